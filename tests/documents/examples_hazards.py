"""Filled papers of screening, information and warning of the same invented school."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from desktop_app.facts import OfficeFacts
from desktop_app.facts_hazards import (
    AheadFacts,
    AheadLine,
    HazardLine,
    HazardsFacts,
    InformationFacts,
    WarningFacts,
)
from desktop_app.facts_life import OfficialFacts, Passage

LINES = (
    HazardLine(
        number="PC-2026-0003",
        found_on=date(2026, 9, 2),
        unit="后勤管理处",
        description="家属院供暖改造推迟，住户在群内议论联名反映，个别人提出到市里反映。",
        people="三号楼住户 46人",
        topic="后勤服务",
        level="高风险",
        owner="后勤管理处 方敏",
        measures="公布改造计划，逐户说明，由分管负责人包案。",
        due=date(2026, 10, 15),
        progress="9月20日已召开住户会，同意供暖前先行检修。",
    ),
    HazardLine(
        number="PC-2026-0004",
        found_on=date(2026, 9, 9),
        unit="教务处",
        description="转专业考核成绩公布后，落选学生要求查看评分。",
        people="6人",
        topic="教育教学",
        level="低风险",
        owner="教务处 程一舟",
        measures="公布评分办法，安排查分。",
        due=date(2026, 9, 30),
        progress="已全部查分，没有异议。",
        resolved_on=date(2026, 9, 25),
    ),
)


def hazard_examples(office: OfficeFacts) -> dict[str, tuple[str, Any]]:
    """Name in the golden folder -> form and what is printed on it."""
    return {
        "F37": (
            "F37",
            HazardsFacts(
                office=office,
                scope="全校",
                made_on=date(2026, 9, 30),
                screener="林晓岚",
                unit_head="贺远川",
                lines=LINES,
            ),
        ),
        "F37-long": (
            "F37",
            HazardsFacts(office=office, scope="全校", made_on=date(2026, 9, 30), lines=LINES * 9),
        ),
        "F37b": (
            "F37b",
            WarningFacts(
                office=office,
                number="青信预警〔2026〕2号",
                subject="后勤服务方面的信访事项明显上升",
                level="橙色",
                basis="本月 7 件，为前 3 个月平均数的 3.5 倍",
                counts=(("2026-06", 2), ("2026-07", 1), ("2026-08", 3), ("2026-09", 7)),
                advice="供暖改造计划向住户公布；窗口延长至19时；每周通报一次进度。",
                addressee="后勤管理处",
                made_on=date(2026, 9, 28),
            ),
        ),
        "F37c": (
            "F37c",
            InformationFacts(
                office=office,
                kind="OPINION",
                number="QB-2026-0005",
                source="本地生活论坛",
                topic="后勤服务",
                gist="有帖子称家属院今冬不供暖，跟帖八十余条，要求学校说明。",
                heat="中",
                steps=(
                    ("发现", datetime(2026, 9, 18, 8, 20), ""),
                    ("研判", datetime(2026, 9, 18, 9, 40), "情况不实，改造不影响供暖时间"),
                    ("回应", datetime(2026, 9, 18, 15, 0), "由宣传部门发布供暖安排"),
                ),
                closing="发布安排后帖子不再更新，三日内没有新的议论。",
            ),
        ),
        "F37c-sign": (
            "F37c",
            InformationFacts(
                office=office,
                kind="SIGN",
                number="QB-2026-0006",
                source="保卫处",
                gist="个别住户商量9月底到市里反映供暖问题。",
                steps=(("发现", datetime(2026, 9, 20, 10, 0), ""), ("制定预案", None, "")),
            ),
        ),
        "F42": (
            "F42",
            OfficialFacts(
                office=office,
                letterhead="LETTER",
                number="青院信通〔2026〕3号",
                title="关于2026年9月信访工作情况的通报",
                addressee="各部门",
                passages=(
                    Passage(text="现将各部门承办信访事项情况通报如下：后勤管理处承办 7 件，办结 5 件，办结率 71.4%。"),
                    Passage(text="请有关部门对未办结事项逐件明确承办人和完成时间，按期办结并反馈结果。"),
                ),
                signed_on=date(2026, 9, 29),
            ),
        ),
        "AHEAD": (
            "AHEAD",
            AheadFacts(
                office=office,
                name="国庆节",
                first=date(2026, 10, 1),
                last=date(2026, 10, 7),
                made_by="林晓岚",
                made_on=date(2026, 9, 24),
                lines=(
                    AheadLine(
                        number="XF-2026-0112",
                        subject="反映家属院供暖改造推迟",
                        what="书面告知受理情况",
                        due=date(2026, 10, 3),
                        work_by=date(2026, 9, 30),
                        who="林晓岚",
                    ),
                    AheadLine(
                        number="PC-2026-0003",
                        subject="家属院供暖改造推迟",
                        what="隐患限期化解",
                        due=date(2026, 10, 7),
                        work_by=date(2026, 9, 30),
                        who="方敏",
                    ),
                    AheadLine(subject="2026年9月信访工作月报", what="报送", due=date(2026, 10, 6), who="林晓岚"),
                ),
            ),
        ),
    }
