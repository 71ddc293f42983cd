"""Stored files become pages: pictures are put on A4, PDFs are taken as they are, what cannot be trusted is refused."""

from __future__ import annotations

import re
import warnings
import zlib
from io import BytesIO
from typing import cast

import pikepdf
from PIL import Image, ImageSequence, UnidentifiedImageError

from desktop_app.documents.fields import settle
from desktop_app.documents.pdf import rotation, seen_box
from desktop_app.facts_archive import PageEdit
from desktop_app.rules.refusal import Refused

A4 = (595.276, 841.89)
# Enough to read small print on paper again; more only makes the volume heavy.
DPI = 200
SLACK = 1.25
QUALITY = 85
MOST_MEGAPIXELS = 120
LEAST_LEFT = 100
FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "GIF", "WEBP")
# A drawing or a screenshot has few colours and stays sharper, and smaller, without loss.
FEW_COLOURS = 64
_HEAD = 1024
_SIGNS = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|II\*\0|MM\0\*|GIF8[79]a|RIFF.{4}WEBP", re.DOTALL)
_NEXT_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
_STREAM = re.compile(rb"\bstream\r?\n.*?endstream", re.DOTALL)
_CUT_STREAM = re.compile(rb"\bstream\r?\n")
_PACKED = re.compile(rb"/ObjStm\b[^>]*>>\s*stream\r?\n(.*?)endstream", re.DOTALL)
_MOST_PACKED = 50_000_000
_ON_PAGES = re.compile(rb"/(?:Contents|Kids)\s*(?:\[[^\]]*\]|\d+\s+\d+\s+R)")
_REFERENCE = re.compile(rb"\b(\d{1,9})\s+(\d{1,5})\s+R\b")
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_PARTS = {"/DeviceRGB": 3, "/CalRGB": 3, "/Lab": 3, "/DeviceCMYK": 4}
_DEEP = 12
_BROKEN = (pikepdf.PdfError, RuntimeError, ValueError)


def paged(name: str, content: bytes, edits: tuple[PageEdit, ...] | None = None) -> tuple[bytes, int]:
    """The pages of a file as one PDF, and how many they are.

    name: only for what is said about the file; edits: pages to take, in their order, None for all as they are. A sound
    PDF without edits is given back byte for byte, one with a broken cross-reference is written anew. Raises Refused:
    FILE_EMPTY, FILE_NOT_PAGES, FILE_ENCRYPTED, FILE_DAMAGED, FILE_LAYERS_HIDDEN, FORM_FIELDS_UNSEEN, PICTURE_TOO_LARGE,
    PAGE_UNKNOWN, CROP_TOO_MUCH.
    """
    if not content:
        raise Refused("FILE_EMPTY", "materials", {"name": name})
    for edit in edits or ():
        _check_crop(name, edit)
    if b"%PDF-" in content[:_HEAD] and not _SIGNS.match(content):
        return _of_pdf(name, content, edits)
    return _of_picture(name, content, edits)


def count(pdf: bytes) -> int:
    """Pages of a PDF that was made or accepted here."""
    with pikepdf.open(BytesIO(pdf)) as paper:
        return len(paper.pages)


def _check_crop(name: str, edit: PageEdit) -> None:
    left, top, right, bottom = edit.crop
    if min(edit.crop) < 0 or left + right > 1000 - LEAST_LEFT or top + bottom > 1000 - LEAST_LEFT:
        raise Refused("CROP_TOO_MUCH", "file", {"name": name})


# PDF


def _of_pdf(name: str, content: bytes, edits: tuple[PageEdit, ...] | None) -> tuple[bytes, int]:
    paper, mended = _sound(name, content)
    with paper:
        settle(paper, name)
        if edits is None and not mended:
            return content, len(paper.pages)
        if edits is None:
            # Not every viewer mends; what is kept as pages must open everywhere.
            out = BytesIO()
            paper.save(out, deterministic_id=True)
            return out.getvalue(), len(paper.pages)
        with pikepdf.new() as made:
            for edit in edits:
                if not 0 <= edit.page < len(paper.pages):
                    raise Refused("PAGE_UNKNOWN", "file", {"name": name, "page": edit.page + 1})
                source = paper.pages[edit.page]
                made.pages.append(source)
                _turn_and_crop(made.pages[-1], source, edit)
            out = BytesIO()
            made.save(out, deterministic_id=True)
            return out.getvalue(), len(edits)


def _sound(name: str, content: bytes) -> tuple[pikepdf.Pdf, bool]:
    """The PDF, opened, and whether it had to be mended; one that lost pages or cannot be read is refused."""
    # Scanners write wrong offsets, wrong lengths and bytes in front of %PDF; what was mended is looked through again.
    for mending in (False, True):
        try:
            paper = pikepdf.open(BytesIO(content), attempt_recovery=mending)
        except pikepdf.PasswordError as error:
            raise Refused("FILE_ENCRYPTED", "file", {"name": name}) from error
        except _BROKEN:
            continue
        if paper.is_encrypted:
            paper.close()
            raise Refused("FILE_ENCRYPTED", "file", {"name": name})
        if _whole(paper) and not _lost(paper, content, mending):
            return paper, mending
        paper.close()
    raise Refused("FILE_DAMAGED", "file", {"name": name})


def _whole(paper: pikepdf.Pdf) -> bool:
    looked: set[tuple[int, int]] = set()
    try:
        # Asked first, for the list of pages mends it.
        told = int(paper.Root.Pages.Count)
        return bool(told) and told == len(paper.pages) and all(_readable(page, looked) for page in paper.pages)
    except (*_BROKEN, AttributeError, TypeError, KeyError, OSError, SyntaxError, zlib.error):
        return False


def _lost(paper: pikepdf.Pdf, content: bytes, mended: bool) -> bool:
    """Whether the file names objects that are not there; qpdf leaves them out, and their pages, without an error."""
    if not mended and not paper.get_warnings() and all("/Contents" in page.obj for page in paper.pages):
        return False
    plain = _STREAM.sub(b" ", content)
    if mended and _CUT_STREAM.search(plain):
        return True
    for packed in _PACKED.finditer(content):
        try:
            plain += zlib.decompressobj().decompress(packed[1], _MOST_PACKED)
        except zlib.error:
            return True
    # A sound file may well name what was deleted, but not as a page or as what stands on one.
    named = [plain] if mended else _ON_PAGES.findall(plain)
    return any(
        paper.get_object(int(number), int(turn)) is None for text in named for number, turn in _REFERENCE.findall(text)
    )


def _readable(page: pikepdf.Page, looked: set[tuple[int, int]]) -> bool:
    x0, y0, x1, y1 = seen_box(page)
    rotation(page)
    contents = page.obj.get("/Contents")
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents] if contents is not None else []
    return (
        x1 > x0
        and y1 > y0
        and all(isinstance(one, pikepdf.Stream) and _decoded(one) is not None for one in streams)
        and _drawings_whole(page.resources, looked, 0)
    )


def _drawings_whole(resources: pikepdf.Object | None, looked: set[tuple[int, int]], depth: int) -> bool:
    inside = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(inside, pikepdf.Dictionary) or depth > _DEEP:
        return True
    for one in inside.values():
        if not isinstance(one, pikepdf.Stream):
            return False
        if one.objgen in looked:
            continue
        looked.add(one.objgen)
        if one.get("/Subtype") == "/Form":
            if _decoded(one) is None or not _drawings_whole(one.get("/Resources"), looked, depth + 1):
                return False
        elif one.get("/Subtype") == "/Image" and not _picture_whole(one):
            return False
    return True


def _filters(stream: pikepdf.Stream) -> list[str]:
    said = stream.get("/Filter")
    return [str(one) for one in said] if isinstance(said, pikepdf.Array) else [str(said)] if said is not None else []


def _decoded(stream: pikepdf.Stream) -> int | None:
    """How many bytes a stream holds; None when it breaks off. qpdf itself only warns and gives what was left."""
    if _filters(stream) != ["/FlateDecode"]:
        return len(stream.read_bytes())
    raw = stream.read_raw_bytes()
    # Without zlib's head and check sum, as viewers read it: the end of the data alone is asked for.
    unpacked = zlib.decompressobj(-15)
    held, rest = 0, raw[2:]
    while rest and not unpacked.eof:
        held += len(unpacked.decompress(rest, 1 << 20))
        rest = unpacked.unconsumed_tail
    return held if unpacked.eof or not raw else None


def _picture_whole(picture: pikepdf.Stream) -> bool:
    filters = _filters(picture)
    if filters[-1:] == ["/DCTDecode"]:
        data = picture.read_raw_bytes()
        if len(filters) > 1:
            return len(data) > 0
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            try:
                with Image.open(BytesIO(data), formats=("JPEG",)) as seen:
                    # An eighth of the size is enough to come to the end of the data.
                    seen.draft(None, (seen.width // 8 or 1, seen.height // 8 or 1))
                    seen.load()
            except Image.DecompressionBombError:
                return b"\xff\xd9" in data[-_HEAD:]
        return True
    if filters[-1:] == ["/JPXDecode"]:
        return b"\xff\xd9" in picture.read_raw_bytes()[-_HEAD:]
    if filters[-1:] in (["/CCITTFaxDecode"], ["/JBIG2Decode"]):
        return len(picture.read_raw_bytes()) > 0
    held = _decoded(picture)
    space = picture.get("/ColorSpace")
    kind = str(space[0]) if isinstance(space, pikepdf.Array) and len(space) else str(space)
    parts = int(space[1].N) if kind == "/ICCBased" and isinstance(space, pikepdf.Array) else _PARTS.get(kind, 1)
    row = (int(picture.Width) * parts * int(picture.get("/BitsPerComponent", 1)) + 7) // 8
    # Some programs are short of the last line; nothing is lost that anybody sees.
    return held is not None and held >= row * (int(picture.Height) - 1)


def _turn_and_crop(page: pikepdf.Page, source: pikepdf.Page, edit: PageEdit) -> None:
    """page: the copy; a page taken twice shares what its first copy was given, so everything is said anew."""
    page.obj.Rotate = (rotation(source) + edit.turn) % 360
    x0, y0, x1, y1 = seen_box(source)
    left, top, right, bottom = _unturned(edit.crop, rotation(page))
    wide, high = x1 - x0, y1 - y0
    for name in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        if name in page.obj:
            del page.obj[name]
    box = x0 + wide * left / 1000, y0 + high * bottom / 1000, x1 - wide * right / 1000, y1 - high * top / 1000
    page.obj.MediaBox = pikepdf.Array([round(edge, 3) for edge in box])
    page.obj.CropBox = pikepdf.Array([round(edge, 3) for edge in box])


def _unturned(crop: tuple[int, int, int, int], turned: int) -> tuple[int, int, int, int]:
    """What is cut off the sides as seen, as sides of the page before it was turned (left, top, right, bottom)."""
    left, top, right, bottom = crop
    return {
        0: (left, top, right, bottom),
        90: (top, right, bottom, left),
        180: (right, bottom, left, top),
        270: (bottom, left, top, right),
    }[turned]


# pictures


def _of_picture(name: str, content: bytes, edits: tuple[PageEdit, ...] | None) -> tuple[bytes, int]:
    try:
        with warnings.catch_warnings():
            # The size is looked at here, with words of the office.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=FORMATS) as picture:
                return _on_sheets(name, content, picture, edits)
    except UnidentifiedImageError as error:
        if _SIGNS.match(content):
            raise Refused("FILE_DAMAGED", "file", {"name": name}) from error
        raise Refused("FILE_NOT_PAGES", "file", {"name": name}) from error
    except Image.DecompressionBombError as error:
        raise Refused("PICTURE_TOO_LARGE", "file", {"name": name, "most": MOST_MEGAPIXELS}) from error
    except (OSError, SyntaxError, ValueError, EOFError, zlib.error) as error:
        raise Refused("FILE_DAMAGED", "file", {"name": name}) from error


def _on_sheets(
    name: str, content: bytes, picture: Image.Image, edits: tuple[PageEdit, ...] | None
) -> tuple[bytes, int]:
    frames = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
    wanted = edits if edits is not None else tuple(PageEdit(page=number) for number in range(frames))
    kind = picture.format
    with pikepdf.new() as made:
        for edit in wanted:
            if not 0 <= edit.page < frames:
                raise Refused("PAGE_UNKNOWN", "file", {"name": name, "page": edit.page + 1})
            frame = ImageSequence.Iterator(picture)[edit.page] if frames > 1 else picture
            if frame.width * frame.height > MOST_MEGAPIXELS * 1_000_000:
                raise Refused("PICTURE_TOO_LARGE", "file", {"name": name, "most": MOST_MEGAPIXELS})
            _add_sheet(made, frame, edit, content if kind == "JPEG" else b"")
        out = BytesIO()
        made.save(out, deterministic_id=True)
        return out.getvalue(), len(wanted)


def _add_sheet(made: pikepdf.Pdf, frame: Image.Image, edit: PageEdit, jpeg: bytes) -> None:
    given, shape = frame.size, _shape(frame)
    if jpeg and not any(edit.crop):
        # A photo many times larger than its sheet is never unpacked at its full size.
        ratio = A4[1] / 72 * DPI / max(given)
        frame.draft(None, (round(given[0] * ratio) or 1, round(given[1] * ratio) or 1))
    frame.load()
    orientation = _orientation(frame)
    seen = frame if orientation not in _UPRIGHT else frame.transpose(_UPRIGHT[orientation])
    if edit.turn:
        seen = seen.rotate(-edit.turn, expand=True)
    if (orientation >= 5) != (edit.turn in (90, 270)):
        shape = 1 / shape
    if any(edit.crop):
        left, top, right, bottom = edit.crop
        width, height = seen.size
        x, y = width * left // 1000, height * top // 1000
        end = max(width - width * right // 1000, x + 1), max(height - height * bottom // 1000, y + 1)
        seen = seen.crop((x, y, *end))
    across, down = float(seen.width), seen.height * shape
    sheet = A4 if down >= across else (A4[1], A4[0])
    scale = min(sheet[0] / across, sheet[1] / down)
    wide, high = across * scale, down * scale
    most = round(wide / 72 * DPI) or 1, round(high / 72 * DPI) or 1
    plain = seen is frame and frame.mode in ("L", "RGB") and max(given) <= max(most) * SLACK
    kept = without_metadata(jpeg) if jpeg and plain else b""
    stream = _stream(made, frame, kept, pikepdf.Name.DCTDecode, 8) if kept else _drawn(made, _flat(seen), most)
    place = (wide, high, (sheet[0] - wide) / 2, (sheet[1] - high) / 2)
    drawing = "q {:.3f} 0 0 {:.3f} {:.3f} {:.3f} cm /P Do Q".format(*place)
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=pikepdf.Array([0, 0, *sheet]),
        Contents=made.make_stream(drawing.encode()),
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=stream)),
    )
    made.pages.append(pikepdf.Page(page))


def _orientation(frame: Image.Image) -> int:
    try:
        said = frame.getexif().get(_ORIENTATION, 1)
    except Exception:
        # The notes of a camera may be broken in any way; the picture is not.
        return 1
    return said if isinstance(said, int) else 1


def _shape(frame: Image.Image) -> float:
    """Height of a picture's dot by its width: a fax has lines twice as far apart as its dots."""
    across, down = frame.info.get("dpi", (1, 1)) if frame.format == "TIFF" else (1, 1)
    told = float(across) / float(down) if across and down else 1.0
    return told if 0.4 < told < 2.5 else 1.0


def _flat(picture: Image.Image) -> Image.Image:
    """Black and white, grey or colour on white paper: what a printer knows."""
    if picture.mode.startswith("I") or picture.mode == "F":
        deep = picture if picture.mode == "F" else picture.convert("I")
        highest = cast(tuple[float, float], deep.getextrema())[1]
        full = 65535.0 if picture.mode.startswith("I;16") or highest > 255 else 255.0 if highest > 1 else 1.0
        return deep.point(lambda value: value * (255 / max(full, highest)) + 0).convert("L")
    if picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info:
        grey = picture.mode in ("1", "L", "LA", "La")
        clear = picture.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(paper, clear).convert("L" if grey else "RGB")
    return picture if picture.mode in ("1", "L", "RGB") else picture.convert("RGB")


def _drawn(made: pikepdf.Pdf, picture: Image.Image, most: tuple[int, int]) -> pikepdf.Stream:
    if picture.mode == "1":
        # Black and white keeps its own dots: with fewer of them small print would break, and it is light as it is.
        packed, parameters = _fax(picture)
        flat = zlib.compress(picture.tobytes(), 9)
        if len(flat) < len(packed):
            return _stream(made, picture, flat, pikepdf.Name.FlateDecode, 1)
        return _stream(made, picture, packed, pikepdf.Name.CCITTFaxDecode, 1, parameters)
    if picture.width > most[0] or picture.height > most[1]:
        size = min(picture.width, most[0]), min(picture.height, most[1])
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    if picture.getcolors(FEW_COLOURS) is not None:
        return _stream(made, picture, zlib.compress(picture.tobytes(), 9), pikepdf.Name.FlateDecode, 8)
    # Pillow would write the notes of the old file into the new one.
    picture.info = {}
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True)
    return _stream(made, picture, out.getvalue(), pikepdf.Name.DCTDecode, 8)


def _fax(picture: Image.Image) -> tuple[bytes, pikepdf.Dictionary]:
    """CCITT group 4, taken out of the TIFF that Pillow makes of it."""
    out = BytesIO()
    plain = picture.copy()
    plain.info = {}
    plain.save(out, "TIFF", compression="group4", tiffinfo={278: picture.height})
    with Image.open(out) as made:
        tags = made.tag_v2  # type: ignore[attr-defined]
        (start,), (length,), white_is_nought = tags[273], tags[279], tags[262] == 0
    parameters = pikepdf.Dictionary(
        K=-1, Columns=picture.width, Rows=picture.height, BlackIs1=not white_is_nought, EndOfBlock=True
    )
    return out.getvalue()[start : start + length], parameters


def _stream(
    made: pikepdf.Pdf,
    picture: Image.Image,
    data: bytes,
    coded: pikepdf.Name,
    bits: int,
    parameters: pikepdf.Dictionary | None = None,
) -> pikepdf.Stream:
    stream = made.make_stream(data)
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = picture.width, picture.height, bits
    stream.ColorSpace = pikepdf.Name.DeviceRGB if picture.mode == "RGB" else pikepdf.Name.DeviceGray
    stream.write(data, filter=coded, decode_parms=parameters)
    return stream


def without_metadata(jpeg: bytes) -> bytes:
    """A JPEG without what the camera noted about place, time and device; the picture itself is not touched.

    What stands behind its end goes too: telephones put previews and films there. b"" when its structure is not plain.
    """
    out, at = bytearray(jpeg[:2]), 2
    while jpeg[at : at + 1] == b"\xff":
        marker = jpeg[at + 1] if at + 1 < len(jpeg) else 0
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        if marker == 0xD9:  # the end
            return bytes(out) + b"\xff\xd9"
        size = int.from_bytes(jpeg[at + 2 : at + 4], "big") + 2
        segment = jpeg[at : at + size]
        if len(segment) < size or not (marker in (0xC0, 0xC1, 0xC2, 0xC4, 0xFE) or 0xDA <= marker <= 0xEF):
            return b""
        # JFIF without its small preview, and Adobe's word about the colours.
        plain = (segment[4:9], size) in ((b"JFIF\0", 18), (b"Adobe", 16))
        if plain or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            out += segment
        at += size
        if marker == 0xDA:
            end = _NEXT_MARKER.search(jpeg, at)
            if end is None:
                return b""
            out += jpeg[at : end.start()]
            at = end.start()
    return b""
