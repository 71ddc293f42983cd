"""Guards from dispatch to the archive: handling, opinion, delivery, review, closing, volume."""

from __future__ import annotations

from . import conflict
from .matter import MatterFacts, State, cited
from .refusal import Refused

ADOPTIONS: frozenset[str] = frozenset({"ALL", "PART", "NO"})

PROOFS: dict[str, tuple[frozenset[str], ...]] = {
    "IN_PERSON": (frozenset({"SIGNATURE"}),),
    "FAMILY": (frozenset({"SIGNATURE", "RELATION"}),),
    "POST": (frozenset({"MAIL_NO", "SIGN_DATE"}),),
    "LEAVE": (frozenset({"WITNESS"}), frozenset({"PHOTO"})),
    "ELECTRONIC": (frozenset({"CONSENT", "SCREENSHOT"}),),
    "PUBLIC": (frozenset({"POSTING"}),),
}
"""Per way of service, the sets of proof of which one must be complete (row B16)."""


def task_before_due(f: MatterFacts) -> Refused | None:
    """T11: the unit's own date leaves the case's date intact (R-UNIT-DUE)."""
    if f.task_due is not None and f.handle_due is not None and f.task_due >= f.handle_due:
        facts = {"task_due": f.task_due, "due": f.handle_due}
        return Refused("TASK_DUE_LATE", "task_due", facts, cited(f, "handle"), "DISPATCH")
    return None


def a_recipient(f: MatterFacts) -> Refused | None:
    """T11: somebody receives the dispatch."""
    return None if f.recipients else Refused("RECIPIENT_MISSING", "recipients", {}, (), "CHOOSE_RECIPIENT")


def extension_in_time(f: MatterFacts) -> Refused | None:
    """T12: asked, approved and told on or before the nominal end; a late entry still carries its true dates."""
    for event, day in (
        ("REQUESTED", f.extension_requested_on),
        ("APPROVED", f.extension_approved_on),
        ("NOTIFIED", f.extension_notified_on),
    ):
        if day is None:
            return Refused("EXTENSION_STEP_MISSING", None, {"event": event}, cited(f, "handle"), "EXTEND")
        if f.handle_due is None or day > f.handle_due:
            facts = {"event": event, "day": day, "due": f.handle_due}
            return Refused("EXTENSION_AFTER_END", None, facts, cited(f, "handle"), "REPORT_LATE")
    return None


def extension_within_30(f: MatterFacts) -> Refused | None:
    """T12: 1 to 30 natural days, all extensions of the matter together; once, unless the office allows several."""
    total = f.extension_days + f.extension_days_before
    if f.extension_days < 1 or total > f.extension_limit:
        facts = {"days": f.extension_days, "total": total, "most": f.extension_limit}
        return Refused("EXTENSION_DAYS", "extension_days", facts, cited(f, "handle"))
    if f.extensions_made and not f.several_extensions:
        return Refused("EXTENSION_TWICE", "extension_days", {"count": f.extensions_made}, cited(f, "handle"))
    return None


def extension_approver(f: MatterFacts) -> Refused | None:
    """T12: approved by the person the office set for it (head of the unit; seed ZZ-2019: with the superior)."""
    if not f.extension_approver_authorised:
        return Refused("EXTENSION_APPROVER", "approver", {}, cited(f, "handle"), "SUBMIT_TO_LEADER")
    return None


def assigner_consents(f: MatterFacts) -> Refused | None:
    """T12: a matter assigned with a date is not prolonged without the assigning body's consent (row H01)."""
    if f.superior_due is not None and f.superior_consent_on is None:
        return Refused("SUPERIOR_CONSENT_MISSING", None, {"due": f.superior_due}, cited(f, "superior"), "ASK_SUPERIOR")
    return None


def two_units(f: MatterFacts) -> Refused | None:
    """T13: a joint review joins at least two units (row B08)."""
    if len(set(f.units)) < 2:
        return Refused("UNITS_TOO_FEW", "units", {"count": len(set(f.units))}, cited(f, "joint"))
    return None


def settlement_sound(f: MatterFacts) -> Refused | None:
    """T14: signed by both parties, within the mandatory rules."""
    if not f.settlement_signed_by_both:
        return Refused("SETTLEMENT_UNSIGNED", None, {}, cited(f, "settle"))
    return None if f.settlement_lawful else Refused("SETTLEMENT_UNCHECKED", None, {}, cited(f, "settle"))


def heard_and_verified(f: MatterFacts) -> Refused | None:
    """T15: one interview and one verification, or the reason why there is none (row A16)."""
    if f.reason.strip():
        return None
    if f.interviews < 1:
        return Refused("INTERVIEW_MISSING", None, {}, cited(f, "hear"), "RECORD_INTERVIEW")
    if f.verifications < 1:
        return Refused("VERIFICATION_MISSING", None, {}, cited(f, "hear"), "RECORD_VERIFICATION")
    return None


def opinion_scope(f: MatterFacts) -> Refused | None:
    """T15: an opinion covers only demands of the petition procedure (row B01). opinion_covers counts from 1."""
    if not f.opinion_covers:
        return Refused("OPINION_COVERS_NOTHING", "opinion_covers", {}, cited(f, "opinion_scope"))
    for number in f.opinion_covers:
        if not 1 <= number <= len(f.demands) or f.demands[number - 1].route != "PETITION_PROC":
            facts = {"demand": number}
            return Refused("OPINION_WRONG_ROUTE", "opinion_covers", facts, cited(f, "opinion_scope"), "NOTIFY_OUT")
    return None


def four_eyes(f: MatterFacts) -> Refused | None:
    """T16, T18: a reviewer is named and is not the drafter (row B09)."""
    if not f.reviewer:
        return Refused("REVIEWER_MISSING", "reviewer", {}, (), "SET_REVIEWER")
    if f.reviewer == f.drafter:
        return Refused("REVIEWER_IS_DRAFTER", "reviewer", {"person": f.reviewer}, (), "SET_REVIEWER")
    return None


def reviewer_free(f: MatterFacts) -> Refused | None:
    """G-RECUSE on reviewer and signer."""
    return conflict.recusal(f.reviewer, f.recused, "reviewer", cited(f, "recusal")) or conflict.recusal(
        f.signer, f.recused, "signer", cited(f, "recusal")
    )


def quality_green(f: MatterFacts) -> Refused | None:
    """T18: the quality gate F16b was gone through and nothing is left open (row B15)."""
    if not f.quality_checked:
        return Refused("QUALITY_UNCHECKED", None, {}, cited(f, "opinion_content"), "CHECK_QUALITY")
    if f.quality_open:
        facts = {"items": f.quality_open}
        return Refused("QUALITY_OPEN", None, facts, cited(f, "opinion_content"), "CHECK_QUALITY")
    return None


def signer_level(f: MatterFacts) -> Refused | None:
    """T18: the leader in charge signs ordinary opinions, the principal leader signs major ones too."""
    if f.signer_level == "PRINCIPAL_LEADER" or (f.signer_level == "LEADER_IN_CHARGE" and not f.major):
        return None
    needed = "PRINCIPAL_LEADER" if f.major else "LEADER_IN_CHARGE"
    return Refused("SIGNER_LEVEL", "signer", {"role": needed}, (), "SUBMIT_TO_LEADER")


def remedy_right(f: MatterFacts) -> Refused | None:
    """T18: the remedy paragraph names the superior who reviews this school."""
    if not f.superior_body or f.remedy_body != f.superior_body:
        facts = {"named": f.remedy_body, "right": f.superior_body}
        return Refused("REMEDY_BODY_WRONG", "remedy_body", facts, cited(f, "review"), "SET_SUPERIOR")
    return None


def delivered_with_proof(f: MatterFacts) -> Refused | None:
    """T19: sent, or delivered on or after signing with the proof its way of service needs (row B16)."""
    if f.delivered_on is None:
        return None if f.sent_on else Refused("DELIVERY_MISSING", "delivered_on", {}, cited(f, "review"), "DELIVER")
    if f.signed_on is None or f.delivered_on < f.signed_on:
        return Refused("DELIVERED_BEFORE_SIGNED", "delivered_on", {"delivered": f.delivered_on, "signed": f.signed_on})
    ways = PROOFS.get(f.method)
    if ways is None:
        return Refused("DELIVERY_METHOD_MISSING", "method", {}, cited(f, "review"), "DELIVER")
    if not any(way <= f.proofs for way in ways):
        missing = tuple(sorted(ways[0] - f.proofs))
        facts = {"method": f.method, "proofs": missing}
        return Refused("PROOF_MISSING", "proofs", facts, cited(f, "review"), "DELIVER")
    return None


def review_asked(f: MatterFacts) -> Refused | None:
    """T20: the application has a date. A late one is recorded all the same; the superior decides (row S02)."""
    if f.review_applied_on is None:
        return Refused("REVIEW_DATE_MISSING", "review_applied_on", {}, cited(f, "review"))
    return None


def review_paper(f: MatterFacts) -> Refused | None:
    """T21, T22, T24: the superior's paper is here, with number and date."""
    if not f.review_paper.strip() or f.review_paper_on is None:
        key = "recheck" if f.state is State.UNDER_RECHECK else "review"
        return Refused("REVIEW_PAPER_MISSING", "review_paper", {}, cited(f, key), "RECORD_REVIEW_PAPER")
    return None


def recheck_asked(f: MatterFacts) -> Refused | None:
    """T24: going up needs the review opinion and the application; coming back needs the recheck opinion."""
    return review_paper(f) or (review_asked(f) if f.state is State.CONCLUDED else None)


def old_opinion_marked(f: MatterFacts) -> Refused | None:
    """T22: the revoked opinion is marked so, before another one is written."""
    if not f.old_opinion_revoked:
        return Refused("OLD_OPINION_STANDS", None, {}, cited(f, "review"), "REVOKE_OPINION")
    return None


def route_named(f: MatterFacts) -> Refused | None:
    """T23: the right route is named."""
    if not f.review_route.strip():
        return Refused("ROUTE_MISSING", "review_route", {}, cited(f, "routes"), "CLASSIFY_DEMAND")
    return None


def all_answered(f: MatterFacts) -> Refused | None:
    """T25, T32, T33: every demand has its own answer."""
    silent = tuple(n for n, demand in enumerate(f.demands, 1) if not demand.answered)
    if silent or not f.demands:
        return Refused("DEMAND_UNANSWERED", "demands", {"demands": silent}, cited(f, "handle"), "ANSWER_DEMAND")
    return None


def answer_delivered(f: MatterFacts) -> Refused | None:
    """T25: a concluded opinion reached the petitioner, unless nobody is known or the address is unclear (row B10)."""
    owed = f.state in (State.CONCLUDED, State.FINAL) and "F16" in f.papers_issued
    if owed and f.delivered_on is None and not (f.anonymous or f.address_unclear):
        return Refused("NOT_DELIVERED", "delivered_on", {}, cited(f, "review"), "DELIVER")
    return None


def superior_answered(f: MatterFacts) -> Refused | None:
    """T25: a superior who asked for a result has it (row B11)."""
    if f.superior_sender and f.superior_answered_on is None:
        facts = {"sender": f.superior_sender}
        return Refused("SUPERIOR_UNANSWERED", None, facts, cited(f, "superior"), "REPLY_SUPERIOR")
    return None


def execution_done(f: MatterFacts) -> Refused | None:
    """T25: supported demands are carried out, or a leader consents to closing before (row B17)."""
    if f.execution_open and not f.execution_consent.strip():
        facts = {"count": f.execution_open}
        return Refused("EXECUTION_OPEN", None, facts, cited(f, "execute"), "RECORD_EXECUTION")
    return None


def closing_papers(f: MatterFacts) -> Refused | None:
    """T25: the closing report lies there, the leaders' instructions are answered, closing is approved."""
    if not f.closing_report:
        return Refused("CLOSING_REPORT_MISSING", None, {}, (), "WRITE_CLOSING_REPORT")
    if f.instructions_open:
        return Refused("INSTRUCTION_OPEN", None, {"count": f.instructions_open}, (), "ANSWER_INSTRUCTION")
    if f.closing_approved_on is None:
        return Refused("CLOSING_UNAPPROVED", "closing_approved_on", {}, (), "SUBMIT_TO_LEADER")
    return None


def withdrawal_free(f: MatterFacts) -> Refused | None:
    """T26: a signed statement, and the officer confirms nobody pressed for it (DOMAIN §8 item 22)."""
    if not f.statement_signed:
        return Refused("WITHDRAWAL_UNSIGNED", None, {}, (), "KEEP_STATEMENT")
    return None if f.no_pressure else Refused("WITHDRAWAL_UNCONFIRMED", None, {}, cited(f, "no_retaliation"))


def pieces_present(f: MatterFacts) -> Refused | None:
    """T27: the required pieces are in the volume or their absence is explained; pages are continuous."""
    if f.pieces_missing and not f.reason.strip():
        return Refused("PIECES_MISSING", None, {"papers": f.pieces_missing}, (), "ADD_PIECE")
    return None if f.pages_continuous else Refused("PAGES_NOT_CONTINUOUS", None, {}, (), "NUMBER_PAGES")


def receiver_signed(f: MatterFacts) -> Refused | None:
    """T28: the archive signed for the volume."""
    return None if f.receiver_signed else Refused("RECEIVER_UNSIGNED", None, {}, (), "HAND_OVER_ARCHIVE")


def new_facts_linked(f: MatterFacts) -> Refused | None:
    """T29: a matter that comes back is a new one, linked to the old, and says what is new (row S03)."""
    if not f.new_facts.strip():
        return Refused("NEW_FACTS_MISSING", "new_facts", {}, (), "STATE_NEW_FACTS")
    return None if f.linked_number else Refused("LINK_MISSING", "linked_number", {}, (), "LINK_EARLIER")


def not_final(f: MatterFacts) -> Refused | None:
    """T30: same facts after the recheck are not accepted again; only stated new facts open the way."""
    if not f.new_facts.strip():
        return Refused("FINAL_SAME_FACTS", "new_facts", {"number": f.number}, cited(f, "finality"), "REFUSE_ACCEPTANCE")
    return None


def simple_allowed(f: MatterFacts) -> Refused | None:
    """T32: a first petition of an allowed kind, not excluded, answered within ten working days (simple_due, incl.)."""
    if f.occurrence != "FIRST" or not f.simple_kind or f.simple_excluded or f.superior_sender:
        return Refused("SIMPLE_NOT_ALLOWED", None, {}, (), "DISPATCH")
    if f.answered_on is None or f.simple_due is None or f.answered_on > f.simple_due:
        return Refused("SIMPLE_LATE", "answered_on", {"due": f.simple_due, "answered": f.answered_on}, (), "DISPATCH")
    if f.paper_wanted and "F16" not in f.papers_issued:
        return Refused("SIMPLE_PAPER_WANTED", None, {}, (), "DRAFT_OPINION")
    return None


def suggestion_replied(f: MatterFacts) -> Refused | None:
    """T33: only suggestions; whether adopted is said; what is adopted has a responsible unit (row A17)."""
    others = any(demand.nature != "SUGGESTION" and not demand.leaves for demand in f.demands)
    if others or not any(demand.nature == "SUGGESTION" for demand in f.demands):
        return Refused("NOT_A_SUGGESTION", "demands", {}, cited(f, "suggestion"), "CLASSIFY_DEMAND")
    if f.adopted not in ADOPTIONS or not f.reply.strip():
        return Refused("ADOPTION_MISSING", "adopted", {}, cited(f, "suggestion"), "REPLY_SUGGESTION")
    if f.adopted != "NO" and not f.responsible_unit:
        return Refused("ADOPTER_MISSING", "responsible_unit", {}, cited(f, "suggestion"), "SET_LEAD_UNIT")
    return None


def accusation_sealed(f: MatterFacts) -> Refused | None:
    """T34: an accusation, its circle of readers closed, handed over sealed (row J02)."""
    if not any(demand.nature == "ACCUSATION" for demand in f.demands):
        return Refused("NOT_AN_ACCUSATION", "demands", {}, cited(f, "accusation"), "CLASSIFY_DEMAND")
    if not f.restricted:
        return Refused("ACCUSATION_OPEN_TO_ALL", None, {}, cited(f, "secrecy"), "RESTRICT_READERS")
    return None if f.sealed else Refused("ACCUSATION_UNSEALED", None, {}, cited(f, "secrecy"), "SEAL_MATERIAL")
