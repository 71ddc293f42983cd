"""Records beside a matter: joint acceptance, major visits, admonition, joint review, rewards, skip-level visits
(A09, A11, A13, A18, B08, H02)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from sqlalchemy import select

from ..facts_days import RecordFacts, SkipFacts
from ..labels import forms as form_words
from ..labels import instructions as instruction_words
from ..labels.records import RECORDS, UNIT_SEPARATORS
from ..office import Desk
from ..rules import texts
from ..rules.moments import legal_day, local, moment
from ..rules.refusal import Refused
from ..storage.leader_days import SkipVisit
from ..storage.matters import Matter
from ..storage.visibility import condition
from . import days, instructions, standing
from .offices import profile
from .papers import Issued, issue

REPLY_HOURS = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class RecordPaper:
    """A record of a form of labels.records.RECORDS. values: text by key, a wall-clock moment where the field is one."""

    matter_id: int
    version: int | None
    form: str
    values: Mapping[str, str | datetime | None] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class SkipNotice:
    """函告 of a skip-level visit: be there by arrive_by. Times are wall-clock."""

    matter_id: int
    version: int | None
    told_by: str
    told_at: datetime | None
    arrive_by: datetime | None
    place: str = ""
    people: str = ""
    staff: str = ""


@dataclass(frozen=True, kw_only=True)
class SkipArrival:
    """Arrival, what happened, and the letter that reports back. replied_at None: the letter is still owed."""

    matter_id: int
    version: int | None
    arrived_at: datetime | None
    course: str
    brought_back: bool | None = None
    staff: str = ""
    reply_no: str = ""
    replied_at: datetime | None = None


def record(desk: Desk, new: RecordPaper) -> Issued:
    """Issue a record.

    Raises Refused: FORM_NOT_OFFERED, RECORD_FIELD_MISSING, CHOICE_UNKNOWN, DATE_IN_FUTURE, UNITS_FEW (F36 needs two),
    FIRST_RECEIVER_TWICE (F10), VISIT_TIMES_ORDER (F11).
    """
    new = texts.cleaned(new)
    fields = RECORDS.get(new.form)
    if fields is None:
        raise Refused("FORM_NOT_OFFERED", "form", {"form": new.form})
    matter = standing.load_alive(desk, new.matter_id, new.version)
    lines: list[tuple[str, str, float]] = []
    for one in fields:
        value = new.values.get(one.key)
        said = value.strip() if isinstance(value, str) else value
        if one.must and not said:
            raise Refused("RECORD_FIELD_MISSING", one.key, {"name": one.label.replace("\n", "")})
        if one.choices and said not in one.choices:
            # What somebody did is one of the law's own items, never a label on a person (B23).
            raise Refused("CHOICE_UNKNOWN", one.key, {"text": said})
        if isinstance(said, datetime):
            at = days.minute(desk, one.key, said)
            said = form_words.moment(at)
        lines.append((one.label, said or "", one.height))
    _check(new)
    hidden = matter.wants_secrecy or matter.access == "RESTRICTED"
    facts = RecordFacts(
        office=profile(desk).facts(),
        form=new.form,
        number=matter.number,
        subject=matter.subject,
        petitioner=instruction_words.WRITER_HIDDEN if hidden else instructions.writer(matter, False),
        lines=tuple(lines),
        made_on=standing.today(desk),
    )
    return issue(desk, matter, new.form, facts, standing.today(desk))


def _check(new: RecordPaper) -> None:
    values = new.values
    if new.form == "F36" and len(_units(values.get("units"))) < 2:
        raise Refused("UNITS_FEW", "units")
    if new.form == "F10":
        first = str(values.get("first_receiver") or "").strip()
        if first in _units(values.get("units")):
            raise Refused("FIRST_RECEIVER_TWICE", "units", {"unit": first})
    if new.form == "F11":
        order = ("arrived_at", "notified_at", "coordinated_at", "recorded_at", "reported_at")
        times = [(key, value) for key in order if isinstance(value := values.get(key), datetime)]
        for (_, before), (key, after) in pairwise(times):
            if after < before:
                raise Refused("VISIT_TIMES_ORDER", key, {"before": before, "after": after})


def _units(value: object) -> list[str]:
    return [one for one in re.split(f"[{UNIT_SEPARATORS}]+", str(value or "").strip()) if one]


# skip-level visits


def skip_notice(desk: Desk, new: SkipNotice) -> int:
    """Start the clock of a skip-level visit (R-ONSITE). Raises Refused: TOLD_BY_MISSING, DAY_MISSING, DATE_IN_FUTURE,
    ARRIVE_BEFORE_TOLD, SKIP_OPEN."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    if not new.told_by.strip():
        raise Refused("TOLD_BY_MISSING", "told_by")
    told_at = days.minute(desk, "told_at", new.told_at)
    if new.arrive_by is None:
        raise Refused("DAY_MISSING", "arrive_by", {"event": "HAPPENED"})
    if new.arrive_by < told_at:
        raise Refused("ARRIVE_BEFORE_TOLD", "arrive_by", {"by": new.arrive_by, "told": told_at})
    if open_skip(desk, matter.id) is not None:
        raise Refused("SKIP_OPEN", None)
    row = SkipVisit(
        matter_id=matter.id,
        told_by=new.told_by.strip(),
        told_at=moment(told_at),
        arrive_by=moment(new.arrive_by),
        place=new.place.strip(),
        people=new.people.strip(),
        staff=new.staff.strip(),
    )
    desk.db.add(row)
    desk.db.flush()
    standing.add_step(desk, matter, "SKIP_LEVEL", told_at.date(), row.told_by)
    matter.amended_at = desk.now
    return row.id


def skip_arrival(desk: Desk, new: SkipArrival) -> Issued:
    """Somebody was there; with the letter the visit is over. F11b is issued as it stands.

    Raises Refused: SKIP_NONE, DAY_MISSING, DATE_IN_FUTURE, ARRIVED_BEFORE_TOLD, COURSE_MISSING, REPLY_NO_MISSING,
    REPLIED_BEFORE_ARRIVED."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    row = open_skip(desk, matter.id)
    if row is None:
        raise Refused("SKIP_NONE", None)
    arrived = days.minute(desk, "arrived_at", new.arrived_at)
    if arrived < local(row.told_at):
        raise Refused("ARRIVED_BEFORE_TOLD", "arrived_at", {"arrived": arrived, "told": local(row.told_at)})
    if not new.course.strip():
        raise Refused("COURSE_MISSING", "course")
    replied = days.minute(desk, "replied_at", new.replied_at) if new.replied_at is not None else None
    if replied is not None:
        if not new.reply_no.strip():
            raise Refused("REPLY_NO_MISSING", "reply_no")
        if replied < arrived:
            raise Refused("REPLIED_BEFORE_ARRIVED", "replied_at", {"replied": replied, "arrived": arrived})
    row.arrived_at, row.course, row.brought_back = moment(arrived), new.course.strip(), new.brought_back
    row.staff = new.staff.strip() or row.staff
    row.reply_no, row.replied_at = new.reply_no.strip(), moment(replied) if replied is not None else None
    facts = SkipFacts(
        office=profile(desk).facts(),
        number=matter.number,
        told_by=row.told_by,
        told_at=local(row.told_at),
        people=row.people,
        place=row.place,
        arrive_by=local(row.arrive_by),
        staff=row.staff,
        arrived_at=arrived,
        late=row.arrived_at > row.arrive_by,
        course=row.course,
        brought_back="" if row.brought_back is None else "YES" if row.brought_back else "NO",
        reply_no=row.reply_no,
        replied_at=replied,
    )
    issued = issue(desk, matter, "F11b", facts, standing.today(desk))
    row.paper_id = issued.id
    standing.add_step(desk, matter, "SKIP_ARRIVED", legal_day(row.arrived_at), row.course, issued.id)
    matter.amended_at = desk.now
    return issued


def open_skip(desk: Desk, matter_id: int) -> SkipVisit | None:
    """The skip-level visit of a matter that is not reported back yet."""
    query = select(SkipVisit).where(SkipVisit.matter_id == matter_id, SkipVisit.replied_at.is_(None))
    return desk.db.scalar(query.order_by(SkipVisit.id.desc()).limit(1))


def owed_skips(desk: Desk) -> list[tuple[SkipVisit, str, date, bool]]:
    """Skip-level visits that still owe something, of matters this person may see: with the number, the day, and whether
    it is the letter within 24 hours of the arrival."""

    query = (
        select(SkipVisit, Matter.number)
        .join(Matter, Matter.id == SkipVisit.matter_id)
        .where(condition(desk.actor), SkipVisit.replied_at.is_(None))
    )
    found = []
    for row, number in desk.db.execute(query.order_by(SkipVisit.id)):
        letter = row.arrived_at is not None
        at = row.arrived_at + REPLY_HOURS if row.arrived_at is not None else row.arrive_by
        found.append((row, number, legal_day(at), letter))
    return found
