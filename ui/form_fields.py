"""What a form declares: its groups and fields, and the input that belongs to each kind of field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from ui.widgets.demand_list import DemandList
from ui.widgets.editors import CheckRow, ChoiceEdit, LineEdit, NumberEdit, TextEdit
from ui.widgets.material_list import MaterialList
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.segments import Segments


class Kind(StrEnum):
    LINE = "line"
    NUMBER = "number"
    CHOICE = "choice"
    FREE_CHOICE = "free_choice"
    MOMENT = "moment"
    DAY = "day"
    TEXT = "text"
    SEGMENTS = "segments"
    CHECKS = "checks"
    DEMANDS = "demands"
    MATERIALS = "materials"


@dataclass(frozen=True)
class Field:
    """One field. label: may carry its letter key, 姓名(&X); choices: (code, word); pictures: icon by code of a segment.

    limit: most characters, 0 for none; width: of the input in pixels at 100 %, 0 to take the room; beside: in the row
    of the field before; note: hint beside or below; lines: of a text; least, most: of a number, both allowed.
    """

    key: str
    label: str
    kind: Kind = Kind.LINE
    required: bool = False
    choices: Sequence[tuple[str, str]] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)
    limit: int = 0
    width: int = 0
    beside: bool = False
    hint: str = ""
    note: str = ""
    lines: int = 5
    least: int = 1
    most: int = 9999

    @property
    def plain_label(self) -> str:
        """The label without its letter key."""
        return re.sub(r"\(&\w\)|&", "", self.label)

    @property
    def tall(self) -> bool:
        """Whether the input is higher than one line."""
        return self.kind in (Kind.TEXT, Kind.DEMANDS, Kind.MATERIALS)


@dataclass(frozen=True)
class Group:
    """Fields under one title, in column 1 or 2."""

    title: str
    fields: Sequence[Field]
    column: int = 1
    note: str = ""


def make_editor(declared: Field, now: Callable[[], datetime]) -> QWidget:
    """The input for a field. now: the office's clock, for days typed without a year."""
    match declared.kind:
        case Kind.NUMBER:
            return NumberEdit(declared.least, declared.most)
        case Kind.CHOICE | Kind.FREE_CHOICE:
            return ChoiceEdit(declared.choices, declared.kind is Kind.FREE_CHOICE, declared.hint)
        case Kind.MOMENT | Kind.DAY:
            return MomentEdit(now, minutes=declared.kind is Kind.MOMENT)
        case Kind.TEXT:
            return TextEdit(declared.lines, declared.hint)
        case Kind.SEGMENTS:
            triples = [(code, word, declared.pictures.get(code, "")) for code, word in declared.choices]
            return Segments(triples, declared.plain_label)
        case Kind.CHECKS:
            return CheckRow(declared.choices)
        case Kind.DEMANDS:
            return DemandList()
        case Kind.MATERIALS:
            return MaterialList()
        case _:
            return LineEdit(declared.hint)
