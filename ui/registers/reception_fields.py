"""The fields of 接访登记, which of them a channel shows, and the way between the form and a registration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from desktop_app.labels import codes
from desktop_app.labels import reception as words
from desktop_app.usecases.offices import SetUp
from desktop_app.usecases.registration import MaterialInput, NewMatter, PersonInput
from desktop_app.usecases.topics import topics
from ui.form_fields import Field, Group, Kind

MORE = "MORE"
SEGMENTS = ("VISIT", "LETTER", "CALL", "ONLINE", MORE)
OTHERS = ("SUPERIOR", "LEADER_NOTE", "MAILBOX", "OTHER")
PICTURES = {"VISIT": "users", "LETTER": "mail", "CALL": "phone", "ONLINE": "globe"}

_EXTERNAL = frozenset({"ONLINE", *OTHERS})
# Fields of some channels only; what a hidden one holds stays in the form and out of the registration.
CHANNEL_FIELDS: Mapping[str, frozenset[str]] = {
    "channel_more": frozenset(OTHERS),
    "place": frozenset({"VISIT"}),
    **dict.fromkeys(("postmark_on", "letter_pages", "envelope_kept"), frozenset({"LETTER"})),
    **dict.fromkeys(("caller_no", "caller_refused", "call_from", "call_to", "recording_ref"), frozenset({"CALL"})),
    **dict.fromkeys(
        ("superior", "superior_letter_no", "superior_letter_on", "superior_due", "report_required"),
        frozenset({"SUPERIOR"}),
    ),
    "account": frozenset({"ONLINE", "MAILBOX"}),
    "external_system": _EXTERNAL,
    "external_number": _EXTERNAL,
}
# A number of another system belongs to the matter whatever its channel, so it is kept where it is not shown.
_ALWAYS = frozenset({"external_system", "external_number", "account"})

PERSON = tuple(part.name for part in fields(PersonInput))
_PLAIN = [
    "received_at",
    "receiver",
    "place",
    "subject",
    "summary",
    "facts",
    "topic",
    "occurrence",
    "linked_number",
    "reply_points",
    "postmark_on",
    "letter_pages",
    "caller_no",
    "call_from",
    "call_to",
    "recording_ref",
    "account",
    "external_system",
    "external_number",
    "superior",
    "superior_letter_no",
    "superior_letter_on",
    "superior_due",
    "urgency",
    "urgency_reason",
    "address_unclear",
    "answered_at_once",
    "other_procedure",
]
# Fields of refusals and findings that the form calls otherwise.
_BY_CODE = {"URGENCY_REASON_MISSING": "urgency_reason", "CHANNEL_MISSING": "channel_more"}
_ALIASES = {"superior_sender": "superior", "people": "headcount", "postmark_date": "postmark_on"}


def offered(answers: SetUp) -> dict[str, list[str]]:
    """What the lists offer that come from the office's own answers, by field; other words may be typed too."""
    return {
        "receiver": [one.name for one in answers.people if one.active],
        "place": [one.name for one in answers.places],
        "org": [one.name for one in answers.units],
        "superior": [answers.profile.superior] if answers.profile.superior else [],
    }


def groups(answers: SetUp) -> tuple[Group, ...]:
    """The form of this office."""
    own, group_from = offered(answers), answers.profile.group_threshold

    def one(key: str, kind: Kind = Kind.LINE, **more: Any) -> Field:
        return Field(key, words.FIELDS[key], kind, hint=words.HINTS.get(key, ""), **more)

    def choice(key: str, pairs: Mapping[str, str], **more: Any) -> Field:
        return one(key, Kind.CHOICE, choices=[(code, word) for code, word in pairs.items() if word], **more)

    def free(key: str, offered: Sequence[str], **more: Any) -> Field:
        return one(key, Kind.FREE_CHOICE, choices=[(name, name) for name in offered], **more)

    def ticks(key: str, pairs: Mapping[str, str], **more: Any) -> Field:
        return one(key, Kind.CHECKS, choices=list(pairs.items()), **more)

    incoming = (
        one("reason"),
        one("channel", Kind.SEGMENTS, choices=[(c, words.CHANNEL_WORDS[c]) for c in SEGMENTS], pictures=PICTURES),
        choice("channel_more", {code: codes.CHANNELS[code] for code in OTHERS}, required=True),
        one("received_at", Kind.MOMENT, required=True),
        free("receiver", own["receiver"], beside=True, width=110),
        free("place", own["place"]),
        one("postmark_on", Kind.DAY),
        one("letter_pages", Kind.NUMBER, beside=True, width=64),
        choice("envelope_kept", words.ENVELOPE),
        one("caller_no", required=True),
        ticks("caller_refused", {"REFUSED": words.REFUSED_NUMBER}, beside=True),
        one("call_from", Kind.MOMENT),
        one("call_to", Kind.MOMENT, beside=True),
        one("recording_ref"),
        free("superior", own["superior"], required=True),
        one("superior_letter_no"),
        one("superior_letter_on", Kind.DAY, beside=True),
        one("superior_due", Kind.DAY),
        ticks("report_required", {"REPORT": words.REPORT_REQUIRED}, beside=True),
        free("external_system", words.SYSTEMS),
        one("external_number", beside=True),
        one("account"),
    )
    person = (
        one("name", required=True),
        choice("gender", codes.SEXES, beside=True),
        choice("identity", codes.IDENTITIES),
        free("org", own["org"], beside=True),
        choice("id_type", codes.ID_TYPES),
        free("relation", words.RELATIONS, beside=True),
        one("id_no"),
        one("id_kept_reason", required=True),
        one("guardian", required=True),
        one("phone"),
        one("address"),
        one("headcount", Kind.NUMBER, width=56, note=words.GROUP_NOTE.format(n=group_from)),
        ticks("representative", {"YES": words.REPRESENTATIVE}, beside=True),
    )
    matter = (
        one("subject", required=True),
        free("topic", topics()),
        choice("occurrence", codes.OCCURRENCES, beside=True),
        one("linked_number"),
        one("summary", Kind.TEXT, lines=3, note=words.SUMMARY_NOTE),
        one("demands", Kind.DEMANDS, required=True),
        one("facts", Kind.TEXT, lines=2),
        one("materials", Kind.MATERIALS),
        ticks("wants", words.WANTS),
        free("other_procedure", words.PROCEDURES, required=True),
        ticks("cases", words.CASES),
        one("address_unclear", required=True),
        one("answered_at_once", required=True),
        choice("urgency", codes.URGENCIES, width=110),
        one("urgency_reason", required=True, beside=True),
        one("reply_points", Kind.TEXT, lines=2),
    )
    return (
        Group(words.INCOMING, incoming),
        Group(words.PETITIONER, person),
        Group(words.MATTER, matter, column=2),
    )


def channel_of(values: Mapping[str, Any]) -> str:
    """The channel code that the segments and the list of further forms stand for; "" while that list is empty."""
    chosen = values["channel"]
    return str(values["channel_more"] if chosen == MORE else chosen)


def channel_values(channel: str) -> dict[str, Any]:
    """How the form shows a channel."""
    return {"channel": MORE, "channel_more": channel} if channel in OTHERS else {"channel": channel}


def person_of(values: Mapping[str, Any]) -> PersonInput:
    """The person whose fields are in sight."""
    known = {name: values[name] for name in PERSON if name != "representative"}
    if not known["id_no"]:
        known["id_kept_reason"] = ""
    return PersonInput(**known, representative=bool(values["representative"]))


def person_values(person: PersonInput) -> dict[str, Any]:
    """A person as the form shows one."""
    made: dict[str, Any] = {name: getattr(person, name) for name in PERSON}
    made["representative"] = ["YES"] if person.representative else []
    return made


def to_input(values: Mapping[str, Any], people: Sequence[PersonInput]) -> NewMatter:
    """The registration that stands in the form. Materials come without their bytes: reading files is slow."""
    channel = channel_of(values)

    def counts(key: str) -> bool:
        return key in _ALWAYS or channel in CHANNEL_FIELDS.get(key, (channel,))

    plain = {key: values[key] for key in _PLAIN if counts(key)}
    # Words behind a tick that was taken away again stay in the form, in case it was a slip.
    if "PROCEDURE" not in values["wants"]:
        plain["other_procedure"] = ""
    if "UNCLEAR" not in values["cases"]:
        plain["address_unclear"] = ""
    if "ANSWERED" not in values["cases"]:
        plain["answered_at_once"] = ""
    if values["urgency"] in ("", "NORMAL"):
        plain |= {"urgency": "NORMAL", "urgency_reason": ""}
    if values["occurrence"] != "REPEAT":
        plain |= {"occurrence": "FIRST", "linked_number": ""}
    if channel == "CALL" and values["caller_refused"]:
        plain["caller_no"] = ""
    kept = {"KEPT": True, "NOT_KEPT": False}.get(values["envelope_kept"])
    return NewMatter(
        channel=channel,
        **plain,
        people=tuple(people),
        demands=tuple(values["demands"]),
        materials=tuple(
            MaterialInput(name=one["name"], copies=one["copies"], original=one["form"] == "ORIGINAL")
            for one in values["materials"]
        ),
        headcount=values["headcount"] or 0,
        envelope_kept=kept if channel == "LETTER" else None,
        caller_refused=channel == "CALL" and bool(values["caller_refused"]),
        report_required=channel == "SUPERIOR" and bool(values["report_required"]),
        wants_written_reply="REPLY" in values["wants"],
        wants_secrecy="SECRECY" in values["wants"],
    )


def to_values(matter: NewMatter) -> dict[str, Any]:
    """A registration as the form shows it, without its people."""
    made: dict[str, Any] = {key: getattr(matter, key) for key in _PLAIN}
    wants = {"REPLY": matter.wants_written_reply, "SECRECY": matter.wants_secrecy, "PROCEDURE": matter.other_procedure}
    cases = {"UNCLEAR": matter.address_unclear, "ANSWERED": matter.answered_at_once}
    kept = {True: "KEPT", False: "NOT_KEPT", None: ""}[matter.envelope_kept]
    return made | {
        **channel_values(matter.channel),
        "reason": "",
        "demands": list(matter.demands),
        "materials": [
            {
                "name": one.name,
                "copies": one.copies,
                "form": "ORIGINAL" if one.original else "ELECTRONIC" if one.file_name else "COPY",
                "path": "",
            }
            for one in matter.materials
        ],
        "headcount": matter.headcount,
        "envelope_kept": kept,
        "caller_refused": ["REFUSED"] if matter.caller_refused else [],
        "report_required": ["REPORT"] if matter.report_required else [],
        "wants": [code for code, on in wants.items() if on],
        "cases": [code for code, on in cases.items() if on],
    }


def shown(values: Mapping[str, Any], *, people: int, child: bool, doubtful_id: bool, editing: bool) -> dict[str, bool]:
    """Which of the fields that come and go are in sight.

    people: petitioners on the form; child: the number in sight is that of a child under fourteen; doubtful_id: a check
    found something in that number; editing: a stored matter is being corrected.
    """
    channel = channel_of(values)
    seen = {key: channel in where for key, where in CHANNEL_FIELDS.items()}
    for key in _ALWAYS:
        seen[key] = seen[key] or bool(values[key])
    return seen | {
        "channel_more": values["channel"] == MORE,
        "reason": editing,
        "id_kept_reason": doubtful_id,
        "guardian": child or bool(values["guardian"]),
        "representative": people > 1 or (values["headcount"] or 0) > 1,
        "linked_number": values["occurrence"] == "REPEAT",
        "other_procedure": "PROCEDURE" in values["wants"],
        "address_unclear": "UNCLEAR" in values["cases"],
        "answered_at_once": "ANSWERED" in values["cases"],
        "urgency_reason": values["urgency"] not in ("", "NORMAL"),
    }


def required(values: Mapping[str, Any], *, child: bool) -> dict[str, bool]:
    """Which fields must be filled, where that depends on others (rows A01, A03, A21)."""
    return {
        "name": channel_of(values) in ("VISIT", "CALL") and "UNCLEAR" not in values["cases"],
        "caller_no": not values["caller_refused"],
        "guardian": child,
        # Only a warning stands behind it: an odd but real number is registered without a word of reason too.
        "id_kept_reason": False,
    }


def place_of(field: str | None, code: str, people: Sequence[PersonInput], facts: Mapping[str, Any]) -> tuple[int, str]:
    """Where a refusal or finding belongs: number of the person, -1 for the matter itself, and the key of the field."""
    if field is None:
        return -1, ""
    if field.startswith("people.") and field.count(".") == 2:
        _, seat, key = field.split(".")
        return int(seat), key
    if field == "guardian":
        seats = [seat for seat, one in enumerate(people) if one.name == facts.get("person") and not one.guardian]
        return (seats[0] if seats else 0), field
    if code in _BY_CODE:
        return -1, _BY_CODE[code]
    return -1, _ALIASES.get(field, field)
