"""The Chinese word for every code, once. Keys are what the database and the rules hold; words are what people read."""

from __future__ import annotations

from collections.abc import Mapping

from .acts import ACTS as ACTS

STATES: Mapping[str, str] = {
    "DRAFT": "草稿",
    "REGISTERED": "已登记",
    "MERGED": "已并入",
    "SCREENING": "甄别分类",
    "WITH_LEADER": "呈批中",
    "NOTIFIED_OUT": "已告知/转出",
    "NOT_ACCEPTED": "不予（不再）受理",
    "OBJECTED": "已提异议",
    "ACCEPTED": "已受理",
    "HANDLING": "办理中",
    "OPINION_DRAFT": "拟稿",
    "OPINION_REVIEW": "审核",
    "SIGNED": "已签发",
    "DELIVERING": "送达中",
    "CONCLUDED": "已办结",
    "UNDER_REVIEW": "复查中",
    "UNDER_RECHECK": "复核中",
    "REDO": "重新办理",
    "FINAL": "终结",
    "CLOSED": "已结案",
    "BOUND": "已组卷",
    "ARCHIVED": "已移交归档",
    "WITHDRAWN": "撤回",
    "VOID": "作废",
}

STEPS: Mapping[str, str] = {
    "REGISTER": "登记",
    "ACCEPT": "受理",
    "HANDLE": "办理",
    "OPINION": "处理意见",
    "DELIVER": "送达",
    "CONCLUDE": "办结",
    "ARCHIVE": "归档",
}

CHANNELS: Mapping[str, str] = {
    "VISIT": "来访",
    "LETTER": "来信",
    "CALL": "来电",
    "ONLINE": "网上信访",
    "SUPERIOR": "上级转送交办",
    "LEADER_NOTE": "领导批示",
    "MAILBOX": "校长信箱",
    "OTHER": "其他",
}

IDENTITIES: Mapping[str, str] = {
    "STAFF": "教职工",
    "RETIREE": "离退休人员",
    "STUDENT": "学生",
    "PARENT": "家长",
    "ALUMNUS": "校友",
    "SOCIETY": "社会人员",
}

SEXES: Mapping[str, str] = {"M": "男", "F": "女", "": ""}

ID_TYPES: Mapping[str, str] = {
    "RESIDENT": "居民身份证",
    "RESIDENT_15": "居民身份证（15位旧号）",
    "HKMT_RESIDENCE": "港澳台居民居住证",
    "FOREIGN_PERMANENT": "外国人永久居留身份证",
    "FOREIGN_PERMANENT_OLD": "外国人永久居留证（旧版）",
    "PASSPORT": "护照",
    "HK_MACAO_PERMIT": "港澳居民通行证",
    "TAIWAN_PERMIT": "台湾居民来往大陆通行证",
    "CREDIT_CODE": "统一社会信用代码",
    "OTHER": "其他证件",
    "NONE": "未出示证件",
}

PERMIT_REGIONS: Mapping[str, str] = {"HONG_KONG": "香港", "MACAO": "澳门", "TAIWAN": "台湾"}

NATURES: Mapping[str, str] = {"SUGGESTION": "建议意见", "ACCUSATION": "检举控告", "CLAIM": "申诉求决", "": "未定"}

ROUTES: Mapping[str, str] = {
    "STATUTORY_DUTY": "依法履职",
    "OTHER_STATUTORY": "其他法定程序",
    "PETITION_PROC": "信访程序",
    "": "未定",
}

OWN_AUTHORITY: Mapping[str, str] = {
    "YES": "属本单位职权",
    "NO": "不属本单位职权",
    "PART": "部分属本单位职权",
    "": "未定",
}

OCCURRENCES: Mapping[str, str] = {"FIRST": "初次信访", "REPEAT": "重复信访"}

URGENCIES: Mapping[str, str] = {"NORMAL": "一般", "URGENT": "紧急", "CRITICAL": "特急"}

ROLES: Mapping[str, str] = {
    "REGISTRAR": "登记人",
    "HANDLER": "承办人",
    "REVIEWER": "审核人",
    "OFFICE_HEAD": "信访工作负责人",
    "LEADER_IN_CHARGE": "分管领导",
    "PRINCIPAL_LEADER": "主要领导",
    "ARCHIVIST": "档案人员",
}

LEVELS: Mapping[str, str] = {"ERROR": "须改正", "WARN": "请核对"}

SERVICE_METHODS: Mapping[str, str] = {
    "IN_PERSON": "直接送达",
    "FAMILY": "同住成年家属签收",
    "POST": "邮寄送达",
    "LEAVE": "留置送达",
    "ELECTRONIC": "电子送达",
    "PUBLIC": "公告送达",
}

PROOFS: Mapping[str, str] = {
    "SIGNATURE": "签收签名",
    "RELATION": "与本人关系",
    "MAIL_NO": "邮件号",
    "SIGN_DATE": "签收日期",
    "WITNESS": "见证人",
    "PHOTO": "照片",
    "CONSENT": "同意电子送达的记录",
    "SCREENSHOT": "送达截图",
    "POSTING": "公告页或照片",
}

GROUNDS: Mapping[str, str] = {
    "ALREADY_HANDLED": "已受理或正在办理，又向上级提出",
    "FINAL_SAME_FACTS": "复核后仍以同一事实和理由提出",
    "LITIGATION": "涉法涉诉",
    "LEVEL_SKIPPED": "超越层级走访",
    "NO_FACTS": "没有具体事实",
}

EVENTS: Mapping[str, str] = {
    "RECEIVED": "收到",
    "ACCEPTED": "受理",
    "DISPATCHED": "交办",
    "SIGNED": "签发",
    "DELIVERED": "送达",
    "CLOSED": "结案",
    "BOUND": "组卷",
    "HAPPENED": "发生",
    "TOLD": "告知",
    "ISSUED": "文书出具",
    "SENT": "寄出或发送",
    "SUBMITTED": "呈批",
    "DECIDED": "审批",
    "OBJECTED": "提出异议",
    "OBJECTION_ANSWERED": "异议答复",
    "HANDED": "移交",
    "HANDOVER_RECEIVED": "移交签收",
    "TASK_RECEIVED": "部门签收",
    "TASK_RETURNED": "部门退回",
    "TASK_ENDED": "撤销交办",
    "REPLIED": "部门反馈",
    "REMINDED": "催办",
    "INTERVIEWED": "听取陈述",
    "VERIFIED": "调查核实",
    "JOINT_REVIEWED": "会审",
    "DRAFTED": "拟稿",
    "BUSINESS_REVIEWED": "业务审核",
    "ANSWERED": "答复",
    "SETTLED": "签订协议",
    "APPLIED": "提出复查（复核）申请",
    "DEFENDED": "提交答辩意见",
    "REVIEW_PAPER": "复查（复核）意见落款",
    "REVIEW_RECEIVED": "收到复查（复核）意见",
    "REVIEW_TOLD": "信访人收到复查（复核）意见",
    "RATED": "评价",
    "EXECUTED": "落实完成",
    "REPORTED": "结案报告",
    "WITHDRAWN": "撤回",
    "RAISED": "提出回避",
    "CAME_BACK": "再次来访",
    "REQUESTED": "延期申请",
    "APPROVED": "延期批准",
    "NOTIFIED": "延期告知",
    "RECEPTION": "接访",
    "TAKEN_DOWN": "撤下",
    "ASKED": "呈阅",
    "INSTRUCTED": "批示",
    "FED_BACK": "反馈",
    "ENDED": "结束",
    "TAKEN": "包案",
    "NOTICE_RECEIVED": "签收包案通知",
    "REPORTED_CHARGE": "包案汇报",
    "EVIDENCED": "落实",
    "RESULTED": "化解",
    "ABSENT": "不在岗",
    "LENT": "借出",
    "LOAN_BACK": "归还",
    "LOAN_DUE": "应还",
    "LISTED": "制作清册",
    "ARCHIVED": "移交归档",
    "APPRAISED": "鉴定",
    "DISPOSAL_APPROVED": "批准销毁",
    "DESTROYED": "销毁",
    "RECEIVED_ON": "收到日期",
    "ACCEPTED_ON": "受理日期",
    "DISPATCHED_ON": "交办日期",
    "SIGNED_ON": "签发日期",
    "DELIVERED_ON": "送达日期",
    "CLOSED_ON": "结案日期",
    "POSTMARK_DATE": "邮戳日期",
    "LETTER_DATE": "来文日期",
}

SEATS: Mapping[str, str] = {"recipients": "承办或接收", "copies": "抄送", "viewers": "知悉"}

SEALS: Mapping[str, str] = {"SCHOOL": "学校公章", "PETITION_SEAL": "信访工作专用章"}

CONCLUSIONS: Mapping[str, str] = {"SUPPORT": "支持", "EXPLAIN": "解释说明", "NOT_SUPPORT": "不予支持"}

ADOPTIONS: Mapping[str, str] = {"ALL": "采纳", "PART": "部分采纳", "NO": "未采纳"}

REVIEW_LEVELS: Mapping[str, str] = {"REVIEW": "复查", "RECHECK": "复核"}

REVIEW_RESULTS: Mapping[str, str] = {
    "UPHELD": "维持",
    "REVOKED": "撤销",
    "CHANGED": "变更",
    "RETURNED": "退回重新办理",
    "ROUTED": "指明应走其他途径",
}

RATINGS: Mapping[str, str] = {"SATISFIED": "满意", "FAIR": "基本满意", "DISSATISFIED": "不满意"}

RECUSAL_KINDS: Mapping[str, str] = {"SELF": "本人申请", "ASKED": "信访人申请", "ORDERED": "责令回避"}

RECUSAL_RESULTS: Mapping[str, str] = {"GRANTED": "准予回避", "DENIED": "不予回避"}

SETTLEMENT_KINDS: Mapping[str, str] = {"MEDIATION": "调解", "RECONCILIATION": "和解"}

SIMPLE_KINDS: Mapping[str, str] = {
    "CLEAR_SMALL": "事实清楚、责任明确、争议不大、易于解决",
    "ADVICE": "咨询、建议等可以即时答复",
    "URGENT_LIFE": "涉及群众日常生活、时效性强、应当即时处理",
    "ALREADY_DECIDED": "已有明确承诺或者结论",
    "OTHER_EASY": "其他可以简易办理的",
}
"""Kinds of matters a simple procedure is open to; from memory of the 2016 trial rules, so 待核实 (DOMAIN R-SIMPLE)."""

PROCEEDING_KINDS: Mapping[str, str] = {
    "LITIGATION": "诉讼",
    "ARBITRATION": "仲裁",
    "RECONSIDERATION": "行政复议",
    "APPEAL": "申诉",
    "DISCIPLINE": "纪检监察",
    "OTHER": "其他法定程序",
}

REPORT_SECTIONS: Mapping[str, str] = {
    "BASIC": "基本情况",
    "COURSE": "调查过程",
    "FACTS": "事实认定",
    "DUTY": "责任认定",
    "HANDLING": "处理情况",
    "ADVICE": "有关建议",
}

CLOSING_SECTIONS: Mapping[str, str] = {
    "BASIC": "信访人及诉求",
    "COURSE": "办理过程",
    "FACTS": "调查结论",
    "OPINION": "处理意见与依据",
    "DELIVERY": "送达与答复",
    "EXECUTION": "执行情况",
    "ATTITUDE": "信访人态度与满意度",
    "STABILITY": "稳控与帮扶",
}

REMIND_WAYS: Mapping[str, str] = {"CALL": "电话", "IN_PERSON": "当面", "PAPER": "书面"}

VERIFY_METHODS: Mapping[str, str] = {
    "SITE": "实地查看",
    "DOCUMENTS": "查阅资料",
    "ASK": "询问有关人员",
    "LETTER": "发函了解",
    "OTHER": "其他方式",
}

REPLY_WAYS: Mapping[str, str] = {"IN_PERSON": "当面", "CALL": "电话", "PAPER": "书面", "MESSAGE": "短信、网上"}

OPINION_STATES: Mapping[str, str] = {
    "DRAFT": "拟稿",
    "REVIEW": "审核",
    "SIGNED": "已签发",
    "REVOKED": "已撤销",
    "REPLACED": "已由新版本替代",
}

OBJECTION_ANSWERS: Mapping[str, str] = {"AGREED": "同意退回", "REFUSED": "不同意退回"}

COMPETENT_KINDS: Mapping[str, str] = {"DISCIPLINE_BODY": "纪检监察机构", "PERSONNEL_AUTHORITY": "有管理权限的机关"}

QUALITY_ITEMS: Mapping[str, str] = {
    "ANSWERED": "逐条回应诉求",
    "FACTS": "事实清楚",
    "BASIS": "写明法律法规依据",
    "CONCLUSION": "每条诉求有结论",
    "REMEDY": "写明复查途径",
    "ISSUER": "以学校名义出具",
    "LAYOUT": "格式规范",
    "DEADLINE": "在期限内",
}

LIKENESS: Mapping[str, str] = {
    "SAME_ID": "证件号相同",
    "SAME_PHONE": "电话相同",
    "SAME_NAME": "姓名相同",
    "LIKE_TEXT": "内容相近",
}

NUMBER_STEM = "信访"
NUMBER_WORDS: Mapping[str, str] = {
    "F02": "受",
    "F03": "转",
    "F04": "不受",
    "F05": "告",
    "F06": "导",
    "F15": "延",
    "F16": "意见",
    "F20": "交",
    "F28": "函",
    "F31": "复",
    "F39": "督",
    "F42": "通",
}
"""Word of each numbered form inside 校代字信访□〔年〕n号."""

ANONYMOUS = "匿名"
UNKNOWN_NAMES: frozenset[str] = frozenset({ANONYMOUS, "不详", "未知", "佚名", "无名氏"})
AND_OTHERS = "{first}等{count}人"

FORM_NAMES: Mapping[str, str] = {
    "F03": "信访事项告知书（转送）",
    "F05": "不属于本单位职权告知书",
    "F06": "法定途径引导告知书",
}

FAMILIES: Mapping[str, Mapping[str, str]] = {
    "state": STATES,
    "states": STATES,
    "act": ACTS,
    "event": EVENTS,
    "earlier_event": EVENTS,
    "urgency": URGENCIES,
    "method": SERVICE_METHODS,
    "proofs": PROOFS,
    "ground": GROUNDS,
    "role": ROLES,
    "items": QUALITY_ITEMS,
    "id_type": ID_TYPES,
    "seat": SEATS,
    "roles": ROLES,
    "form": FORM_NAMES,
}
"""Which words the values of a refusal's fact are written in, by the fact's name."""

ADDRESS = "同志"
"""How a notice addresses a person."""

CLOSING = "特此告知。"

IMPORT_UNDONE = "撤销导入“{file}”"

CONSENTS: Mapping[str, str] = {"YES": "同意延期", "NO": "不同意延期"}

QUALITY_STANDARDS: Mapping[str, str] = {
    "ANSWERED": "每一项诉求都有对应的回应，没有避重就轻",
    "FACTS": "每一项诉求的调查核实情况写明，事实清楚",
    "BASIS": "依据写明文件全称和条款，现行有效",
    "CONCLUSION": "每一项诉求有支持、解释说明或者不予支持的结论",
    "REMEDY": "写明三十日内申请复查，复查机关正确",
    "ISSUER": "署名为学校全称，不是部门",
    "LAYOUT": "标题、层次、页码、落款符合规范",
    "DEADLINE": "受理、办结日期与台账一致",
}

OPINION_LEVELS: Mapping[str, str] = {"HANDLE": "处理意见", "REVIEW": "复查意见", "RECHECK": "复核意见"}
