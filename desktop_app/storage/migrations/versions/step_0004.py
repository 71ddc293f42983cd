"""The archive: volumes and their pieces, loans, hand-overs, appraisals and disposals."""

from alembic import op

from desktop_app.storage.migrate import run_sql

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    for statement in run_sql("step_0004.sql"):
        op.execute(statement)
