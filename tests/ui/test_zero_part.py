"""零报告与值班 in the window: one click a day, gaps made up for with a reason, a roster filled and handed on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.office import Office
from desktop_app.usecases import duty_log, duty_roster, key_periods
from desktop_app.usecases.key_periods import PeriodInput
from tests.conftest import Clock
from tests.ui.conftest import photograph
from tests.ui.test_urgent_pad import dialog_of, rest, until
from tests.ui.test_urgent_pad import errands as errands
from tests.ui.test_urgent_pad import now as now
from tests.usecases.test_duty_roster import filled, shift
from ui import theme
from ui.dialogs.duty_acts import FillDialog
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.paper_view import PaperView
from ui.errands import Errands
from ui.registers.zero_part import ZeroPart
from ui.theme import Look, Theme

TODAY = date(2026, 3, 16)


@pytest.fixture
def part(qtbot: Any, office: Office, errands: Errands, now: Callable[[], datetime]) -> ZeroPart:
    office.do(
        key_periods.save, PeriodInput(name="2026年全国两会", first_on=date(2026, 3, 12), last_on=date(2026, 3, 19))
    )
    made = ZeroPart(errands, now)
    qtbot.addWidget(made)
    made.resize(1196, 585)
    errands.changed.connect(made.reload)
    made.show()
    made.activateWindow()
    made.show_part()
    rest(errands)
    return made


def state(office: Office, day: date = TODAY) -> str:
    return office.ask(key_periods.days_between, day, day)[0].state


def test_one_click_reports_that_nothing_happened(office: Office, part: ZeroPart, errands: Errands) -> None:
    assert part.grid.day == TODAY and part.nil.isVisible()
    photograph(part, "zero-part")
    QTest.mouseClick(part.nil, Qt.MouseButton.LeftButton)
    until(errands, lambda: state(office) == "SENT")
    until(errands, lambda: not part.nil.isVisible())
    assert part.day_state.text() == "已报" and part.paper.isVisible()


def test_the_keyboard_walks_to_a_gap_and_makes_up_for_it(
    office: Office, part: ZeroPart, errands: Errands, qapp: QApplication
) -> None:
    QTest.keyClick(part.grid, Qt.Key.Key_Left)
    assert part.day_state.text() == "未报" and not part.nil.isVisible()
    QTest.keyClick(part.grid, Qt.Key.Key_Return)
    dialog = dialog_of(errands, FormDialog)
    dialog.try_submit()
    assert "reason" in dialog.form.problems()
    dialog.form.editor("reason").set_value("周日停电")
    photograph(dialog, "zero-make-up")
    dialog.try_submit()
    until(errands, lambda: state(office, date(2026, 3, 15)) == "LATE")
    rest(errands)
    theme.apply(qapp, Theme(Look.DARK, 100))
    photograph(part, "zero-part-dark")


def test_what_happened_is_reported_and_corrected(office: Office, part: ZeroPart, errands: Errands) -> None:
    for content in ("两名家长到校", "三名家长到校"):
        QTest.keyClick(part.grid, Qt.Key.Key_Return)
        dialog = dialog_of(errands, FormDialog)
        dialog.form.editor("content").set_value(content)
        dialog.try_submit()
        until(errands, lambda content=content: office.ask(key_periods.days_between, TODAY, TODAY)[0].content == content)
        rest(errands)
    assert "已更正 1 次" in part.day_said.text()


def test_a_period_is_added_by_its_two_days(office: Office, part: ZeroPart, errands: Errands) -> None:
    part.new()
    dialog = dialog_of(errands, FormDialog)
    for key, value in {"name": "校庆", "first_on": date(2026, 4, 1), "last_on": date(2026, 4, 3)}.items():
        dialog.form.editor(key).set_value(value)
    photograph(dialog, "zero-period")
    dialog.try_submit()
    until(errands, lambda: len(office.ask(key_periods.periods)) == 2)


def test_a_line_of_the_first_page_leads_to_its_day(part: ZeroPart, errands: Errands) -> None:
    part.go_to("2026-03-13")
    rest(errands)
    assert part.grid.day == date(2026, 3, 13) and part.some.text() == "补报"
    part.go_to("duty-2026-03-17")
    rest(errands)
    assert part.stack.currentWidget() is part.duty and part.duty.gaps.isVisible()


def test_a_roster_is_filled_by_turns_with_a_preview(office: Office, part: ZeroPart, errands: Errands) -> None:
    part.go_to("duty-2026-03-17")
    rest(errands)
    part.duty.fill()
    dialog = dialog_of(errands, FillDialog)
    dialog.form.editor("last").set_value(date(2026, 3, 19))
    dialog.people.tick(dialog.people._keys)
    dialog.leaders.tick(dialog.leaders._keys[1:])
    until(errands, lambda: dialog.preview.rowCount() == 8)
    photograph(dialog, "duty-fill")
    dialog.try_submit()
    until(errands, lambda: len(part.duty.rows) == 8)
    rest(errands)
    photograph(part, "duty-part")
    assert "3月12日 00:00" in part.duty.gap_words.text()


def test_a_call_is_logged_and_the_shift_handed_on(
    office: Office, part: ZeroPart, errands: Errands, clock: Clock
) -> None:
    made = shift(office)
    office.do(duty_roster.fill, filled(office, "贺远川", "方敏", presets=(("夜班", "17:30", "08:00"),)))
    part.go_to("duty-2026-03-16")
    until(errands, lambda: part.duty.log is not None and part.duty.log.shift.id == made)
    part.duty.enter()
    dialog = dialog_of(errands, FormDialog)
    dialog.form.editor("content").set_value("家长询问放学时间")
    photograph(dialog, "duty-enter")
    dialog.try_submit()
    until(errands, lambda: office.ask(duty_log.one, made).entries)
    clock.set(datetime(2026, 3, 16, 17, 30))
    rest(errands)
    part.duty.hand_over()
    dialog = dialog_of(errands, FormDialog)
    assert dialog.form.editor("taker").value() == "贺远川"
    dialog.try_submit()
    until(errands, lambda: office.ask(duty_log.one, made).handed)
    until(errands, lambda: not part.duty.handing.isEnabled())
    photograph(part, "duty-log")
    for form, blank in (("F53", False), ("F54", False), ("F53", True), ("F54", True)):
        part.duty._print(form, blank)
        paper = dialog_of(errands, PaperView)
        paper.reject()
        rest(errands)
