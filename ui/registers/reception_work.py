"""What 接访登记 asks of the office and has it do, off the window's thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from desktop_app.labels import reception as words
from desktop_app.office import Desk, Office
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import drafts, previews, registration, repeats, standing
from desktop_app.usecases.previews import NumberSays, PreviewRow
from desktop_app.usecases.registration import NewMatter, PersonInput, Review
from ui.form import Form
from ui.registers import reception_fields as layout

KIND = "registration"


@dataclass
class Sitting:
    """One registration from the empty form to its number. draft_id: its draft, once kept; closed: no draft any more;
    matter_id, version, stored: of the matter being corrected; apart: earlier matters the officer set apart;
    questioned: doubtful numbers of identity papers for which a reason was asked once, by petitioner."""

    draft_id: int | None = None
    closed: bool = False
    matter_id: int | None = None
    version: int = 0
    number: str = ""
    stored: NewMatter | None = None
    apart: set[int] = field(default_factory=set)
    questioned: set[tuple[int, str]] = field(default_factory=set)
    keeping: Lock = field(default_factory=Lock)


@dataclass(frozen=True)
class Glance:
    """What the page shows while typing."""

    review: Review
    rows: tuple[PreviewRow, ...]
    exempt: bool
    says: NumberSays
    number: str


@dataclass(frozen=True)
class Saved:
    id: int
    number: str
    rows: tuple[PreviewRow, ...]


class FileGone(Exception):
    """A file chosen for a material could not be read; its name is the only argument."""


def glance(office: Office, new: NewMatter, person: PersonInput, sitting: Sitting) -> Glance:
    """Findings, deadlines, what the identity number in sight says, and the number that comes next."""
    return Glance(
        review=office.ask(registration.review, _reviewed(new, sitting)),
        rows=office.ask(previews.after_saving, new),
        exempt=bool(new.address_unclear.strip() or new.answered_at_once.strip()),
        says=office.ask(previews.read_number, person.id_type, person.id_no),
        number=office.ask(previews.expected_number),
    )


def save(
    office: Office, new: NewMatter, paths: Sequence[str], reason: str, sitting: Sitting, ready: bool
) -> Review | Saved:
    """Register or amend; what blocks it comes back instead. ready: the form itself has nothing to object to.

    A doubtful number of an identity paper without a reason comes back once; saved again as it stands, it is kept.
    Raises Refused, FileGone.
    """
    found = office.ask(registration.review, _reviewed(new, sitting))
    if found.blocks or not ready:
        return found
    doubtful = {(seat, new.people[seat].id_no) for seat in unexplained(found) if not new.people[seat].id_kept_reason}
    if doubtful - sitting.questioned:
        sitting.questioned |= doubtful
        return found
    full = replace(new, materials=_with_files(new, paths))
    if sitting.matter_id is None:
        made = office.do(registration.register, full)
        saved = Saved(made.id, made.number, office.ask(previews.after_saving, new))
        for other in sorted(sitting.apart):
            office.do(repeats.not_the_same, made.id, other)
    else:
        office.do(registration.amend, sitting.matter_id, sitting.version, full, reason)
        saved = Saved(sitting.matter_id, sitting.number, ())
    sitting.closed = True
    if sitting.draft_id is not None:
        drop_draft(office, sitting.draft_id)
    return saved


def unexplained(found: Review) -> list[int]:
    """The petitioners, 0 the first, whose number of an identity paper cannot be right."""
    doubts = (one for one in found.findings if one.field.endswith(".id_no") and one.code != "ID_OLD_15")
    return sorted({int(one.field.split(".")[1]) for one in doubts})


def keep_draft(office: Office, body: Mapping[str, Any], sitting: Sitting) -> datetime | None:
    """Keep what is typed; None when the sitting is over meanwhile. Returns the aware moment."""
    extra = {"matter_id": sitting.matter_id, "version": sitting.version, "number": sitting.number}
    # The window keeps the last state itself when it closes, while its thread may still be keeping the one before.
    with sitting.keeping:
        if sitting.closed:
            return None
        sitting.draft_id = office.do(drafts.keep, KIND, {**body, **extra}, sitting.draft_id)
    return office.clock()


def stored(desk: Desk, matter_id: int) -> tuple[NewMatter, int, str]:
    """A stored matter as the form shows it, its version and its number. Raises Refused: MATTER_UNKNOWN."""
    shown, version = registration.as_input(desk, matter_id)
    return shown, version, standing.load(desk, matter_id).number


def drop_draft(office: Office, draft_id: int) -> None:
    """Give a draft up; one that became a colleague's meanwhile stays theirs, and no saved matter fails over it."""
    with suppress(Refused):
        office.do(drafts.drop, draft_id)


def differences(form: Form, mine: NewMatter, before: NewMatter, now: NewMatter) -> dict[tuple[int, str], str]:
    """Fields that somebody else changed since `before` to something other than mine, with a sentence naming it."""
    found: dict[tuple[int, str], str] = {}
    shown = [layout.to_values(one) for one in (mine, before, now)]
    for key in shown[0]:
        _compare(form, found, -1, key, [one[key] for one in shown])
    for seat, person in enumerate(mine.people):
        versions = [one.people[seat] if seat < len(one.people) else PersonInput() for one in (mine, before, now)]
        values = [layout.person_values(one if place else person) for place, one in enumerate(versions)]
        for key in layout.PERSON:
            _compare(form, found, seat, key, [one[key] for one in values])
    return found


def _compare(form: Form, found: dict[tuple[int, str], str], seat: int, key: str, values: Sequence[Any]) -> None:
    mine, before, now = values
    if now != before and now != mine:
        told = _spoken(form, key, now)
        found[seat, key] = words.STORED_VALUE.format(value=told) if told else words.STORED_EMPTY


def _spoken(form: Form, key: str, value: Any) -> str:
    choices = dict(form.fields[key].choices) if key in form.fields else {}
    if isinstance(value, list):
        return "、".join(_spoken(form, key, one) for one in value)
    if isinstance(value, dict):
        return str(value["name"])
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return choices.get(str(value), "" if value is None else str(value))


def _reviewed(new: NewMatter, sitting: Sitting) -> NewMatter:
    """A matter's own external number is not held by another."""
    stored = sitting.stored
    own = stored is not None and (stored.external_system, stored.external_number) == (
        new.external_system,
        new.external_number,
    )
    return replace(new, external_number="") if own else new


def _with_files(new: NewMatter, paths: Sequence[str]) -> tuple[registration.MaterialInput, ...]:
    made = []
    for one, path in zip(new.materials, paths, strict=True):
        if path:
            try:
                one = replace(one, content=Path(path).read_bytes(), file_name=Path(path).name)
            except OSError as error:
                raise FileGone(Path(path).name) from error
        made.append(one)
    return tuple(made)
