"""The one PDF of a volume: every page there, numbered where the contents say, bookmarks, honest about PDF/A."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.leaves import paged
from desktop_app.documents.press import press
from desktop_app.documents.volume import Assembled, assemble
from desktop_app.facts_archive import ContentsFacts, ItemStamp, PieceLine, VolumePart, VolumePlan
from desktop_app.rules.refusal import Refused
from tests import binder

MM = 72 / 25.4


def part(title: str, pdf: bytes, first: int | None = 1, **known: Any) -> VolumePart:
    with pikepdf.open(BytesIO(pdf)) as paper:
        pages = len(paper.pages)
    return VolumePart(title=title, pages=pages, first=first, open=lambda: BytesIO(pdf), **known)


def parts(*papers: tuple[str, bytes]) -> tuple[VolumePart, ...]:
    """Parts with pages that run on."""
    made: list[VolumePart] = []
    following = 1
    for title, pdf in papers:
        one = part(title, pdf, following)
        following += one.pages
        made.append(one)
    return tuple(made)


def plan(*of: VolumePart, **known: Any) -> VolumePlan:
    return VolumePlan(
        **{"title": "青岚学院关于𬱖某某反映问题的信访案卷", "author": "青岚学院", "number": "Q012－XF·2026－0001",
           "made_on": date(2026, 5, 6), "front": (), "parts": of, "back": (), **known}
    )  # fmt: skip


def whole(made: VolumePlan) -> tuple[bytes, Assembled]:
    out = BytesIO()
    told = assemble(made, out, lambda _done, _all: None)
    return out.getvalue(), told


def numbers(pdf: bytes, edge: str = "right") -> list[str]:
    """The signs in the upper corner of every page as it is seen."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        wide, high = page.get_size()
        box = (wide - 30 * MM, high - 16 * MM, wide - 8 * MM, high - 5 * MM)
        if edge == "left":
            box = (8 * MM, high - 16 * MM, 30 * MM, high - 5 * MM)
        # Text boxes are in the page's own coordinates; render and read what is seen instead when it is turned.
        found.append(_seen_text(page, box))
    return found


def _seen_text(page: Any, box: tuple[float, float, float, float]) -> str:
    """Text inside a box of the page as it is seen, whatever way the page is turned."""
    text, turned = page.get_textpage(), page.get_rotation()
    x0, y0, x1, y1 = page.get_cropbox()
    said = ""
    for place in range(text.count_chars()):
        left, low, right, high = text.get_charbox(place)
        x, y = (left + right) / 2, (low + high) / 2
        seen = {
            0: (x - x0, y - y0), 90: (y - y0, x1 - x), 180: (x1 - x, y1 - y), 270: (y1 - y, x - x0),
        }[turned]  # fmt: skip
        if box[0] <= seen[0] <= box[2] and box[1] <= seen[1] <= box[3]:
            said += text.get_text_range(place, 1)
    return said.strip()


def test_every_page_carries_the_number_the_contents_name() -> None:
    papers = tuple((f"第{n}件", binder.pdf(1 + n % 3)) for n in range(1, 61))
    made = parts(*papers)
    lines = tuple(PieceLine(number=str(n), title=one.title, pages=str(one.first)) for n, one in enumerate(made, 1))
    contents = press("F46", ContentsFacts(archive_no="Q012－XF·2026－0001", lines=lines))
    pdf, told = whole(plan(*made, front=(("卷内文件目录", contents),)))
    pages = sum(one.pages for one in made)
    assert numbers(pdf)[4:] == [str(n) for n in range(1, pages + 1)]
    assert told.pages == pages + 4
    with pikepdf.open(BytesIO(pdf)) as paper, paper.open_outline() as outline:
        marks = [(str(one.title), paper.pages.index(pikepdf.Page(one.destination[0]))) for one in outline.root]
    assert marks[0] == ("卷内文件目录", 0)
    assert marks[1:] == [(one.title, 3 + (one.first or 0)) for one in made]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("origin", [(0, 0), (-120, 300)])
def test_the_number_is_at_the_upper_right_of_the_page_as_it_is_seen(turn: int, origin: tuple[int, int]) -> None:
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(500, 700))
        page = made.pages[0]
        page.obj.MediaBox = pikepdf.Array([origin[0], origin[1], origin[0] + 500, origin[1] + 700])
        if turn:
            page.obj.Rotate = turn
        out = BytesIO()
        made.save(out)
    pdf, _told = whole(plan(part("图纸", out.getvalue(), first=37)))
    assert numbers(pdf) == ["37"]


def test_on_double_sided_sheets_even_numbers_stand_at_the_left() -> None:
    pdf, _told = whole(plan(part("报告", binder.pdf(4)), duplex=True))
    assert numbers(pdf) == ["1", "", "3", ""] and numbers(pdf, "left") == ["", "2", "", "4"]


def test_an_item_carries_its_stamp_and_pages_of_its_own() -> None:
    stamp = ItemStamp(fonds_no="Q012", year="2026", item_no="0012", organ="XF", retention="30年", pages="2")
    pdf, _told = whole(plan(part("来文", binder.pdf(2), stamp=stamp)))
    first, second = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    assert (
        all(word in first for word in ("Q012", "2026", "0012", "XF", "30年", "全宗号", "保管期限"))
        and "Q012" not in second
    )


def test_a_sheet_stands_for_paper_that_was_never_scanned() -> None:
    absent = VolumePart(title="缴费票据一组", pages=7, first=3, absent="此件为纸质材料，没有扫描，共7页。")
    pdf, told = whole(plan(*parts(("报告", binder.pdf(2))), absent, part("证明", binder.pdf(1), first=10)))
    assert told.pages == 4 and numbers(pdf) == ["1", "2", "", "10"]
    assert "共7页" in pypdfium2.PdfDocument(pdf)[2].get_textpage().get_text_bounded()


def test_a_volume_of_pictures_and_our_own_papers_is_marked_as_pdf_a_and_another_font_is_not() -> None:
    photo = paged("a.jpg", binder.scan("照片"))[0]
    own = press("F46", ContentsFacts(archive_no="Q012", lines=(PieceLine(number="1", title="𬱖䶮来信"),)))
    pdf, told = whole(plan(*parts(("照片", photo)), front=(("目录", own),)))
    assert told.pdfa and told.reasons == ()
    with pikepdf.open(BytesIO(pdf)) as paper:
        assert "pdfaid:part" in paper.Root.Metadata.read_bytes().decode() and "/OutputIntents" in paper.Root
        assert paper.Root.Lang == "zh-CN" and str(paper.docinfo["/Title"]) == "青岚学院关于𬱖某某反映问题的信访案卷"
        assert "/ID" in paper.trailer
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(50, 50, "Helvetica")
    canvas.save()
    pdf, told = whole(plan(*parts(("照片", photo), ("外来说明", out.getvalue()))))
    assert not told.pdfa and told.reasons == (("外来说明", "FONT_NOT_EMBEDDED"),)
    assert b"pdfaid" not in pdf


def test_nothing_in_a_volume_starts_by_itself() -> None:
    with pikepdf.open(BytesIO(binder.pdf(1))) as paper:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        paper.Root.OpenAction = script
        page = paper.pages[0].obj
        page.AA = pikepdf.Dictionary(O=script)
        page.Annots = pikepdf.Array(
            [
                pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=script),
                pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="看", A=script),
            ]
        )
        out = BytesIO()
        paper.save(out)
    pdf, told = whole(plan(*parts(("附件", out.getvalue()))))
    assert b"JavaScript" not in pdf and b"app.alert" not in pdf and told.reasons
    with pikepdf.open(BytesIO(pdf)) as paper:
        assert len(paper.pages[0].obj.Annots) == 1 and "/AA" not in paper.pages[0].obj


@pytest.mark.parametrize("at", [1, 5, 9])
def test_the_work_stops_where_the_officer_stops_it_and_every_file_is_let_go(at: int) -> None:
    opened: list[BytesIO] = []

    def fresh() -> BytesIO:
        opened.append(BytesIO(binder.pdf(2)))
        return opened[-1]

    made = tuple(VolumePart(title=str(n), pages=2, first=1 + 2 * n, open=fresh) for n in range(5))
    seen: list[int] = []

    def told(done: int, _all: int) -> None:
        seen.append(done)
        if len(seen) == at:
            raise TimeoutError("停")

    with pytest.raises(TimeoutError):
        assemble(plan(*made), BytesIO(), told)
    assert len(seen) == at and all(one.closed for one in opened)


def test_the_same_plan_gives_the_same_bytes() -> None:
    made = plan(*parts(("照片", paged("a.jpg", binder.scan())[0]), ("报告", binder.pdf(3))))
    assert whole(made)[0] == whole(made)[0]


def test_numbers_share_one_font_however_many_pages_there_are() -> None:
    def fonts(pdf: bytes) -> int:
        with pikepdf.open(BytesIO(pdf)) as paper:
            return sum(1 for one in paper.objects if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one)

    few, many = (whole(plan(part("报告", binder.pdf(pages))))[0] for pages in (2, 120))
    assert fonts(few) == fonts(many)


def pages_of(pdf: bytes) -> Sequence[Image.Image]:
    return [page.render(scale=0.4).to_pil() for page in pypdfium2.PdfDocument(pdf)]


def test_a_number_is_read_on_a_dark_photograph() -> None:
    dark = BytesIO()
    Image.new("RGB", (600, 850), (10, 10, 10)).save(dark, "JPEG")
    pdf, _told = whole(plan(part("夜景", paged("夜景.jpg", dark.getvalue())[0])))
    corner = pages_of(pdf)[0].crop((200, 5, 238, 25)).convert("L")
    darkest, lightest = corner.getextrema()
    assert lightest > 240 and darkest < 60


def test_a_number_stands_eight_millimetres_from_the_top_and_twelve_from_the_side() -> None:
    pdf, _told = whole(plan(part("报告", binder.pdf(1), first=137)))
    page = pypdfium2.PdfDocument(pdf)[0]
    wide, high = page.get_size()
    text = page.get_textpage()
    boxes = [text.get_charbox(place) for place in range(text.count_chars())]
    assert text.get_text_bounded() == "137"
    assert high - max(box[3] for box in boxes) == pytest.approx(8 * MM, abs=1)
    assert wide - max(box[2] for box in boxes) == pytest.approx(12 * MM, abs=1)


def drawn_on(drawing: bytes, **known: Any) -> bytes:
    """A page with one more drawing on it, and other words of its page dictionary."""
    with pikepdf.open(BytesIO(binder.pdf(1))) as paper:
        paper.pages[0].contents_add(drawing)
        for name, value in known.items():
            paper.pages[0].obj[f"/{name}"] = value
        out = BytesIO()
        paper.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "page",
    [
        drawn_on(b"q q 0.3 0 0 0.3 90 90 cm"),
        drawn_on(b"Q Q 0.3 0 0 0.3 90 90 cm"),
        drawn_on(b"", CropBox=pikepdf.Array([-300, -300, 3000, 3000])),
        drawn_on(b"", CropBox=pikepdf.Array([500, 700, 100, 100])),
    ],
    ids=["left open", "closed too often", "crop beyond the page", "crop upside down"],
)
def test_a_carelessly_made_page_carries_its_number_in_the_same_place(page: bytes) -> None:
    pdf, _told = whole(plan(part("图纸", page, first=37)))
    assert numbers(pdf) == ["37"]


def test_on_a_drawing_with_large_units_the_number_keeps_its_measure() -> None:
    pdf, _told = whole(plan(part("图纸", drawn_on(b"", UserUnit=2), first=3)))
    page = pypdfium2.PdfDocument(pdf)[0]
    _left, _low, right, top = page.get_textpage().get_charbox(0)
    # pdfium tells lengths in the page's own units.
    assert 2 * (842 - top) == pytest.approx(8 * MM, abs=1) and 2 * (595 - right) == pytest.approx(12 * MM, abs=1)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_inherits_how_it_is_turned_is_numbered_as_it_is_seen(turn: int) -> None:
    with pikepdf.open(BytesIO(binder.pdf(2))) as paper:
        paper.Root.Pages.Rotate = turn
        paper.Root.Pages.MediaBox = paper.pages[0].mediabox
        for page in paper.pages:
            del page.obj["/MediaBox"]
        out = BytesIO()
        paper.save(out)
    pdf, _told = whole(plan(*parts(("横排表", out.getvalue()))))
    assert numbers(pdf) == ["1", "2"]


def form(need: bool) -> bytes:
    """A form whose field is filled in, with scripts in the field above it and a button that sends it away."""
    with pikepdf.open(BytesIO(binder.pdf(1))) as paper:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        look = paper.make_stream(b"1 0 0 rg 0 0 50 20 re f")
        look.Type, look.Subtype, look.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Array([0, 0, 50, 20])
        above = paper.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="名", AA=pikepdf.Dictionary(K=script)))
        field = paper.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=[50, 500, 100, 520], F=4, Parent=above,
                AP=pikepdf.Dictionary(N=look), A=pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F="http://x.test"),
            )
        )  # fmt: skip
        above.Kids = pikepdf.Array([field])
        paper.Root.AcroForm = pikepdf.Dictionary(Fields=[above], NeedAppearances=need)
        paper.pages[0].obj.Annots = pikepdf.Array([field])
        paper.attachments["x.exe"] = pikepdf.AttachedFileSpec(paper, b"MZ", filename="x.exe")
        paper.pages[0].obj.AF = pikepdf.Array([paper.Root.Names.EmbeddedFiles.Names[1]])
        out = BytesIO()
        paper.save(out)
    return out.getvalue()


@pytest.mark.parametrize("need", [False, True])
def test_what_was_filled_in_is_seen_and_neither_scripts_nor_hidden_files_come_along(need: bool) -> None:
    source = form(need)
    pdf, told = whole(plan(*parts(("申请表", source))))
    with pikepdf.open(BytesIO(pdf)) as paper:
        said = b" ".join(one.unparse(resolved=True) for one in paper.objects if isinstance(one, pikepdf.Dictionary))
    assert not any(word in said for word in (b"JavaScript", b"SubmitForm", b"/EF", b"x.exe"))
    assert told.pdfa and source == form(need)
    seen = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")
    assert seen.getpixel((75, 842 - 510)) == (255, 0, 0)


@pytest.mark.parametrize(
    "drawing", [b"0 0 0 1 k 0 0 9 9 re f", b"/DeviceCMYK cs", b"BI /W 1 /H 1 /BPC 8 /CS /CMYK ID abcd EI"]
)
def test_printing_colours_are_not_called_pdf_a(drawing: bytes) -> None:
    _pdf, told = whole(plan(*parts(("画册", drawn_on(drawing)))))
    assert not told.pdfa and told.reasons == (("画册", "OTHER"),)


@pytest.mark.parametrize("pages", [2, 4])
def test_a_paper_that_has_not_the_pages_the_contents_name_is_not_bound(pages: int) -> None:
    content = binder.pdf(3)
    wrong = VolumePart(title="报告", pages=pages, first=1, open=lambda: BytesIO(content))
    with pytest.raises(Refused) as refused:
        whole(plan(wrong))
    assert refused.value.code == "FILE_DAMAGED" and refused.value.facts == {"name": "报告"}


def test_a_scan_comes_into_the_volume_as_it_is() -> None:
    scanned = paged("a.jpg", binder.scan())[0]
    pdf, _told = whole(plan(*parts(("扫描", scanned), ("又一份", binder.pdf(2)))))
    with pikepdf.open(BytesIO(scanned)) as before, pikepdf.open(BytesIO(pdf)) as after:
        kept = after.pages[0].Resources.XObject.P.read_raw_bytes()
        assert kept == before.pages[0].Resources.XObject.P.read_raw_bytes()


class Disk(BytesIO):
    """A disk with room for so many bytes."""

    room = 100_000

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self.room:
            raise OSError(28, "No space left on device")
        return super().write(data)


def large() -> VolumePlan:
    """More than is written at once."""
    noise = BytesIO()
    Image.effect_noise((800, 1100), 80).save(noise, "JPEG", quality=90)
    scanned = paged("a.jpg", noise.getvalue())[0]
    return plan(*parts(*((str(n), scanned) for n in range(4))))


def test_after_a_stop_nothing_more_is_written() -> None:
    for at in range(1, 5):
        out, seen = BytesIO(), 0

        def told(_done: int, _all: int, at: int = at, out: BytesIO = out) -> None:
            nonlocal seen
            seen += 1
            if seen == at:
                raise KeyboardInterrupt(len(out.getvalue()))

        with pytest.raises(KeyboardInterrupt) as stopped:
            assemble(large(), out, told)
        assert stopped.value.args == (len(out.getvalue()),) and seen == at


def test_what_is_written_part_by_part_is_a_sound_file_for_a_strict_reader() -> None:
    own = press("F46", ContentsFacts(archive_no="Q012", lines=(PieceLine(number="1", title="𬱖䶮来信（一）\\"),)))
    scanned = paged("a.jpg", binder.scan())[0]
    pdf, told = whole(plan(*parts(("扫描", scanned), ("报告（\\）", binder.pdf(3))), front=(("目录", own),)))
    with pikepdf.open(BytesIO(pdf), attempt_recovery=False) as paper:
        assert paper.check_pdf_syntax() == [] and len(paper.pages) == told.pages
    seen = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
    assert "𬱖䶮来信" in "".join(seen[0].split())
    first = pypdfium2.PdfDocument(own)[0].render(scale=0.5).to_pil()
    assert first.tobytes() == pypdfium2.PdfDocument(pdf)[0].render(scale=0.5).to_pil().tobytes()


def test_a_full_disk_is_told_as_what_it_is() -> None:
    with pytest.raises(OSError, match="No space left"):
        assemble(large(), Disk(), lambda _done, _all: None)
