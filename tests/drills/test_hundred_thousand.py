"""A hundred thousand matters: the shipped queries stay fluent; times are told as ratios to plain sqlite3."""

# A drill tells its times and its seed.
# ruff: noqa: T201

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from desktop_app.office import Office
from desktop_app.usecases import ledger, letters, today, verification
from desktop_app.usecases.letters import LetterRow
from tests import sample
from tests.conftest import Clock

pytestmark = pytest.mark.drill

COUNT = 100_000
START = datetime(2026, 3, 16, 8, 0)
SUBJECTS = ("路灯不亮", "食堂涨价", "宿舍漏水", "操场积水", "供暖不足", "停车难", "噪声扰民", "职称评审")


def rows() -> Iterator[LetterRow]:
    for number in range(COUNT):
        yield LetterRow(
            row=number + 2,
            number=f"N{number:06d}",
            account=f"A{number % 40_000:05d}",
            subject=f"{SUBJECTS[number % 8]}第{number}次",
            text=f"{SUBJECTS[number % 8]}，请学校尽快处理，编号{number}。",
            received=START - timedelta(minutes=number * 20),
        )


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = sample.set_up_office(tmp_path_factory.mktemp("gross") / "数据", Clock(datetime(2026, 3, 16, 10, 6)))
    started = time.perf_counter()
    agreed = office.ask(letters.plan, list(rows()), "OPEN")
    office.do(letters.commit, agreed, "来信.xlsx", "0" * 64)
    print(f"\nimport of {COUNT}: {time.perf_counter() - started:.1f} s")
    yield office
    office.close()


def seconds(act: Callable[[], object]) -> float:
    """The best of three."""
    best = []
    for _ in range(3):
        started = time.perf_counter()
        act()
        best.append(time.perf_counter() - started)
    return min(best)


def first_page(office: Office, **known: object) -> Callable[[], object]:
    def show() -> object:
        ids = office.ask(ledger.ids, ledger.Filter(**known))  # type: ignore[arg-type]
        return office.ask(ledger.rows, ids[:50])

    return show


RAW = "SELECT id FROM matter WHERE standing = 'OPEN' AND state = 'REGISTERED' ORDER BY received_on, id DESC"


def test_the_first_page_the_counts_search_and_sorting(full: Office, capsys: pytest.CaptureFixture[str]) -> None:
    plain = sqlite3.connect(full.folder.path / "desk.db")
    base = seconds(lambda: plain.execute(RAW).fetchall())
    plain.close()
    told = {
        "list by due": first_page(full),
        "list by receipt": first_page(full, order="received_on"),
        "list by petitioner": first_page(full, order="petitioner"),
        "list by unit": first_page(full, order="unit", descending=True),
        "overdue": first_page(full, view="OVERDUE"),
        "search of two characters": first_page(full, words="漏水"),
        "search of a number": first_page(full, words="N054321"),
        "counts of all views": lambda: full.ask(ledger.counts),
        "today": lambda: full.ask(today.today),
        "show one": lambda: sample.seen(full, COUNT // 2),
    }
    with capsys.disabled():
        print(f"\nplain sqlite3, all open ids in order: {base * 1000:.0f} ms")
        for name, act in told.items():
            print(f"  {name}: {seconds(act) / base:.1f} x")
    assert len(full.ask(ledger.ids, ledger.Filter())) == COUNT
    assert len(full.ask(ledger.ids, ledger.Filter(words="N054321"))) == 1
    assert len(full.ask(ledger.ids, ledger.Filter(words="漏水"))) == COUNT // 8


def test_verify_walks_all_of_it(full: Office) -> None:
    started = time.perf_counter()
    found = full.ask(verification.verify, full.numbers_outside())
    print(f"verify of {found.matters} matters: {time.perf_counter() - started:.1f} s")
    assert found.sound and found.matters == COUNT


@pytest.mark.parametrize(
    ("view", "index"),
    [("OPEN", "ix_matter_list"), ("OVERDUE", "ix_obligation_open"), ("TODAY", "ix_obligation_open")],
)
def test_a_shipped_view_uses_its_index(view: str, index: str, full: Office) -> None:
    statements: list[tuple[str, object]] = []

    @event.listens_for(full.folder.engine, "before_cursor_execute")
    def note(_conn: object, _cursor: object, statement: str, parameters: object, *_more: object) -> None:
        statements.append((statement, parameters))

    full.ask(ledger.ids, ledger.Filter(view=view))
    event.remove(full.folder.engine, "before_cursor_execute", note)
    plain = sqlite3.connect(full.folder.path / "desk.db")
    statement, parameters = next(one for one in statements if "FROM matter" in one[0])
    plan = " ".join(row[3] for row in plain.execute("EXPLAIN QUERY PLAN " + statement, parameters))  # type: ignore[arg-type]
    plain.close()
    print(plan)
    assert index in plan, plan


SAVE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tests import sample
office = sample.open_office(Path(sys.argv[1]), lambda: datetime.now(UTC))
for _ in range(int(sys.argv[2])):
    sample.register(office)
office.close()
"""


def test_a_save_reaches_the_disk_with_few_syncs(tmp_path: Path, folder: Path) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed: syncs cannot be counted")
    counts = []
    for saves in (3, 13):
        log = tmp_path / f"syncs-{saves}"
        done = subprocess.run(
            [strace, "-f", "-e", "trace=fsync,fdatasync", "-o", log, sys.executable, "-c", SAVE, folder, str(saves)],
            capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode != 0 and "ptrace" in done.stderr:
            pytest.skip("strace may not trace here")
        assert done.returncode == 0, done.stderr
        counts.append(len(re.findall(r"fsync|fdatasync", log.read_text())))
    each = (counts[1] - counts[0]) / 10
    print(f"{each} syncs a registration")
    assert 1 <= each <= 4
