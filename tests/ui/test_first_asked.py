"""首问登记 in the window: a line in seconds, a slip in hand, a matter without typing twice."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.office import Office
from desktop_app.usecases import inquiries
from tests import sample
from tests.ui.conftest import photograph
from tests.ui.test_leader_days import close_papers, until
from tests.ui.test_main_window import open_dialog, settle
from tests.ui.test_main_window import window as window
from ui.dialogs.form_dialog import FormDialog
from ui.main_window import MainWindow
from ui.registers.first_asked import FirstAskedPage


@pytest.fixture
def page(window: MainWindow) -> FirstAskedPage:
    window.go("FIRST_ASKED")
    settle(window, 200)
    return window.first_asked


def entered(window: MainWindow, page: FirstAskedPage, **values: Any) -> None:
    """Type a line and keep it with Enter in its last field."""
    before = len(window.office.ask(inquiries.rows, "ALL"))
    for key, value in {"question": "助学贷款到哪里办？", "answer": "带学生证到学生处。", **values}.items():
        page.form.editor(key).set_value(value)
        page.form.edited.emit(key)
    QTest.keyClick(page.form.widget("answer"), Qt.Key.Key_Return)
    until(window, lambda: len(window.office.ask(inquiries.rows, "ALL")) == before + 1)
    settle(window, 200)


def test_a_line_is_kept_with_one_key_and_the_next_begins(
    office: Office, window: MainWindow, page: FirstAskedPage
) -> None:
    entered(window, page)
    row = office.ask(inquiries.rows, "ALL")[0]
    assert (row.question, row.responder, row.outcome) == ("助学贷款到哪里办？", sample.OFFICER, "DONE")
    assert page.form.editor("question").value() == "" and not page.form.dirty
    photograph(window, "first-asked")


def test_a_line_without_its_answer_is_told_at_its_field(
    office: Office, window: MainWindow, page: FirstAskedPage
) -> None:
    page.form.editor("question").set_value("公租房怎么申请？")
    page.save()
    settle(window, 150)
    assert "没有写明内容" in page.form.problems()["answer"]
    assert page.form.editor("question").value() == "公租房怎么申请？"
    assert office.ask(inquiries.rows, "ALL") == []


def test_what_is_open_is_finished_from_the_list(office: Office, window: MainWindow, page: FirstAskedPage) -> None:
    entered(window, page, outcome="TOLD_PROC")
    until(window, lambda: page.rows)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    dialog = open_dialog(window, FormDialog)
    dialog.form.editor("result").set_value("已办好")
    dialog.try_submit()
    until(window, lambda: not page.rows)
    assert office.ask(inquiries.rows, "ALL")[0].result == "已办好"


def test_the_slip_and_the_matter_come_from_the_same_line(
    office: Office, window: MainWindow, page: FirstAskedPage
) -> None:
    unit = str(sample.unit(office, "教务处").id)
    entered(window, page, outcome="TOLD_PROC", unit=unit, asker="高某某", phone="13800001234")
    until(window, lambda: page.rows)
    page.act("SLIP")
    settle(window, 200)
    assert close_papers(window) == 1
    page.act("MATTER")
    until(window, lambda: not page.rows)
    row = office.ask(inquiries.rows, "ALL")[0]
    assert row.matter_id is not None and "ok" in page.bars.shown()


def test_a_line_is_corrected_in_the_entry_and_given_up_with_a_reason(
    office: Office, window: MainWindow, page: FirstAskedPage
) -> None:
    entered(window, page, outcome="TOLD_PROC", asker="高某某")
    until(window, lambda: page.rows)
    page.act("EDIT")
    until(window, lambda: page.changing)
    assert page.form.editor("asker").value() == "高某某"
    page.form.editor("question").set_value("助学贷款怎么还？")
    page.save()
    until(window, lambda: office.ask(inquiries.rows, "ALL")[0].question == "助学贷款怎么还？")
    settle(window, 200)
    page.act("VOID")
    dialog = open_dialog(window, FormDialog)
    dialog.form.editor("reason").set_value("重复登记")
    dialog.try_submit()
    until(window, lambda: not page.rows)


def test_who_is_away_and_who_stands_in_is_seen_beside_the_list(
    office: Office, window: MainWindow, page: FirstAskedPage
) -> None:
    officer, head = (str(sample.person(office, name).id) for name in (sample.OFFICER, sample.HEAD))
    for word, values in (
        (page.desk, {"person": officer, "backup": head}),
        (page.desk, {"person": officer, "last": window.today()}),
    ):
        from ui.dialogs import first_asked_acts as acts

        dialog = acts.backup(word()) if "backup" in values else acts.absent(word())
        for key, value in values.items():
            dialog.form.editor(key).set_value(value)
        dialog.open()
        dialog.try_submit()
        settle(window, 250)
    until(window, lambda: sample.HEAD in page.away.text())
    assert f"{sample.OFFICER}　→　{sample.HEAD}" in page.covers.text()
    page.print_covers()
    assert close_papers(window) == 1
    page.print_sheet()
    assert close_papers(window) == 1
