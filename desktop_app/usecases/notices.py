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
from ..storage.matters import Demand, Matter
from ..storage.offices import Unit
from . import addressing, routes, rulebooks, standing
from .offices import profile

if TYPE_CHECKING:
    from .screening import NotifyOut


NEVER_PRINTED = "752号"


@lru_cache(maxsize=1)
def phrases() -> dict[str, Any]:
    """Both phrase files: form (or one of its kinds of wording) -> regime -> its texts."""
    return tomllib.loads(resources.text("phrases/notices.toml")) | tomllib.loads(
        resources.text("phrases/official.toml")
    )


def values_of(desk: Desk, matter: Matter, on: date, **known: str) -> dict[str, str]:
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
    made = []
    for text in section(form, regime, on)["paragraphs"]:
        fields = [name for _, name, _, _ in Formatter().parse(text) if name]
        if all(values.get(name) for name in fields):
            made.append(text.format_map(values))
    return tuple(made)


def section(form: str, regime: str, on: date) -> Any:
    """The texts of a form in the regime's words, or in those of the regulation that is in force on its day."""
    library = phrases()[form]
    wanted = library.get(regime)
    for chosen in (wanted, *library.values()):
        if isinstance(chosen, dict) and crossguards.citations_in_force(_cited(chosen), on) is None:
            return chosen
    return wanted or next(iter(library.values()))


def _cited(chosen: Any) -> tuple[Citation, ...]:
    return tuple(Citation(document, article) for document, article in chosen["basis"])


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
    return notice_facts(desk, matter, "F02", on, addressee, paragraphs, {"due": form_words.day(due)})


def notice_facts(
    desk: Desk,
    matter: Matter,
    form: str,
    on: date,
    addressee: str,
    paragraphs: tuple[str, ...],
    known: dict[str, str],
    kind: str = "",
) -> NoticeFacts:
    """A notice with the officer's wording, or the default of the form (kind: of one of its kinds, F06D of F06).

    Raises Refused: BASIS_NOT_IN_FORCE, NUMBER_NOT_OF_THE_TEXT.
    """
    kept = tuple(text.strip() for text in paragraphs if text.strip())
    body = kept or wording(kind or form, matter.regime, on, values_of(desk, matter, on, **known))
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
    """F03, F05 or F06 as it would be issued; asked, never done."""
    return way_facts(desk, standing.load(desk, new.matter_id), new)


def way_facts(desk: Desk, matter: Matter, new: NotifyOut) -> NoticeFacts:
    """F03, F05 or F06: where the matter, or one part of it, belongs."""
    chosen = told_demands(matter, new.demand_ids)
    judged = next((one for one in new.judgements if chosen and one.id == chosen[0].id), None)
    code = (judged.route_code if judged else "") or (chosen[0].route_code if chosen else "")
    route = routes.route(desk, code)
    known = {
        "target": new.competent_body or (route.body if route else ""),
        "target_phone": new.body_phone,
        "target_address": new.body_address,
    }
    if new.form != "F06":
        return notice_facts(desk, matter, new.form, new.told_on, new.addressee, new.paragraphs, known)
    live = [row for row in matter.demands if not row.struck]
    known |= {
        "which": form_words.these_demands(tuple(row.text for row in chosen), len(chosen) == len(live)),
        "route": route.name if route else codes.ROUTES["OTHER_STATUTORY"],
        "basis": new.basis or (route.printed_basis if route else ""),
        "limit": route.limit if route else "",
    }
    kind = "F06D" if route and route.kind == "STATUTORY_DUTY" else "F06"
    return notice_facts(desk, matter, "F06", new.told_on, new.addressee, new.paragraphs, known, kind)


def told_demands(matter: Matter, ids: tuple[int, ...]) -> list[Demand]:
    """The demands a notice of the way speaks of: the chosen ones, else all that still stand."""
    return [row for row in matter.demands if not row.struck and (row.id in ids if ids else True)]
