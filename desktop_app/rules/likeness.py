"""Is this petition the same as an earlier one: bigrams weighed by rarity, and facts that agree. A person decides.

Finding candidates (full-text search for the rarest bigrams) is storage's work; here they are only weighed.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop_app.labels import codes

from .checks import halfwidth, phone_digits
from .names import normalise

RAREST = 24
"""How many bigrams the search asks for; with 24 the original was among the first five (measured)."""

ASK_FROM = 50
"""Score in percent from which the officer is asked; a setting."""

_TEXT_AGREES = 0.35
_WEIGHT_ID = 0.95
_WEIGHT_PHONE = 0.70
_WEIGHT_NAME = 0.35
_WEIGHT_TEXT = 0.90
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Traits:
    """What two petitions are compared by. Sets, because several people may bring one matter; text: subject and body."""

    ids: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    text: str = ""

    @staticmethod
    def of(ids: Iterable[str], phones: Iterable[str], names: Iterable[str], text: str) -> Traits:
        """Traits from raw fields: masked, empty and unknown values are left out, spellings are made one."""
        return Traits(
            frozenset(one for raw in ids if (one := halfwidth(raw)) and "*" not in one),
            frozenset(one for raw in phones if (one := phone_digits(raw))),
            frozenset(
                one for raw in names if (one := normalise(raw)) and one not in codes.UNKNOWN_NAMES and "*" not in one
            ),
            text,
        )


@dataclass(frozen=True)
class Likeness:
    """score: 0..100; agreeing: SAME_ID SAME_PHONE SAME_NAME LIKE_TEXT, strongest first; text: 0..1 overlap."""

    score: int
    agreeing: tuple[str, ...]
    text: float


def grams(text: str) -> frozenset[str]:
    """Bigrams of the words of a text, punctuation and blanks as borders; full-width letters as half-width."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).lower())
    return frozenset(word[i : i + 2] for word in words for i in range(len(word) - 1))


def idf(document_frequency: int, documents: int) -> float:
    """Weight of a bigram that stands in so many of so many documents; never negative, 0 without documents."""
    return math.log((documents + 1) / (min(document_frequency, documents) + 1))


def rarest(found: frozenset[str], frequencies: Mapping[str, int], most: int = RAREST) -> tuple[str, ...]:
    """The rarest bigrams to search for, rarest first; one that no document has finds nothing and is left out."""
    known = [gram for gram in found if frequencies.get(gram, 0) > 0]
    return tuple(sorted(known, key=lambda gram: (frequencies[gram], gram))[:most])


def overlap(
    a: frozenset[str], b: frozenset[str], frequencies: Mapping[str, int] | None = None, documents: int = 0
) -> float:
    """Weighed agreement 0..1: shared weight over the geometric mean of both. Symmetric; 1.0 for equal sets.

    frequencies: in how many of `documents` each bigram stands; None weighs all alike.
    """

    def weigh(group: Iterable[str]) -> float:
        if frequencies is None:
            return float(sum(1 for _ in group))
        # The small constant keeps a text of common phrases comparable with itself. Sorted: floats add up alike.
        return math.fsum(idf(frequencies.get(gram, 0), documents) + 0.01 for gram in group)

    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    return min(1.0, weigh(a & b) / math.sqrt(weigh(a) * weigh(b)))


def compare(new: Traits, old: Traits, frequencies: Mapping[str, int] | None = None, documents: int = 0) -> Likeness:
    """One score from everything that agrees: each agreeing fact removes its share of the doubt that is left."""
    text = overlap(grams(new.text), grams(old.text), frequencies, documents)
    agreeing: list[str] = []
    doubt = 1.0 - _WEIGHT_TEXT * text
    for code, mine, other, weight in (
        ("SAME_ID", new.ids, old.ids, _WEIGHT_ID),
        ("SAME_PHONE", new.phones, old.phones, _WEIGHT_PHONE),
        ("SAME_NAME", new.names, old.names, _WEIGHT_NAME),
    ):
        if mine & other:
            agreeing.append(code)
            doubt *= 1.0 - weight
    if text >= _TEXT_AGREES:
        agreeing.append("LIKE_TEXT")
    return Likeness(round(100 * (1.0 - doubt)), tuple(agreeing), text)
