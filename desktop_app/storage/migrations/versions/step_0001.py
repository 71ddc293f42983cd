"""The spine: office, matters, papers, obligations, journal, search."""

from alembic import op

from desktop_app.storage.migrate import run_sql

revision = "0001"
down_revision = None


def upgrade() -> None:
    for statement in run_sql("step_0001.sql"):
        op.execute(statement)
