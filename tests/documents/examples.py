"""Filled forms of an invented school, one per form and layout; the ID number is the specimen printed in GB 11643."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from desktop_app.facts import (
    DayCountFacts,
    DemandFacts,
    ListFacts,
    MaterialFacts,
    NoticeFacts,
    OfficeFacts,
    PersonFacts,
    ProgressFacts,
    PromiseFacts,
    RegistrationFacts,
    ReviewSlipFacts,
    ScreeningFacts,
    ServiceFacts,
)
from tests.documents.examples_archive import examples as archive_examples
from tests.documents.examples_days import day_examples
from tests.documents.examples_hazards import hazard_examples
from tests.documents.examples_life import life_examples
from tests.documents.examples_reports import examples as report_examples
from tests.documents.examples_urgent import examples as urgent_examples

OFFICE = OfficeFacts(
    school="青岚学院",
    office="青岚学院信访工作办公室",
    address="青岚市学府路1号行政楼108室",
    phone="0000-12345678",
    hours="工作日 8:30-11:30",
    superior="青岚市教育局",
    superior_address="青岚市文苑路6号，电话0000-87654321",
)
ZHOU = PersonFacts(
    name="周某某",
    gender="女",
    id_type="居民身份证",
    id_no="11010519491231002X",
    phone="138 0000 1234",
    address="家属院3号楼",
    identity="离退休教职工",
    org="离退休处（原数学系）",
    relation="本人",
    representative=True,
)
VISIT = RegistrationFacts(
    office=OFFICE,
    number="XF-2026-0012",
    channel="VISIT",
    channel_word="来访",
    received_at=datetime(2026, 1, 20, 9, 15),
    receiver="林晓岚",
    place="行政楼108来访接待室",
    people=(ZHOU,),
    headcount=1,
    occurrence="FIRST",
    topic="后勤服务 / 供暖",
    summary="家属院3号楼东侧单元自2025年12月起暖气不热，室温经常低于16℃，曾三次向楼管报修未解决。该楼多为退休教职工，老人和儿童受影响较大。",
    facts="2025年12月8日、12月19日和2026年1月6日三次向楼管报修，均答复等待统一检修。",
    demands=("尽快派人检修东侧供暖管道，使室温达到规定标准。", "书面告知检修安排和完成时间。"),
    materials=(MaterialFacts(name="室温照片", copies=3), MaterialFacts(name="报修记录截图")),
    in_other_procedure=False,
    wants_written_reply=True,
    wants_secrecy=False,
    reply_points="已告知接收情况及处理途径和程序：本事项属于本校职责范围，拟转总务处核查，15日内书面告知受理情况，60日内办结并书面答复。",
)
_NOTICE = NoticeFacts(
    office=OFFICE,
    number="青岚信访受〔2026〕1号",
    title="信访事项受理告知书",
    addressee="钱某某同志",
    paragraphs=(
        "您于2026年1月5日通过来访反映的“职称评审材料退回未说明理由”的信访事项，青岚学院已于2026年1月5日收到并登记。"
        "经审查，该事项属于本校职责范围，于2026年1月6日予以受理，由人事处承办。",
        "依照《信访工作条例》第二十三条、第三十四条的规定，本校将于2026年3月7日前办结并书面答复您。"
        "情况复杂需要延长办理期限的，将另行告知延期理由，延长期限不超过30日。",
        "查询办理进展：电话0000-12345678，查询码7K3M-92QX。",
    ),
    closing="特此告知。",
    signed_on=date(2026, 1, 6),
)
_LONG = "".join(f"第{n}次报修在2025年12月{n}日，楼管答复“等待统一检修”，此后室温仍低于16℃；" for n in range(1, 31))
_START = date(2026, 1, 6)
_WEEK = "一二三四五六日"

EXAMPLES: dict[str, tuple[str, Any]] = {
    "F01-visit": ("F01", VISIT),
    "F01-urgent": (
        "F01",
        replace(VISIT, urgency="URGENT", group=True, headcount=6, refused_to_sign="认为答复时间过长"),
    ),
    "F01-letter": (
        "F01",
        replace(
            VISIT,
            variant="LETTER",
            channel="LETTER",
            postmark_date=date(2026, 1, 16),
            envelope_kept=True,
            letter_pages=4,
            reply_points="",
        ),
    ),
    "F01-call": (
        "F01",
        replace(
            VISIT,
            variant="CALL",
            channel="CALL",
            caller_no="138 0000 1234",
            call_from=datetime(2026, 1, 20, 9, 15),
            call_to=datetime(2026, 1, 20, 9, 32),
            recording_ref="L-0120-03",
        ),
    ),
    "F01-online": (
        "F01",
        replace(
            VISIT, variant="ONLINE", channel="ONLINE", external_system="国家信访信息系统", external_no="WX202601200001"
        ),
    ),
    "F01-long": (
        "F01",
        replace(
            VISIT,
            summary=_LONG,
            facts=_LONG,
            people=(
                ZHOU,
                replace(ZHOU, name="阿依古丽·买买提", representative=False, gender="女", id_no="", id_type="护照"),
                replace(ZHOU, name="䶮𬭼某", representative=True),
            ),
            headcount=3,
        ),
    ),
    "F02": ("F02", _NOTICE),
    "F03": (
        "F03",
        replace(
            _NOTICE,
            number="青岚信访转〔2026〕2号",
            title="信访事项告知书",
            paragraphs=(
                "您于2026年1月5日通过来信反映的“附属幼儿园收费”的信访事项，本校已于2026年1月8日收到并登记。"
                "经审查，该事项由青岚市教育局处理，本校已于2026年1月9日转送该局，联系电话0000-87654321。",
                "依据：《信访工作条例》第二十三条。",
            ),
        ),
    ),
    "F05": (
        "F05",
        replace(
            _NOTICE,
            number="青岚信访转〔2026〕3号",
            title="不属于本单位职权告知书",
            paragraphs=(
                "您于2026年1月5日反映的“小区物业费”的信访事项，不属于本校职责范围。请向青岚市学府路街道办事处提出，"
                "地址：青岚市学府路20号，电话：0000-11112222。",
                "依据：《信访工作条例》第二十三条。",
            ),
        ),
    ),
    "F05S": (
        "F05S",
        replace(
            _NOTICE,
            number="青岚信访转〔2026〕4号",
            title="",
            paragraphs=(
                "您反映的“小区物业费”的事项，不属于本校职责范围，请向青岚市学府路街道办事处提出，地址：青岚市学府路20号，"
                "电话：0000-11112222。依据：《信访工作条例》第二十三条。",
            ),
        ),
    ),
    "F07": (
        "F07",
        PromiseFacts(
            office=OFFICE,
            number="XF-2026-0012",
            name="周某某",
            matter="家属院3号楼东侧单元暖气不热。",
            reason="需要总务处到现场检测管道压力后才能答复。",
            promise_due=date(2026, 1, 27),
            told_how="电话答复",
            handler="林晓岚",
            handler_phone="0000-12345678",
            given_on=date(2026, 1, 20),
        ),
    ),
    "F08": (
        "F08",
        ScreeningFacts(
            office=OFFICE,
            number="XF-2026-0012",
            petitioner="周某某",
            channel="来访",
            received_at=datetime(2026, 1, 20, 9, 15),
            subject="家属院3号楼东侧单元暖气不热",
            urgency="CRITICAL",
            demands=(
                DemandFacts(
                    text="尽快派人检修东侧供暖管道，使室温达到规定标准。",
                    own_authority="YES",
                    nature="CLAIM",
                    route="PETITION_PROC",
                    route_basis="《信访工作条例》第三十一条第六项",
                    competent_body="青岚学院",
                ),
                DemandFacts(
                    text="书面告知检修安排和完成时间。",
                    own_authority="YES",
                    nature="CLAIM",
                    route="PETITION_PROC",
                    route_basis="《信访工作条例》第三十一条第六项",
                    competent_body="青岚学院",
                ),
            ),
            occurrence="FIRST",
            new_facts="",
            simple_procedure="NO",
            proposal="建议受理，交总务处办理，于2026年3月21日前书面答复。",
            proposed_by="林晓岚",
            proposed_on=date(2026, 1, 21),
        ),
    ),
    "F30": (
        "F30",
        ServiceFacts(
            office=OFFICE,
            number="XF-2026-0012",
            document="信访事项受理告知书",
            document_no="青岚信访受〔2026〕1号",
            recipient="钱某某",
            place="行政楼108来访接待室",
            method="IN_PERSON",
            server="林晓岚",
        ),
    ),
    "F30b": (
        "F30b",
        ReviewSlipFacts(
            office=OFFICE,
            number="XF-2026-0012",
            addressee="钱某某同志",
            paragraphs=("您对本校的信访处理意见不服的，可以在下列期限内申请复查。",),
            document_no="青岚信访意见〔2026〕1号",
            delivered_on=date(2026, 3, 2),
            last_day=date(2026, 4, 1),
            materials=("复查申请书", "信访处理意见书复印件", "身份证件复印件"),
            lapse="超过上述日期没有申请的，本次复查申请期限届满。",
            basis="《信访工作条例》第三十五条",
            given_on=date(2026, 3, 2),
        ),
    ),
    "F44": (
        "F44",
        ProgressFacts(
            office=OFFICE,
            number="XF-2026-0012",
            query_code="7K3M-92QX",
            petitioner="周某某",
            subject="家属院3号楼东侧单元暖气不热",
            state="办理中",
            received_on=date(2026, 1, 20),
            due_lines=(("书面告知", "2026年2月4日"), ("办结答复", "2026年3月22日")),
            steps=(("2026年1月20日", "登记"), ("2026年1月22日", "受理，由总务处承办")),
            asked_at=datetime(2026, 2, 2, 10, 5),
        ),
    ),
    "DAYS": (
        "DAYS",
        DayCountFacts(
            office=OFFICE,
            number="XF-2026-0012",
            rule="办理期限60日",
            lines=(
                "自受理次日（2026年1月7日）起算，第60日为2026年3月7日，星期六。",
                "最晚在2026年3月6日（星期五）前办理。",
            ),
            basis=("《信访工作条例》第三十四条",),
            days=tuple(
                (
                    str(n),
                    f"{(d := _START + timedelta(days=n)).month}月{d.day}日",
                    "星期" + _WEEK[d.weekday()],
                    "休息日" if d.weekday() > 4 else "工作日",
                    "届满日" if n == 60 else "",
                )
                for n in range(1, 61)
            ),
            provisional=True,
            printed_on=date(2026, 1, 7),
        ),
    ),
    "LIST": (
        "LIST",
        ListFacts(
            office=OFFICE,
            title="在办信访事项清单",
            note="在办；按办理期限排序；共40件",
            heads=("编号", "信访人", "事项", "状态", "承办单位", "届满日"),
            widths=(14, 10, 40, 10, 14, 12),
            rows=tuple(
                (
                    f"2026-{n:04d}",
                    "周*",
                    "家属院3号楼东侧单元暖气不热，多次报修没有解决，要求书面告知检修安排" * (1 + n % 3),
                    "办理中",
                    "总务处",
                    f"3月{1 + n % 28}日",
                )
                for n in range(1, 41)
            ),
            made_by="林晓岚",
            made_on=date(2026, 2, 2),
        ),
    ),
    **life_examples(OFFICE),
    **day_examples(OFFICE),
    **archive_examples(OFFICE),
    **report_examples(),
    **urgent_examples(OFFICE),
    **hazard_examples(OFFICE),
}
