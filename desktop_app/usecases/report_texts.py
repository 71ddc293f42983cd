"""The words a report begins with: the five blocks of 月报 and the paragraphs of an analysis, from what is recorded."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from ..labels import codes
from ..labels import report_texts as words
from ..office import Desk
from ..rules.moments import legal_day, moment
from ..rules.periods import Period
from ..storage.charges import Charge
from ..storage.hazards import Hazard, Information
from ..storage.leader_days import SkipVisit
from ..storage.reporting import UrgentEvent
from ..storage.visibility import labels_of
from . import standing


def skips(desk: Desk, whole: Period) -> list[SkipVisit]:
    """Skip-level visits the school was told of in a period (H02)."""
    rows = desk.db.scalars(select(SkipVisit).order_by(SkipVisit.told_at, SkipVisit.id))
    return [row for row in rows if whole.holds(legal_day(row.told_at))]


def drafted(desk: Desk, whole: Period) -> dict[str, str]:
    """The blocks as the record fills them, by code; numbers stand for matters, never names. 无 for nothing."""
    if whole.kind != "MONTH":
        return {}
    upto = min(whole.last, standing.today(desk))
    return {
        "SKIP_LEVEL": _skips(desk, whole),
        "RISK": _risks(desk, whole, upto),
        "PROGRESS": _progress(desk, upto),
        "INCIDENT": _incidents(desk, whole),
        "OTHER": words.NIL,
    }


def _skips(desk: Desk, whole: Period) -> str:
    rows = skips(desk, whole)
    known = labels_of(desk.db, [row.matter_id for row in rows])
    return words.joined(
        words.SKIP.format(
            day=words.day(legal_day(row.told_at)),
            by=row.told_by,
            number=known[row.matter_id][0],
            course=words.SKIP_HELD if row.arrived_at is not None else words.SKIP_OPEN,
        )
        for row in rows
    )


def _risks(desk: Desk, whole: Period, upto: date) -> str:
    """Hazards of the highest level that stand at the end, and early signs of the period."""
    hazards = desk.db.scalars(
        select(Hazard)
        .where(Hazard.level == "HIGH", Hazard.void_reason == "", Hazard.found_on <= upto)
        .order_by(Hazard.number)
    )
    lines = [
        words.RISK.format(number=row.number, day=words.day(row.found_on))
        for row in hazards
        if row.resolved_on is None or row.resolved_on > upto
    ]
    signs = desk.db.scalars(select(Information).where(Information.kind == "SIGN", Information.void_reason == ""))
    lines += [words.SIGN.format(number=row.number) for row in signs if whole.holds(legal_day(row.found_at))]
    return words.joined(lines)


def _progress(desk: Desk, upto: date) -> str:
    """Matters a leader took charge of, as they stand."""
    rows = desk.db.scalars(
        select(Charge).where(Charge.taken_on <= upto, Charge.ended_on.is_(None)).order_by(Charge.taken_on, Charge.id)
    ).all()
    known = labels_of(desk.db, [row.matter_id for row in rows])
    lines = [
        words.PROGRESS.format(
            number=known[row.matter_id][0],
            state=codes.STATES[known[row.matter_id][1]],
            result=words.CHARGE_DONE if row.result_on else words.CHARGE_OPEN,
        )
        for row in rows
    ]
    return words.joined(lines)


def _incidents(desk: Desk, whole: Period) -> str:
    first, last = moment(words.opening(whole.first)), moment(words.ending(whole.last))
    rows = desk.db.scalars(
        select(UrgentEvent)
        .where(UrgentEvent.known_at.between(first, last), UrgentEvent.void_reason == "")
        .order_by(UrgentEvent.known_at)
    )
    lines = [
        words.INCIDENT.format(
            day=words.day(legal_day(row.known_at)),
            number=row.number,
            state=words.EVENT_ENDED if row.ended_on else words.EVENT_OPEN,
        )
        for row in rows
    ]
    return words.joined(lines)
