"""The table of transitions: each row is allowed in its own moment and refused outside it."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.labels import codes
from desktop_app.labels.refusals import repair, sentence
from desktop_app.rules.lifecycle import (
    STEPPER,
    TRANSITIONS,
    Demand,
    MatterFacts,
    Person,
    State,
    check,
    next_step,
    offered,
    papers_offered,
    possible,
    step_index,
    target,
)
from desktop_app.rules.matter import OPEN_STATES

S = State
CLAIM = Demand(text="补发绩效", nature="CLAIM", route="PETITION_PROC", own_authority="YES")
AWAY = Demand(text="举报他校", nature="CLAIM", own_authority="NO", competent_body="市教育局", basis="第二十三条")
ACCUSED = Demand(
    text="反映某人收礼", nature="ACCUSATION", own_authority="NO", competent_body="纪检监察组", basis="第三十条"
)
IDEA = Demand(text="建议延长开馆", nature="SUGGESTION", own_authority="YES", answered=True)
DONE = replace(CLAIM, answered=True)

BASE = MatterFacts(
    now=datetime(2026, 5, 20, 10, 0),
    number="XF-2026-0012",
    channel="VISIT",
    received_at=datetime(2026, 3, 2, 9, 30),
    demands=(CLAIM,),
    superior_body="市教育局",
)
OPINION: dict[str, Any] = {
    "drafter": "赵一",
    "reviewer": "钱二",
    "signer": "孙三",
    "signer_level": "LEADER_IN_CHARGE",
    "quality_checked": True,
    "remedy_body": "市教育局",
}
CLOSING: dict[str, Any] = {
    "demands": (DONE,),
    "papers_issued": frozenset({"F16"}),
    "signed_on": date(2026, 4, 20),
    "delivered_on": date(2026, 4, 22),
    "closing_report": True,
    "closing_approved_on": date(2026, 5, 19),
}
EXTENSION: dict[str, Any] = {
    "reason": "需要鉴定",
    "extension_days": 30,
    "extension_requested_on": date(2026, 4, 20),
    "extension_approved_on": date(2026, 5, 1),
    "extension_notified_on": date(2026, 5, 4),
    "handle_due": date(2026, 5, 4),
    "extension_approver_authorised": True,
}
REVIEW: dict[str, Any] = {"review_paper": "市教信复〔2026〕3号", "review_paper_on": date(2026, 5, 18)}

ALLOWED: dict[str, tuple[State, dict[str, Any]]] = {
    "T01": (S.DRAFT, {}),
    "T02": (
        S.REGISTERED,
        {"target_number": "XF-2026-0003", "target_state": S.HANDLING, "same_people": True, "same_facts": True},
    ),
    "T03": (S.REGISTERED, {}),
    "T04": (S.SCREENING, {"proposal": "拟由人事处办理"}),
    "T05": (S.WITH_LEADER, {"reason": "再核实"}),
    "T06": (S.SCREENING, {"demands": (AWAY,)}),
    "T07": (
        S.SCREENING,
        {"ground": "LITIGATION", "ground_basis": "第三十一条", "leader_approved_on": date(2026, 3, 9)},
    ),
    "T08": (
        S.SCREENING,
        {
            "superior_sender": "市信访局",
            "objection_on": date(2026, 3, 9),
            "objection_due": date(2026, 3, 9),
            "objection_reasons": "属于区教育局",
        },
    ),
    "T09": (S.OBJECTED, {"objection_answer": "REFUSED"}),
    "T10": (S.SCREENING, {"accepted_on": date(2026, 3, 5), "lead_unit": "人事处", "handler": "李四"}),
    "T11": (S.ACCEPTED, {"recipients": ("人事处",), "task_due": date(2026, 4, 1), "handle_due": date(2026, 5, 4)}),
    "T12": (S.HANDLING, EXTENSION),
    "T13": (S.HANDLING, {"units": ("人事处", "工会")}),
    "T14": (S.HANDLING, {"settlement_signed_by_both": True, "settlement_lawful": True}),
    "T15": (S.HANDLING, {"interviews": 1, "verifications": 1, "opinion_covers": (1,)}),
    "T16": (S.OPINION_DRAFT, OPINION),
    "T17": (S.OPINION_REVIEW, {"reason": "第二项没有回应"}),
    "T18": (S.OPINION_REVIEW, OPINION),
    "T19": (
        S.SIGNED,
        {
            "signed_on": date(2026, 4, 20),
            "delivered_on": date(2026, 4, 20),
            "method": "LEAVE",
            "proofs": frozenset({"PHOTO"}),
        },
    ),
    "T20": (S.CONCLUDED, {"review_applied_on": date(2026, 5, 18)}),
    "T21": (S.UNDER_REVIEW, REVIEW),
    "T22": (S.UNDER_REVIEW, {**REVIEW, "old_opinion_revoked": True}),
    "T23": (S.UNDER_REVIEW, {"review_route": "人事争议仲裁"}),
    "T24": (S.UNDER_RECHECK, REVIEW),
    "T25": (S.CONCLUDED, CLOSING),
    "T26": (S.HANDLING, {"statement_signed": True, "no_pressure": True}),
    "T27": (S.CLOSED, {"pages_continuous": True}),
    "T28": (S.BOUND, {"receiver_signed": True}),
    "T29": (S.CLOSED, {"new_facts": "新的工资单", "linked_number": "XF-2025-0003"}),
    "T30": (S.FINAL, {"new_facts": "新的工资单"}),
    "T31": (S.REGISTERED, {"reason": "重复录入"}),
    "T32": (
        S.ACCEPTED,
        {
            "demands": (DONE,),
            "simple_kind": "CLEAR_SMALL",
            "simple_due": date(2026, 3, 19),
            "answered_on": date(2026, 3, 19),
        },
    ),
    "T33": (S.SCREENING, {"demands": (IDEA,), "adopted": "PART", "reply": "周末试行", "responsible_unit": "图书馆"}),
    "T34": (
        S.SCREENING,
        {"demands": (ACCUSED,), "recipient_kind": "DISCIPLINE_BODY", "restricted": True, "sealed": True},
    ),
}

REFUSED: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("T01", {"received_at": None}, "RECEIVED_MISSING"),
    ("T01", {"received_at": datetime(2026, 5, 20, 10, 1)}, "RECEIVED_IN_FUTURE"),
    ("T01", {"demands": (Demand(text="  "),)}, "DEMAND_MISSING"),
    ("T01", {"channel": ""}, "CHANNEL_MISSING"),
    ("T01", {"channel": "CALL"}, "CALLER_MISSING"),
    ("T01", {"channel": "SUPERIOR"}, "SENDER_MISSING"),
    ("T01", {"people": (Person(representative=True),) * 6}, "REPRESENTATIVES_MANY"),
    ("T01", {"urgency": "URGENT"}, "URGENCY_REASON_MISSING"),
    ("T01", {"people": (Person(name="小明", born_on=date(2012, 5, 21)),)}, "GUARDIAN_MISSING"),
    ("T02", {"target_number": ""}, "MERGE_TARGET_MISSING"),
    ("T02", {"target_number": "XF-2026-0012"}, "MERGE_INTO_ITSELF"),
    ("T02", {"target_state": S.CLOSED}, "MERGE_TARGET_CLOSED"),
    ("T02", {"same_facts": False}, "MERGE_NOT_SAME"),
    ("T03", {"state": S.ACCEPTED}, "WRONG_STATE"),
    ("T04", {"demands": (Demand(text="某事"),)}, "NATURE_MISSING"),
    ("T04", {"proposal": ""}, "PROPOSAL_MISSING"),
    ("T04", {"demands": (replace(CLAIM, nature="ACCUSATION"),)}, "ACCUSATION_ORDINARY"),
    ("T05", {"reason": " "}, "REASON_MISSING"),
    ("T06", {"demands": (AWAY, CLAIM)}, "DEMAND_STAYS"),
    ("T06", {"demands": (AWAY, replace(CLAIM, own_authority="PART"))}, "DEMAND_NOT_SPLIT"),
    ("T06", {"demands": (replace(AWAY, competent_body=""),)}, "COMPETENT_BODY_MISSING"),
    ("T06", {"demands": (replace(AWAY, basis=""),)}, "BASIS_MISSING"),
    ("T06", {"demands": (ACCUSED,)}, "ACCUSATION_WRONG_RECIPIENT"),
    ("T06", {"recipients": ("后勤 处",), "accused_units": ("后勤处",)}, "ACCUSED_INVOLVED"),
    ("T06", {"seal": "DEPARTMENT"}, "SEAL_NOT_SCHOOLS"),
    ("T07", {"ground": "TOO_BUSY"}, "GROUND_MISSING"),
    ("T07", {"ground_basis": ""}, "GROUND_BASIS_MISSING"),
    ("T07", {"leader_approved_on": None}, "LEADER_APPROVAL_MISSING"),
    ("T08", {"superior_sender": ""}, "NOT_FROM_SUPERIOR"),
    ("T08", {"objection_on": date(2026, 3, 10)}, "OBJECTION_LATE"),
    ("T08", {"objection_reasons": ""}, "OBJECTION_REASONS_MISSING"),
    ("T09", {"objection_answer": ""}, "OBJECTION_ANSWER_MISSING"),
    ("T10", {"accepted_on": None}, "ACCEPTED_MISSING"),
    ("T10", {"accepted_on": date(2026, 3, 1)}, "ACCEPTED_BEFORE_RECEIVED"),
    ("T10", {"accepted_on": date(2026, 5, 21)}, "ACCEPTED_IN_FUTURE"),
    ("T10", {"demands": (AWAY,)}, "NOTHING_TO_ACCEPT"),
    ("T10", {"lead_unit": ""}, "LEAD_UNIT_MISSING"),
    ("T10", {"superior_body": ""}, "SUPERIOR_UNSET"),
    ("T10", {"recused": ("李 四",)}, "PERSON_RECUSED"),
    ("T10", {"accused_units": ("人事处",)}, "ACCUSED_INVOLVED"),
    ("T11", {"recipients": ()}, "RECIPIENT_MISSING"),
    ("T11", {"copies": ("张三",), "accused_people": ("张三",)}, "ACCUSED_INVOLVED"),
    ("T11", {"task_due": date(2026, 5, 4)}, "TASK_DUE_LATE"),
    ("T11", {"accepted_on": date(2026, 3, 9), "dispatched_on": date(2026, 3, 8)}, "EVENTS_OUT_OF_ORDER"),
    ("T12", {"extension_notified_on": date(2026, 5, 5)}, "EXTENSION_AFTER_END"),
    ("T12", {"extension_approved_on": None}, "EXTENSION_STEP_MISSING"),
    ("T12", {"extension_days_before": 1}, "EXTENSION_DAYS"),
    ("T12", {"extension_days": 0}, "EXTENSION_DAYS"),
    ("T12", {"extension_approver_authorised": False}, "EXTENSION_APPROVER"),
    ("T12", {"superior_due": date(2026, 5, 4)}, "SUPERIOR_CONSENT_MISSING"),
    ("T13", {"units": ("人事处", "人事处")}, "UNITS_TOO_FEW"),
    ("T14", {"settlement_signed_by_both": False}, "SETTLEMENT_UNSIGNED"),
    ("T14", {"settlement_lawful": False}, "SETTLEMENT_UNCHECKED"),
    ("T15", {"interviews": 0}, "INTERVIEW_MISSING"),
    ("T15", {"verifications": 0}, "VERIFICATION_MISSING"),
    ("T15", {"opinion_covers": ()}, "OPINION_COVERS_NOTHING"),
    ("T15", {"opinion_covers": (1, 2)}, "OPINION_WRONG_ROUTE"),
    ("T15", {"demands": (replace(CLAIM, route="STATUTORY_DUTY"),)}, "OPINION_WRONG_ROUTE"),
    ("T16", {"reviewer": ""}, "REVIEWER_MISSING"),
    ("T16", {"reviewer": "赵一"}, "REVIEWER_IS_DRAFTER"),
    ("T17", {"reason": ""}, "REASON_MISSING"),
    ("T18", {"quality_checked": False}, "QUALITY_UNCHECKED"),
    ("T18", {"quality_open": ("REMEDY",)}, "QUALITY_OPEN"),
    ("T18", {"major": True}, "SIGNER_LEVEL"),
    ("T18", {"remedy_body": "人事处"}, "REMEDY_BODY_WRONG"),
    ("T18", {"seal": "人事处"}, "SEAL_NOT_SCHOOLS"),
    ("T18", {"recused": ("孙三",)}, "PERSON_RECUSED"),
    ("T19", {"delivered_on": None}, "DELIVERY_MISSING"),
    ("T19", {"delivered_on": date(2026, 4, 19)}, "DELIVERED_BEFORE_SIGNED"),
    ("T19", {"method": ""}, "DELIVERY_METHOD_MISSING"),
    ("T19", {"method": "POST", "proofs": frozenset({"MAIL_NO"})}, "PROOF_MISSING"),
    ("T20", {"review_applied_on": None}, "REVIEW_DATE_MISSING"),
    ("T21", {"review_paper": ""}, "REVIEW_PAPER_MISSING"),
    ("T22", {"old_opinion_revoked": False}, "OLD_OPINION_STANDS"),
    ("T23", {"review_route": ""}, "ROUTE_MISSING"),
    ("T24", {"review_paper_on": None}, "REVIEW_PAPER_MISSING"),
    ("T25", {"demands": (DONE, CLAIM)}, "DEMAND_UNANSWERED"),
    ("T25", {"delivered_on": None}, "NOT_DELIVERED"),
    ("T25", {"superior_sender": "市信访局"}, "SUPERIOR_UNANSWERED"),
    ("T25", {"execution_open": 2}, "EXECUTION_OPEN"),
    ("T25", {"closing_report": False}, "CLOSING_REPORT_MISSING"),
    ("T25", {"instructions_open": 1}, "INSTRUCTION_OPEN"),
    ("T25", {"closing_approved_on": None}, "CLOSING_UNAPPROVED"),
    ("T26", {"statement_signed": False}, "WITHDRAWAL_UNSIGNED"),
    ("T26", {"no_pressure": False}, "WITHDRAWAL_UNCONFIRMED"),
    ("T27", {"pieces_missing": ("F26",)}, "PIECES_MISSING"),
    ("T27", {"pages_continuous": False}, "PAGES_NOT_CONTINUOUS"),
    ("T28", {"receiver_signed": False}, "RECEIVER_UNSIGNED"),
    ("T29", {"new_facts": ""}, "NEW_FACTS_MISSING"),
    ("T29", {"linked_number": ""}, "LINK_MISSING"),
    ("T30", {"new_facts": ""}, "FINAL_SAME_FACTS"),
    ("T31", {"reason": ""}, "REASON_MISSING"),
    ("T31", {"state": S.BOUND, "imported": True}, "VOLUME_BOUND"),
    ("T32", {"occurrence": "REPEAT"}, "SIMPLE_NOT_ALLOWED"),
    ("T32", {"answered_on": date(2026, 3, 20)}, "SIMPLE_LATE"),
    ("T32", {"paper_wanted": True}, "SIMPLE_PAPER_WANTED"),
    ("T33", {"demands": (replace(IDEA, nature="CLAIM"),)}, "NOT_A_SUGGESTION"),
    ("T33", {"adopted": ""}, "ADOPTION_MISSING"),
    ("T33", {"responsible_unit": ""}, "ADOPTER_MISSING"),
    ("T34", {"demands": (AWAY,)}, "NOT_AN_ACCUSATION"),
    ("T34", {"restricted": False}, "ACCUSATION_OPEN_TO_ALL"),
    ("T34", {"sealed": False}, "ACCUSATION_UNSEALED"),
    ("T34", {"viewers": ("王五",), "accused_people": ("王五",)}, "ACCUSED_INVOLVED"),
)


def facts_for(code: str) -> MatterFacts:
    state, more = ALLOWED[code]
    return replace(BASE, **{"state": state, **more})


@pytest.mark.parametrize("code", sorted(ALLOWED))
def test_a_step_with_everything_in_place_is_allowed(code: str) -> None:
    assert check(code, facts_for(code)) == ()


@pytest.mark.parametrize(("code", "change", "refusal"), REFUSED)
def test_a_step_is_refused_for_the_one_thing_that_is_missing(code: str, change: dict[str, Any], refusal: str) -> None:
    refusals = check(code, replace(facts_for(code), **change))
    assert refusal in [one.code for one in refusals]
    for one in refusals:
        words = sentence(one)
        assert "{" not in words and "None" not in words
        assert one.repair is None or repair(one)


def test_the_table_covers_every_row_with_an_allowed_and_a_refused_example() -> None:
    rows = [f"T{number:02d}" for number in range(1, 35)]
    refused = {code: sum(1 for one in REFUSED if one[0] == code) for code in rows}
    sys.stdout.write(
        "\n".join(f"{code} {codes.ACTS[TRANSITIONS[code].act]}: 1 allowed, {refused[code]} refused" for code in rows)
        + "\n"
    )
    assert list(TRANSITIONS) == rows == sorted(ALLOWED)
    assert min(refused.values()) >= 1


@pytest.mark.parametrize("code", sorted(TRANSITIONS))
def test_no_step_starts_from_a_state_outside_its_row(code: str) -> None:
    for state in set(State) - TRANSITIONS[code].sources:
        refusals = check(code, replace(facts_for(code), state=state))
        assert [one.code for one in refusals] == ["WRONG_STATE"]
        assert codes.STATES[state] in sentence(refusals[0])


def test_only_the_steps_whose_papers_exist_are_offered() -> None:
    assert {code for code in TRANSITIONS if not offered(code, facts_for(code))} == set()
    assert papers_offered("T06") == ("F03", "F05", "F06", "F09b")
    assert papers_offered("T18") == ("F16",)
    assert papers_offered("T27") == ("F45", "F46", "F47", "F48")


def test_a_step_is_offered_in_its_own_state_only() -> None:
    assert offered("T06", facts_for("T06"))
    assert not offered("T10", replace(facts_for("T10"), state=S.ACCEPTED))
    assert not offered("T18", replace(facts_for("T18"), state=S.SIGNED))


def test_the_schools_own_statutory_duty_is_outside_the_petition_procedure() -> None:
    duty = replace(CLAIM, route="STATUTORY_DUTY")
    assert duty.leaves and not duty.in_procedure
    assert [one.code for one in check("T10", replace(facts_for("T10"), demands=(duty,)))] == ["NOTHING_TO_ACCEPT"]
    assert [one.code for one in check("T15", replace(facts_for("T15"), demands=(duty,)))] == ["OPINION_WRONG_ROUTE"]
    assert check("T10", replace(facts_for("T10"), demands=(duty, CLAIM))) == ()


def test_an_imported_matter_can_be_voided_wherever_it_stands_short_of_a_volume() -> None:
    assert check("T31", replace(BASE, state=S.CLOSED, imported=True, reason="导错表")) == ()
    assert [one.code for one in check("T31", replace(BASE, state=S.CLOSED, reason="导错表"))] == ["WRONG_STATE"]


def test_steps_that_fork_end_where_the_facts_say() -> None:
    assert target("T09", replace(BASE, state=S.OBJECTED, objection_answer="AGREED")) is S.NOTIFIED_OUT
    assert target("T09", replace(BASE, state=S.OBJECTED, objection_answer="REFUSED")) is S.SCREENING
    assert target("T19", replace(BASE, state=S.SIGNED, sent_on=date(2026, 5, 1))) is S.DELIVERING
    assert target("T19", facts_for("T19")) is S.CONCLUDED
    assert target("T24", replace(BASE, state=S.CONCLUDED)) is S.UNDER_RECHECK
    assert target("T24", facts_for("T24")) is S.FINAL
    assert target("T29", facts_for("T29")) is S.CLOSED


def test_an_answer_sent_by_post_waits_without_proof_and_concludes_with_it() -> None:
    sent = replace(BASE, state=S.SIGNED, signed_on=date(2026, 5, 1), sent_on=date(2026, 5, 2))
    assert check("T19", sent) == ()
    arrived = replace(sent, state=S.DELIVERING, delivered_on=date(2026, 5, 4), method="POST")
    assert [one.facts["proofs"] for one in check("T19", arrived)] == [("MAIL_NO", "SIGN_DATE")]


def test_an_anonymous_petition_closes_without_delivery() -> None:
    assert check("T25", replace(facts_for("T25"), delivered_on=None, anonymous=True)) == ()


def test_a_late_entry_with_its_reason_may_break_the_order_of_events() -> None:
    late = {"accepted_on": date(2026, 3, 9), "dispatched_on": date(2026, 3, 8), "backfill_reason": "先口头交办"}
    assert check("T11", replace(facts_for("T11"), **late)) == ()  # type: ignore[arg-type]


def test_each_national_set_is_cited_by_its_own_article_only() -> None:
    missing = check("T10", replace(facts_for("T10"), superior_body=""))[0]
    old = check("T10", replace(facts_for("T10"), superior_body="", regime="CN-2005"))[0]
    assert [(one.document, one.article) for one in missing.basis] == [("信访工作条例", "第三十五条")]
    assert [(one.document, one.article) for one in old.basis] == [("信访条例", "第三十四条")]


def test_the_next_step_is_one_that_the_table_knows_from_this_state() -> None:
    for state in State:
        code = next_step(replace(BASE, state=state))
        assert (code is None) == (state in {S.MERGED, S.VOID, S.ARCHIVED})
        assert code is None or code in possible(state) or code in PREPARING


PREPARING = {"INTERVIEW", "VERIFY", "TASK_REPLY", "QUALITY", "REVIEW_RESULT", "CLOSING_REPORT"}


@pytest.mark.parametrize(
    ("state", "more", "code"),
    [
        (S.HANDLING, {}, "INTERVIEW"),
        (S.HANDLING, {"interviews": 1}, "VERIFY"),
        (S.HANDLING, {"interviews": 1, "verifications": 1, "tasks_open": 1}, "TASK_REPLY"),
        (S.HANDLING, {"interviews": 1, "verifications": 1}, "T15"),
        (S.ACCEPTED, {"simple_kind": "CLEAR_SMALL"}, "T32"),
        (S.ACCEPTED, {"demands": (CLAIM, AWAY)}, "T06"),
        (S.ACCEPTED, {"demands": (CLAIM, replace(AWAY, told=True))}, "T11"),
        (S.OPINION_REVIEW, {}, "QUALITY"),
        (S.OPINION_REVIEW, {"quality_checked": True}, "T18"),
        (S.CONCLUDED, {"demands": (DONE, replace(IDEA, answered=False))}, "T33"),
        (S.CONCLUDED, {"demands": (DONE,), "superior_sender": "市信访局"}, "REPLY_SUPERIOR"),
        (S.CONCLUDED, {"demands": (DONE,)}, "CLOSING_REPORT"),
        (S.CONCLUDED, {"demands": (DONE,), "closing_report": True}, "T25"),
        (S.SCREENING, {"demands": (AWAY,), "superior_sender": "市信访局"}, "T08"),
        (S.SCREENING, {"demands": (AWAY,), "superior_sender": "市信访局", "objection_answer": "REFUSED"}, "T10"),
    ],
)
def test_the_next_step_is_what_is_still_missing(state: State, more: dict[str, Any], code: str) -> None:
    assert next_step(replace(BASE, state=state, **more)) == code


@pytest.mark.parametrize(
    ("demands", "more", "code"),
    [
        ((CLAIM,), {}, "T10"),
        ((AWAY,), {}, "T06"),
        ((CLAIM, AWAY), {}, "T10"),
        ((ACCUSED,), {}, "T34"),
        ((IDEA,), {}, "T33"),
        ((AWAY,), {"superior_sender": "市信访局"}, "T08"),
        ((AWAY,), {"state": S.WITH_LEADER}, "T06"),
    ],
)
def test_screening_leads_where_the_demands_lead(demands: tuple[Demand, ...], more: dict[str, Any], code: str) -> None:
    assert next_step(replace(BASE, **{"state": S.SCREENING, "demands": demands, **more})) == code


def test_the_stepper_shows_seven_steps_and_where_a_matter_stands() -> None:
    assert [codes.STEPS[one] for one in STEPPER] == ["登记", "受理", "办理", "处理意见", "送达", "办结", "归档"]
    assert [step_index(s) for s in (S.DRAFT, S.REGISTERED, S.HANDLING, S.SIGNED, S.CLOSED)] == [0, 1, 2, 4, 6]
    assert step_index(S.ARCHIVED) == len(STEPPER)
    assert {state for state in State if step_index(state) is None} == {S.MERGED, S.VOID}


def test_every_state_but_the_last_ones_can_be_left_and_all_are_reached() -> None:
    reached = {state for row in TRANSITIONS.values() for state in row.targets} | {S.DRAFT}
    assert reached == set(State)
    assert {state for state in State if not possible(state)} == {S.MERGED, S.VOID, S.ARCHIVED}
    assert all("T26" in possible(state) for state in OPEN_STATES)


@given(st.sampled_from(sorted(ALLOWED)), st.sampled_from(sorted(State)))
def test_checking_never_fails_on_empty_facts(code: str, state: State) -> None:
    for one in check(code, MatterFacts(now=datetime(2026, 1, 1), state=state)):
        assert sentence(one)
