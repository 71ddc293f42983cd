"""The journal: every write leaves its line, and no line can be changed unseen."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime

import pytest
from sqlalchemy import select

from desktop_app.office import Desk, Office
from desktop_app.storage import bulk, journal, triggers
from desktop_app.storage.connect import FolderRefused
from desktop_app.storage.journal import JournalLine, JournalPayload
from desktop_app.storage.matters import Demand, Matter, Step
from desktop_app.storage.records import Record, canonical
from desktop_app.usecases import letters, registration, verification
from desktop_app.usecases.letters import LetterRow
from tests import sample
from tests.conftest import Clock


def raw(office: Office) -> sqlite3.Connection:
    """Somebody who goes around the program, with every guard of the database taken away."""
    connection = sqlite3.connect(office.folder.path / "desk.db", isolation_level=None)
    for name in triggers.names():
        connection.execute(f"DROP TRIGGER {name}")
    return connection


def problems(office: Office) -> set[str]:
    """What verify finds besides the guards that `raw` took away."""
    found = {code for code, _ in office.ask(verification.verify, office.numbers_outside()).problems}
    return found - {"TRIGGER"}


def lines(office: Office) -> list[tuple[str, str, str]]:
    def told(desk: Desk) -> list[tuple[str, str, str]]:
        query = select(JournalLine.act, JournalLine.record, JournalPayload.body).join(
            JournalPayload, JournalPayload.sequence == JournalLine.sequence
        )
        return [(row.act, row.record, row.body or "") for row in desk.db.execute(query.order_by(JournalLine.sequence))]

    return office.ask(told)


def test_a_registration_and_an_acceptance_verify_with_every_row_accounted_for(office: Office) -> None:
    made = sample.register(office)
    sample.accept(office, made.id)
    found = office.ask(verification.verify, office.numbers_outside())
    assert found.sound, found.problems
    assert found.journal_lines == len(lines(office)) and found.matters == 1 and found.papers == 1
    assert {record.split(":")[0] for act, record, _ in lines(office) if act == "registration.register"} >= {
        "matter", "demand", "petitioner", "step", "rule_text",
    }  # fmt: skip


MUTATIONS: dict[str, tuple[str, set[str]]] = {
    "an actor renamed": ("UPDATE journal_line SET actor = '别人' WHERE sequence = :one", {"JOURNAL_SEAL"}),
    "an act renamed": ("UPDATE journal_line SET act = 'x' WHERE sequence = :one", {"JOURNAL_SEAL"}),
    "a record renamed": ("UPDATE journal_line SET record = 'matter:9' WHERE sequence = :one", {"JOURNAL_SEAL"}),
    "a moment moved": ("UPDATE journal_line SET at = '2020-01-01T00:00:00.000000Z' WHERE sequence = :one",
                       {"JOURNAL_SEAL"}),
    "a moment made unreadable": ("UPDATE journal_line SET at = '昨天' WHERE sequence = :one", {"JOURNAL_SEAL"}),
    "a seal replaced": ("UPDATE journal_line SET seal = previous WHERE sequence = :one", {"JOURNAL_SEAL"}),
    "a link replaced": ("UPDATE journal_line SET previous = seal WHERE sequence = :one", {"JOURNAL_CHAIN"}),
    "a payload edited": ("UPDATE journal_payload SET body = replace(body, '1', '2') WHERE sequence = :one",
                         {"JOURNAL_PAYLOAD"}),
    "a payload hash edited": ("UPDATE journal_line SET payload_hash = seal WHERE sequence = :one",
                              {"JOURNAL_PAYLOAD"}),
    "a payload deleted": ("DELETE FROM journal_payload WHERE sequence = :one", {"JOURNAL_PAYLOAD_MISSING"}),
    "a line deleted": ("DELETE FROM journal_line WHERE sequence = :one", {"JOURNAL_GAP"}),
    "the last line cut off": ("DELETE FROM journal_line WHERE sequence = (SELECT max(sequence) FROM journal_line)",
                              {"JOURNAL_LINE_MISSING"}),
}  # fmt: skip


@pytest.mark.parametrize("what", MUTATIONS)
def test_verify_finds(what: str, office: Office) -> None:
    sample.register(office)
    connection = raw(office)
    statement, wanted = MUTATIONS[what]
    before = connection.total_changes
    connection.execute(statement, {"one": 5} if ":one" in statement else {})
    assert connection.total_changes == before + 1
    connection.close()
    assert wanted <= problems(office)


@pytest.mark.parametrize("column", ["actor", "act", "record", "at", "payload_hash", "previous", "seal"])
def test_verify_finds_an_edit_of_any_column_in_any_line(column: str, office: Office) -> None:
    sample.register(office)
    connection = raw(office)
    last = connection.execute("SELECT max(sequence) FROM journal_line").fetchone()[0]
    for sequence in range(1, last + 1):
        connection.execute("BEGIN")
        connection.execute(f"UPDATE journal_line SET {column} = {column} || 'x' WHERE sequence = ?", (sequence,))
        connection.execute("COMMIT")
        with office.folder.engine.connect() as reader:
            found = [line for line, _ in journal.broken_lines(reader)]
        assert sequence in found
        connection.execute(
            f"UPDATE journal_line SET {column} = substr({column}, 1, length({column}) - 1) WHERE sequence = ?",
            (sequence,),
        )
    connection.close()
    assert problems(office) == set()


def test_verify_finds_two_lines_in_the_wrong_order(office: Office) -> None:
    sample.register(office)
    connection = raw(office)
    for table in ("journal_line", "journal_payload"):
        for old, new in ((5, -1), (6, 5), (-1, 6)):
            connection.execute(f"UPDATE {table} SET sequence = ? WHERE sequence = ?", (new, old))
    connection.close()
    assert "JOURNAL_CHAIN" in problems(office)


def test_verify_finds_two_payloads_swapped(office: Office) -> None:
    sample.register(office)
    connection = raw(office)
    for old, new in ((5, -1), (6, 5), (-1, 6)):
        connection.execute("UPDATE journal_payload SET sequence = ? WHERE sequence = ?", (new, old))
    connection.close()
    assert "JOURNAL_PAYLOAD" in problems(office)


def test_verify_finds_an_act_cut_off_the_end_with_its_payloads(office: Office) -> None:
    kept = len(lines(office))
    sample.register(office)
    connection = raw(office)
    for table in ("journal_line", "journal_payload"):
        connection.execute(f"DELETE FROM {table} WHERE sequence > ?", (kept,))
    connection.close()
    found = problems(office)
    assert "JOURNAL_UNRECORDED" in found


def test_the_chain_holds_when_a_payload_is_blanked(office: Office) -> None:
    sample.register(office)
    connection = sqlite3.connect(office.folder.path / "desk.db", isolation_level=None)
    connection.execute("UPDATE journal_payload SET body = NULL WHERE sequence = 5")
    connection.close()
    with office.folder.engine.connect() as reader:
        assert list(journal.broken_lines(reader)) == []


FORBIDDEN = [
    "UPDATE journal_line SET actor = '别人'",
    "DELETE FROM journal_line",
    "UPDATE journal_payload SET body = '{}'",
    "DELETE FROM journal_payload",
    "DELETE FROM matter",
    "DELETE FROM demand",
    "DELETE FROM petitioner",
    "DELETE FROM step",
    "DELETE FROM paper",
    "DELETE FROM stored_file",
    "UPDATE matter SET number = 'XF-2026-0009'",
    "UPDATE paper SET content = '{}'",
    "UPDATE paper SET number = '青岚信访受〔2026〕9号'",
    "UPDATE paper SET file = ''",
    "UPDATE counter SET last = last - 1",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_database_itself_forbids(statement: str, office: Office) -> None:
    made = sample.register(office)
    sample.accept(office, made.id)
    connection = sqlite3.connect(office.folder.path / "desk.db")
    # FOREIGN KEY checks stay off here, so that only the triggers can be what says no.
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
    connection.close()


def test_an_edit_keeps_before_and_after_even_when_the_row_had_expired(office: Office) -> None:
    made = sample.register(office)

    def correct(desk: Desk) -> None:
        matter = desk.db.get(Matter, made.id)
        assert matter is not None
        desk.db.expire(matter)
        matter.subject = "家属院三号楼供暖不足"

    office.do(correct)
    act, record, body = lines(office)[-1]
    told = json.loads(body)
    assert act.endswith(".correct") and record == f"matter:{made.id}"
    assert told["before"] == {"subject": "家属院3号楼供暖不足"}
    assert told["after"] == {"subject": "家属院三号楼供暖不足"}


def test_an_act_that_is_refused_leaves_neither_row_nor_line(office: Office) -> None:
    before = lines(office)

    def half_done(desk: Desk) -> None:
        registration.register(desk, sample.visit())
        raise RuntimeError("power off")

    with pytest.raises(RuntimeError):
        office.do(half_done)
    assert lines(office) == before
    assert sample.register(office).number == "XF-2026-0001"


def test_nothing_is_written_outside_an_act(office: Office) -> None:
    sample.register(office)
    with office.folder.writing() as session:
        session.add(
            Step(matter_id=1, happened_on=sample.day("2026-03-16"), recorded_at=office.clock(), actor="x", act="x")
        )
        with pytest.raises(RuntimeError, match=r"outside Office\.do"):
            session.flush()


@pytest.mark.parametrize("value", [1.5, {"a": [1, 2.0]}, ({"b": 0.1},)])
def test_no_float_ever_enters_the_journal(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_the_same_value_has_one_spelling_only() -> None:
    assert canonical({"b": 1, "a": ["信"]}) == canonical({"a": ["信"], "b": 1}) == '{"a":["信"],"b":1}'


def as_row(record: Record) -> dict[str, object]:
    return {part.key: getattr(record, part.key) for part in type(record).__mapper__.column_attrs}


def test_a_line_of_a_bulk_write_reads_like_that_of_a_single_one(office: Office, clock: Clock) -> None:
    made = sample.register(office)

    def one_by_one(desk: Desk) -> None:
        desk.db.add(Demand(id=71, matter_id=made.id, seat=1, text="说明采暖费"))

    def in_bulk(desk: Desk) -> None:
        first = desk.db.get(Demand, 71)
        assert first is not None
        bulk.add(desk.db, Demand, [{**as_row(first), "id": 72}])

    office.do(one_by_one)
    office.do(in_bulk)
    (_, first, single), (_, second, bulky) = lines(office)[-2:]
    assert (first, second) == ("demand:71", "demand:72")
    assert json.loads(single.replace("71", "72")) == json.loads(bulky)


def test_an_imported_letter_leaves_the_same_lines_as_its_rows_hold(office: Office) -> None:
    row = LetterRow(row=2, number="A1", subject="路灯不亮", text="宿舍区路灯不亮", received=datetime(2026, 3, 2, 9, 30))
    office.do(letters.commit, office.ask(letters.plan, [row], None), "来信.xlsx", "0" * 64)

    def stored(desk: Desk) -> dict[str, dict[str, object]]:
        made: dict[str, dict[str, object]] = {}
        for kind in (Matter, Demand, Step):
            record = desk.db.get(kind, 1)
            assert record is not None
            made[f"{kind.__tablename__}:1"] = journal.row_values(record)
        return made

    told = {record: json.loads(body)["after"] for act, record, body in lines(office) if act == "letters.commit"}
    for record, values in office.ask(stored).items():
        assert told[record] == values
    assert problems(office) == set()


def test_raising_a_counter_behind_the_programs_back_is_found(office: Office) -> None:
    sample.register(office)
    connection = raw(office)
    connection.execute("UPDATE counter SET last = 4 WHERE kind = 'XF'")
    connection.close()
    assert problems(office) == {"NUMBER_GAP"}


def test_a_foreign_key_cannot_point_nowhere(office: Office) -> None:
    made = sample.register(office)

    def wrong(desk: Desk) -> None:
        matter = desk.db.get(Matter, made.id)
        assert matter is not None
        matter.lead_unit_id = 999

    with pytest.raises(FolderRefused, match="RECORD_CONFLICT") as told:
        office.do(wrong)
    assert told.value.facts == {"path": str(office.folder.path)}
