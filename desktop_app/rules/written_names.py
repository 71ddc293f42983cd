"""Names as somebody typed them into a free field: told apart and found again whatever stands between their signs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from .names import normalise
from .texts import clean

# Letters by their class, yet nothing is seen of them: Hangul fillers, the empty pattern of Braille.
_EMPTY = "\u115f\u1160\u3164\uffa0\u2800"


def told(text: str) -> str:
    """A text without blanks at its ends; "" when nothing of it can be seen."""
    said = clean(text).strip()
    return said if any(not _unseen(sign) for sign in said) else ""


def bare(name: str) -> str:
    """What is compared of a name: no blanks, no punctuation, no unseen signs, one spelling of every letter."""
    plain = unicodedata.normalize("NFKC", normalise(clean(name)))
    return "".join(c for c in plain if not _unseen(c) and unicodedata.category(c)[0] not in "PS").casefold()


def same(one: str, other: str) -> bool:
    """Whether two texts name the same person."""
    return bare(one) == bare(other)


def named_in(text: str, people: Iterable[str]) -> str | None:
    """Who of these people stands in a text, alone or beside other words."""
    said = bare(text)
    for person in people:
        name = bare(person)
        # A single sign is part of too many other names.
        if name and (name == said or (len(name) > 1 and name in said)):
            return person
    return None


def _unseen(sign: str) -> bool:
    # Private and unknown signs stay: the rarest characters of people's names are among them.
    return unicodedata.category(sign) in ("Zs", "Zl", "Zp", "Cc", "Cf") or sign in _EMPTY or _shaping(sign)


def _shaping(sign: str) -> bool:
    """A mark that only chooses a shape of the letter before it."""
    return sign == "\u034f" or "VARIATION SELECTOR" in unicodedata.name(sign, "")
