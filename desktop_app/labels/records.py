"""The records beside a matter that are papers and nothing more: their fields, which must be filled, how high."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class RecordField:
    """One row of a record. height: mm on the paper, over 12 a text of several lines; moment: it is a time of day."""

    key: str
    label: str
    must: bool = False
    height: float = 11.0
    moment: bool = False
    choices: tuple[str, ...] = ()

    @property
    def tall(self) -> bool:
        return self.height > 12


# 信访工作条例 第二十六条, in short words.
CONDUCTS = (
    "聚集、围堵、冲击、拦车、堵路",
    "携带危险物品或管制器具",
    "侮辱、殴打、威胁、限制他人",
    "滞留、滋事，或弃留生活不能自理的人",
    "煽动、串联、胁迫、诱使他人信访或借机敛财",
    "其他妨害公共安全的行为",
)
RECORDS: Mapping[str, tuple[RecordField, ...]] = {
    "F10": (
        RecordField("first_receiver", "最先收到\n单位", True),
        RecordField("units", "涉及单位", True, 16),
        RecordField("held_at", "协商时间", True, moment=True),
        RecordField("opinions", "各方意见", True, 70),
        RecordField("conclusion", "结论", True, 40),
        RecordField("superior", "有争议的\n报请机关", height=20),
    ),
    "F11": (
        RecordField("arrived_at", "来访时间", True, moment=True),
        RecordField("headcount", "人数", True),
        RecordField("notified_at", "通知时间", True, moment=True),
        RecordField("notified", "通知了谁", True, 16),
        RecordField("coordinated_at", "协调时间", True, moment=True),
        RecordField("coordinated", "协调了谁", True, 16),
        RecordField("recorded_at", "记录时间", True, moment=True),
        RecordField("recorded", "现场情况", True, 34),
        RecordField("reported_at", "汇报时间", True, moment=True),
        RecordField("reported", "向谁汇报", True, 16),
        RecordField("measures", "现场措施", height=30),
        RecordField("result", "结果", True, 26),
    ),
    "F12b": (
        RecordField("conduct", "行为", True, 16, choices=CONDUCTS),
        RecordField("at", "时间", True, moment=True),
        RecordField("place", "地点", True),
        RecordField("said", "劝阻、批评\n教育内容", True, 80),
        RecordField("present", "在场人", height=16),
        RecordField("police", "报警情况", height=20),
        RecordField("result", "结果", True, 34),
    ),
    "F36": (
        RecordField("held_at", "时间", True, moment=True),
        RecordField("place", "地点", True),
        RecordField("chair", "主持人", True),
        RecordField("units", "参加部门", True, 16),
        RecordField("topic", "议题", True, 16),
        RecordField("opinions", "发言要点", True, 74),
        RecordField("conclusion", "议定事项\n（责任、时限）", True, 44),
        RecordField("secrecy", "保密要求"),
        RecordField("recorder", "记录人", True),
    ),
    "F41": (
        RecordField("proposed_to", "主送", True),
        RecordField("person", "奖励对象", True, 16),
        RecordField("merit", "事迹", True, 90),
        RecordField("basis", "依据", True, 30),
        RecordField("proposal", "建议", True, 44),
    ),
}
SIGNS: Mapping[str, tuple[str, ...]] = {
    "F10": ("各方签字：",),
    "F11": ("值班（带班）领导：",),
    "F11b": ("带队人：", "分管领导："),
    "F12b": ("工作人员：",),
    "F36": ("主持人：", "记录人："),
    "F41": ("信访工作机构：",),
}
UNIT_SEPARATORS = "、,，;； "
# F11b
TOLD_BY, TOLD_AT, PEOPLE, ARRIVE_BY = "函告来源", "函告时间", "上访人", "约定到场"
STAFF, ARRIVED_AT, COURSE, BROUGHT_BACK = "工作人员", "到场时间", "接访情况", "带回情况"
REPLY_NO, REPLIED_AT, LATE = "回函文号", "回函时间", "（晚于约定）"
BROUGHT: Mapping[str, str] = {"YES": "已带回", "NO": "未带回"}
SKIP_FIELDS: Mapping[str, str] = {
    "told_by": "函告来源",
    "told_at": "函告时间",
    "arrive_by": "约定到场时间",
    "skip_place": "地点",
    "skip_people": "上访人、人数",
    "staff": "派出人员",
    "arrived_at": "到场时间",
    "skip_course": "接访情况",
    "brought_back": "带回情况",
    "reply_no": "回函文号",
    "skip_replied_at": "回函时间",
}
