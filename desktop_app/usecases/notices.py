"""Wording of notices: the phrase library's paragraphs in force on their day, then as the officer left them."""

from __future__ import annotations

import tomllib
import unicodedata
from datetime import date
from functools import lru_cache
from string import Formatter
from typing import TYPE_CHECKING, Any

from .. import resources
from ..facts import NoticeFacts
from ..labels import codes
from ..labels import forms as form_words
from ..office import Desk
from ..rules import crossguards
from ..rules.refusal import Citation, Refused
from ..rules.rulebook import basis_for, regime_on
from ..storage.matters import Matter
from ..storage.offices import Unit
from . import addressing, rulebooks, standing
from .offices import profile

if TYPE_CHECKING:
    from .screening import NotifyOut


NEVER_PRINTED = "752号"


@lru_cache(maxsize=1)
def phrases() -> dict[str, Any]:
    return tomllib.loads(resources.text("phrases/notices.toml"))


def _values(desk: Desk, matter: Matter, on: date, **known: str) -> dict[str, str]:
    """The fields of the phrase library (resources/phrases/notices.toml names them)."""
    answers = profile(desk)
    unit = desk.db.get(Unit, matter.lead_unit_id) if matter.lead_unit_id else None
    limit = rulebooks.edition_of(desk, matter).extension_limit
    return {
        "you": addressing.you(matter),
        "raised": addressing.raised(matter),
        "received": form_words.day(matter.received_on),
        # The summary stands in quotation marks, so its own become single ones (GB/T 15834-2011).
        "summary": matter.subject.rstrip("。．.").replace("“", "‘").replace("”", "’"),
        "school": answers.school,
        "accepted": form_words.day(matter.accepted_on),
        "unit": unit.name if unit else "",
        "phone": answers.phone,
        "code": matter.query_code,
        "days": str(limit),
        "superior": answers.superior,
        "superior_address": answers.superior_address,
        "forwarded": form_words.day(on),
        **known,
    }


def wording(form: str, regime: str, on: date, values: dict[str, str]) -> tuple[str, ...]:
    """The default paragraphs of a notice; one whose field has no value is left out whole.

    A notice dated after the repeal speaks by the text in force on its day, whatever the matter was received under
    (DOMAIN §8.20).
    """
    library = phrases()[form]
    for chosen in (regime, *(code for code in library if code != regime)):
        basis = tuple(Citation(document, article) for document, article in library[chosen]["basis"])
        if crossguards.citations_in_force(basis, on) is None:
            break
    made = []
    for text in library[chosen]["paragraphs"]:
        fields = [name for _, name, _, _ in Formatter().parse(text) if name]
        if all(values.get(name) for name in fields):
            made.append(text.format_map(values))
    return tuple(made)


def refuse_repealed(paragraphs: tuple[str, ...], on: date, quoted: str = "") -> None:
    """No paper cites a text that is not in force on its own day, edited wording included. Raises Refused.

    quoted: the petitioner's own words, which a notice repeats and which may name what they like.
    """
    said = "".join(paragraphs)
    if quoted:
        said = said.replace(quoted, "")
    plain = "".join(
        char
        for char in unicodedata.normalize("NFKC", said)
        if not char.isspace() and unicodedata.category(char) != "Cf"
    )
    for title in crossguards.REPEALED_ON:
        if title in plain:
            problem = crossguards.citations_in_force((Citation(title, ""),), on)
            if problem is not None:
                raise problem
    # 信访工作条例 is a joint document without a State Council number (DOMAIN §0.2, §8.20).
    if NEVER_PRINTED in plain:
        raise Refused("NUMBER_NOT_OF_THE_TEXT", "paragraphs", {"number": NEVER_PRINTED})


def articles(desk: Desk, matter: Matter, rule: str, on: date) -> str:
    """《信访工作条例》第三十五条: what a paper dated `on` may cite for a rule."""
    book = rulebooks.by_hash(desk, matter.rules_hash)
    cited = basis_for(book.rule(rule), matter.regime, on) or basis_for(book.rule(rule), regime_on(on), on)
    return "、".join(f"《{one.document}》{one.article}" for one in cited)


def acceptance_facts(desk: Desk, matter: Matter, addressee: str, paragraphs: tuple[str, ...]) -> NoticeFacts:
    """F02 of a matter that is being accepted; the handling date is the legal nominal day."""
    on = standing.today(desk)
    clock = standing.reckoned(desk, matter)
    handling = next((row for code, row in clock.items() if code in standing.HANDLING), None)
    due = date.fromisoformat(handling["nominal"]) if handling else None
    return _notice(desk, matter, "F02", on, addressee, paragraphs, {"due": form_words.day(due)})


def _notice(
    desk: Desk, matter: Matter, form: str, on: date, addressee: str, paragraphs: tuple[str, ...], known: dict[str, str]
) -> NoticeFacts:
    kept = tuple(text.strip() for text in paragraphs if text.strip())
    body = kept or wording(form, matter.regime, on, _values(desk, matter, on, **known))
    refuse_repealed(body, on, matter.subject.rstrip("。．."))
    return NoticeFacts(
        office=profile(desk).facts(),
        title=form_words.TITLES[form],
        addressee=addressee or addressing.addressee_of(matter),
        paragraphs=body,
        closing=codes.CLOSING,
        signed_on=on,
    )


def draft_acceptance(
    desk: Desk, matter_id: int, accepted_on: date, unit_id: int | None, addressee: str, paragraphs: tuple[str, ...]
) -> NoticeFacts:
    """F02 as it would be issued, for the officer to read and edit; asked, never done: nothing is kept."""
    matter = standing.load(desk, matter_id)
    matter.accepted_on, matter.lead_unit_id = accepted_on, unit_id
    return acceptance_facts(desk, matter, addressee, paragraphs)


def draft_way(desk: Desk, new: NotifyOut) -> NoticeFacts:
    """F03 or F05 as it would be issued; asked, never done."""
    return way_facts(desk, standing.load(desk, new.matter_id), new)


def way_facts(desk: Desk, matter: Matter, new: NotifyOut) -> NoticeFacts:
    """F03 or F05: where the matter belongs."""
    known = {
        "target": new.competent_body,
        "target_phone": new.body_phone,
        "target_address": new.body_address,
    }
    return _notice(desk, matter, new.form, new.told_on, new.addressee, new.paragraphs, known)
