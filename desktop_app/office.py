"""The one door to the office: `ask` a question, `do` an act. Every act is one transaction and its journal lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from threading import RLock
from typing import Any, TypeVar

from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from .rules import numbering
from .rules.calendar import Calendar
from .rules.refusal import Refused
from .rules.rulebook import RuleBook
from .storage import journal
from .storage.connect import Folder, FolderRefused, refusal_of
from .storage.files import Files
from .storage.number_log import NumberLog
from .storage.offices import Counter
from .storage.records import Unreadable
from .storage.visibility import Actor

R = TypeVar("R")

Press = Callable[[str, Any], bytes]
Pages = Callable[[str, bytes, Any], tuple[bytes, int]]


@dataclass
class Desk:
    """What a use case may touch.

    now: aware moment; press(form, facts) gives the PDF of a printed form; pages(name, content, edits) makes the pages
    of a stored file and counts them (`documents.leaves.paged`); numbered: highest serials that `numbers.log`
    knew when the folder was opened; issued: kind, year and last serial of what this act numbered.
    """

    db: Session
    now: datetime
    calendar: Calendar
    book: RuleBook
    actor: Actor
    files: Files
    press: Press
    pages: Pages
    numbered: Mapping[tuple[str, int], int] = field(default_factory=dict)
    issued: list[tuple[str, int, int]] = field(default_factory=list)

    def next_number(self, kind: str, year: int) -> int:
        """The next number of a kind and year; this transaction locks the counter, so none is issued twice."""
        return self.take_numbers(kind, year, 1)

    def take_numbers(self, kind: str, year: int, count: int) -> int:
        """Issue `count` numbers in a row and return the first: after the higher of database and `numbers.log`."""
        counter = self.db.get(Counter, (kind, year))
        if counter is None:
            counter = Counter(kind=kind, year=year, last=0)
            self.db.add(counter)
        first = numbering.next_serial(counter.last, self.numbered.get((kind, year), 0))
        counter.last = first + count - 1
        self.db.flush()
        self.issued.append((kind, year, counter.last))
        return first

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
        pages: Pages,
    ) -> None:
        self.folder = folder
        self.clock = clock
        self.actor = actor
        self._calendar_of = calendar
        self._book_of = book
        self._press = press
        self._pages = pages
        self._log = NumberLog(folder.path)
        self._numbered = self._log.issued()
        self._settled: tuple[Calendar, RuleBook] | None = None
        self._round = 0
        self._acting = RLock()
        self.changed: list[Callable[[frozenset[str]], None]] = []

    def _desk(self, session: Session, actor: Actor | None) -> Desk:
        began, settled = self._round, self._settled
        if settled is None:
            settled = (self._calendar_of(session), self._book_of(session))
            # A question that read before an act committed must not leave its old calendar to those after it.
            if began == self._round:
                self._settled = settled
        return Desk(
            session,
            self.clock(),
            *settled,
            actor or self.actor,
            self.folder.files,
            self._press,
            self._pages,
            self._numbered,
        )

    @contextmanager
    def _told_plainly(self) -> Iterator[None]:
        """What the storage fails with becomes a refusal in the officer's words."""
        try:
            yield
        except DatabaseError as error:
            raise refusal_of(error, self.folder.path) from error
        except Unreadable as error:
            raise FolderRefused("FOLDER_DAMAGED", path=str(self.folder.path)) from error
        except UnicodeEncodeError as error:
            raise Refused("TEXT_UNSTORABLE") from error

    def ask(self, query: Callable[..., R], *arguments: Any, actor: Actor | None = None) -> R:
        """Run a question; nothing it does is kept.

        Raises Refused, Refused("TEXT_UNSTORABLE") for half characters, FolderRefused when the database fails.
        """
        with self._told_plainly(), self.folder.reading() as session:
            return query(self._desk(session, actor), *arguments)

    def do(self, act: Callable[..., R], *arguments: Any, actor: Actor | None = None) -> R:
        """Run an act in one transaction: all of it and its journal lines, or nothing.

        Raises Refused, Refused("RECORD_CHANGED") when somebody else saved the record in between,
        Refused("TEXT_UNSTORABLE") for half characters, and FolderRefused when the database fails.
        """
        with self._told_plainly(), self._acting:
            result, tables = self._act(act, arguments, actor)
        for listener in list(self.changed):
            listener(tables)
        return result

    def _act(self, act: Callable[..., R], arguments: tuple[Any, ...], actor: Actor | None) -> tuple[R, frozenset[str]]:
        with self.folder.writing() as session:
            session.begin()
            session.connection()
            desk = self._desk(session, actor)
            name = act.__module__.rsplit(".", 1)[-1] + "." + act.__name__
            pending = journal.begin(session, desk.now, _signature(desk.actor), name)
            try:
                result = act(desk, *arguments)
                written = journal.write(session)
            except StaleDataError as error:
                raise Refused("RECORD_CHANGED") from error
            tables = frozenset(pending.tables)
            head = journal.head(session.connection()) if written else None
            self._log.begin(desk.issued)
            session.commit()
            self._log.confirm(desk.issued, head)
        if "calendar_year" in tables:
            self._round += 1
            self._settled = None
        return result, tables

    def numbers_outside(self) -> NumberLog:
        """What is known of numbers outside the database, for verify."""
        return self._log

    def close(self) -> None:
        self.folder.close()


def _signature(actor: Actor) -> str:
    return f"{actor.name}（代{actor.acting_for}）" if actor.acting_for else actor.name
