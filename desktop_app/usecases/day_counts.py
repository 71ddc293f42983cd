"""The printed answer to 为什么是这一天: every day from the start to the last of the dates, with its article."""

from __future__ import annotations

from ..facts import DayCountFacts
from ..labels.deadlines import DAY_KINDS
from ..office import Desk
from ..rules.explain import cited, day_lines, explanation
from ..rules.refusal import Refused
from . import dossier, standing
from .offices import profile


def day_count(desk: Desk, matter_id: int, rule: str = "") -> DayCountFacts:
    """The count of one deadline of a matter; without a rule the nearest open one. Raises Refused: NO_DEADLINE."""
    matter = standing.load(desk, matter_id)
    clocks = dossier.clocks(desk, matter)
    chosen = next((one for one in clocks if not rule or one.rule == rule), None)
    if chosen is None:
        raise Refused("NO_DEADLINE", None, {"number": matter.number})
    due = chosen.due
    return DayCountFacts(
        office=profile(desk).facts(),
        number=matter.number,
        rule=chosen.name,
        lines=explanation(due),
        basis=tuple(cited((one,)) for one in due.basis),
        days=tuple(
            (
                str(line.number) if line.number else "",
                line.day.isoformat(),
                line.weekday,
                DAY_KINDS[line.kind.value],
                line.note,
            )
            for line in day_lines(due)
        ),
        provisional=due.provisional,
        printed_on=standing.today(desk),
    )
