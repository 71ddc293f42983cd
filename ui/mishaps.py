"""What nobody expected: into desk.log without personal data, and to the page by its kind."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

LOG = "petition-desk"


def note_mishap(error: BaseException) -> None:
    """An unexpected error goes to desk.log by its kind and places alone: no message, for it may hold personal data."""
    places, trace = [], error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    logging.getLogger(LOG).error("%s at %s", type(error).__name__, " > ".join(places[-6:]))


def watch_mishaps(folder: Path, tell: Callable[[str], None]) -> None:
    """Unexpected errors go to desk.log and, by their kind, to the page."""
    logger = logging.getLogger(LOG)
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.addHandler(logging.FileHandler(folder / "desk.log", encoding="utf-8", delay=True))

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        note_mishap(error.with_traceback(trace))
        tell(kind.__name__)

    sys.excepthook = hook
