"""A "no" of the office, as data: what is missing, why, and which act repairs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Citation:
    """One article the office can point at.

    document: short title as printed between 《》, without the marks; article: "第二十三条第二款", or the chapter and
    section where the text has no articles (DOMAIN §0.1).
    """

    document: str
    article: str


class Refused(Exception):
    """A use case or guard said no; nothing was written.

    code: key of the sentence in `labels.refusals`; field: name of the input the officer must mend (None = the whole);
    facts: values for the sentence; basis: why; repair: code of the act that mends it (None = only the input itself).
    """

    def __init__(
        self,
        code: str,
        field: str | None = None,
        facts: dict[str, Any] | None = None,
        basis: tuple[Citation, ...] = (),
        repair: str | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.facts = facts or {}
        self.basis = basis
        self.repair = repair

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Refused) and (self.code, self.field, self.facts) == (
            other.code,
            other.field,
            other.facts,
        )

    def __hash__(self) -> int:
        return hash((self.code, self.field))
