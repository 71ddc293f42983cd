"""The pad of the 1-hour report: started, telephoned and written by keyboard, its stop-watch true to the second."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app.office import Office
from desktop_app.rules.moments import SCHOOL_TIME
from desktop_app.usecases import urgent, urgent_phones
from desktop_app.usecases.urgent import Begin, Event
from tests.conftest import Clock
from tests.ui.conftest import photograph
from ui import theme
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.urgent_pad import UrgentPad
from ui.errands import Errands
from ui.theme import Look, Theme


def rest(errands: Errands, milliseconds: int = 60) -> None:
    """Let errands and windows come to rest."""
    for _ in range(200):
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        if not errands.busy:
            return
        milliseconds = 20


def until(errands: Errands, said: Callable[[], Any]) -> None:
    for _ in range(100):
        if said():
            return
        rest(errands, 20)
    raise AssertionError(said)


def dialog_of(errands: Errands, kind: type[QDialog]) -> Any:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for _ in range(50):
        for widget in app.topLevelWidgets():
            if type(widget) is kind and widget.isVisible():
                return widget
        rest(errands, 20)
    raise AssertionError(kind.__name__)


@pytest.fixture
def errands(qapp: QApplication, office: Office) -> Iterator[Errands]:
    made = Errands(office)
    yield made
    made.close()


@pytest.fixture
def now(clock: Clock) -> Callable[[], datetime]:
    return lambda: clock().astimezone(SCHOOL_TIME)


@pytest.fixture
def pad(qtbot: Any, office: Office, errands: Errands, now: Callable[[], datetime]) -> UrgentPad:
    office.do(urgent_phones.save_text, "青岚市教育局值班室 0000-87654321 上级\n南门派出所 0000-110")
    return opened(qtbot, errands, now)


def opened(qtbot: Any, errands: Errands, now: Callable[[], datetime], event_id: int | None = None) -> UrgentPad:
    made = UrgentPad(None, errands, now, event_id)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    rest(errands)
    return made


def event(office: Office) -> Event:
    return office.ask(urgent.one, office.ask(urgent.rows, "ALL")[0].id)


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(widget, key, modifier)


def test_the_superior_is_told_with_the_keyboard_alone(office: Office, pad: UrgentPad, errands: Errands) -> None:
    assert pad.form.widget("situation").hasFocus()
    QTest.keyClicks(pad.form.widget("situation"), "26 parents at the gate")
    press(pad, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    until(errands, lambda: pad.seen is not None and pad.seen.calls)
    found = event(office)
    assert (found.details.situation, found.clock.number) == ("26 parents at the gate", "JB-2026-0001")
    assert (found.calls[0].called, found.calls[0].superior) == ("青岚市教育局值班室", True)
    assert found.clock.stopped_at == datetime(2026, 3, 16, 10, 6) and pad.clock.level() == "DONE"
    photograph(pad, "urgent-pad-told")


def test_the_watch_moves_turns_amber_and_red(
    office: Office, pad: UrgentPad, errands: Errands, clock: Clock, qapp: QApplication
) -> None:
    press(pad, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(errands, lambda: pad.seen)
    for minutes, level, shown in ((5, "RUNNING", "05:07"), (30, "SOON", "30:07"), (61, "OVER", "1:01:07")):
        clock.set(datetime(2026, 3, 16, 10, 6, 7) + timedelta(minutes=minutes))
        pad.tick()
        assert (pad.clock.level(), pad.clock.elapsed()) == (level, shown)
        assert "11:06" in "".join(pad.clock.said())
        photograph(pad, f"urgent-pad-{level}")
    theme.apply(qapp, Theme(Look.DARK, 125))
    photograph(pad, "urgent-pad-dark")


def test_after_the_hour_the_call_waits_for_a_reason(
    office: Office, pad: UrgentPad, errands: Errands, clock: Clock
) -> None:
    pad.begin()
    until(errands, lambda: pad.seen)
    clock.forward(minutes=61)
    pad.phone(pad.phones[0])
    until(errands, lambda: pad.form.problems())
    assert "超过1小时" in pad.form.problems()["late_reason"] and pad.form.widget("late_reason").isVisible()
    pad.form.editor("late_reason").set_value("电话占线")
    pad.form.edited.emit("late_reason")
    press(pad, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    until(errands, lambda: event(office).calls)
    assert event(office).late_reason == "电话占线"


def test_what_is_typed_after_the_start_is_kept_by_itself(office: Office, pad: UrgentPad, errands: Errands) -> None:
    pad.begin()
    until(errands, lambda: pad.seen)
    QTest.keyClicks(pad.form.widget("place"), "South gate")
    pad.form.draft_due.emit({})
    until(errands, lambda: event(office).details.place == "South gate")
    QTest.keyClicks(pad.form.widget("place"), " 2")
    pad.close()
    until(errands, lambda: event(office).details.place == "South gate 2")


def test_the_written_report_opens_with_what_is_known_and_comes_out(
    office: Office, pad: UrgentPad, errands: Errands
) -> None:
    QTest.keyClicks(pad.form.widget("situation"), "26 parents at the gate")
    pad.begin()
    until(errands, lambda: pad.seen)
    issued: list[list[int]] = []
    pad.papers.connect(issued.append)
    press(pad, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(errands, FormDialog)
    rest(errands)
    photograph(dialog, "urgent-first")
    assert dialog.form.editor("situation").value() == "26 parents at the gate"
    assert dialog.form.editor("sent_to").value() == "青岚市教育局"
    dialog.try_submit()
    until(errands, lambda: issued)
    found = event(office)
    assert [one.kind for one in found.reports] == ["FIRST"] and found.clock.written_at is not None
    until(errands, lambda: pad.next.isVisible())
    assert not pad.written.isVisible()


def test_an_event_that_runs_is_opened_again(
    qtbot: Any, office: Office, errands: Errands, now: Callable[[], datetime], clock: Clock
) -> None:
    made = office.do(urgent.begin, Begin(kind="EXTREME", situation="楼顶有人"))
    clock.forward(minutes=12)
    pad = opened(qtbot, errands, now, made)
    until(errands, lambda: pad.seen)
    assert pad.clock.elapsed() == "12:00" and pad.form.editor("situation").value() == "楼顶有人"
    assert not pad.start.isVisible() and pad.written.isEnabled()


def test_a_time_ahead_is_told_at_its_field(office: Office, pad: UrgentPad, errands: Errands) -> None:
    pad.form.editor("known_at").set_value(datetime(2026, 3, 16, 12, 0))
    pad.begin()
    until(errands, lambda: pad.form.problems())
    assert "还没有到" in pad.form.problems()["known_at"] and office.ask(urgent.rows, "ALL") == []
