"""Facts of the forms that carry a matter's own data: registration form, screening sheet, progress slip."""

from __future__ import annotations

from ..facts import DemandFacts, MaterialFacts, PersonFacts, ProgressFacts, RegistrationFacts, ScreeningFacts
from ..labels import codes
from ..labels import forms as form_words
from ..office import Desk
from ..rules import checks
from ..rules.moments import local
from ..storage.matters import Matter
from . import addressing, standing
from .offices import profile


def registration_facts(desk: Desk, matter: Matter) -> RegistrationFacts:
    """F01 with full data: the paper the petitioner reads and signs (A02)."""
    account = addressing.account_of(matter)
    return RegistrationFacts(
        office=profile(desk).facts(),
        variant=matter.channel if matter.channel in ("VISIT", "LETTER", "CALL", "ONLINE") else "LETTER",
        number=matter.number,
        channel=matter.channel,
        channel_word=codes.CHANNELS[matter.channel],
        received_at=local(matter.received_at),
        receiver=matter.receiver,
        place=matter.place,
        people=tuple(
            PersonFacts(
                name=row.name or (form_words.account(account) if account else ""),
                gender=codes.SEXES.get(row.gender, ""),
                id_type=codes.ID_TYPES.get(row.id_type, ""),
                id_no=row.id_no,
                phone=row.phone,
                address=row.address,
                identity=codes.IDENTITIES.get(row.identity, ""),
                org=row.org,
                relation=row.relation,
                representative=row.representative,
                guardian=row.guardian,
            )
            for row in matter.people
            if not row.struck
        ),
        headcount=matter.headcount,
        group=checks.is_group(matter.headcount, profile(desk).group_threshold),
        occurrence=matter.occurrence,
        earlier_number=standing.linked_number(desk, matter),
        topic=matter.topic.replace("/", " / "),
        urgency=matter.urgency,
        subject=matter.subject,
        summary=matter.summary or matter.subject,
        facts=matter.facts,
        demands=tuple(row.text for row in matter.demands if not row.struck),
        materials=tuple(
            MaterialFacts(name=row.name, copies=row.copies, original=row.original)
            for row in matter.materials
            if not row.struck
        ),
        in_other_procedure=bool(matter.other_procedure),
        other_procedure=matter.other_procedure,
        wants_written_reply=matter.wants_written_reply,
        wants_secrecy=matter.wants_secrecy,
        reply_points=matter.reply_points,
        refused_to_sign=matter.refused_to_sign,
        postmark_date=matter.postmark_on,
        envelope_kept=matter.envelope_kept,
        letter_pages=matter.letter_pages,
        caller_no=matter.caller_no,
        call_from=local(matter.call_from) if matter.call_from else None,
        call_to=local(matter.call_to) if matter.call_to else None,
        recording_ref=matter.recording_ref,
        external_no=matter.external_number or matter.superior_letter_no,
        external_system=matter.external_system or matter.superior,
    )


def screening_facts(desk: Desk, matter: Matter, proposal: str, new_facts: str = "", simple: str = "") -> ScreeningFacts:
    """F08: demand by demand, what is proposed. new_facts, simple: YES, NO or ""."""
    answers = profile(desk)
    return ScreeningFacts(
        office=answers.facts(),
        number=matter.number,
        petitioner=addressing.petitioner_of(matter),
        channel=codes.CHANNELS[matter.channel],
        received_at=local(matter.received_at),
        subject=matter.subject,
        demands=tuple(
            DemandFacts(
                text=row.text,
                own_authority=codes.OWN_AUTHORITY.get(row.own_authority, ""),
                nature=codes.NATURES.get(row.nature, ""),
                route=codes.ROUTES.get(row.route, ""),
                route_basis=row.route_basis,
                competent_body=row.competent_body or (answers.school if row.own_authority == "YES" else ""),
            )
            for row in matter.demands
            if not row.struck
        ),
        occurrence=codes.OCCURRENCES.get(matter.occurrence, ""),
        new_facts=new_facts,
        simple_procedure=simple,
        urgency=matter.urgency,
        proposal=proposal,
        proposed_by=desk.actor.name,
        proposed_on=standing.today(desk),
    )


def progress_facts(desk: Desk, matter: Matter) -> ProgressFacts:
    """F44 for the petitioner: own matter only, no third person's data (A08)."""
    from . import dossier

    clocks = dossier.clocks(desk, matter)
    seen = dossier.dossier(desk, matter.id)
    return ProgressFacts(
        office=profile(desk).facts(),
        number=matter.number,
        query_code=matter.query_code,
        petitioner=addressing.petitioner_of(matter),
        subject=matter.subject,
        state=codes.STATES[matter.state],
        received_on=matter.received_on,
        due_lines=tuple((one.name, form_words.day(one.due_day)) for one in clocks if one.met_on is None),
        steps=tuple(
            (form_words.day(one.happened_on), codes.ACTS["REGISTER" if one.act == "IMPORT" else one.act])
            for one in seen.steps
            if one.act in PUBLIC_ACTS
        ),
        asked_at=local(desk.now),
    )


# What a petitioner may read on the progress slip: the public steps, never internal notes.
PUBLIC_ACTS = frozenset(
    {
        "REGISTER", "IMPORT", "ACCEPT", "NOTIFY_OUT", "NOTIFY_PART", "MERGE", "VOID", "REFUSE_ACCEPTANCE", "DISPATCH",
        "EXTEND", "SETTLE", "SIGN", "DELIVER", "APPLY_REVIEW", "UPHOLD", "REVOKE", "CORRECT_ROUTE", "RECHECK", "CLOSE",
        "WITHDRAW", "ANSWER_SIMPLY", "REPLY_SUGGESTION", "ANSWER_DUTY",
    }
)  # fmt: skip
