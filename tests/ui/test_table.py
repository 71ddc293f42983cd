"""The ledger table: many matters, few of them fetched; what the officer chose stays."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.ui.sample_page import LINES, Line, columns, ledger
from ui.table import CHIP, LedgerModel
from ui.table_cells import Cells
from ui.table_view import LedgerView


@pytest.fixture
def view(qtbot: QtBot) -> LedgerView:
    made = ledger(17)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.setFocus()
    return made


def test_only_the_window_in_sight_is_fetched_from_a_hundred_thousand_matters(qtbot: QtBot) -> None:
    asked: list[int] = []

    def fetch(ids: Sequence[int]) -> dict[int, Line]:
        asked.append(len(ids))
        return {one: LINES[one % len(LINES)] for one in ids}

    model = LedgerModel(columns(), fetch)
    made = LedgerView(model)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    model.set_ids(range(100_000))
    for step in range(0, 100_001, 1000):
        made.verticalScrollBar().setValue(step)
        made.viewport().grab()
    assert max(asked) == 200 and len(asked) <= 220
    assert made.go_to(99_999)
    assert made.rowAt(made.viewport().height() - 20) > 99_900


def test_an_answer_that_was_overtaken_by_a_newer_question_is_dropped() -> None:
    model = LedgerModel(columns(), lambda ids: {})
    old, new = model.next_generation(), model.next_generation()
    assert model.set_ids([3, 2], new)
    assert not model.set_ids([1], old)
    assert list(model.ids) == [3, 2]


def test_the_chosen_matter_stays_chosen_when_the_order_changes(view: LedgerView) -> None:
    view.go_to(1004)
    view.ledger.set_ids(reversed(range(1000, 1017)))
    assert view.selected_ids() == [1004]
    assert view.current_id() == 1004
    assert view.currentIndex().row() == 12


def test_a_matter_that_left_the_list_is_no_longer_shown_beside_it(view: LedgerView, qtbot: QtBot) -> None:
    view.go_to(1004)
    with qtbot.waitSignal(view.chosen) as told:
        view.ledger.set_ids([1000, 1001])
    assert told.args == [None]
    assert view.selected_ids() == []


def test_clicking_a_head_asks_the_query_for_the_order_and_back(view: LedgerView, qtbot: QtBot) -> None:
    asked: list[tuple[str, bool]] = []
    view.sort_asked.connect(lambda key, down: asked.append((key, down)))
    head = view.horizontalHeader()
    for place in (1, 1):
        head.sectionClicked.emit(place)
    assert asked == [("received", False), ("received", True)]
    head.sectionClicked.emit(8)
    assert len(asked) == 2, "a column without an order in the query does not sort"


def test_columns_chosen_by_the_officer_come_back_next_time(view: LedgerView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.columns.changed):
        view.columns.show("unit", False)
    view.columns.show("topic", True)
    view.horizontalHeader().resizeSection(0, 120)
    view.horizontalHeader().moveSection(6, 0)
    view.columns.sort_by("due", True)
    again = ledger(3)
    qtbot.addWidget(again)
    again.columns.restore(view.columns.state())
    assert [one.key for one in again.columns.shown()] == [
        "state", "number", "received", "who", "channel", "subject", "due", "topic",
    ]  # fmt: skip
    assert again.columnWidth(0) == 120
    assert (again.columns.sort_key, again.columns.descending) == ("due", True)
    again.columns.reset()
    assert [one.key for one in again.columns.shown()] == [one.key for one in columns()][:-1]


def test_want_of_room_hides_columns_but_forgets_no_choice(view: LedgerView) -> None:
    before = view.columns.state()
    view.columns.squeeze({"channel", "unit"})
    assert view.columns.hidden_words() == "隐藏 3 列：形式、责任部门、类别"
    assert view.columns.state()["columns"] == before["columns"]
    view.columns.squeeze(())
    assert view.columns.hidden_words() == "隐藏 1 列：类别"


def test_selected_rows_are_copied_as_they_are_shown(view: LedgerView, qtbot: QtBot) -> None:
    view.columns.show("unit", False)
    view.selectRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t") == [
        "2026-0019",
        "02-09",
        "马*",
        "来访",
        "反映临聘岗位工资核算有误",
        "待反馈",
        "逾期 3 天",
    ]
    assert len(lines) == 2


def test_enter_opens_the_matter_under_the_keyboard(view: LedgerView, qtbot: QtBot) -> None:
    view.go_to(1002)
    with qtbot.waitSignal(view.acted) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [1002]


def test_a_row_can_be_read_aloud_with_its_deadline(view: LedgerView) -> None:
    spoken = view.ledger.data(view.ledger.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("2026-0027 02-27 吴*") and "逾期 2 天" in spoken
    assert view.ledger.data(view.ledger.index(1, 7), Qt.ItemDataRole.AccessibleTextRole) == "期限：逾期 2 天"
    assert view.ledger.data(view.ledger.index(1, 7), CHIP) == ("over", "逾期 2 天")


def test_a_text_that_is_cut_short_shows_whole_as_a_tip(view: LedgerView) -> None:
    cells = view.itemDelegate()
    assert isinstance(cells, Cells)

    def tip(place: int, column: int) -> str:
        option = QStyleOptionViewItem()
        option.initFrom(view)
        index = view.ledger.index(place, column)
        option.rect = view.visualRect(index)
        return cells.tip(option, index)

    view.resize(620, 300)
    assert tip(2, 4) == LINES[2].subject
    assert tip(2, 2) == ""


def test_a_row_that_was_deleted_meanwhile_is_an_empty_line() -> None:
    model = LedgerModel(columns(), lambda ids: {})
    model.set_ids([7])
    assert model.data(model.index(0, 0), Qt.ItemDataRole.DisplayRole) is None
