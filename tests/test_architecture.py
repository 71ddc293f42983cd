"""The house plan, read from the code: who imports whom, and what is written in one place only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("desktop_app", "ui")


@cache
def modules() -> dict[str, ast.Module]:
    """Dotted name -> its tree, for every module of the program."""
    found = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "versions" in path.parts:
                continue
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            found[name] = ast.parse(path.read_text(encoding="utf-8"))
    assert len(found) > 60
    return found


@cache
def imports(name: str) -> frozenset[str]:
    """The absolute dotted names a module imports, wherever in it; `from x import y` counts as x.y."""
    parts = name.split(".")
    package = parts if (ROOT / Path(*parts) / "__init__.py").exists() else parts[:-1]
    found: set[str] = set()
    for node in ast.walk(modules()[name]):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            found |= {f"{stem}.{one.name}" for one in node.names}
    return frozenset(found)


def within(imported: str, place: str) -> bool:
    return imported == place or imported.startswith(place + ".")


QT, SQL = ("PySide6", "shiboken6"), ("sqlalchemy", "alembic", "sqlite3")
PAPERWORK = ("reportlab", "pikepdf", "pypdfium2", "PIL")
OUTSIDE = (
    *QT,
    *SQL,
    *PAPERWORK,
    "apscheduler",
    "python_calamine",
    "xlsxwriter",
    "pypinyin",
    "dateutil",
    "platformdirs",
)
OURS = (
    *(f"desktop_app.{one}" for one in ("rules", "labels", "storage", "office", "usecases", "documents", "exchange")),
    *(f"desktop_app.{one}" for one in ("scheduler", "composition", "facts", "shipped", "resources", "__main__")),
    *(f"desktop_app.facts_{one}" for one in ("life", "days", "archive", "urgent", "reports", "hazards")),
    "desktop_app.patience",
    "ui",
)
FACTS = tuple(one for one in OURS if one.startswith("desktop_app.facts"))

# Part of the program -> what it may import of OUTSIDE and OURS; everything else of these is forbidden.
TABLE: dict[str, tuple[str, ...]] = {
    "desktop_app.labels": ("desktop_app.labels",),
    "desktop_app.rules": ("desktop_app.rules", "desktop_app.labels", "dateutil", "pypinyin"),
    "desktop_app.facts": (),
    **dict.fromkeys(FACTS[1:], ("desktop_app.facts",)),
    "desktop_app.resources": (),
    "desktop_app.patience": (),
    "desktop_app.shipped": ("desktop_app.rules", "desktop_app.resources"),
    "desktop_app.storage": ("desktop_app.storage", "desktop_app.rules", "desktop_app.patience", *SQL),
    "desktop_app.office": ("desktop_app.rules", "desktop_app.storage", "sqlalchemy"),
    "desktop_app.usecases": (
        "desktop_app.usecases", "desktop_app.rules", "desktop_app.labels", "desktop_app.storage", "desktop_app.office",
        *FACTS, "desktop_app.shipped", "desktop_app.resources", "sqlalchemy",
    ),
    "desktop_app.documents": (
        "desktop_app.documents", "desktop_app.labels", *FACTS, "desktop_app.resources",
        "desktop_app.rules.refusal", "desktop_app.rules.explain", *PAPERWORK,
    ),
    "desktop_app.documents.forms": (
        "desktop_app.documents.blocks", "desktop_app.documents.forms", "desktop_app.labels", *FACTS,
    ),
    "desktop_app.exchange": (
        "desktop_app.exchange", "desktop_app.usecases", "desktop_app.labels", "desktop_app.rules",
        *FACTS, "desktop_app.office", "desktop_app.patience", "python_calamine", "xlsxwriter",
    ),
    "desktop_app.scheduler": ("desktop_app.office", "desktop_app.usecases", "desktop_app.rules.moments", "apscheduler"),
    "ui": (
        "ui", "desktop_app.office", "desktop_app.usecases", "desktop_app.documents", "desktop_app.exchange",
        "desktop_app.labels", "desktop_app.resources", "desktop_app.rules", *FACTS,
        "desktop_app.composition", "desktop_app.scheduler", "desktop_app.patience", "pypdfium2", "platformdirs", *QT,
    ),
}  # fmt: skip
# Roots that put the parts together.
FREE = ("desktop_app.__main__", "desktop_app.composition")


def allowed_to(name: str) -> tuple[str, ...] | None:
    rows = [part for part in TABLE if within(name, part)]
    return TABLE[max(rows, key=len)] if rows else None


def stray(name: str) -> list[str]:
    allowed = allowed_to(name)
    assert allowed is not None, f"{name} has no row in the table"
    return sorted(
        one
        for one in imports(name)
        if any(within(one, part) for part in (*OUTSIDE, *OURS)) and not any(within(one, part) for part in allowed)
    )


def test_every_module_imports_only_what_the_house_plan_allows() -> None:
    named = [name for name in modules() if name not in ("desktop_app", "ui", *FREE)]
    assert {name: stray(name) for name in named if stray(name)} == {}


def test_only_the_roots_put_the_parts_together() -> None:
    assert {part for part in modules() if allowed_to(part) is None} <= {"desktop_app", *FREE}
    window_starters = {
        name for name in modules() if not within(name, "ui") and any(within(one, "ui") for one in imports(name))
    }
    assert window_starters == {"desktop_app.__main__"}


def test_the_window_the_tour_and_the_self_test_alone_open_an_office() -> None:
    """Everything else in ui is handed the office that is open."""
    users = {name for name in modules() if name.startswith("ui") and "desktop_app.composition" in imports(name)}
    assert users <= {"ui.app", "ui.tour", "ui.self_test"}


def test_reportlab_is_known_to_the_renderer_alone() -> None:
    users = {name for name in modules() if any(within(one, "reportlab") for one in imports(name))}
    assert users and all(name.startswith("desktop_app.documents.") for name in users)
    assert not any(name.startswith("desktop_app.documents.forms") for name in users)


NETWORK = ("socket", "ssl", "urllib", "http", "requests", "ftplib", "smtplib", "socketserver", "asyncio", "httpx",
           "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets")  # fmt: skip


def test_the_program_has_no_way_to_a_network() -> None:
    users = {(name, one) for name in modules() for one in imports(name) if any(within(one, part) for part in NETWORK)}
    # The computer's name for the lock; the named pipe by which a second start raises the first window.
    assert {pair for pair in users if not within(pair[1], "PySide6.QtNetwork")} <= {
        ("desktop_app.storage.lock", "socket")
    }
    assert {name for name, one in users if within(one, "PySide6.QtNetwork")} <= {"ui.instance"}
    assert {one.rsplit(".", 1)[-1] for _, one in users if within(one, "PySide6.QtNetwork")} <= {
        "QLocalServer", "QLocalSocket",
    }  # fmt: skip


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def said(node: ast.expr) -> str:
    """a.b.c of a name or attribute; "" of anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{said(node.value)}.{node.attr}".lstrip(".")
    return ""


def test_the_machines_clock_is_read_in_one_place() -> None:
    banned = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time", "QDate.currentDate",
              "QDateTime.currentDateTime", "QDateTime.currentDateTimeUtc", "time.localtime"}  # fmt: skip
    found = {
        f"{name}:{call.lineno}"
        for name, tree in modules().items()
        for call in calls(tree)
        if ".".join(said(call.func).split(".")[-2:]) in banned and name != "desktop_app.__main__"
    }
    assert found == set()


def test_matters_are_selected_through_visibility() -> None:
    """A statement that reads columns of the matter table starts at visible(), or carries condition()."""
    found = []
    for name, tree in modules().items():
        if name.startswith("desktop_app.storage"):
            continue
        for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
            selects = [
                call
                for call in calls(function)
                if said(call.func) in ("select", "desk.db.query", "session.query")
                and any(said(part).split(".")[0] == "Matter" for arg in call.args for part in ast.walk(arg)
                        if isinstance(part, ast.Name | ast.Attribute))
            ]  # fmt: skip
            if selects and not any(said(call.func) == "condition" for call in calls(function)):
                found.append(f"{name}.{function.name}:{selects[0].lineno}")
    assert found == []


def test_no_matter_is_fetched_by_its_key_past_visibility() -> None:
    found = [
        f"{name}:{call.lineno}"
        for name, tree in modules().items()
        for call in calls(tree)
        if said(call.func).endswith("db.get") and call.args and said(call.args[0]) == "Matter"
    ]
    assert found == []


def test_writes_that_go_around_the_journal_happen_in_storage_alone() -> None:
    """insert(), update(), delete() constructs, bulk calls, executemany, and SQL texts that write."""
    constructs = {"insert", "update", "delete", "sqlalchemy.insert", "sqlalchemy.update", "sqlalchemy.delete"}
    bulk = ("executemany", "bulk_save_objects", "bulk_insert_mappings", "bulk_update_mappings")
    found = []
    for name, tree in modules().items():
        if name.startswith("desktop_app.storage"):
            continue
        imported = {one.rsplit(".", 1)[-1] for one in imports(name) if within(one, "sqlalchemy")}
        for call in calls(tree):
            what = said(call.func)
            construct = what in constructs and (what in imported or "." in what)
            written = what.endswith(("text", "exec_driver_sql", "execute")) and any(
                isinstance(arg, ast.Constant)
                and str(arg.value).lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE", "REPLACE", "DROP"))
                for arg in call.args
            )
            if construct or written or what.rsplit(".", 1)[-1] in bulk:
                found.append(f"{name}:{call.lineno}")
    assert found == []


def test_the_database_is_listened_to_in_storage_alone() -> None:
    users = {name for name in modules() if any(within(one, "sqlalchemy.event") for one in imports(name))}
    assert users == {"desktop_app.storage.connect", "desktop_app.storage.journal"}


def test_the_database_is_opened_in_storage_alone() -> None:
    openers = {
        name
        for name, tree in modules().items()
        for call in calls(tree)
        if said(call.func).rsplit(".", 1)[-1] in ("create_engine",) or said(call.func) == "sqlite3.connect"
    }
    assert openers <= {"desktop_app.storage.connect", "desktop_app.storage.backup", "desktop_app.storage.migrate"}


LONGEST = 450
# Files that wait to be split by the office's own areas; none may join them, none may grow past this.
WAITING = {
    "desktop_app/labels/pages.py",
    "desktop_app/usecases/papers.py",
    "tests/ui/test_reception.py",
    "ui/registers/ledger.py",
    "ui/registers/reception.py",
}


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    long = {
        str(path.relative_to(ROOT)): length
        for package in (*PACKAGES, "tests")
        for path in (ROOT / package).rglob("*.py")
        if (length := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert {name: length for name, length in long.items() if name not in WAITING or length > 600} == {}


def test_no_class_is_named_for_what_it_is_not() -> None:
    found = {
        f"{name}.{node.name}"
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name.endswith(("Manager", "Helper", "Util", "Utils", "Base"))
    }
    assert found == set()


@pytest.mark.parametrize("word", ["desktop_app.rules", "desktop_app.storage", "desktop_app.usecases"])
def test_the_table_itself_would_notice(word: str) -> None:
    """A row that allowed everything would make these tests worthless."""
    allowed = TABLE[word]
    assert not any(within("PySide6.QtCore", part) or within("reportlab.lib", part) for part in allowed)
    assert "desktop_app.usecases" not in TABLE["desktop_app.storage"]
