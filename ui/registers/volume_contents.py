"""The chosen volume: its head, its contents in an order that can be changed, and what is still to do before binding."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.labels import archive
from desktop_app.labels import archive_page as words
from desktop_app.usecases.binding import Check
from desktop_app.usecases.volume_board import Detail, PieceRow
from ui import theme
from ui.dialogs.plain_table import PlainTable
from ui.widgets.panels import Panel, Picture, button, icon_button, label, restyle

WIDTHS = (44, 0, 124, 118, 80, 60, 50)
SHOWN_CHECKS = 4


class ContentsPanel(Panel):
    """Signals: act (code of a button or menu entry), piece (code and id of a piece), moved (id and new place), excuse
    (kind of a missing piece), dropped (paths)."""

    act = Signal(str)
    piece = Signal(str, int)
    moved = Signal(int, int)
    excuse = Signal(str)
    dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.detail: Detail | None = None
        self.setAccessibleName(words.CONTENTS)
        self.setAcceptDrops(True)
        column = self.body
        column.addWidget(self._make_head())
        column.addWidget(self._make_tools())
        self.table = ContentsTable()
        self.table.moved.connect(self.moved)
        self.table.entered_row.connect(lambda: self._on_piece("EDIT"))
        self.table.itemSelectionChanged.connect(self._fit)
        self.table.itemDoubleClicked.connect(lambda _item: self._on_piece("OPEN"))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        column.addWidget(self.table, 1)
        self.checks = ChecksPanel()
        self.checks.excuse.connect(self.excuse)
        self.checks.fill.connect(lambda: self.act.emit("ADD"))
        self.checks.look.connect(self.choose)
        column.addWidget(self.checks)
        self.show_nothing()

    def _make_head(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(10), theme.px(8))
        row.setSpacing(theme.px(8))
        side = QVBoxLayout()
        side.setSpacing(theme.px(2))
        self.name = label("", "h1", wrap=True)
        self.facts = label("", "note", wrap=True)
        side.addWidget(self.name)
        side.addWidget(self.facts)
        row.addLayout(side, 1)
        self.more = button(words.MORE)
        self.more.setProperty("menu", "1")
        self.more_menu = QMenu(self)
        self.more.setMenu(self.more_menu)
        self.print_button = button(words.PRINT, None, "", "printer")
        self.print_button.setProperty("menu", "1")
        self.print_menu = QMenu(self)
        self.print_button.setMenu(self.print_menu)
        self.seal = button(words.SEAL, lambda: self.act.emit("SEAL"), "primary")
        for piece in (self.more, self.print_button, self.seal):
            row.addWidget(piece, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _make_tools(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(theme.px(12), 0, theme.px(10), theme.px(8))
        row.setSpacing(theme.px(6))
        self.add = button(words.ADD, lambda: self.act.emit("ADD"), "accent", "plus")
        self.add.setToolTip("Ins")
        self.up = icon_button("chevron-up", words.UP, lambda: self._shift(-1))
        self.down = icon_button("chevron-down", words.DOWN, lambda: self._shift(1))
        self.hint = label(words.ORDER_HINT, "note")
        self.order = button(words.DEFAULT_ORDER, lambda: self.act.emit("ORDER"))
        self.renumber = button(words.RENUMBER, lambda: self.act.emit("RENUMBER"))
        for piece in (self.add, self.up, self.down, self.hint):
            row.addWidget(piece)
        row.addStretch()
        row.addWidget(self.order)
        row.addWidget(self.renumber)
        return holder

    # what is shown

    def show_nothing(self, why: str = "") -> None:
        """No volume is chosen."""
        self.detail = None
        self.name.setText(why or words.CHOOSE)
        self.facts.setText("")
        self.table.show_pieces(())
        self.checks.hide()
        self._offer()

    def show_detail(self, detail: Detail) -> None:
        same = self.detail is not None and self.detail.row.id == detail.row.id
        kept = self.table.current_id() if same else 0
        self.detail = detail
        row = detail.row
        self.name.setText(row.title)
        said = words.HEADER_LINE.format(
            number=row.archive_no or row.number, retention=archive.RETENTIONS[row.retention], pieces=row.pieces,
            pages=row.pages,
        )  # fmt: skip
        said += words.SHELF_LINE.format(shelf=row.shelf) if row.shelf else ""
        self.facts.setText("　".join(part for part in (said, *self._state_words(detail)) if part))
        self.table.can_move = row.state == "OPEN"
        self.table.show_pieces(detail.pieces, kept)
        self.checks.show_checks(detail.checks if row.state == "OPEN" else ())
        self._offer()

    @staticmethod
    def _state_words(detail: Detail) -> tuple[str, ...]:
        row = detail.row
        said = [] if row.state == "OPEN" else [archive.STATES[row.state]]
        if detail.loan is not None:
            said.append(words.LENT_LINE.format(name=detail.loan.borrower, due=_short(detail.loan.due)))
        if detail.hold:
            said.append(f"{words.MARKS['HELD']}：{detail.hold}")
        if detail.void_reason:
            said.append(detail.void_reason)
        return tuple(said)

    def _offer(self) -> None:
        shown = self.detail
        open_one = shown is not None and shown.row.state == "OPEN"
        for piece in (self.add, self.order, self.renumber, self.up, self.down, self.hint):
            piece.setVisible(open_one)
        self.seal.setVisible(open_one)
        self.more.setVisible(bool(shown and shown.acts))
        self.print_button.setVisible(shown is not None)
        self.more_menu.clear()
        self.print_menu.clear()
        if shown is None:
            return
        for code in shown.acts:
            self.more_menu.addAction(words.ACTS[code]).triggered.connect(lambda _=False, c=code: self.act.emit(c))
        for form in shown.forms:
            action = self.print_menu.addAction(words.PRINTS[form])
            action.triggered.connect(lambda _=False, c=form: self.act.emit(f"PRINT:{c}"))
        if shown.row.state == "DISPOSED":
            self._fit()
            return
        self.print_menu.addSeparator()
        for code, word in (("WHOLE", words.WHOLE), ("EXPORT", words.EXPORT)):
            self.print_menu.addAction(word).triggered.connect(lambda _=False, c=code: self.act.emit(c))
        self._fit()

    def _fit(self) -> None:
        place, count = self.table.currentRow(), self.table.rowCount()
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < count - 1)

    def choose(self, piece_id: int) -> None:
        """Put the keyboard on a piece."""
        self.table.choose(piece_id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shift(self, by: int) -> None:
        self.table.shift(by)

    def _on_piece(self, code: str) -> None:
        if self.table.current_id():
            self.piece.emit(code, self.table.current_id())

    def _menu(self, point: QPoint) -> None:
        row = self.table.current()
        if row is None or self.detail is None:
            return
        menu = QMenu(self)
        open_one = self.detail.row.state == "OPEN"
        entries: list[tuple[str, str, bool]] = [
            ("OPEN", words.OPEN_PIECE, row.scanned),
            ("EDIT", words.EDIT_PIECE, open_one),
            ("PAGES", words.EDIT_PAGES, open_one and row.can_edit_pages),
            ("REMOVE", words.REMOVE_PIECE, open_one),
        ]
        for code, word, can in entries:
            action = menu.addAction(word)
            action.setEnabled(can)
            action.triggered.connect(lambda _=False, c=code: self._on_piece(c))
        menu.exec(self.table.viewport().mapToGlobal(point))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        codes: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Insert: lambda: self.act.emit("ADD"),
            Qt.Key.Key_F2: lambda: self.act.emit("HEADER"),
            Qt.Key.Key_Delete: lambda: self._on_piece("REMOVE"),
        }
        act = codes.get(Qt.Key(event.key()))
        if act is not None and self.detail is not None and not event.modifiers():
            act()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.detail is not None and self.detail.row.state == "OPEN" and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)


class ContentsTable(PlainTable):
    """Rows change places by dragging or Alt+arrows. moved: id of a piece and its new place."""

    moved = Signal(int, int)
    entered_row = Signal()

    def __init__(self) -> None:
        super().__init__(words.CONTENTS, words.HEADS, WIDTHS)
        self.pieces: tuple[PieceRow, ...] = ()
        self.can_move = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)

    def show_pieces(self, pieces: tuple[PieceRow, ...], chosen: int = 0) -> None:
        """Show other pieces; `chosen` stays chosen when it is among them."""
        self.pieces = pieces
        self.blockSignals(True)
        self.show_rows([_cells(place, one) for place, one in enumerate(pieces, 1)])
        for place in range(self.rowCount()):
            for column in (0, 5):
                cell = self.item(place, column)
                if cell is not None:
                    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.blockSignals(False)
        if chosen:
            self.choose(chosen)

    def current(self) -> PieceRow | None:
        place = self.currentRow()
        return self.pieces[place] if 0 <= place < len(self.pieces) else None

    def current_id(self) -> int:
        one = self.current()
        return one.id if one is not None else 0

    def choose(self, piece_id: int) -> None:
        place = next((at for at, one in enumerate(self.pieces) if one.id == piece_id), -1)
        if place >= 0:
            self.selectRow(place)

    def shift(self, by: int) -> None:
        """The chosen piece one place up or down."""
        place = self.currentRow() + by
        if self.can_move and 0 <= place < len(self.pieces) and self.current_id():
            self.moved.emit(self.current_id(), place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered_row.emit()
        elif event.key() in (Qt.Key.Key_Insert, Qt.Key.Key_F2, Qt.Key.Key_Delete):
            event.ignore()  # the panel knows what these do
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self:
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.source() is self and self.can_move:
            super().dragMoveEvent(event)
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        # The office moves the piece and shows it; Qt's own move of the cells would show what is not stored.
        if event.source() is not self or not self.can_move:
            event.ignore()
            return
        point = event.position().toPoint()
        index = self.indexAt(point)
        place = index.row() if index.isValid() else len(self.pieces)
        if index.isValid() and point.y() > self.visualRect(index).center().y():
            place += 1
        if place > self.currentRow():
            place -= 1
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if self.current_id() and place != self.currentRow():
            self.moved.emit(self.current_id(), place)


def _cells(place: int, one: PieceRow) -> tuple[str, ...]:
    day = f"{one.dated:%Y%m%d}" if one.dated else ""
    unscanned = words.PAPER_ONLY if one.pages else words.NO_PAGES_SIGN
    came = archive.SOURCES[one.source] if one.scanned else unscanned
    return (str(place), one.title, one.doc_no, one.responsible, day, one.shown_pages, came)


def _short(day: object) -> str:
    return f"{day:%m-%d}"


class ChecksPanel(QWidget):
    """封卷前检查: what is to do with its buttons, beside it what is in order."""

    excuse = Signal(str)
    fill = Signal()
    look = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("checks")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(10))
        column.setSpacing(theme.px(6))
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(label(words.CHECKS_TITLE, "h2"))
        self.to_do, self.passed = label("", "note"), label("", "note")
        head.addWidget(self.to_do)
        head.addWidget(self.passed)
        head.addStretch()
        head.addWidget(label(words.EXCUSED_GO_TO_NOTE, "note"))
        column.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(4))
        column.addLayout(self.body)
        self.good = QGridLayout()
        self.good.setHorizontalSpacing(theme.px(18))
        self.good.setVerticalSpacing(theme.px(2))
        column.addLayout(self.good)
        self.lines: list[QWidget] = []

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        """Show other checks; the panel hides when there are none."""
        for piece in self.lines:
            piece.hide()
            piece.deleteLater()
        self.lines = []
        self.setVisible(bool(checks))
        bad = [one for one in checks if one.level != "ok"]
        good = [one for one in checks if one.level == "ok"]
        self.to_do.setText(words.TO_DO.format(n=len(bad)) if bad else "")
        restyle(self.to_do, state="warn" if bad else "")
        self.passed.setText(words.PASSED.format(n=len(good)))
        for one in bad[:SHOWN_CHECKS]:
            self._add(self._line(one))
        if len(bad) > SHOWN_CHECKS:
            self._add(label(words.MORE_CHECKS.format(n=len(bad) - SHOWN_CHECKS), "note"))
        for place, one in enumerate(good):
            self._add_good(place, one)

    def _add(self, piece: QWidget) -> None:
        self.body.addWidget(piece)
        self.lines.append(piece)

    def _add_good(self, place: int, one: Check) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(Picture("check", "accent", 13))
        row.addWidget(label(one.words, "note", wrap=True), 1)
        if one.code == "MISSING":
            row.addWidget(button(words.EXCUSE, lambda: self.excuse.emit(one.key), "flat"))
        self.good.addWidget(holder, place // 3, place % 3)
        self.lines.append(holder)

    def _line(self, one: Check) -> QWidget:
        holder = QWidget()
        holder.setAccessibleName(one.words)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Picture("triangle-alert" if one.level == "warn" else "octagon-alert",
                              "amber" if one.level == "warn" else "red", 14))  # fmt: skip
        row.addWidget(label(one.words, "strong", wrap=True), 1)
        if one.code == "MISSING":
            row.addWidget(button(words.FILL_IN, self.fill.emit, "accent"))
            row.addWidget(button(words.EXCUSE, lambda: self.excuse.emit(one.key)))
        elif one.piece_id is not None:
            row.addWidget(button(words.LOOK, lambda: self.look.emit(one.piece_id)))
        return holder
