"""Conflict of interest: who must keep away from a matter (G-RECUSE), and who must never hear of it (G-ACCUSED)."""

from __future__ import annotations

from collections.abc import Iterable

from .names import normalise, surname
from .refusal import Citation, Refused


def recusal(
    person: str, recused: Iterable[str], field: str = "handler", basis: tuple[Citation, ...] = ()
) -> Refused | None:
    """G-RECUSE: a person on the matter's recusal list may not handle, review, approve or sign it.

    Source: 信访工作条例 第二十八条第三款; 信访条例 第三十条.
    """
    if person and normalise(person) in {normalise(one) for one in recused}:
        return Refused("PERSON_RECUSED", field, {"person": person}, basis, "SET_HANDLER")
    return None


def accused(
    units: Iterable[str],
    people: Iterable[str],
    recipients: Iterable[str] = (),
    copies: Iterable[str] = (),
    viewers: Iterable[str] = (),
    basis: tuple[Citation, ...] = (),
) -> Refused | None:
    """G-ACCUSED: the accused unit or person is never recipient, never in copy, never viewer. No override exists.

    Source: 信访工作条例 第三十条第三款; 信访条例 第二十三条; row J02.
    """
    barred = {normalise(one) for one in (*units, *people)} - {""}
    for field, group in (("recipients", recipients), ("copies", copies), ("viewers", viewers)):
        for one in group:
            if normalise(one) in barred:
                return Refused("ACCUSED_INVOLVED", field, {"who": one, "seat": field}, basis, "CHOOSE_RECIPIENT")
    return None


def looks_related(handler: str, handler_unit: str, accused_people: Iterable[tuple[str, str]]) -> bool:
    """Whether to ask the handler about a relation: same surname and same unit as an accused person (row J01).

    accused_people: pairs of name and unit. Only a prompt; a shared surname proves nothing.
    """
    if not handler or not handler_unit:
        return False
    return any(
        name and surname(name) == surname(handler) and normalise(unit) == normalise(handler_unit)
        for name, unit in accused_people
    )


def recusal_decided_by(person: str, head: str) -> str:
    """HEAD decides on the staff's recusal; the head's own is decided by LEADER (DOMAIN §3.3)."""
    return "LEADER" if normalise(person) == normalise(head) else "HEAD"
