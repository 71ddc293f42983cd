"""What the periodic reports are filled from (F34, F34b)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .facts import OfficeFacts


@dataclass(frozen=True, kw_only=True)
class ReportFacts:
    """F34. channels: name, matters, batches or persons, of each column, the sum last; groups: title of a row and its
    pairs of word and number; blocks: title and text; head: the journal's head when it was sent; "" while a draft.

    Numbers come as they are printed: 0 for nothing, — for 0/0.
    """

    office: OfficeFacts = OfficeFacts()
    period: str = ""
    span: str = ""
    channels: tuple[tuple[str, str, str], ...] = ()
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    topics: str = ""
    blocks: tuple[tuple[str, str], ...] = ()
    filled_by: str = ""
    checked_by: str = ""
    signed_by: str = ""
    sent_on: date | None = None
    head: str = ""


@dataclass(frozen=True, kw_only=True)
class ChartSeries:
    """One row of bars. values: a number per label of the chart."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ChartFacts:
    """One chart: bars of one or two series over the same labels, the values written on them."""

    title: str
    labels: tuple[str, ...]
    series: tuple[ChartSeries, ...]


@dataclass(frozen=True, kw_only=True)
class AnalysisFacts:
    """F34b. rows: word, now, a year ago, growth, the period before, growth; charts: in their order; texts: heading and
    paragraph."""

    office: OfficeFacts = OfficeFacts()
    title: str = ""
    span: str = ""
    rows: tuple[tuple[str, str, str, str, str, str], ...] = ()
    charts: tuple[ChartFacts, ...] = ()
    shares: tuple[tuple[str, str, str], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    made_by: str = ""
    made_on: date | None = None
