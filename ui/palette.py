"""Every colour of the program, once per theme; the style sheet and the painted pieces read them by name.

`-t` is a tint, `-l` an edge, `-s` a solid fill, `-h` the hovered accent, `on-x` the ink that is read on x.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QPalette

LIGHT: Mapping[str, str] = {
    "bg": "#EDF0F2",
    "surface": "#FFFFFF",
    "surface2": "#F6F8F9",
    "header": "#E9EEF1",
    "line": "#DCE2E6",
    "line2": "#BFC9D0",
    "field": "#7F8E99",
    "text": "#18222A",
    "text2": "#43515B",
    "text3": "#55626C",
    "accent": "#0E5A66",
    "accent-h": "#0A464F",
    "accent-t": "#E1EEF0",
    "accent-l": "#9FC6CB",
    "on-accent": "#FFFFFF",
    "red": "#B42318",
    "red-s": "#B42318",
    "red-t": "#FDECEA",
    "red-l": "#E3A49D",
    "on-red": "#FFFFFF",
    "amber": "#7A4B00",
    "amber-s": "#F2B13A",
    "on-amber": "#2B1A00",
    "amber-t": "#FFF3D8",
    "amber-l": "#DDB566",
    "sel": "#D3E7EA",
    "hover": "#EEF5F6",
}

DARK: Mapping[str, str] = {
    "bg": "#12181C",
    "surface": "#1A2127",
    "surface2": "#20292F",
    "header": "#27323A",
    "line": "#313D45",
    "line2": "#47555F",
    "field": "#778893",
    "text": "#E8EDF0",
    "text2": "#BCC8CF",
    "text3": "#A3B1B9",
    "accent": "#62BCC7",
    "accent-h": "#86D0D9",
    "accent-t": "#163A40",
    "accent-l": "#2F6A72",
    "on-accent": "#04242A",
    "red": "#FF9C92",
    "red-s": "#D13B33",
    "red-t": "#46211F",
    "red-l": "#8A433D",
    "on-red": "#FFFFFF",
    "amber": "#F6C970",
    "amber-s": "#E6AE43",
    "on-amber": "#241600",
    "amber-t": "#3B2E12",
    "amber-l": "#78602A",
    "sel": "#1E454C",
    "hover": "#222D34",
}

# High contrast takes the colours the officer set in the system: ink on ground, and one pair for what is chosen.
_WINDOW, _INK = QPalette.ColorRole.Window, QPalette.ColorRole.WindowText
_BASE, _TEXT = QPalette.ColorRole.Base, QPalette.ColorRole.Text
_CHOSEN, _ON_CHOSEN = QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText
CONTRAST: Mapping[str, QPalette.ColorRole] = {
    "bg": _WINDOW,
    "surface": _BASE,
    "surface2": _BASE,
    "header": _WINDOW,
    "line": _INK,
    "line2": _INK,
    "field": _INK,
    "text": _TEXT,
    "text2": _TEXT,
    "text3": _TEXT,
    "accent": _TEXT,
    "accent-h": _TEXT,
    "accent-t": _BASE,
    "accent-l": _INK,
    "on-accent": _BASE,
    "red": _TEXT,
    "red-s": _TEXT,
    "red-t": _BASE,
    "red-l": _TEXT,
    "on-red": _BASE,
    "amber": _TEXT,
    "amber-s": _BASE,
    "on-amber": _TEXT,
    "amber-t": _BASE,
    "amber-l": _TEXT,
    "sel": _CHOSEN,
    "on-sel": _ON_CHOSEN,
    "hover": _BASE,
}
