"""Dialogs of the opinion: written demand by demand, submitted, checked, sent back, signed, renewed."""

from __future__ import annotations

from typing import Any

from desktop_app.labels import codes, life
from desktop_app.usecases import opinions
from ui.dialogs.declared import AskDialog, Call, Case, PaperDialog, asked, day, late, number_of
from ui.form_fields import Field, Group, Kind


def draft(case: Case) -> AskDialog:
    """T15: the course once, then each demand with its finding and its answer; the paper beside it."""
    start: opinions.DraftOpinion = case.errands.now(opinions.default_opinion, case.seen.id)
    texts = {row.id: row.text for row in case.seen.demands}

    def command(values: dict[str, Any]) -> opinions.DraftOpinion:
        parts = tuple(
            opinions.PartInput(
                demand_id=one.demand_id,
                finding=values[f"finding.{one.demand_id}"],
                conclusion=values[f"conclusion.{one.demand_id}"],
                reasons=values[f"reasons.{one.demand_id}"],
                basis=values[f"basis.{one.demand_id}"],
            )
            for one in start.parts
        )
        return opinions.DraftOpinion(
            **case.ids,
            parts=parts,
            course=values["course"],
            major=values["major"] == "YES",
            attachments=tuple(one.strip() for one in values["attachments"].split("\n") if one.strip()),
            no_hearing_reason=values["no_hearing"],
            drafted_on=case.today,
        )

    groups = [Group("", (asked("course", Kind.TEXT, lines=3),))]
    values: dict[str, Any] = {
        "course": start.course,
        "major": "YES" if start.major else "NO",
        "attachments": "\n".join(start.attachments),
        "no_hearing": start.no_hearing_reason,
    }
    for place, one in enumerate(start.parts, 1):
        key = one.demand_id
        groups.append(
            Group(
                life.PART_TITLE.format(place=place, text=texts.get(key, "")),
                (
                    Field(f"finding.{key}", life.FIELDS["finding"], Kind.TEXT, lines=3),
                    Field(
                        f"conclusion.{key}",
                        life.FIELDS["part_conclusion"],
                        Kind.CHOICE,
                        choices=tuple(codes.CONCLUSIONS.items()),
                        width=140,
                    ),
                    Field(f"reasons.{key}", life.FIELDS["part_reasons"], Kind.TEXT, lines=3),
                    Field(f"basis.{key}", life.FIELDS["part_basis"], hint=life.BASIS_HINT),
                ),
            )
        )
        for name in ("finding", "conclusion", "reasons", "basis"):
            values[f"{name}.{key}"] = getattr(one, name)
    heard = bool(case.seen.course.opinion) or not _unheard(case)
    groups.append(
        Group(
            "",
            (
                asked("major", Kind.SEGMENTS, choices=tuple(life.CHOICES["major"].items()), width=140),
                asked("attachments", Kind.TEXT, lines=2, hint=life.ONE_PER_LINE),
                asked("no_hearing"),
            ),
        )
    )
    made = PaperDialog(
        case, "T15", groups, values,
        lambda v: (opinions.draft_opinion, (command(v),)),
        lambda _v: "F16",
        lambda v: (opinions.preview_opinion, (command(v),)),
        aliases={"reason": "no_hearing", "drafter": "course"},
    )  # fmt: skip
    made.form.show_field("no_hearing", not heard or bool(start.no_hearing_reason))
    return made


def _unheard(case: Case) -> bool:
    kinds = {one.kind for one in case.seen.course.events}
    return not {"INTERVIEW", "VERIFICATION"} <= kinds


def submit(case: Case) -> AskDialog:
    """T16."""
    drafter = case.seen.course.opinion.drafter_id if case.seen.course.opinion else None
    choices = [one for one in case.person_choices("REVIEWER", "OFFICE_HEAD") if one[0] != str(drafter or "")]

    def send(values: dict[str, Any]) -> Call:
        return opinions.submit_opinion, (opinions.SubmitOpinion(**case.ids, reviewer_id=number_of(values["reviewer"])),)

    fields = [asked("reviewer", Kind.CHOICE, required=True, choices=choices, width=160)]
    return AskDialog(case, "T16", fields, {"reviewer": case.sole(choices)}, send)


def quality(case: Case) -> AskDialog:
    """F16b: each item with what the program sees."""
    seen: dict[str, tuple[str, str]] = case.errands.now(opinions.suggested_checks, case.seen.id)

    def send(values: dict[str, Any]) -> Call:
        new = opinions.CheckQuality(
            **case.ids,
            checks={item: values[f"check.{item}"] for item in codes.QUALITY_ITEMS},
            business_by=values["business_by"],
            business_words=values["business_words"],
            business_on=values["business_on"],
        )
        return opinions.check_quality, (new,)

    items = tuple(
        Field(
            f"check.{item}", word, Kind.SEGMENTS, choices=tuple(life.CHOICES["check"].items()), width=150,
            note=life.CHECK_NOTE.format(seen=seen[item][1]),
        )
        for item, word in codes.QUALITY_ITEMS.items()
    )  # fmt: skip
    business = (
        asked("business_by", width=160),
        day("business_on", required=False, beside=True),
        asked("business_words", Kind.TEXT, lines=2),
    )
    values = {f"check.{item}": answer for item, (answer, _) in seen.items()}
    groups = [Group(life.QUALITY_GROUP, items), Group(life.BUSINESS_GROUP, business)]
    return AskDialog(case, "QUALITY", groups, values, send, width=720)


def send_back(case: Case) -> AskDialog:
    """T17."""

    def send(values: dict[str, Any]) -> Call:
        return opinions.send_back, (case.seen.id, case.seen.version, values["reason"])

    return AskDialog(case, "T17", [asked("reason", Kind.TEXT, required=True, lines=4)], {}, send)


def sign(case: Case) -> AskDialog:
    """T18: the leader in charge, the principal leader for major matters."""
    opinion = case.seen.course.opinion
    choices = case.person_choices("PRINCIPAL_LEADER") if opinion and opinion.major else case.leaders()

    def send(values: dict[str, Any]) -> Call:
        new = opinions.SignOpinion(
            **case.ids,
            signer_id=number_of(values["signer"]),
            signed_on=values["signed_on"],
            late_entry_reason=values["late"],
        )
        return opinions.sign_opinion, (new,)

    start = case.errands.now(opinions.default_opinion, case.seen.id)
    fields = [asked("signer", Kind.CHOICE, required=True, choices=choices, width=160), day("signed_on"), late()]
    return PaperDialog(
        case, "T18", fields, {"signed_on": case.today, "signer": case.sole(choices)}, send,
        lambda _v: "F16", lambda _v: (opinions.preview_opinion, (start,)), final=True,
    )  # fmt: skip


def new_version(case: Case) -> AskDialog:
    """G-LOCK."""
    leaders = case.leaders()

    def send(values: dict[str, Any]) -> Call:
        new = opinions.NewVersion(
            **case.ids,
            reason=values["reason"],
            approved_by_id=number_of(values["approver"]),
            approved_on=values["approved_on"],
        )
        return opinions.new_version, (new,)

    fields = [
        asked("reason", Kind.TEXT, required=True, lines=3),
        asked("approver", Kind.CHOICE, required=True, choices=leaders, width=160),
        day("approved_on"),
    ]
    values = {"approved_on": case.today, "approver": case.sole(leaders)}
    return AskDialog(case, "NEW_VERSION", fields, values, send, aliases={"approved_by": "approver"}, final=True)
