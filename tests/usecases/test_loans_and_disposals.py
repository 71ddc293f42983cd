"""After binding: who has a volume, who took it over, what may be destroyed and what may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.office import Desk, Office
from desktop_app.rules.refusal import Refused
from desktop_app.storage import backup
from desktop_app.storage.archive import Volume
from desktop_app.storage.matters import Matter
from desktop_app.usecases import (
    disposals,
    loans,
    office_duties,
    shelf_list,
    transfers,
    verification,
    volume_board,
    volume_header,
    volume_pieces,
)
from desktop_app.usecases.disposals import Appraise, Approve, Destroy
from desktop_app.usecases.loans import Lend
from desktop_app.usecases.transfers import NewTransfer, Sign
from tests import binder, life, sample
from tests.conftest import Clock
from tests.documents.golden_text import solid, text_of
from tests.usecases.test_volumes import refusal


@pytest.fixture
def volume(office: Office, clock: Clock) -> int:
    """A bound volume on the shelf."""
    return binder.shelved(office, clock)


def lending(office: Office, volume_id: int, **known: Any) -> Lend:
    new = {
        "volume_id": volume_id, "version": None, "borrower": "汪若谷", "unit": "教务处", "purpose": "复查答辩",
        "way": "OUT", "approver_id": sample.person(office, sample.HEAD).id, "out_on": life.today(office), **known,
    }  # fmt: skip
    return Lend(**new)


def duties(office: Office) -> dict[str, date]:
    return {one.code: one.due for one in office.ask(office_duties.duties)}


def sound(office: Office) -> bool:
    return not office.ask(verification.verify, office.numbers_outside()).problems


def test_a_volume_is_lent_for_ten_working_days_and_comes_back(office: Office, volume: int, clock: Clock) -> None:
    loan = office.do(loans.lend, lending(office, volume))
    row = office.ask(loans.rows, "OUT")[0]
    assert (row.out_on, row.due) == (date(2026, 4, 30), date(2026, 5, 18))
    assert duties(office)["LOAN_BACK"] == row.due
    assert refusal(office, loans.lend, lending(office, volume)) == "VOLUME_LENT"
    clock.forward(days=25)
    assert office.ask(loans.rows, "OVERDUE")[0].overdue == 7
    office.do(loans.renew, loan, date(2026, 6, 30), sample.person(office, sample.HEAD).id)
    assert office.ask(loans.rows, "OVERDUE") == [] and office.ask(loans.rows, "OUT")[0].renewed == 1
    assert refusal(office, loans.give_back, loan, life.today(office), " ") == "CONDITION_MISSING"
    office.do(loans.give_back, loan, life.today(office), "完好，页数无缺")
    assert refusal(office, loans.give_back, loan, life.today(office), "完好") == "LOAN_OVER"
    printed = office.ask(loans.register)
    assert printed.lines[0].condition == "完好，页数无缺" and printed.lines[0].way == "借出"
    assert "LOAN_BACK" not in duties(office) and sound(office)


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"borrower": " "}, "BORROWER_MISSING"),
        ({"purpose": ""}, "PURPOSE_MISSING"),
        ({"way": "POST"}, "CHOICE_UNKNOWN"),
        ({"due": date(2026, 4, 1)}, "LOAN_DUE_BEFORE"),
        ({"out_on": date(2026, 1, 2)}, "EVENTS_OUT_OF_ORDER"),
        ({"approver_id": None}, "HANDLER_UNKNOWN"),
    ],
)
def test_a_loan_says_who_why_how_and_until_when(office: Office, volume: int, known: dict[str, Any], code: str) -> None:
    assert refusal(office, loans.lend, lending(office, volume, **known)) == code


def test_an_officer_may_not_approve_a_loan_and_of_an_accusation_only_a_leader(office: Office, volume: int) -> None:
    clerk = lending(office, volume, approver_id=sample.person(office, sample.CLERK).id)
    assert refusal(office, loans.lend, clerk) == "LOAN_APPROVER"

    def restrict(desk: Desk) -> None:
        for matter in desk.db.scalars(select(Matter)).all():
            matter.access = "RESTRICTED"

    office.do(restrict)
    assert refusal(office, loans.lend, lending(office, volume)) == "LOAN_APPROVER"
    office.do(loans.lend, lending(office, volume, approver_id=sample.person(office, sample.PRINCIPAL).id))


def test_nobody_lends_a_volume_to_the_person_it_accuses(office: Office, volume: int) -> None:
    matter = binder.detail(office, volume).cases[0][0]
    sample.accuse(office, matter, name="汪若谷")
    assert refusal(office, loans.lend, lending(office, volume)) == "ACCUSED_INVOLVED"


def test_bound_volumes_are_handed_over_with_a_list_and_a_signature(office: Office, volume: int, clock: Clock) -> None:
    matter = binder.detail(office, volume).cases[0][0]
    assert [row.id for row in office.ask(shelf_list.rows, shelf_list.ShelfFilter(state="TO_TRANSFER"))] == [volume]
    issued = office.do(
        transfers.prepare, NewTransfer(volume_ids=(volume,), giver=sample.OFFICER, receiver_unit="青岚学院档案馆")
    )
    text = solid(text_of(office.ask(lambda desk: desk.files.get(_paper(desk, issued.id).file))))
    assert "YJ-2026-0001" in text and "青岚学院档案馆" in text and "合计：1卷" in text
    assert "TRANSFER" in duties(office)
    one = office.ask(transfers.rows)[0]
    unsigned = Sign(transfer_id=one.id, receiver=" ", signed_on=life.today(office))
    assert refusal(office, transfers.sign, unsigned) == "RECEIVER_UNSIGNED"
    office.do(transfers.sign, replace(unsigned, receiver="馆员甲", scan=binder.scan("签收"), scan_name="签收.jpg"))
    assert sample.seen(office, matter).state == "ARCHIVED"
    assert binder.detail(office, volume).row.state == "ARCHIVED"
    assert refusal(office, loans.lend, lending(office, volume)) == "VOLUME_NOT_HERE"
    assert refusal(office, transfers.sign, replace(unsigned, receiver="馆员甲")) == "TRANSFER_OVER"
    assert "TRANSFER" not in duties(office) and sound(office)


def _paper(desk: Desk, paper_id: int) -> Any:
    from desktop_app.storage.matters import Paper

    return desk.db.get(Paper, paper_id)


def test_a_list_that_was_not_signed_is_cancelled_and_the_volume_listed_again(office: Office, volume: int) -> None:
    new = NewTransfer(volume_ids=(volume,), giver=sample.OFFICER, receiver_unit="青岚学院档案馆")
    office.do(transfers.prepare, new)
    assert refusal(office, transfers.prepare, new) == "VOLUME_LISTED"
    office.do(transfers.cancel, office.ask(transfers.rows)[0].id, "漏了一卷")
    office.do(transfers.prepare, new)
    assert [row.number for row in office.ask(transfers.rows)] == ["YJ-2026-0002", "YJ-2026-0001"]
    assert sound(office)


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"volume_ids": ()}, "NOTHING_TO_TRANSFER"),
        ({"giver": ""}, "GIVER_MISSING"),
        ({"receiver_unit": " "}, "RECEIVER_UNIT_MISSING"),
    ],
)
def test_a_hand_over_names_both_sides(office: Office, volume: int, known: dict[str, Any], code: str) -> None:
    new = NewTransfer(volume_ids=(volume,), giver=sample.OFFICER, receiver_unit="青岚学院档案馆")
    assert refusal(office, transfers.prepare, replace(new, **known)) == code


def test_closed_matters_wait_for_their_volume_until_june_of_the_next_year(office: Office, clock: Clock) -> None:
    binder.settled(office)
    binder.told_away(office)
    assert duties(office)["ARCHIVE"] == date(2027, 6, 30)


# disposal


def appraisal(office: Office, volume_id: int, **known: Any) -> Appraise:
    new = {
        "volume_ids": (volume_id,), "decision": "DESTROY", "opinion": "保管期满，无查考价值", "first": "林晓岚",
        "second": "贺远川", "appraised_on": life.today(office), **known,
    }  # fmt: skip
    return Appraise(**new)


@pytest.fixture
def expired(office: Office, clock: Clock) -> int:
    """A volume kept for ten years and eleven months, whose time is over."""
    binder.settled(office)
    matter = binder.told_away(office)
    made = binder.volume(office, matter)
    binder.added(office, made, "扫描的来信", kind="LETTER")
    binder.excused(office, made)
    binder.bound(office, made)
    clock.set(datetime(2037, 2, 3, 9, 0))
    return made


def test_a_volume_of_2026_kept_ten_years_is_due_in_2037_and_not_a_day_before(office: Office, clock: Clock) -> None:
    binder.settled(office)
    made = binder.volume(office, binder.told_away(office))
    binder.excused(office, made)
    binder.bound(office, made)
    clock.set(datetime(2036, 12, 31, 9, 0))
    assert office.ask(disposals.expired) == []
    assert refusal(office, disposals.appraise, appraisal(office, made)) == "NOT_EXPIRED"
    clock.set(datetime(2037, 1, 1, 9, 0))
    assert [row.id for row in office.ask(disposals.expired)] == [made]
    assert "RETENTION" in duties(office)


def test_a_volume_is_destroyed_after_appraisal_approval_and_under_two_watchers(
    office: Office, expired: int, clock: Clock
) -> None:
    assert refusal(office, disposals.prepare, (expired,)) == "NOT_APPRAISED"
    office.do(disposals.appraise, appraisal(office, expired))
    listed = office.do(disposals.prepare, (expired,))
    done = Destroy(
        disposal_id=listed, watchers=("方敏", "程一舟"), destroyed_on=life.today(office), typed="XH-2037-0001"
    )
    assert refusal(office, disposals.destroy, done) == "DISPOSAL_UNAPPROVED"
    clerk = Approve(
        disposal_id=listed, approver_id=sample.person(office, sample.CLERK).id, approved_on=life.today(office)
    )
    assert refusal(office, disposals.approve, clerk) == "NOT_A_LEADER"
    office.do(disposals.approve, replace(clerk, approver_id=sample.person(office, sample.PRINCIPAL).id))
    assert refusal(office, disposals.destroy, replace(done, watchers=("方敏", "方敏"))) == "TWO_NAMES"
    assert refusal(office, disposals.destroy, replace(done, typed="好的")) == "DISPOSAL_UNTYPED"
    scanned = next(one.id for one in binder.detail(office, expired).pieces if one.source == "SCAN")
    office.do(disposals.destroy, done)
    assert office.do(disposals.sweep) > 0
    row = office.ask(shelf_list.rows)[0]
    assert (row.id, row.state, row.number) == (expired, "DISPOSED", "AJB-2026-0001")
    assert sound(office)
    with pytest.raises(Refused, match="STORED_FILE_DAMAGED"):
        office.ask(volume_pieces.content, scanned)
    assert refusal(office, disposals.destroy, done) == "DISPOSAL_OVER"


def test_a_backup_after_a_disposal_is_whole_and_holds_nothing_of_it(
    office: Office, expired: int, clock: Clock, tmp_path: Any
) -> None:
    _destroy(office, expired)
    made = backup.make(office.folder.path / "desk.db", office.folder.files, tmp_path / "盘", office.clock())
    assert backup.verify(made).files > 0


def _destroy(office: Office, volume_id: int) -> None:
    office.do(disposals.appraise, appraisal(office, volume_id))
    listed = office.do(disposals.prepare, (volume_id,))
    leader = sample.person(office, sample.PRINCIPAL).id
    office.do(disposals.approve, Approve(disposal_id=listed, approver_id=leader, approved_on=life.today(office)))
    number = office.ask(disposals.rows)[0].number
    office.do(
        disposals.destroy,
        Destroy(disposal_id=listed, watchers=("方敏", "程一舟"), destroyed_on=life.today(office), typed=number),
    )
    office.do(disposals.sweep)


def test_a_held_volume_is_never_destroyed(office: Office, expired: int, clock: Clock) -> None:
    office.do(volume_header.hold, expired, None, "行政复议未结")
    assert refusal(office, disposals.appraise, appraisal(office, expired)) == "VOLUME_HELD"
    office.do(volume_header.lift, expired, None, "复议已结")
    office.do(disposals.appraise, appraisal(office, expired))
    listed = office.do(disposals.prepare, (expired,))
    office.do(volume_header.hold, expired, None, "又有诉讼")
    leader = sample.person(office, sample.PRINCIPAL).id
    office.do(disposals.approve, Approve(disposal_id=listed, approver_id=leader, approved_on=life.today(office)))
    number = office.ask(disposals.rows)[0].number
    done = Destroy(disposal_id=listed, watchers=("方敏", "程一舟"), destroyed_on=life.today(office), typed=number)
    assert refusal(office, disposals.destroy, done) == "VOLUME_HELD"
    assert office.ask(lambda desk: desk.db.get(Volume, expired).state) == "BOUND"


def test_an_appraisal_may_keep_a_volume_longer_or_for_ever(office: Office, expired: int, clock: Clock) -> None:
    assert refusal(office, disposals.appraise, appraisal(office, expired, second="林晓岚")) == "TWO_NAMES"
    assert refusal(office, disposals.appraise, appraisal(office, expired, opinion="")) == "OPINION_MISSING"
    longer = appraisal(office, expired, decision="EXTEND", retention="10")
    office.do(disposals.appraise, longer)
    assert office.ask(disposals.expired) == []
    clock.set(datetime(2048, 1, 1, 9, 0))
    assert [row.id for row in office.ask(disposals.expired)] == [expired]
    office.do(disposals.appraise, appraisal(office, expired, decision="PERMANENT"))
    assert office.ask(disposals.expired) == [] and office.ask(shelf_list.rows)[0].keep_until is None


def test_what_another_volume_or_matter_still_needs_is_not_destroyed(office: Office, expired: int, clock: Clock) -> None:
    clock.set(datetime(2037, 2, 3, 9, 0))
    kept = binder.volume(office, mode="YEAR", record_class="OWN_DOC", year=2037)
    binder.added(office, kept, "扫描的来信")
    _destroy(office, expired)
    piece = binder.detail(office, kept).pieces[0]
    assert office.ask(volume_pieces.content, piece.id)[1]
    assert office.ask(volume_board.preview, kept, "F46") and sound(office)
