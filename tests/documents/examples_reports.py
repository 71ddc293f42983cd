"""Filled reports of the same invented school: a month, a month of long words, a half-year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.facts import OfficeFacts
from desktop_app.facts_reports import AnalysisFacts, ChartFacts, ChartSeries, ReportFacts
from desktop_app.labels import period_reports as words

SCHOOL = OfficeFacts(school="青岚学院", office="信访工作办公室")
CHANNELS = tuple((name, str(n + 2), str(n * 3 + 2)) for n, name in enumerate(words.CHANNELS.values()))
GROUPS = tuple(
    (title, tuple((words.FIGURES[key], str((n + len(key)) % 5)) for n, key in enumerate(keys)))
    for title, keys in words.GROUPS.items()
)
RATES = tuple((name, "66.7%（2/3）" if n else words.NO_RATE) for n, name in enumerate(words.RATES.values()))
BLOCKS = tuple(words.BLOCKS.values())
MONTH = ReportFacts(
    office=SCHOOL,
    period="2026年9月",
    span="2026年9月1日—2026年9月24日",
    channels=(*CHANNELS, (words.SUM, "27", "57")),
    groups=(*GROUPS, (words.RATE_GROUP, RATES)),
    topics="后勤服务 12 件，师德师风 8 件，未分类 7 件",
    blocks=(
        (BLOCKS[0], "9月8日，青岚市教育局告知越级上访 1 批（编号 XF-2026-0112），已到场接访。"),
        *((title, words.NIL) for title in BLOCKS[1:]),
    ),
    filled_by="林晓岚",
    checked_by="贺远川",
    signed_by="苏文清",
    sent_on=date(2026, 9, 24),
    head="5f3c9a7be1d204886f3c9a7be1d20488",
)
LONG = replace(
    MONTH,
    blocks=tuple(
        (title, f"{title[2:]}：" + "家属院供暖改造涉及住户较多，已由分管负责人包案，逐户说明改造计划。" * 12)
        for title in BLOCKS
    ),
    sent_on=None,
    head="",
)
MONTHS = ("1月", "2月", "3月", "4月", "5月", "6月")
HALF = AnalysisFacts(
    office=SCHOOL,
    title=words.analysis_title("2026-H1"),
    span="2026年1月1日—2026年6月30日",
    rows=tuple(
        (name, str(20 - n), str(n), "+50.0" if n else words.NO_RATE, str(n + 3), "-12.5")
        for n, name in enumerate(tuple(words.FIGURES.values())[:18])
    ),
    charts=(
        ChartFacts(
            title=words.CHART_TREND,
            labels=MONTHS,
            series=(
                ChartSeries(name=words.THIS_PERIOD, values=(3, 0, 5, 2, 8, 4)),
                ChartSeries(name=words.LAST_YEAR, values=(2, 1, 4, 4, 6, 0)),
            ),
        ),
        ChartFacts(
            title=words.CHART_TOPICS,
            labels=("后勤服务", "教师人事待遇职称", words.NO_TOPIC),
            series=(
                ChartSeries(name=words.THIS_PERIOD, values=(12, 9, 1)),
                ChartSeries(name=words.LAST_YEAR, values=(10, 0, 0)),
            ),
        ),
    ),
    shares=(("后勤服务", "12", "54.5"), ("教师人事待遇职称", "9", "40.9"), (words.NO_TOPIC, "1", "4.5")),
    texts=tuple(
        (title, "" if n == 3 else f"{title}的文字部分。") for n, title in enumerate(words.ANALYSIS_TEXTS.values())
    ),
    made_by="林晓岚",
    made_on=date(2026, 7, 2),
)


def examples() -> dict[str, tuple[str, Any]]:
    """Name of the kept text -> form and facts."""
    return {"F34": ("F34", MONTH), "F34-long": ("F34", LONG), "F34b": ("F34b", HALF)}
