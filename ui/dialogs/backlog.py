"""积案复查: the quarter's look at an old matter."""

from __future__ import annotations

from typing import Any

from desktop_app.usecases import backlog
from ui.dialogs.declared import AskDialog, Call, Case, asked, day
from ui.form_fields import Kind


def review(case: Case) -> AskDialog:
    """M06: how far it is, and what comes next."""

    def send(values: dict[str, Any]) -> Call:
        return backlog.review, (backlog.Review(**case.ids, on=values["on"], words=values["progress_words"]),)

    fields = [day("on"), asked("progress_words", Kind.TEXT, required=True, lines=4)]
    return AskDialog(case, "BACKLOG_REVIEW", fields, {"on": case.today}, send, aliases={"words": "progress_words"})
