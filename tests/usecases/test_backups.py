"""Backups as the office sees them: the daily one, one on a USB disk, and the pause after a restore."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app import composition
from desktop_app.office import Office
from desktop_app.storage import backup
from desktop_app.storage.connect import FolderRefused
from desktop_app.usecases import backups
from tests import sample
from tests.conftest import Clock


def test_the_daily_backup_is_made_once_a_day(office: Office, clock: Clock) -> None:
    sample.register(office)
    first = backups.make_if_due(office)
    assert first is not None and first.matters == 1
    assert first.made_at == datetime(2026, 3, 16, 10, 6)
    assert backups.make_if_due(office) is None
    clock.set(datetime(2026, 3, 17, 8, 0))
    assert backups.make_if_due(office) is not None
    assert [row.made_at.day for row in backups.listing(office)] == [17, 16]


def test_an_office_nobody_has_set_up_is_not_backed_up(tmp_path: Path, clock: Clock) -> None:
    empty = composition.open_writing(tmp_path / "new", clock)
    assert not backups.standing(empty).due and backups.make_if_due(empty) is None
    empty.close()


def test_a_backup_on_another_disk_is_remembered_with_its_place(office: Office, tmp_path: Path) -> None:
    assert backups.standing(office).outside is None
    made = backups.make(office, tmp_path / "移动硬盘")
    assert made.path.parent == tmp_path / "移动硬盘"
    outside = backups.standing(office).outside
    assert outside is not None and Path(outside.path) == made.path and outside.made_at == made.made_at
    assert backups.listing(office) == [] and backups.standing(office).due


def test_a_medium_that_refuses_is_told_and_the_office_goes_on(office: Office, tmp_path: Path) -> None:
    (tmp_path / "full").write_text("a file where the disk should be")
    with pytest.raises(FolderRefused) as told:
        backups.make(office, tmp_path / "full")
    assert told.value.code == "BACKUP_UNWRITTEN"
    assert backups.standing(office).outside is None
    assert sample.register(office).number == "XF-2026-0001"


def test_looking_a_backup_over_finds_what_was_altered(office: Office) -> None:
    made = backups.make(office)
    assert backups.check(made.path) == made
    with (made.path / "desk.db").open("r+b") as file:
        file.seek(4200)
        file.write(b"\x00\xff\x00")
    with pytest.raises(FolderRefused) as told:
        backups.check(made.path)
    assert told.value.code == "BACKUP_DAMAGED"


def test_after_a_restore_the_daily_backup_waits_for_the_officer(folder: Path, clock: Clock, tmp_path: Path) -> None:
    office = sample.open_office(folder, clock)
    made = backups.make(office)
    sample.register(office)
    office.close()
    clock.set(datetime(2026, 3, 17, 8, 0))
    kept = Path(shutil.copytree(made.path, tmp_path / made.path.name))
    backup.restore(kept, folder, clock())
    office = sample.open_office(folder, clock)
    clock.set(datetime(2026, 3, 18, 8, 0))
    assert backups.standing(office).paused and backups.make_if_due(office) is None
    backups.resume(office)
    assert not backups.standing(office).paused and backups.make_if_due(office) is not None
    office.close()
