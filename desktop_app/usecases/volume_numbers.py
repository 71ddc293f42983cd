"""What makes a volume found again: its year, its 档号 and its 归档号, each of them once (M01)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from ..labels import archive as words
from ..office import Desk
from ..rules.refusal import Refused
from ..storage.archive import Volume
from . import standing

FIRST_YEAR = 1949


def check_year(desk: Desk, year: int, closed: Iterable[date]) -> None:
    """A volume is kept from its year on, so it may not be older than what lies in it. closed: the days its matters
    closed. Raises Refused: YEAR_UNLIKELY, VOLUME_YEAR_BEFORE."""
    if not FIRST_YEAR <= year <= standing.today(desk).year + 1:
        raise Refused("YEAR_UNLIKELY", "year", {"year": year})
    newest = max((day.year for day in closed), default=year)
    if year < newest:
        raise Refused("VOLUME_YEAR_BEFORE", "year", {"year": year, "closed": newest})


def holder(desk: Desk, fonds: str, catalogue: str, volume_no: str, beside: int = 0) -> str | None:
    """Number of the volume that carries a 档号; beside: one that may."""
    query = select(Volume.number).where(
        Volume.id != beside, Volume.catalogue_no == catalogue, Volume.volume_no == volume_no,
        Volume.fonds_no == fonds, Volume.state != "VOID",
    )  # fmt: skip
    return desk.db.scalar(query.limit(1))


def check(desk: Desk, volume_id: int, fonds: str, catalogue: str, volume_no: str) -> None:
    """Raises Refused: VOLUME_NUMBER_TAKEN."""
    other = holder(desk, fonds, catalogue, volume_no, volume_id)
    if other is not None:
        raise Refused("VOLUME_NUMBER_TAKEN", "volume_no", {"number": volume_no, "volume": other})


def free_volume_no(desk: Desk, fonds: str, catalogue: str, serial: int) -> str:
    """案卷号 of a new volume: its serial, or the next one that no volume moved here from another class has taken."""
    while holder(desk, fonds, catalogue, f"{serial:04d}") is not None:
        serial += 1
    return f"{serial:04d}"


def file_no(prefix: str, year: int, record_class: str, serial: int) -> str:
    """归档号 of a new volume: serials run in each class, so the class is told."""
    return f"{prefix}-{year}-{words.CLASS_LETTERS[record_class]}{serial:02d}"


def check_file_no(desk: Desk, volume_id: int, number: str) -> None:
    """Raises Refused: FILE_NO_TAKEN."""
    query = select(Volume.number).where(Volume.id != volume_id, Volume.file_no == number, Volume.state != "VOID")
    other = desk.db.scalar(query.limit(1)) if number else None
    if other is not None:
        raise Refused("FILE_NO_TAKEN", "file_no", {"number": number, "volume": other})
