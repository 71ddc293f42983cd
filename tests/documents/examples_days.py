"""Filled forms of the same invented school: reception days, letters read, taken-charge cases, first responders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from desktop_app.facts import OfficeFacts
from desktop_app.facts_days import (
    BoardFacts,
    BriefFacts,
    BriefVisit,
    ChargeFacts,
    ChargeNoticeFacts,
    ChargeReportFacts,
    CoverFacts,
    FeedbackFacts,
    FieldFacts,
    GuideFacts,
    InquiryFacts,
    InquiryLine,
    InstructionFacts,
    MediaFacts,
    PosterFacts,
    PosterLine,
    ReadingFacts,
    RecordFacts,
    ScheduleFacts,
    SheetFacts,
    SkipFacts,
    SubstituteFacts,
)
from desktop_app.labels import charges, records
from desktop_app.labels import leader_day_papers as words

ROOM = "行政楼108室（来访接待室）"
_DAYS = (
    ("2026-03-17", "14:30", "16:30", "苏文清", "副校长", "教学、学籍、考试", "教务处"),
    ("2026-03-19", "09:00", "11:30", "周明远", "校长", "全面工作", "党政办公室"),
    ("2026-03-24", "14:30", "16:30", "阿依古丽·买买提", "党委副书记", "学生、工会、离退休", "学生处"),
)
LINES = tuple(
    PosterLine(day=day, starts=starts, ends=ends, leader=who, post=post, portfolio=field, place=ROOM, accompany=unit)
    for day, starts, ends, who, post, field, unit in _DAYS
)
SUBJECT = "家属院3号楼供暖不足"


def _records(office: OfficeFacts) -> dict[str, tuple[str, Any]]:
    made: dict[str, tuple[str, Any]] = {}
    for code, fields in records.RECORDS.items():
        lines = tuple(
            (one.label, "2026年3月16日 10时06分" if one.moment else f"{one.key}之内容。", one.height) for one in fields
        )
        made[code] = (code, RecordFacts(
            office=office, form=code, number="XF-2026-0012", subject=SUBJECT, petitioner="周某某", lines=lines,
            made_on=date(2026, 3, 16),
        ))  # fmt: skip
    made["F11b"] = ("F11b", SkipFacts(
        office=office, number="XF-2026-0012", told_by="市信访局", told_at=datetime(2026, 3, 16, 10, 6),
        people="周某某等3人", place="市信访局接待大厅", arrive_by=datetime(2026, 3, 16, 12, 0), staff="方敏、何静",
        arrived_at=datetime(2026, 3, 16, 12, 20), late=True, course="当面听取诉求，劝返。", brought_back="YES",
        reply_no="青岚信〔2026〕3号", replied_at=datetime(2026, 3, 16, 17, 0),
    ))  # fmt: skip
    return made


def day_examples(office: OfficeFacts) -> dict[str, tuple[str, Any]]:
    """Name of the kept text -> form and facts."""
    poster = PosterFacts(
        office=office,
        title=words.POSTER_TITLE,
        period="2026年3月16日至3月31日",
        intro=words.POSTER_INTRO,
        lines=LINES,
        booking=words.booking("行政楼106室", "0000-12345678"),
        notes=words.POSTER_NOTES,
        phone="0000-12345679",
        posted_on=date(2026, 3, 12),
    )
    two_places = tuple(replace(one, place="北校区会议室") if n else one for n, one in enumerate(LINES))
    changed = replace(LINES[1], accompany="", was="3月18日\n09:00—11:30\n周明远\n行政楼108室", note="改接访日期")
    schedule = ScheduleFacts(
        office=office, period=poster.period, lines=LINES, made_by="林晓岚", made_on=date(2026, 3, 1)
    )
    return {
        "F19": ("F19", poster),
        "F19-places": ("F19", replace(poster, lines=two_places)),
        "F19-change": (
            "F19",
            replace(poster, change=True, title=words.CHANGE_TITLE, intro=words.CHANGE_INTRO, lines=(changed,),
            booking="", notes=""),
        ),
        "F19-A3": ("F19", replace(poster, size="A3", lines=LINES * 6)),
        "F19a": ("F19a", schedule),
        "F19b": ("F19b", BriefFacts(
            office=office, leader="周明远", post="校长", when="2026年3月19日 星期四 09:00—11:30", place=ROOM,
            accompany="党政办公室", issued_on=date(2026, 3, 18),
            visits=(
                BriefVisit(at="09:00", name="高某某", identity="学生，计算机学院", headcount="1人",
                subject="奖学金评定",
                           known="XF-2026-0012 办理中"),
                BriefVisit(at="09:20", headcount="2人", subject=words.NOT_FOR_THIS_DESK),
            ),
            prepare="请教务处携带评定办法。",
        )),
        "F19c": ("F19c", SubstituteFacts(
            office=office, when="2026年3月19日 星期四 09:00—11:30", place=ROOM, leader="周明远", post="校长",
            reason="参加市教育局会议。", substitute="苏文清", substitute_post="副校长", proposed_on=date(2026, 3, 16),
            approver="周明远", approved_at=datetime(2026, 3, 16, 16, 20), reposted="3月16日17时，行政楼公告栏",
        )),
        "F18": ("F18", BoardFacts(
            office=office, places=("行政楼108来访接待室：8:30—11:30", "图书馆一楼接待点：周三下午"),
            channels=("来信地址：青岚市学府路1号", "投诉电话：0000-12345678"), scope=words.BOARD_SCOPE_LINES,
            steps=words.BOARD_STEP_WORDS, manners=words.BOARD_MANNER_LINES, phone="0000-12345679",
            posted_on=date(2026, 3, 1),
        )),
        "F17": ("F17", SheetFacts(
            office=office, number="JF-2026-0001", when="2026年3月19日 09:12", place=ROOM,
            leader="周明远", post="校长", accompany="党政办公室", visitor="高某某", identity="学生，计算机学院",
            phone="138 0000 1234", headcount="6人", representatives="谢某某、丁某",
            problem="奖学金评定办法没有公布，多次询问没有答复。", demands=("公布评定办法。", "说明评定结果。"),
            attention=("全面看材料", "全面听诉求"), answer="请教务处五日内核实并答复学生。", outcome="ASSIGNED",
            unit="教务处", due=date(2026, 3, 24),
        )),
        "F17b": ("F17b", FieldFacts(
            office=office, number="JF-2026-0002", kind="FIELD", when="2026年3月20日 10:00", place="家属院3号楼",
            leader="苏文清", post="副校长", met="周某某等3人", matter_number="XF-2026-0012", subject=SUBJECT,
            found="现场室温十四度，支管堵塞。", advice="总务处一周内更换支管。", recorder="林晓岚",
        )),
        "F49": ("F49", MediaFacts(
            office=office, number="SX-2026-0001", carrier="录像", taken_at="2026年3月19日 09:00", place=ROOM,
            taken_by="何静", content="校长接访高某某一行全程。", length="42分钟", size="MP4，318 MB",
            file_name="接访0319.mp4", sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            kept_at="档案柜3号硬盘，备份在移动硬盘B", about="JF-2026-0001",
        )),
        "F21": ("F21", InstructionFacts(
            office=office, number="XF-2026-0012", petitioner="（姓名保密）", channel="来信", subject=SUBJECT,
            leader="周明远",
            post="校长", instruction="请总务处查实，月底前报我。", instructed_on=date(2026, 3, 16), unit="总务处",
            due=date(2026, 3, 31),
        )),
        "F22": ("F22", FeedbackFacts(
            office=office, number="XF-2026-0012", subject=SUBJECT, leader="周明远",
            instruction="请总务处查实，月底前报我。",
            unit="总务处", findings="支管堵塞，情况属实。", opinion="予以支持，更换支管。",
            delivery="3月27日当面送达。", attitude="满意", proposal="建议结案。", proposed_by="林晓岚",
            fed_back_on=date(2026, 3, 28),
        )),
        "F23": ("F23", ReadingFacts(
            office=office, number="XF-2026-0012", received_on=date(2026, 3, 12), writer="（姓名保密）",
            kinds=("JOINT", "LIVELIHOOD"), signers=12, gist="十二户联名反映供暖不足。",
            proposal="建议总务处核实后答复。",
            proposed_by="林晓岚", proposed_on=date(2026, 3, 13),
        )),
        "F29": ("F29", ChargeFacts(
            office=office, number="BA-2026-0001", matter_number="XF-2026-0012", petitioner="周某某等12人",
            subject=SUBJECT,
            trigger="LONG_GROUP", leader="苏文清", post="副校长", unit="总务处", handler="方敏", due=date(2026, 5, 29),
            five=tuple((word, "2026年3月18日", "已落实") for word in charges.FIVE["ZZ-2019"].values()),
            four=tuple((word, "2026年3月19日", "到户走访") for word in charges.FOUR.values()),
            plan="更换支管，减免采暖费。", progress=("2026年3月20日　支管到货",), result="支管已换，住户认可。",
            ended_by="苏文清", ended_on=date(2026, 4, 2),
        )),
        "F29b": ("F29b", ChargeNoticeFacts(
            office=office, number="BA-2026-0001", unit="总务处", issued_on=date(2026, 3, 16),
            paragraphs=(charges.NOTICE_TEXT.format(subject=SUBJECT, number="XF-2026-0012", leader="苏文清"),
                        charges.NOTICE_DUE.format(due="2026年5月29日", handler="方敏")),
        )),
        "F29c": ("F29c", ChargeReportFacts(
            office=office, number="BA-2026-0001", subject=SUBJECT, unit="总务处", leader="苏文清", cause="管道老化。",
            findings="十二户室温不到十五度。", proposal="更换支管。", reported_on=date(2026, 3, 20),
        )),
        **_records(office),
        "F07b": ("F07b", GuideFacts(
            office=office, number="SW-2026-0001", unit="教务处", room="行政楼201", phone="0000-2001", contact="陶然",
            procedure="带学生证，填写申请表，当日可办。", responder="林晓岚", issued_on=date(2026, 3, 16),
        )),
        "F32": ("F32", InquiryFacts(
            office=office, period="2026年3月", made_by="林晓岚", made_on=date(2026, 3, 31),
            lines=tuple(InquiryLine(
                number=f"SW-2026-{n:04d}", asked_at="03-16 10:06", responder="林晓岚", asker="高某某，计算机学院",
                phone="138 0000 1234", channel="来访", question="助学贷款到哪里办，需要带什么材料",
                outcome="告知承办部门",
                unit="学生处", result="已办好", satisfied="满意",
            ) for n in range(1, 21)),
        )),
        "F50": ("F50", CoverFacts(
            office=office, posted_on=date(2026, 3, 1),
            lines=(("信访办主任", "林晓岚", "0000-1001", "何静", "0000-1002", "登记、信访工作负责人"),),
        )),
    }  # fmt: skip
