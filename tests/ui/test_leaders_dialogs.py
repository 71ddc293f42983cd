"""Letters read by leaders, taken charge and the records of a matter, each through its short dialog in the window."""

from __future__ import annotations

from datetime import timedelta

from pytestqt.qtbot import QtBot

from desktop_app.labels import charges
from desktop_app.labels.records import RECORDS
from desktop_app.office import Office
from desktop_app.usecases import dossier, registration, verification
from tests import sample
from tests.conftest import Clock
from tests.ui.test_whole_life import act
from tests.ui.test_whole_life import window as window
from ui.main_window import MainWindow


def leader(office: Office) -> str:
    return str(sample.person(office, sample.DEPUTY).id)


def test_a_letter_goes_up_down_and_back(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    made = office.do(registration.register, sample.letter(subject="反映食堂收费", topic="收费")).id
    refused = act(window, qtbot, made, "ASK_LEADER", letter_kinds=[], leader=leader(office), proposal="拟转总务处")
    assert refused is not None and refused.form.problems()["letter_kinds"]
    refused.reject()
    assert act(window, qtbot, made, "ASK_LEADER", leader=leader(office), proposal="拟转总务处核实") is None
    due = window.today() + timedelta(days=10)
    order = {"order_words": "请总务处查实。", "order_unit": str(sample.unit(office).id), "order_due": due}
    assert act(window, qtbot, made, "INSTRUCT", **order) is None
    assert act(window, qtbot, made, "INSTRUCTION_ANSWER", result="已公示。", on_paper=["YES"]) is None
    assert act(window, qtbot, made, "INSTRUCTION_BACK", attitude="满意") is None
    seen = office.ask(dossier.dossier, made)
    assert [one.stage for one in seen.course.instructions] == ["DONE"]
    assert {one.form for one in seen.papers} >= {"F21", "F22", "F23"}


def test_a_case_is_taken_charge_of_and_ended(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    made = sample.register(office).id
    unit, handler = str(sample.unit(office).id), str(sample.person(office, sample.HANDLER).id)
    lacking = act(window, qtbot, made, "CHARGE_TAKE", trigger="HARD", charge_unit=unit, charge_handler=handler)
    assert lacking is not None and "定事、定人、定时不全" in lacking.form.problems()["charge_leader"]
    lacking.reject()
    due = window.today() + timedelta(days=60)
    whole = {
        "trigger": "HARD",
        "charge_leader": leader(office),
        "charge_unit": unit,
        "charge_handler": handler,
        "charge_due": due,
    }
    assert act(window, qtbot, made, "CHARGE_TAKE", **whole) is None
    assert act(window, qtbot, made, "CHARGE_PLAN", plan="更换支管") is None
    assert act(window, qtbot, made, "CHARGE_NOTICED") is None
    assert act(window, qtbot, made, "CHARGE_REPORT", cause="老化", findings="属实", solution="更换") is None
    for item in (*charges.FIVE["ZZ-2019"], *charges.FOUR):
        assert act(window, qtbot, made, "CHARGE_ITEM", item=item, item_note="到户走访") is None
    assert act(window, qtbot, made, "CHARGE_RESULT", result="已解决") is None
    assert act(window, qtbot, made, "CHARGE_END") is None
    assert office.ask(dossier.dossier, made).course.charges[0].ended
    assert office.ask(verification.verify, office.numbers_outside()).problems == []


def test_every_record_beside_a_matter_has_its_dialog(
    window: MainWindow, office: Office, qtbot: QtBot, clock: Clock
) -> None:
    made = sample.register(office).id
    for form, fields in RECORDS.items():
        values = {one.key: "内容" for one in fields if one.must and not one.moment}
        values |= {one.key: one.choices[0] for one in fields if one.choices}
        if "units" in values:
            values["units"] = "总务处、教务处"
        assert act(window, qtbot, made, form, **values) is None
    now = window.now()
    notice = {"told_by": "市信访局", "arrive_by": now + timedelta(hours=2), "people": "周某某"}
    assert act(window, qtbot, made, "ONSITE", **notice) is None
    assert act(window, qtbot, made, "ONSITE_ARRIVED", course="劝返", brought_back="YES") is None
    assert {one.form for one in office.ask(dossier.dossier, made).papers} >= {*RECORDS, "F11b"}
