"""A reception morning: each visitor has a sheet, an outcome, and what follows from it stands in the ledger."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.labels.refusals import sentence
from desktop_app.office import Office
from desktop_app.rules.moments import local
from desktop_app.rules.refusal import Refused
from desktop_app.storage.matters import Accused
from desktop_app.usecases import bookings, day_board, dossier, instructions, papers, slot_visits, verification
from desktop_app.usecases import today as day_view
from desktop_app.usecases.bookings import BookingInput, Notified
from tests import leader_days as days
from tests import sample
from tests.conftest import Clock
from tests.documents.golden_text import solid, text_of
from tests.usecases.test_leader_days import refusal

TODAY = date(2026, 3, 16)
LATER = date(2026, 3, 24)


@pytest.fixture
def slot(office: Office) -> int:
    """A reception of the principal this afternoon."""
    days.with_portfolios(office)
    return days.slot(office, TODAY, starts="9:00", ends="11:30")


def printed(office: Office, paper_id: int) -> str:
    return solid(text_of(office.ask(papers.kept, paper_id).pdf))


def test_a_visitor_answered_on_the_spot_stands_in_the_ledger_with_the_answer(office: Office, slot: int) -> None:
    made = days.received(office, slot, handed=True)
    assert made.number == "JF-2026-0001"
    seen = office.ask(dossier.dossier, made.matter_id, False)
    assert seen.channel == "VISIT" and seen.people[0].name == "高某某"
    # The signed sheet in the visitor's hand is a written answer on the spot: no notice is owed any more.
    assert [clock.rule for clock in seen.clocks if clock.rule.startswith("R-ACK")] == []
    text = printed(office, made.papers[0].id)
    assert "JF-2026-0001" in text and "■现场答复" in text and "评定办法已在学生处网站公布" in text


def test_a_spoken_answer_alone_leaves_the_notice_owed(office: Office, slot: int) -> None:
    made = days.received(office, slot)
    assert "R-ACK-15" in [clock.rule for clock in office.ask(dossier.dossier, made.matter_id).clocks]


def test_an_item_handed_to_a_department_has_a_day_and_goes_back_to_the_leader(
    office: Office, slot: int, clock: Clock
) -> None:
    unit = sample.unit(office, "教务处")
    made = days.received(
        office,
        slot,
        outcome="ASSIGNED",
        answer="请教务处五日内核实并答复学生。",
        unit_id=unit.id,
        due=date(2026, 3, 20),
    )
    sheet, order = made.papers
    assert "■批转" in printed(office, sheet.id) and "教务处" in printed(office, sheet.id)
    assert "请教务处五日内核实并答复学生。" in printed(office, order.id) and order.form == "F21"
    owed = {(one.rule, one.due) for one in office.ask(day_view.today).duties if one.matter_id == made.matter_id}
    assert ("R-UNIT-DUE", date(2026, 3, 20)) in owed
    row = office.ask(slot_visits.listed, TODAY, TODAY)[0]
    assert row.outcome == "ASSIGNED" and not row.finished
    instruction = chain(office, made.matter_id)
    clock.forward(days=2)
    answered = instructions.Answer(
        matter_id=made.matter_id, version=None, instruction_id=instruction, replied_on=date(2026, 3, 18),
        result="已核实，评定无误。", on_paper=True,
    )  # fmt: skip
    office.do(instructions.answer, answered)
    owed = {(one.rule, one.due) for one in office.ask(day_view.today).duties if one.matter_id == made.matter_id}
    assert ("R-LEADER-DUE", date(2026, 3, 20)) in owed
    back = instructions.FeedBack(
        matter_id=made.matter_id, version=None, instruction_id=instruction, fed_back_on=date(2026, 3, 18)
    )
    assert "已核实，评定无误。" in printed(office, office.do(instructions.feed_back, back).id)
    assert office.ask(slot_visits.listed, TODAY, TODAY)[0].finished


def chain(office: Office, matter_id: int) -> int:
    """The id of the one instruction of a matter."""
    from sqlalchemy import select

    from desktop_app.storage.leader_days import Instruction

    found: int = office.ask(
        lambda desk: desk.db.scalar(select(Instruction.id).where(Instruction.matter_id == matter_id))
    )
    return found


def test_a_new_appointment_is_told_and_stands_in_the_later_list(office: Office, slot: int) -> None:
    then = days.slot(office, LATER)
    made = days.received(
        office, slot, outcome="APPOINTMENT", answer="请校长当面研究。", next_slot_id=then, told_how="已当面告知"
    )
    later = office.ask(day_board.detail, then, False)
    assert [(one.name, one.matter_number, one.told_how) for one in later.bookings] == [
        ("高某某", made.matter_number, "已当面告知")
    ]
    assert solid("2026年3月24日 星期二 14:30—16:30") in printed(office, made.papers[0].id)


def test_a_visitor_about_a_known_matter_is_not_registered_twice(office: Office, slot: int) -> None:
    known = sample.register(office)
    made = days.received(office, slot, matter_number=known.number, name="", problem="")
    assert made.matter_id == known.id
    steps = [one.act for one in office.ask(dossier.dossier, known.id).steps]
    assert "LEADER_RECEIVED" in steps


def test_a_group_of_many_is_spoken_for_by_five(office: Office, slot: int) -> None:
    five = ("乙某", "丙某", "丁某", "戊某")
    made = days.received(office, slot, headcount=12, representatives=five)
    seen = office.ask(dossier.dossier, made.matter_id, False)
    assert seen.headcount == 12 and [one.representative for one in seen.people] == [True] * 5
    found = refusal(
        office, slot_visits.receive, days.visit(office, slot, headcount=12, representatives=(*five, "己某"))
    )
    assert found.code == "REPRESENTATIVES_MANY" and "不得超过 5 人" in sentence(found)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"name": ""}, "NAME_MISSING", "name"),
        ({"problem": ""}, "PROBLEM_MISSING", "problem"),
        ({"attention": ("READ",), "note": "看了"}, "ATTENTION_NOTE", "note"),
        ({"outcome": ""}, "OUTCOME_MISSING", "outcome"),
        ({"answer": ""}, "ANSWER_MISSING", "answer"),
        ({"outcome": "ASSIGNED"}, "DUE_MISSING", "due"),
        ({"outcome": "ASSIGNED", "due": date(2026, 3, 20)}, "UNIT_UNKNOWN", "unit"),
        ({"outcome": "ASSIGNED", "due": date(2026, 3, 10), "unit_id": 1}, "DUE_BEFORE_INSTRUCTION", "due"),
        ({"outcome": "APPOINTMENT"}, "NEXT_SLOT_MISSING", "next_slot"),
        ({"outcome": "APPOINTMENT", "next_slot_id": 1}, "TOLD_MISSING", "told_how"),
        ({"outcome": "APPOINTMENT", "next_slot_id": 1, "told_how": "当面"}, "NEXT_SLOT_PAST", "next_slot"),
        ({"matter_number": "XF-2026-0999"}, "LINKED_UNKNOWN", "matter_number"),
        ({"received_at": None}, "DAY_MISSING", "received_at"),
    ],
)
def test_a_sheet_that_lacks_something_leaves_nothing_behind(
    change: dict[str, Any], code: str, field: str, office: Office, slot: int
) -> None:
    found = refusal(office, slot_visits.receive, days.visit(office, slot, **change))
    assert (found.code, found.field) == (code, field)
    assert office.ask(slot_visits.listed, TODAY, TODAY) == []
    assert office.ask(verification.verify, office.numbers_outside()).problems == []


def test_a_reception_is_recorded_on_its_own_day(office: Office, slot: int, clock: Clock) -> None:
    ahead = days.slot(office, LATER)
    assert refusal(office, slot_visits.receive, days.visit(office, ahead)).code == "SLOT_NOT_YET"
    assert refusal(office, slot_visits.close, ahead, 0).code == "SLOT_NOT_YET"
    clock.forward(days=1)
    late = days.visit(office, slot)
    assert refusal(office, slot_visits.receive, late).code == "VISIT_OTHER_DAY"
    days.received(office, slot, received_at=days.at(TODAY, 10))
    office.do(slot_visits.close, slot, 0)
    assert days.card(office, slot).state == "HELD"
    assert refusal(office, slot_visits.receive, late).code == "SLOT_OVER"


def test_a_reception_nobody_came_to_is_held_all_the_same(office: Office, slot: int) -> None:
    office.do(slot_visits.close, slot, 0)
    assert days.card(office, slot).state == "NOBODY"
    tally = office.ask(slot_visits.tallies, TODAY, TODAY)[0]
    assert (tally.days, tally.batches, tally.persons) == (1, 0, 0)


def test_the_accused_leader_never_receives_the_matter_about_himself(office: Office, slot: int) -> None:
    known = sample.register(office)
    principal = days.leader(office, sample.PRINCIPAL)
    office.do(_accuse, known.id, principal)
    found = refusal(office, slot_visits.receive, days.visit(office, slot, matter_number=known.number))
    assert found.code == "ACCUSED_INVOLVED"


def _accuse(desk: Any, matter_id: int, person_id: int) -> None:
    desk.db.add(Accused(matter_id=matter_id, person_id=person_id))


def test_the_figures_of_a_month_add_up_and_lead_back_to_the_visitors(office: Office, slot: int) -> None:
    unit = sample.unit(office, "教务处")
    then = days.slot(office, LATER)
    days.received(office, slot)
    days.received(office, slot, name="谢某某", headcount=3)
    days.received(office, slot, name="丁某", outcome="ASSIGNED", unit_id=unit.id, due=date(2026, 3, 23))
    days.received(office, slot, name="戊某", outcome="APPOINTMENT", next_slot_id=then, told_how="当面告知")
    tally = office.ask(slot_visits.tallies, date(2026, 3, 1), date(2026, 3, 31))[0]
    assert (tally.batches, tally.persons, tally.days) == (4, 6, 1)
    assert tally.answered + tally.assigned + tally.appointment == tally.batches == len(tally.visits)
    assert (tally.answered, tally.assigned, tally.appointment, tally.finished) == (2, 1, 1, 2)
    assert {one.id for one in office.ask(slot_visits.listed, TODAY, TODAY)} == set(tally.visits)


def test_names_stand_masked_in_the_list_unless_asked_for(office: Office, slot: int) -> None:
    days.received(office, slot)
    assert office.ask(slot_visits.listed, TODAY, TODAY)[0].visitor == "高*"
    assert office.ask(slot_visits.listed, TODAY, TODAY, False)[0].visitor == "高某某"


def test_who_may_not_see_a_matter_counts_it_without_reading_it(office: Office, slot: int) -> None:
    made = days.received(office, slot)
    office.do(_accuse, made.matter_id, days.leader(office, sample.DEAN))
    sample.act_as(office, sample.DEAN)
    row = office.ask(slot_visits.listed, TODAY, TODAY, False)[0]
    assert (row.visitor, row.subject, row.matter_number) == ("限知悉人员", "限知悉人员", "")
    assert office.ask(slot_visits.tallies, TODAY, TODAY)[0].batches == 1


def test_the_record_of_a_morning_can_be_proved(office: Office, slot: int) -> None:
    days.received(office, slot)
    days.received(office, slot, name="谢某某")
    assert office.ask(verification.verify, office.numbers_outside()).problems == []


# bookings and the notice beforehand


def test_bookings_are_listed_by_their_hour_and_full_is_full(office: Office) -> None:
    made = days.slot(office, LATER, capacity=2)
    days.booked(office, made, at="15:10", name="谢某某")
    days.booked(office, made, at="14:30")
    seen = office.ask(day_board.detail, made)
    assert [(one.at, one.name) for one in seen.bookings] == [("14:30", "高*"), ("15:10", "谢*")]
    with pytest.raises(Refused, match="BOOKING_FULL"):
        days.booked(office, made, name="丁某")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": " "}, "BOOKING_NAME_MISSING"),
        ({"headcount": 0}, "HEADCOUNT_MISSING"),
        ({"at": "三点"}, "SLOT_TIME_UNREADABLE"),
        ({"at": "9:00"}, "BOOKING_OUTSIDE"),
        ({"matter_number": "XF-2026-0999"}, "LINKED_UNKNOWN"),
    ],
)
def test_a_booking_that_cannot_be_read_is_not_kept(change: dict[str, Any], code: str, office: Office) -> None:
    given = {"slot_id": days.slot(office, LATER), "name": "高某某", **change}
    assert refusal(office, bookings.save, BookingInput(**given)).code == code


def test_a_booking_is_given_up_with_its_reason(office: Office) -> None:
    made = days.slot(office, LATER)
    one = days.booked(office, made)
    assert refusal(office, bookings.cancel, one, "").code == "REASON_MISSING"
    assert refusal(office, bookings.cancel, 99, "来不了").code == "BOOKING_UNKNOWN"
    office.do(bookings.cancel, one, "来不了")
    assert office.ask(day_board.detail, made).bookings == ()


def test_the_notice_tells_leader_and_department_who_comes(office: Office) -> None:
    days.with_portfolios(office)
    known = sample.register(office)
    made = days.slot(office, LATER)
    days.booked(office, made, matter_number=known.number)
    text = printed(office, office.do(bookings.brief, made).id)
    for word in ("接访通知单", "周明远", "教务处", "高某某", "奖学金评定", known.number, "14:30"):
        assert solid(word) in text


def test_the_notice_keeps_an_accusation_from_the_accused(office: Office) -> None:
    """Neither the leader who receives nor the department beside him reads who accuses them, nor of what."""
    known = sample.register(office, subject="反映教务处收费")
    office.do(_accuse_unit, known.id, sample.unit(office, "教务处").id)
    made = days.slot(office, LATER)
    days.booked(office, made, name="谢某某", subject="反映教务处收费", matter_number=known.number)
    days.booked(office, made, at="15:00", name="丁某", subject=f"反映{sample.PRINCIPAL}的问题")
    text = printed(office, office.do(bookings.brief, made).id)
    for secret in ("谢某某", "丁某", "收费", known.number, sample.PRINCIPAL + "的问题"):
        assert solid(secret) not in text
    assert text.count(solid("限知悉人员，另行当面汇报")) == 2


def _accuse_unit(desk: Any, matter_id: int, unit_id: int) -> None:
    desk.db.add(Accused(matter_id=matter_id, unit_id=unit_id))


def test_who_was_told_and_how_is_asked(office: Office, clock: Clock) -> None:
    made = days.slot(office, LATER)
    now = local(office.clock())
    assert refusal(office, bookings.notified, Notified(slot_id=made, notified_at=now, told="")).code == "TOLD_MISSING"
    late = Notified(slot_id=made, notified_at=now + timedelta(minutes=5), told="电话")
    assert refusal(office, bookings.notified, late).code == "DATE_IN_FUTURE"
    office.do(bookings.notified, Notified(slot_id=made, notified_at=now, told="电话"))
    assert days.card(office, made).notified_at is not None
