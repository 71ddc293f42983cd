"""Words of 月报 and of the half-yearly and yearly analysis: figures, blocks, steps, the page (G01, G02, G10)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from . import codes

KINDS: Mapping[str, str] = {"MONTH": "月报", "HALF": "半年分析", "YEAR": "年度分析"}
STATES: Mapping[str, str] = {
    "DRAFT": "待填报",
    "FILLED": "待审核",
    "CHECKED": "待签发",
    "SIGNED": "待报送",
    "SENT": "已报送",
    "LATE": "迟报",
    "BEFORE": "启用前",
}
ACTS: Mapping[str, str] = {"FILL": "填报完成", "CHECK": "审核通过", "SIGN": "签发", "SEND": "登记报送"}
NEXT: Mapping[str, str] = {"DRAFT": "FILL", "FILLED": "CHECK", "CHECKED": "SIGN", "SIGNED": "SEND"}
WAYS: Mapping[str, str] = {
    "SYSTEM": "信访信息系统",
    "PAPER": "纸质报送",
    "MAIL": "电子邮件",
    "FAX": "传真",
    "OTHER": "其他",
}

BLOCKS: Mapping[str, str] = {
    "SKIP_LEVEL": "一、越级上访情况",
    "RISK": "二、可能到市及以上上访的情况",
    "PROGRESS": "三、重大信访事项处理进展",
    "INCIDENT": "四、可能或正在发生的突发性事件",
    "OTHER": "五、其他需要报告的事项",
}
NIL = "无"

CHANNELS: Mapping[str, str] = {
    "LETTER": "来信",
    "VISIT": "来访",
    "CALL": "来电",
    "ONLINE": "网上信访",
    "SUPERIOR": "上级转交",
    "OTHER": "其他",
}
CHANNEL_ROWS = ("件（批）", "人次")
SUM = "合计"

FIGURES: Mapping[str, str] = {
    "TOTAL": "登记",
    "TOTAL.PEOPLE": "人次",
    "FIRST": "初次",
    "REPEAT": "重复",
    "GROUP": "集体访批次",
    "GROUP.PEOPLE": "集体访人次",
    "URGENT": "紧急",
    "OPEN_AT_START": "期初在办",
    "ACCEPTED": "受理",
    "ENDED": "办结",
    "GONE": "作废、合并",
    "REOPENED": "恢复办理",
    "OPEN_AT_END": "期末在办",
    "OVERDUE": "其中超期",
    "HISTORY": "补录历史件",
    "NATURE.SUGGESTION": codes.NATURES["SUGGESTION"],
    "NATURE.ACCUSATION": codes.NATURES["ACCUSATION"],
    "NATURE.CLAIM": codes.NATURES["CLAIM"],
    "NATURE.": codes.NATURES[""],
    "LEADER.DAYS": "接访（次）",
    "LEADER.BATCHES": "接待（批）",
    "LEADER.PEOPLE": "接待（人次）",
    "LEADER.ANSWERED": "当场办结（批）",
    "HAZARD.FOUND": "排查出隐患",
    "HAZARD.RESOLVED": "化解隐患",
    "RATING.SATISFIED": codes.RATINGS["SATISFIED"],
    "RATING.FAIR": codes.RATINGS["FAIR"],
    "RATING.DISSATISFIED": codes.RATINGS["DISSATISFIED"],
}
GROUPS: Mapping[str, tuple[str, ...]] = {
    "登记情况": ("TOTAL", "FIRST", "REPEAT", "GROUP", "GROUP.PEOPLE", "URGENT"),
    "办理情况": ("OPEN_AT_START", "ACCEPTED", "ENDED", "GONE", "OPEN_AT_END", "OVERDUE"),
    "性质": ("NATURE.SUGGESTION", "NATURE.ACCUSATION", "NATURE.CLAIM", "NATURE."),
    "领导接访": ("LEADER.DAYS", "LEADER.BATCHES", "LEADER.PEOPLE", "LEADER.ANSWERED"),
    "排查化解": ("HAZARD.FOUND", "HAZARD.RESOLVED"),
    "满意度": ("RATING.SATISFIED", "RATING.FAIR", "RATING.DISSATISFIED"),
}
RATES: Mapping[str, str] = {
    "NOTICE_IN_TIME": "及时告知率",
    "ENDED_IN_TIME": "按期办结率",
    "REPEATED": "重复信访率",
    "SATISFIED": "满意率",
    "RATED": "参评率",
}
RATE_GROUP, TOPIC_GROUP = "比率", "问题分类"
NO_RATE = "—"
NO_TOPIC = "未分类"
NO_UNIT = "未确定承办部门"

RECONCILED = (
    "勾稽关系核对无误：各形式之和、初次与重复之和、性质之和、分类之和都等于登记数；期初、登记、办结与期末相符。"
)
RECONCILE: Mapping[str, str] = {
    "CHANNELS": "各信访形式之和不等于登记数",
    "OCCURRENCES": "初次与重复之和不等于登记数",
    "NATURES": "三类性质与未定之和不等于登记数",
    "TOPICS": "问题分类之和不等于登记数",
    "COURSE": "期初在办加登记减办结不等于期末在办",
    "LEDGER": "期末在办与案件台账现有的在办件数不同，可能有补录日期早于登记的办理记录",
}

TITLE = "信访工作月报表"
UNIT_WORD, PERIOD_WORD = "填报单位：", "报告期："
FILLED, CHECKED, SIGNED, SEAL = "填表人", "审核人", "单位负责人", "（单位盖章）"
SENT_FOOT = "报送日期 {day}"
HEAD_LINE = "报送时数据已冻结，日志校验值 {head}"
FROZEN = "报送日期 {day}　日志校验值 {head}"
DRAFT_FOOT = "草稿，未报送"

ANALYSIS_TITLES: Mapping[str, str] = {
    "HALF": "{year}年{half}半年信访工作统计分析",
    "YEAR": "{year}年度信访工作统计分析",
}
HALVES: Mapping[str, str] = {"1": "上", "2": "下"}
ANALYSIS_HEADS = ("项目", "本期", "上年同期", "同比（%）", "上一期", "环比（%）")
SHARE_HEADS = ("问题分类", "件数", "占比（%）")
CHART_TREND, CHART_CHANNELS, CHART_TOPICS, CHART_UNITS = "各月登记件数", "信访形式", "反映较多的问题", "承办较多的部门"
THIS_PERIOD, LAST_YEAR = "本期", "上年同期"
ANALYSIS_TEXTS: Mapping[str, str] = {
    "SITUATION": "一、总体情况",
    "FEATURES": "二、主要特点",
    "HANDLING": "三、转送、交办、督办和建议采纳情况",
    "ADVICE": "四、对策建议",
}
MADE_BY, MADE_ON = "制表", "日期"
UNWRITTEN = "（待补充）"

DUTIES: Mapping[str, tuple[str, str, str]] = {
    "MONTH_REPORT": ("信访工作月报", "每月25日前报上级教育行政部门", "去填报"),
    "HALF_REPORT": ("半年统计分析", "上半年结束后起草", "去起草"),
    "YEAR_REPORT": ("年度统计分析", "年度结束后起草", "去起草"),
}

# the page
COLUMNS = ("报告期", "状态", "报送日期")
PERIOD_COLUMN = "报告期"
FIGURE_COLUMNS = ("项目", "数字")
FIGURES_TITLE = "数字"
BLOCKS_TITLE = "五项内容"
TEXTS_TITLE = "文字部分"
CHARTS_TITLE = "图表数据"
CORRECTIONS_TITLE = "报送后的变动"
CORRECTIONS_NONE = "报送后没有变动。"
CORRECTION = "{name}：报送 {frozen}，现在 {now}"
DUE = "{day}前报送，{left}"
NOT_OWED = "报送日期在启用本程序以前，不催办；需要时仍可填报。"
RETURN_TITLE = "案件情况上报表（{period}）"
RETURN_COLUMNS = ("编号", "登记日期", "渠道", "问题类别", "事由", "承办部门", "办理状态", "结案日期")
RETURN_WIDTHS = (34.0, 24.0, 16.0, 34.0, 74.0, 30.0, 24.0, 24.0)
RETURN_SECRET = "限知悉人员的信访事项"
RETURN_NOTE = "本期登记、在办和结案的信访事项"
RETURN, RETURN_PRINT, RETURN_EXPORT = "案件情况上报表", "打印案件情况上报表", "导出案件情况上报表"
BEGINS, BEGINS_TITLE, BEGINS_FIELD, BEGINS_DO = "统计月…", "统计月起始日", "每月几日起", "保存"
BEGINS_NOTE = "上级规定统计月不是自然月的，填写起始日（1—28）；已报送的月报不变。"
PREVIEW, PRINT, SAVE_TABLE, SAVE_TEXTS = "预览", "打印", "导出表格", "保存内容"
SHOW_MATTERS = "查看事项"
MATTERS_TITLE = "{figure}：{n} 件"
MATTERS_COLUMNS = ("编号", "收到日期", "状态", "事由")
MATTERS_HIDDEN = "另有 {n} 件限知悉人员查看，计入数字，不在这里列出。"
NO_MATTERS = "这个数字没有对应的事项"
STEP_FIELDS = {
    "person": "姓名",
    "on": "日期",
    "sent_on": "报送日期",
    "sent_how": "报送方式",
    "late_reason": "迟报原因",
}
STEP_NOTES: Mapping[str, str] = {
    "FILL": "五项内容没有的已写“无”。填报后由另一人审核。",
    "CHECK": "审核人不能是填表人。",
    "SIGN": "由单位负责人或分管负责人签发。",
    "SEND": "报送后数字即冻结，纸面印有日期和日志校验值；以后的更正另行列出，不改已报数字。",
}
SENT = "已登记报送，月报已存档。"
DONE: Mapping[str, str] = {"FILL": "已填报。", "CHECK": "已审核。", "SIGN": "已签发。", "SEND": SENT}
FILE_NAME = "信访工作月报_{period}"


def period_words(code: str) -> str:
    """2026年10月, 2026年上半年, 2026年."""
    year, _, rest = code.partition("-")
    if rest.startswith("H"):
        return f"{year}年{HALVES[rest[1:]]}半年"
    return f"{year}年{int(rest)}月" if rest else f"{year}年"


def span_words(first: date, last: date) -> str:
    return f"{first.year}年{first.month}月{first.day}日—{last.year}年{last.month}月{last.day}日"


def analysis_title(code: str) -> str:
    year, _, rest = code.partition("-")
    return ANALYSIS_TITLES["HALF" if rest else "YEAR"].format(year=year, half=HALVES.get(rest[1:], ""))


def topics_words(rows: tuple[tuple[str, int], ...]) -> str:
    """后勤服务 3 件，师德师风 1 件；nothing is 无."""
    return "，".join(f"{name or NO_TOPIC} {count} 件" for name, count in rows) or NIL


def unit_words(names: Mapping[int, str], unit_id: int | None) -> str:
    return names.get(unit_id or 0, NO_UNIT)


def legend(solid: str, broken: str) -> str:
    """What the two kinds of bars are."""
    return f"实线：{solid}　虚线：{broken}"


def month_word(code: str) -> str:
    """10月 of 2026-10."""
    return f"{int(code[5:7])}月"


def situation(total: int, grown: str | None, ended: int) -> str:
    """The sentence an analysis begins with."""
    compared = f"，同比{grown}%" if grown is not None else ""
    return f"本期共登记信访事项 {total} 件{compared}，办结 {ended} 件。"


TEXTS_KEPT = "内容已保存。"
SAVED_AS = "已导出 {name}。"


def done_words(step: str, name: str, on: date | None) -> str:
    """填报完成 林晓岚 3月24日."""
    return f"{ACTS[step]}　{name}" + (f"　{on.month}月{on.day}日" if on else "")


def sent_words(on: date, how: str, late: str) -> str:
    late_words = f"　迟报原因：{late}" if late else ""
    return f"{on.month}月{on.day}日报送（{how}）{late_words}"


def due_words(due: str, aim: str, days: int) -> str:
    """Until when it is owed; aim: the last working day before."""
    left = f"剩 {days} 天" if days > 0 else "今天到期" if days == 0 else f"逾期 {-days} 天"
    return f"{due}前报送，请在 {aim} 前办，{left}"


def with_people(matters: int, people: int) -> str:
    return f"{matters}（{people} 人次）"


def topic_word(name: str) -> str:
    return f"分类：{name or NO_TOPIC}"


def unit_word(name: str) -> str:
    return f"部门：{name}"


def channel_word(key: str) -> str:
    """来访 of CHANNEL.VISIT, 来访人次 of CHANNEL.VISIT.PEOPLE."""
    parts = key.split(".")
    return CHANNELS.get(parts[1], key) + ("人次" if len(parts) > 2 else "") if len(parts) > 1 else key


def figure_word(key: str) -> str:
    """What a figure is called, whatever its key."""
    if key.startswith("TOPIC."):
        return topic_word(key[6:])
    if key.startswith("UNIT."):
        return BY_UNIT
    return FIGURES.get(key) or channel_word(key)


BY_UNIT = "承办部门"
