"""代接访: asked with a reason, approved by a principal leader before the reception begins, then posted anew (C04)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from ..facts_days import SubstituteFacts
from ..labels import leader_days as words
from ..office import Desk
from ..rules import texts
from ..rules.moments import local, moment
from ..rules.refusal import Refused
from ..storage.leader_days import Slot, Substitution
from ..storage.offices import Person
from . import days, hands, slots, standing
from .offices import profile
from .papers import Issued, free_paper


@dataclass(frozen=True, kw_only=True)
class Propose:
    """Somebody else receives in this slot. to_id: the substitute; reason: why the leader cannot."""

    slot_id: int
    version: int
    to_id: int | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class Decide:
    """What the principal leader said. decided_at: wall-clock time, before the reception begins for an approval."""

    slot_id: int
    decided_by_id: int | None
    decided_at: datetime | None
    approved: bool


def propose(desk: Desk, new: Propose) -> Issued:
    """Ask for a substitute; the sheet F19c goes to the principal leader.

    Raises Refused: SLOT_UNKNOWN, RECORD_CHANGED, SLOT_OVER, REASON_MISSING, HANDLER_UNKNOWN, NOT_A_LEADER,
    SUBSTITUTE_SAME, SUBSTITUTION_PENDING, SLOT_LEADER_ABSENT, SLOT_LEADER_BUSY.
    """
    new = texts.cleaned(new)
    row = slots.load(desk, new.slot_id)
    if new.version and row.version != new.version:
        raise Refused("RECORD_CHANGED", None, {"record": words.short_day(row.day)})
    if slots.is_over(desk, row) or row.cancelled_on is not None:
        raise Refused("SLOT_OVER", None, {"day": row.day})
    if pending(desk, row.id) is not None:
        raise Refused("SUBSTITUTION_PENDING", "to")
    if not new.reason.strip():
        raise Refused("REASON_MISSING", "reason")
    leader = desk.db.get(Person, row.leader_id)
    assert leader is not None
    other = _free_leader(desk, row, new.to_id)
    facts = SubstituteFacts(
        office=profile(desk).facts(),
        when=when_words(row),
        place=row.place,
        leader=leader.name,
        post=row.post,
        reason=new.reason.strip(),
        substitute=other.name,
        substitute_post=other.post,
        proposed_on=standing.today(desk),
    )
    issued = free_paper(desk, "F19c", facts, standing.today(desk))
    desk.db.add(
        Substitution(
            slot_id=row.id,
            from_id=leader.id,
            to_id=other.id,
            reason=new.reason.strip(),
            asked_at=desk.now,
            paper_id=issued.id,
        )
    )
    return issued


def decide(desk: Desk, new: Decide) -> None:
    """Record the principal leader's decision; an approval seats the substitute at once.

    Raises Refused: SUBSTITUTION_NONE, HANDLER_UNKNOWN, NOT_A_LEADER, DAY_MISSING, DATE_IN_FUTURE,
    SUBSTITUTE_TOO_LATE (须事先批准, 汇报说明 第四章第一节), SLOT_LEADER_BUSY.
    """
    row = slots.load(desk, new.slot_id)
    asked = pending(desk, row.id)
    if asked is None:
        raise Refused("SUBSTITUTION_NONE", None)
    approver = hands.person_of(desk, new.decided_by_id, "decided_by")
    if not slots.is_principal(approver):
        raise Refused("NOT_A_LEADER", "decided_by", {"person": approver.name, "roles": ("PRINCIPAL_LEADER",)})
    at = days.minute(desk, "decided_at", new.decided_at)
    if at < local(asked.asked_at).replace(second=0, microsecond=0):
        raise Refused("DECIDED_BEFORE_ASKED", "decided_at", {"asked": local(asked.asked_at), "decided": at})
    if new.approved:
        if at >= slots.begins(row):
            raise Refused("SUBSTITUTE_TOO_LATE", "decided_at", {"begins": slots.begins(row), "decided": at})
        other = _free_leader(desk, row, asked.to_id)
        row.leader_id, row.post, row.portfolio = other.id, other.post, other.portfolio
        # Whoever was told before was somebody else.
        row.notified_at, row.told = None, ""
    asked.approved, asked.decided_by, asked.decided_at = new.approved, approver.name, moment(at)


def pending(desk: Desk, slot_id: int) -> Substitution | None:
    """The request of a slot that nobody has decided yet."""
    return desk.db.scalar(
        select(Substitution).where(Substitution.slot_id == slot_id, Substitution.approved.is_(None)).limit(1)
    )


def last(desk: Desk, slot_id: int) -> Substitution | None:
    """The newest request of a slot, decided or not."""
    query = select(Substitution).where(Substitution.slot_id == slot_id).order_by(Substitution.id.desc())
    return desk.db.scalar(query.limit(1))


def when_words(row: Slot) -> str:
    """2026年3月19日 星期四 09:00—11:30."""
    weekday = words.WEEKDAYS[row.day.weekday()]
    return f"{row.day.year}年{words.plain_day(row.day)} {weekday} {row.starts}—{row.ends}"


def _free_leader(desk: Desk, row: Slot, person_id: int | None) -> Person:
    other = hands.person_of(desk, person_id, "to")
    if not set(hands.LEADERS) & set(other.roles):
        raise Refused("NOT_A_LEADER", "to", {"person": other.name, "roles": hands.LEADERS})
    if other.id == row.leader_id:
        raise Refused("SUBSTITUTE_SAME", "to", {"person": other.name})
    away = slots.absent(desk, other.id, row.day)
    if away is not None:
        facts = {"person": other.name, "first": away.first, "last": away.last}
        raise Refused("SLOT_LEADER_ABSENT", "to", facts)
    held = slots.busy_leader(desk, other.id, row.day, row.starts, row.ends, row.id)
    if held is not None:
        facts = {"person": other.name, "day": held.day, "starts": held.starts, "ends": held.ends, "place": held.place}
        raise Refused("SLOT_LEADER_BUSY", "to", facts)
    return other
