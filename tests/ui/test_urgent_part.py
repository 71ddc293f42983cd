"""重大信访事项 in the window: events with their clocks, their steps, and what may have to be reported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from desktop_app.office import Office
from desktop_app.usecases import urgent, urgent_duties
from desktop_app.usecases.urgent import Begin, Call
from tests import sample
from tests.conftest import Clock
from tests.ui.conftest import photograph
from tests.ui.test_urgent_pad import dialog_of, rest, until
from tests.ui.test_urgent_pad import errands as errands
from tests.ui.test_urgent_pad import now as now
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.urgent_pad import UrgentPad
from ui.errands import Errands
from ui.registers.urgent_part import UrgentPart


@pytest.fixture
def part(qtbot: Any, errands: Errands, now: Callable[[], datetime]) -> UrgentPart:
    made = UrgentPart(errands, now)
    qtbot.addWidget(made)
    made.resize(1196, 585)
    errands.changed.connect(made.reload)
    made.show()
    made.show_part()
    rest(errands)
    return made


def test_an_event_goes_from_the_first_report_to_the_final_one(
    office: Office, part: UrgentPart, errands: Errands, clock: Clock
) -> None:
    assert part.stack.currentWidget() is part.empty
    office.do(urgent.begin, Begin(kind="GROUP", situation="二十六名家长聚集南门，要求退还住宿费", headcount=26))
    clock.forward(minutes=9)
    office.do(urgent.call, Call(event_id=1, called="青岚市教育局", superior=True, said="已口头报告"))
    until(errands, lambda: part.seen is not None and part.seen.calls)
    assert part.acts["FIRST"].isEnabled() and not part.acts["FINAL"].isEnabled()
    for code, kinds in (("FIRST", ["FIRST"]), ("FINAL", ["FIRST", "FINAL"])):
        until(errands, lambda code=code: part.acts[code].isEnabled())
        part.act(code)
        dialog = dialog_of(errands, FormDialog)
        dialog.try_submit()
        until(errands, lambda kinds=kinds: [one.kind for one in office.ask(urgent.one, 1).reports] == kinds)
        rest(errands)
        if code == "FIRST":
            photograph(part, "urgent-part")
    until(errands, lambda: not part.rows)


def test_a_group_visit_waits_to_be_judged(office: Office, part: UrgentPart, errands: Errands) -> None:
    first = sample.register(office, headcount=6).id
    second = sample.register(office, headcount=8).id
    until(errands, lambda: len(part.proposed) == 2)
    rest(errands)
    photograph(part, "urgent-part-waiting")
    part._not_needed(part.proposed[1])
    dialog = dialog_of(errands, FormDialog)
    dialog.form.editor("reason").set_value("当场平息")
    dialog.try_submit()
    until(errands, lambda: [one.matter_id for one in part.proposed] == [first])
    part._report_it(part.proposed[0])
    pad = dialog_of(errands, UrgentPad)
    until(errands, lambda: pad.seen is not None)
    assert pad.seen.clock.matter_id == first and second != first
    assert office.ask(urgent_duties.proposals) == []
    pad.close()


def test_a_line_of_the_first_page_opens_what_is_owed_next(office: Office, part: UrgentPart, errands: Errands) -> None:
    made = office.do(urgent.begin, Begin(kind="OPINION"))
    part.go_to(str(made))
    pad = dialog_of(errands, UrgentPad)
    until(errands, lambda: pad.seen is not None)
    pad.close()
    rest(errands)
