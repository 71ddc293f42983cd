"""Warnings from trends: a topic or unit whose month is far above its past, or that rises month after month (G11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

PAST_MONTHS = 6
TIMES = 2
LEAST = 3
RISING_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Trend:
    """kind: DOUBLE (now is `times` the mean of the months before) or RISING (`months` steps up in a row from `first`);
    now: this month's count; times: with one decimal, None where nothing came before."""

    kind: str
    now: int
    months: int
    first: int
    times: str | None


def trend(counts: Sequence[int], times: int = TIMES, least: int = LEAST) -> Trend | None:
    """What the counts of the months up to now show, the newest last; None for nothing to warn of.

    DOUBLE: this month at least `least` and at least `times` the mean of up to six months before. RISING: three steps up
    in a row and at least `least` now. A school without a past of one month is not compared.
    """
    if len(counts) < 2:
        return None
    now, past = counts[-1], counts[-1 - PAST_MONTHS : -1]
    if now < least:
        return None
    total = sum(past)
    if now * len(past) >= times * total:
        shown = None
        if total:
            exact = Decimal(now) * len(past) / Decimal(total)
            shown = str(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))
        return Trend("DOUBLE", now, len(past), counts[-2], shown)
    steps = counts[-1 - RISING_MONTHS :]
    if len(steps) > RISING_MONTHS and all(earlier < later for earlier, later in pairwise(steps)):
        return Trend("RISING", now, RISING_MONTHS, steps[0], None)
    return None
