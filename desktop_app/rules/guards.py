"""Guards from registration to acceptance: each says no with what is missing, why, and which act repairs it."""

from __future__ import annotations

from . import conflict
from .matter import OPEN_STATES, MatterFacts, State, cited
from .refusal import Refused

GROUNDS: frozenset[str] = frozenset({"ALREADY_HANDLED", "FINAL_SAME_FACTS", "LITIGATION", "LEVEL_SKIPPED", "NO_FACTS"})
"""Listed grounds for not accepting a matter (form F04)."""

COMPETENT_FOR_ACCUSATIONS: frozenset[str] = frozenset({"DISCIPLINE_BODY", "PERSONNEL_AUTHORITY"})
MOST_REPRESENTATIVES = 5


def received_by_now(f: MatterFacts) -> Refused | None:
    """T01: receipt is recorded and does not lie in the future (row A01)."""
    if f.received_at is None:
        return Refused("RECEIVED_MISSING", "received_at", {}, cited(f, "register"), "EDIT_REGISTRATION")
    if f.received_at > f.now:
        return Refused("RECEIVED_IN_FUTURE", "received_at", {"received": f.received_at, "now": f.now})
    return None


def a_demand(f: MatterFacts) -> Refused | None:
    """T01: at least one demand is written down."""
    if not any(demand.text.strip() for demand in f.demands):
        return Refused("DEMAND_MISSING", "demands", {}, cited(f, "record"), "EDIT_REGISTRATION")
    return None


def channel_complete(f: MatterFacts) -> Refused | None:
    """T01: the channel is chosen and its own fields are filled: a call has a number or "refused" (row A03)."""
    if not f.channel:
        return Refused("CHANNEL_MISSING", "channel", {}, cited(f, "register"), "EDIT_REGISTRATION")
    if f.channel == "CALL" and not f.caller_no.strip() and not f.caller_refused:
        return Refused("CALLER_MISSING", "caller_no", {}, cited(f, "record"), "EDIT_REGISTRATION")
    if f.channel == "SUPERIOR" and not f.superior_sender.strip():
        return Refused("SENDER_MISSING", "superior_sender", {}, cited(f, "superior"), "EDIT_REGISTRATION")
    return None


def few_representatives(f: MatterFacts) -> Refused | None:
    """T01: a group visit is spoken for by five representatives at most."""
    count = sum(person.representative for person in f.people)
    if count > MOST_REPRESENTATIVES:
        facts = {"count": count, "most": MOST_REPRESENTATIVES}
        return Refused("REPRESENTATIVES_MANY", "people", facts, cited(f, "representatives"), "EDIT_REGISTRATION")
    return None


def urgency_explained(f: MatterFacts) -> Refused | None:
    """T01: an urgent flag carries its reason (row B07)."""
    if f.urgency != "NORMAL" and not f.reason.strip():
        return Refused("URGENCY_REASON_MISSING", "reason", {"urgency": f.urgency}, (), "EDIT_REGISTRATION")
    return None


def target_open(f: MatterFacts) -> Refused | None:
    """T02: the matter merged into is another one and still open."""
    if not f.target_number:
        return Refused("MERGE_TARGET_MISSING", "target_number", {}, (), "CHOOSE_MERGE_TARGET")
    if f.target_number == f.number:
        return Refused("MERGE_INTO_ITSELF", "target_number", {"number": f.number}, (), "CHOOSE_MERGE_TARGET")
    if f.target_state not in OPEN_STATES:
        facts = {"number": f.target_number, "state": str(f.target_state or "")}
        return Refused("MERGE_TARGET_CLOSED", "target_number", facts, (), "REGISTER_AGAIN")
    return None


def same_matter(f: MatterFacts) -> Refused | None:
    """T02: the officer confirmed same people and same facts; otherwise the two are linked, not merged."""
    if not (f.same_people and f.same_facts):
        return Refused("MERGE_NOT_SAME", "same_facts", {"number": f.target_number}, (), "LINK_EARLIER")
    return None


def natures_chosen(f: MatterFacts) -> Refused | None:
    """T04: every demand has its nature."""
    open_ones = tuple(n for n, demand in enumerate(f.demands, 1) if not demand.nature)
    if open_ones or not f.demands:
        return Refused("NATURE_MISSING", "demands", {"demands": open_ones}, cited(f, "routes"), "CLASSIFY_DEMAND")
    return None


def proposal_written(f: MatterFacts) -> Refused | None:
    """T04: the sheet for the leader proposes something."""
    return None if f.proposal.strip() else Refused("PROPOSAL_MISSING", "proposal", {}, (), "WRITE_PROPOSAL")


def reason_given(f: MatterFacts) -> Refused | None:
    """T05, T12, T17, T31: the act is explained in words."""
    return None if f.reason.strip() else Refused("REASON_MISSING", "reason")


def parts_separated(f: MatterFacts) -> Refused | None:
    """T06, T10: a demand only partly within the school's authority is split first (row B26)."""
    mixed = tuple(n for n, demand in enumerate(f.demands, 1) if demand.own_authority == "PART")
    if mixed:
        return Refused("DEMAND_NOT_SPLIT", "demands", {"demands": mixed}, cited(f, "notify"), "SPLIT_DEMAND")
    return None


def none_stays(f: MatterFacts) -> Refused | None:
    """T06, T34: the matter leaves only when no demand stays in the school's own procedure."""
    staying = tuple(n for n, demand in enumerate(f.demands, 1) if not (demand.leaves or demand.answered))
    if staying or not f.demands:
        return Refused("DEMAND_STAYS", "demands", {"demands": staying}, cited(f, "notify"), "CLASSIFY_DEMAND")
    return None


def way_told(f: MatterFacts) -> Refused | None:
    """T06: every leaving demand names the competent body and the basis (row A05)."""
    for number, demand in enumerate(f.demands, 1):
        if demand.told:
            continue
        if demand.leaves and not demand.competent_body.strip():
            facts = {"demand": number}
            return Refused(
                "COMPETENT_BODY_MISSING", "competent_body", facts, cited(f, "notify"), "CHOOSE_COMPETENT_BODY"
            )
        if demand.leaves and not demand.basis.strip():
            return Refused("BASIS_MISSING", "basis", {"demand": number}, cited(f, "notify"), "CHOOSE_BASIS")
    return None


def accusation_to_competent(f: MatterFacts) -> Refused | None:
    """T06, T34: an accusation goes to the discipline body or the authority over the accused, to nobody else."""
    if not any(demand.nature == "ACCUSATION" for demand in f.demands):
        return None
    if f.recipient_kind not in COMPETENT_FOR_ACCUSATIONS:
        basis = cited(f, "accusation")
        return Refused("ACCUSATION_WRONG_RECIPIENT", "recipients", {}, basis, "CHOOSE_RECIPIENT")
    return None


def nobody_accused(f: MatterFacts) -> Refused | None:
    """G-ACCUSED on recipients, copies and viewers."""
    return conflict.accused(f.accused_units, f.accused_people, f.recipients, f.copies, f.viewers, cited(f, "secrecy"))


def lead_not_accused(f: MatterFacts) -> Refused | None:
    """G-ACCUSED on the lead unit, the assisting units and the handler (T10, T11)."""
    everyone = (f.lead_unit, f.handler, *f.units)
    return conflict.accused(f.accused_units, f.accused_people, everyone, basis=cited(f, "secrecy"))


def ground_listed(f: MatterFacts) -> Refused | None:
    """T07: the ground comes from the list and cites its text."""
    if f.ground not in GROUNDS:
        return Refused("GROUND_MISSING", "ground", {}, cited(f, "same_matter"), "CHOOSE_GROUND")
    if not f.ground_basis.strip():
        return Refused("GROUND_BASIS_MISSING", "ground_basis", {"ground": f.ground}, (), "CHOOSE_BASIS")
    return None


def leader_approved(f: MatterFacts) -> Refused | None:
    """T07: a leader approved not accepting."""
    if f.leader_approved_on is None:
        return Refused("LEADER_APPROVAL_MISSING", "leader_approved_on", {}, (), "SUBMIT_TO_LEADER")
    return None


def from_superior(f: MatterFacts) -> Refused | None:
    """T08: only an item that a superior or the petition bureau sent can be objected to."""
    if not f.superior_sender:
        return Refused("NOT_FROM_SUPERIOR", None, {}, cited(f, "object"), "NOTIFY_OUT")
    return None


def objection_in_time(f: MatterFacts) -> Refused | None:
    """T08: within five working days of receipt (objection_due, inclusive), with detailed reasons."""
    if f.objection_on is None or (f.objection_due is not None and f.objection_on > f.objection_due):
        facts = {"objected": f.objection_on, "due": f.objection_due}
        return Refused("OBJECTION_LATE", "objection_on", facts, cited(f, "object"), "ACCEPT")
    if not f.objection_reasons.strip():
        return Refused("OBJECTION_REASONS_MISSING", "objection_reasons", {}, cited(f, "object"))
    return None


def sender_answered(f: MatterFacts) -> Refused | None:
    """T09: the sender's answer AGREED or REFUSED is recorded; until then the matter stays open with the school."""
    if f.objection_answer not in ("AGREED", "REFUSED"):
        return Refused("OBJECTION_ANSWER_MISSING", "objection_answer", {}, cited(f, "object"))
    return None


def accepted_after_receipt(f: MatterFacts) -> Refused | None:
    """T10: received_on ≤ accepted_on ≤ today (row B04)."""
    if f.accepted_on is None:
        return Refused("ACCEPTED_MISSING", "accepted_on", {}, cited(f, "handle"))
    if f.received_on is None or f.accepted_on < f.received_on:
        facts = {"accepted": f.accepted_on, "received": f.received_on}
        return Refused("ACCEPTED_BEFORE_RECEIVED", "accepted_on", facts, cited(f, "handle"))
    if f.accepted_on > f.today:
        return Refused("ACCEPTED_IN_FUTURE", "accepted_on", {"accepted": f.accepted_on})
    return None


def something_to_accept(f: MatterFacts) -> Refused | None:
    """T10: at least one demand stays with the school; one only to be told the way is not accepted (row B01)."""
    if f.demands and all(demand.leaves for demand in f.demands):
        return Refused("NOTHING_TO_ACCEPT", "demands", {}, cited(f, "routes"), "NOTIFY_OUT")
    return None


def accusation_not_ordinary(f: MatterFacts) -> Refused | None:
    """T04, T10: an accusation never runs in the petition procedure (rows A12, J02)."""
    wrong = tuple(n for n, d in enumerate(f.demands, 1) if d.nature == "ACCUSATION" and d.route == "PETITION_PROC")
    if wrong:
        return Refused("ACCUSATION_ORDINARY", "demands", {"demands": wrong}, cited(f, "accusation"), "CLASSIFY_DEMAND")
    return None


def lead_unit_set(f: MatterFacts) -> Refused | None:
    """T10: one unit is responsible (row B21)."""
    return None if f.lead_unit.strip() else Refused("LEAD_UNIT_MISSING", "lead_unit", {}, (), "SET_LEAD_UNIT")


def handler_free(f: MatterFacts) -> Refused | None:
    """G-RECUSE on the handler."""
    return conflict.recusal(f.handler, f.recused, "handler", cited(f, "recusal"))


def superior_configured(f: MatterFacts) -> Refused | None:
    """T10: the review body is known before the school binds itself to an opinion (row S12)."""
    if not f.superior_body.strip():
        return Refused("SUPERIOR_UNSET", "superior_body", {}, cited(f, "review"), "SET_SUPERIOR")
    return None


def merged_start(f: MatterFacts, other: MatterFacts) -> MatterFacts:
    """Of two merged matters, the one whose receipt starts the clock: the earlier (T02)."""
    pair = [one for one in (f, other) if one.received_at is not None]
    if not pair:
        raise ValueError("neither matter has a receipt")
    return min(pair, key=lambda one: one.received_at.timestamp() if one.received_at else 0.0)


def voidable(f: MatterFacts) -> Refused | None:
    """T31: a volume that is bound or handed over is not voided, imported or not; its number stays."""
    if f.state in (State.BOUND, State.ARCHIVED):
        return Refused("VOLUME_BOUND", None, {"number": f.number})
    return None
