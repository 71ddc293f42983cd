"""What happened to a deadline: done in time or late, extended, shortened by a superior (DOMAIN §2.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from desktop_app.rules.deadlines import Due, day_of, reckon
from desktop_app.rules.refusal import Refused
from desktop_app.rules.rulebook import Roll, Rule
from desktop_app.rules.rulebook_policy import DEFAULT_POLICY, Policy

NATIONAL_EXTENSION_LIMIT = 30
"""信访工作条例 article 34, 信访条例 article 33."""


class Verdict(StrEnum):
    """How a finished obligation ended."""

    ON_TIME = "ON_TIME"
    ON_TIME_BY_ROLL = "ON_TIME_BY_ROLL"
    LATE = "LATE"


@dataclass(frozen=True, slots=True)
class Extension:
    """One extension. days: calendar days; notified_on: when the petitioner was told, None = not yet."""

    days: int
    approved_on: date
    notified_on: date | None = None


def verdict(due: Due, done_on: date) -> Verdict:
    """Whether something done on `done_on` (a date, for hour clocks a minute) was in time."""
    if isinstance(due.due, datetime):
        if not isinstance(done_on, datetime):
            raise Refused("done_needs_minute", "done_on", {"name": due.rule.name})
        return Verdict.ON_TIME if done_on <= due.due else Verdict.LATE
    done = day_of(done_on)
    if done <= min(due.due, due.nominal):
        return Verdict.ON_TIME
    if due.roll is Roll.FORWARD and done <= due.due:
        return Verdict.ON_TIME_BY_ROLL
    return Verdict.LATE


def extended(
    first: Due,
    extensions: Sequence[Extension],
    rule: Rule,
    *,
    limit: int = NATIONAL_EXTENSION_LIMIT,
    policy: Policy = DEFAULT_POLICY,
) -> Due:
    """The dates after extensions of the handling period `first`; `rule` is R-EXT-30.

    limit: greatest sum in days (`Edition.extension_limit`). Refuses `extension_days` (not positive),
    `extension_twice` (a second one where the office allows one), `extension_too_long` (sum over the limit),
    `extension_after_due` (approved after the running period's nominal end), `extension_told_late` (petitioner told
    after it). Source: 信访工作条例 article 34; DOMAIN §2.3.
    """
    if not extensions:
        return first
    total = sum(one.days for one in extensions)
    if total > limit:
        raise Refused("extension_too_long", "days", {"days": total, "limit": limit}, first.basis)
    if len(extensions) > 1 and not policy.several_extensions:
        raise Refused("extension_twice", "days", {}, first.basis)
    running = first.nominal
    for one in extensions:
        if one.days <= 0:
            raise Refused("extension_days", "days", {"days": one.days}, first.basis)
        if one.approved_on > running:
            raise Refused("extension_after_due", "approved_on", {"nominal": running}, first.basis)
        if one.notified_on is not None and one.notified_on > running:
            raise Refused("extension_told_late", "notified_on", {"nominal": running}, first.basis)
        running += timedelta(days=one.days)
    last = reckon(replace(rule, length=total), first.nominal, first.calendar, regime=first.regime, policy=policy)
    return replace(last, provisional=last.provisional or first.provisional)


def effective(legal: Due, superior: date | None) -> date:
    """The day the office works to: the legal nominal day or the superior's, whichever is earlier (DOMAIN §2.3)."""
    return legal.nominal if superior is None else min(legal.nominal, superior)
