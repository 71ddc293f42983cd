"""The press: a form's code and its facts go in, the PDF comes out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from desktop_app.documents.blocks import Document
from desktop_app.documents.fonts import FontChoice
from desktop_app.documents.forms import FORMS
from desktop_app.documents.marks import SealPlace
from desktop_app.documents.pages import lay_out
from desktop_app.documents.pdf import draw
from desktop_app.facts import NoticeFacts, OfficeFacts, RegistrationFacts, ServiceFacts


@dataclass(frozen=True)
class Printed:
    """seal_places: where the preview paints its dotted ring; nothing of it is in the PDF."""

    pdf: bytes
    pages: int
    seal_places: tuple[SealPlace, ...]


def press(form: str, facts: Any, fonts: FontChoice | None = None) -> bytes:
    """The PDF of one form. form: key of FORMS; facts: an instance of that form's facts class.

    The same facts give the same bytes. Raises Refused("glyph_missing") naming a character no font draws, KeyError for
    an unknown form, TypeError for facts of another form.
    """
    return press_with_seal_places(form, facts, fonts).pdf


def press_with_seal_places(form: str, facts: Any, fonts: FontChoice | None = None) -> Printed:
    """As `press`, with what the preview on the screen needs beside the PDF."""
    document = lay(form, facts)
    sheets = lay_out(document)
    pdf = draw(sheets, fonts, title=document.title, subject=document.subject, author=document.author)
    return Printed(pdf, len(sheets.pages), sheets.seal_places)


def lay(form: str, facts: Any) -> Document:
    """The document of one form before it becomes pages."""
    spec = FORMS[form]
    if not isinstance(facts, spec.facts):
        raise TypeError(f"{form} is filled from {spec.facts.__name__}, not {type(facts).__name__}")
    if isinstance(facts, NoticeFacts) and not facts.title:
        facts = replace(facts, title=spec.name)
    return spec.layout(facts)


def blank(form: str, variant: str = "", office: OfficeFacts | None = None) -> bytes:
    """The blank form with room to write. variant: one of the form's variants, "" = its first."""
    spec = FORMS[form]
    if variant and variant not in spec.variants:
        raise KeyError(variant)
    facts = spec.facts(office=office or OfficeFacts())
    if isinstance(facts, RegistrationFacts) and variant:
        facts = replace(facts, variant=variant)
    if isinstance(facts, ServiceFacts):
        facts = replace(facts, half=variant == "HALF")
    return press(form, facts)
