"""公示: the five items or nothing, the principal's day or a reason, and what changed is posted anew."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from desktop_app.labels.refusals import sentence
from desktop_app.office import Office
from desktop_app.rules.moments import local
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import (
    alerts,
    bookings,
    day_board,
    inquiries,
    office_duties,
    papers,
    postings,
    slots,
    substitutions,
)
from desktop_app.usecases.postings import Hung, Publish
from desktop_app.usecases.substitutions import Decide, Propose
from tests import leader_days as days
from tests import sample
from tests.conftest import Clock
from tests.documents.golden_text import solid, text_of
from tests.usecases.test_leader_days import refusal

FIRST, LAST = date(2026, 3, 16), date(2026, 3, 31)
THURSDAY, TUESDAY = date(2026, 3, 19), date(2026, 3, 24)


@pytest.fixture
def planned(office: Office) -> tuple[int, int]:
    """Two receptions of March with posts and portfolios: the principal on the 24th, the vice on the 31st."""
    days.with_portfolios(office)
    return days.slot(office, TUESDAY), days.slot(office, LAST, sample.DEPUTY)


def printed(office: Office, paper_id: int) -> str:
    return solid(text_of(office.ask(papers.kept, paper_id).pdf))


def test_a_posting_says_the_five_items_of_every_day(office: Office, planned: tuple[int, int]) -> None:
    issued = office.do(postings.publish, Publish(first=FIRST, last=LAST))
    text = printed(office, issued.id)
    for item in ("周明远", "校长", "全面工作", "3月24日", "14:30", "—16:30", "行政楼108", "副校长", "教学、学生"):
        assert solid(item) in text
    assert solid("（2026年3月16日至3月31日）") in text and "监督电话" in text


def test_the_preview_is_what_is_printed(office: Office, planned: tuple[int, int]) -> None:
    from desktop_app.documents.press import press

    seen = office.ask(postings.prepare, FIRST, LAST, "A3")
    issued = office.do(postings.publish, Publish(first=FIRST, last=LAST, size="A3"))
    assert press("F19", seen.facts) == office.ask(papers.kept, issued.id).pdf


def test_without_a_portfolio_nothing_is_posted(office: Office) -> None:
    days.slot(office, TUESDAY)
    found = refusal(office, postings.publish, Publish(first=FIRST, last=LAST))
    assert found.code == "POSTING_ITEMS_MISSING" and "分管工作" in sentence(found)
    assert office.ask(postings.prepare, FIRST, LAST).missing == ((TUESDAY, "职务、分管工作"),)


def test_a_month_without_its_principal_is_not_published_but_for_a_reason(office: Office) -> None:
    days.with_portfolios(office)
    days.slot(office, TUESDAY, sample.DEPUTY)
    found = refusal(office, postings.publish, Publish(first=FIRST, last=LAST))
    assert found.code == "PRINCIPAL_WITHOUT_DAY" and "2026年3月没有安排周明远接访" in sentence(found)
    office.do(postings.publish, Publish(first=FIRST, last=LAST, override_reason="校长在外培训，四月补两天"))
    assert office.ask(postings.postings, FIRST, LAST)[0].override_reason == "校长在外培训，四月补两天"


def test_a_principal_who_received_earlier_in_the_month_is_enough(office: Office, clock: Clock) -> None:
    days.with_portfolios(office)
    days.slot(office, date(2026, 3, 3))
    days.slot(office, TUESDAY, sample.DEPUTY)
    assert office.ask(postings.prepare, FIRST, LAST).lacking == ()


def test_an_empty_period_is_not_posted(office: Office) -> None:
    assert refusal(office, postings.publish, Publish(first=FIRST, last=LAST)).code == "POSTING_EMPTY"
    assert refusal(office, postings.publish, Publish(first=LAST, last=FIRST)).code == "TERM_ORDER"
    assert refusal(office, postings.publish, Publish(first=FIRST, last=LAST, size="B5")).code == "CHOICE_UNKNOWN"


def test_a_reception_is_posted_only_once_it_hangs(office: Office, planned: tuple[int, int]) -> None:
    one, _ = planned
    assert days.card(office, one).state == "UNPOSTED"
    office.do(postings.publish, Publish(first=FIRST, last=LAST))
    assert days.card(office, one).state == "PREPARED"
    posting = office.ask(postings.postings, FIRST, LAST)[0]
    now = local(office.clock())
    office.do(
        postings.hang, Hung(posting_id=posting.id, posted_at=now, places="公告栏", photo=b"PNG", photo_name="a.png")
    )
    assert days.card(office, one).state == "POSTED"
    assert office.ask(postings.photo, posting.id) == ("a.png", b"PNG")


def test_where_and_when_it_hung_is_asked(office: Office, planned: tuple[int, int], clock: Clock) -> None:
    office.do(postings.publish, Publish(first=FIRST, last=LAST))
    posting = office.ask(postings.postings, FIRST, LAST)[0].id
    now = local(office.clock())
    assert refusal(office, postings.hang, Hung(posting_id=posting, posted_at=None, places="栏")).code == "DAY_MISSING"
    early = Hung(posting_id=posting, posted_at=now - timedelta(days=1), places="栏")
    assert refusal(office, postings.hang, early).code == "POSTED_BEFORE_ISSUED"
    late = Hung(posting_id=posting, posted_at=now + timedelta(hours=1), places="栏")
    assert refusal(office, postings.hang, late).code == "DATE_IN_FUTURE"
    assert (
        refusal(office, postings.hang, Hung(posting_id=posting, posted_at=now, places=" ")).code
        == "POSTING_PLACE_MISSING"
    )
    assert refusal(office, postings.take_down, posting, FIRST).code == "NOT_HANGING"
    office.do(postings.hang, Hung(posting_id=posting, posted_at=now, places="栏"))
    assert refusal(office, postings.take_down, posting, FIRST - timedelta(days=1)).code == "DOWN_BEFORE_POSTED"
    office.do(postings.take_down, posting, FIRST)
    assert days.card(office, planned[0]).state == "UNPOSTED"
    assert refusal(office, postings.hang, Hung(posting_id=99, posted_at=now, places="栏")).code == "POSTING_UNKNOWN"


@pytest.mark.parametrize(
    ("slot", "due"),
    [
        (date(2026, 3, 24), date(2026, 3, 19)),
        (date(2026, 10, 12), date(2026, 10, 8)),
        (date(2026, 4, 7), date(2026, 4, 1)),
    ],
)
def test_posting_is_due_three_working_days_before(slot: date, due: date, office: Office) -> None:
    """Monday 12 October counts back over the make-up Saturday to Thursday the 8th (DOMAIN 2.4 no. 43)."""
    assert days.card(office, days.slot(office, slot)).post_due == due


def test_what_changed_after_posting_is_told_and_posted_anew(office: Office, planned: tuple[int, int]) -> None:
    one, other = planned
    days.posted(office, FIRST, LAST)
    office.do(slots.move, one, 0, TUESDAY + timedelta(days=1))
    office.do(slots.cancel, other, 0, "外出开会")
    assert days.card(office, one).state == "CHANGED"
    seen = office.ask(postings.prepare, FIRST, LAST, "A4", True)
    assert [(line.day, line.note) for line in seen.facts.lines] == [
        ("2026-03-25", "改接访日期"),
        ("2026-03-31", "取消"),
    ]
    assert seen.facts.lines[0].was.startswith("3月24日")
    days.posted(office, FIRST, LAST, change=True)
    assert days.card(office, one).state == "POSTED"
    assert (
        refusal(office, postings.publish, Publish(first=FIRST, last=LAST, change=True)).code == "POSTING_EMPTY_CHANGE"
    )


def test_a_visit_to_a_case_is_nobodys_to_post(office: Office, planned: tuple[int, int]) -> None:
    number = sample.register(office).number
    made = days.slot(office, THURSDAY, kind="FIELD", place="3号楼现场", matter_number=number)
    assert days.card(office, made).state == "NO_POSTING"
    assert len(office.ask(postings.prepare, FIRST, LAST).slots) == 2


# 代接访


def proposed(office: Office, slot_id: int) -> int:
    new = Propose(slot_id=slot_id, version=0, to_id=days.leader(office, sample.DEPUTY), reason="参加市里会议")
    made: int = office.do(substitutions.propose, new).id
    return made


def decision(office: Office, slot_id: int, at: datetime | None = None, **known: object) -> Decide:
    principal = days.leader(office, sample.PRINCIPAL)
    given = {
        "slot_id": slot_id,
        "decided_by_id": principal,
        "decided_at": at or local(office.clock()),
        "approved": True,
    }
    return Decide(**{**given, **known})  # type: ignore[arg-type]


def test_a_substitute_waits_for_the_principal_and_then_is_posted_anew(office: Office, planned: tuple[int, int]) -> None:
    one, _ = planned
    days.posted(office, FIRST, LAST)
    text = printed(office, proposed(office, one))
    assert "代接访审批单" in text and "参加市里会议" in text and sample.DEPUTY in text
    assert days.card(office, one).state == "PENDING"
    assert days.card(office, one).waiting_for == sample.DEPUTY
    assert (TUESDAY, "PENDING") in office.ask(postings.prepare, FIRST, LAST).left
    office.do(substitutions.decide, decision(office, one))
    card = days.card(office, one)
    assert (card.leader, card.standing_in, card.state) == (sample.DEPUTY, sample.PRINCIPAL, "CHANGED")
    line = office.ask(postings.prepare, FIRST, LAST, "A4", True).facts.lines[0]
    assert line.note == "改姓名、职务、分管工作"


def test_a_denied_substitute_changes_nothing(office: Office, planned: tuple[int, int]) -> None:
    one, _ = planned
    proposed(office, one)
    office.do(substitutions.decide, decision(office, one, approved=False))
    assert days.card(office, one).leader == sample.PRINCIPAL and days.card(office, one).state == "UNPOSTED"


def test_a_substitute_is_approved_before_the_reception_begins(
    office: Office, planned: tuple[int, int], clock: Clock
) -> None:
    one, _ = planned
    proposed(office, one)
    clock.set(days.at(TUESDAY, 14, 40))
    found = refusal(office, substitutions.decide, decision(office, one))
    assert found.code == "SUBSTITUTE_TOO_LATE" and "须事先批准" in sentence(found)
    office.do(substitutions.decide, decision(office, one, at=days.at(TUESDAY, 14, 29)))


def test_who_may_stand_in_and_who_may_approve(office: Office, planned: tuple[int, int], clock: Clock) -> None:
    one, _ = planned
    principal, vice = days.leader(office, sample.PRINCIPAL), days.leader(office, sample.DEPUTY)

    def to(person: int, reason: str = "会议") -> Propose:
        return Propose(slot_id=one, version=0, to_id=person, reason=reason)

    assert refusal(office, substitutions.propose, to(principal)).code == "SUBSTITUTE_SAME"
    assert refusal(office, substitutions.propose, to(vice, "")).code == "REASON_MISSING"
    assert refusal(office, substitutions.propose, to(days.leader(office, sample.OFFICER))).code == "NOT_A_LEADER"
    assert refusal(office, substitutions.decide, decision(office, one)).code == "SUBSTITUTION_NONE"
    days.slot(office, TUESDAY, sample.DEPUTY, starts="15:00", ends="17:00", place="会议室", place_reason="借用")
    assert refusal(office, substitutions.propose, to(vice)).code == "SLOT_LEADER_BUSY"
    other = days.slot(office, THURSDAY)
    office.do(substitutions.propose, Propose(slot_id=other, version=0, to_id=vice, reason="会议"))
    again = Propose(slot_id=other, version=0, to_id=vice, reason="会议")
    assert refusal(office, substitutions.propose, again).code == "SUBSTITUTION_PENDING"
    assert refusal(office, substitutions.decide, decision(office, other, decided_by_id=vice)).code == "NOT_A_LEADER"
    before = decision(office, other, at=local(office.clock()) - timedelta(hours=1))
    assert refusal(office, substitutions.decide, before).code == "DECIDED_BEFORE_ASKED"
    clock.set(days.at(TUESDAY, 15))
    assert refusal(office, substitutions.propose, to(vice)).code == "SLOT_OVER"


# what is owed


def test_what_is_owed_stands_in_the_list_of_the_day(office: Office, planned: tuple[int, int], clock: Clock) -> None:
    one, _ = planned
    owed = {(duty.code, duty.target): duty.due for duty in office.ask(office_duties.duties)}
    assert owed[("POST", f"slot:{one}")] == date(2026, 3, 19)
    assert owed[("NOTIFY", f"slot:{one}")] == date(2026, 3, 23)
    days.posted(office, FIRST, LAST)
    told = bookings.Notified(slot_id=one, notified_at=local(office.clock()), told="已电话告知本人和教务处")
    office.do(bookings.notified, told)
    left = {duty.code for duty in office.ask(office_duties.duties) if duty.target == f"slot:{one}"}
    assert left == set()
    clock.set(days.at(TUESDAY, 9))
    assert "RECEIVE" in {duty.code for duty in office.ask(office_duties.duties) if duty.target == f"slot:{one}"}
    clock.set(days.at(TUESDAY + timedelta(days=1), 9))
    assert "CLOSE_SLOT" in {duty.code for duty in office.ask(office_duties.duties) if duty.target == f"slot:{one}"}


def test_an_approved_change_waits_four_hours_for_its_posting(
    office: Office, planned: tuple[int, int], clock: Clock
) -> None:
    one, _ = planned
    days.posted(office, FIRST, LAST)
    proposed(office, one)
    office.do(substitutions.decide, decision(office, one))
    until = local(office.clock()) + timedelta(hours=4)
    assert [duty.due for duty in office.ask(office_duties.duties) if duty.code == "REPOST"] == [until]
    assert "REPOST" not in {told.code for told in office.do(alerts.beat).told}
    clock.forward(hours=4, minutes=1)
    assert "REPOST" in {told.code for told in office.do(alerts.beat).told}
    days.posted(office, FIRST, LAST, change=True)
    assert "REPOST" not in {duty.code for duty in office.ask(office_duties.duties)}


def test_a_leader_who_will_be_away_needs_somebody_to_stand_in(office: Office, planned: tuple[int, int]) -> None:
    one, _ = planned
    away = inquiries.AbsenceInput(person_id=days.leader(office, sample.PRINCIPAL), first=TUESDAY, last=TUESDAY)
    office.do(inquiries.add_absence, away)
    owed = {duty.code: duty.due for duty in office.ask(office_duties.duties) if duty.target == f"slot:{one}"}
    assert owed["STAND_IN"] == date(2026, 3, 23)
    proposed(office, one)
    left = {duty.code for duty in office.ask(office_duties.duties) if duty.target == f"slot:{one}"}
    assert "STAND_IN" not in left and "SUBSTITUTE" in left


def test_from_the_twentieth_on_a_principal_without_a_day_is_owed(office: Office, clock: Clock) -> None:
    days.slot(office, LAST, sample.DEPUTY)
    clock.set(days.at(date(2026, 3, 19)))
    assert "LEAD_MONTH" not in {duty.code for duty in office.ask(office_duties.duties)}
    clock.set(days.at(date(2026, 3, 20)))
    owed = [duty for duty in office.ask(office_duties.duties) if duty.code == "LEAD_MONTH"]
    assert [(duty.words, duty.due) for duty in owed] == [(sample.PRINCIPAL, LAST)]


def test_the_page_counts_the_months_receptions_and_field_visits(office: Office, planned: tuple[int, int]) -> None:
    number = sample.register(office).number
    days.slot(office, THURSDAY, kind="FIELD", place="3号楼现场", matter_number=number)
    seen = office.ask(day_board.month, 2026, 3)
    assert (seen.count, seen.fields) == (2, 1)
    assert [(one.leader, one.day) for one in seen.principals] == [(sample.PRINCIPAL, THURSDAY)]


def test_an_unknown_slot_is_told(office: Office) -> None:
    with pytest.raises(Refused, match="SLOT_UNKNOWN"):
        office.ask(day_board.detail, 77)
