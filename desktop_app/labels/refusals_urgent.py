"""Sentences about events within the hour, key periods, zero reports and duty."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    # events
    "EVENT_UNKNOWN": ("没有找到这件重大事项。", "请刷新后再试。"),
    "EVENT_OVER": ("{number} 已终报或已作废，没有改动。", "请刷新后再看。"),
    "EVENT_EXISTS": ("这件信访事项已作为重大事项 {number} 报告。", "请打开 {number} 继续办理。"),
    "EVENT_REPORTED": ("{number} 已有报告记录，不能作废。", "请以终报结束。"),
    "KNOWN_BEFORE_OCCURRED": ("知悉时间 {known} 早于发生时间 {occurred}。", "请核对两个时间。"),
    "REPORT_BEFORE_KNOWN": ("{at} 早于知悉时间 {known}。", "请核对时间。"),
    "REPORT_LATE": ("超过1小时：{known} 知悉，应在 {deadline} 前报告，填的是 {at}。", "请写明超时原因。"),
    "CALLED_MISSING": ("还没有写报告给谁。", "请填写单位或姓名。"),
    "FIRST_MISSING": ("{number} 还没有书面首报。", "请先出具首报。"),
    "REPORT_TWICE": ("{number} 已出具{report}。", "有新情况的，请写续报。"),
    "FINAL_UNSENT": ("{number} 还没有报告上级，不能以终报结束。", "请先登记电话报告，或填写报送时间。"),
    "EVENT_REPORT_SENT": ("这份报告已登记报送。", "请刷新后再看。"),
    "REPORT_UNKNOWN": ("没有找到这份报告。", "请刷新后再试。"),
    "SITUATION_MISSING": ("还没有写现状。", "请写明事情现在怎样。"),
    "SENT_TO_MISSING": ("填了报送时间，没有写报送单位。", "请填写报送单位。"),
    "LEADERS_UNTOLD": ("还没有登记报告校领导的时间。", "请至少填写一位领导的报告时间。"),
    "PHONE_UNREADABLE": ("第 {line} 行“{text}”没有单位或姓名。", "请按“单位 电话”填写。"),
    # key periods and zero reports
    "PERIOD_UNKNOWN": ("没有找到这个重点时期。", "请刷新后再试。"),
    "PERIOD_NAME_MISSING": ("重点时期没有名称。", "请填写名称，如“全国两会”。"),
    "PERIOD_DAYS_MISSING": ("重点时期没有起止日期。", "请填写开始和结束日期。"),
    "PERIOD_ORDER": ("结束日期 {last} 早于开始日期 {first}。", "请核对两个日期。"),
    "PERIOD_LONG": ("这个重点时期有 {days} 天。", "一段不超过 200 天，请核对日期。"),
    "PERIOD_OVERLAP": ("与“{other}”（{first}至{last}）有重叠。", "请改开日期，或修改已有的重点时期。"),
    "PERIOD_HAS_REPORTS": ("{day} 已有零报告，不在新的起止日期以内。", "请核对日期。"),
    "ZERO_NOT_ASKED": ("{day} 不在重点时期以内，无须零报告。", "请核对日期，或先登记重点时期。"),
    "ZERO_NOT_YET": ("{day} 还没有到，今天是 {today}。", "请在当天报告。"),
    "ZERO_NIL_AND_CONTENT": ("选了“无情况”，又写了内容。", "请改为“有情况”，或删去内容。"),
    "ZERO_CONTENT_MISSING": ("选了“有情况”，没有写内容。", "请写明情况，或改为“无情况”。"),
    "ZERO_LATE_REASON": ("{day} 已经过去。", "补报请写明原因。"),
    "ZERO_SENT_BEFORE": ("报送时间 {at} 早于 {day}。", "请核对报送时间。"),
    # duty
    "SHIFT_UNKNOWN": ("没有找到这个班次。", "请刷新后再试。"),
    "SHIFT_TIME_UNREADABLE": ("没有看懂时间“{text}”。", "请写成 08:00 或 17:30。"),
    "SHIFT_OVERLAP": ("{person}在{day} {hours}已有值班。", "请换一位，或改时间。"),
    "SHIFT_ABSENT": ("{person}从{first}到{last}不在岗。", "请换一位。"),
    "SHIFT_DAYS": ("一次排 {days} 天。", "请填 1 至 200 天。"),
    "SHIFT_NOBODY": ("还没有选值班员。", "请至少选一位。"),
    "SHIFT_NONE_CHOSEN": ("还没有选班次。", "请至少选一个班次。"),
    "SHIFT_USED": ("这个班次已有值班记录或已交接，没有改动。", "请另排一班。"),
    "ENTRY_EMPTY": ("还没有写内容。", "请写明谁来电来访、什么事。"),
    "ENTRY_OUTSIDE": ("{at} 不在班次 {hours} 以内。", "请核对时间，或选相应的班次。"),
    "HANDED_OVER": ("这一班已于 {at} 交接给{taker}。", "请在下一班登记。"),
    "TAKER_MISSING": ("还没有填接班人。", "请填写接班人。"),
    "TAKER_SAME": ("接班人和交班人都是{person}。", "请核对；连班不必交接。"),
    "TAKER_OTHER": ("下一班值班员是{expected}，接班人填的是{taker}。", "请写明原因，或改为{expected}。"),
}
