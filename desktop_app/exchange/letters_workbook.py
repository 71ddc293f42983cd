"""Reading a workbook of letters: which column is what, and cells as text and times (calamine)."""

from __future__ import annotations

import hashlib
import io
import re
import tomllib
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from ..rules.refusal import Refused
from ..usecases.letters import LOST_DIGITS, LetterRow

# Words heads are known by, strongest first; the officer's mapping file may say otherwise.
HEADS: dict[str, tuple[str, ...]] = {
    "number": (
        "留言编号",
        "信件编号",
        "来信编号",
        "信访编号",
        "受理编号",
        "登记编号",
        "转办号",
        "编号",
        "信件号",
        "工单号",
    ),
    "account": ("留言用户", "用户名", "用户", "账号", "帐号", "网名"),
    "name": ("写信人", "来信人", "信访人", "姓名", "反映人", "诉求人", "联系人"),
    "phone": ("联系电话", "电话", "手机", "联系方式"),
    "address": ("联系地址", "住址", "地址"),
    "subject": ("留言主题", "信件主题", "主题", "标题", "事由", "信件标题", "反映问题"),
    "received": ("留言时间", "来信时间", "收到时间", "收信日期", "收到日期", "登记时间", "来信日期", "日期", "时间"),
    "text": ("留言详情", "信件内容", "来信内容", "反映内容", "主要内容", "详情", "内容", "正文"),
    "topic": ("一级分类", "问题类别", "问题分类", "分类", "类别"),
}
MUST = ("received",)
LARGEST_EXACT = 10**15
MOST_CELLS = 20_000_000


@dataclass(frozen=True)
class Workbook:
    """What a file holds. mapping: our column -> head of the file; rows in the file's order."""

    rows: tuple[LetterRow, ...]
    mapping: dict[str, str]
    digest: str
    system: str


def read(path: Path, mapping_file: Path | None = None) -> Workbook:
    """Read the first sheet that has the wanted heads.

    mapping_file: TOML with a table [columns] (our name = head in the file), optional sheet, head_row (1-based), system.
    Raises Refused: IMPORT_MISSING, IMPORT_UNREADABLE, IMPORT_NO_HEADS, MAPPING_UNREADABLE, MAPPING_HEAD_MISSING.
    """
    told = _mapping(mapping_file)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refused("IMPORT_MISSING", "file", {"name": path.name}) from error
    digest = hashlib.sha256(content).hexdigest()
    tables = sheets(content, path.name)
    wanted = told.get("sheet")
    for name, cells in tables:
        if wanted and name != wanted:
            continue
        found = _head(cells, told)
        if found is not None:
            row_index, mapping = found
            rows = _rows(cells, row_index, mapping)
            heads = {key: str(cells[row_index][column]).strip() for key, column in mapping.items()}
            return Workbook(tuple(rows), heads, digest, str(told.get("system", "")))
    if told:
        raise Refused("MAPPING_HEAD_MISSING", "map", {"heads": list(told["columns"].values())})
    raise Refused("IMPORT_NO_HEADS", "file", {"name": path.name, "heads": list(HEADS["received"][:3])})


def _mapping(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise Refused("MAPPING_UNREADABLE", "map", {"name": path.name}) from error
    columns = told.get("columns")
    if not isinstance(columns, dict) or not set(columns) <= set(HEADS):
        raise Refused("MAPPING_UNREADABLE", "map", {"name": path.name})
    return told


def sheets(content: bytes, name: str) -> Iterator[tuple[str, list[list[Any]]]]:
    """One sheet after another; a later one is not read when an earlier one has the wanted heads."""
    from python_calamine import CalamineError, CalamineWorkbook

    _refuse_stray_cells(content, name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for title in book.sheet_names:
            # The claimed size of a sheet may be far larger than what is written; only the written area is read.
            yield title, book.get_sheet_by_name(title).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise Refused("IMPORT_UNREADABLE", "file", {"name": name}) from error


_CELL = re.compile(rb'<c [^>]*?r="([A-Z]{1,3})([0-9]{1,7})"')
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")


def _refuse_stray_cells(content: bytes, name: str) -> None:
    """A single value far out makes the reader lay out the whole rectangle: refuse before it does.

    Only the written cells count, not the size a sheet claims. Raises Refused: IMPORT_STRAY_CELL.
    """
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            for part in book.namelist():
                if not _SHEET.fullmatch(part):
                    continue
                width = height = 0
                with book.open(part) as sheet:
                    tail = b""
                    while chunk := sheet.read(1 << 20):
                        for letters, row in _CELL.findall(tail + chunk):
                            width, height = max(width, _column(letters)), max(height, int(row))
                        tail = chunk[-200:]
                if width * height > MOST_CELLS:
                    raise Refused("IMPORT_STRAY_CELL", "file", {"name": name, "rows": height, "columns": width})
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error) as error:
        raise Refused("IMPORT_UNREADABLE", "file", {"name": name}) from error


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def plain(cell: Any) -> str:
    return re.sub(r"[\s:：*＊（）()]", "", unicodedata.normalize("NFKC", str(cell)))


def _head(cells: Sequence[Sequence[Any]], told: dict[str, Any]) -> tuple[int, dict[str, int]] | None:
    """The head row and our columns in it; the first ten rows are looked at unless the mapping names one."""
    named = told.get("head_row")
    candidates = [named - 1] if isinstance(named, int) else range(min(10, len(cells)))
    for index in candidates:
        if not 0 <= index < len(cells):
            continue
        heads = [plain(cell) for cell in cells[index]]
        if told.get("columns"):
            mapping = _mapped(heads, told["columns"])
            if mapping is None:
                continue
        else:
            mapping = _guessed(heads)
        if all(key in mapping for key in MUST) and ("subject" in mapping or "text" in mapping):
            return index, mapping
    return None


def _mapped(heads: list[str], columns: dict[str, str]) -> dict[str, int] | None:
    made = {}
    for key, head in columns.items():
        if plain(head) not in heads:
            return None
        made[key] = heads.index(plain(head))
    return made


def _guessed(heads: list[str]) -> dict[str, int]:
    made: dict[str, int] = {}
    for key, words in HEADS.items():
        for word in words:
            exact = [column for column, head in enumerate(heads) if head == word and column not in made.values()]
            if exact:
                made[key] = exact[0]
                break
    for key, words in HEADS.items():
        if key in made:
            continue
        for word in words:
            near = [column for column, head in enumerate(heads) if word in head and column not in made.values()]
            if near:
                made[key] = near[0]
                break
    return made


def _rows(cells: Sequence[Sequence[Any]], head: int, mapping: dict[str, int]) -> list[LetterRow]:
    made = []
    for index in range(head + 1, len(cells)):
        line = cells[index]
        values = {key: line[column] if column < len(line) else "" for key, column in mapping.items()}
        if not any(str(value).strip() for value in values.values()):
            continue
        received = values.pop("received")
        made.append(
            LetterRow(
                row=index + 1,
                received=as_time(received),
                received_text=str(received),
                **{key: _cell(key, value) for key, value in values.items()},
            )
        )
    return made


def _cell(key: str, value: Any) -> str:
    text = as_text(value)
    if key == "number":
        # Full-width digits are the same number.
        return unicodedata.normalize("NFKC", text)
    return "" if text == LOST_DIGITS else text


def as_text(cell: Any) -> str:
    """A cell as text: whole numbers without ".0", dates as dates; a number beyond 15 digits is LOST_DIGITS."""
    if isinstance(cell, bool) or cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < LARGEST_EXACT:
        return str(int(cell))
    if isinstance(cell, float) and abs(cell) >= LARGEST_EXACT:
        # The workbook itself has lost the last digits: what is left identifies nothing.
        return LOST_DIGITS
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M:%S")
    return str(cell).strip(" \t\u3000\xa0\r\n") if not isinstance(cell, str) else cell.strip(" \u3000\xa0\r\n\t")


_TIME = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*"
    r"(?:[T\s]*(上午|下午|AM|PM)?\s*(\d{1,2})\s*[:时点]\s*(\d{1,2})?\s*(?:[:分]\s*(\d{1,2})(?:\.\d+)?\s*秒?)?\s*分?\s*(AM|PM)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?")
_EXCEL_START = datetime(1899, 12, 30)


def as_time(cell: Any) -> datetime | None:
    """A time as offices write it: 2018/5/27 10:01:35, 2018年5月27日, 20180527, an Excel date; None when unreadable."""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 20000 <= cell < 80000:
        return _EXCEL_START + timedelta(seconds=round(cell * 86400))
    text = unicodedata.normalize("NFKC", as_text(cell)).strip()
    match = _TIME.fullmatch(text)
    try:
        if match:
            *numbers, half, hour, minute, second, after = match.groups()
            hours = int(hour or 0)
            named = (half or after or "").upper()
            if named in ("下午", "PM") and hours < 12:
                hours += 12
            elif named in ("上午", "AM") and hours == 12:
                hours = 0
            first, month, day = (int(part) for part in numbers)
            return datetime(first, month, day, hours, int(minute or 0), int(second or 0))
        compact = _COMPACT.fullmatch(text)
        if compact:
            first, month, day, hours, minutes, seconds = (int(part or 0) for part in compact.groups())
            return datetime(first, month, day, hours, minutes, seconds)
    except ValueError:
        return None
    return None
