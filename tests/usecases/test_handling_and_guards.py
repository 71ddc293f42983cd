"""Dispatch, recusal, the accused, accusations, children, repealed law: who may take part, and what no paper says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from desktop_app.office import Office
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import (
    accusations,
    conflicts,
    handling,
    hearing,
    opinions,
    papers,
    screening,
    triage,
)
from tests import life, sample
from tests.usecases.life_checks import due, no, of, person, sound, words_of

CHILD_ID = "11010520150101001X"


# dispatch


def test_a_dispatch_has_one_lead_and_each_unit_its_own_day_and_paper(office: Office) -> None:
    made = sample.register(office, people=(sample.petitioner(name="周建国"),)).id
    sample.accept(office, made)
    issued = life.dispatched(office, made, "总务处", "人事处")
    seen = sample.seen(office, made)
    assert [(one.unit, one.lead) for one in seen.course.tasks] == [("总务处", True), ("人事处", False)]
    assert len(issued) == 2 and "周建国" not in words_of(office, issued[0].id)
    assert [one.about for one in seen.clocks if one.rule == "R-UNIT-DUE"] == ["task:1", "task:2"]
    life.replied(office, made)
    clocks = {one.about: one.met_on for one in sample.seen(office, made).clocks if one.rule == "R-UNIT-DUE"}
    assert clocks == {"task:1": life.today(office), "task:2": None}
    assert sound(office)


@pytest.mark.parametrize(
    ("tasks", "code"),
    [
        ((), "RECIPIENT_MISSING"),
        ((("总务处", False, 20),), "LEAD_UNIT_ONE"),
        ((("总务处", True, 20), ("人事处", True, 20)), "LEAD_UNIT_ONE"),
        ((("总务处", True, 20), ("总务处", False, 20)), "UNIT_TWICE"),
        ((("总务处", True, 60),), "TASK_DUE_LATE"),
        ((("总务处", True, -1),), "TASK_DUE_BEFORE"),
        ((("总务处", True, None),), "TASK_DUE_MISSING"),
    ],
)
def test_a_dispatch_is_refused(tasks: tuple[tuple[str, bool, int | None], ...], code: str, office: Office) -> None:
    made = sample.register(office).id
    sample.accept(office, made)
    today = life.today(office)
    listed = tuple(
        handling.TaskInput(
            unit_id=sample.unit(office, name).id, lead=lead, due=None if days is None else today + timedelta(days)
        )
        for name, lead, days in tasks
    )
    assert no(lambda: life.dispatched(office, made, tasks=listed)) == code
    assert sample.seen(office, made).state == "ACCEPTED" and not sample.seen(office, made).course.tasks


def test_a_reply_is_in_writing_and_signed(office: Office) -> None:
    made = life.in_handling(office)
    assert no(lambda: life.replied(office, made, content=b"", file_name="")) == "REPLY_NO_DOCUMENT"
    assert no(lambda: life.replied(office, made, signed_by=" ")) == "REPLY_UNSIGNED"
    assert no(lambda: life.replied(office, made, replied_on=life.today(office) + timedelta(1))) == "DATE_IN_FUTURE"
    life.replied(office, made)
    assert no(lambda: life.replied(office, made)) == "TASK_ENDED"


# accused and recused


def test_the_accused_never_lead_receive_read_or_hear(office: Office) -> None:
    made = sample.register(office).id
    unit = conflicts.AccusedRow(unit_id=sample.unit(office, "总务处").id)
    who = conflicts.AccusedRow(person_id=person(office, sample.CLERK))
    office.do(conflicts.set_accused, *of(office, made).values(), (unit, who), False)
    assert no(lambda: sample.accept(office, made)) == "ACCUSED_INVOLVED"
    personnel = sample.unit(office, "教务处").id
    sample.accept(office, made, lead_unit_id=personnel, handler_id=person(office, sample.DEAN))
    assert no(lambda: life.dispatched(office, made, "教务处", "总务处")) == "ACCUSED_INVOLVED"
    life.dispatched(office, made, "教务处")
    assert no(lambda: life.dispatched(office, made, tasks=(_assist(office, "总务处"),))) == "ACCUSED_INVOLVED"
    assert no(lambda: life.heard(office, made, interviewers=f"{sample.DEAN}、{sample.CLERK}")) == "ACCUSED_INVOLVED"
    readers = (person(office, sample.CLERK),)
    assert no(lambda: office.do(conflicts.set_readers, *of(office, made).values(), readers)) == "ACCUSED_INVOLVED"
    handler = (personnel, person(office, sample.CLERK))
    assert no(lambda: office.do(screening.set_responsible, *of(office, made).values(), *handler)) == "ACCUSED_INVOLVED"
    given = {"from_unit": "信访办", "from_person": "林晓岚", "to_unit": "总务处", "to_person": ""}
    over = hearing.HandOver(**of(office, made), handed_at=life.now(office), **given)
    assert no(lambda: office.do(hearing.hand_over, over)) == "ACCUSED_INVOLVED"
    sample.act_as(office, sample.CLERK)
    assert no(lambda: sample.seen(office, made)) == "MATTER_UNKNOWN"


def _assist(office: Office, name: str) -> handling.TaskInput:
    return handling.TaskInput(unit_id=sample.unit(office, name).id, lead=False, due=life.today(office) + timedelta(9))


def test_a_unit_that_holds_the_matter_is_not_named_accused_before_it_is_taken_from_it(office: Office) -> None:
    made = life.in_handling(office)
    rows = (conflicts.AccusedRow(unit_id=sample.unit(office, "总务处").id),)
    assert no(lambda: office.do(conflicts.set_accused, *of(office, made).values(), rows, True)) == "ACCUSED_INVOLVED"
    assert sample.seen(office, made).access == "OPEN"


def test_a_transfer_never_goes_to_the_accused(office: Office) -> None:
    made = sample.register(office).id
    rows = (conflicts.AccusedRow(name="学府路街道办事处"),)
    office.do(conflicts.set_accused, *of(office, made).values(), rows, False)
    assert no(lambda: sample.notify_out(office, made, form="F03")) == "ACCUSED_INVOLVED"


def _recused(office: Office, matter_id: int, name: str, by: str = sample.HEAD) -> None:
    asked = conflicts.RaiseRecusal(
        **of(office, matter_id), person_id=person(office, name), kind="ASKED", relation="亲属"
    )
    office.do(conflicts.raise_recusal, asked)
    row = sample.seen(office, matter_id).course.recusals[-1]
    new = conflicts.DecideRecusal(
        **of(office, matter_id), recusal_id=row.id, result="GRANTED", decided_by_id=person(office, by),
        decided_on=life.today(office),
    )  # fmt: skip
    office.do(conflicts.decide_recusal, new)


def test_who_is_recused_neither_handles_reviews_signs_nor_approves(office: Office) -> None:
    made = life.in_handling(office)
    _recused(office, made, sample.HANDLER)
    assert sample.seen(office, made).handler == ""
    unit = sample.unit(office).id

    def again() -> None:
        handler = person(office, sample.HANDLER)
        office.do(screening.set_responsible, *of(office, made).values(), unit, handler)

    assert no(again) == "PERSON_RECUSED"
    assert no(lambda: life.heard(office, made)) == "PERSON_RECUSED"
    life.heard(office, made, interviewers=sample.CLERK)
    life.verified(office, made, verifiers=(sample.CLERK, sample.DEAN))
    life.drafted(office, made)
    _recused(office, made, sample.REVIEWER)
    assert no(lambda: life.submitted(office, made)) == "PERSON_RECUSED"
    life.submitted(office, made, sample.HEAD)
    sample.act_as(office, sample.HEAD)
    checks = dict.fromkeys(opinions.codes.QUALITY_ITEMS, "YES")
    office.do(opinions.check_quality, opinions.CheckQuality(**of(office, made), checks=checks))
    _recused(office, made, sample.DEPUTY, sample.PRINCIPAL)
    assert no(lambda: life.signed(office, made)) == "PERSON_RECUSED"
    life.signed(office, made, signer_id=person(office, sample.PRINCIPAL))


def test_the_heads_own_recusal_is_decided_by_a_leader(office: Office) -> None:
    made = life.in_handling(office)
    assert no(lambda: _recused(office, made, sample.HEAD, sample.HEAD)) == "NOT_A_LEADER"
    row = sample.seen(office, made).course.recusals[-1]
    new = conflicts.DecideRecusal(
        **of(office, made), recusal_id=row.id, result="GRANTED", decided_by_id=person(office, sample.DEPUTY),
        decided_on=life.today(office),
    )  # fmt: skip
    office.do(conflicts.decide_recusal, new)
    assert sample.seen(office, made).course.recusals[-1].decided_by == sample.DEPUTY


# accusations


def test_an_accusation_leaves_sealed_to_the_competent_body_alone(office: Office) -> None:
    made = sample.register(office, subject="反映收礼", demands=("查处",)).id
    life.screened(office, made, {"nature": "ACCUSATION", "route": "OTHER_STATUTORY"})

    def out(**known: Any) -> papers.Issued:
        new = {
            **of(office, made), "receiver_kind": "DISCIPLINE_BODY", "receiver": "驻校纪检监察组", "pages": 3,
            "handed_on": life.today(office), **known,
        }  # fmt: skip
        return office.do(accusations.hand_over_accusation, accusations.HandOverAccusation(**new))

    assert no(lambda: out(receiver_kind="OTHER")) == "ACCUSATION_WRONG_RECIPIENT"
    assert no(lambda: out(envelopes=0)) == "ACCUSATION_UNSEALED"
    assert no(lambda: out(pages=0)) == "PAGES_MISSING"
    issued = out()
    slip = words_of(office, issued.id)
    marks = {one.form: office.ask(papers.kept, one.id).mark for one in sample.seen(office, made).papers}
    assert marks == {"F08": "限知悉人员", "F09b": "", "F03": ""}
    assert "周某某" not in slip and "收礼" not in slip and "XF-2026-0001" in slip
    assert no(lambda: sample.accept(office, made)) == "DEMAND_ANSWERED"
    assert due(office, made, "R-ACK-15")[1] == life.today(office)
    sample.act_as(office, sample.DEAN)
    assert no(lambda: sample.seen(office, made)) == "MATTER_UNKNOWN"


def test_an_accusation_a_leader_has_read_leaves_the_same_way(office: Office) -> None:
    made = sample.register(office, demands=("查处",)).id
    life.screened(office, made, {"nature": "ACCUSATION", "route": "OTHER_STATUTORY"})
    new = triage.SubmitToLeader(**of(office, made), proposal="拟移交纪检监察组。")
    office.do(triage.submit_to_leader, new)
    told = triage.LeaderDecision(
        **of(office, made), decided_by_id=person(office, sample.DEPUTY), decided_on=life.today(office)
    )
    office.do(triage.record_decision, told)
    assert sample.seen(office, made).possible.next == "T34"
    out = accusations.HandOverAccusation(
        **of(office, made), receiver_kind="DISCIPLINE_BODY", receiver="驻校纪检监察组", pages=1,
        handed_on=life.today(office),
    )  # fmt: skip
    office.do(accusations.hand_over_accusation, out)
    assert sample.seen(office, made).state == "NOTIFIED_OUT"


# children, repealed law


def test_a_childs_name_is_hidden_on_every_paper_but_the_two(office: Office) -> None:
    child = sample.petitioner(name="周小某", id_no=CHILD_ID, guardian="周大某", id_kept_reason="核对无误")
    made = life.in_handling(office, people=(child,))
    life.heard(office, made)
    life.verified(office, made)
    slip = life.asked_longer(office, made)
    assert "周小某" not in words_of(office, slip.id) and "周*" in words_of(office, slip.id)
    life.drafted(office, made)
    life.submitted(office, made)
    life.checked(office, made)
    assert "周小某" in words_of(office, life.signed(office, made).id)
    form = office.do(papers.issue_form, made, "F01")
    assert "周小某" in words_of(office, form.id)


@pytest.mark.parametrize(
    "act",
    [
        lambda office, made: life.dispatched(office, made, tasks=(_asked(office, "依照《信访条例》办理"),)),
        lambda office, made: life.verified(office, made, found="依《信 访 条 例》核实"),
        lambda office, made: life.drafted(office, made, course="依照《信访条例》第三十二条"),
        lambda office, made: life.asked_longer(office, made, reason="《信访条例》第三十三条"),
    ],
    ids=["dispatch", "verification", "opinion", "extension"],
)
def test_no_paper_of_today_cites_the_repealed_regulation(act: Callable[[Office, int], Any], office: Office) -> None:
    made = life.in_handling(office)
    life.heard(office, made)
    life.verified(office, made)
    before = len(sample.seen(office, made).papers)
    try:
        act(office, made)
    except Refused as refused:
        assert refused.code == "BASIS_NOT_IN_FORCE"
    else:
        life.submitted(office, made)
        life.checked(office, made)
        assert no(lambda: life.signed(office, made)) == "BASIS_NOT_IN_FORCE"
        return
    assert len(sample.seen(office, made).papers) == before


def _asked(office: Office, words: str) -> handling.TaskInput:
    unit = sample.unit(office, "人事处").id
    return handling.TaskInput(unit_id=unit, lead=False, due=life.today(office) + timedelta(9), asked=words)
