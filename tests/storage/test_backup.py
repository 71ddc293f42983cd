"""Backup and restore: a copy is whole or it is none, and no number is ever issued twice."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from desktop_app import composition
from desktop_app.office import Office
from desktop_app.storage import backup
from desktop_app.storage.connect import MANIFEST, FolderRefused
from desktop_app.storage.files import FileDamaged, Files
from desktop_app.storage.number_log import NumberLog
from desktop_app.usecases import backups, ledger, verification
from tests import sample
from tests.conftest import Clock


def sound(office: Office) -> list[tuple[str, str]]:
    return office.ask(verification.verify, office.numbers_outside()).problems


@pytest.fixture
def busy(office: Office) -> Office:
    """An office with an accepted matter, its notice in the files."""
    sample.accept(office, sample.register(office).id)
    return office


def all_numbers(office: Office) -> list[str]:
    ids = office.ask(ledger.ids, ledger.Filter(view="ALL", order="number"))
    return [row.number for row in office.ask(ledger.rows, ids).values()]


def test_a_backup_beside_a_working_office_holds_everything(busy: Office, tmp_path: Path, clock: Clock) -> None:
    made = composition.backup(busy.folder.path, tmp_path / "U盘", clock)
    manifest = backup.verify(made)
    assert (manifest.matters, manifest.papers, manifest.files) == (1, 1, 1)
    assert manifest.journal_head == busy.ask(verification.verify, busy.numbers_outside()).head
    assert manifest.numbers == {"XF:2026": 1, "F02:2026": 1}
    assert sample.register(busy).number == "XF-2026-0002"


def test_two_backups_in_one_second_do_not_meet(busy: Office, tmp_path: Path, clock: Clock) -> None:
    first = composition.backup(busy.folder.path, tmp_path / "a", clock)
    second = composition.backup(busy.folder.path, tmp_path / "a", clock)
    assert first != second and backup.verify(first) == backup.verify(second)


def parts_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_backup_with_any_file_changed_is_refused(busy: Office, tmp_path: Path, clock: Clock) -> None:
    made = composition.backup(busy.folder.path, tmp_path / "a", clock)
    assert len(parts_of(made)) == 3
    for number, part in enumerate(parts_of(made)):
        for where in (0.1, 0.5, 0.9):
            copy = Path(shutil.copytree(made, tmp_path / f"copy-{number}-{where}"))
            target = copy / part.relative_to(made)
            content = bytearray(target.read_bytes())
            spot = int(len(content) * where)
            content[spot] ^= 0x55
            target.write_bytes(content)
            with pytest.raises(FolderRefused) as refused:
                backup.verify(copy)
            assert refused.value.code in ("BACKUP_DAMAGED", "BACKUP_NEWER")


def test_a_backup_with_any_file_missing_is_refused(busy: Office, tmp_path: Path, clock: Clock) -> None:
    made = composition.backup(busy.folder.path, tmp_path / "a", clock)
    for part in parts_of(made):
        copy = Path(shutil.copytree(made, tmp_path / f"without-{part.name}"))
        (copy / part.relative_to(made)).unlink()
        with pytest.raises(FolderRefused) as refused:
            backup.restore(copy, tmp_path / "新", clock())
        assert refused.value.code in ("BACKUP_DAMAGED", "BACKUP_MISSING")
        assert not (tmp_path / "新").exists()


def test_a_backup_of_a_newer_program_is_refused(busy: Office, tmp_path: Path, clock: Clock) -> None:
    made = composition.backup(busy.folder.path, tmp_path / "a", clock)
    told = json.loads((made / MANIFEST).read_text("utf-8"))
    (made / MANIFEST).write_text(json.dumps({**told, "format": 2, "more": 1}), "utf-8")
    with pytest.raises(FolderRefused, match="BACKUP_NEWER"):
        backup.verify(made)


def test_a_medium_that_fails_leaves_no_backup_with_its_final_name(
    busy: Office, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Files, content: bytes) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Files, "put", full)
    with pytest.raises(FolderRefused, match="BACKUP_UNWRITTEN"):
        composition.backup(busy.folder.path, tmp_path / "a", clock)
    assert list((tmp_path / "a").iterdir()) == []


def test_an_office_with_a_damaged_file_says_so_instead_of_making_half_a_backup(
    busy: Office, tmp_path: Path, clock: Clock
) -> None:
    stored = next((busy.folder.path / "files").glob("??/*"))
    stored.write_bytes(b"x")
    with pytest.raises(FolderRefused, match="BACKUP_FILE_DAMAGED"):
        composition.backup(busy.folder.path, tmp_path / "a", clock)
    assert list((tmp_path / "a").iterdir()) == []


def test_a_restored_office_goes_on_after_the_highest_number_ever_issued(
    busy: Office, tmp_path: Path, clock: Clock
) -> None:
    path = busy.folder.path
    made = composition.backup(path, tmp_path / "a", clock)
    for _ in range(3):
        sample.accept(busy, sample.register(busy).id)
    busy.close()
    clock.forward(hours=1)
    done = backup.restore(made, path, clock())
    assert done.saved_present is not None and backup.verify(done.saved_present).matters == 4
    again = sample.open_office(path, clock)
    assert all_numbers(again) == ["XF-2026-0001"]
    assert sound(again) == []
    new = sample.register(again)
    assert new.number == "XF-2026-0005"
    assert sample.accept(again, new.id).number == "青岚信访受〔2026〕5号"
    assert sound(again) == []
    again.close()


@pytest.mark.parametrize("log", ["lost", "older", "torn"])
@pytest.mark.parametrize("present", ["whole", "damaged, but an own backup knows"])
def test_no_number_is_issued_twice_after_a_restore_whose_number_log_does_not_know_it(
    log: str, present: str, busy: Office, tmp_path: Path, clock: Clock
) -> None:
    path = busy.folder.path
    made = composition.backup(path, tmp_path / "a", clock)
    older = (path / "numbers.log").read_bytes()
    for _ in range(3):
        sample.register(busy)
    if present != "whole":
        backups.make(busy)
    busy.close()
    if log == "lost":
        (path / "numbers.log").unlink()
    else:
        (path / "numbers.log").write_bytes(older + (b"XF 2026 \xe4\xbf" if log == "torn" else b""))
    if present != "whole":
        (path / "desk.db").write_bytes(b"\xff" * 9000)
    backup.restore(made, path, clock())
    assert NumberLog(path).touched()[("XF", 2026)] == 4
    again = sample.open_office(path, clock)
    assert sound(again) == []
    assert sample.register(again).number == "XF-2026-0005"
    assert sound(again) == []
    again.close()


def test_what_a_restore_left_behind_is_not_taken_for_a_journal_cut_short(
    busy: Office, tmp_path: Path, clock: Clock
) -> None:
    path = busy.folder.path
    made = composition.backup(path, tmp_path / "a", clock)
    sample.register(busy)
    busy.close()
    backup.restore(made, path, clock())
    again = sample.open_office(path, clock)
    assert sound(again) == []
    again.close()


@pytest.mark.parametrize("content", ["[]", '"x"', "null", '{"format": null}', '{"format": "x"}', '{"schema": 5}'])
def test_a_manifest_that_is_none_is_a_damaged_backup(content: str, busy: Office, tmp_path: Path, clock: Clock) -> None:
    made = composition.backup(busy.folder.path, tmp_path / "a", clock)
    (made / "manifest.json").write_text(content, "utf-8")
    with pytest.raises(FolderRefused, match="BACKUP_DAMAGED"):
        backup.restore(made, tmp_path / "新", clock())
    assert not (tmp_path / "新").exists()


def test_a_file_too_many_in_a_backup_is_not_brought_back(busy: Office, tmp_path: Path, clock: Clock) -> None:
    made = composition.backup(busy.folder.path, tmp_path / "a", clock)
    (made / "files" / "zz").mkdir()
    (made / "files" / "zz" / ("z" * 64)).write_bytes(b"x")
    backup.restore(made, tmp_path / "新", clock())
    assert not (tmp_path / "新" / "files" / "zz").exists()
    again = sample.open_office(tmp_path / "新", clock)
    assert sound(again) == []
    again.close()


def test_a_backup_is_not_restored_over_itself_nor_over_another_backup(
    busy: Office, tmp_path: Path, clock: Clock
) -> None:
    made = composition.backup(busy.folder.path, tmp_path / "a", clock)
    other = composition.backup(busy.folder.path, tmp_path / "b", clock)
    for target in (made, other, made / "里面"):
        with pytest.raises(FolderRefused, match="FOLDER_IS_BACKUP"):
            backup.restore(made, target, clock())
    assert {one.name for one in made.iterdir()} == {"desk.db", "files", "manifest.json"}
    assert backup.verify(made) == backup.verify(other)


def test_a_restore_into_a_folder_whose_files_are_a_file_is_refused(busy: Office, tmp_path: Path, clock: Clock) -> None:
    path = busy.folder.path
    made = composition.backup(path, tmp_path / "a", clock)
    busy.close()
    shutil.rmtree(path / "files")
    (path / "files").touch()
    before = (path / "desk.db").read_bytes()
    with pytest.raises(FolderRefused, match="FOLDER_DAMAGED"):
        backup.restore(made, path, clock())
    assert (path / "desk.db").read_bytes() == before and not (path / "backups").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_an_office_on_a_read_only_medium_is_backed_up(busy: Office, tmp_path: Path, clock: Clock) -> None:
    path = busy.folder.path
    busy.close()
    for part in (*path.rglob("*"), path):
        part.chmod(0o555 if part.is_dir() else 0o444)
    made = composition.backup(path, tmp_path / "a", clock)
    assert backup.verify(made).matters == 1


def test_backing_up_a_closed_office_leaves_no_file_in_it(busy: Office, tmp_path: Path, clock: Clock) -> None:
    path = busy.folder.path
    busy.close()
    before = parts_of(path)
    composition.backup(path, tmp_path / "a", clock)
    assert parts_of(path) == before


def test_automatic_backups_wait_after_a_restore_until_somebody_confirms(
    busy: Office, tmp_path: Path, clock: Clock
) -> None:
    path = busy.folder.path
    made = composition.backup(path, tmp_path / "a", clock)
    busy.close()
    assert not backup.automatic_paused(path)
    backup.restore(made, path, clock())
    assert backup.automatic_paused(path)
    backup.resume_automatic(path)
    assert not backup.automatic_paused(path)


def test_the_list_of_backups_shows_what_was_saved_before_a_restore(busy: Office, tmp_path: Path, clock: Clock) -> None:
    path = busy.folder.path
    made = composition.backup(path, tmp_path / "a", clock)
    busy.close()
    done = backup.restore(made, path, clock())
    assert [one for one, _ in backup.listing(path)] == [done.saved_present]


@pytest.mark.parametrize("offset", [0, 4096 * 3, None])
def test_a_damaged_office_is_restored_and_its_bytes_are_kept(
    busy: Office, tmp_path: Path, clock: Clock, offset: int | None
) -> None:
    path = busy.folder.path
    made = composition.backup(path, tmp_path / "a", clock)
    busy.close()
    database = path / "desk.db"
    content = bytearray(database.read_bytes())
    if offset is None:
        content = content[: len(content) // 3]
    else:
        content[offset : offset + 6000] = b"\xff" * 6000
    database.write_bytes(content)
    done = backup.restore(made, path, clock())
    assert done.saved_present is not None
    assert (done.saved_present / "desk.db").read_bytes() == bytes(content)
    again = sample.open_office(path, clock)
    assert sound(again) == [] and all_numbers(again) == ["XF-2026-0001"]
    again.close()


def test_a_restore_heals_a_stored_file_that_was_altered_without_changing_its_length(
    busy: Office, tmp_path: Path, clock: Clock
) -> None:
    path = busy.folder.path
    made = composition.backup(path, tmp_path / "a", clock)
    busy.close()
    stored = next((path / "files").glob("??/*"))
    stored.write_bytes(b"\0" * stored.stat().st_size)
    backup.restore(made, path, clock())
    again = sample.open_office(path, clock)
    assert sound(again) == []
    again.close()


def test_a_restore_into_an_open_office_is_refused(busy: Office, tmp_path: Path, clock: Clock) -> None:
    made = composition.backup(busy.folder.path, tmp_path / "a", clock)
    sample.register(busy)
    with pytest.raises(FolderRefused, match="FOLDER_LOCKED"):
        backup.restore(made, busy.folder.path, clock())
    assert len(all_numbers(busy)) == 2


def test_a_restore_into_a_folder_with_other_files_is_refused(busy: Office, tmp_path: Path, clock: Clock) -> None:
    made = composition.backup(busy.folder.path, tmp_path / "a", clock)
    (tmp_path / "家").mkdir()
    (tmp_path / "家" / "照片.jpg").write_bytes(b"x")
    with pytest.raises(FolderRefused, match="FOLDER_FOREIGN"):
        backup.restore(made, tmp_path / "家", clock())
    assert [one.name for one in (tmp_path / "家").iterdir()] == ["照片.jpg"]


def test_a_restore_killed_before_its_last_step_can_be_repeated(busy: Office, tmp_path: Path, clock: Clock) -> None:
    made = composition.backup(busy.folder.path, tmp_path / "a", clock)
    target = tmp_path / "新"
    target.mkdir()
    shutil.copyfile(made / "desk.db", target / "desk.db.restored")
    (target / "lock").touch()
    assert backup.restore(made, target, clock()).saved_present is None
    again = sample.open_office(target, clock)
    assert sound(again) == []
    again.close()


def test_numbers_known_outside_are_kept_when_an_older_database_is_copied_in_by_hand(
    busy: Office, tmp_path: Path, clock: Clock
) -> None:
    path = busy.folder.path
    busy.close()
    shutil.copyfile(path / "desk.db", tmp_path / "old.db")
    again = sample.open_office(path, clock)
    for _ in range(4):
        sample.register(again)
    again.close()
    for part in path.glob("desk.db*"):
        part.unlink()
    shutil.copyfile(tmp_path / "old.db", path / "desk.db")
    again = sample.open_office(path, clock)
    assert ("NUMBER_BEHIND", "XF 2026") in sound(again)
    assert sample.register(again).number == "XF-2026-0006"
    again.close()


def test_a_number_whose_act_never_committed_is_used_by_the_next_one(busy: Office, clock: Clock) -> None:
    path = busy.folder.path
    NumberLog(path).begin([("XF", 2026, 2)])
    busy.close()
    again = sample.open_office(path, clock)
    assert sound(again) == []
    assert sample.register(again).number == "XF-2026-0002"
    assert sound(again) == []
    again.close()


def test_a_torn_line_of_the_number_log_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "numbers.log").write_text(
        "XF 2026 3\nXF 20\nF02 2026 7\nXF 2026 x\nXF 2026 4 begun\nXF 2025 2-4 lost\n"
    )
    log = NumberLog(tmp_path)
    assert log.issued() == {("XF", 2026): 3, ("F02", 2026): 7}
    assert log.touched()[("XF", 2026)] == 4
    assert log.lost() == {("XF", 2025): frozenset({2, 3, 4})}


def test_a_stored_file_that_was_altered_is_never_handed_out(tmp_path: Path) -> None:
    store = Files(tmp_path)
    digest = store.put(b"scan")
    assert store.get(digest) == b"scan"
    (tmp_path / digest[:2] / digest).write_bytes(b"scam")
    with pytest.raises(FileDamaged):
        store.get(digest)
    with pytest.raises(FileDamaged):
        store.get("0" * 64)


def test_a_copy_of_the_database_alone_is_a_sound_database(busy: Office, tmp_path: Path, clock: Clock) -> None:
    made = composition.backup(busy.folder.path, tmp_path / "a", clock)
    connection = sqlite3.connect(made / "desk.db")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()
    assert {one.name for one in made.iterdir()} == {"desk.db", "files", "manifest.json"}
