"""`verify`: walks the journal's chain, the stored files, the numbers and every obligation, and says what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import Connection, func, select, union_all

from ..office import Desk
from ..rules import numbering, rulebook
from ..rules.refusal import Refused
from ..storage import journal, replay, tombstones, triggers
from ..storage.archive import ArchiveTransfer, Disposal, Piece, Volume
from ..storage.charges import Charge
from ..storage.files import place
from ..storage.hazards import Hazard, Information, TrendWarning
from ..storage.inquiries import Inquiry
from ..storage.journal import JournalLine
from ..storage.leader_days import MediaRecord, SlotVisit
from ..storage.matters import Material, Obligation, Paper, StoredFile
from ..storage.number_log import NumberLog
from ..storage.offices import Counter, RuleText
from ..storage.reporting import UrgentEvent
from ..storage.visibility import everything, registered_numbers
from . import file_use, standing

HASH = re.compile("[0-9a-f]{64}")


@dataclass
class Verdict:
    """What was walked and what is wrong. problems: (code, what it is about); head: seal of the last journal line.

    notices: what harms nothing: contents in the store that no record speaks of, as an act that was refused or a killed
    program leaves them.
    """

    journal_lines: int = 0
    head: str = ""
    matters: int = 0
    papers: int = 0
    files: int = 0
    obligations: int = 0
    problems: list[tuple[str, str]] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)

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
    found.problems += replay.differences(connection)
    found.problems += [("TRIGGER", name) for name in triggers.altered(connection)]
    _end_of_journal(connection, found, log)
    for walk in (_rule_texts, _files, _obligations, partial(_numbers, log=log)):
        try:
            walk(desk, found)
        except ValueError:
            # A date or a number that is none any more; the records above say which.
            found.problems.append(("RECORD_UNREADABLE", ""))
    return found


def _end_of_journal(connection: Connection, found: Verdict, log: NumberLog) -> None:
    last = log.head()
    if last is not None and last[0] > 0:
        seal = connection.scalar(select(JournalLine.seal).where(JournalLine.sequence == last[0]))
        if seal != last[1]:
            found.problems.append(("JOURNAL_CUT", str(last[0])))


def _rule_texts(desk: Desk, found: Verdict) -> None:
    for row in desk.db.scalars(select(RuleText)):
        try:
            version = rulebook.from_text(row.text).version
        except Refused:
            version = ""
        if version != row.hash:
            found.problems.append(("RULE_TEXT", row.hash))


def _files(desk: Desk, found: Verdict) -> None:
    registered = set(desk.db.scalars(select(StoredFile.hash)))
    # What a record still needs is missed, whatever a tombstone says.
    gone = set(desk.db.scalars(tombstones.standing())) - file_use.needed(desk)
    for digest in sorted(registered):
        found.files += 1
        sound = desk.files.sound(digest)
        if digest in gone:
            if sound is not None:
                found.problems.append(("FILE_NOT_DESTROYED", digest[:12]))
        elif sound is None:
            found.problems.append(("FILE_MISSING", _owner(desk, digest)))
        elif not sound:
            found.problems.append(("FILE", _owner(desk, digest)))
    _beside(desk, found, registered)
    for paper in desk.db.execute(select(Paper.id, Paper.file)):
        found.papers += 1
        if paper.file not in registered:
            found.problems.append(("PAPER_FILE", str(paper.id)))
    for piece in desk.db.scalars(select(Piece)):
        if not file_use.of_piece(piece) <= registered:
            found.problems.append(("PIECE_FILE", str(piece.id)))
    attached = select(Material.id, Material.file).where(Material.file.is_not(None), Material.file != "")
    for material in desk.db.execute(attached):
        if material.file not in registered:
            found.problems.append(("MATERIAL_FILE", str(material.id)))


def _owner(desk: Desk, digest: str) -> str:
    """The start of a hash, with the volume or paper that needs it, so that it can be scanned anew."""
    volume = desk.db.execute(
        select(Volume.number, Piece.seat)
        .join(Piece, Piece.volume_id == Volume.id)
        .where(Piece.file == digest, ~Piece.struck)
    ).first()
    if volume is not None:
        return f"{digest[:12]} {volume.number} 第{volume.seat + 1}件"
    paper = desk.db.execute(select(Paper.title, Paper.number).where(Paper.file == digest)).first()
    return f"{digest[:12]} {paper.title}{paper.number}" if paper is not None else digest[:12]


def _beside(desk: Desk, found: Verdict, registered: set[str]) -> None:
    """What lies in the store beside the registered contents."""
    for name in desk.files.present():
        digest = name.rsplit("/", 1)[-1].removesuffix(".part")
        left_behind = HASH.fullmatch(digest) is not None and name.removesuffix(".part") == place(digest)
        if digest in registered and name == place(digest):
            continue
        if left_behind:
            found.notices.append(("FILE_ORPHAN", digest[:12]))
        else:
            found.problems.append(("FILE_FOREIGN", name))


def _obligations(desk: Desk, found: Verdict) -> None:
    stored: dict[int, dict[str, Obligation]] = {}
    for row in desk.db.scalars(select(Obligation)):
        stored.setdefault(row.matter_id, {})[standing.key(row.rule, row.about)] = row
        found.obligations += 1
    known = standing.gathered(desk)
    for matter in everything(desk.db):
        found.matters += 1
        try:
            wanted = standing.reckoned(desk, matter, known)
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
    kinds = (SlotVisit, Inquiry, Charge, MediaRecord, Volume, ArchiveTransfer, Disposal, UrgentEvent)
    books = desk.db.scalars(union_all(*(select(kind.number) for kind in (*kinds, Hazard, Information, TrendWarning))))
    items = desk.db.scalars(select(Piece.item_no).where(Piece.item_no != ""))
    for number in (*registered_numbers(desk.db), *books, *items):
        prefix, year, serial = number.rsplit("-", 2)
        issued.setdefault((prefix, int(year)), set()).add(int(serial))
    for key in counters.keys() | issued.keys():
        # Serials are accounted for one by one up to the counter: a used, a lost or no serial, nothing beyond it.
        known, last = issued.get(key, set()), counters.get(key, 0)
        if numbering.gaps(known, last) or max(known, default=0) > last:
            found.problems.append(("NUMBER_GAP", f"{key[0]} {key[1]}"))
