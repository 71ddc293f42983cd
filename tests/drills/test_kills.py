"""Nothing that was acknowledged is lost when the process is killed at any moment."""

# A drill tells its times and its seed.
# ruff: noqa: T201

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter
from sqlalchemy import select

from desktop_app import composition
from desktop_app.office import Desk
from desktop_app.storage import backup
from desktop_app.storage.matters import Paper
from desktop_app.usecases import ledger, verification
from tests import sample

pytestmark = pytest.mark.drill

WORK = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from desktop_app.usecases import registration
from tests import sample

office = sample.open_office(Path(sys.argv[1]), lambda: datetime.now(UTC))
# The first one reads rules and calendar; afterwards acts follow one another fast, and a kill meets one in its middle.
sample.register(office)
print("ready", flush=True)
number = 0
while True:
    number += 1
    made = sample.register(office)
    print(made.number, flush=True)
    if number % 3 == 2:
        print(sample.accept(office, made.id).number, flush=True)
    if number % 3 == 1:
        shown, version = office.ask(registration.as_input, made.id)
        office.do(registration.amend, made.id, version, registration.replace(shown, subject="改了主题"))
"""

IMPORT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from desktop_app import composition
from desktop_app.exchange import letters_workbook
from desktop_app.usecases import letters

office = composition.open_writing(Path(sys.argv[1]), lambda: datetime.now(UTC))
book = letters_workbook.read(Path(sys.argv[2]))
plan = office.ask(letters.plan, book.rows, None, sys.argv[3])
print("ready", flush=True)
office.do(letters.commit, plan, "来信.xlsx", book.digest)
print("done", flush=True)
"""

BACKUP = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from desktop_app import composition

print("ready", flush=True)
print(composition.backup(Path(sys.argv[1]), Path(sys.argv[2]), lambda: datetime.now(UTC)), flush=True)
"""


def now() -> datetime:
    return datetime.now(UTC)


def killed(script: str, *arguments: object, wait: float) -> list[str]:
    """Start a process, kill it `wait` seconds after it said "ready"; what it acknowledged until then."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, *(str(one) for one in arguments)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(wait)
    process.kill()
    # A line cut off by the kill was never acknowledged.
    said = [line.strip() for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    process.wait()
    return said


@pytest.fixture
def chance() -> Iterator[random.Random]:
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    yield random.Random(seed)


def paper_numbers(desk: Desk) -> list[str]:
    return list(desk.db.scalars(select(Paper.number)))


def test_two_hundred_kills_while_registering_and_accepting_lose_nothing(tmp_path: Path, chance: random.Random) -> None:
    folder = tmp_path / "数据"
    sample.set_up_office(folder, now).close()
    acknowledged: set[str] = set()
    for turn in range(200):
        # Most die within the first registrations, every fourth lives long enough to print its notices.
        acknowledged |= set(
            killed(WORK, folder, wait=chance.uniform(0.4, 0.9) if turn % 4 == 3 else chance.uniform(0, 0.12))
        )
        office = sample.open_office(folder, now)
        try:
            found = office.ask(verification.verify, office.numbers_outside())
            assert found.sound, found.problems
            ids = office.ask(ledger.ids, ledger.Filter(view="ALL", order="number"))
            rows = [row.number for row in office.ask(ledger.rows, ids).values()]
            assert acknowledged <= {*rows, *office.ask(paper_numbers)}
            # Every number up to the last, whether or not its process lived to say it.
            assert sorted(rows) == [f"XF-2026-{serial:04d}" for serial in range(1, len(rows) + 1)]
        finally:
            office.close()
    assert len(acknowledged) > 200 and any("信访受" in one for one in acknowledged)


def workbook(path: Path, rows: int) -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ("留言编号", "留言用户", "留言主题", "留言时间", "留言详情"))
    for number in range(1, rows + 1):
        sheet.write_row(number, 0, (f"{number}", f"A{number:05d}", f"第{number}件", "2026/3/2 9:30:00", "内容" * 50))
    book.close()
    return path


def test_a_killed_import_brings_in_all_of_a_file_or_nothing(tmp_path: Path, chance: random.Random) -> None:
    folder, size = tmp_path / "数据", 400
    file = workbook(tmp_path / "来信.xlsx", size)
    expected, whole = 0, 0
    for turn in range(25):
        done = killed(IMPORT, folder, file, f"系统{turn}", wait=chance.uniform(0.0, 0.6))
        office = composition.open_writing(folder, now)
        found = office.ask(verification.verify, office.numbers_outside())
        count = len(office.ask(ledger.ids, ledger.Filter(view="ALL")))
        office.close()
        assert found.sound, found.problems
        assert count in (expected, expected + size)
        assert not done or count == expected + size
        whole += count > expected
        expected = count
    print(f"{whole} of 25 imports were complete")


def test_a_killed_backup_never_carries_its_final_name(tmp_path: Path, chance: random.Random) -> None:
    folder, place = tmp_path / "数据", tmp_path / "备份"
    office = sample.set_up_office(folder, now)
    for _ in range(10):
        sample.accept(office, sample.register(office).id)
    office.close()
    finished = 0
    for _ in range(25):
        finished += len(killed(BACKUP, folder, place, wait=chance.uniform(0.0, 0.5)))
        named = [one for one in place.glob("desk-*") if one.suffix != ".part"] if place.exists() else []
        assert len(named) >= finished
        for one in named:
            assert backup.verify(one).matters == 10
    print(f"{finished} of 25 backups were finished")
