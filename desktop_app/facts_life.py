"""What the forms of handling, opinion, delivery and closing may know: the second half of `facts`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .facts import MaterialFacts, OfficeFacts


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A piece of an official text. level: 0 body, 1 一、, 2 （一）, 3 1., 4 （1）; the layout numbers them.

    heading: stands alone on its line at levels 1 and 2, runs into `text` at 3 and 4.
    """

    text: str = ""
    level: int = 0
    heading: str = ""


@dataclass(frozen=True, kw_only=True)
class OfficialFacts:
    """F14b, F16, F20, F25, F26, F27, F28, F31: an official text of the school (GB/T 9704-2012).

    letterhead: NONE (case document, number upper right), LETTER (信函格式), REPORT (上行文, with `signatory`);
    addressee: 主送 or 称谓, without colon; closing: 特此函复。 and its like; attachments: names without end marks;
    signer: whose name stands under it, default the school; seal: leave room for a seal; note: 附注, without brackets;
    copies_to: 抄送.
    """

    office: OfficeFacts = OfficeFacts()
    letterhead: str = "NONE"
    number: str = ""
    signatory: str = ""
    title: str = ""
    addressee: str = ""
    passages: tuple[Passage, ...] = ()
    closing: str = ""
    attachments: tuple[str, ...] = ()
    signer: str = ""
    seal: bool = True
    signed_on: date | None = None
    note: str = ""
    copies_to: str = ""


@dataclass(frozen=True, kw_only=True)
class HandoverFacts:
    """F09 内部移交登记单, two copies; evidence: written evidence handed over with it."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    handed_at: datetime | None = None
    from_unit: str = ""
    from_person: str = ""
    to_unit: str = ""
    to_person: str = ""
    gist: str = ""
    opinion: str = ""
    evidence: tuple[MaterialFacts, ...] = ()
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class SealedHandoverFacts:
    """F09b 检举控告材料密封交接单: A5; names neither the petitioner nor the matter. pages: leaves in the envelope."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    pages: int | None = None
    envelopes: int | None = None
    sealing: str = ""
    receiver: str = ""
    giver: str = ""
    handed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class InterviewFacts:
    """F12 谈话（接访）笔录. told: what the interviewee was told first; exchanges: pairs of question and answer."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    began: datetime | None = None
    ended: datetime | None = None
    place: str = ""
    interviewers: str = ""
    recorder: str = ""
    interviewee: str = ""
    interviewee_about: str = ""
    told: tuple[str, ...] = ()
    exchanges: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class VerificationFacts:
    """F13 调查核实记录. evidence: numbered pieces of evidence."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    matter: str = ""
    method: str = ""
    subject: str = ""
    verified_on: date | None = None
    place: str = ""
    found: str = ""
    conclusion: str = ""
    evidence: tuple[str, ...] = ()
    verifiers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ExtensionFacts:
    """F14 延期办理申请审批单. due: the nominal end now; new_due: days later; authority: who approves."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    petitioner: str = ""
    subject: str = ""
    accepted_on: date | None = None
    due: date | None = None
    days: int | None = None
    reason: str = ""
    new_due: date | None = None
    handler: str = ""
    asked_on: date | None = None
    authority: str = ""


@dataclass(frozen=True, kw_only=True)
class OpinionSlipFacts:
    """F16a 处理意见审批签. major: signed by the principal leader; unit: whose business review it needs."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    petitioner: str = ""
    subject: str = ""
    title: str = ""
    version: int | None = None
    major: bool | None = None
    unit: str = ""
    drafter: str = ""
    drafted_on: date | None = None
    reviewer: str = ""
    gist: str = ""


@dataclass(frozen=True, kw_only=True)
class QualityLine:
    """One line of F16b. met: YES, NO or ""."""

    item: str = ""
    standard: str = ""
    met: str = ""
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class QualityFacts:
    """F16b 处理意见书质量检查单. demands: (demand, finding, basis, conclusion), YES, NO or "" for the middle two."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    subject: str = ""
    version: int | None = None
    demands: tuple[tuple[str, str, str, str], ...] = ()
    lines: tuple[QualityLine, ...] = ()
    checker: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class FilingFacts:
    """F24 立案请示签."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    gist: str = ""
    source: str = ""
    parties: str = ""
    issues: str = ""
    reason: str = ""
    proposal: str = ""
    proposed_by: str = ""
    proposed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ClosingSlipFacts:
    """F24b 结案呈批签."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    gist: str = ""
    petitioner: str = ""
    accepted_on: date | None = None
    concluded_on: date | None = None
    result: str = ""
    delivery: str = ""
    satisfaction: str = ""
    stability: str = ""
    proposed_by: str = ""
    proposed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class RatingFacts:
    """F32b 群众满意度评价表. office_rating, unit_rating: SATISFIED, FAIR, DISSATISFIED or ""."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    query_code: str = ""
    subject: str = ""
    unit: str = ""
    office_rating: str = ""
    unit_rating: str = ""
    comment: str = ""
    rated_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class FinalFacts:
    """F33 信访事项终结情况表. opinions: (level, body, document number, date), three rows in order."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    petitioner: str = ""
    subject: str = ""
    opinions: tuple[tuple[str, str, str, date | None], ...] = ()
    same_facts: str = ""
    conclusion: str = ""
    follow_up: str = ""
    made_by: str = ""
    made_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ReviewRecordFacts:
    """F33b 复查（复核）情况登记. level: REVIEW, RECHECK or ""; result: code of labels.codes.REVIEW_RESULTS or ""."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    subject: str = ""
    opinion_no: str = ""
    level: str = ""
    applied_on: date | None = None
    within_window: str = ""
    body: str = ""
    defended_on: date | None = None
    result: str = ""
    paper_no: str = ""
    paper_on: date | None = None
    redo_due: date | None = None
    remark: str = ""
    recorded_by: str = ""
    recorded_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class RecusalFacts:
    """F51 回避申请（决定）单. kind: SELF, ASKED (by the petitioner), ORDERED or ""; result: GRANTED, DENIED, ""."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    kind: str = ""
    applicant: str = ""
    person: str = ""
    post: str = ""
    relation: str = ""
    reason: str = ""
    raised_on: date | None = None
    decided_by: str = ""
    result: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class SettlementFacts:
    """SETTLE 调解（和解）协议书. kind: MEDIATION, RECONCILIATION or ""; terms: what was agreed, one per paragraph."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    kind: str = ""
    petitioner: str = ""
    other_party: str = ""
    mediator: str = ""
    subject: str = ""
    facts: str = ""
    terms: tuple[str, ...] = ()
    settled_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawalFacts:
    """WITHDRAW 撤回信访事项声明. demands: those withdrawn."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    petitioner: str = ""
    subject: str = ""
    raised: str = ""
    demands: tuple[str, ...] = ()
    reason: str = ""
    signed_on: date | None = None
    receiver: str = ""


@dataclass(frozen=True, kw_only=True)
class VoidFacts:
    """VOID 作废说明: the number stays in the register, with its reason."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    subject: str = ""
    registered_on: date | None = None
    registered_by: str = ""
    reason: str = ""
    voided_by: str = ""
    voided_on: date | None = None
