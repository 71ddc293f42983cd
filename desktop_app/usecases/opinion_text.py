"""The text of a 信访处理意见书, put together demand by demand (F16, B15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from ..facts_life import OfficialFacts, Passage
from ..labels import forms as form_words
from ..labels import official as words
from ..office import Desk
from ..rules import texts
from ..storage.matters import Demand, Matter, Paper
from ..storage.opinions import Opinion, OpinionPart
from . import addressing, happened, notices, official, papers, rulebooks, standing
from .offices import profile


@dataclass(frozen=True, kw_only=True)
class PartInput:
    """What is said on one demand. conclusion: code of CONCLUSIONS or ""; basis: full titles and articles."""

    demand_id: int
    finding: str = ""
    conclusion: str = ""
    reasons: str = ""
    basis: str = ""


@dataclass(frozen=True, kw_only=True)
class DraftOpinion:
    """拟写处理意见 (T15), or the draft rewritten. course: how it was looked into; major: the principal leader signs;

    no_hearing_reason: why there is no interview or verification."""

    matter_id: int
    version: int
    parts: tuple[PartInput, ...]
    course: str = ""
    major: bool = False
    attachments: tuple[str, ...] = ()
    no_hearing_reason: str = ""
    drafted_on: date | None = None
    late_entry_reason: str = ""


def parts_of(desk: Desk, opinion: Opinion) -> list[OpinionPart]:
    query = select(OpinionPart).where(OpinionPart.opinion_id == opinion.id).order_by(OpinionPart.seat)
    return list(desk.db.scalars(query))


def covered(matter: Matter) -> list[Demand]:
    """The demands an opinion of this matter is owed for: those of the petition procedure (B01)."""
    return [row for row in matter.demands if not row.struck and standing.demand_facts(row).in_procedure]


def default_opinion(desk: Desk, matter_id: int) -> DraftOpinion:
    """What the dialog opens with: the draft as it stands, else one empty part per demand and the course so far."""
    matter = standing.load(desk, matter_id)
    past = happened.happened(desk, matter.id)
    last = past.opinion
    if last is not None and last.signed_on is None:
        return DraftOpinion(
            matter_id=matter.id,
            version=matter.version,
            parts=tuple(
                PartInput(
                    demand_id=row.demand_id, finding=row.finding, conclusion=row.conclusion, reasons=row.reasons,
                    basis=row.basis,
                )
                for row in parts_of(desk, last)
            ),
            course=last.course,
            major=last.major,
            attachments=tuple(last.attachments),
            no_hearing_reason=last.no_hearing_reason,
            drafted_on=last.drafted_on,
        )  # fmt: skip
    found = "".join(f"{row.found.rstrip('。')}。" for row in past.verifications)
    return DraftOpinion(
        matter_id=matter.id,
        version=matter.version,
        parts=tuple(PartInput(demand_id=row.id) for row in covered(matter)),
        course=found,
        drafted_on=standing.today(desk),
    )


def preview_opinion(desk: Desk, new: DraftOpinion) -> OfficialFacts:
    """F16 as it would be signed today; asked, never done."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id)
    return opinion_facts(desk, matter, new, standing.today(desk))


def opinion_facts(desk: Desk, matter: Matter, new: DraftOpinion, on: date) -> OfficialFacts:
    """The text of F16 from its parts (B15): demands, findings and conclusions carry the same numbers.

    Raises Refused: BASIS_NOT_IN_FORCE, NUMBER_NOT_OF_THE_TEXT.
    """
    answers = profile(desk)
    by_id = {row.id: row for row in matter.demands}
    chosen = notices.section("F16", matter.regime, on)
    notice = desk.db.get(Paper, papers.last_of(desk, matter.id, "F02") or -1)
    values = notices.values_of(
        desk, matter, on, notice=words.accepted_under(notice.number) if notice else "", superior=answers.superior
    )
    values = {**values, "notice": values["notice"] or ""}
    opening = [official.filled(text, values) for text in chosen["paragraphs"]]
    first = next((row for row in matter.people if not row.struck and addressing.is_name(row.name)), None)
    heads = chosen["heads"]
    made: list[Passage] = [Passage(level=1, heading=heads[0])]
    who = words.petitioner_line(addressing.petitioner_of(matter), first.address if first else "")
    made.append(Passage(text=who))
    made += official.passages(tuple(opening))
    made += [Passage(level=3, text=f"{by_id[one.demand_id].text.rstrip('。')}。") for one in new.parts]
    made.append(Passage(level=1, heading=heads[1]))
    if new.course.strip():
        made += official.passages((new.course,))
    for one in new.parts:
        made.append(Passage(level=3, text=" ".join(one.finding.split("\n")).strip() or " "))
    made.append(Passage(level=1, heading=heads[2]))
    for one in new.parts:
        said = words.concluded(by_id[one.demand_id].text, one.conclusion, one.reasons, one.basis)
        made.append(Passage(level=3, text=" ".join(said.split("\n"))))
    remedy = official.filled(chosen["remedy"], values)
    if no_further(desk, matter):
        remedy += chosen["lapse"]
    made += [Passage(level=1, heading=heads[3]), Passage(text=remedy)]
    said_all = tuple(one.text + one.heading for one in made)
    notices.refuse_repealed(said_all, on, matter.subject.rstrip("。．."))
    return OfficialFacts(
        office=answers.facts(),
        letterhead="NONE",
        title=form_words.TITLES["F16"],
        addressee=addressing.addressee_of(matter),
        passages=tuple(made),
        attachments=new.attachments,
        signed_on=on,
    )


def no_further(desk: Desk, matter: Matter) -> bool:
    """Whether the rule set itself says that who lets the review period pass is not heard again (浙江, 山东)."""
    return rulebooks.edition_of(desk, matter).texts.get("review_lapse") == "NO_FURTHER"


def as_draft(desk: Desk, matter: Matter, row: Opinion) -> DraftOpinion:
    return DraftOpinion(
        matter_id=matter.id, version=matter.version, course=row.course, major=row.major,
        attachments=tuple(row.attachments), drafted_on=row.drafted_on,
        parts=tuple(
            PartInput(
                demand_id=one.demand_id, finding=one.finding, conclusion=one.conclusion, reasons=one.reasons,
                basis=one.basis,
            )
            for one in parts_of(desk, row)
        ),
    )  # fmt: skip
