"""公示 of reception days: what a posting says, its issue, where and when it hung, what has changed since (C05)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from ..facts_days import PosterFacts, PosterLine
from ..labels import leader_day_papers as papers_words
from ..labels import leader_days as words
from ..office import Desk
from ..rules import deadlines, texts
from ..rules.moments import local, moment
from ..rules.refusal import Refused
from ..storage.leader_days import Posting, Slot, Substitution
from ..storage.matters import Paper
from ..storage.offices import Person
from . import attachments, day_plan, day_rules, days, rulebooks, slots, standing
from .offices import profile
from .papers import Issued, free_paper

UNPOSTED_KINDS = frozenset({"FIELD", "SKIP_LEVEL", "APPOINTMENT"})
"""Kinds nobody is invited to by a posting: they are agreed with one petitioner or ordered at once."""
ITEMS = ("day", "starts", "ends", "leader", "post", "portfolio", "place")
SIZES = ("A4", "A3")


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A posting as it would be printed now. slots: ids in the order of the lines; left: days that are not on it, with
    the state that keeps them off; missing: per day which of the five items is empty; lacking: principal leaders
    without a day (year, month, name).
    """

    facts: PosterFacts
    slots: tuple[int, ...]
    left: tuple[tuple[date, str], ...] = ()
    missing: tuple[tuple[date, str], ...] = ()
    lacking: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Publish:
    """Issue a posting of a period, both days inclusive. change: only what differs from what hangs; override_reason: why
    a month without its principal leader is published; posted_on: the date on the paper."""

    first: date
    last: date
    size: str = "A4"
    change: bool = False
    override_reason: str = ""
    posted_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Hung:
    """Where and when a posting was put up. photo: its bytes, None without a picture."""

    posting_id: int
    posted_at: datetime | None
    places: str
    photo: bytes | None = None
    photo_name: str = ""


@dataclass(frozen=True, kw_only=True)
class PostingRow:
    id: int
    kind: str
    first: date
    last: date
    paper_id: int
    slots: int
    issued_on: date
    posted_at: datetime | None
    places: str
    has_photo: bool
    taken_down_on: date | None
    override_reason: str


def prepare(desk: Desk, first: date, last: date, size: str = "A4", change: bool = False) -> Prepared:
    """The posting of a period as it would be printed now; nothing is written.

    change: a notice of change, with the slots that differ from what hangs, and the cancelled ones.
    Raises Refused: TERM_ORDER, CHOICE_UNKNOWN.
    """
    if last < first:
        raise Refused("TERM_ORDER", "last", {"name": "", "first": first, "last": last})
    if size not in SIZES:
        raise Refused("CHOICE_UNKNOWN", "size", {"text": size})
    answers, known = profile(desk), day_rules.arrangements(desk)
    hanging = hung_lines(desk)
    rows = [row for row in slots.between(desk, first, last) if row.kind not in UNPOSTED_KINDS]
    pending = pending_substitutions(desk)
    chosen: list[tuple[int, PosterLine]] = []
    left, missing = [], []
    for row in rows:
        line = line_of(desk, row)
        old = hanging.get(row.id)
        if row.id in pending:
            left.append((row.day, "PENDING"))
            continue
        if change and (old is None or not _differs(old, line)):
            continue
        empty = [words.ITEMS[name] for name in ITEMS if not getattr(line, name)]
        if empty:
            missing.append((row.day, "、".join(empty)))
        if change and old is not None:
            line = replace(line, was=papers_words.was(old), note=papers_words.changed(_changed(old, line)))
        chosen.append((row.id, line))
    if change:
        for row in _cancelled(desk, first, last, hanging):
            gone = replace(line_of(desk, row), was=papers_words.was(hanging[row.id]), note=papers_words.CANCELLED)
            chosen.append((row.id, gone))
    chosen.sort(key=lambda pair: (pair[1].day, pair[1].starts))
    facts = PosterFacts(
        office=answers.facts(),
        size=size,
        change=change,
        title=papers_words.CHANGE_TITLE if change else known.title or papers_words.POSTER_TITLE,
        period=words.span(first, last),
        intro=papers_words.CHANGE_INTRO if change else known.intro or papers_words.POSTER_INTRO,
        lines=tuple(line for _, line in chosen),
        booking=known.booking or papers_words.booking(answers.address, answers.phone),
        notes=known.notes or papers_words.POSTER_NOTES,
        phone=known.phone or answers.phone,
        posted_on=standing.today(desk),
    )
    short = () if change else tuple(day_plan.lacking(desk, first, last))
    return Prepared(
        facts=facts,
        slots=tuple(slot for slot, _ in chosen),
        left=tuple(left),
        missing=tuple(missing),
        lacking=short,
    )


def publish(desk: Desk, new: Publish) -> Issued:
    """Issue the posting: frozen, numbered in no series, ready to be printed and hung.

    Raises Refused: POSTING_EMPTY, POSTING_ITEMS_MISSING (five items, 汇报说明 第四章第一节), PRINCIPAL_WITHOUT_DAY
    unless override_reason says why, and what `prepare` refuses.
    """
    new = texts.cleaned(new)
    found = prepare(desk, new.first, new.last, new.size, new.change)
    if not found.slots and new.change:
        raise Refused("POSTING_EMPTY_CHANGE")
    if not found.slots:
        raise Refused("POSTING_EMPTY")
    if found.missing:
        day, items = found.missing[0]
        raise Refused("POSTING_ITEMS_MISSING", "lines", {"day": day, "items": items}, (), "EDIT_SLOT")
    reason = new.override_reason.strip()
    if found.lacking and not reason:
        year, month, name = found.lacking[0]
        owed = {"year": year, "month": month, "person": name}
        raise Refused("PRINCIPAL_WITHOUT_DAY", "override_reason", owed, (), "ADD_SLOT")
    day = new.posted_on or standing.today(desk)
    facts = replace(found.facts, posted_on=day)
    issued = free_paper(desk, "F19", facts, day, papers_words.CHANGE_TITLE if new.change else "")
    lines = [
        {"slot": slot, **asdict(line), "cancelled": line.note == papers_words.CANCELLED}
        for slot, line in zip(found.slots, found.facts.lines, strict=True)
    ]
    desk.db.add(
        Posting(
            kind="CHANGE" if new.change else "NOTICE",
            first=new.first,
            last=new.last,
            lines=lines,
            paper_id=issued.id,
            override_reason=reason if found.lacking else "",
        )
    )
    return issued


def hang(desk: Desk, new: Hung) -> None:
    """Record that a posting hangs. Raises Refused: POSTING_UNKNOWN, DAY_MISSING, DATE_IN_FUTURE, POSTING_PLACE_MISSING,
    POSTED_BEFORE_ISSUED, FILE_EMPTY, FILE_TOO_LARGE."""
    new = texts.cleaned(new)
    row = _posting(desk, new.posting_id)
    at = days.minute(desk, "posted_at", new.posted_at)
    paper = desk.db.get(Paper, row.paper_id)
    assert paper is not None
    if at.date() < local(paper.issued_at).date():
        raise Refused("POSTED_BEFORE_ISSUED", "posted_at", {"posted": at, "issued": paper.issued_on})
    if not new.places.strip():
        raise Refused("POSTING_PLACE_MISSING", "places")
    row.posted_at, row.places = moment(at), new.places.strip()
    if new.photo is not None:
        row.photo = attachments.keep_file(desk, new.photo, new.photo_name)
        row.photo_name = new.photo_name


def take_down(desk: Desk, posting_id: int, day: date | None) -> None:
    """Record that a posting was taken down. Raises Refused: POSTING_UNKNOWN, DAY_MISSING, DATE_IN_FUTURE, NOT_HANGING,
    DOWN_BEFORE_POSTED."""
    row = _posting(desk, posting_id)
    if row.posted_at is None:
        raise Refused("NOT_HANGING", "taken_down_on")
    when = days.happened_on(desk, "taken_down_on", "TAKEN_DOWN", day)
    if when < local(row.posted_at).date():
        raise Refused("DOWN_BEFORE_POSTED", "taken_down_on", {"down": when, "posted": local(row.posted_at).date()})
    row.taken_down_on = when


def postings(desk: Desk, first: date, last: date) -> list[PostingRow]:
    """What was posted of a period, newest first."""
    query = select(Posting, Paper.issued_on).join(Paper, Paper.id == Posting.paper_id)
    found = desk.db.execute(query.where(Posting.last >= first, Posting.first <= last).order_by(Posting.id.desc()))
    return [
        PostingRow(
            id=row.id,
            kind=row.kind,
            first=row.first,
            last=row.last,
            paper_id=row.paper_id,
            slots=len(row.lines),
            issued_on=issued_on,
            posted_at=local(row.posted_at) if row.posted_at else None,
            places=row.places,
            has_photo=bool(row.photo),
            taken_down_on=row.taken_down_on,
            override_reason=row.override_reason,
        )
        for row, issued_on in found
    ]


def photo(desk: Desk, posting_id: int) -> tuple[str, bytes]:
    """The picture of a hanging posting with its file name. Raises Refused: POSTING_UNKNOWN, FILE_UNKNOWN."""
    row = _posting(desk, posting_id)
    if not row.photo:
        raise Refused("FILE_UNKNOWN")
    return row.photo_name, desk.files.get(row.photo)


def line_of(desk: Desk, row: Slot) -> PosterLine:
    """What a posting says of a reception now."""
    leader = desk.db.get(Person, row.leader_id)
    return PosterLine(
        day=row.day.isoformat(),
        starts=row.starts,
        ends=row.ends,
        leader=leader.name if leader else "",
        post=row.post,
        portfolio=row.portfolio,
        place=row.place,
        accompany=row.accompany,
    )


def hung_lines(desk: Desk) -> dict[int, dict[str, Any]]:
    """The newest hanging line of every reception, by slot id; postings taken down before their day do not count."""
    return _newest(row for row in _all(desk) if row.posted_at is not None)


def issued_lines(desk: Desk) -> dict[int, dict[str, Any]]:
    """The newest line that was printed of every reception, hanging or not."""
    return _newest(_all(desk))


def state(row: Slot, line: PosterLine, hung: dict[str, Any] | None, issued: dict[str, Any] | None) -> str:
    """Where the posting of a reception stands: a code of labels.leader_days.STATES."""
    if row.kind in UNPOSTED_KINDS:
        return "NO_POSTING"
    if hung is not None and not hung["cancelled"] and not _differs(hung, line):
        return "POSTED"
    if issued is not None and not issued["cancelled"] and not _differs(issued, line):
        return "PREPARED"
    return "UNPOSTED" if hung is None else "CHANGED"


def due(desk: Desk, row: Slot) -> date:
    """The last day to post a reception (R-POST); days counted back over working days, the day itself not counted."""
    return deadlines.day_of(
        deadlines.reckon(desk.book.rule("R-POST"), row.day, desk.calendar, policy=rulebooks.policy(desk)).due
    )


def pending_substitutions(desk: Desk) -> set[int]:
    """Slots whose substitution waits for the principal leader's approval (C04)."""
    return set(desk.db.scalars(select(Substitution.slot_id).where(Substitution.approved.is_(None))))


def _all(desk: Desk) -> Sequence[Posting]:
    rows = desk.db.scalars(select(Posting).where(Posting.kind != "BOARD"))
    return sorted(rows, key=lambda row: (row.posted_at is not None, row.posted_at or desk.now, row.id))


def _newest(rows: Iterable[Posting]) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for row in rows:
        for line in row.lines:
            if row.taken_down_on is None or row.taken_down_on.isoformat() >= line["day"]:
                found[line["slot"]] = line
    return found


def _changed(old: dict[str, Any], line: PosterLine) -> list[str]:
    return [words.ITEMS[name] for name in ITEMS if old[name] != getattr(line, name)]


def _differs(old: dict[str, Any], line: PosterLine) -> bool:
    return bool(_changed(old, line))


def _cancelled(desk: Desk, first: date, last: date, hanging: dict[int, dict[str, Any]]) -> list[Slot]:
    """Cancelled receptions that still hang, while their day is ahead."""
    query = select(Slot).where(Slot.day >= first, Slot.day <= last, Slot.cancelled_on.is_not(None)).order_by(Slot.day)
    return [row for row in desk.db.scalars(query) if row.id in hanging and not hanging[row.id]["cancelled"]]


def _posting(desk: Desk, posting_id: int) -> Posting:
    row = desk.db.get(Posting, posting_id)
    if row is None:
        raise Refused("POSTING_UNKNOWN")
    return row
