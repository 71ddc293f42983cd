"""Words of the part 零报告与值班: periods, the calendar of days, the roster and its log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

VIEWS: Mapping[str, str] = {"ZERO": "零报告", "DUTY": "值班"}
WEEK_HEADS = ("一", "二", "三", "四", "五", "六", "日")
BEFORE, AFTER, TODAY = "上个月", "下个月", "今天"
MONTH = "{year}年{month}月"
GRID = "零报告日历"
OFF, WORK = "休", "班"
TODAY_MARK = "今日"

# periods
PERIODS = "重点时期"
PERIOD_HEADS = ("名称", "起止", "未报")
PERIOD_SPAN = "{first}—{last}"
NEW_PERIOD, EDIT_PERIOD, VOID_PERIOD = "新增", "修改", "作废"
PERIOD_TITLE, PERIOD_EDIT_TITLE, PERIOD_VOID_TITLE = "新增重点时期", "修改重点时期", "作废重点时期"
PERIOD_DO, PERIOD_EDIT_DO, VOID_DO = "新增重点时期", "保存修改", "作废"
PERIOD_FIELDS: Mapping[str, str] = {
    "name": "名称",
    "first_on": "开始日期",
    "last_on": "结束日期",
    "zero_hour": "零报告时刻",
    "screen_hour": "排查时刻",
    "notice": "通知文号",
}
PERIOD_NOTE = "起止日期都算在内，节假日照常报告。"
REASON = "原因"
NO_PERIODS_WHY = "收到上级通知后新增重点时期，每天的零报告、排查和值班会按时提醒。"
COUNTS = "已报 {sent} 天，迟报 {late} 天，未报 {missed} 天"
VOIDED = "（已作废）"

# one day
DAY = "{day}"
NOT_ASKED = "不在重点时期以内，无须零报告。"
DUE_BY = "{period}，{at} 前报告"
DUE_OVER = "{period}，已过 {at}"
MISSED = "{period}，没有零报告。补报须写明原因。"
COMING = "{period}，还没有到。"
SENT = "{at} 已报（{who}）"
LATE = "{at} 迟报（{who}）"
REVISED = "已更正 {n} 次"
LATE_REASON = "补报原因：{reason}"
LEADER, HOW = "带班领导", "报送方式"
REPORT_NIL = "报告无情况"
REPORT_SOME = "报告情况"
MAKE_UP = "补报"
CORRECT = "更正"
SHOW_PAPER = "查看零报告"
REPORTED = "{day} 零报告已报。"
SOME_TITLE, MAKE_UP_TITLE, CORRECT_TITLE = "报告情况　{day}", "补报零报告　{day}", "更正零报告　{day}"
SOME_DO, MAKE_UP_DO, CORRECT_DO = "报告情况", "补报", "更正"
ZERO_FIELDS: Mapping[str, str] = {
    "nil": "有无情况",
    "content": "内容",
    "leader": "带班领导",
    "sent_at": "报送时间",
    "how": "报送方式",
    "reason": "原因",
}
TIMELY = "当日报送时间以首次报送为准，更正不改变。"

# roster
ROSTER = "值班表"
ROSTER_HEADS = ("日期", "班次", "时间", "值班员", "电话", "带班领导", "记录")
LOGGED, HANDED = "{n} 条", "已交接"
FILL, ADD, EDIT, STRIKE = "排班", "加一班", "修改", "撤下"
PRINT_ROSTER, PRINT_LOG = "打印值班表", "打印值班记录"
BLANK_ROSTER, BLANK_LOG = "打印空白值班表", "打印空白值班记录"
PRINTS = "打印"
GAPS = "无人值班：{gaps}"
GAPS_MORE = "等 {n} 段"
NO_SHIFTS = "本月还没有排班"
NO_SHIFTS_WHY = "重点时期24小时须有人值班。点“排班”可按人员轮流排好一段时间。"
FILL_TITLE, FILL_DO = "排班", "保存排班"
FILL_FIELDS: Mapping[str, str] = {
    "first": "开始日期",
    "last": "结束日期",
    "presets": "班次",
    "people": "值班员",
    "leaders": "带班领导",
}
FILL_NOTE = "值班员按班次轮流，带班领导按天轮流。不在岗的人自动跳过，已有的班次不动。"
PREVIEW = "预览"
PREVIEW_HEADS = ("日期", "班次", "时间", "值班员", "带班领导")
PREVIEW_COUNT = "共 {n} 班"
PREVIEW_OPEN = "，其中 {n} 班排不上"
PROBLEMS: Mapping[str, str] = {"SHIFT_OVERLAP": "轮到的人都已有班", "SHIFT_ABSENT": "轮到的人都不在岗"}
WHOLE_DAY = ("全天", "08:00", "08:00")
SHIFT_TITLE, SHIFT_EDIT_TITLE, STRIKE_TITLE = "加一班", "修改班次", "撤下班次"
SHIFT_DO, SHIFT_EDIT_DO, STRIKE_DO = "加一班", "保存修改", "撤下"
SHIFT_FIELDS: Mapping[str, str] = {
    "day": "日期",
    "name": "班次",
    "starts": "开始",
    "ends": "结束",
    "person": "值班员",
    "leader": "带班领导",
    "phone": "值班电话",
}
SHIFT_NOTE = "结束时间不晚于开始时间的，为次日。"
NOBODY = "不安排"

# log
LOG = "值班记录"
LOG_HEADS = ("时间", "类别", "内容", "处理")
ENTER, HAND_OVER = "登记", "交接"
ENTER_TITLE, HAND_TITLE = "登记值班记录　{shift}", "交接　{shift}"
ENTER_DO, HAND_DO = "登记", "交接"
ENTRY_FIELDS: Mapping[str, str] = {"kind": "类别", "at": "时间", "content": "内容", "handled": "处理情况"}
HAND_FIELDS: Mapping[str, str] = {
    "giver": "交班人",
    "taker": "接班人",
    "at": "时间",
    "left_open": "未了事项",
    "reason": "换人原因",
}
HAND_HINT = "接班人不是下一班值班员的，写明原因"
HANDED_TO = "{at} {giver}交{taker}。未了事项：{left_open}"
NEXT = "下一班：{person}"
NO_NEXT = "没有排下一班"


def short(value: date) -> str:
    """3月5日."""
    return f"{value.month}月{value.day}日"


def clock(value: datetime, day: date) -> str:
    """16:20, with its day where that is another one."""
    return f"{value:%H:%M}" if value.date() == day else f"{short(value.date())} {value:%H:%M}"


def spoken(day: date, state: str, period: str) -> str:
    """A day as a screen reader says it."""
    return "，".join(filter(None, (short(day), period, state)))
