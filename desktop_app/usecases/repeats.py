"""可能是重复信访: earlier matters like the one being typed (A07). The program advises, a person decides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select, text
from sqlalchemy.orm import selectinload

from ..office import Desk
from ..rules import checks, likeness, names, texts
from ..storage import search
from ..storage.matters import Matter, Petitioner, Unrelated
from ..storage.visibility import visible
from .people import petitioner_words
from .registration import NewMatter

CANDIDATES = 60
SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Similar:
    """An earlier matter, with what agrees (codes of rules.likeness) and how it stands."""

    id: int
    number: str
    petitioner: str
    channel: str
    received_on: date
    subject: str
    state: str
    score: int
    agreeing: tuple[str, ...]


def similar(desk: Desk, new: NewMatter, beside: int | None = None, masked: bool = True) -> list[Similar]:
    """At most five earlier matters of at least the asking score, most alike first. beside: the matter being edited."""
    new = texts.cleaned(new)
    body = " ".join((new.subject, new.summary, *new.demands))
    traits = likeness.Traits.of(
        [one.id_no for one in new.people],
        [one.phone for one in new.people],
        [one.name for one in new.people],
        body,
    )
    wanted = _by_person(desk, new) | _by_text(desk, body)
    if beside is not None:
        wanted.discard(beside)
        wanted -= set(desk.db.scalars(select(Unrelated.other_id).where(Unrelated.matter_id == beside)))
    if not wanted:
        return []
    query = (
        visible(desk.actor)
        .where(Matter.id.in_(wanted), Matter.state != "VOID")
        .options(selectinload(Matter.people), selectinload(Matter.demands))
    )
    found = []
    for row in desk.db.scalars(query):
        other = likeness.Traits.of(
            [one.id_no for one in row.people],
            [one.phone for one in row.people],
            [one.name for one in row.people],
            " ".join((row.subject, row.summary, *(demand.text for demand in row.demands))),
        )
        likely = likeness.compare(traits, other)
        if likely.score >= likeness.ASK_FROM:
            found.append(
                Similar(
                    id=row.id,
                    number=row.number,
                    petitioner=petitioner_words(row.name_words, row.headcount, masked),
                    channel=row.channel,
                    received_on=row.received_on,
                    subject=row.subject,
                    state=row.state,
                    score=likely.score,
                    agreeing=likely.agreeing,
                )
            )
    return sorted(found, key=lambda one: (-one.score, -one.id))[:SHOWN]


def _by_person(desk: Desk, new: NewMatter) -> set[int]:
    wanted: set[int] = set()
    for one in new.people:
        name = names.normalise(one.name)
        digits, number = checks.phone_digits(one.phone), checks.halfwidth(one.id_no)
        agree = []
        if len(name) >= 2:
            agree.append(Petitioner.name_key.startswith(name + " ", autoescape=True))
        if digits:
            agree.append(Petitioner.phone_key == digits)
        if number:
            agree.append(Petitioner.id_no == number)
        if agree:
            query = select(Petitioner.matter_id).where(or_(*agree), ~Petitioner.struck)
            wanted |= set(desk.db.scalars(query.order_by(Petitioner.id.desc()).limit(CANDIDATES)))
    return wanted


def _by_text(desk: Desk, body: str) -> set[int]:
    """Matters that share the rarest two-character words of the text, most shared first."""
    found = sorted(likeness.grams(body))
    if not found:
        return set()
    shared: Counter[int] = Counter()
    statement = text("SELECT rowid FROM matter_text WHERE matter_text MATCH :phrase LIMIT 400")
    rows: dict[str, list[int]] = {}
    for gram in found[:200]:
        phrase = search.phrase(gram)
        if phrase:
            rows[gram] = list(desk.db.scalars(statement, {"phrase": phrase}))
    rare = likeness.rarest(frozenset(rows), {gram: len(hits) for gram, hits in rows.items()})
    for gram in rare:
        shared.update(rows[gram])
    return {matter_id for matter_id, _ in shared.most_common(CANDIDATES)}


def not_the_same(desk: Desk, matter_id: int, other_id: int) -> None:
    """The officer decided: 不是同一件; remembered both ways."""
    for one, other in ((matter_id, other_id), (other_id, matter_id)):
        desk.db.add(Unrelated(matter_id=one, other_id=other))
