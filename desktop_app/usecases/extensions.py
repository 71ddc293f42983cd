"""延期: asked, approved and told before the nominal end; and the assigning body's consent (T12, B05, H01)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ..facts import NoticeFacts
from ..facts_life import ExtensionFacts, OfficialFacts
from ..labels import codes
from ..labels import forms as form_words
from ..office import Desk
from ..rules import guards, guards_outcome, lifecycle, texts
from ..rules.matter import State
from ..rules.refusal import Refused
from ..storage.handling import Extension, SuperiorConsent
from ..storage.matters import Matter
from . import addressing, days, hands, happened, notices, official, papers, rulebooks, standing
from .offices import profile
from .triage import refuse_first

BY_SUPERIOR = "上级"


@dataclass(frozen=True, kw_only=True)
class AskExtension:
    """延期申请 (F14). days: 1 to 30 natural days, counted from the nominal end."""

    matter_id: int
    version: int
    days: int
    reason: str
    requested_on: date | None
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ApproveExtension:
    """批准并告知 (T12, F15). superior_document: the superior's approval where the rule set asks for it."""

    matter_id: int
    version: int
    approver_id: int | None
    approved_on: date | None
    notified_on: date | None
    superior_document: str = ""
    addressee: str = ""
    paragraphs: tuple[str, ...] = ()
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class AskSuperior:
    """延期办结请示 to the body that assigned the matter (H01, F14b). signatory: 签发人."""

    matter_id: int
    version: int
    asked_on: date | None
    reason: str
    wanted_due: date | None
    signatory: str = ""
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class SuperiorAnswer:
    """What the assigning body answered; granted_due: the new day when granted."""

    matter_id: int
    version: int
    granted: bool
    answered_on: date | None
    granted_due: date | None = None
    document: str = ""


def authority(desk: Desk, matter: Matter) -> str:
    """Who approves an extension under the matter's rule set, in its words."""
    return rulebooks.edition_of(desk, matter).texts.get("extension_approver", "")


def _pending(desk: Desk, matter: Matter) -> Extension | None:
    rows = [row for row in happened.happened(desk, matter.id).extensions if not (row.notified_on or row.denied_on)]
    return rows[-1] if rows else None


def ask_extension(desk: Desk, new: AskExtension) -> papers.Issued:
    """Ask for more days on F14. Raises Refused: REASON_MISSING, EXTENSION_DAYS, EXTENSION_AFTER_END, EXTENSION_PENDING,
    NO_HANDLING_PERIOD, EXTENSION_TWICE."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    facts = standing.facts_of(
        desk, matter, reason=new.reason, extension_days=new.days, extension_requested_on=new.requested_on
    )
    if matter.state != State.HANDLING:
        raise lifecycle.check("T12", facts)[0]
    if facts.handle_due is None:
        raise Refused("NO_HANDLING_PERIOD", None, {})
    if _pending(desk, matter) is not None:
        raise Refused("EXTENSION_PENDING", None, {}, (), "EXTEND")
    for guard in (guards.reason_given, guards_outcome.extension_within_30):
        problem = guard(facts)
        if problem is not None:
            raise problem
    asked = days.happened_on(
        desk, "requested_on", "REQUESTED", new.requested_on, days.accepted(matter), late_reason=new.late_entry_reason
    )
    if asked > facts.handle_due:
        wrong = {"event": "REQUESTED", "day": asked, "due": facts.handle_due}
        raise Refused("EXTENSION_AFTER_END", "requested_on", wrong, (), "REPORT_LATE")
    new_due = facts.handle_due + timedelta(days=new.days)
    sheet = ExtensionFacts(
        office=profile(desk).facts(),
        number=matter.number,
        petitioner=addressing.petitioner_of(matter),
        subject=matter.subject,
        accepted_on=matter.accepted_on,
        due=facts.handle_due,
        days=new.days,
        reason=new.reason.strip(),
        new_due=new_due,
        handler=facts.handler or desk.actor.name,
        asked_on=asked,
        authority=authority(desk, matter),
    )
    issued = papers.issue(desk, matter, "F14", sheet, asked)
    desk.db.add(
        Extension(
            matter_id=matter.id, days=new.days, reason=new.reason.strip(), due=facts.handle_due, new_due=new_due,
            requested_on=asked, requested_by=desk.actor.name, request_paper_id=issued.id,
        )
    )  # fmt: skip
    standing.add_step(
        desk, matter, "ASK_EXTENSION", asked, new.reason.strip(), issued.id, late_entry_reason=new.late_entry_reason
    )
    return issued


def draft_extension(desk: Desk, new: ApproveExtension) -> NoticeFacts:
    """F15 as it would be issued; asked, never done. Raises Refused: EXTENSION_NOT_ASKED."""
    matter = standing.load(desk, new.matter_id)
    return _notice_facts(desk, matter, texts.cleaned(new), _asked(desk, matter))


def _asked(desk: Desk, matter: Matter) -> Extension:
    row = _pending(desk, matter)
    if row is None:
        raise Refused("EXTENSION_NOT_ASKED", None, {}, (), "EXTEND")
    return row


def _notice_facts(desk: Desk, matter: Matter, new: ApproveExtension, row: Extension) -> NoticeFacts:
    approver = happened.name_of(desk, new.approver_id)
    by = approver if not new.superior_document.strip() else f"{approver}并报{profile(desk).superior}"
    known = {
        "due": form_words.day(row.due),
        "reason": row.reason.rstrip("。"),
        "authority": f"本校负责人{by}",
        "extended": str(row.days),
        "new_due": form_words.day(row.new_due),
    }
    on = new.notified_on or standing.today(desk)
    return notices.notice_facts(desk, matter, "F15", on, new.addressee, new.paragraphs, known)


def approve_extension(desk: Desk, new: ApproveExtension) -> papers.Issued:
    """Record the approval and tell the petitioner by F15, all before the nominal end (T12). Raises Refused."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    row = _asked(desk, matter)
    facts = standing.facts_of(desk, matter)
    approver = hands.leader_of(desk, facts, new.approver_id, "approver")
    needs_superior = BY_SUPERIOR in authority(desk, matter)
    allowed = "PRINCIPAL_LEADER" in approver.roles or bool(profile(desk).extension_by_deputy)
    facts = standing.facts_of(
        desk, matter, reason=row.reason, extension_days=row.days, extension_requested_on=row.requested_on,
        extension_approved_on=new.approved_on, extension_notified_on=new.notified_on,
        extension_approver_authorised=allowed and (bool(new.superior_document.strip()) or not needs_superior),
        backfill_reason=new.late_entry_reason,
    )  # fmt: skip
    refuse_first(lifecycle.check("T12", facts))
    late = new.late_entry_reason
    approved = days.happened_on(
        desk, "approved_on", "APPROVED", new.approved_on, ("REQUESTED", row.requested_on), late_reason=late
    )
    told = days.happened_on(desk, "notified_on", "NOTIFIED", new.notified_on, ("APPROVED", approved), late_reason=late)
    issued = papers.issue(desk, matter, "F15", _notice_facts(desk, matter, new, row), told)
    row.approver, row.approved_on, row.notified_on, row.notice_paper_id = approver.name, approved, told, issued.id
    note = f"{approver.name}，{row.days}日，{form_words.day(row.new_due)}"
    standing.move(desk, matter, "EXTEND", State.HANDLING, told, note, issued.id, late)
    standing.rewrite_obligations(desk, matter)
    return issued


def deny_extension(desk: Desk, matter_id: int, version: int, denied_on: date | None, reason: str) -> None:
    """The leader did not approve it; the period stands. Raises Refused: EXTENSION_NOT_ASKED, REASON_MISSING."""
    reason = texts.clean(reason).strip()
    matter = standing.load(desk, matter_id, version)
    row = _asked(desk, matter)
    if not reason:
        raise Refused("REASON_MISSING", "reason")
    row.denied_on = days.happened_on(desk, "denied_on", "DECIDED", denied_on, ("REQUESTED", row.requested_on))
    row.denial = reason
    standing.add_step(desk, matter, "DENY_EXTENSION", row.denied_on, reason)


# 交办机关


def draft_superior_request(desk: Desk, new: AskSuperior) -> OfficialFacts:
    """F14b as it would be issued; asked, never done."""
    return _request_facts(desk, standing.load(desk, new.matter_id), texts.cleaned(new))


def _request_facts(desk: Desk, matter: Matter, new: AskSuperior) -> OfficialFacts:
    known = {
        "due": form_words.day(matter.superior_due),
        "reason": new.reason.strip().rstrip("。"),
        "new_due": form_words.day(new.wanted_due),
    }
    return official.official(
        desk, matter, "F14b", new.asked_on or standing.today(desk), letterhead="REPORT", addressee=matter.superior,
        known=known, signatory=new.signatory, note=official.contact(desk),
    )  # fmt: skip


def ask_superior(desk: Desk, new: AskSuperior) -> papers.Issued:
    """Ask the assigning body for a later day, before its day has passed (H01). Raises Refused: NO_SUPERIOR_DUE,
    ASKED_AFTER_DUE, WANTED_DUE_EARLIER, REASON_MISSING, CONSENT_PENDING."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    if not matter.superior or matter.superior_due is None:
        raise Refused("NO_SUPERIOR_DUE", None, {})
    if any(row.answered_on is None for row in happened.happened(desk, matter.id).consents):
        raise Refused("CONSENT_PENDING", None, {})
    if not new.reason.strip():
        raise Refused("REASON_MISSING", "reason")
    asked = days.happened_on(
        desk, "asked_on", "REQUESTED", new.asked_on, days.received(matter), late_reason=new.late_entry_reason
    )
    if asked > matter.superior_due:
        raise Refused("ASKED_AFTER_DUE", "asked_on", {"asked": asked, "due": matter.superior_due}, (), "REPORT_LATE")
    if new.wanted_due is None or new.wanted_due <= matter.superior_due:
        raise Refused("WANTED_DUE_EARLIER", "wanted_due", {"wanted": new.wanted_due, "due": matter.superior_due})
    issued = papers.issue(desk, matter, "F14b", _request_facts(desk, matter, new), asked)
    desk.db.add(
        SuperiorConsent(
            matter_id=matter.id, asked_on=asked, reason=new.reason.strip(), wanted_due=new.wanted_due,
            paper_id=issued.id,
        )
    )  # fmt: skip
    standing.add_step(desk, matter, "ASK_SUPERIOR", asked, matter.superior, issued.id)
    return issued


def record_superior_answer(desk: Desk, new: SuperiorAnswer) -> None:
    """The body's answer; when granted its new day counts from now on. Raises Refused: CONSENT_NOT_ASKED,
    GRANTED_DUE_MISSING, CONSENT_DOCUMENT."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    rows = [row for row in happened.happened(desk, matter.id).consents if row.answered_on is None]
    if not rows:
        raise Refused("CONSENT_NOT_ASKED", None, {}, (), "ASK_SUPERIOR")
    row = rows[-1]
    row.answered_on = days.happened_on(desk, "answered_on", "ANSWERED", new.answered_on, ("REQUESTED", row.asked_on))
    row.granted, row.document = new.granted, new.document.strip()
    if new.granted:
        if new.granted_due is None or (matter.superior_due and new.granted_due <= matter.superior_due):
            raise Refused("GRANTED_DUE_MISSING", "granted_due", {"due": matter.superior_due})
        if not row.document:
            raise Refused("CONSENT_DOCUMENT", "document")
        row.granted_due = matter.superior_due = new.granted_due
    note = " ".join(
        part
        for part in (codes.CONSENTS["YES" if new.granted else "NO"], form_words.day(row.granted_due), row.document)
        if part
    )
    standing.add_step(desk, matter, "SUPERIOR_ANSWER", row.answered_on, note)
    standing.rewrite_obligations(desk, matter)
