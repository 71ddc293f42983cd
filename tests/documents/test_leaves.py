"""What an office is handed becomes pages: telephone photos, scans, PDFs; what cannot be trusted is refused by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from desktop_app.documents import leaves
from desktop_app.documents.leaves import paged
from desktop_app.facts_archive import PageEdit
from desktop_app.rules.refusal import Refused
from tests import binder


def corner_marked(size: tuple[int, int] = (600, 400), mode: str = "RGB") -> Image.Image:
    """A white picture whose upper left corner is black."""
    picture = Image.new(mode, size, 1 if mode == "1" else "white" if mode != "L" else 255)
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 4, size[1] // 4), fill=0 if mode in ("1", "L") else "black")
    return picture


def as_file(picture: Image.Image, kind: str, **known: Any) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **known)
    return out.getvalue()


def dark_corner(pdf: bytes, page: int = 0) -> str:
    """Which corner of a page is dark, as it is seen."""
    image = pypdfium2.PdfDocument(pdf)[page].render(scale=0.5).to_pil().convert("L")
    wide, high = image.size
    # The picture stands in the middle of its sheet: look just inside its own edges.
    box = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    across = "left" if (box[0] + box[2]) / 2 < wide / 2 else "right"
    return f"{'upper' if (box[1] + box[3]) / 2 < high / 2 else 'lower'} {across}"


def code(content: bytes, name: str = "来件.pdf", edits: tuple[PageEdit, ...] | None = None) -> str:
    with pytest.raises(Refused) as refused:
        paged(name, content, edits)
    assert refused.value.facts["name"] == name
    return refused.value.code


def test_a_telephone_photo_stands_upright_and_tells_nothing_of_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn clockwise to see it
    exif[0x8825] = {1: "N", 2: (30.0, 15.0, 20.0)}
    photo = as_file(corner_marked(), "JPEG", exif=exif.tobytes())
    pdf, count = paged("IMG_2034.jpg", photo)
    assert count == 1 and dark_corner(pdf) == "upper right"
    assert b"Exif" in photo and b"Exif" not in pdf
    with pikepdf.open(BytesIO(pdf)) as paper:
        assert [float(v) for v in paper.pages[0].mediabox] == pytest.approx([0, 0, 595.276, 841.89])


def test_an_upright_jpeg_is_taken_as_it_is_but_for_the_cameras_notes() -> None:
    exif = Image.Exif()
    exif[0x8825] = {1: "N"}
    photo = as_file(corner_marked((400, 600)), "JPEG", exif=exif.tobytes(), quality=70)
    pdf, _count = paged("a.jpg", photo)
    with pikepdf.open(BytesIO(pdf)) as paper:
        kept = paper.pages[0].Resources.XObject.P.read_raw_bytes()
    plain = leaves.without_metadata(photo)
    assert kept == plain and b"Exif" not in kept
    assert Image.open(BytesIO(kept)).tobytes() == Image.open(BytesIO(photo)).tobytes()


def test_a_picture_with_a_clear_ground_stands_on_white() -> None:
    clear = Image.new("RGBA", (300, 400), (255, 0, 0, 0))
    ImageDraw.Draw(clear).rectangle((0, 0, 60, 80), fill=(0, 0, 0, 255))
    pdf, _count = paged("公章.png", as_file(clear, "PNG"))
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=0.3).to_pil()
    assert image.getpixel((image.width - 5, image.height // 2)) == (255, 255, 255)


def test_every_sheet_of_a_fax_becomes_a_page() -> None:
    sheets = [corner_marked((900, 1200), "1") for _n in range(3)]
    tiff = as_file(sheets[0], "TIFF", save_all=True, append_images=sheets[1:], compression="group4")
    pdf, count = paged("传真.tif", tiff)
    assert count == 3 and len(pdf) < 40_000
    assert {dark_corner(pdf, page) for page in range(3)} == {"upper left"}
    chosen, count = paged("传真.tif", tiff, (PageEdit(page=2), PageEdit(page=0)))
    assert count == 2 and chosen != pdf


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("L", "PNG"), ("P", "GIF"), ("CMYK", "JPEG"), ("I;16", "PNG"), ("RGB", "BMP"), ("RGB", "WEBP"), ("LA", "PNG")],
)
def test_whatever_colours_a_file_knows_it_is_seen_on_paper(mode: str, kind: str) -> None:
    picture = corner_marked((300, 400), "L")
    made = picture.convert("I").point(lambda v: v * 257).convert(mode) if mode == "I;16" else picture.convert(mode)
    pdf, count = paged(f"x.{kind}", as_file(made, kind))
    assert count == 1 and dark_corner(pdf) == "upper left"


def test_a_large_photo_is_made_fit_for_a_page_and_not_smaller() -> None:
    big = Image.effect_noise((3400, 4800), 90).convert("RGB")
    pdf, _count = paged("大图.jpg", as_file(big, "JPEG"))
    with pikepdf.open(BytesIO(pdf)) as paper:
        kept = paper.pages[0].Resources.XObject.P
        # 200 dpi on the long side of A4
        assert 2330 <= int(kept.Height) <= 2345


def test_a_sound_pdf_is_given_back_byte_for_byte() -> None:
    content = binder.pdf(3)
    assert paged("方案.pdf", content) == (content, 3)
    assert leaves.count(content) == 3


@pytest.mark.parametrize(
    ("turn", "corner"), [(0, "upper left"), (90, "upper right"), (180, "lower right"), (270, "lower left")]
)
@pytest.mark.parametrize("kind", ["JPEG", "PDF"])
def test_pages_are_turned_clockwise(turn: int, corner: str, kind: str) -> None:
    photo = as_file(corner_marked((400, 600)), "JPEG")
    content = photo if kind == "JPEG" else paged("a.jpg", photo)[0]
    pdf, count = paged("a", content, (PageEdit(turn=turn),))
    assert count == 1 and dark_corner(pdf) == corner


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_margins_are_cut_from_the_sides_as_they_are_seen(turn: int) -> None:
    """The dark corner is upper left after turning by 0, and is cut away with the side it then lies on."""
    content = paged("a.jpg", as_file(corner_marked((400, 600)), "JPEG"))[0]
    side = {0: 0, 90: 2, 180: 2, 270: 0}[turn]
    crop = [0, 0, 0, 0]
    crop[side] = 400
    for file in (content, as_file(corner_marked((400, 600)), "JPEG")):
        pdf, _count = paged("a", file, (PageEdit(turn=turn, crop=(crop[0], crop[1], crop[2], crop[3])),))
        image = pypdfium2.PdfDocument(pdf)[0].render(scale=0.5).to_pil().convert("L")
        assert image.point(lambda value: 255 if value < 128 else 0).getbbox() is None


def test_the_same_file_and_edits_give_the_same_bytes() -> None:
    photo = as_file(corner_marked(), "PNG")
    edits = (PageEdit(turn=90, crop=(10, 20, 30, 40)),)
    assert paged("a", photo, edits) == paged("a", photo, edits)


def encrypted(**known: str) -> bytes:
    with pikepdf.open(BytesIO(binder.pdf())) as paper:
        out = BytesIO()
        paper.save(out, encryption=pikepdf.Encryption(**{"owner": "", "user": "", **known}))
    return out.getvalue()


def damaged(how: Callable[[bytes], bytes]) -> bytes:
    return how(paged("a.jpg", as_file(Image.effect_noise((800, 1100), 60), "JPEG"))[0])


REFUSED: dict[str, tuple[bytes, str]] = {
    "a locked PDF": (encrypted(user="开", owner="门"), "FILE_ENCRYPTED"),
    "a PDF that may not be copied": (encrypted(owner="门"), "FILE_ENCRYPTED"),
    "a PDF cut in its middle": (damaged(lambda pdf: pdf[: len(pdf) // 2]), "FILE_DAMAGED"),
    "a PDF cut near its start": (damaged(lambda pdf: pdf[:300]), "FILE_DAMAGED"),
    "a PDF of zeros": (b"%PDF-1.7\n" + b"\0" * 4000, "FILE_DAMAGED"),
    "a head alone": (b"%PDF-1.4", "FILE_DAMAGED"),
    "a photo cut in its middle": (binder.scan("半张")[:4000], "FILE_DAMAGED"),
    "a letter as a text document": (b"PK\x03\x04 word/document.xml", "FILE_NOT_PAGES"),
    "a recording": (b"RIFF\x24\0\0\0WAVEfmt ", "FILE_NOT_PAGES"),
    "a web page": (b"<html><body>x</body></html>", "FILE_NOT_PAGES"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_kept_as_pages_is_refused_by_its_name_with_the_reason(what: str) -> None:
    content, wanted = REFUSED[what]
    assert code(content, "家长来信（扫描）.pdf") == wanted


def test_an_empty_file_and_a_page_that_is_not_there_are_refused() -> None:
    assert code(b"") == "FILE_EMPTY"
    assert code(binder.pdf(2), edits=(PageEdit(page=2),)) == "PAGE_UNKNOWN"
    assert code(binder.scan(), "a.jpg", (PageEdit(page=1),)) == "PAGE_UNKNOWN"
    for crop in ((500, 0, 450, 0), (0, 950, 0, 0), (-1, 0, 0, 0)):
        assert code(binder.scan(), "a.jpg", (PageEdit(crop=crop),)) == "CROP_TOO_MUCH"


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_opened() -> None:
    bomb = as_file(Image.new("1", (14000, 14000)), "PNG")
    assert len(bomb) < 200_000 and code(bomb, "炸弹.png") == "PICTURE_TOO_LARGE"


def test_a_scanners_pdf_with_bytes_before_its_head_and_wrong_offsets_is_whole_all_the_same() -> None:
    content = b"\r\nSCAN\r\n" + re.sub(rb"startxref\n\d+", b"startxref\n7", binder.pdf(4))
    pdf, count = paged("扫描.pdf", content)
    assert count == 4 and len(pypdfium2.PdfDocument(pdf)) == 4
    with pikepdf.open(BytesIO(pdf), attempt_recovery=False) as mended:
        assert len(mended.pages) == 4


def test_a_pdf_whose_page_tree_lost_pages_is_refused() -> None:
    with pikepdf.open(BytesIO(binder.pdf(3))) as paper:
        out = BytesIO()
        paper.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    lost = out.getvalue().replace(b"/Count 3", b"/Count 5")
    assert lost != out.getvalue() and code(lost) == "FILE_DAMAGED"


SECRET = b"30.25N-120.16E"


def told_of_place(how: str) -> bytes:
    """A photo that says where it was taken, in one of the ways telephones and programs do."""
    picture = Image.effect_noise((500, 700), 60).convert("RGB")
    if how == "in a comment":
        return as_file(picture, "JPEG", comment=SECRET)
    if how == "behind its end":
        return as_file(picture, "JPEG") + b"ftypmp4" + SECRET
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    content = as_file(picture, "JPEG", exif=exif.tobytes())
    return content[:20] + b"\0\0\0" + content[20:] if how == "behind stray bytes" else content


@pytest.mark.parametrize("turn", [0, 90])
@pytest.mark.parametrize("how", ["in its notes", "in a comment", "behind its end", "behind stray bytes"])
def test_wherever_a_photo_says_its_place_the_pages_do_not(how: str, turn: int) -> None:
    photo = told_of_place(how)
    pdf, _count = paged("a.jpg", photo, (PageEdit(turn=turn),))
    assert SECRET in photo and SECRET not in pdf
    assert pypdfium2.PdfDocument(pdf)[0].render(scale=0.1).to_pil().convert("L").getextrema() != (255, 255)


@pytest.mark.parametrize(("value", "seen"), [(0, 0), (32768, 127), (65535, 255)])
def test_a_deep_grey_scan_keeps_its_grey(value: int, seen: int) -> None:
    pdf, _count = paged("a.png", as_file(Image.new("I;16", (300, 400), value), "PNG"))
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=0.3).to_pil().convert("L")
    assert image.getpixel((image.width // 2, image.height // 2)) == pytest.approx(seen, abs=2)


def test_a_colour_that_a_picture_calls_clear_is_white() -> None:
    red = as_file(Image.new("RGB", (300, 400), (255, 0, 0)), "PNG", transparency=(255, 0, 0))
    image = pypdfium2.PdfDocument(paged("a.png", red)[0])[0].render(scale=0.3).to_pil()
    assert image.getpixel((image.width // 2, image.height // 2)) == (255, 255, 255)


def test_a_fax_with_lines_far_apart_is_not_pressed_together() -> None:
    fax = Image.new("1", (1728, 1140), 1)
    ImageDraw.Draw(fax).rectangle((100, 50, 500, 242), fill=0)
    pdf, _count = paged("传真.tif", as_file(fax, "TIFF", compression="group4", dpi=(204, 98)))
    box = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("L").point(lambda v: 255 - v).getbbox()
    assert box is not None and (box[2] - box[0]) / (box[3] - box[1]) == pytest.approx(1, abs=0.03)


def test_a_black_and_white_scan_stays_sharp_and_small() -> None:
    letter = Image.new("1", (2480, 3508), 1)
    for line in range(60):
        ImageDraw.Draw(letter).rectangle((200, 200 + line * 50, 2200, 220 + line * 50), fill=0)
    pdf, _count = paged("来信.png", as_file(letter, "PNG"))
    with pikepdf.open(BytesIO(pdf)) as paper:
        kept = paper.pages[0].Resources.XObject.P
        assert (int(kept.Width), int(kept.BitsPerComponent), kept.Filter) == (2480, 1, "/CCITTFaxDecode")
    assert len(pdf) < 10_000


def test_a_page_taken_twice_is_turned_and_cut_each_time_by_itself() -> None:
    edits = (PageEdit(turn=90, crop=(100, 0, 0, 0)), PageEdit(), PageEdit(turn=180))
    pdf, count = paged("a.pdf", binder.pdf(1), edits)
    with pikepdf.open(BytesIO(pdf)) as paper:
        assert count == 3 and [int(page.obj.Rotate) for page in paper.pages] == [90, 0, 180]
        assert [[round(float(edge)) for edge in page.mediabox] for page in paper.pages] == [
            [0, 84, 595, 842], [0, 0, 595, 842], [0, 0, 595, 842],
        ]  # fmt: skip


def written() -> bytes:
    """Two pages whose drawing is packed, each object in plain sight."""
    with pikepdf.open(BytesIO(binder.pdf(2))) as paper:
        for page in paper.pages:
            page.obj.Contents = paper.make_stream(b"0.5 w 50 50 m 500 60 l S\n" * 400)
        out = BytesIO()
        paper.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
    return out.getvalue()


def one_page_empty(content: bytes) -> bytes:
    return re.sub(rb"/Contents \d+ 0 R", b"/Contents 77 0 R", content, count=1)


def broken_drawing(content: bytes) -> bytes:
    at = content.index(b"stream\n") + 7
    return content[:at] + bytes(30) + content[at + 30 :]


def half_a_picture() -> bytes:
    with pikepdf.open(BytesIO(paged("a.jpg", as_file(Image.effect_noise((500, 700), 60), "JPEG"))[0])) as paper:
        scan = paper.pages[0].Resources.XObject.P
        scan.write(scan.read_raw_bytes()[:20_000], filter=pikepdf.Name.DCTDecode)
        out = BytesIO()
        paper.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [one_page_empty(written()), broken_drawing(written()), half_a_picture()],
    ids=["drawing missing", "drawing broken", "picture cut"],
)
def test_a_page_that_would_be_seen_without_what_stood_on_it_is_refused(content: bytes) -> None:
    assert code(content) == "FILE_DAMAGED"


def test_a_file_cut_anywhere_is_refused_or_has_all_its_pages_with_all_that_stands_on_them() -> None:
    whole = written()
    for end in range(10, len(whole), 9):
        try:
            pdf, count = paged("a.pdf", whole[:end])
        except Refused as refused:
            assert refused.code == "FILE_DAMAGED"
        else:
            assert count == 2
            for page in pypdfium2.PdfDocument(pdf):
                assert page.render(scale=0.5).to_pil().convert("L").getextrema()[0] < 200


def test_a_page_with_nothing_on_it_is_a_page() -> None:
    with pikepdf.new() as made:
        made.add_blank_page()
        del made.pages[0].obj["/Contents"]
        out = BytesIO()
        made.save(out)
    assert paged("空白.pdf", out.getvalue())[1] == 1


def test_broken_notes_of_a_camera_do_not_cost_the_photo() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = as_file(corner_marked(), "JPEG", exif=exif.tobytes())
    at = photo.index(b"Exif\0\0") + 6
    for length in range(1, 26):
        broken = photo[:at] + b"\xff" * length + photo[at + length :]
        assert paged("a.jpg", broken)[1] == 1


def test_a_later_sheet_that_would_fill_the_memory_is_refused_too() -> None:
    sheets = [Image.new("1", (100, 100)), Image.new("1", (14000, 14000))]
    tiff = as_file(sheets[0], "TIFF", save_all=True, append_images=sheets[1:], compression="group4")
    assert code(tiff, "传真.tif") == "PICTURE_TOO_LARGE"
