"""The school's catalogue of statutory routes (A12): shipped entries, with the office's own over them."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from functools import lru_cache

from .. import resources
from ..office import Desk
from ..rules import texts
from ..rules.refusal import Refused
from ..storage.offices import Setting

SETTING = "routes"
KINDS = frozenset({"OTHER_STATUTORY", "STATUTORY_DUTY"})


@dataclass(frozen=True, kw_only=True)
class Route:
    """One route. kind: OTHER_STATUTORY or STATUTORY_DUTY; item: of 信访工作条例 第三十一条; basis: as printed.

    body: who receives it, "" for the school itself or one the officer names; verified: its text was read, else 待核实.
    """

    code: str
    name: str
    kind: str
    item: str = ""
    body: str = ""
    limit: str = ""
    basis: str = ""
    hint: str = ""
    verified: bool = False
    active: bool = True

    @property
    def printed_basis(self) -> str:
        """What a notice cites: the route's own text once somebody read it, until then the article that opens it."""
        return self.basis if self.verified or not self.item else f"《信访工作条例》第三十一条第{self.item}项"


@lru_cache(maxsize=1)
def shipped() -> tuple[Route, ...]:
    """The catalogue as it comes with the program."""
    return tuple(Route(**entry) for entry in tomllib.loads(resources.text("routes/routes.toml"))["route"])


def routes(desk: Desk) -> tuple[Route, ...]:
    """The catalogue in the office's order, with what the office changed or added."""
    row = desk.db.get(Setting, SETTING)
    return shipped() if row is None else tuple(Route(**entry) for entry in row.value["routes"])


def route(desk: Desk, code: str) -> Route | None:
    """One route by its code; None for "" and for one that is no longer there."""
    return next((one for one in routes(desk) if one.code == code), None)


def save_routes(desk: Desk, new: tuple[Route, ...]) -> None:
    """Keep the office's catalogue. Raises Refused: ROUTE_NAME_MISSING, ROUTE_BASIS_MISSING, ROUTE_TWICE."""
    new = texts.cleaned(new)
    seen: set[str] = set()
    for one in new:
        if not one.name.strip():
            raise Refused("ROUTE_NAME_MISSING", "name")
        if one.kind not in KINDS:
            raise Refused("CHOICE_UNKNOWN", "kind", {"text": one.kind})
        if not one.basis.strip():
            raise Refused("ROUTE_BASIS_MISSING", "basis", {"name": one.name})
        if one.code in seen or not one.code:
            raise Refused("ROUTE_TWICE", "name", {"name": one.name})
        seen.add(one.code)
    value = {"routes": [asdict(one) for one in new]}
    row = desk.db.get(Setting, SETTING)
    if row is None:
        desk.db.add(Setting(key=SETTING, value=value))
    else:
        row.value = value
