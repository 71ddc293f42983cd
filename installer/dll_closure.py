"""Every library a Windows program asks for lies in its folder or is one of Windows' own.

Wine hides a missing system library behind its own, and the building machine has none of them: without this a program
that starts here may not start on the officer's PC. Imports are read by objdump of the mingw tools.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

OBJDUMP = "x86_64-w64-mingw32-objdump"
BINARIES = {".dll", ".pyd", ".exe"}
# Libraries every Windows 10 (1809) and later brings; names in lower case.
WINDOWS = frozenset(
    [
        "advapi32",
        "authz",
        "bcrypt",
        "bcryptprimitives",
        "cfgmgr32",
        "comctl32",
        "comdlg32",
        "crypt32",
        "cryptbase",
        "d2d1",
        "d3d11",
        "d3d12",
        "d3d9",
        "dcomp",
        "dnsapi",
        "dwmapi",
        "dwrite",
        "dxgi",
        "gdi32",
        "icuin",
        "icuuc",
        "imm32",
        "iphlpapi",
        "kernel32",
        "mincore",
        "mpr",
        "msi",
        "msvcrt",
        "ncrypt",
        "netapi32",
        "normaliz",
        "ntdll",
        "ole32",
        "oleaut32",
        "powrprof",
        "propsys",
        "psapi",
        "rpcrt4",
        "secur32",
        "setupapi",
        "shcore",
        "shell32",
        "shlwapi",
        "ucrtbase",
        "uiautomationcore",
        "user32",
        "userenv",
        "usp10",
        "uxtheme",
        "version",
        "winhttp",
        "winmm",
        "winspool",
        "wintrust",
        "ws2_32",
        "wtsapi32",
        "mscms",
    ]
)
SYSTEM_SETS = re.compile(r"(api|ext)-ms-win-.*")
_IMPORT = re.compile(r"^\s*DLL Name: (\S+)", re.MULTILINE)


def imports(path: Path) -> frozenset[str]:
    """Names of the libraries a binary imports, in lower case. Raises CalledProcessError for what is no binary."""
    told = subprocess.run([OBJDUMP, "-p", path], capture_output=True, text=True, check=True, errors="replace").stdout
    return frozenset(name.lower() for name in _IMPORT.findall(told))


def ours(name: str) -> bool:
    """Whether a library must come with the program."""
    stem = name.removesuffix(".dll").removesuffix(".drv")
    return stem not in WINDOWS and SYSTEM_SETS.fullmatch(stem) is None


def binaries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in BINARIES)


def missing(folder: Path) -> dict[str, list[str]]:
    """What is asked for and lies nowhere in `folder`: library -> the binaries that ask, relative to it."""
    present = {path.name.lower() for path in binaries(folder)}
    lost: dict[str, list[str]] = {}
    for path in binaries(folder):
        for name in imports(path):
            if ours(name) and name not in present:
                lost.setdefault(name, []).append(path.relative_to(folder).as_posix())
    return lost


def unused(folder: Path, started: Iterable[str]) -> list[Path]:
    """Libraries nobody in `folder` asks for. started: names that are loaded by name, in lower case."""
    asked = {name for path in binaries(folder) for name in imports(path)} | set(started)
    return [path for path in binaries(folder) if path.suffix.lower() == ".dll" and path.name.lower() not in asked]
