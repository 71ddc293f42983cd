"""Nobody gets round the archive: one person in two roles, days out of order, numbers used twice, a hold, a sign no
font draws."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from desktop_app.office import Office
from desktop_app.usecases import binding, loans, volume_board, volume_header, volume_pieces
from desktop_app.usecases.binding import Bind
from desktop_app.usecases.loans import Lend
from tests import binder, life, sample
from tests.conftest import After, Clock
from tests.usecases.test_leader_days import refusal as refused
from tests.usecases.test_volumes import refusal


def a_volume_to_bind(office: Office, clock: Clock) -> int:
    """A volume ready to be bound, past the time to ask for a review."""
    binder.settled(office)
    matter = binder.closed(office)
    binder.after_windows(clock)
    made = binder.volume(office, matter)
    binder.excused(office, made)
    return made


@pytest.fixture
def ready(after: After) -> tuple[Office, int]:
    return after(a_volume_to_bind)


@pytest.fixture
def office(ready: tuple[Office, int]) -> Office:
    """An office with a volume that waits to be bound."""
    return ready[0]


@pytest.fixture
def opened(ready: tuple[Office, int]) -> int:
    """That volume."""
    return ready[1]


def binding_of(office: Office, volume_id: int, **known: Any) -> Bind:
    new = {"volume_id": volume_id, "version": None, "compiler": sample.OFFICER, "checker": sample.HEAD,
           "bound_on": life.today(office), **known}  # fmt: skip
    return Bind(**new)


def lending(office: Office, volume_id: int, **known: Any) -> Lend:
    new = {
        "volume_id": volume_id, "version": None, "borrower": "汪若谷", "purpose": "复查答辩", "way": "OUT",
        "approver_id": sample.person(office, sample.HEAD).id, "out_on": life.today(office), **known,
    }  # fmt: skip
    return Lend(**new)


def header(office: Office, volume_id: int, **known: Any) -> volume_header.Header:
    return replace(binder.detail(office, volume_id).header, **known)


@pytest.mark.parametrize("checker", [sample.OFFICER, "林 晓岚", "林晓岚\u200b", "林·晓岚"])
def test_the_checker_is_not_the_compiler_under_another_spelling(office: Office, opened: int, checker: str) -> None:
    assert refusal(office, binding.bind, binding_of(office, opened, checker=checker)) == "CHECKER_IS_COMPILER"


def test_a_volume_is_not_bound_before_its_newest_piece_unless_somebody_says_why(office: Office, opened: int) -> None:
    early = life.today(office) - timedelta(days=1)
    binder.added(office, opened, "补充材料", dated=life.today(office))
    assert refusal(office, binding.bind, binding_of(office, opened, bound_on=early)) == "BOUND_BEFORE_PIECES"
    office.do(binding.bind, binding_of(office, opened, bound_on=early, late_entry_reason="当时漏登"))
    assert binder.detail(office, opened).row.state == "BOUND"


def test_a_reopened_volume_is_not_bound_before_it_was_reopened(office: Office, opened: int, clock: Clock) -> None:
    office.do(binding.bind, binding_of(office, opened))
    before = life.today(office)
    clock.forward(days=5)
    office.do(binding.reopen, opened, None, "补充材料")
    assert refusal(office, binding.bind, binding_of(office, opened, bound_on=before)) == "BOUND_BEFORE_REOPENING"


def test_a_sign_no_font_draws_is_named_with_its_piece_before_the_volume_is_sealed(office: Office, opened: int) -> None:
    binder.added(office, opened, "证明\U0003ffff材料")
    last = binder.detail(office, opened).pieces
    assert any(one.code == "GLYPH" and one.level == "error" for one in binder.detail(office, opened).checks)
    said = refused(office, binding.bind, binding_of(office, opened))
    assert said.code == "PIECE_UNDRAWABLE"
    assert "证明" in last[int(said.facts["place"]) - 1].title


def test_a_year_before_the_matters_end_would_end_the_retention_too_early(office: Office, opened: int) -> None:
    new = header(office, opened, year=life.today(office).year - 1)
    assert refusal(office, volume_header.change, new) == "VOLUME_YEAR_BEFORE"


def test_a_number_of_the_archive_is_used_once(office: Office, opened: int, clock: Clock) -> None:
    office.do(volume_header.change, header(office, opened, file_no="XF-2026-A01"))
    other = binder.volume(office, binder.told_away(office))
    first = binder.detail(office, opened).header
    assert refusal(office, volume_header.change, header(office, other, file_no="XF-2026-A01")) == "FILE_NO_TAKEN"
    same = header(office, other, record_class=first.record_class, year=first.year, volume_no=first.volume_no)
    assert refusal(office, volume_header.change, same) == "VOLUME_NUMBER_TAKEN"


def test_two_loans_of_one_volume_do_not_overlap_and_none_is_for_ever(office: Office, opened: int, clock: Clock) -> None:
    office.do(binding.bind, binding_of(office, opened))
    clock.forward(days=10)
    loan = office.do(loans.lend, lending(office, opened))
    clock.forward(days=4)
    office.do(loans.give_back, loan, life.today(office), "完好")
    backwards = lending(office, opened, out_on=life.today(office) - timedelta(days=2))
    assert refusal(office, loans.lend, backwards) == "LOANS_OVERLAP"
    far = lending(office, opened, due=life.today(office) + timedelta(days=800))
    assert refusal(office, loans.lend, far) == "LOAN_DUE_FAR"


@pytest.mark.parametrize("borrower", [sample.HEAD, "贺 远川", "贺远川（负责人）"])
def test_nobody_approves_their_own_loan(office: Office, opened: int, borrower: str) -> None:
    office.do(binding.bind, binding_of(office, opened))
    assert refusal(office, loans.lend, lending(office, opened, borrower=borrower)) == "LOAN_SELF_APPROVED"


@pytest.mark.parametrize("borrower", ["汪若谷", "汪 若谷", "汪·若谷", "教务处汪若谷"])
def test_the_accused_gets_no_volume_under_any_spelling(office: Office, opened: int, borrower: str) -> None:
    office.do(binding.bind, binding_of(office, opened))
    sample.accuse(office, binder.detail(office, opened).cases[0][0], name="汪若谷")
    leader = sample.person(office, sample.PRINCIPAL).id
    new = lending(office, opened, borrower=borrower, approver_id=leader)
    assert refusal(office, loans.lend, new) == "ACCUSED_INVOLVED"


def test_a_hold_keeps_what_lies_in_the_volume_until_it_is_lifted_with_a_reason(office: Office, opened: int) -> None:
    assert refusal(office, volume_header.lift, opened, None, "x") == "VOLUME_NOT_HELD"
    office.do(volume_header.hold, opened, None, "行政复议")
    piece = binder.detail(office, opened).pieces[0].id
    assert refusal(office, volume_pieces.remove, piece, None) == "VOLUME_HELD"
    assert refusal(office, volume_header.void, opened, None, "误组") == "VOLUME_HELD"
    assert refusal(office, volume_header.lift, opened, None, "\u200b") == "REASON_MISSING"
    office.do(volume_header.lift, opened, None, "复议终结")
    assert not office.ask(volume_board.detail, opened).hold
