"""How the school keeps its archive: its numbers, its names, its table of retention, where scans arrive (M01, M03)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from ..labels import archive as words
from ..office import Desk
from ..rules import texts
from ..rules.refusal import Refused
from ..storage.offices import Setting
from .offices import profile

KEY = "archive"


@dataclass(frozen=True, kw_only=True)
class ArchiveSettings:
    """The answers of the archive page.

    fonds_no 全宗号, fonds_name 全宗名称 (full or standard short name, never 本校), category 类目名称; catalogues:
    目录号 per class, {year} stands for the year; mode: how volumes are made unless said otherwise; organ: 机构（问题）
    代码 of items; retention: per RETENTION_CASES; receiver_unit: who takes the archive over; scans: folder the scanner
    writes into, "" for none; duplex: sheets carry numbers on both sides; hard: covers are 310×220.
    """

    fonds_no: str = ""
    fonds_name: str = ""
    category: str = words.CATEGORY
    catalogues: Mapping[str, str] = field(default_factory=lambda: dict(words.CATALOGUES))
    mode: str = "CASE"
    organ: str = words.SUPERIOR_ORGAN
    retention: Mapping[str, str] = field(default_factory=lambda: dict(words.RETENTION_DEFAULTS))
    receiver_unit: str = ""
    scans: str = ""
    duplex: bool = False
    hard: bool = False
    version: int = 0

    def catalogue(self, record_class: str, year: int) -> str:
        """目录号 of a class and year."""
        return self.catalogues.get(record_class, words.CATALOGUES[record_class]).replace("{year}", str(year))


def settings(desk: Desk) -> ArchiveSettings:
    """The answers; the school's name as 全宗名称 while nobody has answered."""
    row = desk.db.get(Setting, KEY)
    if row is None:
        return ArchiveSettings(fonds_name=profile(desk).school)
    known = {name: value for name, value in row.value.items() if name in ArchiveSettings.__dataclass_fields__}
    return ArchiveSettings(**{**known, "version": row.version})


def save(desk: Desk, new: ArchiveSettings) -> None:
    """Keep the answers; volumes that exist keep theirs. Raises Refused: FONDS_NAME_MISSING, FONDS_NAME_OWN,
    CATALOGUE_MISSING, RETENTION_UNKNOWN, MODE_UNKNOWN, RECORD_CHANGED."""
    new = texts.cleaned(new)
    name = new.fonds_name.strip()
    if not name:
        raise Refused("FONDS_NAME_MISSING", "fonds_name")
    if name in ("本校", "本单位", "我校", "学校"):
        raise Refused("FONDS_NAME_OWN", "fonds_name", {"name": name})
    for code in words.CLASSES:
        if not new.catalogues.get(code, "").strip():
            raise Refused("CATALOGUE_MISSING", code, {"cls": words.CLASSES[code]})
    for case in words.RETENTION_CASES:
        if new.retention.get(case) not in words.RETENTIONS:
            raise Refused("RETENTION_UNKNOWN", case)
    if new.mode not in words.MODES:
        raise Refused("MODE_UNKNOWN", "mode")
    value = asdict(new)
    del value["version"]
    row = desk.db.get(Setting, KEY)
    if row is None:
        desk.db.add(Setting(key=KEY, value=value))
        return
    if new.version and row.version != new.version:
        raise Refused("RECORD_CHANGED", None, {"record": KEY})
    row.value = value
