"""接访登记 at the counter: registering by keyboard alone, what is wrong shown at its field, nothing typed ever lost."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop_app.labels import reception as words
from desktop_app.office import Office
from desktop_app.usecases import drafts, ledger, registration
from desktop_app.usecases.registration import MaterialInput, NewMatter, PersonInput
from tests import sample
from tests.conftest import Clock
from ui import theme
from ui.errands import Errands
from ui.registers import reception_fields as layout
from ui.registers.reception import ReceptionPage

Open = Callable[[], ReceptionPage]


@pytest.fixture
def open_page(qtbot: Any, office: Office) -> Iterator[Open]:
    """Opens the page of one program; a second call is the page after a new start."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, theme.Theme())
    errands = Errands(office)

    def made() -> ReceptionPage:
        page = ReceptionPage(errands)
        qtbot.addWidget(page)
        page.resize(1366, 633)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        rest(page)
        return page

    yield made
    errands.close()


@pytest.fixture
def page(open_page: Open) -> ReceptionPage:
    return open_page()


def wait(milliseconds: int) -> None:
    """Let the window live for a while; an event loop of its own lets the other threads work meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def rest(page: ReceptionPage) -> None:
    """Wait until the page has looked, searched and saved."""
    wait(20)
    for _ in range(400):
        if not page.busy:
            break
        wait(20)
    assert not page.busy
    wait(20)


def sentence(page: ReceptionPage, key: str) -> str:
    """What stands under a field in sight."""
    return page.sheet.form.widget(key).accessibleDescription()


def all_matters(office: Office) -> list[NewMatter]:
    ids = office.ask(ledger.ids, ledger.Filter(view="ALL"))
    return [office.ask(registration.as_input, one)[0] for one in ids]


def write(text: str) -> None:
    """Type words as the input method hands them over, into whatever has the keyboard."""
    holder = QApplication.focusWidget()
    assert holder is not None
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(holder, event)


def key(code: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    holder = QApplication.focusWidget()
    assert holder is not None
    QTest.keyClick(holder, code, how)


def tab_to(page: ReceptionPage, wanted: str) -> None:
    """Press Tab until a field has the keyboard."""
    target = page.sheet.form.widget(wanted)
    for _ in range(40):
        holder = QApplication.focusWidget()
        if holder is not None and (holder is target or target.isAncestorOf(holder)):
            return
        key(Qt.Key.Key_Tab)
    raise AssertionError(wanted)


def test_a_visit_is_registered_and_its_form_asked_for_with_the_keyboard_alone(
    page: ReceptionPage, office: Office
) -> None:
    told: list[tuple[int, bool]] = []
    page.saved.connect(lambda *one: told.append(one))
    assert QApplication.focusWidget() is page.sheet.form.widget("name")
    for wanted, text in (
        ("name", "周某某"),
        ("phone", "138 0000 1234"),
        ("address", "家属院3号楼"),
        ("subject", "家属院3号楼供暖不足"),
        ("summary", "一月反映过三号楼供暖不足"),
        ("demands", "停暖前派人检查"),
    ):
        tab_to(page, wanted)
        write(text)
    key(Qt.Key.Key_Return)
    write("说明采暖费能否减免")
    assert all_matters(office) == []
    key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    rest(page)
    (kept,) = all_matters(office)
    assert (kept.channel, kept.receiver, kept.place) == ("VISIT", sample.OFFICER, "行政楼108")
    assert kept.received_at == datetime(2026, 3, 16, 10, 6)
    assert kept.people[0] == PersonInput(name="周某某", phone="138 0000 1234", address="家属院3号楼")
    assert kept.demands == ("停暖前派人检查", "说明采暖费能否减免")
    assert [printed for _, printed in told] == [True]
    assert "2026-0001" in page.bars.shown()["ok"].accessibleName()
    assert "3月31日（周二）" in page.bars.shown()["ok"].accessibleName()
    assert page.sheet.form.editor("name").value() == "" and not page.sheet.form.dirty


def test_enter_while_the_input_method_composes_neither_adds_a_demand_nor_saves(
    page: ReceptionPage, office: Office
) -> None:
    page.sheet.focus("demands")
    holder = QApplication.focusWidget()
    assert holder is not None
    QApplication.sendEvent(holder, QInputMethodEvent("gongnuan", []))
    key(Qt.Key.Key_Return)
    assert len(page.sheet.form.editor("demands").lines()) == 1  # type: ignore[attr-defined]
    assert all_matters(office) == []
    write("供暖")
    key(Qt.Key.Key_Return)
    assert page.sheet.form.editor("demands").value() == ["供暖"]


def test_saving_an_empty_form_names_what_is_missing_and_goes_to_the_first(page: ReceptionPage, office: Office) -> None:
    assert page.save_button.isEnabled()
    page.save()
    rest(page)
    assert QApplication.focusWidget() is page.sheet.form.widget("name")
    assert page.lacking.text() == "△ 还差 3 项：姓名、主题、诉求"
    assert "姓名" in sentence(page, "name") and "诉求" in sentence(page, "demands")
    assert all_matters(office) == []


def test_a_doubtful_identity_number_is_questioned_on_leaving_the_field_and_kept_with_a_reason(
    page: ReceptionPage, office: Office
) -> None:
    page.sheet.fill(id_type="RESIDENT", id_no="110105194912310021")
    page.sheet.focus("id_no")
    page._look()
    rest(page)
    assert sentence(page, "id_no") == ""
    key(Qt.Key.Key_Tab)
    rest(page)
    assert "第 18 位应为 X" in sentence(page, "id_no")
    assert page.sheet.form.widget("id_kept_reason").isVisible()
    page.sheet.fill(name="周某某", subject="供暖", demands=["检修"], id_kept_reason="证件本身如此")
    page.save()
    rest(page)
    assert all_matters(office)[0].people[0].id_kept_reason == "证件本身如此"


def test_a_childs_number_brings_up_the_guardian_and_saving_waits_for_one(page: ReceptionPage, office: Office) -> None:
    page.sheet.fill(name="林小雨", id_type="RESIDENT", id_no="110105201503070021", subject="转学", demands=["办理转学"])
    rest(page)
    assert page.sheet.form.widget("guardian").isVisible()
    assert page.sheet.form.editor("gender").value() == "F"
    page.save()
    rest(page)
    assert QApplication.focusWidget() is page.sheet.form.widget("guardian")
    page.sheet.fill(guardian="林某")
    page.save()
    rest(page)
    assert all_matters(office)[0].people[0].guardian == "林某"


def test_a_time_of_receipt_still_to_come_is_refused_at_its_field(page: ReceptionPage, office: Office) -> None:
    page.sheet.fill(name="周某某", subject="供暖", demands=["检修"], received_at=datetime(2026, 3, 18, 9, 0))
    page.save()
    rest(page)
    assert "不能晚于当前时间" in sentence(page, "received_at")
    assert QApplication.focusWidget() is page.sheet.form.widget("received_at")
    assert page.dues.rows() == ()
    assert all_matters(office) == []


def test_a_number_of_another_office_registered_before_is_refused_at_its_field(
    page: ReceptionPage, office: Office
) -> None:
    sample.register(office, channel="ONLINE", external_system="12345 热线", external_number="T-77")
    page.sheet.set_channel("ONLINE")
    page.sheet.fill(subject="供暖", demands=["检修"], external_system="12345 热线", external_number="T-77")
    page.save()
    rest(page)
    assert "该转办号已登记为" in sentence(page, "external_number")
    assert len(all_matters(office)) == 1


def test_an_unknown_earlier_number_is_refused_at_its_field_by_the_act_itself(
    page: ReceptionPage, office: Office
) -> None:
    page.sheet.fill(name="周某某", subject="供暖", demands=["检修"], occurrence="REPEAT", linked_number="2019-9999")
    page.save()
    rest(page)
    assert "2019-9999" in sentence(page, "linked_number")
    assert all_matters(office) == []


CHANNELS: dict[str, dict[str, Any]] = {
    "LETTER": {"postmark_on": date(2026, 3, 12), "envelope_kept": "KEPT", "letter_pages": 3},
    "CALL": {
        "name": "周某某",
        "caller_no": "138 0000 1234",
        "call_from": datetime(2026, 3, 16, 9, 50),
        "call_to": datetime(2026, 3, 16, 10, 2),
        "recording_ref": "L-12",
    },
    "ONLINE": {"account": "lan_78", "external_system": "省信访信息系统", "external_number": "W-1"},
    "SUPERIOR": {
        "superior": "青岚市教育局",
        "superior_letter_no": "青教信〔2026〕7号",
        "superior_letter_on": date(2026, 3, 10),
        "superior_due": date(2026, 4, 10),
        "report_required": ["REPORT"],
    },
    "LEADER_NOTE": {"external_number": "批-3"},
    "MAILBOX": {"account": "xiaomail", "external_number": "M-8"},
    "OTHER": {"external_system": "", "external_number": ""},
}


@pytest.mark.parametrize("channel", sorted(CHANNELS))
def test_every_channel_shows_its_own_fields_and_is_kept_with_them(
    page: ReceptionPage, office: Office, channel: str
) -> None:
    page.sheet.fill(**layout.channel_values(channel))
    page.sheet.fill(subject="供暖不足", demands=["检修"], **CHANNELS[channel])
    own = [one for one, where in layout.CHANNEL_FIELDS.items() if channel in where and one != "channel_more"]
    assert all(page.sheet.form.widget(one).isVisible() for one in own)
    assert not page.sheet.form.widget("place").isVisible()
    page.save()
    rest(page)
    (kept,) = all_matters(office)
    assert kept.channel == channel and kept.place == ""
    codes = {"KEPT": True, "REPORT": True}
    for one, typed in CHANNELS[channel].items():
        if one != "name":
            wanted = codes.get(typed[0], typed) if isinstance(typed, list) else codes.get(str(typed), typed)
            assert getattr(kept, one) == wanted, one
    assert layout.channel_of(page.sheet.values()) == channel


def test_alt_2_turns_to_the_letter_and_what_was_typed_for_a_call_stays_out_of_it(
    page: ReceptionPage, office: Office
) -> None:
    key(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    page.sheet.fill(caller_no="138 0000 1234", name="周某某", subject="供暖", demands=["检修"])
    key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.sheet.form.widget("postmark_on").isVisible()
    assert not page.sheet.form.widget("caller_no").isVisible()
    page.save()
    rest(page)
    assert (all_matters(office)[0].channel, all_matters(office)[0].caller_no) == ("LETTER", "")


def test_alt_5_asks_for_one_of_the_further_forms_and_saving_waits_for_it(page: ReceptionPage, office: Office) -> None:
    key(Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert page.sheet.form.widget("channel_more").isVisible()
    page.sheet.fill(subject="供暖", demands=["检修"])
    page.save()
    rest(page)
    assert page.lacking.text() == "△ 还差 1 项：更多形式"
    assert all_matters(office) == []
    write("校长信箱")
    page.save()
    rest(page)
    assert all_matters(office)[0].channel == "MAILBOX"


def test_an_urgent_matter_needs_its_reason_at_its_own_field(page: ReceptionPage, office: Office) -> None:
    page.sheet.fill(name="周某某", subject="供暖", demands=["检修"], urgency="URGENT")
    page.save()
    rest(page)
    assert "紧急" in sentence(page, "urgency_reason")
    page.sheet.fill(urgency_reason="有老人冻伤")
    page.save()
    rest(page)
    assert (all_matters(office)[0].urgency, all_matters(office)[0].urgency_reason) == ("URGENT", "有老人冻伤")


def test_a_call_without_a_number_is_kept_once_the_caller_refused_to_give_one(
    page: ReceptionPage, office: Office
) -> None:
    page.sheet.set_channel("CALL")
    page.sheet.fill(name="周某某", subject="供暖", demands=["检修"])
    page.save()
    rest(page)
    assert QApplication.focusWidget() is page.sheet.form.widget("caller_no")
    page.sheet.fill(caller_refused=["REFUSED"])
    page.save()
    rest(page)
    assert all_matters(office)[0].caller_refused


def test_several_petitioners_are_kept_in_order_with_their_representative(page: ReceptionPage, office: Office) -> None:
    page.sheet.fill(name="周某某", subject="供暖", demands=["检修"], representative=["YES"])
    page.sheet.add_person()
    page.sheet.fill(name="梁某")
    page.sheet.add_person()
    page.sheet.fill(name="冯某")
    page.sheet.drop_person()
    page.sheet.fill(headcount=6)
    assert "集体访" in sentence(page, "headcount")
    page.sheet.show_person(0)
    assert page.sheet.form.editor("name").value() == "周某某"
    page.save()
    rest(page)
    (kept,) = all_matters(office)
    assert [(one.name, one.representative) for one in kept.people] == [("周某某", True), ("梁某", False)]
    assert kept.headcount == 6


def test_the_form_goes_to_the_petitioner_whose_entry_is_wrong(page: ReceptionPage, office: Office) -> None:
    page.sheet.fill(name="周某某", subject="转学", demands=["办理"])
    page.sheet.add_person()
    page.sheet.fill(name="林小雨", id_type="RESIDENT", id_no="110105201503070021")
    page.sheet.show_person(0)
    page.save()
    rest(page)
    assert page.sheet.seat == 1
    assert "监护人" in page.lacking.text() and "第 2 人" in page.lacking.text()
    assert all_matters(office) == []


def test_an_earlier_matter_is_shown_beside_the_typing_and_linked_as_a_repeat(
    page: ReceptionPage, office: Office
) -> None:
    earlier = sample.register(office)
    opened: list[int] = []
    page.opened.connect(opened.append)
    page.sheet.fill(name="周某某", phone="138 0000 1234", subject="家属院3号楼供暖仍不足", demands=["检修供暖管道"])
    rest(page)
    (found,) = page.repeats.similar()
    assert found.id == earlier.id and "SAME_PHONE" in found.agreeing
    assert all("周某某" not in one.text() for one in page.repeats.findChildren(QLabel))
    key(Qt.Key.Key_F8)
    assert opened == [earlier.id]
    next(one for one in page.repeats.findChildren(QPushButton) if one.text() == words.LINK).click()
    assert page.sheet.form.editor("linked_number").value() == earlier.number
    page.save()
    rest(page)
    kept = next(one for one in all_matters(office) if one.subject == "家属院3号楼供暖仍不足")
    assert (kept.occurrence, kept.linked_number) == ("REPEAT", earlier.number)


def test_a_matter_set_apart_is_gone_from_the_panel_and_stays_set_apart_after_saving(
    page: ReceptionPage, office: Office
) -> None:
    sample.register(office)
    page.sheet.fill(name="周某某", phone="138 0000 1234", subject="食堂卫生", demands=["检查食堂"])
    rest(page)
    next(one for one in page.repeats.findChildren(QPushButton) if one.text() == words.NOT_SAME).click()
    assert page.repeats.similar() == ()
    told: list[int] = []
    page.saved.connect(lambda one, _: told.append(one))
    page.save()
    rest(page)
    page.edit(told[0])
    rest(page)
    assert page.sheet.form.editor("subject").value() == "食堂卫生"
    assert page.repeats.similar() == ()


def test_the_days_beside_the_form_follow_the_time_of_receipt(page: ReceptionPage) -> None:
    page.sheet.fill(received_at=datetime(2026, 3, 2, 9, 0))
    rest(page)
    assert [(row.rule, row.day) for row in page.dues.rows()] == [
        ("R-ACK-15", date(2026, 3, 17)),
        ("R-HANDLE-60", date(2026, 5, 15)),
    ]


def test_a_draft_is_kept_when_typing_stops_and_found_again_after_a_new_start(
    qtbot: Any, open_page: Open, office: Office
) -> None:
    first = open_page()
    first.sheet.set_channel("LETTER")
    first.sheet.fill(subject="供暖不足", demands=["检修"], postmark_on=date(2026, 3, 12), name="周某某")
    first.sheet.add_person()
    first.sheet.fill(name="梁某")
    qtbot.waitUntil(lambda: first.standing.text() != "", timeout=5000)
    assert "10:06:00" in first.standing.text()
    assert all_matters(office) == []
    second = open_page()
    second.offer_draft()
    rest(second)
    assert "供暖不足" in second.bars.shown()["warn"].accessibleName()
    next(one for one in second.bars.findChildren(QPushButton) if one.text() == words.GO_ON).click()
    rest(second)
    assert second.sheet.matter() == first.sheet.matter()
    assert second.sheet.seat == 1
    second.save()
    rest(second)
    assert [one.name for one in all_matters(office)[0].people] == ["周某某", "梁某"]
    assert office.ask(drafts.mine, "registration") == []


def test_escape_puts_the_form_aside_as_a_draft_and_asks_nothing(page: ReceptionPage, office: Office) -> None:
    page.sheet.fill(subject="供暖不足")
    key(Qt.Key.Key_Escape)
    rest(page)
    assert page.sheet.form.editor("subject").value() == ""
    (kept,) = office.ask(drafts.mine, "registration")
    assert kept.body["subject"] == "供暖不足"
    page.open_draft(kept.id)
    rest(page)
    assert page.sheet.form.editor("subject").value() == "供暖不足"


def test_a_correction_is_saved_with_its_reason_and_a_fresh_form_follows(page: ReceptionPage, office: Office) -> None:
    made = sample.register(office)
    page.edit(made.id)
    rest(page)
    assert made.number.split("-", 1)[1] in page.panel.title.text()
    page.sheet.fill(subject="家属院3号楼供暖严重不足", reason="原主题写得不准")
    page.save_and_print()
    rest(page)
    seen = sample.seen(office, made.id)
    assert seen.subject == "家属院3号楼供暖严重不足"
    assert seen.steps[-1].note == "原主题写得不准" or seen.steps[0].note == "原主题写得不准"
    assert not page.sheet.form.widget("reason").isVisible()
    assert page.panel.title.text() == words.TITLE


def test_a_matter_changed_by_somebody_else_meanwhile_shows_both_values_and_is_not_overwritten_unseen(
    page: ReceptionPage, office: Office
) -> None:
    made = sample.register(office)
    page.edit(made.id)
    rest(page)
    stored, version = office.ask(registration.as_input, made.id)
    office.do(registration.amend, made.id, version, replace(stored, subject="别人改的主题"), "")
    page.sheet.fill(subject="我改的主题")
    page.save()
    rest(page)
    assert sample.seen(office, made.id).subject == "别人改的主题"
    assert "别人改的主题" in sentence(page, "subject")
    assert page.sheet.form.editor("subject").value() == "我改的主题"
    assert words.CHANGED_MEANWHILE in page.bars.shown()["warn"].accessibleName()
    page.save()
    rest(page)
    assert sample.seen(office, made.id).subject == "我改的主题"


def test_a_scanned_file_is_kept_with_its_material_and_one_that_is_gone_stops_the_saving(
    page: ReceptionPage, office: Office, tmp_path: Path
) -> None:
    scan = tmp_path / "室温照片.jpg"
    page.sheet.fill(
        name="周某某",
        subject="供暖",
        demands=["检修"],
        materials=[{"name": "室温照片", "copies": 3, "form": "ELECTRONIC", "path": str(scan)}],
    )
    page.save()
    rest(page)
    assert "室温照片.jpg" in page.bars.shown()["error"].accessibleName()
    assert all_matters(office) == []
    scan.write_bytes(b"picture")
    page.save()
    rest(page)
    assert all_matters(office)[0].materials == (MaterialInput(name="室温照片", copies=3, file_name="室温照片.jpg"),)


@pytest.mark.parametrize(
    ("wide", "high", "scale"), [(1366, 633, 100), (1280, 585, 100), (1366, 633, 125), (1024, 465, 100)]
)
def test_the_bar_of_actions_stays_in_sight_and_nothing_scrolls_sideways(
    page: ReceptionPage, wide: int, high: int, scale: int
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, theme.Theme(scale=scale))
    page.resize(wide, high)
    wait(50)
    bottom = page.print_button.mapTo(page, page.print_button.rect().bottomRight())
    assert bottom.x() < wide and bottom.y() < high
    assert page.width() == wide and page.height() == high
    body = page.sheet.widget()
    assert body is not None
    assert body.minimumSizeHint().width() <= page.sheet.viewport().width()
    theme.apply(app, theme.Theme())


def test_a_form_untouched_until_later_carries_the_time_at_which_it_is_shown(page: ReceptionPage, clock: Clock) -> None:
    page.hide()
    clock.forward(hours=2)
    page.show()
    assert page.sheet.form.editor("received_at").value() == datetime(2026, 3, 16, 12, 6)
