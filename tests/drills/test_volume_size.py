"""A volume of 500 scanned pages is put into one PDF without filling the memory of a school's computer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.drill
pytest.importorskip("resource", reason="peak memory is read the Unix way")

PARTS, PAGES = 50, 10
# pikepdf holds what it copies until it is saved: about the volume itself, and little more.
MOST_MEGABYTES = 40

MAKE = """
import sys
from io import BytesIO
from pathlib import Path
from PIL import Image, ImageChops
import pikepdf
from desktop_app.documents.leaves import paged

folder, parts, pages = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
grain = Image.effect_noise((827, 1170), 34).resize((1654, 2339)).convert("RGB")
for place in range(parts):
    with pikepdf.new() as whole:
        for number in range(pages):
            scan = BytesIO()
            ImageChops.offset(grain, 3 * number, 7 * place).save(scan, "JPEG", quality=10)
            with pikepdf.open(BytesIO(paged("scan.jpg", scan.getvalue())[0])) as page:
                whole.pages.extend(page.pages)
        whole.save(folder / f"{place}.pdf")
"""

BIND = """
import json, resource, sys, time
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
import pikepdf
from desktop_app.documents.volume import assemble
from desktop_app.facts_archive import VolumePart, VolumePlan

folder, parts, pages = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])

def bind(count, target):
    made = tuple(
        VolumePart(title=f"第{n}件", pages=pages, first=1 + n * pages, open=partial((folder / f"{n}.pdf").open, "rb"))
        for n in range(count)
    )
    plan = VolumePlan(title="大卷", author="学校", number="1", made_on=date(2026, 5, 6), front=(), parts=made, back=())
    told = []
    with target.open("w+b") as out:
        return assemble(plan, out, lambda done, all_: told.append(done)), told

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

bind(1, folder / "one.out")
before, start = peak(), time.monotonic()
made, told = bind(parts, folder / "whole.out")
print(json.dumps({"pages": made.pages, "pdfa": made.pdfa, "seconds": round(time.monotonic() - start, 1),
                  "before": round(before), "peak": round(peak()), "told": len(told),
                  "megabytes": round((folder / "whole.out").stat().st_size / 1e6)}))
"""


def run(script: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder), str(PARTS), str(PAGES)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_five_hundred_scanned_pages_need_little_memory(tmp_path: Path) -> None:
    run(MAKE, tmp_path)
    told = json.loads(run(BIND, tmp_path))
    sys.stdout.write(f"{told}\n")
    assert told["pages"] == PARTS * PAGES and told["pdfa"] and told["megabytes"] > 100
    assert told["peak"] - told["before"] < MOST_MEGABYTES
    assert told["told"] == PARTS * PAGES
