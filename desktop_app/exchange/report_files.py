"""A periodic report as files: the printed form and a workbook of the same figures (G01)."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..facts_reports import AnalysisFacts, ReportFacts
from ..labels import period_reports as words
from ..office import Office
from ..rules.refusal import Refused
from ..usecases import period_analysis, period_reports

WIDEST = 60


def write(office: Office, code: str, folder: Path, press: Callable[[str, Any], bytes]) -> dict[str, Any]:
    """Write the PDF and the workbook of a period into a folder and return the totals; the frozen ones once it was sent.

    Raises Refused: PERIOD_UNREADABLE, PERIOD_TO_COME, EXPORT_UNWRITTEN.
    """
    seen = office.ask(period_reports.view, code)
    name = words.FILE_NAME.format(period=code)
    if seen.period.kind == "MONTH":
        facts = office.ask(period_reports.printed, code)
        pdf, book = press("F34", facts), workbook(facts)
    else:
        analysis = office.ask(period_analysis.facts, code)
        pdf, book = press("F34b", analysis), analysis_workbook(analysis)
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, content in ((".pdf", pdf), (".xlsx", book)):
        save(folder / (name + suffix), content)
    return period_reports.plain_totals(seen)


def save(path: Path, content: bytes) -> None:
    """Write one file. Raises Refused: EXPORT_UNWRITTEN (open in another program, full disk)."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Refused("EXPORT_UNWRITTEN", "file", {"name": path.name}) from error


def workbook(facts: ReportFacts) -> bytes:
    """The figures of F34 as numbers, and the five blocks."""
    rows: list[tuple[str, str, str]] = []
    for name, matters, people in facts.channels:
        rows += [(words.CHANNEL_ROWS[0], name, matters), (words.CHANNEL_ROWS[1], name, people)]
    rows += [(title, word, count) for title, pairs in facts.groups for word, count in pairs]
    rows.append((words.TOPIC_GROUP, "", facts.topics))
    foot = words.DRAFT_FOOT
    if facts.sent_on is not None:
        foot = words.FROZEN.format(day=facts.sent_on.isoformat(), head=facts.head)
    return _book(
        (
            (
                words.FIGURES_TITLE,
                (words.TITLE, f"{facts.period}（{facts.span}）", foot),
                ("", *words.FIGURE_COLUMNS),
                rows,
            ),
            (words.BLOCKS_TITLE, (), (words.BLOCKS_TITLE, ""), list(facts.blocks)),
        )
    )


def analysis_workbook(facts: AnalysisFacts) -> bytes:
    """The comparison, the charts' numbers and the shares of F34b."""
    charts = [
        (chart.title, label, *(str(one.values[place]) for one in chart.series))
        for chart in facts.charts
        for place, label in enumerate(chart.labels)
    ]
    return _book(
        (
            (words.FIGURES_TITLE, (facts.title, facts.span), words.ANALYSIS_HEADS, list(facts.rows)),
            (words.CHARTS_TITLE, (), ("", "", words.THIS_PERIOD, words.LAST_YEAR), charts),
            (words.TOPIC_GROUP, (), words.SHARE_HEADS, list(facts.shares)),
        )
    )


def _book(sheets: tuple[tuple[str, tuple[str, ...], tuple[str, ...], list[Any]], ...]) -> bytes:
    import xlsxwriter

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(content, options)
    bold = book.add_format({"bold": True, "bottom": 1})
    plain = book.add_format({"valign": "top", "text_wrap": True})
    for title, head, heads, rows in sheets:
        sheet = book.add_worksheet(title)
        line = 0
        for text in head:
            sheet.write_string(line, 0, text)
            line += 1
        sheet.write_row(line, 0, heads, bold)
        widths = [_width(word) for word in heads]
        for row in rows:
            line += 1
            for column, cell in enumerate(row):
                if cell.isdigit():
                    sheet.write_number(line, column, int(cell), plain)
                else:
                    sheet.write_string(line, column, cell, plain)
                if column < len(widths):
                    widths[column] = min(max(widths[column], _width(cell)), WIDEST)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width + 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    book.close()
    return content.getvalue()


def _width(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)
