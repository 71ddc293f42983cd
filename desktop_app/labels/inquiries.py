"""Words of 首问登记 and of A and B roles."""

from __future__ import annotations

from collections.abc import Mapping

OUTCOMES: Mapping[str, str] = {
    "DONE": "当场办结",
    "TOLD_PROC": "告知办理程序",
    "TOLD_UNIT": "告知承办部门",
    "FINDING": "代为联系查询",
}
NEED_ANSWER = frozenset({"DONE", "TOLD_PROC"})
NEED_UNIT = frozenset({"TOLD_UNIT"})
CHANNELS: Mapping[str, str] = {"VISIT": "来访", "CALL": "来电"}
BECAME = "已登记为 {number}"

# F07b
GUIDE_UNIT, GUIDE_ROOM, GUIDE_PHONE, GUIDE_CONTACT = "承办部门", "楼号房间", "联系电话", "联系人"
GUIDE_PROCEDURE, RESPONDER, RESPONDER_SIGNS = "办理程序\n要点", "首问责任人", "首问责任人："

# F32
SHEET_HEADS = (
    "编号", "时间", "首问责任人", "询问人、单位", "电话", "方式", "问题", "处理", "承办部门", "结果", "群众意见",
)  # fmt: skip

# F50
COVER_HEADS = ("岗位", "A岗", "电话", "B岗", "电话", "职责")
COVER_NOTE = "A岗不在岗时由B岗负责，首问不推诿。"
