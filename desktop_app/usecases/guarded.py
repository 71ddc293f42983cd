"""What no paper may carry, whoever wrote it: a child's data (G-MINOR), or a basis that is not in force on its day."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar, cast

from ..office import Desk
from ..rules import crossguards, privacy, residents
from ..storage.matters import Matter, Petitioner
from . import notices, standing

T = TypeVar("T")

QUOTING = frozenset({"F01", "F12", "F30", "F44"})
"""Forms that hold the petitioner's own words or none at all; what these cite is not the school's basis."""


def is_child(desk: Desk, row: Petitioner) -> bool:
    """Under fourteen today, by the number of the identity paper."""
    born = residents.read_resident_number(row.id_no, standing.today(desk)).born_on if row.id_no else None
    return crossguards.is_child(born, standing.today(desk))


def printable(desk: Desk, matter: Matter, form: str, facts: T, on: date) -> T:
    """The facts of a paper as they may be printed. Raises Refused: BASIS_NOT_IN_FORCE, NUMBER_NOT_OF_THE_TEXT."""
    if form not in QUOTING:
        said = _without(tuple(_texts(facts)), _quoted(matter))
        notices.refuse_repealed(said, on)
    if not crossguards.form_masks_child(form):
        return facts
    hidden: dict[str, str] = {}
    for row in matter.people:
        if not row.struck and row.name and is_child(desk, row):
            hidden[row.name] = privacy.mask_name(row.name)
            for text, mask in ((row.id_no, privacy.mask_id), (row.phone, privacy.mask_phone)):
                if text:
                    hidden[text] = mask(text)
            if row.address:
                hidden[row.address] = privacy.mask_address(row.address)
    return cast(T, _replaced(facts, hidden)) if hidden else facts


def refuse_repealed_in(facts: Any, on: date) -> None:
    """A paper without a matter cites no text that is not in force. Raises Refused as `printable`."""
    notices.refuse_repealed(tuple(_texts(facts)), on)


def _quoted(matter: Matter) -> tuple[str, ...]:
    words = [matter.subject, matter.subject.rstrip("。．."), matter.summary, matter.facts]
    words += [text for row in matter.demands for text in (row.text, row.text.rstrip("。"))]
    return tuple(sorted({one for one in words if one}, key=len, reverse=True))


def _without(said: tuple[str, ...], quoted: tuple[str, ...]) -> tuple[str, ...]:
    made = []
    for text in said:
        for one in quoted:
            text = text.replace(one, "")
        made.append(text)
    return tuple(made)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [text for part in dataclasses.fields(value) for text in _texts(getattr(value, part.name))]
    if isinstance(value, tuple | list):
        return [text for part in value for text in _texts(part)]
    return []


def _replaced(value: Any, hidden: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for plain, masked in hidden.items():
            value = value.replace(plain, masked)
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {part.name: _replaced(getattr(value, part.name), hidden) for part in dataclasses.fields(value)}
        return dataclasses.replace(value, **parts)
    if isinstance(value, tuple | list):
        return type(value)(_replaced(part, hidden) for part in value)
    return value
