"""What cannot be read is not kept: control characters, half characters and zero-width signs stop at the door."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from desktop_app.office import Office
from desktop_app.rules import texts
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import (
    attachments,
    drafts,
    ledger,
    letters,
    offices,
    previews,
    promises,
    registration,
    repeats,
    screening,
)
from tests import sample

RECEIVED = datetime(2026, 3, 13, 9, 0)
UNSEEN = ("\x00", "\x07", "\x1b", "\x7f", "\x9c", "\ud83d", "\udc00", "\u200b", "\u200d", "\u202e", "\u2066", "\ufeff")


@pytest.mark.parametrize("char", UNSEEN)
def test_a_sign_nobody_sees_is_dropped_and_the_rest_stays(char: str) -> None:
    assert texts.clean(f"室{char}温\n不足\t十五度") == "室温\n不足\t十五度"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x85", "\u2028"])
def test_every_line_end_becomes_the_offices_own(end: str) -> None:
    assert texts.clean(f"一{end}二") == "一\n二"


def test_rare_characters_and_their_variants_stay() -> None:
    assert texts.clean("𠮷\U000e0100·é") == "𠮷\U000e0100·é"


@pytest.mark.parametrize("char", UNSEEN)
def test_a_registration_keeps_only_what_can_be_read(char: str, office: Office) -> None:
    made = sample.register(
        office,
        subject=f"供暖{char}不足",
        demands=(f"检{char}修", char),
        people=(sample.petitioner(name=f"周{char}某某", address=f"{char}3号楼"),),
    )
    shown, version = office.ask(registration.as_input, made.id)
    assert (shown.subject, shown.demands) == ("供暖不足", ("检修",))
    assert (shown.people[0].name, shown.people[0].address) == ("周某某", "3号楼")
    office.do(registration.amend, made.id, version, replace(shown, facts=f"三{char}月"), f"核{char}对")
    assert office.ask(registration.as_input, made.id)[0].facts == "三月"
    assert sample.seen(office, made.id).steps[-1].note == "核对"


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"subject": "\u200b\ufeff"}, "SUBJECT_MISSING"),
        ({"demands": ("\u200b",)}, "DEMAND_MISSING"),
        ({"people": (sample.petitioner(name="\u200b"),)}, "NAME_MISSING"),
        ({"urgency": "URGENT", "urgency_reason": "\x00"}, "URGENCY_REASON_MISSING"),
        ({"channel": "\ud800"}, "CHANNEL_MISSING"),
    ],
)
def test_a_text_of_unseen_signs_alone_is_missing(known: dict[str, Any], code: str, office: Office) -> None:
    with pytest.raises(Refused, match=code):
        sample.register(office, **known)


def test_a_reason_or_an_answer_of_unseen_signs_alone_is_missing(office: Office) -> None:
    made = sample.register(office)
    with pytest.raises(Refused, match="REASON_MISSING"):
        office.do(screening.void, made.id, None, "\u200b")
    version = sample.version(office, made.id)
    with pytest.raises(Refused, match="REASON_MISSING"):
        office.do(promises.record_signature, made.id, version, False, "\x00")
    given = promises.Promise(matter_id=made.id, version=version, reason="\u2060", due=sample.day("2026-03-20"))
    with pytest.raises(Refused, match="PROMISE_REASON_MISSING"):
        office.do(promises.promise, given)
    office.do(promises.promise, replace(given, reason="等\u200b物业报价"))
    version = sample.version(office, made.id)
    with pytest.raises(Refused, match="REPLY_MISSING"):
        office.do(promises.keep_promise, made.id, version, sample.day("2026-03-16"), "\ufeff")


def test_a_proposal_and_a_judgement_keep_only_what_can_be_read(office: Office) -> None:
    made = sample.register(office)
    shown = sample.seen(office, made.id)
    judged = screening.DemandJudgement(id=shown.demands[0].id, competent_body="街\u200b道办", route_basis="\ud800依据")
    office.do(
        screening.screen,
        screening.Screen(matter_id=made.id, version=shown.version, judgements=(judged,), proposal="拟\x00受理"),
    )
    after = sample.seen(office, made.id)
    assert (after.demands[0].competent_body, after.demands[0].route_basis) == ("街道办", "依据")
    assert "拟受理" in [step.note for step in after.steps]


def test_notices_are_issued_without_unseen_signs(office: Office) -> None:
    made = sample.register(office)
    sample.accept(office, made.id, addressee="周\u200b某某", paragraphs=("已\ud800受理。",))
    other = sample.register(office)
    sample.notify_out(office, other.id, competent_body="学府路\u202e街道办事处")
    assert sample.seen(office, other.id).demands[0].competent_body == "学府路街道办事处"


@pytest.mark.parametrize("words", ["供\u200b暖", "\ufeff供暖", "供暖\ud800"])
def test_a_search_finds_what_it_shows(words: str, office: Office) -> None:
    made = sample.register(office)
    assert office.ask(ledger.ids, ledger.Filter(words=words)).tolist() == [made.id]
    assert office.ask(ledger.find, f"\u200b{made.number}\x00") == made.id
    assert office.ask(ledger.find, "\ud800") is None


@pytest.mark.parametrize("words", ["\u241e", "暖\u241e不"])
def test_the_bar_between_fields_is_no_word(words: str, office: Office) -> None:
    sample.register(office, subject="家属院3号楼供暖", summary="不热")
    assert office.ask(ledger.ids, ledger.Filter(words=words)).tolist() == []


def test_a_filter_of_unseen_signs_alone_filters_nothing(office: Office) -> None:
    made = sample.register(office)
    assert office.ask(ledger.ids, ledger.Filter(words="\u200b")).tolist() == [made.id]


def test_a_saved_view_and_a_draft_are_kept_without_half_characters(office: Office) -> None:
    office.do(ledger.save_view, "供\ud800暖", ledger.Filter(words="暖\ud800气"))
    assert [(name, one.words) for _, name, one in office.ask(ledger.saved_views)] == [("供暖", "暖气")]
    office.do(drafts.keep, "VISIT", {"subject": "供\udc00暖", "demands": ["检\x00修"]})
    assert office.ask(drafts.mine, "VISIT")[0].body == {"subject": "供暖", "demands": ["检修"]}


def test_what_is_being_typed_is_previewed_and_compared_without_half_characters(office: Office) -> None:
    sample.register(office)
    typed = sample.visit(subject="家属院3号楼供暖不足\ud800", address_unclear="\u200b")
    assert [one.rule for one in office.ask(previews.after_saving, typed)] != []
    assert [one.number for one in office.ask(repeats.similar, typed)] == ["XF-2026-0001"]
    assert office.ask(previews.read_number, "RESIDENT", sample.RESIDENT_ID + "\u200b").sex == "F"


def test_the_offices_own_answers_are_kept_without_unseen_signs(office: Office) -> None:
    answers = office.ask(offices.answers)
    office.do(offices.set_up, replace(answers, profile=replace(answers.profile, address="学府路\u200b8号\ud800")))
    assert office.ask(offices.profile).address == "学府路8号"
    with pytest.raises(Refused, match="SCHOOL_MISSING"):
        office.do(offices.save_profile, replace(answers.profile, school="\u200b"))
    answers = office.ask(offices.answers)
    with pytest.raises(Refused, match="UNIT_NAME_MISSING"):
        office.do(offices.set_up, replace(answers, units=(*answers.units, offices.UnitRow(name="\ufeff"))))


@pytest.mark.parametrize("char", UNSEEN)
def test_the_name_of_an_attachment_keeps_only_what_can_be_read(char: str, office: Office) -> None:
    made = sample.register(office)
    office.do(attachments.attach, made.id, f"教室{char}照片", b"%PDF", "a.pdf")
    assert sample.seen(office, made.id).materials[-1].name == "教室照片"


@pytest.mark.parametrize("char", UNSEEN)
def test_an_imported_letter_keeps_only_what_can_be_read(char: str, office: Office) -> None:
    row = letters.LetterRow(row=2, number="L1", subject=f"路灯{char}不亮", text=f"全{char}文", received=RECEIVED)
    office.do(letters.commit, office.ask(letters.plan, [row], None), "来信.xlsx", "0" * 64)
    shown = sample.seen(office, 1)
    assert (shown.subject, shown.summary) == ("路灯不亮", "全文")
