"""加入文件: pictures and PDFs become pages of a piece, turned, cropped, put in order; or paper without a scan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
)
from shiboken6 import isValid

from desktop_app.facts_archive import PageEdit
from desktop_app.labels import archive, pages, refusals
from desktop_app.labels import archive_page as words
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import volume_pieces
from desktop_app.usecases.volume_board import Detail, PieceRow
from desktop_app.usecases.volume_pieces import NewPiece, Original, PieceChange
from ui import theme
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.slot_acts import Desk
from ui.form import Form
from ui.form_fields import Field, Group, Kind
from ui.messages import MessageBars
from ui.scanner_folder import ScannerFolder
from ui.widgets.page_thumbs import PageThumbs, Source
from ui.widgets.panels import button, icon_button, label
from ui.widgets.segments import Segments

THUMB = 132
THUMB_DPI = 26


class PiecePagesDialog(QDialog):
    """piece: whose pages are worked on anew; None to add pieces. scanner: the folder that is watched."""

    def __init__(self, desk: Desk, detail: Detail, scanner: ScannerFolder, piece: PieceRow | None = None) -> None:
        super().__init__(desk.window)
        self.desk, self.detail, self.scanner, self.piece = desk, detail, scanner, piece
        self.errands = desk.errands
        self._waiting = 0
        self._said: list[str] = []
        self.setAcceptDrops(True)
        title = words.EDIT_PAGES if piece else words.PIECE_NEW
        self.setWindowTitle(title)
        self.resize(theme.px(980), theme.px(600))
        whole = QVBoxLayout(self)
        whole.addWidget(label(title, "h1"))
        self.bars = MessageBars()
        whole.addWidget(self.bars)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        whole.addLayout(row, 1)
        row.addLayout(self._make_form(), 4)
        row.addLayout(self._make_pages(), 6)
        foot = QHBoxLayout()
        self.state = label("", "note")
        foot.addWidget(self.state)
        foot.addStretch()
        foot.addWidget(button(pages.GO_BACK, self.reject))
        self.ready = button(words.SAVE if piece else words.ADD_DO, self.save, "primary")
        self.ready.setToolTip("Ctrl+Enter")
        foot.addWidget(self.ready)
        whole.addLayout(foot)
        for keys, act in (("Ctrl+V", self.paste), ("Ctrl+Return", self.save)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        if piece is not None:
            self.errands.ask(volume_pieces.originals, piece.id, then=self._take_known, failed=self.tell)
        self._fit()

    def _make_form(self) -> QVBoxLayout:
        titles, one = words.PIECE_FIELDS, self.piece
        cases = [(str(key), number) for key, number, _subject in self.detail.cases]
        fields = [
            Field("kind", titles["kind"], Kind.CHOICE, required=True, choices=tuple(archive.KINDS.items())),
            Field("title", titles["title"], Kind.TEXT, lines=2, limit=volume_pieces.LONGEST_TITLE),
            Field("own_title", titles["own_title"], Kind.SEGMENTS, choices=tuple(words.OWN_TITLE.items())),
            Field("doc_no", titles["doc_no"]),
            Field("responsible", titles["responsible"]),
            Field("dated", titles["dated"], Kind.DAY, width=140),
            Field("pages", titles["pages"], Kind.NUMBER, width=60, most=volume_pieces.MOST_PAGES,
                  note=words.PIECE_PAGES_SHORT),
            *((Field("case", titles["case"], Kind.CHOICE, choices=cases),) if len(cases) > 1 else ()),
            Field("note", titles["note"]),
        ]  # fmt: skip
        self.form = Form([Group("", fields)], self.desk.now)
        self.form.set_values(
            {
                "kind": one.kind if one else "EVIDENCE", "title": one.title if one else "",
                "own_title": "YES" if one and one.own_title else "NO", "doc_no": one.doc_no if one else "",
                "responsible": one.responsible if one else "", "dated": one.dated if one else None,
                "pages": None, "note": one.note if one else "", "case": cases[0][0] if cases else "",
            }
        )  # fmt: skip
        self.form.edited.connect(self.form.forget_finding)
        column = QVBoxLayout()
        column.addWidget(self.form)
        self.as_one = Segments(tuple((code, word, "") for code, word in words.AS_ONE.items()), words.FILES)
        column.addWidget(self.as_one)
        column.addStretch()
        return column

    def _make_pages(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.px(6))
        tools = QHBoxLayout()
        tools.setSpacing(theme.px(6))
        tools.addWidget(button(words.CHOOSE_FILES, self.choose, "accent", "folder-open"))
        tools.addWidget(button(words.PASTE, self.paste))
        self.scans = button(words.FROM_SCANNER)
        self.scans.setProperty("menu", "1")
        self.scan_menu = QMenu(self)
        self.scan_menu.aboutToShow.connect(self._list_scans)
        self.scans.setMenu(self.scan_menu)
        tools.addWidget(self.scans)
        tools.addStretch()
        self.tools = {
            "LEFT": icon_button("rotate-ccw", words.PAGE_ACTS["LEFT"], lambda: self.list.turn(-90)),
            "RIGHT": icon_button("rotate-cw", words.PAGE_ACTS["RIGHT"], lambda: self.list.turn(90)),
            "CROP": icon_button("crop", words.PAGE_ACTS["CROP"], self.crop),
            "UP": icon_button("chevron-left", words.PAGE_ACTS["UP"], lambda: self.list.shift(-1)),
            "DOWN": icon_button("chevron-right", words.PAGE_ACTS["DOWN"], lambda: self.list.shift(1)),
            "DROP": icon_button("x", words.PAGE_ACTS["DROP"], lambda: self.list.drop()),
        }
        for piece in self.tools.values():
            tools.addWidget(piece)
        column.addLayout(tools)
        self.hint = label(words.DROP_HINT, "note", wrap=True)
        column.addWidget(self.hint)
        self.list = PageThumbs()
        self.list.changed.connect(self._fit)
        column.addWidget(self.list, 1)
        return column

    # files in

    def choose(self) -> None:
        """From a file dialog."""
        paths, _ = QFileDialog.getOpenFileNames(self, words.CHOOSE_FILES.rstrip("…"), "", words.PAGE_FILES)
        self.add_paths(paths)

    def add_paths(self, paths: Sequence[str | Path]) -> None:
        """Files by their paths; folders are passed by."""
        self._quiet()
        for one in paths:
            path = Path(one)
            if path.is_dir():
                continue
            self._begin(path.name)
            self.errands.work(partial(_read, path), self._take, self._refused_as(path.name))

    def paste(self) -> None:
        """A picture or files from the clipboard."""
        clipboard = QGuiApplication.clipboard()
        urls = [url.toLocalFile() for url in clipboard.mimeData().urls() if url.isLocalFile()]
        if urls:
            self.add_paths(urls)
            return
        picture = clipboard.image()
        if picture.isNull():
            self.bars.show_message("warn", words.NOTHING_TO_PASTE)
            return
        content = _png(picture)
        name = words.PASTED_NAME.format(n=len(self.list.sources) + 1)
        self._begin(name)
        self.errands.work(lambda: _source(name, content), self._take, self._refused_as(name))

    def _list_scans(self) -> None:
        self.scan_menu.clear()
        if not self.scanner.folder:
            self.scan_menu.addAction(words.SCANNER_UNSET).setEnabled(False)
        elif not self.scanner.fresh:
            self.scan_menu.addAction(words.SCANNER_NONE).setEnabled(False)
        for path in self.scanner.fresh:
            self.scan_menu.addAction(path.name).triggered.connect(lambda _=False, one=path: self.add_paths([one]))

    def _begin(self, name: str) -> None:
        self._waiting += 1
        self.state.setText(words.READING.format(name=name))
        self._fit()

    def _take(self, source: Source) -> None:
        if not isValid(self):
            return
        self._waiting -= 1
        self.list.add(source)
        title = self.form.editor("title")
        if not title.value():
            title.set_value(Path(source.name).stem[: volume_pieces.LONGEST_TITLE])
        self._fit()

    def _take_known(self, known: tuple[Original, ...]) -> None:
        for one in known:
            self._begin(one.name)
            self.errands.work(partial(_known, one), self._take_back, self._refused_as(one.name))

    def _take_back(self, found: tuple[Source, tuple[PageEdit, ...] | None]) -> None:
        source, edits = found
        if isValid(self):
            self._waiting -= 1
            self.list.add(source, edits)
            self._fit()

    def _refused_as(self, name: str) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            if isValid(self):
                self._waiting -= 1
                self._fit()
                self.tell(error if isinstance(error, Refused) else Refused("FILE_DAMAGED", "file", {"name": name}))

        return failed

    def crop(self) -> None:
        """裁边 of the chosen pages, or of all."""
        chosen = self.list.chosen() or list(range(len(self.list.leaves)))
        if not chosen:
            return
        titles = words.CROP_FIELDS
        fields = [
            Field(key, word, Kind.NUMBER, width=60, beside=bool(place), least=0, most=900)
            for place, (key, word) in enumerate(titles.items())
        ]
        known = dict(zip(titles, self.list.leaves[chosen[0]].edit.crop, strict=True))

        def submit(typed: dict[str, Any], dialog: FormDialog) -> None:
            cut = tuple(int(typed[key] or 0) for key in titles)
            if cut[0] + cut[2] > 900 or cut[1] + cut[3] > 900:
                name = self.list.sources[self.list.leaves[chosen[0]].source].name
                dialog.failed(Refused("CROP_TOO_MUCH", "left", {"name": name}))
                return
            self.list.rework(lambda edit: replace(edit, crop=(cut[0], cut[1], cut[2], cut[3])))
            dialog.done_well()

        dialog = FormDialog(
            self, words.CROP_TITLE, (Group("", tuple(fields)),), words.CROP_DO, submit, self.desk.now, "", known
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _fit(self) -> None:
        count = len(self.list.leaves)
        self.hint.setVisible(not count)
        for code, piece in self.tools.items():
            piece.setEnabled(bool(count) and (code in ("LEFT", "RIGHT", "CROP") or bool(self.list.chosen())))
        self.as_one.setVisible(self.piece is None and len(self.list.sources) > 1)
        self.form.show_field("pages", not count)
        self.ready.setEnabled(not self._waiting)
        if not self._waiting:
            self.state.setText(words.PAGES_COUNT.format(n=count) if count else "")

    # out

    def save(self) -> None:
        """Make the pages and put the piece, or one per file, into the volume."""
        if not self.ready.isEnabled():
            return
        self.form.show_findings({})
        missing = self.form.problems()
        values = self.form.values()
        several = not self.as_one.isHidden() and self.as_one.value() == "MANY"
        if not several and not values["title"]:
            missing["title"] = ""
        if not self.list.leaves and self.piece is None and not values["pages"]:
            missing["pages"] = ""
        if missing:
            self.form.show_findings({key: ("error", why or pages.PLEASE_FILL) for key, why in missing.items()})
            self.form.focus_first_problem()
            return
        self._quiet()
        self.ready.setEnabled(False)
        self.state.setText(pages.WORKING)
        self._waiting += 1
        groups = self.list.runs(several)
        self.errands.work(
            lambda: [_made(group) for group in groups], lambda made: self._store(made, values), self._failed
        )

    def _store(self, made: list[tuple[bytes, tuple[Original, ...], str]], values: dict[str, Any]) -> None:
        if not isValid(self):
            return
        common = {
            "kind": values["kind"], "doc_no": values["doc_no"], "responsible": values["responsible"],
            "dated": _day(values["dated"]), "note": values["note"], "own_title": values["own_title"] == "YES",
        }  # fmt: skip
        row, version = self.detail.row, self.detail.header.version
        if self.piece is not None:
            pdf, originals = (made[0][0], made[0][1]) if made else (None, ())
            change = PieceChange(
                piece_id=self.piece.id, version=version, title=values["title"], first_page=self.piece.first_page,
                pages=self.piece.pages, pdf=pdf, originals=originals, **common,
            )  # fmt: skip
            self.errands.do(volume_pieces.change, change, then=self._done, failed=self._failed)
            return
        case = int(values["case"]) if values.get("case") else None
        several = len(made) > 1
        news = [
            NewPiece(
                volume_id=row.id, version=None, title=Path(name).stem[:300] if several else values["title"],
                case_id=case, pdf=pdf, originals=originals, **common,
            )
            for pdf, originals, name in made
        ] or [
            NewPiece(
                volume_id=row.id, version=None, title=values["title"], case_id=case, pages=values["pages"] or 0,
                **common,
            )
        ]  # fmt: skip
        self.errands.do(_add_all, tuple(news), then=self._done, failed=self._failed)

    def _done(self, _result: Any) -> None:
        if isValid(self):
            self.accept()

    def _failed(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._waiting = 0
        self._fit()
        if isinstance(error, Refused) and error.field in self.form.fields:
            self.form.show_field(error.field, True)
            self.form.show_finding(error.field, "error", refusals.sentence(error))
        else:
            self.tell(error)

    def _quiet(self) -> None:
        self._said = []
        self.bars.clear()

    def tell(self, error: Exception) -> None:
        said = refusals.sentence(error) if isinstance(error, Refused) else pages.UNEXPECTED
        self._said = [*self._said, said][-4:]
        self.bars.show_message("error", "\n".join(self._said))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.add_paths(paths)


def _read(path: Path) -> Source:
    return _source(path.name, path.read_bytes())


def _known(one: Original) -> tuple[Source, tuple[PageEdit, ...] | None]:
    return _source(one.name, one.content), one.edits


def _source(name: str, content: bytes) -> Source:
    from desktop_app.documents.leaves import paged

    pdf, count = paged(name, content, None)
    return Source(name, content, pdf, count)


def _made(group: list[tuple[Source, list[PageEdit]]]) -> tuple[bytes, tuple[Original, ...], str]:
    from desktop_app.documents.assemble import joined
    from desktop_app.documents.leaves import paged

    parts, originals = [], []
    for source, edits in group:
        plain = edits == [PageEdit(page=number) for number in range(source.count)]
        chosen = None if plain else tuple(edits)
        parts.append(source.pdf if plain else paged(source.name, source.content, chosen)[0])
        originals.append(Original(name=source.name, content=source.content, edits=chosen))
    return (parts[0] if len(parts) == 1 else joined(parts)), tuple(originals), group[0][0].name


def _add_all(desk: Any, news: tuple[NewPiece, ...]) -> int:
    """All pieces or none of them."""
    for one in news:
        volume_pieces.add(desk, one)
    return len(news)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _day(found: Any) -> date | None:
    return found.date() if isinstance(found, datetime) else found
