"""Text as people can read it: what cannot be seen, printed or stored is taken out before anything is kept."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

# Word processors and sheets end a line in many ways; the office has one.
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)

T = TypeVar("T")


def clean(text: str) -> str:
    """The text without control characters, half characters and zero-width signs; line ends as one, tabs stay."""
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))


def cleaned(value: T) -> T:
    """The same value with every text in it clean: of dataclasses, tuples, lists and dictionaries, however deep."""
    return cast(T, _cleaned(value))


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        # A code of an enumeration is a text too and must stay what it is.
        return clean(value) if type(value) is str else value
    if isinstance(value, tuple | list):
        return type(value)(_cleaned(part) for part in value)
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(part) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{part.name: _cleaned(getattr(value, part.name)) for part in fields(value)})
    return value
