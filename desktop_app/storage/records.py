"""The declarative root and the column types every table shares."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from sqlalchemy import Date, Dialect, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

# Old values must be in the journal even when the attribute had expired (DESIGN, journal).
column = partial(mapped_column, active_history=True)


class Unreadable(ValueError):
    """A stored value that is none of its kind any more: the file was damaged or changed from outside."""


class Moment(TypeDecorator[datetime]):
    """An aware moment, stored as UTC text that sorts as time does."""

    impl = String(27)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs a time zone")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        try:
            return None if value is None else datetime.strptime(value, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
        except (ValueError, TypeError) as error:
            raise Unreadable("moment") from error


class Day(TypeDecorator[date]):
    """A calendar day, stored as SQLAlchemy stores it; what is no day any more is named so."""

    impl = Date
    cache_ok = True

    @property
    def python_type(self) -> type[date]:
        return date

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], date | None] | None:
        read = super().result_processor(dialect, coltype)
        if read is None:
            return None

        def day(value: Any) -> date | None:
            try:
                found: date | None = read(value)
            except (ValueError, TypeError) as error:
                raise Unreadable("day") from error
            return found

        return day


class Json(TypeDecorator[Any]):
    """A value kept as canonical JSON text: same value, same bytes. No floats, so that hashes never wander."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        try:
            return None if value is None else json.loads(value)
        except (ValueError, TypeError) as error:
            raise Unreadable("json") from error


def canonical(value: Any) -> str:
    """The one spelling of a JSON value. Raises TypeError on floats and unknown types."""
    _refuse_floats(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError("canonical JSON holds no floats")
    if isinstance(value, dict):
        for part in value.values():
            _refuse_floats(part)
    elif isinstance(value, list | tuple):
        for part in value:
            _refuse_floats(part)


class Record(DeclarativeBase):
    """Root of every table.

    __journaled__: False only for the tables DESIGN lists outside the journal (draft, window state, notice_sent, search
    index, obligation) and for the journal itself.
    """

    __journaled__ = True
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Moment, date: Day, dict[str, Any]: Json, list[Any]: Json, str: Text}


def plain(value: Any) -> Any:
    """A column value as the journal spells it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, date):
        return value.isoformat()
    return value
