"""F48b and the lists of the archive: loans, hand-over, disposal, index, items (M05, T28, R-RETENTION, DA/T 22)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.documents.blocks import (
    Blank,
    Block,
    Cell,
    Document,
    Ends,
    Fill,
    Heading,
    PageStyle,
    Paragraph,
    Row,
    Style,
    Table,
)
from desktop_app.documents.forms.grid import HEAD, SMALL, SMALL_WORD, label, value
from desktop_app.facts_archive import (
    DisposalFacts,
    IndexFacts,
    ItemLine,
    ItemsFacts,
    LoanFacts,
    LoanLine,
    TransferFacts,
    VolumeLine,
)
from desktop_app.labels import archive_papers as own
from desktop_app.labels import forms as words

# The binding edge is at least 25 mm; the columns of each list add up to the measure of 257 mm.
_PAGE = PageStyle(
    width=297, height=210, top=20, left=25, right=15, bottom=18, numbering=words.page_of, number_size=10.5,
    number_drop=5,
)  # fmt: skip
_CELL = replace(SMALL, size=9, leading=11.5)
_MID = replace(SMALL_WORD, size=9, leading=11.5)
_LOANS = (38.0, 54.0, 18.0, 24.0, 27.0, 11.0, 18.0, 17.0, 17.0, 17.0, 16.0)
_LIST = (11.0, 42.0, 100.0, 26.0, 13.0, 13.0, 18.0, 16.0, 18.0)
_INDEX = (10.0, 40.0, 78.0, 13.0, 26.0, 11.0, 11.0, 14.0, 16.0, 22.0, 16.0)
_ITEMS = (10.0, 44.0, 42.0, 26.0, 72.0, 19.0, 16.0, 12.0, 16.0)
_SIGNING = (30.0, 104.0, 30.0, 93.0)
# Two lines of a long title find room in a row.
_ROW = 10.6
_BLANKS = 12
_FEW_BLANKS = 6


def loans(facts: LoanFacts) -> Document:
    """F48b: who has what, since when, until when, and how it came back (M05)."""
    rows = tuple(
        _row(
            (one.archive_no, one.title, one.borrower, one.unit, one.purpose, one.way, one.approved_by,
             own.archival_day(one.out_on), own.archival_day(one.due), own.archival_day(one.back_on), one.condition),
            left=(1, 3, 4),
        )
        for one in facts.lines or (LoanLine(),) * _BLANKS
    )  # fmt: skip
    end = (Fill((own.ARCHIVIST_SIGNS, Blank(50)), Style(before=8)),)
    return _sheet("F48b", facts.office.school, facts.period, _LOANS, own.LOAN_HEADS, rows, end)


def transfer(facts: TransferFacts) -> Document:
    """档案移交清册 with both signatures (T28)."""
    rows = (
        _signed(own.GIVER_UNIT, value(facts.giver_unit, style=SMALL), own.RECEIVER_UNIT, facts.receiver_unit),
        _signed(own.GIVER, value(facts.giver, style=SMALL), own.RECEIVER, facts.receiver),
        Row((label(own.HANDED_ON, style=HEAD), value(words.day(facts.handed_on) or words.WRITE_DATE, 3, SMALL)), 9),
    )
    return _volumes("TRANSFER", facts.office.school, facts.number, facts.lines, rows)


def disposal(facts: DisposalFacts) -> Document:
    """档案销毁清册: appraised by two, approved, watched by two (R-RETENTION)."""
    rows = (
        Row((label(own.APPRAISAL, style=HEAD), value(facts.appraisal, 3, SMALL)), 18, splits=len(facts.appraisal) > 500,
            keep_next=True),
        _signed(own.APPRAISERS, _two(facts.appraisers), own.APPRAISED_ON, _day(facts.appraised_on)),
        _signed(own.APPROVER, value(facts.approver, style=SMALL), own.APPROVED_ON, _day(facts.approved_on)),
        _signed(own.WATCHERS, _two(facts.watchers), own.DESTROYED_ON, _day(facts.destroyed_on), keep=False),
    )  # fmt: skip
    return _volumes("DISPOSAL", facts.office.school, facts.number, facts.lines, rows)


def index(facts: IndexFacts) -> Document:
    """案卷目录: the shelf as it is listed (GB/T 9705-2008)."""
    rows = tuple(
        _row(
            (str(place) if facts.lines else "", one.archive_no, one.title, one.year, own.span(one.first, one.last),
             _number(one.pieces), _number(one.pages), one.retention, one.secrecy, one.shelf, one.state),
            left=(1, 2, 9),
        )
        for place, one in enumerate(facts.lines or (VolumeLine(),) * _BLANKS, 1)
    )  # fmt: skip
    made = (words.MADE_BY, facts.made_by or words.WIDE_BLANK * 5, words.WIDE_BLANK * 2, words.MADE_ON,
            words.day(facts.made_on) or words.WRITE_DATE)  # fmt: skip
    scope = own.SCOPE + (facts.scope or words.WIDE_BLANK * 8)
    found = _sheet("INDEX", facts.office.school, scope, _INDEX, own.INDEX_HEADS, rows, (_total(facts.lines),))
    return replace(found, page=replace(found.page, foot="".join(made)))


def items(facts: ItemsFacts) -> Document:
    """归档文件目录: by item instead of by volume (DA/T 22-2015)."""
    rows = tuple(
        _row(
            (one.number, one.archive_no, one.doc_no, one.responsible, one.title, own.archival_day(one.day),
             one.secrecy, _number(one.pages), one.note),
            left=(1, 2, 3, 4, 8),
        )
        for one in facts.lines or (ItemLine(),) * _BLANKS
    )  # fmt: skip
    scope = own.scope_of_items(facts.fonds_no, facts.year, facts.retention, facts.organ)
    return _sheet("ITEMS", facts.office.school, scope, _ITEMS, own.ITEM_HEADS, rows, ())


def _volumes(form: str, school: str, number: str, lines: Sequence[VolumeLine], signed: tuple[Row, ...]) -> Document:
    rows = tuple(
        _row(
            (str(place) if lines else "", one.archive_no, one.title, own.span(one.first, one.last),
             _number(one.pieces), _number(one.pages), one.retention, one.secrecy, one.note),
            left=(1, 2, 8),
        )
        for place, one in enumerate(tuple(lines) or (VolumeLine(),) * _FEW_BLANKS, 1)
    )  # fmt: skip
    note = words.NUMBER + (number or words.WIDE_BLANK * 6)
    end = (replace(_total(lines), keep_next=True), Table(_SIGNING, signed))
    return _sheet(form, school, note, _LIST, own.LIST_HEADS, rows, end)


def _sheet(
    form: str,
    school: str,
    note: str,
    columns: tuple[float, ...],
    heads: Sequence[str],
    rows: tuple[Row, ...],
    end: tuple[Block, ...],
) -> Document:
    """A list over its end; the end never stands on a page without the last row."""
    title = words.TITLES[form]
    head = Row(tuple(label(word, style=replace(HEAD, size=9, leading=12)) for word in heads), 9)
    over = Ends(school, note, replace(SMALL, after=3))
    blocks: tuple[Block, ...] = (
        Heading(title, size=20, leading=34, spacing=0.15),
        over,
        Table(columns, (head, *rows), heads=1, keep_next=bool(end)),
        *end,
    )
    continued = (Heading(title + words.CONTINUED, size=14, leading=24), over)
    return Document(title=title, subject=note.strip(), author=school, page=replace(_PAGE, continued=continued),
                    blocks=blocks)  # fmt: skip


def _row(texts: Sequence[str], left: tuple[int, ...]) -> Row:
    return Row(tuple(value(text, style=_CELL if at in left else _MID) for at, text in enumerate(texts)), _ROW)


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _day(on: date | None) -> str:
    return words.day(on) or words.WRITE_DATE


def _total(lines: Sequence[VolumeLine]) -> Paragraph:
    counts = (len(lines), sum(one.pieces or 0 for one in lines), sum(one.pages or 0 for one in lines))
    shown = own.total(*(str(count) if lines else own.BLANK_COUNT for count in counts))
    return Paragraph(shown, Style(size=11, leading=24, before=2))


def _two(names: Sequence[str]) -> Cell:
    """Two names, or two lines to sign on."""
    if any(names):
        return value(own.together(names), style=SMALL)
    return Cell((Fill((Blank(40), words.WIDE_BLANK * 2, Blank(40)), SMALL),))


def _signed(word: str, name: Cell, other_word: str, other: str, keep: bool = True) -> Row:
    return Row(
        (label(word, style=HEAD), name, label(other_word, style=HEAD), value(other, style=SMALL)), 12, keep_next=keep
    )
