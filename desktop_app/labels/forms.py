"""The words printed on forms. Wording of letters, which an office edits, lies in resources/phrases instead."""

from __future__ import annotations

from datetime import date, datetime

from .codes import URGENCIES

TICKED, OPEN = "■", "□"
COLON = "："
COMMA = "、"
WIDE_BLANK = "\u3000"
CONTINUED = "（续页）"
WRITE_DAY = "年　　月　　日"
WRITE_DATE = "　　　　年　　月　　日"
WRITE_MOMENT = "　　　年　　月　　日　时　分"
WRITE_CLOCK = "　　时　　分"
SIGN = "签名："
CUT = "裁切线"
RESTRICTED = "限知悉人员"
MADE_BY = "制表人："
MADE_ON = "制表日期："
NUMBER = "编号："
BLANK_NUMBER = "　　　　〔　　　　〕　　号"

TITLES = {
    "F01": "信访人登记表",
    "F02": "信访事项受理告知书",
    "F03": "信访事项告知书",
    "F04": "不予（不再）受理告知书",
    "F05": "不属于本单位职权告知书",
    "F05S": "途径告知单",
    "F06": "法定途径引导告知书",
    "F07": "答复期限告知单",
    "F07b": "首问指引单",
    "F08": "信访事项甄别分类审批单",
    "F09": "内部移交登记单",
    "F09b": "检举控告材料密封交接单",
    "F10": "协商受理记录",
    "F11": "重大疑难来访处置记录",
    "F11b": "越级访处置单",
    "F12": "谈话（接访）笔录",
    "F12b": "劝导教育记录",
    "F13": "调查核实记录",
    "F14": "延期办理申请审批单",
    "F14b": "延期办结请示",
    "F15": "延期办理告知书",
    "F16": "信访处理意见书",
    "F16a": "处理意见审批签",
    "F16b": "处理意见书质量检查单",
    "F17": "领导接待日处理单",
    "F17b": "下访（约访）登记表",
    "F18": "接访场所信息公示牌",
    "F19": "校领导接待日公示",
    "F19a": "校领导接待日安排表",
    "F19b": "接访通知单",
    "F19c": "代接访审批单",
    "F20": "交办（转送）函",
    "F21": "领导批示交办单",
    "F22": "重要信访案件查结呈审笺",
    "F23": "人民来信请示单",
    "F24": "立案请示签",
    "F24b": "结案呈批签",
    "F25": "调查处理报告",
    "F26": "结案报告",
    "F27": "办结报告",
    "F28": "复函",
    "F29": "领导包案登记表",
    "F29b": "包案通知",
    "F29c": "包案情况汇报",
    "F31": "建议意见回复函",
    "F32": "首问登记表",
    "F32b": "群众满意度评价表",
    "F33": "信访事项终结情况表",
    "F33b": "复查（复核）情况登记",
    "F49": "声像资料登记单",
    "F50": "AB岗公示表",
    "F51": "回避申请（决定）单",
    "SETTLE": "调解（和解）协议书",
    "WITHDRAW": "撤回信访事项声明",
    "VOID": "作废说明",
    "F30": "送达回证",
    "F30b": "申请复查告知",
    "F34": "信访工作月报表",
    "F34b": "信访工作统计分析",
    "F36": "信访会议（会审）记录",
    "F37": "矛盾隐患排查台账",
    "F37b": "信访预警单",
    "F37c": "舆情记录",
    "F42": "情况通报",
    "AHEAD": "假期到期清单",
    "F41": "奖励建议书",
    "F44": "办理进展查询单",
    "DAYS": "期限计算说明",
    "LIST": "清单",
    "F45": "案卷封面",
    "F46": "卷内文件目录",
    "F47": "卷内备考表",
    "F48": "卷脊与盒脊标签",
    "F48b": "档案借阅登记",
    "CHECKLIST": "要件齐全性检查单",
    "TRANSFER": "档案移交清册",
    "DISPOSAL": "档案销毁清册",
    "INDEX": "案卷目录",
    "ITEMS": "归档文件目录",
    "F34c": "每日零报告",
    "F35": "重大信访事项即时报告",
    "F35b": "信访专报（校内）",
    "F53": "重点时期值班表",
    "F54": "值班记录",
}

# F01
REGISTRATION_NO = "登记编号："
CHANNEL = "信访形式："
NAME, GENDER, PHONE = "姓名", "性别", "联系电话"
ID_NO, IDENTITY, UNIT, ADDRESS = "证件号码", "身份", "单位", "住址"
HEADCOUNT, GROUP, OCCURRENCE = "人数", "集体访", "初/重访"
EARLIER_NO = "原编号"
RECEIVED_AT, RECEIVER, REGISTRAR = "收到时间", "接待人", "登记人"
PLACE, REGISTERED_AT, TOPIC, RELATION, GUARDIAN = "接待地点", "登记地点", "问题类别", "与事项关系", "监护人"
POSTMARK, ENVELOPE = "邮戳日期", "信封页数"
ENVELOPE_KEPT, LETTER_PAGES = "信封已留存", "信件"
CALLER_NO, CALL_TIME, RECORDING = "来电号码", "通话起止", "录音编号"
EXTERNAL_SYSTEM, EXTERNAL_NO = "来源系统", "外部编号"
SENT_BY, SENT_UNDER = "转送机关", "来文编号"
MAIN_PROBLEM, DEMANDS, REASONS = "反映的\n主要问题", "诉求", "事实和\n理由"
MATERIALS, CIRCUMSTANCES = "材料清单", "有关情况"
IN_OTHER_PROCEDURE = "已进入诉讼、仲裁、复议或申诉"
WANTS_REPLY, WANTS_SECRECY = "要求书面答复", "要求保密"
REPLY_POINTS, REMARKS = "接待答复\n要点", "备注"
READ_AND_SIGNED = "信访人\n阅后签名"
READ_STATEMENT = "以上内容我已看过，与我反映的一致。"
READ_BACK, READ_BACK_STATEMENT = "复述核对", "已向来电人复述以上内容，来电人确认无误"
REGISTRAR_SIGNS = "登记人签名："
REFUSED_TO_SIGN = "信访人拒绝签名，原因："
PEOPLE_LIST = "附：信访人名单"
PEOPLE_HEADS = ("序号", "姓名", "性别", "证件号码", "联系电话", "身份、单位", "代表")
REPRESENTATIVE = "是"
ORIGINAL, COPY = "原件", "复印件"

# letters
YOU, YOU_ALL = "您", "你们"
# Endings that already address or describe a person, so that no further word follows.
ADDRESSED = ("先生", "女士", "同志", "老师", "教师", "同学", "学生", "家长", "业主", "职工")
SERVICE_TAIL = "送 达 栏"
SERVICE_METHOD, RECIPIENT, SERVED_AT = "送达方式", "收件人", "送达时间"
TAIL_METHODS = ("IN_PERSON", "POST", "LEAVE", "ELECTRONIC")

# F07
STUB, VISITOR_COPY = "（存根联）", "（来访人联）"
PROBLEM, WHY_NOT_NOW = "反映的问题", "不能立即\n答复的理由"
REPLY_DUE, REPLY_HOW, HANDLER = "答复期限", "答复方式", "经办人"
VISITOR_SIGNS, HANDLER_SIGNS = "来访人签名：", "经办人签名："

# F08
PETITIONER, CHANNEL_CELL, SUBJECT = "信访人", "信访形式", "信访事项"
NEW_FACTS, SIMPLE_PROCEDURE = "有无新事实\n新理由", "是否\n简易办理"
WHETHER_FIRST = "是否初次"
DEMAND_HEADS = ("序号", "诉求", "本校职权", "性质", "途径", "依据", "有权处理\n机关、单位")
YES_NO = {"YES": "是", "NO": "否"}
HAS_OR_NOT = {"YES": "有", "NO": "无"}
PROPOSAL, OFFICE_HEAD, SCHOOL_LEADER = "拟办意见", "信访办\n负责人意见", "校领导\n审批意见\n（重大事项）"
PROPOSER_SIGNS = "拟办人："

# F30
DOCUMENT, DOCUMENT_NO, SERVED_ON, SERVICE_PLACE = "文书名称", "文书编号", "受送达人", "送达地点"
RECEIVED_ON, RECEIPT = "收到时间", "受送达人\n签收"
AGENT_RECEIPT, AGENT_RELATION = "代收人签收", "代收关系"
REFUSAL, WITNESS, MAIL_NO, SERVER = "拒收事由", "见证人", "邮件号", "送达人"
PHOTO_REMARK = "备注\n（照片号）"

# F30b
REVIEWED_DOCUMENT, DELIVERED_ON, REVIEW_BODY = "意见书", "送达日期", "复查机关"
LAST_DAY, LAST_DAY_NOTE = "申请截止", "（含当日）"
TO_SUBMIT, LAPSE, BASIS = "应交材料", "逾期后果", "依据"

# F44
QUERY_CODE, STATE, RECEIVED_DAY = "查询码", "当前环节", "收到日期"
DUE, STEPS, ENQUIRY_PHONE, ASKED_AT = "办理期限", "办理进程", "查询电话", "查询时间："

# day count
RULE, COUNTING = "期限", "计算过程"
DAY_HEADS = ("第几日", "日期", "星期", "类别", "说明")
PROVISIONAL = "暂定：期间内有年份的节假日安排尚未导入，导入后重新计算。"
PRINTED_ON = "打印日期："


def day(value: date | None) -> str:
    """2026年1月6日, without leading zeros (GB/T 9704-2012 7.3.5.4); empty for None."""
    return f"{value.year}年{value.month}月{value.day}日" if value else ""


def moment(value: datetime | None) -> str:
    """2026年1月20日 9时15分, local time; empty for None."""
    return f"{day(value)} {value.hour}时{value.minute:02d}分" if value else ""


def urgency_mark(urgency: str) -> str:
    """紧急 or 特急 for the box in the corner; empty for an ordinary matter."""
    return URGENCIES[urgency] if urgency in ("URGENT", "CRITICAL") else ""


def account(of: str) -> str:
    return f"账号{of}"


def unnamed(of: str) -> str:
    """How a petitioner without a name is addressed. of: the account the letter came from, or empty."""
    return PETITIONER + in_brackets(account(of)) if of else PETITIONER


def raised(on: date, channel: str) -> str:
    """于2026年1月6日通过来访反映, to stand after 您; channel: its word, empty where the petitioner chose none."""
    return f"于{day(on)}通过{channel}反映" if channel else f"于{day(on)}反映"


def sent_on(superior: str) -> str:
    """Of a matter that a superior sent: when it was raised there is not known here."""
    return f"反映、由{superior}转来" if superior else "向上级反映"


def nth_print(n: int) -> str:
    return f"第{n}次打印"


def dashed_number(page: int, _pages: int) -> str:
    """Page number of official papers (GB/T 9704-2012 7.5)."""
    return f"— {page} —"


def page_of(page: int, pages: int) -> str:
    return f"第{page}页　共{pages}页"


def page_of_many(page: int, pages: int) -> str:
    """Page number of a paper that mostly has one page only: a single one carries none."""
    return page_of(page, pages) if pages > 1 else ""


def people(count: int) -> str:
    return f"{count}人"


def and_others(name: str, count: int) -> str:
    return f"{name}等{count}人"


def leaves(count: int) -> str:
    return f"{count}页"


def copies(count: int) -> str:
    return f"{count}份"


def in_brackets(text: str) -> str:
    return f"（{text}）"


def ordinal(place: int, text: str) -> str:
    return f"{place}. {text}"


def period(start: str, end: str) -> str:
    return f"{start}至{end}"


def clock(value: datetime | None) -> str:
    """9时15分; empty for None."""
    return f"{value.hour}时{value.minute:02d}分" if value else ""


def these_demands(texts: tuple[str, ...], all_of_them: bool) -> str:
    """该事项 where the whole matter is meant, else 其中“……”的诉求."""
    return "该事项" if all_of_them else "其中" + "".join(f"“{one.rstrip('。')}”" for one in texts) + "的诉求"
