"""Alembic's entry: runs the steps on the connection `migrate.upgrade` already holds inside BEGIN IMMEDIATE."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None)
context.run_migrations()
