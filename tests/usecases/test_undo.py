"""Taking back the last correction: what stands in its way, what does not, and what it must never bring about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from desktop_app.office import Office
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import papers, promises, registration, screening, sight, undo, verification
from tests import sample
from tests.conftest import Clock


def corrected(office: Office, clock: Clock, matter_id: int, **known: Any) -> None:
    shown, version = office.ask(registration.as_input, matter_id)
    clock.forward(minutes=5)
    office.do(registration.amend, matter_id, version, replace(shown, **known))
    clock.forward(minutes=5)


def take_back(office: Office, matter_id: int) -> None:
    office.do(undo.undo_last_amendment, matter_id, sample.version(office, matter_id))


def promise(office: Office, matter_id: int) -> None:
    version = sample.version(office, matter_id)
    given = promises.Promise(matter_id=matter_id, version=version, reason="等报价", due=sample.day("2026-03-20"))
    office.do(promises.promise, given)


def responsible(office: Office, matter_id: int) -> None:
    version = sample.version(office, matter_id)
    unit, handler = sample.unit(office).id, sample.person(office, sample.HANDLER).id
    office.do(screening.set_responsible, matter_id, version, unit, handler)


def form_printed(office: Office, matter_id: int) -> None:
    office.do(papers.count_print, office.do(papers.issue_form, matter_id, "F01").id)


HARMLESS: dict[str, Callable[[Office, int], object]] = {
    "names were unmasked": lambda office, one: office.do(sight.unmasked, one),
    "the form was issued and printed": form_printed,
    "a responsible unit was named": responsible,
    "a reply was promised": promise,
}


@pytest.mark.parametrize("what", HARMLESS)
def test_a_correction_is_taken_back_although(what: str, office: Office, clock: Clock) -> None:
    made = sample.register(office)
    corrected(office, clock, made.id, subject="改了主题", demands=("检修", "退费"))
    HARMLESS[what](office, made.id)
    clock.forward(minutes=5)
    take_back(office, made.id)
    shown = office.ask(registration.as_input, made.id)[0]
    assert (shown.subject, shown.demands) == ("家属院3号楼供暖不足", ("检修家属院3号楼供暖管道",))
    with pytest.raises(Refused, match="NOTHING_TO_UNDO"):
        take_back(office, made.id)
    assert office.ask(verification.verify, office.numbers_outside()).sound


def test_reading_an_accusation_does_not_stand_in_the_way(office: Office, clock: Clock) -> None:
    made = sample.register(office)
    sample.restrict(office, made.id)
    corrected(office, clock, made.id, subject="改了主题")
    office.do(sight.read_restricted, made.id)
    take_back(office, made.id)
    assert sample.seen(office, made.id).subject == "家属院3号楼供暖不足"


@pytest.mark.parametrize("act", [sample.accept, sample.notify_out, sample.restrict], ids=["accept", "away", "screen"])
def test_after_the_next_step_a_correction_stays(act: Callable[..., object], office: Office, clock: Clock) -> None:
    made = sample.register(office)
    corrected(office, clock, made.id, subject="改了主题")
    act(office, made.id)
    office.do(sight.unmasked, made.id)
    with pytest.raises(Refused, match="NOTHING_TO_UNDO"):
        take_back(office, made.id)
    assert sample.seen(office, made.id).subject == "改了主题"


def test_a_numbered_paper_in_the_same_state_closes_the_correction(office: Office, clock: Clock) -> None:
    made = sample.register(office)
    corrected(office, clock, made.id, subject="改了主题")
    sample.opinion(office, made.id)
    with pytest.raises(Refused, match="NOTHING_TO_UNDO"):
        take_back(office, made.id)


def test_a_registration_nobody_corrected_has_nothing_to_take_back(office: Office) -> None:
    made = sample.register(office)
    office.do(sight.unmasked, made.id)
    with pytest.raises(Refused, match="NOTHING_TO_UNDO"):
        take_back(office, made.id)


def test_only_the_last_of_two_corrections_is_taken_back(office: Office, clock: Clock) -> None:
    made = sample.register(office)
    corrected(office, clock, made.id, subject="第一次")
    office.do(sight.unmasked, made.id)
    corrected(office, clock, made.id, subject="第二次")
    take_back(office, made.id)
    assert sample.seen(office, made.id).subject == "第一次"


def test_an_external_number_that_another_matter_took_meanwhile_does_not_come_back(office: Office, clock: Clock) -> None:
    first = sample.register(office, external_system="12345", external_number="QL01")
    corrected(office, clock, first.id, external_number="QL02")
    second = sample.register(office, external_system="12345", external_number="QL01")
    with pytest.raises(Refused, match="EXTERNAL_TWICE") as said:
        take_back(office, first.id)
    assert said.value.facts == {"number": second.number}
    assert sample.seen(office, first.id).external_number == "QL02"
    office.do(screening.void, second.id, None, "登记有误")
    take_back(office, first.id)
    assert sample.seen(office, first.id).external_number == "QL01"
