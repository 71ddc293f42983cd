"""The words printed on the forms of handling, opinion, delivery and closing; `forms` holds those they share."""

from __future__ import annotations

TEN = "一二三四五六七八九"

# official texts
MARK_OF_REPORT = "{school}文件"
SIGNATORY = "签发人："
ATTACHED = "附件："
COPIES_TO = "抄送："

# F09, F09b
FIRST_COPY, SECOND_COPY = "（移交方存）", "（接收方存）"
HANDED_AT, FROM_UNIT, FROM_PERSON, TO_UNIT, TO_PERSON = "移交时间", "移交部门", "移交人", "接收部门", "接收人"
GIST, HANDOVER_OPINION = "主要情况", "移交意见"
EVIDENCE_HEADS = ("序号", "书证名称", "份数", "原件或复印件")
GIVER_SIGNS, RECEIVER_SIGNS = "移交人签名：", "接收人签名："
PAGES, ENVELOPES, SEALING, RECEIVER_BODY, HANDED_ON = "材料页数", "封数", "密封情况", "接收机构", "交接时间"
NAMELESS = "本单只写编号，不写信访人姓名和事由。接收机构拆封前应当核对封口。"

# F12
INTERVIEW_TIME, INTERVIEW_PLACE = "谈话时间：", "谈话地点："
INTERVIEWERS, RECORDER, INTERVIEWEE, ABOUT = "谈话人：", "记录人：", "被谈话人：", "有关情况："
TOLD = "告知事项"
ASK, ANSWER = "问：", "答："
READ_AND_RIGHT = "以上笔录我已看过，与我说的相符。"
INTERVIEWEE_SIGNS, INTERVIEWERS_SIGN, RECORDER_SIGNS = "被谈话人签名：", "谈话人签名：", "记录人签名："
SIGN_EACH_PAGE = "被谈话人逐页签名："

# F13
VERIFIED_MATTER, VERIFY_METHOD, VERIFY_SUBJECT = "核查事项", "核查方式", "核查对象"
VERIFIED_ON, VERIFY_PLACE, FOUND, CONCLUSION = "核查时间", "核查地点", "核查情况", "核查结论"
EVIDENCE_LIST, VERIFIERS = "证据及编号", "调查人"

# F14
ACCEPTED_ON, DUE_NOW, EXTENDED_DAYS, NEW_DUE = "受理日期", "原届满日", "延长日数", "新届满日"
EXTENSION_REASON, APPLICANT, ASKED_ON, AUTHORITY = "延期理由", "承办人", "申请日期", "批准权限"
OFFICE_OPINION, UNIT_LEADER_APPROVES = "信访工作\n办公室意见", "单位负责人\n审批意见"
DAYS_UNIT = "日"

# F16a
DRAFT, DRAFTED_ON, VERSION, MAJOR = "拟稿人", "拟稿日期", "版次", "事项类别"
PAPER_TITLE, LEAD_UNIT, OUTCOME = "文书名称", "承办单位", "处理结果"
MAJOR_WORDS = {"YES": "重大事项", "NO": "一般事项"}
BUSINESS_REVIEW, OFFICE_REVIEW, COUNTERSIGN, ISSUE = "业务部门\n审核", "信访工作\n办公室审核", "会签", "签发"
REVIEWER = "审核人"

# F16b
CHECK_DEMAND_HEADS = ("序号", "诉求", "事实", "依据", "结论")
CHECK_HEADS = ("序号", "项目", "标准", "符合", "备注")
CHECKER, CHECKED_ON = "检查人：", "检查日期："

# F24, F24b
CASE_GIST, CASE_SOURCE, PARTIES, ISSUES, FILING_REASON, HANDLING_ADVICE = (
    "案由", "来源", "当事人", "主要问题", "立案理由", "承办建议",
)  # fmt: skip
LEADER_APPROVES = "领导审批"
CONCLUDED_ON, RESULT, DELIVERY, SATISFACTION, STABILITY = "办结日期", "处理结果", "送达情况", "满意度", "稳控措施"

# F32b
RATED_MATTER, OFFICE_RATING, UNIT_RATING, WHY_NOT = "信访事项", "对信访部门", "对责任单位", "不满意原因\n或者意见"
PETITIONER_SIGNS = "信访人签名："
RATING_NOTE = "请在相应方框内打“√”。评价不影响您的其他权利。"

# F33, F33b
FINAL_HEADS = ("意见", "作出机关、单位", "文号", "日期")
SAME_FACTS, FINAL_CONCLUSION, FOLLOW_UP = "事实、理由\n同一性", "终结结论", "后续疏导"
OPINION_NO, REVIEW_KIND, APPLIED_ON, IN_WINDOW = "原意见书", "类别", "申请日期", "是否逾期"
WITHIN = {"YES": "未逾期", "NO": "已逾期"}
REVIEW_BODY, DEFENDED_ON, REVIEW_RESULT, REVIEW_NO, REVIEW_ON, REDO_DUE = (
    "复查（复核）\n机关", "答辩提交日", "结果", "意见文号", "意见日期", "重办期限",
)  # fmt: skip
RECORDED_BY, RECORDED_ON = "登记人", "登记日期"

# F51
RECUSAL_KIND, ASKED_BY, ASKED_FOR, POST, RELATION_OF = "类别", "申请人", "被申请\n回避人", "职务", "利害关系"
RECUSAL_REASON, RAISED_ON, DECISION, DECIDED_BY, DECIDED_ON = "理由", "提出日期", "决定", "决定人", "决定日期"

# settlement, withdrawal, void
PARTY_A, PARTY_B, MEDIATOR = "甲方（信访人）：", "乙方：", "调解人："
SETTLEMENT_TITLES = {"MEDIATION": "调解协议书", "RECONCILIATION": "和解协议书"}
SETTLEMENT_OPENING = "双方就“{subject}”信访事项，经自愿协商，达成如下协议："
SETTLEMENT_FACTS, SETTLEMENT_TERMS = "基本事实", "协议内容"
SETTLEMENT_COPIES = "本协议一式三份，双方各执一份，存档一份，自双方签字（盖章）之日起生效。"
PARTY_A_SIGNS, PARTY_B_SIGNS, MEDIATOR_SIGNS = "甲方签名：", "乙方签章：", "调解人签名："
WITHDRAW_OPENING = "本人{raised}的“{subject}”的信访事项，现自愿撤回。"
WITHDRAW_BLANK = "本人提出的下列信访事项，现自愿撤回。"
WITHDRAW_DEMANDS, WITHDRAW_REASON = "撤回的诉求：", "撤回理由："
WITHDRAW_FREE = (
    "撤回是本人真实意思，没有受到任何单位和个人的强迫、劝诱。本人知道撤回后，如有新的事实和理由可以再次提出。"
)
STATER_SIGNS, TAKER_SIGNS = "声明人签名：", "接收人签名："
VOID_SUBJECT, REGISTERED_ON, REGISTERED_BY, VOID_REASON, VOIDED_BY, VOIDED_ON = (
    "登记事项", "登记日期", "登记人", "作废原因", "作废人", "作废日期",
)  # fmt: skip
VOID_NOTE = "本编号保留在登记簿中，不再使用。"


def numeral(number: int) -> str:
    """一 to 九十九, as headings count."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else TEN[tens - 1] + "十"
    return head + (TEN[ones - 1] if ones else "")


def level_mark(level: int, number: int) -> str:
    """一、 （一） 1. （1）: the numbers of GB/T 9704-2012 7.3.3."""
    return {1: f"{numeral(number)}、", 2: f"（{numeral(number)}）", 3: f"{number}. ", 4: f"（{number}）"}[level]


def attachment_lines(names: tuple[str, ...]) -> tuple[str, ...]:
    """附件：……, numbered when there are several, without end marks (GB/T 9704-2012 7.3.4)."""
    plain = tuple(name.rstrip("。；;,，") for name in names)
    if not plain:
        return ()
    if len(plain) == 1:
        return (ATTACHED + plain[0],)
    return tuple((ATTACHED if n == 1 else "　　　") + f"{n}. {name}" for n, name in enumerate(plain, 1))


def leaf_count(number: int | None) -> str:
    return f"{number}页" if number else "　　　页"


def envelope_count(number: int | None) -> str:
    return f"{number}封" if number else "　　　封"


def day_count(number: int | None) -> str:
    return f"{number}{DAYS_UNIT}" if number else ""


def version(number: int | None) -> str:
    return f"第{number}版" if number else ""
