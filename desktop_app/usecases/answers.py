"""Answers that need no 处理意见书: simple procedure, statutory duty, settlement, replies (T14, T32, B11, B20)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ..facts_life import OfficialFacts, SettlementFacts
from ..labels import codes
from ..labels import forms as form_words
from ..labels import official as words
from ..office import Desk
from ..rules import lifecycle, texts
from ..rules.matter import State
from ..rules.refusal import Refused
from ..storage.matters import Demand, Matter
from ..storage.outcomes import Reply, Settlement
from . import addressing, days, happened, official, papers, routes, standing
from .notices import refuse_repealed
from .offices import profile
from .triage import refuse_first


@dataclass(frozen=True, kw_only=True)
class AnswerSimply:
    """简易办理答复 (T32). way: code of REPLY_WAYS; content: what was answered."""

    matter_id: int
    version: int
    answered_on: date | None
    way: str
    content: str
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class AnswerDuty:
    """Answer to demands the school dealt with by its statutory duty (信访工作条例 第三十一条第（五）项): F28 with the
    remedy of that duty, never 复查."""

    matter_id: int
    version: int
    demand_ids: tuple[int, ...]
    replied_on: date | None
    content: str
    remedy: str = words.DUTY_REMEDY
    addressee: str = ""
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class DrawSettlement:
    """调解、和解协议书 for both parties to sign. kind: code of SETTLEMENT_KINDS; other_party: "" for the school."""

    matter_id: int
    version: int
    kind: str
    terms: tuple[str, ...]
    drawn_on: date | None
    other_party: str = ""
    mediator: str = ""
    facts: str = ""


@dataclass(frozen=True, kw_only=True)
class Settle:
    """The signed agreement ends the matter (T14). lawful: within the mandatory rules."""

    matter_id: int
    version: int
    settled_on: date | None
    signed_by_both: bool
    lawful: bool
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ReplySuperior:
    """Answer to the superior: form F27 办结报告 or F28 复函; signatory: 签发人 of F27."""

    matter_id: int
    version: int
    form: str
    replied_on: date | None
    content: str
    signatory: str = ""
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class NoteReply:
    """答复记录 (B20): a call-back or a word at the counter beside the papers. way: code of REPLY_WAYS."""

    matter_id: int
    version: int
    replied_on: date | None
    way: str
    content: str


def _live(matter: Matter) -> list[Demand]:
    return [row for row in matter.demands if not row.struck]


def answer_simply(desk: Desk, new: AnswerSimply) -> None:
    """Conclude a simple matter with its answer (T32). Raises Refused: REPLY_MISSING, CHOICE_UNKNOWN, SIMPLE_LATE …"""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    if new.way not in codes.REPLY_WAYS:
        raise Refused("CHOICE_UNKNOWN", "way", {"text": new.way})
    if not new.content.strip():
        raise Refused("REPLY_MISSING", "content")
    facts = standing.facts_of(desk, matter, answered_on=new.answered_on)
    facts = replace(facts, demands=tuple(replace(one, answered=True) for one in facts.demands))
    refuse_first(lifecycle.check("T32", facts))
    day = days.happened_on(
        desk, "answered_on", "ANSWERED", new.answered_on, days.accepted(matter), late_reason=new.late_entry_reason
    )
    desk.db.add(
        Reply(
            matter_id=matter.id, recipient="PETITIONER", replied_on=day, way=new.way, content=new.content.strip(),
            by=desk.actor.name, demands=[row.id for row in _live(matter)],
        )
    )  # fmt: skip
    note = f"{codes.REPLY_WAYS[new.way]}：{new.content.strip()}"
    standing.move(desk, matter, "ANSWER_SIMPLY", State.CONCLUDED, day, note, late_entry_reason=new.late_entry_reason)
    standing.rewrite_obligations(desk, matter)


def leave_simple(desk: Desk, matter_id: int, version: int, reason: str) -> None:
    """Back to the ordinary procedure; its period runs from the acceptance as ever. Raises Refused: NOT_SIMPLE,
    REASON_MISSING."""
    reason = texts.clean(reason).strip()
    matter = standing.load_alive(desk, matter_id, version)
    if not matter.simple_kind or matter.simple_left_on is not None or matter.state != State.ACCEPTED:
        raise Refused("NOT_SIMPLE")
    if not reason:
        raise Refused("REASON_MISSING", "reason")
    matter.simple_left_on = standing.today(desk)
    standing.add_step(desk, matter, "LEAVE_SIMPLE", standing.today(desk), reason)
    standing.rewrite_obligations(desk, matter)


# 依法履职


def draft_duty_answer(desk: Desk, new: AnswerDuty) -> OfficialFacts:
    """F28 to the petitioner as it would be issued; asked, never done."""
    matter = standing.load(desk, new.matter_id)
    return _duty_facts(desk, matter, texts.cleaned(new), _duties(matter, new.demand_ids))


def _duties(matter: Matter, ids: tuple[int, ...]) -> list[Demand]:
    wanted = [row for row in _live(matter) if row.id in ids]
    if not wanted or any(row.route != "STATUTORY_DUTY" or row.own_authority == "NO" for row in wanted):
        raise Refused("NOT_A_DUTY", "demands", {}, (), "CLASSIFY_DEMAND")
    return wanted


def _duty_facts(desk: Desk, matter: Matter, new: AnswerDuty, rows: list[Demand]) -> OfficialFacts:
    route = routes.route(desk, rows[0].route_code)
    known = {
        "which": form_words.these_demands(tuple(row.text for row in rows), len(rows) == len(_live(matter))),
        "basis": rows[0].route_basis or (route.printed_basis if route else ""),
        "content": new.content.strip(),
        "remedy": new.remedy.strip(),
    }
    on = new.replied_on or standing.today(desk)
    addressee = new.addressee or addressing.addressee_of(matter)
    return official.official(desk, matter, "F28D", on, letterhead="LETTER", addressee=addressee, known=known)


def answer_duty(desk: Desk, new: AnswerDuty) -> papers.Issued:
    """Answer demands of statutory duty by F28. Raises Refused: NOT_A_DUTY, REPLY_MISSING, DEMAND_ANSWERED, DUTY_UNTOLD,
    REMEDY_IS_REVIEW."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    rows = _duties(matter, new.demand_ids)
    if not new.content.strip():
        raise Refused("REPLY_MISSING", "content")
    for row in rows:
        if row.answer_id is not None:
            raise Refused("DEMAND_ANSWERED", "demands", {"demand": row.text})
        if row.notice_id is None:
            raise Refused("DUTY_UNTOLD", "demands", {"demand": row.text}, (), "NOTIFY_OUT")
    if codes.REVIEW_LEVELS["REVIEW"] in new.remedy and "不适用" not in new.remedy:
        raise Refused("REMEDY_IS_REVIEW", "remedy")
    day = days.happened_on(
        desk, "replied_on", "ANSWERED", new.replied_on, days.received(matter), late_reason=new.late_entry_reason
    )
    issued = papers.issue(desk, matter, "F28", _duty_facts(desk, matter, new, rows), day)
    for row in rows:
        row.answer_id = issued.id
    desk.db.add(
        Reply(
            matter_id=matter.id, recipient="PETITIONER", replied_on=day, way="PAPER", content=new.content.strip(),
            by=desk.actor.name, demands=[row.id for row in rows], paper_id=issued.id,
        )
    )  # fmt: skip
    if _nothing_left(matter):
        # Accepted before its demands were judged so: none was ever in the petition procedure, no opinion can follow.
        standing.move(desk, matter, "ANSWER_DUTY", State.NOTIFIED_OUT, day, "", issued.id, new.late_entry_reason)
    else:
        standing.add_step(desk, matter, "ANSWER_DUTY", day, "", issued.id, late_entry_reason=new.late_entry_reason)
    standing.rewrite_obligations(desk, matter)
    return issued


def _nothing_left(matter: Matter) -> bool:
    """Whether an accepted matter has no demand of the petition procedure and none without its answer."""
    rows = _live(matter)
    accepted = matter.state in (State.ACCEPTED, State.HANDLING)
    return accepted and all(row.answer_id and not standing.demand_facts(row).in_procedure for row in rows)


# 调解和解


def draw_settlement(desk: Desk, new: DrawSettlement) -> papers.Issued:
    """Print the agreement for signature. Raises Refused: TERMS_MISSING, CHOICE_UNKNOWN, NOT_NEGOTIABLE."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    terms = tuple(one.strip() for one in new.terms if one.strip())
    if matter.state != State.HANDLING:
        raise lifecycle.check("T14", standing.facts_of(desk, matter))[0]
    if new.kind not in codes.SETTLEMENT_KINDS:
        raise Refused("CHOICE_UNKNOWN", "kind", {"text": new.kind})
    if not terms:
        raise Refused("TERMS_MISSING", "terms")
    day = days.happened_on(desk, "drawn_on", "SETTLED", new.drawn_on, days.accepted(matter))
    answers = profile(desk)
    refuse_repealed(terms, day, matter.subject)
    facts = SettlementFacts(
        office=answers.facts(),
        number=matter.number,
        kind=new.kind,
        petitioner=addressing.petitioner_of(matter),
        other_party=new.other_party or answers.school,
        mediator=new.mediator,
        subject=matter.subject,
        facts=new.facts or matter.summary,
        terms=terms,
        settled_on=day,
    )
    issued = papers.issue(desk, matter, "SETTLE", facts, day)
    desk.db.add(
        Settlement(
            matter_id=matter.id, kind=new.kind, other_party=facts.other_party, mediator=new.mediator,
            terms=list(terms), drawn_on=day, paper_id=issued.id,
        )
    )  # fmt: skip
    standing.add_step(desk, matter, "DRAW_SETTLEMENT", day, codes.SETTLEMENT_KINDS[new.kind], issued.id)
    return issued


def settle(desk: Desk, new: Settle) -> None:
    """Both have signed: the matter is concluded (T14). Raises Refused: SETTLEMENT_NOT_DRAWN and the guards of T14."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    facts = standing.facts_of(
        desk, matter, settlement_signed_by_both=new.signed_by_both, settlement_lawful=new.lawful,
        backfill_reason=new.late_entry_reason,
    )  # fmt: skip
    refuse_first(lifecycle.check("T14", facts))
    drawn = [row for row in happened.happened(desk, matter.id).settlements if row.settled_on is None]
    if not drawn:
        raise Refused("SETTLEMENT_NOT_DRAWN", None, {}, (), "SETTLE")
    row = drawn[-1]
    row.settled_on = days.happened_on(
        desk, "settled_on", "SETTLED", new.settled_on, ("SETTLED", row.drawn_on), late_reason=new.late_entry_reason
    )
    for one in _live(matter):
        if one.answer_id is None and standing.demand_facts(one).in_procedure:
            one.answer_id = row.paper_id
    kind = codes.SETTLEMENT_KINDS[row.kind]
    standing.move(desk, matter, "SETTLE", State.CONCLUDED, row.settled_on, kind, row.paper_id, new.late_entry_reason)
    standing.rewrite_obligations(desk, matter)


# 回复


def superior_reply_words(desk: Desk, matter_id: int) -> str:
    """What the answer to the superior may start from: the outcome of every demand and the day of delivery."""
    from . import course_words

    return course_words.outcome_words(desk, standing.load(desk, matter_id))


def draft_superior_reply(desk: Desk, new: ReplySuperior) -> OfficialFacts:
    """F27 or F28 as it would be issued; asked, never done."""
    return _superior_facts(desk, standing.load(desk, new.matter_id), texts.cleaned(new))


def _superior_facts(desk: Desk, matter: Matter, new: ReplySuperior) -> OfficialFacts:
    on = new.replied_on or standing.today(desk)
    letterhead = "REPORT" if new.form == "F27" else "LETTER"
    return official.official(
        desk, matter, new.form, on, letterhead=letterhead, addressee=matter.superior,
        known={"content": new.content.strip()}, signatory=new.signatory, note=official.contact(desk),
    )  # fmt: skip


def reply_superior(desk: Desk, new: ReplySuperior) -> papers.Issued:
    """Report the result to the body that sent the matter (B11). Raises Refused: NOT_FROM_SUPERIOR, REPLY_MISSING,
    SIGNATORY_MISSING, FORM_NOT_OFFERED."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    if new.form not in ("F27", "F28"):
        raise Refused("FORM_NOT_OFFERED", "form", {"form": new.form})
    if not matter.superior:
        raise Refused("NOT_FROM_SUPERIOR", None, {})
    if not new.content.strip():
        raise Refused("REPLY_MISSING", "content")
    if new.form == "F27" and not new.signatory.strip():
        raise Refused("SIGNATORY_MISSING", "signatory")
    day = days.happened_on(
        desk, "replied_on", "ANSWERED", new.replied_on, days.received(matter), late_reason=new.late_entry_reason
    )
    issued = papers.issue(desk, matter, new.form, _superior_facts(desk, matter, new), day)
    desk.db.add(
        Reply(
            matter_id=matter.id, recipient="SUPERIOR", replied_on=day, way="PAPER", content=new.content.strip(),
            by=desk.actor.name, paper_id=issued.id,
        )
    )  # fmt: skip
    standing.add_step(
        desk, matter, "REPLY_SUPERIOR", day, matter.superior, issued.id, late_entry_reason=new.late_entry_reason
    )
    standing.rewrite_obligations(desk, matter)
    return issued


def note_reply(desk: Desk, new: NoteReply) -> None:
    """Keep what was said to the petitioner (B20). Raises Refused: REPLY_MISSING, CHOICE_UNKNOWN."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    if new.way not in codes.REPLY_WAYS:
        raise Refused("CHOICE_UNKNOWN", "way", {"text": new.way})
    if not new.content.strip():
        raise Refused("REPLY_MISSING", "content")
    day = days.happened_on(desk, "replied_on", "ANSWERED", new.replied_on, days.received(matter))
    desk.db.add(
        Reply(
            matter_id=matter.id, recipient="PETITIONER", replied_on=day, way=new.way, content=new.content.strip(),
            by=desk.actor.name,
        )
    )  # fmt: skip
    standing.add_step(desk, matter, "NOTE_REPLY", day, f"{codes.REPLY_WAYS[new.way]}：{new.content.strip()}")
