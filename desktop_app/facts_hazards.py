"""What the papers of screening and warning are filled from (F37, F37b, F37c, the look-ahead)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .facts import OfficeFacts


@dataclass(frozen=True, kw_only=True)
class HazardLine:
    """One line of F37; people: with the number of them; progress: the newest, or the result."""

    number: str = ""
    found_on: date | None = None
    unit: str = ""
    description: str = ""
    people: str = ""
    topic: str = ""
    level: str = ""
    owner: str = ""
    measures: str = ""
    due: date | None = None
    progress: str = ""
    resolved_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class HazardsFacts:
    """F37 矛盾隐患排查台账."""

    office: OfficeFacts = OfficeFacts()
    scope: str = ""
    made_on: date | None = None
    screener: str = ""
    unit_head: str = ""
    lines: tuple[HazardLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class InformationFacts:
    """F37c and the slip of information from a department. times: name and moment of each step that was taken."""

    office: OfficeFacts = OfficeFacts()
    kind: str = ""
    number: str = ""
    source: str = ""
    topic: str = ""
    gist: str = ""
    heat: str = ""
    steps: tuple[tuple[str, datetime | None, str], ...] = ()
    closing: str = ""


@dataclass(frozen=True, kw_only=True)
class WarningFacts:
    """F37b. counts: month and number, the newest last."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    subject: str = ""
    level: str = ""
    basis: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    advice: str = ""
    addressee: str = ""
    made_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class AheadLine:
    """What falls due: number or title, subject, what, last day, work by, who."""

    number: str = ""
    subject: str = ""
    what: str = ""
    due: date | None = None
    work_by: date | None = None
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class AheadFacts:
    """假期到期清单 of the days from first to last, both included."""

    office: OfficeFacts = OfficeFacts()
    name: str = ""
    first: date | None = None
    last: date | None = None
    lines: tuple[AheadLine, ...] = ()
    made_by: str = ""
    made_on: date | None = None
