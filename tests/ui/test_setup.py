"""First questions and settings: short to answer, everything changeable, and no deadline moves unseen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_app import composition, shipped
from desktop_app.labels import setup as words
from desktop_app.office import Office
from desktop_app.usecases import offices, settings, verification
from tests import sample
from tests.conftest import Clock
from tests.ui.compose import compose
from tests.ui.conftest import office_clock, photograph
from ui.dialogs import setup as dialogs
from ui.dialogs.changes import ChangesDialog
from ui.dialogs.people_editor import RoleEdit
from ui.dialogs.setup import SetupDialog
from ui.errands import Errands
from ui.widgets.editors import ChoiceEdit, LineEdit

BOOK = shipped.rule_book()


@pytest.fixture
def new_office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    opened = composition.open_writing(tmp_path / "desk", clock)
    yield opened
    opened.close()


@pytest.fixture
def first(new_office: Office, qtbot: QtBot) -> Iterator[SetupDialog]:
    """The wizard of an office nobody has answered for."""
    errands = Errands(new_office)
    answers = new_office.ask(offices.answers)
    yield shown(SetupDialog(None, errands, answers, BOOK, True, new_office.folder.path, office_clock), qtbot)
    errands.close()


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> Iterator[SetupDialog]:
    """The settings of an office that works."""
    errands = Errands(office)
    answers = office.ask(offices.answers)
    yield shown(SetupDialog(None, errands, answers, BOOK, False, office.folder.path, office_clock), qtbot)
    errands.close()


def shown(dialog: SetupDialog, qtbot: QtBot) -> SetupDialog:
    qtbot.addWidget(dialog, before_close_func=lambda one: setattr(one, "_dirty", False))
    dialog.show()
    return dialog


def save(dialog: SetupDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.accepted):
        dialog.try_save()


def test_an_office_stands_after_the_school_name_alone(first: SetupDialog, new_office: Office, qtbot: QtBot) -> None:
    compose(first.school.widget("school"), "青岚职业技术学院")
    save(first, qtbot)
    profile = new_office.ask(offices.profile)
    assert (profile.school, profile.short, profile.regime) == ("青岚职业技术学院", "青岚", "")
    assert profile.overlays == ("SCHOOL",) and not profile.sample


def test_the_code_word_follows_the_name_until_it_is_typed(first: SetupDialog, qtbot: QtBot) -> None:
    school, short = first.school.widget("school"), first.school.editor("short")
    compose(school, "白杨中学")
    assert short.value() == "白杨"
    short.set_value("白中")
    compose(school, "东校区")
    assert short.value() == "白中"


def test_a_missing_name_is_asked_for_at_its_field_and_then_kept(first: SetupDialog, qtbot: QtBot) -> None:
    first.steps.setCurrentRow(3)
    first.try_save()
    assert first.steps.currentRow() == 0 and list(first.school.problems()) == ["school"]
    assert first.school.widget("school").hasFocus() and first.isVisible()
    compose(first.school.widget("school"), "青岚学院")
    save(first, qtbot)


def test_enter_adds_the_next_person_and_roles_are_ticked(first: SetupDialog, new_office: Office, qtbot: QtBot) -> None:
    first.school.editor("school").set_value("青岚学院")
    first.steps.setCurrentRow(2)
    compose(first.people.units.cell(0, "name"), "总务处")
    name = first.people.people.cell(0, "name")
    compose(name, "方敏")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert len(first.people.people) == 2 and first.people.people.cell(1, "name").hasFocus()
    roles, home = first.people.people.cell(0, "roles"), first.people.people.cell(0, "unit")
    assert isinstance(roles, RoleEdit)
    roles.set_value(["HANDLER", "REGISTRAR"])
    assert roles.text() == "登记人、承办人"
    compose(home, "总务处")
    photograph(first, "setup-people")
    save(first, qtbot)
    (person,) = new_office.ask(offices.people)
    assert (person.name, set(person.roles), person.unit) == ("方敏", {"HANDLER", "REGISTRAR"}, "总务处")


def test_the_sample_office_comes_with_its_matters(first: SetupDialog, new_office: Office, qtbot: QtBot) -> None:
    first.start.set_value("SAMPLE")
    first.steps.setCurrentRow(2)
    assert not first.people.isVisible()
    save(first, qtbot)
    assert new_office.ask(offices.profile).sample
    assert new_office.ask(verification.verify, new_office.numbers_outside()).matters == 10


def test_looking_at_the_sample_costs_nothing_typed(first: SetupDialog) -> None:
    first.school.editor("school").set_value("白杨中学")
    first.start.set_value("SAMPLE")
    assert not first.school.isVisible() and first.answers().setup.profile.school == "青岚学院"
    first.start.set_value("OWN")
    assert first.school.isVisible() and first.answers().setup.profile.school == "白杨中学"


def test_another_folder_is_handed_over_before_anything_is_kept(
    first: SetupDialog, new_office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    first.school.editor("school").set_value("白杨中学")
    first.choose_folder(tmp_path / "other")
    save(first, qtbot)
    assert first.moved and first.chosen_folder == tmp_path / "other"
    assert first.answers().setup.profile.school == "白杨中学"
    assert new_office.ask(offices.is_new)


def test_a_folder_with_other_things_in_it_is_refused(
    first: SetupDialog, tmp_path: Path, folder: Path, new_office: Office
) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"x")
    first.choose_folder(tmp_path / "photos")
    assert "a.jpg" in first.bars.shown()["error"].accessibleName() and not first.moved
    first.choose_folder(folder)
    assert "已有信访数据" in first.bars.shown()["error"].accessibleName() and not first.moved
    first.choose_folder(new_office.folder.path)
    assert not first.bars.shown() and not first.moved


def test_who_leaves_stays_in_the_records_and_a_department_ends(page: SetupDialog, office: Office, qtbot: QtBot) -> None:
    people, units = page.people.people, page.people.units
    place = [row["name"] for row in people.rows()].index(sample.DEAN)
    people.remove_row(place)
    units.remove_row([row["name"] for row in units.rows()].index("教务处"))
    save(page, qtbot)
    assert sample.DEAN not in {row.name for row in office.ask(offices.people)}
    left = next(row for row in office.ask(offices.answers).people if row.name == sample.DEAN)
    assert not left.active and left.roles == ("HANDLER",)
    assert {row.name for row in office.ask(offices.units)} == {"总务处", "人事处"}


def test_a_second_person_of_one_name_is_refused_at_the_row(page: SetupDialog, office: Office, qtbot: QtBot) -> None:
    page.people.people.cell(1, "name").set_value(sample.OFFICER)  # type: ignore[attr-defined]
    page.try_save()
    qtbot.waitUntil(lambda: not page.people.people.sentence.isHidden())
    assert page.steps.currentRow() == 2 and page.ready.isEnabled()
    assert sample.HEAD in {row.name for row in office.ask(offices.people)}


def test_a_department_that_does_not_exist_is_pointed_out(page: SetupDialog) -> None:
    page.people.people.cell(0, "unit").setEditText("后勤处")  # type: ignore[attr-defined]
    assert page.problem()
    assert "后勤处" in page.people.people.sentence.text()


def test_a_policy_out_of_its_range_is_refused_at_the_setting(page: SetupDialog) -> None:
    field = page.rules.input("post_days")
    assert isinstance(field, LineEdit)
    field.setText("99")
    assert page.problem() and page.steps.currentRow() == 4
    assert field.property("state") == "error"


@pytest.mark.parametrize("agreed", [True, False])
def test_a_new_policy_is_kept_only_after_its_effect_was_seen(
    page: SetupDialog, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    sample.register(office)
    before = office.ask(settings.preview, {})
    assert before == []
    seen: list[list[tuple[str, ...]]] = []

    def answer(dialog: ChangesDialog) -> int:
        seen.append(dialog.table.texts())
        return int(agreed)

    monkeypatch.setattr(ChangesDialog, "exec", answer)
    start = page.rules.input("start")
    start.set_value("SAME_DAY")  # type: ignore[attr-defined]
    page.try_save()
    qtbot.waitUntil(lambda: bool(seen) and page.ready.isEnabled())
    qtbot.waitUntil(lambda: not page.errands.busy)
    (row,) = seen[0]
    assert row[:4] == ("2026-0001", "书面告知（受理/接收）期限", "2026-03-31", "2026-03-30")
    assert office.ask(offices.profile).policy == ({"start": "SAME_DAY"} if agreed else {})
    assert (page.result() == QDialog.DialogCode.Accepted) is agreed
    assert office.ask(verification.verify, office.numbers_outside()).sound


def test_looking_at_a_policy_writes_nothing(office: Office) -> None:
    sample.register(office)
    assert len(office.ask(settings.preview, {"start": "SAME_DAY"})) == 1
    assert office.ask(offices.profile).policy == {}
    assert office.ask(verification.verify, office.numbers_outside()).sound


def test_esc_asks_before_it_drops_what_was_typed(
    page: SetupDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["", "LEAVE"])
    monkeypatch.setattr(dialogs, "ask", lambda *_words: next(answers))
    compose(page.superior.widget("superior"), "青岚市教育工委")
    page.reject()
    assert page.isVisible()
    page.reject()
    assert not page.isVisible()


def test_unverified_sets_are_marked(first: SetupDialog) -> None:
    from PySide6.QtWidgets import QLabel

    marks = [one for one in first.rules.findChildren(QLabel) if one.text() == "待核实"]
    unsure = [one for one in BOOK.sets.values() if one.level.value != "NATIONAL" and not one.verified]
    unsure_settings = [one for one in BOOK.settings if not one.verified]
    assert len(marks) == len(unsure) + len(unsure_settings) > 0


@pytest.mark.parametrize(
    ("school", "short"),
    [
        ("青岚大学", "青岚"),
        ("白杨实验学校", "白杨"),
        ("大学", "大学"),
        ("", ""),
        ("江州市云溪职业技术学院", "云溪"),
        ("东江省江州市云溪区白杨小学", "白杨"),
        ("江州城市职业学院", "江州城市"),
        ("江州市第二中学", ""),
        ("江州云溪外国语学校", ""),
    ],
)
def test_the_proposed_code_word_leaves_out_the_kind_of_school(school: str, short: str) -> None:
    assert settings.proposed_short(school) == short


def test_saving_settings_unchanged_keeps_every_answer(page: SetupDialog, office: Office, qtbot: QtBot) -> None:
    before = office.ask(offices.answers)
    save(page, qtbot)
    after = office.ask(offices.answers)
    assert [row.name for row in after.units] == [row.name for row in before.units]
    told = [(row.name, row.roles, row.unit, row.active) for row in before.people]
    assert [(row.name, row.roles, row.unit, row.active) for row in after.people] == told
    assert after.profile.superior == before.profile.superior == "青岚市教育局"


def test_the_first_step_is_left_only_with_the_name_of_the_school(first: SetupDialog, qtbot: QtBot) -> None:
    school = first.school.widget("school")
    qtbot.mouseClick(first.next, Qt.MouseButton.LeftButton)
    assert first.steps.currentRow() == 0 and school.hasFocus() and school.property("state") == "error"
    assert first.state.text() == words.NOT_FILLED
    compose(school, "青岚学院")
    assert school.property("state") == "" and first.state.text() == ""
    qtbot.mouseClick(first.next, Qt.MouseButton.LeftButton)
    assert first.steps.currentRow() == 1


def test_each_step_begins_with_the_keyboard_in_its_first_field(first: SetupDialog, qtbot: QtBot) -> None:
    compose(first.school.widget("school"), "青岚学院")
    for begins in (
        first.superior.widget("superior"),
        first.people.units.cell(0, "name"),
        first.places.cell(0, "name"),
    ):
        qtbot.mouseClick(first.next, Qt.MouseButton.LeftButton)
        assert begins.hasFocus()
    compose(first.places.cell(0, "name"), "行政楼108")
    qtbot.keyClick(first, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert first.rules.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]
    first.steps.setCurrentRow(3)
    assert [row.name for row in first.answers().setup.places] == ["行政楼108"]


def test_a_mark_in_the_list_of_staff_goes_when_it_is_mended(page: SetupDialog) -> None:
    unit = page.people.people.cell(0, "unit")
    assert isinstance(unit, ChoiceEdit)
    unit.setEditText("后勤处")
    page.try_save()
    assert page.state.text() == words.NOT_FILLED and unit.property("state") == "error"
    unit.setEditText("总务处")
    assert page.state.text() == "" and unit.property("state") == ""


def test_enter_presses_the_button_that_has_the_keyboard(
    first: SetupDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose(first.school.widget("school"), "青岚学院")
    asked: list[str] = []

    def answer(_parent: object, title: str, *_words: object) -> str:
        asked.append(title)
        return "LEAVE"

    monkeypatch.setattr(dialogs, "ask", answer)
    first.back.setFocus()
    qtbot.keyClick(first.back, Qt.Key.Key_Return)
    assert len(asked) == 1 and not first.isVisible()


def test_enter_in_a_field_still_goes_on(first: SetupDialog, qtbot: QtBot) -> None:
    school = first.school.widget("school")
    compose(school, "青岚学院")
    qtbot.keyClick(school, Qt.Key.Key_Return)
    assert first.steps.currentRow() == 1


def test_enter_in_the_list_of_roles_chooses_the_role(first: SetupDialog, qtbot: QtBot) -> None:
    roles = first.people.people.cell(0, "roles")
    assert isinstance(roles, RoleEdit)
    menu = roles.menu()
    menu.popup(roles.mapToGlobal(roles.rect().bottomLeft()))
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert len(roles.value()) == 1 and not menu.isVisible()
    menu.popup(roles.mapToGlobal(roles.rect().bottomLeft()))
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert len(roles.value()) == 2


def test_a_telephone_of_the_office_that_nobody_can_dial_is_questioned(first: SetupDialog, qtbot: QtBot) -> None:
    compose(first.school.widget("school"), "青岚学院")
    phone = first.school.widget("phone")
    compose(phone, "8888")
    first.school.widget("hours").setFocus()
    assert phone.property("state") == "warn"
    save(first, qtbot)
