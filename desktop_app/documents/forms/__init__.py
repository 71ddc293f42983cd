"""The forms of the office by their codes: each is a function from frozen facts to a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop_app.documents.blocks import Document
from desktop_app.documents.forms import lists, notices, progress, promise, registration, screening, service
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


FORMS: dict[str, FormSpec] = dict(
    (
        _form("F01", RegistrationFacts, registration.layout, ("VISIT", "LETTER", "CALL", "ONLINE")),
        _form("F02", NoticeFacts, notices.layout),
        _form("F03", NoticeFacts, notices.layout),
        _form("F05", NoticeFacts, notices.layout),
        _form("F05S", NoticeFacts, notices.slip),
        _form("F07", PromiseFacts, promise.layout),
        _form("F08", ScreeningFacts, screening.layout),
        _form("F30", ServiceFacts, service.proof, ("WHOLE", "HALF")),
        _form("F30b", ReviewSlipFacts, service.review_slip),
        _form("F44", ProgressFacts, progress.layout),
        _form("DAYS", DayCountFacts, lists.day_count),
        _form("LIST", ListFacts, lists.shown),
    )
)
