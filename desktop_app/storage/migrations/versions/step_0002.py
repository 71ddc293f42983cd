"""The whole life of a matter: handling, opinions, delivery, review, closing."""

from alembic import op

from desktop_app.storage.migrate import run_sql

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for statement in run_sql("step_0002.sql"):
        op.execute(statement)
