"""The composition root: opens the window, or runs one command and goes. Nothing else here knows all the parts.

Exit codes: 0 done, 1 refused (plain words on stderr), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from . import __version__, composition
from .labels import commands as told_as
from .labels import refusals
from .rules.refusal import Refused
from .usecases.backups import ENDING as BUNDLE
from .usecases.settings import holds_office


def clock() -> datetime:
    """The only place that asks the machine what time it is."""
    return datetime.now(UTC)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line. Returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    given = list(sys.argv[1:] if arguments is None else arguments)
    # A double click on a bundle gives its path alone.
    if len(given) == 1 and given[0].lower().endswith(BUNDLE):
        given.insert(0, "--open")
    options = _parser().parse_args(given)
    try:
        return int(options.run(options))
    except Refused as refused:
        print(refusals.sentence(refused), file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="petition-desk", description="校园信访工作台")
    parser.set_defaults(run=_window)
    parser.add_argument("--data", type=Path, help="数据文件夹")
    parser.add_argument("--tray", action="store_true", help="在托盘中启动")
    parser.add_argument("--open", type=Path, metavar="数据包", help="打开数据包，核对后恢复")
    parser.add_argument("--self-test", type=Path, metavar="文件夹", help="自检，结果写入文件夹")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(metavar="命令")

    tour = commands.add_parser("tour", help="演示主要工作，留下截图和文书")
    tour.add_argument("--out", type=Path, required=True)
    tour.add_argument("--letters", type=Path)
    tour.set_defaults(run=_tour)

    due = commands.add_parser("due", help="计算一个期限")
    due.add_argument("--rule")
    due.add_argument("--from", dest="start")
    due.add_argument("--given")
    due.add_argument("--regime", choices=("CN-2022", "CN-2005"))
    due.add_argument("--batch", type=Path)
    due.add_argument("--out", type=Path)
    due.add_argument("--json", action="store_true")
    due.set_defaults(run=_due, parser=due)

    bring = commands.add_parser("import", help="导入来信表格")
    bring.add_argument("file", type=Path)
    bring.add_argument("--data", type=Path, required=True)
    bring.add_argument("--map", type=Path)
    bring.add_argument("--as", dest="standing", choices=("open", "history"))
    bring.add_argument("--dry-run", action="store_true")
    bring.add_argument("--json", action="store_true")
    bring.set_defaults(run=_import)

    listing = commands.add_parser("list", help="列出事项")
    listing.add_argument("--data", type=Path, required=True)
    listing.add_argument("--view", default="ALL", type=str.upper)
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_list, parser=listing)

    show = commands.add_parser("show", help="显示一件事项")
    show.add_argument("number")
    show.add_argument("--data", type=Path, required=True)
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=_show)

    report = commands.add_parser("report", help="写出月报、半年和年度分析")
    report.add_argument("kind", choices=("month", "half", "year"))
    report.add_argument("period")
    report.add_argument("--data", type=Path, required=True)
    report.add_argument("--out", type=Path, required=True)
    report.set_defaults(run=_report, parser=report)

    verify = commands.add_parser("verify", help="核对日志、文件和期限")
    verify.add_argument("--data", type=Path, required=True)
    verify.add_argument("--json", action="store_true")
    verify.set_defaults(run=_verify)

    copy = commands.add_parser("backup", help="备份")
    copy.add_argument("--data", type=Path, help="与 --to 都省略：上次使用的数据文件夹，备份到它的 backups")
    copy.add_argument("--to", type=Path)
    copy.set_defaults(run=_backup, parser=copy)

    back = commands.add_parser("restore", help="恢复")
    back.add_argument("--from", dest="source", type=Path, required=True)
    back.add_argument("--data", type=Path, required=True)
    back.set_defaults(run=_restore)
    return parser


def _screenless() -> bool:
    """Whether this is a Linux without any screen, real or chosen: there Qt would abort instead of saying so."""
    chosen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(os.environ.get(name) for name in chosen)


def _window(options: argparse.Namespace) -> int:
    if options.self_test is not None:
        return _self_test(options.self_test)
    if _screenless():
        print(told_as.NO_SCREEN, file=sys.stderr)
        return 1
    # SQLAlchemy before Qt: Qt's import hook reads the source of every later module (TECH §1).
    import sqlalchemy.orm  # noqa: F401

    from ui.app import run

    return run(options.data, clock, options.tray, options.open)


def _self_test(out: Path) -> int:
    if _screenless():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from .labels import self_test as words

    try:
        try:
            import sqlalchemy.orm  # noqa: F401

            from ui.self_test import run
        except ImportError as error:
            # So much is missing that nothing can be tried: that is a verdict too.
            lost = {"name": "modules", "ok": False, "ms": 0, "detail": str(error)}
            out.mkdir(parents=True, exist_ok=True)
            told = json.dumps({"ok": False, "version": __version__, "checks": [lost]}, ensure_ascii=False, indent=1)
            (out / "verdict.json").write_text(told, encoding="utf-8")
            print(words.LINE.format(mark=words.MARKS[False], **lost), file=sys.stderr)
            return 1
        return run(out, clock)
    except OSError as error:
        print(words.NOT_WRITTEN.format(path=out, reason=error.strerror), file=sys.stderr)
        return 1


def _tour(options: argparse.Namespace) -> int:
    if _screenless():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    import sqlalchemy.orm  # noqa: F401

    from ui.tour import run

    return run(options.out, options.letters, clock)


def _due(options: argparse.Namespace) -> int:
    from .exchange import due_table
    from .usecases import due

    if options.batch:
        if not options.out or options.rule or options.start:
            options.parser.error("--batch 需要 --out，不能同时写 --rule、--from")
        _rows, errors = due_table.run(options.batch, options.out, options.regime)
        return 1 if errors else 0
    if not options.rule or not options.start:
        options.parser.error("需要 --rule 和 --from，或者 --batch 和 --out")
    answer = due.answer(options.rule, options.start, options.given, options.regime)
    if options.json:
        _print_json(answer)
    else:
        print("\n".join(answer["explanation"]))
    return 0


def _import(options: argparse.Namespace) -> int:
    from .exchange import letters_workbook
    from .usecases import letters

    book = letters_workbook.read(options.file, options.map)
    standing = options.standing.upper() if options.standing else None
    if options.dry_run:
        office = composition.beside_or_empty(options.data, clock)
        try:
            plan = office.ask(letters.plan, book.rows, standing, book.system)
        finally:
            office.close()
    else:
        office = composition.open_writing(options.data, clock)
        try:
            plan = office.ask(letters.plan, book.rows, standing, book.system)
            if plan.accepted:
                office.do(letters.commit, plan, options.file.name, book.digest)
        finally:
            office.close()
    told: dict[str, Any] = {
        "rows": plan.rows,
        "accepted": len(plan.accepted),
        "warned": len({one.row for one in plan.warned}),
        "already": len(plan.already),
        "refused": [{"row": one.row, "reason": refusals.sentence_of(one.code, one.facts)} for one in plan.refused],
    }
    if options.json:
        _print_json(told)
    else:
        print(told_as.import_told(told))
        for row in told["refused"]:
            print(f"  {row['row']}: {row['reason']}")
    return 0


def _list(options: argparse.Namespace) -> int:
    from .labels import codes
    from .usecases import ledger

    views = {view for _group, group in ledger.VIEWS for view in group}
    if options.view not in views:
        options.parser.error(told_as.view_unknown(options.view, sorted(views)))
    office = composition.open_reading_or_none(options.data, clock)
    if office is None:
        rows: list[Any] = []
    else:
        try:
            reader = composition.COMMAND_LINE
            ids = office.ask(ledger.ids, ledger.Filter(view=options.view, order="number"), actor=reader)
            found = {}
            for start in range(0, len(ids), 500):
                found.update(office.ask(ledger.rows, ids[start : start + 500], actor=reader))
            rows = [found[one] for one in ids if one in found]
        finally:
            office.close()
    if options.json:
        _print_json(
            [
                {
                    "number": row.number,
                    "external_number": row.external_number,
                    "channel": row.channel,
                    "received_at": row.received_at.isoformat(timespec="minutes"),
                    "state": row.state,
                    "subject": row.subject,
                    "petitioner": row.petitioner,
                    "unit": row.unit,
                    "due": row.due or None,
                    "work_by": row.work_by or None,
                }
                for row in rows
            ]
        )
    else:
        for row in rows:
            state = codes.STATES[row.state]
            print("\t".join((row.number, f"{row.received_on}", row.petitioner, state, row.due, row.subject)))
    return 0


def _show(options: argparse.Namespace) -> int:
    from .labels import codes
    from .usecases import dossier, ledger

    office = composition.open_reading(options.data, clock)
    try:
        reader = composition.COMMAND_LINE
        found = office.ask(ledger.find, options.number, actor=reader)
        if found is None:
            raise Refused("MATTER_UNKNOWN", "number", {"number": options.number})
        seen = office.ask(dossier.dossier, found, actor=reader)
    finally:
        office.close()
    told = dossier.plain(seen)
    if options.json:
        _print_json(told)
    else:
        print(f"{seen.number}  {codes.CHANNELS[seen.channel]}  {codes.STATES[seen.state]}")
        print(seen.subject)
        for clock_row in told["deadlines"]:
            print(f"  {clock_row['name']}  {clock_row['due']}")
            for line in clock_row["explanation"]:
                print(f"    {line}")
    return 0


def _report(options: argparse.Namespace) -> int:
    from .exchange import report_files
    from .rules import periods

    if periods.period(options.period).kind != options.kind.upper():
        options.parser.error(told_as.PERIOD_KIND)
    office = composition.open_reading(options.data, clock)
    try:
        _print_json(report_files.write(office, options.period, options.out, composition.press))
    finally:
        office.close()
    return 0


def _verify(options: argparse.Namespace) -> int:
    from .usecases import verification

    office = composition.open_reading(options.data, clock)
    try:
        found = office.ask(verification.verify, office.numbers_outside())
    finally:
        office.close()
    told: dict[str, Any] = {
        "sound": found.sound,
        "journal_lines": found.journal_lines,
        "journal_head": found.head,
        "matters": found.matters,
        "papers": found.papers,
        "files": found.files,
        "obligations": found.obligations,
        "problems": [{"code": code, "about": about} for code, about in found.problems],
        "notices": [{"code": code, "about": about} for code, about in found.notices],
    }
    if options.json:
        _print_json(told)
    else:
        print(told_as.verify_told(told))
        if found.notices:
            print(told_as.notices_told(told["notices"]))
    if not found.sound:
        print(told_as.problems_told(told["problems"]), file=sys.stderr)
    return 0 if found.sound else 1


def _backup(options: argparse.Namespace) -> int:
    if (options.data is None) != (options.to is None):
        options.parser.error(told_as.BACKUP_BOTH)
    data = options.data or _remembered()
    if options.data is None and not holds_office(data):
        print(told_as.NOTHING_TO_BACK_UP)
        return 0
    print(composition.backup(data, options.to or data / "backups", clock))
    return 0


def _remembered() -> Path:
    """The data folder the window would open."""
    from ui.instance import remembered_folder

    return remembered_folder()


def _restore(options: argparse.Namespace) -> int:
    from .storage import backup

    done = backup.restore(options.source, options.data, clock())
    print(told_as.restored_told(done.manifest.matters, done.saved_present))
    return 0


def _print_json(value: Any) -> None:
    def spelled(part: Any) -> str:
        if isinstance(part, date):
            return part.isoformat()
        raise TypeError(type(part).__name__)

    print(json.dumps(value, ensure_ascii=False, indent=1, default=spelled))


if __name__ == "__main__":
    sys.exit(main())
