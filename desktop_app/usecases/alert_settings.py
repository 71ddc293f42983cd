"""When the office is open for alerts, and how the program waits in the tray (§2.5)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import time

from ..office import Desk
from ..rules.alerts import Hours
from ..rules.refusal import Refused
from ..storage.offices import Setting

KEY = "alerts"


@dataclass(frozen=True, kw_only=True)
class AlertSettings:
    """opens, closes: the hours in which alerts are told, HH:MM; opens is also the hour of the morning list; evening:
    when the day is looked over; digests: whether morning and evening are told; autostart: the program starts with
    the machine; tray: closing the window leaves the program in the tray."""

    opens: str = "08:30"
    closes: str = "17:30"
    evening: str = "17:00"
    digests: bool = True
    autostart: bool = False
    tray: bool = True
    version: int = 0


def settings(desk: Desk) -> AlertSettings:
    """The answers, the shipped ones while nobody has answered."""
    row = desk.db.get(Setting, KEY)
    if row is None:
        return AlertSettings()
    known = {name: value for name, value in row.value.items() if name in AlertSettings.__dataclass_fields__}
    return AlertSettings(**{**known, "version": row.version})


def hours(desk: Desk) -> Hours:
    """The same as times of day."""
    found = settings(desk)
    return Hours(*(time.fromisoformat(one) for one in (found.opens, found.closes, found.evening)))


def save(desk: Desk, new: AlertSettings) -> None:
    """Keep the answers. Raises Refused: HOUR_UNREADABLE, HOURS_TURNED, EVENING_OUTSIDE, RECORD_CHANGED."""
    times = {}
    for name in ("opens", "closes", "evening"):
        try:
            times[name] = time.fromisoformat(getattr(new, name).strip().replace("：", ":"))
        except ValueError as wrong:
            raise Refused("HOUR_UNREADABLE", name, {"text": getattr(new, name)}) from wrong
    if times["closes"] <= times["opens"]:
        raise Refused("HOURS_TURNED", "closes")
    if not times["opens"] <= times["evening"] < times["closes"]:
        raise Refused("EVENING_OUTSIDE", "evening")
    value = asdict(new) | {name: f"{at:%H:%M}" for name, at in times.items()}
    del value["version"]
    row = desk.db.get(Setting, KEY)
    if row is None:
        desk.db.add(Setting(key=KEY, value=value))
        return
    if new.version and row.version != new.version:
        raise Refused("RECORD_CHANGED", None, {"record": KEY})
    row.value = value
