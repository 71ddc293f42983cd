"""What is compiled for the Windows program: two launchers with icon and version, and the forwarder python3.dll."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent / "windows"
GCC, WINDRES, OBJDUMP = (f"x86_64-w64-mingw32-{tool}" for tool in ("gcc", "windres", "objdump"))
GUI, CONSOLE = "PetitionDesk.exe", "petition-desk.exe"
ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_EXPORT = re.compile(r"^\s*\[\s*\d+\] (_?Py\w+)$", re.MULTILINE)


def icon(target: Path) -> None:
    """Draw the program's own icon, as the window and the tray show it, into an .ico file."""
    sys.path.insert(0, str(HERE.parent.parent))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from ui import theme
    from ui.app_icon import app_icon

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, theme.Theme())
    drawn = []
    for size in ICON_SIZES:
        picture = app_icon().pixmap(size, size).toImage().convertToFormat(QImage.Format.Format_RGBA8888)
        whole = Image.frombytes("RGBA", (picture.width(), picture.height()), bytes(picture.constBits()))
        drawn.append(whole.resize((size, size)))
    drawn[-1].save(target, format="ICO", sizes=[(size, size) for size in ICON_SIZES], append_images=drawn[:-1])


def side_picture(target: Path) -> None:
    """The picture at the left of the wizard's first and last page: the program's colour with its sign."""
    from PySide6.QtGui import QColor, QImage, QPainter

    from ui.app_icon import GROUND, app_icon

    picture = QImage(164, 314, QImage.Format.Format_RGB32)
    picture.fill(QColor(GROUND))
    painter = QPainter(picture)
    painter.drawPixmap(50, 60, app_icon().pixmap(64, 64))
    painter.end()
    picture.save(str(target))


def launchers(stage: Path, work: Path, version: str) -> None:
    """Compile both launchers into `stage`. work: a folder for what lies between."""
    icon(work / "desk.ico")
    side_picture(work / "side.bmp")
    (work / "launcher.manifest").write_bytes((HERE / "launcher.manifest").read_bytes())
    numbers = ",".join((version.split("+")[0].split(".") + ["0"] * 4)[:4])
    for name, more in ((GUI, ["-mwindows"]), (CONSOLE, ["-DCONSOLE", "-mconsole"])):
        text = (HERE / "launcher.rc.in").read_text(encoding="utf-8")
        for key, value in (("numbers", numbers), ("version", version), ("name", name)):
            text = text.replace("{" + key + "}", value)
        (work / "launcher.rc").write_text(text, encoding="utf-8")
        subprocess.run([WINDRES, "launcher.rc", "-O", "coff", "-o", "launcher.o"], cwd=work, check=True)
        command = [GCC, "-Os", "-s", "-municode", "-Wall", "-Wextra", "-finput-charset=UTF-8", *more]
        command += [str(HERE / "launcher.c"), "launcher.o", "-o", str(stage / name), "-lshell32"]
        command += ["-static-libgcc", "-Wl,--dynamicbase,--nxcompat,--high-entropy-va,--no-insert-timestamp"]
        subprocess.run(command, cwd=work, check=True)


def forwarder(runtime: Path, work: Path) -> int:
    """python3.dll, which wheels for every Python 3 import: each of its names leads to python311.dll. Returns how
    many."""
    told = subprocess.run([OBJDUMP, "-p", runtime / "python311.dll"], capture_output=True, text=True, check=True)
    names = sorted(set(_EXPORT.findall(told.stdout)))
    if len(names) < 1000:
        raise RuntimeError(f"only {len(names)} names were read from python311.dll")
    lines = ["LIBRARY python3", "EXPORTS", *(f"  {name}=python311.{name}" for name in names)]
    (work / "python3.def").write_text("\n".join(lines) + "\n", encoding="ascii")
    (work / "python3.c").write_text("int __stdcall DllMainCRTStartup(void *a, int b, void *c) { return 1; }\n")
    command = [GCC, "-shared", "-s", "-nostdlib", "-o", str(runtime / "python3.dll"), "python3.c", "python3.def"]
    subprocess.run([*command, "-Wl,-e,DllMainCRTStartup,--no-insert-timestamp"], cwd=work, check=True)
    return len(names)
