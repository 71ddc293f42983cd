"""What every test of the office starts from: a clock that can be moved, and a set-up office of invented people."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop_app.office import Office
from tests import sample


class Clock:
    """The wall clock of the tests: stands still until it is moved."""

    def __init__(self, wall_clock: datetime) -> None:
        self._moment = sample.at_school(wall_clock)

    def __call__(self) -> datetime:
        return self._moment

    def set(self, wall_clock: datetime) -> None:
        """Move to a wall-clock time at the school."""
        self._moment = sample.at_school(wall_clock)

    def forward(self, **much: float) -> None:
        """Move on, by the arguments of timedelta."""
        self._moment += timedelta(**much)


@pytest.fixture
def clock() -> Clock:
    """Monday, 16 March 2026, 10:06 at the school."""
    return Clock(datetime(2026, 3, 16, 10, 6))


@pytest.fixture(scope="session")
def set_up_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose office has answered the first questions; copied for each test, never written to."""
    folder = tmp_path_factory.mktemp("set-up") / "office"
    sample.set_up_office(folder, Clock(datetime(2026, 3, 16, 10, 0))).close()
    return folder


@pytest.fixture
def folder(set_up_folder: Path, tmp_path: Path) -> Path:
    """A data folder of this test's own, nobody has it open."""
    return Path(shutil.copytree(set_up_folder, tmp_path / "信访 数据"))


@pytest.fixture
def office(folder: Path, clock: Clock) -> Iterator[Office]:
    """The office opened by its registering officer 林晓岚."""
    opened = sample.open_office(folder, clock)
    yield opened
    opened.close()


Story = Callable[[Office, Clock], Any]
After = Callable[[Story], tuple[Office, Any]]


@pytest.fixture(scope="session")
def told_stories() -> dict[Story, tuple[Path, datetime, Any]]:
    """What `after` has prepared: the data folder, the moment its story ended, what the story returned."""
    return {}


@pytest.fixture
def after(
    told_stories: dict[Story, tuple[Path, datetime, Any]],
    set_up_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
    tmp_path: Path,
    clock: Clock,
) -> Iterator[After]:
    """Opens the office after a story that many tests begin with. It happens once; each test gets a copy of the folder,
    its clock moved to the end of the story, and what the story returned."""
    opened: list[Office] = []

    def told(story: Story) -> tuple[Office, Any]:
        if story not in told_stories:
            folder = Path(shutil.copytree(set_up_folder, tmp_path_factory.mktemp("story") / "office"))
            own = Clock(datetime(2026, 3, 16, 10, 6))
            office = sample.open_office(folder, own)
            result = story(office, own)
            office.close()
            told_stories[story] = folder, own(), result
        folder, moment, result = told_stories[story]
        clock.forward(seconds=(moment - clock()).total_seconds())
        office = sample.open_office(Path(shutil.copytree(folder, tmp_path / "信访 数据")), clock)
        opened.append(office)
        return office, result

    yield told
    for office in opened:
        office.close()


@pytest.fixture
def desk_samples() -> Path:
    """The folder of real samples, outside the repository; without it these tests are skipped."""
    told = os.environ.get("DESK_SAMPLES", "")
    if not told or not Path(told).is_dir():
        pytest.skip("DESK_SAMPLES names no folder with real samples")
    return Path(told)
