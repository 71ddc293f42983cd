"""A whole volume as one PDF: cover, contents, every piece with its page numbers, back note; bookmarks and metadata."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, timezone
from io import BytesIO
from typing import BinaryIO

import pikepdf
from PIL import ImageCms

from desktop_app.documents.blocks import MM, Document, Face, Gap, Heading, PageStyle, Paragraph, Style
from desktop_app.documents.fields import settle
from desktop_app.documents.fonts import FontChoice
from desktop_app.documents.marks import Page, Sheets, Stroke, Words
from desktop_app.documents.pdf import draw, render, rotation, seen_box
from desktop_app.documents.pdf_stream import PdfStream
from desktop_app.documents.typeset import measure
from desktop_app.facts_archive import ItemStamp, VolumePart, VolumePlan
from desktop_app.labels import volume_pdf as words
from desktop_app.rules.refusal import Refused

NUMBER_SIZE = 11.0
# How high digits stand above their line.
_DIGIT = 0.75 * NUMBER_SIZE
EDGE_TOP, EDGE_SIDE = 8 * MM, 12 * MM
STAMP = (45 * MM, 16 * MM)
_SCHOOL_TIME = timezone(timedelta(hours=8))

_OF_PAGES = frozenset({
    "/Type", "/Parent", "/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox", "/Rotate", "/UserUnit",
    "/Contents", "/Resources", "/Group", "/Annots",
})  # fmt: skip
_SEEN_NOTES = frozenset({
    "/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight", "/Underline",
    "/Squiggly", "/StrikeOut", "/Caret", "/Stamp", "/Ink",
})  # fmt: skip
_OF_NOTES = frozenset({
    "/Type", "/Subtype", "/Rect", "/AP", "/AS", "/F", "/C", "/Contents", "/M", "/CA", "/Border", "/BS", "/BE",
    "/QuadPoints", "/InkList", "/L", "/LE", "/IC", "/Vertices", "/RD", "/DA", "/DS", "/Q", "/T", "/Name", "/Subj",
})  # fmt: skip
_NOT_ARCHIVAL = frozenset({"/OPI", "/Ref", "/TR", "/HTP", "/Alternates", "/AF", "/EF"})
_UNSURE = frozenset({"/DeviceCMYK", "/CMYK", "/LZWDecode", "/LZW", "/JPXDecode"})

Told = Callable[[int, int], object]


@dataclass(frozen=True)
class Assembled:
    """pages: of the whole PDF; pdfa: it is marked as PDF/A-2b; reasons: part and code of what stands against it."""

    pages: int
    pdfa: bool
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Leaf:
    """A page of the whole. of: how many its paper has; low, end: how deep its own drawing sinks below where it began,
    and where it ends."""

    page: pikepdf.Page
    of: int
    low: int = 0
    end: int = 0


def assemble(plan: VolumePlan, out: BinaryIO, told: Told) -> Assembled:
    """Write the one PDF of a volume into `out`.

    told(done, all) is called for every page; what it raises ends the work and comes through. One part at a time lies in
    the memory; its stream is closed in any case. The same plan gives the same bytes. Raises Refused: FILE_DAMAGED when
    a part has not the pages the plan says, and what `fields.settle` refuses of a part.
    """
    pages = sum(_length(pdf) for _title, pdf in (*plan.front, *plan.back))
    pages += sum(part.pages if part.open else 1 for part in plan.parts)
    reasons: list[tuple[str, str]] = []
    bookmarks: list[tuple[str, int]] = []
    made = PdfStream(out)

    def take(title: str, stream: BinaryIO, part: VolumePart | None = None) -> None:
        bookmarks.append((title, made.pages))
        with closing(stream), pikepdf.new() as paper, closing(_take(paper, stream, title, reasons)) as leaves:
            marks = _Marks(paper, part)
            for number, leaf in enumerate(leaves):
                if part is not None:
                    if leaf.of != part.pages:
                        raise Refused("FILE_DAMAGED", "file", {"name": title})
                    marks.put(leaf, number, plan.duplex)
                told(made.pages + number + 1, pages)
            made.append(paper)

    for title, pdf in plan.front:
        take(title, BytesIO(pdf))
    for part in plan.parts:
        if part.open is None:
            take(part.title, BytesIO(_absent(part)))
        else:
            take(part.title, part.open(), part)
    for title, pdf in plan.back:
        take(title, BytesIO(pdf))
    if made.pages != pages:
        raise Refused("FILE_DAMAGED", "file", {"name": plan.title})
    found = tuple(dict.fromkeys(reasons))
    _finish(made, plan, bookmarks, archival=not found)
    return Assembled(made.pages, not found, found)


def _length(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as paper:
        return len(paper.pages)


def _take(whole: pikepdf.Pdf, stream: BinaryIO, title: str, reasons: list[tuple[str, str]]) -> Generator[_Leaf]:
    """The pages of one paper at the end of the whole, one by one, without what acts by itself."""
    # What a page holds is copied with it: no paper need stay open for the next ones.
    with pikepdf.open(stream) as paper:
        settle(paper, title)
        if "/OCProperties" in paper.Root:
            reasons.append((title, "OTHER"))
        if any("/Annots" in page.obj for page in paper.pages):
            # Filled-in fields and stamps become part of the page, in memory; a form would not work in the volume.
            if "/AcroForm" in paper.Root and "/NeedAppearances" in paper.Root.AcroForm:
                del paper.Root.AcroForm["/NeedAppearances"]
            with suppress(pikepdf.PdfError):
                paper.flatten_annotations("screen")
        looked: set[tuple[int, int]] = set()
        for page in paper.pages:
            _calm(page)
            drawing, low, end = _drawing(page)
            reasons += [(title, code) for code in sorted(drawing | _against(page, looked))]
            whole.pages.append(page)
            yield _Leaf(whole.pages[-1], len(paper.pages), low, end)


def _calm(page: pikepdf.Page) -> None:
    """Keep of a page in memory what is seen: nothing on it may start by itself or reach out of the volume."""
    held = page.obj
    # What is inherited stays behind when a page is copied.
    held.Rotate, held.Resources = rotation(page), page.resources
    held.MediaBox, held.CropBox = page.mediabox, pikepdf.Array([round(edge, 3) for edge in seen_box(page)])
    for name in set(held.keys()) - _OF_PAGES:
        del held[name]
    notes = held.get("/Annots")
    kept = pikepdf.Array()
    for note in notes if isinstance(notes, pikepdf.Array) else ():
        if isinstance(note, pikepdf.Dictionary) and str(note.get("/Subtype")) in _SEEN_NOTES:
            for name in set(note.keys()) - _OF_NOTES:
                del note[name]
            kept.append(note)
    if len(kept):
        held.Annots = kept
    elif "/Annots" in held:
        del held["/Annots"]


# what stands against PDF/A


def _drawing(drawn: pikepdf.Page | pikepdf.Stream) -> tuple[set[str], int, int]:
    """What a page or form draws that PDF/A does not allow; how deep it sinks and where it ends."""
    found: set[str] = set()
    low = depth = 0
    try:
        steps = pikepdf.parse_content_stream(drawn, "q Q k K cs CS ri BI ID EI")
    except (pikepdf.PdfError, ValueError, TypeError):
        return {"OTHER"}, 0, 0
    for step in steps:
        name = str(step.operator)
        if name in ("q", "Q"):
            depth += 1 if name == "q" else -1
            low = min(low, depth)
        elif name in ("k", "K", "ri") or _UNSURE & _named(step):
            found.add("OTHER")
    return found, low, depth


def _named(step: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> set[str]:
    """The colours and packings a step of a drawing names."""
    if isinstance(step, pikepdf.ContentStreamInlineImage):
        return {str(one) for one in (step.iimage.colorspace, *step.iimage.filters)}
    return {str(one) for one in step.operands}


def _against(page: pikepdf.Page, looked: set[tuple[int, int]]) -> set[str]:
    """Everything a page draws with, looked through once; what cannot be vouched for is named."""
    found = {"OTHER"} if "/Annots" in page.obj else set()
    waiting = [page.obj.get(name) for name in ("/Resources", "/Group", "/Contents")]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += list(one)
        elif isinstance(one, pikepdf.Name) and str(one) in _UNSURE:
            found.add("OTHER")
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream) or (one.is_indirect and one.objgen in looked):
            continue
        if one.is_indirect:
            looked.add(one.objgen)
        if one.get("/Type") == "/Font" and not _embedded(one):
            found.add("FONT_NOT_EMBEDDED")
        if bool(one.get("/Interpolate", False)) or one.get("/Subtype") == "/PS" or _NOT_ARCHIVAL & set(one.keys()):
            found.add("OTHER")
        if isinstance(one, pikepdf.Stream) and (one.get("/Subtype") == "/Form" or one.get("/PatternType") == 1):
            found |= _drawing(one)[0]
        waiting += [held for name, held in one.items() if name not in ("/Parent", "/Alternate", "/PieceInfo")]
    return found


def _embedded(font: pikepdf.Object) -> bool:
    # The font below a composite one is looked at by itself.
    if font.get("/Subtype") in ("/Type3", "/Type0"):
        return True
    description = font.get("/FontDescriptor")
    return isinstance(description, pikepdf.Dictionary) and any(
        name in description for name in ("/FontFile", "/FontFile2", "/FontFile3")
    )


# numbers and stamps


class _Marks:
    """The page numbers and the stamp of one part, drawn at once so that they share one font."""

    def __init__(self, paper: pikepdf.Pdf, part: VolumePart | None) -> None:
        self._first = part.first if part is not None else None
        drawn: list[Page] = []
        if part is not None and part.first is not None:
            drawn += [_number_page(part.first + at) for at in range(part.pages)]
        self._stamped = part is not None and part.stamp is not None
        if part is not None and part.stamp is not None:
            drawn.append(_stamp_page(part.stamp))
        self._forms: list[pikepdf.Object] = []
        if drawn:
            sheets = Sheets(*STAMP, tuple(drawn), ())
            with pikepdf.open(BytesIO(draw(sheets, FontChoice(), title=""))) as source:
                self._forms = [paper.copy_foreign(page.as_form_xobject()) for page in source.pages]

    def put(self, leaf: _Leaf, at: int, duplex: bool) -> None:
        """The number at the upper right of a page as it is seen, even ones at the upper left of duplex sheets; the
        stamp of an item at the top centre of its first page. at: place in the part, from 0."""
        number = None if self._first is None else self._first + at
        page, drawing = leaf.page, ""
        unit = float(page.obj.get("/UserUnit", 1))
        wide, high = (edge * unit for edge in _seen_size(page))
        if number is not None:
            mark = _placed(page, self._forms[at], "/VolumePage")
            text = measure(str(number)) * NUMBER_SIZE
            left = EDGE_SIDE if duplex and number % 2 == 0 else wide - EDGE_SIDE - text
            # White below the digits, so that they are read on a dark photograph too.
            drawing += f"q 1 0 0 1 {left:.3f} {high - EDGE_TOP - STAMP[1]:.3f} cm 1 1 1 rg -2"
            drawing += f" {STAMP[1] - _DIGIT - 2:.2f} {text + 4:.2f} {_DIGIT + 4:.2f} re f 0 0 0 rg {mark} Do Q "
        if self._stamped and at == 0:
            mark = _placed(page, self._forms[-1], "/ItemStamp")
            drawing += f"q 1 0 0 1 {(wide - STAMP[0]) / 2:.3f} {high - 6 * MM - STAMP[1]:.3f} cm {mark} Do Q "
        if drawing:
            # Pages whose drawing does not give back what it took would carry the marks somewhere else.
            page.contents_add(b"q " * (1 - leaf.low), prepend=True)
            back = "Q " * (1 - leaf.low + leaf.end)
            page.contents_add(
                f"{back}q {_matrix(page)} cm {1 / unit:.6g} 0 0 {1 / unit:.6g} 0 0 cm {drawing}Q".encode()
            )


def _placed(page: pikepdf.Page, form: pikepdf.Object, name: str) -> str:
    """Lay a mark among the drawings of this page alone, under a name no drawing of it has; returns that name."""
    held = page.obj.get("/Resources")
    # Pages of one file often share one dictionary: what is written into it would be on all of them.
    resources = pikepdf.Dictionary(dict(held.items()) if isinstance(held, pikepdf.Dictionary) else {})
    drawings = resources.get("/XObject")
    mine = pikepdf.Dictionary(dict(drawings.items()) if isinstance(drawings, pikepdf.Dictionary) else {})
    free, number = name, 1
    while free in mine:
        number += 1
        free = f"{name}{number}"
    mine[free] = form
    resources.XObject = mine
    page.obj.Resources = resources
    return free


def _seen_size(page: pikepdf.Page) -> tuple[float, float]:
    x0, y0, x1, y1 = seen_box(page)
    wide, high = x1 - x0, y1 - y0
    return (high, wide) if rotation(page) in (90, 270) else (wide, high)


def _matrix(page: pikepdf.Page) -> str:
    """From the page as it is seen, origin at its lower left, to its own coordinates."""
    x0, y0, x1, y1 = seen_box(page)
    return {
        0: f"1 0 0 1 {x0:.3f} {y0:.3f}",
        90: f"0 1 -1 0 {x1:.3f} {y0:.3f}",
        180: f"-1 0 0 -1 {x1:.3f} {y1:.3f}",
        270: f"0 -1 1 0 {x0:.3f} {y1:.3f}",
    }[rotation(page)]


def _number_page(number: int) -> Page:
    return Page(((0.0, (Words(0, _DIGIT, str(number), NUMBER_SIZE, Face.SONG),)),))


def _stamp_page(stamp: ItemStamp) -> Page:
    wide, high = STAMP
    inset = 0.5
    cells = ((stamp.fonds_no, stamp.year, stamp.item_no), (stamp.organ, stamp.retention, stamp.pages))
    marks: list[Stroke | Words] = []
    for row in range(3):
        y = inset + (high - 2 * inset) * row / 2
        marks.append(Stroke(inset, y, wide - inset, y, 0.8, red=True))
    for column in range(4):
        x = inset + (wide - 2 * inset) * column / 3
        marks.append(Stroke(x, inset, x, high - inset, 0.8, red=True))
    for row, said in enumerate(cells):
        for column, text in enumerate(said):
            left, top = wide * column / 3 + 2, high * row / 2
            marks.append(Words(left, top + 7.0, words.STAMP_HEADS[row][column], 5.0, Face.SONG, red=True))
            size = min(10.0, (wide / 3 - 4) / max(measure(text), 0.5))
            if text:
                x = left + (wide / 3 - 4 - measure(text) * size) / 2
                marks.append(Words(x, top + 18.5, text, size, Face.SONG, red=True))
    return Page(((0.0, tuple(marks)),))


def _absent(part: VolumePart) -> bytes:
    """The sheet that stands in the PDF for paper nobody scanned."""
    centred = Style(size=14, leading=26, first=2)
    return render(
        Document(
            title=part.title,
            page=PageStyle(top=90),
            blocks=(Heading(words.UNSCANNED, size=22, leading=40), Gap(8), Heading(part.title, size=16, leading=28),
                    Gap(10), Paragraph(part.absent, centred)),
        )
    )  # fmt: skip


# what the file says of itself


def _finish(made: PdfStream, plan: VolumePlan, bookmarks: list[tuple[str, int]], archival: bool) -> None:
    """Bookmarks, metadata and what makes it PDF/A-2b."""
    made_at = datetime.combine(plan.made_on, time(12), _SCHOOL_TIME)
    stamp = made_at.strftime("D:%Y%m%d%H%M%S+08'00'")
    said = made_at.isoformat()
    with pikepdf.new() as frame:
        with frame.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
            meta["dc:title"] = plan.title
            meta["dc:creator"] = [plan.author]
            meta["dc:description"] = plan.number
            meta["pdf:Producer"] = meta["xmp:CreatorTool"] = words.PRODUCER
            meta["xmp:CreateDate"] = meta["xmp:ModifyDate"] = meta["xmp:MetadataDate"] = said
            if archival:
                meta["pdfaid:part"], meta["pdfaid:conformance"] = "2", "B"
        entries = [
            b"/Metadata %d 0 R" % made.add(frame.Root.Metadata),
            b"/Lang (zh-CN)",
            b"/ViewerPreferences << /DisplayDocTitle true >>",
            b"/PageMode /UseOutlines",
            b"/Outlines %d 0 R" % _outline(made, bookmarks),
        ]
        if archival:
            profile = frame.make_stream(_screen_colours())
            profile.N = 3
            wanted = b"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) "
            entries.append(b"/OutputIntents [ " + wanted + b"/DestOutputProfile %d 0 R >> ]" % made.add(profile))
    told = {
        "/Title": plan.title,
        "/Author": plan.author,
        "/Subject": plan.number,
        "/Creator": words.PRODUCER,
        "/Producer": words.PRODUCER,
        "/CreationDate": stamp,
        "/ModDate": stamp,
    }
    info = made.add(pikepdf.Dictionary({key: pikepdf.String(value) for key, value in told.items()}))
    made.close(b" ".join(entries), info)


def _outline(made: PdfStream, bookmarks: list[tuple[str, int]]) -> int:
    """The bookmarks in their order; returns the number of their root."""
    root = made.reserve()
    numbers = [made.reserve() for _one in bookmarks]
    for place, ((title, page), number) in enumerate(zip(bookmarks, numbers, strict=True)):
        beside = b""
        if place:
            beside += b"/Prev %d 0 R " % numbers[place - 1]
        if place + 1 < len(numbers):
            beside += b"/Next %d 0 R " % numbers[place + 1]
        target = b"[ %d 0 R /Fit ]" % made.page(page)
        name = pikepdf.String(title).unparse()
        made.write(number, b"<< /Title " + name + b" /Parent %d 0 R " % root + beside + b"/Dest " + target + b" >>")
    ends = b"/First %d 0 R /Last %d 0 R " % (numbers[0], numbers[-1]) if numbers else b""
    made.write(root, b"<< /Type /Outlines " + ends + b"/Count %d >>" % len(numbers))
    return root


def _screen_colours() -> bytes:
    """The sRGB profile, with its date fixed so that the same volume gives the same file."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    epoch = datetime(2000, 1, 1, tzinfo=UTC)
    for at, part in enumerate((epoch.year, epoch.month, epoch.day, 0, 0, 0)):
        made[24 + at * 2 : 26 + at * 2] = part.to_bytes(2, "big")
    return bytes(made)
