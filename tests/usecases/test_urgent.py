"""1小时报告: the hour runs through New Year's Eve, stops at the first report, and nothing is forgotten after."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.office import Desk, Office
from desktop_app.rules.deadlines import reckon
from desktop_app.rules.deadlines_alerts import alert_days
from desktop_app.rules.refusal import Refused
from desktop_app.storage.hazards import Hazard
from desktop_app.storage.matters import Paper
from desktop_app.usecases import papers, standing, urgent, urgent_duties, urgent_phones, urgent_reports, verification
from desktop_app.usecases.duty_line import OfficeDuty
from desktop_app.usecases.urgent import Begin, Call, Clock, Details, Event
from desktop_app.usecases.urgent_reports import Report, Sent
from tests import conftest, sample
from tests.documents.golden_text import solid, text_of

EVE = datetime(2026, 2, 16, 23, 40)


@pytest.fixture
def office(folder: Any, clock: conftest.Clock) -> Any:
    """The office on New Year's Eve, twenty minutes before midnight."""
    clock.set(EVE)
    opened = sample.open_office(folder, clock)
    yield opened
    opened.close()


def begun(office: Office, **known: Any) -> int:
    return office.do(urgent.begin, Begin(**{"kind": "GROUP", "situation": "二十余人在校门口聚集", **known}))


def event(office: Office, made: int) -> Event:
    return office.ask(urgent.one, made)


def clock_of(office: Office, made: int) -> Clock:
    return event(office, made).clock


def refusal(office: Office, act: Any, *arguments: Any) -> tuple[str, str | None]:
    with pytest.raises(Refused) as said:
        office.do(act, *arguments)
    return said.value.code, said.value.field


def owed(office: Office) -> dict[str, OfficeDuty]:
    def asked(desk: Desk) -> list[OfficeDuty]:
        return list(urgent_duties.duties(desk, standing.today(desk)))

    return {one.code: one for one in office.ask(asked)}


def report(office: Office, made: int, kind: str, **known: Any) -> papers.Issued:
    return office.do(urgent_reports.issue, Report(event_id=made, version=None, kind=kind, **known))


def sent_now(office: Office) -> dict[str, Any]:
    return {"sent_to": "青岚市教育局", "sent_at": office.ask(urgent.minute), "sent_how": "FAX"}


def test_the_hour_runs_over_midnight_of_new_years_eve(office: Office, clock: conftest.Clock) -> None:
    made = begun(office)
    found = clock_of(office, made)
    assert (found.number, found.known_at, found.deadline) == ("JB-2026-0001", EVE, datetime(2026, 2, 17, 0, 40))
    duty = owed(office)["URGENT"]
    assert (duty.due, duty.start, duty.rule) == (datetime(2026, 2, 17, 0, 40), EVE, "R-URGENT-1H")

    def rungs(desk: Desk) -> list[Any]:
        assert duty.start is not None
        return [one.on for one in alert_days(reckon(desk.book.rule(duty.rule), duty.start, desk.calendar))]

    assert office.ask(rungs) == [EVE + timedelta(minutes=n) for n in (15, 30, 45, 60)]
    clock.set(datetime(2026, 2, 17, 0, 41))
    assert clock_of(office, made).state == "LATE" and clock_of(office, made).running


def test_a_call_to_the_superior_stops_the_clock_and_one_to_a_colleague_does_not(
    office: Office, clock: conftest.Clock
) -> None:
    made = begun(office)
    office.do(urgent.call, Call(event_id=made, called="保卫处值班室"))
    assert clock_of(office, made).running and "URGENT" in owed(office)
    clock.forward(minutes=12)
    office.do(urgent.call, Call(event_id=made, called="青岚市教育局", phone="0000-1", superior=True, said="已口头报告"))
    found = clock_of(office, made)
    assert (found.stopped_at, found.state) == (EVE + timedelta(minutes=12), "PHONED")
    duties = owed(office)
    assert "URGENT" not in duties and duties["WRITTEN_REPORT"].due == date(2026, 2, 16)


def test_a_written_report_alone_stops_the_clock_once_it_is_sent(office: Office, clock: conftest.Clock) -> None:
    made = begun(office)
    issued = report(office, made, "FIRST")
    assert clock_of(office, made).running
    clock.forward(minutes=20)
    row = event(office, made).reports[0]
    assert row.paper_id == issued.id and row.sent_at is None
    office.do(urgent_reports.send, Sent(report_id=row.id, **sent_now(office)))
    assert clock_of(office, made).written_at == datetime(2026, 2, 17, 0, 0)
    again = Sent(report_id=row.id, **sent_now(office))
    assert refusal(office, urgent_reports.send, again)[0] == "EVENT_REPORT_SENT"


def test_after_the_hour_a_reason_is_asked_and_kept(office: Office, clock: conftest.Clock) -> None:
    made = begun(office)
    clock.set(datetime(2026, 2, 17, 0, 41))
    late = Call(event_id=made, called="青岚市教育局", superior=True)
    assert refusal(office, urgent.call, late) == ("REPORT_LATE", "late_reason")
    with pytest.raises(Refused):
        report(office, made, "FIRST", **sent_now(office))
    office.do(urgent.call, Call(event_id=made, called="青岚市教育局", superior=True, late_reason="值班电话占线"))
    assert event(office, made).late_reason == "值班电话占线"
    # What comes after the first report needs no reason of its own.
    report(office, made, "FIRST", **sent_now(office))


def test_the_sixtieth_minute_is_in_time(office: Office, clock: conftest.Clock) -> None:
    made = begun(office)
    clock.set(datetime(2026, 2, 17, 0, 40))
    office.do(urgent.call, Call(event_id=made, called="青岚市教育局", superior=True))
    assert event(office, made).late_reason == ""


def test_follow_ups_are_numbered_and_the_final_report_ends_the_event(office: Office, clock: conftest.Clock) -> None:
    made = begun(office)
    follow = Report(event_id=made, version=None, kind="FOLLOW")
    assert refusal(office, urgent_reports.issue, follow)[0] == "FIRST_MISSING"
    report(office, made, "FIRST", **sent_now(office))
    assert refusal(office, urgent_reports.issue, Report(event_id=made, version=None, kind="FIRST"))[0] == "REPORT_TWICE"
    assert owed(office)["FOLLOW_REPORT"].due == date(2026, 2, 17)
    clock.forward(days=1)
    second = report(office, made, "FOLLOW", details=Details(kind="GROUP", situation="人员已劝返"), **sent_now(office))
    assert owed(office)["FOLLOW_REPORT"].due == date(2026, 2, 18)
    report(office, made, "FOLLOW", **sent_now(office))
    report(office, made, "FINAL", **sent_now(office))
    found = event(office, made)
    assert [(one.kind, one.sequence) for one in found.reports] == [
        ("FIRST", 0),
        ("FOLLOW", 1),
        ("FOLLOW", 2),
        ("FINAL", 0),
    ]
    assert found.clock.state == "ENDED" and found.ended_on == date(2026, 2, 17)
    assert set(owed(office)) == {"LEADERS_TOLD"} and office.ask(urgent.standing) == []
    assert refusal(office, urgent_reports.issue, follow)[0] == "EVENT_OVER"
    printed = solid(text_of(office.ask(papers.kept, second.id).pdf))
    assert "续报（第1次）" in printed and "人员已劝返" in printed and "特急" in printed and "JB-2026-0001" in printed


def test_an_event_the_superior_never_heard_of_does_not_end(office: Office) -> None:
    made = begun(office)
    report(office, made, "FIRST")
    final = Report(event_id=made, version=None, kind="FINAL")
    assert refusal(office, urgent_reports.issue, final) == ("FINAL_UNSENT", "sent_at")


def test_both_leaders_are_told_and_the_own_report_carries_their_times(office: Office, clock: conftest.Clock) -> None:
    made = begun(office)
    assert owed(office)["LEADERS_TOLD"].due == datetime(2026, 2, 17, 0, 40)
    clock.forward(minutes=10)
    now = office.ask(urgent.minute)
    version = clock_of(office, made).version
    assert refusal(office, urgent.tell_leaders, made, version, None, None) == ("LEADERS_UNTOLD", "vice_at")
    office.do(urgent.tell_leaders, made, version, now, None)
    assert "LEADERS_TOLD" in owed(office)
    office.do(urgent.tell_leaders, made, clock_of(office, made).version, now, now)
    assert "LEADERS_TOLD" not in owed(office)
    printed = solid(text_of(office.ask(papers.kept, report(office, made, "INTERNAL").id).pdf))
    assert "苏文清" in printed and "周明远" in printed and "2026年2月16日23时50分" in printed


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"known_at": EVE + timedelta(minutes=1)}, ("DATE_IN_FUTURE", "known_at")),
        ({"known_at": EVE - timedelta(hours=2), "occurred_at": EVE - timedelta(hours=1)},
         ("KNOWN_BEFORE_OCCURRED", "occurred_at")),
        ({"kind": "PARTY"}, ("CHOICE_UNKNOWN", "kind")),
        ({"headcount": 0}, ("HEADCOUNT_MISSING", "headcount")),
    ],
)  # fmt: skip
def test_an_impossible_beginning_is_refused_at_its_field(
    office: Office, known: dict[str, Any], said: tuple[str, str]
) -> None:
    assert refusal(office, urgent.begin, Begin(**known)) == said


def test_nobody_is_called_before_the_event_was_known(office: Office) -> None:
    made = begun(office)
    early = Call(event_id=made, called="青岚市教育局", superior=True, at=EVE - timedelta(minutes=1))
    assert refusal(office, urgent.call, early) == ("REPORT_BEFORE_KNOWN", "at")
    assert refusal(office, urgent.call, Call(event_id=made, called=" "))[0] == "CALLED_MISSING"


def test_a_mistake_is_void_with_a_reason_until_something_was_reported(office: Office) -> None:
    made = begun(office)
    assert refusal(office, urgent.void, made, 1, " ") == ("REASON_MISSING", "reason")
    office.do(urgent.void, made, 1, "误点")
    assert owed(office) == {} and clock_of(office, made).state == "VOID"
    other = begun(office)
    report(office, other, "FIRST")
    assert refusal(office, urgent.void, other, clock_of(office, other).version, "误点")[0] == "EVENT_REPORTED"
    assert clock_of(office, other).number == "JB-2026-0002"


def test_a_change_made_meanwhile_is_not_overwritten(office: Office) -> None:
    made = begun(office)
    office.do(urgent.change, made, 1, Details(kind="GROUP", situation="三十人", headcount=30))
    assert refusal(office, urgent.change, made, 1, Details(kind="GROUP"))[0] == "RECORD_CHANGED"


def test_a_group_visit_is_proposed_until_it_is_reported_or_judged(office: Office) -> None:
    matter = sample.register(office, received_at=EVE, headcount=6).id
    other = sample.register(office, received_at=EVE, urgency="CRITICAL", urgency_reason="扬言").id
    sample.register(office, received_at=EVE)
    assert [one.matter_id for one in office.ask(urgent_duties.proposals)] == [matter, other]
    assert owed(office)["EVENT_REPORT"].due == datetime(2026, 2, 17, 0, 40)
    made = office.do(urgent_duties.begin_for_matter, matter)
    found = event(office, made)
    assert (found.details.kind, found.details.headcount, found.clock.matter_id) == ("GROUP", 6, matter)
    assert refusal(office, urgent_duties.begin_for_matter, matter)[0] == "EVENT_EXISTS"
    assert refusal(office, urgent_duties.no_report, other, "") == ("REASON_MISSING", "reason")
    judged = office.do(urgent_duties.no_report, other, "当场平息")
    assert "当场平息" in event(office, judged).void_reason
    assert office.ask(urgent_duties.proposals) == [] and "EVENT_REPORT" not in owed(office)


def test_an_event_of_a_restricted_matter_names_nobody(office: Office) -> None:
    known = {"people": (sample.petitioner(name="钱某某"),), "wants_secrecy": True}
    matter = sample.register(office, received_at=EVE, headcount=6, **known).id
    sample.restrict(office, matter)
    made = office.do(urgent_duties.begin_for_matter, matter)
    version = clock_of(office, made).version
    office.do(urgent.change, made, version, Details(kind="GROUP", situation="六人来访", people="钱某某等六人"))
    assert office.ask(urgent.rows)[0].gist == "限知悉事项"
    issued = report(office, made, "FIRST")
    kept = office.ask(papers.kept, issued.id)
    assert "钱某某" not in text_of(kept.pdf) and kept.mark == "限知悉人员"
    sample.act_as(office, sample.CLERK)
    row = office.ask(urgent.rows)[0]
    assert row.hidden and row.gist == "限知悉事项"
    with pytest.raises(Refused, match="MATTER_UNKNOWN"):
        office.ask(urgent.one, made)


def test_the_superior_heard_of_a_grave_hazard_with_the_first_call(office: Office, clock: conftest.Clock) -> None:
    def found(desk: Desk) -> int:
        row = Hazard(number="PC-2026-0001", found_on=standing.today(desk), description="欠薪", level="HIGH")
        desk.db.add(row)
        desk.db.flush()
        return row.id

    hazard = office.do(found)
    made = begun(office, kind="HAZARD", hazard_id=hazard)
    clock.forward(minutes=5)
    office.do(urgent.call, Call(event_id=made, called="青岚市教育局", superior=True))
    now = office.ask(urgent.minute)
    office.do(urgent.tell_leaders, made, clock_of(office, made).version, now, now)

    def stamps(desk: Desk) -> bool:
        row = desk.db.get(Hazard, hazard)
        return row is not None and row.superior_at == row.main_at == desk.now

    assert office.ask(stamps)


def test_the_list_of_telephones_is_read_from_plain_lines(office: Office) -> None:
    first = office.ask(urgent_phones.phones)
    assert (first[0].name, first[0].superior, first[0].phone) == ("青岚市教育局", True, "")
    assert {one.role for one in first} == {"", "PRINCIPAL_LEADER", "LEADER_IN_CHARGE"}
    office.do(urgent_phones.save_text, "市教育局值班室 0000-1234567 上级\n\n派出所\t0000-110\n校医院")
    found = office.ask(urgent_phones.phones)[:3]
    assert [(one.name, one.phone, one.superior) for one in found] == [
        ("市教育局值班室", "0000-1234567", True), ("派出所", "0000-110", False), ("校医院", "", False),
    ]  # fmt: skip
    kept = office.ask(lambda desk: urgent_phones.as_text(urgent_phones.own_list(desk)))
    office.do(urgent_phones.save_text, kept)
    assert office.ask(urgent_phones.phones)[:3] == found
    assert refusal(office, urgent_phones.save_text, "0000-1234567 上级") == ("PHONE_UNREADABLE", "phones")


def test_the_prefix_of_the_numbers_is_a_setting(office: Office) -> None:
    office.do(urgent_phones.save_text, "", "zd")
    assert clock_of(office, begun(office)).number == "ZD-2026-0001"


def test_the_preview_of_a_report_keeps_nothing(office: Office) -> None:
    made = begun(office)
    new = Report(event_id=made, version=None, kind="FIRST", details=Details(kind="OTHER", situation="另一种说法"))
    assert office.ask(urgent_reports.draft, new).situation == "另一种说法"
    assert event(office, made).details.situation == "二十余人在校门口聚集"


def test_the_books_are_sound_after_a_whole_event(office: Office, clock: conftest.Clock) -> None:
    made = begun(office)
    office.do(urgent.call, Call(event_id=made, called="青岚市教育局", superior=True))
    report(office, made, "FIRST", **sent_now(office))
    report(office, made, "FINAL", **sent_now(office))
    assert not office.ask(verification.verify, office.numbers_outside()).problems
    assert len(office.ask(lambda desk: list(desk.db.scalars(select(Paper))))) == 2


def test_a_call_to_a_leader_counts_as_telling_that_leader(office: Office) -> None:
    made = begun(office)
    office.do(urgent.call, Call(event_id=made, called=sample.DEPUTY, role="LEADER_IN_CHARGE"))
    assert (event(office, made).vice_at, event(office, made).main_at) == (EVE, None)
    office.do(urgent.call, Call(event_id=made, called=sample.PRINCIPAL, role="PRINCIPAL_LEADER"))
    assert "LEADERS_TOLD" not in owed(office)
