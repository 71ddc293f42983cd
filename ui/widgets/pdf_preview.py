"""The pages the printer will get, as pictures; the dotted ring for the seal is painted over them here alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.labels import screen
from ui import printing, theme
from ui.widgets.panels import icon_button, label

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
RING = QColor("#B42318")


@dataclass(frozen=True)
class SealRing:
    """page: from 0; x, y: centre, and diameter, in points from the top left corner of the page."""

    page: int
    x: float
    y: float
    diameter: float


class PdfPreview(QWidget):
    """Pages fitted to the width, times a zoom the officer chooses. `rendered` follows when all pages are drawn."""

    rendered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(screen.PREVIEW)
        self._pdf, self._rings = b"", tuple[SealRing, ...]()
        self._sizes: list[tuple[float, float]] = []
        self._sheets: list[_Sheet] = []
        self._zoom = ZOOMS.index(1.0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        tools = QHBoxLayout()
        self._count = label(screen.PREVIEW_EMPTY, "note")
        tools.addWidget(self._count)
        tools.addStretch()
        tools.addWidget(icon_button("zoom-out", screen.ZOOM_OUT, lambda: self.zoom(-1)))
        tools.addWidget(icon_button("zoom-in", screen.ZOOM_IN, lambda: self.zoom(1)))
        column.addLayout(tools)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        body = QWidget()
        body.setObjectName("body")
        self._body = QVBoxLayout(body)
        self._body.setSpacing(theme.px(10))
        self._body.addStretch()
        self._area.setWidget(body)
        self._area.verticalScrollBar().valueChanged.connect(self._tell_page)
        column.addWidget(self._area, 1)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(120)
        self._settle.timeout.connect(self._draw)

    def show_pdf(self, pdf: bytes, rings: Sequence[SealRing] = ()) -> None:
        """Show another document. rings: where the seal goes."""
        self._pdf, self._rings = pdf, tuple(rings)
        self._count.setText(screen.READING)
        printing.pages().run(lambda: printing.page_sizes(pdf), self._take_sizes, self._fail, latest=self._topic())

    def page_count(self) -> int:
        """Pages of the document shown."""
        return len(self._sizes)

    def zoom(self, by: int) -> None:
        """One step larger or smaller than the width of the window."""
        self._zoom = min(max(self._zoom + by, 0), len(ZOOMS) - 1)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def _topic(self) -> str:
        return f"preview {id(self)}"

    def _take_sizes(self, sizes: list[tuple[float, float]]) -> None:
        for sheet in self._sheets:
            self._body.removeWidget(sheet)
            sheet.deleteLater()
        self._sizes = sizes
        self._sheets = [_Sheet([ring for ring in self._rings if ring.page == n], n) for n in range(len(sizes))]
        for place, sheet in enumerate(self._sheets):
            self._body.insertWidget(place, sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self._tell_page()
        self._draw()

    def _draw(self) -> None:
        if not self._sizes:
            return
        pdf, ratio = self._pdf, self.devicePixelRatioF()
        room = max(self._area.viewport().width() - 2 * theme.px(12), 80) * ZOOMS[self._zoom]
        scales = [room / width for width, _ in self._sizes]
        for sheet, (width, height), scale in zip(self._sheets, self._sizes, scales, strict=True):
            sheet.fit(QSize(round(width * scale), round(height * scale)), scale)
        dots = [scale * ratio * printing.POINTS for scale in scales]

        def work() -> list[QImage]:
            return [printing.draw_page(pdf, number, dpi) for number, dpi in enumerate(dots)]

        printing.pages().run(work, self._take_images, self._fail, latest=self._topic())

    def _take_images(self, images: list[QImage]) -> None:
        for sheet, image in zip(self._sheets, images, strict=True):
            sheet.show_image(image)
        self._tell_page()
        self.rendered.emit()

    def _fail(self, error: Exception) -> None:
        self._count.setText(printing.failure_words(error))

    def _tell_page(self) -> None:
        if self._sheets:
            top = self._area.verticalScrollBar().value() + self._area.viewport().height() // 2
            here = sum(sheet.y() <= top for sheet in self._sheets[1:]) + 1
            self._count.setText(screen.PAGE_OF.format(n=here, all=len(self._sheets)))


class _Sheet(QLabel):
    def __init__(self, rings: Sequence[SealRing], number: int) -> None:
        super().__init__()
        self._rings, self._scale, self._image = rings, 1.0, QImage()
        self.setAccessibleName(str(number + 1))

    def fit(self, size: QSize, scale: float) -> None:
        """size: logical pixels of the page; scale: pixels per point."""
        self.setFixedSize(size)
        self._scale = scale

    def show_image(self, image: QImage) -> None:
        """The page as drawn; a ring goes over it."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("white"))
        painter.drawImage(QRectF(self.rect()), self._image)
        painter.setPen(theme.colour("line2"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        for ring in self._rings:
            painter.setPen(QPen(RING, 1.2, Qt.PenStyle.DotLine))
            centre, radius = QPointF(ring.x, ring.y) * self._scale, ring.diameter / 2 * self._scale
            painter.drawEllipse(centre, radius, radius)
            painter.setFont(theme.font(theme.HINT))
            beside = QRectF(0, centre.y() - radius, centre.x() - radius - 6, 2 * radius)
            middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(beside, middle, screen.SEAL_RING)
        painter.end()
