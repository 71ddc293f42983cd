"""The window of the office: what is due is on the first page, one matter leads to its next step, names stay masked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel

from desktop_app.labels import pages, screen
from desktop_app.office import Office
from desktop_app.storage.journal import JournalLine
from desktop_app.usecases import dossier, ledger, letters, screening, today, windows
from desktop_app.usecases.today import Duty
from tests import sample
from tests.conftest import Clock
from tests.ui.conftest import photograph
from ui.dialogs.notices import AcceptDialog
from ui.dialogs.paper_view import PaperView
from ui.errands import Errands
from ui.main_window import MainWindow
from ui.registers.today import DATA
from ui.theme import Look, Theme


@pytest.fixture
def window(qtbot: Any, office: Office) -> Iterator[MainWindow]:
    errands = Errands(office)
    opened = MainWindow(office, errands)
    qtbot.addWidget(opened)
    opened.resize(1366, 697)
    opened.show()
    opened.settle()
    settle(opened)
    yield opened
    opened.close()
    errands.close()


def settle(window: MainWindow, milliseconds: int = 120) -> None:
    """Let the window and its errands come to rest."""
    for _ in range(200):
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        if not window.errands.busy:
            return
        milliseconds = 30


def open_dialog(window: MainWindow, kind: type[QDialog]) -> Any:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for _ in range(100):
        for widget in app.topLevelWidgets():
            if isinstance(widget, kind) and widget.isVisible():
                return widget
        settle(window, 30)
    raise AssertionError(kind.__name__)


def registered(office: Office, window: MainWindow, **known: Any) -> int:
    made = sample.register(office, **known)
    settle(window)
    return made.id


def at_duty_of(window: MainWindow, matter: int) -> Duty:
    """The first line of this matter in 今日, selected."""
    rows = window.today_page.list.rows()
    for number in range(rows.rowCount()):
        duty = rows.index(number).data(DATA)
        if isinstance(duty, Duty) and duty.matter_id == matter:
            window.today_page.list.setCurrentIndex(rows.index(number))
            return duty
    raise AssertionError(matter)


def test_a_visit_registered_today_is_due_after_fifteen_days_and_not_on_the_first_page_yet(
    office: Office, window: MainWindow
) -> None:
    registered(office, window)
    assert window.today_page.list.rows().rows == []
    assert window.today_page.empty.isVisible()


def test_the_first_page_says_how_many_duties_it_has_no_room_for(
    office: Office, window: MainWindow, clock: Clock
) -> None:
    rows = [
        letters.LetterRow(row=n, number=f"O{n}", subject="路灯", text="全文", received=datetime(2026, 2, 2, 8, 0))
        for n in range(today.MOST_SHOWN + 3)
    ]
    office.do(letters.commit, office.ask(letters.plan, rows, None), "来信.xlsx", "0" * 64)
    settle(window)
    assert window.today_page.more.text() == pages.MORE_DUTIES.format(n=3)
    assert window.today_page.more.isVisible()
    photograph(window, "today-overfull")


def test_a_matter_near_its_date_stands_on_the_first_page_with_the_one_thing_to_do(
    office: Office, window: MainWindow, clock: Clock
) -> None:
    matter = registered(office, window)
    clock.set(datetime(2026, 4, 1, 9, 0))
    window.reload()
    settle(window)
    duty = at_duty_of(window, matter)
    assert (duty.group, duty.days, duty.act) == ("OVER", -1, "T10")
    assert window.tabs.tabText(0) == screen.TABS["TODAY"]
    assert "逾期 2" in window.tabs.accessibleTabName(0)


def test_enter_on_a_duty_opens_the_acceptance_and_the_notice_comes_out_with_its_number(
    office: Office, window: MainWindow, clock: Clock
) -> None:
    matter = registered(office, window)
    clock.set(datetime(2026, 3, 30, 9, 0))
    window.reload()
    settle(window)
    window.today_page.list.setFocus()
    at_duty_of(window, matter)
    QTest.keyClick(window.today_page.list, Qt.Key.Key_Return)
    dialog = open_dialog(window, AcceptDialog)
    dialog.form.editor("unit").set_value(str(sample.unit(office).id))
    settle(window, 500)
    assert "总务处" in dialog.form.editor("paragraphs").value()
    dialog.try_submit()
    view = open_dialog(window, PaperView)
    view.close()
    seen = office.ask(dossier.dossier, matter)
    assert seen.state == "ACCEPTED"
    assert [one.number for one in seen.papers if one.form == "F02"] == ["青岚信访受〔2026〕1号"]
    settle(window)
    assert not [row for row in window.today_page.list.rows().rows if isinstance(row, Duty) and row.matter_id]


def test_an_acceptance_without_a_unit_says_so_at_the_field_and_keeps_what_was_typed(
    office: Office, window: MainWindow
) -> None:
    matter = registered(office, window)
    window.acts.act(matter, "T10")
    dialog = open_dialog(window, AcceptDialog)
    dialog.form.editor("late").set_value("系统停用期间收到")
    dialog.try_submit()
    settle(window)
    assert dialog.isVisible()
    assert "unit" in dialog.form.problems()
    assert dialog.form.editor("late").value() == "系统停用期间收到"
    assert office.ask(dossier.dossier, matter).state == "REGISTERED"
    dialog.close()


def test_names_are_masked_until_somebody_asks_and_the_asking_is_remembered(office: Office, window: MainWindow) -> None:
    registered(office, window)
    window.go("LEDGER")
    settle(window)
    row = window.ledger.model.row(0)
    assert row is not None and row.petitioner == "周*"
    window.show_names(True)
    settle(window)
    row = window.ledger.model.row(0)
    assert row is not None and row.petitioner == "周某某"
    with office.folder.reading() as session:
        assert session.query(JournalLine).filter(JournalLine.act == "UNMASK").count() == 1
    window.show_names(False)
    row = window.ledger.model.row(0)
    assert row is not None and row.petitioner == "周*"


def test_the_search_box_finds_a_two_character_word_and_the_initials_of_a_name(
    office: Office, window: MainWindow
) -> None:
    registered(office, window, subject="操场东侧积水")
    registered(office, window, subject="校车时间", people=(sample.petitioner(name="欧阳明", phone="138 0000 9999"),))
    for words, hits in (("积水", 1), ("oym", 1), ("校车 欧阳", 1), ("图书馆", 0)):
        window._search(words)
        settle(window)
        assert len(window.ledger.model.ids) == hits, words


def test_the_next_step_button_stands_alone_and_follows_the_matter(office: Office, window: MainWindow) -> None:
    matter = registered(office, window)
    window.open_matter(matter)
    settle(window)
    assert window.ledger.detail.seen is not None
    assert window.ledger.detail.seen.possible.next == "T03"
    sample.accept(office, matter)
    settle(window)
    window.ledger.go_to(matter)
    settle(window)
    assert window.ledger.detail.seen.possible.next == "T11"


def test_the_ledger_remembers_its_columns_and_view(office: Office, window: MainWindow) -> None:
    window.ledger.view.columns.show("topic", True)
    window.ledger.show_view("ALL")
    window.keep_state()
    settle(window)
    again = MainWindow(office, window.errands)
    assert "topic" in [column.key for column in again.ledger.view.columns.shown()]
    assert again.ledger.wanted.view == "ALL"
    again.deleteLater()


def test_sorting_by_a_column_asks_the_database_and_keeps_the_selected_matter(
    office: Office, window: MainWindow
) -> None:
    first = registered(office, window, subject="甲")
    registered(office, window, subject="乙")
    window.go("LEDGER")
    window.ledger.go_to(first)
    settle(window)
    window.ledger._sort("number", True)
    settle(window)
    assert list(window.ledger.model.ids) == sorted(window.ledger.model.ids, reverse=True)
    assert window.ledger.view.current_id() == first


def test_pages_of_later_versions_say_what_will_be_there_and_offer_no_controls(window: MainWindow) -> None:
    for key in pages.LATER_PAGES:
        page = window.page(key)
        said = [one.text() for one in page.findChildren(QLabel)]
        assert pages.LATER_PAGES[key][0] in said
        assert not page.findChildren(QAbstractButton)


def test_what_is_exported_is_what_is_shown(office: Office, window: MainWindow) -> None:
    registered(office, window, subject="只导出看得见的")
    window.go("LEDGER")
    settle(window)
    _title, heads, rows = window.ledger.listed()
    assert heads == [column.title for column in window.ledger.view.columns.shown()]
    assert rows[0][heads.index("信访人")] == "周*"
    assert rows[0][heads.index("主题")] == "只导出看得见的"


def test_a_voided_matter_leaves_the_open_list_and_keeps_its_number(office: Office, window: MainWindow) -> None:
    matter = registered(office, window)
    number = office.ask(dossier.dossier, matter).number
    office.do(screening.void, matter, None, "误登记")
    settle(window)
    assert matter not in list(window.ledger.model.ids)
    window.ledger.show_view("VOID")
    settle(window)
    row = window.ledger.model.row(0)
    assert row is not None and row.number == number


def test_an_unexpected_mishap_is_told_without_personal_data(window: MainWindow) -> None:
    window.tell_trouble(RuntimeError("周某某 13800001234"))
    told = "".join(bar.accessibleName() for bar in window.bars.shown().values())
    assert "RuntimeError" in told and "周某某" not in told


def test_the_day_changes_while_the_window_stays_open(office: Office, window: MainWindow, clock: Clock) -> None:
    matter = registered(office, window)
    clock.set(datetime(2026, 3, 31, 8, 0))
    assert window.look_again() and not window.look_again()
    settle(window)
    assert window.today() == date(2026, 3, 31)
    assert at_duty_of(window, matter).group == "TODAY"


def test_a_paper_printed_again_is_counted(office: Office, window: MainWindow, tmp_path: Path) -> None:
    matter = registered(office, window)
    window.acts.act(matter, "F01")
    view = open_dialog(window, PaperView)
    view._printed()
    settle(window)
    view._printed()
    settle(window)
    view.close()
    assert office.ask(dossier.dossier, matter).papers[0].printed == 2


def test_views_count_what_they_show(office: Office, window: MainWindow) -> None:
    registered(office, window, headcount=6)
    counts = office.ask(ledger.counts)
    for _group, views in ledger.VIEWS:
        for view in views:
            assert counts[view] == len(office.ask(ledger.ids, ledger.Filter(view=view))), view


def test_the_row_under_the_keyboard_stays_readable(office: Office, window: MainWindow, clock: Clock) -> None:
    registered(office, window, subject="家属院3号楼供暖不足，要求检修管道")
    clock.set(datetime(2026, 4, 1, 9, 0))
    window.reload()
    settle(window)
    window.activateWindow()
    window.today_page.list.setFocus()
    settle(window)
    view = window.today_page.list
    place = view.visualRect(view.currentIndex())
    picture = view.viewport().grab(place).toImage()
    ground = picture.pixelColor(picture.width() // 2, picture.height() - 6)
    dark = sum(
        picture.pixelColor(x, y).lightness() < ground.lightness() - 60
        for x in range(20, picture.width() // 2, 2)
        for y in range(6, picture.height() - 6, 2)
    )
    assert dark > 100


def test_coming_back_to_a_page_the_keyboard_is_in_its_list(office: Office, window: MainWindow, clock: Clock) -> None:
    registered(office, window)
    clock.set(datetime(2026, 4, 1, 9, 0))
    window.reload()
    settle(window)
    window.go("LEDGER")
    settle(window)
    assert window.focusWidget() is window.ledger.view
    window.go("TODAY")
    settle(window)
    assert window.focusWidget() is window.today_page.list


def test_the_search_box_finds_a_voided_number_and_says_what_it_is(office: Office, window: MainWindow) -> None:
    matter = registered(office, window)
    office.do(screening.void, matter, None, "误登记")
    settle(window)
    window._search("2026-0001")
    settle(window)
    row = window.ledger.model.row(0)
    assert row is not None and row.state == "VOID"


def test_a_look_changed_just_before_closing_is_remembered(office: Office, window: MainWindow) -> None:
    window.use_theme(Theme(Look.DARK, 110))
    window.close()
    assert office.ask(windows.kept, "main-window")["look"] == "dark"
