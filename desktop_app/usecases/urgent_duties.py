"""What is owed about events: the hour, the leaders, the written and the next report, what may have to be reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, exists, or_, select

from ..labels import urgent as words
from ..office import Desk
from ..rules import texts
from ..rules.moments import legal_day, local
from ..rules.refusal import Refused
from ..storage.matters import Matter
from ..storage.reporting import EventReport, UrgentEvent
from ..storage.visibility import condition
from . import standing, urgent
from .duty_line import OfficeDuty
from .ledger import OPEN
from .offices import profile

HOUR = timedelta(minutes=60)
FOLLOW_AFTER = timedelta(days=1)
ASKED_FOR = timedelta(days=7)
"""How long a registered matter is proposed for a report."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A matter somebody should judge: report it, or say why not. reason: in words."""

    matter_id: int
    number: str
    reason: str
    due: datetime


def duties(desk: Desk, today: date) -> Iterator[OfficeDuty]:
    """What is owed now."""
    query = select(UrgentEvent).where(UrgentEvent.void_reason == "").order_by(UrgentEvent.known_at, UrgentEvent.id)
    for event in desk.db.scalars(query):
        if event.ended_on is None:
            yield from _of_open(desk, event)
        if event.vice_at is None or event.main_at is None:
            yield OfficeDuty(
                code="LEADERS_TOLD", target=f"event:{event.id}", words=event.number, due=local(event.known_at) + HOUR
            )
    for one in proposals(desk, today):
        yield OfficeDuty(code="EVENT_REPORT", target=f"event:matter-{one.matter_id}", words=one.number, due=one.due)


def _of_open(desk: Desk, event: UrgentEvent) -> Iterator[OfficeDuty]:
    clock = urgent.clocks(desk, [event])[0]
    target = f"event:{event.id}"
    if clock.running:
        yield OfficeDuty(
            code="URGENT", target=target, words=event.number, due=clock.deadline, rule="R-URGENT-1H",
            start=clock.known_at,
        )  # fmt: skip
        return
    last: date | None = None
    for row in desk.db.scalars(
        select(EventReport).where(EventReport.event_id == event.id, EventReport.kind.in_(("FIRST", "FOLLOW")))
    ):
        last = max(last or date.min, legal_day(row.sent_at) if row.sent_at else clock.known_at.date())
    if last is None:
        yield OfficeDuty(code="WRITTEN_REPORT", target=target, words=event.number, due=clock.known_at.date())
    else:
        yield OfficeDuty(code="FOLLOW_REPORT", target=target, words=event.number, due=last + FOLLOW_AFTER)


def proposals(desk: Desk, today: date | None = None) -> list[Proposal]:
    """Group visits and critical matters of the last days that nobody reported or judged (G05); restricted to what the
    actor may see."""
    since = (today or standing.today(desk)) - ASKED_FOR
    threshold = profile(desk).group_threshold
    query = (
        select(Matter.id, Matter.number, Matter.urgency, Matter.headcount, Matter.recorded_at)
        .where(
            condition(desk.actor),
            Matter.standing == "OPEN",
            Matter.state.in_(OPEN),
            Matter.received_on >= since,
            or_(Matter.urgency == "CRITICAL", and_(Matter.channel == "VISIT", Matter.headcount >= threshold)),
            ~exists().where(UrgentEvent.matter_id == Matter.id),
        )
        .order_by(Matter.recorded_at, Matter.id)
    )
    return [
        Proposal(
            matter_id=row.id,
            number=row.number,
            reason=words.MATTER_REASONS["CRITICAL" if row.urgency == "CRITICAL" else "GROUP"].format(
                count=row.headcount
            ),
            due=local(row.recorded_at) + HOUR,
        )
        for row in desk.db.execute(query)
    ]


def begin_for_matter(desk: Desk, matter_id: int) -> int:
    """Start the clock of an event that is a registered matter, known since it was received (G05).

    Raises Refused: MATTER_UNKNOWN, EVENT_EXISTS."""
    matter = standing.load_alive(desk, matter_id)
    group = matter.headcount > 1 and matter.channel == "VISIT"
    return urgent.begin(
        desk,
        urgent.Begin(
            kind="GROUP" if group else "OTHER",
            known_at=local(matter.received_at).replace(second=0, microsecond=0),
            place=matter.place,
            headcount=matter.headcount,
            demand="；".join(row.text for row in matter.demands if not row.struck),
            situation=matter.subject,
            matter_id=matter.id,
        ),
    )


def no_report(desk: Desk, matter_id: int, reason: str) -> int:
    """A group visit or critical matter that need not be reported, with why; a void event keeps it (G05).

    Raises Refused: MATTER_UNKNOWN, REASON_MISSING, EVENT_EXISTS.
    """
    said = texts.clean(reason).strip()
    if not said:
        raise Refused("REASON_MISSING", "reason")
    event = urgent.load(desk, begin_for_matter(desk, matter_id))
    event.void_reason = words.NO_REPORT.format(reason=said)
    desk.db.flush()
    return event.id
