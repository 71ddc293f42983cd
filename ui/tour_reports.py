"""The tour's reports: alerts, the month, an event within the hour, zero reports and duty, hazards, the look-ahead."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop_app.labels import tour
from desktop_app.usecases import hazards, key_periods, offices, period_reports, urgent
from ui.tour_days import _answer, _paper
from ui.tour_life import _person

if TYPE_CHECKING:
    from ui.tour import Tour


def _part(walk: Tour, code: str) -> Any:
    window = walk.program.window
    assert window is not None
    window.go("REPORTS")
    found = window.reports.go(code)
    walk.settled()
    walk.wait(300)
    return found


def alerts(walk: Tour) -> None:
    """What waits to be answered, and when the program speaks."""
    window = walk.program.window
    assert window is not None
    window.alerts.show()
    walk._picture("alerts")
    walk.program.show_alert_settings()
    walk._picture("alert-settings")


def month(walk: Tour) -> None:
    """The month filled, checked and signed as far as its day allows; the analysis of the half-year."""
    from ui.tour import StepFailed

    office = walk.program.office
    assert office is not None
    page = _part(walk, "MONTH")
    walk.until(lambda: page.seen is not None, "month")
    page.form.editor("OTHER").set_value(tour.MONTH_TEXT)
    page.form.save_aloud()
    walk.settled()
    walk.shot("report-month")
    code = page.seen.period.code
    page.preview()
    _paper(walk, "F34")
    page.step()
    _answer(walk, "report-fill")
    page.print_return()
    _paper(walk, "case-return")
    if office.ask(period_reports.view, code).state == "OPEN":
        raise StepFailed("report")
    analysis = _part(walk, "ANALYSIS")
    walk.shot("report-analysis")
    analysis.preview()
    _paper(walk, "F34b")


def within_the_hour(walk: Tour) -> None:
    """The pad from the tray: the clock, the call, the written report."""
    from ui.tour import StepFailed

    office = walk.program.office
    assert office is not None
    walk.program.show_urgent_pad()
    pad = walk.dialog("UrgentPad")
    walk.settled()
    pad.form.editor("place").set_value(tour.EVENT_PLACE)
    pad.form.editor("headcount").set_value(26)
    pad.form.editor("situation").set_value(tour.EVENT)
    pad.begin()
    walk.settled()
    walk.shot("urgent-pad", pad)
    pad.write("FIRST")
    answers = office.ask(offices.profile)
    _answer(walk, "urgent-first", sent_to=answers.superior or tour.TOLD_BY, sent_at=office.ask(urgent.minute))
    _paper(walk, "F35")
    pad.close()
    walk.settled()
    _part(walk, "URGENT")
    walk.shot("urgent-part")
    if not office.ask(urgent.rows, "ALL")[0].stopped_at:
        raise StepFailed("urgent")


def zero_and_duty(walk: Tour) -> None:
    """A key period with today's zero report, the roster by turns."""
    from ui.tour import StepFailed

    office, window = walk.program.office, walk.program.window
    assert office is not None and window is not None
    today = window.today()
    page = _part(walk, "ZERO")
    page.new()
    _answer(
        walk, "zero-period", name=tour.KEY_PERIOD, first_on=today - timedelta(days=2), last_on=today + timedelta(days=4)
    )
    walk.until(lambda: page.nil.isVisible(), "zero")
    page.nil.click()
    walk.settled()
    walk.wait(400)
    walk.shot("zero-part")
    page.go_to(f"duty-{today.isoformat()}")
    walk.settled()
    page.duty.fill()
    dialog = walk.dialog("FillDialog")
    dialog.form.editor("last").set_value(today + timedelta(days=4))
    dialog.people.tick(dialog.people._keys)
    dialog.leaders.tick(dialog.leaders._keys)
    walk.until(lambda: dialog.preview.rowCount() > 0, "roster")
    walk.wait(300)
    walk.shot("duty-fill", dialog)
    dialog.try_submit()
    walk.settled()
    walk.wait(300)
    walk.shot("duty-part")
    page.duty._print("F53", False)
    _paper(walk, "F53")
    if office.ask(key_periods.days_between, today, today)[0].state not in ("SENT", "LATE"):
        raise StepFailed("zero")


def screening(walk: Tour) -> None:
    """A hazard registered and printed, an opinion noted, rises and the look-ahead shown."""
    from ui.tour import StepFailed

    office, window = walk.program.office, walk.program.window
    assert office is not None and window is not None
    today = window.today()
    page = _part(walk, "HAZARD")
    unit, owner = office.ask(offices.units)[0], _person(walk, "HANDLER")
    page.new()
    _answer(
        walk, "hazard-add", description=tour.HAZARD, level="HIGH", people=tour.HAZARD_PEOPLE, headcount=42,
        owner_unit_id=str(unit.id), owner_id=str(owner.id), measures=tour.HAZARD_MEASURES,
        due=today + timedelta(days=20),
    )  # fmt: skip
    walk.wait(300)
    walk.shot("hazard-part")
    page.print_list()
    _paper(walk, "F37")
    note = _part(walk, "INFORMATION")
    note.new()
    _answer(walk, "information-add", kind="OPINION", gist=tour.OPINION, source=tour.OPINION_SOURCE, heat="MID")
    walk.shot("information-part")
    _part(walk, "TREND")
    walk.shot("trend-part")
    ahead = _part(walk, "AHEAD")
    ahead.form.set_values({"name": tour.VACATION, "first": today, "last": today + timedelta(days=60)})
    ahead.ask()
    walk.settled()
    walk.shot("ahead-part")
    ahead.print_list()
    _paper(walk, "AHEAD")
    if not office.ask(hazards.rows, "OPEN"):
        raise StepFailed("hazard")
