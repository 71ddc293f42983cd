"""F34 信访工作月报表 and F34b the half-yearly and yearly analysis (G01, G02, G10)."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.documents.blocks import (
    Align,
    Bars,
    Block,
    Cell,
    Document,
    Ends,
    Face,
    Gap,
    Heading,
    PageStyle,
    Paragraph,
    Row,
    Style,
    Table,
)
from desktop_app.documents.forms.grid import HEAD, SMALL, SMALL_WORD, label, text, value
from desktop_app.facts_reports import AnalysisFacts, ChartFacts, ReportFacts
from desktop_app.labels import forms as words
from desktop_app.labels import period_reports as own

# The binding edge is at least 25 mm; the columns of each table add up to the measure of 257 mm.
_PAGE = PageStyle(
    width=297, height=210, top=18, left=25, right=15, bottom=17, numbering=words.page_of, number_size=10.5,
    number_drop=5,
)  # fmt: skip
_SHEET = PageStyle(top=24, left=27, right=21, bottom=24, numbering=words.page_of, number_size=10.5, number_drop=5)
_TITLE_COLUMN, _PAIRS = 29.0, 6
_WORD_COLUMN, _NUMBER_COLUMN = 24.0, 14.0
_CHANNEL = 228.0
_BLOCK = (72.0, 185.0)
_SIGNS = (24.0, 40.0, 24.0, 40.0, 29.0, 40.0, 60.0)
_ANALYSIS = (54.0, 21.0, 24.0, 21.0, 21.0, 21.0)
_SHARES = (90.0, 36.0, 36.0)
_ROW = 7.0
_NUMBER = replace(SMALL, align=Align.CENTRE)
_TEXT = replace(SMALL, align=Align.JUSTIFY)
_SEAL_LINE = Style(size=9.0, leading=13.0, before=4.0)
_BODY = Style(size=12.0, leading=20.0, align=Align.JUSTIFY, first=2.0)
_SECTION = Style(face=Face.HEI, size=12.0, leading=20.0, before=6.0)
_BLANK_CHANNELS = tuple((name, "", "") for name in (*own.CHANNELS.values(), own.SUM))
_BLANK_GROUPS = (
    *((title, tuple((own.FIGURES[key], "") for key in keys)) for title, keys in own.GROUPS.items()),
    (own.RATE_GROUP, tuple((name, "") for name in own.RATES.values())),
)


def month(facts: ReportFacts) -> Document:
    """F34, A4 landscape: figures, the five blocks, three signatures, and when and under which seal it was sent."""
    over = Ends(
        own.UNIT_WORD + (facts.office.school or words.WIDE_BLANK * 10),
        own.PERIOD_WORD + (f"{facts.period}（{facts.span}）" if facts.span else words.WIDE_BLANK * 12),
        Style(size=10.5, leading=15.0, after=3.0),
    )
    blocks: tuple[Block, ...] = (
        Heading(own.TITLE, size=18, leading=26, after=1),
        over,
        _channels(facts),
        *_groups(facts),
        _blocks(facts),
        Table(
            _SIGNS,
            (
                Row(
                    (
                        label(own.FILLED, style=HEAD),
                        value(facts.filled_by, style=_NUMBER),
                        label(own.CHECKED, style=HEAD),
                        value(facts.checked_by, style=_NUMBER),
                        label(own.SIGNED, style=HEAD),
                        value(facts.signed_by, style=_NUMBER),
                        Cell((Paragraph(own.SEAL, _NUMBER),)),
                    ),
                    11.0,
                ),
            ),
        ),
    )
    sent = facts.sent_on is not None
    if facts.head:
        blocks = (*blocks, Paragraph(own.HEAD_LINE.format(head=facts.head), _SEAL_LINE))
    foot = own.SENT_FOOT.format(day=words.day(facts.sent_on)) if sent else own.DRAFT_FOOT
    page = replace(_PAGE, foot=foot if facts.period else "")
    return Document(title=own.TITLE, page=page, blocks=blocks, subject=facts.period, author=facts.office.school)


def _channels(facts: ReportFacts) -> Table:
    known = facts.channels or _BLANK_CHANNELS
    columns = (_TITLE_COLUMN, *(_CHANNEL / len(known) for _one in known))
    heads = Row((label("", style=HEAD), *(label(name, style=HEAD) for name, _matters, _people in known)), _ROW)
    matters = [value(count, style=_NUMBER) for _name, count, _people in known]
    people = [value(count, style=_NUMBER) for _name, _matters, count in known]
    rows = (
        heads,
        Row((label(own.CHANNEL_ROWS[0], style=SMALL_WORD), *matters), _ROW),
        Row((label(own.CHANNEL_ROWS[1], style=SMALL_WORD), *people), _ROW),
    )
    return Table(columns, rows, keep_next=True)


def _groups(facts: ReportFacts) -> tuple[Table, ...]:
    """One row per group: words over numbers would need two, so each word stands before its number."""
    made = []
    for title, pairs in facts.groups or _BLANK_GROUPS:
        room = (_WORD_COLUMN + _NUMBER_COLUMN) * _PAIRS / max(len(pairs), 1)
        number = _NUMBER_COLUMN if len(pairs) > 3 else room / 2
        if title == own.RATE_GROUP:
            number = room * 0.5
        columns = (_TITLE_COLUMN, *(part for _pair in pairs for part in (room - number, number)))
        cells = [cell for word, count in pairs for cell in (label(word, style=SMALL_WORD), value(count, style=_NUMBER))]
        made.append(Table(columns, (Row((label(title, style=HEAD), *cells), _ROW),)))
    columns = (_TITLE_COLUMN, _CHANNEL)
    topics = Row((label(own.TOPIC_GROUP, style=HEAD), value(facts.topics, style=_TEXT)), _ROW, splits=True)
    return (*made, Table(columns, (topics,)))


def _blocks(facts: ReportFacts) -> Table:
    known = facts.blocks or tuple((title, "") for title in own.BLOCKS.values())
    rows = tuple(
        Row(
            (label(title, style=replace(SMALL, face=Face.HEI)), text(paragraph, style=_TEXT)),
            8.0,
            splits=len(paragraph) > 600,
        )
        for title, paragraph in known
    )
    return Table(_BLOCK, rows)


def analysis(facts: AnalysisFacts) -> Document:
    """F34b, A4: figures beside those of the year before and the period before, charts, shares, four paragraphs."""
    blocks: list[Block] = [Heading(facts.title or own.analysis_title("    "), size=18, leading=28, after=1)]
    made = own.MADE_BY + words.COLON + (facts.made_by or words.WIDE_BLANK * 5)
    day = words.day(facts.made_on) or words.WRITE_DATE
    blocks.append(Ends(facts.span, f"{made}{words.WIDE_BLANK}{day}", Style(size=10.5, leading=15.0, after=3.0)))
    heads = Row(tuple(label(head, style=HEAD) for head in own.ANALYSIS_HEADS), 8.0)
    rows = tuple(
        Row((value(row[0], style=_TEXT), *(value(part, style=_NUMBER) for part in row[1:])), _ROW)
        for row in facts.rows or (("",) * 6,) * 6
    )
    blocks.append(Table(_ANALYSIS, (heads, *rows), heads=1))
    for chart in facts.charts:
        blocks += _chart(chart)
    if facts.shares:
        heads = Row(tuple(label(head, style=HEAD) for head in own.SHARE_HEADS), 8.0)
        shares = tuple(
            Row((value(name, style=_TEXT), value(count, style=_NUMBER), value(part, style=_NUMBER)), _ROW)
            for name, count, part in facts.shares
        )
        blocks += [Gap(4), Table(_SHARES, (heads, *shares), heads=1)]
    for heading, paragraph in facts.texts:
        blocks.append(Paragraph(heading, _SECTION, True))
        blocks += [Paragraph(part, _BODY) for part in (paragraph or own.UNWRITTEN).split("\n")]
    return Document(
        title=facts.title, page=_SHEET, blocks=tuple(blocks), subject=facts.span, author=facts.office.school
    )


def _chart(chart: ChartFacts) -> list[Block]:
    legend = ""
    if len(chart.series) > 1:
        legend = own.legend(*(one.name for one in chart.series))
    head = Ends(chart.title, legend, Style(face=Face.HEI, size=10.5, leading=17.0, before=6.0))
    return [Gap(3), head, Bars(chart.labels, tuple(one.values for one in chart.series))]
