"""The counting policy, extensions, verdicts, alerts and explanations of the office's dates."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop_app import shipped
from desktop_app.rules.deadlines import Due, reckon
from desktop_app.rules.deadlines_alerts import Level, alert_days, days_left, level
from desktop_app.rules.deadlines_verdict import Extension, Verdict, effective, extended, verdict
from desktop_app.rules.explain import day_lines, explanation
from desktop_app.rules.refusal import Refused
from desktop_app.rules.rulebook import CN_2005, CN_2022
from desktop_app.rules.rulebook_policy import Policy

BOOK = shipped.rule_book()
CALENDAR = shipped.calendar()


def due_of(code: str, day: date, /, **settings: object) -> Due:
    return reckon(BOOK.rule(code), day, CALENDAR, policy=Policy(**settings))  # type: ignore[arg-type]


def refusal_of(code: str, start: date, given: date | None = None) -> str:
    with pytest.raises(Refused) as refused:
        reckon(BOOK.rule(code), start, CALENDAR, given=given)
    return refused.value.code


def test_an_office_that_counts_the_start_day_ends_one_day_earlier() -> None:
    """SAME_DAY touches own duties, neither a petitioner's right nor an extension (DOMAIN §2.1 no. 2)."""
    assert due_of("R-ACK-15", date(2026, 3, 2), start="SAME_DAY").nominal == date(2026, 3, 16)
    assert due_of("R-SIMPLE-3WD", date(2026, 3, 2), start="SAME_DAY").nominal == date(2026, 3, 4)
    assert due_of("R-REVIEW-30", date(2026, 9, 1), start="SAME_DAY").nominal == date(2026, 10, 1)
    assert due_of("R-EXT-30", date(2026, 7, 31), start="SAME_DAY").nominal == date(2026, 8, 30)


def test_an_office_whose_superior_accepts_it_rolls_its_duties_forward() -> None:
    """The setting moves the deciding day, not the nominal one."""
    due = due_of("R-ACK-15", date(2026, 2, 2), roll_agency_duty="FORWARD")
    assert (due.nominal, due.due) == (date(2026, 2, 17), date(2026, 2, 24))
    assert verdict(due, date(2026, 2, 17)) is Verdict.ON_TIME
    assert verdict(due, date(2026, 2, 24)) is Verdict.ON_TIME_BY_ROLL
    assert verdict(due, date(2026, 2, 25)) is Verdict.LATE
    assert due_of("R-SUPV-DUE", date(2026, 2, 10), roll_agency_duty="FORWARD").due == date(2026, 2, 14)


def test_settings_change_only_the_rules_they_name() -> None:
    """Strict month report, charge report in working days, and the office's own lengths and hours."""
    strict = due_of("R-MONTH-25", date(2026, 9, 1), strict_month_report=True)
    assert (strict.nominal, strict.due, strict.work_by) == (date(2026, 9, 24),) * 3
    assert due_of("R-BAO-5", date(2026, 4, 30), charge_report_working_days=True).nominal == date(2026, 5, 11)
    assert due_of("R-POST", date(2026, 10, 12), post_days=5).nominal == date(2026, 9, 29)
    assert due_of("R-NOTIFY-LEADER", date(2026, 10, 12), notify_days=2).nominal == date(2026, 10, 9)
    assert due_of("R-SUPV-DUE", date(2026, 3, 2), supervision_days=10).nominal == date(2026, 3, 12)
    assert due_of("R-DELIVER", date(2026, 3, 2), deliver_days=3).nominal == date(2026, 3, 5)
    assert due_of("R-LOAN", date(2026, 3, 2), loan_days=5).nominal == date(2026, 3, 9)
    assert due_of("R-ZERO", date(2026, 3, 2), zero_hour="16:30").nominal == datetime(2026, 3, 2, 16, 30)
    assert due_of("R-SCREEN-DAY", date(2026, 3, 2), screen_hour="15:00").nominal == datetime(2026, 3, 2, 15)
    assert due_of("R-HANDLE-60", date(2026, 3, 2), post_days=5, supervision_days=9).nominal == date(2026, 5, 1)


def test_late_is_decided_by_the_roll_of_the_rule() -> None:
    """A duty is late after its nominal day, a right after the rolled one, an internal date after work_by."""
    duty = due_of("R-ACK-15", date(2026, 2, 2))
    assert (verdict(duty, date(2026, 2, 17)), verdict(duty, date(2026, 2, 18))) == (Verdict.ON_TIME, Verdict.LATE)
    right = due_of("R-REVIEW-30", date(2026, 9, 1))
    assert verdict(right, date(2026, 10, 8)) is Verdict.ON_TIME_BY_ROLL
    assert verdict(right, date(2026, 10, 9)) is Verdict.LATE
    inside = due_of("R-SUPV-DUE", date(2026, 2, 10))
    assert (verdict(inside, date(2026, 2, 14)), verdict(inside, date(2026, 2, 15))) == (Verdict.ON_TIME, Verdict.LATE)
    hour = due_of("R-URGENT-1H", datetime(2026, 2, 16, 23, 40))
    assert verdict(hour, datetime(2026, 2, 17, 0, 40)) is Verdict.ON_TIME
    assert verdict(hour, datetime(2026, 2, 17, 0, 41)) is Verdict.LATE


def test_an_extension_starts_from_the_nominal_end() -> None:
    """DOMAIN §2.4 no. 13."""
    first = due_of("R-HANDLE-60", date(2026, 6, 1))
    assert first.nominal == date(2026, 7, 31)
    whole = extended(first, [Extension(30, date(2026, 7, 20), date(2026, 7, 20))], BOOK.rule("R-EXT-30"))
    assert (whole.nominal, whole.work_by) == (date(2026, 8, 30), date(2026, 8, 28))
    on_the_last_day = extended(first, [Extension(10, date(2026, 7, 31))], BOOK.rule("R-EXT-30"))
    assert on_the_last_day.nominal == date(2026, 8, 10)
    assert extended(first, [], BOOK.rule("R-EXT-30")) is first


@pytest.mark.parametrize(
    ("extensions", "several", "code"),
    [
        ([Extension(30, date(2026, 8, 1))], False, "extension_after_due"),
        ([Extension(30, date(2026, 7, 31), date(2026, 8, 1))], False, "extension_told_late"),
        ([Extension(31, date(2026, 7, 20))], False, "extension_too_long"),
        ([Extension(10, date(2026, 7, 20)), Extension(25, date(2026, 8, 1))], True, "extension_too_long"),
        ([Extension(10, date(2026, 7, 20)), Extension(20, date(2026, 8, 1))], False, "extension_twice"),
        ([Extension(0, date(2026, 7, 20))], False, "extension_days"),
    ],
)
def test_an_extension_the_law_does_not_give_is_refused(extensions: list[Extension], several: bool, code: str) -> None:
    """DOMAIN §2.4 nos. 15 and 17."""
    first = due_of("R-HANDLE-60", date(2026, 6, 1))
    with pytest.raises(Refused) as refused:
        extended(first, extensions, BOOK.rule("R-EXT-30"), policy=Policy(several_extensions=several))
    assert refused.value.code == code


def test_two_extensions_within_the_limit_add_up_where_the_office_allows_them() -> None:
    """10 + 20 days, the second approved inside the first."""
    first = due_of("R-HANDLE-60", date(2026, 6, 1))
    parts = [Extension(10, date(2026, 7, 20)), Extension(20, date(2026, 8, 10))]
    both = extended(first, parts, BOOK.rule("R-EXT-30"), policy=Policy(several_extensions=True))
    assert both.nominal == date(2026, 8, 30)


def test_the_earlier_of_the_legal_and_the_superiors_date_binds() -> None:
    """DOMAIN §2.4 no. 19 and a shorter limit."""
    legal = due_of("R-HANDLE-60", date(2026, 3, 10))
    assert effective(legal, date(2026, 6, 30)) == date(2026, 5, 9)
    assert effective(legal, date(2026, 4, 1)) == date(2026, 4, 1)
    assert effective(legal, None) == date(2026, 5, 9)


def test_a_start_or_a_set_date_that_cannot_be_counted_is_refused() -> None:
    """Each refusal has its own code, so its sentence can say how to mend it."""
    day = date(2026, 3, 2)
    assert refusal_of("R-RETENTION", day) == "rule_without_date"
    assert refusal_of("R-STUDENT-APPEAL", day) == "rule_without_date"
    assert refusal_of("R-SUPERIOR", day) == "given_missing"
    assert refusal_of("R-SUPERIOR", day, date(2026, 3, 1)) == "given_before_start"
    assert refusal_of("R-SUPERIOR", day, datetime(2026, 3, 5, 9, 0)) == "given_needs_day"
    assert refusal_of("R-ONSITE", day, date(2026, 3, 5)) == "given_needs_minute"
    assert refusal_of("R-ONSITE", datetime(2026, 3, 2, 9, 0), datetime(2026, 3, 2, 8, 59)) == "given_before_start"
    assert refusal_of("R-URGENT-1H", day) == "start_needs_minute"
    assert refusal_of("R-ACK-15", date(1, 1, 1)) == "date_out_of_range"
    assert refusal_of("R-SUPERIOR", day, date(9999, 12, 31)) == "date_out_of_range"


def test_the_notice_of_the_year_may_set_another_appraisal_day() -> None:
    """31 December unless the superior's notice names a day."""
    due = reckon(BOOK.rule("R-APPRAISE-YEAR"), date(2026, 6, 1), CALENDAR, given=date(2026, 12, 12))
    assert (due.nominal, due.due) == (date(2026, 12, 12), date(2026, 12, 11))


def test_reminders_aim_at_the_last_working_day() -> None:
    """D-n is counted back from work_by and moved before a rest day (DOMAIN §2.5)."""
    steps = {one.step: one.on for one in alert_days(due_of("R-HANDLE-60", date(2026, 3, 17)))}
    assert steps["50%"] == date(2026, 4, 16)
    assert steps["D-0"] == date(2026, 5, 15)
    assert steps["D-15"] == date(2026, 4, 30)
    assert steps["OVERDUE"] == date(2026, 5, 17)
    at_once = {one.step: one.on for one in alert_days(due_of("R-BAO-5", date(2026, 4, 30)))}
    assert at_once["D-1"] == at_once["D-0"] == date(2026, 4, 30)


def test_reminders_by_the_clock_and_by_the_calendar() -> None:
    """The hour clock of DOMAIN §2.4 no. 31, the 25th of no. 29, and the daily zero report."""
    hour = [one.on for one in alert_days(due_of("R-URGENT-1H", datetime(2026, 2, 16, 23, 40)))]
    assert hour[0] == datetime(2026, 2, 16, 23, 55)
    assert hour[-1] == datetime(2026, 2, 17, 0, 40)
    month = {one.step: one.on for one in alert_days(due_of("R-MONTH-25", date(2026, 9, 1)))}
    assert month["LAST-WD-24"] == date(2026, 9, 24)
    assert month["MD-25T09:00"] == datetime(2026, 9, 25, 9, 0)
    zero = [one.on for one in alert_days(due_of("R-ZERO", date(2026, 10, 1)))]
    assert zero == [datetime(2026, 10, 1, 16, 30), datetime(2026, 10, 1, 17, 0), datetime(2026, 10, 1, 17, 30)]


def test_every_reminder_written_in_the_rule_book_is_understood() -> None:
    """A step nobody can read would be a reminder that never comes."""
    for rule in BOOK.rules.values():
        if rule.shape == "catalogue":
            continue
        start = datetime(2026, 3, 2, 9, 0) if rule.shape == "hours" else date(2026, 3, 2)
        given = datetime(2026, 3, 9, 9, 0) if rule.unit == "DATETIME" else date(2026, 3, 9)
        due = reckon(rule, start, CALENDAR, given=given)
        told = {"INFO", "UNNOTIFIED", "DAILY", "YEAR-BEFORE"}
        assert len(alert_days(due)) == len([step for step in rule.alerts if step not in told])


def test_the_chip_of_a_date_groups_by_working_days_and_counts_calendar_days() -> None:
    """Before the National Day break, the first day back is near although eight days away."""
    today = date(2026, 9, 29)
    assert level(date(2026, 9, 28), today, CALENDAR) is Level.OVER
    assert level(today, today, CALENDAR) is Level.TODAY
    assert level(date(2026, 10, 9), today, CALENDAR) is Level.SOON
    assert level(date(2026, 10, 10), today, CALENDAR) is Level.LATER
    assert days_left(date(2026, 10, 8), today) == 9


def test_a_date_explains_itself_with_its_article() -> None:
    """The sentences an officer reads to a superior who asks 依据呢."""
    lines = explanation(due_of("R-HANDLE-60", date(2026, 1, 23)))
    assert lines[0] == "2026年1月23日（周五）受理，当日不计，次日2026年1月24日（周六）为第1天。"
    assert lines[1] == "第60天 = 2026年3月24日（周二），为法定届满日。"
    assert "依据：《信访工作条例》第三十四条。" in lines
    provisional = explanation(due_of("R-HANDLE-60", date(2026, 12, 1)))
    assert provisional[-1] == "暂定：2027年放假安排还没有导入，导入后重新计算。"


def test_every_rule_explains_itself_under_both_texts_without_a_gap() -> None:
    """No sentence keeps a placeholder, an English code or an empty basis."""
    for rule in BOOK.rules.values():
        if rule.shape == "catalogue":
            continue
        start = datetime(2026, 3, 2, 9, 0)
        given = datetime(2026, 3, 9, 9, 0) if rule.unit == "DATETIME" else date(2026, 3, 9)
        for regime in (CN_2005, CN_2022):
            lines = explanation(reckon(rule, start, CALENDAR, given=given, regime=regime))
            assert len(lines) >= 3
            assert not any("{" in line or "None" in line or "R-" in line for line in lines)


def test_the_count_sheet_numbers_every_counted_day() -> None:
    """15 natural days over the Spring Festival; working days skip the rest days."""
    lines = day_lines(due_of("R-ACK-15", date(2026, 2, 2)))
    assert [line.number for line in lines[:16]] == [None, *range(1, 16)]
    assert lines[15].note == "法定届满日；春节放假"
    assert lines[12].note == "最晚工作日；春节调休上班"
    assert lines[-1].day == date(2026, 2, 24)
    counted = [line for line in day_lines(due_of("R-LZU-7WD", date(2026, 4, 28))) if line.number]
    assert [line.day.day for line in counted] == [29, 30, 6, 7, 8, 9, 11]
    back = day_lines(due_of("R-POST", date(2026, 10, 12)))
    assert [(line.day.day, line.number) for line in back] == [(8, 3), (9, 2), (10, 1), (11, None), (12, None)]
    assert day_lines(due_of("R-URGENT-1H", datetime(2026, 3, 2, 9, 0))) == ()
