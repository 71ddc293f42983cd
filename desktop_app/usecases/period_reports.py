"""月报 and the half-yearly and yearly report: drafted from the ledger, filled, checked, signed, sent, frozen
(G01, G02, G08, G10; R-MONTH-25)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from ..facts_reports import ReportFacts
from ..labels import period_reports as words
from ..labels.forms import TITLES
from ..office import Desk
from ..rules import texts
from ..rules.deadlines import Due, reckon
from ..rules.moments import legal_day
from ..rules.periods import Period, before, month_of, period
from ..rules.refusal import Refused
from ..storage import journal
from ..storage.journal import JournalLine
from ..storage.matters import Petitioner
from ..storage.offices import Setting, Unit
from ..storage.reporting import PeriodReport
from . import papers, period_figures, report_texts, rulebooks, standing
from .duty_line import OfficeDuty
from .offices import profile
from .period_figures import Figures

RULE = "R-MONTH-25"
KEY = "reports"
LISTED = 13
DRAFT_DAYS = 31
_STEPS = ("filled", "checked", "signed")


@dataclass(frozen=True, kw_only=True)
class ReportRow:
    """One report in the list. state: code of labels.period_reports.STATES."""

    period: str
    kind: str
    state: str
    due: date | None
    sent_on: date | None


@dataclass(frozen=True, kw_only=True)
class Correction:
    """A figure that is another one now than it was when the report was sent."""

    key: str
    frozen: int
    now: int


@dataclass(frozen=True, kw_only=True)
class ReportView:
    """A report as it stands. aim: None where nothing is owed; figures: counted now; frozen: as sent, {} before."""

    period: Period
    state: str
    version: int
    due: date | None
    aim: date | None
    late: bool
    narrative: Mapping[str, str]
    figures: Figures
    frozen: Mapping[str, Any]
    corrections: tuple[Correction, ...]
    people: Mapping[str, tuple[str, date | None]]
    sent_on: date | None
    sent_how: str
    late_reason: str
    head: str
    paper_id: int | None
    units: Mapping[int, str]


@dataclass(frozen=True, kw_only=True)
class Texts:
    """What the officer wrote into the blocks."""

    period: str
    version: int
    narrative: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Sign:
    """One of the three steps before sending. step: FILL CHECK SIGN."""

    period: str
    version: int
    step: str
    person: str
    on: date | None


@dataclass(frozen=True, kw_only=True)
class Send:
    period: str
    version: int
    sent_on: date | None
    sent_how: str
    late_reason: str = ""


def begins(desk: Desk) -> int:
    """Day of the month the statistical month begins on."""
    row = desk.db.get(Setting, KEY)
    return int(row.value.get("begins", 1)) if row else 1


def set_begins(desk: Desk, day: int) -> None:
    """Raises Refused: BEGINS_RANGE."""
    if not 1 <= day <= 28:
        raise Refused("BEGINS_RANGE", "begins")
    row = desk.db.get(Setting, KEY)
    if row is None:
        desk.db.add(Setting(key=KEY, value={"begins": day}))
    else:
        row.value = {**row.value, "begins": day}


def span(desk: Desk, code: str) -> Period:
    """A period under the office's statistical month. Raises Refused: PERIOD_UNREADABLE."""
    return period(code, begins(desk))


def due_of(desk: Desk, code: str) -> Due:
    """When the report of a month is owed: aims at the last working day up to the 24th, late after the 25th."""
    first = date(int(code[:4]), int(code[5:7]), 1)
    return reckon(desk.book.rule(RULE), first, desk.calendar, policy=rulebooks.policy(desk))


def _aim(code: str) -> date:
    """The 24th of the report's month: what is sent by then is in time under either reading of 每月25日前."""
    return date(int(code[:4]), int(code[5:7]), 24)


def months(desk: Desk) -> list[ReportRow]:
    """The months since the office began, at least the last thirteen, the newest first."""
    today, first = standing.today(desk), began(desk)
    sent = {row.period: row for row in desk.db.scalars(select(PeriodReport).where(PeriodReport.kind == "MONTH"))}
    found: list[ReportRow] = []
    code, oldest = month_of(today, begins(desk)), month_of(first, begins(desk))
    while code >= oldest or len(found) < LISTED:
        row = sent.get(code)
        due = due_of(desk, code).due
        found.append(
            ReportRow(
                period=code,
                kind="MONTH",
                state=_state(row, due) if row is not None or due >= first else "BEFORE",
                due=due,
                sent_on=row.sent_on if row else None,
            )
        )
        code = before(code)
    return found


def began(desk: Desk) -> date:
    """The day of the journal's first line: no report is owed for the time before."""
    at = desk.db.scalar(select(func.min(JournalLine.at)))
    return legal_day(at) if at is not None else standing.today(desk)


def view(desk: Desk, code: str) -> ReportView:
    """A report with its figures counted now. Raises Refused: PERIOD_UNREADABLE, PERIOD_TO_COME."""
    whole = span(desk, code)
    if whole.first > standing.today(desk):
        raise Refused("PERIOD_TO_COME", "period", {"period": words.period_words(code)})
    row = _row(desk, whole)
    counted = period_figures.figures(desk, whole)
    due = due_of(desk, code) if whole.kind == "MONTH" else None
    frozen: Mapping[str, Any] = row.figures if row is not None and row.sent_at is not None else {}
    narrative = {**report_texts.drafted(desk, whole), **(row.narrative if row else {})}
    return ReportView(
        period=whole,
        state=_state(row, due.due if due else None),
        version=row.version if row else 0,
        due=due.due if due else None,
        aim=desk.calendar.last_working_on_or_before(_aim(whole.code)) if due and due.due >= began(desk) else None,
        late=bool(row and due and row.sent_on and row.sent_on > due.due),
        narrative={block: narrative.get(block, "") for block in _blocks(whole)},
        figures=counted,
        frozen=frozen,
        corrections=_corrections(frozen, counted),
        people=_people(row),
        sent_on=row.sent_on if row else None,
        sent_how=row.sent_how if row else "",
        late_reason=row.late_reason if row else "",
        head=row.head if row else "",
        paper_id=row.paper_id if row else None,
        units={unit.id: unit.name for unit in desk.db.scalars(select(Unit))},
    )


def write_texts(desk: Desk, new: Texts) -> None:
    """Keep the blocks; an empty one is 无. Raises Refused: REPORT_SENT, REPORT_NAMES_PETITIONER, RECORD_CHANGED."""
    new = texts.cleaned(new)
    whole = span(desk, new.period)
    row = _for_writing(desk, whole, new.version)
    written = {block: str(new.narrative.get(block, "")).strip() or words.NIL for block in _blocks(whole)}
    _refuse_names(desk, whole, written)
    row.narrative = written


def sign(desk: Desk, new: Sign) -> None:
    """Filled, checked by another person, signed by a leader, each with name and day.

    Raises Refused: REPORT_SENT, REPORT_NOT_READY, REPORT_NAME_MISSING, REPORT_SAME_PERSON, REPORT_DAY_MISSING,
    REPORT_DAY_ORDER, REPORT_DAY_FUTURE, REPORT_SKIP_MISSING, RECORD_CHANGED.
    """
    new = texts.cleaned(new)
    whole = span(desk, new.period)
    row = _for_writing(desk, whole, new.version)
    if words.NEXT.get(_state(row, None)) != new.step:
        raise Refused("REPORT_NOT_READY", None, {"period": words.period_words(whole.code)})
    name = new.person.strip()
    if not name:
        raise Refused("REPORT_NAME_MISSING", "person")
    if new.step == "CHECK" and name == row.filled_by:
        raise Refused("REPORT_SAME_PERSON", "person", {"name": name})
    earlier = {"CHECK": row.filled_on, "SIGN": row.checked_on}.get(new.step)
    day = _day(desk, new.on, "on", earlier)
    if new.step == "FILL":
        if not row.narrative:
            row.narrative = {**report_texts.drafted(desk, whole)}
        _refuse_names(desk, whole, row.narrative)
        _refuse_missing_skips(desk, whole, row.narrative)
    field = _STEPS[("FILL", "CHECK", "SIGN").index(new.step)]
    setattr(row, f"{field}_by", name)
    setattr(row, f"{field}_on", day)


def send(desk: Desk, new: Send) -> papers.Issued:
    """报送: the figures are frozen with the journal's head, and the report is kept as it was printed.

    Raises Refused: REPORT_NOT_READY, REPORT_SENT, REPORT_DAY_MISSING, REPORT_DAY_FUTURE, REPORT_DAY_ORDER,
    REPORT_BEFORE_PERIOD, REPORT_WAY_MISSING, REPORT_LATE_REASON, RECORD_CHANGED.
    """
    new = texts.cleaned(new)
    whole = span(desk, new.period)
    row = _for_writing(desk, whole, new.version)
    if _state(row, None) != "SIGNED":
        raise Refused("REPORT_NOT_READY", None, {"period": words.period_words(whole.code)})
    day = _day(desk, new.sent_on, "sent_on", row.signed_on)
    if day < whole.first:
        raise Refused("REPORT_BEFORE_PERIOD", "sent_on", {"day": day, "first": whole.first})
    if new.sent_how not in words.WAYS:
        raise Refused("REPORT_WAY_MISSING", "sent_how")
    if whole.kind == "MONTH":
        due = due_of(desk, whole.code).due
        if day > due and not new.late_reason.strip():
            raise Refused("REPORT_LATE_REASON", "late_reason", {"day": day, "due": due})
    counted = period_figures.figures(desk, whole)
    desk.db.flush()
    row.figures = counted.plain()
    head = journal.head(desk.db.connection())
    row.head = head[1] if head is not None else ""
    row.sent_on, row.sent_how, row.late_reason = day, new.sent_how, new.late_reason.strip()
    seen = _facts(desk, whole, row, counted, day)
    title = f"{TITLES['F34']} {words.period_words(whole.code)}"
    issued = papers.free_paper(desk, "F34", seen, day, title)
    row.paper_id, row.sent_at = issued.id, desk.now
    return issued


def facts(desk: Desk, code: str) -> ReportFacts:
    """What F34 is printed from now: a draft while it was not sent."""
    whole = span(desk, code)
    row = _row(desk, whole)
    return _facts(desk, whole, row, period_figures.figures(desk, whole), None)


def duties(desk: Desk, today: date) -> Iterator[OfficeDuty]:
    """Reports that are owed and not sent: every month since the office began, and the drafts after each half-year."""
    first = began(desk)
    for row in months(desk):
        if row.sent_on is None and row.due is not None and row.due >= first:
            start = date(int(row.period[:4]), int(row.period[5:7]), 1)
            name = words.period_words(row.period)
            yield OfficeDuty(
                code="MONTH_REPORT", target=f"report:{row.period}", words=name, due=row.due, rule=RULE, start=start
            )
    year = today.year
    ended = f"{year - 1}" if today.month <= 6 else f"{year}-H1"
    whole = span(desk, ended)
    kept = _row(desk, whole)
    told_until = whole.last + timedelta(days=DRAFT_DAYS)
    if whole.last < today <= told_until and whole.last >= began(desk) and (kept is None or kept.sent_at is None):
        code = "YEAR_REPORT" if whole.kind == "YEAR" else "HALF_REPORT"
        name = words.period_words(ended)
        yield OfficeDuty(code=code, target=f"report:{ended}", words=name, due=told_until)


def printed(desk: Desk, code: str) -> ReportFacts:
    """F34 as it was sent; as it stands now while it was not."""
    seen = view(desk, code)
    if not seen.frozen:
        return facts(desk, code)
    office = profile(desk).facts()
    return _from_plain(seen.frozen, seen.period, seen.narrative, seen.people, office, seen.sent_on, seen.head)


def _facts(desk: Desk, whole: Period, row: PeriodReport | None, counted: Figures, sent_on: date | None) -> ReportFacts:
    narrative = {**report_texts.drafted(desk, whole), **(row.narrative if row else {})}
    office = profile(desk).facts()
    return _from_plain(
        counted.plain(), whole, narrative, _people(row), office, sent_on, row.head if row and sent_on else ""
    )


def _from_plain(
    plain: Mapping[str, Any],
    whole: Period,
    narrative: Mapping[str, str],
    people: Mapping[str, tuple[str, date | None]],
    office: Any,
    sent_on: date | None,
    head: str,
) -> ReportFacts:
    value = plain["figures"]
    channels = [
        (name, str(value[f"CHANNEL.{code}"]), str(value[f"CHANNEL.{code}.PEOPLE"]))
        for code, name in words.CHANNELS.items()
    ]
    groups = [
        (title, tuple((words.FIGURES[key], str(value[key])) for key in keys)) for title, keys in words.GROUPS.items()
    ]
    rates = tuple((name, _rate(plain["rates"][key])) for key, name in words.RATES.items())
    return ReportFacts(
        office=office,
        period=words.period_words(whole.code),
        span=words.span_words(whole.first, date.fromisoformat(plain["upto"])),
        channels=(*channels, (words.SUM, str(value["TOTAL"]), str(value["TOTAL.PEOPLE"]))),
        groups=(*groups, (words.RATE_GROUP, rates)),
        topics=words.topics_words(tuple(plain["topics"].items())),
        blocks=tuple((title, narrative.get(code) or words.NIL) for code, title in words.BLOCKS.items()),
        filled_by=people["FILL"][0],
        checked_by=people["CHECK"][0],
        signed_by=people["SIGN"][0],
        sent_on=sent_on,
        head=head,
    )


def _rate(rate: Mapping[str, int]) -> str:
    percent = period_figures.Rate(rate["part"], rate["whole"]).percent
    return words.NO_RATE if percent is None else f"{percent}%（{rate['part']}/{rate['whole']}）"


def _blocks(whole: Period) -> tuple[str, ...]:
    return tuple(words.BLOCKS if whole.kind == "MONTH" else words.ANALYSIS_TEXTS)


def _row(desk: Desk, whole: Period) -> PeriodReport | None:
    query = select(PeriodReport).where(PeriodReport.kind == whole.kind, PeriodReport.period == whole.code)
    return desk.db.scalar(query)


def _for_writing(desk: Desk, whole: Period, version: int) -> PeriodReport:
    """The row of a report that was not sent, made by the first who writes. Raises Refused."""
    if whole.first > standing.today(desk):
        raise Refused("PERIOD_TO_COME", "period", {"period": words.period_words(whole.code)})
    row = _row(desk, whole)
    if row is None:
        row = PeriodReport(kind=whole.kind, period=whole.code, narrative={}, figures={})
        desk.db.add(row)
        desk.db.flush()
        return row
    if row.sent_at is not None:
        raise Refused("REPORT_SENT", None, {"period": words.period_words(whole.code)})
    if version and row.version != version:
        raise Refused("RECORD_CHANGED", None, {"record": words.period_words(whole.code)})
    return row


def _state(row: PeriodReport | None, due: date | None) -> str:
    if row is None:
        return "DRAFT"
    if row.sent_at is not None:
        return "LATE" if due and row.sent_on and row.sent_on > due else "SENT"
    return "SIGNED" if row.signed_on else "CHECKED" if row.checked_on else "FILLED" if row.filled_on else "DRAFT"


def _people(row: PeriodReport | None) -> dict[str, tuple[str, date | None]]:
    names = zip(("FILL", "CHECK", "SIGN"), _STEPS, strict=True)
    return {step: (getattr(row, f"{key}_by", ""), getattr(row, f"{key}_on", None)) for step, key in names}


def _day(desk: Desk, day: date | None, field: str, earlier: date | None) -> date:
    today = standing.today(desk)
    if day is None:
        raise Refused("REPORT_DAY_MISSING", field)
    if day > today:
        raise Refused("REPORT_DAY_FUTURE", field, {"day": day, "today": today})
    if earlier is not None and day < earlier:
        raise Refused("REPORT_DAY_ORDER", field, {"day": day, "earlier": earlier})
    return day


def _corrections(frozen: Mapping[str, Any], now: Figures) -> tuple[Correction, ...]:
    if not frozen:
        return ()
    return tuple(
        Correction(key=key, frozen=value, now=now.value(key))
        for key, value in frozen["figures"].items()
        if key in now.by_key and now.value(key) != value
    )


def _refuse_names(desk: Desk, whole: Period, written: Mapping[str, str]) -> None:
    """No petitioner of the period is named in a report that leaves the school."""
    ids = [*period_figures.figures(desk, whole).by_key["TOTAL"].ids]
    names: set[str] = set()
    for place in range(0, len(ids), 500):
        part = select(Petitioner.name).where(Petitioner.matter_id.in_(ids[place : place + 500]), ~Petitioner.struck)
        names |= set(desk.db.scalars(part))
    for block, text in written.items():
        for name in sorted(names):
            if len(name) > 1 and name in text:
                raise Refused("REPORT_NAMES_PETITIONER", block, {"name": name})


def _refuse_missing_skips(desk: Desk, whole: Period, written: Mapping[str, str]) -> None:
    count = len(report_texts.skips(desk, whole)) if whole.kind == "MONTH" else 0
    if count and written.get("SKIP_LEVEL", words.NIL).strip() in ("", words.NIL):
        raise Refused("REPORT_SKIP_MISSING", "SKIP_LEVEL", {"count": count})


def plain_totals(seen: ReportView) -> dict[str, Any]:
    """The totals as the command line prints them; departments by their names, "" for none."""
    told = dict(seen.frozen) or seen.figures.plain()
    names = {str(key): name for key, name in seen.units.items()}
    return {
        **told,
        "units": {names.get(key, key): count for key, count in told["units"].items()},
        "state": seen.state,
        "sent_on": seen.sent_on.isoformat() if seen.sent_on else None,
        "journal_head": seen.head or None,
        "reconciled": not seen.figures.unreconciled,
        "unreconciled": list(seen.figures.unreconciled),
        "corrections": [asdict(one) for one in seen.corrections],
    }
