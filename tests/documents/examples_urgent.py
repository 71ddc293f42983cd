"""Filled papers of events, key periods and duty of the same invented school."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from desktop_app.facts import OfficeFacts
from desktop_app.facts_urgent import EventFacts, LogFacts, LogLine, RosterFacts, ShiftLine, ZeroFacts
from desktop_app.labels import duty as duty_words

LONG = "现场已设隔离区，校医到场，家长代表三人在行政楼108继续沟通，其余人员由班主任分别劝返；" * 12
EVENT = EventFacts(
    number="JB-2026-0003",
    which="首报",
    kind="集体访",
    occurred_at=datetime(2026, 2, 16, 23, 10),
    known_at=datetime(2026, 2, 16, 23, 40),
    called_at=datetime(2026, 2, 16, 23, 52),
    called="青岚市教育局值班室 0000-87654321",
    place="学校南门",
    people="2025级部分学生家长，代表䶮某、钱某某",
    headcount=26,
    demand="要求说明宿舍停暖原因并退还住宿费。",
    cause="2月16日20时起三号宿舍楼停暖，家长在群内相约到校。",
    situation="二十六人聚集在南门外，情绪较激动，没有过激行为，交通正常。",
    measures="值班领导到场接谈；后勤抢修供暖；保卫处维持秩序。",
    next_step="请五名以内代表到接待室面谈，当晚恢复供暖。",
    coordination="请辖区派出所协助维持校门交通秩序。",
    sent_to="青岚市教育局",
    sent_at=datetime(2026, 2, 17, 0, 20),
    signer="苏文清",
    made_on=date(2026, 2, 17),
)
_FIRST = date(2026, 3, 3)
_NAMES = ("林晓岚", "贺远川", "方敏", "程一舟")
SHIFTS = tuple(
    ShiftLine(
        day=_FIRST + timedelta(days=n // 2),
        name=("白班", "夜班")[n % 2],
        hours=duty_words.hours(*(("08:00", "17:30"), ("17:30", "08:00"))[n % 2]),
        person=_NAMES[n % 4],
        phone=f"1380000{1000 + n % 4}",
        leader=("苏文清", "周明远")[n // 2 % 2],
        leader_phone="13900001234",
    )
    for n in range(20)
)
LINES = tuple(
    LogLine(
        at=datetime(2026, 3, 3, 17, 40) + timedelta(minutes=47 * n),
        kind=("电话测试", "来电", "巡查", "来访")[n % 4],
        content=("值班电话畅通。", "家长询问三号宿舍楼供暖何时恢复，情绪平稳，要求回电。",
                 "巡查南门、宿舍区，没有异常。", "一名退休教师反映津贴发放，已记下姓名和电话。")[n % 4],
        handled=("", "已转后勤处理，次日上午回电。", "", "告知周一上班后到信访办登记。")[n % 4],
        writer="贺远川",
    )
    for n in range(6)
)  # fmt: skip


def examples(office: OfficeFacts) -> dict[str, tuple[str, Any]]:
    """Name of a kept text -> form and facts."""
    event = replace(EVENT, office=office)
    internal = replace(
        event, which="校内专报", called_at=None, called="", sent_to="", sent_at=None, signer="林晓岚", vice="苏文清",
        vice_at=datetime(2026, 2, 16, 23, 50), main="周明远", main_at=datetime(2026, 2, 16, 23, 55),
    )  # fmt: skip
    zero = ZeroFacts(
        office=office, day=date(2026, 3, 5), period="2026年全国两会", nil=True, reporter="林晓岚", leader="苏文清",
        sent_at=datetime(2026, 3, 5, 16, 20), sent_how="SYSTEM",
    )  # fmt: skip
    log = LogFacts(office=office, shift=SHIFTS[1], lines=LINES)
    return {
        "F35": ("F35", event),
        "F35-long": ("F35", replace(event, which="续报（第2次）", situation=LONG, measures=LONG)),
        "F35b": ("F35b", internal),
        "F34c": ("F34c", zero),
        "F34c-late": ("F34c", replace(
            zero, nil=False, content="两名家长到校反映转学，已登记。", revision=1, late_reason="当日停电，未能报送。",
        )),
        "F53": ("F53", RosterFacts(
            office=office, period="2026年全国两会", first=_FIRST, last=date(2026, 3, 12), lines=SHIFTS,
            made_by="林晓岚", made_on=date(2026, 3, 1),
        )),
        "F54": ("F54", log),
        "F54-long": ("F54", replace(
            log, lines=LINES * 6, giver="贺远川", taker="方敏", handed_at=datetime(2026, 3, 4, 8, 0),
            left_open="回电询问供暖的家长；提醒信访办登记退休教师来访。",
        )),
    }  # fmt: skip
