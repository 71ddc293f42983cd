"""检举控告: handed over sealed to who is competent, without a name on the outside (T34, J02)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ..facts_life import SealedHandoverFacts
from ..labels import codes
from ..labels import official as words
from ..office import Desk
from ..rules import guards, guards_outcome, lifecycle, texts
from ..rules.matter import MatterFacts, State
from ..rules.refusal import Refused
from . import days, notices, papers, standing
from .offices import profile
from .screening import DemandJudgement, NotifyOut
from .triage import TRIAGE, refuse_first, screened


@dataclass(frozen=True, kw_only=True)
class HandOverAccusation:
    """检举控告材料移交 (T34). receiver_kind: code of COMPETENT_KINDS; pages, envelopes: what lies sealed in it."""

    matter_id: int
    version: int
    receiver_kind: str
    receiver: str
    pages: int
    handed_on: date | None
    envelopes: int = 1
    sealing: str = ""
    judgements: tuple[DemandJudgement, ...] = ()
    late_entry_reason: str = ""


def hand_over_accusation(desk: Desk, new: HandOverAccusation) -> papers.Issued:
    """Hand the accusation over sealed (T34): F09b names nobody; a named petitioner is told by F03.

    Other demands of the matter stay where they are. Raises Refused: the guards of T34, PAGES_MISSING.
    """
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    screened(desk, matter, new.judgements)
    if new.pages < 1:
        raise Refused("PAGES_MISSING", "pages")
    if not new.receiver.strip():
        raise Refused("RECIPIENT_MISSING", "receiver", {}, (), "CHOOSE_RECIPIENT")
    facts = standing.facts_of(
        desk, matter, recipients=(new.receiver,), recipient_kind=new.receiver_kind, sealed=new.envelopes > 0,
        backfill_reason=new.late_entry_reason,
    )  # fmt: skip
    accusations = [row for row in matter.demands if row.nature == "ACCUSATION" and not row.struck]
    others = [one for one in facts.demands if one.nature != "ACCUSATION" and not (one.told or one.answered)]
    if matter.state in TRIAGE and not others:
        refuse_first(lifecycle.check("T34", facts))
    else:
        _refuse_hand_over(facts)
    day = days.happened_on(
        desk, "handed_on", "HANDED", new.handed_on, days.received(matter), late_reason=new.late_entry_reason
    )
    slip = SealedHandoverFacts(
        office=profile(desk).facts(),
        number=matter.number,
        pages=new.pages,
        envelopes=new.envelopes,
        sealing=new.sealing or words.SEALED,
        receiver=new.receiver,
        giver=desk.actor.name,
        handed_on=day,
    )
    issued = papers.issue(desk, matter, "F09b", slip, day)
    told = issued
    for row in accusations:
        row.competent_body = row.competent_body or new.receiver
    if matter.name_words and not matter.address_unclear:
        way = NotifyOut(
            matter_id=matter.id, version=matter.version, form="F03", told_on=standing.today(desk),
            competent_body=new.receiver, demand_ids=tuple(row.id for row in accusations),
        )  # fmt: skip
        told = papers.issue(desk, matter, "F03", notices.way_facts(desk, matter, way))
    for row in accusations:
        row.notice_id = row.answer_id = told.id
    kind = codes.COMPETENT_KINDS[new.receiver_kind]
    if matter.state in TRIAGE and not others:
        standing.move(
            desk, matter, "HAND_OVER_ACCUSATION", State.NOTIFIED_OUT, day, kind, issued.id, new.late_entry_reason
        )
    else:
        standing.add_step(
            desk, matter, "HAND_OVER_ACCUSATION", day, kind, issued.id, late_entry_reason=new.late_entry_reason
        )
    standing.rewrite_obligations(desk, matter)
    return replace(issued, beside=(told.id,) if told.id != issued.id else ())


def _refuse_hand_over(facts: MatterFacts) -> None:
    """The guards of T34 where other demands of the matter stay with the school."""
    asked = (guards_outcome.accusation_sealed, guards.accusation_to_competent, guards.nobody_accused)
    refuse_first(tuple(problem for guard in asked if (problem := guard(facts)) is not None))
