"""Words of the page 排查与报告: its parts and their order."""

from __future__ import annotations

from collections.abc import Mapping

PARTS: Mapping[str, str] = {
    "MONTH": "月报",
    "ANALYSIS": "统计分析",
    "URGENT": "即时报告",
    "ZERO": "零报告与值班",
    "HAZARD": "隐患排查",
    "INFORMATION": "信息与舆情",
    "TREND": "预警与通报",
    "AHEAD": "假期前瞻",
}
RAIL = "排查与报告"
HINTS = (("Ctrl+N", "新增"), ("↑↓", "选择"), ("Enter", "查看构成或办理"), ("Ctrl+Shift+A", "待确认的提醒"))
