"""What the tests of a matter's life ask again and again: a refusal's code, a paper's words, a deadline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pypdfium2
import pytest
from sqlalchemy import select

from desktop_app.labels import refusals
from desktop_app.office import Desk, Office
from desktop_app.rules.refusal import Refused
from desktop_app.storage.matters import Obligation
from desktop_app.usecases import papers, verification
from tests import sample


def of(office: Office, matter_id: int) -> dict[str, Any]:
    return {"matter_id": matter_id, "version": sample.version(office, matter_id)}


def no(act: Callable[[], Any]) -> str:
    """The code of the refusal; its sentence must be complete."""
    with pytest.raises(Refused) as said:
        act()
    sentence = refusals.sentence(said.value)
    assert "{" not in sentence and sentence.endswith("。")
    return said.value.code


def words_of(office: Office, paper_id: int) -> str:
    document = pypdfium2.PdfDocument(office.ask(papers.kept, paper_id).pdf)
    found = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(found.split())


def due(office: Office, matter_id: int, rule: str) -> tuple[str, date | None]:
    def asked(desk: Desk) -> Obligation:
        return desk.db.scalars(
            select(Obligation).where(Obligation.matter_id == matter_id, Obligation.rule == rule)
        ).one()

    row = office.ask(asked)
    return row.due, row.met_on


def person(office: Office, name: str) -> int:
    return sample.person(office, name).id


def sound(office: Office) -> bool:
    return office.ask(verification.verify, office.numbers_outside()).sound
