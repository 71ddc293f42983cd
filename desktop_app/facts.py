"""What a printed form may know: frozen values, already masked, already chosen.

Use cases fill these, `documents.forms` lay them out; neither imports the other. A form that is printed blank gets the
same class with its defaults, so every field has an empty value.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class OfficeFacts:
    """Who issues the paper. school: full name, also the signature; never 本校."""

    school: str = ""
    office: str = ""
    address: str = ""
    phone: str = ""
    hours: str = ""
    superior: str = ""
    superior_address: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """One petitioner as F01 prints them (F01 alone carries full data)."""

    name: str = ""
    gender: str = ""
    id_type: str = ""
    id_no: str = ""
    phone: str = ""
    address: str = ""
    identity: str = ""
    org: str = ""
    relation: str = ""
    representative: bool = False
    guardian: str = ""


@dataclass(frozen=True, kw_only=True)
class MaterialFacts:
    name: str = ""
    copies: int = 1
    original: bool = False


@dataclass(frozen=True, kw_only=True)
class RegistrationFacts:
    """F01. channel: VISIT LETTER CALL ONLINE or any other channel code; "" prints the blank form of `variant`.

    received_at is local time to the minute. occurrence: FIRST, REPEAT or "". The other texts are printed as they stand.
    variant: which of the four layouts (VISIT LETTER CALL ONLINE). group: by the office's own threshold. urgency: code
    of labels.codes.URGENCIES or "". external_system, external_no: where it came from and its number there; for an item
    sent down, the superior and the number of its letter.
    """

    office: OfficeFacts = OfficeFacts()
    variant: str = "VISIT"
    number: str = ""
    channel: str = ""
    channel_word: str = ""
    received_at: datetime | None = None
    receiver: str = ""
    place: str = ""
    people: tuple[PersonFacts, ...] = ()
    headcount: int | None = None
    group: bool = False
    occurrence: str = ""
    earlier_number: str = ""
    topic: str = ""
    urgency: str = ""
    subject: str = ""
    summary: str = ""
    facts: str = ""
    demands: tuple[str, ...] = ()
    materials: tuple[MaterialFacts, ...] = ()
    in_other_procedure: bool | None = None
    other_procedure: str = ""
    wants_written_reply: bool | None = None
    wants_secrecy: bool | None = None
    reply_points: str = ""
    refused_to_sign: str = ""
    postmark_date: date | None = None
    envelope_kept: bool | None = None
    letter_pages: int | None = None
    caller_no: str = ""
    call_from: datetime | None = None
    call_to: datetime | None = None
    recording_ref: str = ""
    external_no: str = ""
    external_system: str = ""


@dataclass(frozen=True, kw_only=True)
class NoticeFacts:
    """F02, F03, F05 (and the later notices): numbered letter with an addressee, paragraphs and a seal area.

    paragraphs: the wording as the officer left it, without indent; closing: "特此告知。"; tail_grid: print the service
    block under the cut line.
    """

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    title: str = ""
    addressee: str = ""
    paragraphs: tuple[str, ...] = ()
    closing: str = ""
    signed_on: date | None = None
    tail_grid: bool = True


@dataclass(frozen=True, kw_only=True)
class PromiseFacts:
    """F07 答复期限告知单: two copies on one A4 sheet with a dashed line between."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    name: str = ""
    matter: str = ""
    reason: str = ""
    promise_due: date | None = None
    told_how: str = ""
    handler: str = ""
    handler_phone: str = ""
    given_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class DemandFacts:
    """own_authority, nature and route: codes of labels.codes, or words to print as they stand."""

    text: str = ""
    own_authority: str = ""
    nature: str = ""
    route: str = ""
    route_basis: str = ""
    competent_body: str = ""


@dataclass(frozen=True, kw_only=True)
class ScreeningFacts:
    """F08 信访事项甄别分类审批单.

    occurrence: FIRST, REPEAT or ""; new_facts, simple_procedure: YES, NO or ""; urgency: code of URGENCIES or "".
    """

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    petitioner: str = ""
    channel: str = ""
    received_at: datetime | None = None
    subject: str = ""
    demands: tuple[DemandFacts, ...] = ()
    occurrence: str = ""
    new_facts: str = ""
    simple_procedure: str = ""
    urgency: str = ""
    proposal: str = ""
    proposed_by: str = ""
    proposed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ServiceFacts:
    """F30 送达回证. half: print the half-page version; method: code of labels.codes.SERVICE_METHODS or ""."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    document: str = ""
    document_no: str = ""
    recipient: str = ""
    place: str = ""
    method: str = ""
    server: str = ""
    remark: str = ""
    half: bool = False


@dataclass(frozen=True, kw_only=True)
class ReviewSlipFacts:
    """F30b 申请复查告知: last_day is the last day to apply (rolled forward, inclusive).

    paragraphs stand above the grid.
    """

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    addressee: str = ""
    paragraphs: tuple[str, ...] = ()
    document_no: str = ""
    delivered_on: date | None = None
    last_day: date | None = None
    materials: tuple[str, ...] = ()
    lapse: str = ""
    basis: str = ""
    given_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ProgressFacts:
    """F44 办理进展查询单: only the asker's own matter, no third person."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    query_code: str = ""
    petitioner: str = ""
    subject: str = ""
    state: str = ""
    received_on: date | None = None
    due_lines: tuple[tuple[str, str], ...] = ()
    steps: tuple[tuple[str, str], ...] = ()
    asked_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class DayCountFacts:
    """The printed answer to 为什么是这一天.

    days: (n, date, weekday, kind word, note) with n empty on days that are not counted.
    """

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    rule: str = ""
    lines: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    days: tuple[tuple[str, str, str, str, str], ...] = ()
    provisional: bool = False
    printed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ListFacts:
    """Any list printed as seen on the screen. widths: relative, one per head; rows: cells as shown (masked)."""

    office: OfficeFacts = OfficeFacts()
    title: str = ""
    note: str = ""
    heads: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    made_by: str = ""
    made_on: date | None = None
    landscape: bool = True
