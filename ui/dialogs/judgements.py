"""Demand by demand: own authority, nature, procedure and route, as the officer judges them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.labels import codes, life, pages
from desktop_app.usecases.dossier import DemandRow
from desktop_app.usecases.routes import Route
from desktop_app.usecases.screening import DemandJudgement
from ui import theme
from ui.widgets.editors import ChoiceEdit
from ui.widgets.panels import label, restyle


@dataclass(frozen=True)
class _Line:
    demand: DemandRow
    own: ChoiceEdit
    nature: ChoiceEdit
    procedure: ChoiceEdit
    route: ChoiceEdit


class Judgements(QWidget):
    """One line per demand: three choices, and the route of the school's catalogue where another way is open.

    edited: any of them changed. routes: the catalogue.
    """

    edited = Signal()

    def __init__(self, demands: Sequence[DemandRow], routes: Sequence[Route], own_authority: str = "YES") -> None:
        super().__init__()
        self.setAccessibleName(pages.JUDGE_DEMANDS)
        self._routes = {one.code: one for one in routes if one.active}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(6))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 1)
        for column, word in enumerate(pages.JUDGEMENT_HEADS):
            grid.addWidget(label(word, "note"), 0, column)
        self._lines: list[_Line] = []
        for place, demand in enumerate(demands, start=1):
            text = f"{place}. {demand.text}"
            row = 2 * place
            grid.addWidget(label(text, "", wrap=True), row - 1, 0, 1, 4)
            line = _Line(
                demand,
                self._choice(codes.OWN_AUTHORITY, demand.own_authority or own_authority, 142, text),
                self._choice(codes.NATURES, demand.nature or "CLAIM", 104, text),
                self._choice(codes.ROUTES, demand.route or "PETITION_PROC", 128, text),
                self._choice(
                    {"": life.NO_ROUTE, **{c: r.name for c, r in self._routes.items()}}, demand.route_code, 0, text
                ),
            )
            for column, piece in enumerate((line.route, line.own, line.nature, line.procedure)):
                grid.addWidget(piece, row, column)
                piece.setEnabled(not demand.answered)
            line.route.edited.connect(lambda one=line: self._follow(one))
            self._lines.append(line)

    def _choice(self, words: Mapping[str, str], value: str, width: int, name: str) -> ChoiceEdit:
        made = ChoiceEdit([(code, word) for code, word in words.items() if code or (width == 0)])
        made.set_value(value)
        line = made.lineEdit()
        if line is not None:
            line.setCursorPosition(0)
        if width:
            made.setFixedWidth(theme.px(width))
        made.setAccessibleName(name)
        made.edited.connect(self.edited)
        return made

    def _follow(self, line: _Line) -> None:
        """A chosen route says which procedure it belongs to."""
        route = self._routes.get(str(line.route.value()))
        if route is not None and line.procedure.value() != route.kind:
            line.procedure.set_value(route.kind)

    def value(self) -> tuple[DemandJudgement, ...]:
        """What was judged."""
        return tuple(
            DemandJudgement(
                id=line.demand.id,
                own_authority=line.own.value(),
                nature=line.nature.value(),
                route=line.procedure.value(),
                route_code=line.route.value(),
                route_basis="" if line.route.value() != line.demand.route_code else line.demand.route_basis,
                competent_body="" if line.route.value() != line.demand.route_code else line.demand.competent_body,
            )
            for line in self._lines
        )

    def show_error(self, places: Sequence[int], key: str = "own") -> None:
        """A red edge at the demands a refusal names, counted from 1, and the keyboard on the first."""
        for place, line in enumerate(self._lines, start=1):
            restyle(getattr(line, key), state="error" if place in places else "")
        if places and 0 < places[0] <= len(self._lines):
            getattr(self._lines[places[0] - 1], key).setFocus(Qt.FocusReason.OtherFocusReason)
