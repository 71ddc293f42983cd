"""A backup travels as one file: what comes out is what went in, and nothing else is ever unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from desktop_app import composition
from desktop_app.office import Office
from desktop_app.rules.refusal import Refused
from desktop_app.storage import bundle
from desktop_app.usecases import backups, ledger
from tests import sample
from tests.conftest import Clock


@pytest.fixture
def packed(office: Office, tmp_path: Path) -> Path:
    """The office's newest backup as one file."""
    sample.register(office)
    made = backups.make(office)
    (tmp_path / "带走").mkdir()
    return backups.pack(made.path, tmp_path / "带走" / "信访.xfdesk")


def refusal(source: Path, into: Path) -> str:
    with pytest.raises(Refused) as said:
        bundle.unpack(source, into)
    assert not into.exists() or not any(into.iterdir()), "nothing half-made stays"
    return said.value.code


def test_another_computer_begins_with_what_the_bundle_holds(packed: Path, tmp_path: Path, clock: Clock) -> None:
    composition.restore_bundle(packed, tmp_path / "新机", clock)
    office = composition.open_reading(tmp_path / "新机", clock)
    assert len(office.ask(ledger.ids, ledger.Filter(view="ALL"))) == 1
    office.close()


def test_an_unpacked_bundle_stands_among_the_offices_own_backups(office: Office, packed: Path) -> None:
    found = backups.unpack(office, packed)
    assert found.path.name == "desk-信访" and found.matters == 1
    assert found.path in {row.path for row in backups.listing(office)}
    assert backups.unpack(office, packed).path.name == "desk-信访-2"


@pytest.mark.parametrize(
    "name", ["../外面.txt", "files/../../x", "/etc/x", "C:\\x", "files/ab/xx", "desk.db-wal", "files\\ab\\x"]
)
def test_a_name_that_no_backup_holds_spoils_the_whole_bundle(packed: Path, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(packed, "a") as content:
        content.writestr(name, b"x")
    assert refusal(packed, tmp_path / "out") == "BUNDLE_UNREADABLE"
    assert not (tmp_path / "外面.txt").exists()


def test_a_changed_byte_is_seen_wherever_it_lies(packed: Path, tmp_path: Path) -> None:
    whole = packed.read_bytes()
    for place in range(200, len(whole), max(1, len(whole) // 23)):
        broken = bytearray(whole)
        broken[place] ^= 0x40
        packed.write_bytes(bytes(broken))
        try:
            found = bundle.unpack(packed, tmp_path / "out")
        except Refused as refused:
            assert refused.code in ("BUNDLE_UNREADABLE", "BACKUP_DAMAGED")
        else:
            # A bit of the zip's own book-keeping that changes nothing of the content.
            backups.check(found)


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip at all" * 40])
def test_a_file_of_something_else_is_no_bundle(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.xfdesk").write_bytes(content)
    assert refusal(tmp_path / "x.xfdesk", tmp_path / "out") == "BUNDLE_UNREADABLE"


def test_a_damaged_backup_is_not_packed(office: Office, tmp_path: Path) -> None:
    sample.register(office)
    made = backups.make(office)
    (made.path / "desk.db").write_bytes(b"x")
    with pytest.raises(Refused):
        backups.pack(made.path, tmp_path / "x.xfdesk")
    assert not (tmp_path / "x.xfdesk").exists() and not list(tmp_path.glob("*.part"))
