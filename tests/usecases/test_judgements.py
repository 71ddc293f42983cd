"""Who and what a matter may be given to: only codes of the lists, people and units of the office, never the accused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.labels import refusals
from desktop_app.office import Desk, Office
from desktop_app.rules.refusal import Refused
from desktop_app.storage.matters import Petitioner
from desktop_app.storage.offices import Unit
from desktop_app.usecases import offices, registration, screening
from desktop_app.usecases.screening import DemandJudgement
from tests import sample


def test_the_accused_noted_by_person_alone_is_never_made_responsible(office: Office) -> None:
    made = sample.register(office)
    handler = sample.person(office, sample.HANDLER)
    sample.accuse(office, made.id, person_id=handler.id)
    with pytest.raises(Refused, match="ACCUSED_INVOLVED"):
        sample.accept(office, made.id)
    shown = sample.seen(office, made.id)
    with pytest.raises(Refused, match="ACCUSED_INVOLVED"):
        office.do(screening.set_responsible, made.id, shown.version, sample.unit(office).id, handler.id)
    with pytest.raises(Refused, match="ACCUSED_INVOLVED"):
        sample.notify_out(office, made.id, competent_body=sample.HANDLER)


def test_a_child_in_a_letter_brought_in_is_not_accepted_without_a_guardian(office: Office) -> None:
    made = sample.register(office)

    def turn_child(desk: Desk) -> None:
        row = desk.db.scalars(select(Petitioner).where(Petitioner.matter_id == made.id)).one()
        row.id_no = "110101201901010018"

    office.do(turn_child)
    with pytest.raises(Refused, match="GUARDIAN_MISSING"):
        sample.accept(office, made.id)


WRONG_CODES = [
    ({"nature": "COMPLAINT"}, "nature"),
    ({"route": "ANYWHERE"}, "route"),
    ({"own_authority": "MAYBE"}, "own_authority"),
]


@pytest.mark.parametrize(("known", "field"), WRONG_CODES)
def test_a_judgement_outside_the_lists_is_refused_at_its_field(
    known: dict[str, Any], field: str, office: Office
) -> None:
    made = sample.register(office)
    shown = sample.seen(office, made.id)
    judged = (DemandJudgement(id=shown.demands[0].id, **known),)
    screened = screening.Screen(matter_id=made.id, version=shown.version, judgements=judged)
    tries: tuple[Callable[[], object], ...] = (
        lambda: sample.accept(office, made.id, judgements=judged),
        lambda: sample.notify_out(office, made.id, judgements=judged),
        lambda: office.do(screening.screen, screened),
    )
    for act in tries:
        with pytest.raises(Refused, match="CHOICE_UNKNOWN") as said:
            act()
        assert said.value.field == field and refusals.sentence(said.value)
    assert sample.seen(office, made.id).state == "REGISTERED"


def test_a_demand_that_was_struck_out_is_judged_no_more(office: Office) -> None:
    made = sample.register(office, demands=("检修", "退费"))
    struck = sample.seen(office, made.id).demands[0].id
    shown, version = office.ask(registration.as_input, made.id)
    office.do(registration.amend, made.id, version, replace(shown, demands=("退费",)))
    with pytest.raises(Refused, match="DEMAND_UNKNOWN"):
        sample.accept(office, made.id, judgements=(DemandJudgement(id=struck),))


@pytest.mark.parametrize("form", ["F02", "F04", "F99", ""])
def test_the_way_is_told_with_its_two_forms_alone(form: str, office: Office) -> None:
    made = sample.register(office)
    with pytest.raises(Refused, match="FORM_NOT_OFFERED"):
        sample.notify_out(office, made.id, form=form)


def test_only_units_and_people_of_the_office_are_made_responsible(office: Office) -> None:
    made = sample.register(office)
    answers = office.ask(offices.answers)
    left = tuple(replace(row, active=False) if row.name == sample.CLERK else row for row in answers.people)
    gone = sample.person(office, sample.CLERK).id
    office.do(offices.set_up, replace(answers, people=left))

    def close_unit(desk: Desk) -> int:
        row = desk.db.scalars(select(Unit).where(Unit.name == "教务处")).one()
        row.valid_to = sample.day("2026-01-01")
        return row.id

    closed = office.do(close_unit)
    here, works = sample.unit(office).id, sample.person(office, sample.HANDLER).id
    for unit, handler, code, field in (
        (999, works, "UNIT_UNKNOWN", "lead_unit"),
        (closed, works, "UNIT_UNKNOWN", "lead_unit"),
        (0, works, "UNIT_UNKNOWN", "lead_unit"),
        (here, 999, "HANDLER_UNKNOWN", "handler"),
        (here, gone, "HANDLER_UNKNOWN", "handler"),
    ):
        version = sample.version(office, made.id)
        with pytest.raises(Refused) as said:
            office.do(screening.set_responsible, made.id, version, unit, handler)
        assert (said.value.code, said.value.field) == (code, field)
        with pytest.raises(Refused) as said:
            sample.accept(office, made.id, lead_unit_id=unit, handler_id=handler)
        assert (said.value.code, said.value.field) == (code, field)
