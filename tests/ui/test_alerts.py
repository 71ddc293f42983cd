"""Alerts in the window: the bell counts, the list waits for an answer, the tray works or is missing without harm."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.labels import alerts as words
from desktop_app.office import Office
from desktop_app.usecases import alert_settings, alerts, drafts
from tests import sample
from tests.conftest import Clock
from tests.ui.conftest import photograph
from tests.ui.test_main_window import settle
from ui import autostart, theme
from ui.alert_watch import AlertWatch
from ui.app_icon import app_icon
from ui.dialogs.alert_list import AlertList, settings_dialog
from ui.errands import Errands
from ui.main_window import MainWindow
from ui.theme import Look, Theme
from ui.tray import Tray


class Watched:
    """A window with its watch and tray, and the bubbles that were said."""

    def __init__(self, office: Office) -> None:
        self.errands = Errands(office)
        self.window = MainWindow(office, self.errands)
        self.tray = Tray()
        self.watch = AlertWatch(self.window, self.errands, self.tray, office.clock)
        self.window.stays = self.watch.stays

    @property
    def list(self) -> AlertList:
        assert self.window.alerts.list is not None
        return self.window.alerts.list

    def rest(self) -> None:
        settle(self.window)
        settle(self.window, 500)


def said(watched: Watched) -> list[str]:
    """The sentences of the messages in the window."""
    return [one.accessibleName().split("：", 1)[1] for one in watched.window.bars.shown().values()]


@pytest.fixture
def watched(qtbot: Any, office: Office, clock: Clock) -> Iterator[Watched]:
    sample.register(office)
    sample.register(office, received_at=datetime(2026, 3, 13, 9, 0), subject="校门口接送秩序")
    clock.set(datetime(2026, 3, 31, 9, 0))
    made = Watched(office)
    qtbot.addWidget(made.window)
    made.window.resize(1366, 697)
    made.window.show()
    made.window.settle()
    settle(made.window)
    yield made
    made.window.close_for_good()
    made.errands.close()


def test_what_was_missed_opens_as_a_list_at_the_start_and_the_bell_counts_it(watched: Watched) -> None:
    watched.watch.begin()
    watched.rest()
    assert watched.list.isVisible()
    assert watched.window.waiting.isVisible() and watched.window.waiting.text() == str(len(watched.list.rows))
    numbers = [row[2] for row in watched.list.table.texts()]
    assert "XF-2026-0001" in numbers and "XF-2026-0002" in numbers
    assert not any("周某某" in cell for row in watched.list.table.texts() for cell in row)
    photograph(watched.window, "alerts-bell")
    photograph(watched.list, "alerts-list")
    QApplication.processEvents()


def test_the_list_in_the_dark_and_larger(watched: Watched) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, Theme(Look.DARK, 125))
    watched.watch.begin()
    watched.rest()
    photograph(watched.list, "alerts-list-dark")
    assert watched.list.table.rowCount() == len(watched.list.rows) > 0


def test_seen_takes_an_alert_off_the_list_and_the_bell(watched: Watched) -> None:
    watched.watch.begin()
    watched.rest()
    before = len(watched.list.rows)
    watched.list.seen.click()
    watched.rest()
    assert len(watched.list.rows) == before - 1
    assert watched.window.waiting.text() == str(before - 1)
    watched.list.seen_all.click()
    watched.rest()
    assert watched.list.rows == [] and not watched.window.waiting.isVisible()
    photograph(watched.list, "alerts-none")


def test_go_opens_the_matter_in_the_ledger(watched: Watched) -> None:
    watched.watch.begin()
    watched.rest()
    place = next(n for n, one in enumerate(watched.list.rows) if one.alert.matter_id)
    watched.list.table.selectRow(place)
    QTest.keyClick(watched.list.table, Qt.Key.Key_Return)
    watched.rest()
    assert watched.window.current() == "LEDGER"


def test_later_asks_for_a_reason_and_keeps_what_was_typed(watched: Watched) -> None:
    watched.watch.begin()
    watched.rest()
    place = next(n for n, one in enumerate(watched.list.rows) if one.alert.matter_id)
    before = len(watched.list.rows)
    watched.list.table.selectRow(place)
    watched.list.snooze()
    dialog = next(one for one in watched.list.children() if hasattr(one, "form"))
    dialog.form.set_values({"until": datetime(2026, 3, 31, 14, 0), "reason": "等部门回话"})
    photograph(dialog, "alerts-later")
    dialog.try_submit()
    watched.rest()
    assert len(watched.list.rows) == before - 1


def test_a_bubble_that_is_lost_changes_nothing(watched: Watched, clock: Clock) -> None:
    assert not watched.tray.available  # no tray on this screen
    watched.watch.begin()
    watched.rest()
    waiting = watched.window.waiting.text()
    clock.forward(minutes=1)
    watched.watch.beat()
    watched.rest()
    assert watched.window.waiting.text() == waiting
    assert said(watched) == [words.NO_TRAY]


def test_without_a_tray_closing_the_window_ends_the_program_and_keeps_what_was_typed(
    watched: Watched, office: Office
) -> None:
    watched.window.register_visit()
    watched.window.reception.sheet.form.restore({"subject": "食堂卫生"})
    watched.window.close()
    watched.rest()
    assert not watched.window.isVisible()
    assert office.ask(drafts.mine, "registration")


def test_with_a_tray_closing_hides_the_window_and_leaving_closes_it(watched: Watched) -> None:
    watched.window.stays = lambda: True
    hidden = []
    watched.window.hidden.connect(lambda: hidden.append(True))
    watched.window.close()
    assert hidden and not watched.window.isVisible()
    watched.window.show_forward()
    assert watched.window.isVisible()
    watched.window.close_for_good()
    assert not watched.window.isVisible() and len(hidden) == 1


def test_a_clock_set_back_is_said_in_the_window(watched: Watched, clock: Clock) -> None:
    watched.watch.begin()
    watched.rest()
    clock.set(datetime(2026, 3, 20, 9, 0))
    watched.watch.beat()
    watched.rest()
    assert any("系统时间异常" in text for text in said(watched))
    photograph(watched.window, "alerts-clock")


def test_the_tray_menu_says_how_many_wait_and_names_nobody() -> None:
    tray = Tray()
    tray.show_count(3)
    entries = [one.text() for one in tray.menu.actions() if one.text()]
    assert entries == ["今日清单", "登记来访", "1小时报告", "提醒（3）", "退出"]
    asked: list[str] = []
    tray.urgent.connect(lambda: asked.append("urgent"))
    tray.left.connect(lambda: asked.append("left"))
    tray.menu.actions()[2].trigger()
    tray.menu.actions()[-1].trigger()
    assert asked == ["urgent", "left"]


def test_the_icon_has_every_size_and_shows_a_count(qtbot: Any) -> None:
    calm, busy = app_icon(), app_icon(4)
    for size in (16, 32, 256):
        one, other = (icon.pixmap(size, size).toImage() for icon in (calm, busy))
        assert one.width() == size and one != other


def test_the_settings_of_alerts_are_kept_and_start_the_program_with_the_machine(
    watched: Watched, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autostart, "_entry", lambda: tmp_path / "autostart" / "desk.desktop")
    kept: list[Any] = []
    dialog = settings_dialog(watched.window, watched.errands, watched.window.now, kept.append)
    dialog.open()
    photograph(dialog, "alerts-settings")
    dialog.form.set_values({"opens": "08:00", "evening": "16:30", "closes": "17：00", "autostart": ["autostart"]})
    dialog.try_submit()
    watched.rest()
    assert kept and office.ask(alert_settings.settings).closes == "17:00"
    assert autostart.starts_itself()
    autostart.set_autostart(False)
    assert not autostart.starts_itself()


def test_a_later_beat_tells_nothing_twice(watched: Watched, office: Office) -> None:
    watched.watch.begin()
    watched.rest()
    assert not office.do(alerts.beat).told
