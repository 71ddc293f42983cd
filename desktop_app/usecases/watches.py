"""What is watched in the register itself: unsigned sheets, urgent matters nobody began, people who come again
(A02, A07, B07)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from ..labels import office_duties as words
from ..office import Desk
from ..rules.moments import legal_day, local
from ..storage.matters import Matter, Petitioner, Step
from ..storage.offices import Person
from ..storage.visibility import condition
from . import alert_settings
from .duty_line import OfficeDuty
from .ledger import OPEN

FIRST_ACTION = timedelta(minutes=60)
SHOWN_BEFORE = timedelta(hours=1)
AGAIN_WITHIN = timedelta(days=90)
TOLD_FOR = timedelta(days=7)
BOOKKEEPING = ("REGISTER", "AMEND")
"""Lines of the time line that are no action on the matter."""


def duties(desk: Desk, today: date) -> Iterator[OfficeDuty]:
    """What the register shows to be undone today, as lines of 今日."""
    yield from _unsigned(desk, today)
    yield from _not_begun(desk)


def _unsigned(desk: Desk, today: date) -> Iterator[OfficeDuty]:
    """Visits of today whose sheet is neither signed nor refused: shown in the last hour of the day, told at its end
    (A02)."""
    at = datetime.combine(today, alert_settings.hours(desk).evening)
    if local(desk.now).replace(tzinfo=None) < at - SHOWN_BEFORE:
        return
    missing = desk.db.scalars(
        select(Matter.id)
        .where(
            condition(desk.actor),
            Matter.standing == "OPEN",
            Matter.channel == "VISIT",
            Matter.received_on == today,
            Matter.state.in_(OPEN),
            Matter.signed_by_petitioner.is_not(True),
            Matter.refused_to_sign == "",
        )
        .order_by(Matter.id)
    ).all()
    if missing:
        yield OfficeDuty(
            code="UNSIGNED", target="view:TODAY_VISITS", words=words.waiting(len(missing)), due=at, once=True
        )


def _not_begun(desk: Desk) -> Iterator[OfficeDuty]:
    """Urgent matters on which nothing was done within the hour (B07)."""
    begun = exists().where(Step.matter_id == Matter.id, Step.act.not_in(BOOKKEEPING))
    query = select(Matter.id, Matter.number, Matter.recorded_at, Matter.handler_id).where(
        condition(desk.actor),
        Matter.standing == "OPEN",
        Matter.urgency != "NORMAL",
        Matter.state.in_(OPEN),
        Matter.first_action_at.is_(None),
        ~begun,
    )
    for row in desk.db.execute(query.order_by(Matter.id)):
        due = local(row.recorded_at) + FIRST_ACTION
        yield OfficeDuty(
            code="NOT_BEGUN", target=f"matter:{row.id}", words=row.number, due=due, responsible_id=row.handler_id
        )


def notes(desk: Desk) -> Iterator[OfficeDuty]:
    """What is told once and owed by nobody: who came again."""
    yield from _came_again(desk)


def _came_again(desk: Desk) -> Iterator[OfficeDuty]:
    """Somebody who came twice within ninety days is told to the head of the office (A07).

    The same person: the same name with the same telephone or identity number, or a matter linked as a repeat.
    """
    people = desk.db.scalars(select(Person).where(Person.active).order_by(Person.seat, Person.id))
    heads = [one.id for one in people if "OFFICE_HEAD" in one.roles]
    earlier, before = aliased(Petitioner), aliased(Matter)
    known = or_(
        and_(Petitioner.phone_key != "", earlier.phone_key == Petitioner.phone_key),
        and_(Petitioner.id_no != "", earlier.id_no == Petitioner.id_no),
        Matter.linked_id == before.id,
    )
    again = exists().where(
        Petitioner.matter_id == Matter.id,
        Petitioner.name_key != "",
        ~Petitioner.struck,
        earlier.name_key == Petitioner.name_key,
        earlier.matter_id != Matter.id,
        before.id == earlier.matter_id,
        before.access == "OPEN",
        before.state != "VOID",
        before.received_on <= Matter.received_on,
        func.julianday(Matter.received_on) - func.julianday(before.received_on) <= AGAIN_WITHIN.days,
        known,
    )
    query = select(Matter.id, Matter.number, Matter.recorded_at).where(
        condition(desk.actor),
        Matter.standing == "OPEN",
        Matter.state.in_(OPEN),
        Matter.recorded_at >= desk.now - TOLD_FOR,
        again,
    )
    for row in desk.db.execute(query.order_by(Matter.id)):
        yield OfficeDuty(
            code="CAME_AGAIN",
            target=f"matter:{row.id}",
            words=row.number,
            due=legal_day(row.recorded_at),
            responsible_id=heads[0] if heads else None,
            once=True,
        )
