"""阅批来信: the right letters reach a leader, the leader's own words go out, and the chain ends where it began."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.labels.refusals import sentence
from desktop_app.office import Desk, Office
from desktop_app.storage.leader_days import Instruction
from desktop_app.storage.matters import Accused
from desktop_app.usecases import dossier, instructions, papers, registration, standing, verification
from desktop_app.usecases.instructions import Answer, Ask, End, FeedBack, Instruct
from tests import leader_days as days
from tests import sample
from tests.conftest import Clock
from tests.documents.golden_text import solid, text_of
from tests.usecases.test_leader_days import refusal

TODAY, DUE = date(2026, 3, 16), date(2026, 3, 31)


@pytest.fixture
def letter(office: Office) -> int:
    return office.do(registration.register, sample.letter(subject="反映食堂收费", topic="收费")).id


def printed(office: Office, paper_id: int) -> str:
    return solid(text_of(office.ask(papers.kept, paper_id).pdf))


def only(office: Office) -> Instruction:
    found: Instruction = office.ask(lambda desk: desk.db.scalar(select(Instruction)))
    return found


def asked(office: Office, matter_id: int, **known: Any) -> papers.Issued:
    given = {"matter_id": matter_id, "version": None, "leader_id": days.leader(office, sample.DEPUTY),
             "kinds": ("LIVELIHOOD",), "proposal": "建议总务处核实后答复。", **known}  # fmt: skip
    made: papers.Issued = office.do(instructions.ask, Ask(**given))
    return made


def order(office: Office, matter_id: int, **known: Any) -> Instruct:
    given = {"matter_id": matter_id, "version": None, "instruction_id": only(office).id if only(office) else 0,
             "words": "请总务处查实，月底前报我。", "instructed_on": TODAY, "unit_id": sample.unit(office).id,
             "due": DUE,
             **known}  # fmt: skip
    return Instruct(**given)


def reply(office: Office, matter_id: int, **known: Any) -> Answer:
    given = {"matter_id": matter_id, "version": None, "instruction_id": only(office).id, "replied_on": TODAY,
             "result": "收费标准已公示。", "report": b"%PDF-", "report_name": "report.pdf", **known}  # fmt: skip
    return Answer(**given)


def back(office: Office, matter_id: int, **known: Any) -> FeedBack:
    given = {"matter_id": matter_id, "version": None, "instruction_id": only(office).id, "fed_back_on": TODAY, **known}
    return FeedBack(**given)


def test_a_letter_goes_from_the_leader_to_the_department_and_back(office: Office, letter: int) -> None:
    sheet = printed(office, asked(office, letter).id)
    assert "■反映群众切身利益问题" in sheet and "建议总务处核实后答复" in sheet
    out = printed(office, office.do(instructions.instruct, order(office, letter)).id)
    assert "请总务处查实，月底前报我。" in out and "总务处" in out and "2026年3月31日" in out
    office.do(instructions.answer, reply(office, letter))
    end = printed(office, office.do(instructions.feed_back, back(office, letter, attitude="表示理解")).id)
    assert "收费标准已公示。" in end and "表示理解" in end and sample.DEPUTY in end
    row = only(office)
    assert (row.fed_back_to, row.fed_back_on) == (sample.DEPUTY, TODAY)
    open_ones = [one.rule for one in office.ask(dossier.dossier, letter).clocks if one.met_on is None]
    assert "R-LEADER-DUE" not in open_ones and "R-UNIT-DUE" not in open_ones
    assert office.ask(verification.verify, office.numbers_outside()).problems == []


def test_the_writers_name_is_kept_from_the_papers_unless_it_may_stand(office: Office, letter: int) -> None:
    assert "周某某" not in printed(office, asked(office, letter).id)
    assert "周某某" not in printed(office, office.do(instructions.instruct, order(office, letter)).id)


def test_the_writers_name_stands_where_the_officer_lets_it(office: Office, letter: int) -> None:
    assert "周某某" in printed(office, asked(office, letter, hide_name=False).id)
    assert "周某某" in printed(office, office.do(instructions.instruct, order(office, letter)).id)


@pytest.mark.parametrize(
    ("known", "kinds"),
    [
        ({"headcount": 6, "topic": "其他", "subject": "校门口交通"}, ("JOINT",)),
        ({"topic": "人事待遇", "subject": "职称评审"}, ("REFORM", "LIVELIHOOD")),
        ({"urgency": "URGENT", "urgency_reason": "扬言停课", "topic": "", "subject": "校门口"}, ("RISK",)),
        ({"topic": "其他", "subject": "校门口交通"}, ()),
    ],
)
def test_the_program_proposes_which_letters_a_leader_reads(
    known: dict[str, Any], kinds: tuple[str, ...], office: Office
) -> None:
    made = office.do(registration.register, sample.letter(**known)).id
    assert office.ask(_kinds, made) == kinds


def _kinds(desk: Desk, matter_id: int) -> tuple[str, ...]:
    return instructions.proposed_kinds(desk, standing.load(desk, matter_id))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kinds": ()}, "LETTER_KIND_MISSING"),
        ({"kinds": ("ELSE",)}, "CHOICE_UNKNOWN"),
        ({"proposal": " "}, "PROPOSAL_MISSING"),
        ({"leader_id": None}, "HANDLER_UNKNOWN"),
    ],
)
def test_a_letter_goes_up_with_its_kind_and_a_proposal(
    change: dict[str, Any], code: str, office: Office, letter: int
) -> None:
    given = {"matter_id": letter, "version": None, "leader_id": days.leader(office, sample.DEPUTY),
             "kinds": ("JOINT",), "proposal": "拟转总务处。", **change}  # fmt: skip
    assert refusal(office, instructions.ask, Ask(**given)).code == code


def test_a_letter_is_not_put_before_the_same_leader_twice(office: Office, letter: int) -> None:
    asked(office, letter)
    again = Ask(matter_id=letter, version=None, leader_id=days.leader(office, sample.DEPUTY), kinds=("JOINT",),
                proposal="再呈")  # fmt: skip
    assert refusal(office, instructions.ask, again).code == "READING_OPEN"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"words": ""}, "INSTRUCTION_MISSING"),
        ({"due": None}, "DUE_MISSING"),
        ({"due": date(2026, 3, 15)}, "DUE_BEFORE_INSTRUCTION"),
        ({"unit_id": None}, "UNIT_UNKNOWN"),
        ({"instructed_on": date(2026, 3, 15)}, "EVENTS_OUT_OF_ORDER"),
        ({"instructed_on": date(2026, 3, 17)}, "DATE_IN_FUTURE"),
        ({"instruction_id": 99}, "INSTRUCTION_UNKNOWN"),
    ],
)
def test_an_instruction_goes_out_word_for_word_with_unit_and_day(
    change: dict[str, Any], code: str, office: Office, letter: int
) -> None:
    asked(office, letter)
    assert refusal(office, instructions.instruct, order(office, letter, **change)).code == code


def test_the_result_comes_after_the_instruction_and_feedback_after_the_result(office: Office, letter: int) -> None:
    asked(office, letter)
    first = refusal(office, instructions.answer, reply(office, letter))
    assert first.code == "INSTRUCTION_FIRST" and "请先登记领导批示" in sentence(first)
    office.do(instructions.instruct, order(office, letter))
    assert refusal(office, instructions.instruct, order(office, letter)).code == "INSTRUCTION_DONE"
    assert refusal(office, instructions.feed_back, back(office, letter)).code == "RESULT_FIRST"
    assert refusal(office, instructions.answer, reply(office, letter, result="")).code == "RESULT_MISSING"
    assert refusal(office, instructions.answer, reply(office, letter, report=None)).code == "REPORT_MISSING"
    office.do(instructions.answer, reply(office, letter, report=None, on_paper=True))
    assert refusal(office, instructions.answer, reply(office, letter)).code == "INSTRUCTION_ANSWERED"
    office.do(instructions.feed_back, back(office, letter))
    assert refusal(office, instructions.feed_back, back(office, letter)).code == "INSTRUCTION_FED_BACK"


def test_a_reading_is_taken_back_with_its_reason(office: Office, letter: int) -> None:
    asked(office, letter)
    gone = End(matter_id=letter, version=None, instruction_id=only(office).id, ended_on=TODAY, reason="")
    assert refusal(office, instructions.end, gone).code == "REASON_MISSING"
    office.do(instructions.end, End(**{**gone.__dict__, "reason": "领导出差，改呈他人"}))
    assert refusal(office, instructions.instruct, order(office, letter)).code == "INSTRUCTION_DONE"
    asked(office, letter)


def test_neither_the_accused_leader_nor_the_accused_department_gets_the_letter(
    office: Office, letter: int, clock: Clock
) -> None:
    deputy, unit = days.leader(office, sample.DEPUTY), sample.unit(office).id
    office.do(lambda desk: desk.db.add(Accused(matter_id=letter, person_id=deputy)))
    office.do(lambda desk: desk.db.add(Accused(matter_id=letter, unit_id=unit)))
    new = Ask(matter_id=letter, version=None, leader_id=deputy, kinds=("JOINT",), proposal="拟办")
    assert refusal(office, instructions.ask, new).code == "ACCUSED_INVOLVED"
    asked(office, letter, leader_id=days.leader(office, sample.PRINCIPAL))
    assert refusal(office, instructions.instruct, order(office, letter)).code == "ACCUSED_INVOLVED"
