"""The half-yearly and yearly analysis: against last year and the period before, with charts (G10, G13, F34b)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from ..facts_reports import AnalysisFacts, ChartFacts, ChartSeries
from ..labels import period_reports as words
from ..office import Desk
from ..rules.periods import Period, before, growth, months_of, share, year_before
from ..storage.offices import Unit
from . import period_figures, period_reports, standing
from .offices import profile
from .period_figures import CHANNELS, Figures
from .period_reports import ReportView

COMPARED = (
    "TOTAL", "TOTAL.PEOPLE", "FIRST", "REPEAT", "GROUP", "ACCEPTED", "ENDED", "OPEN_AT_END", "OVERDUE",
    "NATURE.SUGGESTION", "NATURE.ACCUSATION", "NATURE.CLAIM", "LEADER.DAYS", "LEADER.BATCHES", "HAZARD.FOUND",
    "HAZARD.RESOLVED", "RATING.SATISFIED", "RATING.DISSATISFIED",
)  # fmt: skip
MOST_BARS = 8


def periods(desk: Desk) -> list[str]:
    """Half-years and years since the one before the office began, the newest first."""
    today, first = standing.today(desk), period_reports.began(desk)
    codes = []
    for year in range(today.year, first.year - 2, -1):
        codes += [f"{year}", f"{year}-H2", f"{year}-H1"]
    return [code for code in codes if period_reports.span(desk, code).first <= today]


def seen(desk: Desk, code: str) -> tuple[ReportView, AnalysisFacts]:
    """The analysis with what was written for it. Raises Refused: PERIOD_UNREADABLE, PERIOD_TO_COME."""
    return period_reports.view(desk, code), facts(desk, code)


def facts(desk: Desk, code: str) -> AnalysisFacts:
    """F34b of a half-year, a year, or a month. Raises Refused: PERIOD_UNREADABLE, PERIOD_TO_COME."""
    view = period_reports.view(desk, code)
    now = view.figures
    then = period_figures.figures(desk, period_reports.span(desk, year_before(code)))
    earlier = period_figures.figures(desk, period_reports.span(desk, before(code)))
    return AnalysisFacts(
        office=profile(desk).facts(),
        title=words.analysis_title(code) if view.period.kind != "MONTH" else words.period_words(code),
        span=words.span_words(view.period.first, now.upto),
        rows=tuple(_compared(key, now, then, earlier) for key in COMPARED),
        charts=_charts(desk, view.period, now, then),
        shares=tuple(
            (name or words.NO_TOPIC, str(one.value), share(one.value, now.value("TOTAL")) or words.NO_RATE)
            for name, one in now.topics
        ),
        texts=tuple((title, _text(view.narrative, key, now, then)) for key, title in words.ANALYSIS_TEXTS.items()),
        made_by=desk.actor.name,
        made_on=standing.today(desk),
    )


def _compared(key: str, *three: Figures) -> tuple[str, str, str, str, str, str]:
    """One row: the period, the same of last year, the one before, and what it grew by."""
    current, past, previous = (one.value(key) for one in three)
    grown, grown_since = growth(current, past) or words.NO_RATE, growth(current, previous) or words.NO_RATE
    return words.FIGURES[key], str(current), str(past), grown, str(previous), grown_since


def _text(narrative: object, key: str, now: Figures, then: Figures) -> str:
    """What the officer wrote; the situation begins with its figures."""
    assert isinstance(narrative, dict)
    if narrative.get(key):
        return str(narrative[key])
    if key == "SITUATION":
        return words.situation(now.value("TOTAL"), growth(now.value("TOTAL"), then.value("TOTAL")), now.value("ENDED"))
    return ""


def _charts(desk: Desk, whole: Period, now: Figures, then: Figures) -> tuple[ChartFacts, ...]:
    charts = []
    if whole.kind != "MONTH":
        codes = months_of(whole)
        both = [codes, [year_before(one) for one in codes]]
        totals = [tuple(_total(desk, one) for one in part) for part in both]
        charts.append(_chart(words.CHART_TREND, [words.month_word(one) for one in codes], *totals))
    channels = [f"CHANNEL.{one}" for one in CHANNELS]
    both_counts = [tuple(part.value(key) for key in channels) for part in (now, then)]
    charts.append(_chart(words.CHART_CHANNELS, [words.CHANNELS[one] for one in CHANNELS], *both_counts))
    topics = now.topics[:MOST_BARS]
    if topics:
        past = {name: one.value for name, one in then.topics}
        counts = (tuple(one.value for _name, one in topics), tuple(past.get(name, 0) for name, _one in topics))
        charts.append(_chart(words.CHART_TOPICS, [name or words.NO_TOPIC for name, _one in topics], *counts))
    names = {row.id: row.name for row in desk.db.scalars(select(Unit))}
    units = [(unit, one) for unit, one in now.units if unit is not None][:MOST_BARS]
    if units:
        past_units = {unit: one.value for unit, one in then.units}
        labels = [words.unit_words(names, unit) for unit, _one in units]
        counts = (tuple(one.value for _unit, one in units), tuple(past_units.get(unit, 0) for unit, _one in units))
        charts.append(_chart(words.CHART_UNITS, labels, *counts))
    return tuple(charts)


def _total(desk: Desk, code: str) -> int:
    """Registered matters of one month; 0 for a month to come."""
    whole = period_reports.span(desk, code)
    if whole.first > standing.today(desk):
        return 0
    return period_figures.figures(desk, whole).value("TOTAL")


def _chart(title: str, labels: Iterable[str], *rows: tuple[int, ...]) -> ChartFacts:
    names = (words.THIS_PERIOD, words.LAST_YEAR)
    series = tuple(ChartSeries(name=name, values=row) for name, row in zip(names, rows, strict=True))
    return ChartFacts(title=title, labels=tuple(labels), series=series)
