"""`numbers.log`: what was numbered, remembered outside the database, so that no restore issues a number twice.

Lines: "XF 2026 5 begun" before the commit that issues it, "XF 2026 5" after it, "XF 2026 3-5 lost" for numbers whose
records a restore left behind. A line cut off by a power failure is skipped.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

NAME = "numbers.log"

Key = tuple[str, int]


class NumberLog:
    """The log of one data folder. Keys: kind (prefix or form code) and year."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def begin(self, issued: Iterable[tuple[str, int, int]]) -> None:
        """Before the commit: these serials may be used now. Durable when it returns."""
        self._append((f"{kind} {year} {last} begun" for kind, year, last in issued), durable=True)

    def confirm(self, issued: Iterable[tuple[str, int, int]]) -> None:
        """After the commit: these serials are used."""
        self._append((f"{kind} {year} {last}" for kind, year, last in issued), durable=False)

    def lose(self, kind: str, year: int, first: int, last: int) -> None:
        """A restore left the records of these serials behind; they stay gaps for ever."""
        self._append([f"{kind} {year} {first}-{last} lost"], durable=True)

    def issued(self) -> Mapping[Key, int]:
        """The highest serial that is known to be used."""
        return self._highest(("",))

    def touched(self) -> Mapping[Key, int]:
        """The highest serial that may have been used."""
        return self._highest(("", "begun"))

    def lost(self) -> Mapping[Key, frozenset[int]]:
        """The serials whose records a restore left behind."""
        found: dict[Key, frozenset[int]] = {}
        for key, serials, word in self._lines():
            if word == "lost":
                found[key] = found.get(key, frozenset()) | frozenset(serials)
        return found

    def _highest(self, words: tuple[str, ...]) -> Mapping[Key, int]:
        found: dict[Key, int] = {}
        for key, serials, word in self._lines():
            if word in words and serials:
                found[key] = max(found.get(key, 0), serials[-1])
        return found

    def _lines(self) -> Iterable[tuple[Key, range, str]]:
        if not self._path.exists():
            return
        for line in self._path.read_text(encoding="utf-8").splitlines():
            parts = line.split()
            if len(parts) not in (3, 4) or not parts[1].isdigit():
                continue
            first, _, last = parts[2].partition("-")
            if first.isdigit() and (last or first).isdigit():
                serials = range(int(first), int(last or first) + 1)
                yield (parts[0], int(parts[1])), serials, parts[3] if len(parts) == 4 else ""

    def _append(self, lines: Iterable[str], *, durable: bool) -> None:
        text = "".join(line + "\n" for line in lines)
        if not text:
            return
        with self._path.open("a", encoding="utf-8") as handle:
            handle.write(text)
            if durable:
                handle.flush()
                os.fsync(handle.fileno())
