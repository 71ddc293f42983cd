"""A volume's folder is read without the program; hostile names stay inside it."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.exchange.volume_folder import safe_name, write
from desktop_app.office import Office
from desktop_app.usecases import volume_pieces
from tests import binder
from tests.conftest import Clock

HOSTILE = (
    "../../../etc/passwd", "..\\..\\windows\\system32", "C:\\来信.pdf", "CON", "nul.txt", "a/b:c*d?e\"f<g>h|i", "...",
    " . ", "", "\x00\x07控制", "\u202egnp.exe", "很" * 300, "尾点.", "COM1.pdf", "𬱖䶮来信", "=HYPERLINK(1)",
)  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_made_safe_and_stays_readable(name: str) -> None:
    _is_safe(safe_name(name))


@given(st.text())
def test_no_name_whatever_leaves_its_folder(name: str) -> None:
    _is_safe(safe_name(name))


def _is_safe(made: str) -> None:
    assert made and len(made) <= 70 and not set(made) & set('\\/:*?"<>|\0\n\r\t')
    assert made.strip(" .") == made and made.split(".")[0].upper() not in ("CON", "NUL", "PRN", "AUX", "COM1")
    assert (Path("/ordner") / made).resolve().parent == Path("/ordner").resolve()


@pytest.fixture
def left(office: Office, clock: Clock, tmp_path: Path) -> Path:
    made = binder.shelved(office, clock)
    return write(office, made, tmp_path / "U盘")


def test_everything_in_the_folder_is_listed_with_its_hash(left: Path) -> None:
    listed = dict(reversed(line.split("  ", 1)) for line in (left / "SHA256SUMS.txt").read_text("utf-8").splitlines())
    there = {path.relative_to(left).as_posix() for path in left.rglob("*") if path.is_file()} - {"SHA256SUMS.txt"}
    assert set(listed) == there
    for name, digest in listed.items():
        assert hashlib.sha256((left / name).read_bytes()).hexdigest() == digest


def test_the_sidecars_say_of_every_piece_what_it_is_and_where(left: Path) -> None:
    told = json.loads((left / "volume.json").read_text("utf-8"))
    with (left / "pieces.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [row["title"] for row in rows] == [one["title"] for one in told["pieces"]]
    for one in told["pieces"]:
        if one["file"]:
            assert (left / one["file"]).read_bytes().startswith(b"%PDF")
        for original in one["originals"]:
            assert (left / original["file"]).exists()
    assert told["archive_no"] == "Q012－XF·2026－0001" and told["matters"][0]["number"] == "XF-2026-0001"


def test_pieces_with_hostile_names_are_written_inside_the_folder(office: Office, clock: Clock, tmp_path: Path) -> None:
    binder.settled(office)
    made = binder.volume(office, mode="YEAR", record_class="OWN_DOC", year=2026)
    for name in HOSTILE:
        content = binder.scan(name or "空")
        pages, _n = office.ask(lambda desk, name=name, content=content: desk.pages(name, content, None))
        original = volume_pieces.Original(name=name, content=content)
        binder.added(office, made, f"材料{name[:200]}", pdf=pages, originals=(original,))
    target = write(office, made, tmp_path / "出")
    outside = [path for path in tmp_path.rglob("*") if path.is_file() and target not in path.parents]
    assert [path for path in outside if "信访 数据" not in str(path)] == []
    stored = [path for path in (office.folder.path / "files").rglob("*") if path.is_file()]
    assert all(path.parent.name == path.name[:2] and len(path.name) == 64 for path in stored)
    with (target / "pieces.csv").open(encoding="utf-8-sig", newline="") as handle:
        assert not any(row["title"].startswith("=") for row in csv.DictReader(handle))


def test_a_second_copy_gets_a_name_of_its_own_and_a_stopped_one_leaves_nothing(
    office: Office, clock: Clock, tmp_path: Path
) -> None:
    made = binder.shelved(office, clock)
    first, second = write(office, made, tmp_path / "出"), write(office, made, tmp_path / "出")
    assert second.name == f"{first.name}-2"

    def stop(done: int, _all: int) -> None:
        if done == 3:
            raise TimeoutError

    with pytest.raises(TimeoutError):
        write(office, made, tmp_path / "停", stop)
    assert list((tmp_path / "停").iterdir()) == []
