"""A notice on the screen, on paper and in a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.documents.measure_sheet import measure_sheet
from tests.ui.conftest import photograph
from ui import print_memory, printing
from ui.dialogs.print_setup import PrintSetup
from ui.widgets.pdf_preview import PdfPreview, SealRing

A4 = (595.276, 841.89)


@pytest.fixture(scope="module")
def notice() -> bytes:
    """Two pages upright and one lying, each with a black square in its upper left corner."""
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for width, height in (A4, A4, A4[::-1]):
        canvas.setPageSize((width, height))
        canvas.rect(36, height - 108, 72, 72, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _dark(image: QImage, x: float, y: float) -> bool:
    """Whether the page is black at a place given in points from the top left corner."""
    scale = image.width() / A4[0]
    return QColor(image.pixel(int(x * scale), int(y * scale))).lightness() < 100


def test_a_page_is_drawn_at_the_size_asked_for(notice: bytes) -> None:
    assert printing.page_sizes(notice)[2] == pytest.approx(A4[::-1], abs=0.01)
    image = printing.draw_page(notice, 0, 144)
    assert (image.width(), image.height()) == (pytest.approx(1191, abs=1), pytest.approx(1684, abs=1))
    assert _dark(image, 72, 72) and not _dark(image, 300, 72)


def test_paper_gets_every_page_at_its_true_size(notice: bytes, qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "纸.pdf"))
    printed: list[int] = []
    window = QWidget()
    qtbot.addWidget(window)
    assert printing.print_pdf(window, notice, "告知书", printed.append, lambda error: pytest.fail(str(error)), printer)
    qtbot.waitUntil(lambda: bool(printed), timeout=20000)
    assert printed == [3]
    paper = (tmp_path / "纸.pdf").read_bytes()
    assert [tuple(round(side) for side in size) for size in printing.page_sizes(paper)] == [
        (595, 842), (595, 842), (842, 595),
    ]  # fmt: skip
    image = printing.draw_page(paper, 0, 72)
    assert _dark(image, 40, 40) and _dark(image, 104, 104)
    assert not _dark(image, 32, 72) and not _dark(image, 112, 72), "the square is neither moved nor stretched"


def test_chosen_pages_alone_are_printed(notice: bytes, qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "two.pdf"))
    assert printing.paint_on(printer, notice, 3, 3) == 1
    paper = pypdfium2.PdfDocument(str(tmp_path / "two.pdf"))
    assert len(paper) == 1 and paper[0].get_width() > paper[0].get_height()


def test_a_damaged_file_is_said_to_be_unreadable(qtbot: QtBot) -> None:
    with pytest.raises(printing.UnreadablePdf):
        printing.draw_page(b"%PDF-1.7 broken", 0, 72)
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.show_pdf(b"no pdf")
    qtbot.waitUntil(lambda: any("打不开" in piece.text() for piece in preview.findChildren(QLabel)))


def test_a_saved_pdf_is_the_issued_one_byte_for_byte(
    notice: bytes, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "受理告知书"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    window = QWidget()
    qtbot.addWidget(window)
    path = printing.save_pdf(window, notice, "受理告知书")
    assert path.endswith("受理告知书.pdf") and Path(path).read_bytes() == notice


def test_a_folder_that_cannot_be_written_is_named_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(OSError) as refused:
        printing.write_pdf(tmp_path / "missing" / "告知书.pdf", b"%PDF")
    assert printing.failure_words(refused.value).startswith("没有存成 告知书.pdf")


def test_the_preview_fits_the_width_and_paints_the_ring_only_there(notice: bytes, qtbot: QtBot) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.resize(500, 700)
    preview.show()
    with qtbot.waitSignal(preview.rendered, timeout=20000):
        preview.show_pdf(notice, [SealRing(0, 400, 700, 120)])
    qtbot.wait(200)
    assert preview.page_count() == 3
    assert any(piece.text() == "第 1 页，共 3 页" for piece in preview.findChildren(QLabel))
    sheets = [piece for piece in preview.findChildren(QLabel) if piece.accessibleName() in "123" and piece.width() > 99]
    assert len({sheet.width() for sheet in sheets}) == 1, "all pages are as wide as the window"
    assert sheets[0].width() < 500 and sheets[0].height() > sheets[2].height()
    image = sheets[0].grab().toImage()
    reds = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if QColor(image.pixel(x, y)).saturation() > 100
    ]
    assert reds, "the ring is on the screen"
    plain = printing.draw_page(notice, 0, 72)
    assert not any(QColor(plain.pixel(x, y)).saturation() > 100 for x in range(330, 470) for y in range(630, 770)), (
        "and not in the paper"
    )
    photograph(preview, "preview")
    wide = sheets[0].width()
    with qtbot.waitSignal(preview.rendered, timeout=20000):
        preview.zoom(1)
    assert sheets[0].width() == pytest.approx(wide * 1.25, abs=2)


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A computer that remembers nothing of printing yet."""
    place = tmp_path / "config" / "printing.json"
    monkeypatch.setattr(print_memory, "place", lambda: place)
    return place


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("受理告知书 XF-2026-0012.pdf", "受理告知书"),
        ("空白 信访人登记表（来访）.pdf", "信访人登记表"),
        ("信访工作月报_2026-09.pdf", "信访工作月报"),
        ("2026-0012.pdf", ""),
    ],
)
def test_the_kind_of_a_paper_is_what_its_name_begins_with(name: str, kind: str) -> None:
    assert print_memory.kind_of(name) == kind


def test_a_printers_shift_is_remembered_and_moves_every_page(notice: bytes, memory: Path, tmp_path: Path) -> None:
    print_memory.set_shift("针式打印机", 5.0, -3.0)
    assert print_memory.shift("针式打印机") == (5.0, -3.0) and print_memory.shift("别的") == (0.0, 0.0)
    with pytest.raises(ValueError, match="40"):
        print_memory.set_shift("针式打印机", 40.0, 0.0)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "moved.pdf"))
    printing.paint_on(printer, notice, 1, 1, (5.0, -3.0))
    image = printing.draw_page((tmp_path / "moved.pdf").read_bytes(), 0, 72)
    # The square began 36 pt from both edges: 5 mm are 14 pt, 3 mm are 8.5 pt.
    assert _dark(image, 54, 40) and not _dark(image, 40, 60) and _dark(image, 54, 94) and not _dark(image, 54, 104)


def test_what_was_remembered_and_cannot_be_read_is_forgotten(memory: Path) -> None:
    memory.parent.mkdir()
    for text in ("{", "[]", '{"shifts": {"甲": "x"}}', '{"shifts": {"甲": [1e9, 0]}}', '{"kinds": {"乙": 3}}'):
        memory.write_text(text, "utf-8")
        assert print_memory.shift("甲") == (0.0, 0.0)
        print_memory.recall(QPrinter(), "乙")


def test_the_measuring_sheet_has_its_frame_ten_millimetres_from_the_edges() -> None:
    image = printing.draw_page(measure_sheet(), 0, 254)
    wide, high = image.width(), image.height()

    def dark(x: int, y: int) -> bool:
        return QColor(image.pixel(x, y)).lightness() < 160

    assert any(dark(x, high // 3) for x in range(97, 104)) and not any(dark(x, high // 3) for x in range(96))
    assert any(dark(x, high // 3) for x in range(wide - 104, wide - 96))
    assert any(dark(300, y) for y in range(97, 104)) and any(dark(300, y) for y in range(high - 120, high - 96))


def test_a_shift_that_is_no_number_is_refused_at_its_field(qtbot: QtBot, memory: Path) -> None:
    dialog = PrintSetup(None, lambda: datetime(2026, 3, 16, 9, 0))
    qtbot.addWidget(dialog)
    dialog.show()
    photograph(dialog, "print-setup")
    dialog.form.set_values({"right": "一点五", "down": "0"})
    dialog.keep()
    assert dialog.form.marked() and not memory.exists()
