"""Binding: what is still wrong with a volume, then its frozen cover, contents and back note (T27, M02, M04)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select

from ..labels import archive as words
from ..labels import archive_page as page_words
from ..office import Desk
from ..rules import lifecycle, numbering, texts, volumes
from ..rules.matter import State
from ..rules.refusal import Refused
from ..rules.written_names import bare, same, told
from ..storage.archive import Piece, Volume
from ..storage.matters import Matter, Obligation, Paper, Step
from . import days, disposals, file_use, standing, volume_glyphs, volume_numbers, volume_papers
from . import volume_pieces as pieces
from . import volumes as shelf
from .papers import Issued, free_paper, issue
from .volume_header import LONGEST_STATEMENT

WINDOWS = ("R-REVIEW-30", "R-RECHECK-30")


@dataclass(frozen=True, kw_only=True)
class Check:
    """One line of 封卷前检查. level: ok, warn or error (an error forbids binding); kind: of a missing piece; key: what
    its reason is kept under; piece_id: what it is about; code: key of labels.archive_page.CHECKS."""

    code: str
    level: str
    words: str
    kind: str = ""
    key: str = ""
    piece_id: int | None = None
    excused: str = ""


@dataclass(frozen=True, kw_only=True)
class Bind:
    """封卷. checker: 检查人; early_reason: why before the time to ask for a review is over."""

    volume_id: int
    version: int | None
    compiler: str
    checker: str
    bound_on: date | None
    statement: str = ""
    early_reason: str = ""
    late_entry_reason: str = ""


def check(desk: Desk, volume_id: int) -> tuple[Check, ...]:
    """Everything 封卷前检查 looks at, what is wrong first."""
    volume = shelf.load(desk, volume_id)
    rows = shelf.pieces_of(desk, volume)
    found = [*_header(volume, rows), *_missing(desk, volume), *_pieces(rows), *_pages(volume, rows)]
    found += [*_files(desk, rows), *_window(desk, volume), *_years(desk, volume)]
    found += [
        Check(code="GLYPH", level="error", words=page_words.undrawable(one.place, one.character), piece_id=one.piece_id)
        for one in volume_glyphs.undrawable(desk, volume, rows)
    ]
    return tuple(sorted(found, key=lambda one: ("error", "warn", "ok").index(one.level)))


def _header(volume: Volume, rows: list[Piece]) -> list[Check]:
    found = []
    if not volume.title.strip():
        found.append(Check(code="TITLE", level="error", words=page_words.CHECK_TITLE))
    if not volume.fonds_no:
        found.append(Check(code="FONDS", level="warn", words=page_words.CHECK_FONDS))
    if not rows:
        found.append(Check(code="EMPTY", level="error", words=page_words.CHECK_EMPTY))
    return found


def _missing(desk: Desk, volume: Volume) -> list[Check]:
    lacking = shelf.lacking(desk, volume)
    found = []
    for one in lacking:
        level = "ok" if one.reason else "error"
        said = page_words.missing(words.KINDS[one.kind], one.number)
        if one.reason:
            said = words.missing_kind(one.kind, one.reason, one.number)
        found.append(Check(code="MISSING", level=level, words=said, kind=one.kind, key=one.key, excused=one.reason))
    if not lacking and volume.mode != "ITEM":
        found.append(Check(code="COMPLETE", level="ok", words=page_words.CHECK_COMPLETE))
    return found


def _pieces(rows: list[Piece]) -> list[Check]:
    found = []
    for place, row in enumerate(rows, 1):
        if not row.pages and row.kind != "MEDIA" and not row.note:
            found.append(Check(code="NO_PAGES", level="error", words=page_words.no_pages(place), piece_id=row.id))
        elif not row.pages and row.source in ("PAPER", "MATERIAL") and row.note:
            found.append(Check(code="NO_PAGES", level="warn", words=page_words.noted(place, row.note), piece_id=row.id))
        if not row.title.strip():
            found.append(Check(code="NO_TITLE", level="error", words=page_words.no_title(place), piece_id=row.id))
    undated = [place for place, row in enumerate(rows, 1) if row.dated is None]
    if undated:
        first = rows[undated[0] - 1].id
        found.append(Check(code="UNDATED", level="warn", words=page_words.undated(undated), piece_id=first))
    if rows and not found:
        found.append(Check(code="DESCRIBED", level="ok", words=page_words.CHECK_DESCRIBED))
    return found


def _pages(volume: Volume, rows: list[Piece]) -> list[Check]:
    if volume.mode == "ITEM" or not rows:
        return []
    numbered = pieces.numbered(rows)
    wrong = volumes.breaks(numbered)
    if not wrong:
        total = sum(row.pages for row in rows)
        return [Check(code="PAGES", level="ok", words=page_words.continuous(total))]
    return [
        Check(
            code="PAGES",
            level="error",
            words=page_words.broken(one.last, one.following),
            piece_id=rows[one.place].id,
        )
        for one in wrong
    ]


def _files(desk: Desk, rows: list[Piece]) -> list[Check]:
    bad = [
        place for place, row in enumerate(rows, 1)
        if not all(desk.files.sound(digest, anew=False) for digest in file_use.of_piece(row))
    ]  # fmt: skip
    if bad:
        return [
            Check(code="FILES", level="error", words=page_words.lost(place), piece_id=rows[place - 1].id)
            for place in bad
        ]
    return [Check(code="FILES", level="ok", words=page_words.CHECK_FILES)] if rows else []


def _window(desk: Desk, volume: Volume) -> list[Check]:
    """Warn before the time to ask for a review is over (T27)."""
    today = standing.today(desk)
    ends = [day for one in shelf.cases_of(desk, volume) if (day := window_end(desk, one)) is not None and day >= today]
    if not ends:
        return []
    return [Check(code="WINDOW", level="warn", words=page_words.window(max(ends)))]


def window_end(desk: Desk, matter: Matter) -> date | None:
    """The last day a review or recheck may be asked for, None when none may (any more)."""
    rows = desk.db.scalars(
        select(Obligation).where(
            Obligation.matter_id == matter.id, Obligation.rule.in_(WINDOWS), Obligation.met_on.is_(None)
        )
    )
    return max((date.fromisoformat(row.due[:10]) for row in rows), default=None)


def _years(desk: Desk, volume: Volume) -> list[Check]:
    if volume.mode == "CASE":
        return []
    years = {shelf.closed_on(desk, one).year for one in shelf.cases_of(desk, volume)} - {volume.year}
    return [Check(code="YEARS", level="warn", words=page_words.mixed_years(sorted(years)))] if years else []


def bind(desk: Desk, new: Bind) -> tuple[Issued, ...]:
    """Freeze a volume: page or item numbers, cover, contents, back note; its matters become BOUND (T27).

    Raises Refused: VOLUME_NOT_OPEN, RECORD_CHANGED, VOLUME_TITLE_MISSING, VOLUME_EMPTY, PIECES_MISSING,
    PAGES_BROKEN, PIECE_WITHOUT_PAGES, STORED_FILE_DAMAGED, EARLY_REASON_MISSING, CHECKER_MISSING, CHECKER_IS_COMPILER,
    STATEMENT_LONG, VOLUME_YEAR_BEFORE, VOLUME_NUMBER_TAKEN, FILE_NO_TAKEN, PIECE_UNDRAWABLE, VOLUME_UNDRAWABLE,
    DAY_MISSING, DATE_IN_FUTURE, EVENTS_OUT_OF_ORDER, BOUND_BEFORE_REOPENING, BOUND_BEFORE_PIECES and the guards of T27.
    """
    new = texts.cleaned(new)
    volume = shelf.load_open(desk, new.volume_id, new.version)
    rows = shelf.pieces_of(desk, volume)
    _refuse_unready(desk, volume, rows)
    if not bare(new.compiler) or not bare(new.checker):
        raise Refused("CHECKER_MISSING", "checker" if bare(new.compiler) else "compiler")
    if same(new.compiler, new.checker):
        raise Refused("CHECKER_IS_COMPILER", "checker", {"person": new.checker.strip()})
    if len(new.statement.strip()) > LONGEST_STATEMENT:
        raise Refused("STATEMENT_LONG", "statement", {"most": LONGEST_STATEMENT})
    cases = shelf.cases_of(desk, volume)
    day = _day(desk, cases, rows, new)
    volume_glyphs.refuse(desk, volume, rows, new.compiler, new.checker, new.statement, new.early_reason)
    open_windows = [end for one in cases if (end := window_end(desk, one)) is not None and end >= day]
    if open_windows and not told(new.early_reason):
        raise Refused("EARLY_REASON_MISSING", "early_reason", {"due": max(open_windows)})
    volume.compiler, volume.checker = new.compiler.strip(), new.checker.strip()
    volume.early_reason, volume.late_entry_reason = new.early_reason.strip(), new.late_entry_reason.strip()
    volume.statement = new.statement.strip() or volume.statement
    volume.bound_on, volume.pages = day, sum(row.pages for row in rows)
    if volume.mode == "ITEM":
        _number_items(desk, volume, rows)
    desk.db.flush()
    made = _issue_papers(desk, volume, cases[0] if volume.mode == "CASE" else None, day)
    volume.cover_paper_id, volume.contents_paper_id, volume.note_paper_id = (one.id for one in made)
    lacking = tuple(dict.fromkeys(words.KINDS[one.kind] for one in shelf.lacking(desk, volume)))
    for matter in cases:
        facts = replace(
            standing.facts_of(desk, matter), pieces_missing=lacking, reason=volume.statement or "、".join(lacking),
            pages_continuous=True, bound_on=day, backfill_reason=new.late_entry_reason,
        )  # fmt: skip
        for refused in lifecycle.check("T27", facts):
            raise refused
        note = shelf.archive_no(volume) or volume.number
        standing.move(desk, matter, "BIND", State.BOUND, day, note, made[1].id, new.late_entry_reason)
        standing.rewrite_obligations(desk, matter)
    volume.state = "BOUND"
    return made


def _day(desk: Desk, cases: list[Matter], rows: list[Piece], new: Bind) -> date:
    """The day of binding: after the matters closed and after the volume was last opened again; not before the newest
    of its pieces unless the officer says why."""
    ends = [shelf.closed_on(desk, one) for one in cases]
    latest = (("CLOSED", max(ends)),) if ends else ()
    late = told(new.late_entry_reason)
    day = days.happened_on(desk, "bound_on", "BOUND", new.bound_on, *latest, late_reason=late)
    opened = desk.db.scalar(
        select(func.max(Step.happened_on)).where(Step.act == "UNBIND", Step.matter_id.in_([one.id for one in cases]))
    )
    if opened is not None and day < opened:
        raise Refused("BOUND_BEFORE_REOPENING", "bound_on", {"day": day, "opened": opened})
    newest = max((row for row in rows if row.dated), key=lambda row: row.dated or day, default=None)
    if newest is not None and newest.dated is not None and newest.dated > day and not late:
        raise Refused("BOUND_BEFORE_PIECES", "bound_on", {"day": day, "title": newest.title, "dated": newest.dated})
    return day


def reopen(desk: Desk, volume_id: int, version: int | None, reason: str) -> None:
    """拆卷: a bound volume that was not handed over is put in order again; its matters are closed, not bound, until
    then, and its old cover, contents and back note are void.

    Raises Refused: VOLUME_UNKNOWN, VOLUME_NOT_BOUND, VOLUME_LENT, VOLUME_LISTED, VOLUME_HELD, REASON_MISSING.
    """
    volume = shelf.load(desk, volume_id, version)
    reason = told(reason)
    if volume.state != "BOUND":
        raise Refused("VOLUME_NOT_BOUND", None, shelf.state_facts(volume))
    if not reason:
        raise Refused("REASON_MISSING", "reason")
    if shelf.lent(desk, volume.id) is not None:
        raise Refused("VOLUME_LENT", None, {"volume": volume.number})
    if volume.transfer_id is not None or volume.disposal_id is not None:
        raise Refused("VOLUME_LISTED", None, {"volume": volume.number})
    if volume.hold:
        raise Refused("VOLUME_HELD", None, {"volume": volume.number, "hold": volume.hold})
    disposals.end_appraisal(desk, volume, reason)
    for paper_id in (volume.cover_paper_id, volume.contents_paper_id, volume.note_paper_id):
        paper = desk.db.get(Paper, paper_id) if paper_id else None
        if paper is not None:
            paper.void_reason = reason
    today = standing.today(desk)
    for matter in shelf.cases_of(desk, volume):
        standing.move(desk, matter, "UNBIND", State.CLOSED, today, f"{volume.number} {reason}")
        standing.rewrite_obligations(desk, matter)
    volume.cover_paper_id = volume.contents_paper_id = volume.note_paper_id = None
    volume.state, volume.bound_on, volume.pages = "OPEN", None, None


def _refuse_unready(desk: Desk, volume: Volume, rows: list[Piece]) -> None:
    if not told(volume.title):
        raise Refused("VOLUME_TITLE_MISSING", "title")
    volume_numbers.check_year(desk, volume.year, (shelf.closed_on(desk, one) for one in shelf.cases_of(desk, volume)))
    volume_numbers.check(desk, volume.id, volume.fonds_no, volume.catalogue_no, volume.volume_no)
    volume_numbers.check_file_no(desk, volume.id, volume.file_no)
    if not rows:
        raise Refused("VOLUME_EMPTY", None, {}, (), "ADD_PIECE")
    unexplained = tuple(
        words.of_matter(one.number, words.KINDS[one.kind]) for one in shelf.lacking(desk, volume) if not one.reason
    )
    if unexplained:
        raise Refused("PIECES_MISSING", None, {"papers": unexplained}, (), "ADD_PIECE")
    for place, row in enumerate(rows, 1):
        if not row.pages and not row.note and row.kind != "MEDIA":
            raise Refused("PIECE_WITHOUT_PAGES", None, {"place": place, "title": row.title})
        if not all(desk.files.sound(digest) for digest in file_use.of_piece(row)):
            raise Refused("STORED_FILE_DAMAGED", None, {"title": row.title})
    broken = volumes.breaks(pieces.numbered(rows)) if volume.mode != "ITEM" else ()
    if broken:
        first = broken[0]
        facts = {"last": first.last, "following": first.following or 0}
        raise Refused("PAGES_BROKEN", None, facts, (), "NUMBER_PAGES")


def _number_items(desk: Desk, volume: Volume, rows: list[Piece]) -> None:
    """件号 runs through a year and a retention period (DA/T 22-2015). A reopened box keeps the numbers it has,
    unless it was given another year or period."""
    kind = "J" + volume.retention
    series = f"{kind}-{volume.year}-"
    rows = [row if not row.item_no or row.item_no.startswith(series) else _anew(desk, row) for row in rows]
    for row in rows:
        row.first_page = 1 if row.pages else None
    fresh = [row for row in rows if not row.item_no]
    if not fresh:
        return
    first = desk.take_numbers(kind, volume.year, len(fresh))
    for serial, row in enumerate(fresh, first):
        row.item_no = numbering.display_book(numbering.BookNumber(kind, volume.year, serial))


def _anew(desk: Desk, row: Piece) -> Piece:
    """The same item without its number, which stays with the struck row: a number is never used for something else."""
    names = Piece.__mapper__.column_attrs.keys()
    held = {name: getattr(row, name) for name in names if name not in ("id", "item_no")}
    row.struck = True
    made = Piece(**held)
    desk.db.add(made)
    desk.db.flush()
    return made


def _issue_papers(desk: Desk, volume: Volume, matter: Matter | None, day: date) -> tuple[Issued, ...]:
    contents = "ITEMS" if volume.mode == "ITEM" else "F46"
    facts = {
        "F45": volume_papers.cover(desk, volume),
        contents: volume_papers.items(desk, volume) if volume.mode == "ITEM" else volume_papers.contents(desk, volume),
        "F47": volume_papers.back_note(desk, volume),
    }
    made = []
    for form, filled in facts.items():
        # A volume of one matter belongs to it, so that a restricted one's papers are seen by its readers alone.
        if matter is not None:
            made.append(issue(desk, matter, form, filled, day))
        else:
            made.append(free_paper(desk, form, filled, day))
    return tuple(made)
