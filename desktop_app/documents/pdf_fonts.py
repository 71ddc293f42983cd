"""Fonts as ReportLab uses them: opened when first needed, searchable beyond the BMP, never an empty box."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from desktop_app.documents.blocks import Face
from desktop_app.documents.fonts import FontChoice
from desktop_app.documents.typeset import half
from desktop_app.rules.refusal import Refused

_BLANKS = frozenset(" \u3000\u2002\u2003\u2009")
# PDF 32000-1 9.10.3 takes at most a hundred entries in one bfchar section.
_SECTION = 100


class SearchableFont(TTFont):  # type: ignore[misc]
    """A TrueType font whose text can be copied from the PDF for every character.

    ReportLab writes the code point itself into the character map, which is wrong above U+FFFF: UTF-16BE is due there.
    """

    def addObjects(self, doc: Any) -> None:
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX))).decode("pdfdoc")
            doc.idToObject["toUnicodeCMap:" + name].content = character_map(name, subset)

    def draws(self, character: str) -> bool:
        """Whether the font has the character and its outline is not empty."""
        code = ord(character)
        glyph = self.face.charToGlyph.get(code)
        if glyph is None:
            return False
        places = self.face.glyphPos
        return character in _BLANKS or places[glyph + 1] > places[glyph]

    def advance(self, character: str) -> float:
        """Width in ems."""
        return float(self.face.charWidths.get(ord(character), self.face.defaultWidth)) / 1000


def character_map(name: str, subset: list[int]) -> str:
    """The PDF's map from the codes of one subset back to Unicode."""
    entries = [f"<{place:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for place, code in enumerate(subset)]
    sections = [
        f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar"
        for part in (entries[start : start + _SECTION] for start in range(0, len(entries), _SECTION))
    ]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{len(subset) - 1:02X}>",
            "endcodespacerange",
            *sections,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


_opened: dict[Path, SearchableFont] = {}


def open_font(path: Path) -> SearchableFont:
    """The font of one file, opened once. Callers hold the printing lock."""
    if path not in _opened:
        font = SearchableFont(path.name, str(path))
        pdfmetrics.registerFont(font)
        _opened[path] = font
    return _opened[path]


def font_of(character: str, face: Face, choice: FontChoice) -> SearchableFont:
    """The first font of the face's chain that draws the character.

    Raises Refused("glyph_missing", facts character and codepoint): a paper with a hole in a name is not printed.
    """
    for path in choice.chain(face, latin=half(character)):
        font = open_font(path)
        if font.draws(character):
            return font
    raise Refused("glyph_missing", facts={"character": character, "codepoint": f"U+{ord(character):04X}"})
