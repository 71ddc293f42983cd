"""Filled papers of the archive of the same invented school: a volume of a case, a box of items, what was lent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.facts import OfficeFacts
from desktop_app.facts_archive import (
    BackNoteFacts,
    BoxLine,
    CheckFacts,
    CheckLine,
    ContentsFacts,
    DisposalFacts,
    IndexFacts,
    ItemLine,
    ItemsFacts,
    LoanFacts,
    LoanLine,
    PieceLine,
    SpineLine,
    StripFacts,
    TransferFacts,
    VolumeCoverFacts,
    VolumeLine,
)

NUMBER = "Q012－XF·2026－0007"
TITLE = "青岚学院关于学生公寓空调电费计收问题的信访案卷"
LONG = (
    "青岚学院关于家属院3号楼、5号楼、7号楼住户联名反映冬季集中供暖温度长期不达标、物业两次上门维修没有解决、"
    "要求减免本采暖季费用并公开供暖管道改造计划和经费来源以及今后运行维护责任划分问题的信访案卷（𬱖䶮等四十二人）"
)
LINES = tuple(
    PieceLine(
        number=str(n),
        doc_no="青岚信访意见〔2026〕12号" if n % 4 == 0 else "",
        responsible=("信访工作办公室", "青岚学院", "后勤管理处", "䶮𬱖")[n % 4],
        title=("结案报告", "关于公寓空调电费计收问题的调查处理报告", "公寓空调电费计量记录及收费公示照片",
               "[群众来信及所附的缴费票据、公示照片、聊天记录截屏打印件等材料一组]")[n % 4],
        day=date(2026, 1, 1 + n % 28),
        pages=str(n * 2 - 1) if n < 60 else "119—121",
        note="原件" if n % 7 == 0 else "",
    )
    for n in range(1, 61)
)  # fmt: skip
VOLUMES = tuple(
    VolumeLine(
        archive_no=f"Q012－XF·2026－{n:04d}",
        title=TITLE if n % 3 else LONG,
        year="2026",
        first=date(2026, 1, 8),
        last=date(2026, 1 + n % 12, 20),
        pieces=11 + n,
        pages=37 + n,
        retention="30年",
        secrecy="内部" if n % 5 == 0 else "",
        shelf="2号柜3层",
        state="已封卷",
        note="",
    )
    for n in range(1, 16)
)
_LISTED = tuple(replace(one, year="", shelf="", state="") for one in VOLUMES)


def examples(office: OfficeFacts) -> dict[str, tuple[str, Any]]:
    """Name of a kept text -> form and facts."""
    cover = VolumeCoverFacts(
        office=office, fonds_name="青岚学院", category="信访类", title=TITLE, first=date(2026, 1, 8),
        last=date(2026, 3, 20), retention="30年", pieces=11, pages=37, file_no="XF-2026-07", fonds_no="Q012",
        catalogue_no="XF·2026", volume_no="0007", secrecy="内部",
    )  # fmt: skip
    return {
        "F45": ("F45", cover),
        "F45-long-hard": ("F45", VolumeCoverFacts(
            office=office, fonds_name="青岚职业技术学院附属实验学校", category="信访类", title=LONG,
            first=date(2026, 1, 8), last=date(2026, 12, 20), retention="永久", pieces=60, pages=412,
            file_no="XF-2026-08", fonds_no="Q012", catalogue_no="XF·2026", volume_no="0008", secrecy="工作秘密",
            hard=True,
        )),
        "F46": ("F46", ContentsFacts(office=office, archive_no=NUMBER, lines=LINES)),
        "F46-long": ("F46", ContentsFacts(
            office=office, archive_no=NUMBER,
            lines=tuple(
                replace(one, title=f"[{LONG}]" if n % 5 == 0 else one.title) for n, one in enumerate(LINES[:20])
            ),
        )),
        "F47": ("F47", BackNoteFacts(
            office=office, archive_no=NUMBER,
            statement=("缺立案请示签：本件简易办理，未立案。", "下列材料为纸质，没有扫描件：缴费票据一组。"),
            pieces=11, pages=37, compiler="林晓岚", checker="贺远川", bound_on=date(2026, 5, 6),
        )),
        "F48": ("F48", StripFacts(
            office=office,
            spines=tuple(
                SpineLine(width=width, fonds_no="Q012", catalogue_no="XF·2026", year="2026", volume_no=f"{n:04d}",
                          file_no=f"XF-2026-{n:02d}", title="学生公寓空调电费计收问题的信访案卷", retention="30年")
                for n, width in enumerate((10, 15, 20, 10, 15, 20, 20, 20, 20, 20, 20, 20), 1)
            ),
            boxes=tuple(
                BoxLine(width=width, fonds_no="Q012", year="2026", retention="30年", organ="信访", first="0001",
                        last="0062", box_no=f"{n}")
                for n, width in enumerate((20, 30, 40, 50), 1)
            ),
        )),
        "F48b": ("F48b", LoanFacts(office=office, period="2026年", lines=tuple(
            LoanLine(archive_no=NUMBER, title=TITLE, borrower="汪若谷", unit="教务处", purpose="复查答辩", way="借出",
                     approved_by="贺远川", out_on=date(2026, 5, 6), due=date(2026, 5, 20), back_on=date(2026, 5, 18),
                     condition="完好")
            for _n in range(14)
        ))),
        "CHECKLIST": ("CHECKLIST", CheckFacts(
            office=office, archive_no=NUMBER, title=TITLE, checker="贺远川", checked_on=date(2026, 5, 6),
            lines=(
                CheckLine(kind="结案报告", present=True, found="第1—2页"),
                CheckLine(kind="立案请示签", present=False, reason="本件简易办理，未立案"),
                CheckLine(kind="信访事项告知书", present=True, found="第27页、第30—31页"),
            ),
        )),
        "TRANSFER": ("TRANSFER", TransferFacts(
            office=office, number="YJ-2026-0001", giver="林晓岚", giver_unit="信访工作办公室", receiver="程一舟",
            receiver_unit="青岚学院档案馆", handed_on=date(2026, 6, 12), lines=_LISTED,
        )),
        "DISPOSAL": ("DISPOSAL", DisposalFacts(
            office=office, number="XH-2037-0001", appraisal="保管期满，事项已结，无查考利用价值，拟销毁。",
            appraisers=("林晓岚", "贺远川"), appraised_on=date(2037, 2, 3), approver="周明远",
            approved_on=date(2037, 2, 10), watchers=("方敏", "程一舟"), destroyed_on=date(2037, 2, 18),
            lines=_LISTED[:4],
        )),
        "INDEX": ("INDEX", IndexFacts(
            office=office, scope="2026 年度 已封卷", made_by="林晓岚", made_on=date(2026, 6, 1), lines=VOLUMES,
        )),
        "ITEMS": ("ITEMS", ItemsFacts(
            office=office, fonds_no="Q012", year="2026", retention="30年", organ="XF",
            lines=tuple(
                ItemLine(number=str(n), archive_no=f"Q012-WS·2026-D30-XF-{n:04d}", doc_no="青岚信访意见〔2026〕12号",
                         responsible="青岚学院", title="信访处理意见书", day=date(2026, 3, 20), secrecy="内部", pages=4,
                         note="")
                for n in range(1, 21)
            ),
        )),
    }  # fmt: skip
