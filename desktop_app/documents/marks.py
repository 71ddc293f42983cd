"""What lands on a page: words and strokes at places. Points, measured from the left edge and downwards from the top."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from desktop_app.documents.blocks import Face


@dataclass(frozen=True)
class Words:
    """One run on one baseline. spacing: points added wherever the run may open; red: of a letterhead."""

    x: float
    y: float
    text: str
    size: float
    face: Face
    spacing: float = 0.0
    red: bool = False


@dataclass(frozen=True)
class Stroke:
    """A straight line; width in points; red: of a letterhead."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 0.6
    dashed: bool = False
    red: bool = False


Mark: TypeAlias = Words | Stroke


@dataclass(frozen=True)
class SealPlace:
    """Where the seal goes, for the preview on the screen alone. page: from 0; x, y: centre, points from top left."""

    page: int
    x: float
    y: float
    diameter: float


@dataclass(frozen=True)
class Piece:
    """A strip over the whole width that stays together.

    marks: x from the left edge of the sheet, y from the strip's top. keep_next: not to be parted from the following
    strip. split: given the room in points, the part that fits and the rest, or None; flows: may be split wherever a
    page ends, otherwise only when a whole page is too small for it. heads: strips to repeat when this one begins a
    page. seal: centre of the seal. ends_page: nothing more goes on this page.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    keep_next: bool = False
    split: Callable[[float], tuple[Piece, Piece] | None] | None = None
    flows: bool = False
    heads: tuple[Piece, ...] = ()
    seal: tuple[float, float] | None = None
    ends_page: bool = False


@dataclass(frozen=True)
class Page:
    """strips: (top in points from the sheet's upper edge, marks relative to it)."""

    strips: tuple[tuple[float, tuple[Mark, ...]], ...]


@dataclass(frozen=True)
class Sheets:
    """A document laid out. width, height: points."""

    width: float
    height: float
    pages: tuple[Page, ...]
    seal_places: tuple[SealPlace, ...]
