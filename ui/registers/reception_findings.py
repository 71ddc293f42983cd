"""What is wrong or doubtful with a registration, by petitioner and field, and when it is time to say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop_app.labels import refusals
from desktop_app.usecases.registration import PersonInput, Review
from ui.registers import reception_fields as layout

Place = tuple[int, str]
"""Number of the petitioner, -1 for the matter itself, and key of the field."""


@dataclass(frozen=True)
class _Said:
    code: str
    facts: Mapping[str, Any]


def spoken(code: str, facts: Mapping[str, Any]) -> str:
    """The sentence of a code at its field, where it goes without saying that nothing is lost."""
    return refusals.sentence(_Said(code, facts))


@dataclass
class Findings:
    """found: level (error, warn, ok) and sentence by place; visited: fields the keyboard has left;
    everything: saving was asked for, so missing fields are named too."""

    found: dict[Place, tuple[str, str]] = field(default_factory=dict)
    visited: set[Place] = field(default_factory=set)
    everything: bool = False

    def take(
        self, review: Review, people: Sequence[PersonInput], typing: Place | None, everything: bool = False
    ) -> None:
        """Take over a review in place of the one before.

        Told are fields that were left, or all of them once saving was asked for; never a new finding about the field
        in which somebody is typing, unless saving is asked for just now (everything).
        """
        self.everything = self.everything or everything
        told = [(one.code, one.field, one.facts, "error") for one in review.refusals]
        told += [(one.code, one.field, one.facts, one.level.lower()) for one in review.findings]
        found: dict[Place, tuple[str, str]] = {}
        for code, name, facts, level in told:
            place = layout.place_of(name, code, people, facts)
            missing = level == "error" and code.endswith("MISSING") and not self.everything
            seen = self.everything or place in self.visited
            busy = not everything and place == typing and place not in self.found
            if place[1] and seen and not missing and not busy:
                found.setdefault(place, (level, spoken(code, facts)))
        self.found = found

    def forget_people(self) -> None:
        """The numbers of the petitioners have changed."""
        self.found = {place: told for place, told in self.found.items() if place[0] < 0}
        self.visited = {place for place in self.visited if place[0] < 0}
