"""接访登记 when something is wrong: the draft stays, a number speaks of its bearer alone, doubts are asked once."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.labels import reception as words
from desktop_app.office import Office
from desktop_app.usecases import drafts
from tests import sample
from tests.conftest import Clock
from tests.ui.test_reception import all_matters, key, open_page, page, rest, sentence, write
from ui.registers.reception import ReceptionPage

__all__ = ["open_page", "page"]

UNSOUND = "110105194912310021"


def test_a_refused_saving_keeps_the_draft_at_once(page: ReceptionPage, office: Office) -> None:
    write("周某某")
    key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    rest(page)
    assert all_matters(office) == []
    (kept,) = office.ask(drafts.mine, "registration")
    assert kept.body["people"][0]["name"] == "周某某"


def test_a_saving_refused_by_the_act_itself_keeps_the_draft_too(page: ReceptionPage, office: Office) -> None:
    page.sheet.fill(name="周某某", subject="供暖", demands=["检修"], occurrence="REPEAT", linked_number="2019-9999")
    page.save()
    rest(page)
    assert len(office.ask(drafts.mine, "registration")) == 1
    page.sheet.fill(occurrence="FIRST")
    page.save()
    rest(page)
    assert len(all_matters(office)) == 1 and office.ask(drafts.mine, "registration") == []


def test_a_matter_is_saved_though_its_draft_is_a_colleagues_meanwhile(page: ReceptionPage, office: Office) -> None:
    page.sheet.fill(name="周某某", subject="供暖", demands=["检修"], occurrence="REPEAT", linked_number="2019-9999")
    page.save()
    rest(page)
    saved: list[int] = []
    page.saved.connect(lambda matter, printed: saved.append(matter))
    sample.act_as(office, sample.HEAD)
    page.sheet.fill(occurrence="FIRST")
    page.save()
    rest(page)
    assert len(all_matters(office)) == 1
    assert saved


def test_the_sex_read_from_one_persons_number_stays_with_that_person(page: ReceptionPage) -> None:
    page.sheet.fill(name="周某某", id_type="RESIDENT", id_no="11010519491231002X")
    page._look()
    page.sheet.add_person()
    rest(page)
    assert page.sheet.form.editor("gender").value() == ""
    page.sheet.show_person(0)
    rest(page)
    assert page.sheet.form.editor("gender").value() == "F"


def test_a_number_that_cannot_be_right_says_nothing_about_the_sex(page: ReceptionPage) -> None:
    page.sheet.fill(name="周某某", id_type="RESIDENT", id_no=UNSOUND)
    rest(page)
    assert page.sheet.form.editor("gender").value() == ""


def test_a_doubtful_number_is_asked_about_once_and_kept_when_saved_again(page: ReceptionPage, office: Office) -> None:
    page.sheet.fill(name="周某某", id_type="RESIDENT", id_no=UNSOUND, subject="供暖", demands=["检修"])
    page.save()
    rest(page)
    assert all_matters(office) == []
    assert QApplication.focusWidget() is page.sheet.form.widget("id_kept_reason")
    assert sentence(page, "id_kept_reason") == words.KEEP_OR_MEND
    page.save()
    rest(page)
    assert all_matters(office)[0].people[0].id_no == UNSOUND


def test_another_doubtful_number_is_asked_about_again(page: ReceptionPage, office: Office) -> None:
    page.sheet.fill(name="周某某", id_type="RESIDENT", id_no=UNSOUND, subject="供暖", demands=["检修"])
    page.save()
    rest(page)
    page.sheet.fill(id_no="110105194912310022")
    page.save()
    rest(page)
    assert all_matters(office) == []


def test_a_number_without_the_type_of_its_paper_is_questioned_and_kept(page: ReceptionPage, office: Office) -> None:
    page.sheet.focus("id_type")
    key(Qt.Key.Key_Tab)
    page.sheet.fill(name="周某某", id_no="11010519491231002X", subject="供暖", demands=["检修"])
    page.sheet.focus("subject")
    rest(page)
    assert "证件类型" in sentence(page, "id_type")
    page.save()
    rest(page)
    assert len(all_matters(office)) == 1


@pytest.mark.parametrize(("number", "shown"), [(2, "postmark_on"), (3, "caller_no"), (4, "account")])
def test_alt_and_a_number_leaves_the_keyboard_in_the_first_field_to_type(
    page: ReceptionPage, number: int, shown: str
) -> None:
    page.sheet.focus("subject")
    key(Qt.Key(ord(str(number))), Qt.KeyboardModifier.AltModifier)
    assert page.sheet.form.widget(shown).isVisible()
    assert QApplication.focusWidget() is page.sheet.form.widget("name")


def test_the_headcount_follows_the_list_both_ways_until_it_is_typed(page: ReceptionPage) -> None:
    count = page.sheet.form.editor("headcount")
    page.sheet.add_person()
    page.sheet.add_person()
    assert count.value() == 3
    page.sheet.drop_person()
    assert count.value() == 2
    page.sheet.fill(headcount=4)
    page.sheet.add_person()
    page.sheet.drop_person()
    assert count.value() == 4


def test_a_due_day_on_a_rest_day_names_the_last_working_day_before_it(
    page: ReceptionPage, office: Office, clock: Clock
) -> None:
    page.sheet.fill(name="周某某", subject="供暖", demands=["检修"], received_at=datetime(2026, 3, 13, 9, 0))
    page.save()
    rest(page)
    assert "请在 3月27日 周五前办" in page.bars.shown()["ok"].accessibleName()
    assert words.notice_due(date(2026, 3, 31), None) == "书面告知期限 3月31日（周二）。"


def test_a_long_topic_shows_how_it_begins(page: ReceptionPage) -> None:
    page.sheet.fill(topic="后勤保障和校园基本建设中的食堂、供水、供电、供暖和物业管理")
    field = page.sheet.form.widget("topic").lineEdit()  # type: ignore[attr-defined]
    assert field.cursorPosition() == 0
