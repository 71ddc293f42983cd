"""One window per data folder: a second start calls the first forward and hands it what it was to open."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.labels import screen
from ui import instance
from ui.instance import SingleInstance


@pytest.mark.parametrize("opened", ["", "D:\\U盘\\信访.xfdesk"])
def test_a_second_start_reaches_the_first_with_the_file_it_was_given(qtbot: QtBot, tmp_path: Path, opened: str) -> None:
    first, other = SingleInstance(tmp_path), SingleInstance(tmp_path / "另一处")
    assert not first.other_answers() and not other.other_answers()
    heard: list[str] = []
    first.called.connect(heard.append)
    other.called.connect(lambda _said: pytest.fail("another folder's window was called"))
    assert SingleInstance(tmp_path).other_answers(opened)
    qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    assert heard == [opened]


def test_a_program_on_a_stick_keeps_its_data_beside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "PetitionDesk.exe"))
    kept = tmp_path / "config" / "folder.txt"
    monkeypatch.setattr(instance, "config_file", lambda: kept)
    instance.remember_folder(tmp_path / "别处")
    assert instance.remembered_folder() == tmp_path / "别处"
    (tmp_path / instance.PORTABLE).write_text("")
    assert instance.remembered_folder() == tmp_path / screen.PORTABLE_DATA
    instance.remember_folder(tmp_path / "不该记")
    assert kept.read_text("utf-8") == str(tmp_path / "别处")
