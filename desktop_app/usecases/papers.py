"""Papers: default wording, facts for each form; issue once and keep, then print as often as needed."""

from __future__ import annotations

import dataclasses
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from string import Formatter
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from .. import resources
from ..facts import (
    DemandFacts,
    MaterialFacts,
    NoticeFacts,
    PersonFacts,
    ProgressFacts,
    PromiseFacts,
    RegistrationFacts,
    ReviewSlipFacts,
    ScreeningFacts,
    ServiceFacts,
)
from ..labels import codes
from ..labels import forms as form_words
from ..office import Desk
from ..rules import checks, crossguards, numbering, owed, rulebook
from ..rules.moments import local
from ..rules.refusal import Citation, Refused
from ..rules.rulebook import basis_for
from ..storage.matters import Matter, Paper
from ..storage.offices import Person, Unit
from . import addressing, attachments, rulebooks, standing
from .offices import profile

if TYPE_CHECKING:
    from .screening import NotifyOut

NUMBERED = frozenset(codes.NUMBER_WORDS)


@dataclass(frozen=True)
class Issued:
    """A paper just issued. number: "" for forms that carry the registration number only."""

    id: int
    form: str
    number: str
    title: str


def issue(desk: Desk, matter: Matter, form: str, facts: Any, on: date | None = None) -> Issued:
    """Number, date and freeze a paper, then keep its PDF; no transition without its paper. Raises Refused.

    on: the day the paper carries, default today; never before receipt.
    """
    day = on or getattr(facts, "signed_on", None) or standing.today(desk)
    sequence: int | None = None
    number = getattr(facts, "number", "")
    if form in NUMBERED:
        answers = profile(desk)
        if not answers.short:
            raise Refused("SHORT_NAME_MISSING", None, {}, (), "SET_OFFICE")
        year = day.year
        sequence = desk.next_number(form, year)
        number = numbering.display_document(numbering.DocumentNumber(answers.short, form, year, sequence))
        facts = dataclasses.replace(facts, number=number)
    pdf = desk.press(form, facts)
    title = form_words.TITLES[form]
    paper = Paper(
        matter_id=matter.id,
        form=form,
        number=number if form in NUMBERED else "",
        kind=form if form in NUMBERED else "",
        year=day.year,
        sequence=sequence,
        title=title,
        content=frozen(facts),
        file=attachments.keep_file(desk, pdf, f"{form}.pdf", "application/pdf"),
        issued_on=day,
        issued_at=desk.now,
        issued_by=desk.actor.name,
    )
    desk.db.add(paper)
    desk.db.flush()
    standing.add_step(desk, matter, "ISSUE", day, f"{title} {paper.number}".strip(), paper.id)
    return Issued(paper.id, form, paper.number, title)


def frozen(facts: Any) -> dict[str, Any]:
    """The facts of a paper as JSON, with the name of their class."""

    def plain(value: Any) -> Any:
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return {part.name: plain(getattr(value, part.name)) for part in dataclasses.fields(value)}
        if isinstance(value, tuple | list):
            return [plain(part) for part in value]
        if isinstance(value, date):
            return value.isoformat()
        return str(value) if isinstance(value, float) else value

    return {"facts": type(facts).__name__, "values": plain(facts)}


def issue_form(desk: Desk, matter_id: int, form: str) -> Issued:
    """Issue one of the forms that need no wording: F01, F30, F44 (F07 through `promise`). Raises Refused."""
    matter = standing.load(desk, matter_id)
    makers = {"F01": registration_facts, "F44": progress_facts}
    if form not in makers:
        raise Refused("FORM_NOT_OFFERED", "form", {"form": form})
    return issue(desk, matter, form, makers[form](desk, matter))


def issue_service_proof(desk: Desk, matter_id: int, paper_id: int, half: bool = False) -> Issued:
    """The 送达回证 (F30) of an issued paper. Raises Refused."""
    matter = standing.load(desk, matter_id)
    paper = desk.db.get(Paper, paper_id)
    if paper is None or paper.matter_id != matter.id:
        raise Refused("PAPER_UNKNOWN", "paper")
    first = next((row for row in matter.people if not row.struck and addressing.is_name(row.name)), None)
    facts = ServiceFacts(
        office=profile(desk).facts(),
        number=matter.number,
        document=paper.title,
        document_no=paper.number,
        recipient=addressing.and_others(matter, first.name) if first else "",
        place=first.address if first else "",
        server=desk.actor.name,
        half=half,
    )
    return issue(desk, matter, "F30", facts)


@dataclass(frozen=True)
class Kept:
    """A frozen paper with its PDF. file_name carries no person's name; printed: how often so far."""

    id: int
    title: str
    number: str
    pdf: bytes
    file_name: str
    printed: int


def kept(desk: Desk, paper_id: int) -> Kept:
    """A paper of a visible matter. Raises Refused: PAPER_UNKNOWN, MATTER_UNKNOWN."""
    paper = desk.db.get(Paper, paper_id)
    if paper is None:
        raise Refused("PAPER_UNKNOWN", "paper")
    if paper.matter_id is not None:
        standing.load(desk, paper.matter_id)
    name = f"{paper.title}-{paper.number or paper.id}.pdf"
    return Kept(paper.id, paper.title, paper.number, desk.files.get(paper.file), name, paper.printed)


def print_set(desk: Desk, matter_id: int) -> list[int]:
    """The one-key set: registration form, the issued notice and its service proof; missing ones are issued."""
    matter = standing.load(desk, matter_id)
    rows = list(desk.db.scalars(select(Paper).where(Paper.matter_id == matter_id).order_by(Paper.id)))
    notice = next((row for row in reversed(rows) if row.form in standing.NOTICES), None)
    form = next((row.id for row in reversed(rows) if row.form == "F01"), None)
    wanted = [form or issue_form(desk, matter_id, "F01").id]
    if notice is not None:
        proofs = [row for row in rows if row.form == "F30" and row.content["values"]["document_no"] == notice.number]
        wanted.append(notice.id)
        wanted.append(proofs[-1].id if proofs else issue_service_proof(desk, matter.id, notice.id).id)
    return wanted


def count_print(desk: Desk, paper_id: int) -> int:
    """Count one more print of a paper and return which it is; leaves a line."""
    paper = desk.db.get(Paper, paper_id)
    if paper is None:
        raise Refused("PAPER_UNKNOWN", "paper")
    if paper.matter_id is not None:
        standing.load(desk, paper.matter_id)
    paper.printed += 1
    desk.db.flush()
    return paper.printed


@lru_cache(maxsize=1)
def _phrases() -> dict[str, Any]:
    return tomllib.loads(resources.text("phrases/notices.toml"))


def _values(desk: Desk, matter: Matter, on: date, **known: str) -> dict[str, str]:
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
    library = _phrases()[form]
    for chosen in (regime, *(code for code in library if code != regime)):
        basis = tuple(Citation(document, article) for document, article in library[chosen]["basis"])
        if crossguards.citations_in_force(basis, on) is None:
            break
    made = []
    for text in library[chosen]["paragraphs"]:
        fields = [name for _, name, _, _ in Formatter().parse(text) if name]
        if all(values.get(name) for name in fields):
            made.append(text.format_map(values))
    return tuple(made)


def refuse_repealed(paragraphs: tuple[str, ...], on: date) -> None:
    """No paper cites a text that is not in force on its own day, edited wording included. Raises Refused."""
    text = "".join(paragraphs)
    for title in crossguards.REPEALED_ON:
        if f"《{title}》" in text:
            problem = crossguards.citations_in_force((Citation(title, ""),), on)
            if problem is not None:
                raise problem


def articles(desk: Desk, matter: Matter, rule: str, on: date) -> str:
    """《信访工作条例》第三十五条: what a paper dated `on` may cite for a rule."""
    book = rulebooks.by_hash(desk, matter.rules_hash)
    cited = basis_for(book.rule(rule), matter.regime, on) or basis_for(book.rule(rule), rulebook.regime_on(on), on)
    return "、".join(f"《{one.document}》{one.article}" for one in cited)


def acceptance_facts(desk: Desk, matter: Matter, addressee: str, paragraphs: tuple[str, ...]) -> NoticeFacts:
    """F02 of a matter that is being accepted; the handling date is the legal nominal day."""
    on = standing.today(desk)
    clock = standing.reckoned(desk, matter)
    handling = next((row for code, row in clock.items() if code in standing.HANDLING), None)
    due = date.fromisoformat(handling["nominal"]) if handling else None
    return _notice(desk, matter, "F02", on, addressee, paragraphs, {"due": form_words.day(due)})


def _notice(
    desk: Desk, matter: Matter, form: str, on: date, addressee: str, paragraphs: tuple[str, ...], known: dict[str, str]
) -> NoticeFacts:
    kept = tuple(text.strip() for text in paragraphs if text.strip())
    body = kept or wording(form, matter.regime, on, _values(desk, matter, on, **known))
    refuse_repealed(body, on)
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
    """F03 or F05 as it would be issued; asked, never done."""
    return way_facts(desk, standing.load(desk, new.matter_id), new)


def way_facts(desk: Desk, matter: Matter, new: NotifyOut) -> NoticeFacts:
    """F03 or F05: where the matter belongs."""
    known = {
        "target": new.competent_body,
        "target_phone": new.body_phone,
        "target_address": new.body_address,
    }
    return _notice(desk, matter, new.form, new.told_on, new.addressee, new.paragraphs, known)


def registration_facts(desk: Desk, matter: Matter) -> RegistrationFacts:
    """F01 with full data: the paper the petitioner reads and signs (A02)."""
    account = addressing.account_of(matter)
    return RegistrationFacts(
        office=profile(desk).facts(),
        variant=matter.channel if matter.channel in ("VISIT", "LETTER", "CALL", "ONLINE") else "LETTER",
        number=matter.number,
        channel=matter.channel,
        channel_word=codes.CHANNELS[matter.channel],
        received_at=local(matter.received_at),
        receiver=matter.receiver,
        place=matter.place,
        people=tuple(
            PersonFacts(
                name=row.name or (form_words.account(account) if account else ""),
                gender=codes.SEXES.get(row.gender, ""),
                id_type=codes.ID_TYPES.get(row.id_type, ""),
                id_no=row.id_no,
                phone=row.phone,
                address=row.address,
                identity=codes.IDENTITIES.get(row.identity, ""),
                org=row.org,
                relation=row.relation,
                representative=row.representative,
                guardian=row.guardian,
            )
            for row in matter.people
            if not row.struck
        ),
        headcount=matter.headcount,
        group=checks.is_group(matter.headcount, profile(desk).group_threshold),
        occurrence=matter.occurrence,
        earlier_number=standing.linked_number(desk, matter),
        topic=matter.topic.replace("/", " / "),
        urgency=matter.urgency,
        subject=matter.subject,
        summary=matter.summary or matter.subject,
        facts=matter.facts,
        demands=tuple(row.text for row in matter.demands if not row.struck),
        materials=tuple(
            MaterialFacts(name=row.name, copies=row.copies, original=row.original)
            for row in matter.materials
            if not row.struck
        ),
        in_other_procedure=bool(matter.other_procedure),
        other_procedure=matter.other_procedure,
        wants_written_reply=matter.wants_written_reply,
        wants_secrecy=matter.wants_secrecy,
        reply_points=matter.reply_points,
        refused_to_sign=matter.refused_to_sign,
        postmark_date=matter.postmark_on,
        envelope_kept=matter.envelope_kept,
        letter_pages=matter.letter_pages,
        caller_no=matter.caller_no,
        call_from=local(matter.call_from) if matter.call_from else None,
        call_to=local(matter.call_to) if matter.call_to else None,
        recording_ref=matter.recording_ref,
        external_no=matter.external_number or matter.superior_letter_no,
        external_system=matter.external_system or matter.superior,
    )


def screening_facts(desk: Desk, matter: Matter, proposal: str) -> ScreeningFacts:
    """F08: demand by demand, what is proposed."""
    answers = profile(desk)
    return ScreeningFacts(
        office=answers.facts(),
        number=matter.number,
        petitioner=addressing.petitioner_of(matter),
        channel=codes.CHANNELS[matter.channel],
        received_at=local(matter.received_at),
        subject=matter.subject,
        demands=tuple(
            DemandFacts(
                text=row.text,
                own_authority=codes.OWN_AUTHORITY.get(row.own_authority, ""),
                nature=codes.NATURES.get(row.nature, ""),
                route=codes.ROUTES.get(row.route, ""),
                route_basis=row.route_basis,
                competent_body=row.competent_body or (answers.school if row.own_authority == "YES" else ""),
            )
            for row in matter.demands
            if not row.struck
        ),
        occurrence=codes.OCCURRENCES.get(matter.occurrence, ""),
        urgency=matter.urgency,
        proposal=proposal,
        proposed_by=desk.actor.name,
        proposed_on=standing.today(desk),
    )


def progress_facts(desk: Desk, matter: Matter) -> ProgressFacts:
    """F44 for the petitioner: own matter only, no third person's data (A08)."""
    from . import dossier

    clocks = dossier.clocks(desk, matter)
    seen = dossier.dossier(desk, matter.id)
    return ProgressFacts(
        office=profile(desk).facts(),
        number=matter.number,
        query_code=matter.query_code,
        petitioner=addressing.petitioner_of(matter),
        subject=matter.subject,
        state=codes.STATES[matter.state],
        received_on=matter.received_on,
        due_lines=tuple((one.name, form_words.day(one.due_day)) for one in clocks if one.met_on is None),
        steps=tuple(
            (form_words.day(one.happened_on), codes.ACTS["REGISTER" if one.act == "IMPORT" else one.act])
            for one in seen.steps
            if one.act in PUBLIC_ACTS
        ),
        asked_at=local(desk.now),
    )


# What a petitioner may read on the progress slip: the public steps, never internal notes.
PUBLIC_ACTS = frozenset({"REGISTER", "IMPORT", "ACCEPT", "NOTIFY_OUT", "MERGE", "VOID"})


def promise_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Usual reasons and ways of telling for a promise, from the phrase library."""
    library = _phrases()["F07"][rulebook.CN_2022]
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
    PROMISE_NOT_LATER, PROMISE_AFTER_LEGAL, MATTER_LOCKED."""
    matter = standing.load_alive(desk, new.matter_id, new.version)
    today = standing.today(desk)
    if not new.reason.strip():
        raise Refused("PROMISE_REASON_MISSING", "reason")
    if new.due <= today:
        raise Refused("PROMISE_NOT_LATER", "due", {"due": new.due})
    legal = legal_due(desk, matter)
    if new.due > legal:
        raise Refused("PROMISE_AFTER_LEGAL", "due", {"due": new.due, "legal": legal})
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
    matter = standing.load_alive(desk, matter_id, version)
    if not signed and not refusal_reason.strip():
        raise Refused("REASON_MISSING", "reason")
    matter.signed_by_petitioner, matter.refused_to_sign = signed, refusal_reason.strip()
    standing.add_step(
        desk, matter, "SIGNED_FORM" if signed else "REFUSED_TO_SIGN", standing.today(desk), refusal_reason
    )


def review_slip(desk: Desk, matter_id: int, paper_id: int, delivered_on: date) -> Issued:
    """F30b beside a delivered opinion: until when a review may be asked (R-REVIEW-30, rolled forward)."""
    from ..rules.deadlines import reckon

    matter = standing.load(desk, matter_id)
    paper = desk.db.get(Paper, paper_id)
    if paper is None or paper.matter_id != matter.id:
        raise Refused("PAPER_UNKNOWN", "paper")
    answers = profile(desk)
    if not answers.superior:
        raise Refused("SUPERIOR_MISSING", None, {}, (), "SET_OFFICE")
    book = rulebooks.by_hash(desk, matter.rules_hash)
    due = reckon(book.rule("R-REVIEW-30"), delivered_on, desk.calendar, regime=matter.regime)
    library = _phrases()["F30b"][rulebook.regime_on(delivered_on)]
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
        lapse=library["lapse"]["PLAIN"],
        basis=articles(desk, matter, "R-REVIEW-30", delivered_on),
        given_on=standing.today(desk),
    )
    return issue(desk, matter, "F30b", facts)
