"""A report leaves the program as a print and a workbook whose numbers are the ledger's (G01)."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop_app import __main__ as program
from desktop_app.documents.press import press
from desktop_app.exchange import report_files
from desktop_app.labels import period_reports as words
from desktop_app.office import Office
from desktop_app.usecases import period_analysis, period_reports
from tests import sample
from tests.conftest import Clock
from tests.documents.golden_text import solid, text_of
from tests.usecases.test_period_reports import ready, send


def sheets(path: Path) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_print_workbook_and_totals_say_the_same(office: Office, tmp_path: Path) -> None:
    sample.register(office, headcount=6, topic="后勤服务/供暖")
    sample.register(office, channel="LETTER", place="")
    told = report_files.write(office, "2026-03", tmp_path, press)
    assert told["figures"]["TOTAL"] == 2 and told["figures"]["GROUP.PEOPLE"] == 6 and told["reconciled"]
    rows = sheets(tmp_path / "信访工作月报_2026-03.xlsx")[words.FIGURES_TITLE]
    found = {(row[0], row[1]): row[2] for row in rows if len(row) > 2}
    assert found["登记情况", "登记"] == 2 and found["人次", words.SUM] == 7
    printed = solid(text_of((tmp_path / "信访工作月报_2026-03.pdf").read_bytes()))
    assert "后勤服务1件" in printed and words.DRAFT_FOOT in printed


def test_what_was_sent_is_written_frozen(office: Office, clock: Clock, tmp_path: Path) -> None:
    sample.register(office)
    clock.set(datetime(2026, 3, 24, 10, 0))
    ready(office)
    office.do(period_reports.send, send(office))
    sample.register(office, received_at=datetime(2026, 3, 24, 9, 0), subject="报送后补登")
    told = report_files.write(office, "2026-03", tmp_path, press)
    assert told["figures"]["TOTAL"] == 1 and told["sent_on"] == "2026-03-24" and len(told["journal_head"]) == 64
    assert {"key": "TOTAL", "frozen": 1, "now": 2} in told["corrections"]


def test_the_half_year_compares_with_last_year_and_draws_its_months(office: Office, tmp_path: Path) -> None:
    sample.register(office, topic="后勤服务/供暖")
    facts = office.ask(period_analysis.facts, "2026-H1")
    assert facts.rows[0] == ("登记", "1", "0", "—", "0", "—")
    trend = facts.charts[0]
    assert trend.labels[2] == "3月" and trend.series[0].values == (0, 0, 1, 0, 0, 0)
    assert facts.shares == (("后勤服务", "1", "100.0"),)
    report_files.write(office, "2026-H1", tmp_path, press)
    assert "各月登记件数" in solid(text_of((tmp_path / "信访工作月报_2026-H1.pdf").read_bytes()))


def test_the_command_writes_both_files_and_prints_the_totals(
    folder: Path, clock: Clock, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    office = sample.open_office(folder, clock)
    sample.register(office)
    office.close()
    monkeypatch.setattr(program, "clock", clock)
    out = tmp_path / "报告"
    assert program.main(["report", "month", "2026-03", "--data", str(folder), "--out", str(out)]) == 0
    assert json.loads(capsys.readouterr().out)["figures"]["TOTAL"] == 1
    assert sorted(one.suffix for one in out.iterdir()) == [".pdf", ".xlsx"]
    assert program.main(["report", "month", "2030-01", "--data", str(folder), "--out", str(out)]) == 1
    with pytest.raises(SystemExit):
        program.main(["report", "year", "2026-03", "--data", str(folder), "--out", str(out)])


def test_last_years_month_is_counted_by_itself(office: Office) -> None:
    sample.register(office)
    assert office.ask(period_reports.view, "2025-03").figures.value("TOTAL") == 0
    assert date(2025, 3, 31) == office.ask(period_reports.view, "2025-03").period.last


def test_the_totals_name_the_departments(office: Office, tmp_path: Path) -> None:
    made = sample.register(office)
    sample.accept(office, made.id)
    sample.register(office)
    told = report_files.write(office, "2026-03", tmp_path, press)
    assert told["units"] == {"总务处": 1, "": 1}
