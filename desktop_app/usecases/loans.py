"""借阅: approved, due back, overdue, returned in what condition (M05, R-LOAN)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from ..facts_archive import LoanFacts, LoanLine
from ..labels import archive as words
from ..office import Desk
from ..rules import deadlines, texts
from ..rules import volumes as rules
from ..rules.refusal import Refused
from ..rules.written_names import bare, named_in, told
from ..storage.archive import Loan, Volume
from ..storage.offices import Person
from . import days, hands, rulebooks, standing, volume_people
from . import volumes as shelf
from .offices import profile

APPROVERS = frozenset({"OFFICE_HEAD", "LEADER_IN_CHARGE", "PRINCIPAL_LEADER"})


@dataclass(frozen=True, kw_only=True)
class Lend:
    """借阅 of a bound volume. due: None for the office's own period (READ and COPY: the same day)."""

    volume_id: int
    version: int | None
    borrower: str
    purpose: str
    way: str
    approver_id: int | None
    out_on: date | None
    unit: str = ""
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class LoanRow:
    """A loan as the register lists it. overdue: natural days past its day, 0 while it is not."""

    id: int
    volume_id: int
    archive_no: str
    title: str
    borrower: str
    unit: str
    purpose: str
    way: str
    approved_by: str
    out_on: date
    due: date
    back_on: date | None
    condition: str
    overdue: int
    renewed: int


def due_of(desk: Desk, way: str, out_on: date) -> date:
    """When a loan is due back unless said otherwise: the working days of R-LOAN; what is read here the same day."""
    if way != "OUT":
        return out_on
    return deadlines.day_of(
        deadlines.reckon(desk.book.rule("R-LOAN"), out_on, desk.calendar, policy=rulebooks.policy(desk)).due
    )


def lend(desk: Desk, new: Lend) -> int:
    """Hand a volume out; returns the loan's id.

    Raises Refused: VOLUME_UNKNOWN, VOLUME_NOT_HERE, VOLUME_LENT, VOLUME_LISTED, BORROWER_MISSING, PURPOSE_MISSING,
    CHOICE_UNKNOWN, LOAN_APPROVER (the office's head or a leader; a leader for restricted matters), LOAN_SELF_APPROVED,
    ACCUSED_INVOLVED, PERSON_RECUSED, LOANS_OVERLAP, LOAN_DUE_BEFORE, LOAN_DUE_FAR, DAY_MISSING, DATE_IN_FUTURE,
    EVENTS_OUT_OF_ORDER.
    """
    new = texts.cleaned(new)
    volume = shelf.load(desk, new.volume_id, new.version)
    if volume.state != "BOUND":
        raise Refused("VOLUME_NOT_HERE", None, shelf.state_facts(volume))
    if shelf.lent(desk, volume.id) is not None:
        raise Refused("VOLUME_LENT", None, {"volume": volume.number})
    if volume.transfer_id is not None or volume.disposal_id is not None:
        raise Refused("VOLUME_LISTED", None, {"volume": volume.number})
    if not bare(new.borrower):
        raise Refused("BORROWER_MISSING", "borrower")
    if not told(new.purpose):
        raise Refused("PURPOSE_MISSING", "purpose")
    if new.way not in words.WAYS:
        raise Refused("CHOICE_UNKNOWN", "way", {"text": new.way})
    out_on = days.happened_on(desk, "out_on", "LENT", new.out_on, ("BOUND", volume.bound_on))
    back = desk.db.scalar(select(func.max(Loan.back_on)).where(Loan.volume_id == volume.id))
    if back is not None and out_on < back:
        raise Refused("LOANS_OVERLAP", "out_on", {"day": out_on, "back": back})
    approver = hands.person_of(desk, new.approver_id, "approver")
    _may_approve(desk, volume, approver, new)
    due = new.due or due_of(desk, new.way, out_on)
    if due < out_on:
        raise Refused("LOAN_DUE_BEFORE", "due", {"due": due, "out": out_on})
    _near(due, out_on)
    loan = Loan(
        volume_id=volume.id,
        borrower=new.borrower.strip(),
        unit=new.unit.strip(),
        purpose=new.purpose.strip(),
        way=new.way,
        approved_by=approver.name,
        approved_on=out_on,
        out_on=out_on,
        due=due,
        back_on=None,
    )
    desk.db.add(loan)
    desk.db.flush()
    return loan.id


def _may_approve(desk: Desk, volume: Volume, approver: Person, new: Lend) -> None:
    volume_people.free(desk, volume, "borrower", *(one for one in (new.borrower, new.unit) if bare(one)))
    volume_people.free_person(desk, volume, "approver", approver)
    if named_in(new.borrower, (approver.name,)) is not None:
        raise Refused("LOAN_SELF_APPROVED", "approver", {"person": approver.name})
    restricted = any(matter.access == "RESTRICTED" for matter in shelf.cases_of(desk, volume))
    wanted = frozenset(hands.LEADERS) if restricted else APPROVERS
    if not wanted & set(approver.roles):
        raise Refused("LOAN_APPROVER", "approver", {"person": approver.name, "roles": tuple(sorted(wanted))})


def _near(due: date, start: date) -> None:
    """Nobody keeps a volume for longer than a year without being asked. Raises Refused: LOAN_DUE_FAR."""
    most = rules.loaned_until(start)
    if due > most:
        raise Refused("LOAN_DUE_FAR", "due", {"due": due, "most": most})


def renew(desk: Desk, loan_id: int, due: date | None, approver_id: int | None) -> None:
    """续借, until a day to come. Raises Refused: LOAN_UNKNOWN, LOAN_OVER, DAY_MISSING, LOAN_DUE_BEFORE, LOAN_DUE_FAR,
    LOAN_APPROVER, LOAN_SELF_APPROVED, ACCUSED_INVOLVED, PERSON_RECUSED."""
    loan, volume = _known(desk, loan_id)
    if due is None:
        raise Refused("DAY_MISSING", "due", {"event": "LOAN_DUE"})
    today = standing.today(desk)
    if due <= max(loan.due, today):
        raise Refused("LOAN_DUE_BEFORE", "due", {"due": due, "out": max(loan.due, today)})
    _near(due, today)
    approver = hands.person_of(desk, approver_id, "approver")
    asked = Lend(
        volume_id=volume.id, version=None, borrower=loan.borrower, unit=loan.unit, purpose=loan.purpose, way=loan.way,
        approver_id=approver_id, out_on=loan.out_on,
    )  # fmt: skip
    _may_approve(desk, volume, approver, asked)
    loan.renewals = [*loan.renewals, {"due": loan.due.isoformat(), "by": approver.name}]
    loan.due = due


def give_back(desk: Desk, loan_id: int, back_on: date | None, condition: str) -> None:
    """归还. condition: how the volume is, in words. Raises Refused: LOAN_UNKNOWN, LOAN_OVER, CONDITION_MISSING,
    DAY_MISSING, DATE_IN_FUTURE, EVENTS_OUT_OF_ORDER."""
    loan, _volume = _known(desk, loan_id)
    said = told(condition)
    if not said:
        raise Refused("CONDITION_MISSING", "condition")
    loan.back_on = days.happened_on(desk, "back_on", "LOAN_BACK", back_on, ("LENT", loan.out_on))
    loan.condition, loan.checked_by = said, desk.actor.name


def _known(desk: Desk, loan_id: int) -> tuple[Loan, Volume]:
    loan = desk.db.get(Loan, loan_id)
    if loan is None:
        raise Refused("LOAN_UNKNOWN")
    volume = shelf.load(desk, loan.volume_id)
    if loan.back_on is not None:
        raise Refused("LOAN_OVER", None, {"day": loan.back_on})
    return loan, volume


def rows(desk: Desk, view: str = "OUT", volume_id: int | None = None) -> list[LoanRow]:
    """Loans, the nearest day first. view: OUT (not back), OVERDUE or ALL; volume_id: of one volume."""
    today = standing.today(desk)
    query = select(Loan, Volume).join(Volume, Volume.id == Loan.volume_id).order_by(Loan.due, Loan.id)
    if volume_id is not None:
        query = query.where(Loan.volume_id == volume_id)
    if view in ("OUT", "OVERDUE"):
        query = query.where(Loan.back_on.is_(None))
    if view == "OVERDUE":
        query = query.where(Loan.due < today)
    unseen = shelf.hidden(desk)
    return [
        LoanRow(
            id=loan.id,
            volume_id=volume.id,
            archive_no=shelf.archive_no(volume),
            title=words.RESTRICTED_TITLE if volume.id in unseen else volume.title,
            borrower=loan.borrower,
            unit=loan.unit,
            purpose=words.RESTRICTED_TITLE if volume.id in unseen else loan.purpose,
            way=loan.way,
            approved_by=loan.approved_by,
            out_on=loan.out_on,
            due=loan.due,
            back_on=loan.back_on,
            condition=loan.condition,
            overdue=max(0, (today - loan.due).days) if loan.back_on is None else 0,
            renewed=len(loan.renewals),
        )
        for loan, volume in desk.db.execute(query)
    ]


def register(desk: Desk, view: str = "ALL", volume_id: int | None = None) -> LoanFacts:
    """F48b as it is printed; what a restricted volume is about, and what for somebody asked for it, stands on no list
    (J02)."""
    closed = shelf.restricted(desk)
    return LoanFacts(
        office=profile(desk).facts(),
        lines=tuple(
            LoanLine(
                archive_no=row.archive_no,
                title=words.RESTRICTED_TITLE if row.volume_id in closed else row.title,
                borrower=row.borrower,
                unit=row.unit,
                purpose=words.RESTRICTED_TITLE if row.volume_id in closed else row.purpose,
                way=words.WAYS[row.way],
                approved_by=row.approved_by,
                out_on=row.out_on,
                due=row.due,
                back_on=row.back_on,
                condition=row.condition,
            )
            for row in rows(desk, view, volume_id)
        ),
    )
