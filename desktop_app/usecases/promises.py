"""What the office tells a petitioner beside its notices: a promised reply (A15), the signature, the review slip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..facts import PromiseFacts, ReviewSlipFacts
from ..office import Desk
from ..rules import owed, rulebook, texts
from ..rules.deadlines import reckon
from ..rules.refusal import Refused
from ..storage.matters import Matter, Paper
from ..storage.offices import Person
from . import addressing, rulebooks, standing
from .notices import articles, phrases, refuse_repealed
from .offices import profile
from .papers import Issued, issue


def promise_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Usual reasons and ways of telling for a promise, from the phrase library."""
    library = phrases()["F07"][rulebook.CN_2022]
    return tuple(library["reasons"]), tuple(library["told_how"])


@dataclass(frozen=True, kw_only=True)
class Promise:
    """答复期限 (A15): why not at once, until when, told how."""

    matter_id: int
    version: int
    reason: str
    due: date
    told_how: str = ""


def promise(desk: Desk, new: Promise) -> Issued:
    """Record a promised reply day as a real deadline and issue F07. Raises Refused: PROMISE_REASON_MISSING,
    PROMISE_NOT_LATER, PROMISE_AFTER_LEGAL, BASIS_NOT_IN_FORCE, MATTER_LOCKED."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    today = standing.today(desk)
    if not new.reason.strip():
        raise Refused("PROMISE_REASON_MISSING", "reason")
    if new.due <= today:
        raise Refused("PROMISE_NOT_LATER", "due", {"due": new.due})
    legal = legal_due(desk, matter)
    if new.due > legal:
        raise Refused("PROMISE_AFTER_LEGAL", "due", {"due": new.due, "legal": legal})
    refuse_repealed((new.reason, new.told_how), today)
    matter.promise_reason, matter.promise_due, matter.promise_told = new.reason.strip(), new.due, new.told_how
    matter.promised_on, matter.promise_kept_on = today, None
    standing.rewrite_obligations(desk, matter)
    handler = desk.db.get(Person, matter.handler_id) if matter.handler_id else None
    facts = PromiseFacts(
        office=profile(desk).facts(),
        number=matter.number,
        name=addressing.petitioner_of(matter),
        matter=matter.subject,
        reason=matter.promise_reason,
        promise_due=new.due,
        told_how=new.told_how,
        handler=handler.name if handler else desk.actor.name,
        handler_phone=(handler.phone if handler and handler.phone else profile(desk).phone),
        given_on=today,
    )
    return issue(desk, matter, "F07", facts)


def legal_due(desk: Desk, matter: Matter) -> date:
    """The day a reply must be given at the latest: the handling period, or what it would be if accepted on the last
    day for acceptance (信访工作条例 第二十三条、第三十四条, and what an overlay puts in their place)."""
    clock = standing.reckoned(desk, matter)
    for code, row in clock.items():
        if code in standing.HANDLING:
            return date.fromisoformat(row["due"])
    edition = rulebooks.edition_of(desk, matter)
    handling = edition.in_place_of("R-HANDLE-60")
    start = matter.received_on
    if handling.code not in owed.FROM_RECEIPT:
        notice = edition.in_place_of("R-ACK-15")
        start = standing.due_of(desk, matter, owed.Clock(notice.code, start), edition).nominal
    return standing.due_of(desk, matter, owed.Clock(handling.code, start), edition).due


def keep_promise(desk: Desk, matter_id: int, version: int, on: date, reply: str) -> None:
    """The promised reply was given. Raises Refused: NO_PROMISE, REPLY_MISSING, DATE_IN_FUTURE, MATTER_LOCKED."""
    reply = texts.clean(reply)
    matter = standing.load_alive(desk, matter_id, version)
    if matter.promise_due is None:
        raise Refused("NO_PROMISE", "on")
    if not reply.strip():
        raise Refused("REPLY_MISSING", "reply")
    if on > standing.today(desk):
        raise Refused("DATE_IN_FUTURE", "on", {"day": on, "today": standing.today(desk)})
    matter.promise_kept_on = on
    standing.add_step(desk, matter, "KEEP_PROMISE", on, reply.strip())
    standing.rewrite_obligations(desk, matter)


def record_signature(desk: Desk, matter_id: int, version: int, signed: bool, refusal_reason: str = "") -> None:
    """Whether the petitioner signed the registration form (A02); a refusal needs its reason."""
    refusal_reason = texts.clean(refusal_reason)
    matter = standing.load_alive(desk, matter_id, version)
    if not signed and not refusal_reason.strip():
        raise Refused("REASON_MISSING", "reason")
    matter.signed_by_petitioner, matter.refused_to_sign = signed, refusal_reason.strip()
    standing.add_step(
        desk, matter, "SIGNED_FORM" if signed else "REFUSED_TO_SIGN", standing.today(desk), refusal_reason
    )


def review_slip(desk: Desk, matter_id: int, paper_id: int, delivered_on: date) -> Issued:
    """F30b beside a delivered 处理意见书: until when a review may be asked (R-REVIEW-30, rolled forward).

    Raises Refused: PAPER_UNKNOWN, REVIEW_NEEDS_OPINION, DATE_IN_FUTURE (also for a day before issue), SUPERIOR_MISSING.
    """
    matter = standing.load(desk, matter_id)
    paper = desk.db.get(Paper, paper_id)
    if paper is None or paper.matter_id != matter.id:
        raise Refused("PAPER_UNKNOWN", "paper")
    if paper.form != "F16":
        raise Refused("REVIEW_NEEDS_OPINION", "paper", {"title": paper.title})
    if not paper.issued_on <= delivered_on <= standing.today(desk):
        raise Refused("DATE_IN_FUTURE", "delivered_on", {"day": delivered_on, "today": standing.today(desk)})
    answers = profile(desk)
    if not answers.superior:
        raise Refused("SUPERIOR_MISSING", None, {}, (), "SET_OFFICE")
    book = rulebooks.by_hash(desk, matter.rules_hash)
    due = reckon(book.rule("R-REVIEW-30"), delivered_on, desk.calendar, regime=matter.regime)
    library = phrases()["F30b"][rulebook.regime_on(delivered_on)]
    facts = ReviewSlipFacts(
        office=answers.facts(),
        number=matter.number,
        addressee=addressing.addressee_of(matter),
        paragraphs=tuple(
            text.format(
                you=addressing.you(matter),
                document=paper.title,
                document_no=paper.number,
                superior=answers.superior,
            )
            for text in library["paragraphs"]
        ),
        document_no=paper.number,
        delivered_on=delivered_on,
        last_day=due.due,
        materials=tuple(library["materials"]),
        lapse=library["lapse"][rulebooks.edition_of(desk, matter).texts.get("review_lapse", "PLAIN")],
        basis=articles(desk, matter, "R-REVIEW-30", delivered_on),
        given_on=standing.today(desk),
    )
    return issue(desk, matter, "F30b", facts)
