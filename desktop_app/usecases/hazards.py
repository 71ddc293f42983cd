"""隐患台账: register, progress, day moved with its reason, told upward, resolved, become a matter (N02, N04, N05, N07,
N08, N14; R-HAZARD)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from sqlalchemy import select

from ..labels import hazards as words
from ..office import Desk
from ..rules import numbering, texts
from ..rules.moments import local, moment
from ..rules.refusal import Refused
from ..storage.hazards import Hazard, HazardProgress
from ..storage.offices import Person, Unit
from ..storage.visibility import labels_of, visible_number
from . import standing
from .duty_line import OfficeDuty

OLD_AFTER = timedelta(days=7)
LONGEST_TAG = timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class HazardInput:
    """What is typed of a hazard. level: HIGH MID LOW; owner: a name that is nobody of
    the list, kept when owner_id is None; tags: of TAGS; tag_until: last day of a mark on a person."""

    found_on: date | None
    description: str
    level: str
    unit_id: int | None = None
    people: str = ""
    headcount: int | None = None
    topic: str = ""
    owner_unit_id: int | None = None
    owner_id: int | None = None
    owner: str = ""
    measures: str = ""
    due: date | None = None
    tags: tuple[str, ...] = ()
    tag_reason: str = ""
    tag_until: date | None = None
    screening_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class ProgressLine:
    on: date
    text: str
    writer: str


@dataclass(frozen=True, kw_only=True)
class HazardRow:
    """One hazard as it is shown and printed. state: of STATES; matter: number of what it became."""

    id: int
    version: int
    number: str
    found_on: date
    unit: str
    unit_id: int | None
    description: str
    people: str
    headcount: int | None
    topic: str
    level: str
    tags: tuple[str, ...]
    tag_reason: str
    tag_until: date | None
    owner_unit: str
    owner_unit_id: int | None
    owner: str
    owner_id: int | None
    measures: str
    due: date | None
    state: str
    main_at: datetime | None
    superior_at: datetime | None
    resolved_on: date | None
    resolution: str
    matter_id: int | None
    matter: str
    progress: tuple[ProgressLine, ...]


def register(desk: Desk, new: HazardInput) -> str:
    """Take a hazard into the register and give its number. Raises Refused as `check` names it."""
    new = texts.cleaned(new)
    check(desk, new)
    year = standing.today(desk).year
    number = numbering.display_book(
        numbering.BookNumber(words.NUMBER_PREFIX, year, desk.next_number(words.NUMBER_PREFIX, year))
    )
    row = Hazard(number=number, found_on=new.found_on)
    _fill(row, new)
    desk.db.add(row)
    return number


def change(desk: Desk, hazard_id: int, version: int, new: HazardInput) -> None:
    """Correct what was typed; the day is moved by `move_due` alone. Raises Refused."""
    new = texts.cleaned(new)
    row = _open(desk, hazard_id, version)
    check(desk, new)
    kept = row.due
    _fill(row, new)
    if kept is not None:
        row.due = kept
    row.found_on = new.found_on or row.found_on


def add_progress(desk: Desk, hazard_id: int, on: date | None, text: str) -> None:
    """Raises Refused: HAZARD_OVER, HAZARD_DAY_MISSING, HAZARD_DAY_FUTURE, HAZARD_DAY_BEFORE, HAZARD_PROGRESS."""
    row = _open(desk, hazard_id)
    day = _happened(desk, row, on, "on")
    if not texts.clean(text).strip():
        raise Refused("HAZARD_PROGRESS", "text")
    _note(desk, row, day, texts.clean(text).strip())


def move_due(desk: Desk, hazard_id: int, version: int, due: date | None, reason: str) -> None:
    """Another day, with the reason as a line of the progress. Raises Refused: HAZARD_DAY_MISSING, HAZARD_DUE_BEFORE,
    HAZARD_REASON."""
    row = _open(desk, hazard_id, version)
    if due is None:
        raise Refused("HAZARD_DAY_MISSING", "due")
    if due < row.found_on:
        raise Refused("HAZARD_DUE_BEFORE", "due", {"due": due, "found": row.found_on})
    said = texts.clean(reason).strip()
    if not said:
        raise Refused("HAZARD_REASON", "reason")
    old = words.day(row.due) or words.NO_DUE
    _note(desk, row, standing.today(desk), words.MOVED.format(old=old, new=due.isoformat(), reason=said))
    row.due = due


def tell(desk: Desk, hazard_id: int, version: int, main_at: datetime | None, superior_at: datetime | None) -> None:
    """When the principal leader and the superior were told; local times (N05).

    Raises Refused: HAZARD_UNTOLD, TOLD_FUTURE, TOLD_BEFORE."""
    row = _open(desk, hazard_id, version)
    if main_at is None and superior_at is None:
        raise Refused("HAZARD_UNTOLD", "main_at")
    for name, at in (("main_at", main_at), ("superior_at", superior_at)):
        if at is None:
            continue
        if moment(at) > desk.now:
            raise Refused("TOLD_FUTURE", name)
        if at.date() < row.found_on:
            raise Refused("TOLD_BEFORE", name, {"found": row.found_on})
        setattr(row, name, moment(at))


def resolve(desk: Desk, hazard_id: int, version: int, on: date | None, resolution: str, by: str) -> None:
    """销号. Raises Refused: HAZARD_OVER, HAZARD_DAY_MISSING, HAZARD_DAY_FUTURE, HAZARD_DAY_BEFORE, HAZARD_RESULT."""
    row = _open(desk, hazard_id, version)
    day = _happened(desk, row, on, "on")
    said = texts.clean(resolution).strip()
    if not said:
        raise Refused("HAZARD_RESULT", "resolution")
    row.resolved_on, row.resolution, row.resolved_by = day, said, texts.clean(by).strip() or desk.actor.name


def became(desk: Desk, hazard_id: int, version: int, number: str) -> int:
    """It became a matter: the hazard is dissolved there from now on. Raises Refused: HAZARD_MATTER."""
    row = _open(desk, hazard_id, version)
    matter_id = visible_number(desk.db, texts.clean(number).strip(), desk.actor)
    if matter_id is None:
        raise Refused("HAZARD_MATTER", "number", {"number": number})
    row.matter_id = matter_id
    return matter_id


def void(desk: Desk, hazard_id: int, version: int, reason: str) -> None:
    """Entered by mistake; the number stays. Raises Refused: HAZARD_OVER, HAZARD_REASON."""
    row = _open(desk, hazard_id, version)
    said = texts.clean(reason).strip()
    if not said:
        raise Refused("HAZARD_REASON", "reason")
    row.void_reason = said


def rows(desk: Desk, view: str = "OPEN") -> list[HazardRow]:
    """The register by day found, the newest first. view: OPEN RESOLVED ALL."""
    query = select(Hazard).order_by(Hazard.found_on.desc(), Hazard.id.desc())
    if view == "OPEN":
        query = query.where(Hazard.resolved_on.is_(None), Hazard.void_reason == "")
    elif view == "RESOLVED":
        query = query.where(Hazard.resolved_on.is_not(None))
    found = list(desk.db.scalars(query))
    units = {row.id: row.name for row in desk.db.scalars(select(Unit))}
    people = {row.id: row.name for row in desk.db.scalars(select(Person))}
    numbers = labels_of(desk.db, [row.matter_id for row in found if row.matter_id is not None])
    lines: dict[int, list[ProgressLine]] = {}
    for line in desk.db.scalars(select(HazardProgress).order_by(HazardProgress.happened_on, HazardProgress.id)):
        lines.setdefault(line.hazard_id, []).append(
            ProgressLine(on=line.happened_on, text=line.text, writer=line.writer)
        )
    today = standing.today(desk)
    return [
        HazardRow(
            id=row.id,
            version=row.version,
            number=row.number,
            found_on=row.found_on,
            unit=units.get(row.unit_id or 0, words.WHOLE_SCHOOL),
            unit_id=row.unit_id,
            description=row.description,
            people=row.people,
            headcount=row.headcount,
            topic=row.topic,
            level=row.level,
            tags=tuple(row.tags),
            tag_reason=row.tag_reason,
            tag_until=row.tag_until,
            owner_unit=units.get(row.owner_unit_id or 0, ""),
            owner_unit_id=row.owner_unit_id,
            owner=people.get(row.owner_id or 0, row.owner),
            owner_id=row.owner_id,
            measures=row.measures,
            due=row.due,
            state=_state(row, today),
            main_at=local(row.main_at) if row.main_at else None,
            superior_at=local(row.superior_at) if row.superior_at else None,
            resolved_on=row.resolved_on,
            resolution=row.resolution,
            matter_id=row.matter_id,
            matter=numbers[row.matter_id][0] if row.matter_id is not None else "",
            progress=tuple(lines.get(row.id, ())),
        )
        for row in found
    ]


def duties(desk: Desk, today: date) -> Iterator[OfficeDuty]:
    """Hazards near their day, the high ones that stay, those not told upward, marks on people that ran out."""
    query = select(Hazard).where(Hazard.resolved_on.is_(None), Hazard.void_reason == "").order_by(Hazard.id)
    for row in desk.db.scalars(query):
        owed = partial(OfficeDuty, target=f"hazard:{row.id}", words=row.number, responsible_id=row.owner_id)
        if row.due is not None:
            yield owed(code="HAZARD", due=row.due, rule="R-HAZARD", start=row.found_on, given=row.due)
        if row.level == "HIGH" and row.matter_id is None:
            yield owed(code="HAZARD_OLD", due=row.found_on + OLD_AFTER)
            if row.main_at is None or row.superior_at is None:
                yield owed(code="HAZARD_TOLD", due=row.found_on)
        if row.tag_until is not None and "PERSON" in row.tags:
            yield owed(code="TAG_REVIEW", due=row.tag_until)


def check(desk: Desk, new: HazardInput) -> None:
    """Raises Refused: HAZARD_DAY_MISSING, HAZARD_DAY_FUTURE, HAZARD_TEXT, HAZARD_LEVEL, HAZARD_DUE, HAZARD_OWNER,
    HAZARD_DUE_BEFORE, TAG_REASON, TAG_UNTIL, TAG_UNTIL_FAR."""
    today = standing.today(desk)
    found = _past(new.found_on, today, "found_on")
    if not new.description.strip():
        raise Refused("HAZARD_TEXT", "description")
    if new.level not in words.LEVELS:
        raise Refused("HAZARD_LEVEL", "level")
    if new.level == "HIGH":
        if new.due is None:
            raise Refused("HAZARD_DUE", "due")
        if new.owner_unit_id is None or new.owner_id is None:
            raise Refused("HAZARD_OWNER", "owner_unit_id" if new.owner_unit_id is None else "owner_id")
    if new.due is not None and new.due < found:
        raise Refused("HAZARD_DUE_BEFORE", "due", {"due": new.due, "found": found})
    if "PERSON" in new.tags:
        if not new.tag_reason.strip():
            raise Refused("TAG_REASON", "tag_reason")
        if new.tag_until is None:
            raise Refused("TAG_UNTIL", "tag_until")
        if new.tag_until > today + LONGEST_TAG:
            raise Refused("TAG_UNTIL_FAR", "tag_until", {"day": new.tag_until})


def _fill(row: Hazard, new: HazardInput) -> None:
    row.unit_id, row.description = new.unit_id, new.description.strip()
    row.people, row.headcount, row.topic = new.people.strip(), new.headcount, new.topic
    row.level, row.measures, row.due = new.level, new.measures.strip(), new.due
    row.owner_unit_id, row.owner_id = new.owner_unit_id, new.owner_id
    if new.owner_id is not None or new.owner.strip():
        row.owner = "" if new.owner_id is not None else new.owner.strip()
    row.tags = [tag for tag in words.TAGS if tag in new.tags]
    person = "PERSON" in new.tags
    row.tag_reason, row.tag_until = (new.tag_reason.strip(), new.tag_until) if person else ("", None)
    if new.screening_id is not None:
        row.screening_id = new.screening_id


def _open(desk: Desk, hazard_id: int, version: int | None = None) -> Hazard:
    row = desk.db.get(Hazard, hazard_id)
    if row is None:
        raise Refused("HAZARD_UNKNOWN")
    if version is not None and row.version != version:
        raise Refused("RECORD_CHANGED", None, {"record": row.number})
    if row.resolved_on is not None or row.void_reason:
        raise Refused("HAZARD_OVER", None, {"number": row.number})
    return row


def _happened(desk: Desk, row: Hazard, on: date | None, field: str) -> date:
    day = _past(on, standing.today(desk), field)
    if day < row.found_on:
        raise Refused("HAZARD_DAY_BEFORE", field, {"day": day, "found": row.found_on})
    return day


def _note(desk: Desk, row: Hazard, on: date, text: str) -> None:
    desk.db.add(HazardProgress(hazard_id=row.id, happened_on=on, text=text, writer=desk.actor.name))


def _state(row: Hazard, today: date) -> str:
    if row.void_reason:
        return "VOID"
    if row.resolved_on is not None:
        return "RESOLVED"
    if row.matter_id is not None:
        return "MATTER"
    return "OVER" if row.due is not None and row.due < today else "OPEN"


def _past(on: date | None, today: date, field: str) -> date:
    if on is None:
        raise Refused("HAZARD_DAY_MISSING", field)
    if on > today:
        raise Refused("HAZARD_DAY_FUTURE", field, {"day": on, "today": today})
    return on


def id_of(desk: Desk, number: str) -> int | None:
    """The hazard of a number."""
    return desk.db.scalar(select(Hazard.id).where(Hazard.number == number))
