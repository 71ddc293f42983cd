"""Signs no font of this computer draws, found before a volume is sealed with a hole in a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..facts_archive import CheckFacts
from ..office import Desk
from ..rules.refusal import Refused
from ..storage.archive import Piece, Volume
from .offices import profile

# What every font we ship draws; only other signs are tried.
_COMMON = re.compile(
    r"[\x20-\x7e\n\u00b7\u2014\u2018\u2019\u201c\u201d\u2026\u3000-\u3002\u3008-\u3011\u4e00-\u9fa5\uff01-\uff5e]+"
)
# Sign -> its code point when no font draws it, "" when one does. The fonts of a computer do not change as it runs.
_tried: dict[str, str] = {}


@dataclass(frozen=True)
class Undrawable:
    """A sign nobody can print. place: of the piece in the contents, 0 for the volume's own header."""

    place: int
    piece_id: int | None
    title: str
    character: str
    codepoint: str


def undrawable(desk: Desk, volume: Volume, rows: Sequence[Piece], *more: str) -> Iterator[Undrawable]:
    """The first such sign of the header and of every piece. more: what else will stand on the papers."""
    header = (
        volume.title, volume.fonds_name, volume.fonds_no, volume.catalogue_no, volume.volume_no, volume.file_no,
        volume.category, volume.statement, *(str(one) for one in volume.absences.values()), *more,
    )  # fmt: skip
    found = _first(desk, header)
    if found is not None:
        yield Undrawable(0, None, volume.title, *found)
    for place, row in enumerate(rows, 1):
        found = _first(desk, (row.title, row.doc_no, row.responsible, row.note))
        if found is not None:
            yield Undrawable(place, row.id, row.title, *found)


def refuse(desk: Desk, volume: Volume, rows: Sequence[Piece], *more: str) -> None:
    """Raises Refused: PIECE_UNDRAWABLE, VOLUME_UNDRAWABLE."""
    one = next(undrawable(desk, volume, rows, *more), None)
    if one is not None:
        facts = {"place": one.place, "character": one.character, "codepoint": one.codepoint}
        if one.place:
            raise Refused("PIECE_UNDRAWABLE", None, facts)
        raise Refused("VOLUME_UNDRAWABLE", "title", {"character": one.character, "codepoint": one.codepoint})


def _first(desk: Desk, texts: Sequence[str]) -> tuple[str, str] | None:
    for sign in _COMMON.sub("", "".join(texts)):
        if sign not in _tried:
            _tried[sign] = _try(desk, sign)
        if _tried[sign]:
            return sign, _tried[sign]
    return None


def _try(desk: Desk, sign: str) -> str:
    try:
        desk.press("CHECKLIST", CheckFacts(office=profile(desk).facts(), title=sign))
    except Refused as refused:
        if refused.facts.get("character") == sign:
            return str(refused.facts["codepoint"])
    return ""
