"""Schema steps: SQL run by Alembic inside one BEGIN IMMEDIATE; a killed step leaves the old schema."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from sqlalchemy import Engine, text

from . import archive, hazards, reporting, triggers  # noqa: F401  the tables no other module here names
from .connect import DATABASE, FolderRefused

HEAD = "0005"
HERE = Path(__file__).parent / "migrations"


def present(engine: Engine, path: Path) -> str | None:
    """The revision of the database in `path`, None when it has no schema yet. Raises FolderRefused: FOLDER_DAMAGED."""
    with engine.connect() as connection:
        tables = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")))
        if "alembic_version" not in tables:
            if tables:
                raise FolderRefused("FOLDER_DAMAGED", path=str(path))
            return None
        return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def check_known(engine: Engine, path: Path) -> str:
    """The schema of a folder that may be copied: this program's or an older one. Raises FolderRefused."""
    revision = present(engine, path)
    if revision is None:
        raise FolderRefused("FOLDER_MISSING", path=str(path))
    if revision > HEAD:
        raise FolderRefused("FOLDER_NEWER", path=str(path))
    return revision


def check(engine: Engine, path: Path) -> None:
    """Refuse a schema this program does not read as it is. Raises FolderRefused."""
    if check_known(engine, path) < HEAD:
        raise FolderRefused("FOLDER_OLDER", path=str(path))


def upgrade(engine: Engine, path: Path) -> None:
    """Bring a database to HEAD; an older file is copied to the backups first. Raises FolderRefused: FOLDER_NEWER."""
    revision = present(engine, path)
    if revision == HEAD:
        return
    if revision is not None and revision > HEAD:
        raise FolderRefused("FOLDER_NEWER", path=str(path))
    if revision is not None:
        keep = path / "backups" / f"before-schema-{HEAD}"
        keep.mkdir(parents=True, exist_ok=True)
        with sqlite3.connect(path / DATABASE) as source, sqlite3.connect(keep / DATABASE) as target:
            source.backup(target)
        shutil.copystat(path / DATABASE, keep / DATABASE)
    run_steps(engine)


def run_steps(engine: Engine) -> None:
    """All missing steps and the triggers in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    with engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        triggers.install(connection)


def run_sql(name: str) -> list[str]:
    """The statements of a step's SQL file, split at lines that end in a semicolon."""
    script = (HERE / "versions" / name).read_text(encoding="utf-8")
    return [part.strip() for part in script.split(";\n") if part.strip()]
