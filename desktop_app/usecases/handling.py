"""交办: lead and assisting units with their own days, reminders and written replies (T11, B13, B18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ..facts_life import OfficialFacts, Passage
from ..labels import codes
from ..labels import forms as form_words
from ..labels import official as words
from ..office import Desk
from ..rules import guards_outcome, lifecycle, texts
from ..rules.matter import State
from ..rules.refusal import Refused
from ..storage.handling import Reminder, Task
from ..storage.matters import Material, Matter
from ..storage.offices import Unit
from . import attachments, days, hands, happened, official, papers, rulebooks, standing
from .notices import refuse_repealed
from .offices import profile
from .triage import refuse_first

DAYS_FOR_ANSWER = 3
"""A unit's reply is due this many natural days before the matter's own day (R-UNIT-DUE)."""


@dataclass(frozen=True, kw_only=True)
class TaskInput:
    """What one unit is asked. lead: 主办 (exactly one), else 协办; due: the unit's own day, inclusive."""

    unit_id: int | None
    lead: bool
    due: date | None
    asked: str = ""


@dataclass(frozen=True, kw_only=True)
class Dispatch:
    """交办 (T11). masked: the papers do not name the petitioner (D05)."""

    matter_id: int
    version: int
    dispatched_on: date | None
    tasks: tuple[TaskInput, ...]
    masked: bool = True
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class TaskStep:
    """Something that happened to a task on a day. who: who received, returned or was spoken to, or the way; words: the
    reason or what was said."""

    matter_id: int
    version: int
    task_id: int
    day: date | None
    who: str = ""
    words: str = ""
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class TaskReply:
    """A unit's written reply (B13, B18): signed, with its document attached."""

    matter_id: int
    version: int
    task_id: int
    replied_on: date | None
    reply: str
    signed_by: str
    file_name: str = ""
    content: bytes = b""
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class UnitReport:
    """责任单位调查处理报告 F25. sections: texts by code of REPORT_SECTIONS."""

    matter_id: int
    version: int
    task_id: int
    sections: dict[str, str]


def default_task_due(desk: Desk, matter_id: int) -> date:
    """The day a unit is usually asked for: seven working days where the rule set says so (R-LZU-7WD), else three
    natural days before the matter's own end."""
    matter = standing.load(desk, matter_id)
    edition = rulebooks.edition_of(desk, matter)
    today = standing.today(desk)
    if edition.is_on("R-LZU-7WD") and matter.channel != "SUPERIOR":
        return desk.calendar.add_working_days(today, edition.rules["R-LZU-7WD"].length or 7)
    end = standing.facts_of(desk, matter).handle_due
    if end is None or end - timedelta(days=DAYS_FOR_ANSWER) <= today:
        return desk.calendar.add_working_days(today, 5)
    middle = today + (end - today) / 2
    return desk.calendar.last_working_on_or_before(min(middle, end - timedelta(days=DAYS_FOR_ANSWER)))


def draft_dispatch(desk: Desk, new: Dispatch, index: int) -> OfficialFacts:
    """The F20 of one of the units as it would be issued; asked, never done."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id)
    return _dispatch_facts(desk, matter, new, new.tasks[index])


def _dispatch_facts(desk: Desk, matter: Matter, new: Dispatch, task: TaskInput) -> OfficialFacts:
    unit = desk.db.get(Unit, task.unit_id) if task.unit_id is not None else None
    on = new.dispatched_on or standing.today(desk)
    live = [row.text for row in matter.demands if not row.struck and not standing.demand_facts(row).leaves]
    known = {
        "petitioner": official.petitioner(matter, new.masked),
        "registration": matter.number,
        "role": words.LEAD if task.lead else words.ASSISTING,
        "demands": words.demands(tuple(live)),
        "asked": (task.asked.strip() or words.ASKED_DEFAULT),
        "task_due": form_words.day(task.due),
        "office": profile(desk).office,
    }
    return official.official(
        desk, matter, "F20", on, letterhead="NONE", addressee=unit.name if unit else "", known=known,
        note=official.contact(desk),
    )  # fmt: skip


def dispatch(desk: Desk, new: Dispatch) -> tuple[papers.Issued, ...]:
    """Give the matter to its lead and assisting units, each with its own day and paper (T11); later units join the
    same way. Raises Refused: LEAD_UNIT_ONE, UNIT_TWICE, TASK_DUE_MISSING, TASK_DUE_LATE, ACCUSED_INVOLVED."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    units = [hands.unit_of(desk, one.unit_id, "unit") for one in new.tasks]
    past = happened.happened(desk, matter.id)
    held = {row.unit_id for row in past.tasks if happened.is_open(row)}
    if not new.tasks:
        raise Refused("RECIPIENT_MISSING", "tasks", {}, (), "CHOOSE_RECIPIENT")
    if len({one.id for one in units}) < len(units) or any(one.id in held for one in units):
        raise Refused("UNIT_TWICE", "tasks")
    first = not past.tasks or matter.state == State.REDO
    if sum(one.lead for one in new.tasks) != (1 if first else 0):
        if first:
            raise Refused("LEAD_UNIT_ONE", "tasks")
        raise Refused("LEAD_UNIT_THERE", "tasks")
    late = new.late_entry_reason
    sent = days.happened_on(
        desk, "dispatched_on", "DISPATCHED", new.dispatched_on, days.accepted(matter), late_reason=late
    )
    latest = None
    for one in new.tasks:
        if one.due is None:
            raise Refused("TASK_DUE_MISSING", "tasks")
        if one.due < sent:
            raise Refused("TASK_DUE_BEFORE", "tasks", {"due": one.due, "sent": sent})
        latest = max(latest, one.due) if latest else one.due
    names = tuple(one.name for one in units)
    if first:
        lead = next(unit for unit, one in zip(units, new.tasks, strict=True) if one.lead)
        if matter.lead_unit_id != lead.id:
            matter.lead_unit_id = lead.id
    facts = standing.facts_of(
        desk, matter, recipients=names, units=names, task_due=latest, dispatched_on=min(sent, _first_sent(past, sent)),
        backfill_reason=late,
    )  # fmt: skip
    if first:
        refuse_first(lifecycle.check("T11", facts))
    else:
        _refuse_more(desk, matter, facts.task_due, names)
    made = []
    for one, unit in zip(new.tasks, units, strict=True):
        issued = papers.issue(desk, matter, "F20", _dispatch_facts(desk, matter, new, one), sent)
        desk.db.add(
            Task(
                matter_id=matter.id, unit_id=unit.id, lead=one.lead, sent_on=sent, due=one.due,
                asked=one.asked.strip() or words.ASKED_DEFAULT, paper_id=issued.id,
            )
        )  # fmt: skip
        made.append(issued)
    note = "、".join(names)
    if first:
        standing.move(desk, matter, "DISPATCH", State.HANDLING, sent, note, made[0].id, late)
    else:
        standing.add_step(desk, matter, "DISPATCH", sent, note, made[0].id, late_entry_reason=late)
    standing.rewrite_obligations(desk, matter)
    return tuple(made)


def _first_sent(past: happened.Happened, day: date) -> date:
    return min((row.sent_on for row in past.tasks), default=day)


def _refuse_more(desk: Desk, matter: Matter, due: date | None, names: tuple[str, ...]) -> None:
    facts = standing.facts_of(desk, matter, task_due=due)
    if matter.state != State.HANDLING:
        raise lifecycle.check("T11", facts)[0]
    hands.free(facts, "tasks", *names)
    problem = guards_outcome.task_before_due(facts)
    if problem is not None:
        raise problem


def _task(desk: Desk, step: TaskStep | TaskReply | UnitReport) -> tuple[Matter, Task, Unit]:
    matter = standing.load_alive(desk, step.matter_id, step.version)
    row = desk.db.get(Task, step.task_id)
    if row is None or row.matter_id != matter.id:
        raise Refused("TASK_UNKNOWN", "task")
    unit = desk.db.get(Unit, row.unit_id)
    assert unit is not None
    return matter, row, unit


def _open_task(desk: Desk, step: TaskStep | TaskReply) -> tuple[Matter, Task, Unit]:
    matter, row, unit = _task(desk, step)
    if not happened.is_open(row):
        raise Refused("TASK_ENDED", "task", {"unit": unit.name})
    return matter, row, unit


def receive_task(desk: Desk, step: TaskStep) -> None:
    """The unit signed for it. Raises Refused: TASK_UNKNOWN, TASK_ENDED, EVENTS_OUT_OF_ORDER."""
    step = texts.cleaned(step)
    matter, row, unit = _open_task(desk, step)
    row.received_on = days.happened_on(desk, "day", "TASK_RECEIVED", step.day, ("DISPATCHED", row.sent_on))
    row.received_by = step.who.strip()
    standing.add_step(desk, matter, "TASK_RECEIVED", row.received_on, f"{unit.name} {row.received_by}".strip())
    standing.rewrite_obligations(desk, matter)


def reply_task(desk: Desk, new: TaskReply) -> None:
    """Register a unit's written reply. Raises Refused: REPLY_MISSING, REPLY_UNSIGNED, REPLY_NO_DOCUMENT (B18)."""
    new = texts.cleaned(new)
    matter, row, unit = _open_task(desk, new)
    day = days.happened_on(
        desk, "replied_on", "REPLIED", new.replied_on, ("DISPATCHED", row.sent_on), late_reason=new.late_entry_reason
    )
    if not new.reply.strip():
        raise Refused("REPLY_MISSING", "reply")
    if not new.signed_by.strip():
        raise Refused("REPLY_UNSIGNED", "signed_by", {"unit": unit.name})
    if not new.content and row.report_id is None:
        raise Refused("REPLY_NO_DOCUMENT", "file_name", {"unit": unit.name})
    if new.content:
        digest = attachments.keep_file(desk, new.content, new.file_name)
        matter.materials.append(
            Material(seat=len(matter.materials), name=f"{unit.name}{words.LEAD if row.lead else words.ASSISTING}反馈",
                     original=True, file=digest, file_name=new.file_name)
        )  # fmt: skip
    row.replied_on, row.reply, row.signed_by = day, new.reply.strip(), new.signed_by.strip()
    note = f"{unit.name}（{row.signed_by}）"
    standing.add_step(desk, matter, "TASK_REPLIED", day, note, late_entry_reason=new.late_entry_reason)
    standing.rewrite_obligations(desk, matter)


def return_task(desk: Desk, step: TaskStep) -> None:
    """The unit gave it back with its reason; somebody else is asked. Raises Refused: REASON_MISSING."""
    step = texts.cleaned(step)
    matter, row, unit = _open_task(desk, step)
    if not step.words.strip():
        raise Refused("REASON_MISSING", "words")
    row.returned_on = days.happened_on(desk, "day", "TASK_RETURNED", step.day, ("DISPATCHED", row.sent_on))
    row.return_reason = step.words.strip()
    standing.add_step(desk, matter, "TASK_RETURNED", row.returned_on, f"{unit.name}：{row.return_reason}")
    standing.rewrite_obligations(desk, matter)


def end_task(desk: Desk, step: TaskStep) -> None:
    """The office no longer needs the reply. Raises Refused: REASON_MISSING."""
    step = texts.cleaned(step)
    matter, row, unit = _open_task(desk, step)
    if not step.words.strip():
        raise Refused("REASON_MISSING", "words")
    row.ended_on = days.happened_on(desk, "day", "TASK_ENDED", step.day, ("DISPATCHED", row.sent_on))
    row.end_reason = step.words.strip()
    standing.add_step(desk, matter, "TASK_ENDED", row.ended_on, f"{unit.name}：{row.end_reason}")
    standing.rewrite_obligations(desk, matter)


def remind_task(desk: Desk, step: TaskStep) -> None:
    """催办, by code of REMIND_WAYS in `who`. Raises Refused: CHOICE_UNKNOWN."""
    step = texts.cleaned(step)
    matter, row, unit = _open_task(desk, step)
    if step.who not in codes.REMIND_WAYS:
        raise Refused("CHOICE_UNKNOWN", "who", {"text": step.who})
    day = days.happened_on(desk, "day", "REMINDED", step.day, ("DISPATCHED", row.sent_on))
    desk.db.add(Reminder(task_id=row.id, reminded_on=day, way=step.who, words=step.words.strip(), by=desk.actor.name))
    note = f"{unit.name}，{codes.REMIND_WAYS[step.who]}：{step.words.strip()}".rstrip("：")
    standing.add_step(desk, matter, "REMIND", day, note)


def change_task_due(desk: Desk, matter_id: int, version: int, task_id: int, due: date | None, reason: str) -> None:
    """The dispatcher gives a unit another day. Raises Refused: TASK_DUE_MISSING, TASK_DUE_LATE, REASON_MISSING."""
    reason = texts.clean(reason).strip()
    step = TaskStep(matter_id=matter_id, version=version, task_id=task_id, day=standing.today(desk))
    matter, row, unit = _open_task(desk, step)
    if due is None:
        raise Refused("TASK_DUE_MISSING", "due")
    if due < row.sent_on:
        raise Refused("TASK_DUE_BEFORE", "due", {"due": due, "sent": row.sent_on})
    if not reason:
        raise Refused("REASON_MISSING", "reason")
    problem = guards_outcome.task_before_due(standing.facts_of(desk, matter, task_due=due))
    if problem is not None:
        raise Refused(problem.code, "due", problem.facts, problem.basis, problem.repair)
    note = f"{unit.name}：{form_words.day(row.due)} → {form_words.day(due)}，{reason}"
    row.due = due
    standing.add_step(desk, matter, "TASK_DUE", standing.today(desk), note)
    standing.rewrite_obligations(desk, matter)


def draft_unit_report(desk: Desk, new: UnitReport) -> OfficialFacts:
    """F25 as it would be issued; asked, never done."""
    new = texts.cleaned(new)
    matter, _row, unit = _task(desk, new)
    return _report_facts(desk, matter, unit, new)


def _report_facts(desk: Desk, matter: Matter, unit: Unit, new: UnitReport) -> OfficialFacts:
    on = standing.today(desk)
    refuse_repealed(tuple(new.sections.values()), on, matter.subject)
    made: list[Passage] = []
    for code, head in codes.REPORT_SECTIONS.items():
        text = new.sections.get(code, "").strip()
        if text:
            made.append(Passage(level=1, heading=head))
            made += official.passages((text,))
    answers = profile(desk)
    return OfficialFacts(
        office=answers.facts(),
        title=words.REPORT_OF_UNIT.format(subject=matter.subject.rstrip("。")),
        addressee=answers.office,
        passages=tuple(made),
        signer=unit.name,
        signed_on=on,
    )


def issue_unit_report(desk: Desk, new: UnitReport) -> papers.Issued:
    """The unit's report for its head to sign (F25). Raises Refused: REPORT_EMPTY, TASK_UNKNOWN."""
    new = texts.cleaned(new)
    matter, row, unit = _task(desk, new)
    if not new.sections.get("FACTS", "").strip() or not new.sections.get("HANDLING", "").strip():
        raise Refused("REPORT_EMPTY", "FACTS" if not new.sections.get("FACTS", "").strip() else "HANDLING")
    issued = papers.issue(desk, matter, "F25", _report_facts(desk, matter, unit, new))
    row.report_id = issued.id
    return issued
