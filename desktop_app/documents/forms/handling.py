"""F09 F09b F12 F13 F14: what is handed over, heard, verified and asked for while a matter is handled."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.documents.blocks import (
    Align,
    Blank,
    Block,
    Break,
    Cell,
    Document,
    Ends,
    Face,
    Fill,
    Gap,
    Heading,
    PageStyle,
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
    SMALL,
    VALUE,
    boxes,
    label,
    lines,
    numbered,
    opinion,
    signing,
    text,
    value,
)
from desktop_app.facts import MaterialFacts, OfficeFacts
from desktop_app.facts_life import (
    ExtensionFacts,
    HandoverFacts,
    InterviewFacts,
    SealedHandoverFacts,
    VerificationFacts,
)
from desktop_app.labels import forms as words
from desktop_app.labels import forms_life as life

FOUR = (28.0, 53.0, 28.0, 53.0)
A5 = PageStyle(width=148, height=210, top=16, left=25, right=14, bottom=14)
A5_COLUMNS = (26.0, 83.0)
_EVIDENCE = (14.0, 88.0, 20.0, 40.0)
_SPEECH = Style(size=14, leading=26, align=Align.JUSTIFY)
_SPEECH_HEAD = Style(face=Face.HEI, size=14, leading=26)
_BLANK_SPEECH = 13
_FIXED = {"ORIGINAL": words.ORIGINAL, "COPY": words.COPY}


def over(office: OfficeFacts, number: str) -> Ends:
    """The school at the left and the number at the right, over a grid."""
    return Ends(office.school, words.NUMBER + (number or words.WIDE_BLANK * 8), OVER)


def pair(left: str, left_value: str, right: str, right_value: str, height: float = 10) -> Row:
    return Row((label(left), value(left_value), label(right), value(right_value)), height)


def wide(word: str, words_: str, height: float, span: int = 3) -> Row:
    """A longer text beside its label; it runs on to the next page."""
    return Row((label(word), text(words_, span)), height, splits=bool(words_))


def sheet(
    code: str, office: OfficeFacts, number: str, blocks: tuple[Block, ...], page: PageStyle = GRID_PAGE
) -> Document:
    """A grid form under its title; a page that follows repeats the title."""
    title = words.TITLES[code]
    continued = (Heading(title + words.CONTINUED, size=16, leading=30), over(office, number))
    return Document(
        title=title, subject=number, author=office.school, page=replace(page, continued=continued), blocks=blocks
    )


def handover(facts: HandoverFacts) -> Document:
    """F09, one copy for each side (A06)."""
    blocks = (*_handover_copy(facts, life.FIRST_COPY), Break(), *_handover_copy(facts, life.SECOND_COPY))
    return replace(sheet("F09", facts.office, facts.number, blocks), page=GRID_PAGE)


def _handover_copy(facts: HandoverFacts, whose: str) -> tuple[Block, ...]:
    rows = (
        Row((label(life.HANDED_AT), value(words.moment(facts.handed_at) or words.WRITE_MOMENT, 3)), 10),
        pair(life.FROM_UNIT, facts.from_unit, life.FROM_PERSON, facts.from_person),
        pair(life.TO_UNIT, facts.to_unit, life.TO_PERSON, facts.to_person),
        wide(life.GIST, facts.gist, 36),
        wide(life.HANDOVER_OPINION, facts.opinion, 30),
    )
    pieces = facts.evidence or (MaterialFacts(name="", copies=0),) * 5
    listed = tuple(_evidence(n, one) for n, one in enumerate(pieces, 1))
    heads = Row(tuple(label(word, style=HEAD) for word in life.EVIDENCE_HEADS), 9)
    return (
        Heading(words.TITLES["F09"] + whose, size=18, leading=36),
        over(facts.office, facts.number),
        Table(FOUR, rows),
        Table(_EVIDENCE, (heads, *listed), heads=1),
        Table(FOUR, (Row((label(words.REMARKS), text(facts.remark, 3)), 16),)),
        Gap(5),
        Fill((life.GIVER_SIGNS, Blank(44), words.WIDE_BLANK * 2, life.RECEIVER_SIGNS, Blank(44)), Style(), True),
        Fill((words.WRITE_DATE, words.WIDE_BLANK * 8, words.WRITE_DATE), Style(before=6, align=Align.CENTRE)),
    )


def _evidence(number: int, one: MaterialFacts) -> Row:
    kind = "" if not one.name else "ORIGINAL" if one.original else "COPY"
    cells = (
        value(str(number), style=CENTRED),
        value(one.name),
        value(str(one.copies) if one.copies else "", style=CENTRED),
        value(boxes(_FIXED, kind, " "), style=replace(SMALL, align=Align.CENTRE)),
    )
    return Row(cells, 9)


def sealed_handover(facts: SealedHandoverFacts) -> Document:
    """F09b: nobody who carries it learns from whom or about whom (J02)."""
    rows = (
        Row((label(life.PAGES), value(life.leaf_count(facts.pages))), 12),
        Row((label(life.ENVELOPES), value(life.envelope_count(facts.envelopes))), 12),
        Row((label(life.SEALING), value(facts.sealing)), 18),
        Row((label(life.RECEIVER_BODY), value(facts.receiver)), 16),
        Row((label(life.HANDED_ON), value(words.day(facts.handed_on) or words.WRITE_DATE)), 12),
        Row((label(life.FROM_PERSON), Cell((), foot=_narrow(facts.giver))), 22),
        Row((label(life.TO_PERSON), Cell((), foot=_narrow(""))), 22),
    )
    return Document(
        title=words.TITLES["F09b"],
        subject=facts.number,
        author=facts.office.school,
        page=A5,
        blocks=(
            Heading(words.TITLES["F09b"], size=18, leading=36),
            over(facts.office, facts.number),
            Table(A5_COLUMNS, rows),
            Gap(3),
            Paragraph(life.NAMELESS, SMALL),
        ),
    )


def _narrow(name: str) -> tuple[Fill, ...]:
    """A name over its date, for a sheet too narrow for both on a line."""
    return Fill((words.SIGN, name or Blank(36)), VALUE), Fill((words.WRITE_DATE,), Style(align=Align.RIGHT))


def interview(facts: InterviewFacts) -> Document:
    """F12: question and answer, read and signed on every page (A16)."""

    def line(word: str, said: str) -> Block:
        return Paragraph(word + said, _SPEECH) if said else Fill((word, Blank()), _SPEECH)

    time = words.moment(facts.began) or words.WRITE_MOMENT
    if facts.began:
        time += words.period("", words.clock(facts.ended)) if facts.ended else ""
    blocks: list[Block] = [
        Heading(words.TITLES["F12"], leading=44),
        over(facts.office, facts.number),
        Paragraph(life.INTERVIEW_TIME + time, _SPEECH),
        line(life.INTERVIEW_PLACE, facts.place),
        line(life.INTERVIEWERS, facts.interviewers),
        line(life.RECORDER, facts.recorder),
        line(life.INTERVIEWEE, facts.interviewee),
        line(life.ABOUT, facts.interviewee_about),
    ]
    if facts.told:
        blocks.append(Paragraph(life.TOLD, _SPEECH_HEAD, True))
        blocks += [Paragraph(one, replace(_SPEECH, first=2.0)) for one in facts.told]
    for asked, said in facts.exchanges:
        blocks.append(Paragraph(life.ASK + asked, replace(_SPEECH, first=2.0), True))
        blocks.append(Paragraph(life.ANSWER + said, replace(_SPEECH, first=2.0)))
    if not facts.exchanges:
        blocks += [Fill((Blank(),), _SPEECH) for _ in range(_BLANK_SPEECH)]
    right = replace(_SPEECH, align=Align.RIGHT)
    blocks += [
        Paragraph(life.READ_AND_RIGHT, replace(_SPEECH, first=2.0, before=6), True),
        Fill((life.INTERVIEWEE_SIGNS, Blank(40), words.WRITE_DATE), right, True),
        Fill((life.INTERVIEWERS_SIGN, Blank(40), words.WRITE_DATE), right, True),
        Fill((life.RECORDER_SIGNS, Blank(40), words.WRITE_DATE), right),
    ]
    return Document(
        title=words.TITLES["F12"],
        subject=facts.number,
        author=facts.office.school,
        page=replace(GRID_PAGE, foot=life.SIGN_EACH_PAGE),
        blocks=tuple(blocks),
    )


def verification(facts: VerificationFacts) -> Document:
    """F13 (000 第九条)."""
    rows = (
        Row((label(life.VERIFIED_MATTER), value(facts.matter, 3)), 14),
        pair(life.VERIFY_METHOD, facts.method, life.VERIFIED_ON, words.day(facts.verified_on) or words.WRITE_DATE),
        pair(life.VERIFY_SUBJECT, facts.subject, life.VERIFY_PLACE, facts.place, 12),
        wide(life.FOUND, facts.found, 78),
        wide(life.CONCLUSION, facts.conclusion, 32),
        Row((label(life.EVIDENCE_LIST), lines(numbered(facts.evidence), 3)), 28),
        Row((label(life.VERIFIERS), _names(facts.verifiers)), 26),
    )
    blocks = (Heading(words.TITLES["F13"], leading=44), over(facts.office, facts.number), Table(FOUR, rows))
    return sheet("F13", facts.office, facts.number, blocks)


def _names(people: tuple[str, ...]) -> Cell:
    said = (Paragraph(words.COMMA.join(people)),) if people else ()
    return Cell(said, 3, middle=False, foot=(signing(words.SIGN),))


def extension(facts: ExtensionFacts) -> Document:
    """F14: asked for before the period ends (B05)."""
    asked = signing(words.SIGN, facts.handler, words.day(facts.asked_on))
    rows = (
        Row((label(words.PETITIONER), value(facts.petitioner, 3)), 10),
        Row((label(words.SUBJECT), value(facts.subject, 3)), 14),
        pair(
            life.ACCEPTED_ON, words.day(facts.accepted_on) or words.WRITE_DATE,
            life.DUE_NOW, words.day(facts.due) or words.WRITE_DATE,
        ),
        pair(
            life.EXTENDED_DAYS, life.day_count(facts.days), life.NEW_DUE, words.day(facts.new_due) or words.WRITE_DATE
        ),
        opinion(life.EXTENSION_REASON, facts.reason, asked, 3, 54),
        Row((label(life.AUTHORITY), value(facts.authority, 3)), 10),
        opinion(life.OFFICE_OPINION, "", signing(words.SIGN), 3, 42),
        opinion(life.UNIT_LEADER_APPROVES, "", signing(words.SIGN), 3, 46),
    )  # fmt: skip
    blocks = (Heading(words.TITLES["F14"], leading=44), over(facts.office, facts.number), Table(FOUR, rows))
    return sheet("F14", facts.office, facts.number, blocks)
