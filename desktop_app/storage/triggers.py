"""The database's own guards, recreated from this one place after every migration."""

from __future__ import annotations

from sqlalchemy import Connection, text

# Rows that may never go: numbers, papers and lines must stay provable (issue of 作废 keeps its number).
KEPT = (
    "matter", "demand", "petitioner", "material", "step", "paper", "stored_file", "journal_line", "journal_payload",
    "task", "reminder", "handover", "interview", "verification", "extension", "superior_consent", "objection",
    "joint_review", "recusal", "proceeding", "decision", "withdrawal", "opinion", "opinion_part", "delivery", "review",
    "execution", "rating", "reply", "settlement", "closing",
    "slot", "substitution", "posting", "booking", "slot_visit", "instruction", "media_record", "absence", "inquiry",
    "charge", "charge_evidence", "skip_visit",
    "volume", "volume_case", "piece", "loan", "archive_transfer", "appraisal", "disposal", "file_gone",
    "alert_answer", "period_report", "urgent_event", "event_call", "event_report", "key_period", "zero_report",
    "duty_shift", "duty_entry", "duty_handover", "screening", "hazard", "hazard_progress", "information",
    "trend_warning", "circular",
)  # fmt: skip


def statements() -> list[str]:
    """CREATE TRIGGER statements of the present schema."""
    made = [
        f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: nothing is deleted'); END"
        for table in KEPT
    ]
    made += [
        "CREATE TRIGGER journal_line_sealed BEFORE UPDATE ON journal_line "
        "BEGIN SELECT RAISE(ABORT, 'journal_line: sealed'); END",
        "CREATE TRIGGER journal_payload_sealed BEFORE UPDATE ON journal_payload "
        "WHEN NEW.body IS NOT NULL OR NEW.sequence <> OLD.sequence "
        "BEGIN SELECT RAISE(ABORT, 'journal_payload: only blanked'); END",
        "CREATE TRIGGER matter_number_kept BEFORE UPDATE OF number ON matter WHEN NEW.number <> OLD.number "
        "BEGIN SELECT RAISE(ABORT, 'matter: a number stays'); END",
        "CREATE TRIGGER paper_frozen BEFORE UPDATE OF number, form, content, file, issued_on ON paper "
        "BEGIN SELECT RAISE(ABORT, 'paper: issued papers are frozen'); END",
        "CREATE TRIGGER opinion_locked BEFORE UPDATE OF version, major, course, remedy_body, attachments, drafter_id, "
        "reviewer_id, checks, signer_id, signed_on, paper_id ON opinion WHEN OLD.signed_on IS NOT NULL "
        "BEGIN SELECT RAISE(ABORT, 'opinion: signed text is locked'); END",
        "CREATE TRIGGER opinion_part_locked BEFORE UPDATE ON opinion_part "
        "WHEN (SELECT signed_on FROM opinion WHERE id = OLD.opinion_id) IS NOT NULL "
        "BEGIN SELECT RAISE(ABORT, 'opinion_part: signed text is locked'); END",
        "CREATE TRIGGER volume_number_kept BEFORE UPDATE OF number ON volume WHEN NEW.number <> OLD.number "
        "BEGIN SELECT RAISE(ABORT, 'volume: a number stays'); END",
        "CREATE TRIGGER volume_bound BEFORE UPDATE OF title, fonds_no, fonds_name, catalogue_no, volume_no, pages, "
        "bound_on ON volume WHEN OLD.state <> 'OPEN' AND NEW.state <> 'OPEN' "
        "BEGIN SELECT RAISE(ABORT, 'volume: bound'); END",
        "CREATE TRIGGER piece_bound BEFORE UPDATE ON piece "
        "WHEN (SELECT state FROM volume WHERE id = OLD.volume_id) <> 'OPEN' "
        "BEGIN SELECT RAISE(ABORT, 'piece: bound'); END",
        "CREATE TRIGGER period_report_sent BEFORE UPDATE OF figures, narrative, head, sent_on, sent_at, signed_by, "
        "paper_id ON period_report WHEN OLD.sent_at IS NOT NULL "
        "BEGIN SELECT RAISE(ABORT, 'period_report: a sent report is frozen'); END",
        "CREATE TRIGGER counter_rises BEFORE UPDATE ON counter WHEN NEW.last < OLD.last "
        "BEGIN SELECT RAISE(ABORT, 'counter: never back'); END",
    ]
    return made


def names() -> list[str]:
    return [statement.split()[2] for statement in statements()]


def install(connection: Connection) -> None:
    """Drop and make every trigger of the present schema."""
    for name in names():
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
    for statement in statements():
        connection.execute(text(statement))


def altered(connection: Connection) -> list[str]:
    """Names of the triggers that are missing, changed or not ours."""
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    present = {row.name: row.sql for row in rows}
    wanted = dict(zip(names(), statements(), strict=True))
    return sorted(name for name in present.keys() | wanted.keys() if present.get(name) != wanted.get(name))
