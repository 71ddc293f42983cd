"""Words of letters read by leaders and of what leaders instruct: the four kinds, the three sheets, the dialogs."""

from __future__ import annotations

from collections.abc import Mapping

LETTER_KINDS: Mapping[str, str] = {
    "JOINT": "联名信",
    "REFORM": "反映改革热点难点问题",
    "RISK": "可能引发集体上访或突发事件",
    "LIVELIHOOD": "反映群众切身利益问题",
}
ORIGINS: Mapping[str, str] = {"RECEPTION": "领导接访批转", "LETTER": "阅批来信", "NOTE": "领导批示"}
# Words of a topic or subject that make a letter look like one of the kinds; the officer decides.
REFORM_WORDS = ("改革", "绩效", "聘任", "职称", "考核", "合并", "搬迁")
LIVELIHOOD_WORDS = ("工资", "待遇", "补助", "社保", "住房", "供暖", "收费", "食堂", "宿舍", "医疗", "安全")
REPORT_NAME = "批示件调查处理报告"
WRITER_HIDDEN = "（姓名保密）"
WRITER_UNSIGNED = "（未署名）"

# F21 F22 F23
RECEIVED_ON, WRITER, LETTER_KIND, SIGNERS = "收信日期", "写信人", "来信种类", "联名人数"
GIST, PROPOSAL, INSTRUCTION = "内容摘要", "拟办意见", "领导批示"
PETITIONER, CHANNEL, SUBJECT = "来信\n（访）人", "形式", "事由"
INSTRUCTING, POST, INSTRUCTED_ON = "批示领导", "职务", "批示时间"
UNIT, DUE, RESULT, FEEDBACK = "交办单位", "办理时限", "承办结果", "反馈"
OFFICE_SIGNS, UNIT_SIGNS = "信访办：", "承办单位："
WORD_FOR_WORD = "批示内容\n（原文）"
CASE, FINDINGS, OPINION = "案由", "调查结论", "处理意见"
ANSWERED, ATTITUDE, PROPOSED_END, LEADER_DECIDES = "答复情况", "信访人态度", "拟结意见", "领导审定"
