"""From a closed matter to a bound volume: found pieces, their order and pages, required papers, what is frozen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.labels import archive as words
from desktop_app.office import Desk, Office
from desktop_app.rules import volumes as rules
from desktop_app.storage.archive import Piece, Volume
from desktop_app.storage.matters import Matter
from desktop_app.usecases import (
    archive_settings,
    attachments,
    binding,
    ledger,
    papers,
    shelf_list,
    verification,
    volume_board,
    volume_gather,
    volume_header,
    volume_papers,
    volume_pieces,
    volumes,
)
from desktop_app.usecases.shelf_list import ShelfFilter
from desktop_app.usecases.volume_pieces import PieceChange
from tests import binder, life, sample
from tests.conftest import Clock
from tests.documents.golden_text import solid, text_of
from tests.usecases.test_leader_days import refusal as refused


@pytest.fixture
def shelf(office: Office, clock: Clock) -> Office:
    """An office whose archive is set up; the clock stands in the middle of March 2026."""
    binder.settled(office)
    return office


def refusal(office: Office, act: Any, *arguments: Any) -> str:
    """The code an act is refused with."""
    return refused(office, act, *arguments).code


def kinds(office: Office, volume_id: int) -> list[str]:
    return [one.kind for one in binder.detail(office, volume_id).pieces]


def sound(office: Office) -> bool:
    return bool(office.ask(verification.verify, office.numbers_outside()).sound)


def test_a_closed_matter_becomes_a_volume_whose_pieces_are_found_in_binding_order(shelf: Office, clock: Clock) -> None:
    matter = binder.closed(shelf, attach=2)
    made = binder.volume(shelf, matter)
    seen = binder.detail(shelf, made)
    assert seen.row.title == "青岚学院关于家属院3号楼供暖不足问题的信访案卷"
    assert seen.row.archive_no == "Q012－XF·2026－0001" and seen.header.retention == "30"
    found = kinds(shelf, made)
    assert found == sorted(found, key=rules.ORDER.index)
    assert {"CLOSING_REPORT", "CLOSING_SLIP", "INVESTIGATION", "EVIDENCE", "NOTICE", "OPINION"} <= set(found)
    assert seen.pieces[0].first_page == 1
    assert not [one for one in seen.checks if one.code == "PAGES" and one.level != "ok"]
    assert sum(one.source == "MATERIAL" for one in seen.pieces) == 3


def test_pages_run_on_without_a_gap_and_the_last_number_is_the_sum(shelf: Office, clock: Clock) -> None:
    made = binder.volume(shelf, binder.closed(shelf))
    binder.added(shelf, made, "供暖改造方案", pages=12)
    rows = [one for one in binder.detail(shelf, made).pieces if one.pages]
    following = 1
    for one in rows:
        assert one.first_page == following
        following += one.pages
    assert binder.detail(shelf, made).row.pages == following - 1
    last = rows[-1]
    assert last.shown_pages in (str(following - 1), f"{last.first_page}—{following - 1}")


def test_a_matter_that_is_not_closed_is_not_bound(shelf: Office) -> None:
    matter = life.in_handling(shelf)
    said = refusal(shelf, volumes.make, volumes.NewVolume(mode="CASE", record_class="OWN_DOC", matter_ids=(matter,)))
    assert said == "ARCHIVE_BEFORE_CLOSING"


def test_one_matter_lies_in_one_volume_and_one_case_volume_holds_one_matter(shelf: Office, clock: Clock) -> None:
    first, second = binder.told_away(shelf), binder.told_away(shelf)
    new = volumes.NewVolume(mode="CASE", record_class="OWN_DOC", matter_ids=(first, second))
    assert refusal(shelf, volumes.make, new) == "CASE_ONE_MATTER"
    made = binder.volume(shelf, first)
    assert refusal(shelf, volumes.make, replace(new, matter_ids=(first,))) == "MATTER_IN_VOLUME"
    assert refusal(shelf, volumes.add_cases, made, None, (second,)) == "CASE_ONE_MATTER"
    together = binder.volume(shelf, second, mode="YEAR")
    assert [number for _id, number, _s in binder.detail(shelf, together).cases] == ["XF-2026-0002"]


def test_what_is_missing_is_named_and_a_reason_goes_into_the_back_note(shelf: Office, clock: Clock) -> None:
    made = binder.volume(shelf, binder.closed(shelf, channel="LETTER", place=""))
    binder.after_windows(clock)
    lacking = [one.kind for one in binder.detail(shelf, made).checks if one.code == "MISSING"]
    assert lacking == ["LETTER"]
    assert refusal(shelf, binding.bind, _bind(shelf, made)) == "PIECES_MISSING"
    binder.excused(shelf, made, "来信原件由纪检部门留存")
    issued = binder.bound(shelf, made)
    note = solid(text_of(shelf.ask(papers.kept, issued[2].id).pdf))
    assert "缺群众来信复印件：来信原件由纪检部门留存。" in note and sample.HEAD in note
    assert sound(shelf)


def _bind(office: Office, volume_id: int, **known: Any) -> binding.Bind:
    new = {"volume_id": volume_id, "version": None, "compiler": sample.OFFICER, "checker": sample.HEAD,
           "bound_on": life.today(office), **known}  # fmt: skip
    return binding.Bind(**new)


def test_binding_before_the_review_window_lapses_needs_a_reason(shelf: Office, clock: Clock) -> None:
    made = binder.volume(shelf, binder.closed(shelf))
    binder.excused(shelf, made)
    assert "WINDOW" in {one.code for one in binder.detail(shelf, made).checks}
    assert refusal(shelf, binding.bind, _bind(shelf, made)) == "EARLY_REASON_MISSING"
    issued = shelf.do(binding.bind, _bind(shelf, made, early_reason="信访人书面表示不申请复查"))
    assert "信访人书面表示不申请复查" in solid(text_of(shelf.ask(papers.kept, issued[2].id).pdf))


def test_a_bound_volume_is_frozen_and_its_matter_is_bound(shelf: Office, clock: Clock) -> None:
    matter = binder.closed(shelf)
    binder.after_windows(clock)
    made = binder.volume(shelf, matter)
    binder.excused(shelf, made)
    binder.bound(shelf, made)
    assert sample.seen(shelf, matter).state == "BOUND"
    seen = binder.detail(shelf, made)
    assert seen.row.state == "BOUND" and seen.bound_on == life.today(shelf)
    piece = seen.pieces[0].id
    for act, *arguments in (
        (volume_pieces.move, piece, None, 1), (volume_pieces.remove, piece, None), (volume_pieces.renumber, made, None),
        (volume_header.void, made, None, "错了"),
    ):  # fmt: skip
        assert refusal(shelf, act, *arguments) == "VOLUME_NOT_OPEN"
    shelf.do(volume_header.change, replace(shelf.ask(header, made), shelf="2号柜3层"))
    assert binder.detail(shelf, made).row.shelf == "2号柜3层"
    assert sound(shelf)


def header(desk: Desk, volume_id: int) -> volume_header.Header:
    return volume_header.header_of(volumes.load(desk, volume_id))


def test_the_bound_contents_name_every_piece_with_its_page(shelf: Office, clock: Clock) -> None:
    made = binder.shelved(shelf, clock)
    seen = binder.detail(shelf, made)
    facts = shelf.ask(lambda desk: volume_papers.contents(desk, volumes.load(desk, made)))
    assert [line.number for line in facts.lines] == [str(n) for n in range(1, len(seen.pieces) + 1)]
    assert [line.pages for line in facts.lines] == [one.shown_pages for one in seen.pieces]
    text = solid(text_of(shelf.ask(volume_board.preview, made, "F46")))
    assert all(solid(one.title) in text for one in seen.pieces)
    assert "本校" not in text


def test_a_reopened_volume_is_put_in_order_again_and_its_old_papers_are_void(shelf: Office, clock: Clock) -> None:
    made = binder.shelved(shelf, clock)
    matter = binder.detail(shelf, made).cases[0][0]
    assert refusal(shelf, binding.reopen, made, None, "") == "REASON_MISSING"
    shelf.do(binding.reopen, made, None, "补入复查意见")
    assert sample.seen(shelf, matter).state == "CLOSED"
    binder.added(shelf, made, "复查意见书", kind="REVIEW")
    binder.bound(shelf, made)
    void = shelf.ask(lambda desk: desk.db.scalars(select(papers.Paper.void_reason)).all())
    assert void.count("补入复查意见") == 3
    assert sound(shelf)


def test_a_void_volume_keeps_its_number_and_frees_its_matter(shelf: Office, clock: Clock) -> None:
    matter = binder.told_away(shelf)
    first = binder.volume(shelf, matter)
    shelf.do(volume_header.void, first, None, "类别选错")
    second = binder.volume(shelf, matter)
    numbers = [row.number for row in shelf.ask(shelf_list.rows)]
    assert sorted(numbers) == ["AJB-2026-0001", "AJB-2026-0002"]
    assert binder.detail(shelf, second).row.archive_no.endswith("0002")
    assert sound(shelf)


def test_a_written_page_number_that_does_not_follow_is_found_and_renumbering_mends_it(
    shelf: Office, clock: Clock
) -> None:
    made = binder.volume(shelf, binder.closed(shelf))
    binder.excused(shelf, made)
    binder.after_windows(clock)
    one = binder.detail(shelf, made).pieces[2]
    change = PieceChange(
        piece_id=one.id, version=None, kind=one.kind, title=one.title, doc_no=one.doc_no, dated=one.dated,
        responsible=one.responsible, first_page=(one.first_page or 0) + 5,
    )  # fmt: skip
    shelf.do(volume_pieces.change, change)
    said = [check.words for check in binder.detail(shelf, made).checks if check.code == "PAGES"]
    assert said[0] == f"页号不连续：第{(one.first_page or 0) - 1}页后为第{(one.first_page or 0) + 5}页"
    assert refusal(shelf, binding.bind, _bind(shelf, made)) == "PAGES_BROKEN"
    shelf.do(volume_pieces.renumber, made, None)
    binder.bound(shelf, made)


def test_pieces_change_places_and_go_back_to_the_default_order(shelf: Office, clock: Clock) -> None:
    made = binder.volume(shelf, binder.closed(shelf))
    before = [one.id for one in binder.detail(shelf, made).pieces]
    shelf.do(volume_pieces.move, before[-1], None, 0)
    after = binder.detail(shelf, made).pieces
    assert after[0].id == before[-1] and after[0].first_page == 1
    shelf.do(volume_pieces.default_order, made, None)
    assert [one.id for one in binder.detail(shelf, made).pieces] == before


def test_paper_that_was_never_scanned_counts_its_pages_and_is_named_in_the_back_note(
    shelf: Office, clock: Clock
) -> None:
    made = binder.volume(shelf, binder.closed(shelf))
    binder.excused(shelf, made)
    binder.after_windows(clock)
    before = binder.detail(shelf, made).row.pages
    new = volume_pieces.NewPiece(volume_id=made, version=None, kind="EVIDENCE", title="图纸一组", pages=7)
    shelf.do(volume_pieces.add, new)
    assert binder.detail(shelf, made).row.pages == before + 7
    nothing = replace(new, title="没有页数的", pages=0)
    assert refusal(shelf, volume_pieces.add, nothing) == "PIECE_PAGES_MISSING"
    binder.bound(shelf, made)
    assert "图纸一组" in solid(text_of(shelf.ask(volume_board.preview, made, "F47")))


def test_an_attachment_that_gives_no_pages_stands_in_the_volume_with_a_word_of_why(shelf: Office, clock: Clock) -> None:
    matter, _paper = life.concluded(shelf)
    shelf.do(attachments.attach, matter, "谈话录音", b"RIFF....WAVEfmt ", "录音.wav")
    shelf.do(attachments.attach, matter, "加密说明", _locked(), "说明.pdf")
    life.closing_written(shelf, matter)
    life.closed(shelf, matter)
    made = binder.volume(shelf, matter)
    notes = {one.title: one.note for one in binder.detail(shelf, made).pieces}
    assert "不能成页" in notes["谈话录音"] and "密码" in notes["加密说明"]
    binder.excused(shelf, made)
    binder.after_windows(clock)
    binder.bound(shelf, made)


def _locked() -> bytes:
    from io import BytesIO

    import pikepdf

    with pikepdf.open(BytesIO(binder.pdf())) as paper:
        out = BytesIO()
        paper.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def test_what_came_later_is_found_when_asked_and_nothing_twice(shelf: Office, clock: Clock) -> None:
    matter = binder.closed(shelf)
    made = binder.volume(shelf, matter)
    count = len(binder.detail(shelf, made).pieces)
    assert shelf.do(volume_gather.gather_again, made, None) == 0
    shelf.do(attachments.attach, matter, "补交的证明", binder.scan("补交"), "补交.jpg")
    assert shelf.do(volume_gather.gather_again, made, None) == 1
    assert len(binder.detail(shelf, made).pieces) == count + 1


def test_a_year_of_matters_lies_in_one_volume_and_titles_tell_which(shelf: Office, clock: Clock) -> None:
    first, second = binder.told_away(shelf), binder.told_away(shelf)
    clock.forward(days=330)
    late = binder.told_away(shelf, received_at=life.now(shelf))
    made = binder.volume(shelf, first, second, year=2027)
    shelf.do(volumes.add_cases, made, None, (late,))
    seen = binder.detail(shelf, made)
    assert {"（XF-2026-0001）", "（XF-2027-0001）"} <= {one.title[one.title.rindex("（") :] for one in seen.pieces}
    assert "YEARS" in {one.code for one in seen.checks}
    assert [one.case_id for one in seen.pieces] == sorted(one.case_id or 0 for one in seen.pieces)


def test_items_get_numbers_of_their_own_and_pages_that_begin_anew(shelf: Office, clock: Clock) -> None:
    made = binder.volume(shelf, mode="ITEM", record_class="OWN_DOC", year=2026)
    for n in range(3):
        binder.added(shelf, made, f"来文{n}", pages=2, kind="OTHER")
    binder.bound(shelf, made)
    seen = binder.detail(shelf, made)
    assert [one.item_no for one in seen.pieces] == [f"J30-2026-000{n}" for n in (1, 2, 3)]
    assert [one.first_page for one in seen.pieces] == [1, 1, 1]
    assert "Q012-WS·2026-D30-XF-0002" in solid(text_of(shelf.ask(volume_board.preview, made, "ITEMS")))
    again = binder.volume(shelf, mode="ITEM", record_class="OWN_DOC", year=2026)
    binder.added(shelf, again, "另一盒")
    binder.bound(shelf, again)
    assert binder.detail(shelf, again).pieces[0].item_no == "J30-2026-0004"
    assert sound(shelf)


def test_a_restricted_matter_is_bound_alone_and_its_volume_is_hidden_from_others(shelf: Office, clock: Clock) -> None:
    matter, other = binder.told_away(shelf), binder.told_away(shelf)

    def restrict(desk: Desk) -> None:
        row = desk.db.get(Matter, matter)
        assert row is not None
        row.access = "RESTRICTED"

    shelf.do(restrict)
    new = volumes.NewVolume(mode="YEAR", record_class="OWN_DOC", matter_ids=(matter, other))
    assert refusal(shelf, volumes.make, new) == "RESTRICTED_ALONE"
    made = binder.volume(shelf, matter)
    sample.act_as(shelf, sample.DEAN)
    row = next(row for row in shelf.ask(shelf_list.rows) if row.id == made)
    assert row.title == words.RESTRICTED_TITLE and not row.seen
    assert refusal(shelf, volume_board.detail, made) == "VOLUME_UNKNOWN"
    assert not shelf.ask(shelf_list.rows, ShelfFilter(words="供暖"))


def test_the_shelf_is_searched_by_title_piece_number_and_place(shelf: Office, clock: Clock) -> None:
    heating = binder.volume(shelf, binder.told_away(shelf))
    other = binder.volume(shelf, binder.told_away(shelf, subject="食堂价格公示"))
    binder.added(shelf, heating, "供暖管道检测报告")
    shelf.do(volume_header.change, replace(shelf.ask(header, other), shelf="3号柜1层"))

    def found(said: str, **known: Any) -> list[int]:
        return sorted(row.id for row in shelf.ask(shelf_list.rows, ShelfFilter(words=said, **known)))

    assert found("管道检测") == [heating] and found("食堂 价格") == [other]
    assert found("3号柜") == [other] and found("XF-2026-0001") == [heating]
    assert found("XF·2026－0002") == [other] and found("周某某") == [heating, other]
    assert found("", state="BOUND") == [] and len(found("", state="OPEN", year=2026)) == 2
    assert found("没有这样的") == []


def test_the_retention_follows_the_schools_own_table_and_says_why(shelf: Office, clock: Clock) -> None:
    assert binder.detail(shelf, binder.volume(shelf, binder.told_away(shelf))).header.retention == "10"
    binder.settled(shelf, retention={"LEADER": "Y", "RESULT": "30", "PLAIN": "30"})
    made = binder.volume(shelf, binder.told_away(shelf))
    assert binder.detail(shelf, made).header.retention == "30"
    assert "待核实" in binder.detail(shelf, made).header.retention_reason


def test_the_settings_refuse_a_fonds_that_is_called_our_school(shelf: Office) -> None:
    known = shelf.ask(archive_settings.settings)
    for change, code in (
        ({"fonds_name": "本校"}, "FONDS_NAME_OWN"), ({"fonds_name": " "}, "FONDS_NAME_MISSING"),
        ({"catalogues": {}}, "CATALOGUE_MISSING"), ({"retention": {}}, "RETENTION_UNKNOWN"),
        ({"mode": "X"}, "MODE_UNKNOWN"),
    ):  # fmt: skip
        assert refusal(shelf, archive_settings.save, replace(known, **change)) == code


def test_the_ledger_offers_to_bind_what_is_closed_and_nothing_after_it(shelf: Office, clock: Clock) -> None:
    matter = binder.closed(shelf)
    assert sample.seen(shelf, matter).possible.next == "T27"
    assert [one.id for one in shelf.ask(volumes.to_bind)] == [matter]
    assert shelf.ask(volumes.to_bind)[0].due == date(2027, 6, 30)
    made = binder.volume(shelf, matter)
    assert shelf.ask(volumes.to_bind) == [] and shelf.ask(volumes.holder_id, matter) == made
    assert shelf.ask(ledger.ids, ledger.Filter(view="ALL")) != []


def test_a_long_title_and_a_day_to_come_are_refused_at_their_fields(shelf: Office, clock: Clock) -> None:
    made = binder.volume(shelf, binder.told_away(shelf))
    one = binder.detail(shelf, made).pieces[0]
    change = PieceChange(piece_id=one.id, version=None, kind=one.kind, title=one.title, dated=one.dated)
    for known, code in (
        ({"title": "长" * 301}, "PIECE_TITLE_LONG"), ({"title": " "}, "PIECE_TITLE_MISSING"),
        ({"kind": "X"}, "KIND_MISSING"),
        ({"dated": date(2030, 1, 1)}, "DATE_IN_FUTURE"), ({"first_page": 99999}, "PAGE_NUMBER_UNLIKELY"),
    ):  # fmt: skip
        assert refusal(shelf, volume_pieces.change, replace(change, **known)) == code


def test_somebody_who_has_an_old_picture_of_the_volume_is_told(shelf: Office, clock: Clock) -> None:
    made = binder.volume(shelf, binder.closed(shelf))
    old = binder.detail(shelf, made)
    shelf.do(volume_pieces.move, old.pieces[0].id, old.header.version, 1)
    said = refusal(shelf, volume_pieces.move, old.pieces[0].id, old.header.version, 2)
    assert said == "RECORD_CHANGED"


def test_the_originals_stay_untouched_beside_the_pages_made_of_them(shelf: Office, clock: Clock) -> None:
    made = binder.volume(shelf, binder.told_away(shelf))
    content = binder.scan("照片", size=(900, 600))
    pages, _n = shelf.ask(lambda desk: desk.pages("照片.jpg", content, None))
    known = {"pdf": pages, "originals": (volume_pieces.Original(name="照片.jpg", content=content),)}
    piece = binder.added(shelf, made, "现场照片", **known)
    assert shelf.ask(volume_pieces.originals, piece)[0].content == content
    assert shelf.ask(volume_pieces.content, piece)[1] == pages
    rows = shelf.ask(lambda desk: desk.db.scalars(select(Piece).where(Piece.id == piece)).all())
    assert len({rows[0].file, rows[0].originals[0]["file"]}) == 2
    assert shelf.ask(lambda desk: desk.db.scalars(select(Volume.state)).all()) == ["OPEN"]
