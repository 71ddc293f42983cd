"""Words of 排查台账: screenings, hazards, their papers and dialogs (N01–N11, F37)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

KINDS: Mapping[str, str] = {"ROUTINE": "经常排查", "CAMPAIGN": "集中排查"}
LEVELS: Mapping[str, str] = {"HIGH": "高风险", "MID": "中风险", "LOW": "低风险"}
TAGS: Mapping[str, str] = {"UNIT": "重点单位", "TIME": "重点时段", "PERSON": "重点人", "AFFAIR": "重点事"}
STATES: Mapping[str, str] = {
    "OPEN": "化解中",
    "OVER": "超期",
    "RESOLVED": "已销号",
    "MATTER": "已转信访事项",
    "VOID": "作废",
}
VIEWS: Mapping[str, str] = {"OPEN": "化解中", "RESOLVED": "已销号", "ALL": "全部"}
WHOLE_SCHOOL = "全校"
NUMBER_PREFIX = "PC"

DUTIES: Mapping[str, tuple[str, str, str]] = {
    "SCREEN_MONTH": ("每月全面排查", "每月组织一次，各部门都要报", "去登记"),
    "HAZARD": ("隐患限期化解", "到期销号，或写明原因改期", "去化解"),
    "HAZARD_OLD": ("高风险隐患超过 7 天没有化解", "研究加强措施", "去化解"),
    "HAZARD_TOLD": ("重大隐患待报告", "立即报主要领导和上级主管部门", "登记报告"),
    "TAG_REVIEW": ("“重点人”标记到期", "到期复核，不需要的取消", "去复核"),
}

TITLE = "矛盾隐患排查台账"
FORM_HEADS = (
    "序号", "编号", "排查时间", "单位", "隐患描述", "涉及人员、人数", "类别", "等级", "责任单位、责任人", "化解措施",
    "化解时限", "进展", "销号时间",
)  # fmt: skip
SCREENER, UNIT_HEAD = "排查人：", "单位负责人："
SCOPE = "范围："
PEOPLE = "{people} {count}人"

# the page
COLUMNS = ("编号", "等级", "隐患", "责任人", "时限", "状态")
RETURNS = "各部门排查情况"
RETURN_COLUMNS = ("部门", "排查日期", "隐患", "排查人")
NOT_RETURNED = "未报"
RETURNS_NOTE = "{period}：{done} 个部门已报，{missing} 个未报"
DETAIL = "隐患"
PROGRESS = "进展"
NOTHING = "没有化解中的隐患"
ADD, SCREEN, PRINT, EXPORT = "登记隐患…", "登记排查…", "打印台账", "导出"
IMPORT, IMPORT_TITLE, IMPORT_DO = "汇总部门报表…", "汇总部门排查报表", "登记 {n} 项"
TEMPLATE, TEMPLATE_NAME = "空白报表", "矛盾隐患排查报表"
CHOOSE_RETURN, NO_RETURN = "选择报表", "没有选择文件"
IMPORT_NOTE = "部门用“空白报表”填好后在这里汇总：逐行核对，勾选的登记入台账，并登记该部门本期已报。"
IMPORT_COLUMNS = ("", "行", "隐患描述", "等级", "化解时限", "核对")
READ_AS = {"NEW": "", "TWIN": "与 {number} 相近", "BAD": "{why}"}
IMPORTED = "已登记 {n} 项，{unit} {period} 已报。"
RETURN_FIELDS: Mapping[str, tuple[str, ...]] = {
    "found_on": ("排查时间", "排查日期", "日期"),
    "description": ("隐患描述", "描述", "隐患"),
    "people": ("涉及人员",),
    "headcount": ("人数",),
    "topic": ("类别",),
    "level": ("等级",),
    "owner": ("责任人",),
    "measures": ("化解措施", "措施"),
    "due": ("化解时限", "时限"),
}
"""Field of a unit's return -> the heads it is known by, the one of the blank workbook first."""
LIAISON, LIAISON_COLUMNS = "信息员名册", ("部门", "信访信息员", "备用信息员", "电话", "楼号房间")
LIAISON_MISSING = "缺 {n} 个部门的信息员"
DAY_UNREAD = "{names}看不懂，请写成 2026-11-27"
COUNT_UNREAD = "人数“{text}”不是整数"
ACTS: Mapping[str, str] = {
    "PROGRESS": "登记进展…",
    "MOVE": "改时限…",
    "TOLD": "登记报告…",
    "RESOLVE": "销号…",
    "MATTER": "转信访事项…",
    "EDIT": "修改…",
    "VOID": "作废…",
}
OPEN_MATTER = "查看信访事项"
FIELDS: Mapping[str, str] = {
    "found_on": "排查日期",
    "unit_id": "所在部门",
    "description": "隐患描述",
    "people": "涉及人员",
    "headcount": "人数",
    "topic": "类别",
    "level": "等级",
    "owner_unit_id": "责任部门",
    "owner_id": "责任人",
    "measures": "化解措施",
    "due": "化解时限",
    "tags": "重点",
    "tag_reason": "标记理由",
    "tag_until": "标记至",
    "reason": "原因",
    "on": "日期",
    "text": "进展",
    "resolution": "化解结果",
    "resolved_by": "销号人",
    "main_at": "报主要领导",
    "superior_at": "报上级部门",
    "number": "信访编号",
    "period": "月份或日期",
    "kind": "方式",
    "screened_on": "排查日期",
    "found": "发现隐患",
    "screener": "排查人",
    "unit_head": "部门负责人",
    "note": "情况说明",
    "late_reason": "补登原因",
}
PERSON_NOTE = "“重点人”只写事实、限期标记，不作评价。个人信息限于办理需要的最小范围。"
ADD_TITLE, EDIT_TITLE, SCREEN_TITLE = "登记隐患", "修改隐患", "登记排查"
DO: Mapping[str, str] = {
    "ADD": "登记",
    "EDIT": "保存",
    "SCREEN": "登记",
    "PROGRESS": "登记进展",
    "MOVE": "改时限",
    "TOLD": "登记报告",
    "RESOLVE": "销号",
    "MATTER": "关联",
    "VOID": "作废",
}
MATTER_NOTE = "先在接访登记中登记信访事项，再填它的编号。"
SAID: Mapping[str, str] = {"ADD": "已登记 {number}。", "RESOLVE": "{number} 已销号。", "SCREEN": "已登记排查。"}
SAVED_AS = "已导出 {name}。"
MOVED = "时限由 {old} 改为 {new}：{reason}"
NO_DUE = "未定"
NO_PROGRESS = "尚无进展"


def day(on: date | None) -> str:
    """2026-11-27, "" for none."""
    return on.isoformat() if on else ""


def people_words(people: str, count: int | None) -> str:
    """涉及人员 12人."""
    return " ".join(part for part in (people, f"{count}人" if count else "") if part)


def owner_words(unit: str, person: str) -> str:
    return "　".join(part for part in (unit, person) if part)


def hidden(people: str) -> str:
    """涉及人员 on the screen: masked, its length kept to two signs."""
    return f"{people[0]}*" if people else ""


def units_left(count: str) -> str:
    """How many units have not returned their screening."""
    return f"{count} 个部门未报"
