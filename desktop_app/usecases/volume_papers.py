"""What the papers of a volume are filled from, and the plan of its one PDF (F45–F48, ITEMS, CHECKLIST)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import BinaryIO

from ..facts_archive import (
    BackNoteFacts,
    BoxLine,
    CheckFacts,
    CheckLine,
    ContentsFacts,
    ItemLine,
    ItemsFacts,
    ItemStamp,
    PieceLine,
    SpineLine,
    StripFacts,
    VolumeCoverFacts,
    VolumePart,
    VolumePlan,
)
from ..labels import archive as words
from ..labels import archive_page as page_words
from ..labels import forms as form_words
from ..office import Desk
from ..rules import volumes
from ..rules.refusal import Refused
from ..storage.archive import Piece, Volume
from ..storage.files import FileDamaged
from ..storage.matters import Paper
from . import archive_settings, standing
from . import volume_pieces as pieces
from . import volumes as shelf
from .offices import profile

# Thickness of the bound sheets: a wider back is proposed for more pages.
SPINES = ((100, 10), (150, 15))
WIDEST_SPINE = 20
BOX_WIDTHS = ((150, 20), (250, 30), (350, 40))
WIDEST_BOX = 50
SHORT_TITLE = 28


def shown_title(row: Piece) -> str:
    """A title of the officer's own stands in [ ] (GB/T 9705)."""
    return f"[{row.title}]" if row.own_title else row.title


def cover(desk: Desk, volume: Volume) -> VolumeCoverFacts:
    rows = shelf.pieces_of(desk, volume)
    dated = [row.dated for row in rows if row.dated]
    return VolumeCoverFacts(
        office=profile(desk).facts(),
        fonds_name=volume.fonds_name,
        category=volume.category,
        title=volume.title,
        first=min(dated, default=None),
        last=max(dated, default=None),
        retention=words.RETENTIONS[volume.retention],
        pieces=len(rows),
        pages=sum(row.pages for row in rows),
        file_no=volume.file_no,
        fonds_no=volume.fonds_no,
        catalogue_no=volume.catalogue_no,
        volume_no=volume.volume_no,
        secrecy=words.SECRECIES[volume.secrecy] if volume.secrecy else "",
        hard=archive_settings.settings(desk).hard,
    )


def contents(desk: Desk, volume: Volume) -> ContentsFacts:
    rows = shelf.pieces_of(desk, volume)
    shown = volumes.page_words(pieces.numbered(rows))
    return ContentsFacts(
        office=profile(desk).facts(),
        archive_no=shelf.archive_no(volume),
        lines=tuple(
            PieceLine(
                number=str(place),
                doc_no=row.doc_no,
                responsible=row.responsible,
                title=shown_title(row),
                day=row.dated,
                pages=numbers,
                note=row.note,
            )
            for place, (row, numbers) in enumerate(zip(rows, shown, strict=True), 1)
        ),
    )


def items(desk: Desk, volume: Volume) -> ItemsFacts:
    """归档文件目录 of a box (DA/T 22-2015)."""
    organ = archive_settings.settings(desk).organ
    return ItemsFacts(
        office=profile(desk).facts(),
        fonds_no=volume.fonds_no,
        year=str(volume.year),
        retention=words.RETENTIONS[volume.retention],
        organ=organ,
        lines=tuple(
            ItemLine(
                number=str(place),
                archive_no=item_archive_no(volume, row, organ),
                doc_no=row.doc_no,
                responsible=row.responsible,
                title=shown_title(row),
                day=row.dated,
                secrecy=words.SECRECIES[volume.secrecy] if volume.secrecy else "",
                pages=row.pages,
                note=row.note,
            )
            for place, row in enumerate(shelf.pieces_of(desk, volume), 1)
        ),
    )


def item_archive_no(volume: Volume, row: Piece, organ: str) -> str:
    """档号 of an item; "" before it has its number."""
    if not row.item_no:
        return ""
    serial = int(row.item_no.rsplit("-", 1)[1])
    return volumes.item_no(volume.fonds_no, volume.year, volume.retention, organ, serial)


def statement(desk: Desk, volume: Volume) -> tuple[str, ...]:
    """本卷情况说明: the officer's own words, missing pieces with their reasons, what was never scanned."""
    found = [line for line in volume.statement.split("\n") if line.strip()]
    found += [words.missing_kind(one.kind, one.reason, one.number) for one in shelf.lacking(desk, volume) if one.reason]
    if volume.early_reason:
        found.append(words.early(volume.early_reason))
    unscanned = [row.title for row in shelf.pieces_of(desk, volume) if row.pages and not row.file]
    if unscanned:
        found.append(words.unscanned("、".join(unscanned)))
    return tuple(found)


def back_note(desk: Desk, volume: Volume) -> BackNoteFacts:
    rows = shelf.pieces_of(desk, volume)
    return BackNoteFacts(
        office=profile(desk).facts(),
        archive_no=shelf.archive_no(volume),
        statement=statement(desk, volume),
        pieces=len(rows),
        pages=sum(row.pages for row in rows),
        compiler=volume.compiler,
        checker=volume.checker,
        bound_on=volume.bound_on,
    )


def check_list(desk: Desk, volume: Volume) -> CheckFacts:
    """要件齐全性检查单 (M04): every required kind, where it is, or why it is not."""
    rows = shelf.pieces_of(desk, volume)
    wanted: set[str] = set()
    for matter in shelf.cases_of(desk, volume):
        wanted |= set(volumes.required(shelf.case_facts(desk, matter)))
    lacking = shelf.lacking(desk, volume)
    lines = []
    for kind in volumes.ORDER:
        mine = [row for row in rows if row.kind == kind]
        if kind not in wanted and not mine:
            continue
        absent = [one for one in lacking if one.kind == kind]
        found = "、".join(page_words.page_range(row.first_page, row.pages) for row in mine if row.first_page)
        lines.append(
            CheckLine(
                kind=words.KINDS[kind], present=not absent and bool(mine), found=found,
                reason="；".join(words.of_matter(one.number, one.reason) for one in absent if one.reason),
            )
        )  # fmt: skip
    return CheckFacts(
        office=profile(desk).facts(),
        archive_no=shelf.archive_no(volume),
        title=volume.title,
        lines=tuple(lines),
        checked_on=standing.today(desk),
        checker=volume.checker or desk.actor.name,
    )


def strips(desk: Desk, volume_ids: Iterable[int]) -> StripFacts:
    """F48 of some volumes: a spine for each, and for each class, year and period the back of the box they stand in;
    items have their own box."""
    organ = archive_settings.settings(desk).organ
    spines: list[SpineLine] = []
    boxes: list[BoxLine] = []
    together: dict[tuple[str, int, str], list[Volume]] = {}
    for one in volume_ids:
        volume = shelf.load(desk, one)
        rows = shelf.pieces_of(desk, volume)
        if volume.mode == "ITEM":
            numbers = [row.item_no.rsplit("-", 1)[1] for row in rows if row.item_no]
            pages = sum(row.pages for row in rows)
            boxes.append(_box(volume, organ, pages, numbers or [volume.volume_no], volume.volume_no))
            continue
        together.setdefault((volume.record_class, volume.year, volume.retention), []).append(volume)
        spines.append(_spine(volume, sum(row.pages for row in rows)))
    for held in together.values():
        pages = sum(row.pages for volume in held for row in shelf.pieces_of(desk, volume))
        numbers = sorted(volume.volume_no for volume in held)
        boxes.append(_box(held[0], held[0].category, pages, numbers, ""))
    return StripFacts(office=profile(desk).facts(), spines=tuple(spines), boxes=tuple(boxes))


def _spine(volume: Volume, pages: int) -> SpineLine:
    return SpineLine(
        width=next((width for most, width in SPINES if pages <= most), WIDEST_SPINE),
        fonds_no=volume.fonds_no,
        catalogue_no=volume.catalogue_no,
        year=str(volume.year),
        volume_no=volume.volume_no,
        file_no=volume.file_no,
        title=_short(volume),
        retention=words.RETENTIONS[volume.retention],
    )


def _box(volume: Volume, organ: str, pages: int, numbers: list[str], box_no: str) -> BoxLine:
    return BoxLine(
        width=next((width for most, width in BOX_WIDTHS if pages <= most), WIDEST_BOX),
        fonds_no=volume.fonds_no,
        year=str(volume.year),
        retention=words.RETENTIONS[volume.retention],
        organ=organ,
        first=numbers[0],
        last=numbers[-1],
        box_no=box_no,
    )


def _short(volume: Volume) -> str:
    title = volume.title.removeprefix(volume.fonds_name).removeprefix("关于")
    return title if len(title) <= SHORT_TITLE else title[: SHORT_TITLE - 1] + "…"


def plan(desk: Desk, volume_id: int) -> VolumePlan:
    """The one PDF of a whole volume: frozen papers of a bound one, as they would be of an open one.

    Its parts open their files when they are read, so the folder must stay open until it is written.
    """
    volume = shelf.load(desk, volume_id)
    organ = archive_settings.settings(desk).organ
    rows = shelf.pieces_of(desk, volume)
    by_item = volume.mode == "ITEM"
    return VolumePlan(
        title=volume.title,
        author=volume.fonds_name,
        number=shelf.archive_no(volume) or volume.number,
        made_on=volume.bound_on or volume.made_on,
        front=tuple(_front(desk, volume)),
        parts=tuple(_part(desk, volume, row, organ, by_item) for row in rows),
        back=((form_words.TITLES["F47"], _paper(desk, volume, "F47")),),
        duplex=volume.duplex,
    )


def _front(desk: Desk, volume: Volume) -> list[tuple[str, bytes]]:
    contents_form = "ITEMS" if volume.mode == "ITEM" else "F46"
    return [(form_words.TITLES[form], _paper(desk, volume, form)) for form in ("F45", contents_form)]


def _part(desk: Desk, volume: Volume, row: Piece, organ: str, by_item: bool) -> VolumePart:
    stamp = None
    if by_item:
        stamp = ItemStamp(
            fonds_no=volume.fonds_no, year=str(volume.year), organ=organ, pages=str(row.pages),
            item_no=row.item_no.rsplit("-", 1)[1] if row.item_no else "",
            retention=words.RETENTIONS[volume.retention],
        )  # fmt: skip
    absent = ""
    if not row.file:
        shape = words.ITEM_ABSENT if row.first_page else words.ITEM_ABSENT_ALONE
        absent = shape.format(pages=row.pages, first=row.first_page) if row.pages else row.note
    return VolumePart(
        title=shown_title(row),
        pages=row.pages,
        first=row.first_page,
        open=partial(_opened, desk, row.file, row.title) if row.file else None,
        stamp=stamp,
        absent=absent,
    )


def _opened(desk: Desk, digest: str, title: str) -> BinaryIO:
    """The pages of a piece for reading. Raises Refused: STORED_FILE_DAMAGED."""
    try:
        return desk.files.stream(digest)
    except FileDamaged as error:
        raise Refused("STORED_FILE_DAMAGED", None, {"title": title}) from error


def stored(desk: Desk, digest: str, title: str) -> bytes:
    """A stored content of a piece. Raises Refused: STORED_FILE_DAMAGED."""
    with _opened(desk, digest, title) as stream:
        return stream.read()


def _paper(desk: Desk, volume: Volume, form: str) -> bytes:
    """The frozen paper of a bound volume, or how it would look now."""
    frozen = {
        "F45": volume.cover_paper_id,
        "F46": volume.contents_paper_id,
        "ITEMS": volume.contents_paper_id,
        "F47": volume.note_paper_id,
    }[form]
    paper = desk.db.get(Paper, frozen) if frozen else None
    if paper is not None:
        return desk.files.get(paper.file)
    return desk.press(form, facts(desk, volume, form))


def facts(desk: Desk, volume: Volume, form: str) -> object:
    """The facts of a volume's paper as it stands now. form: F45, F46, F47, F48, ITEMS or CHECKLIST."""
    makers: dict[str, Callable[[Desk, Volume], object]] = {
        "F45": cover,
        "F46": contents,
        "F47": back_note,
        "ITEMS": items,
        "CHECKLIST": check_list,
    }
    if form == "F48":
        return strips(desk, (volume.id,))
    return makers[form](desk, volume)


def paper(desk: Desk, volume_id: int, form: str) -> bytes:
    """A paper of a volume as PDF: the frozen one where there is one."""
    volume = shelf.load(desk, volume_id)
    if form in ("F45", "F46", "F47", "ITEMS"):
        return _paper(desk, volume, form)
    return desk.press(form, facts(desk, volume, form))
