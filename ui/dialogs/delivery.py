"""Dialogs after signing: delivery with its proof, rating, execution, review and recheck, coming again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from desktop_app.labels import codes, life, pages
from desktop_app.rules.guards_outcome import PROOFS
from desktop_app.usecases import delivery, reviews, routes
from ui.dialogs.declared import AskDialog, Call, Case, asked, day, late, number_of
from ui.form_fields import Field, Kind

_DAYS_OF_REDO = 30


def deliver(case: Case) -> AskDialog:
    """T19: the way of service decides which proof is asked for."""
    papers = [(str(one.id), f"{one.title} {one.number}".strip()) for one in case.seen.course.deliverable]

    def send(values: dict[str, Any]) -> Call:
        wanted = {code for way in PROOFS[values["method"]] for code in way}
        new = delivery.Deliver(
            **case.ids,
            paper_id=number_of(values["paper"]) or 0,
            method=values["method"],
            sent_on=values["sent_on"],
            delivered_on=values["delivered_on"],
            receiver=values["taker"],
            place=values["place"],
            proofs={code: values[f"proof.{code}"] for code in wanted},
            refusal=values["refusal"],
            late_entry_reason=values["late"],
        )
        return delivery.deliver, (new,)

    fields = [
        asked("paper", Kind.CHOICE, required=True, choices=papers),
        asked("method", Kind.CHOICE, required=True, choices=tuple(codes.SERVICE_METHODS.items()), width=180),
        day("sent_on", required=False),
        day("delivered_on", required=False),
        asked("taker", width=160),
        asked("place", beside=True),
        *(Field(f"proof.{code}", word) for code, word in codes.PROOFS.items()),
        asked("refusal", Kind.TEXT, lines=2),
        late(),
    ]
    values = {
        "paper": papers[0][0] if papers else "", "method": "IN_PERSON", "delivered_on": case.today,
        "place": case.seen.place,
    }  # fmt: skip
    made = AskDialog(case, "T19", fields, values, send, aliases={"receiver": "taker", "proofs": "method"}, width=640)

    def follow(key: str = "method") -> None:
        if key != "method":
            return
        method = str(made.form.editor("method").value())
        wanted = {code for way in PROOFS.get(method, ()) for code in way}
        for code in codes.PROOFS:
            made.form.show_field(f"proof.{code}", code in wanted)
        made.form.show_field("refusal", method == "LEAVE")
        made.form.show_field("sent_on", method in ("POST", "ELECTRONIC", "PUBLIC"))

    made.form.edited.connect(follow)
    follow()
    return made


def rate(case: Case) -> AskDialog:
    """S01."""

    def send(values: dict[str, Any]) -> Call:
        new = delivery.Rate(
            **case.ids,
            office=values["office_rating"],
            unit=values["unit_rating"],
            comment=values["comment"],
            rated_on=values["on"],
        )
        return delivery.rate, (new,)

    choices = tuple(codes.RATINGS.items())
    fields = [
        asked("office_rating", Kind.SEGMENTS, choices=choices),
        asked("unit_rating", Kind.SEGMENTS, choices=choices),
        asked("comment", Kind.TEXT, lines=3),
        day("on"),
    ]
    aliases = {"office": "office_rating", "unit": "unit_rating", "rated_on": "on"}
    return AskDialog(case, "RATE", fields, {"on": case.today}, send, aliases=aliases)


def execution_add(case: Case) -> AskDialog:
    """B17: only what was supported."""
    opinion = case.seen.course.opinion
    parts = opinion.parts if opinion else ()
    demands = [(str(one.demand_id), one.text) for one in parts if one.conclusion == "SUPPORT"]

    def send(values: dict[str, Any]) -> Call:
        new = delivery.AddExecution(
            **case.ids,
            demand_id=number_of(values["demand"]) or 0,
            action=values["action"],
            unit_id=number_of(values["unit"]),
            due=values["due"],
        )
        return delivery.add_execution, (new,)

    fields = [
        asked("demand", Kind.CHOICE, required=True, choices=demands),
        asked("action", Kind.TEXT, required=True, lines=2),
        asked("unit", Kind.CHOICE, required=True, choices=case.unit_choices(), width=180),
        day("due"),
    ]
    values = {"demand": demands[0][0] if demands else "", "unit": str(case.seen.unit_id or "")}
    return AskDialog(case, "EXECUTION_ADD", fields, values, send)


def _open_items(case: Case) -> list[tuple[str, str]]:
    rows = [row for row in case.seen.course.executions if row.done_on is None]
    return [(str(row.id), f"{row.action}（{row.unit}，{pages.month_day(row.due)}）") for row in rows]


def execution_done(case: Case) -> AskDialog:
    choices = _open_items(case)

    def send(values: dict[str, Any]) -> Call:
        new = delivery.FinishExecution(
            **case.ids,
            execution_id=number_of(values["execution"]) or 0,
            done_on=values["done_on"],
            evidence=values["proof"],
        )
        return delivery.finish_execution, (new,)

    fields = [
        asked("execution", Kind.CHOICE, required=True, choices=choices),
        day("done_on"),
        asked("proof", Kind.TEXT, required=True, lines=2),
    ]
    values = {"execution": choices[0][0] if choices else "", "done_on": case.today}
    return AskDialog(case, "EXECUTION_DONE", fields, values, send, aliases={"evidence": "proof"})


def execution_consent(case: Case) -> AskDialog:
    choices, leaders = _open_items(case), case.leaders()

    def send(values: dict[str, Any]) -> Call:
        new = delivery.ConsentExecution(
            **case.ids,
            execution_id=number_of(values["execution"]) or 0,
            leader_id=number_of(values["leader"]),
            words=values["words"],
        )
        return delivery.consent_execution, (new,)

    fields = [
        asked("execution", Kind.CHOICE, required=True, choices=choices),
        asked("leader", Kind.CHOICE, required=True, choices=leaders, width=160),
        asked("words", Kind.TEXT, required=True, lines=2),
    ]
    values = {"execution": choices[0][0] if choices else "", "leader": case.sole(leaders)}
    return AskDialog(case, "EXECUTION_CONSENT", fields, values, send)


# 复查、复核


def apply(case: Case, code: str) -> AskDialog:
    """T20 and the first half of T24."""
    act = reviews.apply_review if code == "T20" else reviews.apply_recheck

    def send(values: dict[str, Any]) -> Call:
        new = reviews.ApplyReview(
            **case.ids, applied_on=values["applied_on"], body=values["body"], late_entry_reason=values["late"]
        )
        return act, (new,)

    fields = [day("applied_on"), asked("body"), late()]
    return AskDialog(case, code, fields, {"applied_on": case.today}, send, aliases={"review_applied_on": "applied_on"})


def result(case: Case) -> AskDialog:
    """T21–T24: what the superior decided."""
    ways = [(one.code, one.name) for one in case.errands.now(routes.routes) if one.active]

    def send(values: dict[str, Any]) -> Call:
        again = values["result"] in ("REVOKED", "RETURNED")
        new = reviews.ReviewResult(
            **case.ids,
            result=values["result"],
            paper_no=values["paper_no"],
            paper_on=values["paper_on"],
            received_on=values["received_on"],
            told_on=values["heard_on"],
            redo_due=values["redo_due"] if again else None,
            route=values["route"] if values["result"] == "ROUTED" else "",
            late_entry_reason=values["late"],
        )
        return reviews.record_result, (new,)

    fields = [
        asked("result", Kind.CHOICE, required=True, choices=tuple(codes.REVIEW_RESULTS.items()), width=200),
        asked("paper_no", required=True, width=260),
        day("paper_on"),
        day("received_on", beside=True),
        day("heard_on", required=False),
        day("redo_due", required=False),
        asked("route", Kind.FREE_CHOICE, choices=ways),
        late(),
    ]
    values = {
        "result": "UPHELD", "paper_on": case.today, "received_on": case.today,
        "redo_due": case.today + timedelta(_DAYS_OF_REDO),
    }  # fmt: skip
    aliases = {
        "review_paper": "paper_no", "review_paper_on": "paper_on", "told_on": "heard_on", "review_route": "route",
    }  # fmt: skip
    made = AskDialog(case, "REVIEW_RESULT", fields, values, send, aliases=aliases, width=640)

    def follow(key: str = "result") -> None:
        if key == "result":
            chosen = made.form.editor("result").value()
            made.form.show_field("redo_due", chosen in ("REVOKED", "RETURNED"))
            made.form.show_field("route", chosen == "ROUTED")
            made.form.show_field("heard_on", chosen in ("UPHELD", "CHANGED"))

    made.form.edited.connect(follow)
    follow()
    return made


def defended(case: Case) -> AskDialog:
    def send(values: dict[str, Any]) -> Call:
        return reviews.defended, (case.seen.id, case.seen.version, values["on"])

    return AskDialog(case, "DEFENDED", [day("on")], {"on": case.today}, send)


def repeat_visit(case: Case) -> AskDialog:
    """S03 inside the review window."""

    def send(values: dict[str, Any]) -> Call:
        return reviews.repeat_visit, (case.seen.id, values["on"], values["summary"])

    fields = [day("on"), asked("summary", Kind.TEXT, lines=3)]
    return AskDialog(case, "REPEAT_VISIT", fields, {"on": case.today}, send)


def again(case: Case) -> AskDialog:
    """S03 after it."""

    def send(values: dict[str, Any]) -> Call:
        new = reviews.ComeBack(
            matter_id=case.seen.id,
            received_at=values["came_at"],
            channel=values["channel"],
            summary=values["summary"],
            new_facts=values["new_facts"],
        )
        return reviews.come_back, (new,)

    channels = tuple((code, word) for code, word in codes.CHANNELS.items() if code in ("VISIT", "LETTER", "ONLINE"))
    fields = [
        asked("came_at", Kind.MOMENT, required=True, width=190),
        asked("channel", Kind.SEGMENTS, choices=channels),
        asked("summary", Kind.TEXT, required=True, lines=3),
        asked("new_facts", Kind.TEXT, lines=3, note=life.NEW_FACTS_NOTE),
    ]
    values = {"came_at": case.now().replace(tzinfo=None, second=0, microsecond=0), "channel": "VISIT"}
    return AskDialog(case, "AGAIN", fields, values, send, aliases={"received_at": "came_at"})
