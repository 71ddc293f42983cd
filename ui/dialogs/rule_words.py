"""Times and numbers as they are typed into the rules of reception days."""

from __future__ import annotations

import re

from desktop_app.rules.refusal import Refused
from desktop_app.usecases import slots

_SPAN = re.compile(r"(\d{1,2}[:：]\d{2})\s*[-—–至到~]+\s*(\d{1,2}[:：]\d{2})")


def sessions(text: str) -> tuple[tuple[str, str], ...]:
    """14:30-16:30；9:00-11:00 as pairs. Raises Refused: SLOT_TIME_UNREADABLE."""
    found = []
    for begins, ends in _SPAN.findall(text):
        pair = slots.read_clock(begins), slots.read_clock(ends)
        if None in pair:
            raise Refused("SLOT_TIME_UNREADABLE", "sessions", {"text": f"{begins}-{ends}"})
        found.append((pair[0] or "", pair[1] or ""))
    if text.strip() and not found:
        raise Refused("SLOT_TIME_UNREADABLE", "sessions", {"text": text})
    return tuple(found)


def sessions_words(sessions: tuple[tuple[str, str], ...]) -> str:
    """The pairs as they are typed."""
    return "；".join(f"{begins}-{ends}" for begins, ends in sessions)


def numbers(text: str, most: int) -> tuple[int, ...]:
    """Every number of a text from 1 to `most`, in order, each once."""
    return tuple(sorted({int(one) for one in re.findall(r"\d+", text) if 1 <= int(one) <= most}))
