"""The forms of the office by their codes: each is a function from frozen facts to a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop_app.documents.blocks import Document
from desktop_app.documents.forms import (
    archive,
    archive_lists,
    charges,
    declarations,
    duty,
    handling,
    hazards,
    inquiries,
    instructions,
    lists,
    notices,
    official,
    opinions,
    outcomes,
    postings,
    progress,
    promise,
    receptions,
    records,
    registration,
    reports,
    screening,
    service,
    urgent,
)
from desktop_app.facts import (
    DayCountFacts,
    ListFacts,
    NoticeFacts,
    ProgressFacts,
    PromiseFacts,
    RegistrationFacts,
    ReviewSlipFacts,
    ScreeningFacts,
    ServiceFacts,
)
from desktop_app.facts_archive import (
    BackNoteFacts,
    CheckFacts,
    ContentsFacts,
    DisposalFacts,
    IndexFacts,
    ItemsFacts,
    LoanFacts,
    StripFacts,
    TransferFacts,
    VolumeCoverFacts,
)
from desktop_app.facts_days import (
    BoardFacts,
    BriefFacts,
    ChargeFacts,
    ChargeNoticeFacts,
    ChargeReportFacts,
    CoverFacts,
    FeedbackFacts,
    FieldFacts,
    GuideFacts,
    InquiryFacts,
    InstructionFacts,
    MediaFacts,
    PosterFacts,
    ReadingFacts,
    RecordFacts,
    ScheduleFacts,
    SheetFacts,
    SkipFacts,
    SubstituteFacts,
)
from desktop_app.facts_hazards import AheadFacts, HazardsFacts, InformationFacts, WarningFacts
from desktop_app.facts_life import (
    ClosingSlipFacts,
    ExtensionFacts,
    FilingFacts,
    FinalFacts,
    HandoverFacts,
    InterviewFacts,
    OfficialFacts,
    OpinionSlipFacts,
    QualityFacts,
    RatingFacts,
    RecusalFacts,
    ReviewRecordFacts,
    SealedHandoverFacts,
    SettlementFacts,
    VerificationFacts,
    VoidFacts,
    WithdrawalFacts,
)
from desktop_app.facts_reports import AnalysisFacts, ReportFacts
from desktop_app.facts_urgent import EventFacts, LogFacts, RosterFacts, ZeroFacts
from desktop_app.labels.forms import TITLES


@dataclass(frozen=True)
class FormSpec:
    """One form. facts: the class it is filled from; variants: names accepted by `press.blank`."""

    code: str
    name: str
    facts: type[Any]
    layout: Callable[[Any], Document]
    variants: tuple[str, ...] = ()


def _form(
    code: str, facts: type[Any], layout: Callable[[Any], Document], variants: tuple[str, ...] = ()
) -> tuple[str, FormSpec]:
    return code, FormSpec(code, TITLES[code], facts, layout, variants)


def _official(code: str, letterhead: str = "NONE") -> tuple[str, FormSpec]:
    return _form(code, OfficialFacts, official.layout_of(code, letterhead))


def _record(code: str) -> tuple[str, FormSpec]:
    return _form(code, RecordFacts, records.layout_of(code))


FORMS: dict[str, FormSpec] = dict(
    (
        _form("F01", RegistrationFacts, registration.layout, ("VISIT", "LETTER", "CALL", "ONLINE")),
        _form("F02", NoticeFacts, notices.layout),
        _form("F03", NoticeFacts, notices.layout),
        _form("F04", NoticeFacts, notices.layout),
        _form("F05", NoticeFacts, notices.layout),
        _form("F05S", NoticeFacts, notices.slip),
        _form("F06", NoticeFacts, notices.layout),
        _form("F07", PromiseFacts, promise.layout),
        _form("F07b", GuideFacts, inquiries.guide),
        _form("F08", ScreeningFacts, screening.layout),
        _form("F09", HandoverFacts, handling.handover),
        _form("F09b", SealedHandoverFacts, handling.sealed_handover),
        _record("F10"),
        _record("F11"),
        _form("F11b", SkipFacts, records.skip_level),
        _form("F12", InterviewFacts, handling.interview),
        _record("F12b"),
        _form("F13", VerificationFacts, handling.verification),
        _form("F14", ExtensionFacts, handling.extension),
        _official("F14b", "REPORT"),
        _form("F15", NoticeFacts, notices.layout),
        _official("F16"),
        _form("F16a", OpinionSlipFacts, opinions.slip),
        _form("F16b", QualityFacts, opinions.quality),
        _form("F17", SheetFacts, receptions.visitor),
        _form("F17b", FieldFacts, receptions.field),
        _form("F18", BoardFacts, postings.board),
        _form("F19", PosterFacts, postings.poster),
        _form("F19a", ScheduleFacts, postings.schedule),
        _form("F19b", BriefFacts, receptions.brief),
        _form("F19c", SubstituteFacts, receptions.substitute),
        _official("F20"),
        _form("F21", InstructionFacts, instructions.dispatch),
        _form("F22", FeedbackFacts, instructions.feedback),
        _form("F23", ReadingFacts, instructions.reading),
        _form("F24", FilingFacts, opinions.filing),
        _form("F24b", ClosingSlipFacts, opinions.closing),
        _official("F25"),
        _official("F26"),
        _official("F27", "REPORT"),
        _official("F28", "LETTER"),
        _form("F29", ChargeFacts, charges.charge),
        _form("F29b", ChargeNoticeFacts, charges.notice),
        _form("F29c", ChargeReportFacts, charges.report),
        _form("F30", ServiceFacts, service.proof, ("WHOLE", "HALF")),
        _form("F30b", ReviewSlipFacts, service.review_slip),
        _official("F31", "LETTER"),
        _form("F32", InquiryFacts, inquiries.register),
        _form("F32b", RatingFacts, outcomes.rating),
        _form("F33", FinalFacts, outcomes.final),
        _form("F33b", ReviewRecordFacts, outcomes.review_record),
        _form("F34", ReportFacts, reports.month),
        _form("F34b", AnalysisFacts, reports.analysis),
        _record("F36"),
        _form("F37", HazardsFacts, hazards.register),
        _form("F37b", WarningFacts, hazards.warning),
        _form("F37c", InformationFacts, hazards.information),
        _record("F41"),
        _official("F42", "LETTER"),
        _form("F44", ProgressFacts, progress.layout),
        _form("F45", VolumeCoverFacts, archive.cover),
        _form("F46", ContentsFacts, archive.contents),
        _form("F47", BackNoteFacts, archive.back_note),
        _form("F48", StripFacts, archive.strips),
        _form("F48b", LoanFacts, archive_lists.loans),
        _form("F49", MediaFacts, receptions.media),
        _form("F50", CoverFacts, inquiries.cover),
        _form("F51", RecusalFacts, outcomes.recusal),
        _form("SETTLE", SettlementFacts, declarations.settlement),
        _form("WITHDRAW", WithdrawalFacts, declarations.withdrawal),
        _form("VOID", VoidFacts, declarations.void_note),
        _form("DAYS", DayCountFacts, lists.day_count),
        _form("LIST", ListFacts, lists.shown),
        _form("CHECKLIST", CheckFacts, archive.check_list),
        _form("TRANSFER", TransferFacts, archive_lists.transfer),
        _form("DISPOSAL", DisposalFacts, archive_lists.disposal),
        _form("INDEX", IndexFacts, archive_lists.index),
        _form("AHEAD", AheadFacts, hazards.ahead),
        _form("ITEMS", ItemsFacts, archive_lists.items),
        _form("F34c", ZeroFacts, urgent.zero),
        _form("F35", EventFacts, urgent.report),
        _form("F35b", EventFacts, urgent.internal),
        _form("F53", RosterFacts, duty.roster),
        _form("F54", LogFacts, duty.log),
    )
)
