"""Words of 领导包案: the five occasions, the two lists of 五包, 四亲自, and the caution that goes with them."""

from __future__ import annotations

from collections.abc import Mapping

TRIGGERS: Mapping[str, str] = {
    "SKIP_LEVEL": "越级上访造成较大影响的",
    "LONG_GROUP": "长时间未解决的群体利益问题",
    "SUPERIOR_NOTE": "上级领导批示的重要信访件",
    "GRAVE": "可能造成严重后果或不利于和谐稳定的问题和隐患",
    "HARD": "处理难度大或涉及本单位责任的疑难问题",
}
FIVE_SETS: Mapping[str, str] = {"ZZ-2019": "五包（郑州）", "SX-2009": "五包（绍兴）"}
FIVE: Mapping[str, Mapping[str, str]] = {
    "ZZ-2019": {
        "F1": "包工作责任落实",
        "F2": "包问题解决",
        "F3": "包向信访人反馈解决情况",
        "F4": "包教育稳控",
        "F5": "包依法处理",
    },
    "SX-2009": {
        "F1": "包信息掌握",
        "F2": "包人员控制",
        "F3": "包思想疏导",
        "F4": "包政策落实",
        "F5": "包停访息诉",
    },
}
FOUR: Mapping[str, str] = {
    "P1": "亲自走访当事人",
    "P2": "亲自与信访人谈心",
    "P3": "亲自调查研究",
    "P4": "亲自督办落实",
}
FOLLOW_UP = "FOLLOW_UP"
FOLLOW_UP_WORD = "跟踪记录"
# What must never be a measure (信访工作条例 第十八条第四款、第四十六条第六项).
RESTRAINT = ("看守", "看管", "软禁", "扣留", "跟踪盯守", "限制出行", "限制人身", "截访", "拦截", "关押", "收缴身份证")
CAUTION = "写有“{word}”：不得限制信访人的人身自由，稳控只能是教育疏导和帮扶。"

# F29 F29b F29c
CASE, TRIGGER, LEADER, POST = "案由", "触发情形", "包案领导", "职务"
PETITIONER, UNIT, HANDLER, DUE = "信访人", "责任单位", "承办人", "办结时限"
FIVE_TITLE, FOUR_TITLE = "五包落实", "四亲自落实"
EVIDENCE_HEADS = ("项目", "日期", "落实内容")
PLAN, PROGRESS, RESULT, END_APPROVED = "化解方案", "进展", "结果", "销案审批"
LEADER_SIGNS = "包案领导："
NOTICE_TEXT = (
    "“{subject}”（{number}）由{leader}包案。请自收到本通知之日起5日内，将发生原因、调查情况和解决意见向包案领导汇报。"
)
NOTICE_DUE = "化解期限：{due}。承办人：{handler}。"
NOTICE_RECEIVED = "签收人：　　　　　　　　签收时间：　　　　年　　月　　日"
CAUSE, FINDINGS, PROPOSAL = "发生原因", "调查情况", "解决意见"
REPORTED_ON, HEAD_SIGNS = "汇报时间", "单位负责人："
