"""信访积案: open longer than a year, or raised again and again; looked over once a quarter (M06)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, or_, select

from ..office import Desk
from ..rules import texts
from ..rules.matter import OPEN_STATES
from ..rules.refusal import Refused
from ..storage.matters import Matter, Step
from ..storage.visibility import condition
from . import days, standing

ACT = "BACKLOG_REVIEW"


@dataclass(frozen=True, kw_only=True)
class Review:
    """The quarter's look at an old matter. words: how far it is, and what comes next."""

    matter_id: int
    version: int | None
    on: date | None
    words: str


def year_before(day: date) -> date:
    """The same day a year earlier; 28 February for the 29th."""
    return day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else date(day.year - 1, 2, 28)


def is_old(received_on: date, occurrence: str, today: date) -> bool:
    """Whether an open matter counts as one: received more than a year ago, or repeated."""
    return received_on < year_before(today) or occurrence == "REPEAT"


def old(today: date) -> ColumnElement[bool]:
    """`is_old` as a condition of a query over open matters."""
    return or_(Matter.received_on < year_before(today), Matter.occurrence == "REPEAT")


def quarter(day: date) -> tuple[date, date]:
    """First and last day of the quarter of a day."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    after = (first + timedelta(days=95)).replace(day=1)
    return first, after - timedelta(days=1)


def review(desk: Desk, new: Review) -> None:
    """Write down the quarter's look. Raises Refused: NOT_BACKLOG, BACKLOG_WORDS_MISSING, DAY_MISSING, DATE_IN_FUTURE,
    EVENTS_OUT_OF_ORDER, MATTER_LOCKED."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    if matter.state not in OPEN_STATES or not is_old(matter.received_on, matter.occurrence, standing.today(desk)):
        raise Refused("NOT_BACKLOG", None, {"number": matter.number})
    if not new.words.strip():
        raise Refused("BACKLOG_WORDS_MISSING", "words")
    day = days.happened_on(desk, "on", "HAPPENED", new.on, days.received(matter))
    standing.add_step(desk, matter, ACT, day, new.words.strip())
    matter.amended_at = desk.now


def waiting(desk: Desk) -> int:
    """How many old matters nobody has looked over this quarter."""
    today = standing.today(desk)
    first, _last = quarter(today)
    looked = select(Step.matter_id).where(Step.act == ACT, Step.happened_on >= first)
    query = select(func.count(Matter.id)).where(
        condition(desk.actor),
        Matter.standing == "OPEN",
        Matter.state.in_([one.value for one in OPEN_STATES]),
        old(today),
        Matter.id.not_in(looked),
    )
    return desk.db.scalar(query) or 0
