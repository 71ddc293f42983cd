"""Whom the office calls within the hour: the office's own list, then its leaders and people who have a telephone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import select

from ..labels import urgent as words
from ..office import Desk
from ..rules import texts
from ..rules.refusal import Refused
from ..storage.offices import Person, Setting
from .offices import profile
from .urgent import KEY, settings_prefix

LEADERS = ("PRINCIPAL_LEADER", "LEADER_IN_CHARGE", "OFFICE_HEAD")
_NUMBER = re.compile(r"[\d０-９][\d０-９\-－ ]*$")


@dataclass(frozen=True, kw_only=True)
class PhoneLine:
    """One line of the list. role: LEADER_IN_CHARGE or PRINCIPAL_LEADER for those who must be told, else ""."""

    name: str
    phone: str = ""
    superior: bool = False
    role: str = ""


def phones(desk: Desk) -> list[PhoneLine]:
    """The list, superiors first; the school's superior stands there even while nobody has written a number."""
    own = own_list(desk)
    superior = profile(desk).superior
    if superior and not any(one.superior for one in own):
        own = [PhoneLine(name=superior, superior=True), *own]
    people = list(desk.db.scalars(select(Person).where(Person.active).order_by(Person.seat, Person.id)))
    ranked = []
    for one in people:
        role = next((code for code in LEADERS if code in one.roles), "")
        told = role if role in LEADERS[:2] else ""
        if one.phone or told:
            place = LEADERS.index(role) if role else len(LEADERS)
            ranked.append((place, PhoneLine(name=one.name, phone=one.phone, role=told)))
    ranked.sort(key=lambda pair: pair[0])
    return [*sorted(own, key=lambda one: not one.superior), *(line for _, line in ranked)]


def own_list(desk: Desk) -> list[PhoneLine]:
    """The lines of the setting."""
    row = desk.db.get(Setting, KEY)
    kept = (row.value if row else {}).get("phones", [])
    return [PhoneLine(name=one["name"], phone=one["phone"], superior=one["superior"]) for one in kept]


def as_text(lines: list[PhoneLine]) -> str:
    """The list as it is edited: one line each."""
    return "\n".join(
        " ".join(filter(None, (one.name, one.phone, words.SUPERIOR if one.superior else ""))) for one in lines
    )


def save_text(desk: Desk, text: str, prefix: str | None = None) -> None:
    """Keep the list: 单位 电话 [上级] on a line. prefix: of the numbers of events. Raises Refused: PHONE_UNREADABLE."""
    lines = []
    for place, typed in enumerate(texts.clean(text).split("\n"), 1):
        line = typed.replace("\t", " ").strip()
        if not line:
            continue
        bare = line.removesuffix(words.SUPERIOR).strip()
        superior = bare != line and (bare == "" or line[len(bare)] == " ")
        line = bare if superior else line
        found = _NUMBER.search(line)
        name = (line[: found.start()] if found else line).strip(" ，,：:")
        if not name:
            raise Refused("PHONE_UNREADABLE", "phones", {"line": place, "text": typed.strip()})
        lines.append({"name": name, "phone": found[0].strip() if found else "", "superior": superior})
    value = {"phones": lines, "prefix": (prefix or "").strip().upper() or settings_prefix(desk)}
    row = desk.db.get(Setting, KEY)
    if row is None:
        desk.db.add(Setting(key=KEY, value=value))
    else:
        row.value = value
