"""信息: from departments, of irregular visits, early signs, on the net; found, verified, reported, closed
(G04, G14, G15, N12, N15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from ..facts_hazards import InformationFacts
from ..labels import information as words
from ..office import Desk
from ..rules import numbering, texts
from ..rules.moments import legal_day, local, moment
from ..rules.refusal import Refused
from ..storage.hazards import Information
from ..storage.offices import Unit
from . import hazards, papers, standing
from .duty_line import OfficeDuty
from .hazards import HazardInput
from .offices import profile

WITHIN = timedelta(hours=2)
OPEN_FOR = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class InformationInput:
    """What is typed of a piece of information; found_at: local, without zone."""

    kind: str
    gist: str
    found_at: datetime | None
    unit_id: int | None = None
    source: str = ""
    topic: str = ""
    link: str = ""
    heat: str = ""
    negative: bool = False
    people_estimate: int | None = None
    expected_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class InformationRow:
    """state: of STATES; steps: name, local moment and words of each step taken; next: acts that can be done now."""

    id: int
    version: int
    number: str
    kind: str
    state: str
    source: str
    topic: str
    gist: str
    link: str
    heat: str
    negative: bool
    found_at: datetime
    steps: tuple[tuple[str, datetime | None, str], ...]
    acts: tuple[str, ...]


def register(desk: Desk, new: InformationInput) -> str:
    """Raises Refused: INFORMATION_GIST, INFORMATION_FUTURE, HAZARD_DAY_MISSING, KIND_UNKNOWN."""
    new = texts.cleaned(new)
    if new.kind not in words.KINDS:
        raise Refused("KIND_UNKNOWN", "kind")
    if not new.gist.strip():
        raise Refused("INFORMATION_GIST", "gist")
    if new.found_at is None:
        raise Refused("HAZARD_DAY_MISSING", "found_at")
    if moment(new.found_at) > desk.now:
        raise Refused("INFORMATION_FUTURE", "found_at")
    year = standing.today(desk).year
    serial = desk.next_number(words.NUMBER_PREFIX, year)
    number = numbering.display_book(numbering.BookNumber(words.NUMBER_PREFIX, year, serial))
    desk.db.add(
        Information(
            number=number,
            kind=new.kind,
            unit_id=new.unit_id,
            source=new.source.strip(),
            topic=new.topic,
            gist=new.gist.strip(),
            link=new.link.strip(),
            heat=new.heat if new.heat in words.HEAT else "",
            negative=new.negative and new.kind == "OPINION",
            people_estimate=new.people_estimate,
            expected_on=new.expected_on,
            found_at=moment(new.found_at),
        )
    )
    return number


def take_step(desk: Desk, row_id: int, version: int, step: str, at: datetime | None, said: str) -> None:
    """READ VERIFY PLAN REPORT RESPOND CLOSE, in the order of the kind; at: local, now for READ.

    Raises Refused: INFORMATION_OVER, INFORMATION_FUTURE, INFORMATION_ORDER, INFORMATION_VERDICT, RECORD_CHANGED.
    """
    row = _open(desk, row_id, version)
    said = texts.clean(said).strip()
    when = desk.now if at is None else moment(at)
    if when > desk.now:
        raise Refused("INFORMATION_FUTURE", "at")
    if step != "READ" and not said:
        what = words.STEP_WORDS.get(step, words.FORM_WORDS["closing"])
        raise Refused("INFORMATION_VERDICT", "words", {"what": what})
    before = max(one for one in (row.found_at, row.verified_at if step == "REPORT" else None) if one is not None)
    if when < before:
        names = words.STEPS[row.kind]
        earlier = names["VERIFY"] if before == row.verified_at and "VERIFY" in names else names["FOUND"]
        raise Refused("INFORMATION_ORDER", "at", {"later": names.get(step, words.STATES["CLOSED"]), "earlier": earlier})
    match step:
        case "READ":
            row.read_at = when
        case "VERIFY":
            row.verified_at, row.verified_by, row.verdict = when, desk.actor.name, said
        case "PLAN":
            row.plan = said
        case "REPORT":
            row.reported_at, row.reported_to = when, said
        case "RESPOND":
            row.responded_at, row.response = when, said
            row.read_at = row.read_at or when
        case "CLOSE":
            row.closed_on, row.closing = legal_day(when), said
        case _:
            raise Refused("KIND_UNKNOWN", "step")


def to_hazard(desk: Desk, row_id: int, version: int, new: HazardInput) -> str:
    """It became a hazard of the register; gives its number. Raises Refused as `hazards.register`."""
    row = _open(desk, row_id, version)
    number = hazards.register(desk, new)
    desk.db.flush()
    row.hazard_id = hazards.id_of(desk, number)
    return number


def void(desk: Desk, row_id: int, version: int, reason: str) -> None:
    """Raises Refused: INFORMATION_OVER, HAZARD_REASON."""
    row = _open(desk, row_id, version)
    said = texts.clean(reason).strip()
    if not said:
        raise Refused("HAZARD_REASON", "reason")
    row.void_reason = said


def rows(desk: Desk, view: str = "OPEN") -> list[InformationRow]:
    """The newest first. view: OPEN ALL."""
    query = select(Information).order_by(Information.found_at.desc(), Information.id.desc())
    if view == "OPEN":
        query = query.where(Information.closed_on.is_(None), Information.void_reason == "")
    units = {row.id: row.name for row in desk.db.scalars(select(Unit))}
    return [_shown(row, units) for row in desk.db.scalars(query)]


def issue(desk: Desk, row_id: int) -> papers.Issued:
    """F37c or the slip of its kind. Raises Refused: INFORMATION_UNKNOWN."""
    row = desk.db.get(Information, row_id)
    if row is None:
        raise Refused("INFORMATION_UNKNOWN")
    seen = _shown(row, {unit.id: unit.name for unit in desk.db.scalars(select(Unit))})
    facts = InformationFacts(
        office=profile(desk).facts(),
        kind=row.kind,
        number=row.number,
        source=seen.source,
        topic=row.topic,
        gist=row.gist,
        heat=words.HEAT.get(row.heat, ""),
        steps=seen.steps,
        closing=row.closing,
    )
    title = f"{words.FORM_TITLES[row.kind]} {row.number}"
    return papers.free_paper(desk, "F37c", facts, standing.today(desk), title)


def duties(desk: Desk, today: date) -> Iterator[OfficeDuty]:
    """What of the information waits: unread, unverified, without a plan, not judged, open too long."""
    query = select(Information).where(Information.closed_on.is_(None), Information.void_reason == "")
    for row in desk.db.scalars(query.order_by(Information.id)):
        found, target = local(row.found_at), f"information:{row.id}"
        next_day = desk.calendar.add_working_days(found.date(), 1)
        if row.kind == "SHARED" and row.read_at is None:
            yield OfficeDuty(code="INFO_UNREAD", target=target, words=row.number, due=next_day)
        if row.kind == "ABNORMAL" and row.verified_at is None:
            yield OfficeDuty(code="INFO_VERIFY", target=target, words=row.number, due=found + WITHIN)
        if row.kind == "SIGN" and not row.plan:
            yield OfficeDuty(code="SIGN_PLAN", target=target, words=row.number, due=next_day)
        if row.kind == "OPINION" and row.verified_at is None:
            yield OfficeDuty(code="OPINION_JUDGE", target=target, words=row.number, due=found + WITHIN)
        if row.kind == "OPINION" and row.negative:
            yield OfficeDuty(code="OPINION_OPEN", target=target, words=row.number, due=found + OPEN_FOR)


def _shown(row: Information, units: dict[int, str]) -> InformationRow:
    names = words.STEPS[row.kind]
    taken = (
        ("FOUND", row.found_at, ""),
        ("READ", row.read_at, ""),
        ("VERIFY", row.verified_at, row.verdict),
        ("PLAN", None, row.plan),
        ("REPORT", row.reported_at, row.reported_to),
        ("RESPOND", row.responded_at, row.response),
    )
    steps = tuple(
        (names[code], local(at) if at else None, said) for code, at, said in taken if code in names and (at or said)
    )
    done = {code for code, at, said in taken if at or said}
    acts = tuple(code for code in names if code != "FOUND" and (code not in done or code == "PLAN"))
    state = "NEW"
    if row.verified_at or row.read_at:
        state = "VERIFIED"
    if row.reported_at or row.responded_at:
        state = "REPORTED"
    if row.closed_on:
        state = "CLOSED"
    if row.void_reason:
        state = "VOID"
    open_acts = (*acts, "CLOSE", *(() if row.hazard_id else ("HAZARD",)), "VOID")
    return InformationRow(
        id=row.id,
        version=row.version,
        number=row.number,
        kind=row.kind,
        state=state,
        source=" ".join(part for part in (units.get(row.unit_id or 0, ""), row.source) if part),
        topic=row.topic,
        gist=row.gist,
        link=row.link,
        heat=row.heat,
        negative=row.negative,
        found_at=local(row.found_at),
        steps=steps,
        acts=() if state in ("CLOSED", "VOID") else open_acts,
    )


def _open(desk: Desk, row_id: int, version: int) -> Information:
    row = desk.db.get(Information, row_id)
    if row is None:
        raise Refused("INFORMATION_UNKNOWN")
    if row.version != version:
        raise Refused("RECORD_CHANGED", None, {"record": row.number})
    if row.closed_on is not None or row.void_reason:
        raise Refused("INFORMATION_OVER", None, {"number": row.number})
    return row
