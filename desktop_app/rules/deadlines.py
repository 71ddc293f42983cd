"""From a rule and a start to the dates that bind the office (DOMAIN §2.1, §2.3).

Three dates for whatever a working day can touch: 法定届满日 `nominal`, 顺延日 `rolled` (first working day on or after
it) and 最晚工作日 `work_by` (last working day on or before it); `due` is the one that decides late or not.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from desktop_app.rules.calendar import Calendar
from desktop_app.rules.refusal import Citation, Refused
from desktop_app.rules.rulebook import REGIMES, Basis, Kind, Roll, Rule, Shape, in_force, regime_on
from desktop_app.rules.rulebook_policy import DEFAULT_POLICY, HOUR_SETTINGS, LENGTH_SETTINGS, Policy

FIRST_YEAR, LAST_YEAR = 1900, 2199
OWN_DUTIES = (Kind.AGENCY_DUTY, Kind.INTERNAL, Kind.DUTY)
ROLLED_SHAPES = (Shape.DAYS, Shape.YEARS, Shape.GIVEN)
WORKING_SHAPES = (Shape.WORKING_DAYS, Shape.WORKING_DAYS_BEFORE)
ON_SITE = "DATETIME"
"""Unit of a rule whose printed limit is a minute."""


@dataclass(frozen=True)
class Due:
    """The dates of one obligation.

    start, nominal, due: date, or local datetime to the minute for hour clocks; rolled, work_by: date, or None where
    the rule has none; provisional: 暂定; same_day: the start day counted as day 1; roll: what was applied;
    citations_in_force: False when `basis` names texts that are not in force on the start day, so none may be printed.
    """

    rule: Rule
    regime: str
    start: date
    due: date
    nominal: date
    rolled: date | None
    work_by: date | None
    provisional: bool
    roll: Roll
    same_day: bool
    given: date | None
    basis: tuple[Citation, ...]
    citations_in_force: bool
    calendar: Calendar = field(repr=False, compare=False)


def reckon(
    rule: Rule,
    start: date,
    calendar: Calendar,
    *,
    given: date | None = None,
    regime: str | None = None,
    policy: Policy = DEFAULT_POLICY,
) -> Due:
    """The dates of `rule` from `start`.

    start: the day of the event (a datetime means its day), for hours the minute; the slot's day for posting rules;
    the nominal end of the first period for R-EXT-30; any day of the month or year for calendar rules; the closing
    day for R-ARCHIVE. given: the day (R-ONSITE: the minute) a person or paper set, used by `given` rules and, when
    the yearly notice names another day, by R-APPRAISE-YEAR. regime: CN-2005 or CN-2022, default the one in force on
    the start day. Source: DOMAIN §2.3, issue "due".

    Refuses `regime_unknown`, `rule_without_date` (catalogue rules), `given_missing`, `given_before_start`,
    `given_needs_minute`, `given_needs_day`, `start_needs_minute`, `date_out_of_range`.
    """
    start_day = day_of(start)
    if regime is None:
        regime = regime_on(start_day)
    elif regime not in REGIMES:
        raise Refused("regime_unknown", "regime", {"regime": regime})
    applied, same_day = under_policy(rule, policy)
    _check_range(start_day, "start")
    if given is not None:
        _check_range(day_of(given), "given")
    nominal = _nominal(applied, start, calendar, given, same_day)
    rolled, work_by = _working_days_around(applied, nominal, calendar)
    roll = _roll(applied, policy)
    due = _deciding(applied, roll, nominal, rolled, work_by)
    days = [start_day, *(day_of(day) for day in (nominal, rolled, work_by) if day is not None)]
    cited, valid = _citations(applied.basis(regime), start_day)
    return Due(
        rule=applied,
        regime=regime,
        start=start if applied.shape is Shape.HOURS or applied.unit == ON_SITE else start_day,
        due=due,
        nominal=nominal,
        rolled=rolled,
        work_by=work_by,
        provisional=calendar.provisional(min(days), max(days)),
        roll=roll,
        same_day=same_day,
        given=given,
        basis=cited,
        citations_in_force=valid,
        calendar=calendar,
    )


def day_of(moment: date) -> date:
    """The day of a date or datetime."""
    return moment.date() if isinstance(moment, datetime) else moment


def under_policy(rule: Rule, policy: Policy) -> tuple[Rule, bool]:
    """The rule with the office's settings in it, and whether its start day counts as day 1.

    SAME_DAY touches only the office's own counted duties: it would cut a petitioner's right, and a period that
    follows another begins after that one's last day anyway.
    """
    changed = rule
    setting = LENGTH_SETTINGS.get(rule.code)
    if setting is not None and getattr(DEFAULT_POLICY, setting) != getattr(policy, setting):
        changed = replace(changed, length=getattr(policy, setting))
    hour = HOUR_SETTINGS.get(rule.code)
    if hour is not None:
        changed = replace(changed, hour=getattr(policy, hour))
    if rule.shape is Shape.MONTH_DAY and policy.strict_month_report:
        changed = replace(changed, length=_length(changed) - 1)
    if rule.code == "R-BAO-5" and policy.charge_report_working_days:
        changed = replace(changed, shape=Shape.WORKING_DAYS, unit="WORKING_DAY")
    counted = rule.shape in (Shape.DAYS, Shape.WORKING_DAYS) and rule.kind in OWN_DUTIES and not rule.follows
    return changed, counted and policy.start == "SAME_DAY"


def _length(rule: Rule) -> int:
    if rule.length is None:
        raise Refused("rule_without_date", "rule", {"rule": rule.code, "name": rule.name})
    return rule.length


def _nominal(rule: Rule, start: date, calendar: Calendar, given: date | None, same_day: bool) -> date:
    day = day_of(start)
    match rule.shape:
        case Shape.DAYS:
            return day + timedelta(days=_length(rule) - same_day)
        case Shape.YEARS:
            return _corresponding_day(day, _length(rule))
        case Shape.WORKING_DAYS:
            return calendar.add_working_days(day - timedelta(days=1) if same_day else day, _length(rule))
        case Shape.WORKING_DAYS_BEFORE:
            return calendar.add_working_days(day, -_length(rule))
        case Shape.HOURS:
            if not isinstance(start, datetime):
                raise Refused("start_needs_minute", "start", {"name": rule.name})
            return start + timedelta(hours=_length(rule))
        case Shape.DAY_HOUR:
            return datetime.combine(day, time.fromisoformat(rule.hour))
        case Shape.MONTH_DAY:
            return day.replace(day=_length(rule))
        case Shape.MONTH_END:
            return month_end(day)
        case Shape.QUOTA:
            return date(day.year, 12, 31) if rule.period == "YEAR" else month_end(day)
        case Shape.YEAR_DAY:
            return date(day.year, 12, 31) if given is None else _given(rule, date(day.year, 1, 1), given)
        case Shape.NEXT_JUNE_30:
            return date(day.year + 1, 6, 30)
        case Shape.GIVEN:
            if given is None:
                raise Refused("given_missing", "given", {"name": rule.name})
            return _given(rule, start, given)
        case Shape.CATALOGUE:
            raise Refused("rule_without_date", "rule", {"rule": rule.code, "name": rule.name})


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _corresponding_day(day: date, years: int) -> date:
    """民法典 article 202: without a corresponding day, the last day of the month."""
    year = day.year + years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _given(rule: Rule, start: date, given: date) -> date:
    on_site = rule.unit == ON_SITE
    if on_site and not isinstance(given, datetime):
        raise Refused("given_needs_minute", "given", {"name": rule.name})
    if not on_site and isinstance(given, datetime):
        raise Refused("given_needs_day", "given", {"name": rule.name})
    both_minutes = isinstance(given, datetime) and isinstance(start, datetime)
    if (given < start) if both_minutes else (day_of(given) < day_of(start)):
        raise Refused("given_before_start", "given", {"given": given, "start": start})
    return given


def _working_days_around(rule: Rule, nominal: date, calendar: Calendar) -> tuple[date | None, date | None]:
    if isinstance(nominal, datetime):
        return None, None
    if rule.shape in WORKING_SHAPES:
        return nominal, nominal
    work_by = calendar.last_working_on_or_before(nominal)
    return (calendar.first_working_on_or_after(nominal) if rule.shape in ROLLED_SHAPES else None), work_by


def _roll(rule: Rule, policy: Policy) -> Roll:
    """R-HANDLE-60 and its like roll forward only where the office's superior accepts it (DOMAIN §2.1 no. 4)."""
    forward = policy.roll_agency_duty == Roll.FORWARD
    if forward and rule.kind is Kind.AGENCY_DUTY and rule.shape is Shape.DAYS:
        return Roll.FORWARD
    return rule.roll or Roll.NONE


def _deciding(rule: Rule, roll: Roll, nominal: date, rolled: date | None, work_by: date | None) -> date:
    if roll is Roll.FORWARD and rolled is not None:
        return rolled
    if roll is Roll.BACKWARD and work_by is not None and rule.decides != "NOMINAL":
        return work_by
    return nominal


def _citations(basis: tuple[Basis, ...], on: date) -> tuple[tuple[Citation, ...], bool]:
    valid = tuple(one.citation for one in basis if in_force(one.document, on))
    return (valid, True) if valid or not basis else (tuple(one.citation for one in basis), False)


def _check_range(day: date, name: str) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused("date_out_of_range", name, {"first": FIRST_YEAR, "last": LAST_YEAR})
