"""Words of what leaders read, order and take charge of on a matter, and of the records beside it."""

from __future__ import annotations

from collections.abc import Mapping

ACTS: Mapping[str, tuple[str, str]] = {
    "ASK_LEADER": ("呈领导阅批…", ""),
    "INSTRUCT": ("录入领导批示…", "录入领导批示"),
    "INSTRUCTION_ANSWER": ("登记批示件结果…", "登记批示件结果"),
    "INSTRUCTION_BACK": ("向批示领导反馈…", "向批示领导反馈"),
    "INSTRUCTION_END": ("撤回呈阅（批示）…", ""),
    "CHARGE_TAKE": ("领导包案…", ""),
    "CHARGE_NOTICED": ("登记签收包案通知…", ""),
    "CHARGE_REPORT": ("登记包案情况汇报…", ""),
    "CHARGE_ITEM": ("登记包案落实…", ""),
    "CHARGE_PLAN": ("填写化解方案…", ""),
    "CHARGE_RESULT": ("登记化解结果…", ""),
    "CHARGE_END": ("包案销案…", ""),
    "CHARGE_SHEET": ("打印包案登记表", ""),
    "F10": ("协商受理记录…", ""),
    "F11": ("重大疑难来访处置记录…", ""),
    "F12b": ("劝导教育记录…", ""),
    "F36": ("会审记录…", ""),
    "F41": ("奖励建议书…", ""),
    "ONSITE": ("越级访处置…", ""),
    "ONSITE_ARRIVED": ("登记越级访到场、回函…", ""),
}
MENU: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "领导批示与包案",
        (
            *("ASK_LEADER", "INSTRUCT", "INSTRUCTION_ANSWER", "INSTRUCTION_BACK", "INSTRUCTION_END"),
            *("CHARGE_TAKE", "CHARGE_NOTICED", "CHARGE_REPORT", "CHARGE_ITEM", "CHARGE_PLAN", "CHARGE_RESULT"),
            *("CHARGE_END", "CHARGE_SHEET"),
        ),
    ),
    ("专项记录", ("F10", "F11", "F12b", "F36", "F41", "ONSITE", "ONSITE_ARRIVED")),
)
EVENT_KINDS: Mapping[str, str] = {"INSTRUCTION": "批示", "CHARGE": "包案"}
DIALOGS: Mapping[str, tuple[str, str, str]] = {
    "ASK_LEADER": (
        "呈领导阅批",
        "出具请示单",
        "来信种类按人数、类别和主题建议，请核对。单上默认不写写信人姓名。",
    ),
    "INSTRUCT": ("录入领导批示", "录入并出具交办单", "批示照原文录入。交给承办单位后，结果要反馈给批示领导才算办完。"),
    "INSTRUCTION_ANSWER": ("登记批示件结果", "登记", "附承办单位的书面报告。"),
    "INSTRUCTION_BACK": ("向批示领导反馈", "出具呈审笺", ""),
    "INSTRUCTION_END": ("撤回呈阅（批示）", "撤回", ""),
    "CHARGE_TAKE": ("领导包案", "登记并出具包案通知", "定事、定人、定时。化解只能用教育疏导、帮扶等合法措施。"),
    "CHARGE_NOTICED": ("登记签收包案通知", "登记", "从签收起5日内，责任单位汇报原因、调查情况和解决意见。"),
    "CHARGE_REPORT": ("登记包案情况汇报", "登记并出具汇报", ""),
    "CHARGE_ITEM": ("登记包案落实", "登记", "五包四亲自每一项都要有日期和内容。"),
    "CHARGE_PLAN": ("填写化解方案", "保存", ""),
    "CHARGE_RESULT": ("登记化解结果", "登记", ""),
    "CHARGE_END": ("包案销案", "销案并出具登记表", ""),
    "F10": ("协商受理记录", "出具记录", "由最先收到的单位会同其他涉及的单位协商受理。"),
    "F11": ("重大疑难来访处置记录", "出具记录", "通知、协调、记录、汇报四项都要写明时间，先后顺序不能颠倒。"),
    "F12b": ("劝导教育记录", "出具记录", ""),
    "F36": ("会审记录", "出具记录", "至少两个部门，须有结论。"),
    "F41": ("奖励建议书", "出具建议书", ""),
    "ONSITE": ("越级访处置", "登记", "函告的到场时间到来前会提醒。"),
    "ONSITE_ARRIVED": ("登记越级访到场、回函", "登记并出具处置单", ""),
}
FIELDS: Mapping[str, str] = {
    "instruction": "批示件",
    "letter_kinds": "来信种类",
    "order_words": "批示原文",
    "instructed_on": "批示日期",
    "order_unit": "承办单位",
    "order_due": "办理时限",
    "hide_name": "姓名",
    "result": "结果",
    "on_paper": "报告",
    "fed_back_on": "反馈日期",
    "attitude": "信访人态度",
    "end_proposal": "拟结意见",
    "charge": "包案",
    "trigger": "包案情形",
    "five_set": "五包版本",
    "charge_leader": "包案领导",
    "charge_unit": "责任单位",
    "charge_handler": "承办人",
    "charge_due": "办结时限",
    "plan": "化解方案",
    "cause": "发生原因",
    "findings": "调查情况",
    "solution": "解决意见",
    "item": "项目",
    "item_note": "落实内容",
    "end_by": "批准领导",
}
HIDE = (("YES", "不写"), ("NO", "写明"))
ON_PAPER = {"YES": "只有纸质报告"}
CHARGE_CHOICE = "{number} {leader}"
INSTRUCTION_CHOICE = "{leader}：{words}"
NO_WORDS = "（未批示）"
NEW_ORDER = "另一件批示（未经呈阅）"
