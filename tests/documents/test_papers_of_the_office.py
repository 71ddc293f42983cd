"""What the office puts on its papers: whom they address, how they speak of the matter, what they leave out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pypdfium2
import pytest

from desktop_app.office import Office
from desktop_app.usecases import letters, papers, promises, registration, screening
from desktop_app.usecases.letters import LetterRow
from tests import sample
from tests.documents.golden_text import solid, text_of


def _printed(office: Office, issued: papers.Issued) -> str:
    return solid(text_of(office.ask(papers.kept, issued.id).pdf))


def _pages(office: Office, issued: papers.Issued) -> int:
    return len(pypdfium2.PdfDocument(office.ask(papers.kept, issued.id).pdf))


def _accepted(office: Office, **known: Any) -> str:
    made = office.do(registration.register, sample.visit(**known))
    return _printed(office, sample.accept(office, made.id))


def _imported(office: Office, **known: Any) -> int:
    row = LetterRow(row=2, number="L1", subject="路灯不亮", text="全文", received=datetime(2026, 3, 13, 9, 0), **known)
    office.do(letters.commit, office.ask(letters.plan, [row], None), "来信.xlsx", "0" * 64)
    return 1


@pytest.mark.parametrize(
    ("name", "salutation"),
    [
        ("周某某", "周某某同志："),
        ("阿依古丽·买买提", "阿依古丽·买买提同志："),
        ("王老师", "王老师："),
        ("周女士", "周女士："),
        ("Anna Meier", "AnnaMeier："),
        ("A00074011", "信访人（账号A00074011）："),
    ],
)
def test_a_letter_addresses_a_person_and_never_an_account_as_a_comrade(
    name: str, salutation: str, office: Office
) -> None:
    printed = _accepted(office, people=(sample.petitioner(name=name),))
    assert f"信访事项受理告知书{salutation}您于" in printed


def test_a_letter_without_a_name_is_answered_to_the_petitioner(office: Office) -> None:
    nobody = sample.petitioner(name="", phone="", id_no="", id_type="", address="")
    printed = _accepted(office, channel="LETTER", place="", people=(nobody,), address_unclear="没有署名")
    assert "信访事项受理告知书信访人：您于" in printed and "同志" not in printed


def test_an_imported_letter_is_answered_to_its_account_and_keeps_its_number(office: Office) -> None:
    matter = _imported(office, account="A00074011")
    notice = sample.accept(office, matter)
    assert "信访人（账号A00074011）：您于2026年3月13日通过来信反映的“路灯不亮”" in _printed(office, notice)
    form = _printed(office, office.do(papers.issue_form, matter, "F01"))
    assert "账号A00074011" in form and "外部编号L1" in form
    progress = _printed(office, office.do(papers.issue_form, matter, "F44"))
    assert "账号A00074011" in progress and "2026年3月13日登记" in progress
    assert "A00074011" not in _printed(office, office.do(papers.issue_service_proof, matter, notice.id))


def test_several_people_are_addressed_together_on_every_paper(office: Office) -> None:
    three = tuple(sample.petitioner(name=name, id_no="", id_type="") for name in ("周某某", "欧阳某某", "冯某某"))
    made = sample.register(office, people=three, headcount=3)
    notice = sample.accept(office, made.id)
    printed = _printed(office, notice)
    assert "周某某等3人：你们于" in printed and "书面答复你们。" in printed and "您" not in printed
    for issued in (
        office.do(papers.issue_service_proof, made.id, notice.id),
        office.do(papers.issue_form, made.id, "F44"),
    ):
        assert "周某某等3人" in _printed(office, issued)


def test_nobody_is_given_the_name_of_another_as_an_account(office: Office) -> None:
    two = (sample.petitioner(), sample.petitioner(name="", id_no="", id_type="", phone="13900005678"))
    made = sample.register(office, people=two, headcount=2)
    printed = _printed(office, office.do(papers.issue_form, made.id, "F01"))
    assert "账号" not in printed and "13900005678" in printed


def test_a_letter_was_raised_on_the_day_of_its_postmark(office: Office) -> None:
    posted = _accepted(office, channel="LETTER", place="", postmark_on=date(2026, 3, 12), envelope_kept=True)
    assert "您于2026年3月12日通过来信反映的" in posted and "已于2026年3月16日收到" in posted


def test_an_item_sent_down_says_who_sent_it_and_invents_no_day(office: Office) -> None:
    made = office.do(registration.register, sample.sent_down(superior_letter_no="青教信转〔2026〕7号"))
    printed = _printed(office, sample.accept(office, made.id))
    assert "您反映、由青岚市教育局转来的“" in printed
    form = office.do(papers.issue_form, made.id, "F01")
    assert "转送机关青岚市教育局来文编号青教信转〔2026〕7号" in _printed(office, form)
    assert "邮戳日期" not in _printed(office, form) and _pages(office, form) == 1


def test_a_leaders_note_is_not_called_a_way_of_petitioning(office: Office) -> None:
    assert "您于2026年3月16日反映的“" in _accepted(office, channel="LEADER_NOTE", place="")


def test_quotation_marks_inside_the_summary_become_single_ones(office: Office) -> None:
    assert "“要求落实‘一事一议’答复”的信访事项" in _accepted(office, subject="要求落实“一事一议”答复")


def test_a_subject_of_sixty_characters_leaves_the_notice_on_one_page(office: Office) -> None:
    made = sample.register(office, subject="要求检修家属院三号楼东侧供暖管道并书面说明采暖费退还办法" * 2 + "请尽快")
    assert _pages(office, sample.accept(office, made.id)) == 1


def test_the_notice_names_the_school_in_full_and_promises_the_day_its_own_rules_give(office: Office) -> None:
    printed = _accepted(office)
    assert "青岚学院已于2026年3月16日收到并登记" in printed and printed.count("青岚学院") == 2
    assert "本校将于2026年5月15日前办结" in printed and "60日" not in printed


@pytest.mark.parametrize(("urgency", "mark"), [("NORMAL", ""), ("URGENT", "紧急"), ("CRITICAL", "特急")])
def test_the_office_sees_how_urgent_a_matter_is_and_the_petitioner_does_not(
    urgency: str, mark: str, office: Office
) -> None:
    reason = "可能聚集" if mark else ""
    made = sample.register(office, urgency=urgency, urgency_reason=reason)
    seen = sample.seen(office, made.id)
    judged = tuple(screening.DemandJudgement(id=row.id) for row in seen.demands)
    sheet = office.do(screening.screen, screening.Screen(matter_id=made.id, version=seen.version, judgements=judged))
    for issued in (office.do(papers.issue_form, made.id, "F01"), sheet):
        printed = _printed(office, issued)
        assert mark in printed and ("急" in printed) == bool(mark)
    assert "急" not in _printed(office, sample.accept(office, made.id))


def test_the_review_slip_says_what_may_be_asked_and_carries_its_day(office: Office) -> None:
    made = sample.register(office)
    slip = office.do(promises.review_slip, made.id, sample.opinion(office, made.id), date(2026, 3, 16))
    printed = _printed(office, slip)
    assert "可以自收到之日起30日内，请求青岚市教育局复查。" in printed
    assert printed.endswith("青岚学院2026年3月16日")
