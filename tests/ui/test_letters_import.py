"""Letters from a workbook: looked at first, brought in as one act, taken back as one act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from desktop_app.office import Office
from desktop_app.usecases import ledger, letters, papers
from tests.ui.conftest import office_clock, photograph
from ui.dialogs import imports as imports_dialog
from ui.dialogs.imports import ImportsList
from ui.dialogs.letters_import import LettersImport
from ui.errands import Errands

HEADS = ("来信编号", "姓名", "标题", "来信时间", "内容")
ROWS: tuple[tuple[Any, ...], ...] = (
    ("A1", "周某某", "供暖不足", "2026-03-10 09:00", "三号楼室温低。"),
    ("A2", "吴某", "", "2026-03-11", "夜间断电。"),
    ("A3", "郑某", "成绩复核", "去年冬天", "没有书面答复。"),
    ("A1", "周某某", "供暖不足", "2026-03-10 09:00", "三号楼室温低。"),
    ("A4", "冯某", "旧信", "2024-05-06", "很早以前的来信。"),
)


def write(path: Path, rows: tuple[tuple[Any, ...], ...] = ROWS, heads: tuple[str, ...] = HEADS) -> Path:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for place, row in enumerate((heads, *rows)):
        sheet.write_row(place, 0, row)
    book.close()
    return path


@pytest.fixture
def errands(office: Office) -> Iterator[Errands]:
    made = Errands(office)
    yield made
    made.close()


@pytest.fixture
def dialog(errands: Errands, qtbot: QtBot) -> LettersImport:
    made = LettersImport(None, errands, office_clock)
    qtbot.addWidget(made)
    made.show()
    return made


def read(dialog: LettersImport, path: Path, qtbot: QtBot) -> None:
    dialog.read(path)
    assert dialog.state.text().startswith("正在读取") and not dialog.ready.isEnabled()
    qtbot.waitUntil(lambda: not dialog.errands.busy)


def test_the_whole_file_is_checked_and_nothing_is_written(
    dialog: LettersImport, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    read(dialog, write(tmp_path / "来信.xlsx"), qtbot)
    photograph(dialog, "import-checked")
    told = {key: piece.text() for key, piece in dialog.counts.items()}
    assert told == {"rows": "5", "accepted": "3", "warned": "1", "already": "1", "refused": "1"}
    assert "外部编号 ← 来信编号" in dialog.mapping.text() and "收到时间 ← 来信时间" in dialog.mapping.text()
    assert [row[:2] for row in dialog.table.texts()] == [("4", "不能收入"), ("3", "请核对"), ("5", "表中重复")]
    assert "去年冬天" in dialog.table.texts()[0][2]
    assert "与第 2 行是同一封信" in dialog.table.texts()[2][2]
    assert dialog.ready.text() == "收入 3 封来信"
    assert office.ask(letters.batches) == []


def test_the_accepted_letters_come_in_and_a_second_time_none(
    dialog: LettersImport, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    path = write(tmp_path / "来信.xlsx")
    read(dialog, path, qtbot)
    with qtbot.waitSignal(dialog.imported) as told:
        dialog.bring_in()
    assert told.args is not None and len(told.args[0].numbers) == 3
    assert "已收入 3 封来信" in dialog.bars.shown()["ok"].accessibleName()
    assert not dialog.ready.isEnabled()
    rows = office.ask(ledger.rows, office.ask(ledger.ids, ledger.Filter(view="ALL")))
    assert {row.external_number for row in rows.values()} == {"A1", "A2", "A4"}
    read(dialog, path, qtbot)
    assert dialog.counts["already"].text() == "4" and not dialog.ready.isEnabled()


def test_old_letters_are_history_unless_the_officer_says_otherwise(
    dialog: LettersImport, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    read(dialog, write(tmp_path / "来信.xlsx"), qtbot)
    dialog.standing.set_value("OPEN")
    qtbot.waitUntil(lambda: not dialog.errands.busy)
    with qtbot.waitSignal(dialog.imported):
        dialog.bring_in()
    assert len(office.ask(ledger.ids, ledger.Filter(view="HISTORY"))) == 0


def test_a_file_that_is_no_table_is_refused_in_plain_words(dialog: LettersImport, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "照片.xlsx").write_bytes(b"no workbook")
    read(dialog, tmp_path / "照片.xlsx", qtbot)
    assert "照片.xlsx" in dialog.bars.shown()["error"].accessibleName()
    assert dialog.found.isHidden() and not dialog.ready.isEnabled()


def test_a_mapping_file_names_columns_nobody_could_guess(dialog: LettersImport, tmp_path: Path, qtbot: QtBot) -> None:
    path = write(tmp_path / "甲.xlsx", (("7", "何时", "2026-03-12"),), ("甲", "乙", "丙"))
    read(dialog, path, qtbot)
    assert "error" in dialog.bars.shown()
    mapping = tmp_path / "对照.toml"
    mapping.write_text('[columns]\nnumber = "甲"\nsubject = "乙"\nreceived = "丙"\n', encoding="utf-8")
    dialog.read_with(mapping)
    qtbot.waitUntil(lambda: not dialog.errands.busy)
    assert dialog.counts["accepted"].text() == "1" and not dialog.no_map.isHidden()


def test_the_listed_rows_are_exported_with_their_reasons(dialog: LettersImport, tmp_path: Path, qtbot: QtBot) -> None:
    read(dialog, write(tmp_path / "来信.xlsx"), qtbot)
    dialog.export_rows(tmp_path / "结果.xlsx")
    cells = CalamineWorkbook.from_path(str(tmp_path / "结果.xlsx")).get_sheet_by_index(0).to_python()
    assert [tuple(row) for row in cells[1:]] == dialog.table.texts()


def test_only_the_answer_to_the_last_file_is_shown(dialog: LettersImport, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.read(write(tmp_path / "一.xlsx"))
    dialog.read(write(tmp_path / "二.xlsx", ROWS[:1]))
    qtbot.waitUntil(lambda: not dialog.errands.busy)
    assert dialog.file.text() == "二.xlsx" and dialog.counts["rows"].text() == "1"


@pytest.fixture
def imported(errands: Errands, office: Office, tmp_path: Path) -> int:
    rows = [
        letters.LetterRow(row=n, number=f"B{n}", subject="反映", text=f"第 {n} 封", received=datetime(2026, 3, 2, 9))
        for n in (2, 3)
    ]
    done = office.do(letters.commit, office.ask(letters.plan, rows, None), "三月.xlsx", "0" * 64)
    assert done.batch is not None
    return done.batch


def test_an_import_is_taken_back_as_a_whole_after_asking(
    imported: int, errands: Errands, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["", "UNDO"])
    monkeypatch.setattr(imports_dialog, "ask", lambda *_words: next(answers))
    dialog = ImportsList(None, errands)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1 and dialog.undo.isEnabled())
    dialog.undo_chosen()
    assert len(office.ask(ledger.ids, ledger.Filter(view="VOID"))) == 0
    with qtbot.waitSignal(dialog.undone) as told:
        dialog.undo_chosen()
    assert told.args == [2]
    qtbot.waitUntil(lambda: "已撤销" in dialog.table.texts()[0][5] and not dialog.undo.isEnabled())
    assert len(office.ask(ledger.ids, ledger.Filter(view="VOID"))) == 2


def test_an_import_with_an_issued_paper_is_refused_and_says_which(
    imported: int, errands: Errands, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports_dialog, "ask", lambda *_words: "UNDO")
    ids = office.ask(ledger.ids, ledger.Filter(view="ALL", order="number"))
    office.do(papers.issue_form, ids[0], "F01")
    dialog = ImportsList(None, errands)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.undo.isEnabled())
    dialog.undo_chosen()
    qtbot.waitUntil(lambda: "error" in dialog.bars.shown())
    assert "XF-2026-0001" in dialog.bars.shown()["error"].accessibleName()
    assert dialog.undo.isEnabled() and office.ask(letters.batches)[0].undone_at is None
