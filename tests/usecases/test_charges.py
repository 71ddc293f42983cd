"""领导包案: 定事定人定时, the unit's report in five days, evidence for each item, and no measure against a person."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.labels import charges as words
from desktop_app.labels.refusals import sentence
from desktop_app.office import Desk, Office
from desktop_app.storage.charges import Charge
from desktop_app.storage.matters import Accused
from desktop_app.storage.offices import Person
from desktop_app.usecases import charges, dossier, papers, verification
from desktop_app.usecases.charges import Evidence, Report, Step, Take
from tests import leader_days as days
from tests import sample
from tests.conftest import Clock
from tests.documents.golden_text import solid, text_of
from tests.usecases.test_leader_days import refusal

TODAY = date(2026, 3, 16)


@pytest.fixture
def matter(office: Office) -> int:
    return sample.register(office).id


def take(office: Office, matter_id: int, **known: Any) -> Take:
    given = {"matter_id": matter_id, "version": None, "trigger": "HARD", "due": date(2026, 5, 29),
             "leader_id": days.leader(office, sample.DEPUTY), "unit_id": sample.unit(office).id,
             "handler_id": sample.person(office, sample.HANDLER).id, **known}  # fmt: skip
    return Take(**given)


def only(office: Office) -> Charge:
    found: Charge = office.ask(lambda desk: desk.db.scalar(select(Charge)))
    return found


def step(office: Office, matter_id: int, **known: Any) -> Step:
    given = {"matter_id": matter_id, "version": None, "charge_id": only(office).id, "on": TODAY, **known}
    return Step(**given)


def report(office: Office, matter_id: int, **known: Any) -> Report:
    given = {"matter_id": matter_id, "version": None, "charge_id": only(office).id, "reported_on": TODAY,
             "cause": "管道老化", "findings": "十二户不热", "proposal": "更换支管", **known}  # fmt: skip
    return Report(**given)


def evidence(office: Office, matter_id: int, item: str, **known: Any) -> Evidence:
    given = {"matter_id": matter_id, "version": None, "charge_id": only(office).id, "item": item, "done_on": TODAY,
             "note": "到户走访两次", **known}  # fmt: skip
    return Evidence(**given)


def clocks(office: Office, matter_id: int) -> dict[str, date]:
    seen = office.ask(dossier.dossier, matter_id)
    return {one.rule: one.due.due for one in seen.clocks if one.met_on is None}


def test_a_leader_takes_charge_and_the_case_runs_to_its_end(office: Office, matter: int) -> None:
    issued = office.do(charges.take, take(office, matter, plan="更换支管，减免采暖费"))
    text = solid(text_of(office.ask(papers.kept, issued.id).pdf))
    assert "包案通知" in text and "BA-2026-0001" in text and "5日内" in text
    assert clocks(office, matter)["R-BAO-DUE"] == date(2026, 5, 29)
    office.do(charges.notice_received, step(office, matter))
    assert clocks(office, matter)["R-BAO-5"] == date(2026, 3, 21)
    office.do(charges.report, report(office, matter))
    assert "R-BAO-5" not in clocks(office, matter)
    for item in charges.items("ZZ-2019"):
        office.do(charges.add_evidence, evidence(office, matter, item))
    office.do(charges.add_evidence, evidence(office, matter, words.FOLLOW_UP, note="支管到货"))
    office.do(charges.result, step(office, matter, words="支管已换，信访人认可"))
    assert "R-BAO-DUE" not in clocks(office, matter)
    sheet = office.do(charges.end, step(office, matter, by_id=days.leader(office, sample.DEPUTY)))
    text = solid(text_of(office.ask(papers.kept, sheet.id).pdf))
    for said in (
        "更换支管，减免采暖费",
        "到户走访两次",
        "亲自走访当事人",
        "支管到货",
        "支管已换，信访人认可",
        sample.DEPUTY,
    ):
        assert solid(said) in text
    assert office.ask(charges.rows) == [] and len(office.ask(charges.rows, True)) == 1
    assert office.ask(verification.verify, office.numbers_outside()).problems == []


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"trigger": ""}, "TRIGGER_MISSING", "trigger"),
        ({"five_set": "ELSE"}, "CHOICE_UNKNOWN", "five_set"),
        ({"leader_id": None}, "CHARGE_INCOMPLETE", "leader"),
        ({"unit_id": None}, "CHARGE_INCOMPLETE", "unit"),
        ({"handler_id": None}, "CHARGE_INCOMPLETE", "handler"),
        ({"due": None}, "CHARGE_INCOMPLETE", "due"),
        ({"due": date(2026, 3, 15)}, "CHARGE_DUE_PAST", "due"),
        ({"plan": "安排专人看管"}, "CHARGE_RESTRAINT", "plan"),
    ],
)
def test_a_charge_names_matter_people_and_day(
    change: dict[str, Any], code: str, field: str, office: Office, matter: int
) -> None:
    found = refusal(office, charges.take, take(office, matter, **change))
    assert (found.code, found.field) == (code, field)


def test_no_measure_restrains_a_person_whoever_wrote_it(office: Office, matter: int) -> None:
    office.do(charges.take, take(office, matter))
    found = refusal(office, charges.add_evidence, evidence(office, matter, "F2", note="限制人身自由三天"))
    assert found.code == "CHARGE_RESTRAINT" and "不得限制信访人的人身自由" in sentence(found)
    assert refusal(office, charges.result, step(office, matter, words="截访劝返")).code == "CHARGE_RESTRAINT"


def test_the_two_lists_of_five_differ_and_both_can_be_chosen(office: Office, matter: int) -> None:
    office.do(charges.take, take(office, matter, five_set="SX-2009"))
    assert office.ask(charges.rows)[0].open_items[:2] == ("包信息掌握", "包人员控制")
    assert charges.items("ZZ-2019").keys() == charges.items("SX-2009").keys()
    assert set(words.FIVE["ZZ-2019"].values()).isdisjoint(words.FIVE["SX-2009"].values())


def test_the_unit_reports_all_three_parts_after_its_notice(office: Office, matter: int) -> None:
    office.do(charges.take, take(office, matter))
    assert refusal(office, charges.report, report(office, matter)).code == "NOTICE_FIRST"
    office.do(charges.notice_received, step(office, matter))
    for part in ("cause", "findings", "proposal"):
        found = refusal(office, charges.report, report(office, matter, **{part: " "}))
        assert (found.code, found.field) == ("REPORT_PARTS_MISSING", part)


def test_a_charge_ends_with_result_report_and_every_item(office: Office, matter: int) -> None:
    deputy = days.leader(office, sample.DEPUTY)
    office.do(charges.take, take(office, matter))
    assert refusal(office, charges.take, take(office, matter)).code == "CHARGE_OPEN"
    end = step(office, matter, by_id=deputy)
    assert refusal(office, charges.end, end).code == "CHARGE_NO_RESULT"
    assert refusal(office, charges.result, step(office, matter, words="")).code == "RESULT_MISSING"
    office.do(charges.result, step(office, matter, words="已解决"))
    assert refusal(office, charges.end, end).code == "CHARGE_REPORT_FIRST"
    office.do(charges.notice_received, step(office, matter))
    office.do(charges.report, report(office, matter))
    found = refusal(office, charges.end, end)
    assert found.code == "CHARGE_ITEMS_OPEN" and "包问题解决" in sentence(found)
    assert refusal(office, charges.add_evidence, evidence(office, matter, "X1")).code == "CHOICE_UNKNOWN"
    assert refusal(office, charges.add_evidence, evidence(office, matter, "F1", note="")).code == "CHARGE_NOTE_MISSING"
    assert refusal(office, charges.keep_plan, step(office, matter, words="")).code == "PLAN_MISSING"
    for item in charges.items("ZZ-2019"):
        office.do(charges.add_evidence, evidence(office, matter, item))
    clerk = step(office, matter, by_id=sample.person(office, sample.HANDLER).id)
    assert refusal(office, charges.end, clerk).code == "NOT_A_LEADER"
    office.do(charges.end, end)
    assert refusal(office, charges.end, end).code == "CHARGE_ENDED"
    assert refusal(office, charges.end, step(office, matter, charge_id=99)).code == "CHARGE_UNKNOWN"


def test_the_accused_takes_charge_of_nothing(office: Office, matter: int) -> None:
    office.do(lambda desk: desk.db.add(Accused(matter_id=matter, unit_id=sample.unit(office).id)))
    assert refusal(office, charges.take, take(office, matter)).code == "ACCUSED_INVOLVED"


def test_a_leader_whose_portfolio_does_not_reach_the_unit_is_pointed_out(office: Office, matter: int) -> None:
    office.do(_in_charge_of, days.leader(office, sample.DEPUTY), sample.unit(office, "教务处").id)
    office.do(charges.take, take(office, matter))
    assert office.ask(charges.rows)[0].outside


def _in_charge_of(desk: Desk, person_id: int, unit_id: int) -> None:
    person = desk.db.get(Person, person_id)
    assert person is not None
    person.fields = [unit_id]


def test_hard_cases_are_proposed_and_never_taken_by_themselves(office: Office, clock: Clock) -> None:
    sample.register(office, urgency="CRITICAL", urgency_reason="扬言极端行为")
    group = sample.register(office, headcount=8, subject="班车收费")
    sample.register(office, subject="路灯")
    assert [one[3] for one in office.ask(charges.proposals)] == ["GRAVE"]
    clock.forward(days=91)
    found = {one[0]: one[3] for one in office.ask(charges.proposals)}
    assert found[group.id] == "LONG_GROUP" and len(found) == 2
