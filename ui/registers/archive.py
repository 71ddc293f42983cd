"""信访档案: the shelf at the left, the chosen volume with its checks, its papers at the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop_app.labels import archive_page as words
from desktop_app.labels import pages, refusals
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import disposals, offices, rulebooks, shelf_list, volume_board, volume_pieces, volumes
from desktop_app.usecases.loans import LoanRow
from desktop_app.usecases.shelf_list import ShelfFilter
from desktop_app.usecases.volume_board import Board, Detail, PieceRow
from desktop_app.usecases.volume_gather import gather_again
from ui import theme
from ui.dialogs import volume_acts as acts
from ui.dialogs.archive_lists import LoansDialog, RetentionDialog, TransferDialog
from ui.dialogs.paper_view import PaperView
from ui.dialogs.piece_pages import PiecePagesDialog
from ui.dialogs.volume_new import AddCasesDialog, AddPapersDialog, NewVolumeDialog
from ui.errands import Errands
from ui.messages import MessageBars
from ui.registers.volume_contents import ContentsPanel
from ui.registers.volume_list import VolumeList
from ui.registers.volume_preview import PreviewPanel
from ui.scanner_folder import ScannerFolder
from ui.volume_files import VolumeFiles
from ui.widgets.editors import ChoiceEdit
from ui.widgets.panels import Panel, button, label

WATCHED = frozenset(
    {"volume", "volume_case", "piece", "loan", "archive_transfer", "appraisal", "disposal", "matter", "setting"}
)
# Below this width the preview gives its room to the contents, in pixels at 100 %.
ROOMY = 1180
Seen = tuple[Board, list[Any], int]


class ArchivePage(QWidget):
    """papers: ids of frozen papers to show; opened: a matter to show."""

    papers = Signal(list)
    opened = Signal(int)

    def __init__(self, errands: Errands, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.errands, self.now = errands, now
        self.shown, self.masked = False, True
        self.board: Board | None = None
        self.people: list[Any] = []
        self.loan_days = 0
        self._wanted = 0
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 10, 10, 10)
        whole.setSpacing(8)
        self.bars = MessageBars()
        whole.addWidget(self.bars)
        row = QHBoxLayout()
        row.setSpacing(10)
        whole.addLayout(row, 1)
        self.left = self._make_left()
        self.contents = ContentsPanel()
        self.preview = PreviewPanel(errands, self.tell)
        theme.keep_width(self.left, 236)
        theme.keep_width(self.preview, 340)
        row.addWidget(self.left)
        row.addWidget(self.contents, 1)
        row.addWidget(self.preview)
        self.files = VolumeFiles(self, errands, self.tell)
        self.scanner = ScannerFolder(self, errands, self._scans_changed)
        self._connect()
        self.setFocusProxy(self.list)

    def _make_left(self) -> Panel:
        self.new = button(words.NEW, self.new_volume, "primary", "plus")
        self.new.setToolTip("Ctrl+N")
        self.more = button(words.MORE)
        self.more.setProperty("menu", "1")
        menu = QMenu(self)
        for code, word in words.SHELF_ACTS.items():
            menu.addAction(word).triggered.connect(lambda _=False, c=code: self.shelf_act(c))
        self.more.setMenu(menu)
        panel = Panel(words.VOLUMES, " ", self.more, self.new)
        tools = QVBoxLayout()
        tools.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(8))
        tools.setSpacing(theme.px(6))
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(words.FIND_HINT)
        self.finder.setAccessibleName(words.FIND_HINT)
        self.finder.setClearButtonEnabled(True)
        tools.addWidget(self.finder)
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        self.year = ChoiceEdit([("", words.ALL_YEARS)])
        self.state = ChoiceEdit(tuple(words.VIEWS.items()))
        for piece, name in ((self.year, words.ALL_YEARS), (self.state, words.ALL_STATES)):
            piece.setAccessibleName(name)
            piece.set_value("")
            row.addWidget(piece, 1)
        tools.addLayout(row)
        panel.body.addLayout(tools)
        self.list = VolumeList()
        panel.body.addWidget(self.list, 1)
        foot = panel.add_foot(34)
        self.waiting = button("", self.new_volume, "flat")
        self.due = label("", "note")
        foot.addWidget(self.waiting)
        foot.addStretch()
        foot.addWidget(self.due)
        return panel

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.contents.act.connect(self.act)
        self.contents.piece.connect(self.on_piece)
        self.contents.moved.connect(self._move)
        self.contents.excuse.connect(self._excuse)
        self.contents.dropped.connect(self.add_pieces)
        self.preview.print_asked.connect(self.print_paper)
        self.preview.settings_asked.connect(lambda: self.shelf_act("SETTINGS"))
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(200)
        self._typed.timeout.connect(self.ask)
        self.finder.textChanged.connect(lambda: self._typed.start())
        for piece in (self.year, self.state):
            piece.edited.connect(self._typed.start)
        for keys, act in (
            ("Ctrl+P", lambda: self.print_paper(self.preview.form())),
            ("Ctrl+F", self.finder.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        theme.changed().changed.connect(self._fit_panels)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_panels()

    def _fit_panels(self) -> None:
        """Where the window is narrow or the type large, the contents need the room of the preview."""
        roomy = self.width() >= theme.px(ROOMY)
        shown = roomy and self.contents.detail is not None
        if shown != self.preview.isVisibleTo(self):
            self.preview.setVisible(shown)
            self.preview.ask()

    # what is shown

    def show_page(self) -> None:
        """The page comes into sight."""
        if not self.shown:
            self.shown = True
            self.errands.do(disposals.sweep)
        self.ask()

    def reload(self, tables: frozenset[str] = WATCHED) -> None:
        if self.shown and tables & WATCHED:
            self.ask()

    def set_masked(self, masked: bool) -> None:
        self.masked = masked
        if self.shown:
            self.ask()

    def wanted(self) -> ShelfFilter:
        """What the filters ask for."""
        year = self.year.value()
        return ShelfFilter(words=self.finder.text().strip(), year=int(year) if year else None, state=self.state.value())

    def ask(self) -> None:
        self.errands.ask(_page, self.wanted(), then=self._show, purpose="archive")

    def go_to(self, volume_id: int) -> None:
        """Show a volume whatever the filters say."""
        self.shown = True
        self._wanted = volume_id
        for piece in (self.year, self.state):
            piece.blockSignals(True)
            piece.set_value("")
            piece.blockSignals(False)
        self.finder.blockSignals(True)
        self.finder.clear()
        self.finder.blockSignals(False)
        self.ask()

    def _show(self, seen: Seen) -> None:
        self.board, self.people, self.loan_days = seen
        board = self.board
        self.left.note.setText(words.COUNT.format(n=len(board.rows)))
        self.year.set_choices(
            [("", words.ALL_YEARS), *((str(one), words.YEAR.format(year=one)) for one in board.years)]
        )
        waiting = len(board.waiting)
        self.waiting.setText(words.WAITING.format(n=waiting) if waiting else words.WAITING_NONE)
        self.waiting.setEnabled(bool(waiting))
        first = min((one.due for one in board.waiting), default=None)
        self.due.setText(words.DUE.format(day=f"{first.month}月{first.day}日") if first else "")
        self.scanner.watch(board.settings.scans)
        wanted, self._wanted = self._wanted, 0
        self.list.show_rows(board.rows, wanted)

    def _choose(self, volume_id: int) -> None:
        if not volume_id:
            empty = self.board is not None and not self.board.rows and not self.wanted().words
            self.contents.show_nothing(f"{words.NOTHING}。{words.NOTHING_HINT}" if empty else "")
            self.preview.show_detail(None, False)
            return
        self.errands.ask(
            volume_board.detail,
            volume_id,
            self.masked,
            then=self._show_detail,
            failed=self._unseen,
            purpose="volume detail",
        )

    def _show_detail(self, detail: Detail) -> None:
        if detail.row.id == self.list.current_id():
            self.contents.show_detail(detail)
            self._fit_panels()
            self.preview.show_detail(detail, bool(self.board and self.board.settings.hard))

    def _unseen(self, error: Exception) -> None:
        said = refusals.sentence(error) if isinstance(error, Refused) else pages.UNEXPECTED
        self.contents.show_nothing(said)
        self.preview.show_detail(None, False)

    # acts

    def desk(self) -> acts.Desk:
        return acts.Desk(self.window(), self.errands, self.now, self.people, self._after)

    def new_volume(self, matter_id: int = 0) -> None:
        """组卷; matter_id: already ticked."""
        board = self.board or self.errands.now(volume_board.board, ShelfFilter())
        dialog = NewVolumeDialog(self.window(), self.errands, self.now, board, matter_id)
        dialog.made.connect(self.go_to)
        self._open(dialog)

    def bind_matter(self, matter_id: int) -> None:
        """The volume a matter lies in; a new one for a matter that lies in none."""

        def found(volume_id: int) -> None:
            if volume_id:
                self.go_to(volume_id)
            else:
                self.new_volume(matter_id)

        self.errands.ask(volumes.holder_id, matter_id, then=found, failed=self.tell)

    def act(self, code: str) -> None:
        """Do what a button of the chosen volume says."""
        detail = self.contents.detail
        if detail is None:
            return
        if code.startswith("PRINT:"):
            self.print_paper(code.removeprefix("PRINT:"))
            return
        row, version = detail.row, detail.header.version
        plain: dict[str, Callable[[], object]] = {
            "ADD": lambda: self.add_pieces([]),
            "ORDER": lambda: self._do(volume_pieces.default_order, row.id, version),
            "RENUMBER": lambda: self._do(volume_pieces.renumber, row.id, version),
            "GATHER": lambda: self._gather(row.id, version),
            "HEADER": lambda: self._open(acts.header(self.desk(), detail)),
            "SEAL": lambda: self._open(acts.seal(self.desk(), detail)),
            "REOPEN": lambda: self._open(acts.reopen(self.desk(), detail)),
            "VOID": lambda: self._open(acts.void(self.desk(), detail)),
            "HOLD": lambda: self._open(acts.hold(self.desk(), detail)),
            "LEND": lambda: self._open(acts.lend(self.desk(), detail, self.loan_days)),
            "BACK": lambda: self._on_loan(acts.give_back),
            "RENEW": lambda: self._on_loan(acts.renew),
            "ADD_CASES": lambda: self._add_cases(detail),
            "ADD_PAPERS": lambda: self._open(AddPapersDialog(self.window(), self.errands, detail)),
            "WHOLE": lambda: self.files.save_whole(row.id, row.number),
            "EXPORT": lambda: self.files.export_folder(row.id),
        }
        plain[code]()

    def shelf_act(self, code: str) -> None:
        """What concerns the whole shelf."""
        if code == "SETTINGS":
            known = self.errands.now(_settings)
            self._open(acts.settings(self.desk(), known))
        elif code == "LOANS":
            self._open(LoansDialog(self.desk()))
        elif code == "TRANSFER":
            dialog = TransferDialog(self.desk())
            dialog.papers.connect(self.papers)
            self._open(dialog)
        elif code == "RETENTION":
            over = RetentionDialog(self.desk())
            over.papers.connect(self.papers)
            self._open(over)
        else:
            self._print_list(code)

    def add_pieces(self, paths: list[str]) -> None:
        """加入文件: by dialog, drag, paste or from the scanner."""
        detail = self.contents.detail
        if detail is None or detail.row.state != "OPEN":
            return
        dialog = PiecePagesDialog(self.desk(), detail, self.scanner)
        self._open(dialog)
        if paths:
            dialog.add_paths(paths)

    def on_piece(self, code: str, piece_id: int) -> None:
        """What a piece of the contents is asked for."""
        detail = self.contents.detail
        if detail is None:
            return
        if code == "OPEN":
            one = next(row for row in detail.pieces if row.id == piece_id)
            if one.scanned:
                self.errands.ask(volume_pieces.content, piece_id, then=self._show_pages, failed=self.tell)
            return
        if detail.row.state != "OPEN":
            return
        if code == "REMOVE":
            self._do(volume_pieces.remove, piece_id, detail.header.version)
            return
        self.errands.ask(volume_board.piece_of, piece_id, then=partial(self._work_on, code, detail), failed=self.tell)

    def _work_on(self, code: str, detail: Detail, one: PieceRow) -> None:
        if code == "PAGES" and one.can_edit_pages:
            dialog = PiecePagesDialog(self.desk(), detail, self.scanner, one)
            self._open(dialog)
        else:
            self._open(acts.piece(self.desk(), detail, one))

    def _show_pages(self, found: tuple[str, bytes]) -> None:
        title, pdf = found
        PaperView(self.window(), title, "pages.pdf", pdf).open()

    def _move(self, piece_id: int, place: int) -> None:
        detail = self.contents.detail
        if detail is not None:
            self._do(volume_pieces.move, piece_id, detail.header.version, place)

    def _excuse(self, key: str) -> None:
        if self.contents.detail is not None:
            self._open(acts.excuse(self.desk(), self.contents.detail, key))

    def _on_loan(self, dialog: Callable[[acts.Desk, LoanRow], Any]) -> None:
        detail = self.contents.detail
        if detail is not None and detail.loan is not None:
            self._open(dialog(self.desk(), detail.loan))

    def _add_cases(self, detail: Detail) -> None:
        waiting = self.board.waiting if self.board else ()
        self._open(AddCasesDialog(self.window(), self.errands, detail, waiting))

    def _gather(self, volume_id: int, version: int | None) -> None:
        def done(found: int) -> None:
            self.bars.show_message("ok", words.GATHERED.format(n=found) if found else words.GATHERED_NONE)

        self.errands.do(gather_again, volume_id, version, then=done, failed=self.tell)

    def _do(self, what: Callable[..., Any], *arguments: Any) -> None:
        self.errands.do(what, *arguments, then=lambda _r: self.bars.clear("error"), failed=self.tell)

    # papers

    def print_paper(self, form: str) -> None:
        """A paper of the chosen volume in its window."""
        detail = self.contents.detail
        if detail is None:
            return
        title = f"{words.PRINTS[form]} {detail.row.number}"

        def show(pdf: bytes) -> None:
            PaperView(self.window(), title, f"{title}.pdf", pdf).open()

        self.errands.ask(volume_board.preview, detail.row.id, form, then=show, failed=self.tell)

    def _print_list(self, code: str) -> None:
        wanted = self.wanted()
        scope = words.VIEWS.get(wanted.state, words.INDEX_SCOPE_ALL)
        if wanted.year:
            scope = f"{words.YEAR.format(year=wanted.year)} {scope}"

        def work() -> tuple[str, bytes]:
            from desktop_app.documents.press import press

            office = self.errands.office
            if code == "STRIPS":
                return "F48", press("F48", office.ask(_strips, wanted))
            if code == "LOAN_REGISTER":
                return "F48b", press("F48b", office.ask(_loans))
            return "INDEX", press("INDEX", office.ask(shelf_list.index, wanted, scope))

        def show(found: tuple[str, bytes]) -> None:
            from desktop_app.labels.forms import TITLES

            form, pdf = found
            PaperView(self.window(), TITLES[form], f"{TITLES[form]}.pdf", pdf).open()

        self.errands.work(work, show, self.tell)

    def _open(self, dialog: Any) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _after(self, result: Any) -> None:
        if isinstance(result, tuple) and self.contents.detail is not None:
            self.bars.show_message("ok", words.SEALED.format(number=self.contents.detail.row.number))

    def _scans_changed(self, count: int) -> None:
        self.contents.add.setText(f"{words.ADD}（{words.SCANNER_WAITING.format(n=count)}）" if count else words.ADD)

    def tell(self, error: Exception) -> None:
        said = refusals.sentence(error) if isinstance(error, Refused) else pages.UNEXPECTED
        self.bars.show_message("error", said)


def _page(desk: Any, wanted: ShelfFilter) -> Seen:
    return volume_board.board(desk, wanted), offices.people(desk), rulebooks.policy(desk).loan_days


def _settings(desk: Any) -> Any:
    from desktop_app.usecases.archive_settings import settings

    return settings(desk)


def _strips(desk: Any, wanted: ShelfFilter) -> Any:
    from desktop_app.usecases.volume_papers import strips

    return strips(desk, [row.id for row in shelf_list.rows(desk, wanted) if row.seen and row.state != "VOID"])


def _loans(desk: Any) -> Any:
    from desktop_app.usecases.loans import register

    return register(desk)
