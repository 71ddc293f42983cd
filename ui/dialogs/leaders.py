"""Dialogs of letters read by leaders and of charges: asked, ordered, answered, fed back; taken, evidenced, ended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from desktop_app.labels import charges as charge_words
from desktop_app.labels import instructions as instruction_words
from desktop_app.labels import life_leaders as words
from desktop_app.labels import pages
from desktop_app.usecases import charges, instructions, standing
from desktop_app.usecases.course_leaders import ChargeBrief, InstructionRow
from ui.dialogs.declared import AskDialog, Call, Case, asked, day, number_of
from ui.form_fields import Kind
from ui.widgets.panels import button

Values = dict[str, Any]


def ask_leader(case: Case) -> AskDialog:
    """F23: the kinds the program proposes are ticked."""
    kinds = case.errands.now(_proposed, case.seen.id)
    fields = [
        asked("letter_kinds", Kind.CHECKS, choices=tuple(instruction_words.LETTER_KINDS.items())),
        asked("leader", Kind.CHOICE, required=True, choices=case.leaders(), width=160),
        asked("hide_name", Kind.SEGMENTS, choices=words.HIDE),
        asked("proposal", Kind.TEXT, required=True, lines=4),
    ]

    def send(values: Values) -> Call:
        new = instructions.Ask(
            **case.ids,
            leader_id=number_of(values["leader"]),
            kinds=tuple(values["letter_kinds"]),
            proposal=values["proposal"],
            hide_name=values["hide_name"] == "YES",
        )
        return instructions.ask, (new,)

    values = {"letter_kinds": list(kinds), "hide_name": "YES", "leader": case.sole(case.leaders())}
    return AskDialog(case, "ASK_LEADER", fields, values, send, aliases={"kinds": "letter_kinds"}, width=720)


def instruct(case: Case) -> AskDialog:
    """F21: for the letter that lies with a leader, or for an order nobody asked for."""
    waiting = _of_stage(case, "ASKED")
    choices = [*_choices(waiting), ("", words.NEW_ORDER)]
    fields = [
        asked("instruction", Kind.CHOICE, choices=choices),
        asked("leader", Kind.CHOICE, choices=case.leaders(), width=160),
        asked("order_words", Kind.TEXT, required=True, lines=4),
        day("instructed_on"),
        asked("order_unit", Kind.CHOICE, required=True, choices=case.unit_choices()),
        day("order_due"),
        asked("hide_name", Kind.SEGMENTS, choices=words.HIDE),
    ]

    def send(values: Values) -> Call:
        new = instructions.Instruct(
            **case.ids,
            instruction_id=number_of(values["instruction"]) or 0,
            leader_id=number_of(values["leader"]),
            words=values["order_words"],
            instructed_on=values["instructed_on"],
            unit_id=number_of(values["order_unit"]),
            due=values["order_due"],
            hide_name=values["hide_name"] == "YES",
        )
        return instructions.instruct, (new,)

    first = str(waiting[0].id) if waiting else ""
    leader = str(waiting[0].leader_id) if waiting else case.sole(case.leaders())
    values = {"instruction": first, "leader": leader, "instructed_on": case.today, "hide_name": "YES"}
    aliases = {"words": "order_words", "unit": "order_unit", "due": "order_due"}
    return AskDialog(case, "INSTRUCT", fields, values, send, aliases=aliases)


def answer(case: Case) -> AskDialog:
    """The unit's report on an order."""
    rows = _of_stage(case, "ORDERED")
    fields = [
        asked("instruction", Kind.CHOICE, required=True, choices=_choices(rows)),
        day("replied_on"),
        asked("result", Kind.TEXT, required=True, lines=4),
        asked("file"),
        asked("on_paper", Kind.CHECKS, choices=tuple(words.ON_PAPER.items())),
    ]

    def send(values: Values) -> Call:
        path = Path(values["file"]) if values["file"] else None
        there = path is not None and path.is_file()
        new = instructions.Answer(
            **case.ids,
            instruction_id=number_of(values["instruction"]) or 0,
            replied_on=values["replied_on"],
            result=values["result"],
            report=path.read_bytes() if path is not None and there else None,
            report_name=path.name if path is not None and there else "",
            on_paper="YES" in values["on_paper"],
        )
        return instructions.answer, (new,)

    values = {"instruction": str(rows[0].id) if rows else "", "replied_on": case.today}
    dialog = AskDialog(case, "INSTRUCTION_ANSWER", fields, values, send, aliases={"report": "file"})

    def choose() -> None:
        path, _ = QFileDialog.getOpenFileName(dialog, pages.CHOOSE_FILE)
        if path:
            dialog.form.editor("file").set_value(path)

    dialog.foot.insertWidget(0, button(pages.CHOOSE_FILE, choose, "flat", "paperclip"))
    return dialog


def feed_back(case: Case) -> AskDialog:
    """F22, to the leader who ordered."""
    rows = _of_stage(case, "ANSWERED")
    fields = [
        asked("instruction", Kind.CHOICE, required=True, choices=_choices(rows)),
        day("fed_back_on"),
        asked("attitude"),
        asked("end_proposal", Kind.TEXT, lines=3),
    ]

    def send(values: Values) -> Call:
        new = instructions.FeedBack(
            **case.ids,
            instruction_id=number_of(values["instruction"]) or 0,
            fed_back_on=values["fed_back_on"],
            attitude=values["attitude"],
            proposal=values["end_proposal"],
        )
        return instructions.feed_back, (new,)

    values = {"instruction": str(rows[0].id) if rows else "", "fed_back_on": case.today}
    return AskDialog(case, "INSTRUCTION_BACK", fields, values, send)


def end_instruction(case: Case) -> AskDialog:
    rows = _of_stage(case, "ASKED", "ORDERED", "ANSWERED")
    fields = [
        asked("instruction", Kind.CHOICE, required=True, choices=_choices(rows)),
        asked("reason", Kind.TEXT, required=True, lines=3),
    ]

    def send(values: Values) -> Call:
        new = instructions.End(
            **case.ids,
            instruction_id=number_of(values["instruction"]) or 0,
            ended_on=case.today,
            reason=values["reason"],
        )
        return instructions.end, (new,)

    values = {"instruction": str(rows[0].id) if len(rows) == 1 else ""}
    return AskDialog(case, "INSTRUCTION_END", fields, values, send, final=True)


def take(case: Case) -> AskDialog:
    """包案, with the occasion the program proposes (E01)."""
    proposed = case.errands.now(_trigger, case.seen.id)
    fields = [
        asked("trigger", Kind.CHOICE, required=True, choices=tuple(charge_words.TRIGGERS.items())),
        asked("charge_leader", Kind.CHOICE, choices=case.leaders(), width=180),
        asked("charge_unit", Kind.CHOICE, choices=case.unit_choices()),
        asked("charge_handler", Kind.CHOICE, choices=case.person_choices("HANDLER"), width=180),
        day("charge_due", required=False),
        asked("five_set", Kind.SEGMENTS, choices=tuple(charge_words.FIVE_SETS.items())),
        asked("plan", Kind.TEXT, lines=4),
    ]

    def send(values: Values) -> Call:
        new = charges.Take(
            **case.ids,
            trigger=values["trigger"],
            leader_id=number_of(values["charge_leader"]),
            unit_id=number_of(values["charge_unit"]),
            handler_id=number_of(values["charge_handler"]),
            due=values["charge_due"],
            five_set=values["five_set"],
            plan=values["plan"],
        )
        return charges.take, (new,)

    values = {"trigger": proposed, "five_set": "ZZ-2019", "charge_unit": str(case.seen.unit_id or "")}
    aliases = {name: f"charge_{name}" for name in ("leader", "unit", "handler", "due")}
    return AskDialog(case, "CHARGE_TAKE", fields, values, send, aliases=aliases, width=640)


def noticed(case: Case) -> AskDialog:
    return _step(case, "CHARGE_NOTICED", charges.notice_received, with_words=False)


def plan(case: Case) -> AskDialog:
    one = _running(case)[0]
    return _step(case, "CHARGE_PLAN", charges.keep_plan, "plan", one.plan, with_day=False)


def result(case: Case) -> AskDialog:
    return _step(case, "CHARGE_RESULT", charges.result, "result")


def end(case: Case) -> AskDialog:
    """销案: approved by the leader in charge or a principal leader."""
    rows = _running(case)
    fields = [
        asked("charge", Kind.CHOICE, required=True, choices=_charges(rows)),
        asked("end_by", Kind.CHOICE, required=True, choices=case.leaders(), width=180),
        day("day"),
    ]

    def send(values: Values) -> Call:
        new = charges.Step(
            **case.ids, charge_id=number_of(values["charge"]) or 0, on=values["day"], by_id=number_of(values["end_by"])
        )
        return charges.end, (new,)

    values = {"charge": str(rows[0].id), "end_by": str(rows[0].leader_id), "day": case.today}
    return AskDialog(case, "CHARGE_END", fields, values, send, aliases={"on": "day", "by": "end_by"})


def report(case: Case) -> AskDialog:
    """The unit's report, all three parts."""
    rows = _running(case)
    fields = [
        asked("charge", Kind.CHOICE, required=True, choices=_charges(rows)),
        day("day"),
        asked("cause", Kind.TEXT, lines=2),
        asked("findings", Kind.TEXT, lines=3),
        asked("solution", Kind.TEXT, lines=3),
    ]

    def send(values: Values) -> Call:
        new = charges.Report(
            **case.ids,
            charge_id=number_of(values["charge"]) or 0,
            reported_on=values["day"],
            cause=values["cause"],
            findings=values["findings"],
            proposal=values["solution"],
        )
        return charges.report, (new,)

    values = {"charge": str(rows[0].id), "day": case.today}
    aliases = {"reported_on": "day", "proposal": "solution"}
    return AskDialog(case, "CHARGE_REPORT", fields, values, send, aliases=aliases)


def item(case: Case) -> AskDialog:
    """One item of 五包四亲自, the open ones first, or a follow-up."""
    rows = _running(case)
    one = rows[0]
    every = charges.items(one.five_set)
    still = [(code, word) for code, word in every.items() if word in one.open_items]
    done = [(code, word) for code, word in every.items() if word not in one.open_items]
    choices = [*still, (charge_words.FOLLOW_UP, charge_words.FOLLOW_UP_WORD), *done]
    fields = [
        asked("charge", Kind.CHOICE, required=True, choices=_charges(rows)),
        asked("item", Kind.CHOICE, required=True, choices=choices),
        day("day"),
        asked("item_note", Kind.TEXT, required=True, lines=3),
    ]

    def send(values: Values) -> Call:
        new = charges.Evidence(
            **case.ids,
            charge_id=number_of(values["charge"]) or 0,
            item=values["item"],
            done_on=values["day"],
            note=values["item_note"],
        )
        return charges.add_evidence, (new,)

    values = {"charge": str(one.id), "item": choices[0][0], "day": case.today}
    return AskDialog(case, "CHARGE_ITEM", fields, values, send, aliases={"done_on": "day", "note": "item_note"})


def _step(
    case: Case, code: str, act: Any, key: str = "", known: str = "", with_words: bool = True, with_day: bool = True
) -> AskDialog:
    rows = _running(case)
    fields = [asked("charge", Kind.CHOICE, required=True, choices=_charges(rows))]
    if with_day:
        fields.append(day("day"))
    if with_words:
        fields.append(asked(key, Kind.TEXT, required=True, lines=4))

    def send(values: Values) -> Call:
        new = charges.Step(
            **case.ids,
            charge_id=number_of(values["charge"]) or 0,
            on=values.get("day"),
            words=values[key] if with_words else "",
        )
        return act, (new,)

    values: Values = {"charge": str(rows[0].id)}
    if with_day:
        values["day"] = case.today
    if with_words:
        values[key] = known
    return AskDialog(case, code, fields, values, send, aliases={"on": "day", "words": key or "charge"})


def _of_stage(case: Case, *stages: str) -> list[InstructionRow]:
    return [row for row in case.seen.course.instructions if row.stage in stages]


def _choices(rows: Sequence[InstructionRow]) -> list[tuple[str, str]]:
    return [
        (str(row.id), words.INSTRUCTION_CHOICE.format(leader=row.leader, words=row.words[:20] or words.NO_WORDS))
        for row in rows
    ]


def _running(case: Case) -> list[ChargeBrief]:
    return [row for row in case.seen.course.charges if not row.ended]


def _charges(rows: Sequence[ChargeBrief]) -> list[tuple[str, str]]:
    return [(str(row.id), words.CHARGE_CHOICE.format(number=row.number, leader=row.leader)) for row in rows]


def _proposed(desk: Any, matter_id: int) -> tuple[str, ...]:
    return instructions.proposed_kinds(desk, standing.load(desk, matter_id))


def _trigger(desk: Any, matter_id: int) -> str:
    return charges.proposed_trigger(standing.load(desk, matter_id), standing.today(desk))
