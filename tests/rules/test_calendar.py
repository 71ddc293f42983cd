"""Working days of the office: the published years, the years not published yet, and the officer's own year."""

from __future__ import annotations

import json
from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from desktop_app import shipped
from desktop_app.rules.calendar import ArrangedDay, Arrangement, Calendar, DayKind
from desktop_app.rules.calendar_arrangement import arrangement_json, parse_arrangement
from desktop_app.rules.refusal import Refused

CALENDAR = shipped.calendar()
EVERY_DAY = [date(2007, 1, 1) + timedelta(days=n) for n in range((date(2026, 12, 31) - date(2007, 1, 1)).days + 1)]


def frame(**changes: object) -> str:
    content: dict[str, object] = {
        "year": 2027,
        "papers": ["国办发明电〔2026〕7号"],
        "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": True}],
    }
    return json.dumps(content | changes, ensure_ascii=False)


def test_every_day_of_twenty_published_years_agrees_with_another_table() -> None:
    """chinesecalendar was typed by other people from the same papers."""
    differing = [day for day in EVERY_DAY if CALENDAR.is_working(day) != chinese_calendar.is_workday(day)]
    assert differing == []


def test_the_kind_of_a_day_agrees_with_whether_the_office_works() -> None:
    """A working day is a WORKDAY or a MAKEUP, nothing else."""
    for day in EVERY_DAY:
        assert CALENDAR.is_working(day) == (CALENDAR.kind(day) in (DayKind.WORKDAY, DayKind.MAKEUP))


def test_every_shipped_year_names_its_paper() -> None:
    """2007 to 2026, each with the address of the State Council's notice."""
    assert [one.year for one in CALENDAR.arrangements] == list(range(2007, 2027))
    assert all(paper.startswith("http") for one in CALENDAR.arrangements for paper in one.papers)
    assert CALENDAR.last_loaded == 2026


def test_days_are_told_apart_and_named() -> None:
    """Holiday, make-up day, weekend and plain day of February 2026, and the working Monday named in 2020."""
    assert (CALENDAR.kind(date(2026, 2, 17)), CALENDAR.name(date(2026, 2, 17))) == (DayKind.HOLIDAY, "春节")
    assert (CALENDAR.kind(date(2026, 2, 14)), CALENDAR.name(date(2026, 2, 14))) == (DayKind.MAKEUP, "春节")
    assert (CALENDAR.kind(date(2026, 3, 7)), CALENDAR.name(date(2026, 3, 7))) == (DayKind.WEEKEND, "")
    assert (CALENDAR.kind(date(2026, 3, 9)), CALENDAR.name(date(2026, 3, 9))) == (DayKind.WORKDAY, "")
    assert CALENDAR.kind(date(2020, 2, 3)) is DayKind.WORKDAY


def test_a_paper_arranges_the_last_week_of_the_year_before() -> None:
    """The paper of 2019 makes Saturday 29 December 2018 a working day and the 31st a day off."""
    assert CALENDAR.kind(date(2018, 12, 29)) is DayKind.MAKEUP
    assert CALENDAR.kind(date(2018, 12, 31)) is DayKind.HOLIDAY
    assert CALENDAR.kind(date(2006, 12, 30)) is DayKind.MAKEUP
    assert not CALENDAR.is_loaded(2006)


def test_a_year_without_paper_or_days_does_not_count_as_loaded() -> None:
    """The empty frame of 2027 must not turn provisional dates into firm ones."""
    for empty in (frame(papers=[], days=[]), frame(days=[]), frame(papers=[]), frame(papers=[" "])):
        assert not CALENDAR.with_arrangement(parse_arrangement(empty)).is_loaded(2027)
    loaded = CALENDAR.with_arrangement(parse_arrangement(frame()))
    assert loaded.is_loaded(2027)
    assert loaded.last_loaded == 2027
    assert not loaded.is_working(date(2027, 1, 1))
    assert loaded.is_working(date(2027, 2, 8)), "the paper alone decides once it is there"


def test_a_date_is_provisional_when_any_year_it_touches_is_not_loaded() -> None:
    """Also a year in the middle, and the years before the first paper."""
    assert not CALENDAR.provisional(date(2007, 1, 1), date(2026, 12, 31))
    assert CALENDAR.provisional(date(2026, 12, 31), date(2027, 1, 1))
    assert CALENDAR.provisional(date(2006, 12, 31), date(2007, 1, 1))
    gap = Calendar(one for one in CALENDAR.arrangements if one.year != 2020)
    assert gap.provisional(date(2019, 6, 1), date(2021, 6, 1))
    assert CALENDAR.missing_years(date(2026, 12, 1), date(2028, 1, 1)) == (2027, 2028)


def test_without_a_paper_weekends_and_the_days_of_the_law_are_off() -> None:
    """放假办法 article 2 of the time: two days for May Day only from 2025, no lunar days before the table begins."""
    assert CALENDAR.kind(date(2027, 2, 5)) is DayKind.HOLIDAY
    assert CALENDAR.name(date(2027, 2, 5)) == "除夕"
    assert CALENDAR.kind(date(2028, 5, 2)) is DayKind.HOLIDAY
    assert CALENDAR.is_working(date(2027, 2, 9))
    bare = Calendar((), shipped.statutory())
    assert bare.is_working(date(2023, 5, 2))
    assert not bare.is_working(date(2006, 5, 2))
    assert bare.is_working(date(2006, 1, 30))


def test_the_computed_festivals_agree_with_two_other_tables() -> None:
    """2027–2040: all seven lunar days with `holidays`, Tomb-Sweeping with the solar terms of chinesecalendar."""
    own: dict[date, str] = dict(shipped.statutory().lunar)
    assert {day.year for day in own} == set(range(2027, 2041))
    for year in range(2027, 2041):
        table = holidays.country_holidays("CN", years=year, language="zh_CN")
        expected = {
            day
            for day, names in table.items()
            if any(name in ("农历除夕", "春节", "清明节", "端午节", "中秋节") for name in names.split("; "))
        }
        assert {day for day in own if day.year == year} == expected
        terms = dict(map(reversed, chinese_calendar.get_solar_terms(date(year, 4, 1), date(year, 4, 10))))
        assert own[terms["清明"]] == "清明节"


def test_counting_working_days_goes_both_ways_and_never_counts_the_first_day() -> None:
    """Forward over the Spring Festival and back again."""
    assert CALENDAR.add_working_days(date(2026, 2, 13), 2) == date(2026, 2, 24)
    assert CALENDAR.add_working_days(date(2026, 2, 24), -2) == date(2026, 2, 13)
    assert CALENDAR.add_working_days(date(2026, 2, 15), 0) == date(2026, 2, 15)
    assert CALENDAR.first_working_on_or_after(date(2026, 2, 14)) == date(2026, 2, 14)
    assert CALENDAR.last_working_on_or_before(date(2026, 2, 23)) == date(2026, 2, 14)


def test_the_version_changes_with_any_day() -> None:
    """A matter can tell under which calendar its dates were reckoned."""
    assert CALENDAR.version == Calendar(shipped.arrangements(), shipped.statutory()).version
    assert CALENDAR.version != CALENDAR.with_arrangement(parse_arrangement(frame())).version


def test_the_officers_year_replaces_the_shipped_one() -> None:
    """A corrected paper, as in May 2015 and January 2020."""
    own = Arrangement(2026, ("更正",), (ArrangedDay(date(2026, 3, 9), "试验", True),))
    changed = CALENDAR.with_arrangement(own)
    assert changed.kind(date(2026, 3, 9)) is DayKind.HOLIDAY
    assert changed.is_working(date(2026, 2, 17))


def test_an_arrangement_reads_back_from_its_own_json() -> None:
    """Also with the byte order mark some editors write."""
    for one in shipped.arrangements():
        assert parse_arrangement("\ufeff" + arrangement_json(one)) == one


def off(day: str) -> dict[str, object]:
    return {"name": "元旦", "date": day, "isOffDay": True}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "arrangement_unreadable"),
        ("[]", "arrangement_unreadable"),
        (frame(days=None), "arrangement_unreadable"),
        (frame(papers="x"), "arrangement_unreadable"),
        (frame(year="2027"), "arrangement_year"),
        (frame(year=27), "arrangement_year"),
        (frame(days=["2027-01-01"]), "arrangement_day"),
        (frame(days=[off("2027-02-30")]), "arrangement_day"),
        (frame(days=[{"name": "元旦", "date": "2027-01-01"}]), "arrangement_day"),
        (frame(days=[off("2026-12-24")]), "arrangement_day_outside"),
        (frame(days=[off("2028-01-01")]), "arrangement_day_outside"),
        (frame(days=[off("2027-01-01"), off("2027-01-01")]), "arrangement_day_twice"),
    ],
)
def test_a_wrong_arrangement_is_refused(text: str, code: str) -> None:
    """A wrong holiday moves deadlines, so nothing is guessed."""
    with pytest.raises(Refused) as refused:
        parse_arrangement(text)
    assert refused.value.code == code


def test_an_arrangement_may_touch_the_last_week_of_the_year_before() -> None:
    """25 December is the first day of it."""
    assert parse_arrangement(frame(days=[off("2026-12-25")])).days[0].day == date(2026, 12, 25)
