"""重点时期 and their daily zero reports: which day is asked for, which was told, late, missed, made up for (N01, N03).

Periods do not overlap: a day has one hour to report by. Rest days are asked for as any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import exists, select

from ..facts_urgent import ZeroFacts
from ..labels import pages
from ..office import Desk
from ..rules import texts
from ..rules.moments import local, moment
from ..rules.refusal import Refused
from ..storage.hazards import Screening
from ..storage.reporting import KeyPeriod, ZeroReport
from . import days, papers, rulebooks, slots, standing
from .duty_line import OfficeDuty
from .offices import profile
from .papers import Issued

LONGEST = 200
DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class PeriodInput:
    """A key period as typed; both days belong to it. zero_hour, screen_hour: "" for the office's own setting."""

    id: int = 0
    version: int = 0
    name: str
    first_on: date | None
    last_on: date | None
    zero_hour: str = ""
    screen_hour: str = ""
    notice: str = ""


@dataclass(frozen=True, kw_only=True)
class PeriodRow:
    """A key period with how it went. sent, late, missed: days until today."""

    id: int
    version: int
    name: str
    first_on: date
    last_on: date
    zero_hour: str
    screen_hour: str
    notice: str
    void_reason: str
    sent: int
    late: int
    missed: int


@dataclass(frozen=True, kw_only=True)
class DayState:
    """One day. state: code of labels.duty.DAY_STATES; due: local minute to report by, None when it is not asked for;
    over: not told although its minute has passed; revisions: how often the report was corrected."""

    day: date
    state: str
    kind: str = ""
    period_id: int | None = None
    period: str = ""
    due: datetime | None = None
    over: bool = False
    nil: bool | None = None
    content: str = ""
    reporter: str = ""
    leader: str = ""
    sent_at: datetime | None = None
    sent_how: str = ""
    late_reason: str = ""
    paper_id: int | None = None
    revisions: int = 0


@dataclass(frozen=True, kw_only=True)
class Zero:
    """The report of a day. sent_at: None for now; how: code of labels.duty.HOWS; reason: of one made up for, or of a
    correction to a past day."""

    day: date
    nil: bool
    content: str = ""
    leader: str = ""
    sent_at: datetime | None = None
    how: str = ""
    reason: str = ""


def save(desk: Desk, new: PeriodInput) -> int:
    """Keep a period and return its id.

    Raises Refused: PERIOD_NAME_MISSING, PERIOD_DAYS_MISSING, PERIOD_ORDER, PERIOD_LONG, PERIOD_OVERLAP,
    PERIOD_HAS_REPORTS (a day with a report would fall out of it), HOUR_UNREADABLE, PERIOD_UNKNOWN, RECORD_CHANGED.
    """
    new = texts.cleaned(new)
    if not new.name.strip():
        raise Refused("PERIOD_NAME_MISSING", "name")
    if new.first_on is None or new.last_on is None:
        raise Refused("PERIOD_DAYS_MISSING", "first_on" if new.first_on is None else "last_on")
    if new.last_on < new.first_on:
        raise Refused("PERIOD_ORDER", "last_on", {"first": new.first_on, "last": new.last_on})
    length = (new.last_on - new.first_on).days + 1
    if length > LONGEST:
        raise Refused("PERIOD_LONG", "last_on", {"days": length})
    for other in live(desk):
        if other.id != new.id and other.first_on <= new.last_on and new.first_on <= other.last_on:
            known = {"other": other.name, "first": other.first_on, "last": other.last_on}
            raise Refused("PERIOD_OVERLAP", "first_on", known)
    policy = rulebooks.policy(desk)
    zero_hour = _hour("zero_hour", new.zero_hour, policy.zero_hour)
    screen_hour = _hour("screen_hour", new.screen_hour, policy.screen_hour)
    if new.id:
        row = _known(desk, new.id, new.version)
        reported = desk.db.scalars(select(ZeroReport.day).where(ZeroReport.period_id == row.id))
        for day in reported:
            if not new.first_on <= day <= new.last_on:
                raise Refused("PERIOD_HAS_REPORTS", "first_on" if day < new.first_on else "last_on", {"day": day})
    else:
        row = KeyPeriod()
        desk.db.add(row)
    row.name, row.first_on, row.last_on = new.name.strip(), new.first_on, new.last_on
    row.zero_hour, row.screen_hour, row.notice = zero_hour, screen_hour, new.notice.strip()
    desk.db.flush()
    return row.id


def _hour(field: str, typed: str, otherwise: str) -> str:
    if not typed.strip():
        return otherwise
    found = slots.read_clock(typed)
    if found is None:
        raise Refused("HOUR_UNREADABLE", field, {"text": typed})
    return found


def void(desk: Desk, period_id: int, version: int, reason: str) -> None:
    """Nothing is asked for any more; reports stay. Raises Refused: PERIOD_UNKNOWN, RECORD_CHANGED, REASON_MISSING."""
    row = _known(desk, period_id, version)
    said = texts.clean(reason).strip()
    if not said:
        raise Refused("REASON_MISSING", "reason")
    row.void_reason = said


def _known(desk: Desk, period_id: int, version: int) -> KeyPeriod:
    row = desk.db.get(KeyPeriod, period_id)
    if row is None or row.void_reason:
        raise Refused("PERIOD_UNKNOWN")
    if version and row.version != version:
        raise Refused("RECORD_CHANGED", None, {"record": row.name})
    return row


def live(desk: Desk) -> list[KeyPeriod]:
    """Periods that are not void, the earliest first."""
    query = select(KeyPeriod).where(KeyPeriod.void_reason == "").order_by(KeyPeriod.first_on, KeyPeriod.id)
    return list(desk.db.scalars(query))


def of_day(desk: Desk, day: date) -> KeyPeriod | None:
    """The period a day lies in; None for an ordinary day."""
    return next((one for one in live(desk) if one.first_on <= day <= one.last_on), None)


def periods(desk: Desk) -> list[PeriodRow]:
    """All periods, the latest first, with how their days went until today."""
    today = standing.today(desk)
    found = []
    for row in desk.db.scalars(select(KeyPeriod).order_by(KeyPeriod.first_on.desc(), KeyPeriod.id.desc())):
        states = [] if row.void_reason else [one.state for one in days_between(desk, row.first_on, row.last_on)
                                             if one.day <= today]  # fmt: skip
        found.append(
            PeriodRow(
                id=row.id,
                version=row.version,
                name=row.name,
                first_on=row.first_on,
                last_on=row.last_on,
                zero_hour=row.zero_hour,
                screen_hour=row.screen_hour,
                notice=row.notice,
                void_reason=row.void_reason,
                sent=states.count("SENT"),
                late=states.count("LATE"),
                missed=states.count("MISSED"),
            )
        )
    return found


def days_between(desk: Desk, first: date, last: date) -> list[DayState]:
    """Every day from first to last, both included."""
    now, today = local(desk.now), standing.today(desk)
    rows = desk.db.scalars(select(ZeroReport).where(ZeroReport.day >= first, ZeroReport.day <= last))
    reports = {row.day: row for row in rows}
    standing_periods = live(desk)
    found = []
    for place in range((last - first).days + 1):
        day = first + place * DAY
        period = next((one for one in standing_periods if one.first_on <= day <= one.last_on), None)
        found.append(_state(desk, day, period, reports.get(day), now, today))
    return found


def _state(
    desk: Desk, day: date, period: KeyPeriod | None, row: ZeroReport | None, now: datetime, today: date
) -> DayState:
    kind = str(desk.calendar.kind(day))
    due = due_of(period, day) if period is not None else None
    if row is None:
        over = due is not None and due < now
        if due is None:
            state = "NONE"
        elif day == today:
            state = "DUE_TODAY"
        else:
            state = "COMING" if day > today else "MISSED"
        return DayState(
            day=day, state=state, kind=kind, period_id=period.id if period else None,
            period=period.name if period else "", due=due, over=over,
        )  # fmt: skip
    sent_at = local(row.sent_at)
    return DayState(
        day=day,
        state="LATE" if due is not None and sent_at > due else "SENT",
        kind=kind,
        period_id=period.id if period else row.period_id,
        period=period.name if period else "",
        due=due,
        nil=row.nil,
        content=row.content,
        reporter=row.reporter,
        leader=row.leader,
        sent_at=sent_at,
        sent_how=row.sent_how,
        late_reason=row.late_reason,
        paper_id=row.paper_id,
        revisions=row.version - 1,
    )


def due_of(period: KeyPeriod, day: date) -> datetime:
    """The minute a day's zero report is due."""
    return datetime.combine(day, time.fromisoformat(period.zero_hour))


def gaps(desk: Desk, period_id: int) -> list[date]:
    """Days of a period that are over and have no report. Raises Refused: PERIOD_UNKNOWN."""
    row = _known(desk, period_id, 0)
    return [one.day for one in days_between(desk, row.first_on, row.last_on) if one.state == "MISSED"]


def report(desk: Desk, new: Zero) -> Issued:
    """The zero report of a day with its paper (F34c); a second one corrects the first, whose time of sending stays.

    Raises Refused: ZERO_NOT_ASKED, ZERO_NOT_YET, ZERO_NIL_AND_CONTENT, ZERO_CONTENT_MISSING, ZERO_LATE_REASON (a past
    day), CHOICE_UNKNOWN, DATE_IN_FUTURE, ZERO_SENT_BEFORE.
    """
    new = texts.cleaned(new)
    today = standing.today(desk)
    if new.day > today:
        raise Refused("ZERO_NOT_YET", "day", {"day": new.day, "today": today})
    period = of_day(desk, new.day)
    if period is None:
        raise Refused("ZERO_NOT_ASKED", "day", {"day": new.day})
    content, reason = new.content.strip(), new.reason.strip()
    if new.nil and content:
        raise Refused("ZERO_NIL_AND_CONTENT", "content")
    if not new.nil and not content:
        raise Refused("ZERO_CONTENT_MISSING", "content")
    if new.day < today and not reason:
        raise Refused("ZERO_LATE_REASON", "reason", {"day": new.day})
    now = local(desk.now).replace(second=0, microsecond=0)
    sent_at = days.minute(desk, "sent_at", new.sent_at or now)
    if sent_at.date() < new.day:
        raise Refused("ZERO_SENT_BEFORE", "sent_at", {"at": sent_at, "day": new.day})
    row = desk.db.scalars(select(ZeroReport).where(ZeroReport.day == new.day)).first()
    revision = row.version if row is not None else 0
    facts = ZeroFacts(
        office=profile(desk).facts(),
        day=new.day,
        period=period.name,
        nil=new.nil,
        content=content,
        reporter=desk.actor.name,
        leader=new.leader.strip(),
        sent_at=sent_at,
        sent_how=new.how,
        revision=revision,
        late_reason=reason,
    )
    issued = papers.free_paper(desk, "F34c", facts, today)
    if row is None:
        row = ZeroReport(day=new.day, sent_at=moment(sent_at), late_reason=reason)
        desk.db.add(row)
    elif reason:
        row.late_reason = "；".join(filter(None, (row.late_reason, reason)))
    row.period_id, row.nil, row.content = period.id, new.nil, content
    row.reporter, row.leader, row.sent_how = desk.actor.name, new.leader.strip(), new.how
    row.paper_id = issued.id
    desk.db.flush()
    return issued


def duties(desk: Desk, today: date) -> Iterator[OfficeDuty]:
    """Days until today without a zero report, and today's screening (R-ZERO, R-SCREEN-DAY).

    A period with an hour of its own is told by that hour; the ladder of the rule knows only the office's.
    """
    policy = rulebooks.policy(desk)
    for period in live(desk):
        if period.first_on > today:
            continue
        for one in days_between(desk, period.first_on, min(period.last_on, today)):
            if one.sent_at is None and one.due is not None:
                yield OfficeDuty(
                    code="ZERO_REPORT",
                    target=f"zero:{one.day.isoformat()}",
                    words=pages.month_day(one.day),
                    due=one.due,
                    rule="R-ZERO" if period.zero_hour == policy.zero_hour else "",
                    start=one.day,
                )
        if period.last_on < today or screened(desk, today):
            continue
        yield OfficeDuty(
            code="SCREEN_DAY",
            target=f"screening:{today.isoformat()}",
            words=pages.month_day(today),
            due=datetime.combine(today, time.fromisoformat(period.screen_hour)),
            rule="R-SCREEN-DAY" if period.screen_hour == policy.screen_hour else "",
            start=today,
        )


def screened(desk: Desk, day: date) -> bool:
    """Whether a screening of that day is recorded."""
    return bool(desk.db.scalar(select(exists().where(Screening.period == day.isoformat()))))
