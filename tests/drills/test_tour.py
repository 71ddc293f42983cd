"""The guided tour does the whole main job in the real window and every step says what it did."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.drill


def test_the_tour_walks_from_the_wizard_to_a_sound_journal(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    samples = os.environ.get("DESK_SAMPLES", "")
    letters = Path(samples) / "letters" / "real_letters_495.xlsx"
    more = ["--letters", str(letters)] if letters.is_file() else []
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", "tour", "--out", str(tmp_path / "演示"), *more],
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    pictures = sorted((tmp_path / "演示" / "screens").glob("*.png"))
    prints = sorted((tmp_path / "演示" / "prints").glob("*.pdf"))
    assert len(pictures) > 50
    assert {one.stem.split("-")[0] for one in prints} >= {"F01", "F02", "F30", "F44", "DAYS", "TODAY", "blank"}
    assert all(one.stat().st_size > 2000 for one in (*pictures, *prints))
