"""Words of 接访登记: the fields of the form, the panels beside it, and what the page says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

WEEKDAYS = "一二三四五六日"

TITLE = "接访登记"
EDITING = "修改登记 {number}"
EXPECTED = "预计编号 {number}，保存时确定"
EDITING_NOTE = "修改前后的内容都留在日志里"
PRINT_BLANK = "打印空白表"

INCOMING = "来件"
PETITIONER = "信访人"
MATTER = "事项"
SEAT = "第 {seat} 人，共 {all} 人"
ADD_PERSON = "添加共同信访人"
DROP_PERSON = "移除这一人"
NEXT_PERSON = "下一人"
PREVIOUS_PERSON = "上一人"
FACTS_BUTTON = "事实和理由(&R)"
REPLY_BUTTON = "接待答复要点(&Y)"

CHANNEL_WORDS: Mapping[str, str] = {"VISIT": "来访", "LETTER": "来信", "CALL": "来电", "ONLINE": "网上", "MORE": "更多"}
CHANNEL_KEY = "Alt+{n}"

FIELDS: Mapping[str, str] = {
    "reason": "修改理由",
    "channel": "信访形式",
    "channel_more": "更多形式",
    "received_at": "收到时间",
    "receiver": "接待人",
    "place": "接待地点",
    "postmark_on": "邮戳日期",
    "letter_pages": "页数",
    "envelope_kept": "信封",
    "caller_no": "来电号码",
    "caller_refused": "",
    "call_from": "通话起止",
    "call_to": "至",
    "recording_ref": "录音编号",
    "account": "账号",
    "external_system": "外部系统",
    "external_number": "编号",
    "superior": "交办单位",
    "superior_letter_no": "来文编号",
    "superior_letter_on": "来文日期",
    "superior_due": "交办期限",
    "report_required": "",
    "name": "姓名(&X)",
    "gender": "性别",
    "identity": "身份",
    "org": "单位",
    "id_type": "证件类型",
    "relation": "关系",
    "id_no": "证件号码",
    "id_kept_reason": "保留理由",
    "guardian": "监护人",
    "phone": "联系电话",
    "address": "住址",
    "headcount": "人数",
    "representative": "",
    "subject": "主题(&Z)",
    "topic": "问题类别",
    "occurrence": "初/重",
    "linked_number": "原编号",
    "summary": "主要问题",
    "demands": "诉求",
    "facts": "事实和理由",
    "materials": "材料",
    "wants": "其他要求",
    "other_procedure": "哪种程序",
    "urgency": "紧急程度",
    "urgency_reason": "紧急理由",
    "cases": "告知情形",
    "address_unclear": "不清情况",
    "answered_at_once": "书面答复",
    "reply_points": "答复要点",
}
RECEIVER_OTHERWISE = "登记人"

HINTS: Mapping[str, str] = {
    "id_kept_reason": "确无误的，写明理由",
    "guardian": "不满十四周岁须填",
    "org": "单位或院系、班级",
    "relation": "与所反映事项",
    "linked_number": "如 2026-0012",
    "address_unclear": "写明哪一项不清，免除书面告知的依据",
    "answered_at_once": "写明当场书面答复的内容",
    "subject": "一句话写明反映的事项",
    "urgency_reason": "为什么要立即办理",
}
SUMMARY_NOTE = "如实记录原话要点"
GROUP_NOTE = "{n} 人及以上为集体访"
GROUP_NOW = "已达 {n} 人，记为集体访。请推选代表，代表不超过 5 人。"

ENVELOPE: Mapping[str, str] = {"KEPT": "已留存", "NOT_KEPT": "未留存"}
REFUSED_NUMBER = "拒绝提供"
REPORT_REQUIRED = "要求报告结果"
REPRESENTATIVE = "这一人是代表"
WANTS: Mapping[str, str] = {"REPLY": "要求书面答复", "SECRECY": "要求保密", "PROCEDURE": "诉讼、仲裁中"}
CASES: Mapping[str, str] = {"UNCLEAR": "姓名或住址不清", "ANSWERED": "已当场书面答复"}
PROCEDURES = ("诉讼", "仲裁", "行政复议", "申诉")
RELATIONS = ("本人", "家长", "亲属", "代理人", "同事", "其他")
SYSTEMS = ("国家信访信息系统", "省信访信息系统", "12345 热线", "上级机关转办", "校长信箱")

FILES_TITLE = "添加材料文件"
FILES_FILTER = (
    "扫描件和文件 (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.doc *.docx *.xls *.xlsx *.mp3 *.wav *.mp4);;所有文件 (*)"
)
FILE_GONE = "没有读到文件“{name}”：它可能已被移走或正被占用。"
FILE_GONE_THEN = "登记还没有保存，填写的内容都在。请重新添加这个文件，或先移除它再保存。"

REPEAT = "可能是重复信访"
REPEAT_NONE = "没有发现相近的事项"
REPEAT_NONE_WHY = "填写姓名、电话、证件号或内容后，边填边查。"
REPEAT_COUNT = "边填边查，{n} 条"
REPEAT_SHORT = "可能重复 {n} 条"
LIKE = "相似 {n}%"
VIEW = "查看"
LINK = "关联为重复"
NOT_SAME = "不是同一件"
LINKED = "已关联"

AFTER_SAVING = "保存后的期限"
AFTER_SAVING_NOTE = "随收到时间即时更新"
NO_CLOCK = "填写收到时间后显示期限。"
EXEMPT = "不需要书面告知：已写明姓名或住址不清，或已当场书面答复。"
ASSUMED = "（若今天受理）"
DUES: Mapping[str, str] = {
    "R-ACK-15": "书面告知",
    "R-ACK-15T": "书面告知",
    "R-ZJ-5WD": "书面告知",
    "R-HN-5": "转办、交办或移送",
    "R-HANDLE-60": "办结",
    "R-ZJ-30": "办结",
    "R-HN-30": "办结",
    "R-SUPERIOR": "交办期限",
}
FROM_RECEIPT = "收到之日起 {n} {unit}"
FROM_ACCEPTANCE = "受理之日起 {n} {unit}"
BY_PAPER = "来文指定"
UNITS: Mapping[str, str] = {"CALENDAR_DAY": "日", "WORKING_DAY": "个工作日"}
PROVISIONAL = "暂定"

CANCEL = "取消"
SAVE = "保存"
SAVE_AND_PRINT = "保存并打印登记表"
SAVE_CHANGE = "保存修改"
SAVING = "正在保存…"
DRAFT_SAVED = "草稿已自动保存 {when:%H:%M:%S}"
DRAFT_LOST = "草稿没有存下：{why}"
EMPTY_FIELD = "还没有填写。"
KEEP_OR_MEND = "请先核对证件号码。确无误可说明理由后保留；不写理由的，再按一次保存。"
PERSON_FIELD = "第 {seat} 人：{field}"

REGISTERED = "已登记 {number}。"
AMENDED = "{number} 的修改已保存。"
NOTICE_DUE = "书面告知期限 {day}。"
NOTICE_DUE_BEFORE = "书面告知期限 {day}，届满为休息日（请在 {before}前办）。"
PRINT_FORM = "打印登记表"
DRAFT_FOUND = "找回 {when:%m月%d日 %H:%M} 没有保存的登记 1 份：{subject}。"
DRAFT_FOUND_THEN = "其他数据完好。可以接着填写，也可以丢弃。"
NO_SUBJECT = "（未填主题）"
GO_ON = "继续填写"
DROP_DRAFT = "丢弃草稿"
PUT_ASIDE = "这份登记没有保存，填写的内容已存为草稿。"
PUT_ASIDE_THEN = "可以从“今日”的草稿里接着填写。"
DRAFT_GONE = "这份草稿已经不在：它可能已保存为登记，或已被丢弃。"
NOT_SAVED = "登记没有保存。"
NOT_SAVED_THEN = "填写的内容都在，草稿也已保存。请稍后再试；仍不行的，请记下详细信息：{detail}"
CHANGED_MEANWHILE = "打开之后，这条记录已被别人改过。"
CHANGED_THEN = "不同之处已在各项下面标出。再按保存以现在填写的为准，或改用已存的内容。"
USE_STORED = "改用已存的内容"
STORED_VALUE = "别人已改为：{value}"
STORED_EMPTY = "别人已删去这一项"


def day(one: date) -> str:
    """3月31日（周二）."""
    return f"{one.month}月{one.day}日（周{WEEKDAYS[one.weekday()]}）"


def notice_due(due: date, before: date | None) -> str:
    """Until when the written notice is owed. before: last working day, when the due day is a rest day."""
    if before is None:
        return NOTICE_DUE.format(day=day(due))
    return NOTICE_DUE_BEFORE.format(day=day(due), before=short_day(before))


def short_day(one: date) -> str:
    """3月31日 周二."""
    return f"{one.month}月{one.day}日 周{WEEKDAYS[one.weekday()]}"


def left(days: int) -> str:
    """How far off a day is, in natural days."""
    if days < 0:
        return f"已过 {-days} 天"
    return "今天到期" if not days else f"还有 {days} 天"


def month_day(one: date) -> str:
    return f"{one.month}月{one.day}日"


def counted_from(first: date, number: int) -> str:
    """Under the bar: 3月17日 第 1 天."""
    return f"{month_day(first)} 第 {number} 天"


def draft_found(subject: str, when: datetime) -> str:
    return DRAFT_FOUND.format(when=when, subject=subject or NO_SUBJECT)


def missing(names: Iterable[str]) -> str:
    """The bar's list of what is still to be done; "" when nothing is."""
    listed = list(names)
    return f"还差 {len(listed)} 项：{'、'.join(listed)}" if listed else ""
