"""The header of a volume: title, numbers, retention, place; what makes it void, and what keeps it from disposal."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..labels import archive as words
from ..office import Desk
from ..rules import texts
from ..rules.refusal import Refused
from ..rules.written_names import told
from ..storage.archive import Volume
from . import archive_settings, standing, volume_numbers
from .volumes import LONGEST_TITLE, cases_of, closed_on, load, load_open

LONGEST_STATEMENT = 2000
LONGEST_FIELD = 100


@dataclass(frozen=True, kw_only=True)
class Header:
    """What may be changed on a volume while it is open; place and hold also afterwards."""

    volume_id: int
    version: int | None
    title: str
    record_class: str
    year: int
    category: str = ""
    file_no: str = ""
    volume_no: str = ""
    retention: str = "30"
    retention_reason: str = ""
    secrecy: str = ""
    shelf: str = ""
    statement: str = ""
    duplex: bool = False


def change(desk: Desk, new: Header) -> None:
    """Correct a volume's header. A bound volume keeps all but its place on the shelf.

    Raises Refused: VOLUME_UNKNOWN, RECORD_CHANGED, VOLUME_TITLE_MISSING, RETENTION_UNKNOWN, CHOICE_UNKNOWN,
    VOLUME_NUMBER_TAKEN, FILE_NO_TAKEN, VOLUME_NOT_OPEN, RECORD_CLASS_MISSING, YEAR_UNLIKELY, VOLUME_YEAR_BEFORE,
    VOLUME_TITLE_LONG, VOLUME_FIELD_LONG, STATEMENT_LONG.
    """
    new = texts.cleaned(new)
    volume = load(desk, new.volume_id, new.version)
    if volume.state in ("DISPOSED", "VOID"):
        load_open(desk, volume.id)
    volume.shelf = new.shelf.strip()
    if volume.state != "OPEN":
        return
    if not told(new.title):
        raise Refused("VOLUME_TITLE_MISSING", "title")
    if len(new.title.strip()) > LONGEST_TITLE:
        raise Refused("VOLUME_TITLE_LONG", "title", {"most": LONGEST_TITLE})
    if new.retention not in words.RETENTIONS:
        raise Refused("RETENTION_UNKNOWN", "retention")
    if new.secrecy not in words.SECRECIES:
        raise Refused("CHOICE_UNKNOWN", "secrecy", {"text": new.secrecy})
    if new.record_class not in words.CLASSES:
        raise Refused("RECORD_CLASS_MISSING", "record_class")
    volume_numbers.check_year(desk, new.year, (closed_on(desk, one) for one in cases_of(desk, volume)))
    for name in ("category", "volume_no", "file_no"):
        if len(getattr(new, name).strip()) > LONGEST_FIELD:
            raise Refused("VOLUME_FIELD_LONG", name, {"most": LONGEST_FIELD})
    if len(new.statement.strip()) > LONGEST_STATEMENT:
        raise Refused("STATEMENT_LONG", "statement", {"most": LONGEST_STATEMENT})
    kept = archive_settings.settings(desk)
    catalogue = volume.catalogue_no
    if (new.record_class, new.year) != (volume.record_class, volume.year):
        catalogue = kept.catalogue(new.record_class, new.year)
    volume_numbers.check(desk, volume.id, volume.fonds_no or kept.fonds_no, catalogue, new.volume_no.strip())
    volume_numbers.check_file_no(desk, volume.id, new.file_no.strip())
    volume.title, volume.record_class, volume.year = new.title.strip(), new.record_class, new.year
    volume.catalogue_no, volume.volume_no = catalogue, new.volume_no.strip()
    volume.category, volume.file_no = new.category.strip(), new.file_no.strip()
    volume.retention, volume.retention_reason = new.retention, new.retention_reason.strip()
    volume.secrecy, volume.statement, volume.duplex = new.secrecy, new.statement.strip(), new.duplex
    if not volume.fonds_no:
        volume.fonds_no, volume.fonds_name = kept.fonds_no, kept.fonds_name


def void(desk: Desk, volume_id: int, version: int | None, reason: str) -> None:
    """A volume made by mistake: its number stays void with the reason, its matters may be bound elsewhere.

    Raises Refused: VOLUME_NOT_OPEN, REASON_MISSING, VOLUME_HELD.
    """
    volume = load_open(desk, volume_id, version)
    reason = told(reason)
    if not reason:
        raise Refused("REASON_MISSING", "reason")
    if volume.hold:
        raise Refused("VOLUME_HELD", None, {"volume": volume.number, "hold": volume.hold})
    volume.void_reason, volume.state = reason, "VOID"


def hold(desk: Desk, volume_id: int, version: int | None, reason: str) -> None:
    """Forbid the disposal of a volume and every change of what lies in it (复议、诉讼、审计…). Raises Refused:
    VOLUME_UNKNOWN, VOLUME_NOT_OPEN, REASON_MISSING."""
    volume = load(desk, volume_id, version)
    if volume.state in ("DISPOSED", "VOID"):
        load_open(desk, volume.id)
    said = told(reason)
    if not said:
        raise Refused("REASON_MISSING", "reason")
    volume.hold, volume.hold_on = said, volume.hold_on or standing.today(desk)


def lift(desk: Desk, volume_id: int, version: int | None, reason: str) -> None:
    """End a hold; why is kept in the journal. Raises Refused: VOLUME_UNKNOWN, VOLUME_NOT_HELD, REASON_MISSING."""
    volume = load(desk, volume_id, version)
    if not volume.hold:
        raise Refused("VOLUME_NOT_HELD", None, {"volume": volume.number})
    said = told(reason)
    if not said:
        raise Refused("REASON_MISSING", "reason")
    desk.note("LIFT_HOLD", "hold", {"volume": volume.number, "hold": volume.hold, "reason": said})
    volume.hold, volume.hold_on = "", None


def header_of(volume: Volume) -> Header:
    """The header as it stands, for a dialog to change."""
    names = Header.__dataclass_fields__.keys() - {"volume_id", "version"}
    known = {name: getattr(volume, name) for name in names}
    return replace(Header(volume_id=volume.id, version=volume.version, title="", record_class="", year=0), **known)
