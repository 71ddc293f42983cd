"""A school with reception days for tests: rules, rooms, leaders with portfolios; one call per step."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from desktop_app.office import Office
from desktop_app.rules.moments import local
from desktop_app.rules.reception_dates import OnHoliday, Pattern, Recurrence
from desktop_app.storage.offices import Person
from desktop_app.usecases import bookings, day_board, day_rules, postings, slot_visits, slots
from desktop_app.usecases.day_rules import Arrangements, DayRule, NamedTerm
from desktop_app.usecases.slot_visits import VisitInput
from desktop_app.usecases.slots import SlotInput
from tests import sample

SECRETARY, VICE = sample.PRINCIPAL, sample.DEPUTY
ROOM = "行政楼108"
SPRING = NamedTerm(name="2025—2026学年第二学期", first=date(2026, 3, 2), last=date(2026, 7, 10))
TUESDAY = Recurrence(pattern=Pattern.WEEKLY, weekdays=(1,), on_holiday=OnHoliday.NEXT_WORKING_DAY)


def leader(office: Office, name: str) -> int:
    return sample.person(office, name).id


def with_portfolios(office: Office) -> None:
    """Post and portfolio of the two leaders, as they are posted."""
    for name, post, portfolio in ((SECRETARY, "校长", "全面工作"), (VICE, "副校长", "教学、学生")):
        office.do(_describe, leader(office, name), post, portfolio)


def _describe(desk: Any, person_id: int, post: str, portfolio: str) -> None:
    row = desk.db.get(Person, person_id)
    row.post, row.portfolio = post, portfolio


def rule(office: Office, **known: Any) -> DayRule:
    given = {
        "name": "全校接待日",
        "recurrence": TUESDAY,
        "sessions": (("14:30", "16:30"),),
        "leaders": (leader(office, SECRETARY), leader(office, VICE)),
        "place": ROOM,
    }
    return DayRule(**{**given, **known})


def arranged(office: Office, *rules: DayRule, **known: Any) -> Arrangements:
    """The school answers how it receives; one weekly rule unless told otherwise."""
    new = Arrangements(**{"rules": rules or (rule(office),), "terms": (SPRING,), **known})
    office.do(day_rules.save_arrangements, new)
    return new


def slot(office: Office, day: date, name: str = SECRETARY, **known: Any) -> int:
    given = {
        "day": day,
        "starts": "14:30",
        "ends": "16:30",
        "leader_id": leader(office, name),
        "place": ROOM,
        "accompany": "教务处",
    }
    made: int = office.do(slots.save, SlotInput(**{**given, **known}))
    return made


def card(office: Office, slot_id: int) -> day_board.SlotCard:
    found: day_board.SlotCard = office.ask(day_board.detail, slot_id).card
    return found


def posted(office: Office, first: date, last: date, **known: Any) -> int:
    """Publish a period and hang it up now. Returns the id of the posting."""
    office.do(postings.publish, postings.Publish(first=first, last=last, **known))
    made: int = office.ask(postings.postings, first, last)[0].id
    now = local(office.clock()).replace(second=0, microsecond=0)
    office.do(postings.hang, postings.Hung(posting_id=made, posted_at=now, places="行政楼公告栏、校园网"))
    return made


def booked(office: Office, slot_id: int, **known: Any) -> int:
    given = {"slot_id": slot_id, "at": "14:30", "name": "高某某", "subject": "奖学金评定"}
    made: int = office.do(bookings.save, bookings.BookingInput(**{**given, **known}))
    return made


def visit(office: Office, slot_id: int, **known: Any) -> VisitInput:
    """One visitor at the hour of the office's clock, answered on the spot."""
    return VisitInput(
        **{
            "slot_id": slot_id,
            "received_at": local(office.clock()).replace(second=0, microsecond=0),
            "name": "高某某",
            "phone": "13800001234",
            "problem": "奖学金评定办法没有公布，请说明评定结果。",
            "answer": "评定办法已在学生处网站公布，当场出示并解释。",
            "outcome": "ANSWERED",
            **known,
        }
    )


def received(office: Office, slot_id: int, **known: Any) -> slot_visits.Received:
    made: slot_visits.Received = office.do(slot_visits.receive, visit(office, slot_id, **known))
    return made


def at(day: date, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute)


def week_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
