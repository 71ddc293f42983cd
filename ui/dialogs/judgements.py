"""Demand by demand: own authority, nature and route, as the officer judges them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.labels import codes, pages
from desktop_app.usecases.dossier import DemandRow
from desktop_app.usecases.screening import DemandJudgement
from ui import theme
from ui.widgets.editors import ChoiceEdit
from ui.widgets.panels import label


class Judgements(QWidget):
    """One line per demand with three choices. edited: any of them changed."""

    edited = Signal()

    def __init__(self, demands: Sequence[DemandRow], own_authority: str = "YES") -> None:
        super().__init__()
        self.setAccessibleName(pages.JUDGE_DEMANDS)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 1)
        for column, word in enumerate(pages.JUDGEMENT_HEADS):
            grid.addWidget(label(word, "note"), 0, column)
        self._rows: list[tuple[DemandRow, ChoiceEdit, ChoiceEdit, ChoiceEdit]] = []
        for place, demand in enumerate(demands, start=1):
            grid.addWidget(label(f"{place}. {demand.text}", "", wrap=True), place, 0)
            own = self._choice(codes.OWN_AUTHORITY, demand.own_authority or own_authority, 140, place)
            nature = self._choice(codes.NATURES, demand.nature or "CLAIM", 100, place)
            route = self._choice(codes.ROUTES, demand.route or "PETITION_PROC", 130, place)
            for column, piece in enumerate((own, nature, route), start=1):
                grid.addWidget(piece, place, column)
            self._rows.append((demand, own, nature, route))

    def _choice(self, words: object, value: str, width: int, place: int) -> ChoiceEdit:
        assert hasattr(words, "items")
        made = ChoiceEdit([(code, word) for code, word in words.items() if code])
        made.set_value(value)
        line = made.lineEdit()
        if line is not None:
            line.setCursorPosition(0)
        made.setFixedWidth(theme.px(width))
        made.setAccessibleName(f"{pages.JUDGE_DEMANDS} {place}")
        made.edited.connect(self.edited)
        return made

    def value(self, competent_body: str = "", basis: str = "") -> tuple[DemandJudgement, ...]:
        """What was judged."""
        return tuple(
            DemandJudgement(
                id=demand.id,
                own_authority=own.value(),
                nature=nature.value(),
                route=route.value(),
                route_basis=basis or demand.route_basis,
                competent_body=competent_body or demand.competent_body,
            )
            for demand, own, nature, route in self._rows
        )
