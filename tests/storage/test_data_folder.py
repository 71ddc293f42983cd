"""The data folder: whatever cannot be used gets a clear word and is not touched."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop_app import composition
from desktop_app.labels import refusals
from desktop_app.office import Desk, Office
from desktop_app.rules.refusal import Refused
from desktop_app.storage.connect import FolderRefused
from desktop_app.storage.matters import Matter
from desktop_app.storage.number_log import NumberLog
from desktop_app.usecases import ledger, registration, verification
from tests import sample
from tests.conftest import Clock


def snapshot(path: Path) -> dict[str, str]:
    return {
        str(one.relative_to(path)): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in path.rglob("*")
        if one.is_file()
    }


def refused_code(act: object, *arguments: object) -> str:
    with pytest.raises(FolderRefused) as refused:
        act(*arguments)  # type: ignore[operator]
    assert len(refusals.sentence(refused.value)) > 15
    return refused.value.code


def test_a_missing_folder_is_not_made_by_looking_at_it(tmp_path: Path, clock: Clock) -> None:
    assert refused_code(composition.open_reading, tmp_path / "没有", clock) == "FOLDER_MISSING"
    assert not (tmp_path / "没有").exists()


def test_an_absent_folder_becomes_a_new_office_under_a_chinese_path_with_blanks(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "信访 办公室" / "数据 100%"
    office = sample.set_up_office(path, clock)
    assert sample.register(office).number == "XF-2026-0001"
    office.close()
    reader = composition.open_reading(path, clock)
    assert len(reader.ask(ledger.ids, ledger.Filter())) == 1
    reader.close()


@pytest.mark.parametrize("opened", [composition.open_writing, composition.open_reading_or_none])
def test_a_folder_with_other_files_is_refused_and_left_as_it_was(opened: object, tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "照片.jpg").write_bytes(b"x")
    before = snapshot(tmp_path)
    assert refused_code(opened, tmp_path, clock) == "FOLDER_FOREIGN"
    assert snapshot(tmp_path) == before


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "数据").write_bytes(b"x")
    assert refused_code(composition.open_writing, tmp_path / "数据", clock) == "FOLDER_NOT_A_FOLDER"
    assert refused_code(composition.open_writing, tmp_path / "数据" / "里面", clock) == "FOLDER_READONLY"
    assert refused_code(composition.open_reading, tmp_path / "数据", clock) == "FOLDER_MISSING"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_folder_is_refused_for_work_and_can_be_read(folder: Path, clock: Clock) -> None:
    for part in (*folder.rglob("*"), folder):
        part.chmod(0o555 if part.is_dir() else 0o444)
    assert refused_code(composition.open_writing, folder, clock) == "FOLDER_READONLY"
    reader = composition.open_reading(folder, clock)
    assert list(reader.ask(ledger.ids, ledger.Filter())) == []
    reader.close()


def test_a_disk_that_is_full_refuses_the_act_and_keeps_what_was_there(office: Office) -> None:
    sample.register(office)
    with office.folder.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

    def fill(desk: Desk) -> None:
        desk.db.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        for _ in range(200):
            registration.register(desk, sample.visit(summary="很长" * 2000))

    assert refused_code(office.do, fill) == "FOLDER_READONLY"
    office.folder.engine.dispose()
    assert office.ask(verification.verify, office.numbers_outside()).sound
    assert sample.register(office).number == "XF-2026-0002"


@pytest.mark.parametrize("opened", [composition.open_writing, composition.open_reading])
def test_an_office_of_a_newer_program_is_refused(opened: object, folder: Path, clock: Clock) -> None:
    connection = sqlite3.connect(folder / "desk.db", isolation_level=None)
    connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    before = snapshot(folder)["desk.db"]
    assert refused_code(opened, folder, clock) == "FOLDER_NEWER"
    assert snapshot(folder)["desk.db"] == before


@pytest.mark.parametrize("opened", [composition.open_writing, composition.open_reading])
@pytest.mark.parametrize("content", [b"<html>this is no database</html>", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_database_is_refused_and_not_touched(
    opened: object, content: bytes, folder: Path, clock: Clock
) -> None:
    (folder / "desk.db").write_bytes(content)
    assert refused_code(opened, folder, clock) == "FOLDER_DAMAGED"
    assert (folder / "desk.db").read_bytes() == content


LOOKING = [composition.open_reading, composition.open_reading_or_none, composition.beside_or_empty]


@pytest.mark.parametrize("opened", [composition.open_writing, *LOOKING])
@pytest.mark.parametrize("how", ["emptied", "deleted", "deleted with its numbers"])
def test_a_lost_database_does_not_become_a_new_office(opened: object, how: str, office: Office, clock: Clock) -> None:
    sample.accept(office, sample.register(office).id)
    path = office.folder.path
    office.close()
    if how == "emptied":
        (path / "desk.db").write_bytes(b"")
    else:
        (path / "desk.db").unlink()
    if how == "deleted with its numbers":
        (path / "numbers.log").unlink()
    assert refused_code(opened, path, clock) == "FOLDER_DAMAGED"
    assert not (path / "desk.db").exists() or (path / "desk.db").read_bytes() == b""


def test_a_database_damaged_inside_says_so_when_its_pages_are_read(office: Office, clock: Clock) -> None:
    for _ in range(5):
        sample.register(office)
    path = office.folder.path
    office.close()
    content = bytearray((path / "desk.db").read_bytes())
    content[4096 * 4 :] = b"\xee" * (len(content) - 4096 * 4)
    (path / "desk.db").write_bytes(content)
    try:
        broken = composition.open_reading(path, clock)
    except FolderRefused as refused:
        assert refused.code == "FOLDER_DAMAGED"
    else:
        assert refused_code(broken.ask, verification.verify, broken.numbers_outside()) == "FOLDER_DAMAGED"
        broken.close()


HOLD = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from desktop_app import composition
office = composition.open_writing(Path(sys.argv[1]), lambda: datetime.now(UTC))
print("open", flush=True)
time.sleep(60)
"""


def test_a_folder_another_program_writes_names_its_holder_and_can_be_read(folder: Path, clock: Clock) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(folder)], stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None and holder.stdout.readline() == "open\n"
        with pytest.raises(FolderRefused) as refused:
            composition.open_writing(folder, clock)
        assert refused.value.code == "FOLDER_LOCKED"
        assert str(holder.pid) in refused.value.facts["holder"]
        reader = composition.open_reading(folder, clock)
        assert list(reader.ask(ledger.ids, ledger.Filter())) == []
        reader.close()
    finally:
        holder.kill()
        holder.wait()
    again = composition.open_writing(folder, clock)
    assert again.folder.writable
    again.close()


def test_readers_beside_the_writer_see_whole_acts_only(office: Office, clock: Clock) -> None:
    reader = composition.open_reading(office.folder.path, clock)
    seen_inside: list[int] = []

    def register_and_look(desk: Desk) -> None:
        registration.register(desk, sample.visit())
        seen_inside.append(len(reader.ask(ledger.ids, ledger.Filter())))

    office.do(register_and_look)
    assert seen_inside == [0]
    assert len(reader.ask(ledger.ids, ledger.Filter())) == 1
    reader.close()


@pytest.mark.parametrize("opened", LOOKING)
def test_looking_at_a_closed_office_leaves_no_file_behind(opened: object, folder: Path, clock: Clock) -> None:
    before = snapshot(folder)
    reader = opened(folder, clock)  # type: ignore[operator]
    reader.ask(verification.verify, reader.numbers_outside())
    reader.close()
    assert snapshot(folder) == before


def test_looking_beside_the_writer_takes_nothing_away_from_it(office: Office, clock: Clock) -> None:
    sample.register(office)
    reader = composition.open_reading(office.folder.path, clock)
    reader.ask(ledger.ids, ledger.Filter())
    reader.close()
    assert sample.register(office).number == "XF-2026-0002"
    assert len(office.ask(ledger.ids, ledger.Filter())) == 2


def test_an_empty_folder_is_an_office_without_anything_in_it(tmp_path: Path, clock: Clock) -> None:
    assert composition.open_reading_or_none(tmp_path, clock) is None
    assert list(tmp_path.iterdir()) == []


def test_a_copied_data_folder_opens_elsewhere(office: Office, tmp_path: Path, clock: Clock) -> None:
    sample.accept(office, sample.register(office).id)
    office.close()
    moved = Path(shutil.copytree(office.folder.path, tmp_path / "新 电脑"))
    again = sample.open_office(moved, clock)
    assert again.ask(verification.verify, again.numbers_outside()).sound
    again.close()


@pytest.mark.parametrize("tail", [b"XF 2026 \xe4\xbf", b"XF 2026 " + b"9" * 40 + b"\n", b"XF 2026 \xc2\xb2\n",
                                  b"XF 2026 1-99999999999 lost\n"])  # fmt: skip
def test_a_damaged_tail_of_the_number_log_neither_stops_the_office_nor_eats_the_next_number(
    tail: bytes, office: Office, clock: Clock
) -> None:
    sample.register(office)
    path = office.folder.path
    office.close()
    with (path / "numbers.log").open("ab") as log:
        log.write(tail)
    again = sample.open_office(path, clock)
    assert again.ask(verification.verify, again.numbers_outside()).sound
    assert sample.register(again).number == "XF-2026-0002"
    assert NumberLog(path).touched() == {("XF", 2026): 2}
    again.close()


@pytest.mark.parametrize("opened", [composition.open_writing, *LOOKING])
@pytest.mark.parametrize("how", ["the number log is a folder", "the files are a file"])
def test_a_side_file_of_the_wrong_kind_is_refused_and_not_touched(
    opened: object, how: str, office: Office, clock: Clock
) -> None:
    sample.register(office)
    path = office.folder.path
    office.close()
    if how == "the number log is a folder":
        (path / "numbers.log").unlink()
        (path / "numbers.log").mkdir()
    else:
        shutil.rmtree(path / "files")
        (path / "files").touch()
    before = snapshot(path)
    assert refused_code(opened, path, clock) == "FOLDER_DAMAGED"
    assert snapshot(path) == before


@pytest.mark.parametrize("opened", [composition.open_writing, composition.beside_or_empty])
def test_a_backup_is_not_worked_in(opened: object, office: Office, clock: Clock, tmp_path: Path) -> None:
    made = composition.backup(office.folder.path, tmp_path / "U盘", clock)
    before = snapshot(made)
    assert refused_code(opened, made, clock) == "FOLDER_IS_BACKUP"
    assert snapshot(made) == before
    reader = composition.open_reading(made, clock)
    assert list(reader.ask(ledger.ids, ledger.Filter())) == []
    reader.close()
    assert snapshot(made) == before


@pytest.mark.parametrize("before", [2, 3, 5])
def test_a_flipped_byte_at_a_rule_text_is_told_without_a_word_of_the_data(
    before: int, office: Office, clock: Clock
) -> None:
    sample.register(office)
    version, text = office.ask(lambda desk: (desk.book.version, desk.book.to_toml()))
    path = office.folder.path
    office.close()
    content = bytearray((path / "desk.db").read_bytes())
    # The bytes before a row say how long its fields are.
    content[content.index((version + text[:20]).encode()) - before] ^= 0xFF
    (path / "desk.db").write_bytes(content)
    broken = sample.open_office(path, clock)
    assert refused_code(sample.register, broken) == "FOLDER_DAMAGED"
    broken.close()


def test_text_no_computer_can_store_is_refused_and_nothing_is_kept(office: Office) -> None:
    made = sample.register(office)

    def correct(desk: Desk) -> None:
        matter = desk.db.get(Matter, made.id)
        assert matter is not None
        matter.subject = "半个字\ud840"

    def search(desk: Desk) -> None:
        desk.db.scalars(select(Matter.id).where(Matter.subject == "\ud840")).all()

    for way, act in ((office.do, correct), (office.ask, search)):
        with pytest.raises(Refused, match="TEXT_UNSTORABLE") as told:
            way(act)
        assert len(refusals.sentence(told.value)) > 10
    assert office.ask(verification.verify, office.numbers_outside()).sound
    assert sample.register(office).number == "XF-2026-0002"


@pytest.mark.parametrize("value", ["昨天", "2026-13-45", "20260316x"])
def test_a_day_that_is_no_day_is_told_as_damage(value: str, office: Office, clock: Clock) -> None:
    made = sample.register(office)
    path = office.folder.path
    office.close()
    with sqlite3.connect(path / "desk.db") as raw:
        raw.execute("UPDATE matter SET received_on = ?", (value,))
    raw.close()
    broken = composition.open_reading(path, clock)
    assert refused_code(broken.ask, registration.as_input, made.id) == "FOLDER_DAMAGED"
    broken.close()
