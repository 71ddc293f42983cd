"""Guards that hold in every state: order of events, seal, numbers, locked opinions, children, repealed law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules import crossguards, guards
from desktop_app.rules.matter import SIGNED_STATES, MatterFacts, Person, State
from desktop_app.rules.refusal import Citation

BASE = MatterFacts(now=datetime(2026, 5, 20, 10, 0), received_at=datetime(2026, 3, 2, 9, 0))


def test_dates_that_run_backwards_are_refused_and_named() -> None:
    refused = crossguards.times_in_order(replace(BASE, accepted_on=date(2026, 3, 5), delivered_on=date(2026, 3, 4)))
    assert refused is not None
    assert refused.facts == {
        "event": "DELIVERED",
        "day": date(2026, 3, 4),
        "earlier_event": "ACCEPTED",
        "earlier_day": date(2026, 3, 5),
    }
    assert refused.repair == "BACKFILL"


@given(st.lists(st.one_of(st.none(), st.dates()), max_size=7), st.text(max_size=3))
def test_order_is_refused_exactly_when_some_known_date_is_earlier_and_no_reason_is_given(
    days: list[date | None], reason: str
) -> None:
    known = [day for day in days if day]
    refused = crossguards.events_in_order([(str(n), day) for n, day in enumerate(days)], reason)
    assert (refused is None) == (known == sorted(known) or bool(reason.strip()))


@pytest.mark.parametrize(
    ("seal", "allowed"), [("SCHOOL", True), ("PETITION_SEAL", True), ("人事处", False), ("", False)]
)
def test_only_the_school_or_petition_seal_leaves_the_house(seal: str, allowed: bool) -> None:
    assert (crossguards.schools_seal(replace(BASE, seal=seal)) is None) is allowed


@given(st.integers(0, 99), st.integers(0, 99))
def test_a_number_is_issued_only_directly_after_the_highest(serial: int, highest: int) -> None:
    assert (crossguards.number_in_order(serial, highest) is None) == (serial - highest == 1)


def test_a_signed_opinion_changes_only_as_an_approved_new_version() -> None:
    for state in State:
        assert (crossguards.opinion_unlocked(state) is not None) == (state in SIGNED_STATES)
        assert crossguards.opinion_unlocked(state, new_version_approved=True) is None
    assert State.OPINION_REVIEW not in SIGNED_STATES


@pytest.mark.parametrize(
    ("born", "child"),
    [
        (date(2012, 5, 21), True),
        (date(2012, 5, 20), False),
        (date(2026, 5, 20), True),
        (date(2027, 1, 1), False),
        (None, False),
    ],
)
def test_a_child_is_under_fourteen_on_the_day(born: date | None, child: bool) -> None:
    assert crossguards.is_child(born, date(2026, 5, 20)) is child


def test_a_child_needs_a_guardian_and_an_adult_does_not() -> None:
    child = Person(name="小明", born_on=date(2015, 1, 1))
    refused = crossguards.children_guarded([Person(name="王五"), child], date(2026, 5, 20))
    assert refused is not None and refused.facts == {"person": "小明"}
    assert crossguards.children_guarded([replace(child, guardian="王五")], date(2026, 5, 20)) is None


def test_only_the_registration_form_and_the_opinion_print_a_childs_data() -> None:
    assert [form for form in ("F01", "F02", "F16", "F44") if not crossguards.form_masks_child(form)] == ["F01", "F16"]


@pytest.mark.parametrize(
    ("document", "on", "allowed"),
    [
        ("信访条例", date(2022, 4, 30), True),
        ("信访条例", date(2022, 5, 1), False),
        ("信访工作条例", date(2022, 4, 30), False),
        ("信访工作条例", date(2022, 5, 1), True),
        ("教师法", date(2026, 1, 1), True),
    ],
)
def test_a_notice_cites_only_what_is_in_force_on_its_date(document: str, on: date, allowed: bool) -> None:
    assert (crossguards.citations_in_force([Citation(document, "第一条")], on) is None) is allowed


def test_of_two_merged_matters_the_earlier_receipt_starts_the_clock() -> None:
    later = replace(BASE, received_at=datetime(2026, 3, 9, 9, 0))
    assert guards.merged_start(later, BASE) is BASE
    assert guards.merged_start(replace(BASE, received_at=None), later) is later
    with pytest.raises(ValueError, match="receipt"):
        guards.merged_start(replace(BASE, received_at=None), replace(BASE, received_at=None))
