"""Papers of the reception days beside the posting itself: the internal schedule, the board, field visits, media."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime

from ..facts_days import BoardFacts, FieldFacts, MediaFacts, ScheduleFacts
from ..labels import leader_day_papers as words
from ..labels import leader_days as day_words
from ..office import Desk
from ..rules import numbering, texts
from ..rules.moments import local, moment
from ..rules.refusal import Refused
from ..storage.leader_days import MediaRecord, Posting
from ..storage.offices import Person
from . import addressing, attachments, day_rules, days, offices, postings, slots, standing
from .papers import Issued, free_paper, issue
from .substitutions import when_words

MEDIA_PREFIX = "SX"


@dataclass(frozen=True, kw_only=True)
class FieldVisit:
    """下访（约访）登记 of a slot of that kind (C12, C16)."""

    slot_id: int
    found: str
    advice: str
    met: str = ""


@dataclass(frozen=True, kw_only=True)
class MediaInput:
    """声像资料 of a reception or a matter (C10). content: its bytes when the office keeps it here; sha256, size: of a
    recording that stays outside, read from the file itself; kept_at: where it and its copy lie."""

    slot_id: int | None = None
    carrier: str = ""
    taken_at: datetime | None = None
    place: str = ""
    taken_by: str = ""
    content: str = ""
    minutes: int | None = None
    file: bytes | None = None
    file_name: str = ""
    kept_at: str = ""


def schedule(desk: Desk, first: date, last: date) -> Issued:
    """F19a of a period, both days inclusive. Raises Refused: POSTING_EMPTY."""
    rows = slots.between(desk, first, last)
    if not rows:
        raise Refused("POSTING_EMPTY")
    today = standing.today(desk)
    lines = tuple(
        replace(postings.line_of(desk, row), note=f"{local(row.notified_at):%m-%d}" if row.notified_at else "")
        for row in rows
    )
    facts = ScheduleFacts(
        office=offices.profile(desk).facts(),
        period=day_words.span(first, last),
        lines=lines,
        made_by=desk.actor.name,
        made_on=today,
    )
    return free_paper(desk, "F19a", facts, today)


def board(desk: Desk) -> Issued:
    """F18 from the office's own answers (信访工作条例 第十八条第一款); it may be hung like a posting."""
    answers, known, today = offices.profile(desk), day_rules.arrangements(desk), standing.today(desk)
    channels = [
        (words.LETTERS_TO, answers.address),
        (words.CALLS_TO, answers.phone),
        (words.PROGRESS_AT, words.PROGRESS_BY.format(phone=answers.phone) if answers.phone else ""),
    ]
    facts = BoardFacts(
        office=answers.facts(),
        places=tuple(words.board_place(one.name, one.hours) for one in offices.places(desk)),
        channels=tuple(words.board_channel(word, said) for word, said in channels if said),
        scope=words.BOARD_SCOPE_LINES,
        steps=words.BOARD_STEP_WORDS,
        manners=words.BOARD_MANNER_LINES,
        phone=known.phone or answers.phone,
        posted_on=today,
    )
    issued = free_paper(desk, "F18", facts, today)
    desk.db.add(Posting(kind="BOARD", first=today, last=today, lines=[], paper_id=issued.id))
    return issued


def field_visit(desk: Desk, new: FieldVisit) -> Issued:
    """F17b of a field visit, an appointment or a topic reception; it lies with the matter it is about.

    Raises Refused: SLOT_UNKNOWN, FIELD_NEEDS_MATTER, SLOT_NOT_YET, FOUND_MISSING, ADVICE_MISSING.
    """
    new = texts.cleaned(new)
    slot = slots.load(desk, new.slot_id)
    if slot.case_id is None or slot.kind not in day_words.FIELD_KINDS:
        raise Refused("FIELD_NEEDS_MATTER", "matter_number")
    if slot.day > standing.today(desk):
        raise Refused("SLOT_NOT_YET", None, {"day": slot.day})
    if not new.found.strip():
        raise Refused("FOUND_MISSING", "found")
    if not new.advice.strip():
        raise Refused("ADVICE_MISSING", "advice")
    matter = standing.load_alive(desk, slot.case_id)
    leader = desk.db.get(Person, slot.leader_id)
    first = next((row.name for row in matter.people if not row.struck and row.name), "")
    facts = FieldFacts(
        office=offices.profile(desk).facts(),
        number=matter.number,
        kind=slot.kind,
        when=when_words(slot),
        place=slot.place,
        leader=leader.name if leader else "",
        post=slot.post,
        met=new.met.strip() or (addressing.and_others(matter, first) if first else ""),
        matter_number=matter.number,
        subject=matter.subject,
        found=new.found.strip(),
        advice=new.advice.strip(),
        recorder=desk.actor.name,
    )
    issued = issue(desk, matter, "F17b", facts, slot.day)
    slot.closed_at = slot.closed_at or desk.now
    standing.add_step(desk, matter, "LEADER_RECEIVED", slot.day, f"{facts.leader} {new.advice.strip()}", issued.id)
    return issued


def keep_media(desk: Desk, new: MediaInput) -> Issued:
    """Register a recording with its check sum and issue F49 (C10).

    Raises Refused: MEDIA_CONTENT_MISSING, DAY_MISSING, DATE_IN_FUTURE, KEPT_AT_MISSING, FILE_EMPTY, FILE_TOO_LARGE.
    """
    new = texts.cleaned(new)
    if not new.content.strip():
        raise Refused("MEDIA_CONTENT_MISSING", "content")
    taken_at = days.minute(desk, "taken_at", new.taken_at)
    if new.file is None and not new.kept_at.strip():
        raise Refused("KEPT_AT_MISSING", "kept_at")
    digest = attachments.keep_file(desk, new.file, new.file_name) if new.file is not None else ""
    year = taken_at.year
    serial = desk.next_number(MEDIA_PREFIX, year)
    number = numbering.display_book(numbering.BookNumber(MEDIA_PREFIX, year, serial))
    about = ""
    if new.slot_id is not None:
        slot = slots.load(desk, new.slot_id)
        about = when_words(slot)
    size = len(new.file) if new.file is not None else None
    facts = MediaFacts(
        office=offices.profile(desk).facts(),
        number=number,
        carrier=new.carrier.strip(),
        taken_at=f"{taken_at:%Y-%m-%d %H:%M}",
        place=new.place.strip(),
        taken_by=new.taken_by.strip(),
        content=new.content.strip(),
        length=words.minutes(new.minutes),
        size=words.file_size(new.file_name, size),
        file_name=new.file_name,
        sha256=hashlib.sha256(new.file).hexdigest() if new.file is not None else "",
        kept_at=new.kept_at.strip() or words.KEPT_HERE,
        about=about,
    )
    issued = free_paper(desk, "F49", facts, standing.today(desk))
    desk.db.add(
        MediaRecord(
            number=number,
            slot_id=new.slot_id,
            carrier=facts.carrier,
            taken_at=moment(taken_at),
            place=facts.place,
            taken_by=facts.taken_by,
            content=facts.content,
            minutes=new.minutes,
            file=digest,
            file_name=new.file_name,
            sha256=facts.sha256,
            size=size,
            kept_at=facts.kept_at,
            paper_id=issued.id,
        )
    )
    return issued
