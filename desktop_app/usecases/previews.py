"""保存后的期限: which clocks a registration would start, computed while it is still being typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..office import Desk
from ..rules import checks, crossguards, deadlines_alerts, explain, numbering, owed, residents, texts
from ..rules.deadlines import Due, day_of, reckon
from ..rules.deadlines_alerts import Level
from ..rules.matter import State
from ..storage.offices import Counter
from . import rulebooks, standing
from .offices import profile
from .registration import NewMatter

HANDLING = frozenset({"R-HANDLE-60", "R-ZJ-30", "R-HN-30"})


@dataclass(frozen=True, kw_only=True)
class PreviewRow:
    """One clock that saving would start.

    due: its dates, with what explains them; assumed: it starts only when the matter is accepted, reckoned as if that
    were today; lines, basis: the reckoning as sentences, and its articles as printed; level, days: how near the day
    is, days is natural days from today; rest_day: the day that binds falls on a day off; counted: for each day after
    the start up to the last, whether it counts.
    """

    rule: str
    due: Due
    assumed: bool
    lines: tuple[str, ...]
    basis: tuple[str, ...]
    level: Level
    days: int
    rest_day: bool
    counted: tuple[bool, ...]

    @property
    def day(self) -> date:
        """The day that decides late or not."""
        return day_of(self.due.due)


def after_saving(desk: Desk, new: NewMatter) -> tuple[PreviewRow, ...]:
    """The clocks of a form as it stands, the notice first, then handling if it were accepted today, then the others.

    Nothing while the time of receipt is unknown, still ahead or before any register. A superior's limit before
    receipt is left out: the field says what is wrong with it.
    Sources: 信访工作条例 第二十三条、第三十四条; rows B04, B06.
    """
    today, new = standing.today(desk), texts.cleaned(new)
    if new.received_at is None or not checks.EARLIEST_RECEIPT <= new.received_at.date() <= today:
        return ()
    received_on = new.received_at.date()
    edition = rulebooks.edition_for(desk, received_on)
    from_superior = new.channel == "SUPERIOR"
    notice = "R-ACK-15T" if from_superior else "R-ACK-15"
    superior_due = new.superior_due if new.superior_due and new.superior_due >= received_on else None
    facts = owed.ClockFacts(
        state=State.REGISTERED,
        from_superior=from_superior,
        received_on=received_on,
        notices=(None,),
        exempt=new.address_unclear.strip() or new.answered_at_once.strip(),
        accepted_on=today,
        superior_due=superior_due,
        notice_rule=edition.replaces.get(notice, notice),
        handling_rule=edition.replaces.get("R-HANDLE-60", "R-HANDLE-60"),
        beside_notice=("R-HN-5",) if edition.is_on("R-HN-5") else (),
    )
    regime, policy = edition.national.code, rulebooks.policy(desk)
    found = []
    for clock in owed.clocks(facts):
        if clock.rule == "R-OBJ-5WD" or not (edition.is_on(clock.rule) or clock.given):
            continue
        rule = edition.rules.get(clock.rule) or desk.book.rule(clock.rule)
        due = reckon(rule, clock.start, desk.calendar, given=clock.given, regime=regime, policy=policy)
        found.append(_row(desk, clock.rule, due, today))
    return tuple(found)


def _row(desk: Desk, rule: str, due: Due, today: date) -> PreviewRow:
    binding = day_of(due.due)
    days = [line for line in explain.day_lines(due) if line.day > due.start]
    return PreviewRow(
        rule=rule,
        due=due,
        assumed=rule in HANDLING,
        lines=explain.explanation(due),
        basis=tuple(explain.cited((one,)) for one in due.basis if due.citations_in_force),
        level=deadlines_alerts.level(binding, today, desk.calendar),
        days=deadlines_alerts.days_left(binding, today),
        rest_day=not desk.calendar.is_working(binding),
        counted=tuple(line.number is not None for line in days),
    )


@dataclass(frozen=True)
class NumberSays:
    """What an identity number tells about its bearer. sex: M, F or ""; child: under fourteen today (G-MINOR)."""

    sex: str = ""
    child: bool = False


def read_number(desk: Desk, id_type: str, number: str) -> NumberSays:
    """Read a number of a paper that carries birthday and sex; nothing is said about others.

    The sex comes from a sound number only, or from an old one of 15 digits: one digit wrong may be that of the sex.
    """
    if id_type not in ("RESIDENT", "RESIDENT_15", "HKMT_RESIDENCE", "FOREIGN_PERMANENT", "FOREIGN_PERMANENT_OLD"):
        return NumberSays()
    today = standing.today(desk)
    found = residents.read_resident_number(texts.clean(number), today)
    sound = all(one.code == "ID_OLD_15" for one in found.findings)
    return NumberSays(found.sex if sound else "", crossguards.is_child(found.born_on, today))


def expected_number(desk: Desk) -> str:
    """The number the next registration would get today; another desk or the turn of the year may take it first."""
    prefix, year = profile(desk).registration_prefix, standing.today(desk).year
    counter = desk.db.get(Counter, (prefix, year))
    return numbering.display_book(numbering.BookNumber(prefix, year, (counter.last if counter else 0) + 1))
