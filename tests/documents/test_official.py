"""Official texts stand where GB/T 9704-2012 puts them: red heads, numbered levels, page numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.documents.blocks import CORE_SIZE, MM
from desktop_app.documents.lines import RISE
from desktop_app.documents.marks import Mark, Stroke, Words
from desktop_app.documents.pages import lay_out
from desktop_app.documents.press import lay
from desktop_app.facts_life import OfficialFacts, Passage
from desktop_app.labels.forms_life import attachment_lines, level_mark, numeral
from tests.documents.examples import EXAMPLES


def marks_of(name: str, page: int = 0) -> list[tuple[float, Mark]]:
    """Every mark of a page with the top of its strip, in points from the sheet's upper edge."""
    form, facts = EXAMPLES[name]
    sheets = lay_out(lay(form, facts))
    return [(top, mark) for top, marks in sheets.pages[page].strips for mark in marks]


def red(name: str) -> tuple[list[Words], list[Stroke]]:
    found = [mark for _, mark in marks_of(name) if mark.red]
    return [one for one in found if isinstance(one, Words)], [one for one in found if isinstance(one, Stroke)]


def test_a_letter_has_its_mark_and_double_lines_where_the_standard_puts_them() -> None:
    names, lines = red("F20-letter")
    (mark,) = names
    assert mark.text == "青岚学院" and mark.y - RISE * mark.size == pytest.approx(30 * MM, abs=0.6)
    assert [round((one.x2 - one.x1) / MM, 1) for one in lines] == [170.0] * 4
    assert lines[0].y1 == pytest.approx(30 * MM + mark.size + 4 * MM, abs=0.1)
    assert lines[0].width > lines[1].width and lines[2].width < lines[3].width
    assert lines[3].y1 == pytest.approx((297 - 20) * MM, abs=0.1)
    assert lines[0].x1 == pytest.approx(20 * MM, abs=0.1)


def test_a_letters_number_stands_at_the_right_under_the_line_and_its_first_page_has_no_number() -> None:
    number = next(mark for _, mark in marks_of("F28") if isinstance(mark, Words) and "〔2026〕1号" in mark.text)
    assert number.x + len("青岚信访函〔") * CORE_SIZE < (210 - 26) * MM
    assert not any(isinstance(mark, Words) and mark.text.startswith("—") for _, mark in marks_of("F28"))
    long = replace(EXAMPLES["F28"][1], passages=(Passage(text="情况说明，" * 300),))
    sheets = lay_out(lay("F28", long))
    feet = [
        [mark.text for _, marks in page.strips for mark in marks if isinstance(mark, Words) and mark.text[:1] == "—"]
        for page in sheets.pages
    ]
    assert len(feet) > 1 and feet[0] == [] and feet[1] == ["— 2 —"]


def test_a_report_names_its_signatory_beside_the_number_over_one_red_line() -> None:
    names, lines = red("F27")
    (mark,) = names
    assert mark.text == "青岚学院文件" and mark.y - RISE * mark.size == pytest.approx((37 + 35) * MM, abs=0.6)
    (line,) = lines
    assert (line.x2 - line.x1) / MM == pytest.approx(156, abs=0.1)
    said = [mark for _, mark in marks_of("F27") if isinstance(mark, Words) and mark.text in ("签发人：", "苏文清")]
    assert [one.face.value for one in said] == ["body", "kai"]
    assert all(one.y < line.y1 for one in said)


def test_the_seal_is_nowhere_drawn() -> None:
    for name in ("F16", "F20", "F27", "F28"):
        form, facts = EXAMPLES[name]
        sheets = lay_out(lay(form, facts))
        assert len(sheets.seal_places) == 1
        assert all(
            isinstance(mark, Words | Stroke) for page in sheets.pages for _, marks in page.strips for mark in marks
        )


def test_levels_are_numbered_and_set_in_their_own_hands() -> None:
    facts = OfficialFacts(
        title="报告",
        passages=tuple(
            Passage(level=level, heading=f"标题{place}")
            for place, level in enumerate((1, 2, 2, 3, 3, 4, 1, 2, 3), 1)
        ),
    )  # fmt: skip
    sheets = lay_out(lay("F25", facts))
    lines = [mark for _, marks in sheets.pages[0].strips for mark in marks if isinstance(mark, Words)]
    found = {mark.text: mark.face.value for mark in lines if "标题" in mark.text}
    assert list(found) == [
        "一、标题1", "（一）标题2", "（二）标题3", "1. 标题4", "2. 标题5", "（1）标题6", "二、标题7",
        "（一）标题8", "1. 标题9",
    ]  # fmt: skip
    assert [found[one] for one in ("一、标题1", "（一）标题2", "1. 标题4")] == ["hei", "kai", "body"]


def test_an_opinion_keeps_twenty_eight_characters_and_twenty_two_lines() -> None:
    facts = replace(EXAMPLES["F16"][1], passages=(Passage(text="水" * 900),))
    sheets = lay_out(lay("F16", facts))
    body = [
        mark for _, marks in sheets.pages[1].strips for mark in marks if isinstance(mark, Words) and "水" in mark.text
    ]
    full = [mark for mark in body if len(mark.text) == 28]
    assert full and max(len(mark.text) for mark in body) == 28
    first = [
        mark for _, marks in sheets.pages[0].strips for mark in marks if isinstance(mark, Words) and "水" in mark.text
    ]
    assert len(first) == 22 - 4


def test_numerals_and_attachments_are_written_as_offices_write_them() -> None:
    assert [numeral(n) for n in (1, 9, 10, 11, 20, 21, 99)] == ["一", "九", "十", "十一", "二十", "二十一", "九十九"]
    assert level_mark(2, 3) == "（三）"
    assert attachment_lines(("清单。",)) == ("附件：清单",)
    assert attachment_lines(("清单", "照片；")) == ("附件：1. 清单", "　　　2. 照片")
    assert attachment_lines(()) == ()
