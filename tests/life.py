"""One call per step of a matter's life, for tests that need a matter somewhere in it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from desktop_app.office import Office
from desktop_app.rules import moments
from desktop_app.usecases import (
    answers,
    closing,
    delivery,
    extensions,
    handling,
    hearing,
    opinions,
    papers,
    reviews,
    screening,
)
from desktop_app.usecases.screening import DemandJudgement
from tests import sample


def today(office: Office) -> date:
    return moments.legal_day(office.clock())


def now(office: Office) -> datetime:
    return moments.local(office.clock()).replace(tzinfo=None)


def _of(office: Office, matter_id: int) -> dict[str, Any]:
    return {"matter_id": matter_id, "version": sample.version(office, matter_id)}


def judged(office: Office, matter_id: int, *each: dict[str, str]) -> tuple[DemandJudgement, ...]:
    """A judgement per demand; one for all when only one is given."""
    rows = sample.seen(office, matter_id).demands
    chosen = each if len(each) == len(rows) else each * len(rows)
    return tuple(DemandJudgement(id=row.id, **known) for row, known in zip(rows, chosen, strict=True))


def screened(office: Office, matter_id: int, *each: dict[str, str]) -> papers.Issued:
    new = screening.Screen(**_of(office, matter_id), judgements=judged(office, matter_id, *each))
    return office.do(screening.screen, new)


def dispatched(office: Office, matter_id: int, *units: str, **known: Any) -> tuple[papers.Issued, ...]:
    """交办 to the units, the first leads; each has twenty days."""
    names = units or ("总务处",)
    tasks = tuple(
        handling.TaskInput(
            unit_id=sample.unit(office, name).id, lead=name == names[0], due=today(office) + timedelta(20)
        )
        for name in names
    )
    new = {**_of(office, matter_id), "dispatched_on": today(office), "tasks": tasks, **known}
    return office.do(handling.dispatch, handling.Dispatch(**new))


def heard(office: Office, matter_id: int, **known: Any) -> papers.Issued:
    new = {
        **_of(office, matter_id),
        "began_at": now(office),
        "interviewers": sample.HANDLER,
        "interviewee": "周某某",
        "exchanges": (("请说明情况。", "一月以来室温不到十五度。"),),
        **known,
    }
    return office.do(hearing.record_interview, hearing.RecordInterview(**new))


def verified(office: Office, matter_id: int, **known: Any) -> papers.Issued:
    new = {
        **_of(office, matter_id),
        "verified_on": today(office),
        "method": "SITE",
        "found": "3号楼供暖支管堵塞，室温十四度。",
        "verifiers": (sample.HANDLER, sample.CLERK),
        **known,
    }
    return office.do(hearing.record_verification, hearing.RecordVerification(**new))


def replied(office: Office, matter_id: int, place: int = 0, **known: Any) -> None:
    task = sample.seen(office, matter_id).course.tasks[place]
    new = {
        **_of(office, matter_id),
        "task_id": task.id,
        "replied_on": today(office),
        "reply": "已疏通支管，室温恢复。",
        "signed_by": "总务处负责人",
        "file_name": "反馈.pdf",
        "content": b"%PDF-reply",
        **known,
    }
    office.do(handling.reply_task, handling.TaskReply(**new))


def drafted(office: Office, matter_id: int, conclusion: str = "SUPPORT", **known: Any) -> None:
    shown = sample.seen(office, matter_id)
    parts = tuple(
        opinions.PartInput(
            demand_id=row.id,
            finding=f"经现场核实，{row.text}的情况属实。",
            conclusion=conclusion,
            reasons="总务处已安排检修。",
            basis="《物业管理条例》第三十五条",
        )
        for row in shown.demands
        if row.nature == "CLAIM" and row.route == "PETITION_PROC" and row.own_authority == "YES"
    )
    new = {**_of(office, matter_id), "parts": parts, "course": "听取陈述并到现场查看。", **known}
    office.do(opinions.draft_opinion, opinions.DraftOpinion(**new))


def submitted(office: Office, matter_id: int, reviewer: str = sample.REVIEWER) -> papers.Issued:
    new = opinions.SubmitOpinion(**_of(office, matter_id), reviewer_id=sample.person(office, reviewer).id)
    return office.do(opinions.submit_opinion, new)


def checked(office: Office, matter_id: int, **answers_: str) -> papers.Issued:
    """The reviewer goes through the check-list; keywords say NO."""
    from desktop_app.labels import codes

    checks = {item: answers_.get(item, "YES") for item in codes.QUALITY_ITEMS}
    sitting = office.actor
    sample.act_as(office, sample.REVIEWER)
    try:
        return office.do(opinions.check_quality, opinions.CheckQuality(**_of(office, matter_id), checks=checks))
    finally:
        office.actor = sitting


def signed(office: Office, matter_id: int, **known: Any) -> papers.Issued:
    new = {
        **_of(office, matter_id),
        "signer_id": sample.person(office, sample.DEPUTY).id,
        "signed_on": today(office),
        **known,
    }
    return office.do(opinions.sign_opinion, opinions.SignOpinion(**new))


def delivered(office: Office, matter_id: int, paper_id: int, **known: Any) -> tuple[papers.Issued, ...]:
    new = {
        **_of(office, matter_id),
        "paper_id": paper_id,
        "method": "IN_PERSON",
        "delivered_on": today(office),
        "receiver": "周某某",
        "proofs": {"SIGNATURE": "本人签收"},
        **known,
    }
    return office.do(delivery.deliver, delivery.Deliver(**new))


def closing_written(office: Office, matter_id: int, **known: Any) -> tuple[papers.Issued, ...]:
    sections = office.ask(closing.closing_sections, matter_id)
    new = {**_of(office, matter_id), "sections": sections, "reported_on": today(office), **known}
    return office.do(closing.write_closing, closing.WriteClosing(**new))


def closed(office: Office, matter_id: int, **known: Any) -> None:
    new = {
        **_of(office, matter_id),
        "approver_id": sample.person(office, sample.DEPUTY).id,
        "approved_on": today(office),
        "closed_on": today(office),
        **known,
    }
    office.do(closing.close, closing.Close(**new))


def asked_longer(office: Office, matter_id: int, days: int = 30, **known: Any) -> papers.Issued:
    new = {**_of(office, matter_id), "days": days, "reason": "需要鉴定", "requested_on": today(office), **known}
    return office.do(extensions.ask_extension, extensions.AskExtension(**new))


def granted_longer(office: Office, matter_id: int, **known: Any) -> papers.Issued:
    new = {
        **_of(office, matter_id),
        "approver_id": sample.person(office, sample.PRINCIPAL).id,
        "approved_on": today(office),
        "notified_on": today(office),
        **known,
    }
    return office.do(extensions.approve_extension, extensions.ApproveExtension(**new))


def review_asked(office: Office, matter_id: int, **known: Any) -> papers.Issued:
    new = {**_of(office, matter_id), "applied_on": today(office), **known}
    return office.do(reviews.apply_review, reviews.ApplyReview(**new))


def review_decided(office: Office, matter_id: int, result: str, **known: Any) -> papers.Issued:
    new = {
        **_of(office, matter_id),
        "result": result,
        "paper_no": "青教信复〔2026〕3号",
        "paper_on": today(office),
        "received_on": today(office),
        "redo_due": today(office) + timedelta(30) if result in ("REVOKED", "RETURNED") else None,
        **known,
    }
    return office.do(reviews.record_result, reviews.ReviewResult(**new))


def superior_told(office: Office, matter_id: int, **known: Any) -> papers.Issued:
    new = {
        **_of(office, matter_id),
        "form": "F27",
        "replied_on": today(office),
        "content": "该事项已办结并答复信访人。",
        "signatory": sample.DEPUTY,
        **known,
    }
    return office.do(answers.reply_superior, answers.ReplySuperior(**new))


# shorter ways to a place in the life


def in_handling(office: Office, **known: Any) -> int:
    """A matter accepted and dispatched to 总务处."""
    made = sample.register(office, **known)
    sample.accept(office, made.id)
    dispatched(office, made.id)
    return made.id


def in_review(office: Office, **known: Any) -> int:
    """A matter whose opinion lies with the reviewer."""
    matter_id = in_handling(office, **known)
    heard(office, matter_id)
    verified(office, matter_id)
    replied(office, matter_id)
    drafted(office, matter_id)
    submitted(office, matter_id)
    return matter_id


def with_opinion(office: Office, **known: Any) -> tuple[int, int]:
    """A matter with a signed opinion, and the paper's id."""
    matter_id = in_review(office, **known)
    checked(office, matter_id)
    return matter_id, signed(office, matter_id).id


def concluded(office: Office, **known: Any) -> tuple[int, int]:
    """A matter whose opinion was delivered."""
    matter_id, paper_id = with_opinion(office, **known)
    delivered(office, matter_id, paper_id)
    return matter_id, paper_id
