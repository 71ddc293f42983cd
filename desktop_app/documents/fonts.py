"""Which font file draws which character. Only paths and order; no font is opened here.

Latin letters and digits always come from the bundled 宋, whose half-width characters are exactly half an em; so the
choice of the other fonts never moves a line break.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from desktop_app.documents.blocks import Face

BUNDLED = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"

_SONG, _BOLD, _HEI, _KAI, _RARE = "song.ttf", "song-bold.ttf", "hei.ttf", "kai.ttf", "rare.ttf"
_ORDER: dict[Face, tuple[str, ...]] = {
    Face.BODY: (_SONG, _RARE),
    Face.SONG: (_SONG, _RARE),
    Face.TITLE: (_BOLD, _SONG, _RARE),
    Face.HEI: (_HEI, _SONG, _RARE),
    Face.KAI: (_KAI, _SONG, _RARE),
}
# The hands of official papers as Windows and Chinese office programs install them, first found first used.
_INSTALLED: dict[Face, tuple[str, ...]] = {
    Face.BODY: ("simfang.ttf",),
    Face.SONG: ("simsun.ttc",),
    Face.TITLE: ("FZXBSJW.TTF", "FZXBS.TTF"),
    Face.HEI: ("simhei.ttf",),
    Face.KAI: ("simkai.ttf",),
}


@dataclass(frozen=True)
class FontChoice:
    """Where fonts are taken from. installed: folder of the computer's own fonts, None = the bundled ones alone."""

    installed: Path | None = None

    def chain(self, face: Face, *, latin: bool) -> tuple[Path, ...]:
        """Font files to try for one character, in order. latin: the character stands in half an em."""
        if latin:
            return (BUNDLED / (_BOLD if face in (Face.TITLE, Face.HEI) else _SONG),)
        bundled = tuple(BUNDLED / name for name in _ORDER[face])
        return (*self._own(face), *bundled)

    def _own(self, face: Face) -> tuple[Path, ...]:
        if self.installed is None:
            return ()
        found = (self.installed / name for name in _INSTALLED[face])
        return next(((path,) for path in found if path.is_file()), ())


def choice_of_this_computer() -> FontChoice:
    """On Windows the installed 仿宋, 楷体, 黑体, 宋体 and 小标宋 come first; elsewhere the bundled ones serve."""
    if sys.platform == "win32":
        import ctypes

        place = ctypes.create_unicode_buffer(260)
        if ctypes.windll.kernel32.GetWindowsDirectoryW(place, 260):
            return FontChoice(Path(place.value) / "Fonts")
    return FontChoice()
