"""Papers: issue once with number, day and frozen PDF, then print as often as needed, each print counted."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from ..facts import ServiceFacts
from ..labels import codes
from ..labels import forms as form_words
from ..office import Desk
from ..rules import numbering
from ..rules.refusal import Refused
from ..storage.matters import Matter, Paper
from . import addressing, attachments, form_facts, guarded, standing
from .offices import profile

NUMBERED = frozenset(codes.NUMBER_WORDS)


@dataclass(frozen=True)
class Issued:
    """A paper just issued. number: "" for forms that carry the registration number only; beside: ids of the papers
    that were issued with it."""

    id: int
    form: str
    number: str
    title: str
    beside: tuple[int, ...] = ()


def issue(desk: Desk, matter: Matter, form: str, facts: Any, on: date | None = None) -> Issued:
    """Number, date and freeze a paper, then keep its PDF; no transition without its paper. Raises Refused.

    on: the day the paper carries, default today. A child's data is hidden and no text may be cited that is not in
    force that day (`guarded`).
    """
    day = on or getattr(facts, "signed_on", None) or standing.today(desk)
    facts = guarded.printable(desk, matter, form, facts, day)
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
    issued = _keep(desk, matter.id, form, facts, day, number if form in NUMBERED else "", sequence)
    standing.add_step(desk, matter, "ISSUE", day, f"{issued.title} {issued.number}".strip(), issued.id)
    return issued


def free_paper(desk: Desk, form: str, facts: Any, on: date, title: str = "") -> Issued:
    """Freeze a paper of the office that belongs to no matter (postings, lists, slips).

    Raises Refused: BASIS_NOT_IN_FORCE, NUMBER_NOT_OF_THE_TEXT."""
    guarded.refuse_repealed_in(facts, on)
    return _keep(desk, None, form, facts, on, "", None, title)


def office_paper(desk: Desk, form: str, facts: Any, on: date, title: str = "") -> Issued:
    """As `free_paper`, numbered: 校代字信访□〔年〕n号. facts: with a `number` of its own, filled here.

    Raises Refused: SHORT_NAME_MISSING, BASIS_NOT_IN_FORCE, NUMBER_NOT_OF_THE_TEXT."""
    guarded.refuse_repealed_in(facts, on)
    answers = profile(desk)
    if not answers.short:
        raise Refused("SHORT_NAME_MISSING", None, {}, (), "SET_OFFICE")
    sequence = desk.next_number(form, on.year)
    number = numbering.display_document(numbering.DocumentNumber(answers.short, form, on.year, sequence))
    return _keep(desk, None, form, dataclasses.replace(facts, number=number), on, number, sequence, title)


def _keep(
    desk: Desk, matter_id: int | None, form: str, facts: Any, day: date, number: str, sequence: int | None,
    title: str = "",
) -> Issued:  # fmt: skip
    pdf = desk.press(form, facts)
    title = title or form_words.TITLES[form]
    paper = Paper(
        matter_id=matter_id,
        form=form,
        number=number,
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
    makers = {"F01": form_facts.registration_facts, "F44": form_facts.progress_facts}
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


def last_of(desk: Desk, matter_id: int, form: str) -> int | None:
    """The id of the newest paper of a form on a matter that was loaded before; None when there is none."""
    query = select(Paper.id).where(Paper.matter_id == matter_id, Paper.form == form, Paper.void_reason == "")
    return desk.db.scalar(query.order_by(Paper.id.desc()).limit(1))


@dataclass(frozen=True)
class Kept:
    """A frozen paper with its PDF. file_name carries no person's name; printed: how often so far; mark: what every
    print of it carries, 限知悉人员 on the office's own papers of a restricted matter (J02)."""

    id: int
    title: str
    number: str
    pdf: bytes
    file_name: str
    printed: int
    mark: str = ""


OUTGOING = frozenset(
    {"F02", "F03", "F04", "F05", "F06", "F09b", "F15", "F16", "F20", "F27", "F28", "F30", "F30b", "F31"}
)


OF_VOLUMES = frozenset({"F45", "F46", "F47", "ITEMS", "TRANSFER", "DISPOSAL"})


def _of_seen_volume(desk: Desk, paper: Paper) -> None:
    """The cover of a volume, or a list that says what it is about, is seen by those who see its matters. Raises
    Refused: VOLUME_UNKNOWN."""
    from . import volumes

    volume = volumes.of_paper(desk, paper.id)
    if volume is not None:
        volumes.load(desk, volume)
    if paper.form in ("TRANSFER", "DISPOSAL"):
        for one in volumes.told_by(desk, paper):
            volumes.load(desk, one)


def kept(desk: Desk, paper_id: int) -> Kept:
    """A paper of a visible matter. Raises Refused: PAPER_UNKNOWN, MATTER_UNKNOWN."""
    paper = desk.db.get(Paper, paper_id)
    if paper is None:
        raise Refused("PAPER_UNKNOWN", "paper")
    mark = ""
    if paper.matter_id is not None:
        restricted = standing.load(desk, paper.matter_id).access == "RESTRICTED"
        mark = form_words.RESTRICTED if restricted and paper.form not in OUTGOING else ""
    elif paper.form in OF_VOLUMES:
        _of_seen_volume(desk, paper)
    name = f"{paper.title}-{paper.number or paper.id}.pdf"
    return Kept(paper.id, paper.title, paper.number, desk.files.get(paper.file), name, paper.printed, mark)


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
