"""What the rules need to know of one matter: its state and its facts, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from .refusal import Citation


class State(StrEnum):
    """Where a matter stands (DOMAIN §3.1). Supervision, charge, unit tasks and ratings have lives of their own."""

    DRAFT = "DRAFT"
    REGISTERED = "REGISTERED"
    MERGED = "MERGED"
    SCREENING = "SCREENING"
    WITH_LEADER = "WITH_LEADER"
    NOTIFIED_OUT = "NOTIFIED_OUT"
    NOT_ACCEPTED = "NOT_ACCEPTED"
    OBJECTED = "OBJECTED"
    ACCEPTED = "ACCEPTED"
    HANDLING = "HANDLING"
    OPINION_DRAFT = "OPINION_DRAFT"
    OPINION_REVIEW = "OPINION_REVIEW"
    SIGNED = "SIGNED"
    DELIVERING = "DELIVERING"
    CONCLUDED = "CONCLUDED"
    UNDER_REVIEW = "UNDER_REVIEW"
    UNDER_RECHECK = "UNDER_RECHECK"
    REDO = "REDO"
    FINAL = "FINAL"
    CLOSED = "CLOSED"
    BOUND = "BOUND"
    ARCHIVED = "ARCHIVED"
    WITHDRAWN = "WITHDRAWN"
    VOID = "VOID"


OPEN_STATES: frozenset[State] = frozenset(
    {
        State.REGISTERED,
        State.SCREENING,
        State.WITH_LEADER,
        State.OBJECTED,
        State.ACCEPTED,
        State.HANDLING,
        State.OPINION_DRAFT,
        State.OPINION_REVIEW,
        State.SIGNED,
        State.DELIVERING,
        State.UNDER_REVIEW,
        State.UNDER_RECHECK,
        State.REDO,
    }
)
"""States in which the office still owes the petitioner something."""

SIGNED_STATES: frozenset[State] = frozenset(
    {
        State.SIGNED,
        State.DELIVERING,
        State.CONCLUDED,
        State.UNDER_REVIEW,
        State.UNDER_RECHECK,
        State.FINAL,
        State.CLOSED,
        State.BOUND,
        State.ARCHIVED,
    }
)
"""States after which a signed opinion may no longer be touched (G-LOCK)."""


@dataclass(frozen=True, kw_only=True)
class Demand:
    """One demand. nature: SUGGESTION ACCUSATION CLAIM; route: STATUTORY_DUTY OTHER_STATUTORY PETITION_PROC;

    own_authority: YES NO PART; each "" while the officer has not judged it. answered: covered by an issued paper.
    competent_body and basis: who is competent instead of the school, and the legal text that says so.
    """

    text: str
    nature: str = ""
    route: str = ""
    own_authority: str = ""
    answered: bool = False
    competent_body: str = ""
    basis: str = ""
    told: bool = False

    @property
    def leaves(self) -> bool:
        """Whether it is outside the petition procedure and the way is told: not the school's authority, another
        statutory route, the school's own statutory duty (信访工作条例 第三十一条第（五）项), or an accusation."""
        away = self.own_authority == "NO" or self.nature == "ACCUSATION"
        return away or (self.nature != "SUGGESTION" and self.route in ("OTHER_STATUTORY", "STATUTORY_DUTY"))

    @property
    def in_procedure(self) -> bool:
        """Whether it is one of 第三十一条第（六）项, or may still be because nobody has judged it (B01)."""
        claim = self.nature in ("", "CLAIM") and self.route in ("", "PETITION_PROC")
        return claim and self.own_authority != "NO"


@dataclass(frozen=True, kw_only=True)
class Person:
    """One petitioner or child concerned. born_on: None when unknown."""

    name: str = ""
    representative: bool = False
    born_on: date | None = None
    guardian: str = ""


@dataclass(frozen=True, kw_only=True)
class MatterFacts:
    """Everything a guard may ask about a matter, and about the act that is being tried on it.

    Dates are local legal days, moments are both aware or both naive. Empty values mean "not recorded yet".
    regime: CN-2022 or CN-2005, the set frozen on the matter; it only chooses which article is cited. seal: SCHOOL or
    PETITION_SEAL, which the papers are laid out for; anything else is a department's and refused.
    """

    state: State = State.DRAFT
    regime: str = "CN-2022"
    now: datetime
    number: str = ""
    imported: bool = False

    # registration
    channel: str = ""
    received_at: datetime | None = None
    demands: tuple[Demand, ...] = ()
    people: tuple[Person, ...] = ()
    anonymous: bool = False
    address_unclear: bool = False
    caller_no: str = ""
    caller_refused: bool = False
    superior_sender: str = ""
    urgency: str = "NORMAL"
    occurrence: str = "FIRST"
    reason: str = ""
    backfill_reason: str = ""

    # merging
    target_number: str = ""
    target_state: State | None = None
    same_people: bool = False
    same_facts: bool = False

    # classification, leaving, objection
    paper: str = ""
    proposal: str = ""
    recipients: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    viewers: tuple[str, ...] = ()
    recipient_kind: str = ""
    accused_units: tuple[str, ...] = ()
    accused_people: tuple[str, ...] = ()
    restricted: bool = False
    sealed: bool = False
    ground: str = ""
    ground_basis: str = ""
    leader_approved_on: date | None = None
    objection_on: date | None = None
    objection_due: date | None = None
    objection_reasons: str = ""
    objection_answer: str = ""

    # acceptance and handling
    accepted_on: date | None = None
    lead_unit: str = ""
    handler: str = ""
    recused: tuple[str, ...] = ()
    superior_body: str = ""
    dispatched_on: date | None = None
    task_due: date | None = None
    handle_due: date | None = None
    units: tuple[str, ...] = ()
    extension_days: int = 0
    extension_days_before: int = 0
    extension_requested_on: date | None = None
    extension_approved_on: date | None = None
    extension_notified_on: date | None = None
    extension_approver_authorised: bool = False
    extensions_made: int = 0
    several_extensions: bool = False
    extension_limit: int = 30
    superior_due: date | None = None
    superior_consent_on: date | None = None
    settlement_signed_by_both: bool = False
    settlement_lawful: bool = False
    simple_kind: str = ""
    simple_excluded: bool = False
    simple_due: date | None = None
    answered_on: date | None = None
    paper_wanted: bool = False
    proceeding: str = ""
    tasks_open: int = 0
    reply: str = ""
    adopted: str = ""
    responsible_unit: str = ""

    # opinion
    interviews: int = 0
    verifications: int = 0
    opinion_covers: tuple[int, ...] = ()
    drafter: str = ""
    reviewer: str = ""
    signer: str = ""
    signer_level: str = ""
    major: bool = False
    quality_checked: bool = False
    quality_open: tuple[str, ...] = ()
    remedy_body: str = ""
    seal: str = "SCHOOL"
    signed_on: date | None = None

    # delivery, review, closing, volume
    papers_issued: frozenset[str] = frozenset()
    sent_on: date | None = None
    delivered_on: date | None = None
    method: str = ""
    proofs: frozenset[str] = frozenset()
    review_applied_on: date | None = None
    review_due: date | None = None
    review_paper: str = ""
    review_paper_on: date | None = None
    old_opinion_revoked: bool = False
    review_route: str = ""
    superior_answered_on: date | None = None
    petitioner_answered_on: date | None = None
    execution_open: int = 0
    execution_consent: str = ""
    instructions_open: int = 0
    closing_approved_on: date | None = None
    closing_report: bool = False
    closed_on: date | None = None
    statement_signed: bool = False
    no_pressure: bool = False
    pieces_missing: tuple[str, ...] = ()
    pages_continuous: bool = False
    bound_on: date | None = None
    receiver_signed: bool = False
    linked_number: str = ""
    new_facts: str = ""

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def received_on(self) -> date | None:
        return self.received_at.date() if self.received_at else None


NATIONAL: Mapping[str, str] = {"CN-2022": "信访工作条例", "CN-2005": "信访条例"}

_ARTICLES: Mapping[str, tuple[str, str]] = {
    "register": ("第二十三条第一款", "第二十二条第一款"),
    "record": ("第十九条第一款", "第十七条"),
    "representatives": ("第二十条第三款", "第十八条第二款"),
    "notify": ("第二十三条第一款", "第二十一条第一款第（一）项"),
    "object": ("第二十三条第三款", ""),
    "same_matter": ("第十九条第三款", "第十六条"),
    "joint": ("第二十四条第一款", ""),
    "recusal": ("第二十八条第三款", "第三十条"),
    "secrecy": ("第三十条第三款", "第二十三条"),
    "accusation": ("第三十条第一款", ""),
    "suggestion": ("第二十九条第一款", ""),
    "routes": ("第三十一条", "第二十一条第一款第（一）项"),
    "opinion_scope": ("第三十一条第（六）项", "第三十二条"),
    "hear": ("第三十一条第（六）项", "第三十一条第一款"),
    "opinion_content": ("第三十二条第一款", "第三十二条第一款"),
    "execute": ("第三十二条第二款", "第三十二条第二款"),
    "settle": ("第三十三条", ""),
    "handle": ("第三十四条", "第三十三条"),
    "review": ("第三十五条", "第三十四条"),
    "recheck": ("第三十六条", "第三十五条"),
    "finality": ("第三十六条第三款", "第三十五条第三款"),
    "superior": ("第二十二条第一款第（三）项", "第二十一条第一款第（四）项"),
    "no_retaliation": ("第十八条第四款", ""),
}


def cited(facts: MatterFacts, key: str) -> tuple[Citation, ...]:
    """The article behind a guard in the matter's own national set; empty where that set has no such article.

    A notice of 2022 or later must never cite the repealed text (DOMAIN §8 item 20), hence one column per set.
    """
    article = _ARTICLES[key][1 if facts.regime == "CN-2005" else 0]
    document = NATIONAL["CN-2005" if facts.regime == "CN-2005" else "CN-2022"]
    return (Citation(document, article),) if article else ()
