"""假期前瞻: what falls due in a chosen time, what must be done before it begins, and who does it (§7 rank 24, 25)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from ..facts_hazards import AheadFacts, AheadLine
from ..labels import information as words
from ..labels import office_duties as duty_words
from ..labels import pages
from ..labels.forms import TITLES
from ..office import Desk
from ..rules import texts
from ..rules.refusal import Refused
from ..storage.matters import Matter, Obligation
from ..storage.offices import Person
from ..storage.visibility import condition
from . import office_duties, papers, rulebooks, standing
from .ledger import OWING
from .offices import profile

LONGEST = timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class AheadRow:
    """One thing due between the days. work_by: last working day for it; before: it must be done before the first day;
    who: A role and B role."""

    number: str
    subject: str
    what: str
    due: date
    work_by: date
    before: bool
    who: str
    matter_id: int
    target: str


def ahead(desk: Desk, first: date | None, last: date | None) -> list[AheadRow]:
    """What is due from first to last, both included, or whose last working day lies there, by that day.

    Restricted matters this person may not see are left out. Raises Refused: AHEAD_DAYS.
    """
    if first is None or last is None or last < first or last - first > LONGEST:
        raise Refused("AHEAD_DAYS", "first" if first is None else "last")
    people = {row.id: row for row in desk.db.scalars(select(Person))}
    query = (
        select(Obligation, Matter.number, Matter.subject, Matter.handler_id, Matter.access, Matter.rules_hash)
        .join(Matter, Matter.id == Obligation.matter_id)
        .where(
            condition(desk.actor),
            Matter.standing == "OPEN",
            Matter.state.in_(OWING),
            Obligation.met_on.is_(None),
            ~Obligation.silent,
            Obligation.due >= first.isoformat(),
            Obligation.due <= last.isoformat() + "T99",
        )
    )
    found = []
    for row, number, subject, handler_id, access, version in desk.db.execute(query):
        due = date.fromisoformat(row.due[:10])
        name = rulebooks.by_hash(desk, version).rule(row.rule).name
        found.append(
            _row(
                desk, first, due, number=number, subject="" if access == "RESTRICTED" else subject,
                what=pages.DUTY_TITLES.get(row.rule, name), who=_who(people, handler_id),
                matter_id=row.matter_id, target="",
            )
        )  # fmt: skip
    for duty in office_duties.duties(desk):
        if first <= duty.day <= last:
            title = duty_words.DUTIES[duty.code][0]
            found.append(
                _row(
                    desk, first, duty.day, number="", subject=duty.words, what=title,
                    who=_who(people, duty.responsible_id), matter_id=0, target=duty.target,
                )
            )  # fmt: skip
    return sorted(found, key=lambda one: (one.work_by, one.due, one.number, one.what))


def issue(desk: Desk, name: str, first: date | None, last: date | None) -> papers.Issued:
    """Print the list, kept as it was. Raises Refused: AHEAD_DAYS."""
    rows = ahead(desk, first, last)
    today = standing.today(desk)
    facts = AheadFacts(
        office=profile(desk).facts(),
        name=texts.clean(name).strip() or words.AHEAD_NAME,
        first=first,
        last=last,
        lines=tuple(
            AheadLine(
                number=row.number, subject=row.subject, what=row.what, due=row.due, work_by=row.work_by, who=row.who
            )
            for row in rows
        ),
        made_by=desk.actor.name,
        made_on=today,
    )
    return papers.free_paper(desk, "AHEAD", facts, today, f"{TITLES['AHEAD']} {facts.name}")


def _row(desk: Desk, first: date, due: date, **known: object) -> AheadRow:
    work_by = desk.calendar.last_working_on_or_before(due)
    return AheadRow(due=due, work_by=work_by, before=work_by < first, **known)  # type: ignore[arg-type]


def _who(people: Mapping[int, Person], person_id: int | None) -> str:
    """A role, and the B role behind it."""
    one = people.get(person_id or 0)
    if one is None:
        return ""
    other = people.get(one.backup_id or 0)
    return f"{one.name}（B岗 {other.name}）" if other else one.name
