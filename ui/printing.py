"""PDFs on paper, in a file and as pictures of their pages.

PDFium bears only one thread at a time: every page is drawn by the one worker `pages()`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSaveFile, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.labels import screen
from ui import print_memory
from ui.background import Background

PRINT_DPI = 300
POINTS = 72
MM_PER_INCH = 25.4


class UnreadablePdf(Exception):
    """The bytes are no PDF, or a damaged one."""


class NotPrinted(Exception):
    """The printer did not take the paper."""


@cache
def pages() -> Background:
    """The worker that owns PDFium."""
    return Background("pdf-pages")


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in points. Runs on the worker. Raises UnreadablePdf."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise UnreadablePdf from error
    try:
        return [document.get_page_size(number) for number in range(len(document))]
    finally:
        document.close()


def draw_page(pdf: bytes, number: int, dpi: float) -> QImage:
    """One page as a picture. number: from 0; dpi: dots per inch. Runs on the worker. Raises UnreadablePdf."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise UnreadablePdf from error
    try:
        page = document[number]
        bitmap = page.render(scale=dpi / POINTS, prefer_bgrx=True)
        held = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        drawn = held.copy()
        bitmap.close()
        page.close()
        return drawn
    finally:
        document.close()


def paint_on(
    printer: QPrinter, pdf: bytes, first: int = 1, last: int = 0, shift: tuple[float, float] = (0.0, 0.0)
) -> int:
    """Draw pages first..last (from 1, inclusive; last 0 = to the end) on a printer; returns how many.

    Every page is drawn at its true size on its own paper. shift: mm to the right and down. Runs on the worker. Raises
    UnreadablePdf, NotPrinted.
    """
    sizes = page_sizes(pdf)
    wanted = range(first - 1, min(last or len(sizes), len(sizes)))
    painter = QPainter()
    for count, number in enumerate(wanted):
        width, height = sizes[number]
        _set_paper(printer, width, height)
        if not (painter.begin(printer) if not count else printer.newPage()):
            raise NotPrinted
        dots = printer.resolution() / POINTS
        page = draw_page(pdf, number, PRINT_DPI)
        right, down = (part / MM_PER_INCH * printer.resolution() for part in shift)
        painter.drawImage(QRectF(right, down, width * dots, height * dots), page)
    if not painter.end():
        raise NotPrinted
    return len(wanted)


def _set_paper(printer: QPrinter, width: float, height: float) -> None:
    landscape = width > height
    size = QSizeF(height, width) if landscape else QSizeF(width, height)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(way)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))


def print_pdf(
    parent: QWidget,
    pdf: bytes,
    name: str,
    done: Callable[[int], object],
    failed: Callable[[Exception], object],
    printer: QPrinter | None = None,
    shift: tuple[float, float] | None = None,
) -> bool:
    """Ask for a printer and print; False when the dialog was left with Esc.

    name: of the print job; the printer, tray and sides that kind of paper had last are proposed. shift: mm to the right
    and down, None for what the printer is known to need. done gets the number of pages, failed the exception; both in
    the window's thread. With a `printer` no dialog is opened (one-key print sets after the first paper).
    """
    if printer is None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        print_memory.recall(printer, print_memory.kind_of(name))
        dialog = QPrintDialog(printer, parent)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return False
        print_memory.keep(printer, print_memory.kind_of(name))
    printer.setResolution(PRINT_DPI)
    chosen = printer
    moved = print_memory.shift(chosen.printerName()) if shift is None else shift
    pages().run(lambda: paint_on(chosen, pdf, max(chosen.fromPage(), 1), chosen.toPage(), moved), done, failed)
    return True


def save_pdf(parent: QWidget, pdf: bytes, name: str) -> str:
    """Ask where, and store the PDF under that name; the path, "" when nothing was chosen. Raises OSError."""
    path, _ = QFileDialog.getSaveFileName(parent, screen.SAVE_PDF, f"{name}.pdf", screen.PDF_FILES)
    if path:
        path = path if path.lower().endswith(".pdf") else f"{path}.pdf"
        write_pdf(path, pdf)
    return path


def write_pdf(path: str | Path, pdf: bytes) -> None:
    """Store the bytes in one go; a file that is there stays whole until the new one is. Raises OSError."""
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly) or file.write(pdf) != len(pdf) or not file.commit():
        raise OSError(screen.NOT_SAVED_OPEN.format(name=Path(path).name))


def write_pictures(path: Path, pdf: bytes, dpi: float = 150) -> str:
    """Store every page as a PNG: name.png, name-2.png and so on. Runs on the worker. Raises OSError, UnreadablePdf.

    Returns the path of the first.
    """
    for number in range(len(page_sizes(pdf))):
        target = path if not number else path.with_name(f"{path.stem}-{number + 1}{path.suffix}")
        if not draw_page(pdf, number, dpi).save(str(target), "PNG"):  # type: ignore[call-overload]
            raise OSError(screen.NOT_SAVED_OPEN.format(name=target.name))
    return str(path)


def failure_words(error: Exception) -> str:
    """The sentence for an exception of this module."""
    if isinstance(error, UnreadablePdf):
        return screen.PDF_UNREADABLE
    return str(error) if isinstance(error, OSError) else screen.PRINTER_REFUSED
