"""How petitioners are named in lists: masked unless somebody asked to see them."""

from __future__ import annotations

from ..rules import privacy

SEPARATOR = "、"


def joined(names: list[str]) -> str:
    """The stored form of the names of a matter."""
    return SEPARATOR.join(name for name in names if name)


def petitioner_words(stored: str, headcount: int, masked: bool) -> str:
    """One cell of a list: "周*", "冯*等6人"; "" for an anonymous letter."""
    names = stored.split(SEPARATOR) if stored else []
    return privacy.petitioner_words(names, headcount, masked)
