"""The files shipped with the program: rules, holidays, phrases, fonts, icons.

The folder `resources` lies beside the package `desktop_app`, in a source checkout as in an installed program.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources"


def path(name: str) -> Path:
    """The file `name` ("holidays/2026.json", forward slashes) as a path, for readers that need one (fonts)."""
    return FOLDER.joinpath(*name.split("/"))


def data(name: str) -> bytes:
    """The bytes of a shipped file. Raises FileNotFoundError when the installation is incomplete."""
    return path(name).read_bytes()


def text(name: str) -> str:
    """The UTF-8 text of a shipped file. Raises FileNotFoundError when the installation is incomplete."""
    return path(name).read_text(encoding="utf-8")


def names(folder: str, suffix: str) -> tuple[str, ...]:
    """Names ("folder/file") of the shipped files of a folder that end in `suffix`, in order of name."""
    return tuple(f"{folder}/{found.name}" for found in sorted(path(folder).iterdir()) if found.name.endswith(suffix))
