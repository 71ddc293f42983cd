"""Words of the page 首问登记 and of its dialogs."""

from __future__ import annotations

from collections.abc import Mapping

ENTRY, LIST, COVERS = "登记一条", "首问登记", "AB岗"
FIELDS: Mapping[str, str] = {
    "question": "问题",
    "channel": "方式",
    "asker": "询问人",
    "asker_unit": "单位",
    "phone": "电话",
    "responder": "首问人",
    "outcome": "处理",
    "unit": "承办部门",
    "answer": "答复要点",
    "asked_at": "时间",
}
SAVE, SAVE_CHANGE, CANCEL_CHANGE = "登记", "保存修改", "不改了"
SAVED = "{number} 已登记。"
CHANGED = "{number} 已修改。"
VIEWS: Mapping[str, str] = {"OPEN": "未办结", "TODAY": "今天", "MONTH": "本月", "ALL": "全部"}
HEADS = ("编号", "时间", "询问人", "问题", "首问人", "处理", "承办部门", "结果")
COUNT = "{n} 条"
ACTS: Mapping[str, str] = {
    "FINISH": "登记办结…",
    "SLIP": "打印指引单",
    "MATTER": "转为信访事项",
    "EDIT": "修改",
    "VOID": "作废…",
}
PRINT = "打印登记表"
FINISH_TITLE, FINISH_DO = "登记办结", "登记办结"
FINISH_FIELDS: Mapping[str, str] = {"result": "结果", "satisfied": "群众意见", "unit": "承办部门"}
VOID_TITLE, VOID_DO, REASON = "作废这条登记", "作废", "理由"
BECAME_NOW = "已登记为信访事项 {number}，不用再录入。"
VOIDED_MARK = "作废：{reason}"
FINISHED_MARK = "已办结"
ABSENT_ADD, BACK, SET_BACKUP, PRINT_COVERS = "登记不在岗…", "提前回岗", "设置B岗…", "打印公示表"
ABSENT_TITLE, ABSENT_DO = "登记不在岗", "登记"
ABSENT_FIELDS: Mapping[str, str] = {"person": "人员", "first": "从", "last": "到（含当日）", "reason": "事由"}
BACK_TITLE, BACK_DO, BACK_FIELD = "提前回岗", "登记", "回岗日期"
BACKUP_TITLE, BACKUP_DO = "设置B岗", "保存"
BACKUP_FIELDS: Mapping[str, str] = {"person": "A岗", "backup": "B岗"}
NO_BACKUP = "（不设）"
COVER_LINE = "{a}　→　{b}"
AWAY_LINE = "{name}：{first}至{last}不在岗，由{b}负责"
AWAY_NOBODY = "{name}：{first}至{last}不在岗，没有B岗"
ALL_HERE = "没有人登记不在岗。"
NO_COVERS = "还没有设置B岗。"
PERIOD = "{year}年{month}月"
HINTS: tuple[tuple[str, str], ...] = (
    ("Ctrl+N", "登记一条"),
    ("Ctrl+Enter", "保存"),
    ("↑↓", "选择"),
    ("Enter", "登记办结"),
    ("F6", "换栏"),
)
