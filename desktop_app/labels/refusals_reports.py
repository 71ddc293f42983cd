"""Sentences about periodic reports."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "PERIOD_UNREADABLE": ("没有看懂报告期“{text}”。", "请写成 2026-10、2026-H1 或 2026。"),
    "PERIOD_TO_COME": ("报告期 {period} 还没有开始。", "请选择已经开始的月份。"),
    "REPORT_SENT": ("{period} 的报告已经报送，数字和内容都已冻结。", "以后的更正列在“报送后的变动”里。"),
    "REPORT_NOT_READY": ("{period} 的报告还不能办这一步。", "请依次填报、审核、签发、报送。"),
    "REPORT_SKIP_MISSING": (
        "越级上访未列入月报：本期有 {count} 件，第一项内容没有写。",
        "请在“一、越级上访情况”中写明，不写“无”。",
    ),
    "REPORT_NAME_MISSING": ("还没有填姓名。", "请选择或填写姓名。"),
    "REPORT_SAME_PERSON": ("审核人与填表人是同一人：{name}。", "请由另一人审核。"),
    "REPORT_DAY_MISSING": ("还没有填日期。", "请填写日期。"),
    "REPORT_DAY_ORDER": ("日期 {day} 早于上一步的 {earlier}。", "请核对日期。"),
    "REPORT_DAY_FUTURE": ("{day} 还没有到，今天是 {today}。", "请核对日期。"),
    "REPORT_WAY_MISSING": ("还没有选报送方式。", "请选择怎样报送的。"),
    "REPORT_LATE_REASON": ("报送日期 {day} 晚于 {due}，属于迟报。", "请写明迟报原因。"),
    "REPORT_BEFORE_PERIOD": ("报送日期 {day} 早于报告期的第一天 {first}。", "请核对日期。"),
    "REPORT_NAMES_PETITIONER": ("内容中有信访人的姓名“{name}”。", "请改为编号，月报不写信访人姓名。"),
    "BEGINS_RANGE": ("统计月起始日应在 1 至 28 之间。", "自然月填 1；上月26日至本月25日填 26。"),
}
