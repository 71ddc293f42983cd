"""Line icons in the colour of the theme. An icon is drawn anew whenever it is painted, so it follows the theme and any
screen scaling; buttons that hold one need not be told."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app import resources
from ui import theme


@lru_cache(maxsize=256)
def _drawing(name: str, ink: str) -> QSvgRenderer:
    text = resources.text(f"icons/{name}.svg").replace("currentColor", ink)
    return QSvgRenderer(QByteArray(text.encode()))


class _LineIcon(QIconEngine):
    def __init__(self, name: str, ink: str) -> None:
        super().__init__()
        self._name, self._ink = name, ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ink = "text3" if mode == QIcon.Mode.Disabled else self._ink
        if theme.current().look is theme.Look.CONTRAST:
            ink = "text"  # buttons have no coloured fill there
        _drawing(self._name, theme.colour(ink).name()).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name, self._ink)


def icon(name: str, ink: str = "text2") -> QIcon:
    """The icon resources/icons/<name>.svg in a colour of the palette. Raises FileNotFoundError for an unknown name."""
    if not resources.path(f"icons/{name}.svg").exists():
        raise FileNotFoundError(name)
    return QIcon(_LineIcon(name, ink))


def paint(painter: QPainter, name: str, place: QRectF, ink: str) -> None:
    """Draw an icon into a painted row. place: logical pixels; ink: name of a colour of the palette."""
    _drawing(name, theme.colour(ink).name()).render(painter, place)
