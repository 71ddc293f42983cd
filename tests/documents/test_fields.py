"""Forms that were filled in on the screen, layers that hide something, pages that share their resources."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from desktop_app.documents.leaves import paged
from desktop_app.facts_archive import PageEdit
from desktop_app.rules.refusal import Refused
from tests import binder
from tests.documents.test_volume import numbers, part, parts, plan, whole


def saved(paper: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def filled(value: Any, need: bool = True, **known: Any) -> bytes:
    """A form with one field, filled in by a program that left the drawing to the viewer."""
    with pikepdf.open(BytesIO(binder.pdf(1))) as paper:
        field = {"Type": Name.Annot, "Subtype": Name.Widget, "FT": Name.Tx, "T": "name", "V": value, "F": 4,
                 "Rect": Array([200, 400, 400, 430]), "DA": "/Helv 20 Tf 0 g", **known}  # fmt: skip
        one = paper.make_indirect(Dictionary({f"/{key}": said for key, said in field.items()}))
        paper.pages[0].obj.Annots = Array([one])
        paper.Root.AcroForm = Dictionary(Fields=Array([one]), NeedAppearances=need)
        return saved(paper)


def words(pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


@pytest.mark.parametrize("need", [False, True])
@pytest.mark.parametrize("said", ["FIELDVALUE", "𬱖某反映供暖不足"])
def test_what_was_typed_into_a_form_that_draws_nothing_itself_is_read_in_the_volume(need: bool, said: str) -> None:
    content = filled(said, need)
    assert paged("申请表.pdf", content) == (content, 1)
    assert said in words(whole(plan(*parts(("申请表", content))))[0])


def test_a_page_taken_out_of_a_form_keeps_what_was_typed_on_it() -> None:
    taken, _count = paged("申请表.pdf", filled("甲乙丙"), (PageEdit(page=0, turn=90),))
    assert "甲乙丙" in words(whole(plan(*parts(("申请表", taken))))[0])


def test_a_choice_is_shown_by_its_words_and_a_tick_is_seen() -> None:
    options = Array([Array(["A1", "教职工"]), Array(["A2", "学生"])])
    assert "学生" in words(whole(plan(*parts(("表", filled("A2", FT=Name.Ch, Opt=options)))))[0])
    square = Array([200, 400, 230, 430])
    ticked = whole(plan(*parts(("表", filled(Name.Yes, FT=Name.Btn, AS=Name.Yes, Rect=square)))))[0]
    empty = whole(plan(*parts(("表", filled(Name.Off, FT=Name.Btn, AS=Name.Off, Rect=square)))))[0]
    box = (200, 412, 230, 442)
    first, second = (pypdfium2.PdfDocument(one)[0].render(scale=1).to_pil().convert("L") for one in (ticked, empty))
    assert first.crop(box).getextrema()[0] < 100 and second.crop(box).getextrema()[0] == 255


def test_many_lines_are_made_smaller_until_all_of_them_are_seen() -> None:
    said = "供暖不足一事多次反映没有结果" * 6
    pdf = whole(plan(*parts(("表", filled(said, Ff=1 << 12, Rect=Array([100, 300, 400, 420]))))))[0]
    assert said in "".join(words(pdf).split())


def test_an_old_drawing_that_does_not_say_what_was_typed_last_is_drawn_anew() -> None:
    with pikepdf.open(BytesIO(filled("新值"))) as paper:
        look = paper.make_stream(b"1 0 0 rg 0 0 200 30 re f", Type=Name.XObject, Subtype=Name.Form)
        look.BBox = Array([0, 0, 200, 30])
        paper.pages[0].obj.Annots[0].AP = Dictionary(N=look)
        content = saved(paper)
    assert "新值" in words(whole(plan(*parts(("表", content))))[0])


@pytest.mark.parametrize("said", ["\ue000", "长" * 900])
def test_a_field_nobody_can_draw_is_refused_by_the_name_of_its_file(said: str) -> None:
    content = filled(said)
    with pytest.raises(Refused) as refused:
        paged("申请表.pdf", content)
    assert (refused.value.code, refused.value.facts) == ("FORM_FIELDS_UNSEEN", {"name": "申请表.pdf"})
    with pytest.raises(Refused, match="FORM_FIELDS_UNSEEN"):
        whole(plan(*parts(("申请表", content))))


def layered(**usual: Any) -> bytes:
    """A drawing on a layer. usual: how its layers stand when it is opened."""
    with pikepdf.open(BytesIO(binder.pdf(1))) as paper:
        layer = paper.make_indirect(Dictionary(Type=Name.OCG, Name="底稿"))
        paper.pages[0].obj.Resources = Dictionary(Properties=Dictionary(L=layer))
        paper.pages[0].contents_add(b"/OC /L BDC 100 100 400 400 re f EMC")
        stands = {name: Array([layer]) if value is True else value for name, value in usual.items()}
        paper.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(**stands))
        return saved(paper)


def test_what_a_layer_hides_does_not_come_to_light_in_the_archive() -> None:
    for content in (layered(OFF=True), layered(BaseState=Name.OFF)):
        with pytest.raises(Refused) as refused:
            paged("图纸.pdf", content)
        assert (refused.value.code, refused.value.facts) == ("FILE_LAYERS_HIDDEN", {"name": "图纸.pdf"})
        with pytest.raises(Refused, match="FILE_LAYERS_HIDDEN"):
            whole(plan(*parts(("图纸", content))))
    assert paged("图纸.pdf", layered(Order=True))[1] == 1


def test_pages_that_share_their_resources_carry_each_its_own_number() -> None:
    with pikepdf.open(BytesIO(binder.pdf(4))) as paper:
        shared = paper.make_indirect(Dictionary(Font=Dictionary(), XObject=Dictionary()))
        for page in paper.pages:
            page.obj.Resources = shared
        together = saved(paper)
        for page in paper.pages:
            page.obj.Resources = Dictionary(XObject=shared.XObject)
        drawings = saved(paper)
        for page in paper.pages:
            del page.obj["/Resources"]
        paper.Root.Pages.Resources = shared
        inherited = saved(paper)
    for content in (together, drawings, inherited):
        assert numbers(whole(plan(part("报告", content)))[0]) == ["1", "2", "3", "4"]


@pytest.mark.parametrize("name", ["VolumePage", "ItemStamp"])
def test_a_page_of_an_older_volume_keeps_the_drawing_that_has_the_name_of_our_mark(name: str) -> None:
    with pikepdf.open(BytesIO(binder.pdf(1))) as paper:
        drawing = paper.make_stream(b"0 1 1 rg 300 300 100 100 re f", Type=Name.XObject, Subtype=Name.Form)
        drawing.BBox = Array([0, 0, 595, 842])
        paper.pages[0].obj.Resources = Dictionary(XObject=Dictionary({f"/{name}": drawing}))
        paper.pages[0].contents_add(f"/{name} Do".encode())
        content = saved(paper)
    pdf = whole(plan(part("旧卷", content, first=7)))[0]
    seen = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")
    assert seen.getpixel((350, 842 - 350)) == (0, 255, 255) and numbers(pdf) == ["7"]
