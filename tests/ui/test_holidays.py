"""A new year of holidays: read, looked through, its effect on open matters seen, and only then worked by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import shipped
from desktop_app.office import Office
from desktop_app.rules.calendar import ArrangedDay, Arrangement
from desktop_app.rules.calendar_arrangement import arrangement_json
from desktop_app.usecases import holidays, verification
from tests import sample
from tests.conftest import Clock
from tests.rules.test_calendar_notice import NOTICE_2026
from tests.ui.conftest import office_clock, photograph
from ui.dialogs import holiday_year as dialogs
from ui.dialogs.holiday_year import AddYear
from ui.dialogs.holidays import HolidaysDialog
from ui.errands import Errands

NEXT = Arrangement(2027, ("国办发明电〔2026〕9号",), (ArrangedDay(date(2027, 1, 1), "元旦", True),))


@pytest.fixture
def errands(office: Office) -> Iterator[Errands]:
    made = Errands(office)
    yield made
    made.close()


@pytest.fixture
def adding(errands: Errands, qtbot: QtBot) -> AddYear:
    made = AddYear(None, errands, office_clock, 2027, [2025, 2026])
    qtbot.addWidget(made, before_close_func=lambda one: setattr(one, "_dirty", False))
    made.show()
    return made


def see(adding: AddYear, qtbot: QtBot) -> None:
    adding.show_effect()
    qtbot.waitUntil(lambda: adding.ready.isVisible())


def test_the_loaded_years_are_listed_with_their_papers(errands: Errands, qtbot: QtBot) -> None:
    dialog = HolidaysDialog(None, errands, office_clock)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.table.rowCount() > 0)
    newest = dialog.table.texts()[0]
    assert newest[:4] == ("2026", "33 天", "6 天", "随程序提供")
    (old,) = (row for row in range(dialog.table.rowCount()) if dialog.table.texts()[row][0] == "2017")
    cell = dialog.table.item(old, 4)
    assert cell is not None and cell.text() == "国务院办公厅通知" and cell.toolTip().startswith("http")


def test_a_pasted_notice_becomes_the_days_it_names(adding: AddYear) -> None:
    adding.year.set_value(2026)
    adding.notice.set_value(NOTICE_2026)
    adding.read_notice()
    photograph(adding, "holidays-notice")
    found = adding.arrangement()
    shipped_year = next(one for one in shipped.arrangements() if one.year == 2026)
    assert found is not None and found.papers == ("国办发明电〔2025〕7号",)
    assert [(one.day, one.off) for one in found.days] == [(one.day, one.off) for one in shipped_year.days]
    assert "2026" in adding.bars.shown()["warn"].accessibleName()


def test_a_notice_nobody_understands_changes_nothing(adding: AddYear) -> None:
    adding.notice.set_value("今年放假安排另行通知。")
    adding.read_notice()
    assert "error" in adding.bars.shown() and adding.days.rows() == []


def test_the_effect_is_seen_before_the_year_is_worked_by(
    adding: AddYear, office: Office, clock: Clock, tmp_path: Path, qtbot: QtBot
) -> None:
    clock.set(datetime(2026, 12, 24, 9, 0))
    number = sample.register(office, received_at=datetime(2026, 12, 24, 8, 30)).number
    (tmp_path / "2027.json").write_text(arrangement_json(NEXT), encoding="utf-8")
    adding.read_file(tmp_path / "2027.json")
    assert not adding.ready.isVisible()
    see(adding, qtbot)
    photograph(adding, "holidays-effect")
    (row,) = adding.table.texts()
    assert row[0] == number.removeprefix("XF-") and row[6] == "暂定改为确定"
    assert 2027 not in [one.year for one in office.ask(holidays.years)]
    with qtbot.waitSignal(adding.accepted):
        adding.apply()
    assert adding.added == NEXT and len(adding.changes) == 1
    assert office.ask(holidays.years)[0].own
    assert office.ask(verification.verify, office.numbers_outside()).sound


def test_what_is_typed_after_the_effect_has_to_be_seen_again(adding: AddYear, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "2027.json").write_text(arrangement_json(NEXT), encoding="utf-8")
    adding.read_file(tmp_path / "2027.json")
    see(adding, qtbot)
    adding.paper.set_value("另一份文件")
    assert not adding.ready.isVisible() and adding.see.isVisible()
    adding.apply()
    assert adding.added is None and not adding.errands.busy


def test_a_year_typed_by_hand_needs_its_paper_and_readable_days(adding: AddYear) -> None:
    adding.way.set_value("HAND")
    adding.days.cell(0, "day").setText("二月")  # type: ignore[attr-defined]
    assert adding.arrangement() is None and "文号" in adding.sentence.text()
    adding.paper.set_value("国办发明电〔2026〕9号")
    assert adding.arrangement() is None and "第 1 行" in adding.days.sentence.text()
    adding.days.cell(0, "day").setText("2027-01-01")  # type: ignore[attr-defined]
    adding.days.cell(0, "off").set_value("OFF")  # type: ignore[attr-defined]
    adding.days.cell(0, "name").setText("元旦")  # type: ignore[attr-defined]
    assert adding.arrangement() == NEXT


def test_a_day_of_another_year_is_refused(adding: AddYear) -> None:
    adding.paper.set_value("国办发明电〔2026〕9号")
    adding.days.cell(0, "day").setText("2028-05-01")  # type: ignore[attr-defined]
    assert adding.arrangement() is None and "error" in adding.bars.shown()


def test_esc_asks_before_it_drops_a_year(adding: AddYear, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["", "LEAVE"])
    monkeypatch.setattr(dialogs, "ask", lambda *_words: next(answers))
    adding.paper.set_value("国办发明电〔2026〕9号")
    adding.reject()
    assert adding.isVisible()
    adding.reject()
    assert not adding.isVisible()
