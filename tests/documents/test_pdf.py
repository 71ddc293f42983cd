"""The PDF itself: full lines, rare names, searchable text, no holes."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from desktop_app.documents.assemble import stamp_reprint
from desktop_app.documents.blocks import LETTER, MM, Document, Paragraph
from desktop_app.documents.fonts import BUNDLED, FontChoice
from desktop_app.documents.forms.notices import LETTER_PAGE
from desktop_app.documents.pdf import render
from desktop_app.documents.pdf_fonts import open_font
from desktop_app.documents.press import press
from desktop_app.documents.typeset import half
from desktop_app.rules.refusal import Refused
from tests.documents.examples import EXAMPLES, VISIT
from tests.documents.golden_text import solid, text_of

RARE = "䶮𬭼㛃𡝗喆垚淼燚㐂堃𠅤"


def _letter(*texts: str) -> Document:
    blocks = tuple(Paragraph(text, replace(LETTER, first=0.0)) for text in texts)
    return Document(title="试印", page=LETTER_PAGE, blocks=blocks)


def test_twenty_eight_characters_and_twenty_two_lines_fill_the_core() -> None:
    pdf = render(_letter("国" * 28 * 24))
    paper = pypdfium2.PdfDocument(pdf)
    assert len(paper) == 2
    text = paper[0].get_textpage()
    boxes = [text.get_charbox(n) for n in range(text.count_chars()) if text.get_text_range(n, 1) == "国"]
    assert len(boxes) == 28 * 22
    assert len({round(box[1]) for box in boxes}) == 22
    assert min(box[0] for box in boxes) >= 28 * MM
    assert max(box[2] for box in boxes) <= (28 + 156) * MM
    assert max(box[3] for box in boxes) <= (297 - 37) * MM
    assert min(box[1] for box in boxes) >= 35 * MM


def test_justified_lines_reach_the_same_right_edge() -> None:
    text = "您于2026年1月5日反映的“职称评审材料退回未说明理由”的信访事项，本校已于2026年1月5日收到并登记。" * 6
    page = pypdfium2.PdfDocument(render(_letter(text)))[0].get_textpage()
    edges: dict[int, float] = {}
    for place in range(page.count_chars()):
        character = page.get_text_range(place, 1)
        if character.strip():
            x, y = ctypes.c_double(), ctypes.c_double()
            pypdfium2.raw.FPDFText_GetCharOrigin(page, place, x, y)
            edge = x.value + 15.75 * (0.5 if half(character) else 1.0)
            edges[round(y.value)] = max(edges.get(round(y.value), 0.0), edge)
    full = sorted(edges.items(), reverse=True)[:-2]
    assert len(full) > 8
    assert [row for row, edge in full if abs(edge - (28 + 156) * MM) > 0.1] == []


@pytest.mark.parametrize("character", RARE)
def test_a_rare_character_is_drawn_and_copied_right(character: str) -> None:
    pdf = render(_letter(f"王{character}同志"))
    assert f"王{character}同志" in text_of(pdf)


def test_poppler_reads_the_same_rare_characters(tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    (tmp_path / "a.pdf").write_bytes(render(_letter(RARE)))
    done = subprocess.run(["pdftotext", str(tmp_path / "a.pdf"), "-"], capture_output=True, check=True)
    assert RARE in solid(done.stdout.decode())


def test_a_rare_character_can_be_searched_in_the_print() -> None:
    pdf = press("F01", replace(VISIT, receiver="王䶮"))
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    assert page.search("王䶮").get_next() is not None


def test_more_than_a_hundred_different_characters_copy_right() -> None:
    text = "".join(chr(0x4E00 + n) for n in range(600))
    assert solid(text_of(render(_letter(text)))).startswith(text)


@pytest.mark.parametrize("character", ["😀", "\u0e01", "\U0003134a", "\ue000"])
def test_a_character_no_font_draws_stops_the_print_and_is_named(character: str) -> None:
    with pytest.raises(Refused) as refused:
        press("F01", replace(VISIT, summary=f"反映{character}问题"))
    assert refused.value.code == "glyph_missing"
    assert refused.value.facts == {"character": character, "codepoint": f"U+{ord(character):04X}"}


@pytest.mark.parametrize("name", ["song.ttf", "song-bold.ttf", "hei.ttf", "kai.ttf", "rare.ttf"])
def test_no_bundled_font_promises_a_character_it_does_not_draw(name: str) -> None:
    font = open_font(BUNDLED / name)
    blank = {0x20, 0xA0, 0xAD, 0x3000}
    assert [hex(c) for c in font.face.charToGlyph if c not in blank and not font.draws(chr(c))] == []


def test_half_width_characters_of_the_bundled_song_are_half_an_em() -> None:
    for name in ("song.ttf", "song-bold.ttf"):
        font = open_font(BUNDLED / name)
        assert {font.advance(chr(c)) for c in range(0x20, 0x7F)} == {0.5}


def test_installed_fonts_change_no_line_break(tmp_path: Path) -> None:
    shutil.copy(BUNDLED / "kai.ttf", tmp_path / "simfang.ttf")
    document = _letter("您于2026年1月5日反映的“职称评审材料退回未说明理由”的信访事项，本校已收到并登记。" * 8)
    own, other = render(document, FontChoice()), render(document, FontChoice(tmp_path))
    assert own != other
    assert [solid(line) for line in text_of(own).splitlines()] == [solid(line) for line in text_of(other).splitlines()]


def test_markup_signs_are_ordinary_text() -> None:
    text = '<b>&amp; 3<5 & "甲" </para> 100%'
    assert solid(text) in solid(text_of(render(_letter(text))))


def test_every_font_is_embedded_and_the_properties_are_filled() -> None:
    with pikepdf.open(BytesIO(press(*EXAMPLES["F02"]))) as paper:
        assert str(paper.docinfo["/Title"]) == "信访事项受理告知书"
        assert str(paper.docinfo["/Subject"]) == "青岚信访受〔2026〕1号"
        assert str(paper.docinfo["/Author"]) == "青岚学院"
        fonts = [font for page in paper.pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font


def test_a_second_print_says_so_over_the_unchanged_paper() -> None:
    first = press(*EXAMPLES["F01-long"])
    assert stamp_reprint(first, 1) == first
    assert "限知悉人员" in text_of(stamp_reprint(first, 1, "限知悉人员"))
    second = stamp_reprint(first, 2)
    assert second == stamp_reprint(first, 2)
    before, after = text_of(first).split("\f"), text_of(second).split("\f")
    assert len(after) == len(before) == 4
    for old, new in zip(before, after, strict=True):
        assert "第2次打印" not in old
        assert "第2次打印" in new
        assert solid(new.replace("第2次打印", "")) == solid(old)
