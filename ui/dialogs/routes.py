"""法定途径目录: the school's routes with their bodies, limits and bases, and which texts were read (A12)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.labels import life, pages, reception, refusals
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import routes
from desktop_app.usecases.routes import Route
from ui import theme
from ui.dialogs.rows_editor import Cell, RowsEditor
from ui.errands import Errands
from ui.messages import MessageBars
from ui.widgets.editors import ChoiceEdit
from ui.widgets.panels import button, label


class RoutesDialog(QDialog):
    """A table of routes; a row taken away is no longer offered, a new one gets a code of its own."""

    def __init__(self, parent: QWidget | None, errands: Errands) -> None:
        super().__init__(parent)
        self.errands = errands
        self.setWindowTitle(life.ROUTES_TITLE)
        self.resize(theme.px(1080), theme.px(560))
        column = QVBoxLayout(self)
        column.addWidget(label(life.ROUTES_TITLE, "h1"))
        column.addWidget(label(life.ROUTES_NOTE, "note", wrap=True))
        self.bars = MessageBars()
        column.addWidget(self.bars)
        heads = life.ROUTE_HEADS
        self.rows = RowsEditor(
            life.ROUTES_TITLE,
            (
                Cell("name", heads["name"], 150, 2),
                Cell("kind", heads["kind"], 120, make=lambda: ChoiceEdit(tuple(life.ROUTE_KINDS.items()))),
                Cell("item", heads["item"], 56),
                Cell("body", heads["body"], 150, 2),
                Cell("limit", heads["limit"], 120, 2),
                Cell("basis", heads["basis"], 170, 3),
                Cell("verified", heads["verified"], 96, make=lambda: ChoiceEdit(tuple(life.VERIFIED.items()))),
            ),
            "name",
        )
        column.addWidget(self.rows, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(pages.GO_BACK, self.reject))
        self.ready = button(reception.SAVE, self._save, "primary")
        foot.addWidget(self.ready)
        column.addLayout(foot)
        self._known: dict[str, Route] = {one.code: one for one in errands.now(routes.routes)}
        self.rows.set_rows(
            [
                {
                    "code": one.code, "name": one.name, "kind": one.kind, "item": one.item, "body": one.body,
                    "limit": one.limit, "basis": one.basis, "verified": "YES" if one.verified else "NO",
                }
                for one in self._known.values()
                if one.active
            ]
        )  # fmt: skip

    def listed(self) -> tuple[Route, ...]:
        """The routes as they stand in the table; those taken away stay known but are no longer offered."""
        made: list[Route] = []
        for row in self.rows.rows():
            code = row.get("code") or self._fresh(made)
            values = {name: row[name] for name in ("name", "item", "body", "limit", "basis")}
            old = self._known.get(code, Route(code=code, name="", kind="OTHER_STATUTORY"))
            kind = row["kind"] or "OTHER_STATUTORY"
            made.append(replace(old, **values, kind=kind, verified=row["verified"] == "YES", active=True))
        left = {one.code for one in made}
        return (*made, *(replace(one, active=False) for one in self._known.values() if one.code not in left))

    def _fresh(self, made: list[Route]) -> str:
        number = 1
        while f"OWN_{number}" in {*self._known, *(one.code for one in made)}:
            number += 1
        return f"OWN_{number}"

    def _save(self) -> None:
        if not self.rows.first_missing():
            self.ready.setEnabled(False)
            self.errands.do(routes.save_routes, self.listed(), then=lambda _: self.accept(), failed=self._failed)

    def _failed(self, error: Exception) -> None:
        self.ready.setEnabled(True)
        sentence = refusals.sentence(error) if isinstance(error, Refused) else pages.UNEXPECTED
        self.bars.show_message("error", sentence)
