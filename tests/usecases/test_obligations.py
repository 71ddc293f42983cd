"""What is owed: rewritten by every event that changes it, recomputed by verify, silent for history."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event as listening

from desktop_app.office import Desk, Office
from desktop_app.rules.calendar import Arrangement
from desktop_app.rules.calendar_arrangement import parse_arrangement
from desktop_app.rules.refusal import Refused
from desktop_app.storage.matters import Paper
from desktop_app.storage.visibility import everything
from desktop_app.usecases import (
    holidays,
    ledger,
    letters,
    offices,
    promises,
    registration,
    screening,
    standing,
    today,
    undo,
    verification,
)  # fmt: skip
from desktop_app.usecases.letters import LetterRow
from tests import sample
from tests.conftest import Clock

day = sample.day


def owed(office: Office, matter_id: int) -> dict[str, tuple[str, str | None]]:
    """rule -> (day that decides, day it was met)."""
    return {
        row.rule: (row.due_day.isoformat(), row.met_on.isoformat() if row.met_on else None)
        for row in sample.seen(office, matter_id).clocks
    }


def sound(office: Office) -> bool:
    return office.ask(verification.verify, office.numbers_outside()).sound


def with_overlays(office: Office, *codes: str) -> None:
    answers = office.ask(offices.answers)
    office.do(offices.set_up, replace(answers, profile=replace(answers.profile, overlays=codes)))


def test_a_registration_starts_the_fifteen_days(office: Office) -> None:
    assert owed(office, sample.register(office).id) == {"R-ACK-15": ("2026-03-31", None)}


def test_an_item_from_a_superior_runs_its_own_clocks(office: Office) -> None:
    made = office.do(registration.register, sample.sent_down(superior_due=day("2026-04-20")))
    assert owed(office, made.id) == {
        "R-ACK-15T": ("2026-03-31", None),
        "R-OBJ-5WD": ("2026-03-23", None),
        "R-SUPERIOR": ("2026-04-20", None),
    }
    sample.accept(office, made.id)
    assert owed(office, made.id) == {
        "R-ACK-15T": ("2026-03-31", "2026-03-16"),
        "R-OBJ-5WD": ("2026-03-23", "2026-03-16"),
        "R-SUPERIOR": ("2026-04-20", None),
        "R-HANDLE-60": ("2026-05-15", None),
    }
    assert sound(office)


def test_without_a_usable_address_no_written_notice_is_owed(office: Office) -> None:
    assert owed(office, sample.register(office, people=(), address_unclear="不愿留住址").id) == {}
    assert owed(office, sample.register(office, answered_at_once="当场书面答复").id) == {}


def test_a_corrected_receipt_moves_the_fifteen_days(office: Office) -> None:
    made = sample.register(office)
    shown, version = office.ask(registration.as_input, made.id)
    office.do(registration.amend, made.id, version, replace(shown, received_at=datetime(2026, 3, 10, 9, 0)))
    assert owed(office, made.id) == {"R-ACK-15": ("2026-03-25", None)}
    office.do(undo.undo_last_amendment, made.id, sample.version(office, made.id))
    assert owed(office, made.id) == {"R-ACK-15": ("2026-03-31", None)}
    assert sound(office)


def test_acceptance_meets_the_notice_and_starts_the_sixty_days(office: Office) -> None:
    made = sample.register(office)
    sample.accept(office, made.id)
    assert owed(office, made.id) == {"R-ACK-15": ("2026-03-31", "2026-03-16"), "R-HANDLE-60": ("2026-05-15", None)}


def test_a_demand_that_leaves_keeps_the_notice_open_until_it_is_told_too(office: Office) -> None:
    made = sample.register(office, demands=("检修", "查处包工头"))
    here, away = sample.seen(office, made.id).demands
    judged = (
        screening.DemandJudgement(id=here.id),
        screening.DemandJudgement(id=away.id, own_authority="NO", route="", competent_body="住建局"),
    )
    sample.accept(office, made.id, judgements=judged)
    assert owed(office, made.id)["R-ACK-15"] == ("2026-03-31", None)
    assert sound(office)


def test_telling_the_way_meets_the_notice_and_leaves_nothing_open(office: Office) -> None:
    made = sample.register(office)
    sample.notify_out(office, made.id)
    assert owed(office, made.id) == {"R-ACK-15": ("2026-03-31", "2026-03-16")}
    assert sample.seen(office, made.id).state == "NOTIFIED_OUT"
    assert office.ask(today.today).duties == ()


def test_a_promised_day_is_owed_until_it_is_kept(office: Office, clock: Clock) -> None:
    made = sample.register(office)
    version = sample.version(office, made.id)
    office.do(
        promises.promise, promises.Promise(matter_id=made.id, version=version, reason="待查", due=day("2026-03-20"))
    )
    assert owed(office, made.id)["R-PROMISE"] == ("2026-03-20", None)
    clock.set(datetime(2026, 3, 21, 9, 0))
    assert [(one.rule, one.group) for one in office.ask(today.today).duties if one.matter_id] == [("R-PROMISE", "OVER")]
    office.do(promises.keep_promise, made.id, sample.version(office, made.id), day("2026-03-21"), "电话答复")
    assert owed(office, made.id)["R-PROMISE"] == ("2026-03-20", "2026-03-21")
    assert sound(office)


def test_nothing_is_owed_on_a_void_matter(office: Office) -> None:
    made = sample.register(office)
    office.do(screening.void, made.id, None, "重复登记")
    assert owed(office, made.id) == {}
    assert sound(office)


def merge(office: Office, matter_id: int, into: int) -> None:
    office.do(screening.merge, matter_id, sample.version(office, matter_id), into, True, True)


def test_of_merged_matters_the_earliest_receipt_keeps_the_clock_through_every_merge(office: Office) -> None:
    first = sample.register(office, received_at=datetime(2026, 3, 2, 9, 0))
    second = sample.register(office, received_at=datetime(2026, 3, 9, 9, 0))
    third = sample.register(office)
    merge(office, first.id, second.id)
    assert owed(office, first.id) == {} and owed(office, second.id) == {"R-ACK-15": ("2026-03-17", None)}
    merge(office, second.id, third.id)
    assert owed(office, second.id) == {} and owed(office, third.id) == {"R-ACK-15": ("2026-03-17", None)}
    assert sound(office)


def test_a_matter_in_which_another_lives_on_is_not_voided(office: Office) -> None:
    first, second = sample.register(office), sample.register(office)
    merge(office, first.id, second.id)
    with pytest.raises(Refused, match="MERGED_HERE") as said:
        office.do(screening.void, second.id, None, "误登")
    assert said.value.facts == {"number": first.number}
    assert sample.seen(office, second.id).state == "REGISTERED"


TAMPERED = [
    ("UPDATE obligation SET due = '2026-04-30', nominal = '2026-04-30'", "OBLIGATION"),
    ("UPDATE obligation SET met_on = '2026-03-16'", "OBLIGATION"),
    ("UPDATE obligation SET silent = 1", "OBLIGATION"),
    ("UPDATE obligation SET work_by = NULL", "OBLIGATION"),
    ("UPDATE obligation SET rule = 'R-ACK-15T'", "OBLIGATION_SET"),
    ("DELETE FROM obligation", "OBLIGATION_SET"),
]


@pytest.mark.parametrize(("statement", "code"), TAMPERED)
def test_verify_finds_a_deadline_that_was_tampered_with(statement: str, code: str, office: Office) -> None:
    made = sample.register(office)
    connection = sqlite3.connect(office.folder.path / "desk.db", isolation_level=None)
    connection.execute(statement)
    connection.close()
    found = office.ask(verification.verify, office.numbers_outside()).problems
    assert [one for one, _ in found] == [code] and found[0][1].startswith(made.number)


def letter(received: datetime, **known: str) -> LetterRow:
    return LetterRow(**{"row": 2, "number": "L1", "subject": "路灯不亮", "text": "全文", **known}, received=received)


def bring(office: Office, rows: list[LetterRow], standing: str | None = None) -> letters.Imported:
    return office.do(letters.commit, office.ask(letters.plan, rows, standing), "来信.xlsx", "0" * 64)


@pytest.mark.parametrize(
    ("days", "standing", "history"),
    [(180, None, False), (181, None, True), (0, None, False), (181, "OPEN", False), (3, "HISTORY", True)],
)
def test_a_letter_older_than_180_days_is_history_unless_the_officer_says_otherwise(
    days: int, standing: str | None, history: bool, office: Office
) -> None:
    bring(office, [letter(datetime(2026, 3, 16, 8, 0) - timedelta(days=days))], standing)
    shown = sample.seen(office, 1)
    assert shown.standing == ("HISTORY" if history else "OPEN")
    assert [row.silent for row in shown.clocks] == [history]
    assert shown.clocks[0].due_day == shown.received_on + timedelta(days=15)
    counts = office.ask(ledger.counts)
    assert (counts["HISTORY"], counts["OPEN"], counts["ALL"]) == (int(history), int(not history), 1)
    assert office.ask(today.today).open_matters == int(not history)
    assert office.ask(ledger.year_total) == int((not history and days == 0) or (standing == "OPEN" and days < 75))
    if history:
        assert counts["OVERDUE"] == 0 and office.ask(today.today).duties == ()
    assert sound(office)


def test_an_overdue_open_letter_raises_its_alert(office: Office) -> None:
    bring(office, [letter(datetime(2026, 2, 2, 8, 0))])
    assert office.ask(ledger.counts)["OVERDUE"] == 1
    assert [one.group for one in office.ask(today.today).duties] == ["OVER"]


def test_an_office_far_behind_still_sees_what_is_due_today(office: Office) -> None:
    old = [letter(datetime(2026, 2, 2, 8, 0), number=f"O{n}") for n in range(today.MOST_SHOWN + 5)]
    bring(office, [*old, letter(datetime(2026, 3, 1, 8, 0), number="T1")])
    page = office.ask(today.today)
    assert (page.overdue, page.unlisted, page.later) == (len(old), 5, 0)
    groups = [one.group for one in page.duties]
    assert groups == ["OVER"] * today.MOST_SHOWN + ["TODAY"]


def test_a_page_tells_how_much_it_leaves_out_on_both_sides_of_today(office: Office) -> None:
    days = (datetime(2026, 2, 2, 8, 0), datetime(2026, 3, 1, 8, 0), datetime(2026, 3, 14, 8, 0))
    more = (3, 7, 2)
    counts = (today.MOST_SHOWN + more[0], today.MOST_SHOWN + more[1], more[2])
    bring(office, [letter(at, number=f"{at:%m%d}-{n}") for at, many in zip(days, counts, strict=True)
                   for n in range(many)])  # fmt: skip
    page = office.ask(today.today)
    assert (page.overdue, page.unlisted, page.later) == (counts[0], more[0] + more[1], more[2])
    assert len(page.duties) == 2 * today.MOST_SHOWN


def test_a_walk_over_every_matter_reckons_as_each_one_alone_does(office: Office) -> None:
    early = sample.register(office, received_at=datetime(2026, 3, 2, 9, 0))
    between = sample.register(office, received_at=datetime(2026, 3, 9, 9, 0))
    last = sample.register(office)
    for one, into in ((early, between), (between, last)):
        office.do(screening.merge, one.id, sample.version(office, one.id), into.id, True, True)
    sample.accept(office, last.id)
    sample.notify_out(office, sample.register(office).id)

    def both_ways(desk: Desk) -> list[tuple[object, object]]:
        known = standing.gathered(desk)
        return [(standing.reckoned(desk, one), standing.reckoned(desk, one, known)) for one in everything(desk.db)]

    pairs = office.ask(both_ways)
    assert len(pairs) == 4 and all(alone == walked for alone, walked in pairs)
    assert owed(office, last.id)["R-ACK-15"] == ("2026-03-17", "2026-03-16")


def test_a_walk_over_every_matter_asks_no_question_for_each(office: Office) -> None:
    def asked() -> int:
        def walk(desk: Desk) -> int:
            said: list[str] = []
            connection = desk.db.connection()
            listening.listen(connection, "before_cursor_execute", lambda *known: said.append(known[2]))
            holidays.moved(desk)
            return len(said)

        return office.ask(walk)

    for _ in range(3):
        sample.accept(office, sample.register(office).id)
    few = asked()
    for _ in range(5):
        sample.accept(office, sample.register(office).id)
    assert asked() == few


def test_letters_before_2022_keep_the_regulation_of_their_time(office: Office) -> None:
    bring(office, [letter(datetime(2022, 4, 30, 8, 0)), letter(datetime(2022, 5, 1, 8, 0), number="L2")], "OPEN")
    assert [sample.seen(office, one).regime for one in (1, 2)] == ["CN-2005", "CN-2022"]


def test_a_province_puts_its_rule_in_the_national_ones_place(office: Office) -> None:
    with_overlays(office, "ZJ-2016")
    made = sample.register(office)
    assert owed(office, made.id) == {"R-ZJ-5WD": ("2026-03-23", None)}
    sample.accept(office, made.id)
    assert owed(office, made.id) == {"R-ZJ-5WD": ("2026-03-23", "2026-03-16"), "R-ZJ-30": ("2026-04-15", None)}
    assert sound(office)


def test_a_province_adds_its_rule_beside_the_national_one_and_counts_from_receipt(office: Office) -> None:
    with_overlays(office, "HN-2012")
    made = sample.register(office, received_at=datetime(2026, 3, 12, 9, 0))
    assert set(owed(office, made.id)) == {"R-ACK-15", "R-HN-5"}
    sample.accept(office, made.id)
    assert owed(office, made.id)["R-HN-30"] == ("2026-04-11", None)
    assert sound(office)


def test_a_matter_keeps_the_rules_it_was_received_under(office: Office) -> None:
    made = sample.register(office)
    with_overlays(office, "ZJ-2016")
    sample.accept(office, made.id)
    assert "R-HANDLE-60" in owed(office, made.id) and "R-ZJ-30" not in owed(office, made.id)
    assert sound(office)


def test_an_imported_letter_follows_the_province_too(office: Office) -> None:
    with_overlays(office, "HN-2012")
    bring(office, [letter(datetime(2026, 3, 12, 8, 0))])
    assert set(owed(office, 1)) == {"R-ACK-15", "R-HN-5"}
    assert sound(office)


def arrangement_of(year: int, *days_off: str) -> Arrangement:
    days = ",".join(f'{{"date": "{one}", "isOffDay": true, "name": "元旦"}}' for one in days_off)
    text = f'{{"year": {year}, "papers": ["国办发明电〔{year - 1}〕9号"], "days": [{days}]}}'
    return parse_arrangement(text)


@pytest.fixture
def near_new_year(office: Office, clock: Clock) -> int:
    """Received on 22 December 2026: the fifteen days end in a year nobody has arranged yet."""
    clock.set(datetime(2026, 12, 22, 10, 0))
    return office.do(registration.register, sample.sent_down(received_at=datetime(2026, 12, 22, 9, 0))).id


def test_a_deadline_that_reaches_an_unknown_year_is_provisional(office: Office, near_new_year: int) -> None:
    shown = {row.rule: row.provisional for row in sample.seen(office, near_new_year).clocks}
    assert shown == {"R-ACK-15T": True, "R-OBJ-5WD": False}


def test_a_new_year_shows_what_moves_before_it_is_applied_and_leaves_a_line(office: Office, near_new_year: int) -> None:
    new = arrangement_of(2027, "2027-01-01", "2027-01-04", "2027-01-05", "2027-01-06")
    before = owed(office, near_new_year)
    moves = office.ask(holidays.preview, new)
    assert [(one.number, one.rule) for one in moves] == [("XF-2026-0001", "R-ACK-15T")]
    assert moves[0].was_provisional and not moves[0].provisional
    assert moves[0].old_work_by > moves[0].new_work_by
    assert owed(office, near_new_year) == before
    assert office.do(holidays.add_year, new) == moves
    shown = sample.seen(office, near_new_year)
    assert [row.provisional for row in shown.clocks] == [False, False]
    notes = [step.note for step in shown.steps if step.act == "RECOMPUTE"]
    assert notes == [f"转送/交办件的书面告知期限：{moves[0].new_due}，暂定改为确定"]
    assert office.ask(holidays.preview, new) == []
    assert [one.own for one in office.ask(holidays.years) if one.year == 2027] == [True]
    assert sound(office)


def test_the_next_registration_counts_with_the_new_year_at_once_and_after_a_restart(
    office: Office, clock: Clock, near_new_year: int
) -> None:
    office.do(holidays.add_year, arrangement_of(2027, "2027-01-01", "2027-01-04"))
    made = office.do(registration.register, sample.sent_down(received_at=datetime(2026, 12, 22, 9, 0)))
    assert not any(row.provisional for row in sample.seen(office, made.id).clocks)
    path = office.folder.path
    office.close()
    again = sample.open_office(path, clock)
    assert sound(again)
    again.close()


def test_the_recomputation_names_no_restricted_matter_to_others(office: Office, near_new_year: int) -> None:
    sample.restrict(office, near_new_year)
    sample.act_as(office, sample.CLERK)
    new = arrangement_of(2027, "2027-01-01", "2027-01-04")
    assert office.ask(holidays.preview, new) == []
    assert office.do(holidays.add_year, new) == []
    sample.act_as(office, sample.OFFICER)
    assert sound(office)


def test_a_year_without_days_off_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="CALENDAR_EMPTY"):
        office.do(holidays.add_year, arrangement_of(2027))


EVENTS = st.lists(st.sampled_from(["accept", "out", "promise", "void", "amend", "merge", "later"]), max_size=5)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EVENTS)
def test_whatever_happens_in_any_order_the_stored_deadlines_are_the_computed_ones(
    office: Office, clock: Clock, events: list[str]
) -> None:
    made = sample.register(office)
    for event in events:
        version = sample.version(office, made.id)
        try:
            match event:
                case "accept":
                    sample.accept(office, made.id)
                case "out":
                    sample.notify_out(office, made.id)
                case "promise":
                    until = clock().date() + timedelta(days=5)
                    office.do(
                        promises.promise, promises.Promise(matter_id=made.id, version=version, reason="x", due=until)
                    )
                case "void":
                    office.do(screening.void, made.id, version, "误登")
                case "amend":
                    shown, _ = office.ask(registration.as_input, made.id)
                    office.do(registration.amend, made.id, version,
                              replace(shown, received_at=datetime(2026, 3, 10, 9, 0)), "补录")  # fmt: skip
                case "merge":
                    merge(office, made.id, sample.register(office).id)
                case "later":
                    clock.forward(days=1)
        except Refused:
            continue
    found = office.ask(verification.verify, office.numbers_outside())
    assert found.problems == []


def papers_text(desk: Desk, paper_id: int) -> list[str]:
    """The paragraphs frozen with a paper."""
    paper = desk.db.get(Paper, paper_id)
    assert paper is not None
    return list(paper.content["values"]["paragraphs"])


def test_the_sixty_days_run_only_for_demands_of_the_petition_procedure(office: Office) -> None:
    """信访工作条例 第三十一条第（六）项、第三十四条: a suggestion is answered, it has no 60 days."""
    for nature, sixty in (("CLAIM", True), ("SUGGESTION", False)):
        made = sample.register(office)
        seen = sample.seen(office, made.id)
        judged = tuple(screening.DemandJudgement(id=row.id, nature=nature) for row in seen.demands)
        issued = sample.accept(office, made.id, judgements=judged)
        assert ("R-HANDLE-60" in owed(office, made.id)) is sixty
        printed = "".join(office.ask(papers_text, issued.id))
        assert ("第三十四条" in printed) is sixty
    assert sound(office)
