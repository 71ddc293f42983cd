"""公文与函件: the phrase library's text with the matter's data, ready for the layout of official texts."""

from __future__ import annotations

from datetime import date
from string import Formatter

from ..facts_life import OfficialFacts, Passage
from ..labels import forms as form_words
from ..labels import official as words
from ..office import Desk
from ..rules import privacy
from ..storage.matters import Matter
from . import addressing, notices
from .offices import profile


def passages(texts: tuple[str, ...]) -> tuple[Passage, ...]:
    """Body paragraphs, one per line."""
    return tuple(Passage(text=line.strip()) for text in texts for line in text.split("\n") if line.strip())


def official(
    desk: Desk,
    matter: Matter,
    kind: str,
    on: date,
    *,
    letterhead: str,
    addressee: str,
    known: dict[str, str],
    signatory: str = "",
    title: str = "",
    note: str = "",
    attachments: tuple[str, ...] = (),
) -> OfficialFacts:
    """One official text in the words of `kind`. Raises Refused: BASIS_NOT_IN_FORCE, NUMBER_NOT_OF_THE_TEXT.

    known: further values of the phrase library; a paragraph whose value is missing is left out whole.
    """
    values = notices.values_of(desk, matter, on, **{"letter": _letter(matter), **known})
    body = notices.wording(kind, matter.regime, on, values)
    notices.refuse_repealed(body, on, matter.subject.rstrip("。．."))
    chosen = notices.section(kind, matter.regime, on)
    return OfficialFacts(
        office=profile(desk).facts(),
        letterhead=letterhead,
        title=title or filled(chosen["title"], values),
        addressee=addressee,
        passages=passages(body),
        closing=chosen["closing"],
        signatory=signatory,
        attachments=attachments,
        signed_on=on,
        note=note,
    )


def filled(text: str, values: dict[str, str]) -> str:
    """A title with its fields; one whose field has no value keeps the words around it."""
    fields = {name: values.get(name, "") for _, name, _, _ in Formatter().parse(text) if name}
    return text.format_map(fields)


def _letter(matter: Matter) -> str:
    return words.letter_no(matter.superior_letter_no) if matter.superior_letter_no else ""


def petitioner(matter: Matter, masked: bool) -> str:
    """Who petitions, for a paper that leaves the office: 周某某 as 周*, an accusation's sender never at all (J02)."""
    if matter.access == "RESTRICTED" or matter.wants_secrecy:
        return form_words.PETITIONER
    if not masked:
        return addressing.petitioner_of(matter)
    names = [row.name for row in matter.people if not row.struck and addressing.is_name(row.name)]
    if not names:
        return form_words.PETITIONER
    shown = privacy.mask_name(names[0]).replace("*", words.SOMEBODY)
    return addressing.and_others(matter, shown)


def contact(desk: Desk) -> str:
    """附注: whom to ask."""
    answers = profile(desk)
    return words.contact(answers.office, answers.phone) if answers.phone else ""
