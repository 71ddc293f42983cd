"""重点时期, 零报告, 值班: words of F34c, F53, F54, and what the office owes of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

WEEKDAYS = "一二三四五六日"
DAY_STATES: Mapping[str, str] = {
    "SENT": "已报",
    "LATE": "迟报",
    "MISSED": "未报",
    "DUE_TODAY": "今日待报",
    "COMING": "未到",
    "NONE": "",
}
ENTRIES: Mapping[str, str] = {
    "CALL": "来电", "VISIT": "来访", "PATROL": "巡查", "TEST": "电话测试", "OTHER": "其他"
}  # fmt: skip
PRESETS: Mapping[str, tuple[str, str, str]] = {
    "DAY": ("白班", "08:00", "17:30"),
    "NIGHT": ("夜班", "17:30", "08:00"),
}
"""code -> name, begin, end of a shift."""
HOWS: Mapping[str, str] = {
    "SYSTEM": "报送系统",
    "FAX": "传真",
    "PHONE": "电话",
    "HAND": "当面报送",
    "OTHER": "其他方式",
}
NIL, SOME = "无情况", "有情况"
NIL_CHOICES: Mapping[str, str] = {"NIL": NIL, "SOME": SOME}
TAKER_NOTE = "{left_open}（接班人不是下一班值班员{expected}，原因：{reason}）"

DUTIES: Mapping[str, tuple[str, str, str]] = {
    "ZERO_REPORT": ("重点时期零报告", "每日按时报告，无情况也要报", "去报告"),
    "SCREEN_DAY": ("重点时期每日排查", "当天开展矛盾排查并登记", "去登记"),
    "NO_DUTY": ("重点时期有时段无人值班", "重点时期24小时须有人值班", "去排班"),
}
"""code -> title, reason, words on the button."""


def short_day(value: date) -> str:
    """3月5日 周四."""
    return f"{value.month}月{value.day}日 周{WEEKDAYS[value.weekday()]}"


def hours(starts: str, ends: str) -> str:
    """08:00—17:30, or 17:30—次日08:00 where the shift ends on the next day."""
    return f"{starts}—{ends}" if ends > starts else f"{starts}—次日{ends}"


def gap(begins: datetime, ends: datetime) -> str:
    """3月5日 17:30—3月6日 08:00; the day once where both are on it."""
    if (ends - begins).total_seconds() and ends.time().isoformat("minutes") == "00:00":
        until = "24:00" if (ends - begins).days < 1 else f"{short_day(ends)} 00:00"
    else:
        until = f"{ends:%H:%M}" if ends.date() == begins.date() else f"{ends.month}月{ends.day}日 {ends:%H:%M}"
    return f"{begins.month}月{begins.day}日 {begins:%H:%M}—{until}"


def uncovered(day: date, words: str) -> str:
    return f"{short_day(day)} {words}"


# F34c
UNIT, DAY, PERIOD, NIL_LINE, CONTENT = "单位", "日期", "重点时期", "有无情况", "内容"
REPORTER, REPORTED_AT, LEADER, HOW = "报告人", "报告时间", "带班领导", "报送方式"
MADE_UP = "补报原因"
REVISION = "第{n}次更正"

# F53
ROSTER_HEADS = ("日期", "星期", "班次", "时间", "值班员", "联系电话", "带班领导", "领导电话")
ROSTER_NOTE = "值班电话24小时畅通。值班员不得擅离岗位，因故调班的须事先报带班领导同意，并在交接时说明未了事项。"
OFFICE_PHONE = "值班电话："

# F54
LOG_HEADS = ("时间", "类别", "来电来访内容", "处理情况", "记录人")
SHIFT, ON_DUTY, TIME = "班次", "值班员", "时间"
LEFT_OPEN, NOTHING_OPEN = "未了事项", "无"
GIVER_SIGNS, TAKER_SIGNS = "交班人签名：", "接班人签名："
