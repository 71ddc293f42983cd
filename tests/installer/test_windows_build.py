"""What the Windows installer is made of is locked, complete, licensed, and no library it needs is left out."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest

from installer import dll_closure, windows_licences, windows_stage

ROOT = Path(__file__).resolve().parents[2]
COMPILER = "x86_64-w64-mingw32-gcc"


def locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text("utf-8")
    return {key.lower().replace("_", "-"): version for key, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.M)}


def test_the_windows_lock_holds_every_library_in_the_version_that_is_tested() -> None:
    windows, tested = locked("installer/requirements-windows.lock"), locked("requirements.lock")
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {re.match(r"[\w.-]+", one).group().lower() for one in wanted}  # type: ignore[union-attr]
    assert names <= set(windows)
    assert {name: version for name, version in windows.items() if tested.get(name, version) != version} == {}


@pytest.mark.parametrize("name", ["requirements-windows.lock", "requirements-runtime.lock"])
def test_every_locked_part_has_a_hash_and_no_lock_names_a_registry(name: str) -> None:
    text = (ROOT / "installer" / name).read_text("utf-8")
    parts = re.split(r"^(?=[\w.-]+==)", text, flags=re.M)
    assert all("--hash=sha256:" in part for part in parts if "==" in part)
    assert "://" not in text


@pytest.mark.parametrize(
    ("name", "ours"),
    [("kernel32.dll", False), ("api-ms-win-core-synch-l1-2-0.dll", False), ("winspool.drv", False),
     ("qt6core.dll", True), ("msvcp140.dll", True), ("libstdc++-6.dll", True)],
)  # fmt: skip
def test_windows_own_libraries_are_told_from_those_that_must_come_along(name: str, ours: bool) -> None:
    assert dll_closure.ours(name) is ours


@pytest.mark.skipif(shutil.which(COMPILER) is None, reason="the mingw compiler is not installed here")
def test_a_library_that_was_taken_away_is_named_with_who_asks_for_it(tmp_path: Path) -> None:
    (tmp_path / "part.c").write_text("__declspec(dllexport) int part(void) { return 7; }\n")
    (tmp_path / "main.c").write_text("int part(void);\nint main(void) { return part(); }\n")
    stage = tmp_path / "stage"
    (stage / "lib").mkdir(parents=True)
    for command in (
        [COMPILER, "-shared", "part.c", "-o", "stage/lib/part.dll", "-Wl,--out-implib,part.a"],
        [COMPILER, "main.c", "part.a", "-o", "stage/main.exe"],
    ):
        subprocess.run(command, cwd=tmp_path, check=True)
    assert dll_closure.missing(stage) == {}
    (stage / "lib" / "part.dll").unlink()
    assert dll_closure.missing(stage) == {"part.dll": ["main.exe"]}


def test_another_zip_than_the_one_that_was_meant_is_refused(tmp_path: Path) -> None:
    given = tmp_path / "python.zip"
    with zipfile.ZipFile(given, "w") as content:
        content.writestr("python311.dll", b"")
    with pytest.raises(ValueError, match="python"):
        windows_stage.python_of_zip(tmp_path / "stage", given, "0" * 64)
    assert not (tmp_path / "stage").exists()


def info(folder: Path, name: str, licence: str, text: bool = True) -> Path:
    made = folder / f"{name}-1.0.dist-info"
    made.mkdir(parents=True)
    (made / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\nLicense: {licence}\n")
    if text:
        (made / "LICENSE").write_text("text")
    return made


def test_a_part_without_a_licence_text_or_under_the_gpl_alone_stops_the_build(tmp_path: Path) -> None:
    target = tmp_path / "licenses"
    row = windows_licences.distribution(info(tmp_path, "good", "MIT"), target)
    assert row == ("good", "1.0", "MIT") and (target / "good" / "LICENSE.txt").read_text() == "text"
    with pytest.raises(SystemExit, match="bare"):
        windows_licences.distribution(info(tmp_path, "bare", "MIT", text=False), target)
    with pytest.raises(SystemExit, match="GPL"):
        windows_licences.distribution(info(tmp_path, "copyleft", "GPL-3.0-only"), target)


def test_the_setup_and_the_program_agree_on_the_entry_that_starts_it() -> None:
    script = (ROOT / "installer" / "windows" / "petition_desk.nsi").read_text("utf-8")
    from ui import autostart, instance

    assert f'!define KEY "{autostart.NAME}"' in script
    assert autostart.RUN.split("\\", 1)[1].replace("\\\\", "\\") in script
    assert instance.PLACE.endswith(f"Software\\{autostart.NAME}")
    assert instance.PORTABLE in script
