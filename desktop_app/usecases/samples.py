"""An invented office to try the program on: fictional school, people and matters (training, tour, wizard)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from ..office import Desk
from ..rules.moments import local
from . import offices, registration, screening, standing
from .offices import PersonRow, PlaceRow, Profile, SetUp, UnitRow
from .registration import MaterialInput, NewMatter, PersonInput

SCHOOL = Profile(
    school="青岚学院",
    short="青岚",
    office="信访工作办公室",
    address="青岚市学府路1号行政楼108室",
    phone="0000-12345678",
    hours="工作日 8:30—11:30，14:30—17:00",
    superior="青岚市教育局",
    superior_address="青岚市政务路2号，0000-87654321",
    sample=True,
)
UNITS = ("总务处", "教务处", "学生处", "人事处", "后勤集团", "保卫处", "基建处", "离退休处")
PEOPLE = (
    ("林晓岚", "信访办主任", ("OFFICE_HEAD", "REGISTRAR"), ""),
    ("何静", "信访干事", ("REGISTRAR",), ""),
    ("方敏", "总务处科员", ("HANDLER",), "总务处"),
    ("罗成", "人事处科员", ("HANDLER",), "人事处"),
    ("陶然", "教务处科员", ("HANDLER",), "教务处"),
    ("沈书衡", "办公室副主任", ("REVIEWER",), ""),
    ("苏文清", "副校长", ("LEADER_IN_CHARGE",), ""),
    ("周明远", "校长", ("PRINCIPAL_LEADER",), ""),
)

PORTFOLIOS = {"苏文清": "教学、学生、后勤", "周明远": "全面工作"}


def office(profile: Profile = SCHOOL) -> SetUp:
    """The invented office as the wizard would answer it."""
    return SetUp(
        profile=profile,
        units=tuple(
            UnitRow(name=name, room=f"行政楼{200 + place}", phone=f"0000-12345{place:03d}")
            for place, name in enumerate(UNITS, start=1)
        ),
        people=tuple(
            PersonRow(name=name, post=post, roles=roles, unit=unit, portfolio=PORTFOLIOS.get(name, ""))
            for name, post, roles, unit in PEOPLE
        ),
        places=(
            PlaceRow(name="行政楼108来访接待室", hours="8:30—11:30"),
            PlaceRow(name="图书馆一楼接待点", hours="周三下午"),
        ),
    )


# Days before now, channel, name, identity, subject, topic, headcount, and whether it was accepted to which unit.
_MATTERS = (
    (20, "VISIT", "马某某", "STAFF", "反映临聘岗位工资核算有误", "人事待遇", 1, ""),
    (17, "LETTER", "吴某", "STUDENT", "学生公寓2号楼夜间断电影响复习", "后勤服务/宿舍", 1, ""),
    (15, "ONLINE", "刘某某", "STUDENT", "选课系统退课规则变动未提前告知", "教学与考试", 1, ""),
    (14, "CALL", "陈某", "PARENT", "校车班次调整后通勤不便", "后勤服务/交通", 1, ""),
    (13, "VISIT", "郑某某", "STUDENT", "课程成绩复核结果未书面告知", "教学与考试", 1, ""),
    (11, "VISIT", "冯某某", "STAFF", "新校区班车收费标准缺乏依据", "收费", 6, ""),
    (9, "LETTER", "韩某", "SOCIETY", "校园周边夜间施工噪声", "基建征地", 1, "基建处"),
    (55, "VISIT", "周某某", "RETIREE", "家属院3号楼供暖不足，要求检修管道", "后勤服务/供暖", 1, "总务处"),
    (30, "LETTER", "赵某某", "RETIREE", "退休独生子女补助未按时发放", "离退休", 1, "人事处"),
    (5, "CALL", "石某", "SOCIETY", "建议延长体育馆对家属开放时间", "其他", 1, ""),
)


def matters(desk: Desk) -> int:
    """Fill an empty office with invented matters around today. Returns how many."""
    now = local(desk.now)
    units = {row.name: row.id for row in offices.units(desk)}
    people = offices.people(desk)
    handlers = {row.unit: row.id for row in people if row.unit}
    for back, channel, name, identity, subject, topic, headcount, unit in _MATTERS:
        received = datetime.combine(_working_day(desk, now.date() - timedelta(days=back)), time(9, 15))
        new = NewMatter(
            channel=channel,
            received_at=received,
            people=(
                PersonInput(name=name, identity=identity, phone=f"138 0000 {1000 + back}", address="青岚市学府路"),
            ),
            headcount=headcount,
            demands=(f"请学校就“{subject}”书面说明情况并处理。",),
            materials=(MaterialInput(name="情况说明", copies=1, original=True),),
            receiver=people[0].name,
            place="行政楼108来访接待室" if channel == "VISIT" else "",
            subject=subject,
            summary=f"{subject}。信访人希望学校核实情况，说明理由和办理时间。",
            topic=topic,
            envelope_kept=True if channel == "LETTER" else None,
            caller_no=f"138 0000 {1000 + back}" if channel == "CALL" else "",
        )
        made = registration.register(desk, new)
        if unit:
            _accept(desk, made.id, received.date(), units[unit], handlers.get(unit))
    return len(_MATTERS)


def _working_day(desk: Desk, day: date) -> date:
    return desk.calendar.last_working_on_or_before(day)


def _accept(desk: Desk, matter_id: int, received_on: date, unit_id: int, handler_id: int | None) -> None:
    matter = standing.load(desk, matter_id)
    judgements = tuple(screening.DemandJudgement(id=row.id) for row in matter.demands)
    screening.accept(
        desk,
        screening.Accept(
            matter_id=matter_id,
            version=matter.version,
            accepted_on=received_on + timedelta(days=3),
            lead_unit_id=unit_id,
            handler_id=handler_id,
            judgements=judgements,
        ),
    )
