#!/usr/bin/env python3
"""Run or test the program straight from a source checkout, on a machine that has nothing but Python 3.11.

    python3 installer/start.py run  [ARGUMENTS OF petition-desk]
    python3 installer/start.py test [ARGUMENTS OF pytest]
    python3 installer/start.py check          (ruff and mypy)

The first start makes `.venv` in the checkout from `requirements.lock` (hashes checked) and, on Debian as root, brings
the system libraries Qt needs by apt. A later start finds its stamp and goes straight on.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# What a Debian without a desktop lacks, by the shared object that proves it is there.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def apt(packages: list[str]) -> bool:
    """Install Debian packages when this is a Debian and we are root; otherwise say what is missing."""
    if not packages:
        return True
    if not shutil.which("apt-get") or os.geteuid() != 0:
        print("missing system packages, please install: " + " ".join(packages), file=sys.stderr)
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if subprocess.run(install, env=environment, stdout=subprocess.DEVNULL).returncode == 0:
        return True
    subprocess.run(["apt-get", "update", "-qq"], env=environment, check=True, stdout=subprocess.DEVNULL)
    return subprocess.run(install, env=environment, stdout=subprocess.DEVNULL).returncode == 0


def suitable_python() -> str:
    """This interpreter, or a newer one on the path when this one is too old."""
    if tuple(sys.version_info) >= (3, 11):
        return sys.executable
    for name in ("python3.13", "python3.12", "python3.11"):
        found = shutil.which(name)
        if found:
            return found
    sys.exit("Python 3.11 or newer is needed")


def stamp() -> str:
    content = LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes() + str(ROOT).encode()
    return hashlib.sha256(content + sys.version.encode()).hexdigest()


def make_ready() -> None:
    """Bring `.venv` and the system libraries to what the lock names; cheap when nothing changed."""
    mark = VENV / "ready"
    if mark.exists() and mark.read_text() == stamp() and PYTHON.exists():
        return
    print("making ready: " + str(VENV), file=sys.stderr)
    if not WINDOWS:
        apt([package for soname, package in LIBRARIES.items() if not loads(soname)])
    python = suitable_python()
    if not PYTHON.exists() or subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        if subprocess.run([python, "-c", "import ensurepip, venv"], capture_output=True).returncode:
            apt(["python3-venv"])
        subprocess.run([python, "-m", "venv", VENV], check=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], check=True)
    mark.write_text(stamp())


def has_screen() -> bool:
    return WINDOWS or sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def tour(arguments: list[str]) -> int:
    """Without a screen the main job is shown in a virtual one; its pictures and prints stay in `tour-out`."""
    if not shutil.which("Xvfb") and not apt(["xvfb"]):
        return 1
    out = ROOT / "tour-out"
    with tempfile.TemporaryDirectory() as folder:
        read, write = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-fbdir", folder],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        try:
            number = os.fdopen(read).readline().strip()
            if not number:
                print("no virtual screen could be started", file=sys.stderr)
                return 1
            environment = {**os.environ, "DISPLAY": ":" + number, "QT_QPA_PLATFORM": "xcb"}
            command = [str(PYTHON), "-m", "desktop_app", "tour", "--out", str(out), *arguments]
            code = subprocess.run(command, env=environment, cwd=ROOT).returncode
        finally:
            server.terminate()
            server.wait()
    print(f"no screen here: the guided tour ran in a virtual one; its pictures and prints lie in {out}")
    return code


def main() -> int:
    if len(sys.argv) < 2 or sys.argv[1] not in ("run", "test", "check"):
        print(__doc__, file=sys.stderr)
        return 2
    job, arguments = sys.argv[1], sys.argv[2:]
    make_ready()
    if job == "run":
        if not arguments and not has_screen():
            return tour([])
        return subprocess.run([PYTHON, "-m", "desktop_app", *arguments], cwd=ROOT).returncode
    if job == "check":
        steps = [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]]
        return max(subprocess.run([PYTHON, "-m", *step], cwd=ROOT).returncode for step in steps)
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    if not arguments:
        # One more than the two cores of a small machine: a test of a window spends part of its time waiting for it.
        arguments = ["-n", "3", "--dist", "worksteal"]
    return subprocess.run([PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
