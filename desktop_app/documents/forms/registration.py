"""F01 信访人登记表: one sheet per registration, in the layout of its channel (001 第五章第一、二节)."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.documents.blocks import (
    MM,
    Blank,
    Block,
    Break,
    Cell,
    Document,
    Ends,
    Fill,
    Heading,
    Paragraph,
    Row,
    Style,
    Table,
)
from desktop_app.documents.forms.grid import (
    CENTRED,
    GRID_PAGE,
    HEAD,
    OVER,
    SIX,
    SMALL,
    SMALL_WORD,
    TEXT,
    box,
    boxes,
    label,
    lines,
    numbered,
    signing,
    text,
    value,
)
from desktop_app.facts import MaterialFacts, PersonFacts, RegistrationFacts
from desktop_app.labels import codes
from desktop_app.labels import forms as words

# Room for the account in mm, so that each layout fills its sheet.
_ROOM = {"VISIT": 36.0, "LETTER": 52.0, "CALL": 38.0, "ONLINE": 52.0}
# A row or a line of the head that one matter has beyond its layout takes its height from the account.
_EXTRA_ROW, _EXTRA_LINE = 9.0, 7.0
_LAYOUTS = ("VISIT", "LETTER", "CALL", "ONLINE")
_SIGNED = Style(before=3 * MM)
_LIST = (12.0, 22.0, 12.0, 44.0, 30.0, 30.0, 12.0)


def layout(facts: RegistrationFacts) -> Document:
    """The form of `facts.variant`; with default facts the blank form, with room to write."""
    title = words.TITLES["F01"]
    top = Ends(words.REGISTRATION_NO + facts.number, words.CHANNEL + _channels(facts), OVER)
    blocks: list[Block] = [
        Heading(title, spacing=0.3, leading=40, mark=words.urgency_mark(facts.urgency)),
        top,
        Table(SIX, tuple(_rows(facts)), keep_next=True),
        *_below(facts),
    ]
    if len(facts.people) > 1:
        blocks += [Break(), *_people(facts.people)]
    continued = (
        Heading(title + words.CONTINUED, size=16, leading=30),
        Ends(words.REGISTRATION_NO + facts.number, "", OVER),
    )
    return Document(
        title=title,
        subject=facts.number,
        author=facts.office.school,
        page=replace(GRID_PAGE, continued=continued),
        blocks=tuple(blocks),
    )


def _channels(facts: RegistrationFacts) -> str:
    chosen = facts.channel or (facts.variant if facts.number else "")
    options = {code: codes.CHANNELS[code] for code in _LAYOUTS}
    if chosen and chosen not in options:
        options[chosen] = facts.channel_word or codes.CHANNELS[chosen]
    return boxes(options, chosen)


def _rows(facts: RegistrationFacts) -> list[Row]:
    first = facts.people[0] if facts.people else PersonFacts()
    seen = facts.variant == "VISIT"
    rows = [
        Row(
            (
                label(words.NAME),
                value(first.name),
                label(words.GENDER, style=CENTRED),
                value(first.gender, style=CENTRED),
                label(words.PHONE),
                value(first.phone),
            )
        ),
        _pair(words.ID_NO, f"{first.id_type} {first.id_no}".strip(), words.IDENTITY, first.identity),
        _pair(words.UNIT, first.org, words.HEADCOUNT, _headcount(facts)),
        _pair(words.ADDRESS, first.address, words.OCCURRENCE, boxes(codes.OCCURRENCES, facts.occurrence, " ")),
        _pair(
            words.RECEIVED_AT,
            words.moment(facts.received_at) or words.WRITE_MOMENT,
            words.RECEIVER if seen else words.REGISTRAR,
            facts.receiver,
        ),
        _pair(words.PLACE if seen else words.REGISTERED_AT, facts.place, words.TOPIC, facts.topic),
        _pair(words.RELATION, first.relation, words.EARLIER_NO, facts.earlier_number),
    ]
    if first.guardian:
        rows.append(Row((label(words.GUARDIAN), value(first.guardian, 5))))
    rows += _own_rows(facts) + _outside_number(facts)
    rows += [
        Row((label(words.MAIN_PROBLEM), text(facts.summary or facts.subject, 5)), _room(facts), splits=True),
        Row((label(words.DEMANDS), lines(numbered(facts.demands), 5)), 22, splits=True),
        Row((label(words.REASONS), text(facts.facts, 5)), 24, splits=True),
        Row((label(words.MATERIALS), value(_materials(facts.materials), 5)), 10, splits=True),
        Row((label(words.CIRCUMSTANCES), value(_circumstances(facts), 5)), 10),
    ]
    return rows + _closing(facts)


def _pair(left: str, left_value: str, right: str, right_value: str) -> Row:
    return Row((label(left), value(left_value, 3), label(right), value(right_value)))


def _headcount(facts: RegistrationFacts) -> str:
    count = facts.headcount if facts.headcount is not None else len(facts.people) or None
    shown = words.people(count) if count else words.WIDE_BLANK * 2 + words.people(0)[-1]
    return shown + words.WIDE_BLANK + box(words.GROUP, facts.group)


def _room(facts: RegistrationFacts) -> float:
    room = _ROOM[facts.variant]
    if facts.variant != "ONLINE" and _outside_number(facts) and facts.channel != "SUPERIOR":
        room -= _EXTRA_ROW
    return room - _EXTRA_LINE if facts.channel and facts.channel not in _LAYOUTS else room


def _outside_number(facts: RegistrationFacts) -> list[Row]:
    """Where the matter came from and its number there, on every sheet that has one."""
    if facts.variant != "ONLINE" and not (facts.external_system or facts.external_no):
        return []
    system, number = words.EXTERNAL_SYSTEM, words.EXTERNAL_NO
    if facts.channel == "SUPERIOR":
        system, number = words.SENT_BY, words.SENT_UNDER
    return [_pair(system, facts.external_system, number, facts.external_no)]


def _own_rows(facts: RegistrationFacts) -> list[Row]:
    """The rows of its channel; an item sent down has neither envelope nor call."""
    if facts.channel == "SUPERIOR":
        return []
    match facts.variant:
        case "LETTER":
            pages = words.leaves(facts.letter_pages) if facts.letter_pages else words.WIDE_BLANK + words.leaves(0)[-1]
            kept = box(words.ENVELOPE_KEPT, facts.envelope_kept) + " " + words.LETTER_PAGES + pages
            return [_pair(words.POSTMARK, words.day(facts.postmark_date) or words.WRITE_DATE, words.ENVELOPE, kept)]
        case "CALL":
            return [
                Row(
                    (
                        label(words.CALLER_NO),
                        value(facts.caller_no, 3),
                        label(words.RECORDING),
                        value(facts.recording_ref),
                    )
                ),
                Row((label(words.CALL_TIME), value(_call_time(facts), 5))),
            ]
    return []


def _call_time(facts: RegistrationFacts) -> str:
    start = words.moment(facts.call_from) or words.WRITE_MOMENT
    same_day = facts.call_from and facts.call_to and facts.call_from.date() == facts.call_to.date()
    end = words.clock(facts.call_to) if same_day else words.moment(facts.call_to)
    return words.period(start, end or words.WRITE_CLOCK)


def _materials(materials: tuple[MaterialFacts, ...]) -> str:
    named = [
        item.name + words.copies(item.copies) + words.in_brackets(words.ORIGINAL if item.original else words.COPY)
        for item in materials
    ]
    return words.WIDE_BLANK.join(numbered(tuple(named)))


def _circumstances(facts: RegistrationFacts) -> str:
    other = words.IN_OTHER_PROCEDURE
    if facts.other_procedure:
        other += words.in_brackets(facts.other_procedure)
    return words.WIDE_BLANK.join(
        (
            box(other, facts.in_other_procedure),
            box(words.WANTS_REPLY, facts.wants_written_reply),
            box(words.WANTS_SECRECY, facts.wants_secrecy),
        )
    )


def _closing(facts: RegistrationFacts) -> list[Row]:
    """What was answered, and the petitioner's own mark where the petitioner is present."""
    if facts.variant == "VISIT":
        statement = Paragraph(words.READ_STATEMENT)
        signed = Cell((statement,), 5, middle=False, foot=(signing(words.SIGN),))
        return [
            Row((label(words.REPLY_POINTS), text(facts.reply_points, 5)), 22, splits=True, keep_next=True),
            Row((label(words.READ_AND_SIGNED), signed), 20),
        ]
    if facts.variant == "CALL":
        return [
            Row((label(words.REPLY_POINTS), text(facts.reply_points, 5)), 22, splits=True),
            Row((label(words.READ_BACK), value(box(words.READ_BACK_STATEMENT, False), 5)), 10),
        ]
    return [Row((label(words.REMARKS), text(facts.reply_points, 5)), 22, splits=True)]


def _below(facts: RegistrationFacts) -> list[Block]:
    refusing = facts.variant == "VISIT" and bool(facts.refused_to_sign)
    registrar = Fill((words.REGISTRAR_SIGNS, Blank(34), words.WIDE_BLANK + words.WRITE_DATE), _SIGNED, refusing)
    if facts.variant != "VISIT":
        return [registrar]
    if not facts.refused_to_sign:
        refused = box(words.REFUSED_TO_SIGN, False)
        return [Fill((words.REGISTRAR_SIGNS, Blank(32), words.WIDE_BLANK * 2 + refused, Blank()), _SIGNED)]
    style = Style(before=2)
    return [registrar, Paragraph(box(words.REFUSED_TO_SIGN, True) + facts.refused_to_sign, style)]


def _people(people: tuple[PersonFacts, ...]) -> list[Block]:
    head = Row(tuple(label(word, style=HEAD) for word in words.PEOPLE_HEADS), 9)
    rows = [
        Row(
            (
                value(str(number), style=SMALL_WORD),
                value(person.name, style=SMALL),
                value(person.gender, style=SMALL_WORD),
                value(f"{person.id_type} {person.id_no}".strip(), style=SMALL),
                value(person.phone, style=SMALL),
                value(words.WIDE_BLANK.join(filter(None, (person.identity, person.org))), style=SMALL),
                value(words.REPRESENTATIVE if person.representative else "", style=SMALL_WORD),
            ),
            9,
        )
        for number, person in enumerate(people, 1)
    ]
    caption = replace(TEXT, first=0, before=4, after=4)
    return [Paragraph(words.PEOPLE_LIST, caption, True), Table(_LIST, (head, *rows), heads=1)]
