"""F14b F16 F20 F25 F26 F27 F28 F31: official texts of the school in the three heads of GB/T 9704-2012."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop_app.documents.blocks import (
    CORE_LINE,
    CORE_SIZE,
    LETTER,
    MM,
    SALUTATION,
    Block,
    Document,
    Ends,
    Face,
    Gap,
    Heading,
    Letterhead,
    PageStyle,
    Paragraph,
    Signature,
    Style,
)
from desktop_app.documents.forms.grid import salutation
from desktop_app.facts_life import OfficialFacts, Passage
from desktop_app.labels import forms as words
from desktop_app.labels import forms_life as life

PAGE = PageStyle(numbering=words.dashed_number, outer=True)
_FACES = {1: Face.HEI, 2: Face.KAI, 3: Face.BODY, 4: Face.BODY}
_NUMBER = Style(size=14, leading=CORE_LINE)
_LINE = Style(size=CORE_SIZE, leading=CORE_LINE, first=2.0)
_COPIES = Style(size=14, leading=24, first=1.0)
# Characters of 22 points with their spacing that stand on one line of 156 mm.
_TITLE_LINE = 19
_BLANK_LINES = {"NONE": 12, "LETTER": 9, "REPORT": 3}


def layout_of(code: str, letterhead: str = "NONE") -> Callable[[OfficialFacts], Document]:
    """The layout of one form. letterhead: of its blank; a filled one says its own."""

    def layout(facts: OfficialFacts) -> Document:
        empty = not facts.title
        return _document(replace(facts, title=words.TITLES[code], letterhead=letterhead) if empty else facts)

    return layout


def _document(facts: OfficialFacts) -> Document:
    head = _head(facts)
    blocks: list[Block] = []
    if head is not None:
        blocks.append(Gap(head.lines * CORE_LINE / MM))
    elif facts.number or not facts.passages:
        blocks.append(Ends("", words.NUMBER + (facts.number or words.BLANK_NUMBER), _NUMBER))
    lines = _title_lines(facts.title)
    for place, line in enumerate(lines, 1):
        after = 0.5 * CORE_LINE / MM if place == len(lines) else 0.0
        blocks.append(Heading(line, leading=1.5 * CORE_LINE, spacing=0.05, after=after))
    if facts.addressee or not facts.passages:
        blocks.append(salutation(facts.addressee, SALUTATION))
    blocks += _body(facts.passages or (Passage(text="\n".join([""] * _BLANK_LINES[facts.letterhead])),))
    if facts.closing:
        blocks.append(Paragraph(facts.closing, LETTER, True))
    for place, line in enumerate(life.attachment_lines(facts.attachments)):
        blocks.append(Paragraph(line, _LINE if place else replace(_LINE, before=CORE_LINE), True))
    date = words.day(facts.signed_on) or words.WRITE_DAY
    blocks.append(Signature(facts.signer or facts.office.school, date, seal=facts.seal))
    if facts.note:
        blocks.append(Paragraph(words.in_brackets(facts.note), _LINE))
    if facts.copies_to:
        blocks += [Gap(4), Paragraph(life.COPIES_TO + facts.copies_to, _COPIES)]
    return Document(
        title=facts.title,
        subject=facts.number,
        author=facts.office.school,
        page=replace(PAGE, letterhead=head),
        blocks=tuple(blocks),
    )


def _title_lines(title: str) -> tuple[str, ...]:
    """A title that quotes the matter is parted after the quotation, never inside it where both parts fit a line."""
    quoted = title.find("”") + 1
    if len(title) <= _TITLE_LINE or not 0 < quoted <= _TITLE_LINE or len(title) - quoted > _TITLE_LINE:
        return (title,)
    return title[:quoted], title[quoted:]


def _head(facts: OfficialFacts) -> Letterhead | None:
    number = facts.number or words.BLANK_NUMBER
    if facts.letterhead == "REPORT":
        name = life.MARK_OF_REPORT.format(school=facts.office.school)
        return Letterhead(name=name, number=number, report=True, signatory=facts.signatory)
    return Letterhead(name=facts.office.school, number=number) if facts.letterhead == "LETTER" else None


def _body(passages: tuple[Passage, ...]) -> list[Block]:
    """Passages with their numbers; a heading is never left alone at the foot of a page."""
    counts = [0, 0, 0, 0, 0]
    made: list[Block] = []
    for place, one in enumerate(passages, 1):
        last = place == len(passages)
        if one.level == 0:
            made.append(Paragraph(one.text, LETTER, last))
            continue
        counts[one.level] += 1
        counts[one.level + 1 :] = [0] * (4 - one.level)
        mark = life.level_mark(one.level, counts[one.level])
        if one.level > 2:
            made.append(Paragraph(mark + one.heading + one.text, LETTER, last))
            continue
        style = replace(LETTER, face=_FACES[one.level])
        if one.heading:
            made.append(Paragraph(mark + one.heading, style, True))
            mark = ""
        if one.text:
            made.append(Paragraph(mark + one.text, style if mark else LETTER, last))
    return made
