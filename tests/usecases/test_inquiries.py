"""首问登记: one line in seconds, nobody sent away without an answer, and whoever is away is covered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.labels.refusals import sentence
from desktop_app.office import Desk, Office
from desktop_app.rules.moments import local
from desktop_app.storage.offices import Person, Unit
from desktop_app.usecases import dossier, inquiries, office_duties, papers, verification
from desktop_app.usecases.inquiries import AbsenceInput, InquiryInput
from tests import sample
from tests.conftest import Clock
from tests.documents.golden_text import solid, text_of
from tests.usecases.test_leader_days import refusal

TODAY = date(2026, 3, 16)


def line(office: Office, **known: Any) -> InquiryInput:
    given = {"asker": "高某某", "phone": "13800001234", "question": "助学贷款到哪里办？", "outcome": "DONE",
             "responder_id": sample.person(office, sample.OFFICER).id, "answer": "当场告知并办好。",
             **known}  # fmt: skip
    return InquiryInput(**given)


def logged(office: Office, **known: Any) -> inquiries.InquiryRow:
    made = office.do(inquiries.log, line(office, **known))
    found: inquiries.InquiryRow = office.ask(inquiries.one, made, False)
    return found


def test_a_question_answered_at_once_is_finished_at_once(office: Office) -> None:
    row = logged(office)
    assert (row.number, row.finished_on) == ("SW-2026-0001", TODAY)
    assert office.ask(inquiries.rows) == [] and len(office.ask(inquiries.rows, "TODAY")) == 1


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"question": " "}, "QUESTION_MISSING", "question"),
        ({"responder_id": None}, "HANDLER_UNKNOWN", "responder"),
        ({"outcome": "ELSE"}, "CHOICE_UNKNOWN", "outcome"),
        ({"channel": "ELSE"}, "CHOICE_UNKNOWN", "channel"),
        ({"answer": ""}, "OUTCOME_TEXT_MISSING", "answer"),
        ({"outcome": "TOLD_PROC", "answer": ""}, "OUTCOME_TEXT_MISSING", "answer"),
        ({"outcome": "TOLD_UNIT"}, "UNIT_UNKNOWN", "unit"),
    ],
)
def test_a_line_that_says_nothing_is_not_kept(change: dict[str, Any], code: str, field: str, office: Office) -> None:
    found = refusal(office, inquiries.log, line(office, **change))
    assert (found.code, found.field) == (code, field)


def test_nobody_is_asked_tomorrow_and_nobody_who_left(office: Office) -> None:
    ahead = line(office, asked_at=local(office.clock()) + timedelta(hours=1))
    assert refusal(office, inquiries.log, ahead).code == "DATE_IN_FUTURE"
    officer = sample.person(office, sample.CLERK).id
    office.do(_leave, officer)
    assert refusal(office, inquiries.log, line(office, responder_id=officer)).code == "HANDLER_UNKNOWN"


def _leave(desk: Desk, person_id: int) -> None:
    person = desk.db.get(Person, person_id)
    assert person is not None
    person.active = False


def test_what_was_told_but_not_done_stays_on_the_list_for_five_working_days(office: Office) -> None:
    row = logged(office, outcome="TOLD_PROC")
    owed = [one for one in office.ask(office_duties.duties) if one.target == f"inquiry:{row.id}"]
    assert [(one.code, one.due, one.words) for one in owed] == [("FOLLOW_UP", date(2026, 3, 23), "SW-2026-0001")]
    assert refusal(office, inquiries.finish, row.id, row.version, "").code == "RESULT_MISSING"
    assert refusal(office, inquiries.finish, row.id, row.version, "已办", "VERY").code == "CHOICE_UNKNOWN"
    office.do(inquiries.finish, row.id, row.version, "已办好", "SATISFIED")
    assert not [one for one in office.ask(office_duties.duties) if one.target.startswith("inquiry:")]
    assert office.ask(inquiries.one, row.id).satisfied == "SATISFIED"


def test_a_department_is_found_the_same_day(office: Office, clock: Clock) -> None:
    row = logged(office, outcome="FINDING", answer="")
    owed = [one for one in office.ask(office_duties.duties) if one.target.startswith("inquiry:")]
    assert [(one.code, one.due) for one in owed] == [("FIND_UNIT", TODAY)]
    office.do(inquiries.finish, row.id, row.version, "由教务处办理", "", sample.unit(office, "教务处").id)
    assert office.ask(inquiries.one, row.id).unit == "教务处"


def test_the_slip_says_where_to_go(office: Office) -> None:
    unit = sample.unit(office, "教务处")
    office.do(_room, unit.id)
    row = logged(office, outcome="TOLD_UNIT", unit_id=unit.id, answer="带学生证")
    text = solid(text_of(office.ask(papers.kept, office.do(inquiries.slip, row.id).id).pdf))
    for word in ("首问指引单", "教务处", "行政楼201", "0000-2001", "带学生证", sample.OFFICER):
        assert word in text
    assert "高某某" not in text
    assert refusal(office, inquiries.slip, logged(office).id).code == "SLIP_NEEDS_UNIT"


def _room(desk: Desk, unit_id: int) -> None:
    unit = desk.db.get(Unit, unit_id)
    assert unit is not None
    unit.room, unit.phone = "行政楼201", "0000-2001"


def test_a_question_becomes_a_matter_without_typing_it_again(office: Office) -> None:
    row = logged(office, outcome="TOLD_PROC", question="宿舍断电影响复习，要求恢复供电。")
    made = office.do(inquiries.to_matter, row.id, row.version)
    seen = office.ask(dossier.dossier, made.id, False)
    assert seen.subject == "宿舍断电影响复习，要求恢复供电。" and seen.people[0].phone == "13800001234"
    assert seen.receiver == sample.OFFICER
    after = office.ask(inquiries.one, row.id)
    assert after.matter_id == made.id and after.finished_on == TODAY
    found = refusal(office, inquiries.to_matter, row.id, after.version)
    assert found.code == "INQUIRY_CLOSED" and "SW-2026-0001" in sentence(found)
    assert refusal(office, inquiries.void, row.id, after.version, "误登").code == "INQUIRY_CLOSED"
    assert office.ask(verification.verify, office.numbers_outside()).problems == []


def test_a_call_without_a_number_is_a_caller_who_refused(office: Office) -> None:
    row = logged(office, channel="CALL", phone="", outcome="TOLD_PROC")
    assert office.do(inquiries.to_matter, row.id, row.version).number == "XF-2026-0001"


def test_a_line_entered_by_mistake_keeps_its_number(office: Office) -> None:
    row = logged(office, outcome="TOLD_PROC")
    assert refusal(office, inquiries.void, row.id, row.version, "").code == "REASON_MISSING"
    office.do(inquiries.void, row.id, row.version, "重复登记")
    assert logged(office).number == "SW-2026-0002"
    assert office.ask(verification.verify, office.numbers_outside()).problems == []
    assert refusal(office, inquiries.void, 99, 0, "误登").code == "INQUIRY_UNKNOWN"


def test_names_and_numbers_are_masked_in_the_list(office: Office) -> None:
    logged(office)
    row = office.ask(inquiries.rows, "ALL")[0]
    assert (row.asker, row.phone) == ("高*", "138****1234")


def test_the_register_prints_what_was_asked_and_answered(office: Office) -> None:
    row = logged(office)
    facts = office.ask(inquiries.sheet, (row.id,), "2026年3月")
    assert facts.lines[0].question == "助学贷款到哪里办？" and facts.lines[0].asker == "高某某"


# A and B roles


def test_while_the_a_role_is_away_the_b_role_is_told(office: Office) -> None:
    officer, head = sample.person(office, sample.OFFICER).id, sample.person(office, sample.HEAD).id
    office.do(inquiries.set_backup, officer, head)
    row = logged(office, outcome="TOLD_PROC")
    assert office.ask(inquiries.covered_by, officer, TODAY) == (officer, False)
    office.do(inquiries.add_absence, AbsenceInput(person_id=officer, first=TODAY, last=TODAY + timedelta(days=3)))
    assert office.ask(inquiries.covered_by, officer, TODAY) == (head, True)
    duty = next(one for one in office.ask(office_duties.duties) if one.target == f"inquiry:{row.id}")
    assert duty.responsible_id == head
    office.do(inquiries.add_absence, AbsenceInput(person_id=head, first=TODAY, last=TODAY))
    assert office.ask(inquiries.covered_by, officer, TODAY) == (None, True)
    assert "NOBODY_THERE" in {one.code for one in office.ask(office_duties.duties)}


def test_somebody_who_came_back_early_is_here_again(office: Office) -> None:
    officer = sample.person(office, sample.OFFICER).id
    made = office.do(
        inquiries.add_absence, AbsenceInput(person_id=officer, first=TODAY, last=TODAY + timedelta(days=9))
    )
    back = TODAY + timedelta(days=2)
    early = TODAY - timedelta(days=1)
    assert refusal(office, inquiries.end_absence, made, early).code == "TERM_ORDER"
    office.do(inquiries.end_absence, made, back)
    assert office.ask(inquiries.covered_by, officer, back) == (officer, False)
    assert office.ask(inquiries.covered_by, officer, TODAY)[1]
    assert refusal(office, inquiries.end_absence, made, back).code == "ABSENCE_UNKNOWN"


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (None, TODAY, "DAY_MISSING"),
        (TODAY, None, "DAY_MISSING"),
        (TODAY, TODAY - timedelta(days=1), "TERM_ORDER"),
        (TODAY - timedelta(days=2), TODAY, "ABSENCE_TWICE"),
    ],
)
def test_an_absence_has_two_days_and_stands_once(
    first: date | None, last: date | None, code: str, office: Office
) -> None:
    officer = sample.person(office, sample.OFFICER).id
    office.do(inquiries.add_absence, AbsenceInput(person_id=officer, first=TODAY, last=TODAY))
    assert refusal(office, inquiries.add_absence, AbsenceInput(person_id=officer, first=first, last=last)).code == code


def test_nobody_covers_himself_and_no_ring_covers_anybody(office: Office) -> None:
    a, b, c = (sample.person(office, name).id for name in (sample.OFFICER, sample.HEAD, sample.HANDLER))
    assert refusal(office, inquiries.set_backup, a, a).code == "BACKUP_SAME"
    office.do(inquiries.set_backup, a, b)
    office.do(inquiries.set_backup, b, a)  # two may cover each other
    office.do(inquiries.set_backup, b, c)
    found = refusal(office, inquiries.set_backup, c, a)
    assert found.code == "BACKUP_CIRCLE" and sample.HANDLER in sentence(found)
    office.do(inquiries.set_backup, a, None)
    assert [one.b_role for one in office.ask(inquiries.covers)][:2] == ["", sample.HANDLER]


def test_the_posted_list_shows_the_posts_that_are_covered(office: Office) -> None:
    a, b = (sample.person(office, name).id for name in (sample.OFFICER, sample.HEAD))
    office.do(inquiries.set_backup, a, b)
    facts = office.ask(inquiries.cover_sheet)
    assert [(one[1], one[3]) for one in facts.lines] == [(sample.OFFICER, sample.HEAD)]
