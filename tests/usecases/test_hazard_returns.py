"""汇总部门排查报表: twins and mistakes of a workbook are named, the rest is registered with the return."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.exchange import hazard_workbook, list_workbook
from desktop_app.labels import hazards as words
from desktop_app.office import Office
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import hazard_returns, hazards, list_papers, screenings
from desktop_app.usecases.hazard_returns import Line
from desktop_app.usecases.screenings import Screened
from tests import sample
from tests.usecases.test_hazards import TODAY, registered
from tests.usecases.test_leader_days import refusal as refused

HEADS = tuple(heads[0] for heads in words.RETURN_FIELDS.values())


def workbook(folder: Path, *lines: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> Path:
    path = folder / "总务处.xlsx"
    list_workbook.write(path, "报表", heads, lines)
    return path


def planned(office: Office, path: Path) -> list[Line]:
    rows = hazard_workbook.read(path)
    return office.ask(hazard_returns.plan, rows, sample.unit(office).id, TODAY)


GOOD = ("2026-03-10", "浴室热水时断时续，学生在群里抱怨", "学生", "30", "后勤服务", "中", "方敏", "换阀门", "2026/4/1")


def test_the_blank_workbook_is_read_back_with_what_was_filled_in(office: Office, tmp_path: Path) -> None:
    hazard_workbook.blank(tmp_path / "空白.xlsx")
    assert hazard_workbook.read(tmp_path / "空白.xlsx") == []
    (line,) = planned(office, workbook(tmp_path, GOOD))
    assert (line.standing, line.hazard.level, line.hazard.headcount) == ("NEW", "MID", 30)
    assert (line.hazard.found_on, line.hazard.due) == (date(2026, 3, 10), date(2026, 4, 1))
    assert line.hazard.owner_id == sample.person(office, sample.HANDLER).id


def test_a_sheet_of_something_else_is_refused_by_the_head_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(Refused) as said:
        hazard_workbook.read(workbook(tmp_path, ("a", "b"), heads=("姓名", "电话")))
    assert said.value.code == "RETURN_HEADS"


@pytest.mark.parametrize(
    ("place", "typed", "said"),
    [
        (0, "三月上旬", "排查日期看不懂"),
        (1, "", "还没有写隐患描述"),
        (3, "三十来", "不是整数"),
        (5, "", "还没有选等级"),
        (8, "2026-03-01", "早于排查日期"),
        (0, "2026-12-01", "还没有到"),
    ],
)
def test_a_line_that_cannot_be_taken_says_why(
    office: Office, tmp_path: Path, place: int, typed: str, said: str
) -> None:
    line = (*GOOD[:place], typed, *GOOD[place + 1 :])
    (found,) = planned(office, workbook(tmp_path, line))
    assert found.standing == "BAD" and said in found.why


def test_a_hazard_that_is_known_already_is_named_as_a_twin(office: Office, tmp_path: Path) -> None:
    row = registered(office, description=GOOD[1], unit_id=sample.unit(office).id)
    again = (GOOD[0], "浴室热水时断时续, 学生在群里抱怨。", *GOOD[2:])
    (found,) = planned(office, workbook(tmp_path, again))
    assert (found.standing, found.twin) == ("TWIN", row.number)


def test_the_chosen_lines_and_the_return_are_one_act(office: Office, tmp_path: Path) -> None:
    lines = planned(office, workbook(tmp_path, GOOD, ("", "教材款结算不清", "", "", "", "低", "王工", "", "")))
    unit = sample.unit(office).id
    wrong = Screened(period="2026-03", screened_on=TODAY, screener="", unit_id=unit, found=2)
    assert refused(office, hazard_returns.commit, lines, wrong).code == "SCREENER_MISSING"
    assert office.ask(hazards.rows, "ALL") == []
    new = Screened(period="2026-03", screened_on=TODAY, screener="方敏", unit_id=unit, found=2)
    assert office.do(hazard_returns.commit, lines, new) == ["PC-2026-0001", "PC-2026-0002"]
    assert next(one for one in office.ask(screenings.returns, "2026-03") if one.unit_id == unit).found == 2
    second = office.ask(hazards.rows, "ALL")[0]
    assert (second.owner, second.owner_id, second.found_on) == ("王工", None, TODAY)
    out = tmp_path / "台账.xlsx"
    assert hazard_workbook.write(out, office.ask(screenings.register, "ALL")) == 2


@given(st.text(min_size=1, max_size=40))
def test_a_description_resembles_itself_whatever_stands_in_it(text: str) -> None:
    found = hazard_returns.alike(text, [("PC-2026-0001", "完全不同的另一件事情"), ("PC-2026-0002", text)])
    assert found in ("PC-2026-0002", "") and (found or not text.strip(" 　") or not any(c.isalnum() for c in text))


def test_the_liaison_list_names_the_departments_that_have_nobody(office: Office) -> None:
    facts = office.ask(list_papers.liaison)
    assert [row[0] for row in facts.rows] == ["总务处", "人事处", "教务处"] and "3" in facts.note
    assert office.do(list_papers.issue_liaison).form == "LIST"


def test_the_return_of_a_month_lists_its_matters_and_hides_what_a_restricted_one_is_about(office: Office) -> None:
    seen = sample.register(office)
    secret = sample.register(office, subject="举报采购", urgency="NORMAL")
    sample.restrict(office, secret.id)
    rows = office.ask(list_papers.case_return, "2026-03").rows
    assert [row[0] for row in rows] == [seen.number, secret.number]
    assert "举报采购" not in "".join(rows[1]) and "供暖" in rows[0][4]
    assert office.ask(list_papers.case_return, "2026-02").rows == ()
