"""撤回、急件标记、其他程序: what the petitioner or the circumstances change on a matter (T26, B07, B27)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..facts_life import WithdrawalFacts
from ..labels import codes
from ..office import Desk
from ..rules import guards, lifecycle, texts
from ..rules.matter import State
from ..rules.refusal import Refused
from ..storage.handling import Proceeding, Withdrawal
from . import addressing, days, papers, standing
from .offices import profile
from .triage import refuse_first


@dataclass(frozen=True, kw_only=True)
class Withdraw:
    """撤回 (T26). signed: the statement is signed and kept; no_pressure: nobody pressed for it."""

    matter_id: int
    version: int
    withdrawn_on: date | None
    reason: str = ""
    signed: bool = False
    no_pressure: bool = False
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class NoteProceeding:
    """诉讼、仲裁、复议 the matter is in (B27). kind: code of PROCEEDING_KINDS."""

    matter_id: int
    version: int
    kind: str
    body: str = ""
    case_no: str = ""
    since: date | None = None


def withdrawal_statement(desk: Desk, matter_id: int, reason: str) -> papers.Issued:
    """The statement for the petitioner to sign. Raises Refused."""
    reason = texts.clean(reason).strip()
    matter = standing.load_alive(desk, matter_id)
    facts = WithdrawalFacts(
        office=profile(desk).facts(),
        number=matter.number,
        petitioner=addressing.petitioner_of(matter),
        subject=matter.subject,
        raised=addressing.raised(matter),
        demands=tuple(row.text for row in matter.demands if not row.struck),
        reason=reason,
        receiver=desk.actor.name,
    )
    return papers.issue(desk, matter, "WITHDRAW", facts)


def withdraw(desk: Desk, new: Withdraw) -> None:
    """Record the signed statement (T26). Raises Refused."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    facts = standing.facts_of(desk, matter, statement_signed=new.signed, no_pressure=new.no_pressure)
    refuse_first(lifecycle.check("T26", facts))
    day = days.happened_on(
        desk, "withdrawn_on", "WITHDRAWN", new.withdrawn_on, days.received(matter), late_reason=new.late_entry_reason
    )
    paper = papers.last_of(desk, matter.id, "WITHDRAW")
    desk.db.add(
        Withdrawal(
            matter_id=matter.id, withdrawn_on=day, reason=new.reason.strip(), received_by=desk.actor.name,
            paper_id=paper,
        )
    )  # fmt: skip
    standing.move(desk, matter, "WITHDRAW", State.WITHDRAWN, day, new.reason.strip(), paper, new.late_entry_reason)
    standing.rewrite_obligations(desk, matter)


def flag_urgent(desk: Desk, matter_id: int, version: int, urgency: str, reason: str) -> None:
    """Set or lift the urgent flag (B07). Raises Refused: CHOICE_UNKNOWN, URGENCY_REASON_MISSING."""
    reason = texts.clean(reason).strip()
    matter = standing.load_alive(desk, matter_id, version)
    if urgency not in codes.URGENCIES:
        raise Refused("CHOICE_UNKNOWN", "urgency", {"text": urgency})
    problem = guards.urgency_explained(standing.facts_of(desk, matter, urgency=urgency, reason=reason))
    if problem is not None:
        raise problem
    matter.urgency, matter.urgency_reason = urgency, reason
    note = "：".join(part for part in (codes.URGENCIES[urgency], reason) if part)
    standing.add_step(desk, matter, "FLAG_URGENT", standing.today(desk), note)


def note_proceeding(desk: Desk, new: NoteProceeding) -> None:
    """Write down the court, arbitration or other procedure the matter is in (B27). Raises Refused."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    if new.kind not in codes.PROCEEDING_KINDS:
        raise Refused("CHOICE_UNKNOWN", "kind", {"text": new.kind})
    if new.since is not None and new.since > standing.today(desk):
        raise Refused("DATE_IN_FUTURE", "since", {"day": new.since, "today": standing.today(desk)})
    desk.db.add(
        Proceeding(
            matter_id=matter.id, kind=new.kind, body=new.body.strip(), case_no=new.case_no.strip(), since=new.since
        )
    )
    note = " ".join(part for part in (codes.PROCEEDING_KINDS[new.kind], new.body.strip(), new.case_no.strip()) if part)
    if not matter.other_procedure:
        matter.other_procedure = note
    standing.add_step(desk, matter, "NOTE_PROCEEDING", standing.today(desk), note)
