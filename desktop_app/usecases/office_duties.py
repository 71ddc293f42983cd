"""What the office owes beside its matters: postings, notices, receptions, principal leaders, first responders (C, F).

Computed from what is recorded, never stored; 今日 shows it and the alerts are told from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select

from ..labels import office_duties as duty_words
from ..office import Desk
from ..rules.calendar import DayKind
from ..rules.moments import local
from ..storage.charges import Charge, ChargeEvidence
from ..storage.inquiries import Inquiry
from ..storage.leader_days import Instruction, Substitution
from ..storage.matters import Matter
from ..storage.visibility import condition
from . import (
    backlog,
    day_board,
    disposals,
    duty_roster,
    hazards,
    information,
    inquiries,
    key_periods,
    loans,
    period_reports,
    records,
    screenings,
    slots,
    standing,
    transfers,
    urgent_duties,
    volumes,
    watches,
)
from .day_board import SlotCard
from .duty_line import OfficeDuty

AHEAD = timedelta(days=14)
MONTH_WARNING = 20
RECENT = timedelta(days=31)
REPOST = timedelta(hours=4)
READING_DAYS, FEEDBACK_DAYS = 2, 3
FOLLOW_UP_EVERY = timedelta(days=30)
AREAS = (
    watches, period_reports, urgent_duties, key_periods, duty_roster, screenings, hazards, information,
)  # fmt: skip
"""Every area that owes something by itself; each answers `duties(desk, today)`."""


def duties(desk: Desk) -> list[OfficeDuty]:
    """Everything owed now and in the two weeks ahead, by its day."""
    today = standing.today(desk)
    cards = day_board.cards_between(desk, today - RECENT, today + AHEAD)
    found = [*_of_slots(desk, cards, today), *_of_month(desk, today), *_of_inquiries(desk), *_of_covers(desk, today)]
    old = backlog.waiting(desk)
    if old:
        due = backlog.quarter(today)[1]
        found.append(OfficeDuty(code="BACKLOG", target="view:BACKLOG", words=duty_words.waiting(old), due=due))
    found += [*_of_instructions(desk), *_of_charges(desk), *_of_skips(desk), *_of_archive(desk, today)]
    for area in AREAS:
        found += area.duties(desk, today)
    return sorted(found, key=lambda one: one.order)


def _of_slots(desk: Desk, cards: list[SlotCard], today: date) -> Iterator[OfficeDuty]:
    approved = {
        row.slot_id: row
        for row in desk.db.scalars(
            select(Substitution).where(Substitution.approved.is_(True)).order_by(Substitution.id)
        )
    }
    for card in cards:
        words = _words(card)
        target = f"slot:{card.id}"
        if card.state == "OPEN":
            yield OfficeDuty(code="CLOSE_SLOT", target=target, words=words, due=card.day)
        if card.day < today or card.state in ("HELD", "NOBODY"):
            continue
        if card.state in ("UNPOSTED", "PREPARED"):
            yield OfficeDuty(code="POST", target=target, words=words, due=card.post_due, rule="R-POST", start=card.day)
        elif card.state == "CHANGED":
            change = approved.get(card.id)
            due = _repost_due(card, change.decided_at) if change and change.decided_at else min(today, card.day)
            yield OfficeDuty(code="REPOST", target=target, words=words, due=due, rule="R-POST")
        elif card.state == "PENDING":
            before = desk.calendar.last_working_on_or_before(card.day - timedelta(days=1))
            yield OfficeDuty(code="SUBSTITUTE", target=target, words=words, due=max(before, today))
        if card.state != "PENDING" and slots.absent(desk, card.leader_id, card.day) is not None:
            before = desk.calendar.last_working_on_or_before(card.day - timedelta(days=1))
            yield OfficeDuty(code="STAND_IN", target=target, words=words, due=max(before, today))
        if card.notified_at is None and card.state != "PENDING":
            yield OfficeDuty(
                code="NOTIFY", target=target, words=words, due=card.notify_due, rule="R-NOTIFY-LEADER", start=card.day
            )
        if card.day == today:
            yield OfficeDuty(code="RECEIVE", target=target, words=words, due=today)


def _of_month(desk: Desk, today: date) -> Iterator[OfficeDuty]:
    """From the 20th on, a principal leader without a reception day this month (C02); not in a month of vacation."""
    first = today.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    standing_slots = slots.between(desk, first, last)
    if today.day < MONTH_WARNING or not standing_slots:
        return
    receiving = {row.leader_id for row in standing_slots}
    for leader in slots.leaders(desk):
        if slots.is_principal(leader) and leader.id not in receiving:
            yield OfficeDuty(
                code="LEAD_MONTH",
                target=f"person:{leader.id}",
                words=leader.name,
                due=last,
                rule="R-LEAD-MONTH",
                start=first,
            )


def _of_inquiries(desk: Desk) -> Iterator[OfficeDuty]:
    for row in desk.db.scalars(select(Inquiry).where(Inquiry.finished_on.is_(None)).order_by(Inquiry.id)):
        due = inquiries.follow_up_due(desk, row)
        told, _ = inquiries.covered_by(desk, row.responder_id, standing.today(desk))
        code = "FIND_UNIT" if row.outcome == "FINDING" else "FOLLOW_UP"
        yield OfficeDuty(code=code, target=f"inquiry:{row.id}", words=row.number, due=due, responsible_id=told)


def _of_covers(desk: Desk, today: date) -> Iterator[OfficeDuty]:
    """A and B role both away on a working day: nobody is there to be told (F07)."""
    if desk.calendar.kind(today) in (DayKind.HOLIDAY, DayKind.WEEKEND):
        return
    for one in inquiries.covers(desk):
        if one.nobody and one.b_role:
            yield OfficeDuty(code="NOBODY_THERE", target=f"person:{one.person_id}", words=one.post, due=today)


def _of_instructions(desk: Desk) -> Iterator[OfficeDuty]:
    """Letters that lie with a leader, and results the leader has not heard (D01, D03)."""
    query = (
        select(Instruction, Matter.number)
        .join(Matter, Matter.id == Instruction.matter_id)
        .where(condition(desk.actor), Instruction.ended_on.is_(None), Instruction.fed_back_on.is_(None))
    )
    for row, number in desk.db.execute(query.order_by(Instruction.id)):
        target = f"matter:{row.matter_id}"
        if row.words == "" and row.asked_on is not None:
            due = desk.calendar.add_working_days(row.asked_on, READING_DAYS)
            yield OfficeDuty(code="READING", target=target, words=number, due=due)
        elif row.replied_on is not None:
            due = desk.calendar.add_working_days(row.replied_on, FEEDBACK_DAYS)
            yield OfficeDuty(code="FEED_BACK", target=target, words=number, due=due)


def _of_charges(desk: Desk) -> Iterator[OfficeDuty]:
    """A charge is followed up at least once a month (E07)."""
    query = (
        select(Charge, Matter.number)
        .join(Matter, Matter.id == Charge.matter_id)
        .where(condition(desk.actor), Charge.ended_on.is_(None), Charge.result_on.is_(None))
    )
    for row, number in desk.db.execute(query.order_by(Charge.id)):
        last = desk.db.scalar(select(func.max(ChargeEvidence.done_on)).where(ChargeEvidence.charge_id == row.id))
        due = max(last or row.taken_on, row.taken_on) + FOLLOW_UP_EVERY
        yield OfficeDuty(code="CHARGE_FOLLOW", target=f"matter:{row.matter_id}", words=number, due=due)


def _of_skips(desk: Desk) -> Iterator[OfficeDuty]:
    """Somebody has to be there by the hour of the notice, then report back within a day (H02)."""
    for row, number, due, letter in records.owed_skips(desk):
        at = local(row.arrive_by)
        words = number if letter else f"{number} {at:%H:%M}"
        target = f"matter:{row.matter_id}"
        if letter:
            yield OfficeDuty(code="ONSITE_REPLY", target=target, words=words, due=due)
        else:
            yield OfficeDuty(
                code="ONSITE", target=target, words=words, due=at, rule="R-ONSITE", start=at.date(), given=at
            )


def _of_archive(desk: Desk, today: date) -> Iterator[OfficeDuty]:
    """What closed is bound and handed over by 30 June; loans come back; what is kept long enough is appraised."""
    waiting: dict[date, int] = {}
    for one in volumes.to_bind(desk):
        waiting[one.due] = waiting.get(one.due, 0) + 1
    for due, count in waiting.items():
        closed = date(due.year - 1, 12, 31)
        words = duty_words.waiting(count)
        yield OfficeDuty(code="ARCHIVE", target="archive:", words=words, due=due, rule="R-ARCHIVE", start=closed)
    for sent in transfers.rows(desk):
        if sent.signed_on is None and not sent.void_reason:
            due = desk.calendar.add_working_days(sent.listed_on, FEEDBACK_DAYS)
            yield OfficeDuty(code="TRANSFER", target="archive:TRANSFER", words=sent.number, due=due)
    for loan in loans.rows(desk, "OUT"):
        words = f"{loan.archive_no} {loan.borrower}"
        yield OfficeDuty(code="LOAN_BACK", target="archive:LOANS", words=words, due=loan.due, rule="R-LOAN")
    over = [row for row in disposals.expired(desk) if row.disposal_id is None]
    decided = disposals.decisions(desk)
    open_ones = [row for row in over if row.id not in decided]
    if open_ones:
        due = date(today.year, 12, 31)
        yield OfficeDuty(
            code="RETENTION", target="archive:RETENTION", words=duty_words.expired(len(open_ones)), due=due,
            rule="R-RETENTION",
        )  # fmt: skip


def _repost_due(card: SlotCard, approved_at: datetime) -> datetime:
    """An approved change is posted again within four hours, and before the reception begins (C04); a local datetime."""
    return min(local(approved_at) + REPOST, datetime.combine(card.day, time.fromisoformat(card.starts)))


def _words(card: SlotCard) -> str:
    return f"{card.day.month}月{card.day.day}日 {card.starts} {card.leader}"
