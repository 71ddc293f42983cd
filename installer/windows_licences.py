"""The licences of everything that is shipped, in one folder with an index; a part without one stops the build."""

from __future__ import annotations

import re
import shutil
from email.parser import HeaderParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMON = Path("/usr/share/common-licenses")
INDEX = "第三方许可.txt"
QT = ("pyside6_essentials", "shiboken6")
_TEXTS = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_COPYLEFT = re.compile(r"\bGPL", re.IGNORECASE)
_LESSER = re.compile(r"LGPL|Lesser", re.IGNORECASE)

HEAD = """校园信访工作台随附的第三方组成部分

本程序按 MIT 许可发布（LICENSE.txt）。以下各部分按各自的许可使用，许可全文在本文件夹的同名子文件夹里。

Qt 和 PySide6（LGPL-3.0）
  Qt 6、PySide6、Shiboken6 按 GNU 宽通用公共许可证第 3 版使用，全文见 Qt-LGPL-3.0.txt、Qt-GPL-3.0.txt。
  它们是独立的动态库，没有改动，在安装文件夹的 lib\\PySide6 和 lib\\shiboken6 里。您可以用自己编译的、接口相同的
  版本替换这些文件：退出程序，换上同名文件，再启动即可；本程序不校验这些文件，也不禁止为调试这种修改而进行的
  反向工程。Qt 的源代码由 Qt 公司公开提供，版本见下表；也可以向本程序的发布者索取，三年内有效。

Qt and PySide6 are used under the GNU LGPL version 3, unmodified and as separate libraries in lib\\PySide6 and
lib\\shiboken6. Replace a library by one of the same interface while the program is closed; nothing checks them.

组成部分
"""


def collect(stage: Path) -> int:
    """Fill `stage`/licenses from what was staged; returns how many parts are listed.

    Raises SystemExit for a part without a licence text, or one that may only be used under the GPL.
    """
    target = stage / "licenses"
    target.mkdir()
    shutil.copy(ROOT / "LICENSE", target / "LICENSE.txt")
    for short in ("LGPL-3", "GPL-3"):
        shutil.copy(COMMON / short, target / f"Qt-{short}.0.txt")
    rows = [_python(target), *_own(target)]
    for info in sorted((stage / "lib").glob("*.dist-info")):
        rows.append(distribution(info, target))
    lines = [f"  {name:<24} {version:<14} {licence}" for name, version, licence in rows]
    (target / INDEX).write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8-sig", newline="\r\n")
    return len(rows)


def _python(target: Path) -> tuple[str, str, str]:
    folder = target / "Python"
    folder.mkdir()
    for name in ("Python-LICENSE.txt", "Python-parts.txt"):
        shutil.copy(ROOT / "installer" / "windows" / name, folder / name)
    return "Python", "3.11", "PSF-2.0（含 SQLite、libffi、Expat、libmpdec、zlib，见全文）"


def _own(target: Path) -> list[tuple[str, str, str]]:
    """Fonts, icons and data of the program's own resources."""
    rows = []
    for part, licence in (
        ("fonts", "OFL-1.1"), ("icons", "ISC"), ("holidays", "MIT"), ("regions", "MIT"),
    ):  # fmt: skip
        texts = [
            one for one in sorted((ROOT / "resources" / part).iterdir())
            if _TEXTS.search(one.name) or one.name.startswith("OFL")
        ]  # fmt: skip
        if not texts:
            raise SystemExit(f"resources/{part} has no licence text")
        folder = target / part
        folder.mkdir()
        for one in texts:
            shutil.copy(one, folder / (one.name if one.suffix else one.name + ".txt"))
        rows.append((part, "", licence))
    return rows


def distribution(info: Path, target: Path) -> tuple[str, str, str]:
    """Name, version and licence of one library; its texts go into a folder of its name. Raises SystemExit."""
    told = HeaderParser().parsestr((info / "METADATA").read_text(encoding="utf-8"))
    name, version = str(told["Name"]), str(told["Version"])
    licence = _named(told.get_all("Classifier") or [], str(told["License-Expression"] or told["License"] or ""))
    key = info.name.split("-")[0].lower()
    if key in QT:
        return name, version, "LGPL-3.0-only（可选许可中的选择）"
    if _COPYLEFT.search(licence) and not _LESSER.search(licence):
        raise SystemExit(f"{name} may only be used under {licence}")
    texts = [one for one in sorted(info.rglob("*")) if one.is_file() and _is_text(one, info)]
    if not texts:
        raise SystemExit(f"{name} carries no licence text")
    folder = target / name
    for one in texts:
        inside = [part for part in one.relative_to(info).parts if part.lower() != "licenses"]
        place = folder.joinpath(*inside)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(one, place if place.suffix in (".txt", ".md") else place.with_name(place.name + ".txt"))
    return name, version, licence


def _is_text(path: Path, info: Path) -> bool:
    inside = path.relative_to(info)
    return "licenses" in inside.parts or bool(_TEXTS.search(inside.name))


def _named(classifiers: list[str], expression: str) -> str:
    if expression and "\n" not in expression and len(expression) < 80:
        return expression
    ends = [one.split("::")[-1].strip() for one in classifiers if one.startswith("License")]
    return "、".join(ends) or "见全文"
