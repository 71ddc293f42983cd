"""The shelf around the volumes: own papers of a year, boxes, what was opened again, what nobody else may read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import select

from desktop_app.facts_days import ScheduleFacts
from desktop_app.labels import archive as words
from desktop_app.office import Desk, Office
from desktop_app.rules.refusal import Refused
from desktop_app.storage.archive import Piece
from desktop_app.storage.matters import Matter
from desktop_app.usecases import (
    binding,
    papers,
    shelf_list,
    volume_header,
    volume_own,
    volume_papers,
    volumes,
)
from desktop_app.usecases.shelf_list import ShelfFilter
from tests import binder, sample
from tests.conftest import Clock
from tests.documents.golden_text import solid, text_of
from tests.usecases.test_volumes import header, refusal
from tests.usecases.test_volumes import shelf as shelf


def test_the_offices_own_papers_of_a_year_are_put_into_its_volume(shelf: Office, clock: Clock) -> None:
    def issue(desk: Desk, day: date) -> int:
        return papers.free_paper(desk, "F19a", ScheduleFacts(period="3月"), day).id

    first = shelf.do(issue, date(2026, 3, 2))
    shelf.do(issue, date(2025, 12, 2))
    year = binder.volume(shelf, mode="YEAR", record_class="OWN_DOC", year=2026)
    assert [one.id for one in shelf.ask(volume_own.papers, year)] == [first]
    assert shelf.do(volume_own.add, year, None, (first,)) == 1
    assert shelf.ask(volume_own.papers, year) == [] and binder.detail(shelf, year).pieces[0].pages == 1
    assert refusal(shelf, volume_own.add, year, None, (first,)) == "PAPER_UNKNOWN"
    case = binder.volume(shelf, binder.told_away(shelf))
    assert refusal(shelf, volume_own.add, case, None, ()) == "OWN_PAPERS_BY_YEAR"


def test_a_volume_opened_again_next_year_does_not_move_the_day_its_matter_closed(shelf: Office, clock: Clock) -> None:
    made = binder.shelved(shelf, clock)
    clock.set(datetime(2027, 2, 1, 9, 0))
    shelf.do(binding.reopen, made, None, "补入材料")
    shelf.do(volume_header.void, made, None, "重新组卷")
    one = shelf.ask(volumes.to_bind)[0]
    assert (one.closed_on, one.due) == (date(2026, 3, 16), date(2027, 6, 30))


def test_the_backs_of_volumes_and_of_their_boxes_are_printed_together(shelf: Office, clock: Clock) -> None:
    made = [binder.volume(shelf, binder.told_away(shelf)) for _n in range(3)]
    facts = shelf.ask(volume_papers.strips, made)
    assert [one.volume_no for one in facts.spines] == ["0001", "0002", "0003"]
    assert [(one.first, one.last) for one in facts.boxes] == [("0001", "0003")]
    assert "沿虚线裁开" in solid(text_of(shelf.ask(lambda desk: desk.press("F48", facts))))


def test_a_damaged_page_is_named_before_the_volume_is_put_together(shelf: Office, clock: Clock) -> None:
    made = binder.shelved(shelf, clock)
    plan = shelf.ask(volume_papers.plan, made)
    digest = shelf.ask(lambda desk: desk.db.scalars(select(Piece.file).where(Piece.file != "")).all())[0]
    (shelf.folder.path / "files" / digest[:2] / digest).write_bytes(b"%PDF-")
    with pytest.raises(Refused, match="STORED_FILE_DAMAGED") as said:
        for one in plan.parts:
            if one.open is not None:
                one.open().close()
    assert said.value.facts["title"]


def test_what_a_restricted_matter_is_about_stands_on_no_list_and_its_covers_are_closed(
    shelf: Office, clock: Clock
) -> None:
    matter = binder.told_away(shelf)
    made = binder.volume(shelf, matter, mode="YEAR")
    binder.excused(shelf, made)
    issued = binder.bound(shelf, made)

    def restrict(desk: Desk) -> None:
        row = desk.db.get(Matter, matter)
        assert row is not None
        row.access = "RESTRICTED"

    shelf.do(restrict)
    facts = shelf.ask(shelf_list.index, ShelfFilter(), "全部")
    assert facts.lines[0].title == words.RESTRICTED_TITLE
    sample.act_as(shelf, sample.DEAN)
    for one in issued:
        assert refusal(shelf, lambda desk, one=one: papers.kept(desk, one.id)) in ("VOLUME_UNKNOWN", "MATTER_UNKNOWN")


def test_a_title_of_ten_thousand_signs_is_refused(shelf: Office, clock: Clock) -> None:
    new = volumes.NewVolume(mode="YEAR", record_class="OWN_DOC", title="长" * 10_000)
    assert refusal(shelf, volumes.make, new) == "VOLUME_TITLE_LONG"
    made = binder.volume(shelf, binder.told_away(shelf, subject="事" * 290))
    assert len(binder.detail(shelf, made).row.title) <= 300
    known = replace(shelf.ask(header, made), title="长" * 10_000)
    assert refusal(shelf, volume_header.change, known) == "VOLUME_TITLE_LONG"
