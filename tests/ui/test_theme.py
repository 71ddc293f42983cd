"""Light, dark and high contrast at four text sizes."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel

from desktop_app import resources
from ui import theme
from ui.icons import icon
from ui.palette import CONTRAST, DARK, LIGHT
from ui.theme import SIZES, Look, Theme


def _contrast(first: str, second: str) -> float:
    """The WCAG contrast ratio of two colours."""

    def light(name: str) -> float:
        parts = [int(name[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_all_text_can_be_read_on_its_ground(colours: dict[str, str]) -> None:
    pairs = [("text", "surface"), ("text2", "surface"), ("text3", "surface"), ("text2", "sel"), ("accent", "surface")]
    pairs += [("on-accent", "accent"), ("on-red", "red-s"), ("on-amber", "amber-s"), ("amber", "amber-t")]
    pairs += [("red", "red-t"), ("accent", "accent-t")]
    for ink, ground in pairs:
        assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    assert _contrast(colours["field"], colours["surface"]) >= 3


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
@pytest.mark.parametrize("scale", SIZES)
def test_every_name_in_the_style_sheet_is_filled(look: Look, scale: int) -> None:
    sheet = theme.style_sheet(Theme(look, scale))
    assert "@" not in sheet
    for name in re.findall(r"url\(theme:([^)]+)\)", sheet):
        assert resources.path(f"theme/{name}").exists()


def test_light_dark_and_contrast_know_the_same_colours() -> None:
    assert set(LIGHT) == set(DARK) == set(CONTRAST) - {"on-sel"}


def test_the_marks_in_boxes_and_lists_have_colours_of_the_palette() -> None:
    for look, colours in (("light", LIGHT), ("dark", DARK)):
        for mark, name in (("down", "text3"), ("check", "on-accent")):
            assert f'stroke="{colours[name]}"' in resources.text(f"theme/{mark}-{look}.svg")


def test_large_text_is_a_quarter_larger_everywhere(qapp: QApplication) -> None:
    before = QFontMetrics(qapp.font()).horizontalAdvance("信访人")
    theme.apply(qapp, Theme(Look.LIGHT, 125))
    assert qapp.font().pixelSize() == 16
    assert QFontMetrics(qapp.font()).horizontalAdvance("信访人") == pytest.approx(before * 16 / 13, abs=1)
    assert theme.px(30) == 38
    assert theme.current().larger() == Theme(Look.LIGHT, 150)
    assert theme.current().larger().larger() == Theme(Look.LIGHT, 150)
    assert theme.current().smaller() == Theme(Look.LIGHT, 110)


def test_a_kept_width_follows_the_text_size(qapp: QApplication) -> None:
    name = QLabel("证件号码")
    theme.keep_width(name, 78)
    theme.apply(qapp, Theme(Look.LIGHT, 150))
    assert name.width() == 117


def test_high_contrast_loads_no_style_sheet_and_takes_the_colours_of_the_system(qapp: QApplication) -> None:
    theme.apply(qapp, Theme(Look.CONTRAST, 100))
    assert qapp.styleSheet() == ""
    assert theme.colour("red") == qapp.palette().text().color()
    assert theme.colour("surface") == qapp.palette().base().color()


def test_the_buttons_of_qt_itself_speak_chinese(qapp: QApplication) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.buttons()[0].text().startswith("取消")


def test_chinese_and_a_rare_name_are_drawn_with_the_fonts_that_come_along(qapp: QApplication) -> None:
    families = qapp.font().families()
    assert "Desk Hei" in families and families.index("Desk Hei") < families.index("Desk Rare")
    assert QFontMetrics(qapp.font()).horizontalAdvance("访") == 13


def test_an_icon_changes_its_colour_with_the_theme(qapp: QApplication) -> None:
    plus = icon("plus", "text")

    def inks() -> set[str]:
        image = plus.pixmap(QSize(48, 48)).toImage()
        drawn = (image.pixelColor(x, y) for x in range(48) for y in range(48))
        return {QColor(each.rgb()).name() for each in drawn if each.alpha() == 255}

    assert inks() == {LIGHT["text"].lower()}
    theme.apply(qapp, Theme(Look.DARK, 100))
    assert inks() == {DARK["text"].lower()}


def test_an_unknown_icon_or_colour_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")
    with pytest.raises(KeyError):
        theme.colour("pink")
