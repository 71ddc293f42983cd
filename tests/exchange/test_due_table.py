"""A table of starts in, a table of dates out: the batch an officer prepares in a spreadsheet."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from desktop_app.exchange.due_table import run
from desktop_app.rules.refusal import Refused


def answered(tmp_path: Path, content: bytes) -> tuple[tuple[int, int], list[dict[str, str]]]:
    source, result = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_bytes(content)
    counts = run(source, result)
    with result.open(encoding="utf-8", newline="") as file:
        return counts, list(csv.DictReader(file))


def refusal(tmp_path: Path, content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        answered(tmp_path, content)
    assert not (tmp_path / "out.csv").exists()
    return refused.value.code


def test_rows_are_answered_in_their_order(tmp_path: Path) -> None:
    """Dates, minutes, empty values and true or false as the command promises."""
    table = (
        "rule,start,given\nR-ACK-15,2026-02-02,\nR-URGENT-1H,2026-02-16 23:40,\n"
        "R-SUPERIOR,2026-03-10,2026-06-30\nR-HANDLE-60,2026-12-01,\n"
    )
    counts, rows = answered(tmp_path, table.encode())
    assert counts == (4, 0)
    assert list(rows[0]) == [
        "rule", "start", "given", "due", "nominal", "rolled", "work_by", "provisional", "error",
    ]  # fmt: skip
    assert list(rows[0].values())[3:] == ["2026-02-17", "2026-02-17", "2026-02-24", "2026-02-14", "false", ""]
    assert list(rows[1].values())[3:] == ["2026-02-17T00:40", "2026-02-17T00:40", "", "", "false", ""]
    assert rows[2]["due"] == "2026-06-30"
    assert (rows[3]["due"], rows[3]["provisional"]) == ("2027-01-30", "true")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without mark", "with mark"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["unix", "windows"])
def test_columns_may_come_in_any_order_with_others_beside_them(tmp_path: Path, mark: bytes, end: bytes) -> None:
    """A byte order mark, Windows line ends, capitals in the head and columns of the office's own."""
    content = mark + end.join([b" Start ,No,RULE", "2026-03-02,甲1,R-ACK-15".encode(), b""])
    counts, [row] = answered(tmp_path, content)
    assert counts == (1, 0)
    assert (row["Start"], row["No"], row["RULE"], row["due"]) == ("2026-03-02", "甲1", "R-ACK-15", "2026-03-17")


def test_a_row_without_an_answer_keeps_its_place_with_the_reason(tmp_path: Path) -> None:
    """Unknown rules, wrong dates, missing values, too many cells and blank lines."""
    rows_in = [
        "R-ACK-15,2026-03-02,",
        "R-ACK-16,2026-03-02,",
        "R-ACK-15,2026-02-30,",
        "R-ACK-15,,",
        ",2026-03-02,",
        "",
        "R-SUPERIOR,2026-03-02,",
        "R-RETENTION,2026-03-02,",
        "R-ACK-15,2026/3/2,",
        "R-ACK-15,2026-03-02,,,x",
        "R-ACK-15",
        "R-SUPERIOR,2026-03-02,2026-03-01",
        "R-URGENT-1H,2026-03-02,",
        "R-ACK-15,2026-03-02",
        "",
        "",
    ]
    counts, rows = answered(tmp_path, ("rule,start,given\n" + "\n".join(rows_in)).encode())
    assert counts == (14, 12)
    assert [bool(row["error"]) for row in rows] == [False, *[True] * 12, False]
    assert rows[13]["due"] == "2026-03-17"
    for row in rows[1:13]:
        assert [row[name] for name in ("due", "nominal", "rolled", "work_by", "provisional")] == [""] * 5
        assert "{" not in row["error"]
    assert "R-ACK-16" in rows[1]["error"]
    assert "2026-02-30" in rows[2]["error"]


def test_answering_a_table_again_in_place_gives_the_same_table(tmp_path: Path) -> None:
    """Old answers are replaced, never doubled."""
    table = tmp_path / "table.csv"
    table.write_text("rule,start\nR-ACK-15,2026-03-02\nR-NONE,x\n", encoding="utf-8")
    assert run(table, table) == (2, 1)
    first = table.read_text(encoding="utf-8")
    assert run(table, table) == (2, 1)
    assert table.read_text(encoding="utf-8") == first
    assert [found.name for found in tmp_path.iterdir()] == ["table.csv"]


def test_a_file_that_is_no_table_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    """Missing columns, another encoding, an empty file, a quote that never closes."""
    assert refusal(tmp_path, b"code,start\nR-ACK-15,2026-03-02\n") == "batch_column_missing"
    assert refusal(tmp_path, b"") == "batch_column_missing"
    assert refusal(tmp_path, "rule,start,备注\nR-ACK-15,2026-03-02,甲\n".encode("gbk")) == "batch_unreadable"
    assert refusal(tmp_path, b'rule,start\n"R-ACK-15,2026-03-02\n') == "batch_unreadable"
    with pytest.raises(Refused):
        run(tmp_path / "nowhere.csv", tmp_path / "out.csv")


def test_a_result_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """The folder of the result does not exist."""
    source = tmp_path / "in.csv"
    source.write_text("rule,start\nR-ACK-15,2026-03-02\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        run(source, tmp_path / "missing" / "out.csv")
    assert refused.value.code == "batch_unwritten"


def test_a_table_of_heads_alone_has_no_rows(tmp_path: Path) -> None:
    """Nothing asked, nothing wrong."""
    counts, rows = answered(tmp_path, b"rule,start\n")
    assert (counts, rows) == ((0, 0), [])
