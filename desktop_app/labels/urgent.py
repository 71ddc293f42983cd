"""重大信访事项: kinds of events and reports, words of F35 and F35b, of the pad and of its page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

KINDS: Mapping[str, str] = {
    "GROUP": "集体访",
    "OPINION": "信访负面舆情",
    "EXTREME": "个人极端事件",
    "ABNORMAL": "非正常上访",
    "HAZARD": "重大矛盾隐患",
    "EMERGENCY": "突发事件",
    "OTHER": "其他重大事项",
}
REPORTS: Mapping[str, str] = {"FIRST": "首报", "FOLLOW": "续报", "FINAL": "终报", "INTERNAL": "校内专报"}
HOWS: Mapping[str, str] = {"FAX": "传真", "SYSTEM": "报送系统", "HAND": "当面报送", "OTHER": "其他方式"}
STATES: Mapping[str, str] = {
    "RUNNING": "计时中",
    "LATE": "已超过1小时",
    "PHONED": "已电话报告，待书面首报",
    "OPEN": "已首报，待续报或终报",
    "ENDED": "已终报",
    "VOID": "已作废",
}
HIDDEN = "限知悉事项"
HIDDEN_PEOPLE = "限知悉，另行单独报告"
NO_REPORT = "经判断无须报告：{reason}"
MATTER_REASONS: Mapping[str, str] = {"CRITICAL": "标为特急", "GROUP": "{count}人来访，达到集体访人数"}

DUTIES: Mapping[str, tuple[str, str, str]] = {
    "URGENT": ("重大事项1小时报告", "知悉后60分钟内电话或者书面报告上级", "去报告"),
    "WRITTEN_REPORT": ("电话报告后补书面首报", "电话首报不能代替书面报告", "写首报"),
    "LEADERS_TOLD": ("向分管和主要校领导报告", "两位领导都要报告，分别登记时间", "去登记"),
    "FOLLOW_REPORT": ("重大事项续报", "超过1天没有续报或者终报", "写续报"),
    "EVENT_REPORT": ("是否作为重大事项报告", "集体访或特急事项，报告或写明无须报告的理由", "去判断"),
}
"""code -> title, reason, words on the button."""


def report_word(kind: str, sequence: int) -> str:
    """首报, 续报（第2次）, 终报."""
    return f"{REPORTS[kind]}（第{sequence}次）" if kind == "FOLLOW" else REPORTS[kind]


# F35, F35b
MARK = "特急"
LEADERS_LINE = "主送："
LEADERS_OF_SCHOOL = "分管校领导、学校主要领导"
EVENT_KIND, OCCURRED_AT, KNOWN_AT = "事件类别", "发生时间", "获知时间"
PHONED_AT, PHONED_TO, PLACE = "电话首报\n时间", "电话首报\n对象", "地点"
PEOPLE, HEADCOUNT, DEMAND, CAUSE = "涉及人员", "人数", "诉求", "起因"
SITUATION, MEASURES, NEXT_STEP, COORDINATION = "现状", "已采取\n措施", "下一步\n工作", "需协调\n事项"
REPORTER_UNIT, SIGNER, PHONE, SENT_TO, SENT_AT = (
    "报告单位",
    "签发领导",
    "联系电话",
    "报送单位",
    "报送时间",
)
VICE, MAIN, TOLD_AT = "分管校领导", "主要校领导", "报告时间"
WRITE_MOMENT = "　　年　月　日　时　分"
OFFICE_SIGNS = "信访办："
LEADER_READS = "领导批示"


def short_moment(value: datetime | None) -> str:
    """2月16日 23:40; empty for None."""
    return f"{value.month}月{value.day}日 {value:%H:%M}" if value else ""


def short_day(value: date | None) -> str:
    return f"{value.month}月{value.day}日" if value else ""


# the pad
PAD = "1小时报告"
PAD_NOTE = "先电话报告上级，再形成书面首报。夜间、节假日不停计时。"
START = "开始计时"
ELAPSED = "自知悉起"
DEADLINE = "{at} 前报告上级"
LEFT, OVER = "还剩 {minutes} 分", "已超过 {minutes} 分"
STOPPED = "已于 {at} 报告上级，用时 {minutes} 分"
STOPPED_LATE = "已于 {at} 报告上级，超过1小时"
PAD_FIELDS: Mapping[str, str] = {
    "kind": "类别(&K)",
    "known_at": "知悉时间(&T)",
    "place": "地点(&P)",
    "situation": "简要情况(&G)",
    "headcount": "人数(&R)",
    "late_reason": "超时原因(&L)",
}
PHONES = "电话报告"
PHONES_EDIT = "修改电话表"
PHONED = "已电话报告(&{n})"
SUPERIOR = "上级"
ROLES: Mapping[str, str] = {"LEADER_IN_CHARGE": "分管领导", "PRINCIPAL_LEADER": "主要领导"}
PHONED_LINE = "{at}　{called}　{said}"
PHONED_NOW = "{at} 已登记：电话报告{called}。"
NO_PHONE = "未填电话"
TO_WRITTEN = "形成书面首报"
TO_FOLLOW = "续报"
TO_INTERNAL = "校内专报"
STARTED = "{number} 已开始计时。"
KEPT = "已保存。"
FIRST_START = "点“开始计时”或“已电话报告”即保存。"
AUTOSAVED = "已自动保存 {at}"
NO_CALLS = "还没有电话报告。"

# the form of a written report
WRITE_TITLE = "{word}　{number}"
WRITE_DO = "出具{word}"
SEND_DO = "登记报送"
SEND_TITLE = "登记报送　{number}"
DETAIL_FIELDS: Mapping[str, str] = {
    "kind": "类别",
    "occurred_at": "发生时间",
    "learned_from": "获知途径",
    "place": "地点",
    "people": "涉及人员",
    "headcount": "人数",
    "demand": "诉求",
    "cause": "起因",
    "situation": "现状",
    "measures": "已采取措施",
    "next_step": "下一步工作",
    "coordination": "需协调事项",
    "sent_to": "报送单位",
    "sent_at": "报送时间",
    "sent_how": "报送方式",
    "signer": "签发领导",
    "late_reason": "超时原因",
    "vice_at": "报告分管校领导",
    "main_at": "报告主要校领导",
}
EVENT_GROUP, SEND_GROUP = "事项", "报送"
SENT_NOTE = "尚未送出的，报送时间留空，送出后再登记。"
LATE_HINT = "超过1小时才报告的，写明原因"
CALL_TITLE = "登记电话报告　{number}"
CALL_DO = "登记"
CALL_FIELDS: Mapping[str, str] = {
    "called": "对方",
    "phone": "电话",
    "superior": "是否上级",
    "at": "时间",
    "said": "报告内容",
    "late_reason": "超时原因",
}
YES_NO: Mapping[str, str] = {"YES": "是", "NO": "否"}
TOLD_TITLE = "报告校领导　{number}"
TOLD_DO = "登记"
VOID_TITLE = "作废　{number}"
VOID_DO = "作废"
REASON = "原因"
NOT_NEEDED_TITLE = "无须作为重大事项报告　{number}"
NOT_NEEDED_DO = "登记理由"
PHONES_TITLE = "电话表"
PHONES_DO = "保存"
PHONES_NOTE = "每行一个：单位或姓名，电话。上级在行末加“上级”。例如：市教育局值班室 0000-1234567 上级"
PHONES_FIELD = "电话"

# the page
EVENTS = "重大信访事项"
VIEWS: Mapping[str, str] = {"OPEN": "未终报", "ALL": "全部"}
HEADS = ("编号", "类别", "知悉时间", "1小时期限", "进展", "简要情况")
COUNT = "{n} 件"
NEW = "1小时报告"
ACTS: Mapping[str, str] = {
    "PAD": "打开计时",
    "CALL": "登记电话报告",
    "FIRST": "书面首报",
    "FOLLOW": "续报",
    "FINAL": "终报",
    "TOLD": "报告校领导",
    "INTERNAL": "校内专报",
    "VOID": "作废",
}
STEPS = "经过"
STEP_KNOWN = "知悉"
STEP_OCCURRED = "发生"
STEP_CALL = "电话报告{called}{said}"
STEP_REPORT = "{word}　报送{to}"
STEP_ISSUED = "{word}已出具，尚未报送"
STEP_VICE, STEP_MAIN = "报告分管校领导", "报告主要校领导"
STEP_LATE = "超过1小时报告，原因：{reason}"
STEP_VOID = "作废：{reason}"
NO_LEADERS = "还没有报告：{names}"
WAITING = "待判断"
WAITING_LINE = "{number}　{reason}"
REPORT_IT = "作为重大事项报告"
NOT_NEEDED = "无须报告"
NONE_TITLE = "没有未终报的重大事项"
NONE_WHY = "集体访、负面舆情、个人极端事件等，知悉后60分钟内报告上级。"
SHOW_PAPER = "查看文书"
MARK_SENT = "登记报送"
