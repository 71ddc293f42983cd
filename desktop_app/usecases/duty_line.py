"""One thing the office owes beside the clocks of its matters: a line of 今日 and the source of its alerts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, kw_only=True)
class OfficeDuty:
    """One thing owed on a day.

    code: key of labels.office_duties.DUTIES; target: kind and id, "slot:5", "event:3", or a month; words: what names it
    without naming a petitioner; due: the last day, a local datetime without zone where a minute decides; rule: of the
    rule book, "" for the office's own; start: what that rule counts from, given: the end a paper set (both as
    `rules.deadlines.reckon` takes them), so that the ladder of the rule tells it; responsible_id: whose it is; once:
    told on its day and never again.
    """

    code: str
    target: str
    words: str
    due: date
    rule: str = ""
    start: date | None = None
    given: date | None = None
    responsible_id: int | None = None
    once: bool = False

    @property
    def day(self) -> date:
        """The day of `due`."""
        return self.due.date() if isinstance(self.due, datetime) else self.due

    @property
    def order(self) -> tuple[date, time, str, str]:
        """Sorts lines by their day, then by the minute where one decides."""
        minute = self.due.time() if isinstance(self.due, datetime) else time.max
        return self.day, minute, self.code, self.target
