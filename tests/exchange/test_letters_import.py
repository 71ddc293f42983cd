"""Letters of unseen workbooks: what comes in, what stays out and why, and that every row is accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.exchange import letters_workbook
from desktop_app.labels import refusals
from desktop_app.office import Office
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import ledger, letters, registration, screening, verification
from desktop_app.usecases.letters import LetterRow, Plan
from tests import sample
from tests.conftest import Clock

HEADS = ("留言编号", "留言用户", "留言主题", "留言时间", "留言详情")
GOOD = ("1001", "A00001", "路灯不亮", "2026/3/2 9:30:00", "宿舍区路灯不亮")


def book(path: Path, rows: Sequence[Sequence[Any]], before: Sequence[Sequence[Any]] = (), **more: Any) -> Path:
    """A workbook with one sheet: `before` above the heads, then `rows`, the first of them the heads."""
    made = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd hh:mm"})
    sheet = made.add_worksheet(more.get("sheet"))
    for number, row in enumerate([*before, *rows]):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell)
            else:
                sheet.write(number, column, cell)
    for number, column in more.get("formats", ()):
        sheet.write_blank(number, column, None, made.add_format({"bold": True}))
    made.close()
    return path


def read(tmp_path: Path, rows: Sequence[Sequence[Any]], **more: Any) -> tuple[LetterRow, ...]:
    return letters_workbook.read(book(tmp_path / "信.xlsx", rows, **more)).rows


def bring(office: Office, rows: Sequence[LetterRow], standing: str | None = None, system: str = "") -> Plan:
    agreed = office.ask(letters.plan, rows, standing, system)
    assert agreed.rows == len(rows)
    if agreed.accepted:
        office.do(letters.commit, agreed, "来信.xlsx", "0" * 64)
    return agreed


def row(**known: Any) -> LetterRow:
    told = {"row": 2, "number": "1001", "account": "A00001", "subject": "路灯不亮", "text": "宿舍区路灯不亮",
            "received": datetime(2026, 3, 2, 9, 30), "received_text": "2026/3/2 9:30:00", **known}  # fmt: skip
    return LetterRow(**told)


def sound(office: Office) -> bool:
    return office.ask(verification.verify, office.numbers_outside()).problems == []


SHAPES: dict[str, tuple[list[Sequence[Any]], dict[str, Any]]] = {
    "the common heads": ([HEADS, GOOD], {}),
    "other heads in another order": (
        [("序号", "信件内容", "来信时间", "信件标题", "信件编号", "来信人"),
         (1, "宿舍区路灯不亮", "2026年3月2日 9时30分", "路灯不亮", "1001", "A00001")], {}),
    "a title above the heads": ([HEADS, GOOD], {"before": [("2026年第一季度来信",), ()]}),
    "heads with stars and blanks": ([tuple(f" {head} *：" for head in HEADS), GOOD], {}),
    "a real Excel date": ([HEADS, (*GOOD[:3], datetime(2026, 3, 2, 9, 30), GOOD[4])], {}),
    "an Excel date without its format": ([HEADS, (*GOOD[:3], 46083.395833333336, GOOD[4])], {}),
    "a number as a number": ([HEADS, (1001, *GOOD[1:])], {}),
    "empty rows between and behind": ([HEADS, (), ("", " ", "\u3000"), GOOD, (), ()], {}),
    "a claimed area far larger than what is written": ([HEADS, GOOD], {"formats": [(65000, 4)]}),
    "a name that looks like a formula": ([HEADS, (GOOD[0], "=HYPERLINK(1)", *GOOD[2:])], {}),
    "tabs and ideographic blanks": ([HEADS, (" 1001\t", *GOOD[1:3], "\u30002026/3/2 9:30:00 ", GOOD[4])], {}),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_a_workbook_is_understood_with(shape: str, tmp_path: Path, office: Office) -> None:
    rows, more = SHAPES[shape]
    found = read(tmp_path, rows, **more)
    assert len(found) == 1
    assert (found[0].number, found[0].subject, found[0].text) == ("1001", "路灯不亮", "宿舍区路灯不亮")
    assert found[0].received == datetime(2026, 3, 2, 9, 30)
    assert len(bring(office, found).accepted) == 1 and sound(office)


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("2018/5/27 10:01:35", datetime(2018, 5, 27, 10, 1, 35)),
        ("2018-05-27", datetime(2018, 5, 27)),
        ("2018.5.27", datetime(2018, 5, 27)),
        ("2018年5月27日", datetime(2018, 5, 27)),
        ("2018年5月27日 下午3:05", datetime(2018, 5, 27, 15, 5)),
        ("2018/5/27 3:05 PM", datetime(2018, 5, 27, 15, 5)),
        ("2018/5/27 12:05 AM", datetime(2018, 5, 27, 0, 5)),
        ("2018年5月27日 上午12:05", datetime(2018, 5, 27, 0, 5)),
        ("2018-05-27T10:01:35", datetime(2018, 5, 27, 10, 1, 35)),
        ("２０１８／５／２７", datetime(2018, 5, 27)),
        ("20180527", datetime(2018, 5, 27)),
        ("20180527100135", datetime(2018, 5, 27, 10, 1, 35)),
        (date(2018, 5, 27), datetime(2018, 5, 27)),
        (datetime(2018, 5, 27, 10, 1), datetime(2018, 5, 27, 10, 1)),
        (43247, datetime(2018, 5, 27)),
        ("43247", None),
        ("2018/2/30", None),
        ("2018/13/1", None),
        ("去年五月", None),
        ("", None),
        (True, None),
        (3, None),
    ],
)
def test_a_time_is_read_as_offices_write_it(cell: object, wanted: datetime | None) -> None:
    assert letters_workbook.as_time(cell) == wanted


def test_eighteen_digit_numbers_written_as_text_stay_what_they_are(tmp_path: Path) -> None:
    found = read(tmp_path, [HEADS, ("202603020000000012", *GOOD[1:]), ("202603020000000013", *GOOD[1:])])
    assert [one.number for one in found] == ["202603020000000012", "202603020000000013"]


def test_a_missing_column_of_numbers_is_warned_and_the_text_decides(tmp_path: Path, office: Office) -> None:
    rows = [("主题", "日期", "内容"), ("路灯不亮", "2026/3/2", "全文"), ("路灯不亮", "2026/3/3", "全\u3000文")]
    agreed = bring(office, read(tmp_path, rows))
    assert (len(agreed.accepted), len(agreed.already)) == (1, 1)
    assert [one.code for one in agreed.warned] == ["ROW_NO_NUMBER"]
    assert len(bring(office, read(tmp_path, rows)).already) == 2


def test_a_sheet_without_heads_is_refused_and_the_next_sheet_is_tried(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="IMPORT_NO_HEADS"):
        read(tmp_path, [("甲", "乙"), ("1", "2")])
    with pytest.raises(Refused, match="IMPORT_NO_HEADS"):
        read(tmp_path, [("留言编号", "留言主题"), ("1", "2")])
    made = xlsxwriter.Workbook(tmp_path / "两页.xlsx")
    made.add_worksheet("说明").write_row(0, 0, ("本表由系统导出",))
    sheet = made.add_worksheet("数据")
    sheet.write_row(0, 0, HEADS)
    sheet.write_row(1, 0, GOOD)
    made.close()
    assert len(letters_workbook.read(tmp_path / "两页.xlsx").rows) == 1
    (tmp_path / "映射.toml").write_text('[columns]\nnumber = "留言编号"\nsubject = "留言主题"\nreceived = "留言时间"\n',
                                       "utf-8")  # fmt: skip
    assert len(letters_workbook.read(tmp_path / "两页.xlsx", tmp_path / "映射.toml").rows) == 1


@pytest.mark.parametrize("content", [b"", b"x", b"PK\x03\x04broken", "编号,主题\n1,2\n".encode("gbk")])
def test_a_file_that_is_no_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "信.xlsx").write_bytes(content)
    with pytest.raises(Refused, match="IMPORT_UNREADABLE"):
        letters_workbook.read(tmp_path / "信.xlsx")
    with pytest.raises(Refused, match="IMPORT_MISSING"):
        letters_workbook.read(tmp_path / "没有.xlsx")


def test_a_mapping_file_says_which_column_is_which(tmp_path: Path) -> None:
    rows = [("报表",), ("甲", "乙", "丙", "丁"), ("1001", "2026/3/2 9:30", "路灯不亮", "宿舍区路灯不亮")]
    path = book(tmp_path / "信.xlsx", rows, sheet="导出")
    mapping = tmp_path / "映射.toml"
    text = (
        'system = "市长信箱"\nsheet = "导出"\nhead_row = 2\n[columns]\nnumber = "甲"\nreceived = "乙"\nsubject = "丙"\n'
    )
    mapping.write_text(text + 'text = "丁"\n', "utf-8-sig")
    found = letters_workbook.read(path, mapping)
    assert (found.system, found.rows[0].number, found.rows[0].text) == ("市长信箱", "1001", "宿舍区路灯不亮")
    assert found.mapping == {"number": "甲", "received": "乙", "subject": "丙", "text": "丁"}
    for wrong, code in (
        (text + 'text = "戊"\n', "MAPPING_HEAD_MISSING"),
        (text + 'colour = "丁"\n', "MAPPING_UNREADABLE"),
        ("[columns\n", "MAPPING_UNREADABLE"),
        ("system = 1\n", "MAPPING_UNREADABLE"),
    ):
        mapping.write_text(wrong, "utf-8")
        with pytest.raises(Refused, match=code) as said:
            letters_workbook.read(path, mapping)
        assert refusals.sentence(said.value)


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"subject": " ", "text": "\u3000"}, "ROW_EMPTY"),
        ({"received": None, "received_text": ""}, "ROW_TIME_MISSING"),
        ({"received": None, "received_text": "昨天"}, "ROW_TIME_UNREADABLE"),
        ({"received": datetime(2026, 3, 16, 10, 7)}, "ROW_IN_FUTURE"),
        ({"received": datetime(1900, 1, 1)}, "ROW_TIME_UNREADABLE"),
    ],
)
def test_a_row_is_refused_with_its_reason_and_stays_out(known: dict[str, Any], code: str, office: Office) -> None:
    agreed = bring(office, [row(**known), row(row=3, number="1002")])
    assert [(one.row, one.code) for one in agreed.refused] == [(2, code)]
    assert refusals.sentence_of(code, agreed.refused[0].facts)
    assert [one.number for one in agreed.accepted] == ["1002"]
    assert len(office.ask(ledger.ids, ledger.Filter(view="ALL"))) == 1


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"subject": ""}, "ROW_NO_SUBJECT"),
        ({"subject": "长" * 201}, "ROW_LONG_SUBJECT"),
        ({"text": ""}, "ROW_NO_TEXT"),
        ({"number": ""}, "ROW_NO_NUMBER"),
    ],
)
def test_a_doubtful_row_comes_in_and_is_pointed_out(known: dict[str, Any], code: str, office: Office) -> None:
    agreed = bring(office, [row(**known)])
    assert [(one.row, one.code) for one in agreed.warned] == [(2, code)] and len(agreed.accepted) == 1
    assert sample.seen(office, 1).subject
    assert refusals.sentence_of(code, agreed.warned[0].facts)


def test_the_same_number_with_other_words_is_refused_and_with_the_same_words_is_known(office: Office) -> None:
    bring(office, [row()])
    agreed = bring(office, [row(text=" 宿舍区\t路灯不亮\u3000"), row(row=3, text="宿舍区路灯全亮")])
    assert [one.row for one in agreed.already] == [2]
    assert [(one.row, one.code) for one in agreed.refused] == [(3, "ROW_NUMBER_TAKEN")]
    assert len(bring(office, [row()], system="12345").accepted) == 1


def test_a_number_the_officer_typed_by_hand_is_not_taken_again(office: Office) -> None:
    office.do(registration.register, sample.letter(external_number="1001"))
    assert [one.code for one in bring(office, [row()]).refused] == ["ROW_NUMBER_TAKEN"]


def test_a_letter_is_known_even_to_somebody_who_may_not_see_it(office: Office) -> None:
    bring(office, [row()])
    sample.restrict(office, 1)
    sample.act_as(office, sample.CLERK)
    assert len(bring(office, [row()]).already) == 1


def test_a_letter_comes_in_as_it_was_written(office: Office) -> None:
    text = "\t尊敬的领导：\r\n\u3000\u3000宿舍区路灯不亮。\r\r=1+1\n"
    bring(office, [row(text=text, name="周某某", phone="１３８ 0000 1234", address="3号楼", topic="后勤/水电")])
    shown = sample.seen(office, 1)
    typed, _ = office.ask(registration.as_input, 1)
    assert shown.summary == "尊敬的领导：\n宿舍区路灯不亮。\n=1+1"
    assert (typed.people[0].name, typed.people[0].address, typed.account) == ("周某某", "3号楼", "A00001")
    assert (shown.channel, shown.external_number, shown.topic) == ("LETTER", "1001", "后勤/水电")
    assert [one.text for one in shown.demands] == ["路灯不亮"]
    assert shown.received_at == sample.at_school(datetime(2026, 3, 2, 9, 30))
    for words in ("路灯", "1001", "周某某", "A00001", "后勤"):
        assert bool(office.ask(ledger.ids, ledger.Filter(words=words))) is (words != "后勤"), words
    assert sound(office)


def test_letters_are_numbered_in_the_order_they_came_and_per_year(office: Office) -> None:
    days = [datetime(2026, 3, 5), datetime(2025, 12, 30), datetime(2026, 1, 2), datetime(2025, 12, 29)]
    sample.register(office)
    bring(office, [row(row=seat + 2, number=str(seat), received=day) for seat, day in enumerate(days)])
    ids = office.ask(ledger.ids, ledger.Filter(view="ALL", order="number"))
    found = office.ask(ledger.rows, ids)
    assert [(found[one].external_number, found[one].number) for one in ids] == [
        ("", "XF-2026-0001"), ("3", "XF-2025-0001"), ("1", "XF-2025-0002"), ("2", "XF-2026-0002"),
        ("0", "XF-2026-0003"),
    ]  # fmt: skip
    assert sample.register(office).number == "XF-2026-0004" and sound(office)


def test_undoing_an_import_voids_all_of_it_and_lets_the_file_come_in_again(office: Office, clock: Clock) -> None:
    rows = [row(row=seat + 2, number=str(seat)) for seat in range(5)]
    bring(office, rows)
    batch = office.ask(letters.batches)[0]
    assert office.do(letters.undo, batch.id) == 5
    counts = office.ask(ledger.counts)
    assert (counts["ALL"], counts["VOID"], counts["OVERDUE"]) == (0, 5, 0)
    assert sample.seen(office, 1).clocks == () and "来信.xlsx" in sample.seen(office, 1).void_reason
    with pytest.raises(Refused, match="IMPORT_UNDONE"):
        office.do(letters.undo, batch.id)
    with pytest.raises(Refused, match="IMPORT_UNKNOWN"):
        office.do(letters.undo, 99)
    assert len(bring(office, rows).accepted) == 5
    assert sample.seen(office, 6).number == "XF-2026-0006" and sound(office)
    assert [one.undone_at is None for one in office.ask(letters.batches)] == [True, False]


def test_an_import_somebody_already_worked_on_is_not_undone(office: Office) -> None:
    bring(office, [row(), row(row=3, number="1002")])
    visit = sample.register(office)
    office.do(screening.merge, visit.id, sample.version(office, visit.id), 1, True, True)
    with pytest.raises(Refused, match="MERGED_HERE"):
        office.do(letters.undo, 1)
    sample.accept(office, 2)
    with pytest.raises(Refused, match="IMPORT_IN_USE"):
        office.do(letters.undo, 1)
    assert office.ask(ledger.counts)["VOID"] == 0 and sound(office)


def test_a_plan_that_is_out_of_date_is_refused_whole(office: Office) -> None:
    agreed = office.ask(letters.plan, [row(), row(row=3, number="1002")], None)
    bring(office, [row()])
    with pytest.raises(Refused, match="IMPORT_STALE"):
        office.do(letters.commit, agreed, "来信.xlsx", "0" * 64)
    assert len(office.ask(ledger.ids, ledger.Filter(view="ALL"))) == 1


def test_checking_a_file_writes_nothing(office: Office) -> None:
    before = office.ask(verification.verify, office.numbers_outside())
    office.ask(letters.plan, [row()], None)
    assert office.ask(verification.verify, office.numbers_outside()) == before


CELLS = st.one_of(
    st.sampled_from(
        ["", " ", "1001", "1002", "=1+1", "路灯", "2026/3/2", "2026/3/2 9:30", "2030/1/1", "\u3000", "昨天"]
    ),
    st.text(alphabet="路灯不亮\t\u3000\n'\"%", max_size=5),
)
TIMES = st.one_of(st.none(), st.datetimes(datetime(1890, 1, 1), datetime(2035, 1, 1)), st.just(datetime(2026, 3, 2)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["", "1", "2", "3"]), CELLS, CELLS, TIMES), max_size=8))
def test_every_row_is_accepted_known_or_refused_and_none_twice(
    office: Office, cells: list[tuple[str, str, str, datetime | None]]
) -> None:
    rows = [
        LetterRow(row=seat, number=number, subject=subject, text=text, received=received)
        for seat, (number, subject, text, received) in enumerate(cells, 2)
    ]
    present = len(office.ask(ledger.ids, ledger.Filter(view="ALL")))
    agreed = bring(office, rows)
    told = [one.row for one in agreed.accepted] + [one.row for one in (*agreed.already, *agreed.refused)]
    assert sorted(told) == [one.row for one in rows]
    assert len(office.ask(ledger.ids, ledger.Filter(view="ALL"))) == present + len(agreed.accepted)
    again = office.ask(letters.plan, rows, None)
    assert again.accepted == () and again.rows == len(rows)
    assert len(again.refused) == len(agreed.refused)


def test_the_real_letters_come_in_once(desk_samples: Path, office: Office, clock: Clock) -> None:
    clock.set(datetime(2026, 11, 20, 10, 0))
    path = next(desk_samples.rglob("real_letters_495.xlsx"))
    found = letters_workbook.read(path)
    assert len(found.rows) == 495
    agreed = bring(office, found.rows)
    assert (len(agreed.accepted), len(agreed.already), len(agreed.refused)) == (494, 1, 0)
    again = bring(office, found.rows)
    assert (len(again.accepted), len(again.already), len(again.refused)) == (0, 495, 0)
    assert office.ask(ledger.counts)["HISTORY"] == 494 and sound(office)
    assert replace(agreed, standing="OPEN").rows == 495


def test_a_single_value_far_outside_is_refused_before_the_rectangle_is_laid_out(tmp_path: Path) -> None:
    path = tmp_path / "远处.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["留言编号", "留言主题", "留言时间"])
    sheet.write_row(1, 0, ["1", "供暖", "2020/1/1 10:00"])
    sheet.write_string(1048575, 16383, "误填")
    book.close()
    with pytest.raises(Refused, match="IMPORT_STRAY_CELL"):
        letters_workbook.read(path)


def test_long_numbers_kept_as_numbers_and_twins_are_named(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "编号.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["留言编号", "留言主题", "留言时间"])
    sheet.write_row(1, 0, [110105194912310021, "甲", "2020/1/1 10:00"])
    sheet.write_row(2, 0, ["1001", "乙", "2020/1/1 10:00"])
    sheet.write_row(3, 0, ["１００１", "乙", "2020/1/1 10:00"])
    book.close()
    read = letters_workbook.read(path)
    plan = office.ask(letters.plan, read.rows, None)
    assert [(one.row, one.code) for one in plan.refused] == [(2, "ROW_NUMBER_LOST")]
    assert [(one.row, one.code, one.facts["row"]) for one in plan.already] == [(4, "ROW_TWIN", 3)]
    assert plan.rows == 3
