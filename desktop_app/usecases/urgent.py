"""1小时报告: an event in two fields, its clock, the calls and the leaders told (G03, G05, G06, G14, N05, R-URGENT-1H).

Written reports are in `urgent_reports`. A telephone report to the superior or a written one that was sent, whichever
came first, stops the hour; night and rest days do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import select

from ..labels import urgent as words
from ..office import Desk
from ..rules import numbering, texts
from ..rules.deadlines import reckon
from ..rules.moments import local, moment
from ..rules.refusal import Refused
from ..storage.hazards import Hazard
from ..storage.matters import Matter
from ..storage.offices import Setting
from ..storage.reporting import EventCall, EventReport, UrgentEvent
from ..storage.visibility import condition
from . import days, rulebooks
from . import standing as matters

KEY = "urgent"


@dataclass(frozen=True, kw_only=True)
class Details:
    """What is known of an event. kind: code of labels.urgent.KINDS; times are wall-clock times at the school."""

    kind: str = "OTHER"
    occurred_at: datetime | None = None
    learned_from: str = ""
    place: str = ""
    people: str = ""
    headcount: int | None = None
    demand: str = ""
    cause: str = ""
    situation: str = ""
    measures: str = ""
    next_step: str = ""
    coordination: str = ""


@dataclass(frozen=True, kw_only=True)
class Begin(Details):
    """The clock starts. known_at: None for now."""

    known_at: datetime | None = None
    matter_id: int | None = None
    hazard_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Call:
    """One telephone report. superior: to the body that must hear within the hour; at: None for now; role: of the leader
    who was told by it, LEADER_IN_CHARGE or PRINCIPAL_LEADER, "" for anybody else."""

    event_id: int
    called: str
    phone: str = ""
    superior: bool = False
    said: str = ""
    at: datetime | None = None
    late_reason: str = ""
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class Clock:
    """How an event stands. Times are local; phone_at: first call to the superior, written_at: first report sent;
    gist: what it is about, never of a restricted matter; state: code of labels.urgent.STATES."""

    id: int
    version: int
    number: str
    kind: str
    gist: str
    known_at: datetime
    deadline: datetime
    phone_at: datetime | None
    written_at: datetime | None
    state: str
    hidden: bool = False
    matter_id: int | None = None

    @property
    def stopped_at(self) -> datetime | None:
        """When the superior heard of it first; None while the hour runs."""
        found = [at for at in (self.phone_at, self.written_at) if at is not None]
        return min(found) if found else None

    @property
    def running(self) -> bool:
        """Whether the hour still counts."""
        return self.stopped_at is None and self.state not in ("VOID", "ENDED")


@dataclass(frozen=True, kw_only=True)
class CallRow:
    at: datetime
    called: str
    phone: str
    superior: bool
    said: str
    caller: str


@dataclass(frozen=True, kw_only=True)
class ReportRow:
    """kind: code of labels.urgent.REPORTS; sent_at: local, None while it was only made out."""

    id: int
    kind: str
    sequence: int
    sent_to: str
    sent_at: datetime | None
    sent_how: str
    signer: str
    paper_id: int


@dataclass(frozen=True, kw_only=True)
class Event:
    """Everything of one event."""

    clock: Clock
    details: Details
    calls: tuple[CallRow, ...]
    reports: tuple[ReportRow, ...]
    vice_at: datetime | None
    main_at: datetime | None
    late_reason: str
    ended_on: date | None
    void_reason: str


def settings_prefix(desk: Desk) -> str:
    """The letters before the number of an event."""
    row = desk.db.get(Setting, KEY)
    return str((row.value if row else {}).get("prefix") or numbering.Prefixes().urgent)


def begin(desk: Desk, new: Begin) -> int:
    """Start the clock of an event and return its id.

    Raises Refused: CHOICE_UNKNOWN, DATE_IN_FUTURE, KNOWN_BEFORE_OCCURRED, MATTER_UNKNOWN, EVENT_EXISTS,
    HEADCOUNT_MISSING.
    """
    new = texts.cleaned(new)
    known_at = days.minute(desk, "known_at", new.known_at or minute(desk))
    if new.matter_id is not None:
        matters.load(desk, new.matter_id)
        already = desk.db.scalars(
            select(UrgentEvent).where(UrgentEvent.matter_id == new.matter_id, UrgentEvent.void_reason == "")
        ).first()
        if already is not None:
            raise Refused("EVENT_EXISTS", None, {"number": already.number})
    event = UrgentEvent(
        number=_number(desk, known_at.year),
        kind=new.kind,
        known_at=moment(known_at),
        matter_id=new.matter_id,
        hazard_id=new.hazard_id,
    )
    write(desk, event, new)
    desk.db.add(event)
    desk.db.flush()
    return event.id


def _number(desk: Desk, year: int) -> str:
    prefix = settings_prefix(desk)
    return numbering.display_book(numbering.BookNumber(prefix, year, desk.next_number(prefix, year)))


def minute(desk: Desk) -> datetime:
    """This minute at the school."""
    return local(desk.now).replace(second=0, microsecond=0)


def write(desk: Desk, event: UrgentEvent, new: Details) -> None:
    """Put what is known into an event. Raises Refused: CHOICE_UNKNOWN, DATE_IN_FUTURE, KNOWN_BEFORE_OCCURRED,
    HEADCOUNT_MISSING."""
    if new.kind not in words.KINDS:
        raise Refused("CHOICE_UNKNOWN", "kind", {"text": new.kind})
    if new.headcount is not None and new.headcount < 1:
        raise Refused("HEADCOUNT_MISSING", "headcount", {"count": new.headcount})
    known_at = local(event.known_at)
    if new.occurred_at is not None and days.minute(desk, "occurred_at", new.occurred_at) > known_at:
        raise Refused("KNOWN_BEFORE_OCCURRED", "occurred_at", {"known": known_at, "occurred": new.occurred_at})
    for one in fields(Details):
        value = getattr(new, one.name)
        if one.name == "occurred_at":
            value = moment(value) if value is not None else None
        elif isinstance(value, str):
            value = value.strip()
        setattr(event, one.name, value)


def change(desk: Desk, event_id: int, version: int, new: Details) -> None:
    """Correct what is known. Raises Refused: EVENT_UNKNOWN, EVENT_OVER, RECORD_CHANGED and what `write` refuses."""
    write(desk, load_open(desk, event_id, version), texts.cleaned(new))


def call(desk: Desk, new: Call) -> None:
    """Log a telephone report.

    Raises Refused: EVENT_UNKNOWN, EVENT_OVER, CALLED_MISSING, DATE_IN_FUTURE, REPORT_BEFORE_KNOWN, REPORT_LATE (after
    the hour without a reason).
    """
    new = texts.cleaned(new)
    event = load_open(desk, new.event_id)
    if not new.called.strip():
        raise Refused("CALLED_MISSING", "called")
    at = after_known(desk, event, "at", new.at or minute(desk))
    if new.superior:
        stop(desk, event, at, new.late_reason)
    if new.role == "LEADER_IN_CHARGE" and event.vice_at is None:
        event.vice_at = moment(at)
    elif new.role == "PRINCIPAL_LEADER" and event.main_at is None:
        event.main_at = moment(at)
        _stamp_hazard(desk, event)
    desk.db.add(
        EventCall(
            event_id=event.id,
            at=moment(at),
            called=new.called.strip(),
            phone=new.phone.strip(),
            superior=new.superior,
            said=new.said.strip(),
            caller=desk.actor.name,
        )
    )


def after_known(desk: Desk, event: UrgentEvent, field: str, at: datetime | None) -> datetime:
    """A minute that is past and not before the event was known. Raises Refused: DATE_IN_FUTURE, REPORT_BEFORE_KNOWN."""
    at = days.minute(desk, field, at)
    known_at = local(event.known_at)
    if at < known_at:
        raise Refused("REPORT_BEFORE_KNOWN", field, {"at": at, "known": known_at})
    return at


def stop(desk: Desk, event: UrgentEvent, at: datetime, reason: str) -> None:
    """The superior hears of it; after the hour only with a reason (G03). Raises Refused: REPORT_LATE."""
    if event.hazard_id is not None:
        hazard = desk.db.get(Hazard, event.hazard_id)
        if hazard is not None and hazard.superior_at is None:
            hazard.superior_at = moment(at)
    if _clock(desk, event).stopped_at is not None:
        return
    deadline = deadline_of(desk, event)
    if at > deadline:
        if not reason.strip():
            facts = {"known": local(event.known_at), "deadline": deadline, "at": at}
            raise Refused("REPORT_LATE", "late_reason", facts)
        event.late_reason = reason.strip()


def tell_leaders(desk: Desk, event_id: int, version: int, vice_at: datetime | None, main_at: datetime | None) -> None:
    """When the leader in charge and the principal leader were told (G06, N05).

    Raises Refused: EVENT_UNKNOWN, RECORD_CHANGED, LEADERS_UNTOLD, DATE_IN_FUTURE, REPORT_BEFORE_KNOWN.
    """
    event = load(desk, event_id, version)
    if event.void_reason:
        raise Refused("EVENT_OVER", None, {"number": event.number})
    if vice_at is None and main_at is None:
        raise Refused("LEADERS_UNTOLD", "vice_at")
    stamped = {name: at and moment(after_known(desk, event, name, at))
               for name, at in (("vice_at", vice_at), ("main_at", main_at))}  # fmt: skip
    event.vice_at, event.main_at = stamped["vice_at"], stamped["main_at"]
    _stamp_hazard(desk, event)


def _stamp_hazard(desk: Desk, event: UrgentEvent) -> None:
    """The hazard an event grew out of knows when the principal leader heard of it (N05)."""
    hazard = desk.db.get(Hazard, event.hazard_id) if event.hazard_id is not None else None
    if hazard is not None and hazard.main_at is None:
        hazard.main_at = event.main_at


def void(desk: Desk, event_id: int, version: int, reason: str) -> None:
    """Started by mistake; its number stays.

    Raises Refused: EVENT_UNKNOWN, EVENT_OVER, EVENT_REPORTED, REASON_MISSING.
    """
    event = load_open(desk, event_id, version)
    if desk.db.scalar(select(EventReport.id).where(EventReport.event_id == event.id).limit(1)) is not None:
        raise Refused("EVENT_REPORTED", None, {"number": event.number})
    said = texts.clean(reason).strip()
    if not said:
        raise Refused("REASON_MISSING", "reason")
    event.void_reason = said


def load(desk: Desk, event_id: int, version: int | None = None) -> UrgentEvent:
    """One event. Raises Refused: EVENT_UNKNOWN, MATTER_UNKNOWN (its matter is not for this person), RECORD_CHANGED."""
    event = desk.db.get(UrgentEvent, event_id)
    if event is None:
        raise Refused("EVENT_UNKNOWN")
    if event.matter_id is not None:
        matters.load(desk, event.matter_id)
    if version and event.version != version:
        raise Refused("RECORD_CHANGED", None, {"record": event.number})
    return event


def load_open(desk: Desk, event_id: int, version: int | None = None) -> UrgentEvent:
    """As `load`. Raises Refused: EVENT_OVER for one that ended or is void."""
    event = load(desk, event_id, version)
    if event.ended_on is not None or event.void_reason:
        raise Refused("EVENT_OVER", None, {"number": event.number})
    return event


def deadline_of(desk: Desk, event: UrgentEvent) -> datetime:
    """The minute until which the superior must have heard, local time."""
    due = reckon(desk.book.rule("R-URGENT-1H"), local(event.known_at), desk.calendar, policy=rulebooks.policy(desk)).due
    assert isinstance(due, datetime)
    return due


def standing(desk: Desk) -> list[Clock]:
    """Events that are not ended, the nearest deadline first; for tray and first page."""
    query = select(UrgentEvent).where(UrgentEvent.ended_on.is_(None), UrgentEvent.void_reason == "")
    return clocks(desk, desk.db.scalars(query.order_by(UrgentEvent.known_at, UrgentEvent.id)))


def rows(desk: Desk, view: str = "OPEN") -> list[Clock]:
    """Events as they are listed, the newest first. view: OPEN or ALL."""
    if view == "OPEN":
        return standing(desk)[::-1]
    query = select(UrgentEvent).order_by(UrgentEvent.known_at.desc(), UrgentEvent.id.desc())
    return clocks(desk, desk.db.scalars(query))


def clocks(desk: Desk, events: Iterable[UrgentEvent]) -> list[Clock]:
    """These events as they stand; what the actor may not see keeps its number and times."""
    return [_clock(desk, one) for one in events]


def access(desk: Desk, event: UrgentEvent) -> str:
    """OPEN or RESTRICTED as its matter is, HIDDEN when the actor may not see that."""
    if event.matter_id is None:
        return "OPEN"
    found = desk.db.scalar(select(Matter.access).where(condition(desk.actor), Matter.id == event.matter_id))
    return found or "HIDDEN"


def _clock(desk: Desk, event: UrgentEvent) -> Clock:
    phone_at = desk.db.scalar(
        select(EventCall.at).where(EventCall.event_id == event.id, EventCall.superior).order_by(EventCall.at).limit(1)
    )
    first = list(
        desk.db.execute(
            select(EventReport.kind, EventReport.sent_at).where(
                EventReport.event_id == event.id, EventReport.kind != "INTERNAL"
            )
        )
    )
    sent = [row.sent_at for row in first if row.sent_at is not None]
    deadline = deadline_of(desk, event)
    if event.void_reason:
        state = "VOID"
    elif event.ended_on is not None:
        state = "ENDED"
    elif first:
        state = "OPEN" if sent or phone_at else "LATE" if local(desk.now) > deadline else "RUNNING"
    elif phone_at is not None:
        state = "PHONED"
    else:
        state = "LATE" if local(desk.now) > deadline else "RUNNING"
    seen = access(desk, event)
    return Clock(
        id=event.id,
        version=event.version,
        number=event.number,
        kind=event.kind,
        gist=words.HIDDEN if seen != "OPEN" else (event.situation or event.demand or event.place),
        known_at=local(event.known_at),
        deadline=deadline,
        phone_at=local(phone_at) if phone_at else None,
        written_at=local(min(sent)) if sent else None,
        state=state,
        hidden=seen == "HIDDEN",
        matter_id=event.matter_id,
    )


def details_of(event: UrgentEvent) -> Details:
    """What is known of an event, its times local."""
    known = {one.name: getattr(event, one.name) for one in fields(Details)}
    if event.occurred_at is not None:
        known["occurred_at"] = local(event.occurred_at)
    return Details(**known)


def one(desk: Desk, event_id: int) -> Event:
    """Everything of one event. Raises Refused: EVENT_UNKNOWN, MATTER_UNKNOWN."""
    event = load(desk, event_id)
    calls = desk.db.scalars(
        select(EventCall).where(EventCall.event_id == event.id).order_by(EventCall.at, EventCall.id)
    )
    reports = desk.db.scalars(select(EventReport).where(EventReport.event_id == event.id).order_by(EventReport.id))
    return Event(
        clock=_clock(desk, event),
        details=details_of(event),
        calls=tuple(
            CallRow(at=local(row.at), called=row.called, phone=row.phone, superior=row.superior, said=row.said,
                    caller=row.caller)
            for row in calls
        ),
        reports=tuple(
            ReportRow(id=row.id, kind=row.kind, sequence=row.sequence, sent_to=row.sent_to,
                      sent_at=local(row.sent_at) if row.sent_at else None, sent_how=row.sent_how, signer=row.signer,
                      paper_id=row.paper_id)
            for row in reports
        ),
        vice_at=local(event.vice_at) if event.vice_at else None,
        main_at=local(event.main_at) if event.main_at else None,
        late_reason=event.late_reason,
        ended_on=event.ended_on,
        void_reason=event.void_reason,
    )  # fmt: skip
