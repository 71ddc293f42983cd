"""Where a Chinese line ends: pure arithmetic in ems, the same on every computer and with every font.

A Chinese character, and every mark of its punctuation, is one em wide; a letter or digit of the Latin alphabet is half
an em. Fonts are drawn into these cells, never measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

# GB/T 15834-2011 section 5.1: these may not begin a line, those may not end one.
NO_START = frozenset("，。、；：？！”’）》〉」』】〕〗％%‰…·・‧℃°′″々～－,.;:?!)]}｝］")
NO_END = frozenset("“‘（《〈「『【〔〖([{｛［￥$№#□■")

_WHOLE = re.compile(
    r"[A-Za-z0-9\u00c0-\u024f]+(?:[-.,:/@_+'&=?#~*%\\]+[A-Za-z0-9\u00c0-\u024f]+)*|…{2,}|—{2,}|[□■][^ \u3000\n]{1,16}"
)
_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_MOST_STRETCH = 0.5


@dataclass(frozen=True)
class Line:
    """One line of a broken paragraph. width: ems, unstretched; last: ends its paragraph, so is never stretched."""

    text: str
    width: float
    last: bool


def clean(text: str) -> str:
    """Take out what has no place on paper: control and invisible characters; tabs and fixed blanks become blanks."""
    text = _LINE_ENDS.sub("\n", text)
    return _UNSEEN.sub("", text.replace("\t", " ").replace("\xa0", " "))


def half(character: str) -> bool:
    """Whether the character stands in a cell of half an em."""
    return ord(character) < 0x250


def measure(text: str) -> float:
    """Width in ems."""
    return sum(0.5 if half(c) else 1.0 for c in text)


def stretch(line: Line, measure_ems: float) -> float:
    """Space in ems to add at each place where a line may open, so that it fills the measure.

    Nothing is added between the letters of a word or the digits of a number, nor on a last line, nor where a long
    address left so little on the line that its characters would fall apart.
    """
    places = openings(line.text)
    missing = measure_ems - line.width
    if line.last or not places or missing <= 0:
        return 0.0
    return missing / places if missing / places <= _MOST_STRETCH else 0.0


def opens(before: str, after: str) -> bool:
    """Whether space may be added between two neighbours."""
    return not (half(before) and half(after))


def openings(text: str) -> int:
    return sum(opens(a, b) for a, b in pairwise(text))


def break_lines(text: str, measure_ems: float, indent: float = 0.0) -> tuple[Line, ...]:
    """Break one text into lines of at most `measure_ems`; the first line of each paragraph is `indent` ems shorter.

    A line feed ends a paragraph. Blanks at a break disappear. Numbers, words, addresses, …… and —— stay whole unless
    they are longer than a line.
    """
    lines: list[Line] = []
    for paragraph in clean(text).split("\n"):
        lines.extend(_paragraph(paragraph.rstrip(" \u3000"), measure_ems, indent))
    return tuple(lines)


def balanced(text: str, measure_ems: float) -> tuple[Line, ...]:
    """A title in as few lines as `measure_ems` allows, and these no wider than they must be (GB/T 9704-2012 7.3.2)."""
    lines = break_lines(text, measure_ems)
    while True:
        narrower = break_lines(text, max(line.width for line in lines) - 0.5)
        if len(narrower) > len(lines) or max(line.width for line in narrower) >= max(line.width for line in lines):
            return lines
        lines = narrower


def _paragraph(text: str, measure_ems: float, indent: float) -> list[Line]:
    bound = _bound(text)
    lines: list[Line] = []
    start = 0
    while start < len(text):
        room = measure_ems - (indent if not lines else 0.0) + 1e-9
        end, width = start, 0.0
        while end < len(text) and width + measure(text[end]) <= room:
            width += measure(text[end])
            end += 1
        # A room too narrow for a single character still takes one.
        end = max(end, start + 1)
        if end < len(text):
            end = _last_break(text, bound, start, end)
        piece = text[start:end].rstrip(" ")
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
        lines.append(Line(piece, measure(piece), start >= len(text)))
    return lines or [Line("", 0.0, True)]


def _bound(text: str) -> set[int]:
    """Places inside something that stays whole."""
    return {place for found in _WHOLE.finditer(text) for place in range(found.start() + 1, found.end())}


def _last_break(text: str, bound: set[int], start: int, end: int) -> int:
    for place in range(end, start, -1):
        if _may_break(text, bound, place):
            return place
    for place in range(end, start, -1):
        if text[place] not in NO_START and text[place - 1] not in NO_END:
            return place
    return end


def _may_break(text: str, bound: set[int], place: int) -> bool:
    before = text[:place].rstrip(" ")[-1:] if text[place - 1] == " " else text[place - 1]
    if text[place] == " ":
        return before not in NO_END and _next_after_blanks(text, place) not in NO_START
    return place not in bound and text[place] not in NO_START and before not in NO_END


def _next_after_blanks(text: str, place: int) -> str:
    return text[place:].lstrip(" ")[:1]
