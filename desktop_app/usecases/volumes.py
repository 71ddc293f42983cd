"""Volumes: made from closed matters or for a year, titled, numbered, shelved, voided with a reason (M01–M03).

Nothing of a volume is deleted: a voided one keeps its number, a bound one its frozen cover, contents and back note.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from ..labels import archive as words
from ..office import Desk
from ..rules import numbering, texts, volumes
from ..rules.matter import State
from ..rules.refusal import Refused
from ..rules.volumes import CaseFacts
from ..rules.written_names import told
from ..storage.archive import Loan, Piece, Volume, VolumeCase
from ..storage.matters import Matter, Paper, Step
from ..storage.visibility import condition, restricted_among
from . import archive_settings, happened, standing, volume_numbers
from .offices import profile

PREFIX = "AJ"
LONGEST_TITLE = 300
# A volume that is opened again takes its matter back to CLOSED, and papers issued afterwards leave it there: neither
# closes it a second time.
_ENDS = (Step.to_state == State.CLOSED.value, Step.from_state.not_in((State.CLOSED.value, State.BOUND.value)))


@dataclass(frozen=True, kw_only=True)
class NewVolume:
    """A volume to be made. matter_ids: closed matters, one of them for CASE; year: None for the year they closed in;
    title, retention: "" for what the matters suggest."""

    mode: str
    record_class: str
    matter_ids: tuple[int, ...] = ()
    year: int | None = None
    title: str = ""
    retention: str = ""


@dataclass(frozen=True, kw_only=True)
class ToBind:
    """A closed matter that lies in no volume yet (B12). due: hand-over at the latest (R-ARCHIVE)."""

    id: int
    number: str
    subject: str
    closed_on: date
    record_class: str
    due: date
    restricted: bool


@dataclass(frozen=True)
class Lacking:
    """A required piece that is not in the volume. number: of its matter where the volume holds several; reason: ""
    while nobody said why."""

    kind: str
    number: str = ""
    reason: str = ""

    @property
    def key(self) -> str:
        """What the reason is kept under."""
        return f"{self.kind} {self.number}".strip()


def make(desk: Desk, new: NewVolume) -> int:
    """Open a volume and gather the pieces of its matters; returns its id.

    Raises Refused: MODE_UNKNOWN, RECORD_CLASS_MISSING, CASE_ONE_MATTER, ARCHIVE_BEFORE_CLOSING, MATTER_IN_VOLUME,
    RESTRICTED_ALONE, RETENTION_UNKNOWN, MATTER_UNKNOWN, YEAR_UNLIKELY, VOLUME_YEAR_BEFORE, VOLUME_TITLE_LONG,
    VOLUME_TITLE_MISSING.
    """
    from . import volume_gather

    new = texts.cleaned(new)
    if new.mode not in words.MODES:
        raise Refused("MODE_UNKNOWN", "mode")
    if new.record_class not in words.CLASSES:
        raise Refused("RECORD_CLASS_MISSING", "record_class")
    if new.mode == "CASE" and len(set(new.matter_ids)) != 1:
        raise Refused("CASE_ONE_MATTER", "matters", {"count": len(set(new.matter_ids))})
    if len(new.title.strip()) > LONGEST_TITLE:
        raise Refused("VOLUME_TITLE_LONG", "title", {"most": LONGEST_TITLE})
    if new.title.strip() and not told(new.title):
        raise Refused("VOLUME_TITLE_MISSING", "title")
    if new.retention and new.retention not in words.RETENTIONS:
        raise Refused("RETENTION_UNKNOWN", "retention")
    matters = [_bindable(desk, one) for one in dict.fromkeys(new.matter_ids)]
    _restricted_alone(matters)
    ends = [closed_on(desk, one) for one in matters]
    year = new.year if new.year is not None else (max(ends).year if ends else standing.today(desk).year)
    volume_numbers.check_year(desk, year, ends)
    kept = archive_settings.settings(desk)
    case = suggested_case(desk, matters)
    retention = new.retention or kept.retention[case]
    kind = PREFIX + words.CLASS_LETTERS[new.record_class]
    serial = desk.next_number(kind, year)
    answers = profile(desk)
    catalogue = kept.catalogue(new.record_class, year)
    volume = Volume(
        number=numbering.display_book(numbering.BookNumber(kind, year, serial)),
        record_class=new.record_class,
        mode=new.mode,
        year=year,
        title=new.title.strip(),
        fonds_no=kept.fonds_no,
        fonds_name=kept.fonds_name or answers.school,
        category=kept.category,
        catalogue_no=catalogue,
        volume_no=volume_numbers.free_volume_no(desk, kept.fonds_no, catalogue, serial),
        file_no=volume_numbers.file_no(answers.registration_prefix, year, new.record_class, serial),
        retention=retention,
        retention_reason=words.suggestion(case) if matters and not new.retention else "",
        secrecy="INTERNAL" if any(one.access == "RESTRICTED" for one in matters) else "",
        made_on=standing.today(desk),
        compiler=desk.actor.name,
        duplex=kept.duplex,
    )
    desk.db.add(volume)
    desk.db.flush()
    for matter in matters:
        desk.db.add(VolumeCase(volume_id=volume.id, case_id=matter.id))
    desk.db.flush()
    volume.title = volume.title or suggested_title(desk, volume, matters)[:LONGEST_TITLE]
    volume_gather.gather(desk, volume, matters)
    return volume.id


def suggested_title(desk: Desk, volume: Volume, matters: list[Matter]) -> str:
    """责任者、问题、名称 put together for the officer to correct (GB/T 9705)."""
    school = volume.fonds_name or profile(desk).school
    if volume.mode == "CASE" and matters:
        return words.CASE_TITLE.format(school=school, subject=words.about(matters[0].subject))
    shape = words.BOX_TITLE if volume.mode == "ITEM" else words.YEAR_TITLE
    return shape.format(
        school=school, year=volume.year, cls=words.CLASSES[volume.record_class],
        retention=words.RETENTIONS[volume.retention],
    )  # fmt: skip


def suggested_case(desk: Desk, matters: Iterable[Matter]) -> str:
    """The row of the retention table: the longest any of these matters asks for."""
    found = {volumes.retention(case_facts(desk, one)) for one in matters}
    return next((case for case in words.RETENTION_CASES if case in found), "RESULT")


def suggested_class(matter: Matter) -> str:
    """Which series a matter belongs to (M01)."""
    if matter.channel == "SUPERIOR":
        return "TRANSFERRED_CASE"
    return "SYSTEM_CASE" if matter.external_system else "OWN_DOC"


def case_facts(desk: Desk, matter: Matter) -> CaseFacts:
    """What decides required pieces and retention of a loaded matter."""
    past = happened.happened(desk, matter.id)
    filed = select(Paper.id).where(Paper.matter_id == matter.id, Paper.form == "F24", Paper.void_reason == "")
    return CaseFacts(
        withdrawn=bool(past.withdrawals),
        opinion=any(row.signed_on is not None for row in past.opinions),
        settled=any(row.settled_on is not None for row in past.settlements),
        charged=bool(past.charges),
        instructed=any(row.words for row in past.instructions),
        by_letter=matter.channel == "LETTER",
        filed=desk.db.scalar(filed.limit(1)) is not None,
    )


def closed_on(desk: Desk, matter: Matter) -> date:
    """The day a matter was closed; of one brought in as history the day its last line tells."""
    day = desk.db.scalar(
        select(Step.happened_on).where(Step.matter_id == matter.id, *_ENDS).order_by(Step.id.desc()).limit(1)
    )  # fmt: skip
    return day or matter.received_on


def _bindable(desk: Desk, matter_id: int) -> Matter:
    matter = standing.load(desk, matter_id)
    if matter.state != State.CLOSED:
        facts = {"number": matter.number, "state": matter.state}
        raise Refused("ARCHIVE_BEFORE_CLOSING", "matters", facts, (), "CLOSE")
    held = holder(desk.db, matter.id)
    if held is not None:
        raise Refused("MATTER_IN_VOLUME", "matters", {"number": matter.number, "volume": held.number})
    return matter


def _restricted_alone(matters: list[Matter]) -> None:
    if len(matters) > 1 and any(one.access == "RESTRICTED" for one in matters):
        raise Refused("RESTRICTED_ALONE", "matters")


def holder(session: Session, matter_id: int) -> Volume | None:
    """The live volume a matter lies in."""
    query = (
        select(Volume)
        .join(VolumeCase, VolumeCase.volume_id == Volume.id)
        .where(VolumeCase.case_id == matter_id, ~VolumeCase.left, Volume.state != "VOID")
    )
    return session.scalar(query.limit(1))


def holder_id(desk: Desk, matter_id: int) -> int:
    """Id of the volume a matter lies in, 0 for none. Raises Refused: MATTER_UNKNOWN."""
    standing.load(desk, matter_id)
    held = holder(desk.db, matter_id)
    return held.id if held is not None else 0


def to_bind(desk: Desk) -> list[ToBind]:
    """Closed matters in no volume, the earliest closed first (B12)."""
    taken = (
        select(VolumeCase.id)
        .join(Volume, Volume.id == VolumeCase.volume_id)
        .where(VolumeCase.case_id == Matter.id, ~VolumeCase.left, Volume.state != "VOID")
    )
    ends = (
        select(Step.happened_on).where(Step.matter_id == Matter.id, *_ENDS)
        .order_by(Step.id.desc()).limit(1).scalar_subquery()
    )  # fmt: skip
    query = select(Matter, ends.label("ended")).where(
        condition(desk.actor), Matter.state == State.CLOSED.value, ~exists(taken)
    )
    found = []
    for matter, ended in desk.db.execute(query.order_by(Matter.id)):
        day = ended or matter.received_on
        due = desk.calendar.last_working_on_or_before(volumes.transfer_due(day))
        found.append(
            ToBind(
                id=matter.id, number=matter.number, subject=matter.subject, closed_on=day,
                record_class=suggested_class(matter), due=due, restricted=matter.access == "RESTRICTED",
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (one.closed_on, one.id))


# one volume


def hidden(desk: Desk) -> set[int]:
    """Ids of volumes that hold a matter this person may not see (J02, G-ACCUSED)."""
    rows = desk.db.execute(select(VolumeCase.volume_id, VolumeCase.case_id).where(~VolumeCase.left)).all()
    # Asked in turn: SQLite's parser has no room for the rule of sight below another condition.
    seen = set(
        desk.db.scalars(select(Matter.id).where(condition(desk.actor), Matter.id.in_(select(VolumeCase.case_id))))
    )
    return {row.volume_id for row in rows if row.case_id not in seen}


def restricted(desk: Desk) -> set[int]:
    """Ids of volumes that hold a restricted matter."""
    rows = desk.db.execute(select(VolumeCase.volume_id, VolumeCase.case_id).where(~VolumeCase.left)).all()
    found = restricted_among(desk.db, {row.case_id for row in rows})
    return {row.volume_id for row in rows if row.case_id in found}


def of_paper(desk: Desk, paper_id: int) -> int | None:
    """The volume a cover, contents or back note was made for."""
    query = select(Volume.id).where(
        or_(
            Volume.cover_paper_id == paper_id,
            Volume.contents_paper_id == paper_id,
            Volume.note_paper_id == paper_id,
        )
    )
    return desk.db.scalar(query.limit(1))


def told_by(desk: Desk, paper: Paper) -> set[int]:
    """The volumes hidden from this person whose titles a frozen list tells."""
    lines = paper.content.get("values", {}).get("lines", []) if isinstance(paper.content, dict) else []
    said = [line for line in lines if line.get("title") != words.RESTRICTED_TITLE]
    numbers, titles = ({line.get(name) for line in said} for name in ("archive_no", "title"))
    rows = desk.db.scalars(select(Volume).where(Volume.id.in_(hidden(desk))))
    return {one.id for one in rows if one.title in titles or (archive_no(one) or one.number) in numbers}


def load(desk: Desk, volume_id: int, version: int | None = None) -> Volume:
    """A volume this person may see. Raises Refused: VOLUME_UNKNOWN, RECORD_CHANGED."""
    volume = desk.db.get(Volume, volume_id)
    if volume is None or volume.id in hidden(desk):
        raise Refused("VOLUME_UNKNOWN")
    if version is not None and volume.version != version:
        raise Refused("RECORD_CHANGED", None, {"record": volume.number})
    return volume


def load_open(desk: Desk, volume_id: int, version: int | None = None) -> Volume:
    """As `load`, for changes of its content. Raises Refused: VOLUME_NOT_OPEN."""
    volume = load(desk, volume_id, version)
    if volume.state != "OPEN":
        raise Refused("VOLUME_NOT_OPEN", None, state_facts(volume))
    return volume


def state_facts(volume: Volume) -> dict[str, str]:
    """What a refusal about a volume's state names."""
    return {"volume": volume.number, "volume_state": words.STATES[volume.state]}


def cases_of(desk: Desk, volume: Volume) -> list[Matter]:
    """The matters in a volume, in the order they were put in."""
    query = select(VolumeCase.case_id).where(VolumeCase.volume_id == volume.id, ~VolumeCase.left)
    return [standing.load(desk, one) for one in desk.db.scalars(query.order_by(VolumeCase.id)).all()]


def pieces_of(desk: Desk, volume: Volume) -> list[Piece]:
    """The pieces of a volume in their order."""
    query = select(Piece).where(Piece.volume_id == volume.id, ~Piece.struck)
    return list(desk.db.scalars(query.order_by(Piece.seat, Piece.id)))


def lacking(desk: Desk, volume: Volume) -> tuple[Lacking, ...]:
    """Required pieces that are not in the volume, in binding order, whether explained or not."""
    if volume.mode == "ITEM":
        return ()
    rows = pieces_of(desk, volume)
    found = []
    for matter in cases_of(desk, volume):
        own = {row.kind for row in rows if row.case_id == matter.id}
        for kind in volumes.required(case_facts(desk, matter)):
            if kind not in own:
                one = Lacking(kind, matter.number if volume.mode != "CASE" else "")
                found.append(replace(one, reason=str(volume.absences.get(one.key, ""))))
    return tuple(sorted(found, key=lambda one: volumes.ORDER.index(one.kind)))


def add_cases(desk: Desk, volume_id: int, version: int | None, matter_ids: tuple[int, ...]) -> None:
    """Put further closed matters into a volume of a year or a box.

    Raises Refused: VOLUME_NOT_OPEN, CASE_ONE_MATTER, ARCHIVE_BEFORE_CLOSING, MATTER_IN_VOLUME, RESTRICTED_ALONE,
    VOLUME_YEAR_BEFORE.
    """
    from . import volume_gather

    volume = load_open(desk, volume_id, version)
    if volume.mode == "CASE":
        raise Refused("CASE_ONE_MATTER", "matters", {"count": 1 + len(matter_ids)})
    added = [_bindable(desk, one) for one in dict.fromkeys(matter_ids)]
    _restricted_alone([*cases_of(desk, volume), *added])
    volume_numbers.check_year(desk, volume.year, (closed_on(desk, one) for one in added))
    for matter in added:
        desk.db.add(VolumeCase(volume_id=volume.id, case_id=matter.id))
    desk.db.flush()
    volume_gather.gather(desk, volume, added)


def archive_no(volume: Volume) -> str:
    """档号 as it is printed."""
    return volumes.archive_no(volume.fonds_no, volume.catalogue_no, volume.volume_no)


def lent(desk: Desk, volume_id: int) -> Loan | None:
    """The loan a volume is out on, or being read or copied on."""
    query = select(Loan).where(Loan.volume_id == volume_id, Loan.back_on.is_(None))
    return desk.db.scalar(query.limit(1))
