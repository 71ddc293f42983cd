"""The opinion with its gate and its lock, extensions with their days, the simple procedure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from desktop_app.office import Desk, Office
from desktop_app.storage.connect import FolderRefused
from desktop_app.usecases import (
    answers,
    extensions,
    offices,
    opinions,
    registration,
    screening,
    standing,
)
from tests import life, sample
from tests.conftest import Clock
from tests.usecases.life_checks import due, no, of, person, sound, words_of

# opinion


def test_an_opinion_needs_hearing_four_eyes_a_green_gate_and_the_right_hand(office: Office) -> None:
    made = life.in_handling(office)
    assert no(lambda: life.drafted(office, made)) == "INTERVIEW_MISSING"
    life.heard(office, made)
    assert no(lambda: life.drafted(office, made)) == "VERIFICATION_MISSING"
    life.verified(office, made)
    life.drafted(office, made, major=True)
    assert no(lambda: life.submitted(office, made, sample.OFFICER)) == "REVIEWER_IS_DRAFTER"
    life.submitted(office, made)
    assert no(lambda: life.signed(office, made)) == "QUALITY_UNCHECKED"
    life.checked(office, made, FACTS="NO")
    assert no(lambda: life.signed(office, made)) == "QUALITY_OPEN"
    life.checked(office, made)
    assert no(lambda: life.signed(office, made)) == "SIGNER_LEVEL"
    assert no(lambda: life.signed(office, made, signer_id=person(office, sample.CLERK))) == "NOT_A_LEADER"
    paper = life.signed(office, made, signer_id=person(office, sample.PRINCIPAL))
    printed = words_of(office, paper.id)
    assert "一、信访事项及诉求" in printed and "四、救济途径" in printed
    assert "自收到本意见书之日起30日内，向青岚市教育局申请复查" in printed
    assert "不再受理" not in printed


def test_what_the_program_sees_open_is_not_ticked_away(office: Office) -> None:
    made = life.in_handling(office)
    life.heard(office, made)
    life.verified(office, made)
    life.drafted(office, made)
    row = sample.seen(office, made).demands[0]
    bare = (opinions.PartInput(demand_id=row.id, finding="属实", conclusion="", basis="有关规定"),)
    office.do(opinions.draft_opinion, opinions.DraftOpinion(**of(office, made), parts=bare))
    life.submitted(office, made)
    life.checked(office, made)
    opinion = sample.seen(office, made).course.opinion
    assert opinion is not None and set(opinion.quality_open) == {"BASIS", "CONCLUSION"}
    assert sample.seen(office, made).possible.next == "T17"
    assert no(lambda: life.signed(office, made)) == "QUALITY_OPEN"


def test_a_signed_text_is_locked_by_the_office_and_by_the_database(office: Office) -> None:
    made, paper = life.with_opinion(office)
    assert no(lambda: life.drafted(office, made, "NOT_SUPPORT")) == "OPINION_LOCKED"
    assert no(lambda: life.submitted(office, made, sample.HEAD)) == "WRONG_STATE"

    def by_force(desk: Desk) -> None:
        desk.db.execute(text("UPDATE opinion_part SET conclusion = 'NOT_SUPPORT'"))

    with pytest.raises((DatabaseError, FolderRefused)):
        office.do(by_force)
    new = opinions.NewVersion(
        **of(office, made),
        reason="日期写错",
        approved_by_id=person(office, sample.DEPUTY),
        approved_on=life.today(office),
    )
    office.do(opinions.new_version, new)
    seen = sample.seen(office, made)
    assert seen.state == "OPINION_DRAFT" and seen.course.versions == 2
    assert no(lambda: life.delivered(office, made, paper)) in ("PAPER_REPLACED", "WRONG_STATE")
    life.submitted(office, made)
    life.checked(office, made)
    second = life.signed(office, made)
    assert second.number == "青岚信访意见〔2026〕2号" and sound(office)


def test_an_opinion_never_covers_what_is_outside_the_petition_procedure(office: Office) -> None:
    made = sample.register(office, demands=("检修管道", "查处违规收费")).id
    judged = life.judged(office, made, {}, {"route": "STATUTORY_DUTY", "route_code": "OWN_DUTY"})
    sample.accept(office, made, judgements=judged)
    rows = sample.seen(office, made).demands
    assert rows[1].competent_body == "青岚学院" and "第三十一条第（五）项" in rows[1].route_basis
    way = screening.NotifyOut(
        **of(office, made), form="F06", told_on=life.today(office), competent_body="", demand_ids=(rows[1].id,)
    )
    told = office.do(screening.notify_out, way)
    assert "不适用信访处理意见书" in words_of(office, told.id)
    life.dispatched(office, made)
    life.heard(office, made)
    life.verified(office, made)
    parts = tuple(opinions.PartInput(demand_id=row.id) for row in rows)
    new = opinions.DraftOpinion(**of(office, made), parts=parts)
    assert no(lambda: office.do(opinions.draft_opinion, new)) == "OPINION_WRONG_ROUTE"
    wrong = answers.AnswerDuty(
        **of(office, made), demand_ids=(rows[1].id,), replied_on=life.today(office), content="已办。",
        remedy="可以申请复查。",
    )  # fmt: skip
    assert no(lambda: office.do(answers.answer_duty, wrong)) == "REMEDY_IS_REVIEW"
    office.do(answers.answer_duty, replace(wrong, remedy="可以提起诉讼。"))
    assert sample.seen(office, made).demands[1].answered


def test_a_matter_accepted_before_it_was_judged_a_duty_still_comes_to_its_end(office: Office) -> None:
    made = life.in_handling(office)

    def judged_later(desk: Desk) -> None:
        matter = standing.load(desk, made)
        matter.demands[0].route = "STATUTORY_DUTY"
        standing.rewrite_obligations(desk, matter)

    office.do(judged_later)
    demand = sample.seen(office, made).demands[0].id
    new = answers.AnswerDuty(
        **of(office, made), demand_ids=(demand,), replied_on=life.today(office), content="已依法办理。"
    )
    office.do(answers.answer_duty, new)
    seen = sample.seen(office, made)
    assert seen.state == "NOTIFIED_OUT" and "R-UNIT-DUE" not in {one.rule for one in seen.clocks}
    life.closing_written(office, made)
    life.closed(office, made)
    assert sound(office)


# extension


def test_an_extension_is_asked_approved_and_told_before_the_end(office: Office, clock: Clock) -> None:
    made = life.in_handling(office)
    assert no(lambda: life.granted_longer(office, made)) == "EXTENSION_NOT_ASKED"
    assert no(lambda: life.asked_longer(office, made, 31)) == "EXTENSION_DAYS"
    assert no(lambda: life.asked_longer(office, made, 0)) == "EXTENSION_DAYS"
    life.asked_longer(office, made, 20)
    assert no(lambda: life.asked_longer(office, made, 5)) == "EXTENSION_PENDING"
    assert (
        no(lambda: life.granted_longer(office, made, approver_id=person(office, sample.DEPUTY))) == "EXTENSION_APPROVER"
    )
    clock.set(datetime(2026, 5, 16, 9, 0))
    assert no(lambda: life.granted_longer(office, made)) == "EXTENSION_AFTER_END"
    in_time = {"approved_on": date(2026, 5, 14), "notified_on": date(2026, 5, 15)}
    paper = life.granted_longer(office, made, **in_time)
    assert "延长20日" in words_of(office, paper.id) and "2026年6月4日" in words_of(office, paper.id)
    assert due(office, made, "R-EXT-30") == ("2026-06-04", None)
    assert no(lambda: life.asked_longer(office, made, 10)) == "EXTENSION_TWICE"
    assert sound(office)


def test_the_office_may_count_the_deputy_as_its_responsible_leader(office: Office) -> None:
    made = life.in_handling(office)
    office.do(offices.save_profile, replace(office.ask(offices.profile), extension_by_deputy=True))
    life.asked_longer(office, made, 10)
    life.granted_longer(office, made, approver_id=person(office, sample.DEPUTY))
    assert due(office, made, "R-EXT-30")[0] == "2026-05-25"


def _sent_down(office: Office) -> int:
    new = sample.sent_down(received_at=life.now(office), superior_due=date(2026, 4, 10))
    return office.do(registration.register, new).id


def test_a_superiors_day_moves_only_by_its_consent(office: Office, clock: Clock) -> None:
    made = _sent_down(office)
    sample.accept(office, made)
    life.dispatched(office, made)
    life.asked_longer(office, made, 10)
    assert no(lambda: life.granted_longer(office, made)) == "SUPERIOR_CONSENT_MISSING"
    shown, version = office.ask(registration.as_input, made)
    later = replace(shown, superior_due=date(2026, 5, 1))
    assert no(lambda: office.do(registration.amend, made, version, later)) == "SUPERIOR_CONSENT_MISSING"
    ask = extensions.AskSuperior(
        **of(office, made), asked_on=life.today(office), reason="鉴定", wanted_due=date(2026, 5, 1), signatory="苏文清"
    )
    assert (
        no(lambda: office.do(extensions.ask_superior, replace(ask, wanted_due=date(2026, 4, 1))))
        == "WANTED_DUE_EARLIER"
    )
    issued = office.do(extensions.ask_superior, ask)
    assert "签发人：苏文清" in words_of(office, issued.id)
    told = extensions.SuperiorAnswer(
        **of(office, made), granted=True, answered_on=life.today(office), granted_due=date(2026, 5, 1), document="来电"
    )
    office.do(extensions.record_superior_answer, told)
    assert due(office, made, "R-SUPERIOR")[0] == "2026-05-01"
    life.granted_longer(office, made)
    late = _sent_down(office)
    clock.set(datetime(2026, 4, 11, 9, 0))
    ask = replace(ask, **of(office, late), asked_on=life.today(office))
    assert no(lambda: office.do(extensions.ask_superior, ask)) == "ASKED_AFTER_DUE"


# simple procedure


def test_the_simple_procedure_has_its_exclusions_and_its_way_back(office: Office, clock: Clock) -> None:
    superior = _sent_down(office)
    assert no(lambda: sample.accept(office, superior, simple_kind="CLEAR_SMALL")) == "SIMPLE_NOT_ALLOWED"
    again = sample.register(office, occurrence="REPEAT").id
    assert no(lambda: sample.accept(office, again, simple_kind="CLEAR_SMALL")) == "SIMPLE_NOT_ALLOWED"
    made = sample.register(office).id
    sample.accept(office, made, simple_kind="CLEAR_SMALL")
    assert due(office, made, "R-SIMPLE-10WD")[0] == "2026-03-30"
    clock.set(datetime(2026, 3, 31, 9, 0))
    new = answers.AnswerSimply(**of(office, made), answered_on=life.today(office), way="CALL", content="已修好")
    assert no(lambda: office.do(answers.answer_simply, new)) == "SIMPLE_LATE"
    office.do(answers.leave_simple, *of(office, made).values(), "争议较大")
    seen = sample.seen(office, made)
    assert seen.possible.next == "T11" and due(office, made, "R-HANDLE-60")[0] == "2026-05-15"
    assert "R-SIMPLE-10WD" not in {one.rule for one in seen.clocks}
