"""A second reckoning of every deadline, written from the issue text and sharing no code with the first.

It walks day by day over the published JSON, so it is slow and plain; only tests use it.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

HOLIDAYS = Path(__file__).resolve().parents[2] / "resources" / "holidays"
DAY = timedelta(days=1)

OFF: dict[date, bool] = {}
KNOWN: set[int] = set()
for year in range(2007, 2027):
    published: dict[str, Any] = json.loads((HOLIDAYS / f"{year}.json").read_text(encoding="utf-8"))
    KNOWN.add(year)
    for row in published["days"]:
        OFF[date.fromisoformat(row["date"])] = row["isOffDay"]
STATUTORY_2027 = [
    (1, 1), (2, 5), (2, 6), (2, 7), (2, 8), (4, 5), (5, 1), (5, 2), (6, 9), (9, 15), (10, 1), (10, 2), (10, 3),
]  # fmt: skip
for month, number in STATUTORY_2027:
    OFF[date(2027, month, number)] = True


def works(day: date) -> bool:
    if day in OFF:
        return not OFF[day]
    return day.isoweekday() not in (6, 7)


# The table of the rules, typed from DOMAIN §2.2: how counted, how much, and which of the dates decides.
RULES: dict[str, tuple[str, int, str]] = {
    "R-ACK-15": ("days", 15, "nominal"),
    "R-ACK-15T": ("days", 15, "nominal"),
    "R-OBJ-5WD": ("wd", 5, "nominal"),
    "R-HANDLE-60": ("days", 60, "nominal"),
    "R-EXT-30": ("days", 30, "nominal"),
    "R-LZU-7WD": ("wd", 7, "nominal"),
    "R-BAO-5": ("days", 5, "nominal"),
    "R-REVIEW-30": ("days", 30, "rolled"),
    "R-REVIEW-30D": ("days", 30, "nominal"),
    "R-DEFEND-5WD": ("wd", 5, "nominal"),
    "R-RECHECK-30": ("days", 30, "rolled"),
    "R-RECHECK-30D": ("days", 30, "nominal"),
    "R-REDO-30": ("days", 30, "nominal"),
    "R-SIMPLE-3WD": ("wd", 3, "nominal"),
    "R-SIMPLE-10WD": ("wd", 10, "nominal"),
    "R-MONTH-25": ("month day", 25, "nominal"),
    "R-URGENT-1H": ("hours", 1, "nominal"),
    "R-ZERO": ("hour of day", 17, "nominal"),
    "R-SCREEN-MONTH": ("month end", 0, "work_by"),
    "R-SCREEN-DAY": ("hour of day", 16, "nominal"),
    "R-LEAD-MONTH": ("month end", 0, "nominal"),
    "R-POST": ("wd before", 3, "nominal"),
    "R-NOTIFY-LEADER": ("wd before", 1, "nominal"),
    "R-MEET-MONTH": ("month end", 0, "nominal"),
    "R-STUDY-YEAR": ("year end", 0, "nominal"),
    "R-INSPECT-YEAR": ("year end", 0, "nominal"),
    "R-TRAIN-YEAR": ("years", 1, "nominal"),
    "R-APPRAISE-YEAR": ("year end", 0, "work_by"),
    "R-PROPOSAL-30": ("days", 30, "nominal"),
    "R-SUPV-DUE": ("days", 7, "work_by"),
    "R-DELIVER": ("wd", 5, "nominal"),
    "R-ARCHIVE": ("june", 0, "work_by"),
    "R-LOAN": ("wd", 10, "nominal"),
    "R-TEACHER-30": ("days", 30, "nominal"),
    "R-ZJ-5WD": ("wd", 5, "nominal"),
    "R-ZJ-30": ("days", 30, "nominal"),
    "R-HN-5": ("days", 5, "nominal"),
    "R-HN-30": ("days", 30, "nominal"),
    "R-SUPERIOR": ("given", 0, "nominal"),
    "R-UNIT-DUE": ("given", 0, "work_by"),
    "R-LEADER-DUE": ("given", 0, "work_by"),
    "R-PROMISE": ("given", 0, "nominal"),
    "R-BAO-DUE": ("given", 0, "nominal"),
    "R-HAZARD": ("given", 0, "nominal"),
    "R-RECTIFY": ("given", 0, "nominal"),
    "R-EXEC-DUE": ("given", 0, "nominal"),
    "R-ONSITE": ("given minute", 0, "nominal"),
}
NO_SINGLE_DATE = {"R-RETENTION", "R-HR-REVIEW", "R-STUDENT-APPEAL"}

Answer = tuple[Any, Any, Any, Any, bool]


def answer(code: str, start: Any, given: Any = None) -> Answer:
    """(due, nominal, rolled, work_by, provisional); rolled and work_by None where the rule has none."""
    way, amount, decides = RULES[code]
    day = start.date() if isinstance(start, datetime) else start
    rolled: Any = None
    work_by: Any = None
    nominal: Any = None
    if way == "hours":
        nominal = start + timedelta(minutes=60 * amount)
    elif way == "hour of day":
        nominal = datetime(day.year, day.month, day.day, amount, 0)
    elif way == "given minute":
        nominal = given
    elif way in ("wd", "wd before"):
        nominal, left = day, amount
        while left > 0:
            nominal = nominal + DAY if way == "wd" else nominal - DAY
            left -= 1 if works(nominal) else 0
        rolled = work_by = nominal
    else:
        nominal = last_day(way, amount, day, given)
        work_by = nominal
        while not works(work_by):
            work_by -= DAY
        if way in ("days", "years", "given"):
            rolled = nominal
            while not works(rolled):
                rolled += DAY
    due = {"nominal": nominal, "rolled": rolled, "work_by": work_by}[decides]
    touched = [d.date() if isinstance(d, datetime) else d for d in (day, nominal, rolled, work_by) if d is not None]
    walk, provisional = min(touched), False
    while walk <= max(touched):
        provisional = provisional or walk.year not in KNOWN
        walk += DAY
    return due, nominal, rolled, work_by, provisional


def last_day(way: str, amount: int, day: date, given: Any) -> date:
    if way == "days":
        for _ in range(amount):
            day += DAY
        return day
    if way == "years":
        if (day.month, day.day) == (2, 29):
            return date(day.year + amount, 2, 28)
        return date(day.year + amount, day.month, day.day)
    if way == "month day":
        return date(day.year, day.month, amount)
    if way == "month end":
        month = day.month
        while day.month == month:
            day += DAY
        return day - DAY
    if way == "year end":
        return date(day.year, 12, 31)
    if way == "june":
        return date(day.year + 1, 6, 30)
    assert way == "given"
    assert isinstance(given, date)
    return given
