"""Filling in a form at the counter: typing, checking on leaving a field, what is missing, the draft."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.conftest import CHINA, office_clock
from tests.ui.sample_page import intake_form
from ui.form import Form
from ui.widgets.demand_list import DemandList
from ui.widgets.editors import ChoiceEdit
from ui.widgets.moment_edit import MomentEdit, read_moment


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = intake_form()
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def _compose(text: str) -> None:
    """Type Chinese: the input method commits it into the field that has the keyboard."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def _sentences(form: Form) -> list[str]:
    return [piece.text() for piece in form.findChildren(QLabel) if piece.isVisible() and piece.property("state")]


@pytest.mark.parametrize(
    ("typed", "day", "clock"),
    [
        ("20260316 1006", date(2026, 3, 16), time(10, 6)),
        ("2026-03-16 10:06", date(2026, 3, 16), time(10, 6)),
        ("2026年3月16日10点06分", date(2026, 3, 16), time(10, 6)),
        ("2026.3.16", date(2026, 3, 16), None),
        ("3-16", date(2026, 3, 16), None),
        ("3/5 9:30", date(2026, 3, 5), time(9, 30)),
        ("0316", date(2026, 3, 16), None),
        ("26-3-16", date(2026, 3, 16), None),
        ("12-30", date(2025, 12, 30), None),
        ("２０２６－０３－１６　１０：０６", date(2026, 3, 16), time(10, 6)),
        ("10:06", date(2026, 3, 16), time(10, 6)),
        ("昨天 930", date(2026, 3, 15), time(9, 30)),
        ("2028-02-29", date(2028, 2, 29), None),
    ],
)
def test_a_day_is_read_the_way_people_write_it(typed: str, day: date, clock: time | None) -> None:
    assert read_moment(typed, office_clock()) == (day, clock)


@pytest.mark.parametrize("typed", ["2026-02-29", "13-1", "3-16 25:00", "下周", "3-16 10:06 左右", "316", ""])
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    assert read_moment(typed, office_clock()) is None


def test_a_moment_is_shown_whole_after_leaving_the_field(form: Form, qtbot: QtBot) -> None:
    field = form.widget("received_at")
    assert isinstance(field, MomentEdit)
    field.setFocus()
    qtbot.keyClicks(field, "3-13 905")
    form.widget("name").setFocus()
    assert field.text() == "2026-03-13 09:05"
    assert form.values()["received_at"] == datetime(2026, 3, 13, 9, 5, tzinfo=CHINA)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "2026-03-14 09:05"


def test_a_stored_moment_is_shown_at_the_time_of_the_office(qtbot: QtBot) -> None:
    field = MomentEdit(office_clock)
    qtbot.addWidget(field)
    field.set_value(datetime(2026, 3, 16, 2, 24, tzinfo=UTC))
    assert field.text() == "2026-03-16 10:24"


def test_a_moment_nobody_can_read_is_named_on_leaving_not_while_typing(form: Form, qtbot: QtBot) -> None:
    field = form.widget("received_at")
    field.setFocus()
    _compose("上个月")
    assert _sentences(form) == []
    form.widget("name").setFocus()
    assert any("没有看懂这个时间" in text for text in _sentences(form))
    assert form.values()["received_at"] is None
    assert "received_at" in form.problems()


def test_tab_goes_down_the_first_column_and_then_the_second(form: Form, qtbot: QtBot) -> None:
    form.widget("channel").setFocus()
    seen = []
    for _ in range(40):
        key = form._field_of(QApplication.focusWidget())
        if key and (not seen or seen[-1] != key):
            if key in seen:
                break
            seen.append(key)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == list(form.fields)


def test_leaving_a_field_asks_for_its_check_once(form: Form, qtbot: QtBot) -> None:
    left: list[str] = []
    form.widget("id_number").setFocus()
    form.left.connect(left.append)
    qtbot.keyClicks(form.widget("id_number"), "110105")
    assert left == []
    form.widget("phone").setFocus()
    assert left == ["id_number"]


def test_a_finding_stands_under_its_field_and_saving_goes_to_the_first_problem(form: Form) -> None:
    form.set_values({"received_at": office_clock(), "host": "1", "name": "周某某", "identity": "RETIREE"})
    form.show_findings({"id_number": ("error", "第 18 位应为 X，请核对证件。"), "phone": ("warn", "号码与上次不同。")})
    assert _sentences(form) == ["✕ 第 18 位应为 X，请核对证件。", "△ 号码与上次不同。"]
    assert form.widget("id_number").accessibleDescription() == "第 18 位应为 X，请核对证件。"
    assert list(form.problems()) == ["id_number", "phone", "headcount", "subject", "story", "demands"]
    assert form.problem_words() == "还差 6 项：证件号码、联系电话、来访人数、主题、主要问题、诉求"
    assert form.focus_first_problem() == "id_number"
    assert form.widget("id_number").hasFocus()
    form.show_findings({})
    assert _sentences(form) == []
    assert form.focus_first_problem() == "phone", "a required field that is empty still counts"


def test_a_warning_does_not_keep_a_full_form_from_being_saved(form: Form) -> None:
    form.set_values(
        {
            "received_at": office_clock(), "host": "1", "name": "周某某", "identity": "RETIREE", "phone": "13800001234",
            "headcount": 1, "subject": "供暖", "story": "不热", "demands": ["修好"],
        }
    )  # fmt: skip
    form.show_finding("phone", "warn", "号码与上次不同。")
    assert form.problems() == {}
    assert form.focus_first_problem() is None


def test_enter_adds_the_next_demand_and_backspace_takes_an_empty_one_away(form: Form, qtbot: QtBot) -> None:
    demands = form.widget("demands")
    assert isinstance(demands, DemandList)
    demands.setFocus()
    _compose("修好立管")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    _compose("减免采暖费")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert form.values()["demands"] == ["修好立管", "减免采暖费"]
    assert len(demands.lines()) == 3
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert len(demands.lines()) == 2
    assert QApplication.focusWidget() is demands.lines()[1]


def test_enter_belongs_to_the_input_method_while_it_composes(form: Form, qtbot: QtBot) -> None:
    demands = form.widget("demands")
    assert isinstance(demands, DemandList)
    line = demands.lines()[0]
    line.setFocus()
    _compose("修好")
    QApplication.sendEvent(line, QInputMethodEvent("liguan", []))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert len(demands.lines()) == 1
    _compose("立管")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert len(demands.lines()) == 2
    assert form.values()["demands"] == ["修好立管"]


def test_a_choice_is_typed_and_an_unknown_word_is_named(form: Form, qtbot: QtBot) -> None:
    choice = form.widget("identity")
    assert isinstance(choice, ChoiceEdit)
    choice.setFocus()
    choice.setEditText("学生")
    assert form.values()["identity"] == "STUDENT"
    choice.setEditText("路人")
    assert form.values()["identity"] == ""
    form.widget("name").setFocus()
    assert any("“路人”不在选项中" in text for text in _sentences(form))
    form.editor("place").set_value("校门口传达室")
    assert form.values()["place"] == "校门口传达室", "a free list takes other words"


def test_the_arrow_keys_change_the_channel(form: Form, qtbot: QtBot) -> None:
    form.widget("channel").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert form.values()["channel"] == "LETTER"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert form.values()["channel"] == "ONLINE"


def test_a_text_that_is_too_long_says_how_long_it_may_be(form: Form) -> None:
    subject = form.widget("subject")
    assert isinstance(subject, QLineEdit)
    subject.setFocus()
    subject.setText("供" * 61)
    form.widget("name").setFocus()
    assert "✕ 最多 60 字，现在 61 字，请删减。" in _sentences(form)
    assert any(piece.text() == "61 / 60 字" and piece.isVisible() for piece in form.findChildren(QLabel))


def test_tab_leaves_the_long_text(form: Form, qtbot: QtBot) -> None:
    story = form.widget("story")
    assert isinstance(story, QPlainTextEdit)
    story.setFocus()
    qtbot.keyClick(story, Qt.Key.Key_Tab)
    assert not story.hasFocus() and story.toPlainText() == ""


def test_a_draft_is_handed_over_two_seconds_after_the_last_key(form: Form, qtbot: QtBot) -> None:
    form.widget("name").setFocus()
    with qtbot.waitSignal(form.draft_due, timeout=4000) as told:
        qtbot.keyClicks(form.widget("name"), "Zhou")
    assert told.args is not None and told.args[0]["name"] == "Zhou"


def test_a_draft_is_handed_over_at_once_when_the_officer_goes_elsewhere(form: Form, qtbot: QtBot) -> None:
    form.widget("name").setFocus()
    qtbot.keyClicks(form.widget("name"), "Zhou")
    with qtbot.waitSignal(form.draft_due, timeout=500):
        form.widget("name").clearFocus()


def test_a_draft_brings_back_everything_even_what_could_not_be_read(form: Form, qtbot: QtBot) -> None:
    form.set_values({"name": "周某某", "demands": ["一", "二"], "wishes": ["SECRET"], "channel": "CALL"})
    form.set_values({"materials": [{"name": "照片", "copies": 3, "form": "COPY", "path": ""}]})
    form.editor("received_at").restore("三月中旬")
    again = intake_form()
    qtbot.addWidget(again)
    again.restore(form.draft())
    assert again.draft() == form.draft()
    assert again.draft()["received_at"] == "三月中旬"
    assert again.values()["materials"] == [{"name": "照片", "copies": 3, "form": "COPY", "path": ""}]
    assert again.dirty


def test_filling_in_is_no_change_and_typing_is(form: Form, qtbot: QtBot) -> None:
    form.set_values({"name": "周某某"})
    assert not form.dirty
    with qtbot.waitSignal(form.edited) as told:
        qtbot.keyClicks(form.widget("name"), "x")
    assert told.args == ["name"]
    assert form.dirty


def test_a_field_of_another_channel_is_hidden_and_asks_for_nothing(form: Form) -> None:
    form.show_field("headcount", False)
    assert not form.widget("headcount").isVisible()
    assert "headcount" not in form.problems()
    form.show_field("headcount", True)
    assert form.widget("headcount").isVisible()


def test_a_number_outside_its_bounds_is_refused(form: Form) -> None:
    form.editor("headcount").set_value("0")
    assert form.values()["headcount"] is None
    assert form.problems()["headcount"] == "请填 1 至 999 之间的整数。"
