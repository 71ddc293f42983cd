"""Lists that are handed in: the liaison staff of the departments (G07, N09), the matters of a month with their endings
(G09)."""

from __future__ import annotations

from sqlalchemy import select

from ..facts import ListFacts
from ..labels import codes
from ..labels import hazards as hazard_words
from ..labels import period_reports as words
from ..office import Desk
from ..storage.offices import Unit
from ..storage.visibility import returned
from . import papers, period_reports, standing
from .offices import profile, units


def liaison(desk: Desk) -> ListFacts:
    """信息员名册: every department with its liaison person, the one who stands in and the telephone."""
    rows = tuple((one.name, one.contact, one.contact_backup, one.phone, one.room) for one in units(desk))
    lacking = sum(not row[1].strip() for row in rows)
    return _list(
        desk, hazard_words.LIAISON, hazard_words.LIAISON_COLUMNS, (60, 44, 44, 54, 55), rows,
        hazard_words.LIAISON_MISSING.format(n=lacking) if lacking else "",
    )  # fmt: skip


def case_return(desk: Desk, code: str) -> ListFacts:
    """案件情况上报表 of a month, half-year or year: what was received in it, what was open in it, and how it ended.

    A restricted matter stands with its number alone. Raises Refused: PERIOD_UNREADABLE."""
    span = period_reports.span(desk, code)
    names = {row.id: row.name for row in desk.db.scalars(select(Unit))}
    rows = []
    for one in returned(desk.db, span.first, span.last):
        secret = one.access == "RESTRICTED"
        rows.append(
            (
                one.number,
                one.received_on.isoformat(),
                codes.CHANNELS[one.channel],
                "" if secret else one.topic,
                words.RETURN_SECRET if secret else one.subject,
                "" if secret else names.get(one.lead_unit_id or 0, ""),
                codes.STATES[one.state],
                one.closed_on.isoformat() if one.closed_on else "",
            )
        )
    title = words.RETURN_TITLE.format(period=words.period_words(code))
    return _list(desk, title, words.RETURN_COLUMNS, words.RETURN_WIDTHS, tuple(rows), words.RETURN_NOTE)


def issue_liaison(desk: Desk) -> papers.Issued:
    """The same, frozen and kept."""
    return _keep(desk, liaison(desk))


def issue_return(desk: Desk, code: str) -> papers.Issued:
    """`case_return`, frozen and kept. Raises Refused: PERIOD_UNREADABLE."""
    return _keep(desk, case_return(desk, code))


def _keep(desk: Desk, facts: ListFacts) -> papers.Issued:
    return papers.free_paper(desk, "LIST", facts, standing.today(desk), facts.title)


def _list(
    desk: Desk, title: str, heads: tuple[str, ...], widths: tuple[float, ...], rows: tuple[tuple[str, ...], ...],
    note: str,
) -> ListFacts:  # fmt: skip
    return ListFacts(
        office=profile(desk).facts(),
        title=title,
        note=note,
        heads=heads,
        widths=widths,
        rows=rows,
        made_by=desk.actor.name,
        made_on=standing.today(desk),
    )
