"""Letters of a workbook come in as letters received on their dates: the file checked first, then all or none."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from ..labels import codes
from ..office import Desk
from ..rules import checks, names, numbering, owed
from ..rules.deadlines import reckon
from ..rules.matter import State
from ..rules.moments import legal_day, local, moment
from ..rules.refusal import Refused
from ..rules.texts import cleaned
from ..storage import bulk, search
from ..storage.matters import Demand, Matter, Obligation, Paper, Petitioner, Step
from ..storage.offices import ImportBatch
from ..storage.visibility import externals, merged_here, visible
from . import people, rulebooks, standing
from .offices import profile
from .registration import query_code

HISTORY_AFTER = timedelta(days=180)
LONGEST_SUBJECT = 200
LOST_DIGITS = "\N{REPLACEMENT CHARACTER}"
"""A long number that a workbook keeps as a number has lost its last digits and identifies nothing."""


@dataclass(frozen=True, kw_only=True)
class LetterRow:
    """One row of the file, cells already text. row: its number in the sheet, 1-based; received: None = unreadable."""

    row: int
    number: str = ""
    account: str = ""
    name: str = ""
    phone: str = ""
    address: str = ""
    subject: str = ""
    received: datetime | None = None
    received_text: str = ""
    text: str = ""
    topic: str = ""


@dataclass(frozen=True)
class RowSaid:
    """A refused, warned or already known row, with the code of its reason and the values for the sentence."""

    row: int
    code: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """What an import would do; the same plan is shown and committed. rows = accepted + already + refused."""

    accepted: tuple[LetterRow, ...]
    warned: tuple[RowSaid, ...]
    already: tuple[RowSaid, ...]
    refused: tuple[RowSaid, ...]
    standing: str | None
    system: str = ""

    @property
    def rows(self) -> int:
        return len(self.accepted) + len(self.already) + len(self.refused)


@dataclass(frozen=True)
class Imported:
    """What an import did; batch: its id, None when nothing was accepted."""

    batch: int | None
    numbers: tuple[str, ...]


def text_hash(subject: str, text: str) -> str:
    """Identity of a letter's content: blanks, tabs and ideographic blanks do not make another letter."""
    plain = "".join(unicodedata.normalize("NFKC", subject + "\x1f" + text).split())
    return hashlib.sha256(plain.encode()).hexdigest()


def plan(desk: Desk, rows: Sequence[LetterRow], as_standing: str | None, system: str = "") -> Plan:
    """Check every row. as_standing: OPEN or HISTORY for all, None = history when received over 180 days ago."""
    rows = [cleaned(row) for row in rows]
    present = externals(desk.db, system)
    seen = {number: digest for number, digest in present if number}
    texts = {digest for number, digest in present if not number}
    accepted, warned, already, refused = [], [], [], []
    first_row: dict[str, int] = {}
    now = local(desk.now)
    for row in rows:
        problem = _problem(row, now)
        if problem:
            refused.append(problem)
            continue
        digest = text_hash(row.subject, row.text)
        if row.number:
            if row.number in seen:
                twin = first_row.get(row.number)
                if seen[row.number] == digest and twin is not None:
                    already.append(RowSaid(row.row, "ROW_TWIN", {"number": row.number, "row": twin}))
                elif seen[row.number] == digest:
                    already.append(RowSaid(row.row, "ROW_ALREADY", {"number": row.number}))
                else:
                    refused.append(RowSaid(row.row, "ROW_NUMBER_TAKEN", {"number": row.number}))
                continue
            seen[row.number] = digest
            first_row[row.number] = row.row
        elif digest in texts:
            already.append(RowSaid(row.row, "ROW_ALREADY", {"number": ""}))
            continue
        else:
            texts.add(digest)
        accepted.append(row)
        warned += _warnings(row)
    return Plan(tuple(accepted), tuple(warned), tuple(already), tuple(refused), as_standing, system)


def _problem(row: LetterRow, now: datetime) -> RowSaid | None:
    if not row.subject.strip() and not row.text.strip():
        return RowSaid(row.row, "ROW_EMPTY")
    if row.number == LOST_DIGITS:
        return RowSaid(row.row, "ROW_NUMBER_LOST")
    if row.received is None:
        code = "ROW_TIME_UNREADABLE" if row.received_text.strip() else "ROW_TIME_MISSING"
        return RowSaid(row.row, code, {"text": row.received_text.strip()})
    if row.received > now:
        return RowSaid(row.row, "ROW_IN_FUTURE", {"received": row.received})
    if row.received.year < 1980:
        return RowSaid(row.row, "ROW_TIME_UNREADABLE", {"text": row.received_text.strip()})
    return None


def _warnings(row: LetterRow) -> list[RowSaid]:
    said = []
    if not row.subject.strip():
        said.append(RowSaid(row.row, "ROW_NO_SUBJECT"))
    elif len(row.subject.strip()) > LONGEST_SUBJECT:
        said.append(RowSaid(row.row, "ROW_LONG_SUBJECT", {"most": LONGEST_SUBJECT}))
    if not row.text.strip():
        said.append(RowSaid(row.row, "ROW_NO_TEXT"))
    if not row.number:
        said.append(RowSaid(row.row, "ROW_NO_NUMBER"))
    return said


def tidy(text: str) -> str:
    """A letter's text without the blanks its old system put around every line; the words stay as written."""
    lines = [line.strip(" \t\u3000\r\xa0") for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return "\n".join(line for line in lines if line)


def commit(desk: Desk, agreed: Plan, file_name: str, file_hash: str) -> Imported:
    """Bring in the accepted rows of a plan in one transaction. Raises Refused: IMPORT_STALE when the office changed."""
    rows = sorted(agreed.accepted, key=lambda one: (str(one.received), one.row))
    fresh = plan(desk, rows, agreed.standing, agreed.system)
    if fresh.already or fresh.refused:
        raise Refused("IMPORT_STALE", None, {"count": len(fresh.already) + len(fresh.refused)})
    if not rows:
        return Imported(None, ())
    batch = ImportBatch(
        file_name=file_name,
        file_hash=file_hash,
        imported_at=desk.now,
        standing=agreed.standing or "AUTO",
        accepted=len(rows),
        already=len(agreed.already),
        refused=[[one.row, one.code] for one in agreed.refused],
    )
    desk.db.add(batch)
    desk.db.flush()
    made = _Rows(desk, batch.id, agreed, rows)
    for row in rows:
        made.add(row)
    made.write()
    return Imported(batch.id, tuple(one["number"] for one in made.matters))


class _Rows:
    """The table rows of one import, gathered and then written in bulk."""

    def __init__(self, desk: Desk, batch: int, agreed: Plan, rows: Sequence[LetterRow]) -> None:
        self.desk = desk
        self.batch = batch
        self.agreed = agreed
        self.answers = profile(desk)
        self.rules_hash = rulebooks.keep(desk)
        self.policy = rulebooks.policy(desk)
        self.matters: list[dict[str, Any]] = []
        self.people: list[dict[str, Any]] = []
        self.demands: list[dict[str, Any]] = []
        self.steps: list[dict[str, Any]] = []
        self.clocks: list[dict[str, Any]] = []
        self.words: list[tuple[int, list[str]]] = []
        self.next_id = {table: self._highest(table) for table in (Matter, Petitioner, Demand, Step, Obligation)}
        self.serials: dict[int, int] = {}
        for year, count in Counter(legal_day(moment(one.received)).year for one in rows if one.received).items():
            self.serials[year] = desk.take_numbers(self.answers.registration_prefix, year, count)

    def _highest(self, table: Any) -> int:
        return self.desk.db.scalar(select(func.max(table.__table__.c.id))) or 0

    def _id(self, table: Any) -> int:
        self.next_id[table] += 1
        return self.next_id[table]

    def _number(self, year: int) -> str:
        serial = self.serials[year]
        self.serials[year] += 1
        return numbering.display_book(numbering.BookNumber(self.answers.registration_prefix, year, serial))

    def add(self, row: LetterRow) -> None:
        assert row.received is not None
        received_at = moment(row.received)
        day = legal_day(received_at)
        regime, reason = rulebooks.regime_for(self.desk, day, self.answers)
        matter_id = self._id(Matter)
        text = tidy(row.text)
        subject = tidy(row.subject).replace("\n", " ")[:LONGEST_SUBJECT] or text.replace("\n", " ")[:40]
        name = names.normalise(row.name)
        values: dict[str, Any] = {
            "id": matter_id,
            "number": self._number(day.year),
            "state": State.REGISTERED.value,
            "standing": self._standing(day),
            "channel": "LETTER",
            "received_at": received_at,
            "received_on": day,
            "recorded_at": self.desk.now,
            "recorder_id": self.desk.actor.person_id,
            "subject": subject,
            "summary": text,
            "topic": row.topic.strip(),
            "account": row.account.strip(),
            "external_system": self.agreed.system,
            "external_number": row.number,
            "query_code": query_code(),
            "regime": regime,
            "regime_reason": reason,
            "overlays": list(self.answers.overlays),
            "rules_hash": self.rules_hash,
            "import_id": self.batch,
            "name_words": people.joined([name or row.account.strip()]),
            "name_sort": names.sort_key(name) if name else row.account.strip(),
            "text_hash": text_hash(row.subject, row.text),
        }
        self.matters.append(_defaults(Matter, values))
        self.people.append(
            _defaults(
                Petitioner,
                {
                    "id": self._id(Petitioner),
                    "matter_id": matter_id,
                    "name": name,
                    "name_key": " ".join((name, *names.search_keys(name))) if name else "",
                    "phone": row.phone.strip(),
                    "phone_key": checks.phone_digits(row.phone),
                    "address": row.address.strip(),
                },
            )
        )
        self.demands.append(_defaults(Demand, {"id": self._id(Demand), "matter_id": matter_id, "text": subject}))
        self.steps.append(
            _defaults(
                Step,
                {
                    "id": self._id(Step),
                    "matter_id": matter_id,
                    "happened_on": day,
                    "recorded_at": self.desk.now,
                    "actor": self.desk.actor.name,
                    "act": "IMPORT",
                    "to_state": State.REGISTERED.value,
                    "note": subject,
                },
            )
        )
        self._owed(matter_id, day, regime, values["standing"])
        self.words.append((matter_id, [values["number"], row.number, row.account, name, subject, text]))

    def _standing(self, day: date) -> str:
        if self.agreed.standing:
            return self.agreed.standing
        return "HISTORY" if legal_day(self.desk.now) - day > HISTORY_AFTER else "OPEN"

    def _owed(self, matter_id: int, day: date, regime: str, standing_code: str) -> None:
        edition = rulebooks.edition_under(self.desk, regime, self.answers)
        facts = owed.ClockFacts(
            state=State.REGISTERED,
            from_superior=False,
            received_on=day,
            notices=(None,),
            notice_rule=edition.replaces.get("R-ACK-15", "R-ACK-15"),
            beside_notice=("R-HN-5",) if edition.is_on("R-HN-5") else (),
        )
        for clock in owed.clocks(facts):
            due = reckon(edition.rules[clock.rule], day, self.desk.calendar, regime=regime, policy=self.policy)
            self.clocks.append(
                {
                    "id": self._id(Obligation),
                    "matter_id": matter_id,
                    "rule": clock.rule,
                    "about": clock.about,
                    "rules_hash": self.rules_hash,
                    "start": day.isoformat(),
                    "given": None,
                    "nominal": due.nominal.isoformat(),
                    "rolled": due.rolled.isoformat() if due.rolled else None,
                    "work_by": due.work_by.isoformat() if due.work_by else None,
                    "due": due.due.isoformat(),
                    "provisional": due.provisional,
                    "met_on": None,
                    "silent": standing_code == "HISTORY",
                }
            )

    def write(self) -> None:
        for table, rows in (
            (Matter, self.matters),
            (Petitioner, self.people),
            (Demand, self.demands),
            (Step, self.steps),
            (Obligation, self.clocks),
        ):
            bulk.add(self.desk.db, table, rows)
        search.put_new(self.desk.db.connection(), self.words)


def _defaults(table: Any, values: dict[str, Any]) -> dict[str, Any]:
    """A complete row: what is not given takes the column's own default, as an ORM insert would."""
    made: dict[str, Any] = {}
    for part in table.__table__.columns:
        if part.name in values:
            made[part.name] = values[part.name]
        elif part.default is None:
            made[part.name] = None
        elif part.default.is_callable:
            made[part.name] = part.default.arg(None)
        else:
            made[part.name] = part.default.arg
    return made


@dataclass(frozen=True, kw_only=True)
class BatchRow:
    id: int
    file_name: str
    imported_at: datetime
    accepted: int
    already: int
    refused: int
    undone_at: datetime | None


def batches(desk: Desk) -> list[BatchRow]:
    """The imports of this office, newest first."""
    rows = desk.db.scalars(select(ImportBatch).order_by(ImportBatch.id.desc()))
    return [
        BatchRow(
            id=row.id,
            file_name=row.file_name,
            imported_at=row.imported_at,
            accepted=row.accepted,
            already=row.already,
            refused=len(row.refused),
            undone_at=row.undone_at,
        )
        for row in rows
    ]


def undo(desk: Desk, batch_id: int) -> int:
    """Void every matter of an import as one act; numbers stay. Returns how many.

    Raises Refused: IMPORT_UNKNOWN, IMPORT_UNDONE, IMPORT_IN_USE (papers were issued on one of them),
    MERGED_HERE (another matter lives on in one of them).
    """
    batch = desk.db.get(ImportBatch, batch_id)
    if batch is None:
        raise Refused("IMPORT_UNKNOWN")
    if batch.undone_at is not None:
        raise Refused("IMPORT_UNDONE")
    used = desk.db.scalar(
        visible(desk.actor)
        .where(Matter.import_id == batch_id, Matter.id.in_(select(Paper.matter_id)))
        .with_only_columns(Matter.number)
        .limit(1)
    )
    if used:
        raise Refused("IMPORT_IN_USE", None, {"number": used})
    count = 0
    rows = desk.db.scalars(
        visible(desk.actor)
        .where(Matter.import_id == batch_id, Matter.state.notin_([State.VOID, State.MERGED]))
        .options(selectinload(Matter.demands))
    )
    reason = codes.IMPORT_UNDONE.format(file=batch.file_name)
    for matter in list(rows):
        held = merged_here(desk.db, matter.id)
        if held:
            raise Refused("MERGED_HERE", None, {"number": held})
        matter.void_reason = reason
        standing.move(desk, matter, "VOID", State.VOID, standing.today(desk), reason)
        count += 1
    desk.db.flush()
    for clock in desk.db.scalars(
        select(Obligation).join(Matter, Matter.id == Obligation.matter_id).where(Matter.import_id == batch_id)
    ):
        desk.db.delete(clock)
    batch.undone_at = desk.now
    return count
