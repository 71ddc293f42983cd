"""Sentences a monthly report begins with; registration numbers stand for the matters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

NIL = "无"
SKIP = "{day}，{by}告知越级上访 1 批（编号 {number}），{course}"
SKIP_HELD, SKIP_OPEN = "已到场接访", "待到场接访"
RISK = "高风险隐患 {number}，{day}排查发现，尚未化解"
SIGN = "苗头性信息 {number}"
PROGRESS = "领导包案事项 {number}，目前{state}，{result}"
CHARGE_DONE, CHARGE_OPEN = "已登记化解结果", "正在化解"
INCIDENT = "{day}发生重大信访事项 {number}，{state}"
EVENT_ENDED, EVENT_OPEN = "已终报", "正在处置"


def joined(lines: Iterable[str]) -> str:
    """1. …；2. …。 and 无 for nothing."""
    known = list(lines)
    if not known:
        return NIL
    if len(known) == 1:
        return f"{known[0]}。"
    return "；".join(f"{place}. {line}" for place, line in enumerate(known, 1)) + "。"


def day(on: date) -> str:
    return f"{on.month}月{on.day}日"


def opening(on: date) -> datetime:
    """The first minute of a day."""
    return datetime.combine(on, time.min)


def ending(on: date) -> datetime:
    """The last moment of a day."""
    return datetime.combine(on, time.max)
