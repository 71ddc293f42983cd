"""领导接待日 in the window: a term planned from the school's sentence, posted, a morning received by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app.exchange import posting_page
from desktop_app.labels import leader_day_page as words
from desktop_app.office import Office
from desktop_app.usecases import day_board, day_rules, postings, slot_visits, slots
from tests import leader_days as days
from tests import sample
from tests.conftest import Clock
from tests.ui.conftest import photograph
from tests.ui.test_main_window import open_dialog, settle
from tests.ui.test_main_window import window as window
from ui.dialogs.counter import CounterDialog
from ui.dialogs.day_lists import PostingsDialog, StatisticsDialog
from ui.dialogs.day_planner import PlannerDialog
from ui.dialogs.day_rules_editor import RulesDialog
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.paper_view import PaperView
from ui.main_window import MainWindow
from ui.registers.leader_days import LeaderDaysPage

TUESDAY, THURSDAY = date(2026, 3, 24), date(2026, 3, 26)


def keys(widget: QWidget, *pressed: Qt.Key, control: bool = False) -> None:
    for key in pressed:
        modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(widget, key, modifier)


def close_papers(main: MainWindow) -> int:
    """How many papers were shown; they are closed again."""
    settle(main, 200)
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, PaperView) and one.isVisible()]
    for one in found:
        one.reject()
    settle(main, 60)
    return len(found)


@pytest.fixture
def page(office: Office, window: MainWindow) -> LeaderDaysPage:
    days.with_portfolios(office)
    window.go("RECEPTION")
    settle(window, 200)
    return window.leader_days


def until(window: MainWindow, so: Callable[[], Any]) -> Any:
    for _ in range(100):
        found = so()
        if found:
            return found
        settle(window, 40)
    raise AssertionError(so)


def test_a_term_is_planned_from_the_schools_own_sentence(
    office: Office, window: MainWindow, page: LeaderDaysPage
) -> None:
    page.arrange()
    rules = open_dialog(window, RulesDialog)
    rules.sentence.setText("每周二下午2:30至4:30，遇节假日顺延一周")
    keys(rules.sentence, Qt.Key.Key_Return)
    assert rules.spelled.text() == "每周星期二；遇节假日顺延一周；寒暑假不接待"
    rules.add.click()
    rules.terms.set_rows([{"name": "春季学期", "first": date(2026, 3, 2), "last": date(2026, 7, 10)}])
    photograph(rules, "leader-days-rules")
    rules.save()
    settle(window, 150)
    assert office.ask(day_rules.arrangements).rules[0].sessions == (("14:30", "16:30"),)
    page.plan()
    planner = open_dialog(window, PlannerDialog)
    until(window, lambda: planner.draft)
    assert planner.draft.proposed[0].day == date(2026, 3, 17)
    assert planner.made.rowCount() == len(planner.draft.proposed)
    photograph(planner, "leader-days-planner")
    planner.carry_out()
    settle(window, 200)
    assert len(office.ask(slots.between, date(2026, 3, 1), date(2026, 7, 31))) == len(planner.draft.proposed)
    photograph(window, "leader-days-month")


def test_a_rule_that_names_nobody_is_told_at_its_field(window: MainWindow, page: LeaderDaysPage) -> None:
    page.arrange()
    rules = open_dialog(window, RulesDialog)
    rules.sentence.setText("每周二下午")
    rules.read()
    rules.form.editor("leaders").set_value("没有这个人")
    rules.add.click()
    assert rules.form.marked() and rules.rules == []
    rules.form.editor("leaders").set_value(f"{sample.PRINCIPAL}、{sample.DEPUTY}")
    rules.form.forget_finding("leaders")
    rules.add.click()
    assert len(rules.rules) == 1
    rules.sentence.setText("随时接待")
    rules.read()
    assert "warn" in rules.bars.shown()
    rules.reject()


def test_a_sentence_with_two_rules_gives_two_rules_one_after_the_other(
    window: MainWindow, page: LeaderDaysPage
) -> None:
    page.arrange()
    rules = open_dialog(window, RulesDialog)
    rules.terms.set_rows([{"name": "春季学期", "first": date(2026, 3, 2), "last": date(2026, 7, 10)}])
    rules.sentence.setText("单周周一上午，双周周三下午")
    keys(rules.sentence, Qt.Key.Key_Return)
    assert "ok" in rules.bars.shown()
    rules.add.click()
    assert rules.sentence.value() == "双周周三下午" and len(rules.rules) == 1
    rules.add.click()
    assert [rule.recurrence.weekdays for rule in rules.rules] == [(0,), (2,)]
    assert not rules.sentence.value()
    rules.reject()


def test_a_reception_is_added_moved_and_undone_by_keyboard(
    office: Office, window: MainWindow, page: LeaderDaysPage
) -> None:
    page.grid.setFocus()
    page.grid.choose(TUESDAY)
    keys(page.grid, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert page.grid.day == THURSDAY
    keys(page.grid, Qt.Key.Key_Return)
    page.panel.form.editor("leader").set_value(str(days.leader(office, sample.PRINCIPAL)))
    page.panel.form.editor("place").set_value(days.ROOM)
    page.panel.try_save()
    settle(window, 200)
    made = office.ask(slots.between, THURSDAY, THURSDAY)
    assert [row.leader_id for row in made] == [days.leader(office, sample.PRINCIPAL)]
    assert page.grid.current() is not None and page.panel.detail is not None
    page._drop(made[0].id, TUESDAY)
    settle(window, 200)
    assert [row.id for row in office.ask(slots.between, TUESDAY, TUESDAY)] == [made[0].id]
    page._drop(made[0].id, date(2026, 4, 6))  # Qingming is off: the sentence stands in the page, the slot stays
    settle(window, 200)
    assert "error" in page.bars.shown()
    assert [row.id for row in office.ask(slots.between, TUESDAY, TUESDAY)] == [made[0].id]


def test_a_reception_is_dragged_with_the_mouse(office: Office, window: MainWindow, page: LeaderDaysPage) -> None:
    made = days.slot(office, TUESDAY)
    settle(window, 300)
    grid = page.grid
    cell = grid.cell(TUESDAY)
    assert cell is not None
    begin = grid.slot_rects(cell)[0][0].center()
    end = grid.rect_of(THURSDAY).center()
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, begin)
    QTest.mouseMove(grid, begin + QPoint(30, 0))
    QTest.mouseMove(grid, end)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    settle(window, 300)
    assert [row.id for row in office.ask(slots.between, THURSDAY, THURSDAY)] == [made]


def test_a_clash_is_told_at_the_field_that_clashes(office: Office, window: MainWindow, page: LeaderDaysPage) -> None:
    days.slot(office, TUESDAY)
    settle(window, 200)
    page.grid.choose(TUESDAY)
    page.new_slot()
    page.panel.form.editor("leader").set_value(str(days.leader(office, sample.PRINCIPAL)))
    page.panel.try_save()
    settle(window, 200)
    assert "已有一场接访" in page.panel.form.problems()["leader"]
    assert page.panel.dirty and len(office.ask(slots.between, TUESDAY, TUESDAY)) == 1


def test_the_posting_is_printed_hung_and_recorded(
    office: Office, window: MainWindow, page: LeaderDaysPage, tmp_path: Path
) -> None:
    made = days.slot(office, TUESDAY)
    settle(window, 300)
    until(window, lambda: "含 1 场" in page.posting.note_below.text())
    page.publish()
    settle(window, 200)
    assert close_papers(window) == 1
    page.grid.choose(TUESDAY)
    page.hang()
    settle(window, 200)
    dialog = open_dialog(window, FormDialog)
    dialog.form.editor("places").set_value("行政楼公告栏")
    dialog.try_submit()
    settle(window, 250)
    assert days.card(office, made).state == "POSTED"
    page.show_postings()
    listed = open_dialog(window, PostingsDialog)
    until(window, lambda: listed.rows)
    assert listed.rows[0].places == "行政楼公告栏" and not listed.acts["HANG"].isEnabled()
    listed.reject()
    target = tmp_path / "公示.html"
    page.posting.export("PAGE", str(target))
    until(window, target.exists)
    text = target.read_text("utf-8")
    assert "周明远" in text and "全面工作" in text and "<script" not in text
    picture = tmp_path / "公示.png"
    page.posting.export("PICTURE", str(picture))
    until(window, lambda: picture.exists() and picture.stat().st_size)
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_month_without_its_principal_asks_for_the_reason(
    office: Office, window: MainWindow, page: LeaderDaysPage
) -> None:
    days.slot(office, TUESDAY, sample.DEPUTY)
    settle(window, 300)
    page.publish()
    settle(window, 200)
    dialog = open_dialog(window, FormDialog)
    assert dialog.windowTitle() == words.OVERRIDE_TITLE
    dialog.form.editor("override_reason").set_value("校长在外培训")
    dialog.try_submit()
    settle(window, 200)
    assert close_papers(window) == 1
    assert office.ask(postings.postings, TUESDAY, TUESDAY)[0].override_reason == "校长在外培训"


def test_every_word_of_a_published_page_is_escaped() -> None:
    from desktop_app.facts_days import PosterFacts, PosterLine

    line = PosterLine(day="2026-03-24", starts="14:30", ends="16:30", leader="<b>周</b>", portfolio='教学"&')
    page = posting_page.page(PosterFacts(lines=(line,), title="</title><script>alert(1)</script>"))
    assert "<script>" not in page and "<b>周" not in page
    assert "&lt;b&gt;周&lt;/b&gt;" in page and "教学&quot;&amp;" in page
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page


def test_substitution_goes_through_its_dialogs(office: Office, window: MainWindow, page: LeaderDaysPage) -> None:
    made = days.slot(office, TUESDAY)
    settle(window, 200)
    page.go_to(TUESDAY, made)
    until(window, lambda: page.panel.detail)
    page.act("SUBSTITUTE")
    dialog = open_dialog(window, FormDialog)
    dialog.form.editor("to").set_value(str(days.leader(office, sample.DEPUTY)))
    dialog.form.editor("reason").set_value("参加会议")
    dialog.try_submit()
    settle(window, 250)
    assert close_papers(window) == 1 and days.card(office, made).state == "PENDING"
    until(window, lambda: page.panel.detail and page.panel.detail.card.state == "PENDING")
    page.act("DECIDE")
    dialog = open_dialog(window, FormDialog)
    dialog.try_submit()
    settle(window, 250)
    assert days.card(office, made).leader == sample.DEPUTY


def test_bookings_are_taken_told_and_given_up(office: Office, window: MainWindow, page: LeaderDaysPage) -> None:
    made = days.slot(office, TUESDAY)
    settle(window, 200)
    page.go_to(TUESDAY, made)
    until(window, lambda: page.panel.detail)
    page.act("BOOK")
    dialog = open_dialog(window, FormDialog)
    dialog.form.editor("name").set_value("高某某")
    dialog.form.editor("at").set_value("14:40")
    dialog.try_submit()
    settle(window, 250)
    until(window, lambda: page.panel.detail and page.panel.detail.bookings)
    assert page.panel.detail is not None and page.panel.detail.bookings[0].name == "高*"
    page.act("BRIEF")
    settle(window, 200)
    assert close_papers(window) == 1
    page.act("NOTIFIED")
    dialog = open_dialog(window, FormDialog)
    dialog.form.editor("told").set_value("已电话告知")
    dialog.try_submit()
    settle(window, 250)
    assert days.card(office, made).notified_at is not None


def test_a_reception_morning_is_received_by_keyboard_alone(
    office: Office, window: MainWindow, page: LeaderDaysPage, clock: Clock
) -> None:
    """Two visitors and the end of the reception without touching the mouse; every sheet is in the ledger."""
    made = days.slot(office, TUESDAY, starts="9:00", ends="11:30")
    days.booked(office, made, at="9:00")
    clock.set(datetime(2026, 3, 24, 9, 5))
    window.reload()
    settle(window, 300)
    page.go_today()
    settle(window, 200)
    QTest.keyClick(window, Qt.Key.Key_F7)
    counter = open_dialog(window, CounterDialog)
    photograph(counter, "leader-days-counter")
    waiting = counter.waiting
    waiting.setFocus()
    waiting.setCurrentRow(0)
    keys(waiting, Qt.Key.Key_Return)
    assert counter.form.editor("name").value() == "高某某"
    typed(counter, "problem", "奖学金评定办法没有公布。")
    typed(counter, "answer", "已公布，当场出示。")
    keep(window, counter)
    until(window, lambda: len(office.ask(slot_visits.listed, TUESDAY, TUESDAY)) == 1)
    assert close_papers(window) == 1
    typed(counter, "name", "谢某某")
    typed(counter, "problem", "食堂菜价上涨没有公示。")
    typed(counter, "answer", "请总务处本周公示。")
    outcome = counter.form.widget("outcome").focusProxy()
    assert outcome is not None
    outcome.setFocus()
    keys(outcome, Qt.Key.Key_Right)
    keep(window, counter)
    settle(window, 200)
    assert "办理时限" in counter.form.problems()["due"]
    counter.form.editor("unit_id").set_value(str(sample.unit(office).id))
    counter.form.editor("due").set_value(date(2026, 3, 31))
    keep(window, counter)
    until(window, lambda: len(office.ask(slot_visits.listed, TUESDAY, TUESDAY)) == 2)
    assert close_papers(window) == 1
    counter.close_slot()
    until(window, lambda: days.card(office, made).state == "HELD")
    rows = office.ask(slot_visits.listed, TUESDAY, TUESDAY, False)
    assert [(row.visitor, row.outcome) for row in rows] == [("高某某", "ANSWERED"), ("谢某某", "ASSIGNED")]


def keep(window: MainWindow, counter: CounterDialog) -> None:
    """Ctrl+Enter in the counter."""
    counter.activateWindow()
    until(window, lambda: QApplication.activeWindow() is counter)
    QTest.keyClick(counter, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def typed(counter: CounterDialog, key: str, text: str) -> None:
    """Put the keyboard on a field and type, as an input method hands Chinese over."""
    field = counter.form.widget(key)
    field.setFocus()
    counter.form.editor(key).set_value("")
    commit = QInputMethodEvent("", [])
    commit.setCommitString(text)
    QApplication.sendEvent(field, commit)
    counter.form.edited.emit(key)


def test_a_sheet_that_was_left_comes_back_as_it_was(
    office: Office, window: MainWindow, page: LeaderDaysPage, clock: Clock
) -> None:
    made = days.slot(office, TUESDAY, starts="9:00", ends="11:30")
    clock.set(datetime(2026, 3, 24, 9, 5))
    page.counter(made)
    counter = open_dialog(window, CounterDialog)
    typed(counter, "name", "谢某某")
    typed(counter, "problem", "刚写了一半")
    counter.reject()
    settle(window, 200)
    page.counter(made)
    again = open_dialog(window, CounterDialog)
    assert again.form.editor("problem").value() == "刚写了一半"
    again.reject()
    settle(window, 100)
    assert office.ask(day_board.detail, made).card.visits == 0


def test_the_figures_lead_to_the_visitors_and_the_visitors_to_the_matter(
    office: Office, window: MainWindow, page: LeaderDaysPage, clock: Clock
) -> None:
    made = days.slot(office, TUESDAY, starts="9:00", ends="11:30")
    clock.set(datetime(2026, 3, 24, 9, 5))
    received = days.received(office, made)
    page.statistics()
    figures = open_dialog(window, StatisticsDialog)
    until(window, lambda: figures.tallies)
    assert figures.told.text() == words.RECONCILED
    assert figures.table.texts()[0][3:7] == ("1", "1", "1", "0")
    figures._open(0)
    settle(window, 200)
    assert window.current() == "LEDGER" and received.matter_id


def test_what_is_due_today_opens_where_it_is_done(office: Office, window: MainWindow, page: LeaderDaysPage) -> None:
    days.slot(office, date(2026, 3, 19))
    window.go("TODAY")
    settle(window, 300)
    duty = next(row for row in window.today_page.list.rows().rows if getattr(row, "rule", "") == "POST")
    window.today_page.acted.emit(duty)
    settle(window, 250)
    assert window.current() == "RECEPTION" and page.grid.day == date(2026, 3, 19)


def test_no_dialog_of_the_page_is_left_open(window: MainWindow, page: LeaderDaysPage) -> None:
    page.grid.choose(TUESDAY)
    page.copy_week()
    dialog: QDialog = open_dialog(window, FormDialog)
    dialog.reject()
    settle(window, 100)
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
