"""Words of 领导接待日: kinds, states, rules as sentences, the month page, the planner, the posting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

KINDS: Mapping[str, str] = {
    "ONSITE": "现场接访",
    "SKIP_LEVEL": "越级访接访",
    "VIDEO": "视频接访",
    "APPOINTMENT": "约访",
    "FIELD": "带案下访",
    "TOPIC": "专题接访",
}
ITEMS: Mapping[str, str] = {
    "day": "接访日期",
    "starts": "接访时间",
    "ends": "结束时间",
    "leader": "姓名",
    "post": "职务",
    "portfolio": "分管工作",
    "place": "地点",
}
OUTCOMES: Mapping[str, str] = {"ANSWERED": "现场答复", "ASSIGNED": "批转", "APPOINTMENT": "另约"}
ATTENTION: Mapping[str, str] = {"READ": "全面看材料", "HEARD": "全面听诉求", "COUNSELLED": "全面疏心理"}
UNSEEN = "限知悉人员"
ANSWER_WANTED = "请学校就“{subject}”作出答复。"
FIELD_KINDS: Mapping[str, str] = {"FIELD": "带案下访", "APPOINTMENT": "约访", "TOPIC": "专题接访"}
STATES: Mapping[str, str] = {
    "UNPOSTED": "未公示",
    "PREPARED": "已打印，未张贴",
    "CHANGED": "有变更，须重新公示",
    "POSTED": "已公示",
    "NO_POSTING": "不需公示",
    "PENDING": "代接待批",
    "OPEN": "接访未结束",
    "HELD": "已接访",
    "NOBODY": "无人来访",
    "CANCELLED": "已取消",
}
WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
SHORT_WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
ORDINALS: Mapping[int, str] = {1: "第一", 2: "第二", 3: "第三", 4: "第四", 5: "第五", -1: "最后一"}
PATTERNS: Mapping[str, str] = {
    "WEEKLY": "每周",
    "NTH_WEEKDAY": "每月第几个星期几",
    "NTH_WEEK": "每月第几周的星期几",
    "MONTH_DAY": "每月几日",
    "WORKING_DAYS": "每个工作日",
    "NTH_WORKING_DAY": "每月第几个工作日",
    "LISTED": "逐日列出",
}
ON_HOLIDAY: Mapping[str, str] = {
    "SKIP": "不接待",
    "NEXT_WORKING_DAY": "顺延到下一工作日",
    "NEXT_WEEK": "顺延一周",
    "EARLIER_WORKING_DAY": "提前到前一工作日",
}
PARITIES: Mapping[str, str] = {"EVERY": "每周", "ODD": "单周", "EVEN": "双周"}
REASONS: Mapping[str, str] = {
    "HOLIDAY": "节假日",
    "WEEKEND": "周末",
    "VACATION": "假期内，不在学期",
    "TAKEN": "顺延到的那天已有接待",
    "NO_SUCH_DAY": "这个月没有这一天",
    "LEADER_BUSY": "这个时间没有空闲的领导",
    "PLACE_BUSY": "地点在这个时间已有接待",
    "PRESENT": "已经排过",
}


def short_day(day: date) -> str:
    """3月19日 周四."""
    return f"{day.month}月{day.day}日 {SHORT_WEEKDAYS[day.weekday()]}"


def plain_day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def span(first: date, last: date) -> str:
    """2026年3月16日至3月31日; the year stands twice only where it changes, one day stands alone."""
    begins = f"{first.year}年{plain_day(first)}"
    if first == last:
        return begins
    ends = plain_day(last) if first.year == last.year else f"{last.year}年{plain_day(last)}"
    return f"{begins}至{ends}"


def rule_words(
    pattern: str,
    weekdays: Sequence[int],
    ordinals: Sequence[int],
    month_days: Sequence[int],
    dates: Sequence[date],
    every_weeks: int,
    weeks: str,
    months: Sequence[int],
    on_holiday: str,
    in_vacation: bool,
) -> str:
    """A rule spelled out: 每月最后一个星期三；遇节假日顺延到下一工作日；寒暑假不接待."""
    days = "、".join(WEEKDAYS[one] for one in weekdays)
    which = "、".join(ORDINALS[one] for one in ordinals)
    month = "、".join(map(str, months)) + "月的" if months else "每月"
    start = {
        "WEEKLY": f"每{'两' if every_weeks == 2 else every_weeks}周{days}" if every_weeks > 1 else f"每周{days}",
        "NTH_WEEKDAY": f"{month}{which}个{days}",
        "NTH_WEEK": f"{month}{which}周的{days}",
        "MONTH_DAY": month + "、".join(f"{one}日" for one in month_days),
        "WORKING_DAYS": "每个工作日",
        "NTH_WORKING_DAY": f"{month}{which}个工作日",
        "LISTED": "、".join(plain_day(one) for one in dates),
    }[pattern]
    if pattern in ("WEEKLY", "WORKING_DAYS") and months:
        start = month + start
    parts = [start]
    if weeks != "EVERY":
        parts.append(f"只在教学{PARITIES[weeks]}")
    parts.append(f"遇节假日{ON_HOLIDAY[on_holiday]}")
    if pattern != "LISTED":
        parts.append("寒暑假也接待" if in_vacation else "寒暑假不接待")
    return "；".join(parts)
