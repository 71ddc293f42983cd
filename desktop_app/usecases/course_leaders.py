"""What leaders ordered and took charge of on a matter, as its page shows it (D02, E01)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..labels import instructions as words
from ..office import Desk
from . import charges as taken
from .happened import Happened


@dataclass(frozen=True, kw_only=True)
class InstructionRow:
    """One chain. stage: ASKED, ORDERED, ANSWERED, DONE or ENDED."""

    id: int
    origin: str
    leader_id: int
    leader: str
    words: str
    unit: str
    due: date | None
    stage: str


@dataclass(frozen=True, kw_only=True)
class ChargeBrief:
    """One charge with what is open in it. noticed: the unit signed for its notice."""

    id: int
    number: str
    leader_id: int
    leader: str
    unit: str
    due: date
    five_set: str
    plan: str
    noticed: bool
    reported: bool
    resulted: bool
    ended: bool
    open_items: tuple[str, ...]


def instructions(past: Happened, units: dict[int, str], people: dict[int, str]) -> tuple[InstructionRow, ...]:
    found = []
    for row in past.instructions:
        stage = "ORDERED" if row.words else "ASKED"
        stage = "ANSWERED" if row.replied_on else stage
        stage = "DONE" if row.fed_back_on else "ENDED" if row.ended_on else stage
        found.append(
            InstructionRow(
                id=row.id,
                origin=row.origin,
                leader_id=row.leader_id,
                leader=people.get(row.leader_id, ""),
                words=row.words,
                unit=units.get(row.unit_id or -1, ""),
                due=row.due,
                stage=stage,
            )
        )
    return tuple(found)


def charges(desk: Desk, past: Happened, units: dict[int, str], people: dict[int, str]) -> tuple[ChargeBrief, ...]:
    return tuple(
        ChargeBrief(
            id=row.id,
            number=row.number,
            leader_id=row.leader_id,
            leader=people.get(row.leader_id, ""),
            unit=units.get(row.unit_id, ""),
            due=row.due,
            five_set=row.five_set,
            plan=row.plan,
            noticed=row.notice_received_on is not None,
            reported=row.reported_on is not None,
            resulted=row.result_on is not None,
            ended=row.ended_on is not None,
            open_items=taken.open_items(desk, row),
        )
        for row in past.charges
    )


def events(
    past: Happened, units: dict[int, str], people: dict[int, str]
) -> list[tuple[str, str, str, date, int | None]]:
    """Kind, title, note, day and paper of each, for the list of what happened."""
    found: list[tuple[str, str, str, date, int | None]] = []
    for row in past.instructions:
        title = f"{people.get(row.leader_id, '')} {words.ORIGINS[row.origin]}"
        note = row.result or row.words or row.proposal
        day = row.fed_back_on or row.replied_on or row.instructed_on or row.asked_on or row.ended_on
        paper = row.feedback_paper_id or row.dispatch_paper_id or row.ask_paper_id
        if day is not None:
            found.append(("INSTRUCTION", title, note, day, paper))
    for one in past.charges:
        title = f"{people.get(one.leader_id, '')} {one.number}"
        day = one.ended_on or one.result_on or one.reported_on or one.taken_on
        found.append(("CHARGE", title, one.result or one.plan, day, one.notice_paper_id))
    return found
