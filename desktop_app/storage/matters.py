"""The petition matter and what hangs on it. Nothing here is ever deleted: rows are struck out or voided."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, relationship

from .records import Record, column


class Matter(Record):
    """信访事项: one registered visit, letter, call or other item (A01, A03, A20, B06, B07)."""

    __tablename__ = "matter"
    id: Mapped[int] = column(primary_key=True)
    number: Mapped[str] = column()
    state: Mapped[str] = column()
    access: Mapped[str] = column(default="OPEN")
    standing: Mapped[str] = column(default="OPEN")
    channel: Mapped[str] = column()
    received_at: Mapped[datetime] = column()
    received_on: Mapped[date] = column()
    recorded_at: Mapped[datetime] = column()
    recorder_id: Mapped[int | None] = column(ForeignKey("person.id"))
    receiver: Mapped[str] = column(default="")
    place: Mapped[str] = column(default="")
    subject: Mapped[str] = column()
    summary: Mapped[str] = column(default="")
    facts: Mapped[str] = column(default="")
    topic: Mapped[str] = column(default="")
    occurrence: Mapped[str] = column(default="FIRST")
    linked_id: Mapped[int | None] = column(ForeignKey("matter.id"))
    merged_into_id: Mapped[int | None] = column(ForeignKey("matter.id"))
    headcount: Mapped[int] = column(default=1)
    address_unclear: Mapped[str] = column(default="")
    answered_at_once: Mapped[str] = column(default="")
    urgency: Mapped[str] = column(default="NORMAL")
    urgency_reason: Mapped[str] = column(default="")
    first_action_at: Mapped[datetime | None] = column()
    wants_written_reply: Mapped[bool] = column(default=False)
    wants_secrecy: Mapped[bool] = column(default=False)
    other_procedure: Mapped[str] = column(default="")
    reply_points: Mapped[str] = column(default="")
    postmark_on: Mapped[date | None] = column()
    envelope_kept: Mapped[bool | None] = column()
    letter_pages: Mapped[int | None] = column()
    caller_no: Mapped[str] = column(default="")
    call_from: Mapped[datetime | None] = column()
    call_to: Mapped[datetime | None] = column()
    recording_ref: Mapped[str] = column(default="")
    account: Mapped[str] = column(default="")
    external_system: Mapped[str] = column(default="")
    external_number: Mapped[str] = column(default="")
    superior: Mapped[str] = column(default="")
    superior_letter_no: Mapped[str] = column(default="")
    superior_letter_on: Mapped[date | None] = column()
    superior_due: Mapped[date | None] = column()
    report_required: Mapped[bool] = column(default=False)
    lead_unit_id: Mapped[int | None] = column(ForeignKey("unit.id"))
    handler_id: Mapped[int | None] = column(ForeignKey("person.id"))
    accepted_on: Mapped[date | None] = column()
    promise_reason: Mapped[str] = column(default="")
    promise_due: Mapped[date | None] = column()
    promise_told: Mapped[str] = column(default="")
    promised_on: Mapped[date | None] = column()
    promise_kept_on: Mapped[date | None] = column()
    signed_by_petitioner: Mapped[bool | None] = column()
    refused_to_sign: Mapped[str] = column(default="")
    query_code: Mapped[str] = column()
    regime: Mapped[str] = column()
    regime_reason: Mapped[str] = column(default="")
    overlays: Mapped[list[Any]] = column(default=list)
    rules_hash: Mapped[str] = column(ForeignKey("rule_text.hash"))
    import_id: Mapped[int | None] = column(ForeignKey("import_batch.id"))
    void_reason: Mapped[str] = column(default="")
    name_words: Mapped[str] = column(default="")
    name_sort: Mapped[str] = column(default="")
    text_hash: Mapped[str] = column(default="")
    amended_at: Mapped[datetime | None] = column()
    version: Mapped[int] = column(default=1)
    new_facts: Mapped[str] = column(default="", server_default=sql("''"))
    simple_kind: Mapped[str] = column(default="", server_default=sql("''"))
    simple_left_on: Mapped[date | None] = column()

    people: Mapped[list[Petitioner]] = relationship(lazy="raise", order_by="Petitioner.seat")
    demands: Mapped[list[Demand]] = relationship(lazy="raise", order_by="Demand.seat")
    materials: Mapped[list[Material]] = relationship(lazy="raise", order_by="Material.seat")

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint("standing IN ('OPEN','HISTORY')", name="standing"),
        CheckConstraint("access IN ('OPEN','RESTRICTED')", name="access"),
        Index("ix_matter_list", "state", "received_on", "id"),
        Index("ix_matter_received", "received_on", "id"),
        Index("ix_matter_name_sort", "name_sort"),
        Index("ix_matter_lead_unit", "lead_unit_id", "state"),
        Index("ix_matter_handler", "handler_id", "state"),
        Index("ix_matter_external", "external_system", "external_number"),
        Index("ix_matter_import", "import_id"),
        Index("ix_matter_linked", "linked_id"),
        Index("ix_matter_merged", "merged_into_id"),
    )


class Petitioner(Record):
    """信访人, one of the people of a matter; seat 0 is the first named."""

    __tablename__ = "petitioner"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    seat: Mapped[int] = column(default=0)
    name: Mapped[str] = column(default="")
    name_key: Mapped[str] = column(default="")
    gender: Mapped[str] = column(default="")
    id_type: Mapped[str] = column(default="")
    id_no: Mapped[str] = column(default="")
    id_kept_reason: Mapped[str] = column(default="")
    phone: Mapped[str] = column(default="")
    phone_key: Mapped[str] = column(default="")
    address: Mapped[str] = column(default="")
    identity: Mapped[str] = column(default="")
    org: Mapped[str] = column(default="")
    relation: Mapped[str] = column(default="")
    representative: Mapped[bool] = column(default=False)
    guardian: Mapped[str] = column(default="")
    struck: Mapped[bool] = column(default=False)
    __table_args__ = (
        Index("ix_petitioner_matter", "matter_id", "seat"),
        Index("ix_petitioner_name", "name_key"),
        Index("ix_petitioner_phone", "phone_key"),
        Index("ix_petitioner_id", "id_no"),
    )


class Demand(Record):
    """诉求, each with its own nature, route and answer (B01, DESIGN "Demands")."""

    __tablename__ = "demand"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    seat: Mapped[int] = column(default=0)
    text: Mapped[str] = column()
    own_authority: Mapped[str] = column(default="")
    nature: Mapped[str] = column(default="")
    route: Mapped[str] = column(default="")
    route_basis: Mapped[str] = column(default="")
    competent_body: Mapped[str] = column(default="")
    notice_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    answer_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    struck: Mapped[bool] = column(default=False)
    route_code: Mapped[str] = column(default="", server_default=sql("''"))
    __table_args__ = (Index("ix_demand_matter", "matter_id", "seat"),)


class Material(Record):
    """Evidence handed in; file: hash of the scan when there is one."""

    __tablename__ = "material"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    seat: Mapped[int] = column(default=0)
    name: Mapped[str] = column()
    copies: Mapped[int] = column(default=1)
    original: Mapped[bool] = column(default=False)
    file: Mapped[str | None] = column()
    file_name: Mapped[str] = column(default="")
    struck: Mapped[bool] = column(default=False)
    __table_args__ = (Index("ix_material_matter", "matter_id", "seat"),)


class Step(Record):
    """One line of the time line (A08): a transition of the table or a noted fact."""

    __tablename__ = "step"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    happened_on: Mapped[date] = column()
    recorded_at: Mapped[datetime] = column()
    actor: Mapped[str] = column()
    act: Mapped[str] = column()
    from_state: Mapped[str] = column(default="")
    to_state: Mapped[str] = column(default="")
    note: Mapped[str] = column(default="")
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    late_entry_reason: Mapped[str] = column(default="")
    __table_args__ = (Index("ix_step_matter", "matter_id", "id"),)


class Paper(Record):
    """An issued paper: number, frozen facts, frozen PDF; printing only counts (DESIGN "Issue first")."""

    __tablename__ = "paper"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int | None] = column(ForeignKey("matter.id"))
    form: Mapped[str] = column()
    number: Mapped[str] = column(default="")
    kind: Mapped[str] = column(default="")
    year: Mapped[int] = column()
    sequence: Mapped[int | None] = column()
    title: Mapped[str] = column()
    content: Mapped[dict[str, Any]] = column()
    file: Mapped[str] = column()
    issued_on: Mapped[date] = column()
    issued_at: Mapped[datetime] = column()
    issued_by: Mapped[str] = column()
    printed: Mapped[int] = column(default=0)
    void_reason: Mapped[str] = column(default="")
    __table_args__ = (
        Index("ix_paper_matter", "matter_id", "id"),
        Index("uq_paper_number", "number", unique=True, sqlite_where=sql("number <> ''")),
    )


class StoredFile(Record):
    """The register of `files/`: what lies there under its hash."""

    __tablename__ = "stored_file"
    hash: Mapped[str] = column(primary_key=True)
    size: Mapped[int] = column()
    media_type: Mapped[str] = column()
    stored_at: Mapped[datetime] = column()


class Accused(Record):
    """被检举控告人或单位: never recipient, never viewer (J02, G-ACCUSED)."""

    __tablename__ = "accused"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    name: Mapped[str] = column(default="")
    person_id: Mapped[int | None] = column(ForeignKey("person.id"))
    unit_id: Mapped[int | None] = column(ForeignKey("unit.id"))
    __table_args__ = (Index("ix_accused_matter", "matter_id"),)


class Reader(Record):
    """Who may see a restricted matter besides its handler."""

    __tablename__ = "reader"
    matter_id: Mapped[int] = column(ForeignKey("matter.id"), primary_key=True)
    person_id: Mapped[int] = column(ForeignKey("person.id"), primary_key=True)


class Unrelated(Record):
    """Two matters the officer declared 不是同一件, so the warning does not come back (A07)."""

    __tablename__ = "unrelated"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    other_id: Mapped[int] = column(ForeignKey("matter.id"))


class Obligation(Record):
    """What is due (DESIGN "Obligations"): rewritten by the event that changes it, recomputed by verify.

    due and its kin are ISO dates, or minutes for hour clocks; due = the day that decides late or not.
    about: which of several of a rule, "task:12" or "execution:3"; "" where a matter has one.
    silent: history brought in by import: has dates, raises nothing.
    """

    __tablename__ = "obligation"
    __journaled__ = False
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    rule: Mapped[str] = column()
    rules_hash: Mapped[str] = column()
    start: Mapped[str] = column()
    given: Mapped[str | None] = column()
    nominal: Mapped[str] = column()
    rolled: Mapped[str | None] = column()
    work_by: Mapped[str | None] = column()
    due: Mapped[str] = column()
    provisional: Mapped[bool] = column()
    met_on: Mapped[date | None] = column()
    silent: Mapped[bool] = column(default=False)
    about: Mapped[str] = column(default="")
    __table_args__ = (
        UniqueConstraint("matter_id", "rule", "about"),
        Index("ix_obligation_open", "due", "matter_id", sqlite_where=sql("met_on IS NULL AND silent = 0")),
    )
