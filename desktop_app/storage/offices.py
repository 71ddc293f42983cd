"""The office itself: settings, people, units, places, calendar years, rule sets, counters, drafts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped

from .records import Record, column


class Setting(Record):
    """One named answer of the office (A21, S12, §2.1); value is JSON."""

    __tablename__ = "setting"
    key: Mapped[str] = column(primary_key=True)
    value: Mapped[dict[str, Any]] = column()
    version: Mapped[int] = column(default=1)
    __mapper_args__ = {"version_id_col": version}


class Unit(Record):
    """A department of the school (A10: renamed and merged units keep their row and name their successor).

    room: where it is found, for the slip of the first asked (F07b); contact_backup: who stands in for the contact
    (G07, N09)."""

    __tablename__ = "unit"
    id: Mapped[int] = column(primary_key=True)
    name: Mapped[str] = column()
    phone: Mapped[str] = column(default="")
    contact: Mapped[str] = column(default="")
    seat: Mapped[int] = column(default=0)
    valid_to: Mapped[date | None] = column()
    successor_id: Mapped[int | None] = column(ForeignKey("unit.id"))
    version: Mapped[int] = column(default=1)
    room: Mapped[str] = column(default="", server_default=sql("''"))
    contact_backup: Mapped[str] = column(default="", server_default=sql("''"))
    __mapper_args__ = {"version_id_col": version}


class Person(Record):
    """Somebody who works here. roles: codes of `labels.codes.ROLES`; backup_id: the B role (F07).

    portfolio: 分管工作 as it is posted (C05); fields: ids of the units in their charge (E04, C08).
    """

    __tablename__ = "person"
    id: Mapped[int] = column(primary_key=True)
    name: Mapped[str] = column()
    post: Mapped[str] = column(default="")
    phone: Mapped[str] = column(default="")
    roles: Mapped[list[Any]] = column(default=list)
    unit_id: Mapped[int | None] = column(ForeignKey("unit.id"))
    backup_id: Mapped[int | None] = column(ForeignKey("person.id"))
    active: Mapped[bool] = column(default=True)
    seat: Mapped[int] = column(default=0)
    version: Mapped[int] = column(default=1)
    portfolio: Mapped[str] = column(default="", server_default=sql("''"))
    fields: Mapped[list[Any]] = column(default=list, server_default=sql("'[]'"))
    __mapper_args__ = {"version_id_col": version}


class Place(Record):
    """Where visits are received, and when."""

    __tablename__ = "place"
    id: Mapped[int] = column(primary_key=True)
    name: Mapped[str] = column()
    hours: Mapped[str] = column(default="")
    active: Mapped[bool] = column(default=True)
    version: Mapped[int] = column(default=1)
    __mapper_args__ = {"version_id_col": version}


class CalendarYear(Record):
    """A yearly holiday arrangement the officer added; the newest row of a year wins over the shipped one."""

    __tablename__ = "calendar_year"
    id: Mapped[int] = column(primary_key=True)
    year: Mapped[int] = column()
    arrangement: Mapped[dict[str, Any]] = column()
    added_at: Mapped[datetime] = column()
    added_by: Mapped[str] = column()


class RuleText(Record):
    """A rule set as it was when first used: shipped TOML by content hash; officer edits are further rows."""

    __tablename__ = "rule_text"
    hash: Mapped[str] = column(primary_key=True)
    text: Mapped[str] = column()
    first_used_at: Mapped[datetime] = column()


class Counter(Record):
    """The highest number issued per kind and year; the row is locked by the write that raises it."""

    __tablename__ = "counter"
    __journaled__ = False
    kind: Mapped[str] = column(primary_key=True)
    year: Mapped[int] = column(primary_key=True)
    last: Mapped[int] = column()


class Draft(Record):
    """What was being typed, saved two seconds after typing stops; restored after a kill."""

    __tablename__ = "draft"
    __journaled__ = False
    id: Mapped[int] = column(primary_key=True)
    kind: Mapped[str] = column()
    owner_id: Mapped[int | None] = column(ForeignKey("person.id"))
    body: Mapped[dict[str, Any]] = column()
    saved_at: Mapped[datetime] = column()


class WindowState(Record):
    """Columns, splitters, text size: kept per person, never journaled."""

    __tablename__ = "window_state"
    __journaled__ = False
    key: Mapped[str] = column(primary_key=True)
    body: Mapped[dict[str, Any]] = column()


class SavedView(Record):
    """A ledger view the officer saved: filter and order as JSON."""

    __tablename__ = "saved_view"
    id: Mapped[int] = column(primary_key=True)
    name: Mapped[str] = column()
    definition: Mapped[dict[str, Any]] = column()


class NoticeSent(Record):
    """What was told in the tray, once per occurrence and level."""

    __tablename__ = "notice_sent"
    __journaled__ = False
    id: Mapped[int] = column(primary_key=True)
    occurrence: Mapped[str] = column()
    level: Mapped[str] = column()
    told_at: Mapped[datetime] = column()
    __table_args__ = (UniqueConstraint("occurrence", "level"),)


class ImportBatch(Record):
    """One workbook brought in; undone as a whole by voiding its matters."""

    __tablename__ = "import_batch"
    id: Mapped[int] = column(primary_key=True)
    file_name: Mapped[str] = column()
    file_hash: Mapped[str] = column()
    imported_at: Mapped[datetime] = column()
    standing: Mapped[str] = column()
    accepted: Mapped[int] = column()
    already: Mapped[int] = column()
    refused: Mapped[list[Any]] = column()
    undone_at: Mapped[datetime | None] = column()


Index("ix_calendar_year_year", CalendarYear.year)
