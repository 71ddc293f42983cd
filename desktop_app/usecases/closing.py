"""结案: the report, the leader's approval, the end (T25, B10)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ..facts_life import ClosingSlipFacts, OfficialFacts, Passage
from ..labels import codes
from ..labels import forms as form_words
from ..labels import official as words
from ..office import Desk
from ..rules import lifecycle, texts
from ..rules.matter import State
from ..rules.refusal import Refused
from ..storage.matters import Matter
from ..storage.outcomes import Closing
from . import addressing, course_words, days, hands, happened, notices, official, papers, standing
from .offices import profile
from .triage import refuse_first

CLOSABLE = frozenset({State.CONCLUDED, State.FINAL, State.NOTIFIED_OUT, State.NOT_ACCEPTED, State.WITHDRAWN})


@dataclass(frozen=True, kw_only=True)
class WriteClosing:
    """结案报告 and 结案呈批签 in one step. sections: texts by code of CLOSING_SECTIONS; report_up: as 上行文."""

    matter_id: int
    version: int
    sections: dict[str, str]
    reported_on: date | None
    report_up: bool = False
    signatory: str = ""
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Close:
    """The leader approved; the matter is closed (T25)."""

    matter_id: int
    version: int
    approver_id: int | None
    approved_on: date | None
    closed_on: date | None
    late_entry_reason: str = ""


def closing_sections(desk: Desk, matter_id: int) -> dict[str, str]:
    """The report as far as the matter itself tells it, for the officer to complete."""
    matter = standing.load(desk, matter_id)
    past = happened.happened(desk, matter.id)
    if past.closings:
        return dict(past.closings[-1].sections)
    demands = tuple(row.text for row in matter.demands if not row.struck)
    rating = past.ratings[-1] if past.ratings else None
    found = "".join(f"{(row.conclusion or row.found).rstrip('。')}。" for row in past.verifications)
    return {
        "BASIC": f"{addressing.petitioner_of(matter)}{addressing.raised(matter)}“{matter.subject.rstrip('。')}”。"
        f"{words.demands(demands)}",
        "COURSE": course_words.course_words(desk, matter, past),
        "FACTS": found,
        "OPINION": course_words.outcome_words(desk, matter),
        "DELIVERY": course_words.delivery_words(desk, matter, past),
        "EXECUTION": course_words.execution_words(desk, past),
        "ATTITUDE": words.rated(codes.RATINGS.get(rating.office, ""), codes.RATINGS.get(rating.unit, ""))
        if rating
        else "",
        "STABILITY": "",
    }


def draft_closing(desk: Desk, new: WriteClosing) -> OfficialFacts:
    """F26 as it would be issued; asked, never done."""
    return _report(desk, standing.load(desk, new.matter_id), texts.cleaned(new))


def _report(desk: Desk, matter: Matter, new: WriteClosing) -> OfficialFacts:
    on = new.reported_on or standing.today(desk)
    made: list[Passage] = []
    for code, head in codes.CLOSING_SECTIONS.items():
        text = new.sections.get(code, "").strip()
        if text:
            made.append(Passage(level=1, heading=head))
            made += official.passages((text,))
    notices.refuse_repealed(tuple(new.sections.values()), on, matter.subject.rstrip("。．."))
    answers = profile(desk)
    return OfficialFacts(
        office=answers.facts(),
        letterhead="REPORT" if new.report_up else "NONE",
        title=words.CLOSING_REPORT.format(subject=matter.subject.rstrip("。")),
        addressee=matter.superior if new.report_up else "",
        passages=tuple(made),
        signatory=new.signatory,
        signed_on=on,
    )


def write_closing(desk: Desk, new: WriteClosing) -> tuple[papers.Issued, ...]:
    """Issue F26 and the sheet F24b for the leader (B10). Raises Refused: WRONG_STATE, CLOSING_EMPTY,
    SIGNATORY_MISSING, and what still bars closing."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    facts = standing.facts_of(desk, matter)
    if State(matter.state) not in CLOSABLE:
        raise lifecycle.check("T25", facts)[0]
    for code in ("BASIC", "OPINION"):
        if not new.sections.get(code, "").strip():
            raise Refused("CLOSING_EMPTY", code, {"section": codes.CLOSING_SECTIONS[code]})
    if new.report_up and not new.signatory.strip():
        raise Refused("SIGNATORY_MISSING", "signatory")
    today = standing.today(desk)
    open_ones = lifecycle.check("T25", replace(facts, closing_report=True, closing_approved_on=today))
    refuse_first(open_ones)
    day = days.happened_on(
        desk, "reported_on", "REPORTED", new.reported_on, days.received(matter), ("DELIVERED", facts.delivered_on),
        late_reason=new.late_entry_reason,
    )  # fmt: skip
    report = papers.issue(desk, matter, "F26", _report(desk, matter, new), day)
    past = happened.happened(desk, matter.id)
    rating = past.ratings[-1] if past.ratings else None
    slip = ClosingSlipFacts(
        office=profile(desk).facts(),
        number=matter.number,
        gist=matter.subject,
        petitioner=addressing.petitioner_of(matter),
        accepted_on=matter.accepted_on,
        concluded_on=course_words.concluded_on(desk, matter),
        result=new.sections.get("OPINION", "").strip(),
        delivery=course_words.delivery_words(desk, matter, past),
        satisfaction=words.rated(codes.RATINGS.get(rating.office, ""), codes.RATINGS.get(rating.unit, ""))
        if rating
        else "",
        stability=new.sections.get("STABILITY", "").strip(),
        proposed_by=desk.actor.name,
        proposed_on=day,
    )
    sheet = papers.issue(desk, matter, "F24b", slip, day)
    desk.db.add(
        Closing(
            matter_id=matter.id, reported_on=day, sections=dict(new.sections), report_id=report.id, slip_id=sheet.id
        )
    )
    return report, sheet


def close(desk: Desk, new: Close) -> None:
    """Close the matter (T25). Raises Refused: the guards of T25, NOT_A_LEADER."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    late = new.late_entry_reason
    facts = standing.facts_of(
        desk, matter, closing_approved_on=new.approved_on, closed_on=new.closed_on, backfill_reason=late
    )
    refuse_first(lifecycle.check("T25", facts))
    approver = hands.leader_of(desk, facts, new.approver_id, "approver")
    row = happened.happened(desk, matter.id).closings[-1]
    approved = days.happened_on(
        desk, "approved_on", "APPROVED", new.approved_on, ("REPORTED", row.reported_on), late_reason=late
    )
    closed = days.happened_on(desk, "closed_on", "CLOSED", new.closed_on, ("APPROVED", approved), late_reason=late)
    row.approver, row.approved_on, row.closed_on = approver.name, approved, closed
    note = f"{approver.name} {form_words.day(approved)}"
    standing.move(desk, matter, "CLOSE", State.CLOSED, closed, note, row.report_id, late)
    standing.rewrite_obligations(desk, matter)
