"""建议意见: studied, adopted or not, and answered (T33, A17)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ..facts_life import OfficialFacts
from ..labels import codes
from ..labels import official as words
from ..office import Desk
from ..rules import guards_outcome, lifecycle, texts
from ..rules.matter import State
from ..storage.matters import Matter
from ..storage.outcomes import Reply
from . import addressing, days, hands, official, papers, standing
from .screening import DemandJudgement
from .triage import TRIAGE, refuse_first, screened


@dataclass(frozen=True, kw_only=True)
class ReplySuggestion:
    """建议回复 (T33). adopted: code of ADOPTIONS; unit_id: who carries out what was adopted."""

    matter_id: int
    version: int
    adopted: str
    reply: str
    replied_on: date | None
    unit_id: int | None = None
    judgements: tuple[DemandJudgement, ...] = ()
    addressee: str = ""
    late_entry_reason: str = ""


def draft_suggestion_reply(desk: Desk, new: ReplySuggestion) -> OfficialFacts:
    """F31 as it would be issued; asked, never done."""
    return _suggestion_facts(desk, standing.load(desk, new.matter_id), texts.cleaned(new))


def _suggestion_facts(desk: Desk, matter: Matter, new: ReplySuggestion) -> OfficialFacts:
    on = new.replied_on or standing.today(desk)
    known = {
        "adoption": words.ADOPTED.get(new.adopted, "").replace("您", addressing.you(matter)),
        "content": new.reply.strip(),
    }
    addressee = new.addressee or addressing.addressee_of(matter)
    return official.official(desk, matter, "F31", on, letterhead="LETTER", addressee=addressee, known=known)


def reply_suggestion(desk: Desk, new: ReplySuggestion) -> papers.Issued:
    """Answer what was suggested by F31; the matter is concluded when nothing else is open (T33). Raises Refused."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    screened(desk, matter, new.judgements)
    suggested = [row for row in matter.demands if row.nature == "SUGGESTION" and not row.struck]
    unit = hands.unit_of(desk, new.unit_id, "responsible_unit") if new.unit_id is not None else None
    ids = {row.id for row in suggested}
    facts = standing.facts_of(
        desk, matter, adopted=new.adopted, reply=new.reply, responsible_unit=unit.name if unit else "",
        backfill_reason=new.late_entry_reason,
    )  # fmt: skip
    live = [row for row in matter.demands if not row.struck]
    facts = replace(
        facts,
        demands=tuple(
            replace(one, answered=one.answered or row.id in ids) for one, row in zip(facts.demands, live, strict=True)
        ),
    )
    alone = all(one.nature == "SUGGESTION" or one.leaves for one in facts.demands)
    if matter.state in TRIAGE and alone:
        untold = [one for one in facts.demands if not one.answered and not one.told]
        if not untold:
            refuse_first(lifecycle.check("T33", facts))
    problem = guards_outcome.suggestion_replied(
        replace(facts, demands=tuple(d for d in facts.demands if d.nature == "SUGGESTION"))
    )
    if problem is not None:
        raise problem
    if unit is not None:
        hands.free(facts, "responsible_unit", unit.name)
    day = days.happened_on(
        desk, "replied_on", "ANSWERED", new.replied_on, days.received(matter), late_reason=new.late_entry_reason
    )
    issued = papers.issue(desk, matter, "F31", _suggestion_facts(desk, matter, new), day)
    for row in suggested:
        row.notice_id = row.notice_id or issued.id
        row.answer_id = issued.id
    desk.db.add(
        Reply(
            matter_id=matter.id, recipient="PETITIONER", replied_on=day, way="PAPER", content=new.reply.strip(),
            by=desk.actor.name, demands=[row.id for row in suggested], adopted=new.adopted, paper_id=issued.id,
        )
    )  # fmt: skip
    if unit is not None and matter.lead_unit_id is None:
        matter.lead_unit_id = unit.id
    done = alone and all(row.answer_id is not None for row in live)
    if matter.state in TRIAGE and done:
        standing.move(
            desk, matter, "REPLY_SUGGESTION", State.CONCLUDED, day, codes.ADOPTIONS[new.adopted], issued.id,
            new.late_entry_reason,
        )  # fmt: skip
    else:
        standing.add_step(desk, matter, "REPLY_SUGGESTION", day, codes.ADOPTIONS[new.adopted], issued.id)
    standing.rewrite_obligations(desk, matter)
    return issued
