"""The Chinese word for every code, once. Keys are what the database and the rules hold; words are what people read."""

from __future__ import annotations

from collections.abc import Mapping

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

ACTS: Mapping[str, str] = {
    "REGISTER": "登记",
    "MERGE": "并入已有事项",
    "SCREEN": "开始甄别分类",
    "SUBMIT_TO_LEADER": "呈领导审批",
    "RETURN_TO_SCREENING": "退回甄别",
    "NOTIFY_OUT": "告知去向",
    "REFUSE_ACCEPTANCE": "不予受理",
    "OBJECT": "提出异议",
    "RECORD_OBJECTION_ANSWER": "登记异议答复",
    "ACCEPT": "受理",
    "DISPATCH": "交办",
    "EXTEND": "延期",
    "JOINT_REVIEW": "会审",
    "SETTLE": "登记调解和解",
    "DRAFT_OPINION": "拟写处理意见",
    "SUBMIT_OPINION": "送审处理意见",
    "SEND_BACK_OPINION": "退回修改",
    "SIGN": "签发处理意见书",
    "DELIVER": "登记送达",
    "APPLY_REVIEW": "登记复查申请",
    "UPHOLD": "登记复查维持",
    "REVOKE": "登记复查撤销",
    "CORRECT_ROUTE": "改走法定途径",
    "RECHECK": "登记复核",
    "CLOSE": "结案",
    "WITHDRAW": "登记撤回",
    "BIND": "组卷",
    "HAND_OVER_ARCHIVE": "移交归档",
    "REGISTER_AGAIN": "另行登记并关联",
    "COME_BACK_AFTER_FINAL": "终结后再次提出",
    "VOID": "作废",
    "ANSWER_SIMPLY": "简易办理答复",
    "REPLY_SUGGESTION": "回复建议",
    "HAND_OVER_ACCUSATION": "移交检举控告",
    # acts that move no state but mend what a guard found missing
    "EDIT_REGISTRATION": "补全登记",
    "CHOOSE_MERGE_TARGET": "选择并入的事项",
    "LINK_EARLIER": "关联原事项",
    "CLASSIFY_DEMAND": "甄别诉求",
    "SPLIT_DEMAND": "拆分诉求",
    "WRITE_PROPOSAL": "填写拟办意见",
    "CHOOSE_COMPETENT_BODY": "选择有权处理单位",
    "CHOOSE_BASIS": "选择依据",
    "CHOOSE_RECIPIENT": "重新选择接收单位",
    "CHOOSE_GROUND": "选择不予受理情形",
    "CHOOSE_SEAL": "改用学校印章",
    "SET_LEAD_UNIT": "指定责任单位",
    "SET_HANDLER": "改派其他人员",
    "SET_SUPERIOR": "设置上一级单位",
    "SET_OFFICE": "填写单位信息",
    "SET_REVIEWER": "指定审核人",
    "REPORT_LATE": "按超期件说明情况",
    "ASK_SUPERIOR": "请示交办单位",
    "RECORD_INTERVIEW": "登记谈话笔录",
    "RECORD_VERIFICATION": "登记调查核实",
    "CHECK_QUALITY": "逐项检查质量",
    "RECORD_REVIEW_PAPER": "登记上级文书",
    "REVOKE_OPINION": "标注原意见已撤销",
    "ANSWER_DEMAND": "答复诉求",
    "REPLY_SUPERIOR": "回复交办单位",
    "RECORD_EXECUTION": "登记落实情况",
    "WRITE_CLOSING_REPORT": "撰写结案报告",
    "ANSWER_INSTRUCTION": "回复领导批示",
    "KEEP_STATEMENT": "收存撤回声明",
    "ADD_PIECE": "补入材料",
    "NUMBER_PAGES": "重新编页",
    "STATE_NEW_FACTS": "写明新的事实",
    "RESTRICT_READERS": "限定知悉范围",
    "SEAL_MATERIAL": "密封材料",
    "BACKFILL": "补录并写明理由",
    "NEW_OPINION_VERSION": "报批新版本",
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
    "REQUESTED": "延期申请",
    "APPROVED": "延期批准",
    "NOTIFIED": "延期告知",
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
    "F35": "督",
}
"""Word of each numbered form inside 校代字信访□〔年〕n号."""

ANONYMOUS = "匿名"
UNKNOWN_NAMES: frozenset[str] = frozenset({ANONYMOUS, "不详", "未知", "佚名", "无名氏"})
AND_OTHERS = "{first}等{count}人"

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
}
"""Which words the values of a refusal's fact are written in, by the fact's name."""

ADDRESS = "同志"
"""How a notice addresses a person."""

CLOSING = "特此告知。"

IMPORT_UNDONE = "撤销导入“{file}”"
