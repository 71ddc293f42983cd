"""Words of 信息与舆情, 预警, 通报 and 假期前瞻 (G04, G11, G12, G14, G15, N12, N15, §7 rank 24, 25)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

KINDS: Mapping[str, str] = {
    "SHARED": "信息互通",
    "ABNORMAL": "非正常上访信息",
    "SIGN": "苗头性信息",
    "OPINION": "舆情",
}
HEAT: Mapping[str, str] = {"LOW": "低", "MID": "中", "HIGH": "高"}
STATES: Mapping[str, str] = {
    "NEW": "待处理",
    "VERIFIED": "已核实",
    "REPORTED": "已上报",
    "CLOSED": "已办结",
    "VOID": "作废",
}
VIEWS: Mapping[str, str] = {"OPEN": "未办结", "ALL": "全部"}
NUMBER_PREFIX = "QB"

# What each step is called by kind; a step a kind does not have is missing here.
STEPS: Mapping[str, Mapping[str, str]] = {
    "SHARED": {"FOUND": "收到", "READ": "阅看", "RESPOND": "处理"},
    "ABNORMAL": {"FOUND": "发现", "VERIFY": "核实", "REPORT": "上报"},
    "SIGN": {"FOUND": "发现", "VERIFY": "核实", "PLAN": "制定预案", "REPORT": "上报"},
    "OPINION": {"FOUND": "发现", "VERIFY": "研判", "RESPOND": "回应"},
}
STEP_WORDS: Mapping[str, str] = {"VERIFY": "结论", "REPORT": "上报对象", "RESPOND": "处理情况", "PLAN": "应对预案"}

DUTIES: Mapping[str, tuple[str, str, str]] = {
    "INFO_UNREAD": ("部门信息未阅看", "收到后 1 个工作日内", "去阅看"),
    "INFO_VERIFY": ("非正常上访信息待核实", "发现后 2 小时内", "去核实"),
    "SIGN_PLAN": ("苗头性信息没有预案", "发现后 1 个工作日内", "去填写"),
    "OPINION_JUDGE": ("舆情待研判", "发现后 2 小时内", "去研判"),
    "OPINION_OPEN": ("负面舆情没有办结", "24 小时以上", "去处理"),
}

COLUMNS = ("编号", "种类", "要点", "发现时间", "状态")
ADD, PRINT = "登记信息…", "打印"
ADD_TITLE = "登记信息"
ACTS: Mapping[str, str] = {
    "READ": "已阅看",
    "VERIFY": "核实…",
    "PLAN": "填写预案…",
    "REPORT": "登记上报…",
    "RESPOND": "登记处理…",
    "CLOSE": "办结…",
    "HAZARD": "转隐患…",
    "VOID": "作废…",
}
DO: Mapping[str, str] = {
    "ADD": "登记",
    "VERIFY": "登记核实",
    "PLAN": "保存预案",
    "REPORT": "登记上报",
    "RESPOND": "登记处理",
    "CLOSE": "办结",
    "HAZARD": "登记为隐患",
    "VOID": "作废",
}
FIELDS: Mapping[str, str] = {
    "kind": "种类",
    "unit_id": "来源部门",
    "source": "来源",
    "topic": "类别",
    "gist": "要点",
    "link": "网址",
    "heat": "热度",
    "negative": "性质",
    "people_estimate": "预计人数",
    "expected_on": "预计时间",
    "found_at": "发现时间",
    "at": "时间",
    "words": "内容",
    "reason": "原因",
}
NEGATIVE: Mapping[str, str] = {"YES": "负面"}
DETAIL = "信息"
NOTHING = "没有未办结的信息"

FORM_TITLES: Mapping[str, str] = {
    "SHARED": "信息互通单",
    "ABNORMAL": "非正常上访信息登记",
    "SIGN": "苗头性信息登记",
    "OPINION": "舆情记录",
}
FORM_WORDS: Mapping[str, str] = {
    "number": "编号",
    "kind": "种类",
    "source": "来源",
    "topic": "类别",
    "heat": "热度",
    "gist": "要点",
    "steps": "处置过程",
    "closing": "办结情况",
    "signed": "登记人",
}

# warnings and circulars
WARNING_LEVELS: Mapping[str, str] = {"RED": "红色", "ORANGE": "橙色", "YELLOW": "黄色"}
TREND_BASIS: Mapping[str, str] = {
    "DOUBLE": "本月 {now} 件，为前 {months} 个月平均数的 {times} 倍",
    "NEW": "本月 {now} 件，前 {months} 个月没有",
    "RISING": "连续 {months} 个月上升，由 {first} 件升至 {now} 件",
}
TREND_TITLE = "上升趋势"
TREND_NOTE = "按登记的信访事项和隐患逐月统计；限知悉人员的事项计入数字，不列名。"
TREND_NONE = "没有达到预警条件的问题或部门。"
TREND_COLUMNS = ("对象", "依据", "近几个月")
TREND_KINDS: Mapping[str, str] = {"TOPIC": "问题", "UNIT": "部门"}
WARN, WARNINGS = "发出预警单…", "已发预警单"
WARNING_COLUMNS = ("编号", "日期", "内容")
WARNING_NUMBER = "YJD"
WARNING_FIELDS: Mapping[str, str] = {
    "subject": "预警内容",
    "level": "等级",
    "advice": "建议",
    "addressee": "送",
}
WARNING_FORM: Mapping[str, str] = {
    "number": "编号",
    "subject": "预警内容",
    "level": "等级",
    "basis": "依据数据",
    "advice": "建议",
    "addressee": "送",
    "signed": "签发",
}
WARNING_TITLE, WARNING_DO = "信访预警单", "发出"
CIRCULAR, CIRCULAR_TITLE, CIRCULAR_DO = "起草通报…", "情况通报", "印发"
CIRCULAR_FIELDS: Mapping[str, str] = {"title": "标题", "scope": "主送", "text": "正文"}
CIRCULAR_SCOPE = "各部门"

# look-ahead
AHEAD_TITLE = "假期到期清单"
AHEAD_FIELDS: Mapping[str, str] = {"first": "从", "last": "到", "name": "名称"}
AHEAD_SHOW, AHEAD_PRINT, AHEAD_EXPORT = "查看", "打印清单", "导出"
AHEAD_HEADS = ("编号", "事由", "事项", "期限", "最晚工作日", "责任人")
AHEAD_NAME = "假期"
AHEAD_COUNT = "{name}（{first}—{last}）到期 {n} 项，其中 {before} 项须在放假前办完"
AHEAD_BEFORE = "假前办完"
AHEAD_NONE = "这段时间没有到期的事项"
AHEAD_NOTE = "最晚工作日早于开始日期的，放假前必须办完。"


def numbers_words(counts: tuple[tuple[str, int], ...]) -> str:
    """6月 1、7月 2、8月 5."""
    return "、".join(f"{int(month[5:7])}月 {count}" for month, count in counts)


def circular_title(school: str, period: str) -> str:
    return f"关于{period}信访工作情况的通报"


def circular_text(lines: tuple[str, ...]) -> str:
    """The paragraph of units' figures a circular begins with."""
    known = "；".join(lines)
    return f"现将各部门承办信访事项情况通报如下：{known}。" if known else "本期没有部门承办的信访事项。"


def unit_line(unit: str, taken: int, ended: int, rate: str) -> str:
    return f"{unit}承办 {taken} 件，办结 {ended} 件，办结率 {rate}"


def asked() -> str:
    """The paragraph a circular ends with."""
    return "请有关部门对未办结事项逐件明确承办人和完成时间，按期办结并反馈结果。"


def day(on: date | None) -> str:
    return on.isoformat() if on else ""


def rising(name: str) -> str:
    """What a warning begins with."""
    return f"{name}方面的信访事项明显上升"


SAVED_AS = "已导出 {name}。"
