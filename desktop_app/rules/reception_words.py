"""A school's own sentence about its reception days, read into a rule: 每月最后一周周三下午2:30至5:00，遇节假日顺延.

What the sentence does not say keeps its default; the officer sees the rule spelled out again and corrects it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from .reception_dates import OnHoliday, Parity, Pattern, Recurrence

WEEKDAYS = "一二三四五六日"
_NUMERALS = "一二三四五六七八九十"
_ONE = "[一二三四五六七八九十1-9]"
_JOIN = "[、,，和及与]"
_WEEK = "(?:星期|礼拜|周)"
_DAY = "[一二三四五六日天]"
_WEEKDAYS_OF = re.compile(f"{_WEEK}({_DAY}(?:{_JOIN}?(?:{_WEEK})?{_DAY}(?![0-9个]))*)")
_SPAN_OF_DAYS = re.compile(f"{_WEEK}({_DAY})[至到-](?:{_WEEK})?({_DAY})")
_OF_WEEK = "(?:周|星期|礼拜)"
_ORDINALS = re.compile(f"第({_ONE}(?:{_JOIN}第?{_ONE})*)(?=个?(?:{_OF_WEEK}|{_JOIN}))|(最后[一1]?|末)(?=个?{_OF_WEEK})")
_WORKING_ORDINALS = re.compile(f"第({_ONE}(?:{_JOIN}第?{_ONE})*)(?=个?工作日)|(最后[一1]?|末)(?=个?工作日)")
_QUARTER = re.compile(f"每(?:个)?季度?的?(?:第({_ONE})个?月|(末)月?)")
_MONTHS_IN_WORDS = re.compile("((?:十[一二]?|[一二三四五六七八九])(?:[、和及](?:十[一二]?|[一二三四五六七八九]))*)月")
_TWO_RULES = (("单周", "双周"), ("奇", "偶"), ("单月", "双月"))
_OF_HOLIDAYS = re.compile("节假日|假日|假期|放假|节日|顺延|推迟|延后|提前|取消|暂停")
_ONCE = re.compile("(每(?:[个两二2])?(?:周|星期|月))[一1]次")
_COUNTED_WEEKS = re.compile(f"(?:第{_ONE}(?:{_JOIN}第?{_ONE})*|最后一|末)周(?=的|{_WEEK}|[,，、和及])")
_MONTH_DAYS = re.compile(
    rf"(?:每(?:个)?|[单双奇偶]数?|季度?的?(?:第{_ONE}个?|末))月(?:的)?逢?((?:\d{{1,2}}[日号]?{_JOIN}?)+)[日号]"
)
_DATES = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]")
_MONTHS = re.compile(rf"((?:\d{{1,2}}{_JOIN})*\d{{1,2}})月(?!\d)")
_HALF = "(上午|早上|早晨|中午|下午|晚上|晚)?"
_CLOCK = r"(\d{1,2})(?:[:点时](\d{1,2})?(?:分)?|(半))"
_SPAN = re.compile(rf"{_HALF}{_CLOCK}(半)?(?:至|到|-|~){_HALF}{_CLOCK}(半)?")
_HALF_DAYS = {"上午": (time(8, 30), time(11, 30)), "下午": (time(14, 30), time(17, 0))}


@dataclass(frozen=True)
class Read:
    """What a sentence says. rule: None when no day was found in it; sessions: from and to, in order of the sentence;
    weeks_counted: it says 第三周周四, which some schools mean as the third Thursday."""

    rule: Recurrence | None
    sessions: tuple[tuple[time, time], ...]
    weeks_counted: bool = False


def read(sentence: str, year: int) -> Read:
    """Read a sentence. year: of listed days that name none."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", sentence)).replace("—", "-").replace("–", "-")
    text = re.sub("-+", "-", text).replace("首个", "第一个").replace("首周", "第一周")
    holiday, text = _holiday_clause(text)
    sessions = tuple(_sessions(text))
    bare = _ONCE.sub(r"\1", _SPAN.sub("", text))
    weekdays = _weekdays(bare)
    found = _pattern(bare, weekdays, year)
    if found is None:
        return Read(None, sessions)
    pattern, more = found
    rule = Recurrence(
        pattern=pattern,
        weekdays=weekdays if pattern in (Pattern.WEEKLY, Pattern.NTH_WEEKDAY) else (),
        weeks=_parity(bare),
        months=_months(bare) if pattern is not Pattern.LISTED else (),
        every_weeks=2 if re.search("隔周|每两周|每隔一周|每2周|每二周", bare) else 1,
        on_holiday=holiday,
        in_vacation=bool(re.search("寒暑假(?:照常|不停|正常)|(?:含|包括)寒暑假", bare)),
        **more,
    )
    return Read(rule, sessions, bool(_COUNTED_WEEKS.search(bare)))


def clauses(sentence: str) -> tuple[str, ...]:
    """A sentence that holds several rules (单周…，双周…; 周一…；周三…) as one sentence each; most hold one.

    What names no day (节假日顺延, 地点) belongs to each of them.
    """
    parts = [part for part in re.split("[；;。，,]", sentence) if part.strip()]
    timed = [part for part in parts if _names_days(part) and any(_sessions(unicodedata.normalize("NFKC", part)))]
    if len(timed) > 1 or any(one in sentence and other in sentence for one, other in _TWO_RULES):
        pieces = parts
    else:
        pieces = [piece for piece in re.split("[；;。]", sentence) if piece.strip()]
    shared = [part for part in parts if _OF_HOLIDAYS.search(part) and not re.search("每[周月]", part)]
    spoken = ["，".join(part for part in re.split("[，,]", piece) if part not in shared) for piece in pieces]
    named = [piece for piece in spoken if _names_days(piece)]
    if len(named) < 2:
        return (sentence,)
    shared += [piece for piece in spoken if piece and piece not in named]
    return tuple("，".join((piece, *shared)) for piece in named)


def _names_days(piece: str) -> bool:
    """Whether it names recurring days; listed dates (9月8日；9月22日) are one rule together."""
    return bool(re.search(f"{_WEEK}{_DAY}|工作日|每[天日]", piece) or _MONTH_DAYS.search(piece))


def _pattern(text: str, weekdays: tuple[int, ...], year: int) -> tuple[Pattern, dict[str, Any]] | None:
    working = _counted(_WORKING_ORDINALS, text)
    if working and "月" in text:
        return Pattern.NTH_WORKING_DAY, {"ordinals": working}
    ordinals = _counted(_ORDINALS, text) if "月" in text else ()
    if ordinals and weekdays:
        return Pattern.NTH_WEEKDAY, {"ordinals": ordinals}
    if weekdays:
        return Pattern.WEEKLY, {}
    if re.search("每个?工作日|每天|每日", text):
        return Pattern.WORKING_DAYS, {}
    monthly = _MONTH_DAYS.search(text)
    if monthly:
        return Pattern.MONTH_DAY, {"month_days": tuple(sorted({int(one) for one in re.findall(r"\d+", monthly[1])}))}
    listed = tuple(sorted(set(_listed(text, year))))
    return (Pattern.LISTED, {"dates": listed}) if listed else None


def _holiday_clause(text: str) -> tuple[OnHoliday, str]:
    """What happens on a holiday, and the sentence without that clause, whose words speak of no reception day."""
    clause = re.search("[^,，;；。]*(?:节假日|假日|假期|放假|节日)[^;；。]*", text)
    if clause is None:
        return OnHoliday.SKIP, text
    said = clause[0]
    rest = text
    for part in re.split("[,，]", said):
        if _OF_HOLIDAYS.search(part) and not re.search("每[周月]", part):
            rest = rest.replace(part, "")
    if re.search("(?:顺延|推迟|延后|延).{0,4}(?:一周|下一?周|1周)|下一?周(?:同一|的)?", said):
        return OnHoliday.NEXT_WEEK, rest
    if re.search("顺延|推迟|延后", said):
        return OnHoliday.NEXT_WORKING_DAY, rest
    if re.search("提前", said):
        return OnHoliday.EARLIER_WORKING_DAY, rest
    return OnHoliday.SKIP, rest


def _weekdays(text: str) -> tuple[int, ...]:
    text = _COUNTED_WEEKS.sub("", text)
    found: set[int] = set()
    for first, last in _SPAN_OF_DAYS.findall(text):
        found |= set(range(_weekday(first), _weekday(last) + 1))
    for days in _WEEKDAYS_OF.findall(text):
        found |= {_weekday(one) for one in days if one in WEEKDAYS + "天"}
    return tuple(sorted(found))


def _weekday(word: str) -> int:
    return WEEKDAYS.index("日" if word == "天" else word)


def _counted(pattern: re.Pattern[str], text: str) -> tuple[int, ...]:
    found: set[int] = set()
    for counted, last in pattern.findall(text):
        if last:
            found.add(-1)
        found |= {_number(one) for one in re.findall(_ONE, counted)}
    return tuple(sorted(found))


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMERALS.index(word) + 1


def _month(word: str) -> int:
    if not word.startswith("十"):
        return _number(word)
    return 10 + (_number(word[1:]) if word[1:] else 0)


def _parity(text: str) -> Parity:
    odd, even = re.search("单周|奇数?周", text), re.search("双周|偶数?周", text)
    if bool(odd) == bool(even):
        return Parity.EVERY
    return Parity.ODD if odd else Parity.EVEN


def _months(text: str) -> tuple[int, ...]:
    odd, even = re.search("单月|奇数?月", text), re.search("双月|偶数?月", text)
    if bool(odd) != bool(even):
        return (1, 3, 5, 7, 9, 11) if odd else (2, 4, 6, 8, 10, 12)
    quarter = _QUARTER.search(text)
    if quarter:
        first = 3 if quarter[2] else _number(quarter[1])
        return tuple(range(first, 13, 3))
    worded = _MONTHS_IN_WORDS.search(text)
    if worded:
        return tuple(sorted(_month(one) for one in re.split("[、和及]", worded[1])))
    listed = {int(one) for group in _MONTHS.findall(text) for one in re.findall(r"\d+", group)}
    return tuple(sorted(one for one in listed if 1 <= one <= 12))


def _listed(text: str, year: int) -> Iterator[date]:
    for own, month, day in _DATES.findall(text):
        year = int(own) if own else year
        try:
            yield date(year, int(month), int(day))
        except ValueError:
            continue


def _sessions(text: str) -> Iterator[tuple[time, time]]:
    spans = list(_SPAN.finditer(text))
    for found in spans:
        half, hour, minute, half_hour, more, half2, hour2, minute2, half_hour2, more2 = found.groups()
        begins = _clock(half, hour, minute, bool(half_hour or more))
        ends = _clock(half2 or half, hour2, minute2, bool(half_hour2 or more2))
        if begins and ends and begins < ends:
            yield begins, ends
    if not spans:
        for word, span in _HALF_DAYS.items():
            if word in text:
                yield span


def _clock(half: str | None, hour: str, minute: str | None, half_hour: bool) -> time | None:
    value = int(hour) + (12 if half in ("下午", "晚上", "晚") and int(hour) < 12 else 0)
    minutes = 30 if half_hour else int(minute or 0)
    return time(value, minutes) if value < 24 and minutes < 60 else None
