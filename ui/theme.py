"""How the windows look: light, dark or the system's high contrast, at one of four text sizes.

`apply` fills the colours and sizes into the one style sheet; painted pieces ask `colour` and `px` while they paint, so
a change of theme needs no rebuilding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import cast

from PySide6.QtCore import QDir, QLibraryInfo, QLocale, QObject, QSize, Qt, QTranslator, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop_app import resources
from ui.palette import CONTRAST, DARK, LIGHT

SIZES = (100, 110, 125, 150)
BODY, HINT, TITLE, HEADING = 13, 12, 14, 16  # design pixels at 100 %
FAMILIES = ("Microsoft YaHei UI", "Microsoft YaHei")


class Look(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True)
class Theme:
    """look, and the text size in per cent (one of SIZES), which is independent of the system's own scaling."""

    look: Look = Look.LIGHT
    scale: int = 100

    def larger(self) -> Theme:
        """The next text size up; the largest stays."""
        return replace(self, scale=next((size for size in SIZES if size > self.scale), SIZES[-1]))

    def smaller(self) -> Theme:
        """The next text size down; the smallest stays."""
        return replace(self, scale=next((size for size in reversed(SIZES) if size < self.scale), SIZES[0]))


class _News(QObject):
    changed = Signal()


_theme = Theme()
_news = _News()


def changed() -> _News:
    """The object whose `changed` signal follows every new theme, for widths that were set by hand."""
    return _news


def current() -> Theme:
    """The theme that was applied last."""
    return _theme


def colour(name: str) -> QColor:
    """One colour of the current theme; high contrast answers with the system's. Raises KeyError for an unknown name."""
    if _theme.look is Look.CONTRAST:
        return QGuiApplication.palette().color(CONTRAST[name])
    return QColor((DARK if _theme.look is Look.DARK else LIGHT)[name])


def px(size: float) -> int:
    """A length given in pixels at 100 %, at the current text size."""
    return int(size * _theme.scale / 100 + 0.5)


def font(size: int = BODY, strong: bool = False) -> QFont:
    """The application's font in a size given in pixels at 100 %."""
    made = QFont(QApplication.font())
    made.setPixelSize(px(size))
    made.setWeight(QFont.Weight.Bold if strong else QFont.Weight.Normal)
    return made


def keep_width(widget: QWidget, width: int) -> None:
    """Fix a width given in pixels at 100 %; it follows the text size from then on."""
    widget.setProperty("keptWidth", width)
    widget.setFixedWidth(px(width))


def keep_icon(widget: QAbstractButton, side: int = 16) -> None:
    """Fix the side of a button's icon in pixels at 100 %; it follows the text size from then on."""
    widget.setProperty("keptIcon", side)
    widget.setIconSize(QSize(px(side), px(side)))


def from_system(scale: int = 100, scheme: Qt.ColorScheme | None = None) -> Theme:
    """The theme that follows the system: its high contrast, else its dark or light setting. scheme: the setting it just
    told of, None to ask."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Theme(Look.CONTRAST, scale)
    told = hints.colorScheme() if scheme is None else scheme
    return Theme(Look.DARK if told == Qt.ColorScheme.Dark else Look.LIGHT, scale)


def prepare() -> None:
    """What must be said before the application object is made: text and lines follow the system's exact scaling."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole program this look: style, font, Chinese texts of Qt itself, style sheet."""
    global _theme
    _theme = theme
    _speak_chinese(app)
    # Taken off first: to exchange one style sheet for another Qt polishes also every page nobody has looked at yet.
    app.setStyleSheet("")
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    contrast = theme.look is Look.CONTRAST
    app.setPalette(QPalette() if contrast else _qt_palette())
    text = QFont()
    text.setFamilies([*FAMILIES, *_bundled("hei", "rare")])
    text.setPixelSize(px(BODY))
    app.setFont(text)
    if not contrast:
        app.setStyleSheet(style_sheet(theme))
    for widget in app.allWidgets():
        if (width := widget.property("keptWidth")) is not None:
            keep_width(widget, width)
        if isinstance(widget, QAbstractButton) and (side := widget.property("keptIcon")) is not None:
            keep_icon(widget, side)
    _news.changed.emit()


def style_sheet(theme: Theme) -> str:
    """resources/theme/theme.qss with its @names filled: colours, @look, and @p13 for 13 pixels at this text size."""
    QDir.setSearchPaths("theme", [str(resources.path("theme"))])
    colours = DARK if theme.look is Look.DARK else LIGHT

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        if name == "look":
            return str(theme.look)
        if size := re.fullmatch(r"p(\d+)", name):
            return f"{int(int(size[1]) * theme.scale / 100 + 0.5)}px"
        return colours[name]

    return re.sub(r"@([a-z0-9-]+)", fill, resources.text("theme/theme.qss"))


def _qt_palette() -> QPalette:
    """The colours of what no style sheet reaches: menus, file dialogs, rich text links, placeholder text."""
    made, role = QPalette(), QPalette.ColorRole
    names = {
        role.Window: "bg",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "surface2",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.ToolTipBase: "text",
        role.ToolTipText: "surface",
        role.Highlight: "accent",
        role.HighlightedText: "on-accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.PlaceholderText: "text3",
        role.Accent: "accent",
    }
    for which, name in names.items():
        made.setColor(which, colour(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, colour("text3"))
    return made


@cache
def _bundled(*names: str) -> tuple[str, ...]:
    """Families of the fonts that come with the program, in this order; one that is not there is left out."""
    found: list[str] = []
    for name in names:
        path = resources.path(f"fonts/{name}.ttf")
        if path.exists():
            found += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return tuple(found)


def _speak_chinese(app: QApplication) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    if cast("QTranslator | None", app.findChild(QTranslator, "chinese")) is None:
        translator = QTranslator(app)
        translator.setObjectName("chinese")
        if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(translator)
