"""Words of the pages: 今日, 接访登记, 案件台账, and the dialogs that hang on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from . import archive_page, first_asked_page, leader_day_page, life, office_duties, reports_page
from .forms import TITLES

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
    "R-EXT-30": "延期内办结",
    "R-UNIT-DUE": "部门反馈",
    "R-LZU-7WD": "部门反馈",
    "R-SIMPLE-10WD": "简易答复",
    "R-DELIVER": "送达",
    "R-EXEC-DUE": "落实意见",
    "R-REDO-30": "重新办理",
    "R-DEFEND-5WD": "提交答辩",
    "R-REVIEW-30": "申请复查",
    "R-RECHECK-30": "申请复核",
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
    if row.target:
        return office_duties.DUTIES[row.rule][0]
    title = DUTY_TITLES.get(row.rule, row.rule_name)
    return f"紧急 · {title}" if row.urgent else title


def duty_reason(row: Any) -> str:
    """《信访工作条例》第二十三条第二款 · 3月16日起15日."""
    basis = "、".join(f"《{one.document}》{one.article}" for one in row.basis[:1])
    if row.target:
        return " · ".join(part for part in (office_duties.DUTIES[row.rule][1], basis) if part)
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
    if row.target:
        return office_duties.DUTIES[row.rule][2]
    return DUTY_ACTS.get(row.act) or NEXT_WORDS[row.act]


def short_number(number: str) -> str:
    """2026-0012 of XF-2026-0012."""
    return number.split("-", 1)[1] if number.count("-") == 2 else number


def month_day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def weekday(day: date, rest: bool) -> str:
    return f"周{WEEKDAYS[day.weekday()]}" + (" 休" if rest else "")


def long_day(day: date) -> str:
    return f"{day.month}月{day.day}日 星期{WEEKDAYS[day.weekday()]}"


def spoken_day(day: date, today: date) -> str:
    """3月11日 周三 in this year, with the year in others."""
    if day.year != today.year:
        return f"{day.year}年{month_day(day)}"
    return f"{month_day(day)} 周{WEEKDAYS[day.weekday()]}"


def full_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"


def draft_title(title: str, when: datetime) -> str:
    return f"接访登记 · {title or '（未填主题）'}\n{when.month}月{when.day}日 {when:%H:%M}"


# 案件台账
VIEW_RAIL = "视图"
VIEW_GROUPS: Mapping[str, str] = {
    "PROGRESS": "在办",
    "DUE": "期限",
    "ATTENTION": "关注",
    "DONE": "已结",
    "WHOLE": "全部",
    "OWN": "我的视图",
}
VIEWS: Mapping[str, str] = {
    "OPEN": "全部在办",
    "MINE": "我承办的",
    "UNACCEPTED": "待受理",
    "HANDLING": "办理中",
    "OVERDUE": "已逾期",
    "TODAY": "今天到期",
    "SOON": "三个工作日内",
    "SUPERIOR": "上级交办",
    "URGENT": "紧急",
    "GROUP": "集体访",
    "REPEAT": "重复信访",
    "BACKLOG": "信访积案",
    "FINISHED": "已办结",
    "OUT": "转送/不受理",
    "MERGED": "已并案",
    "ALL": "全部事项",
    "HISTORY": "历史件",
    "VOID": "作废",
}
COLUMNS: Mapping[str, str] = {
    "number": "编号",
    "received_on": "收到",
    "petitioner": "信访人",
    "channel": "形式",
    "subject": "主题",
    "topic": "类别",
    "unit": "责任部门",
    "handler": "承办人",
    "state": "状态",
    "due": "期限",
    "external_number": "外部编号",
}
FILTER_HERE = "在列表中筛选"
ALL_UNITS = "责任部门"
ALL_CHANNELS = "形式"
ALL_DAYS = "收到日期"
DAYS: Mapping[str, str] = {"": "不限", "7": "近 7 天", "30": "近 30 天", "YEAR": "今年", "LAST_YEAR": "去年"}
ANY = "不限"
NAMES_OPEN = "姓名正在显示"
COLUMN_CHOICE = "选择列"
EXPORT = "导出表格…"
PRINT_LIST = "打印列表…"
SAVE_VIEW = "存为视图…"
DROP_VIEW = "删除视图"
VIEW_NAME = "视图名称"
CLEAR_FILTERS = "清除筛选"
MORE_ACTS = "更多操作"
IMPORT_LETTERS = "导入来信…"
IMPORTS = "导入记录…"
NOTHING_FOUND = "没有符合条件的事项"
NOTHING_CHOSEN = "没有选中事项"
NOTHING_CHOSEN_WHY = "在左边的列表里选一件，这里显示它的进度、期限和文书。"
WORKBOOKS = "Excel 表格 (*.xlsx)"
DETAIL_TABS: Mapping[str, str] = {
    "BASIC": "基本",
    "STEPS": "过程",
    "COURSE": life.COURSE_TAB,
    "PAPERS": "文书",
    "FILES": "附件",
    "LINKS": "关联",
}
LINKS: Mapping[str, str] = {
    "EARLIER": "原事项",
    "LATER": "后来的重复信访",
    "MERGED_INTO": "已并入",
    "MERGED_HERE": "并入本件",
}
STEP_ACTS: Mapping[str, str] = {
    "AMEND": "修改登记",
    "ISSUE": "出具文书",
    "ATTACH": "添加附件",
    "IMPORT": "导入",
    "MERGED_IN": "并入另一件",
    "SET_RESPONSIBLE": "指定责任部门和承办人",
    "KEEP_PROMISE": "登记答复",
    "SIGNED_FORM": "信访人已签登记表",
    "REFUSED_TO_SIGN": "信访人拒签登记表",
    "RECOMPUTE": "节假日安排更新，期限重算",
    "RECOUNT": "计算口径更改，期限重算",
    "UNDO": "撤销修改",
}
ACT_WORDS: Mapping[str, str] = {
    **life.ACT_WORDS,
    "EDIT": "修改登记…",
    "UNDO": "撤销最近的修改",
    "RESPONSIBLE": "指定责任部门…",
    "PROMISE": "承诺答复期限…",
    "KEEP_PROMISE": "登记答复…",
    "SIGNATURE": "登记签名情况…",
    "ATTACH": "添加附件…",
    "F01": "打印登记表",
    "F44": "打印进展查询单",
    "F30": "打印送达回证",
    "SET": "打印一套（登记表、受理告知书、送达回证）",
    "DAYS": "打印期限计算表",
}
NEXT_WORDS: Mapping[str, str] = life.NEXT_WORDS
NO_DEADLINE = "没有正在计算的期限"
DONE = "已完成"
DONE_ON = "{day} 完成"
BY_WORKDAY = "最晚工作日 {day}"
PROVISIONAL = "暂定"
HISTORY_CHIP = "历史件"
HISTORY_MARK = "历史件，不提醒"
PERSON_FIELDS: Mapping[str, str] = {
    "name": "姓名",
    "gender": "性别",
    "identity": "身份",
    "org": "单位",
    "phone": "电话",
    "id_no": "证件",
    "address": "住址",
    "relation": "关系",
    "guardian": "监护人",
}
BASIC_FIELDS: Mapping[str, str] = {
    "received": "收到时间",
    "receiver": "接待人",
    "place": "地点",
    "topic": "问题类别",
    "occurrence": "初/重",
    "urgency": "紧急程度",
    "external": "外部编号",
    "superior": "交办单位",
    "query_code": "查询码",
    "regime": "规则集",
    "promise": "承诺答复",
    "unclear": "不能书面告知",
    "answered": "当场答复",
    "void": "作废理由",
    "summary": "主要问题",
    "facts": "事实和理由",
    "demands": "诉求",
}
DETAIL_LINE = "{channel} · {received}收到{nature}"
PETITIONER_LINE = "{petitioner} · {unit} · 承办 {handler}"
NOT_SET = "未定"
PRINTED = "已打印 {n} 次"
NOT_PRINTED = "未打印"
OPEN_PAPER = "查看"
OPEN_FILE = "另存…"
NO_PAPERS = "还没有出具文书。"
NO_FILES = "还没有附件。"
NO_LINKS = "没有关联的事项。"
VOIDED = "作废"


def list_foot(shown: int, view: str, total: int, year: int) -> str:
    return f"显示 {shown} 件（{view}）　{year} 年共登记 {total} 件"


def chosen_count(number: int) -> str:
    return f"已选 {number} 件 · Ctrl+A 全选"


def narrow_day(day: date, today: date) -> str:
    """03-16 in this year, 25-03-16 in others."""
    return f"{day:%m-%d}" if day.year == today.year else f"{day:%y-%m-%d}"


# 对话框
GO_BACK = "先不办理"
CLOSE = "关闭"
PLEASE_FILL = "请填写这一项。"
WORKING = "正在保存…"
UNEXPECTED = "没有完成：出现了没有预料到的情况。已保存的数据完好。请记下下面的名称后再试一次。"
SENTENCE_JOIN = "。"

JUDGE_DEMANDS = "逐条判断诉求"
JUDGEMENT_HEADS = ("诉求和法定途径", "是否本单位职权", "性质", "程序")
DECISION = "决定"
WORDING = "文书正文"
ADDRESSEE = "称谓"
PARAGRAPHS = "正文"
PARAGRAPH_NOTE = "每行一段，段首空格由程序加。出具后正文固定，不再修改。"
NO_PREVIEW = "填全后显示文书预览。"
ACCEPT_TITLE = "受理 {number}，出具受理告知书"
ACCEPTED_ON = "受理日期"
LEAD_UNIT = "责任部门"
HANDLER = "承办人"
LATE_ENTRY = "补录理由"
LATE_ENTRY_HINT = "事后补录时填写"
ISSUE_ACCEPTANCE = "受理并出具告知书"
WAY_TITLE = "告知 {number} 的去向"
WAY = "文书"
WAYS: Mapping[str, str] = {"F05": "不属于本单位职权", "F03": "转送有权处理单位", "F06": "导入法定途径"}
COMPETENT_BODY = "去向单位"
BODY_ADDRESS = "地址"
BODY_PHONE = "电话"
BASIS = "依据"
WAY_BASIS = "《信访工作条例》第二十三条"
TOLD_ON = "告知日期"
ISSUE_WAY = "出具告知书"
SCREEN_TITLE = "甄别分类 {number}"
SCREEN_NOTE = "逐条判断是否本单位职权、性质和途径，拟办意见写入甄别分类审批单。"
PROPOSAL = "拟办意见"
ISSUE_SCREENING = "出具甄别分类审批单"
SENT_TO_PRINTER = "已送打印机。"
SAVED_AS = "已存为 {path}"
REASON = "理由"
VOID_TITLE = "作废 {number}"
VOID_NOTE = "作废后编号保留，不再办理，也不能恢复。写错的内容可以修改登记，不必作废。"
VOID_ACT = "作废这件事项"
MERGE_TITLE = "把 {number} 并入已有事项"
MERGE_NOTE = "同一人就同一件事通过不同形式提出的，并为一件办理，期限从最早收到的一次起算。"
MERGE_INTO = "并入编号"
MERGE_HINT = "输入编号，或从可能重复的事项里选"
MERGE_ROW = "{number} {who} {what}"
MERGE_FOUND = "{number}　{who}　{what}"
MERGE_CONFIRM = "核对"
MERGE_CHECKS: Mapping[str, str] = {"PEOPLE": "信访人相同", "FACTS": "事实和诉求相同"}
MERGE_ACT = "并入"
NO_SUCH_NUMBER = "没有这个编号的事项。请核对编号。"
RESPONSIBLE_TITLE = "{number} 由谁办理"
RESPONSIBLE_ACT = "指定"
PROMISE_TITLE = "承诺答复 {number}"
PROMISE_NOTE = "不能立即答复的，告知理由和答复期限。承诺的日期会进入到期提醒，不能晚于法定期限。"
PROMISE_REASON = "理由"
PROMISE_DUE = "答复日期"
PROMISE_HOW = "答复方式"
PROMISE_ACT = "出具答复期限告知单"
KEEP_PROMISE_TITLE = "登记 {number} 的答复"
REPLIED_ON = "答复日期"
REPLY = "答复内容"
KEEP_PROMISE_ACT = "登记答复"
SIGNATURE_TITLE = "{number} 登记表签名"
SIGNED_FORM = "签名情况"
SIGNED: Mapping[str, str] = {"YES": "已签名", "NO": "拒绝签名"}
REFUSAL_REASON = "拒签原因"
SIGNATURE_ACT = "登记"
ATTACH_TITLE = "添加附件 {name}"
MATERIAL_NAME = "名称"
MATERIAL_FORM = "形式"
MATERIAL_FORMS: Mapping[str, str] = {"ORIGINAL": "原件", "COPY": "复印件"}
ATTACH_ACT = "添加"
CHOOSE_FILE = "选择文件"
SAVE_FILE = "另存附件"

# 窗口
EXPORTED = "已导出 {rows} 行：{path}"
LIST_TITLE = "信访事项台账（{view}）"
LIST_NOTE = "{office}　{day}"
VOIDED_NOW = "{number} 已作废，编号保留。"
DONE_NOW = "已保存。"
UNDONE = "已撤销 {number} 最近的修改。"
ISSUED_NOW = "已出具 {title} {number}"
READY = "已就绪"
BACKED_UP = "{day} {time} 已验证"
BACKUP_HOLDS = "{matters} 件事项、{papers} 份文书可恢复"
NO_BACKUP = "还没有备份"
BACKUP_PAUSED = "刚从备份恢复，自动备份暂停。请核对数据，无误后确认。"
CONFIRM_RESTORED = "确认恢复无误"
RESTORED_NOW = "已从备份恢复，恢复前的数据另存在备份里。"
DRAFTS_FOUND = "已找回 {time} 的草稿 {n} 份，其他数据完好。"
NOT_OPENED = "窗口没有打开：{name}。已保存的数据完好。请把数据文件夹里的 desk.log 交给维护人员。"
MORE_DUTIES = "另有 {n} 项没有列出，请在案件台账里查看。"
BACKING_UP = "正在备份…"
BACKUP_FAILED = "没有备份成功，本机数据完好。"
CALENDAR_UNTIL = "节假日表到 {year} 年底"
CALENDAR_NOTE = "跨到 {year} 年的期限先标“暂定”，公布后添加。"
STATUS_RULES = "规则集：{rules}"
STATUS_BACKUP = "备份：{when}"
SAMPLE_MARK = "演示数据"
SWITCH_USER = "更换人员…"
SETTINGS = "单位设置…"
HOLIDAYS = "节假日表…"
BACKUPS = "备份与恢复…"
LOOKS: Mapping[str, str] = {"system": "跟随系统", "light": "浅色", "dark": "深色", "contrast": "高对比度"}
ABOUT = "数据文件夹：{path}"
HELP = "使用说明"
BLANK_FORMS = "打印空白表"
_BLANK_GROUPS: Mapping[str, tuple[str, ...]] = {
    "登记与告知": ("F02", "F03", "F04", "F05", "F05S", "F06", "F07", "F08", "F44", "VOID"),
    "办理": ("F09", "F09b", "F12", "F13", "F14", "F14b", "F15", "F20", "F24", "F25", "F51", "SETTLE", "WITHDRAW"),
    "处理意见与送达": ("F16", "F16a", "F16b", "F30b", "F32b", "F33", "F33b"),
    "结案与回复": ("F24b", "F26", "F27", "F28", "F31"),
    "领导接访与批示": ("F17", "F17b", "F18", "F19", "F19a", "F19b", "F19c", "F21", "F22", "F23", "F49"),
    "包案、首问与专项": (
        *("F29", "F29b", "F29c", "F07b", "F32", "F50"),
        *("F10", "F11", "F11b", "F12b", "F36", "F41"),
    ),
    "排查、报告与值班": ("F34", "F34c", "F35", "F35b", "F37", "F37b", "F37c", "F53", "F54"),
}
BLANKS: Mapping[str, str] = {
    "F01:VISIT": "信访人登记表（来访）",
    "F01:LETTER": "信访人登记表（来信）",
    "F01:CALL": "信访人登记表（来电）",
    "F01:ONLINE": "信访人登记表（网上）",
    "F30:WHOLE": "送达回证",
    "F30:HALF": "送达回证（半页）",
    **{f"{code}:": TITLES[code] for codes in _BLANK_GROUPS.values() for code in codes},
    "DAYS:": "期限计算表",
}
BLANK_TITLE = "空白 {name}"
SET_TITLE = "打印一套：{number}"
REGISTERED_NOW = "已登记 {number}，关联原事项"
UNDO_QUESTION = "撤销最近一次修改登记"
UNDO_NOTE = "登记恢复到修改之前，修改的记录仍留在日志里。"
FIRST_PRINT_NOTE = "出具后的文书不再改变。再次打印会标“第 n 次打印”。"
LATER_PAGES: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "DUTIES": (
        "履责台账还没有启用",
        "这一页随后续版本提供，现在没有可以操作的内容。",
        ("领导小组例会和专题研究", "培训、督查和年度考评"),
    ),
}
HINTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "RECEPTION": leader_day_page.HINTS,
    "FIRST_ASKED": first_asked_page.HINTS,
    "ARCHIVE": archive_page.HINTS,
    "REPORTS": reports_page.HINTS,
    "TODAY": (("↑↓", "选择"), ("Enter", "办理"), ("Ctrl+O", "打开事项"), ("空格", "查看期限依据")),
    "REGISTER": (("Tab", "下一项"), ("F4", "展开选项"), ("F6", "换栏"), ("F8", "对比重复件"), ("Ctrl+S", "保存")),
    "LEDGER": (
        ("↑↓", "选择"),
        ("Ctrl+Enter", "下一步"),
        ("F2", "修改"),
        ("F6", "换栏"),
        ("F9", "视图栏"),
        ("空格", "期限依据"),
    ),
}
KEY_WORDS: Mapping[str, str] = {
    "NEW": "新增（登记、场次、首问）",
    "COUNTER": "开始今天的领导接访",
    "VISIT": "登记来访",
    "REFRESH": "刷新",
    "OPEN": "打开事项",
    "HELP": "使用说明",
    "KEYS": "快捷键一览",
}
UNCAUGHT = "刚才的操作没有完成：{name}。已保存的数据完好。"
ALREADY_OPEN = "程序已经打开。"
TODAY_HEADS = ("期限", "日期", "要办的事", "编号", "信访人", "主题")


def blank_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """The blank forms by group, so that no menu is longer than the screen: title, then code and name of each form."""
    made = []
    for place, (title, forms) in enumerate(_BLANK_GROUPS.items()):
        listed = [code for code in BLANKS if code.split(":")[0] in forms]
        if place == 0:
            listed = [code for code in BLANKS if code.startswith("F01")] + listed + ["DAYS:"]
        if "F30b" in forms:
            listed = [code for code in BLANKS if code.startswith("F30:")] + listed
        made.append((title, [(code, BLANKS[code]) for code in listed]))
    return made


def badge(number: int) -> str:
    return f"逾期 {number}"


def rules_words(profile: Any, titles: Mapping[str, str]) -> str:
    """规则集：信访工作条例（2022）＋…"""
    national = titles.get(profile.regime or "CN-2022", "")
    over = "、".join(titles.get(code, code) for code in profile.overlays)
    return STATUS_RULES.format(rules=f"{national}＋{over}" if over else national)


FOLDER_TROUBLE = "数据文件夹没有打开"
CHOOSE_FOLDER = "另选文件夹…"
LEAVE = "退出"
HANDBOOK_SEARCH = "在说明里查找"
