"""`numbers.log`: what was numbered, remembered outside the database, so that no restore issues a number twice.

Lines: "XF 2026 5 begun" before the commit that issues it, "XF 2026 5" after it, "XF 2026 3-5 lost" for numbers whose
records a restore left behind, "head 120 SEAL" for the journal's last line after an act or a restore. A line cut off by
a power failure is skipped.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

NAME = "numbers.log"
HEAD = "head"
# No office numbers ten million papers a year: more digits are damage, and their ranges would fill the memory.
MOST_DIGITS = 7

Key = tuple[str, int]


class NumberLog:
    """The log of one data folder. Keys: kind (prefix or form code) and year."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def begin(self, issued: Iterable[tuple[str, int, int]]) -> None:
        """Before the commit: these serials may be used now. Durable when it returns."""
        self._append((f"{kind} {year} {last} begun" for kind, year, last in issued), durable=True)

    def confirm(self, issued: Iterable[tuple[str, int, int]], head: tuple[int, str] | None = None) -> None:
        """After the commit: these serials are used, and the journal ends with `head` (sequence, seal)."""
        lines = [f"{kind} {year} {last}" for kind, year, last in issued]
        if head is not None:
            lines.append(f"{HEAD} {head[0]} {head[1]}")
        # Never ahead of the database, whose commit is on the disk by now: what a power failure takes is only lost here.
        self._append(lines, durable=False)

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
        for key, serials, word in self._numbers():
            if word == "lost":
                found[key] = found.get(key, frozenset()) | frozenset(serials)
        return found

    def head(self) -> tuple[int, str] | None:
        """Sequence and seal of the journal line that was the last one when the last act was saved; None: not noted."""
        last = None
        for parts in self._lines():
            if parts[0] == HEAD and len(parts) == 3 and _is_number(parts[1]) and len(parts[2]) == 64:
                last = int(parts[1]), parts[2]
        return last

    def _highest(self, words: tuple[str, ...]) -> Mapping[Key, int]:
        found: dict[Key, int] = {}
        for key, serials, word in self._numbers():
            if word in words and serials:
                found[key] = max(found.get(key, 0), serials[-1])
        return found

    def _numbers(self) -> Iterable[tuple[Key, range, str]]:
        for parts in self._lines():
            if parts[0] == HEAD or len(parts) not in (3, 4) or not _is_number(parts[1]):
                continue
            first, _, last = parts[2].partition("-")
            if _is_number(first) and _is_number(last or first):
                serials = range(int(first), int(last or first) + 1)
                yield (parts[0], int(parts[1])), serials, parts[3] if len(parts) == 4 else ""

    def _lines(self) -> Iterable[list[str]]:
        if not self._path.exists():
            return
        # Half a character at the end of a torn line spoils that line alone.
        with self._path.open(encoding="utf-8", errors="replace") as log:
            for line in log:
                parts = line.split()
                if parts:
                    yield parts

    def _append(self, lines: Iterable[str], *, durable: bool) -> None:
        text = "".join(line + "\n" for line in lines)
        if not text:
            return
        with self._path.open("ab+") as handle:
            if handle.tell():
                handle.seek(-1, os.SEEK_END)
                if handle.read(1) != b"\n":
                    # A torn line must not swallow the one that follows it.
                    text = "\n" + text
            handle.write(text.encode())
            if durable:
                handle.flush()
                os.fsync(handle.fileno())


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= MOST_DIGITS
