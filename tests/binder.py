"""One call per step of a volume's life, and files that look like what an office is handed."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image, ImageDraw

from desktop_app.office import Office
from desktop_app.usecases import archive_settings, attachments, binding, volume_board, volume_pieces, volumes
from desktop_app.usecases.archive_settings import ArchiveSettings
from desktop_app.usecases.binding import Bind
from desktop_app.usecases.volume_board import Detail
from desktop_app.usecases.volume_pieces import NewPiece, Original
from desktop_app.usecases.volumes import NewVolume
from tests import life, sample
from tests.conftest import Clock

FONDS = "Q012"


def scan(text: str = "扫描件", size: tuple[int, int] = (620, 877), kind: str = "JPEG", **known: Any) -> bytes:
    """A small picture as a scanner or telephone makes it; different words make different bytes."""
    picture = Image.new("RGB", size, "white")
    drawing = ImageDraw.Draw(picture)
    for line in range(8):
        drawing.rectangle((60, 80 + line * 60, 60 + (hash_of(text) >> line) % 400 + 40, 110 + line * 60), fill="black")
    drawing.text((60, 30), str(hash_of(text)), fill="black")
    out = BytesIO()
    picture.save(out, kind, **known)
    return out.getvalue()


def hash_of(text: str) -> int:
    """The same number for the same words in every run."""
    return sum(ord(c) * (place + 7) for place, c in enumerate(text))


def pdf(pages: int = 1, size: tuple[float, float] = (595.0, 842.0)) -> bytes:
    """A PDF with so many pages, each of them another one."""
    with pikepdf.new() as made:
        for number in range(pages):
            made.add_blank_page(page_size=size)
            made.pages[-1].contents_add(f"0.5 w 50 {50 + number % 700} m 500 {60 + number % 700} l S".encode())
        out = BytesIO()
        made.save(out, deterministic_id=True)
    return out.getvalue()


def settled(office: Office, **known: Any) -> None:
    """The archive's settings answered."""
    now = office.ask(archive_settings.settings)
    office.do(
        archive_settings.save,
        ArchiveSettings(
            **{"fonds_no": FONDS, "fonds_name": "青岚学院", "receiver_unit": "青岚学院档案馆", "version": now.version,
               **known}
        ),
    )  # fmt: skip


def closed(office: Office, attach: int = 1, **known: Any) -> int:
    """A matter that went its whole way and was closed, with so many scans attached."""
    matter_id, _paper = life.concluded(office, **known)
    for number in range(attach):
        office.do(
            attachments.attach, matter_id, f"缴费票据{number + 1}", scan(f"{matter_id}-{number}"), f"票据{number}.jpg"
        )
    life.closing_written(office, matter_id)
    life.closed(office, matter_id)
    return matter_id


def told_away(office: Office, **known: Any) -> int:
    """A matter that was told its way and closed."""
    made = sample.register(office, **known)
    sample.notify_out(office, made.id)
    life.closing_written(office, made.id)
    life.closed(office, made.id)
    return made.id


def volume(office: Office, *matters: int, **known: Any) -> int:
    """A volume of these matters, 一案一卷 for one."""
    new = {"mode": "CASE" if len(matters) == 1 else "YEAR", "record_class": "OWN_DOC", "matter_ids": matters, **known}
    return office.do(volumes.make, NewVolume(**new))


def detail(office: Office, volume_id: int) -> Detail:
    found: Detail = office.ask(volume_board.detail, volume_id)
    return found


def excused(office: Office, volume_id: int, reason: str = "本件没有这种材料") -> None:
    """Say of every missing piece why."""
    for one in detail(office, volume_id).checks:
        if one.code == "MISSING" and not one.excused:
            office.do(volume_pieces.excuse, volume_id, detail(office, volume_id).header.version, one.key, reason)


def added(office: Office, volume_id: int, title: str, pages: int = 1, **known: Any) -> int:
    """A scanned piece put in by hand."""
    content = scan(title) if pages == 1 else pdf(pages)
    name = f"{title}.jpg" if pages == 1 else f"{title}.pdf"
    made, _count = office.ask(lambda desk: desk.pages(name, content, None))
    new = NewPiece(
        **{"volume_id": volume_id, "version": None, "kind": "EVIDENCE", "title": title, "dated": date(2026, 3, 2),
           "pdf": made, "originals": (Original(name=name, content=content),), **known}
    )  # fmt: skip
    return office.do(volume_pieces.add, new)


def bound(office: Office, volume_id: int, **known: Any) -> Any:
    """封卷, long enough after the end of the matter."""
    new = {
        "volume_id": volume_id, "version": None, "compiler": sample.OFFICER, "checker": sample.HEAD,
        "bound_on": life.today(office), **known,
    }  # fmt: skip
    return office.do(binding.bind, Bind(**new))


def after_windows(clock: Clock) -> None:
    """Past the time to ask for a review."""
    clock.forward(days=45)


def shelved(office: Office, clock: Clock, **known: Any) -> int:
    """A bound volume of one closed matter."""
    settled(office)
    matter = closed(office, **known)
    after_windows(clock)
    made = volume(office, matter)
    excused(office, made)
    bound(office, made)
    return made


def in_days(office: Office, days: int) -> date:
    return life.today(office) + timedelta(days)
