"""Keeping the office's answers: what a new counting policy moves is shown first; departments and places may end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..labels import setup as words
from ..office import Desk
from ..rules import rulebook_sets
from ..rules.matter import OPEN_STATES
from ..rules.refusal import Refused
from ..rules.rulebook import RuleBook
from ..rules.rulebook_policy import Policy
from ..storage import connect
from ..storage.offices import Place, Setting, Unit
from ..storage.visibility import held_by_unit
from . import holidays, offices, samples, standing
from .holidays import Change
from .offices import PROFILE, Profile, SetUp

LONGEST_SHORT = 4
LONGEST_PATH = 140
"""Characters of a data folder's path: with a backup's stored files in it, Windows still opens it without being told
that paths may be long (260)."""
# Names of regions in front: 省 市 县 区 and what stands before them, but not 城市, 校区, 小区, 城区 as parts of a name.
_REGION = re.compile(r"^.+(?:省|(?<!城)市|县|(?<![校小城])区)(?=..)")


@dataclass(frozen=True, kw_only=True)
class Answers:
    """All answers with what was crossed out: ids of departments and places that end today."""

    setup: SetUp
    ended_units: tuple[int, ...] = ()
    ended_places: tuple[int, ...] = ()


def first_profile(book: RuleBook) -> Profile:
    """What the wizard proposes before anybody answered."""
    return Profile(overlays=rulebook_sets.default_overlays(book))


def proposed_short(school: str) -> str:
    """A code word (校代字) for document numbers, from the school's name: 江州市云溪中学 -> 云溪.

    At most four characters; "" where what is left of the name is longer or a mere number (第二), so that the office
    decides itself.
    """
    name = school.strip()
    for ending in words.SCHOOL_ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            name = name.removesuffix(ending)
            break
    name = _REGION.sub("", name)
    return "" if len(name) > LONGEST_SHORT or name.startswith("第") else name


def holds_office(folder: Path) -> bool:
    """Whether an office already lives in a folder."""
    return connect.exists(folder)


def check_new_folder(folder: Path) -> None:
    """Whether a new office may begin in a folder; nothing in it is touched.

    An office that already lives there is not looked at here: `holds_office` tells. Raises FolderRefused:
    FOLDER_NOT_A_FOLDER, FOLDER_FOREIGN, FOLDER_PATH_LONG.
    """
    if len(str(folder.absolute())) > LONGEST_PATH:
        raise connect.FolderRefused("FOLDER_PATH_LONG", most=LONGEST_PATH)
    if folder.exists() and not folder.is_dir():
        raise connect.FolderRefused("FOLDER_NOT_A_FOLDER", path=str(folder))
    strangers = connect.foreign_names(folder) if folder.is_dir() else []
    if strangers:
        raise connect.FolderRefused("FOLDER_FOREIGN", path=str(folder), names=strangers[:3])


def preview(desk: Desk, policy: Mapping[str, Any]) -> list[Change]:
    """What another counting policy would change on open matters; asked, never done: nothing is written.

    policy: setting -> value, the rest keeps its default. Raises Refused: setting_unknown, setting_value.
    """
    Policy.from_values(desk.book.settings, policy)
    row = desk.db.get(Setting, PROFILE)
    if row is None:
        return []
    present = row.value
    with desk.db.no_autoflush:
        try:
            row.value = {**present, "policy": dict(policy)}
            return holidays.seen(desk, holidays.moved(desk))
        finally:
            row.value = present


def keep(desk: Desk, new: Answers) -> list[Change]:
    """Keep all answers in one act; a changed counting policy recomputes the open matters, a line for each it moves.

    Raises what `offices.set_up` raises, and Refused: setting_unknown, setting_value, set_unknown, set_not_overlay,
    overlay_later, overlay_cuts_right, UNIT_HAS_MATTERS (A10).
    """
    wanted = new.setup.profile
    Policy.from_values(desk.book.settings, wanted.policy)
    for national in desk.book.nationals:
        rulebook_sets.assemble(desk.book, national.code, wanted.overlays)
    before = offices.profile(desk).policy
    offices.set_up(desk, new.setup)
    for number in new.ended_units:
        unit = desk.db.get(Unit, number)
        if unit is not None:
            open_ones = held_by_unit(desk.db, unit.id, (one.value for one in OPEN_STATES))
            if open_ones:
                raise Refused("UNIT_HAS_MATTERS", "units", {"unit": unit.name, "count": open_ones})
            unit.valid_to = standing.today(desk)
    for number in new.ended_places:
        room = desk.db.get(Place, number)
        if room is not None:
            room.active = False
    desk.db.flush()
    if wanted.policy == before:
        return []
    found = holidays.moved(desk)
    holidays.recompute(desk, found, "RECOUNT")
    return holidays.seen(desk, found)


def begin(desk: Desk, new: Answers) -> None:
    """The first answers of an office; a sample office gets its invented matters in the same act."""
    keep(desk, new)
    if new.setup.profile.sample:
        desk.db.flush()
        samples.matters(desk)


def sample_answers(chosen: Profile) -> Answers:
    """The invented office under the rule sets that were chosen for it."""
    profile = replace(
        samples.SCHOOL, regime=chosen.regime, overlays=chosen.overlays, policy=chosen.policy, version=chosen.version
    )
    return Answers(setup=samples.office(profile))
