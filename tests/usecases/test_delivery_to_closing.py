"""Delivery with its proof, review and recheck, closing, and dates that stand in order whatever is tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.labels import refusals
from desktop_app.office import Office
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import (
    delivery,
    offices,
    promises,
    registration,
    reviews,
    routes,
    triage,
    withdrawals,
)
from tests import life, sample
from tests.conftest import Clock
from tests.usecases.life_checks import due, no, of, person, sound, words_of


def _sent_down(office: Office) -> int:
    new = sample.sent_down(received_at=life.now(office), superior_due=date(2026, 4, 10))
    return office.do(registration.register, new).id


# delivery, review


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"method": "POST", "proofs": {"MAIL_NO": "EX1"}}, "PROOF_MISSING"),
        ({"method": "LEAVE", "proofs": {"WITNESS": "李某"}}, "REFUSAL_MISSING"),
        ({"method": "FAMILY", "receiver": "", "proofs": {"SIGNATURE": "签", "RELATION": "配偶"}}, "RECEIVER_MISSING"),
        ({"method": "ELECTRONIC", "proofs": {"CONSENT": "同意"}}, "PROOF_MISSING"),
        ({"method": "PIGEON"}, "DELIVERY_METHOD_MISSING"),
        ({"delivered_on": date(2026, 3, 15)}, "EVENTS_OUT_OF_ORDER"),
        ({"delivered_on": date(2026, 3, 17)}, "DATE_IN_FUTURE"),
        ({"delivered_on": date(2026, 3, 15), "late_entry_reason": "补录"}, "DELIVERED_BEFORE_SIGNED"),
    ],
)
def test_a_delivery_without_its_proof_is_none(known: dict[str, Any], code: str, office: Office) -> None:
    made, paper = life.with_opinion(office)
    assert no(lambda: life.delivered(office, made, paper, **known)) == code
    assert sample.seen(office, made).state == "SIGNED"


def test_delivery_opens_the_review_window_and_tells_its_last_day(office: Office) -> None:
    made, paper = life.with_opinion(office)
    proof, slip = life.delivered(office, made, paper)
    assert (proof.form, slip.form) == ("F30", "F30b")
    assert "2026年4月15日" in words_of(office, slip.id)
    assert due(office, made, "R-REVIEW-30")[0] == "2026-04-15"
    assert no(lambda: life.delivered(office, made, paper)) == "DELIVERED_ALREADY"


def test_a_late_application_is_recorded_and_the_superior_decides(office: Office, clock: Clock) -> None:
    made, _ = life.concluded(office)
    clock.set(datetime(2026, 4, 20, 9, 0))
    life.review_asked(office, made)
    assert sample.seen(office, made).state == "UNDER_REVIEW"
    assert no(lambda: life.review_decided(office, made, "UPHELD", paper_no="")) == "REVIEW_PAPER_MISSING"
    life.review_decided(office, made, "ROUTED", route="ARBITRATION")
    seen = sample.seen(office, made)
    assert (seen.state, seen.demands[0].route_code) == ("NOTIFIED_OUT", "ARBITRATION")
    assert "劳动人事争议仲裁" in words_of(office, next(one.id for one in seen.papers if one.form == "F06"))
    assert sound(office)


def test_the_same_facts_after_the_recheck_are_no_longer_accepted(office: Office) -> None:
    made, _ = life.concluded(office)
    life.review_asked(office, made)
    life.review_decided(office, made, "UPHELD")
    office.do(reviews.apply_recheck, reviews.ApplyReview(**of(office, made), applied_on=life.today(office)))
    final = life.review_decided(office, made, "UPHELD", paper_no="青政信核〔2026〕1号")
    assert final.form == "F33" and "青政信核〔2026〕1号" in words_of(office, final.id)
    back = office.do(
        reviews.come_back,
        reviews.ComeBack(matter_id=made, received_at=life.now(office), channel="VISIT", summary="又来"),
    )
    new = triage.RefuseAcceptance(
        **of(office, back.id), ground="FINAL_SAME_FACTS", basis=triage.ground_basis("FINAL_SAME_FACTS", "CN-2022"),
        reason="已经复核", approver_id=person(office, sample.DEPUTY), approved_on=life.today(office),
        told_on=life.today(office),
    )  # fmt: skip
    issued = office.do(triage.refuse_acceptance, new)
    assert "不再受理" in words_of(office, issued.id) and "第三十六条第三款" in words_of(office, issued.id)
    fresh = office.do(
        reviews.come_back,
        reviews.ComeBack(
            matter_id=made, received_at=life.now(office), channel="VISIT", summary="又来", new_facts="新鉴定"
        ),
    )
    seen = sample.seen(office, fresh.id)
    assert (seen.occurrence, seen.new_facts) == ("REPEAT", "新鉴定")
    assert [one.relation for one in seen.links] == ["EARLIER"]


# closing


def test_a_matter_closes_only_when_everything_is_answered_and_approved(office: Office) -> None:
    made, _ = life.concluded(office)
    demand = sample.seen(office, made).demands[0].id
    item = delivery.AddExecution(
        **of(office, made), demand_id=demand, action="更换支管", unit_id=sample.unit(office).id,
        due=life.today(office) + timedelta(9),
    )  # fmt: skip
    office.do(delivery.add_execution, item)
    assert no(lambda: life.closed(office, made)) == "EXECUTION_OPEN"
    assert no(lambda: life.closing_written(office, made)) == "EXECUTION_OPEN"
    consent = delivery.ConsentExecution(
        **of(office, made), execution_id=sample.seen(office, made).course.executions[0].id,
        leader_id=person(office, sample.DEPUTY), words="先行结案",
    )  # fmt: skip
    office.do(delivery.consent_execution, consent)
    assert no(lambda: life.closed(office, made)) == "CLOSING_REPORT_MISSING"
    life.closing_written(office, made)
    assert no(lambda: life.closed(office, made, approver_id=person(office, sample.CLERK))) == "NOT_A_LEADER"
    life.closed(office, made)
    seen = sample.seen(office, made)
    assert seen.state == "CLOSED" and due(office, made, "R-EXEC-DUE")[1] is None


def test_a_superior_is_answered_before_the_end(office: Office) -> None:
    made = _sent_down(office)
    sample.accept(office, made)
    life.dispatched(office, made)
    life.heard(office, made)
    life.verified(office, made)
    life.drafted(office, made)
    life.submitted(office, made)
    life.checked(office, made)
    life.delivered(office, made, life.signed(office, made).id)
    assert sample.seen(office, made).possible.next == "REPLY_SUPERIOR"
    assert no(lambda: life.closing_written(office, made)) == "SUPERIOR_UNANSWERED"
    assert no(lambda: life.superior_told(office, made, signatory="")) == "SIGNATORY_MISSING"
    life.superior_told(office, made)
    life.closing_written(office, made)
    life.closed(office, made)
    assert due(office, made, "R-SUPERIOR")[1] == life.today(office)


def test_a_withdrawal_is_written_and_free(office: Office) -> None:
    made = life.in_handling(office)
    new = withdrawals.Withdraw(**of(office, made), withdrawn_on=life.today(office))
    assert no(lambda: office.do(withdrawals.withdraw, new)) == "WITHDRAWAL_UNSIGNED"
    assert no(lambda: office.do(withdrawals.withdraw, replace(new, signed=True))) == "WITHDRAWAL_UNCONFIRMED"
    office.do(withdrawals.withdraw, replace(new, signed=True, no_pressure=True))
    assert sample.seen(office, made).clocks == ()
    assert sample.seen(office, made).possible.next == "CLOSING_REPORT"


# the order of events, and the catalogue


def test_a_receipt_does_not_move_past_what_was_issued_since(office: Office, clock: Clock) -> None:
    made = sample.register(office).id
    sample.notify_out(office, made)
    clock.forward(days=5)
    shown, version = office.ask(registration.as_input, made)
    late = replace(shown, received_at=datetime(2026, 3, 18, 9, 0))
    assert no(lambda: office.do(registration.amend, made, version, late, "改")) == "EVENTS_OUT_OF_ORDER"


def test_an_answered_demand_is_not_reworded(office: Office) -> None:
    made, _ = life.with_opinion(office)
    shown, version = office.ask(registration.as_input, made)
    other = replace(shown, demands=("改写的诉求",))
    assert no(lambda: office.do(registration.amend, made, version, other)) == "DEMAND_ANSWERED"


STEPS = ("heard", "verified", "asked", "granted", "replied", "drafted", "submitted", "signed", "delivered", "review")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(-8, 3)), min_size=4, max_size=14))
def test_whatever_dates_are_tried_the_recorded_ones_stand_in_order(
    office: Office, clock: Clock, moves: list[tuple[str, int]]
) -> None:
    made = life.in_handling(office)
    for step, days in moves:
        clock.forward(days=1)
        on = life.today(office) + timedelta(days)
        seen = sample.seen(office, made)
        signed = [one.id for one in seen.papers if one.form == "F16"]
        acts: dict[str, Callable[[], Any]] = {
            "heard": lambda: life.heard(office, made, began_at=life.now(office) + timedelta(days=days)),  # noqa: B023
            "verified": lambda: life.verified(office, made, verified_on=on),  # noqa: B023
            "asked": lambda: life.asked_longer(office, made, 10, requested_on=on),  # noqa: B023
            "granted": lambda: life.granted_longer(office, made, approved_on=on),  # noqa: B023
            "replied": lambda: life.replied(office, made, replied_on=on),  # noqa: B023
            "drafted": lambda: life.drafted(office, made, drafted_on=on),  # noqa: B023
            "submitted": lambda: (life.submitted(office, made), life.checked(office, made)),
            "signed": lambda: life.signed(office, made, signed_on=on),  # noqa: B023
            "delivered": lambda: life.delivered(office, made, signed[-1] if signed else 0, delivered_on=on),  # noqa: B023
            "review": lambda: life.review_asked(office, made, applied_on=on),  # noqa: B023
        }
        try:
            acts[step]()
        except Refused as refused:
            assert refusals.sentence(refused)
    seen = sample.seen(office, made)
    opinion = seen.course.opinion
    days_ = [seen.received_on, seen.accepted_on, opinion.signed_on if opinion else None]
    days_ += [one.applied_on for one in seen.course.reviews]
    known = [day for day in days_ if day is not None]
    assert known == sorted(known) and max(known) <= life.today(office)
    assert sound(office)


def test_the_catalogue_of_routes_is_the_offices_own(office: Office) -> None:
    shipped = office.ask(routes.routes)
    assert {one.code for one in shipped} >= {"TEACHER_APPEAL", "STUDENT_APPEAL", "ARBITRATION", "OWN_DUTY"}
    unread = next(one for one in shipped if one.code == "STUDENT_APPEAL")
    assert unread.printed_basis == "《信访工作条例》第三十一条第（四）项"
    assert next(one for one in shipped if one.code == "TEACHER_APPEAL").printed_basis == "《教师法》第三十九条"
    assert all(one.basis for one in shipped) and not next(o for o in shipped if o.code == "STUDENT_APPEAL").verified
    own = replace(shipped[0], code="OWN_1", name="工会调解", body="校工会", basis="《工会法》第二十二条")
    office.do(routes.save_routes, (*shipped, own))
    assert office.ask(routes.routes)[-1].name == "工会调解"
    assert no(lambda: office.do(routes.save_routes, (*shipped, replace(own, basis="")))) == "ROUTE_BASIS_MISSING"
    assert no(lambda: office.do(routes.save_routes, (*shipped, shipped[0]))) == "ROUTE_TWICE"


def test_a_review_slip_of_a_provincial_set_says_what_that_set_says(office: Office) -> None:
    office.do(offices.save_profile, replace(office.ask(offices.profile), overlays=("SD-2024R",)))
    made, paper = life.with_opinion(office)
    assert "按规定不再受理" in words_of(office, paper)
    slip = office.do(promises.review_slip, made, paper, life.today(office))
    assert "按规定不再受理" in words_of(office, slip.id)
