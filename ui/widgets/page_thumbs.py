"""The pages of some files as pictures: turned, cropped, dragged into order, left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QImage, QKeyEvent, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem
from shiboken6 import isValid

from desktop_app.facts_archive import PageEdit
from desktop_app.labels import archive_page as words
from ui import printing, theme

THUMB = 132
THUMB_DPI = 52


@dataclass(frozen=True)
class Source:
    """One file: as it came, and as pages."""

    name: str
    content: bytes
    pdf: bytes
    count: int


@dataclass(frozen=True)
class Leaf:
    """One page of one source, as it will go into the volume. source: its place among the sources."""

    source: int
    edit: PageEdit


Run = tuple[Source, list[PageEdit]]


class PageThumbs(QListWidget):
    """changed: pages came, went or were chosen. Delete leaves the chosen pages out, Alt+arrows move them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[Source] = []
        self.leaves: list[Leaf] = []
        self._images: dict[tuple[int, int], QImage] = {}
        self.setAccessibleName(words.FILES)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Snap)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setIconSize(QSize(theme.px(THUMB), theme.px(THUMB)))
        self.setSpacing(theme.px(4))
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.itemSelectionChanged.connect(self.changed)

    def add(self, source: Source, edits: Sequence[PageEdit] | None = None) -> None:
        """The pages of one more file, all of them or those of `edits`, at the end."""
        self.sources.append(source)
        number = len(self.sources) - 1
        taken = list(edits) if edits is not None else [PageEdit(page=page) for page in range(source.count)]
        self.leaves += [Leaf(number, edit) for edit in taken]
        self._show()
        for page in sorted({edit.page for edit in taken}):
            draw = partial(printing.draw_page, source.pdf, page, THUMB_DPI)
            printing.pages().run(draw, partial(self._drawn, number, page), lambda _error: None)

    def chosen(self) -> list[int]:
        """Places of the chosen pages."""
        return sorted({index.row() for index in self.selectedIndexes()})

    def rework(self, how: Callable[[PageEdit], PageEdit]) -> None:
        """Do something to the chosen pages; nothing chosen: to all of them."""
        for place in self.chosen() or range(len(self.leaves)):
            leaf = self.leaves[place]
            self.leaves[place] = Leaf(leaf.source, how(leaf.edit))
            self._picture(place)

    def turn(self, by: int) -> None:
        """A quarter round. by: degrees clockwise."""
        self.rework(lambda edit: replace(edit, turn=(edit.turn + by) % 360))

    def shift(self, by: int) -> None:
        """The chosen pages one place on."""
        chosen = self.chosen()
        if not chosen or min(chosen) + by < 0 or max(chosen) + by >= len(self.leaves):
            return
        for place in chosen if by < 0 else reversed(chosen):
            self.leaves[place], self.leaves[place + by] = self.leaves[place + by], self.leaves[place]
        self._show()
        self._select([place + by for place in chosen])

    def put(self, chosen: Sequence[int], before: int) -> None:
        """The chosen pages in front of another one."""
        moving = [self.leaves[place] for place in chosen]
        rest = [leaf for place, leaf in enumerate(self.leaves) if place not in set(chosen)]
        at = before - sum(1 for place in chosen if place < before)
        self.leaves = [*rest[:at], *moving, *rest[at:]]
        self._show()
        self._select(range(at, at + len(moving)))

    def drop(self) -> None:
        """Leave the chosen pages out; the file itself is not touched."""
        chosen = set(self.chosen())
        self.leaves = [leaf for place, leaf in enumerate(self.leaves) if place not in chosen]
        self.clearSelection()
        self._show()

    def runs(self, each_file: bool = False) -> list[list[Run]]:
        """Pages of one file after another, per piece to be made: all in one piece, or one for each file."""
        found: list[tuple[int, list[PageEdit]]] = []
        for leaf in self.leaves:
            if found and found[-1][0] == leaf.source:
                found[-1][1].append(leaf.edit)
            else:
                found.append((leaf.source, [leaf.edit]))
        if not each_file:
            return [[(self.sources[number], edits) for number, edits in found]] if found else []
        per_file: dict[int, list[PageEdit]] = {}
        for number, edits in found:
            per_file.setdefault(number, []).extend(edits)
        return [[(self.sources[number], edits)] for number, edits in per_file.items()]

    # pictures

    def _drawn(self, source: int, page: int, image: QImage) -> None:
        if isValid(self):
            self._images[(source, page)] = image
            for place, leaf in enumerate(self.leaves):
                if (leaf.source, leaf.edit.page) == (source, page):
                    self._picture(place)

    def _show(self) -> None:
        kept = self.chosen()
        self.blockSignals(True)
        self.clear()
        for place, leaf in enumerate(self.leaves):
            item = QListWidgetItem(words.PAGE_LINE.format(n=place + 1, name=self.sources[leaf.source].name))
            item.setToolTip(self.sources[leaf.source].name)
            item.setSizeHint(QSize(theme.px(THUMB + 20), theme.px(THUMB + 44)))
            self.addItem(item)
            self._picture(place)
        for place in kept:
            if place < self.count():
                self.item(place).setSelected(True)
        self.blockSignals(False)
        self.changed.emit()

    def _picture(self, place: int) -> None:
        leaf = self.leaves[place]
        image = self._images.get((leaf.source, leaf.edit.page))
        item = self.item(place)
        if image is None or item is None:
            return
        if leaf.edit.turn:
            image = image.transformed(QTransform().rotate(leaf.edit.turn))
        if any(leaf.edit.crop):
            left, top, right, bottom = leaf.edit.crop
            width, height = image.width(), image.height()
            x, y = width * left // 1000, height * top // 1000
            image = image.copy(x, y, width - x - width * right // 1000, height - y - height * bottom // 1000)
        side = round(theme.px(THUMB) * self.devicePixelRatioF())
        small = image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        drawn = QPixmap.fromImage(small)
        frame = QPainter(drawn)
        frame.setPen(theme.colour("line2"))
        frame.drawRect(drawn.rect().adjusted(0, 0, -1, -1))
        frame.end()
        drawn.setDevicePixelRatio(self.devicePixelRatioF())
        item.setIcon(QIcon(drawn))

    def _select(self, places: Sequence[int] | range) -> None:
        self.clearSelection()
        for place in places:
            self.item(place).setSelected(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Delete:
            self.drop()
        elif alt and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.shift(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self:
            event.acceptProposedAction()
        else:
            event.ignore()  # files go to the dialog around it

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        before = index.row() if index.isValid() else self.count()
        chosen = self.chosen()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if chosen:
            self.put(chosen, before)
