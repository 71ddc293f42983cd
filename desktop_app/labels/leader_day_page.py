"""Words of the page 领导接待日 and its dialogs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .leader_days import plain_day, short_day

WEEK_HEADS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
TODAY_MARK, OFF_MARK, WORK_MARK = "今天", "休", "班"
MONTH, PREVIOUS, NEXT, THIS_MONTH = "{year}年{month}月", "上个月", "下个月", "本月"
PLAN, NEW_SLOT, COPY_WEEK, MORE = "按规则排班…", "新增场次", "复制本周到…", "更多"
ARRANGE, STATISTICS, BOARD, SCHEDULE, POSTINGS = "接待日规则…", "接访统计…", "信息公示牌…", "内部安排表…", "公示记录…"
SHOW_POSTING, SHOW_DAY = "查看公示预览", "查看当天场次"
GRID = "接待日月历"
MORE_SLOTS = "另有 {n} 场"
PRINCIPALS = "主要领导本月接访"
PRINCIPAL_NONE = "{name} 还没有安排"
PRINCIPAL_DAY = "{name} {day}"
COUNT = "本月 {n} 场，下访 {fields} 次"
NO_SLOT, NO_SLOT_WHY = "这一天没有接访", "按 Ctrl+N 新增一场，或先“按规则排班”。"
CANCEL_WORD, PENDING_WORD = "取消", "待批：{name}代"
VISITS_WORD = "已接访 {n} 批"
BOOKED_WORD = "批，已约 {n}"
STAND_IN = "代 {name}"
UNTIL: Mapping[str, str] = {"UNPOSTED": "{day}前公示", "PREPARED": "{day}前张贴", "CHANGED": "须重新公示"}
TODAY_DUE = "今天须公示"
OVERDUE = "公示已逾期"

FIELDS: Mapping[str, str] = {
    "leader": "接访领导",
    "kind": "形式",
    "day": "日期",
    "starts": "时间",
    "ends": "至",
    "place": "地点",
    "place_reason": "地点理由",
    "portfolio": "分管工作",
    "post": "职务",
    "accompany": "陪同部门",
    "capacity": "可约批数",
    "topic": "专题",
    "matter_number": "案件编号",
    "rest_reason": "休息日理由",
}
SAVE, NEW_TITLE = "保存场次", "新增场次"
STEPS: Mapping[str, str] = {"POST": "公示", "NOTIFY": "通知领导和陪同部门", "RECEIVE": "接访登记处理单"}
POST_WHY = "最晚 {day} 张贴"
NOTIFY_WHY = "最晚 {day} 通知到"
NOTIFIED_WHY = "{when} 已通知：{told}"
RECEIVE_WHY = "每批一张，批转后自动计时"
RECEIVE_DONE = "已登记 {n} 批 {persons} 人次"
ACTS: Mapping[str, str] = {
    "BRIEF": "打印通知",
    "NOTIFIED": "登记已通知",
    "COUNTER": "开始接访",
    "CLOSE": "接着登记",
    "HANG": "标记已公示",
    "SUBSTITUTE": "代接…",
    "DECIDE": "登记审批…",
    "MOVE": "改期…",
    "CANCEL": "取消这场…",
    "BOOK": "添加预约",
    "CHANGE_NOTICE": "变更公告",
    "MEDIA": "声像资料…",
    "FIELD": "下访登记表…",
}
BOOKINGS = "预约名单"
BATCHES = "{n} 批"
NO_BOOKINGS = "还没有人预约。"
RECEIVED_MARK = "已接"

PREVIEW_TITLE = "公示预览"
FROM, TO = "自", "至"
HOLDS = "含 {n} 场"
LEFT_OUT = "{day} {why}，未列入"
MISSING = "{day} 缺{items}"
LACKING = "{year}年{month}月没有{name}接访"
NOTHING_TO_POST = "这段时间没有可以公示的接访。"
EXPORT, PRINT_POSTER = "导出…", "打印公示"
EXPORT_PDF, EXPORT_PAGE, EXPORT_PICTURE = "PDF 文件", "网页（单个 HTML 文件）", "图片（PNG）"
PAGES_FILTER, PICTURES_FILTER = "网页 (*.html)", "图片 (*.png)"
PUBLISHED = "公示已出具。张贴后请点“标记已公示”，写明时间和地点。"
OVERRIDE_TITLE, OVERRIDE = "没有主要领导接访的理由", "仍要公示"
OVERRIDE_REASON = "理由"
MOVED = "{name}的接访已改到{day}。"
COPIED = "已复制 {n} 场到 {day} 起的一周。"
COPY_LEFT = "{day}没有复制：{why}"
EXPORTED = "已存到 {path}。"
NO_COUNTER = "今天没有未结束的接访。"
LEAVE_TITLE, LEAVE_LINE = "这场接访改过还没有保存", "离开前要保存吗？"
LEAVE_DROP, LEAVE_BACK = "不保存", "返回继续改"
SAVED = "{day} {name}的接访已保存。"
CANCELLED = "{day}的接访已取消；已经公示的，请出变更公告。"
HUNG = "已登记公示：{places}。"

PLANNER_TITLE = "按规则排班"
PLANNER_NOTE = "先看排出来的日期和没有排的原因，再排入日历；排好后可以在月历里拖动调整。"
PLANNER_HEADS = ("日期", "时间", "接访领导", "地点", "规则", "说明")
LEFT_HEADS = ("没有排的日期", "规则", "原因")
PLAN_FIRST, PLAN_LAST, PLAN_SHOW, PLAN_DO = "开始日期", "结束日期", "试排", "排入日历"
PLAN_COUNT = "排出 {n} 场；{left} 天没有排。"
PLAN_DONE = "已排入 {n} 场。"
MOVED_FROM = "原为{day}，{why}"
PROVISIONAL = "暂定：{year}年节假日安排未公布"
SHARES = "各领导场次（今年已有＋本次）"
SHARE = "{name} {present}＋{proposed}"
LACKS = "{month}月没有{name}接访"
PERIOD_SHORT = "{period}：{name}还差 {n} 天"

RULES_TITLE = "接待日规则"
RULES_NOTE = "直接粘贴学校原来的写法，如“每月最后一周周三15:00-17:00，节假日顺延”，程序读出后显示在下面，可再修改。"
SENTENCE, READ, READ_NONE = "学校的写法", "读取", "没有读出接待的日子。请写明星期几或几日，或在下面自己选。"
WEEKS_DOUBT = "“第几周的星期几”有两种理解：第几个星期几，或按周数。现按第几个星期几，可在“规律”里改。"
RULE_FIELDS: Mapping[str, str] = {
    "name": "名称",
    "pattern": "规律",
    "weekdays": "星期",
    "ordinals": "第几个",
    "month_days": "几日",
    "dates": "逐日",
    "every_weeks": "每几周",
    "anchor": "起算日",
    "weeks": "教学周",
    "months": "月份",
    "on_holiday": "遇节假日",
    "in_vacation": "寒暑假",
    "sessions": "时间",
    "leaders": "轮值领导",
    "place": "地点",
    "capacity": "可约批数",
}
MONTH_DAYS_HINT, DATES_HINT = "如 10、25", "如 9月8日、9月22日"
MONTHS_HINT, SESSIONS_HINT, ANCHOR_HINT = "不填为每月；如 3、6、9", "如 14:30-16:30", "有接待的任意一天"
LEADERS_HINT = "用顿号隔开，如 周明远、苏文清；按此顺序轮值"
VACATION_WORDS: Mapping[str, str] = {"NO": "不接待", "YES": "照常接待"}
RULE_ADD, RULE_CHANGE, RULE_DROP, RULE_LIST = "加入规则", "改为这样", "删除", "现有规则"
TERMS, KEY_PERIODS = "校历（学期）", "重点时段"
TERM_HEADS: Mapping[str, str] = {"name": "名称", "first": "开始", "last": "结束"}
KEY_HEADS: Mapping[str, str] = {"name": "名称", "first": "开始", "last": "结束", "days": "主要领导至少几天"}
WORDING = "公示用语"
WORDING_FIELDS: Mapping[str, str] = {
    "title": "标题",
    "intro": "开头",
    "booking": "预约办法",
    "notes": "来访须知",
    "phone": "监督电话",
}
WORDING_HINTS: Mapping[str, str] = {
    "title": "不填为“校领导接待日公示”",
    "intro": "不填用默认开头",
    "booking": "不填按单位地址和电话写",
    "notes": "不填为代表不超过5人、如实反映",
}
FIRST_RULE = "全校接待日"
SENTENCE_HINT = "如 每月最后一周周三15:00-17:00，遇节假日顺延"
ALL_LEADERS = "全部领导"

SUBSTITUTE_TITLE, SUBSTITUTE_DO = "代接访", "提出并打印审批单"
SUBSTITUTE_FIELDS: Mapping[str, str] = {"to": "代接领导", "reason": "事由"}
DECIDE_TITLE, DECIDE_DO = "代接访审批", "登记"
DECIDE_FIELDS: Mapping[str, str] = {"decided_by": "审批人", "decided_at": "审批时间", "approved": "意见"}
APPROVAL: Mapping[str, str] = {"YES": "同意", "NO": "不同意"}
MOVE_TITLE, MOVE_DO = "改期", "改到这一天"
CANCEL_TITLE, CANCEL_DO = "取消这场接访", "取消这场"
REASON = "理由"
BOOK_TITLE, BOOK_DO = "预约", "保存预约"
BOOK_FIELDS: Mapping[str, str] = {
    "at": "时间",
    "name": "姓名",
    "identity": "身份",
    "unit": "单位",
    "phone": "电话",
    "headcount": "人数",
    "subject": "反映的问题",
    "matter_number": "已有编号",
}
DROP_BOOKING = "取消预约…"
NOTIFIED_TITLE, NOTIFIED_DO = "登记已通知", "登记"
NOTIFIED_FIELDS: Mapping[str, str] = {"notified_at": "通知时间", "told": "通知情况"}
TOLD_HINT = "如：已电话告知本人和教务处"
FIELD_TITLE, FIELD_DO = "下访（约访）登记", "出具登记表"
FIELD_FIELDS: Mapping[str, str] = {"met": "会见对象", "found": "情况", "advice": "领导意见"}
MEDIA_TITLE, MEDIA_DO = "登记声像资料", "登记并出具登记单"
MEDIA_FIELDS: Mapping[str, str] = {
    "content": "内容",
    "carrier": "载体",
    "minutes": "时长（分）",
    "taken_at": "摄录时间",
    "taken_by": "摄录人",
    "place": "地点",
    "file": "文件",
    "kept_at": "存放地点",
}
CARRIERS = ("录像", "录音", "照片")
KEPT_HINT = "文件不收入系统时必填，写明存放和备份的地方"
FILE_CHOOSE = "选择文件…"
HANG_TITLE, HANG_DO = "标记已公示", "登记"
HANG_FIELDS: Mapping[str, str] = {"posted_at": "公示时间", "places": "公示地点", "photo": "照片"}
PLACES_HINT = "如：行政楼公告栏、校园网"
NO_POSTING_YET = "还没有出具过公示。请先在右边打印公示。"
COPY_TITLE, COPY_DO, COPY_TO = "复制本周", "复制", "到哪一周（填其中一天）"
POSTINGS_TITLE = "公示记录"
POSTINGS_HEADS = ("公示期间", "种类", "场次", "出具", "张贴时间", "地点", "撤下")
POSTING_KINDS: Mapping[str, str] = {"NOTICE": "公示", "CHANGE": "变更公告", "BOARD": "公示牌"}
TAKE_DOWN, SHOW_PAPER, SAVE_PHOTO = "登记撤下", "看公示", "照片另存"
STATISTICS_TITLE = "领导接访统计"
STATISTICS_HEADS = ("月份", "领导", "接访天数", "批次", "人次", "现场答复", "批转", "另约", "办结")
VISIT_HEADS = ("日期", "处理单", "来访人", "反映的问题", "处理方式", "登记编号", "办结")
PRINT_LIST = "打印统计"
TOTAL = "合计"
RECONCILED = "现场答复、批转、另约之和与批次一致。"
DONE_MARK, OPEN_MARK = "是", "否"
BOARD_TITLE = "接访场所信息公示牌"
PHOTO_CHOOSE = "选择照片…"
PHOTO_FILTER = "图片 (*.png *.jpg *.jpeg *.bmp)"

COUNTER_TITLE = "接访登记 · {when} · {leader}"
COUNTER_FIELDS: Mapping[str, str] = {
    "booking": "预约",
    "matter_number": "已有编号",
    "name": "姓名",
    "phone": "电话",
    "identity": "身份",
    "unit": "单位班级",
    "headcount": "人数",
    "representatives": "其他代表",
    "problem": "反映问题",
    "demands": "诉求",
    "attention": "三个全面",
    "note": "做法",
    "answer": "领导答复（原话）",
    "outcome": "处理方式",
    "handed": "书面",
    "unit_id": "批转单位",
    "due": "办理时限",
    "next_slot": "另约到",
    "told_how": "怎样告知",
    "received_at": "来访时间",
    "wants_secrecy": "保密",
}
HANDED = {"YES": "处理单一联已交来访人（当场书面答复）"}
SECRECY = {"YES": "来访人要求保密"}
REPRESENTATIVES_HINT = "用顿号隔开，连本人最多5人"
DEMANDS_HINT = "每条一行；不填则写请求答复"
COUNTER_SAVE, COUNTER_CLOSE = "保存并打印处理单", "结束接访"
COUNTER_LEAVE = "先离开"
COUNTER_SAVED = "{number} 已保存，登记编号 {matter}。"
COUNTER_LIST = "今天已接"
COUNTER_DRAFT = "正在填写的内容已自动保存，下次打开继续。"
COUNTER_DONE = "这场接访已结束，共 {n} 批。"
WALK_IN = "未预约"

HINTS: tuple[tuple[str, str], ...] = (
    ("方向键", "选日期"),
    ("PgUp/PgDn", "换月"),
    ("Enter", "编辑"),
    ("Ctrl+N", "新增场次"),
    ("Ctrl+P", "打印公示"),
    ("F7", "开始接访"),
)


def rule_name(number: int) -> str:
    """What a rule is called until the officer names it. number: its place in the list, from 1."""
    return FIRST_RULE if number == 1 else f"{FIRST_RULE}{number}"


def more_rules(count: int) -> str:
    """count: the rules a sentence holds, the one read first included."""
    return f"这句话里有{count}条规则，先读出第一条；点“加入规则”后接着读下一条。"


def spoken(day: date, leader: str, post: str, starts: str, place: str, state: str) -> str:
    """One reception as a screen reader says it."""
    return "，".join(part for part in (short_day(day), starts, leader, post, place, state) if part)


def day_head(day: date, first_of: int) -> str:
    """The number of a day; with its month where it belongs to another one. first_of: the month shown."""
    return str(day.day) if day.month == first_of else plain_day(day)
