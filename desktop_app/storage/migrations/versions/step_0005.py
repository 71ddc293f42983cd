"""Answers to alerts, periodic and urgent reports, zero reports and duty, screening and hazards."""

from alembic import op

from desktop_app.storage.migrate import run_sql

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    for statement in run_sql("step_0005.sql"):
        op.execute(statement)
