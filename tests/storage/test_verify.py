"""What `verify` finds when somebody goes around the program and changes what the journal told of."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop_app.office import Desk, Office
from desktop_app.storage import triggers
from desktop_app.storage.archive import Piece
from desktop_app.storage.matters import Matter, Reader, Step
from desktop_app.usecases import letters, offices, verification
from desktop_app.usecases.letters import LetterRow
from tests import binder, sample
from tests.conftest import After, Clock


def go_around(office: Office, *statements: str) -> None:
    """Change the database with its guards taken away, and put the guards back afterwards."""
    connection = sqlite3.connect(office.folder.path / "desk.db", isolation_level=None)
    for name in triggers.names():
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        before = connection.total_changes
        connection.execute(statement)
        assert connection.total_changes > before, statement
    for statement in triggers.statements():
        connection.execute(statement)
    connection.close()


def problems(office: Office) -> set[str]:
    return {code for code, _ in office.ask(verification.verify, office.numbers_outside()).problems}


def a_busy_morning(office: Office, _clock: Clock) -> None:
    """Two accepted matters with their notices, and a restricted third one."""
    for _ in range(2):
        sample.accept(office, sample.register(office).id)
    third = sample.register(office).id

    def restrict(desk: Desk) -> None:
        matter = desk.db.get(Matter, third)
        assert matter is not None
        matter.access = "RESTRICTED"
        desk.db.add(
            Step(
                matter_id=third,
                happened_on=sample.day("2026-03-16"),
                recorded_at=office.clock(),
                actor="林晓岚",
                act="READER",
            )
        )

    office.do(restrict)
    assert problems(office) == set()


@pytest.fixture
def busy(after: After) -> Office:
    """An office after a busy morning."""
    return after(a_busy_morning)[0]


CHANGED = {
    "a subject": "UPDATE matter SET subject = '改过' WHERE id = 1",
    "a day of receipt": "UPDATE matter SET received_on = '2026-03-10' WHERE id = 3",
    "a state": "UPDATE matter SET state = 'VOID' WHERE id = 3",
    "who may see a matter": "UPDATE matter SET access = 'OPEN' WHERE id = 3",
    "a name": "UPDATE petitioner SET name = '别人' WHERE id = 1",
    "a demand": "UPDATE demand SET text = '改过' WHERE id = 1",
    "a demand struck out": "UPDATE demand SET struck = 1 WHERE id = 1",
    "a note on the time line": "UPDATE step SET note = '改过' WHERE id = 1",
    "the day of a paper": "UPDATE paper SET issued_on = '2026-01-01' WHERE id = 1",
    "the facts of a paper": "UPDATE paper SET content = '{}' WHERE id = 1",
    "the file of a paper": "UPDATE paper SET file = (SELECT file FROM paper WHERE id = 2) WHERE id = 1",
    "how often a paper was printed": "UPDATE paper SET printed = 99 WHERE id = 1",
    "the name of the school": "UPDATE setting SET value = replace(value, '青岚学院', '别的学院')",
    "a member of staff": "UPDATE person SET roles = '[\"OFFICE_HEAD\"]' WHERE id = 3",
    "a department": "UPDATE unit SET name = '别的' WHERE id = 1",
    "a place": "UPDATE place SET hours = '周日' WHERE id = 1",
    "when a rule book was first used": "UPDATE rule_text SET first_used_at = '2020-01-01T00:00:00.000000Z'",
}


@pytest.mark.parametrize("what", CHANGED)
def test_a_record_that_is_not_what_the_journal_told_is_found(what: str, busy: Office) -> None:
    go_around(busy, CHANGED[what])
    assert "RECORD" in problems(busy)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE matter SET received_on = '昨天' WHERE id = 1",
        "UPDATE matter SET received_at = '昨天' WHERE id = 1",
        "UPDATE matter SET number = '一号' WHERE id = 1",
        "UPDATE paper SET content = '{' WHERE id = 1",
    ],
)
def test_a_field_that_cannot_be_read_any_more_is_found_and_the_rest_still_looked_over(
    statement: str, busy: Office
) -> None:
    go_around(busy, statement, "UPDATE step SET note = '改过' WHERE id = 1")
    found = busy.ask(verification.verify, busy.numbers_outside()).problems
    assert {about.split()[0] for code, about in found if code == "RECORD"} == {
        "paper:1" if "paper" in statement else "matter:1", "step:1",
    }  # fmt: skip


def test_a_record_that_is_gone_is_found(busy: Office) -> None:
    go_around(busy, "DELETE FROM step WHERE id = 1")
    assert "RECORD_MISSING" in problems(busy)


def test_a_field_that_was_corrected_again_and_again_is_compared_with_its_last_value(busy: Office) -> None:
    def rename(desk: Desk, subject: str) -> None:
        matter = desk.db.get(Matter, 1)
        assert matter is not None
        matter.subject = subject

    for subject in ("改一次", "改两次"):
        busy.do(rename, subject)
    assert problems(busy) == set()
    go_around(busy, "UPDATE matter SET subject = '改一次' WHERE id = 1")
    assert problems(busy) == {"RECORD"}


def test_settings_changed_twice_and_imported_letters_agree_with_their_lines(busy: Office) -> None:
    busy.do(offices.set_up, sample.SETUP)
    rows = [
        LetterRow(row=2, number=number, subject="路灯不亮", text="宿舍区路灯不亮", received=datetime(2026, 3, 2, 9, 30))
        for number in ("A1", "A2", "A3")
    ]
    busy.do(letters.commit, busy.ask(letters.plan, rows, None), "来信.xlsx", "0" * 64)
    assert problems(busy) == set()
    go_around(busy, "UPDATE matter SET subject = '改过' WHERE external_number = 'A2'")
    assert problems(busy) == {"RECORD"}


def test_a_record_that_was_taken_away_and_lies_there_again_is_found(busy: Office) -> None:
    def add(desk: Desk) -> None:
        desk.db.add(Reader(matter_id=3, person_id=3))

    def take_away(desk: Desk) -> None:
        desk.db.delete(desk.db.get(Reader, (3, 3)))

    busy.do(add)
    busy.do(take_away)
    assert problems(busy) == set()
    go_around(busy, "INSERT INTO reader(matter_id, person_id) VALUES (3, 3)")
    assert problems(busy) == {"RECORD"}


PAYLOADS = {
    "of another matter": "UPDATE journal_payload SET matter_id = 2 WHERE matter_id = 1 AND body LIKE '%after%'",
    "of no matter": "UPDATE journal_payload SET matter_id = NULL WHERE matter_id = 1",
    "opened to everybody": "UPDATE journal_payload SET access = 'OPEN' WHERE access = 'RESTRICTED'",
    "hidden from everybody": "UPDATE journal_payload SET access = 'RESTRICTED' WHERE matter_id = 1",
}


@pytest.mark.parametrize("what", PAYLOADS)
def test_a_line_shown_to_the_wrong_readers_is_found(what: str, busy: Office) -> None:
    go_around(busy, PAYLOADS[what])
    assert "JOURNAL_MATTER" in problems(busy)


def test_a_payload_blanked_without_a_disposal_is_found_though_the_chain_holds(busy: Office) -> None:
    connection = sqlite3.connect(busy.folder.path / "desk.db", isolation_level=None)
    connection.execute("UPDATE journal_payload SET body = NULL WHERE sequence = 20")
    connection.close()
    assert problems(busy) == {"JOURNAL_BLANKED"}


def test_a_rule_book_whose_text_was_changed_is_found(busy: Office) -> None:
    go_around(busy, "UPDATE rule_text SET text = replace(text, '60', '90')")
    assert "RULE_TEXT" in problems(busy)
    go_around(busy, "UPDATE rule_text SET text = 'x = 1'")
    assert "RULE_TEXT" in problems(busy)


@pytest.mark.parametrize(
    "statements",
    [
        ("DROP TRIGGER matter_kept",),
        (
            "DROP TRIGGER step_kept",
            "CREATE TRIGGER step_kept BEFORE DELETE ON step WHEN 0 BEGIN SELECT RAISE(ABORT, 'no'); END",
        ),
        ("CREATE TRIGGER more AFTER INSERT ON matter BEGIN UPDATE matter SET state = 'VOID' WHERE id = NEW.id; END",),
    ],
)
def test_a_guard_taken_away_weakened_or_added_is_found(statements: tuple[str, ...], busy: Office) -> None:
    connection = sqlite3.connect(busy.folder.path / "desk.db", isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    assert problems(busy) == {"TRIGGER"}


def test_a_journal_whose_end_was_cut_off_is_found_by_the_seal_outside(busy: Office) -> None:
    kept = busy.ask(verification.verify, busy.numbers_outside()).journal_lines

    def correct(desk: Desk) -> None:
        matter = desk.db.get(Matter, 1)
        assert matter is not None
        matter.subject = "改过"

    busy.do(correct)
    assert problems(busy) == set()
    go_around(
        busy,
        f"DELETE FROM journal_line WHERE sequence > {kept}",
        f"DELETE FROM journal_payload WHERE sequence > {kept}",
        "UPDATE matter SET subject = '家属院3号楼供暖不足' WHERE id = 1",
    )
    assert problems(busy) == {"JOURNAL_CUT"}


def test_looking_at_the_office_writes_nothing_outside(busy: Office) -> None:
    log: Path = busy.folder.path / "numbers.log"
    before = log.read_bytes()
    problems(busy)
    busy.do(lambda desk: None)
    assert log.read_bytes() == before


# stored files


def stored(office: Office, digest: str) -> Path:
    return office.folder.path / "files" / digest[:2] / digest


def a_bound_volume(office: Office, _clock: Clock) -> None:
    """A bound volume with a scanned piece beside its papers."""
    binder.settled(office)
    made = binder.volume(office, binder.told_away(office))
    binder.added(office, made, "现场照片")
    binder.excused(office, made)
    binder.bound(office, made)
    assert problems(office) == set()


@pytest.fixture
def shelf(after: After) -> Office:
    """An office with a volume on its shelf."""
    return after(a_bound_volume)[0]


def of_piece(office: Office) -> tuple[str, str]:
    """Hash of the pages and of the original of the scanned piece."""
    row = office.ask(lambda desk: desk.db.scalar(select(Piece).where(Piece.source == "SCAN")))
    return row.file, row.originals[0]["file"]


def test_a_stored_file_that_is_gone_is_named_with_its_volume(shelf: Office) -> None:
    pages, original = of_piece(shelf)
    stored(shelf, pages).unlink()
    stored(shelf, original).unlink()
    found = dict(shelf.ask(verification.verify, shelf.numbers_outside()).problems)
    assert set(found) == {"FILE_MISSING"}
    told = [about for _code, about in shelf.ask(verification.verify, shelf.numbers_outside()).problems]
    assert any("AJB-2026-0001" in about for about in told) and len(told) == 2


@pytest.mark.parametrize("how", ["a byte", "the length", "everything"])
def test_a_stored_file_that_was_changed_is_found(shelf: Office, how: str) -> None:
    path = stored(shelf, of_piece(shelf)[0])
    content = path.read_bytes()
    changed = {
        "a byte": content[:-1] + bytes([content[-1] ^ 1]), "the length": content + b"0", "everything": b"%PDF-1.4",
    }[how]  # fmt: skip
    path.write_bytes(changed)
    assert problems(shelf) == {"FILE"}


def test_contents_nobody_knows_are_told_and_strangers_are_a_problem(shelf: Office) -> None:
    leftover = shelf.folder.files.put("被拒绝的操作留下的".encode())
    found = shelf.ask(verification.verify, shelf.numbers_outside())
    assert found.problems == [] and found.notices == [("FILE_ORPHAN", leftover[:12])]
    (shelf.folder.path / "files" / "ab").mkdir(exist_ok=True)
    (shelf.folder.path / "files" / "ab" / "病毒.exe").write_bytes(b"MZ")
    (shelf.folder.path / "files" / "说明.txt").write_bytes(b"x")
    told = shelf.ask(verification.verify, shelf.numbers_outside()).problems
    assert told == [("FILE_FOREIGN", "ab/病毒.exe"), ("FILE_FOREIGN", "说明.txt")]


def test_a_piece_whose_file_was_never_registered_is_found(shelf: Office) -> None:
    go_around(shelf, f"UPDATE piece SET file = '{'0' * 64}' WHERE source = 'SCAN'")
    assert {"PIECE_FILE", "RECORD"} <= problems(shelf)
