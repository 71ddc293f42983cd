"""接访登记: what is refused, what is warned, what is kept, and numbers without a gap."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from desktop_app.labels import refusals
from desktop_app.office import Desk, Office
from desktop_app.rules.checks import Level
from desktop_app.rules.refusal import Refused
from desktop_app.storage.matters import Material
from desktop_app.usecases import attachments, drafts, ledger, registration, repeats, undo, verification
from desktop_app.usecases.registration import MaterialInput, NewMatter
from tests import sample
from tests.conftest import Clock


def refused(office: Office, new: NewMatter) -> Refused:
    with pytest.raises(Refused) as said:
        office.do(registration.register, new)
    assert refusals.sentence(said.value)
    assert office.ask(ledger.counts)["ALL"] == 0 or said.value.code in ("EXTERNAL_TWICE",)
    return said.value


def no(name: str, **known: Any) -> Any:
    return pytest.param(known.pop("code"), known.pop("field"), known, id=name)


REFUSALS = [
    no("no time", received_at=None, code="RECEIVED_MISSING", field="received_at"),
    no("a minute ahead", received_at=datetime(2026, 3, 16, 10, 7), code="RECEIVED_IN_FUTURE", field="received_at"),
    no("no demand", demands=(), code="DEMAND_MISSING", field="demands"),
    no("a blank demand", demands=("  ", "\u3000"), code="DEMAND_MISSING", field="demands"),
    no("no channel", channel="", code="CHANNEL_MISSING", field="channel"),
    no("a call without a number", channel="CALL", code="CALLER_MISSING", field="caller_no"),
    no("a superior without a name", channel="SUPERIOR", code="SENDER_MISSING", field="superior_sender"),
    no("no subject", subject=" ", code="SUBJECT_MISSING", field="subject"),
    no("a visitor without a name", people=(sample.petitioner(name=""),), code="NAME_MISSING", field="people.0.name"),
    no("six representatives",
       people=tuple(sample.petitioner(name=f"代表{n}", id_no="", id_type="", representative=True) for n in range(6)),
       headcount=9, code="REPRESENTATIVES_MANY", field="people"),
    no("urgent without a reason", urgency="URGENT", code="URGENCY_REASON_MISSING", field="reason"),
    no("nobody", headcount=0, code="HEADCOUNT_MISSING", field="headcount"),
    no("a superior's day before receipt", channel="SUPERIOR", superior="青岚市教育局",
       superior_due=sample.day("2026-03-15"), code="SUPERIOR_DUE_BEFORE", field="superior_due"),
    no("an unknown earlier matter", linked_number="2025-0001", code="LINKED_UNKNOWN", field="linked_number"),
    no("an unknown channel", channel="PIGEON", code="CHOICE_UNKNOWN", field="channel"),
    no("an unknown urgency", urgency="SOMEHOW", urgency_reason="急", code="CHOICE_UNKNOWN", field="urgency"),
    no("an unknown occurrence", occurrence="", code="CHOICE_UNKNOWN", field="occurrence"),
    no("a receipt before any register", received_at=datetime(1989, 12, 31, 23, 59), code="RECEIVED_TOO_EARLY",
       field="received_at"),
    no("more people than a town", headcount=100_001, code="HEADCOUNT_TOO_LARGE", field="headcount"),
    no("a letter of no pages", channel="LETTER", letter_pages=0, code="PAGES_IMPOSSIBLE", field="letter_pages"),
    no("a letter of ten thousand pages", channel="LETTER", letter_pages=10_000, code="PAGES_IMPOSSIBLE",
       field="letter_pages"),
    no("a postmark of tomorrow", channel="LETTER", postmark_on=sample.day("2026-03-17"), code="DATE_IN_FUTURE",
       field="postmark_on"),
    no("a call that begins later", channel="CALL", caller_no="13800001234", call_from=datetime(2026, 3, 16, 10, 7),
       code="CALL_IN_FUTURE", field="call_from"),
    no("a call that ends later", channel="CALL", caller_no="13800001234", call_to=datetime(2026, 3, 16, 10, 7),
       code="CALL_IN_FUTURE", field="call_to"),
    no("a call that ends before it begins", channel="CALL", caller_no="13800001234",
       call_from=datetime(2026, 3, 16, 9, 30), call_to=datetime(2026, 3, 16, 9, 29), code="CALL_ENDS_BEFORE",
       field="call_to"),
    no("a child without a guardian", people=(sample.petitioner(id_no="110101201901010018"),),
       code="GUARDIAN_MISSING", field="people"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "field", "known"), REFUSALS)
def test_a_registration_is_refused_with(code: str, field: str, known: dict[str, Any], office: Office) -> None:
    said = refused(office, sample.visit(**known))
    assert said.code == code
    if code != "GUARDIAN_MISSING":
        assert said.field == field


@pytest.mark.parametrize(
    "new",
    [
        sample.visit(),
        sample.letter(people=(), postmark_on=sample.day("2026-03-14"), envelope_kept=True, letter_pages=2),
        sample.call(call_from=datetime(2026, 3, 16, 9, 50), call_to=datetime(2026, 3, 16, 10, 0)),
        sample.call(caller_no="", caller_refused=True),
        sample.sent_down(superior_letter_no="青教信〔2026〕3号", superior_due=sample.day("2026-05-01")),
        sample.visit(channel="ONLINE", account="qinglan01"),
        sample.visit(people=(), address_unclear="不愿留姓名住址"),
        sample.visit(urgency="URGENT", urgency_reason="停暖有老人"),
        sample.visit(headcount=6, people=tuple(
            sample.petitioner(name=f"代表{n}", id_no="", id_type="", representative=True) for n in range(5))),
        sample.visit(materials=(MaterialInput(name="室温照片", copies=2, content=b"jpeg", file_name="室温.jpg"),)),
    ],
    ids=["visit", "anonymous letter", "call", "caller refused", "superior", "online", "no address", "urgent", "group",
         "material"],
)  # fmt: skip
def test_what_was_typed_is_kept_as_typed(new: NewMatter, office: Office) -> None:
    made = office.do(registration.register, new)
    shown, version = office.ask(registration.as_input, made.id)
    kept = tuple(replace(one, content=None) for one in new.materials)
    assert shown == replace(new, materials=kept) and version >= 1
    assert office.ask(verification.verify, office.numbers_outside()).sound


def test_an_external_number_comes_in_once(office: Office) -> None:
    office.do(registration.register, sample.letter(external_system="12345", external_number="QL01"))
    said = refused(office, sample.letter(external_system="12345", external_number=" QL01 "))
    assert said.code == "EXTERNAL_TWICE" and said.facts["number"] == "XF-2026-0001"
    office.do(registration.register, sample.letter(external_system="市长信箱", external_number="QL01"))
    shown, version = office.ask(registration.as_input, 1)
    office.do(registration.amend, 1, version, replace(shown, external_number=" QL01"))
    shown, version = office.ask(registration.as_input, 2)
    with pytest.raises(Refused, match="EXTERNAL_TWICE"):
        office.do(registration.amend, 2, version, replace(shown, external_system="12345"))


def test_a_wrong_identity_number_is_kept_only_with_a_reason(office: Office) -> None:
    wrong = sample.petitioner(id_no="110105194912310021")
    found = office.ask(registration.review, sample.visit(people=(wrong,)))
    assert [one.code for one in found.findings] == ["ID_LAST_CHARACTER"]
    kept = office.ask(registration.review, sample.visit(people=(replace(wrong, id_kept_reason="证件如此"),)))
    assert [(one.code, one.level) for one in kept.findings] == [("ID_LAST_CHARACTER", Level.WARN)]
    assert not kept.blocks
    assert sample.register(office, people=(replace(wrong, id_kept_reason="证件如此"),)).number == "XF-2026-0001"


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (sample.letter(envelope_kept=False), "ENVELOPE_NOT_KEPT"),
        (sample.letter(received_at=datetime(2026, 3, 12, 9, 0), postmark_on=sample.day("2026-03-13")),
         "POSTMARK_AFTER_RECEIPT"),
        (sample.visit(occurrence="REPEAT"), "REPEAT_WITHOUT_LINK"),
        (sample.visit(people=(sample.petitioner(phone="1380000123"),)), "PHONE_LENGTH"),
        (sample.visit(people=(sample.petitioner(), sample.petitioner(name="吴一民", id_no="", id_type=""))),
         "HEADCOUNT_BELOW_LIST"),
    ],
)  # fmt: skip
def test_a_doubt_is_told_and_does_not_stop_the_registration(new: NewMatter, code: str, office: Office) -> None:
    found = office.ask(registration.review, new)
    assert code in [one.code for one in found.findings] and not found.blocks
    assert office.do(registration.register, new).number == "XF-2026-0001"


def test_numbers_follow_the_year_of_receipt_without_a_gap_when_acts_fail(office: Office, clock: Clock) -> None:
    def fails(desk: Desk) -> None:
        registration.register(desk, sample.visit())
        raise RuntimeError("jammed")

    made = []
    for _ in range(3):
        made.append(sample.register(office).number)
        with pytest.raises(RuntimeError):
            office.do(fails)
        with pytest.raises(Refused):
            office.do(registration.register, sample.visit(subject=""))
    made.append(sample.register(office, received_at=datetime(2025, 12, 31, 23, 59)).number)
    made.append(sample.register(office).number)
    assert made == ["XF-2026-0001", "XF-2026-0002", "XF-2026-0003", "XF-2025-0001", "XF-2026-0004"]
    assert office.ask(verification.verify, office.numbers_outside()).sound


def test_two_desks_registering_at_once_never_get_the_same_number(office: Office) -> None:
    numbers: list[str] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            for _ in range(12):
                numbers.append(sample.register(office).number)
        except BaseException as error:
            failed.append(error)

    desks = [threading.Thread(target=work) for _ in range(2)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert failed == []
    assert sorted(numbers) == [f"XF-2026-{serial:04d}" for serial in range(1, 25)]
    assert office.ask(verification.verify, office.numbers_outside()).sound


def test_a_form_open_too_long_is_refused_and_nothing_is_overwritten(office: Office) -> None:
    made = sample.register(office)
    first, version = office.ask(registration.as_input, made.id)
    office.do(registration.amend, made.id, version, replace(first, demands=("检修", "赔偿")))
    with pytest.raises(Refused, match="RECORD_CHANGED") as said:
        office.do(registration.amend, made.id, version, replace(first, subject="别的"))
    assert said.value.facts == {"record": "XF-2026-0001"}
    assert office.ask(registration.as_input, made.id)[0].demands == ("检修", "赔偿")


def test_a_correction_can_be_taken_back_once_and_both_stay_on_record(office: Office, clock: Clock) -> None:
    made = sample.register(office)
    before, version = office.ask(registration.as_input, made.id)
    clock.forward(minutes=5)
    corrected = replace(
        before,
        subject="家属院五号楼供暖不足",
        received_at=datetime(2026, 3, 13, 9, 0),
        demands=("检修五号楼", "退采暖费"),
        people=(sample.petitioner(phone="13900009999"), sample.petitioner(name="吴一民", id_no="", id_type="")),
        headcount=2,
        materials=(MaterialInput(name="照片"),),
        postmark_on=sample.day("2026-03-12"),
    )
    office.do(registration.amend, made.id, version, corrected)
    assert office.ask(registration.as_input, made.id)[0] == corrected
    assert sample.seen(office, made.id).clocks[0].due_day == sample.day("2026-03-28")
    clock.forward(minutes=5)
    office.do(undo.undo_last_amendment, made.id, sample.version(office, made.id))
    assert office.ask(registration.as_input, made.id)[0] == before
    shown = sample.seen(office, made.id)
    assert [step.act for step in shown.steps] == ["REGISTER", "AMEND", "UNDO"]
    assert shown.clocks[0].due_day == sample.day("2026-03-31")
    assert office.ask(ledger.ids, ledger.Filter(words="吴一民")).tolist() == []
    with pytest.raises(Refused, match="NOTHING_TO_UNDO"):
        office.do(undo.undo_last_amendment, made.id, shown.version)
    assert office.ask(verification.verify, office.numbers_outside()).sound


def test_a_long_list_of_people_is_taken_back_whole(office: Office, clock: Clock) -> None:
    people = tuple(sample.petitioner(name=f"住户{n}", id_no="", id_type="", phone="") for n in range(250))
    made = sample.register(office, people=people, headcount=250)
    before, version = office.ask(registration.as_input, made.id)
    clock.forward(minutes=5)
    renamed = tuple(replace(one, address="家属院4号楼") for one in people)
    office.do(registration.amend, made.id, version, replace(before, people=renamed))
    clock.forward(minutes=5)
    office.do(undo.undo_last_amendment, made.id, sample.version(office, made.id))
    assert office.ask(registration.as_input, made.id)[0] == before


def test_only_the_one_who_corrected_takes_it_back(office: Office, clock: Clock) -> None:
    made = sample.register(office)
    shown, version = office.ask(registration.as_input, made.id)
    clock.forward(minutes=5)
    office.do(registration.amend, made.id, version, replace(shown, subject="改"))
    version = sample.version(office, made.id)
    sample.act_as(office, sample.HEAD)
    with pytest.raises(Refused, match="UNDO_BY_OTHER"):
        office.do(undo.undo_last_amendment, made.id, version)
    assert sample.seen(office, made.id).subject == "改"


def test_a_receipt_moves_after_acceptance_only_with_a_reason_and_never_behind_it(office: Office) -> None:
    made = sample.register(office, received_at=datetime(2026, 3, 12, 9, 0))
    sample.accept(office, made.id, accepted_on=sample.day("2026-03-13"))
    shown, version = office.ask(registration.as_input, made.id)
    earlier = replace(shown, received_at=datetime(2026, 3, 11, 9, 0))
    with pytest.raises(Refused, match="REASON_MISSING"):
        office.do(registration.amend, made.id, version, earlier)
    with pytest.raises(Refused, match="ACCEPTED_BEFORE_RECEIVED"):
        late = replace(shown, received_at=datetime(2026, 3, 14, 9, 0))
        office.do(registration.amend, made.id, version, late, "补录有误")
    office.do(registration.amend, made.id, version, earlier, "补录有误")
    assert sample.seen(office, made.id).clocks[-1].due.start == sample.day("2026-03-11")


def test_a_demand_with_its_notice_cannot_be_struck_out(office: Office) -> None:
    made = sample.register(office, demands=("检修", "退费"))
    sample.accept(office, made.id)
    shown, version = office.ask(registration.as_input, made.id)
    with pytest.raises(Refused, match="DEMAND_HAS_PAPER"):
        office.do(registration.amend, made.id, version, replace(shown, demands=("检修",)))


def test_a_matter_is_found_by_name_reading_number_phone_and_any_two_characters(office: Office) -> None:
    made = sample.register(office, people=(sample.petitioner(name="欧阳若兰"),), external_number="QL-88")
    for words in ("欧阳", "若兰", "兰", "ouyangruolan", "oyrl", "XF-2026-0001", "13800001234", "QL-88", "供暖", "管道"):
        assert office.ask(ledger.ids, ledger.Filter(words=words)).tolist() == [made.id], words
    for words in ("供水", "欧若", "XF-2026-0002", '"', "供暖 食堂"):
        assert office.ask(ledger.ids, ledger.Filter(words=words)).tolist() == [], words


def test_a_repeated_visit_is_noticed_until_a_person_says_it_is_another(office: Office) -> None:
    first = sample.register(office)
    likely = office.ask(repeats.similar, sample.visit())
    assert [one.number for one in likely] == ["XF-2026-0001"] and "SAME_ID" in likely[0].agreeing
    other = sample.visit(people=(sample.petitioner(name="钱七", phone="", id_no="", id_type=""),), subject="食堂涨价",
                         summary="菜价贵", demands=("公示价格",))  # fmt: skip
    assert office.ask(repeats.similar, other) == []
    second = sample.register(office)
    office.do(repeats.not_the_same, first.id, second.id)
    assert [one.id for one in office.ask(repeats.similar, sample.visit(), second.id)] == []


def test_a_draft_outlives_the_program_and_belongs_to_its_writer(office: Office, clock: Clock) -> None:
    kept = office.do(drafts.keep, "VISIT", {"subject": "供暖"})
    office.do(drafts.keep, "VISIT", {"subject": "供暖不足"}, kept)
    path = office.folder.path
    office.close()
    again = sample.open_office(path, clock)
    assert [(one.id, one.body) for one in again.ask(drafts.mine, "VISIT")] == [(kept, {"subject": "供暖不足"})]
    assert again.ask(drafts.mine, "CALL") == []
    sample.act_as(again, sample.HEAD)
    assert again.ask(drafts.mine, "VISIT") == []
    for act, known in ((drafts.keep, ("VISIT", {"subject": "别的"}, kept)), (drafts.drop, (kept,))):
        with pytest.raises(Refused, match="DRAFT_NOT_YOURS"):
            again.do(act, *known)
    sample.act_as(again, sample.OFFICER)
    assert [one.body for one in again.ask(drafts.mine, "VISIT")] == [{"subject": "供暖不足"}]
    again.do(drafts.drop, kept)
    assert again.ask(drafts.mine, "VISIT") == []
    again.close()


def test_an_attachment_comes_back_byte_for_byte_and_an_empty_one_is_refused(office: Office) -> None:
    made = sample.register(office)
    office.do(attachments.attach, made.id, "照片", b"\xff\xd8jpeg", "室温.jpg")
    row = sample.seen(office, made.id).materials[0]
    assert office.ask(attachments.content, made.id, row.id) == ("室温.jpg", b"\xff\xd8jpeg")
    with pytest.raises(Refused, match="FILE_EMPTY"):
        office.do(attachments.attach, made.id, "照片", b"", "空.jpg")
    with pytest.raises(Refused, match="FILE_UNKNOWN"):
        office.ask(attachments.content, made.id, 999)

    def stored(desk: Desk) -> Material:
        found = desk.db.get(Material, row.id)
        assert found is not None
        return found

    assert office.ask(stored).file is not None


def test_the_widest_counts_and_the_oldest_day_an_office_may_have_are_kept(office: Office) -> None:
    widest = sample.letter(headcount=100_000, letter_pages=9_999, received_at=datetime(1990, 1, 1, 0, 0))
    assert office.do(registration.register, widest).number == "XF-1990-0001"
