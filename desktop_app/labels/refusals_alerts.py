"""Sentences about alerts: putting off, office hours."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "ALERT_OVER": ("这项提醒已经结束，可能有人刚办完。", "请刷新后再看。"),
    "SNOOZE_REASON": ("还没有写推迟原因。", "请写明为什么现在不能办。"),
    "SNOOZE_WHEN": ("还没有填再次提醒的时间。", "请填写日期和时间。"),
    "SNOOZE_PAST": ("再次提醒的时间已经过去。", "请填写以后的时间。"),
    "SNOOZE_TOO_LATE": ("不能推迟到期限 {due} 之后。", "请改为期限以内的时间；已逾期的最多推迟到下一个工作日。"),
    "SNOOZE_HOUR_CLOCK": ("按小时计算的时限不能推迟提醒。", "请先报告，再登记报告时间。"),
    "HOUR_UNREADABLE": ("没有看懂时刻“{text}”。", "可写成 08:30。"),
    "HOURS_TURNED": ("停止提醒的时刻不晚于开始的时刻。", "请核对两个时刻。"),
    "EVENING_OUTSIDE": ("下班前核对的时刻不在提醒时间以内。", "请改为开始和停止之间的时刻。"),
}
