"""`verify`: walks the journal's chain, the stored files, the numbers and every obligation, and says what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from ..office import Desk
from ..rules import numbering
from ..rules.refusal import Refused
from ..storage import journal
from ..storage.files import FileDamaged
from ..storage.journal import JournalLine
from ..storage.matters import Obligation, Paper, StoredFile
from ..storage.number_log import NumberLog
from ..storage.offices import Counter
from ..storage.visibility import everything, registered_numbers
from . import standing


@dataclass
class Verdict:
    """What was walked and what is wrong. problems: (code, what it is about); head: seal of the last journal line."""

    journal_lines: int = 0
    head: str = ""
    matters: int = 0
    papers: int = 0
    files: int = 0
    obligations: int = 0
    problems: list[tuple[str, str]] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        return not self.problems


def verify(desk: Desk, log: NumberLog) -> Verdict:
    """Check everything this folder promises. log: the numbers known outside the database."""
    found = Verdict()
    connection = desk.db.connection()
    if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
        found.problems.append(("DATABASE", ""))
    for table, row, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        found.problems.append(("REFERENCE", f"{table}:{row}"))
    found.journal_lines = desk.db.scalar(select(func.count(JournalLine.sequence))) or 0
    found.head = journal.head(connection)[1]
    found.problems += [(f"JOURNAL_{what.upper()}", str(line)) for line, what in journal.broken_lines(connection)]
    found.problems += [("JOURNAL_UNRECORDED", record) for record in journal.unrecorded(connection)]
    _files(desk, found)
    _obligations(desk, found)
    _numbers(desk, found, log)
    return found


def _files(desk: Desk, found: Verdict) -> None:
    for digest in desk.db.scalars(select(StoredFile.hash)):
        found.files += 1
        try:
            desk.files.get(digest)
        except FileDamaged:
            found.problems.append(("FILE", digest[:12]))
    for paper in desk.db.execute(select(Paper.id, Paper.file)):
        found.papers += 1
        if desk.db.get(StoredFile, paper.file) is None:
            found.problems.append(("PAPER_FILE", str(paper.id)))


def _obligations(desk: Desk, found: Verdict) -> None:
    stored: dict[int, dict[str, Obligation]] = {}
    for row in desk.db.scalars(select(Obligation)):
        stored.setdefault(row.matter_id, {})[row.rule] = row
        found.obligations += 1
    for matter in everything(desk.db):
        found.matters += 1
        try:
            wanted = standing.reckoned(desk, matter)
        except Refused as refused:
            found.problems.append((refused.code, matter.number))
            continue
        present = stored.get(matter.id, {})
        if wanted.keys() != present.keys():
            found.problems.append(("OBLIGATION_SET", matter.number))
        for rule in wanted.keys() & present.keys():
            if _differs(present[rule], wanted[rule]):
                found.problems.append(("OBLIGATION", f"{matter.number} {rule}"))


def _differs(row: Obligation, values: dict[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in values.items())


def _numbers(desk: Desk, found: Verdict, log: NumberLog) -> None:
    counters = {(row.kind, row.year): row.last for row in desk.db.scalars(select(Counter))}
    for key, last in log.issued().items():
        if counters.get(key, 0) < last:
            found.problems.append(("NUMBER_BEHIND", f"{key[0]} {key[1]}"))
    issued: dict[tuple[str, int], set[int]] = {key: set(serials) for key, serials in log.lost().items()}
    for paper in desk.db.execute(select(Paper.kind, Paper.year, Paper.sequence).where(Paper.kind != "")):
        issued.setdefault((paper.kind, paper.year), set()).add(paper.sequence)
    for number in registered_numbers(desk.db):
        prefix, year, serial = number.rsplit("-", 2)
        issued.setdefault((prefix, int(year)), set()).add(int(serial))
    for key in counters.keys() | issued.keys():
        # Serials are accounted for one by one up to the counter: a used, a lost or no serial, nothing beyond it.
        known, last = issued.get(key, set()), counters.get(key, 0)
        if numbering.gaps(known, last) or max(known, default=0) > last:
            found.problems.append(("NUMBER_GAP", f"{key[0]} {key[1]}"))
