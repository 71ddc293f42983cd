"""What this computer remembers of printing: for each kind of paper its printer, tray and sides; for each printer by how
much its print is shifted. Kept with the machine, not with the office's data: printers belong to a desk."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ui.instance import config_file

FARTHEST = 20.0
_KIND = re.compile(r"(?:空白 )?([^\d\s（()_—-]+)")


@dataclass(frozen=True)
class Choice:
    """How a kind of paper was printed last. duplex, tray: values of Qt's DuplexMode and PaperSource."""

    printer: str
    duplex: int
    tray: int


def kind_of(file_name: str) -> str:
    """The kind of paper a file name tells: what stands before the first number, blank or bracket."""
    found = _KIND.match(file_name)
    return found.group(1) if found else ""


def place() -> Path:
    return config_file().with_name("printing.json")


def recall(printer: QPrinter, kind: str) -> None:
    """Set a printer up as this kind of paper was printed last; a printer that is gone leaves the default."""
    told = _read().get("kinds", {}).get(kind)
    try:
        choice = Choice(str(told["printer"]), int(told["duplex"]), int(told["tray"])) if told else None
        if choice is None or choice.printer not in QPrinterInfo.availablePrinterNames():
            return
        printer.setPrinterName(choice.printer)
        printer.setDuplex(QPrinter.DuplexMode(choice.duplex))
        printer.setPaperSource(QPrinter.PaperSource(choice.tray))
    except (KeyError, TypeError, ValueError):
        return


def keep(printer: QPrinter, kind: str) -> None:
    """Remember how this kind of paper is printed now."""
    if not kind or not printer.printerName():
        return
    told = _read()
    choice = Choice(printer.printerName(), printer.duplex().value, printer.paperSource().value)
    told.setdefault("kinds", {})[kind] = asdict(choice)
    _write(told)


def shift(printer: str) -> tuple[float, float]:
    """Millimetres to the right and down by which a printer's print is moved, (0, 0) for an unknown one."""
    told = _read().get("shifts", {}).get(printer, (0, 0))
    try:
        right, down = float(told[0]), float(told[1])
    except (TypeError, ValueError, IndexError, KeyError):
        return 0.0, 0.0
    return (right, down) if max(abs(right), abs(down)) <= FARTHEST else (0.0, 0.0)


def set_shift(printer: str, right: float, down: float) -> None:
    """Remember a printer's shift. Raises ValueError beyond `FARTHEST` millimetres."""
    if not max(abs(right), abs(down)) <= FARTHEST:
        raise ValueError(f"{right} {down}")
    told = _read()
    told.setdefault("shifts", {})[printer] = [right, down]
    _write(told)


def _read() -> dict[str, Any]:
    try:
        told = json.loads(place().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {key: value for key, value in told.items() if isinstance(value, dict)}


def _write(told: dict[str, Any]) -> None:
    try:
        place().parent.mkdir(parents=True, exist_ok=True)
        place().write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError:
        # Printing goes on; the next time the printer is chosen anew.
        logging.getLogger(__name__).warning("the printer could not be remembered")
