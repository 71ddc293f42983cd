"""The tour's reception days, first responder and leaders: planned, posted, received, ordered, taken charge of."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop_app.labels import charges as charge_words
from desktop_app.labels import tour
from desktop_app.labels.records import RECORDS
from desktop_app.rules.moments import local
from desktop_app.usecases import bookings, dossier, inquiries, ledger, offices, postings, slot_visits, slots
from ui.tour_life import _act, _keep_prints, _person

if TYPE_CHECKING:
    from ui.tour import Tour


def _paper(walk: Tour, name: str) -> None:
    """The paper that opened: its picture and its print."""
    view = walk.dialog("PaperView")
    walk.settled()
    walk.wait(500)
    walk.shot(f"paper-{name}", view)
    walk.keep_print(name, view._pdf)
    view.close()
    walk.settled()


def _answer(walk: Tour, picture: str, **values: Any) -> None:
    """The short dialog that opened: filled in, pictured, handed over."""
    dialog = walk.dialog("FormDialog")
    walk.settled()
    for key, value in values.items():
        dialog.form.editor(key).set_value(value)
    walk.wait(150)
    walk.shot(f"dialog-{picture}", dialog)
    dialog.try_submit()
    walk.settled()


def reception_days(walk: Tour) -> None:
    """A term from the school's own sentence to a posting that hangs, with a substitute and the notice of change."""
    from ui.tour import StepFailed

    office, window = walk.program.office, walk.program.window
    assert office is not None and window is not None
    today = window.today()
    window.go("RECEPTION")
    walk.settled()
    page = window.leader_days
    page.arrange()
    rules = walk.dialog("RulesDialog")
    rules.sentence.setText(tour.RECEPTION_SENTENCE)
    rules.read()
    walk.wait(150)
    walk.shot("days-rules", rules)
    rules.add.click()
    rules.terms.set_rows([{"name": tour.TERM, "first": today - timedelta(30), "last": today + timedelta(120)}])
    rules.save()
    walk.settled()
    page.plan()
    planner = walk.dialog("PlannerDialog")
    walk.until(lambda: planner.draft, "plan")
    walk.shot("days-planner", planner)
    planner.carry_out()
    walk.settled()
    planned = office.ask(slots.between, today, today + timedelta(120))
    if len(planned) < 4:
        raise StepFailed("planned")
    first = planned[1]
    page.go_to(first.day, first.id)
    walk.settled()
    walk.wait(600)
    page.act("BOOK")
    _answer(walk, "booking", at=first.starts, name=tour.VISITOR, subject=tour.VISITOR_PROBLEM)
    page.act("BRIEF")
    _paper(walk, "F19b")
    page.act("NOTIFIED")
    _answer(walk, "notified", told=tour.TOLD)
    for size in ("A4", "A3"):
        page.posting.size_.set_value(size)
        page.posting.set_period(planned[0].day, planned[3].day)
        page.posting._ask_now()
        walk.settled()
        walk.wait(600)
        issued = office.do(
            postings.publish,
            postings.Publish(
                first=planned[0].day, last=planned[3].day, size=size, override_reason=tour.OVERRIDE_REASON
            ),
        )
        page.papers.emit([issued.id])
        _paper(walk, f"F19-{size}")
    page.grid.choose(first.day, first.id)
    page.hang()
    _answer(walk, "hang", places=tour.PLACES)
    for kind, ending in (("PAGE", "html"), ("PICTURE", "png")):
        target = walk.out / "prints" / f"F19.{ending}"
        page.posting.export(kind, str(target))
        walk.until(lambda path=target: path.exists() and path.stat().st_size, kind)  # type: ignore[misc]
    walk.settled()
    page.go_to(first.day, first.id)
    walk.settled()
    other = next(one for one in office.ask(offices.people) if one.id != first.leader_id and one.roles in (
        ("LEADER_IN_CHARGE",), ("PRINCIPAL_LEADER",)))  # fmt: skip
    page.act("SUBSTITUTE")
    _answer(walk, "substitute", to=str(other.id), reason=tour.ABSENT_REASON)
    _paper(walk, "F19c")
    page.go_to(first.day, first.id)
    walk.settled()
    page.act("DECIDE")
    _answer(walk, "decide", decided_by=str(_person(walk, "PRINCIPAL_LEADER").id))
    page.posting.publish(change=True)
    _paper(walk, "F19-change")
    for form in ("F19a", "F18"):
        page.posting.paper(form)
        _paper(walk, form)
    page.show_postings()
    walk._picture("postings")
    page.go_to(first.day)
    walk.settled()
    walk.wait(600)
    walk.shot("days-month")


def reception(walk: Tour) -> None:
    """A reception of today at the counter: answered, handed on, asked to come again; then the figures."""
    from ui.tour import StepFailed

    office, window = walk.program.office, walk.program.window
    assert office is not None and window is not None
    now = local(walk.clock())
    leader = _person(walk, "LEADER_IN_CHARGE")
    new = slots.SlotInput(
        day=now.date(), starts=f"{now:%H}:00", ends="23:59", leader_id=leader.id, place=tour.COUNTER_PLACE,
        place_reason=tour.COUNTER_REASON, rest_reason=tour.COUNTER_REASON,
    )  # fmt: skip
    made = office.do(slots.save, new)
    office.do(bookings.save, bookings.BookingInput(slot_id=made, name=tour.VISITOR, subject=tour.VISITOR_PROBLEM))
    page = window.leader_days
    page.go_to(now.date(), made)
    walk.settled()
    page.counter(made)
    counter = walk.dialog("CounterDialog")
    ahead = office.ask(slot_visits.next_slots)[0]
    unit = office.ask(offices.units)[1]
    due = now.date() + timedelta(7)
    answers: tuple[dict[str, Any], ...] = (
        {"outcome": "ANSWERED"},
        {"outcome": "ASSIGNED", "unit_id": str(unit.id), "due": due},
        {"outcome": "APPOINTMENT", "next_slot": str(ahead.id), "told_how": tour.TOLD},
    )
    for number, more in enumerate(answers):
        if number == 0:
            counter.take(counter.detail.bookings[0].id)
        values: dict[str, Any] = {
            "name": tour.VISITORS[number],
            "problem": tour.PROBLEMS[number],
            "answer": tour.ANSWERS[number],
        }
        for key, value in {**values, **more}.items():
            counter.form.editor(key).set_value(value)
            counter.form.edited.emit(key)
        walk.wait(150)
        walk.shot(f"counter-{number + 1}", counter)
        counter.save()
        walk.until(lambda wanted=number + 1: counter.received.count() == wanted, "visit")  # type: ignore[misc]
        _paper(walk, f"F17-{number + 1}")
    counter.close_slot()
    walk.settled()
    rows = office.ask(slot_visits.listed, now.date(), now.date())
    if [one.outcome for one in rows] != ["ANSWERED", "ASSIGNED", "APPOINTMENT"]:
        raise StepFailed("outcomes")
    page.statistics()
    walk._picture("statistics")
    page.go_to(now.date(), made)
    walk.settled()
    walk.wait(500)
    walk.shot("days-held")


def first_asked(walk: Tour) -> None:
    """Three questions, a slip, a matter, the register and the A and B roles."""
    from ui.tour import StepFailed

    office, window = walk.program.office, walk.program.window
    assert office is not None and window is not None
    window.go("FIRST_ASKED")
    walk.settled()
    page = window.first_asked
    unit = str(office.ask(offices.units)[2].id)
    for question, more in zip(
        tour.QUESTIONS, ({}, {"outcome": "TOLD_PROC", "unit": unit}, {"outcome": "FINDING"}), strict=True
    ):
        for key, value in {"question": question, "asker": tour.VISITOR, "answer": tour.GUIDANCE, **more}.items():
            page.form.editor(key).set_value(value)
            page.form.edited.emit(key)
        page.save()
        walk.settled()
    people = office.ask(offices.people)
    office.do(inquiries.set_backup, people[0].id, people[1].id)
    walk.settled()
    if len(page.rows) != 2:
        raise StepFailed("open questions")
    page.table.selectRow(1)
    walk.shot("first-asked")
    page.act("SLIP")
    _paper(walk, "F07b")
    page.print_sheet()
    _paper(walk, "F32")
    page.print_covers()
    _paper(walk, "F50")
    page.table.selectRow(1)
    page.act("MATTER")
    walk.settled()
    walk.shot("first-asked-matter")


def leaders(walk: Tour) -> None:
    """A letter read and ordered on, a case taken charge of, and the records beside a matter."""
    from ui.tour import StepFailed

    office = walk.program.office
    assert office is not None
    ids = office.ask(ledger.ids, ledger.Filter(view="UNACCEPTED", order="number"))
    matter = ids[0]
    leader, unit = str(_person(walk, "LEADER_IN_CHARGE").id), str(office.ask(offices.units)[0].id)
    due = local(walk.clock()).date() + timedelta(30)
    _act(walk, matter, "ASK_LEADER", letter_kinds=["LIVELIHOOD"], leader=leader, proposal=tour.PROPOSAL)
    _act(walk, matter, "INSTRUCT", order_words=tour.ORDER, order_unit=unit, order_due=due)
    _act(walk, matter, "INSTRUCTION_ANSWER", result=tour.UNIT_REPLY, on_paper=["YES"])
    _act(walk, matter, "INSTRUCTION_BACK", attitude=tour.ATTITUDE)
    handler = str(_person(walk, "HANDLER").id)
    _act(
        walk, matter, "CHARGE_TAKE", trigger="HARD", charge_leader=leader, charge_unit=unit, charge_handler=handler,
        charge_due=due, plan=tour.PROPOSAL,
    )  # fmt: skip
    _act(walk, matter, "CHARGE_NOTICED")
    _act(walk, matter, "CHARGE_REPORT", cause=tour.FINDING, findings=tour.FINDING, solution=tour.PROPOSAL)
    for item in (*charge_words.FIVE["ZZ-2019"], *charge_words.FOUR):
        _act(walk, matter, "CHARGE_ITEM", item=item, item_note=tour.VISITED)
    _act(walk, matter, "CHARGE_RESULT", result=tour.UNIT_REPLY)
    _act(walk, matter, "CHARGE_END")
    for form, fields in RECORDS.items():
        values: dict[str, Any] = {one.key: tour.RECORD_TEXT for one in fields if one.must and not one.moment}
        values |= {one.key: one.choices[0] for one in fields if one.choices}
        if "units" in values:
            values["units"] = tour.RECORD_UNITS
        _act(walk, matter, form, **values)
    soon = local(walk.clock()) + timedelta(hours=2)
    _act(walk, matter, "ONSITE", told_by=tour.TOLD_BY, arrive_by=soon)
    _act(walk, matter, "ONSITE_ARRIVED", course=tour.RECORD_TEXT, brought_back="YES")
    _keep_prints(walk, matter)
    forms = {row.form for row in office.ask(dossier.dossier, matter).papers}
    if not forms >= {"F21", "F22", "F23", "F29", "F29b", "F29c", "F11b", *RECORDS}:
        raise StepFailed(", ".join(sorted(forms)))
