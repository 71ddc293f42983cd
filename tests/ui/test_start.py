"""The window opens without loading what the first paint does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("reportlab", "xlsxwriter", "python_calamine", "pikepdf", "pypdfium2", "apscheduler", "pypinyin", "alembic")

PROGRAM = """
import sys
from datetime import datetime, UTC
from pathlib import Path
import sqlalchemy.orm
from PySide6.QtWidgets import QApplication
from desktop_app import composition
from ui import theme
from ui.errands import Errands
from ui.main_window import MainWindow
app = QApplication([])
theme.apply(app, theme.Theme())
office = composition.open_writing(Path(sys.argv[1]), lambda: datetime(2026, 3, 16, 2, 6, tzinfo=UTC))
errands = Errands(office)
window = MainWindow(office, errands)
window.show()
app.processEvents()
print(",".join(name for name in sys.argv[2].split(",") if name in sys.modules))
errands.close()
office.close()
"""


def test_the_first_paint_needs_no_printing_spreadsheet_or_scheduler_library(folder: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), ",".join(HEAVY)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip() == ""
