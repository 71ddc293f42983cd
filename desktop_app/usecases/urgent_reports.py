"""Written reports of an event: 首报, numbered 续报, 终报, and the school's own 专报 (F35, F35b)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from ..facts_urgent import EventFacts
from ..labels import urgent as words
from ..office import Desk
from ..rules import texts
from ..rules.moments import local, moment
from ..rules.refusal import Refused
from ..storage.offices import Person
from ..storage.reporting import EventCall, EventReport, UrgentEvent
from . import papers, standing, urgent
from .offices import profile
from .papers import Issued
from .urgent import Details


@dataclass(frozen=True, kw_only=True)
class Report:
    """One written report. details: what is known now, None to leave it; sent_at: None while it is not on its way."""

    event_id: int
    version: int | None
    kind: str
    details: Details | None = None
    sent_to: str = ""
    sent_at: datetime | None = None
    sent_how: str = ""
    signer: str = ""
    late_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A report that was made out is on its way."""

    report_id: int
    sent_to: str
    sent_at: datetime | None
    sent_how: str = ""
    late_reason: str = ""


def issue(desk: Desk, new: Report) -> Issued:
    """Make out a report with its frozen paper; a final one ends the event.

    Raises Refused: EVENT_UNKNOWN, EVENT_OVER, RECORD_CHANGED, CHOICE_UNKNOWN, SITUATION_MISSING, FIRST_MISSING,
    REPORT_TWICE, SENT_TO_MISSING, DATE_IN_FUTURE, REPORT_BEFORE_KNOWN, REPORT_LATE, FINAL_UNSENT (the superior never
    heard of it), what `urgent.write` refuses.
    """
    new = texts.cleaned(new)
    event = urgent.load_open(desk, new.event_id, new.version)
    if new.kind not in words.REPORTS:
        raise Refused("CHOICE_UNKNOWN", "kind", {"text": new.kind})
    if new.details is not None:
        urgent.write(desk, event, new.details)
    if not event.situation:
        raise Refused("SITUATION_MISSING", "situation")
    sequence = _sequence(desk, event, new.kind)
    sent_at = _sending(desk, event, new.kind, new.sent_to, new.sent_at, new.late_reason)
    if new.kind == "FINAL" and sent_at is None and urgent.clocks(desk, [event])[0].stopped_at is None:
        raise Refused("FINAL_UNSENT", "sent_at", {"number": event.number})
    desk.db.flush()
    facts = facts_of(desk, event, new, sequence)
    issued = _paper(desk, event, "F35b" if new.kind == "INTERNAL" else "F35", facts)
    desk.db.add(
        EventReport(
            event_id=event.id,
            kind=new.kind,
            sequence=sequence,
            sent_to=new.sent_to.strip(),
            sent_at=moment(sent_at) if sent_at else None,
            sent_how=new.sent_how if sent_at else "",
            signer=new.signer.strip(),
            paper_id=issued.id,
        )
    )
    if new.kind == "FINAL":
        event.ended_on = standing.today(desk)
    desk.db.flush()
    return issued


def send(desk: Desk, new: Sent) -> None:
    """Log when a report that was made out went off.

    Raises Refused: REPORT_UNKNOWN, EVENT_REPORT_SENT, DAY_MISSING, SENT_TO_MISSING, DATE_IN_FUTURE,
    REPORT_BEFORE_KNOWN, REPORT_LATE.
    """
    new = texts.cleaned(new)
    row = desk.db.get(EventReport, new.report_id)
    if row is None:
        raise Refused("REPORT_UNKNOWN")
    event = urgent.load(desk, row.event_id)
    if row.sent_at is not None:
        raise Refused("EVENT_REPORT_SENT")
    if new.sent_at is None:
        raise Refused("DAY_MISSING", "sent_at", {"event": "HAPPENED"})
    sent_at = _sending(desk, event, row.kind, new.sent_to, new.sent_at, new.late_reason)
    assert sent_at is not None
    row.sent_at, row.sent_to, row.sent_how = moment(sent_at), new.sent_to.strip(), new.sent_how


def _sending(
    desk: Desk, event: UrgentEvent, kind: str, sent_to: str, sent_at: datetime | None, reason: str
) -> datetime | None:
    if sent_at is None:
        return None
    at = urgent.after_known(desk, event, "sent_at", sent_at)
    if kind != "INTERNAL":
        if not sent_to.strip():
            raise Refused("SENT_TO_MISSING", "sent_to")
        urgent.stop(desk, event, at, reason)
    return at


def _sequence(desk: Desk, event: UrgentEvent, kind: str) -> int:
    """The number a report gets: follow-ups are counted, the others come once."""
    counted = select(func.count(EventReport.id)).where(EventReport.event_id == event.id)
    already = desk.db.scalar(counted.where(EventReport.kind == kind)) or 0
    first = desk.db.scalar(counted.where(EventReport.kind == "FIRST"))
    if kind in ("FOLLOW", "FINAL") and not first:
        raise Refused("FIRST_MISSING", None, {"number": event.number})
    if kind != "FOLLOW" and already:
        raise Refused("REPORT_TWICE", None, {"number": event.number, "report": words.REPORTS[kind]})
    return already + 1 if kind == "FOLLOW" else 0


def draft(desk: Desk, new: Report) -> EventFacts:
    """The paper as it would be issued, for the preview; nothing is kept. Raises Refused as `issue`."""
    new = texts.cleaned(new)
    event = urgent.load_open(desk, new.event_id)
    if new.details is not None:
        with desk.db.no_autoflush:
            urgent.write(desk, event, new.details)
    with desk.db.no_autoflush:
        found = facts_of(desk, event, new, _sequence(desk, event, new.kind))
    desk.db.expire(event)
    return found


def facts_of(desk: Desk, event: UrgentEvent, new: Report, sequence: int) -> EventFacts:
    """The facts of F35 or F35b; who is concerned stays off the paper of a restricted matter (J02)."""
    first_call = desk.db.scalars(
        select(EventCall).where(EventCall.event_id == event.id, EventCall.superior).order_by(EventCall.at).limit(1)
    ).first()
    known: dict[str, Any] = asdict(urgent.details_of(event))
    del known["learned_from"]
    known["kind"] = words.KINDS[event.kind]
    if urgent.access(desk, event) != "OPEN":
        known["people"] = words.HIDDEN_PEOPLE
    internal = new.kind == "INTERNAL"
    return EventFacts(
        office=profile(desk).facts(),
        number=event.number,
        which=words.report_word(new.kind, sequence),
        known_at=local(event.known_at),
        called_at=local(first_call.at) if first_call else None,
        called=" ".join(filter(None, (first_call.called, first_call.phone))) if first_call else "",
        sent_to="" if internal else new.sent_to.strip(),
        sent_at=None if internal else new.sent_at,
        signer=new.signer.strip(),
        vice=_leader(desk, "LEADER_IN_CHARGE") if internal else "",
        vice_at=local(event.vice_at) if internal and event.vice_at else None,
        main=_leader(desk, "PRINCIPAL_LEADER") if internal else "",
        main_at=local(event.main_at) if internal and event.main_at else None,
        made_on=standing.today(desk),
        **known,
    )


def _leader(desk: Desk, role: str) -> str:
    """The name of the only leader of a role; "" where there are several to choose from."""
    query = select(Person).where(Person.active).order_by(Person.seat, Person.id)
    found = [one.name for one in desk.db.scalars(query) if role in one.roles]
    return found[0] if len(found) == 1 else ""


def _paper(desk: Desk, event: UrgentEvent, form: str, facts: EventFacts) -> Issued:
    day = standing.today(desk)
    if event.matter_id is not None:
        return papers.issue(desk, standing.load(desk, event.matter_id), form, facts, day)
    return papers.free_paper(desk, form, facts, day)
