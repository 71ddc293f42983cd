"""What of a person may be shown where other people can look: names, numbers and addresses half hidden."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop_app.labels import codes

from .names import MIDDLE_DOT, normalise, surname

_STAR = "*"
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_ADDRESS = re.compile(
    r"(?:[^省]{2,3}省|[^区]{2,6}自治区)?"
    r"(?:[^市盟省区县]{1,8}市|[^市盟省区县]{1,8}(?:自治州|盟))?"
    r"(?:[^区县旗市小社校园宿厂矿]{1,8}(?:自治县|[区县旗市]))?"
)


def mask_name(name: str) -> str:
    """张三 -> 张*, 欧阳娜娜 -> 欧阳*, 阿依古丽·买买提 -> 阿*, John Smith -> J*; one star whatever the length.

    A name of one character is hidden whole; "" stays "". The word for an unknown name is not a name and stays.
    """
    text = normalise(name)
    if not text or text in codes.UNKNOWN_NAMES:
        return text
    bare = _VARIATION.sub("", text)
    if len(bare) == 1:
        return _STAR
    shown = bare[0] if MIDDLE_DOT in bare or bare[0].isascii() else surname(bare)
    return shown + _STAR


def mask_phone(phone: str) -> str:
    """13812345678 -> 138****5678; 0571-87654321 -> 0571-****4321; what is short or odd keeps its last two digits."""
    text = phone.strip()
    digits = re.sub(r"\D", "", text)
    if not digits:
        return ""
    if re.fullmatch(r"1\d{10}", digits):
        return digits[:3] + _STAR * 4 + digits[-4:]
    landline = re.match(r"(0(?:10|2\d|\d{3}))[-－ ]?(\d{7,8})$", text)
    if landline:
        return f"{landline[1]}-{_STAR * 4}{landline[2][-4:]}"
    return _STAR * 4 + (digits[-2:] if len(digits) > 4 else "")


def mask_id(number: str) -> str:
    """First three and last two characters stay, so neither birth nor place of registration is shown."""
    text = number.strip()
    if len(text) < 8:
        return _STAR * len(text)
    return text[:3] + _STAR * (len(text) - 5) + text[-2:]


def mask_address(address: str) -> str:
    """Province, city and district stay, the rest is hidden; 小区, 社区 and 校区 are not districts."""
    text = "".join(address.split())
    if not text:
        return ""
    match = _ADDRESS.match(text)
    return (match[0] if match else "") + _STAR * 3


def petitioner_words(names: Sequence[str], headcount: int | None, masked: bool) -> str:
    """How lists call the petitioners: 冯*, or 冯*等6人; the unknown-name word where nobody gave a name.

    headcount: people counted, None or too small = as many as names.
    """
    known = [normalise(name) for name in names if normalise(name)]
    first = known[0] if known else codes.ANONYMOUS
    shown = mask_name(first) if masked else first
    count = max(headcount or 0, len(known))
    return codes.AND_OTHERS.format(first=shown, count=count) if count > 1 else shown
