"""The program proves on any machine that every part of it works, and says so in a file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def proved(out: Path, root: Path = ROOT) -> tuple[int, dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", "--self-test", str(out)],
        cwd=root,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(root)},
        capture_output=True,
        timeout=120,
        check=False,
    )
    return done.returncode, json.loads((out / "verdict.json").read_text("utf-8"))


def test_every_part_of_the_program_proves_itself_at_a_chinese_path(tmp_path: Path) -> None:
    code, verdict = proved(tmp_path / "自检 结果")
    assert [one for one in verdict["checks"] if not one["ok"]] == []
    assert code == 0 and verdict["ok"]
    names = [one["name"] for one in verdict["checks"]]
    assert {"modules", "fonts", "icons", "forms", "scans", "window", "scheduler", "tray", "verify"} <= set(names)
    assert len(list((tmp_path / "自检 结果" / "prints").glob("*.pdf"))) > 80


@pytest.mark.drill
@pytest.mark.parametrize(
    ("lost", "named"),
    [("resources/fonts/song.ttf", "fonts"), ("resources/icons/bell.svg", "window"), ("ui/dialogs/sheet.py", "modules")],
)
def test_a_part_that_is_missing_is_named_and_the_verdict_is_no(tmp_path: Path, lost: str, named: str) -> None:
    copy = tmp_path / "program"
    for part in ("desktop_app", "ui", "resources"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / lost).unlink()
    code, verdict = proved(tmp_path / "out", copy)
    assert code == 1 and not verdict["ok"]
    assert named in {one["name"] for one in verdict["checks"] if not one["ok"]}
