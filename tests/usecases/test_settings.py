"""Where an office may begin: an empty folder whose files Windows can still open."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.rules.refusal import Refused
from desktop_app.usecases import backups, settings
from tests import sample
from tests.conftest import Clock


@pytest.mark.parametrize(("length", "refused"), [(settings.LONGEST_PATH, False), (settings.LONGEST_PATH + 1, True)])
def test_a_path_is_refused_when_the_files_of_a_backup_would_pass_what_windows_opens(length: int, refused: bool) -> None:
    folder = Path(("/数据的文件夹" * length)[:length].rstrip("/").ljust(length, "数"))
    assert len(str(folder)) == length
    if refused:
        with pytest.raises(Refused) as said:
            settings.check_new_folder(folder)
        assert said.value.code == "FOLDER_PATH_LONG"
    else:
        settings.check_new_folder(folder)


def test_the_longest_file_of_an_office_stays_below_what_windows_opens(tmp_path: Path, clock: Clock) -> None:
    office = sample.set_up_office(tmp_path / "数据", clock)
    matter = sample.register(office).id
    sample.accept(office, matter)
    backups.make(office)
    office.close()
    inside = max(len(str(path.relative_to(tmp_path / "数据"))) for path in (tmp_path / "数据").rglob("*"))
    assert settings.LONGEST_PATH + 1 + inside + len(".part") < 260
