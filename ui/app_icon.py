"""The program's own picture: one character on the accent, with a count in the tray while something waits."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from ui import theme

GROUND, INK, ALARM = "#0E5A66", "#FFFFFF", "#B42318"
SIZES = (16, 20, 24, 32, 48, 64, 256)
SIGN = "信"


def app_icon(waiting: int = 0) -> QIcon:
    """The icon in every size Windows asks for; waiting: how many alerts are unanswered, drawn as a red mark."""
    made = QIcon()
    for size in SIZES:
        made.addPixmap(_drawn(size, waiting))
    return made


def _drawn(size: int, waiting: int) -> QPixmap:
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(GROUND))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.18, size * 0.18)
    font = QFont(theme.font(theme.BODY, strong=True))
    font.setPixelSize(int(size * 0.68))
    painter.setFont(font)
    painter.setPen(QColor(INK))
    painter.drawText(QRectF(0, -size * 0.02, size, size), Qt.AlignmentFlag.AlignCenter, SIGN)
    if waiting:
        _mark(painter, size, waiting)
    painter.end()
    return picture


def _mark(painter: QPainter, size: int, waiting: int) -> None:
    """A red disc in the lower corner; the number only where there is room to read it."""
    part = size * (0.56 if size < 32 else 0.5)
    place = QRectF(size - part, size - part, part, part)
    painter.setPen(QColor(INK))
    painter.setBrush(QColor(ALARM))
    painter.drawEllipse(place.adjusted(0.5, 0.5, -0.5, -0.5))
    font = QFont(painter.font())
    font.setPixelSize(max(int(part * 0.72), 6))
    painter.setFont(font)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(waiting) if waiting < 10 else "…")
