"""The command line: exit codes, the exact shapes of --json, and no display for commands that open no window."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from desktop_app.__main__ import main
from desktop_app.office import Office
from desktop_app.usecases import verification
from tests import sample
from tests.conftest import Clock


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of one command."""
    try:
        code = main([str(one) for one in arguments])
    except SystemExit as left:
        code = int(left.code or 0)
    said = capsys.readouterr()
    return code, said.out, said.err


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    code, out, err = run(capsys, *arguments, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Four rows: a good one, the same again, one without a time, one with the number of the first and other words."""
    path = tmp_path / "来信.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    rows = [
        ("留言编号", "留言用户", "留言主题", "留言时间", "留言详情"),
        ("1001", "A00001", "路灯不亮", "2026/3/2 9:30:00", "\t\u3000宿舍区路灯不亮\n"),
        ("1001", "A00001", "路灯不亮", "2026/3/2 9:30:00", "宿舍区路灯不亮"),
        ("1002", "A00002", "食堂涨价", "", "菜价贵"),
        ("1001", "A00003", "操场积水", "2026/3/3 9:30:00", "操场积水"),
    ]
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return path


@pytest.fixture
def worked(office: Office) -> Path:
    """A closed data folder with an accepted visit and a fresh one that carries an external number."""
    sample.accept(office, sample.register(office).id)
    sample.register(office, external_number="QL-88", people=(sample.petitioner(name="吴一民", id_no="", id_type=""),))
    office.close()
    return office.folder.path


def test_due_answers_with_the_keys_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    answer = told(capsys, "due", "--rule", "R-ACK-15", "--from", "2026-03-16")
    assert list(answer) == [
        "rule", "start", "due", "nominal", "rolled", "work_by", "provisional", "basis", "explanation",
    ]  # fmt: skip
    assert (answer["due"], answer["provisional"]) == ("2026-03-31", False)
    assert all(set(one) == {"document", "article"} for one in answer["basis"]) and answer["explanation"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("due", "--rule", "R-NONE", "--from", "2026-03-16"),
        ("due", "--rule", "R-ACK-15", "--from", "2026-02-30"),
        ("due", "--rule", "R-SUPERIOR", "--from", "2026-03-16"),
        ("due", "--batch", "nowhere.csv", "--out", "out.csv"),
        ("list", "--data", "nowhere"),
        ("show", "XF-2026-0001", "--data", "nowhere"),
        ("verify", "--data", "nowhere"),
        ("backup", "--data", "nowhere", "--to", "there"),
        ("restore", "--from", "nowhere", "--data", "there"),
        ("import", "nowhere.xlsx", "--data", "there"),
    ],
)
def test_a_no_is_exit_code_1_and_plain_words_on_stderr(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (1, "") and len(err) > 8 and "Traceback" not in err and "_" not in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("due",), ("due", "--rule", "R-ACK-15"), ("due", "--batch", "a.csv"), ("nonsense",), ("list",), ("show",),
        ("due", "--rule", "R-ACK-15", "--from", "2026-03-16", "--regime", "CN-1999"), ("import", "a.xlsx"),
        ("import", "a.xlsx", "--data", "d", "--as", "sometimes"), ("backup", "--data", "d"), ("tour",),
    ],
)  # fmt: skip
def test_wrong_usage_is_exit_code_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "") and err


def test_a_batch_keeps_its_rows_and_says_1_when_one_has_no_answer(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text("rule,start,given\nR-ACK-15,2026-03-16,\nR-X,2026-03-16,\n", "utf-8-sig")
    arguments = ("due", "--batch", tmp_path / "in.csv", "--out", tmp_path / "out.csv")
    assert run(capsys, *arguments)[0] == 1
    rows = list(csv.DictReader((tmp_path / "out.csv").open(encoding="utf-8", newline="")))
    assert list(rows[0])[-6:] == ["due", "nominal", "rolled", "work_by", "provisional", "error"]
    assert rows[0]["due"] == "2026-03-31" and rows[0]["provisional"] == "false" and rows[1]["error"]
    (tmp_path / "in.csv").write_text("rule,start\nR-ACK-15,2026-03-16\n", "utf-8")
    assert run(capsys, *arguments)[0] == 0


def test_an_import_into_nothing_makes_an_office_and_a_second_one_adds_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, letters: Path
) -> None:
    data = tmp_path / "新 办公室"
    first = told(capsys, "import", letters, "--data", data)
    assert list(first) == ["rows", "accepted", "warned", "already", "refused"]
    assert (first["rows"], first["accepted"], first["warned"], first["already"]) == (4, 1, 0, 1)
    assert [one["row"] for one in first["refused"]] == [4, 5] and all(one["reason"] for one in first["refused"])
    second = told(capsys, "import", letters, "--data", data)
    assert (second["rows"], second["accepted"], second["already"], len(second["refused"])) == (4, 0, 2, 2)
    assert len(told(capsys, "list", "--data", data)) == 1
    assert told(capsys, "verify", "--data", data)["sound"] is True


def test_a_dry_run_says_the_same_and_writes_no_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, letters: Path
) -> None:
    data = tmp_path / "新"
    dry = told(capsys, "import", letters, "--data", data, "--dry-run")
    assert not data.exists()
    data.mkdir()
    assert told(capsys, "import", letters, "--data", data, "--dry-run") == dry and list(data.iterdir()) == []
    assert told(capsys, "import", letters, "--data", data) == dry
    before = {one.name: one.read_bytes() for one in data.iterdir() if one.is_file()}
    again = told(capsys, "import", letters, "--data", data, "--dry-run")
    assert (again["accepted"], again["already"]) == (0, 2)
    assert {one.name: one.read_bytes() for one in data.iterdir() if one.is_file()} == before


def test_an_import_into_a_folder_of_somebody_else_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, letters: Path
) -> None:
    for more in ((), ("--dry-run",)):
        code, _, err = run(capsys, "import", letters, "--data", tmp_path, *more)
        assert code == 1 and "来信.xlsx" in err
    assert [one.name for one in tmp_path.iterdir()] == ["来信.xlsx"]


@pytest.mark.parametrize(("how", "view"), [("open", "OPEN"), ("history", "HISTORY")])
def test_an_import_is_open_or_history_as_told(
    how: str, view: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, letters: Path
) -> None:
    told(capsys, "import", letters, "--data", tmp_path / "x", "--as", how)
    assert len(told(capsys, "list", "--data", tmp_path / "x", "--view", view)) == 1


def test_list_shows_the_contracts_keys_masked_and_in_order(capsys: pytest.CaptureFixture[str], worked: Path) -> None:
    rows = told(capsys, "list", "--data", worked)
    assert [list(row) for row in rows] == [
        ["number", "external_number", "channel", "received_at", "state", "subject", "petitioner", "unit", "due",
         "work_by"]
    ] * 2  # fmt: skip
    assert rows[0] | {"due": None, "work_by": None} == {
        "number": "XF-2026-0001", "external_number": "", "channel": "VISIT", "received_at": "2026-03-16T10:00",
        "state": "ACCEPTED", "subject": "家属院3号楼供暖不足", "petitioner": "周*", "unit": "总务处", "due": None,
        "work_by": None,
    }  # fmt: skip
    assert [row["due"] for row in rows] == ["2026-05-15", "2026-03-31"]
    assert [row["number"] for row in told(capsys, "list", "--data", worked, "--view", "handling")] == ["XF-2026-0001"]
    code, _, err = run(capsys, "list", "--data", worked, "--view", "none")
    assert code == 2 and "NONE" in err


def test_commands_show_nothing_of_a_restricted_matter(
    capsys: pytest.CaptureFixture[str], folder: Path, clock: Clock
) -> None:
    office = sample.open_office(folder, clock)
    sample.register(office, subject="供暖不足")
    secret = sample.register(office, subject="反映收礼")
    sample.restrict(office, secret.id)
    office.close()
    assert [row["subject"] for row in told(capsys, "list", "--data", folder, "--view", "ALL", "--json")] == ["供暖不足"]
    code, out, err = run(capsys, "show", secret.number, "--data", folder, "--json")
    assert code == 1 and "收礼" not in out + err


def test_an_empty_folder_lists_nothing_and_stays_empty(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert told(capsys, "list", "--data", tmp_path) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", ["XF-2026-0002", "2026-0002", "QL-88", "xf-2026-2"])
def test_show_finds_a_matter_by_any_of_its_numbers(
    number: str, capsys: pytest.CaptureFixture[str], worked: Path
) -> None:
    seen = told(capsys, "show", number, "--data", worked)
    assert (seen["number"], seen["petitioner"]) == ("XF-2026-0002", "吴*")
    assert seen["deadlines"][0]["due"] == "2026-03-31" and seen["deadlines"][0]["explanation"]
    assert "13800001234" not in json.dumps(seen)


@pytest.mark.parametrize("number", ["XF-2026-0009", "", "无"])
def test_show_says_when_there_is_none(number: str, capsys: pytest.CaptureFixture[str], worked: Path) -> None:
    assert run(capsys, "show", number, "--data", worked)[0] == 1


def test_verify_tells_what_it_walked_and_exits_1_on_a_problem(capsys: pytest.CaptureFixture[str], worked: Path) -> None:
    found = told(capsys, "verify", "--data", worked)
    assert set(found) == {
        "sound", "journal_lines", "journal_head", "matters", "papers", "files", "obligations", "problems", "notices",
    }  # fmt: skip
    assert (found["matters"], found["papers"], found["files"], found["problems"]) == (2, 1, 1, [])
    next((worked / "files").glob("??/*")).unlink()
    code, out, err = run(capsys, "verify", "--data", worked, "--json")
    assert code == 1 and json.loads(out)["problems"][0]["code"] == "FILE_MISSING" and err


def test_backup_and_restore_go_round(capsys: pytest.CaptureFixture[str], worked: Path, tmp_path: Path) -> None:
    code, out, _ = run(capsys, "backup", "--data", worked, "--to", tmp_path / "U盘")
    assert code == 0
    made = Path(out.strip())
    assert made.parent == tmp_path / "U盘"
    assert run(capsys, "restore", "--from", made, "--data", tmp_path / "新机")[0] == 0
    assert told(capsys, "list", "--data", tmp_path / "新机") == told(capsys, "list", "--data", worked)
    assert run(capsys, "backup", "--data", worked, "--to", worked / "desk.db")[0] == 1


def test_a_backup_is_no_place_for_an_import_and_no_target_of_itself(
    capsys: pytest.CaptureFixture[str], worked: Path, letters: Path, tmp_path: Path
) -> None:
    made = Path(run(capsys, "backup", "--data", worked, "--to", tmp_path / "U盘")[1].strip())
    for command in (
        ("import", letters, "--data", made),
        ("import", letters, "--data", made, "--dry-run"),
        ("restore", "--from", made, "--data", made),
    ):
        code, out, err = run(capsys, *command)
        assert (code, out) == (1, "") and "备份" in err
    assert run(capsys, "restore", "--from", made, "--data", tmp_path / "新机")[0] == 0


def test_every_problem_has_its_words(capsys: pytest.CaptureFixture[str], worked: Path) -> None:
    connection = sqlite3.connect(worked / "desk.db", isolation_level=None)
    connection.execute("UPDATE matter SET subject = '改过' WHERE id = 1")
    connection.execute("DROP TRIGGER step_kept")
    connection.close()
    code, out, err = run(capsys, "verify", "--data", worked)
    assert code == 1 and "发现问题" in out
    assert "RECORD" not in err and "TRIGGER" not in err and "subject" in err and len(err.splitlines()) == 2


def test_reading_commands_work_beside_a_writer_and_writing_ones_are_refused(
    capsys: pytest.CaptureFixture[str], office: Office, letters: Path, clock: Clock
) -> None:
    sample.register(office)
    path = office.folder.path
    assert len(told(capsys, "list", "--data", path)) == 1
    assert told(capsys, "verify", "--data", path)["sound"]
    assert run(capsys, "backup", "--data", path, "--to", letters.parent / "b")[0] == 0
    assert run(capsys, "import", letters, "--data", path)[0] == 1
    assert office.ask(verification.verify, office.numbers_outside()).matters == 1


PROBE = """
import sys
from desktop_app.__main__ import main
code = main(sys.argv[1:])
loaded = [name for name in ("PySide6", "reportlab", "apscheduler", "ui") if name in sys.modules]
print(loaded, file=sys.stderr)
sys.exit(code)
"""


def test_commands_need_no_display_and_load_no_window(worked: Path, tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    for arguments in (
        ["list", "--data", str(worked)],
        ["show", "2026-0001", "--data", str(worked)],
        ["verify", "--data", str(worked)],
        ["backup", "--data", str(worked), "--to", str(tmp_path / "b")],
        ["due", "--rule", "R-ACK-15", "--from", "2026-03-16"],
    ):
        done = subprocess.run([sys.executable, "-c", PROBE, *arguments], env=bare, capture_output=True, text=True)
        assert (done.returncode, done.stderr.strip()) == (0, "[]"), arguments


def test_the_module_and_the_installed_command_are_one(worked: Path) -> None:
    command = Path(sys.executable).with_name("petition-desk")
    if not command.exists():
        pytest.skip("the program is not installed in this environment")
    answers = [
        subprocess.run([*start, "list", "--data", str(worked), "--json"], capture_output=True, check=True).stdout
        for start in ([sys.executable, "-m", "desktop_app"], [str(command)])
    ]
    assert answers[0] == answers[1] and len(json.loads(answers[0])) == 2


def test_what_is_printed_is_utf8_whatever_the_console(worked: Path) -> None:
    narrow = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", "list", "--data", str(worked)], env=narrow, capture_output=True
    )
    assert done.returncode == 0 and "家属院3号楼供暖不足" in done.stdout.decode("utf-8")


def test_the_clock_of_the_tests_is_not_the_machines(clock: Clock) -> None:
    assert clock() == sample.at_school(datetime(2026, 3, 16, 10, 6))


@pytest.mark.parametrize("schema", ["0001", "0004"])
def test_an_office_of_an_older_program_is_backed_up_as_it_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, schema: str
) -> None:
    old = Path(shutil.copytree(Path(__file__).parent / "storage" / "landed" / schema, tmp_path / "旧数据"))
    before = (old / "desk.db").read_bytes()
    code, out, _ = run(capsys, "backup", "--data", old, "--to", tmp_path / "U盘")
    assert code == 0 and (old / "desk.db").read_bytes() == before
    assert json.loads((Path(out.strip()) / "manifest.json").read_text("utf-8"))["schema"] == schema
    assert run(capsys, "restore", "--from", out.strip(), "--data", tmp_path / "新机")[0] == 0
