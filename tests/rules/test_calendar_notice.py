"""The State Council's notice as an officer pastes it, in the wordings of twenty years."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import pytest

from desktop_app import shipped
from desktop_app.rules.calendar import Arrangement, Calendar
from desktop_app.rules.calendar_notice import parse_notice
from desktop_app.rules.refusal import Refused

NOTICE_2026 = """国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。
　　四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。
　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。

国务院办公厅
2025年11月4日
（此件公开发布）
"""
NOTICE_2008 = Path(__file__).with_name("notice_2008.txt")
NUMBERS = "一二三四五六七八九"


def with_item(changed: str, body: str, year: int = 2024) -> str:
    plain = {
        "元旦": "1月1日放假，与周末连休。",
        "春节": "2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。",
        "清明节": "4月4日至6日放假调休，共3天。4月7日（星期日）上班。",
        "劳动节": "5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。",
        "端午节": "6月10日放假，与周末连休。",
        "中秋节": "9月15日至17日放假调休，共3天。9月14日（星期六）上班。",
        "国庆节": "10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。",
    }
    return "\n".join(
        f"{NUMBERS[n]}、{name}：{body if name == changed else text}" for n, (name, text) in enumerate(plain.items())
    )


def working(arrangement: Arrangement) -> list[bool]:
    calendar = Calendar([Arrangement(arrangement.year, ("x",), arrangement.days)])
    first = date(arrangement.year - 1, 12, 25)
    return [calendar.is_working(first + timedelta(days=n)) for n in range(372)]


def composed(arrangement: Arrangement) -> str:
    """A notice in today's wording for any shipped year."""
    items = []
    festivals: dict[str, list[tuple[date, bool]]] = {}
    for one in arrangement.days:
        festivals.setdefault(one.name.replace("“", "").replace("”", ""), []).append((one.day, one.off))
    for number, (name, days) in enumerate(festivals.items()):
        off = [day for day, is_off in days if is_off]
        runs = [
            [day for _, day in run]
            for _, run in groupby(enumerate(off), key=lambda pair: pair[1] - timedelta(days=pair[0]))
        ]
        written = "、".join(
            f"{run[0].year}年{run[0].month}月{run[0].day}日"
            + (f"至{run[-1].year}年{run[-1].month}月{run[-1].day}日" if len(run) > 1 else "")
            for run in runs
        )
        at_work = [day for day, is_off in days if not is_off]
        sentence = f"{written}放假调休，共{len(off)}天。" if off else ""
        if at_work:
            sentence += "、".join(
                f"{d.year}年{d.month}月{d.day}日（周{'一二三四五六日'[d.weekday()]}）" for d in at_work
            )
            sentence += "上班。"
        items.append(f"{NUMBERS[number]}、{name}：{sentence}")
    return "\n".join(items)


def test_the_notice_of_2026_reads_as_the_shipped_year() -> None:
    """The same days and names, with the number of the paper."""
    read = parse_notice(NOTICE_2026, 2026)
    shipped_2026 = next(one for one in shipped.arrangements() if one.year == 2026)
    assert read.days == shipped_2026.days
    assert read.papers == ("国办发明电〔2025〕7号",)
    assert read.counts


@pytest.mark.parametrize("year", range(2007, 2027))
def test_a_notice_composed_from_a_shipped_year_gives_that_year_back(year: int) -> None:
    """Every range, single day and make-up day of twenty years, with the days of the year before."""
    arrangement = next(one for one in shipped.arrangements() if one.year == year)
    read = parse_notice(composed(arrangement), year)
    assert {(one.day, one.off) for one in read.days} == {(one.day, one.off) for one in arrangement.days}


def test_the_wordings_of_2024_read_as_the_shipped_year() -> None:
    """与周末连休, bare days after a month, two make-up days in one clause, an encouragement that arranges nothing."""
    text = with_item(
        "春节",
        "2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，"
        "安排职工在除夕（2月9日）休息。",
    )
    shipped_2024 = next(one for one in shipped.arrangements() if one.year == 2024)
    assert working(parse_notice(text, 2024)) == working(shipped_2024)


def test_the_explaining_wording_of_2008_reads_as_the_shipped_year() -> None:
    """其中…公休日调至… explains and arranges nothing; December days of 元旦 belong to the year before."""
    text = NOTICE_2008.read_text(encoding="utf-8")
    shipped_2008 = next(one for one in shipped.arrangements() if one.year == 2008)
    assert working(parse_notice(text, 2008)) == working(shipped_2008)


@pytest.mark.parametrize(
    ("body", "off", "at_work"),
    [
        ("1月1日放假1天。", {(1, 1)}, set()),
        ("1月1日（周一）放假1天，不调休。", {(1, 1)}, set()),
        ("2024年1月1日放假，共1天。", {(1, 1)}, set()),
        ("1月1日放假，1月2日（星期二）补休。", {(1, 1), (1, 2)}, set()),
        ("2023年12月30日至2024年1月1日放假公休，共3天。", {(12, 30), (12, 31), (1, 1)}, set()),
        ("12月30日至1月1日放假调休，共3天。", {(12, 30), (12, 31), (1, 1)}, set()),
        (
            "１月１日～３日放假调休，共３天。１月６日（星期六）、７日（星期日）上班。",
            {(1, 1), (1, 2), (1, 3)},
            {(1, 6), (1, 7)},
        ),
    ],
)
def test_each_wording_of_a_festival_reads(body: str, off: set[tuple[int, int]], at_work: set[tuple[int, int]]) -> None:
    """元旦 of 2024 in the words of several years."""
    days = [one for one in parse_notice(with_item("元旦", body), 2024).days if one.name == "元旦"]
    assert {(one.day.month, one.day.day) for one in days if one.off} == off
    assert {(one.day.month, one.day.day) for one in days if not one.off} == at_work


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (NOTICE_2026.replace("1月4日（周日）上班", "1月4日（周日）另行通知"), "notice_unread"),
        (NOTICE_2026.replace("4月4日（周六）至6日", "4月31日（周六）至6日"), "notice_unread"),
        (NOTICE_2026.replace("4月4日（周六）至6日", "4月9日（周四）至6日"), "notice_unread"),
        (NOTICE_2026.replace("9月20日（周日）", "9月20日（周六）"), "notice_weekday"),
        (NOTICE_2026.replace("共9天", "共8天"), "notice_count"),
        (NOTICE_2026.replace("　　五、端午节", "　　附：端午节"), "notice_festival_missing"),
        ("节假日照常。", "notice_no_items"),
        (NOTICE_2026.replace("2026年", "2027年"), "notice_other_year"),
    ],
)
def test_a_notice_that_is_not_fully_understood_is_refused(text: str, code: str) -> None:
    """With the sentence, so that the officer can look it up."""
    with pytest.raises(Refused) as refused:
        parse_notice(text, 2026)
    assert refused.value.code == code
    if code == "notice_unread":
        assert "日" in refused.value.facts["sentence"]


def test_a_notice_without_a_number_needs_the_officers_reference() -> None:
    """Otherwise it is a preview that does not count as loaded."""
    plain = with_item("元旦", "1月1日放假1天。")
    assert not parse_notice(plain, 2024).counts
    assert parse_notice(plain, 2024, ("国务院办公厅通知原件",)).papers == ("国务院办公厅通知原件",)
