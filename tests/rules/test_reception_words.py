"""A school's own sentence about its reception days is read into a rule, so that nobody has to fill in a form for it."""

from __future__ import annotations

import csv
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from desktop_app import shipped
from desktop_app.rules.reception_dates import OnHoliday, Parity, Pattern, plan
from desktop_app.rules.reception_words import clauses, read

MON, TUE, WED, THU, FRI = range(5)
AFTERNOON, MORNING = (time(14, 30), time(17, 0)), (time(8, 30), time(11, 30))


@pytest.mark.parametrize(
    ("sentence", "pattern", "weekdays", "ordinals"),
    [
        ("每周二上午", Pattern.WEEKLY, (TUE,), ()),
        ("每周一、周五 8:15-10:15", Pattern.WEEKLY, (MON, FRI), ()),
        ("每周星期二、四下午", Pattern.WEEKLY, (TUE, THU), ()),
        ("每周一至周五下午", Pattern.WEEKLY, (MON, TUE, WED, THU, FRI), ()),
        ("每周一次，周三下午", Pattern.WEEKLY, (WED,), ()),
        ("每月最后一周周三", Pattern.NTH_WEEKDAY, (WED,), (-1,)),
        ("每月最后一个星期二", Pattern.NTH_WEEKDAY, (TUE,), (-1,)),
        ("每月第三周周四", Pattern.NTH_WEEKDAY, (THU,), (3,)),
        ("每月第一周的周三下午集中接待", Pattern.NTH_WEEKDAY, (WED,), (1,)),
        ("每月第一个和第三个星期二下午", Pattern.NTH_WEEKDAY, (TUE,), (1, 3)),
        ("每月第2周、第4周的星期一", Pattern.NTH_WEEKDAY, (MON,), (2, 4)),
        ("每月首个星期一", Pattern.NTH_WEEKDAY, (MON,), (1,)),
        ("每个工作日上午", Pattern.WORKING_DAYS, (), ()),
        ("每月第一个工作日上午", Pattern.NTH_WORKING_DAY, (), (1,)),
        ("每月最后一个工作日", Pattern.NTH_WORKING_DAY, (), (-1,)),
    ],
)
def test_the_days_a_sentence_names(
    sentence: str, pattern: Pattern, weekdays: tuple[int, ...], ordinals: tuple[int, ...]
) -> None:
    rule = read(sentence, 2026).rule
    assert rule is not None
    assert (rule.pattern, rule.weekdays, rule.ordinals) == (pattern, weekdays, ordinals)


@pytest.mark.parametrize(
    ("sentence", "days"), [("每月15日", (15,)), ("每月10日、25日", (10, 25)), ("每月5号上午", (5,))]
)
def test_days_of_the_month(sentence: str, days: tuple[int, ...]) -> None:
    rule = read(sentence, 2026).rule
    assert rule is not None and (rule.pattern, rule.month_days) == (Pattern.MONTH_DAY, days)


def test_listed_days_take_the_year_that_is_planned() -> None:
    rule = read("9月8日、9月22日，2027年1月5日下午", 2026).rule
    assert rule is not None and rule.pattern is Pattern.LISTED
    assert rule.dates == (date(2026, 9, 8), date(2026, 9, 22), date(2027, 1, 5))


@pytest.mark.parametrize(
    ("words", "policy"),
    [
        ("遇节假日顺延", OnHoliday.NEXT_WORKING_DAY),
        ("（节假日顺延到下一工作日）", OnHoliday.NEXT_WORKING_DAY),
        ("遇节假日向后顺延一周", OnHoliday.NEXT_WEEK),
        ("如与节假日冲突，则提前到节假日前一天下午", OnHoliday.EARLIER_WORKING_DAY),
        ("（节假日除外）", OnHoliday.SKIP),
        ("逢寒暑假及法定节假日暂停", OnHoliday.SKIP),
        ("", OnHoliday.SKIP),
    ],
)
def test_what_a_sentence_says_of_holidays(words: str, policy: OnHoliday) -> None:
    """The clause about holidays never becomes a reception day itself (前一天, 一周)."""
    rule = read(f"每周三14:30—16:30，{words}", 2026).rule
    assert rule is not None and rule.on_holiday is policy
    assert (rule.pattern, rule.weekdays) == (Pattern.WEEKLY, (WED,))


@pytest.mark.parametrize(
    ("words", "sessions"),
    [
        ("14:30-17:00", (AFTERNOON,)),
        ("下午2:30至5:00", (AFTERNOON,)),
        ("下午2点半到5点", (AFTERNOON,)),
        ("上午９：００—１１：００", ((time(9), time(11)),)),
        ("09:00-11:00；13:40-16:00", ((time(9), time(11)), (time(13, 40), time(16)))),
        ("上午", (MORNING,)),
        ("全天（上午、下午）", (MORNING, AFTERNOON)),
        ("", ()),
    ],
)
def test_the_hours_a_sentence_names(words: str, sessions: tuple[tuple[time, time], ...]) -> None:
    assert read(f"每周三{words}", 2026).sessions == sessions


def test_odd_and_even_weeks_and_months() -> None:
    odd, even, both = (read(words, 2026).rule for words in ("单周周三", "双周周三", "单周周三书记，双周周三院长"))
    assert odd and even and both
    assert (odd.weeks, even.weeks, both.weeks) == (Parity.ODD, Parity.EVEN, Parity.EVERY)
    months = read("单月每周五下午2:00-5:00", 2026).rule
    listed = read("3、6、9、12月的第二个星期五", 2026).rule
    assert months and months.months == (1, 3, 5, 7, 9, 11)
    assert listed and (listed.months, listed.ordinals) == ((3, 6, 9, 12), (2,))
    every_second = read("每两周一次，周三下午", 2026).rule
    assert every_second and (every_second.every_weeks, every_second.weekdays) == (2, (WED,))


def test_a_sentence_without_a_day_gives_no_rule() -> None:
    """来访随时接待 names nothing that could stand in a calendar."""
    assert read("随时接待来访", 2026).rule is None


def test_a_counted_week_is_pointed_out_because_schools_mean_it_in_two_ways() -> None:
    assert read("每月第三周周四", 2026).weeks_counted and not read("每月第三个周四", 2026).weeks_counted


# Rules as schools published them -> the days they published (notices/reception_schedules_real.csv).
PUBLISHED = {
    "R17": ("每月最后一周的周二下午2:30至5:00", ["2024-09-24"]),
    "R21": (
        "每周二、四上午8:00-11:00，遇节假日不接待",
        ["2021-02-02", "2021-02-04", "2021-02-09", "2021-02-18", "2021-02-23", "2021-02-25"],
    ),
    "R24": ("每月第一个和最后一个周二", ["2015-05-05", "2015-05-26", "2015-06-02", "2015-06-30"]),
}


def test_published_days_come_out_of_the_published_rules(desk_samples: Path) -> None:
    """Spring Festival of 2021 takes the 11th and the 16th; everything else is where the notice put it."""
    rows = list(csv.DictReader((desk_samples / "notices" / "reception_schedules_real.csv").open(encoding="utf-8-sig")))
    for code, (sentence, expected) in PUBLISHED.items():
        listed = [row["date"] for row in rows if row["source"].startswith(code)]
        assert listed == expected
        days = [date.fromisoformat(one) for one in expected]
        first = days[0].replace(day=1)
        last = (days[-1].replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        rule = read(sentence, first.year).rule
        assert rule is not None
        assert [one.day for one in plan(rule, first, last, shipped.calendar()).planned] == days


def test_every_published_rule_of_the_samples_that_names_days_can_be_worded(desk_samples: Path) -> None:
    """The patterns of the table are the ones a rule can hold."""
    rows = list(csv.DictReader((desk_samples / "notices" / "reception_rules_real.csv").open(encoding="utf-8-sig")))
    assert len(rows) == 24
    for words, pattern in (
        ("weekly:TUE", "每周二"),
        ("weekly:MON,FRI", "每周一、周五"),
        ("monthly:last_week WED", "每月最后一周周三"),
        ("monthly:3rd_week THU", "每月第三周周四"),
    ):
        assert any(row["recurrence"] == words for row in rows)
        assert read(pattern, 2026).rule is not None


@pytest.mark.parametrize(
    ("sentence", "months"),
    [
        ("双月15日", (2, 4, 6, 8, 10, 12)),
        ("单月第一个周三", (1, 3, 5, 7, 9, 11)),
        ("每季度第一个月第二个周三", (1, 4, 7, 10)),
        ("每季度末月25日", (3, 6, 9, 12)),
    ],
)
def test_only_the_months_a_sentence_names(sentence: str, months: tuple[int, ...]) -> None:
    rule = read(sentence, 2026).rule
    assert rule is not None and rule.months == months


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("每周二上午，遇节假日顺延", ("每周二上午，遇节假日顺延",)),
        ("单周周一上午，双周周三下午", ("单周周一上午", "双周周三下午")),
        ("周一上午9:00-11:00，周三下午2:00-4:00", ("周一上午9:00-11:00", "周三下午2:00-4:00")),
        ("周一，周三下午", ("周一，周三下午",)),
        (
            "周一上午校长接待；周三下午书记接待，节假日顺延",
            ("周一上午校长接待，节假日顺延", "周三下午书记接待，节假日顺延"),
        ),
        ("奇数月10日；偶数月20日。节假日顺延", ("奇数月10日，节假日顺延", "偶数月20日，节假日顺延")),
        ("9月8日；9月22日；10月6日", ("9月8日；9月22日；10月6日",)),
        ("每周五下午；地点在信访接待室", ("每周五下午；地点在信访接待室",)),
    ],
)
def test_a_sentence_with_several_rules_is_taken_apart(sentence: str, parts: tuple[str, ...]) -> None:
    assert clauses(sentence) == parts
