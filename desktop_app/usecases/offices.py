"""The office's own answers: school, superior, people, units, places, rule set (A21, S12); all changeable later."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any

from sqlalchemy import func, select

from ..facts import OfficeFacts
from ..office import Desk
from ..rules import texts
from ..rules.refusal import Refused
from ..rules.rulebook import RuleBook
from ..storage.offices import Person, Place, Setting, Unit
from ..storage.visibility import Actor

PROFILE = "profile"


@dataclass(frozen=True, kw_only=True)
class Profile:
    """The office's answers. regime: CN-2022, CN-2005 or "" (by the day of receipt); overlays: codes of sets.toml;
    short: the school's code word in document numbers (校代字); policy: overrides of policy.toml by name;
    extension_by_deputy: 分管领导 may approve extensions too, where the office counts them as 负责人 (B05)."""

    school: str = ""
    short: str = ""
    office: str = "信访工作办公室"
    address: str = ""
    phone: str = ""
    hours: str = ""
    superior: str = ""
    superior_address: str = ""
    regime: str = ""
    overlays: tuple[str, ...] = ()
    policy: dict[str, Any] = field(default_factory=dict)
    registration_prefix: str = "XF"
    group_threshold: int = 5
    sample: bool = False
    extension_by_deputy: bool = False
    version: int = 0

    def facts(self) -> OfficeFacts:
        return OfficeFacts(
            school=self.school,
            office=self.office,
            address=self.address,
            phone=self.phone,
            hours=self.hours,
            superior=self.superior,
            superior_address=self.superior_address,
        )


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    id: int = 0
    name: str
    post: str = ""
    phone: str = ""
    roles: tuple[str, ...] = ()
    unit_id: int | None = None
    unit: str = ""
    active: bool = True
    version: int = 0
    portfolio: str = ""

    def actor(self) -> Actor:
        return Actor(self.name, self.id, frozenset(self.roles), self.unit_id)


@dataclass(frozen=True, kw_only=True)
class UnitRow:
    id: int = 0
    name: str
    phone: str = ""
    contact: str = ""
    version: int = 0
    room: str = ""
    contact_backup: str = ""


@dataclass(frozen=True, kw_only=True)
class PlaceRow:
    id: int = 0
    name: str
    hours: str = ""
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class SetUp:
    """All answers of the first-run wizard, or of the settings page: rows with id 0 are new."""

    profile: Profile
    units: tuple[UnitRow, ...] = ()
    people: tuple[PersonRow, ...] = ()
    places: tuple[PlaceRow, ...] = ()


def profile(desk: Desk) -> Profile:
    """The office's answers; the defaults while nobody has answered."""
    row = desk.db.get(Setting, PROFILE)
    if row is None:
        return Profile()
    known = {name: value for name, value in row.value.items() if name in Profile.__dataclass_fields__}
    known["overlays"] = tuple(known.get("overlays", ()))
    return replace(Profile(**known), version=row.version)


def save_profile(desk: Desk, new: Profile) -> None:
    """Keep the answers. Raises Refused: school_missing, record_changed."""
    new = texts.cleaned(new)
    if not new.school.strip():
        raise Refused("SCHOOL_MISSING", "school")
    value = asdict(new)
    del value["version"]
    value["overlays"] = list(new.overlays)
    row = desk.db.get(Setting, PROFILE)
    if row is None:
        desk.db.add(Setting(key=PROFILE, value=value))
        return
    if new.version and row.version != new.version:
        raise Refused("RECORD_CHANGED", None, {"record": PROFILE})
    row.value = value


def people(desk: Desk, *, everyone: bool = False) -> list[PersonRow]:
    """Staff in the office's order; everyone: also those who left."""
    query = select(Person, Unit.name).join(Unit, Unit.id == Person.unit_id, isouter=True)
    if not everyone:
        query = query.where(Person.active)
    return [
        PersonRow(
            id=row.id,
            name=row.name,
            post=row.post,
            phone=row.phone,
            roles=tuple(row.roles),
            unit_id=row.unit_id,
            unit=unit or "",
            active=row.active,
            version=row.version,
            portfolio=row.portfolio,
        )
        for row, unit in desk.db.execute(query.order_by(Person.seat, Person.id))
    ]


def units(desk: Desk) -> list[UnitRow]:
    """Departments that exist today."""
    rows = desk.db.scalars(select(Unit).where(Unit.valid_to.is_(None)).order_by(Unit.seat, Unit.id))
    return [
        UnitRow(
            id=r.id,
            name=r.name,
            phone=r.phone,
            contact=r.contact,
            contact_backup=r.contact_backup,
            version=r.version,
            room=r.room,
        )
        for r in rows
    ]


def places(desk: Desk) -> list[PlaceRow]:
    rows = desk.db.scalars(select(Place).where(Place.active).order_by(Place.id))
    return [PlaceRow(id=r.id, name=r.name, hours=r.hours, version=r.version) for r in rows]


def answers(desk: Desk) -> SetUp:
    """Everything the settings page shows."""
    return SetUp(
        profile=profile(desk),
        units=tuple(units(desk)),
        people=tuple(people(desk, everyone=True)),
        places=tuple(places(desk)),
    )


def set_up(desk: Desk, new: SetUp) -> None:
    """Keep all answers in one act. Raises Refused: school_missing, name_missing, name_twice, record_changed."""
    new = texts.cleaned(new)
    save_profile(desk, new.profile)
    _unique("unit", [row.name for row in new.units])
    _unique("person", [row.name for row in new.people if row.active])
    by_name = {row.name: row for row in desk.db.scalars(select(Unit).where(Unit.valid_to.is_(None)))}
    for seat, unit in enumerate(new.units):
        known = desk.db.get(Unit, unit.id) if unit.id else by_name.get(unit.name)
        if known is None:
            known = Unit(name=unit.name)
            desk.db.add(known)
        known.name, known.phone, known.contact, known.seat = unit.name, unit.phone, unit.contact, seat
        known.room, known.contact_backup = unit.room, unit.contact_backup
    desk.db.flush()
    by_name = {row.name: row for row in desk.db.scalars(select(Unit))}
    for seat, person in enumerate(new.people):
        worker = desk.db.get(Person, person.id) if person.id else None
        if worker is None:
            worker = Person(name=person.name)
            desk.db.add(worker)
        worker.name, worker.post, worker.phone = person.name, person.post, person.phone
        worker.portfolio = person.portfolio
        worker.roles, worker.active, worker.seat = list(person.roles), person.active, seat
        home = by_name.get(person.unit) if person.unit else None
        worker.unit_id = home.id if home else person.unit_id
    for place in new.places:
        room = desk.db.get(Place, place.id) if place.id else None
        if room is None:
            room = Place(name=place.name)
            desk.db.add(room)
        room.name, room.hours = place.name, place.hours


def _unique(field_name: str, names: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if not name.strip():
            raise Refused(f"{field_name.upper()}_NAME_MISSING", field_name)
        if name in seen:
            raise Refused(f"{field_name.upper()}_NAME_TWICE", field_name, {"name": name})
        seen.add(name)


def rule_titles(desk: Desk) -> dict[str, str]:
    """The titles of the rule sets by their codes."""
    return {code: one.title for code, one in desk.book.sets.items()}


def rule_book(desk: Desk) -> RuleBook:
    """The rule book new matters are received under."""
    return desk.book


def is_new(desk: Desk) -> bool:
    """Whether nobody has answered the first questions yet."""
    return desk.db.scalar(select(func.count(Setting.key)).where(Setting.key == PROFILE)) == 0
