"""预警: topics and units that rise, the warning slip with its data, and the circular of units' figures
(G11, G12, F37b, F42)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from ..facts_hazards import WarningFacts
from ..facts_life import OfficialFacts
from ..labels import information as words
from ..labels import period_reports as report_words
from ..labels.forms import TITLES
from ..office import Desk
from ..rules import numbering, texts
from ..rules.periods import before, month_of, period, share
from ..rules.refusal import Refused
from ..rules.trends import PAST_MONTHS, Trend, trend
from ..storage.hazards import Circular, Hazard, TrendWarning
from ..storage.matters import Petitioner
from ..storage.offices import Unit
from ..storage.visibility import counted_since
from . import official, papers, period_figures, standing
from .offices import profile

GONE = frozenset({"VOID", "MERGED", "DRAFT"})


@dataclass(frozen=True, kw_only=True)
class Rise:
    """One topic or unit that rises. kind: TOPIC UNIT; counts: month and number, the newest last."""

    kind: str
    name: str
    basis: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class NewWarning:
    subject: str
    level: str
    advice: str
    addressee: str
    rise: Rise | None = None


@dataclass(frozen=True, kw_only=True)
class WarningRow:
    id: int
    number: str
    made_on: date
    subject: str
    paper_id: int | None


def rises(desk: Desk) -> list[Rise]:
    """What rises now, from matters and hazards by month; counted whoever may see them."""
    month = month_of(standing.today(desk))
    months = [month]
    for _ in range(PAST_MONTHS):
        months.insert(0, before(months[0]))
    counts: dict[tuple[str, str], dict[str, int]] = {}
    units = {row.id: row.name for row in desk.db.scalars(select(Unit))}
    first = period(months[0]).first

    def count(kind: str, name: str, day: date) -> None:
        at = month_of(day)
        if name and at in months:
            row = counts.setdefault((kind, name), {})
            row[at] = row.get(at, 0) + 1

    for matter in counted_since(desk.db, first):
        if matter.state not in GONE:
            count("TOPIC", matter.topic.split("/", 1)[0], matter.received_on)
            count("UNIT", units.get(matter.lead_unit_id or 0, ""), matter.received_on)
    for hazard in desk.db.scalars(select(Hazard).where(Hazard.void_reason == "", Hazard.found_on >= first)):
        if hazard.matter_id is None:
            count("TOPIC", hazard.topic.split("/", 1)[0], hazard.found_on)
            count("UNIT", units.get(hazard.unit_id or 0, ""), hazard.found_on)
    found = []
    for (kind, name), by_month in counts.items():
        row = [by_month.get(one, 0) for one in months]
        known = trend(_since_first(row))
        if known is not None:
            numbers = tuple(zip(months, row, strict=True))
            found.append(Rise(kind=kind, name=name, basis=_basis(known), counts=numbers))
    return sorted(found, key=lambda one: (-one.counts[-1][1], one.kind, one.name))


def warn(desk: Desk, new: NewWarning) -> papers.Issued:
    """Issue the slip with the data behind it. Raises Refused: WARNING_SUBJECT, WARNING_ADVICE, WARNING_LEVEL."""
    new = texts.cleaned(new)
    if not new.subject.strip():
        raise Refused("WARNING_SUBJECT", "subject")
    if new.level not in words.WARNING_LEVELS:
        raise Refused("WARNING_LEVEL", "level")
    if not new.advice.strip():
        raise Refused("WARNING_ADVICE", "advice")
    today = standing.today(desk)
    serial = desk.next_number(words.WARNING_NUMBER, today.year)
    number = numbering.display_book(numbering.BookNumber(words.WARNING_NUMBER, today.year, serial))
    facts = WarningFacts(
        office=profile(desk).facts(),
        number=number,
        subject=new.subject.strip(),
        level=words.WARNING_LEVELS[new.level],
        basis=f"{new.rise.name}：{new.rise.basis}" if new.rise else "",
        counts=new.rise.counts if new.rise else (),
        advice=new.advice.strip(),
        addressee=new.addressee.strip(),
        made_on=today,
    )
    issued = papers.free_paper(desk, "F37b", facts, today, f"{TITLES['F37b']} {number}")
    data: dict[str, Any] = {"name": new.rise.name, "counts": dict(new.rise.counts)} if new.rise else {}
    desk.db.add(
        TrendWarning(
            number=number,
            made_on=today,
            level=new.level,
            subject=facts.subject,
            data=data,
            advice=facts.advice,
            addressee=facts.addressee,
            paper_id=issued.id,
        )
    )
    return issued


def warnings(desk: Desk) -> list[WarningRow]:
    """Slips issued, the newest first."""
    return [
        WarningRow(id=row.id, number=row.number, made_on=row.made_on, subject=row.subject, paper_id=row.paper_id)
        for row in desk.db.scalars(select(TrendWarning).order_by(TrendWarning.id.desc()))
    ]


def circular_draft(desk: Desk, code: str) -> tuple[str, str, str]:
    """Title, addressees and text of 情况通报 for a period, with the finishing rate of each unit (G12)."""
    whole = period(code)
    now = period_figures.figures(desk, whole)
    units = {row.id: row.name for row in desk.db.scalars(select(Unit))}
    ended = set(now.by_key["ENDED"].ids)
    lines = []
    for unit, figure in now.units:
        if unit is not None:
            done = len(ended & set(figure.ids))
            rate = share(done, figure.value)
            percent = report_words.NO_RATE if rate is None else f"{rate}%"
            lines.append(words.unit_line(units.get(unit, ""), figure.value, done, percent))
    text = "\n".join((words.circular_text(tuple(lines)), words.asked()))
    return words.circular_title(profile(desk).school, report_words.period_words(code)), words.CIRCULAR_SCOPE, text


def issue_circular(desk: Desk, code: str, title: str, scope: str, text: str) -> papers.Issued:
    """Issue F42; no petitioner may be named in it. Raises Refused: CIRCULAR_TEXT, CIRCULAR_NAMES."""
    title, scope, text = (texts.clean(one).strip() for one in (title, scope, text))
    if not title or not scope or not text:
        raise Refused("CIRCULAR_TEXT", "title" if not title else "scope" if not scope else "text")
    for name in desk.db.scalars(select(Petitioner.name).where(Petitioner.name != "").distinct()):
        if len(name) > 1 and (name in text or name in title):
            raise Refused("CIRCULAR_NAMES", "text", {"name": name})
    today = standing.today(desk)
    facts = OfficialFacts(
        office=profile(desk).facts(),
        letterhead="LETTER",
        title=title,
        addressee=scope,
        passages=official.passages((text,)),
        signed_on=today,
        note=official.contact(desk),
    )
    issued = papers.office_paper(desk, "F42", facts, today, title)
    desk.db.add(Circular(made_on=today, title=title, scope=scope, period=code, text=text, paper_id=issued.id))
    return issued


def _since_first(row: list[int]) -> list[int]:
    """The months from the first that has anything: an office that began in May has no past in March."""
    start = next((place for place, number in enumerate(row) if number), len(row))
    return row[min(start, len(row) - 2) :]


def _basis(found: Trend) -> str:
    if found.kind == "RISING":
        return words.TREND_BASIS["RISING"].format(months=found.months, first=found.first, now=found.now)
    if found.times is None:
        return words.TREND_BASIS["NEW"].format(now=found.now, months=found.months)
    times = found.times
    return words.TREND_BASIS["DOUBLE"].format(now=found.now, months=found.months, times=times)
