"""甄别、受理、告知、承诺、文书: what each act asks for, and what its paper says for ever."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime
from typing import Any

import pypdfium2
import pytest
from sqlalchemy import select

from desktop_app.labels import refusals
from desktop_app.office import Desk, Office
from desktop_app.rules.refusal import Refused
from desktop_app.storage.matters import Paper
from desktop_app.usecases import letters, notices, offices, papers, promises, registration, screening, verification
from desktop_app.usecases.letters import LetterRow
from desktop_app.usecases.screening import DemandJudgement
from tests import sample
from tests.conftest import Clock

day = sample.day


def text_of(office: Office, paper_id: int) -> str:
    """The words of a paper's PDF without blanks and line breaks."""
    document = pypdfium2.PdfDocument(office.ask(papers.kept, paper_id).pdf)
    found = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(found.split())


def paper_rows(office: Office) -> list[Paper]:
    def stored(desk: Desk) -> list[Paper]:
        return list(desk.db.scalars(select(Paper).order_by(Paper.id)))

    return office.ask(stored)


def refused_accept(office: Office, matter_id: int, **known: Any) -> Refused:
    with pytest.raises(Refused) as said:
        sample.accept(office, matter_id, **known)
    assert refusals.sentence(said.value)
    shown = sample.seen(office, matter_id)
    assert shown.state == "REGISTERED" and shown.accepted_on is None and shown.papers == ()
    return said.value


def judged(office: Office, matter_id: int, **known: str) -> tuple[DemandJudgement, ...]:
    return tuple(DemandJudgement(id=row.id, **known) for row in sample.seen(office, matter_id).demands)


def test_an_acceptance_is_refused_whole_when_anything_is_missing(office: Office) -> None:
    made = sample.register(office)
    assert refused_accept(office, made.id, lead_unit_id=None).code == "LEAD_UNIT_MISSING"
    assert refused_accept(office, made.id, accepted_on=day("2026-03-15")).code == "ACCEPTED_BEFORE_RECEIVED"
    assert refused_accept(office, made.id, accepted_on=day("2026-03-17")).code == "ACCEPTED_IN_FUTURE"
    mixed = judged(office, made.id, own_authority="PART")
    assert refused_accept(office, made.id, judgements=mixed).code == "DEMAND_NOT_SPLIT"
    away = judged(office, made.id, own_authority="NO", route="")
    assert refused_accept(office, made.id, judgements=away).code == "NOTHING_TO_ACCEPT"
    accusing = judged(office, made.id, nature="ACCUSATION")
    assert refused_accept(office, made.id, judgements=accusing).code == "NOTHING_TO_ACCEPT"
    strange = (DemandJudgement(id=999),)
    assert refused_accept(office, made.id, judgements=strange).code == "DEMAND_UNKNOWN"
    assert refused_accept(office, made.id, version=99).code == "RECORD_CHANGED"
    repealed = ("依据《信访条例》第二十一条，予以受理。",)
    assert refused_accept(office, made.id, paragraphs=repealed).code == "BASIS_NOT_IN_FORCE"
    assert sample.accept(office, made.id).number == "青岚信访受〔2026〕1号"


def test_an_office_without_review_body_or_letters_of_its_own_cannot_accept(office: Office) -> None:
    made = sample.register(office)
    answers = office.ask(offices.answers)
    office.do(offices.set_up, replace(answers, profile=replace(answers.profile, superior="")))
    assert refused_accept(office, made.id).code == "SUPERIOR_UNSET"
    answers = office.ask(offices.answers)
    office.do(offices.set_up, replace(answers, profile=replace(answers.profile, superior="教育局", short="")))
    assert refused_accept(office, made.id).code == "SHORT_NAME_MISSING"


def test_the_accused_is_never_made_responsible(office: Office) -> None:
    made = sample.register(office)
    sample.accuse(office, made.id, name=sample.HANDLER)
    assert refused_accept(office, made.id).code == "ACCUSED_INVOLVED"
    version = sample.version(office, made.id)
    with pytest.raises(Refused, match="ACCUSED_INVOLVED"):
        office.do(screening.set_responsible, made.id, version, None, sample.person(office, sample.HANDLER).id)


def test_nothing_is_accepted_twice(office: Office) -> None:
    made = sample.register(office)
    sample.accept(office, made.id)
    with pytest.raises(Refused, match="WRONG_STATE"):
        sample.accept(office, made.id)
    with pytest.raises(Refused):
        sample.notify_out(office, made.id)
    with pytest.raises(Refused, match="WRONG_STATE"):
        office.do(screening.void, made.id, None, "误登")


def test_the_notice_says_whose_matter_which_days_and_which_law(office: Office) -> None:
    made = sample.register(office)
    issued = sample.accept(office, made.id)
    words = text_of(office, issued.id)
    for wanted in ("青岚信访受〔2026〕1号", "周某某同志", "总务处", "2026年5月15日", "《信访工作条例》", "青岚学院"):
        assert wanted in words, wanted
    assert "《信访条例》" not in words
    assert office.ask(papers.kept, issued.id).file_name == "信访事项受理告知书-青岚信访受〔2026〕1号.pdf"


@pytest.mark.parametrize("form", ["F02", "F03", "F05"])
@pytest.mark.parametrize("received", [datetime(2008, 7, 1, 9, 0), datetime(2022, 4, 30, 9, 0)])
def test_a_notice_of_today_cites_no_repealed_text_whenever_the_matter_came(
    form: str, received: datetime, office: Office
) -> None:
    made = sample.register(office, received_at=received)
    assert sample.seen(office, made.id).regime == "CN-2005"
    issued = sample.accept(office, made.id) if form == "F02" else sample.notify_out(office, made.id, form=form)
    words = text_of(office, issued.id)
    assert "《信访条例》" not in words and "《信访工作条例》" in words


def test_a_notice_dated_in_the_old_days_cites_the_text_of_those_days(office: Office, clock: Clock) -> None:
    clock.set(datetime(2021, 6, 1, 9, 0))
    made = sample.register(office, received_at=datetime(2021, 5, 31, 9, 0))
    words = text_of(office, sample.accept(office, made.id).id)
    assert "《信访条例》" in words and "《信访工作条例》" not in words


def test_the_wording_the_officer_left_is_the_wording_that_is_frozen(office: Office) -> None:
    made = sample.register(office)
    edited = ("您反映的供暖问题，我校已经受理。", "  ", "请等候通知。")
    issued = sample.accept(office, made.id, paragraphs=edited, addressee="周某某女士")
    words = text_of(office, issued.id)
    assert "我校已经受理" in words and "周某某女士" in words and "2026年5月15日" not in words
    content = paper_rows(office)[0].content["values"]
    assert content["paragraphs"] == ["您反映的供暖问题，我校已经受理。", "请等候通知。"]
    shown, version = office.ask(registration.as_input, made.id)
    office.do(registration.amend, made.id, version, replace(shown, subject="改了主题"))
    assert text_of(office, issued.id) == words


def test_the_preview_of_a_notice_is_what_is_issued_and_keeps_nothing(office: Office) -> None:
    made = sample.register(office)
    before = office.ask(verification.verify, office.numbers_outside()).journal_lines
    shown = office.ask(notices.draft_acceptance, made.id, day("2026-03-16"), sample.unit(office).id, "", ())
    assert office.ask(verification.verify, office.numbers_outside()).journal_lines == before
    sample.accept(office, made.id)
    content = paper_rows(office)[0].content["values"]
    assert (shown.addressee, list(shown.paragraphs)) == (content["addressee"], content["paragraphs"])


def test_papers_are_numbered_per_kind_and_year_without_a_gap(office: Office, clock: Clock) -> None:
    numbers = [sample.accept(office, sample.register(office).id).number for _ in range(2)]
    away = sample.register(office)
    with pytest.raises(Refused):
        sample.notify_out(office, away.id, basis="")
    numbers.append(sample.notify_out(office, away.id).number)
    numbers.append(sample.notify_out(office, sample.register(office).id, form="F03").number)
    clock.set(datetime(2027, 1, 4, 9, 0))
    numbers.append(sample.accept(office, sample.register(office, received_at=datetime(2027, 1, 4, 8, 0)).id).number)
    assert numbers[:2] == ["青岚信访受〔2026〕1号", "青岚信访受〔2026〕2号"]
    assert numbers[-1] == "青岚信访受〔2027〕1号"
    assert [one[-6:] for one in numbers[2:4]] == ["026〕1号", "026〕1号"] and len(set(numbers)) == 5
    assert office.ask(verification.verify, office.numbers_outside()).sound


def test_two_desks_accepting_at_once_never_share_a_number(office: Office) -> None:
    ids = [sample.register(office).id for _ in range(6)]
    numbers: list[str] = []
    failed: list[BaseException] = []

    def work(mine: list[int]) -> None:
        try:
            numbers.extend(sample.accept(office, one).number for one in mine)
        except BaseException as error:
            failed.append(error)

    desks = [threading.Thread(target=work, args=(part,)) for part in (ids[::2], ids[1::2])]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert failed == [] and sorted(numbers) == [f"青岚信访受〔2026〕{n}号" for n in range(1, 7)]


def test_telling_the_way_names_the_body_and_its_basis(office: Office) -> None:
    made = sample.register(office)
    for known, code in (
        ({"competent_body": ""}, "COMPETENT_BODY_MISSING"),
        ({"basis": ""}, "BASIS_MISSING"),
        ({"told_on": day("2026-03-17")}, "DATE_IN_FUTURE"),
        ({"told_on": day("2026-03-13")}, "TOLD_BEFORE_RECEIVED"),
        ({"judgements": judged(office, made.id)}, "DEMAND_STAYS"),
        ({"judgements": judged(office, made.id, nature="ACCUSATION")}, "ACCUSATION_BY_HANDOVER"),
        ({"judgements": judged(office, made.id, route="OTHER_STATUTORY")}, "WAY_FORM_WRONG"),
        ({"judgements": judged(office, made.id, own_authority="PART")}, "DEMAND_NOT_SPLIT"),
        ({"version": 99}, "RECORD_CHANGED"),
    ):
        with pytest.raises(Refused) as said:
            sample.notify_out(office, made.id, **known)
        assert said.value.code == code and refusals.sentence(said.value)
        assert sample.seen(office, made.id).state == "REGISTERED"
    issued = sample.notify_out(office, made.id)
    assert "学府路街道办事处" in text_of(office, issued.id)
    assert office.ask(verification.verify, office.numbers_outside()).sound


def test_screening_prints_its_sheet_and_an_accusation_becomes_restricted(office: Office) -> None:
    made = sample.register(office)
    sample.restrict(office, made.id)
    shown = sample.seen(office, made.id)
    assert (shown.state, shown.access, [one.form for one in shown.papers]) == ("SCREENING", "RESTRICTED", ["F08"])
    assert shown.possible.next != "T10"


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"same_people": False}, "MERGE_NOT_SAME"),
        ({"same_facts": False}, "MERGE_NOT_SAME"),
        ({"into": 1}, "MERGE_TARGET_MISSING"),
        ({"into": 3}, "MERGE_TARGET_CLOSED"),
        ({"into": 99}, "MATTER_UNKNOWN"),
    ],
)
def test_a_merge_is_refused(known: dict[str, Any], code: str, office: Office) -> None:
    for _ in range(3):
        sample.register(office)
    office.do(screening.void, 3, None, "误登")
    told = {"into": 2, "same_people": True, "same_facts": True, **known}
    with pytest.raises(Refused, match=code):
        office.do(screening.merge, 1, 1 + 1, told["into"], told["same_people"], told["same_facts"])
    assert sample.seen(office, 1).state == "REGISTERED"


def test_a_void_matter_keeps_its_number_and_its_reason_and_takes_nothing_more(office: Office) -> None:
    made = sample.register(office)
    with pytest.raises(Refused, match="REASON_MISSING"):
        office.do(screening.void, made.id, None, "  ")
    office.do(screening.void, made.id, None, " 重复登记 ")
    shown = sample.seen(office, made.id)
    assert (shown.state, shown.void_reason, shown.number) == ("VOID", "重复登记", "XF-2026-0001")
    assert shown.possible.codes == () and sample.register(office).number == "XF-2026-0002"
    version = shown.version
    typed, _ = office.ask(registration.as_input, made.id)
    promise = promises.Promise(matter_id=made.id, version=version, reason="x", due=day("2026-03-20"))
    for act, arguments in (
        (registration.amend, (made.id, version, typed)),
        (promises.promise, (promise,)),
        (promises.record_signature, (made.id, version, True)),
        (promises.keep_promise, (made.id, version, day("2026-03-16"), "x")),
        (screening.set_responsible, (made.id, version, None, None)),
    ):
        with pytest.raises(Refused, match="MATTER_LOCKED"):
            office.do(act, *arguments)


def promise(office: Office, matter_id: int, **known: Any) -> papers.Issued:
    told = {"matter_id": matter_id, "version": sample.version(office, matter_id), "reason": "等检测结果",
            "due": day("2026-03-20"), **known}  # fmt: skip
    return office.do(promises.promise, promises.Promise(**told))


def test_a_promise_needs_a_reason_and_lies_after_today_and_within_the_law(office: Office) -> None:
    made = sample.register(office)
    for known, code in (
        ({"reason": " "}, "PROMISE_REASON_MISSING"),
        ({"due": day("2026-03-16")}, "PROMISE_NOT_LATER"),
        ({"due": day("2026-05-31")}, "PROMISE_AFTER_LEGAL"),
        ({"version": 99}, "RECORD_CHANGED"),
    ):
        with pytest.raises(Refused) as said:
            promise(office, made.id, **known)
        assert said.value.code == code
    assert promise(office, made.id, due=day("2026-05-30")).form == "F07"
    sample.accept(office, made.id)
    with pytest.raises(Refused, match="PROMISE_AFTER_LEGAL"):
        promise(office, made.id, due=day("2026-05-16"))
    assert promise(office, made.id, due=day("2026-05-15")).form == "F07"


@pytest.mark.parametrize("words", [{"reason": "按《信访条例》等检测结果"}, {"told_how": "依信访 条例当面告知"}])
def test_a_promise_names_no_repealed_law(words: dict[str, str], office: Office) -> None:
    made = sample.register(office)
    with pytest.raises(Refused, match="BASIS_NOT_IN_FORCE"):
        promise(office, made.id, **words)
    assert sample.seen(office, made.id).papers == ()


@pytest.mark.parametrize(("overlay", "last"), [("ZJ-2016", "2026-04-22"), ("HN-2012", "2026-04-15")])
def test_in_a_province_a_promise_lies_within_its_shorter_period(overlay: str, last: str, office: Office) -> None:
    answers = office.ask(offices.answers)
    office.do(offices.set_up, replace(answers, profile=replace(answers.profile, overlays=(overlay,))))
    made = sample.register(office)
    with pytest.raises(Refused, match="PROMISE_AFTER_LEGAL"):
        promise(office, made.id, due=day("2026-05-30"))
    with pytest.raises(Refused, match="PROMISE_AFTER_LEGAL") as said:
        promise(office, made.id, due=day("2026-04-30"))
    assert said.value.facts["legal"] == day(last)
    promise(office, made.id, due=day(last))


def test_a_promise_is_kept_with_words_and_not_before_it_was_given(office: Office) -> None:
    made = sample.register(office)

    def keep(on: str, reply: str) -> None:
        office.do(promises.keep_promise, made.id, sample.version(office, made.id), day(on), reply)

    with pytest.raises(Refused, match="NO_PROMISE"):
        keep("2026-03-16", "电话答复")
    promise(office, made.id)
    with pytest.raises(Refused, match="REPLY_MISSING"):
        keep("2026-03-16", " ")
    with pytest.raises(Refused, match="DATE_IN_FUTURE"):
        keep("2026-03-17", "电话答复")
    keep("2026-03-16", "电话答复")
    assert sample.seen(office, made.id).steps[-1].note == "电话答复"


def test_prints_are_counted_and_change_nothing_else(office: Office) -> None:
    made = sample.register(office)
    issued = office.do(papers.issue_form, made.id, "F01")
    first = office.ask(papers.kept, issued.id)
    assert [office.do(papers.count_print, issued.id) for _ in range(3)] == [1, 2, 3]
    again = office.ask(papers.kept, issued.id)
    assert (first.printed, again.printed) == (0, 3) and first.pdf == again.pdf
    assert office.ask(verification.verify, office.numbers_outside()).sound


def test_forms_that_need_no_wording_and_those_that_are_not_there(office: Office) -> None:
    made = sample.register(office)
    notice = sample.accept(office, made.id)
    proof = office.do(papers.issue_service_proof, made.id, notice.id)
    progress = office.do(papers.issue_form, made.id, "F44")
    opinion = sample.opinion(office, made.id)
    slip = office.do(promises.review_slip, made.id, opinion, day("2026-03-16"))
    assert notice.number in text_of(office, proof.id)
    assert "方敏" not in text_of(office, progress.id) and "XF-2026-0001" in text_of(office, progress.id)
    assert "2026年4月15日" in text_of(office, slip.id)
    other = sample.register(office)
    for act, arguments, code in (
        (papers.issue_form, (made.id, "F16"), "FORM_NOT_OFFERED"),
        (papers.issue_service_proof, (other.id, notice.id), "PAPER_UNKNOWN"),
        (promises.review_slip, (other.id, opinion, day("2026-03-16")), "PAPER_UNKNOWN"),
        (promises.review_slip, (made.id, notice.id, day("2026-03-16")), "REVIEW_NEEDS_OPINION"),
        (promises.review_slip, (made.id, opinion, day("2026-03-17")), "DATE_IN_FUTURE"),
        (papers.count_print, (999,), "PAPER_UNKNOWN"),
    ):
        with pytest.raises(Refused, match=code):
            office.do(act, *arguments)


def test_a_missing_glyph_stops_the_paper_and_its_number(office: Office) -> None:
    made = sample.register(office, people=(sample.petitioner(name="周\U0010fffd"),))
    with pytest.raises(Refused, match="glyph_missing"):
        sample.accept(office, made.id)
    assert sample.seen(office, made.id).state == "REGISTERED"
    assert sample.accept(office, sample.register(office).id).number == "青岚信访受〔2026〕1号"
    assert office.ask(verification.verify, office.numbers_outside()).sound


def test_whether_the_form_was_signed_is_recorded_with_a_reason_for_a_no(office: Office) -> None:
    made = sample.register(office)
    with pytest.raises(Refused, match="REASON_MISSING"):
        office.do(promises.record_signature, made.id, 2, False)
    office.do(promises.record_signature, made.id, sample.version(office, made.id), False, "称无此必要")
    assert sample.seen(office, made.id).signed_by_petitioner is False


def test_an_anonymous_letter_is_accepted_without_an_addressee(office: Office) -> None:
    row = LetterRow(row=2, number="L1", subject="路灯不亮", text="全文", received=datetime(2026, 3, 13, 9, 0))
    office.do(letters.commit, office.ask(letters.plan, [row], None), "来信.xlsx", "0" * 64)
    assert sample.accept(office, 1).number == "青岚信访受〔2026〕1号"
    assert office.ask(verification.verify, office.numbers_outside()).sound


def test_listeners_hear_which_tables_an_act_wrote_after_it_is_kept(office: Office) -> None:
    heard: list[frozenset[str]] = []
    office.changed.append(heard.append)
    sample.register(office)
    assert {"matter", "step", "obligation"} <= heard[0] and "paper" not in heard[0]
    with pytest.raises(Refused):
        office.do(registration.register, sample.visit(subject=""))
    assert len(heard) == 1
