"""Words of setting up and keeping the office: settings, imports, holidays, backups, choosing who works."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

SCHOOL_ENDINGS = (
    "高等专科学校",
    "职业技术学院",
    "职业技术大学",
    "职业学院",
    "技师学院",
    "技术学校",
    "职业中学",
    "高级中学",
    "实验学校",
    "中等专业学校",
    "大学",
    "学院",
    "中学",
    "小学",
    "学校",
    "幼儿园",
)
MARK_UNVERIFIED = "待核实"
LINE_JOIN = "；"

# 首次设置与单位设置
FIRST_TITLE = "首次设置"
SETTINGS_TITLE = "单位设置"
FIRST_NOTE = "只有学校全称必须现在填写，其余以后都可以在“单位设置”里补充或更改。"
STEPS: Mapping[str, str] = {
    "SCHOOL": "学校",
    "SUPERIOR": "上级与复查机关",
    "PEOPLE": "部门与人员",
    "PLACES": "接待地点和时间",
    "RULES": "规则集",
    "DATA": "数据与备份",
}
STEP_NOTES: Mapping[str, str] = {
    "SCHOOL": "学校全称是文书的署名，校代字写进文号，例如“{short}信访受〔2026〕1号”。",
    "SUPERIOR": "处理意见书要写明向谁申请复查。上一级机关通常是主管的教育行政部门。",
    "PEOPLE": "部门可以承办信访事项；人员登录时从名单里选自己。在最后一行按 Enter 添加下一行，Ctrl+Delete 移除一行。",
    "PLACES": "来访登记和接待日公示用到这些地点。",
    "RULES": "规则集决定期限从哪部条例来。事项登记时的规则版本随事项保存，以后更改不影响已登记的事项。",
    "DATA": "全部数据只存在这个文件夹里，不联网。",
}
START = "开始方式"
STARTS: Mapping[str, str] = {"OWN": "建立本校数据", "SAMPLE": "用示例数据试用"}
START_NOTE = "示例学校、人员和事项都是虚构的。熟悉之后另选一个空文件夹建立本校数据。"
SAMPLE_LOCKED = "正在使用示例数据，这一页不用填写。"
SCHOOL = "学校全称"
SHORT = "校代字"
SHORT_NOTE = "按校名建议，可改"
OFFICE = "办公室"
ADDRESS = "地址"
PHONE = "电话"
PHONE_ODD = "这个号码可能拨不通，请核对；座机请带区号。它会印在告知书上。"
HOURS = "办公时间"
PREFIX = "编号字头"
PREFIX_NOTE = "登记编号如 XF-2026-0001"
GROUP_FROM = "集体访人数"
EXTENSION_BY = "延期批准"
EXTENSION_APPROVERS = {"NO": "主要领导", "YES": "主要领导或分管领导"}
GROUP_FROM_NOTE = "人数达到这个数，标为集体访"
SUPERIOR = "上一级机关"
SUPERIOR_ADDRESS = "地址和电话"
SUPERIOR_HINT = "例如：××市教育局"
UNITS = "部门"
UNIT_COLUMNS: Mapping[str, str] = {
    "name": "部门名称",
    "phone": "电话",
    "contact": "信访信息员",
    "contact_backup": "备用信息员",
    "room": "楼号房间",
}
PEOPLE = "人员"
PERSON_COLUMNS: Mapping[str, str] = {
    "name": "姓名",
    "post": "职务",
    "roles": "角色",
    "portfolio": "分管工作",
    "unit": "所在部门",
    "phone": "电话",
}
PLACES = "接待地点"
PLACE_COLUMNS: Mapping[str, str] = {"name": "地点", "hours": "接待时间"}
ADD_ROW = "添加一行"
REMOVE_ROW = "移除这一行"
NO_ROLES = "选择角色"
CELL_NAME = "{title} 第 {n} 行"
UNIT_UNKNOWN = "“{name}”不在部门名单里。请先在上面添加，或改选。"
NATIONAL = "全国规则"
REGIMES: Mapping[str, str] = {"": "按收到日期", "CN-2022": "2022年条例", "CN-2005": "2005年条例"}
REGIME_NOTE = "默认：2022年5月1日起收到的适用《信访工作条例》，以前收到的适用《信访条例》。"
OVERLAYS = "叠加的规定"
POLICY = "计算口径"
POLICY_NOTE = "条例没有规定怎样计算的地方，按下面的口径。更改会先显示对在办事项的影响。"
POLICY_WORDS: Mapping[str, str] = {
    "NEXT_DAY": "当日不计，次日起算",
    "SAME_DAY": "当日起算",
    "NONE": "不顺延",
    "FORWARD": "顺延到下一工作日",
}
SWITCH: Mapping[bool, str] = {True: "采用", False: "不采用"}
POLICY_DEFAULT = "默认：{value}。依据：{basis}。{note}"
QUOTED = "“{word}”"
POLICY_RANGE = "请填 {least} 至 {most} 之间的整数。"
POLICY_CLOCK = "请写成 17:00 这样的时刻。"
SEE_CHANGES = "查看对在办事项的影响"
DATA_FOLDER = "数据文件夹"
CHANGE_FOLDER = "更换…"
FOLDER_CHOICE = "选择数据文件夹"
FOLDER_NOTE = "请选本机硬盘上的文件夹，不要放在网盘、共享文件夹或移动硬盘上。"
FOLDER_TAKEN = "文件夹 {path} 里已有信访数据，没有动它。请另选一个空文件夹；要用那份数据，请退出设置后直接打开它。"
FOLDER_LATER = "更换文件夹请先备份，再在新文件夹里恢复。"
BACKUP_NOTE = "每天第一次打开后自动备份到数据文件夹下的“backups”。建议每周另存一份到移动硬盘。"
PREVIOUS = "上一步"
NEXT = "下一步"
FINISH = "完成设置"
SAVE = "保存设置"
NOT_FILLED = "还有内容要改正，见标红的地方。"
LEAVE_TITLE = "更改还没有保存"
LEAVE_LINES = ("离开后，刚才填写的内容不保留。", "原来的设置没有改变。")
LEAVE = "不保存，离开"
LEAVE_FIRST = "退出设置"
STAY = "继续填写"

# 期限变化
CHANGES_TITLE = "期限会这样变化"
CHANGES_POLICY = "按新的计算口径，{n} 项在办期限改变。保存后生效，每件事项的办理过程里记一条。"
CHANGES_CALENDAR = "按新的放假安排，{n} 项在办期限改变。采用后生效，每件事项的办理过程里记一条。"
NO_CHANGES = "在办事项的期限都不改变。"
CHANGE_HEADS = ("编号", "期限", "原届满日", "新届满日", "原最晚工作日", "新最晚工作日", "说明")
SETTLED = "暂定改为确定"
UNSETTLED = "确定改为暂定"
APPLY_POLICY = "按新口径保存"
APPLY_CALENDAR = "采用这份安排"
NOT_YET = "先不改"
COUNTING = "正在计算…"

# 非涉密提示
NON_SECRET_TITLE = "本系统为非涉密系统"
NON_SECRET = "严禁在本系统存储、处理国家秘密。"
NON_SECRET_LAW = "依据《中华人民共和国保守国家秘密法》（2024年修订）第三十一条第三项。"
NON_SECRET_DO = "来信来访中发现国家秘密的，不要登记、扫描，请立即报告本校保密工作机构。"
NON_SECRET_ACT = "我已知悉"

# 选择人员
WHO_TITLE = "今天由谁办公"
WHO_NOTE = "选择自己的名字。输入姓名可以筛选，↑↓ 选择，Enter 进入。"
WHO_FILTER = "姓名"
WHO_ACT = "以此身份进入"
WHO_NONE = "没有这个人。请清空筛选，或在“单位设置”里添加。"
NO_ROLE = "没有指定角色"

# 导入来信
IMPORT_TITLE = "导入来信"
IMPORT_NOTE = "先检查整份表格，确认后一次收入；未收入的行不影响其余。不会重复收入已登记的信。"
CHOOSE_WORKBOOK = "选择表格…"
WORKBOOK_FILES = "表格 (*.xlsx *.xls *.xlsm *.ods)"
CHOOSE_MAPPING = "对照文件…"
MAPPING_FILES = "对照文件 (*.toml)"
NO_MAPPING = "不用对照文件"
NO_FILE = "还没有选择表格"
READING_FILE = "正在读取 {name}…"
CHECKING = "正在检查…"
IMPORTING = "正在收入 {n} 封来信…"
STANDING = "收入为"
STANDINGS: Mapping[str, str] = {"": "按日期自动", "OPEN": "在办", "HISTORY": "历史件"}
STANDING_NOTES: Mapping[str, str] = {
    "": "180 天以前收到的作为历史件，其余在办。",
    "OPEN": "全部计算期限并提醒。",
    "HISTORY": "计算期限，不提醒，不计入今日和月报。",
}
COUNTS: Mapping[str, str] = {
    "rows": "表中",
    "accepted": "可收入",
    "warned": "其中请核对",
    "already": "已登记过",
    "refused": "不能收入",
}
COLUMNS_FOUND = "列的对应"
LETTER_COLUMNS: Mapping[str, str] = {
    "number": "外部编号",
    "account": "账号",
    "name": "姓名",
    "phone": "电话",
    "address": "地址",
    "subject": "主题",
    "received": "收到时间",
    "text": "内容",
    "topic": "类别",
}
COLUMN_PAIR = "{ours} ← {head}"
ROW_HEADS = ("行", "结果", "原因")
ROW_KINDS: Mapping[str, str] = {"refused": "不能收入", "warned": "请核对", "already": "已登记过", "twin": "表中重复"}
ROWS_TITLE = "没有收入和请核对的行"
ROWS_CLEAN = "每一行都可以收入，没有要核对的地方。"
COPY_ALL = "全部复制"
EXPORT_ROWS = "导出…"
EXPORT_NAME = "{name} 检查结果 {day}.xlsx"
EXPORT_FILES = "Excel 表格 (*.xlsx)"
EXPORTED_ROWS = "已导出 {n} 行：{path}"
IMPORT_ACT = "收入 {n} 封来信"
IMPORT_NOTHING = "收入来信"
NOTHING_NEW = "没有可以收入的新来信。"
IMPORTED = "已收入 {n} 封来信，编号 {first} 至 {last}。"
IMPORTED_THEN = "需要时可以在“导入记录”里整批撤销。"

# 导入记录
IMPORTS_TITLE = "导入记录"
IMPORT_HEADS = ("时间", "文件", "收入", "已登记过", "不能收入", "状态")
UNDONE_AT = "{when} 已撤销"
IN_USE = "有效"
UNDO_IMPORT = "撤销整批…"
UNDO_QUESTION = "撤销“{file}”的导入"
UNDO_LINES = ("这次收入的 {n} 件事项全部作废，编号保留，不再使用。", "作废后不能恢复；需要时可以重新导入。")
UNDO_ACT = "作废这 {n} 件"
UNDO_BACK = "先不撤销"
UNDONE = "已作废 {n} 件，编号保留。"
NO_IMPORTS = "还没有导入过来信。"

# 节假日
HOLIDAYS_TITLE = "节假日表"
HOLIDAYS_NOTE = "国务院办公厅每年公布放假和调休安排。没有导入的年份，期限先标“暂定”。"
YEAR_HEADS = ("年份", "放假", "调休上班", "来源", "文件")
OWN_YEAR = "本单位导入"
SHIPPED_YEAR = "随程序提供"
DAY_COUNT = "{n} 天"
ADD_YEAR = "添加年份…"
ADD_YEAR_TITLE = "添加一年的放假安排"
YEAR = "年份"
YEAR_WRONG = "请填四位年份，例如 2027。"
STATE_COUNCIL_PAPER = "国务院办公厅通知"
PAPER = "文件出处"
PAPER_HINT = "通知的文号或网址"
PAPER_MISSING = "请填写通知的文号或网址，它是这些日期的依据。"
WAYS: Mapping[str, str] = {"NOTICE": "粘贴通知全文", "FILE": "从文件读取", "HAND": "逐日填写"}
HAND_NOTE = "在右边逐日填写：放假的日子和调休上班的日子。在最后一行按 Enter 添加下一行，Ctrl+Delete 移除一行。"
NOTICE_HINT = "把国务院办公厅通知的全文粘贴在这里，然后按“读出日期”。"
READ_NOTICE = "读出日期"
CHOOSE_JSON = "选择文件…"
JSON_FILES = "放假安排 (*.json)"
JSON_NOTE = "与随程序提供的年份同一格式：年份、文件出处和逐日的放假、上班。"
FILE_UNREADABLE = "{name} 打不开，原来的日历没有改变。请核对文件。"
DAY_COLUMNS: Mapping[str, str] = {"day": "日期", "off": "安排", "name": "名称"}
DAY_KINDS: Mapping[str, str] = {"OFF": "放假", "WORK": "上班"}
DAYS_FOUND = "读出的日期"
DAYS_NONE = "还没有读出日期。"
DAYS_TOLD = "放假 {off} 天，调休上班 {work} 天"
DAY_WRONG = "第 {n} 行的日期没有看懂。可写成 2027-02-06。"
SHOW_EFFECT = "查看对期限的影响"
YEAR_ADDED = "{year} 年的放假安排已采用，{n} 项在办期限已重算。"
REPLACES = "{year} 年已有安排，采用后以这一份为准。"

# 备份与恢复
BACKUPS_TITLE = "备份与恢复"
BACKUPS_NOTE = "备份是整个数据文件夹的一份副本，做成时逐项核对。最好另存一份到移动硬盘。"
BACKUP_PLACE = "备份存在"
BACKUP_HEADS = ("时间", "事项", "文书", "文件", "核对")
CHECKED_WHEN_MADE = "做成时已核对"
CHECKED_NOW = "刚才核对完好"
CHECK_FAILED = "不完整"
CHECK_BACKUP = "重新核对"
CHECKING_BACKUP = "正在核对…"
BACK_UP_HERE = "立即备份"
BACK_UP_ELSEWHERE = "备份到其他位置…"
PLACE_CHOICE = "选择存放备份的位置"
MAKING_BACKUP = "正在备份…"
BACKUP_MADE = "已备份 {matters} 件事项、{papers} 份文书，并核对完好。"
BACKUP_AT = "存在 {path}"
OUTSIDE_LAST = "最近一次另存：{when}，{path}"
OUTSIDE_NEVER = "还没有另存到其他位置。本机硬盘损坏时，只有另存的备份能用。"
NO_BACKUPS = "还没有备份。"
RESTORE = "用这份备份恢复…"
PACK, PACKED = "另存为数据包…", "已存为数据包。"
OPEN_BUNDLE, BUNDLES = "打开数据包…", "信访数据包 (*.xfdesk)"
UNPACKING = "正在核对数据包"
RESTORE_OTHER = "用其他位置的备份恢复…"
RESTORE_CHOICE = "选择备份文件夹（desk- 开头）"
RESTORE_QUESTION = "恢复到 {when} 的状态"
RESTORE_LINES = (
    "恢复前先把现在的数据另存为一份备份，不会丢失。",
    "这份备份有 {matters} 件事项、{papers} 份文书；备份之后登记的内容不在其中。",
    "已经用过的编号不会再用。恢复时窗口会关闭并重新打开。",
)
RESTORE_ACT = "关闭并恢复"
RESTORE_BACK = "先不恢复"
PAUSED = "上次恢复之后，自动备份暂停，等待确认。"
PAUSED_THEN = "请核对最近登记的事项是否都在，再继续自动备份。"
RESUME = "数据无误，继续自动备份"
RESUMED = "自动备份已继续。"


def stamp(when: datetime) -> str:
    """2026-03-16 10:06 of a wall-clock time."""
    return f"{when:%Y-%m-%d %H:%M}"
