"""Leaders' reception days, letters read by leaders, taken-charge cases, first responder."""

from alembic import op

from desktop_app.storage.migrate import run_sql

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    for statement in run_sql("step_0003.sql"):
        op.execute(statement)
