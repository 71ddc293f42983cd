"""Words of the deadlines: kinds, shapes, why this is the day, and the sentences of a refused date."""

from __future__ import annotations

from collections.abc import Mapping

WEEKDAYS = "一二三四五六日"
DAY = "{year}年{month}月{day}日（周{weekday}{kind}）"
MINUTE = "{day}{hour:02d}:{minute:02d}"
DAY_KINDS: Mapping[str, str] = {"WORKDAY": "工作日", "WEEKEND": "休息日", "HOLIDAY": "放假", "MAKEUP": "调休上班"}
REST_DAYS: Mapping[str, str] = {"WORKDAY": "", "WEEKEND": "", "HOLIDAY": "·{name}放假", "MAKEUP": "·调休上班"}

NOMINAL = "法定届满日"
ROLLED = "顺延日"
WORK_BY = "最晚工作日"
PROVISIONAL = "暂定"
UNVERIFIED = "待核实"

RULE_KINDS: Mapping[str, str] = {
    "AGENCY_DUTY": "办理义务",
    "SUPERIOR_DUTY": "上级机关义务",
    "PETITIONER_RIGHT": "信访人权利",
    "INTERNAL": "内部期限",
    "REPORT": "报告",
    "DUTY": "责任",
}
UNITS: Mapping[str, str] = {
    "CALENDAR_DAY": "日",
    "WORKING_DAY": "个工作日",
    "YEAR": "年",
    "HOUR": "小时",
    "MIXED": "",
    "DATE": "",
    "DATETIME": "",
    "TIME_OF_DAY": "",
    "DAY_OF_MONTH": "日",
    "MONTH": "",
    "QUOTA": "次",
}
VERDICTS: Mapping[str, str] = {"ON_TIME": "按期", "ON_TIME_BY_ROLL": "顺延期内", "LATE": "逾期"}
SETS: Mapping[str, str] = {"CN-2022": "2022年条例", "CN-2005": "2005年条例"}
TEXT_STATUS: Mapping[str, str] = {
    "FOUND": "条文已核对",
    "SEED": "种子文件",
    "SEED_AND_FOUND": "种子文件，条文已核对",
    "LOCAL": "地方文本",
    "SECONDARY": "间接来源，待核实",
    "MEMORY": "凭记忆，待核实",
    "SETTING": "本单位设置",
}

START_NEXT_DAY = "{start}{event}，当日不计，次日{first}为第1天。"
START_SAME_DAY = "{start}{event}，按本单位口径当日即为第1天。"
START_WORKING = "{start}{event}，当日不计，次日起数工作日，{first}为第1个工作日。"
START_WORKING_SAME = "{start}{event}，按本单位口径从当日起数工作日，{first}为第1个工作日。"
START_BEFORE = "{start}为接访日，当日不计，向前数{length}个工作日。"
START_MINUTE = "{start}{event}，自这一刻起计{length}小时，夜间和节假日不停。"
START_FOLLOWING = "{start}{event}，次日{first}为延长的第1天。"
START_GIVEN = "{start}{event}，期限由文书或者负责人确定为{nominal}。"
START_YEAR = "{start}{event}，满{length}年的对应日为{nominal}；没有对应日的为月末日。"
START_DAY_HOUR = "{start}属于重点时期，每日{hour}前完成，节假日照常。"
START_MONTH = "所属月份为{year}年{month}月。"
START_ONE_YEAR = "所属年度为{year}年。"
START_ARCHIVE = "{start}结案，次年6月30日前移交。"
NOMINAL_COUNTED = "第{length}{unit} = {nominal}，为法定届满日。"
NOMINAL_BEFORE = "向前第{length}个工作日 = {nominal}，最迟在这一天完成。"
NOMINAL_PLAIN = "届满日为{nominal}。"
NOMINAL_MINUTE = "届满时刻为{nominal}。"
ROLLED_RIGHT = "届满日为休息日，顺延到{rolled}；信访人的权利不因休息日缩短。"
ROLLED_ACCEPTED = "届满日为休息日，按本单位口径顺延到{rolled}。"
ROLLED_INFORMATION = "顺延日{rolled}只供参考，不改变是否逾期。"
WORK_BY_EARLIER = "届满日为休息日，最晚工作日为{work_by}。"
WORK_BY_BEFORE_START = "最晚工作日为{work_by}，不晚于起算日，应当立即办理。"
DECIDES = "是否逾期以{due}为准。"
BASIS = "依据：{articles}。"
BASIS_NONE = "依据：{regime}没有规定，按本单位口径。"
BASIS_NOT_IN_FORCE = "起算日所引文件没有施行、已经失效或者没有核实，只供比较，不得印在文书上。"
ARTICLE = "《{document}》{article}"
RULE_UNVERIFIED = "待核实：本规则的数字没有完全核对到条文。"
GIVEN_UNUSED = "本规则自行计算，给出的日期{given}没有使用。"
PROVISIONAL_LINE = "暂定：{years}年放假安排还没有导入，导入后重新计算。"

DAY_START = "起算日，不计"
DAY_START_COUNTED = "起算日，计入"
DAY_REST = "休息日，不计"
DAY_SLOT = "接访日，不计"


def moved_words(name: str, old: str, new: str, provisional: bool) -> str:
    """What a new calendar did to one deadline, for the time line."""
    if old == new:
        return f"{name}：{new}，{'仍为暂定' if provisional else '暂定改为确定'}"
    return f"{name}：{old} 改为 {new}{'（暂定）' if provisional else ''}"


REFUSALS: Mapping[str, str] = {
    "rule_unknown": "没有编号为“{rule}”的期限规则。请核对规则编号。",
    "rule_missing": "没有填写规则编号。请填写，例如 R-ACK-15。",
    "rule_without_date": "“{name}”列有几种期限，没有单一日期（no single date）。请查看途径目录。",
    "regime_unknown": "没有规则集“{regime}”。可选 CN-2022 或者 CN-2005。",
    "start_missing": "没有填写起算日。请填写，例如 2026-03-02。",
    "date_unreadable": "“{text}”不是有效日期。请写成 2026-03-02，需要时刻时写成 2026-03-02 09:30。",
    "start_needs_minute": "“{name}”按小时计算，起算要写到分钟，例如 2026-02-16 23:40。",
    "given_missing": "“{name}”的期限由文书或者负责人确定，请填写确定的日期。",
    "given_before_start": "确定的日期{given}早于起算日{start}。请核对。",
    "given_needs_minute": "“{name}”的期限要写到分钟，例如 2026-03-02 09:30。",
    "given_needs_day": "“{name}”按日计算，期限只写日期，不写时刻。",
    "done_needs_minute": "“{name}”按小时计算，完成时间要写到分钟。",
    "date_out_of_range": "日期超出可计算的范围（{first}年至{last}年）。请核对年份。",
    "rulebook_unreadable": "规则文本读不出来：{wrong}。原来的规则没有改变。",
    "setting_unknown": "没有名为“{key}”的设置。",
    "setting_value": "“{title}”不能设为“{value}”。原来的设置没有改变。",
    "set_unknown": "没有规则集“{set}”。",
    "set_not_national": "“{set}”不是全国规则集，不能单独使用。",
    "set_not_overlay": "“{set}”是全国规则集，不能叠加在另一个全国规则集上。",
    "overlay_later": "“{set}”会使 {rule} 变为{length}日，晚于全国期限{allowed}日，不能启用。",
    "overlay_cuts_right": "“{set}”会使信访人的期限 {rule} 短于{allowed}日，不能启用。",
    "extension_days": "延期天数应当大于0，现在是{days}。",
    "extension_twice": "本单位只允许延期一次。需要分次延期的，先在设置中开启。",
    "extension_too_long": "延长期限累计不得超过{limit}日，现在累计{days}日。",
    "extension_after_due": "办理期限已于{nominal}届满，不能再延期。",
    "extension_told_late": "延期应当在{nominal}以前告知信访人。",
    "arrangement_unreadable": "放假安排读不出来：{wrong}。原来的日历没有改变。",
    "arrangement_year": "放假安排的年份“{year}”不是有效年份。",
    "arrangement_day": "“{text}”不是有效的放假或者上班日期。",
    "arrangement_day_outside": "{day}不属于{year}年，也不在上一年最后一周。请核对。",
    "arrangement_day_twice": "{day}写了两次。请只保留一次。",
    "notice_other_year": "这份通知是{found}年的，现在导入的是{year}年。",
    "notice_no_items": "没有找到“一、元旦：…”这样的条目。请粘贴通知全文。",
    "notice_unread": "这一句没有读懂：“{sentence}”。请改用逐日填写，或者核对原文。",
    "notice_weekday": "“{sentence}”中的{day}是周{weekday}，与通知写的不一致。请核对年份。",
    "notice_count": "“{sentence}”写明共{stated}天，读出的是{found}天。请核对。",
    "notice_festival_missing": "通知里没有找到：{names}。请粘贴全文。",
    "batch_unreadable": "表格读不出来：{wrong}。请另存为 UTF-8 编码的 CSV 后再试。",
    "batch_column_missing": "表格第一行缺少列：{columns}。",
    "batch_unwritten": "结果没有写出：{wrong}。原来的文件没有改变。",
    "batch_row_columns": "这一行的列数与表头不一致。",
}
