"""Guards that hold whatever the state: order of events, seal, numbers, locked opinions, children, repealed law."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from .matter import SIGNED_STATES, MatterFacts, Person, State
from .refusal import Citation, Refused

SCHOOL_SEALS: frozenset[str] = frozenset({"SCHOOL", "PETITION_SEAL"})
FORMS_WITH_FULL_DATA: frozenset[str] = frozenset({"F01", "F16"})
CHILD_UNTIL_YEARS = 14
REPEALED_ON: dict[str, date] = {"信访条例": date(2022, 5, 1)}
IN_FORCE_SINCE: dict[str, date] = {"信访条例": date(2005, 5, 1), "信访工作条例": date(2022, 5, 1)}

_CHILDREN = (Citation("个人信息保护法", "第二十八条第一款"), Citation("个人信息保护法", "第三十一条第一款"))


def events_in_order(events: Sequence[tuple[str, date | None]], backfill_reason: str = "") -> Refused | None:
    """G-TIME: the known dates, in the office's order, never run backwards unless 补录 with a reason explains it.

    events: pairs of event code and local date, None where it has not happened; equal dates are in order.
    """
    if backfill_reason.strip():
        return None
    before: tuple[str, date] | None = None
    for code, day in events:
        if day is None:
            continue
        if before and day < before[1]:
            facts = {"event": code, "day": day, "earlier_event": before[0], "earlier_day": before[1]}
            return Refused("EVENTS_OUT_OF_ORDER", None, facts, (), "BACKFILL")
        before = (code, day)
    return None


def times_in_order(f: MatterFacts) -> Refused | None:
    """G-TIME over one matter: received ≤ accepted ≤ dispatched ≤ signed ≤ delivered ≤ closed ≤ bound."""
    return events_in_order(
        (
            ("RECEIVED", f.received_on),
            ("ACCEPTED", f.accepted_on),
            ("DISPATCHED", f.dispatched_on),
            ("SIGNED", f.signed_on),
            ("DELIVERED", f.delivered_on),
            ("CLOSED", f.closed_on),
            ("BOUND", f.bound_on),
        ),
        f.backfill_reason,
    )


def schools_seal(f: MatterFacts) -> Refused | None:
    """G-SEAL: an outgoing notice carries the school's or the petition seal, never a department's (row B15)."""
    return None if f.seal in SCHOOL_SEALS else Refused("SEAL_NOT_SCHOOLS", "seal", {}, (), "CHOOSE_SEAL")


def number_in_order(serial: int, highest: int) -> Refused | None:
    """G-NUMBER: a serial is exactly one more than the highest ever issued of its kind and year."""
    if serial != highest + 1:
        return Refused("NUMBER_OUT_OF_ORDER", "number", {"number": serial, "next": highest + 1})
    return None


def opinion_unlocked(state: State, new_version_approved: bool = False) -> Refused | None:
    """G-LOCK: after signing the opinion's text changes only as an approved new version."""
    if state in SIGNED_STATES and not new_version_approved:
        return Refused("OPINION_LOCKED", None, {"state": str(state)}, (), "NEW_OPINION_VERSION")
    return None


def is_child(born_on: date | None, on: date) -> bool:
    """Under fourteen on that day; unknown birth is not a child. Source: 个人信息保护法 第二十八条第一款."""
    if born_on is None:
        return False
    years = on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
    return 0 <= years < CHILD_UNTIL_YEARS


def children_guarded(people: Iterable[Person], on: date) -> Refused | None:
    """G-MINOR: a child under fourteen has a guardian on the record."""
    for person in people:
        if is_child(person.born_on, on) and not person.guardian.strip():
            return Refused("GUARDIAN_MISSING", "guardian", {"person": person.name}, _CHILDREN, "EDIT_REGISTRATION")
    return None


def guardians_named(f: MatterFacts) -> Refused | None:
    """G-MINOR over one matter."""
    return children_guarded(f.people, f.today)


def form_masks_child(form: str) -> bool:
    """G-MINOR: every print hides a child's data except F01 and F16."""
    return form not in FORMS_WITH_FULL_DATA


def citations_in_force(citations: Iterable[Citation], notice_on: date) -> Refused | None:
    """A notice cites no text that is repealed, or not yet in force, on its own date (DOMAIN §8 item 20)."""
    for one in citations:
        repealed = REPEALED_ON.get(one.document)
        since = IN_FORCE_SINCE.get(one.document)
        if (repealed and notice_on >= repealed) or (since and notice_on < since):
            facts = {"document": one.document, "day": notice_on}
            return Refused("BASIS_NOT_IN_FORCE", "basis", facts, (), "CHOOSE_BASIS")
    return None
