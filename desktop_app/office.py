"""The one door to the office: `ask` a question, `do` an act. Every act is one transaction and its journal lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from .rules.calendar import Calendar
from .rules.refusal import Refused
from .rules.rulebook import RuleBook
from .storage import backup, journal
from .storage.connect import Folder
from .storage.files import Files
from .storage.offices import Counter
from .storage.visibility import Actor

R = TypeVar("R")

Press = Callable[[str, Any], bytes]


@dataclass
class Desk:
    """What a use case may touch. now: aware moment; press(form, facts) gives the PDF of a printed form."""

    db: Session
    now: datetime
    calendar: Calendar
    book: RuleBook
    actor: Actor
    files: Files
    press: Press
    issued: list[tuple[str, int, int]] = field(default_factory=list)

    def next_number(self, kind: str, year: int) -> int:
        """The next number of a kind and year; this transaction locks the counter, so none is issued twice."""
        counter = self.db.get(Counter, (kind, year))
        if counter is None:
            counter = Counter(kind=kind, year=year, last=0)
            self.db.add(counter)
        counter.last += 1
        self.db.flush()
        self.issued.append((kind, year, counter.last))
        return counter.last

    def note(self, act: str, record: str, body: dict[str, Any] | None = None, matter_id: int | None = None) -> None:
        """A journal line that no row change makes by itself."""
        journal.note(self.db, act, record, body or {}, matter_id)


class Office:
    """One open data folder with a clock, a calendar and a rule book.

    calendar: a callable, because the officer may add a year while the program runs. changed: listeners get the set of
    table names an act wrote, after its commit, on the thread of the act.
    """

    def __init__(
        self,
        folder: Folder,
        clock: Callable[[], datetime],
        calendar: Callable[[Session], Calendar],
        book: Callable[[Session], RuleBook],
        press: Press,
        actor: Actor,
    ) -> None:
        self.folder = folder
        self.clock = clock
        self.actor = actor
        self._calendar_of = calendar
        self._book_of = book
        self._press = press
        self._settled: tuple[Calendar, RuleBook] | None = None
        self.changed: list[Callable[[frozenset[str]], None]] = []

    def _desk(self, session: Session, actor: Actor | None) -> Desk:
        if self._settled is None:
            self._settled = (self._calendar_of(session), self._book_of(session))
        calendar, book = self._settled
        return Desk(session, self.clock(), calendar, book, actor or self.actor, self.folder.files, self._press)

    def ask(self, query: Callable[..., R], *arguments: Any, actor: Actor | None = None) -> R:
        """Run a question; nothing it does is kept."""
        with self.folder.reading() as session:
            return query(self._desk(session, actor), *arguments)

    def do(self, act: Callable[..., R], *arguments: Any, actor: Actor | None = None) -> R:
        """Run an act in one transaction: all of it and its journal lines, or nothing.

        Raises Refused, and Refused("RECORD_CHANGED") when somebody else saved the record in between.
        """
        with self.folder.writing() as session:
            session.begin()
            session.connection()
            desk = self._desk(session, actor)
            name = act.__module__.rsplit(".", 1)[-1] + "." + act.__name__
            pending = journal.begin(session, desk.now, _signature(desk.actor), name)
            try:
                result = act(desk, *arguments)
                journal.write(session)
            except StaleDataError as error:
                raise Refused("RECORD_CHANGED") from error
            tables = frozenset(pending.tables)
            for kind, year, last in desk.issued:
                backup.log_number(self.folder.path / backup.NUMBERS, kind, year, last)
            session.commit()
        if tables & {"calendar_year", "setting", "rule_text"}:
            self._settled = None
        for listener in list(self.changed):
            listener(tables)
        return result

    def numbers_outside(self) -> Mapping[tuple[str, int], int]:
        """What `numbers.log` knows, for verify."""
        return backup.logged_numbers(self.folder.path / backup.NUMBERS)

    def close(self) -> None:
        self.folder.close()


def _signature(actor: Actor) -> str:
    return f"{actor.name}（代{actor.acting_for}）" if actor.acting_for else actor.name


def counters(desk: Desk) -> dict[tuple[str, int], int]:
    """Every counter of the database."""
    return {(row.kind, row.year): row.last for row in desk.db.scalars(select(Counter))}
