"""What a PDF shows only in its own program: filled-in fields get their look here, layers switched off are refused.

A volume keeps neither forms nor layers: a field without a drawing of its own would be empty in it, and what a layer
hides would come to light (ISO 32000-1, 8.11 and 12.7).
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pikepdf

from desktop_app.documents.blocks import Face
from desktop_app.documents.fonts import FontChoice
from desktop_app.documents.marks import Mark, Page, Sheets, Stroke, Words
from desktop_app.documents.pdf import draw
from desktop_app.documents.typeset import measure
from desktop_app.rules.refusal import Refused

_OFF_SCREEN = 1 | 2 | 32  # invisible, hidden, not viewed
_MULTILINE, _PASSWORD, _RADIO, _PUSH = 1 << 12, 1 << 13, 1 << 15, 1 << 16
_INSET = 2.0
_LARGEST, _LEAST = 12.0, 3.0
_LEADING = 1.2
_DEEP = 20
_BROKEN = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError)


@dataclass(frozen=True)
class _Look:
    """What a field shows, and the box it shows it in."""

    field: pikepdf.Object
    wide: float
    high: float
    marks: tuple[Mark, ...]


def settle(paper: pikepdf.Pdf, name: str) -> None:
    """Give every filled-in field that has no look its look, in memory.

    Raises Refused: FILE_LAYERS_HIDDEN, FORM_FIELDS_UNSEEN (a value nobody can draw: of a form made by a program of its
    own, of signs no font has), naming the file.
    """
    if _hides_layers(paper):
        raise Refused("FILE_LAYERS_HIDDEN", "file", {"name": name})
    if "/AcroForm" not in paper.Root:
        return
    try:
        form = paper.Root.AcroForm
        if bool(paper.Root.get("/NeedsRendering", False)):
            raise ValueError("made by its own program as it opens")
        anew = bool(form.get("/NeedAppearances", False))
        looks = [
            look
            for page in paper.pages
            for note in page.obj.get("/Annots", [])
            if note.get("/Subtype") == "/Widget" and (look := _look(note, form, anew)) is not None
        ]
        if looks:
            _draw(paper, looks)
    except (*_BROKEN, Refused) as error:
        raise Refused("FORM_FIELDS_UNSEEN", "file", {"name": name}) from error


def _hides_layers(paper: pikepdf.Pdf) -> bool:
    layers = paper.Root.get("/OCProperties")
    if not isinstance(layers, pikepdf.Dictionary):
        return False
    usual = layers.get("/D", pikepdf.Dictionary())
    known = layers.get("/OCGs", pikepdf.Array())
    if len(usual.get("/OFF", [])) or (usual.get("/BaseState") == "/OFF" and len(usual.get("/ON", [])) < len(known)):
        return True
    if not len(usual.get("/AS", [])):
        return False
    # Layers that are on or off as the occasion is: seen on the screen but not printed, or the other way round.
    return any(_off_at_times(one.get("/Usage")) for one in known)


def _off_at_times(usage: pikepdf.Object | None) -> bool:
    return isinstance(usage, pikepdf.Dictionary) and any(
        usage.get(at, pikepdf.Dictionary()).get(state) == "/OFF"
        for at, state in (("/View", "/ViewState"), ("/Print", "/PrintState"))
    )


def _inherited(field: pikepdf.Object, name: str) -> pikepdf.Object | None:
    """What a field says or has from the fields above it."""
    above: pikepdf.Object | None = field
    for _step in range(_DEEP):
        if above is None or name in above:
            return above.get(name) if above is not None else None
        above = above.get("/Parent")
    return None


def _look(field: pikepdf.Object, form: pikepdf.Object, anew: bool) -> _Look | None:
    """The look a field needs: None for one that has it, shows nothing or is not meant to be seen."""
    kind, value = str(_inherited(field, "/FT")), _inherited(field, "/V")
    flags = int(_inherited(field, "/Ff") or 0)
    drawn = isinstance(field.get("/AP"), pikepdf.Dictionary) and "/N" in field.AP
    if int(field.get("/F", 0)) & _OFF_SCREEN or kind not in ("/Tx", "/Ch", "/Btn") or (drawn and kind == "/Btn"):
        return None
    if kind == "/Btn":
        return _ticked(field, value, flags)
    said = _text(value, field) if value is not None else ""
    if not said.strip() or (drawn and not anew):
        return None
    said = "*" * len(said) if flags & _PASSWORD and kind == "/Tx" else said
    wide, high = _size(field)
    lines = said.split("\n") if flags & _MULTILINE or kind == "/Ch" else [" ".join(said.split("\n"))]
    size, lines = _fitted(lines, wide, high, _told_size(field, form), bool(flags & _MULTILINE))
    top = _INSET if flags & _MULTILINE else (high - _LEADING * size * len(lines)) / 2
    marks = tuple(
        Words(_INSET + _left(field, form, wide, measure(line) * size), top + size + place * _LEADING * size, line, size,
              Face.SONG)
        for place, line in enumerate(lines) if line.strip()
    )  # fmt: skip
    return _Look(field, wide, high, marks)


def _ticked(field: pikepdf.Object, value: pikepdf.Object | None, flags: int) -> _Look | None:
    state = field.get("/AS")
    if flags & _PUSH or str(state if state is not None else value or "/Off") == "/Off":
        return None
    if state is None and flags & _RADIO:
        raise ValueError("which of several buttons is pressed is not told")
    wide, high = _size(field)
    edge = min(wide, high) * 0.2
    cross = (
        Stroke(edge, edge, wide - edge, high - edge, 1.0),
        Stroke(edge, high - edge, wide - edge, edge, 1.0),
    )
    return _Look(field, wide, high, cross)


def _text(value: pikepdf.Object, field: pikepdf.Object) -> str:
    if isinstance(value, pikepdf.Stream):
        said = str(pikepdf.String(value.read_bytes()))
    elif isinstance(value, pikepdf.Array):
        said = "\n".join(_shown(one, field) for one in value)
    else:
        said = _shown(value, field)
    return said.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")


def _shown(value: pikepdf.Object, field: pikepdf.Object) -> str:
    """A choice is kept by one name and shown by another."""
    for one in _inherited(field, "/Opt") or ():
        if isinstance(one, pikepdf.Array) and len(one) == 2 and str(one[0]) == str(value):
            return str(one[1])
    return str(value)


def _size(field: pikepdf.Object) -> tuple[float, float]:
    x0, y0, x1, y1 = (float(edge) for edge in field.Rect)
    wide, high = abs(x1 - x0), abs(y1 - y0)
    if min(wide, high) <= 2 * _INSET:
        raise ValueError("no room for what was filled in")
    return wide, high


def _told_size(field: pikepdf.Object, form: pikepdf.Object) -> float:
    """The size of the letters the form asks for, 0 for as large as fits."""
    told = str(_inherited(field, "/DA") or form.get("/DA") or "").split()
    try:
        return abs(float(told[told.index("Tf") - 1]))
    except (ValueError, IndexError):
        return 0.0


def _fitted(lines: list[str], wide: float, high: float, told: float, folds: bool) -> tuple[float, list[str]]:
    """The letters are made smaller until everything that was filled in is seen."""
    size = told or min(_LARGEST, max(high - 2 * _INSET, _LEAST))
    while size >= _LEAST:
        room = (wide - 2 * _INSET) / size
        set_in = [part for line in lines for part in (_folded(line, room) if folds else [line])]
        if all(measure(line) <= room for line in set_in) and (
            len(set_in) * _LEADING * size <= high or len(set_in) == 1
        ):
            return size, set_in
        size -= 0.5
    raise ValueError("no room for what was filled in")


def _folded(line: str, room: float) -> list[str]:
    made, held = [], ""
    for sign in line:
        if held and measure(held + sign) > room:
            made.append(held)
            held = ""
        held += sign
    return [*made, held]


def _left(field: pikepdf.Object, form: pikepdf.Object, wide: float, text: float) -> float:
    side = int(_inherited(field, "/Q") or form.get("/Q") or 0)
    return max(0.0, wide - 2 * _INSET - text) * {1: 0.5, 2: 1.0}.get(side, 0.0)


def _draw(paper: pikepdf.Pdf, looks: list[_Look]) -> None:
    """All of them at once, so that they share one font."""
    wide, high = max(one.wide for one in looks), max(one.high for one in looks)
    sheets = Sheets(wide, high, tuple(Page(((0.0, one.marks),)) for one in looks), ())
    with pikepdf.open(BytesIO(draw(sheets, FontChoice(), title=""))) as source:
        for look, page in zip(looks, source.pages, strict=True):
            made = paper.copy_foreign(page.as_form_xobject())
            made.BBox = pikepdf.Array([0, round(high - look.high, 3), round(look.wide, 3), round(high, 3)])
            look.field.AP = pikepdf.Dictionary(N=made)
            if "/AS" in look.field:
                del look.field["/AS"]
