"""接访登记: one visit, letter, call or other item comes in, is checked, numbered and kept (A01–A03, A20, B06, B07)."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import func, select

from ..labels import codes
from ..office import Desk
from ..rules import checks, lifecycle, names, numbering, residents, texts
from ..rules.checks import Finding, Level
from ..rules.matter import Demand as DemandFacts
from ..rules.matter import MatterFacts, Person, State
from ..rules.moments import legal_day, local, moment
from ..rules.refusal import Refused
from ..storage.matters import Demand, Material, Matter, Paper, Petitioner
from ..storage.visibility import holder_of_external
from . import indexing, people, rulebooks, standing
from .offices import profile

# Letters and digits that are not mistaken for one another over the telephone.
_QUERY_LETTERS = "23456789ACDEFHJKMNPQRTUVWXY"


@dataclass(frozen=True, kw_only=True)
class PersonInput:
    """One petitioner as typed. id_kept_reason: why a number that fails its check is kept."""

    name: str = ""
    gender: str = ""
    id_type: str = ""
    id_no: str = ""
    id_kept_reason: str = ""
    phone: str = ""
    address: str = ""
    identity: str = ""
    org: str = ""
    relation: str = ""
    representative: bool = False
    guardian: str = ""


@dataclass(frozen=True, kw_only=True)
class MaterialInput:
    name: str
    copies: int = 1
    original: bool = False
    content: bytes | None = None
    file_name: str = ""


@dataclass(frozen=True, kw_only=True)
class NewMatter:
    """What the form collects. Times are wall-clock at the school, to the minute; days are dates.

    address_unclear: reason why no written notice can be sent (A21's exemption, 信访工作条例 第二十三条第二款);
    answered_at_once: what was answered in writing on the spot.
    """

    channel: str
    received_at: datetime | None
    people: tuple[PersonInput, ...] = ()
    demands: tuple[str, ...] = ()
    materials: tuple[MaterialInput, ...] = ()
    receiver: str = ""
    place: str = ""
    subject: str = ""
    summary: str = ""
    facts: str = ""
    topic: str = ""
    occurrence: str = "FIRST"
    linked_number: str = ""
    headcount: int = 1
    address_unclear: str = ""
    answered_at_once: str = ""
    urgency: str = "NORMAL"
    urgency_reason: str = ""
    wants_written_reply: bool = False
    wants_secrecy: bool = False
    other_procedure: str = ""
    reply_points: str = ""
    postmark_on: date | None = None
    envelope_kept: bool | None = None
    letter_pages: int | None = None
    caller_no: str = ""
    caller_refused: bool = False
    call_from: datetime | None = None
    call_to: datetime | None = None
    recording_ref: str = ""
    account: str = ""
    external_system: str = ""
    external_number: str = ""
    superior: str = ""
    superior_letter_no: str = ""
    superior_letter_on: date | None = None
    superior_due: date | None = None
    report_required: bool = False


@dataclass(frozen=True)
class Registered:
    id: int
    number: str


@dataclass(frozen=True)
class Review:
    """What is wrong or doubtful with a form before it is saved."""

    refusals: tuple[Refused, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    @property
    def blocks(self) -> bool:
        return bool(self.refusals) or any(one.level is Level.ERROR for one in self.findings)


# What the form chooses from a list; a channel that is still to be chosen is refused by T01.
_CHOICES = {"channel": {"", *codes.CHANNELS}, "urgency": codes.URGENCIES, "occurrence": codes.OCCURRENCES}

# Columns of a matter that the form fills as they are.
_COPIED = tuple(
    part.name
    for part in fields(NewMatter)
    if part.name
    not in {"received_at", "people", "demands", "materials", "linked_number", "caller_refused", "call_from", "call_to"}
)


def review(desk: Desk, new: NewMatter) -> Review:
    """Every block and warning of a form, for the window to show beside its fields; nothing is written."""
    new = texts.cleaned(new)
    found: list[Finding] = []
    for seat, person in enumerate(new.people):
        prefix = f"people.{seat}."
        for one in (
            *residents.check_identity(person.id_type, person.id_no, standing.today(desk)),
            *checks.check_phone(person.phone),
        ):
            kept = one.field == "id_no" and bool(person.id_kept_reason.strip())
            found.append(replace(one, field=prefix + one.field, level=Level.WARN if kept else one.level))
    listed = [one for one in new.people if one.name.strip()]
    found += checks.check_headcount(new.headcount, len(listed), sum(one.representative for one in new.people))
    received_on = new.received_at.date() if new.received_at else None
    found += checks.check_channel(
        new.channel,
        new.envelope_kept,
        new.postmark_on,
        received_on,
        new.occurrence == "REPEAT",
        new.linked_number.strip(),
    )
    for name, known in _CHOICES.items():
        found += checks.check_choice(getattr(new, name), known, name)
    found += checks.check_bounds(new.received_at, new.headcount, new.letter_pages)
    found += checks.check_call(new.call_from, new.call_to, local(desk.now))
    found += checks.check_not_future(new.postmark_on, standing.today(desk), "postmark_on")
    if new.superior_due and received_on:
        # No clock can end before it starts: what only warns on paper would stop the registration here.
        found += [
            replace(one, level=Level.ERROR) for one in checks.check_superior_due(new.superior_due, received_on, None)
        ]
    refusals = list(lifecycle.check("T01", _draft_facts(desk, new)))
    if not new.subject.strip():
        refusals.append(Refused("SUBJECT_MISSING", "subject"))
    if new.channel in ("VISIT", "CALL") and not listed and not new.address_unclear.strip():
        refusals.append(Refused("NAME_MISSING", "people.0.name"))
    held = _external_held(desk, new, None)
    if held:
        refusals.append(Refused("EXTERNAL_TWICE", "external_number", {"number": held}))
    return Review(tuple(refusals), tuple(found))


def register(desk: Desk, new: NewMatter) -> Registered:
    """Keep a new matter under its number and start its clocks (T01). Raises the first Refused of `review`."""
    new = texts.cleaned(new)
    _refuse(review(desk, new))
    answers = profile(desk)
    assert new.received_at is not None
    received_at = moment(new.received_at)
    received_on = legal_day(received_at)
    year = received_on.year
    prefix = answers.registration_prefix
    number = numbering.display_book(numbering.BookNumber(prefix, year, desk.next_number(prefix, year)))
    regime, reason = rulebooks.regime_for(desk, received_on, answers)
    matter = Matter(
        number=number,
        state=State.DRAFT.value,
        received_at=received_at,
        received_on=received_on,
        recorded_at=desk.now,
        recorder_id=desk.actor.person_id,
        query_code=query_code(),
        regime=regime,
        regime_reason=reason,
        overlays=list(answers.overlays),
        rules_hash=rulebooks.keep(desk),
        demands=[Demand(seat=seat, text=text) for seat, text in enumerate(_kept(new.demands))],
        people=[],
        materials=[],
    )
    _fill(desk, matter, new)
    desk.db.add(matter)
    desk.db.flush()
    standing.move(desk, matter, "REGISTER", State.REGISTERED, received_on, matter.subject)
    standing.rewrite_obligations(desk, matter)
    indexing.reindex(desk, matter)
    return Registered(matter.id, number)


def amend(desk: Desk, matter_id: int, version: int, new: NewMatter, reason: str = "") -> None:
    """Correct a registration; before and after are in the journal. Raises Refused, RECORD_CHANGED,
    MATTER_LOCKED, REASON_MISSING when a receipt moves after acceptance."""
    new, reason = texts.cleaned(new), texts.clean(reason)
    matter = standing.load_alive(desk, matter_id, version)
    found = review(desk, replace(new, external_number="") if _same_external(matter, new) else new)
    _refuse(found)
    held = _external_held(desk, new, matter_id)
    if held:
        raise Refused("EXTERNAL_TWICE", "external_number", {"number": held})
    assert new.received_at is not None
    moved = moment(new.received_at) != matter.received_at
    if moved and matter.accepted_on and not reason.strip():
        raise Refused("REASON_MISSING", "reason")
    if matter.accepted_on and legal_day(moment(new.received_at)) > matter.accepted_on:
        raise Refused(
            "ACCEPTED_BEFORE_RECEIVED", "received_at", {"accepted": matter.accepted_on, "received": new.received_at}
        )
    _in_order(desk, matter, legal_day(moment(new.received_at)))
    later = matter.superior_due and new.superior_due and new.superior_due > matter.superior_due
    if later and matter.accepted_on:
        raise Refused("SUPERIOR_CONSENT_MISSING", "superior_due", {"due": matter.superior_due}, (), "ASK_SUPERIOR")
    matter.received_at = moment(new.received_at)
    matter.received_on = legal_day(matter.received_at)
    _fill(desk, matter, new)
    _demands(matter, _kept(new.demands))
    # A change of a demand or a person alone must still move the matter's version, or a second form would not notice.
    matter.amended_at = desk.now
    standing.add_step(desk, matter, "AMEND", standing.today(desk), reason)
    standing.rewrite_obligations(desk, matter)
    indexing.reindex(desk, matter)


def _in_order(desk: Desk, matter: Matter, received_on: date) -> None:
    """A receipt may not move past what was done since (G-TIME)."""
    query = select(func.min(Paper.issued_on)).where(Paper.matter_id == matter.id, Paper.kind != "")
    first: date | None = desk.db.scalar(query)
    if first is not None and received_on > first:
        facts = {"event": "ISSUED", "day": first, "earlier_event": "RECEIVED", "earlier_day": received_on}
        raise Refused("EVENTS_OUT_OF_ORDER", "received_at", facts, (), "BACKFILL")


def person_input(row: Petitioner) -> PersonInput:
    """A stored petitioner as the form shows one."""
    return PersonInput(**{part.name: getattr(row, part.name) for part in fields(PersonInput)})


def as_input(desk: Desk, matter_id: int) -> tuple[NewMatter, int]:
    """A stored matter as the form shows it, with its version."""
    matter = standing.load(desk, matter_id)
    values: dict[str, Any] = {name: getattr(matter, name) for name in _COPIED}
    shown = NewMatter(
        **values,
        received_at=local(matter.received_at),
        call_from=local(matter.call_from) if matter.call_from else None,
        call_to=local(matter.call_to) if matter.call_to else None,
        caller_refused=matter.channel == "CALL" and not matter.caller_no,
        linked_number=standing.linked_number(desk, matter),
        people=tuple(person_input(row) for row in matter.people if not row.struck),
        demands=tuple(row.text for row in matter.demands if not row.struck),
        materials=tuple(
            MaterialInput(name=row.name, copies=row.copies, original=row.original, file_name=row.file_name)
            for row in matter.materials
            if not row.struck
        ),
    )
    return shown, matter.version


def query_code() -> str:
    """A code the petitioner can read out on the telephone: 7K3M-92QX."""
    text = "".join(secrets.choice(_QUERY_LETTERS) for _ in range(8))
    return f"{text[:4]}-{text[4:]}"


def _refuse(found: Review) -> None:
    if found.refusals:
        raise found.refusals[0]
    for one in found.findings:
        if one.level is Level.ERROR:
            raise Refused(one.code, one.field, one.facts)


def _draft_facts(desk: Desk, new: NewMatter) -> MatterFacts:
    return MatterFacts(
        state=State.DRAFT,
        now=local(desk.now),
        channel=new.channel,
        received_at=new.received_at,
        demands=tuple(DemandFacts(text=text) for text in _kept(new.demands)),
        people=tuple(
            Person(
                name=one.name,
                representative=one.representative,
                born_on=residents.read_resident_number(one.id_no, standing.today(desk)).born_on if one.id_no else None,
                guardian=one.guardian,
            )
            for one in new.people
        ),
        anonymous=not any(one.name.strip() for one in new.people),
        address_unclear=bool(new.address_unclear.strip()),
        caller_no=new.caller_no,
        caller_refused=new.caller_refused,
        superior_sender=new.superior,
        urgency=new.urgency,
        reason=new.urgency_reason,
    )


def _kept(texts: tuple[str, ...]) -> list[str]:
    return [text.strip() for text in texts if text.strip()]


def _same_external(matter: Matter, new: NewMatter) -> bool:
    return (matter.external_system, matter.external_number) == (new.external_system, new.external_number.strip())


def _external_held(desk: Desk, new: NewMatter, beside: int | None) -> str | None:
    if not new.external_number.strip():
        return None
    return holder_of_external(desk.db, new.external_system, new.external_number.strip(), beside)


def _fill(desk: Desk, matter: Matter, new: NewMatter) -> None:
    for name in _COPIED:
        value = getattr(new, name)
        if name == "external_number":
            value = value.strip()
        if getattr(matter, name) != value:
            setattr(matter, name, value)
    matter.call_from = moment(new.call_from) if new.call_from else None
    matter.call_to = moment(new.call_to) if new.call_to else None
    matter.linked_id = _linked(desk, matter, new.linked_number)
    if matter.answered_at_once and not matter.first_action_at:
        matter.first_action_at = desk.now
    typed = [one for one in new.people if _is_filled(one)]
    for seat in range(max(len(typed), len(matter.people))):
        if seat >= len(typed):
            matter.people[seat].struck = True
            continue
        if seat >= len(matter.people):
            matter.people.append(Petitioner(seat=seat))
        _fill_person(matter.people[seat], typed[seat])
    known = [names.normalise(one.name) for one in typed]
    matter.name_words = people.joined(known)
    matter.name_sort = names.sort_key(known[0]) if known else ""
    _materials(desk, matter, new)


def _linked(desk: Desk, matter: Matter, number: str) -> int | None:
    from .ledger import find

    if not number.strip():
        # A link this person cannot see is not theirs to cut.
        return None if standing.linked_number(desk, matter) else matter.linked_id
    linked = find(desk, number)
    if linked is None:
        raise Refused("LINKED_UNKNOWN", "linked_number", {"number": number})
    if linked == matter.id:
        raise Refused("LINKED_ITSELF", "linked_number", {"number": number})
    return linked


def _is_filled(one: PersonInput) -> bool:
    return bool(one.name.strip() or one.phone.strip() or one.id_no.strip() or one.address.strip())


def _fill_person(row: Petitioner, one: PersonInput) -> None:
    for part in fields(PersonInput):
        setattr(row, part.name, getattr(one, part.name))
    row.name = names.normalise(one.name)
    row.name_key = " ".join((row.name, *names.search_keys(row.name)))
    row.id_no = checks.halfwidth(one.id_no)
    row.phone_key = checks.phone_digits(one.phone)
    row.struck = False


Kept = TypeVar("Kept", Demand, Material)


def _paired(rows: list[Kept], same: Sequence[Callable[[Kept], bool]]) -> list[Kept | None]:
    """For each wanted line the stored row it is: first those that are unchanged, then the others in their order.

    None stands for a new line. Without this, taking away the first of two would turn the second into it.
    """
    free = [row for row in rows if not row.struck]
    found: list[Kept | None] = []
    for matches in same:
        hit = next((row for row in free if matches(row)), None)
        if hit is not None:
            free.remove(hit)
        found.append(hit)
    reworded = iter(free if found.count(None) >= len(free) else [])
    return [row if row is not None else next(reworded, None) for row in found]


def _demands(matter: Matter, texts: list[str]) -> None:
    paired = _paired(matter.demands, [lambda row, text=text: row.text == text for text in texts])  # type: ignore[misc]
    for row in matter.demands:
        if row not in paired and not row.struck:
            if row.notice_id or row.answer_id:
                raise Refused("DEMAND_HAS_PAPER", "demands", {"text": row.text})
            row.struck = True
    for seat, (text, known) in enumerate(zip(texts, paired, strict=True)):
        if known is None:
            matter.demands.append(Demand(seat=seat, text=text))
        else:
            if known.answer_id and known.text != text:
                raise Refused("DEMAND_ANSWERED", "demands", {"demand": known.text})
            known.text, known.seat = text, seat


def _materials(desk: Desk, matter: Matter, new: NewMatter) -> None:
    from .attachments import keep_file

    def is_row(one: MaterialInput) -> Callable[[Material], bool]:
        return lambda row: one.content is None and (row.name, row.file_name) == (one.name, one.file_name)

    paired = _paired(matter.materials, [is_row(one) for one in new.materials])
    for stored in matter.materials:
        if stored not in paired:
            stored.struck = True
    for seat, (one, row) in enumerate(zip(new.materials, paired, strict=True)):
        if row is None:
            row = Material(name=one.name)
            matter.materials.append(row)
        row.name, row.copies, row.original, row.seat = one.name, one.copies, one.original, seat
        if one.content is not None:
            row.file, row.file_name = keep_file(desk, one.content, one.file_name), one.file_name
