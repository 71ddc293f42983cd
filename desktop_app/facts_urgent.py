"""What the papers of events, key periods and duty are filled from (G03, G06, N03, N06)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .facts import OfficeFacts


@dataclass(frozen=True, kw_only=True)
class EventFacts:
    """F35 and F35b. kind, which: in words (集体访, 续报（第1次）); called: whom the first call reached; vice, main:
    names of the two leaders; times are local."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    which: str = ""
    kind: str = ""
    occurred_at: datetime | None = None
    known_at: datetime | None = None
    called_at: datetime | None = None
    called: str = ""
    place: str = ""
    people: str = ""
    headcount: int | None = None
    demand: str = ""
    cause: str = ""
    situation: str = ""
    measures: str = ""
    next_step: str = ""
    coordination: str = ""
    sent_to: str = ""
    sent_at: datetime | None = None
    signer: str = ""
    vice: str = ""
    vice_at: datetime | None = None
    main: str = ""
    main_at: datetime | None = None
    made_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ZeroFacts:
    """F34c. nil None: the blank form; revision: 0 for the first report of the day, late_reason: of one made up for."""

    office: OfficeFacts = OfficeFacts()
    day: date | None = None
    period: str = ""
    nil: bool | None = None
    content: str = ""
    reporter: str = ""
    leader: str = ""
    sent_at: datetime | None = None
    sent_how: str = ""
    revision: int = 0
    late_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ShiftLine:
    """One shift of the roster. hours: 17:30—次日 08:00."""

    day: date | None = None
    name: str = ""
    hours: str = ""
    person: str = ""
    phone: str = ""
    leader: str = ""
    leader_phone: str = ""


@dataclass(frozen=True, kw_only=True)
class RosterFacts:
    """F53."""

    office: OfficeFacts = OfficeFacts()
    period: str = ""
    first: date | None = None
    last: date | None = None
    lines: tuple[ShiftLine, ...] = ()
    made_by: str = ""
    made_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class LogLine:
    """One line of the duty log. kind: in words."""

    at: datetime | None = None
    kind: str = ""
    content: str = ""
    handled: str = ""
    writer: str = ""


@dataclass(frozen=True, kw_only=True)
class LogFacts:
    """F54: one shift. left_open: what the next shift goes on with."""

    office: OfficeFacts = OfficeFacts()
    shift: ShiftLine = ShiftLine()
    lines: tuple[LogLine, ...] = ()
    giver: str = ""
    taker: str = ""
    handed_at: datetime | None = None
    left_open: str = ""
