"""Words of the pages: 今日, 接访登记, 案件台账, and the dialogs that hang on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

WEEKDAYS = "一二三四五六日"

# 今日
DUTIES = "到期事项"
REGISTER_VISIT = "登记来访"
PRINT_TODAY = "打印今日清单"
NOTHING_DUE = "本周没有到期的事项"
NOTHING_DUE_WHY = "在办事项的期限都在以后。新登记的事项会按期限自动排进来。"
TODAY_GROUPS: Mapping[str, str] = {"OVER": "已逾期", "TODAY": "今天到期", "SOON": "三个工作日内", "WEEK": "本周"}
GROUP_LEVELS: Mapping[str, str] = {"OVER": "over", "TODAY": "today", "SOON": "soon", "WEEK": "later"}
STANDING = "在办情况"
OPEN_MATTERS = "在办"
UNANSWERED = "尚未答复"
LATER_DUE = "以后到期"
BACKUP = "备份状态"
BACK_UP_NOW = "立即备份"
CALENDAR = "节假日表"
ADD_YEAR = "添加年份…"
DRAFTS = "草稿"
NO_DRAFTS = "没有未完成的登记。填写中的内容每次停顿后自动保存。"
GO_ON = "继续"
DUTY_TITLES: Mapping[str, str] = {
    "R-ACK-15": "出具书面告知",
    "R-ACK-15T": "出具书面告知",
    "R-OBJ-5WD": "提出异议或受理",
    "R-HANDLE-60": "办结并书面答复",
    "R-ZJ-5WD": "出具书面告知",
    "R-ZJ-30": "办结并书面答复",
    "R-HN-5": "转办、交办或移送",
    "R-HN-30": "办结并书面答复",
    "R-SUPERIOR": "向交办机关报告",
    "R-PROMISE": "兑现答复承诺",
}
DUTY_ACTS: Mapping[str, str] = {"T10": "出具告知书", "KEEP_PROMISE": "登记答复", "OPEN": "打开"}


def count(number: int) -> str:
    return f"{number} 件"


def clocks(number: int) -> str:
    return f"{number} 项"


def copies(number: int) -> str:
    return f"{number} 份"


def chip(level: str, days: int) -> str:
    """The word of a deadline chip (visual design §4)."""
    if level == "OVER":
        return f"逾期 {-days} 天"
    return "今天到期" if level == "TODAY" else f"剩 {days} 天"


def chip_word(row: Any) -> str:
    return chip(row.level, row.days)


def duty_title(row: Any) -> str:
    title = DUTY_TITLES.get(row.rule, row.rule_name)
    return f"紧急 · {title}" if row.urgent else title


def duty_reason(row: Any) -> str:
    """《信访工作条例》第二十三条第二款 · 3月16日起15日."""
    basis = "、".join(f"《{one.document}》{one.article}" for one in row.basis[:1])
    from_day = f"{row.start.month}月{row.start.day}日起"
    limit = f"{from_day}{row.length}日" if row.length else f"{from_day}"
    return " · ".join(part for part in (basis, limit) if part)


def duty_warning(row: Any) -> str:
    if row.provisional:
        return "暂定：节假日安排未公布"
    if row.rest_day and row.work_by and row.group != "OVER":
        return f"届满为休息日，请在 {month_day(row.work_by)}（周{WEEKDAYS[row.work_by.weekday()]}）前办"
    return ""


def duty_act(row: Any) -> str:
    return DUTY_ACTS[row.act]


def short_number(number: str) -> str:
    """2026-0012 of XF-2026-0012."""
    return number.split("-", 1)[1] if number.count("-") == 2 else number


def month_day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def weekday(day: date, rest: bool) -> str:
    return f"周{WEEKDAYS[day.weekday()]}" + (" 休" if rest else "")


def long_day(day: date) -> str:
    return f"{day.month}月{day.day}日 星期{WEEKDAYS[day.weekday()]}"


def full_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"


def draft_title(title: str, when: datetime) -> str:
    return f"接访登记 · {title or '（未填主题）'}\n{when.month}月{when.day}日 {when:%H:%M}"
