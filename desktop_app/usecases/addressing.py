"""称谓: whom a paper names and addresses, and how it speaks of when and how the matter was raised."""

from __future__ import annotations

from ..labels import codes
from ..labels import forms as form_words
from ..storage.matters import Matter


def is_name(text: str) -> bool:
    """Whether somebody gave a name: 不详 is none, and what has a digit is an account (A00074011)."""
    return bool(text) and text not in codes.UNKNOWN_NAMES and not any(sign.isdigit() for sign in text)


def _name_of(matter: Matter) -> str:
    """The first petitioner who gave a name, or nothing."""
    return next((row.name for row in matter.people if not row.struck and is_name(row.name)), "")


def account_of(matter: Matter) -> str:
    """The account an unnamed petition came from, also where it was typed as a name; empty when somebody is named."""
    if _name_of(matter):
        return ""
    typed = (row.name for row in matter.people if not row.struck and row.name not in codes.UNKNOWN_NAMES)
    return matter.account or next((name for name in typed if name), "")


def _count(matter: Matter) -> int:
    return max(matter.headcount, sum(not row.struck for row in matter.people))


def and_others(matter: Matter, first: str) -> str:
    """周某某等3人 where there are several, else the name alone."""
    return codes.AND_OTHERS.format(first=first, count=_count(matter)) if _count(matter) > 1 else first


def you(matter: Matter) -> str:
    """您 to one, 你们 to several."""
    return form_words.YOU_ALL if _count(matter) > 1 else form_words.YOU


def petitioner_of(matter: Matter) -> str:
    """How a form of the office names who petitions: by name, else by account, else as unnamed; 等 for several."""
    account = account_of(matter)
    return and_others(matter, _name_of(matter) or (form_words.account(account) if account else codes.ANONYMOUS))


def addressee_of(matter: Matter) -> str:
    """Whom a notice addresses: a name with 同志, several people with 等; nobody is a comrade by an account alone."""
    name = _name_of(matter)
    child = next((row for row in matter.people if not row.struck and row.name == name and row.guardian.strip()), None)
    if child is not None and _count(matter) == 1:
        # A child is written to through the guardian (个人信息保护法 第三十一条).
        name = child.guardian.strip()
    if not name or _count(matter) > 1:
        return and_others(matter, name or form_words.unnamed(account_of(matter)))
    plain = name.isascii() or name.endswith(form_words.ADDRESSED)
    return name if plain else name + codes.ADDRESS


def raised(matter: Matter) -> str:
    """When and how it was raised: a letter on the day of its postmark, an item sent down without a day."""
    if matter.channel == "SUPERIOR":
        return form_words.sent_on(matter.superior)
    day = min(matter.postmark_on or matter.received_on, matter.received_on)
    chosen = matter.channel not in ("LEADER_NOTE", "OTHER")
    return form_words.raised(day, codes.CHANNELS[matter.channel] if chosen else "")
