"""The office's own answers: asked once, changeable later, never overwritten by a form left open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.office import Office
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import ledger, offices, verification
from desktop_app.usecases.offices import PersonRow, PlaceRow, UnitRow
from tests import sample
from tests.conftest import Clock


def test_the_first_answers_are_kept_and_found_again(office: Office, clock: Clock) -> None:
    path = office.folder.path
    office.close()
    again = sample.open_office(path, clock)
    kept = again.ask(offices.answers)
    assert replace(kept.profile, version=0) == sample.SETUP.profile
    assert [one.name for one in kept.units] == ["总务处", "人事处", "教务处"]
    assert {one.name: one.unit for one in kept.people}[sample.HANDLER] == "总务处"
    assert not again.ask(offices.is_new)
    again.close()


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"profile": offices.Profile(school=" ")}, "SCHOOL_MISSING"),
        ({"units": (UnitRow(name="总务处"), UnitRow(name="总务处"))}, "UNIT_NAME_TWICE"),
        ({"units": (UnitRow(name=" "),)}, "UNIT_NAME_MISSING"),
        ({"people": (PersonRow(name="方敏"), PersonRow(name="方敏"))}, "PERSON_NAME_TWICE"),
        ({"people": (PersonRow(name=""),)}, "PERSON_NAME_MISSING"),
    ],
)
def test_answers_that_cannot_be_are_refused_whole(known: dict[str, object], code: str, office: Office) -> None:
    before = office.ask(offices.answers)
    with pytest.raises(Refused, match=code):
        office.do(offices.set_up, replace(before, **known))  # type: ignore[arg-type]
    assert office.ask(offices.answers) == before


def test_a_settings_page_left_open_does_not_overwrite_newer_answers(office: Office) -> None:
    old = office.ask(offices.answers)
    office.do(offices.set_up, replace(old, profile=replace(old.profile, phone="0000-87654321")))
    with pytest.raises(Refused, match="RECORD_CHANGED"):
        office.do(offices.set_up, replace(old, profile=replace(old.profile, phone="1")))
    assert office.ask(offices.profile).phone == "0000-87654321"


def test_saving_the_same_answers_again_makes_nobody_twice(office: Office) -> None:
    for _ in range(2):
        office.do(offices.set_up, office.ask(offices.answers))
    kept = office.ask(offices.answers)
    assert (len(kept.people), len(kept.units), len(kept.places)) == (8, 3, 1)
    office.do(offices.set_up, replace(kept, places=(*kept.places, PlaceRow(name="南校区接待室"))))
    assert [one.name for one in office.ask(offices.places)] == ["行政楼108", "南校区接待室"]
    assert office.ask(verification.verify, office.numbers_outside()).sound


def test_somebody_who_left_is_no_longer_offered(office: Office) -> None:
    kept = office.ask(offices.answers)
    gone = tuple(replace(one, active=one.name != sample.DEAN) for one in kept.people)
    office.do(offices.set_up, replace(kept, people=gone))
    assert sample.DEAN not in [one.name for one in office.ask(offices.people)]
    assert sample.DEAN in [one.name for one in office.ask(offices.answers).people]


def test_group_visits_are_listed_from_the_offices_own_number_on(office: Office) -> None:
    four, six = sample.register(office, headcount=4).id, sample.register(office, headcount=6).id
    assert office.ask(ledger.ids, ledger.Filter(view="GROUP")).tolist() == [six]
    answers = office.ask(offices.profile)
    office.do(offices.save_profile, replace(answers, group_threshold=4))
    assert set(office.ask(ledger.ids, ledger.Filter(view="GROUP"))) == {four, six}
    assert office.ask(ledger.counts)["GROUP"] == 2
    answers = office.ask(offices.profile)
    office.do(offices.save_profile, replace(answers, group_threshold=7))
    assert office.ask(ledger.counts)["GROUP"] == 0
