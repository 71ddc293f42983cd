"""Schema steps: they give what the program declares, and a killed one leaves the old schema."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_app import composition
from desktop_app.storage import connect, migrate, search, triggers
from desktop_app.storage.records import Record
from desktop_app.usecases import ledger, verification
from tests import sample
from tests.conftest import Clock

LANDED = Path(__file__).parent / "landed"


def master(path: Path) -> dict[tuple[str, str], str]:
    """Everything sqlite_master knows, without white space and quotes that mean nothing."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {(kind, name): re.sub(r"[\s\"`]+", "", sql) for kind, name, sql in rows if name != "alembic_version"}


def declared(path: Path) -> dict[tuple[str, str], str]:
    engine = connect.engine_for(path, read_only=False)
    with engine.execution_options(writes=True).begin() as connection:
        Record.metadata.create_all(connection)
        connection.execute(text(search.TABLE))
        triggers.install(connection)
    engine.dispose()
    return master(path)


def test_a_new_database_is_what_the_records_and_triggers_declare(folder: Path, tmp_path: Path) -> None:
    assert master(folder / "desk.db") == declared(tmp_path / "declared.db")


def test_every_landed_schema_opens_and_becomes_the_present_one(tmp_path: Path, clock: Clock) -> None:
    landed = sorted(LANDED.glob("[0-9]*"))
    assert [one.name for one in landed][-1] == migrate.HEAD
    for one in landed:
        folder = Path(shutil.copytree(one, tmp_path / one.name))
        clock.forward(days=400)
        office = sample.open_office(folder, clock)
        assert office.ask(verification.verify, office.numbers_outside()).problems == []
        ids = office.ask(ledger.ids, ledger.Filter(view="ALL"))
        assert len(office.ask(ledger.rows, ids)) >= 3
        number = sample.register(office).number
        assert number == "XF-2026-0004"
        office.close()
        assert master(folder / "desk.db") == declared(tmp_path / f"declared-{one.name}.db")


KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from desktop_app import composition
from desktop_app.storage import triggers

def install(connection):
    for statement in triggers.statements()[:5]:
        connection.exec_driver_sql(statement)
    os._exit(9)
triggers.install = install
composition.open_writing(Path(sys.argv[1]), lambda: datetime.now(UTC))
"""


def test_a_killed_step_leaves_the_old_schema_and_the_next_start_completes_it(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "数据"
    died = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert died.returncode == 9
    assert master(path / "desk.db") == {}
    office = composition.open_writing(path, clock)
    assert office.ask(verification.verify, office.numbers_outside()).sound
    office.close()
    assert master(path / "desk.db") == declared(tmp_path / "declared.db")


def test_a_database_of_something_else_is_not_migrated(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "数据"
    path.mkdir()
    other = sqlite3.connect(path / "desk.db")
    other.execute("CREATE TABLE music (title TEXT)")
    other.close()
    with pytest.raises(connect.FolderRefused, match="FOLDER_DAMAGED") as refused:
        composition.open_writing(path, clock)
    assert refused.value.facts["path"] == str(path)
    assert set(master(path / "desk.db")) == {("table", "music")}
