"""The window of the backups: making one, looking one over, and the careful way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.office import Office
from desktop_app.storage import backup
from desktop_app.usecases import backups
from tests import sample
from tests.ui.conftest import photograph
from ui.dialogs import backups as dialogs
from ui.dialogs.backups import BackupsDialog
from ui.errands import Errands


@pytest.fixture
def errands(office: Office) -> Iterator[Errands]:
    made = Errands(office)
    yield made
    made.close()


@pytest.fixture
def dialog(errands: Errands, qtbot: QtBot) -> BackupsDialog:
    sample.register(errands.office)
    return opened(errands, qtbot)


def opened(errands: Errands, qtbot: QtBot) -> BackupsDialog:
    made = BackupsDialog(None, errands)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not errands.busy)
    return made


def back_up(dialog: BackupsDialog, qtbot: QtBot, into: Path | None = None) -> None:
    dialog.back_up(into)
    assert not dialog.ready.isEnabled()
    qtbot.waitUntil(lambda: not dialog.errands.busy, timeout=10000)


def test_a_backup_is_made_and_listed(dialog: BackupsDialog, qtbot: QtBot) -> None:
    assert not dialog.empty.isHidden() and not dialog.restore.isEnabled()
    back_up(dialog, qtbot)
    photograph(dialog, "backups")
    assert dialog.table.texts() == [("2026-03-16 10:06", "1", "0", "0", "做成时已核对")]
    assert "1 件事项" in dialog.bars.shown()["ok"].accessibleName() and dialog.ready.isEnabled()


def test_a_backup_elsewhere_is_remembered(dialog: BackupsDialog, tmp_path: Path, qtbot: QtBot) -> None:
    back_up(dialog, qtbot, tmp_path / "移动硬盘")
    assert "移动硬盘" in dialog.outside.text() and dialog.table.texts() == []


def test_a_pulled_disk_is_told_in_plain_words(dialog: BackupsDialog, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "gone").write_text("")
    back_up(dialog, qtbot, tmp_path / "gone")
    assert "本机数据完好" in dialog.bars.shown()["error"].accessibleName()
    assert dialog.ready.isEnabled() and not dialog.state.text()


def test_a_damaged_backup_is_found_and_never_restored(
    dialog: BackupsDialog, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask", lambda *_words: "RESTORE")
    back_up(dialog, qtbot)
    (backups.listing(office)[0].path / "desk.db").write_bytes(b"nothing left")
    with qtbot.assertNotEmitted(dialog.restore_asked):
        dialog.restore_chosen()
        qtbot.waitUntil(lambda: not dialog.errands.busy)
    assert dialog.table.texts()[0][4] == "不完整" and "error" in dialog.bars.shown()


@pytest.mark.parametrize("agreed", [True, False])
def test_going_back_is_handed_over_only_after_asking(
    dialog: BackupsDialog, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    back_up(dialog, qtbot)
    asked: list[str] = []

    def answer(_parent: object, question: str, lines: list[str], *_more: object) -> str:
        asked.extend([question, *lines])
        return "RESTORE" if agreed else ""

    monkeypatch.setattr(dialogs, "ask", answer)
    told: list[Path] = []
    dialog.restore_asked.connect(told.append)
    dialog.restore_chosen()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked[0] == "恢复到 2026-03-16 10:06 的状态" and "1 件事项" in asked[2]
    assert told == ([backups.listing(office)[0].path] if agreed else [])
    assert dialog.isVisible() is not agreed


def test_after_a_restore_the_officer_lets_the_daily_backups_go_on(
    errands: Errands, office: Office, qtbot: QtBot
) -> None:
    place = backups.place(office)
    place.mkdir(exist_ok=True)
    (place / backup.PAUSED).write_text("2026-03-16")
    dialog = opened(errands, qtbot)
    assert "暂停" in dialog.bars.shown()["warn"].accessibleName()
    dialog.resume()
    assert backups.standing(office).due


def test_a_backup_leaves_as_one_file_and_comes_back_after_asking(
    dialog: BackupsDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(dialog, qtbot)
    target = tmp_path / "带走.xfdesk"
    dialog.pack_into(dialog._rows[0].path, target)
    qtbot.waitUntil(lambda: target.exists() and not dialog.errands.busy, timeout=10000)
    photograph(dialog, "backups-packed")
    asked: list[object] = []
    monkeypatch.setattr(dialogs, "ask", lambda *_given: asked.append(1) or "RESTORE")
    dialog.restore_asked.connect(asked.append)
    dialog.restore_bundle(target)
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=10000)
    assert isinstance(asked[1], Path) and asked[1].name == "desk-带走"


def test_what_is_no_bundle_is_told_and_nothing_is_asked(dialog: BackupsDialog, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "别的.xfdesk").write_bytes(b"PK nothing")
    dialog.restore_bundle(tmp_path / "别的.xfdesk")
    qtbot.waitUntil(lambda: "error" in dialog.bars.shown(), timeout=10000)
    assert "不是数据包" in dialog.bars.shown()["error"].accessibleName() and dialog.ready.isEnabled()
