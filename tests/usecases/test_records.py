"""The records beside a matter: whole, in order, and of a skip-level visit the hour somebody has to be there."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from desktop_app.labels.records import RECORDS
from desktop_app.labels.refusals import sentence
from desktop_app.office import Office
from desktop_app.rules.moments import local
from desktop_app.usecases import acts_offered, office_duties, papers, records, verification
from desktop_app.usecases.records import RecordPaper, SkipArrival, SkipNotice
from tests import sample
from tests.conftest import Clock
from tests.documents.golden_text import solid, text_of
from tests.usecases.test_leader_days import refusal

NOW = datetime(2026, 3, 16, 10, 6)


@pytest.fixture
def matter(office: Office) -> int:
    return sample.register(office).id


def filled(form: str, **known: Any) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for number, one in enumerate(RECORDS[form]):
        values[one.key] = NOW - timedelta(minutes=30 - number) if one.moment else f"{one.key}之内容"
        if one.choices:
            values[one.key] = one.choices[0]
    return {**values, "units": "总务处、教务处", **known}


def paper(form: str, matter_id: int, **known: Any) -> RecordPaper:
    return RecordPaper(matter_id=matter_id, version=None, form=form, values=filled(form, **known))


def printed(office: Office, paper_id: int) -> str:
    return solid(text_of(office.ask(papers.kept, paper_id).pdf))


@pytest.mark.parametrize("form", RECORDS)
def test_a_record_prints_everything_that_was_filled_in(form: str, office: Office, matter: int) -> None:
    issued = office.do(records.record, paper(form, matter))
    text = printed(office, issued.id)
    for one in RECORDS[form]:
        if not one.moment and one.key != "units":
            assert solid(filled(form)[one.key]) in text
    assert "周某某" in text and "XF-2026-0001" in text


@pytest.mark.parametrize(
    ("form", "key"), [(form, one.key) for form, rows in RECORDS.items() for one in rows if one.must]
)
def test_a_record_without_what_it_needs_is_not_issued(form: str, key: str, office: Office, matter: int) -> None:
    found = refusal(office, records.record, paper(form, matter, **{key: ""}))
    assert (found.code, found.field) == ("RECORD_FIELD_MISSING", key)


def test_joint_review_needs_two_units_and_joint_acceptance_others_than_the_first(office: Office, matter: int) -> None:
    assert refusal(office, records.record, paper("F36", matter, units="总务处")).code == "UNITS_FEW"
    twice = paper("F10", matter, first_receiver="总务处", units="总务处、教务处")
    found = refusal(office, records.record, twice)
    assert found.code == "FIRST_RECEIVER_TWICE" and "总务处" in sentence(found)


def test_what_was_done_at_a_major_visit_has_its_order(office: Office, matter: int) -> None:
    back = paper("F11", matter, coordinated_at=NOW - timedelta(hours=2))
    assert refusal(office, records.record, back).code == "VISIT_TIMES_ORDER"
    ahead = paper("F11", matter, reported_at=NOW + timedelta(hours=1))
    assert refusal(office, records.record, ahead).code == "DATE_IN_FUTURE"
    assert (
        refusal(office, records.record, RecordPaper(matter_id=matter, version=None, form="F99")).code
        == "FORM_NOT_OFFERED"
    )


def test_an_admonition_names_a_conduct_of_the_law_and_labels_nobody(office: Office, matter: int) -> None:
    """信访工作条例 第二十六条 lists six; a word of one's own for a person is not among them."""
    found = refusal(office, records.record, paper("F12b", matter, conduct="缠访户"))
    assert (found.code, found.field) == ("CHOICE_UNKNOWN", "conduct")


def notice(matter_id: int, **known: Any) -> SkipNotice:
    given = {"matter_id": matter_id, "version": None, "told_by": "市信访局", "told_at": NOW,
    "arrive_by": NOW + timedelta(hours=2),
             "people": "周某某等3人", "staff": "方敏、保卫处1人", **known}  # fmt: skip
    return SkipNotice(**given)


def arrival(office: Office, matter_id: int, **known: Any) -> SkipArrival:
    now = local(office.clock()).replace(second=0)
    given = {"matter_id": matter_id, "version": None, "arrived_at": now, "course": "当面听取并劝返。", **known}
    return SkipArrival(**given)


def owed(office: Office) -> list[tuple[str, date]]:
    return [(one.code, one.due) for one in office.ask(office_duties.duties) if one.code.startswith("ONSITE")]


def test_a_skip_level_visit_is_owed_until_the_letter_went_back(office: Office, matter: int, clock: Clock) -> None:
    office.do(records.skip_notice, notice(matter))
    assert owed(office) == [("ONSITE", notice(matter).arrive_by.replace(tzinfo=None))]
    assert "ONSITE_ARRIVED" in office.ask(acts_offered.possible, matter).codes
    clock.forward(hours=3)
    issued = office.do(records.skip_arrival, arrival(office, matter, brought_back=True))
    text = printed(office, issued.id)
    assert "晚于约定" in text and "■已带回" in text and "市信访局" in text
    assert owed(office) == [("ONSITE_REPLY", date(2026, 3, 17))]
    clock.forward(hours=4)
    done = arrival(
        office,
        matter,
        arrived_at=NOW + timedelta(hours=3),
        replied_at=NOW + timedelta(hours=6),
        reply_no="青岚信〔2026〕3号",
    )
    office.do(records.skip_arrival, done)
    assert owed(office) == []
    assert office.ask(verification.verify, office.numbers_outside()).problems == []


def test_the_hours_of_a_skip_level_visit_have_their_order(office: Office, matter: int, clock: Clock) -> None:
    assert refusal(office, records.skip_arrival, arrival(office, matter)).code == "SKIP_NONE"
    for change, code in (
        ({"told_by": " "}, "TOLD_BY_MISSING"),
        ({"told_at": None}, "DAY_MISSING"),
        ({"arrive_by": None}, "DAY_MISSING"),
        ({"arrive_by": NOW - timedelta(hours=1)}, "ARRIVE_BEFORE_TOLD"),
    ):
        assert refusal(office, records.skip_notice, notice(matter, **change)).code == code
    office.do(records.skip_notice, notice(matter))
    assert refusal(office, records.skip_notice, notice(matter)).code == "SKIP_OPEN"
    clock.forward(hours=1)
    early = NOW - timedelta(hours=2)
    late = NOW + timedelta(minutes=50)
    for change, code in (
        ({"arrived_at": early}, "ARRIVED_BEFORE_TOLD"),
        ({"course": ""}, "COURSE_MISSING"),
        ({"replied_at": late}, "REPLY_NO_MISSING"),
        ({"replied_at": late, "reply_no": "3号"}, "REPLIED_BEFORE_ARRIVED"),
    ):
        assert refusal(office, records.skip_arrival, arrival(office, matter, **change)).code == code
