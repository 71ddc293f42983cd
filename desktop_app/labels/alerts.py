"""Words of alerts: bubbles that name nobody, the list of what is unanswered, the tray and its settings (§2.5)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from . import office_duties, pages

NAMED_BY_NUMBER = frozenset(
    {"NOT_BEGUN", "CAME_AGAIN", "READING", "FEED_BACK", "CHARGE_FOLLOW", "ONSITE", "ONSITE_REPLY", "FOLLOW_UP",
     "FIND_UNIT", "URGENT", "LEADERS_TOLD", "WRITTEN_REPORT", "FOLLOW_REPORT", "HAZARD", "HAZARD_OLD", "HAZARD_TOLD",
     "TAG_REVIEW", "INFO_UNREAD", "INFO_VERIFY", "SIGN_PLAN", "OPINION_JUDGE", "OPINION_OPEN", "MONTH_REPORT",
     "HALF_REPORT", "YEAR_REPORT"}
)  # fmt: skip
"""Duties whose words are a registration number; of the others the words may name people and stay in the window."""

TITLE = "提醒"
LIST_TITLE = "待确认的提醒"
LIST_NOTE = "气泡提醒可能被系统隐藏，未确认的提醒都留在这里。确认只表示看到，事项仍按期限办理，下一级提醒照常出现。"
EMPTY = "没有待确认的提醒"
EMPTY_WHY = "到了提醒时间的期限会列在这里，直到有人确认。"
COLUMNS = ("提醒时间", "事项", "编号", "期限", "提醒对象")
BELL = "提醒：{n} 项待确认"
BELL_NONE = "提醒：没有待确认的"
DO = "去办理"
SEEN = "知道了"
SEEN_ALL = "全部知道了"
SNOOZE = "稍后提醒…"
SNOOZE_TITLE = "稍后提醒"
SNOOZE_DO = "到时再提醒"
SNOOZE_FIELDS = {"until": "再次提醒", "reason": "推迟原因"}
SNOOZE_NOTE = "推迟的只是提醒，期限不变。"
MISSED = "此前 {n} 次"
EVERYBODY = "全体"
NOBODY = "A岗、B岗都不在岗"
STANDS_IN = "{name}（B岗）"

STOOD_STILL = "上次运行到 {when}，期间错过的提醒列在下面，请逐项确认。"
CLOCK_BACKWARDS = (
    "系统时间异常：现在是 {now}，早于上次运行的 {last}。登记和期限都没有改动。请核对电脑的日期和时间，再继续登记。"
)
CLOCK_FORWARDS = (
    "系统时间向前跳了 {days} 天，现在是 {now}。期限都没有改动。电脑睡眠较久的可以忽略；否则请核对日期和时间。"
)
NO_TRAY = "这台电脑没有系统托盘，到期提醒只在窗口右上角的铃铛里显示。请保持窗口打开。"
STILL_HERE = "程序仍在运行"
IN_TRAY = "窗口已关闭，程序仍在托盘里提醒期限。要完全退出，请右击托盘图标，选“退出”。"

TRAY_TODAY = "今日清单"
TRAY_VISIT = "登记来访"
TRAY_EVENT = "1小时报告"
TRAY_ALERTS = "提醒（{n}）"
TRAY_QUIT = "退出"
TRAY_CALM = "没有待确认的提醒"
TRAY_COUNT = "{n} 项提醒待确认"

SETTINGS_TITLE = "提醒设置"
SETTINGS_DO = "保存"
SETTINGS_FIELDS = {
    "opens": "开始提醒",
    "evening": "下班前核对",
    "closes": "停止提醒",
    "digests": "早晚各提示一次当天情况",
    "tray": "关闭窗口后留在托盘",
    "autostart": "开机时自动启动",
}
SETTINGS_NOTE = "期限提醒只在工作日的上班时间出现；按小时计算的报告时限昼夜提醒。"
SETTINGS_SAVED = "提醒设置已保存。"
AUTOSTART_REFUSED = "提醒设置已保存，但系统不允许写入开机启动项。请联系学校信息部门，或取消“开机时自动启动”。"

DIGESTS: Mapping[str, str] = {"MORNING": "今天的期限", "EVENING": "下班前核对"}


def duty_title(code: str) -> str:
    """What a duty beside the matters is called."""
    return DIGESTS.get(code) or office_duties.DUTIES[code][0]


def title(alert: Any) -> str:
    """The name of what is due, as 今日 has it."""
    name: str = pages.DUTY_TITLES.get(alert.code, alert.title)
    return name


def distance(due: date, today: date) -> str:
    """How far a day is, in a sentence: 明日届满."""
    days = (due - today).days
    if days < 0:
        return f"已逾期 {-days} 天"
    return {0: "今日届满", 1: "明日届满", 2: "后日届满"}.get(days, f"{days} 天后届满")


def bubble(alert: Any, today: date) -> str:
    """One alert as a bubble says it: never a petitioner's name, the number alone (§2.5)."""
    number = f"（编号 {alert.number}）" if alert.number else ""
    if alert.code in DIGESTS:
        return f"{duty_title(alert.code)}：{alert.number}"
    if alert.matter_id:
        return f"1件信访事项{distance(alert.due, today)}：{title(alert)}{number}"
    return f"{title(alert)}{number}" if alert.hourly else f"{title(alert)}，{distance(alert.due, today)}{number}"


def bubbles(alerts: Any, today: date) -> tuple[str, str]:
    """Title and text of the one bubble for everything told at once; the newest rung of each stands for the others,
    what counts hours first, then the nearest day."""
    newest: dict[str, Any] = {}
    for one in alerts:
        newest[one.occurrence] = one
    ordered = sorted(newest.values(), key=lambda one: (not one.hourly, f"{one.due:%Y-%m-%d}"))
    lines = [bubble(one, today) for one in ordered]
    head = f"{pages.count(len(lines))}提醒" if len(lines) > 1 else TITLE
    shown = lines[:4]
    more = [f"另有 {len(lines) - 4} 项，见窗口右上角的铃铛"] if len(lines) > 4 else []
    return head, "\n".join([*shown, *more])


def due_words(alert: Any, today: date) -> str:
    return f"{pages.month_day(alert.due)} {distance(alert.due, today)}"


def still(gap: timedelta, last: datetime) -> str:
    return STOOD_STILL.format(when=f"{pages.month_day(last.date())} {last:%H:%M}")


def digest(counts: Mapping[str, int], whole: bool) -> str:
    """逾期 1 件，今天到期 2 件，3 个工作日内 4 件; only what there is; whole: with the days ahead."""
    names = [("OVER", "逾期"), ("TODAY", "今天到期")]
    if whole:
        names.append(("SOON", "3 个工作日内到期"))
    return "，".join(f"{word} {counts[code]} 件" for code, word in names if counts.get(code))
