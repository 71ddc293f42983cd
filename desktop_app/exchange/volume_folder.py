"""A volume as a folder that is read without this program: PDFs, the files they were made from, JSON, CSV, hashes."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..labels import archive as words
from ..labels import archive_page as page_words
from ..office import Desk, Office
from ..patience import patient
from ..usecases import volume_papers, volumes

COLUMNS = (
    "place", "file", "kind", "title", "doc_no", "responsible", "dated", "pages", "first_page", "item_no", "note",
    "sha256",
)  # fmt: skip
LONGEST = 60
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")
Told = Callable[[int, int], object]


def safe_name(text: str, otherwise: str = "file") -> str:
    """A name no file system stumbles over: no separators, signs of control, reserved words, trailing dots or blanks."""
    plain = unicodedata.normalize("NFC", text)
    plain = "".join(c for c in plain if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
    plain = re.sub(r'[\\/:*?"<>|]+', "_", plain).strip(" .")[:LONGEST].strip(" .")
    if not plain or _RESERVED.match(plain):
        plain = f"{otherwise}_{plain}".strip("_")
    return plain


def write(office: Office, volume_id: int, into: Path, told: Told = lambda _done, _all: None) -> Path:
    """Write a volume below `into` and return its folder; one that is there already is never written into.

    told(done, all) is called after every file and may raise to stop; then the half-made folder is taken away. Raises
    Refused: VOLUME_UNKNOWN, STORED_FILE_DAMAGED; OSError.
    """
    import shutil

    sheet, papers, listed = office.ask(_gathered, volume_id)
    target = _free(into, safe_name(sheet["archive_no"] or sheet["number"], "volume"))
    part = target.with_name(target.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir(parents=True)
        _fill(office, part, sheet, papers, listed, told)
        patient(lambda: part.rename(target))
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return target


def _fill(
    office: Office,
    part: Path,
    sheet: dict[str, Any],
    papers: list[tuple[str, bytes]],
    listed: list[dict[str, Any]],
    told: Told,
) -> None:
    sums: dict[str, str] = {}
    steps = len(papers) + len(listed) + 1
    done = 0

    def keep(name: str, content: bytes) -> None:
        (part / name).write_bytes(content)
        sums[name] = hashlib.sha256(content).hexdigest()

    for name, content in papers:
        keep(name, content)
        done += 1
        told(done, steps)
    for row in listed:
        digest, originals = row.pop("_file"), row.pop("_originals")
        if digest:
            row["file"] = f"{row['place']:03d}-{safe_name(row['title'])}.pdf"
            keep(row["file"], office.ask(volume_papers.stored, digest, row["title"]))
            row["sha256"] = sums[row["file"]]
        row["originals"] = []
        for place, one in enumerate(originals, 1):
            (part / "originals").mkdir(exist_ok=True)
            name = f"originals/{row['place']:03d}-{place:02d}-{safe_name(one['name'])}"
            keep(name, office.ask(volume_papers.stored, one["file"], one["name"]))
            row["originals"].append({"file": name, "name": one["name"], "sha256": one["file"], "edits": one["edits"]})
        done += 1
        told(done, steps)
    text = json.dumps({**sheet, "pieces": listed}, ensure_ascii=False, indent=1)
    keep("volume.json", text.encode("utf-8"))
    keep("pieces.csv", _csv(listed))
    keep("README.txt", page_words.FOLDER_README.encode("utf-8"))
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    (part / "SHA256SUMS.txt").write_text(lines, encoding="utf-8", newline="\n")
    told(steps, steps)


def _csv(listed: list[dict[str, Any]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore")
    writer.writeheader()
    for row in listed:
        writer.writerow({key: _plain_cell(row.get(key, "")) for key in COLUMNS})
    return out.getvalue().encode("utf-8-sig")


def _plain_cell(value: Any) -> Any:
    """A sheet program must not take a title for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value


def _gathered(desk: Desk, volume_id: int) -> tuple[dict[str, Any], list[tuple[str, bytes]], list[dict[str, Any]]]:
    volume = volumes.load(desk, volume_id)
    rows = volumes.pieces_of(desk, volume)
    contents = "ITEMS" if volume.mode == "ITEM" else "F46"
    forms = (("00-1", "F45"), ("00-2", contents), ("99", "F47"))
    papers = [
        (f"{start}-{page_words.PRINTS[form]}.pdf", volume_papers.paper(desk, volume.id, form)) for start, form in forms
    ]
    cases = volumes.cases_of(desk, volume)
    sheet: dict[str, Any] = {
        "format": 1,
        "number": volume.number,
        "archive_no": volumes.archive_no(volume),
        "title": volume.title,
        "record_class": words.CLASSES[volume.record_class],
        "mode": words.MODES[volume.mode],
        "year": volume.year,
        "fonds_name": volume.fonds_name,
        "fonds_no": volume.fonds_no,
        "catalogue_no": volume.catalogue_no,
        "volume_no": volume.volume_no,
        "file_no": volume.file_no,
        "retention": words.RETENTIONS[volume.retention],
        "secrecy": words.SECRECIES[volume.secrecy] if volume.secrecy else "",
        "shelf": volume.shelf,
        "state": words.STATES[volume.state],
        "compiler": volume.compiler,
        "checker": volume.checker,
        "bound_on": volume.bound_on.isoformat() if volume.bound_on else None,
        "statement": list(volume_papers.statement(desk, volume)),
        "matters": [{"number": one.number, "subject": one.subject} for one in cases],
    }
    listed = [
        {
            "place": place,
            "file": "",
            "kind": words.KINDS[row.kind],
            "title": volume_papers.shown_title(row),
            "doc_no": row.doc_no,
            "responsible": row.responsible,
            "dated": row.dated.isoformat() if row.dated else "",
            "pages": row.pages,
            "first_page": row.first_page,
            "item_no": row.item_no,
            "note": row.note,
            "sha256": "",
            "_file": row.file,
            "_originals": row.originals,
        }
        for place, row in enumerate(rows, 1)
    ]
    return sheet, papers, listed


def _free(into: Path, name: str) -> Path:
    target, number = into / name, 1
    while target.exists():
        number += 1
        target = into / f"{name}-{number}"
    return target
