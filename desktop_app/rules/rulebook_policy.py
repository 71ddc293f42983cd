"""The counting policy of DOMAIN §2.1 as named settings with their defaults.

Neither regulation says how days are counted, so every choice is a setting with its source, and `Policy` is the set of
choices a reckoning is made under.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from desktop_app.rules.refusal import Refused

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class Setting:
    """One choice as the settings page shows it. choices: allowed words; minimum, maximum: for numbers, inclusive."""

    key: str
    title: str
    default: str | int | bool
    choices: tuple[str, ...]
    minimum: int | None
    maximum: int | None
    basis: str
    note: str
    verified: bool

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Setting:
        """One [[setting]] of policy.toml; KeyError names a missing field."""
        return cls(
            key=row["key"],
            title=row["title"],
            default=row["default"],
            choices=tuple(row.get("choices", ())),
            minimum=row.get("minimum"),
            maximum=row.get("maximum"),
            basis=row["basis"],
            note=row["note"],
            verified=row["verified"],
        )

    def accepts(self, value: object) -> bool:
        """Whether `value` has the kind and range of this setting."""
        if type(value) is not type(self.default):
            return False
        if isinstance(value, bool):
            return True
        if isinstance(value, int):
            return (self.minimum is None or value >= self.minimum) and (self.maximum is None or value <= self.maximum)
        if self.choices:
            return value in self.choices
        return CLOCK.fullmatch(str(value)) is not None


@dataclass(frozen=True, slots=True)
class Policy:
    """The choices a date is reckoned under; the defaults are those of policy.toml (a test compares them).

    start: NEXT_DAY or SAME_DAY (own duties only, never a petitioner's right); roll_agency_duty: NONE or FORWARD;
    *_days: days or working days as the rule counts them; *_hour: "HH:MM"; several_extensions: more than one
    extension may be granted within the limit.
    """

    start: str = "NEXT_DAY"
    roll_agency_duty: str = "NONE"
    strict_month_report: bool = False
    charge_report_working_days: bool = False
    post_days: int = 3
    notify_days: int = 1
    supervision_days: int = 7
    deliver_days: int = 5
    loan_days: int = 10
    zero_hour: str = "17:00"
    screen_hour: str = "16:00"
    several_extensions: bool = False

    @classmethod
    def from_values(cls, settings: tuple[Setting, ...], values: Mapping[str, object]) -> Policy:
        """The policy of an office that changed `values` (key -> value); the rest keeps the defaults.

        Refuses `setting_unknown` for a key the rule book has not, `setting_value` for a value out of its range.
        """
        known = {one.key: one for one in settings}
        chosen: dict[str, Any] = {one.key: one.default for one in settings}
        for key, value in values.items():
            if key not in known:
                raise Refused("setting_unknown", key, {"key": key})
            if not known[key].accepts(value):
                raise Refused("setting_value", key, {"title": known[key].title, "value": value})
            chosen[key] = value
        own = {one.name for one in fields(cls)}
        return cls(**{key: value for key, value in chosen.items() if key in own})


DEFAULT_POLICY = Policy()

LENGTH_SETTINGS: Mapping[str, str] = {
    "R-POST": "post_days",
    "R-NOTIFY-LEADER": "notify_days",
    "R-SUPV-DUE": "supervision_days",
    "R-DELIVER": "deliver_days",
    "R-LOAN": "loan_days",
}
HOUR_SETTINGS: Mapping[str, str] = {"R-ZERO": "zero_hour", "R-SCREEN-DAY": "screen_hour"}
