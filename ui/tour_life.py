"""Two lives of the tour: a claim from dispatch to closing, and an accusation to the competent body."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.labels import codes, tour
from desktop_app.rules.moments import local
from desktop_app.usecases import dossier, offices, papers, registration, screening

if TYPE_CHECKING:
    from ui.tour import Tour


def _person(walk: Tour, role: str) -> offices.PersonRow:
    assert walk.program.office is not None
    people: list[offices.PersonRow] = walk.program.office.ask(offices.people)
    return next(row for row in people if role in row.roles)


def _act(walk: Tour, matter_id: int, code: str, rows: list[dict[str, Any]] | None = None, **values: Any) -> None:
    """Open the dialog of an act, fill it in, keep its picture, hand it over, keep the picture of what it printed."""
    from ui.tour import StepFailed

    window = walk.program.window
    assert window is not None
    window.acts.act(matter_id, code)
    dialog = walk.until(lambda: _dialog(walk), code)
    walk.settled()
    file = values.pop("file", None)
    for key, value in values.items():
        dialog.form.editor(key).set_value(value)
    if rows is not None:
        dialog.rows.set_rows(rows)
    if file is not None:
        dialog.file.choose(file)
    walk.wait(500)
    walk.settled()
    walk.wait(400)
    walk.shot(f"act-{code.lower()}", dialog)
    dialog.try_submit()
    walk.settled()
    if _dialog(walk) is dialog:
        walk.shot(f"act-{code.lower()}-refused", dialog)
        dialog.reject()
        raise StepFailed(code)
    view = next(
        (one for one in walk.app.topLevelWidgets() if type(one).__name__ == "PaperView" and one.isVisible()), None
    )
    if view is not None:
        walk.wait(400)
        walk.shot(f"paper-of-{code.lower()}", view)
        view.close()
        walk.settled()


def _dialog(walk: Tour) -> Any:
    from ui.dialogs.form_dialog import FormDialog

    return next((one for one in walk.app.topLevelWidgets() if isinstance(one, FormDialog) and one.isVisible()), None)


def _keep_prints(walk: Tour, matter_id: int) -> None:
    office = walk.program.office
    assert office is not None
    for row in office.ask(dossier.dossier, matter_id).papers:
        walk.keep_print(f"{row.form}-{row.id}", office.ask(papers.kept, row.id).pdf)


def from_visit_to_closing(walk: Tour) -> None:
    """The accepted visit is dispatched, heard, verified, answered, delivered and closed, each by its next step."""
    from desktop_app.documents.press import blank
    from ui.tour import StepFailed

    office, window, matter = walk.program.office, walk.program.window, walk.matter_id
    assert office is not None and window is not None
    officer = office.actor
    reply = Path(walk.out) / "reply.pdf"
    reply.write_bytes(blank("F13", "", office.ask(offices.profile).facts()))
    demands = office.ask(dossier.dossier, matter).demands
    opinion = {
        f"{part}.{row.id}": text
        for row in demands
        for part, text in (
            ("finding", tour.FINDING), ("conclusion", "SUPPORT"), ("reasons", tour.REASONS), ("basis", tour.BASIS)
        )
    }  # fmt: skip
    leader = str(_person(walk, "LEADER_IN_CHARGE").id)
    fills: dict[str, dict[str, Any]] = {
        "T11": {},
        "INTERVIEW": {
            "interviewers": tour.VERIFIERS, "interviewee": str(tour.VISIT["name"]),
            "rows": [{"ask": tour.ASK_REPLY[0], "said": tour.ASK_REPLY[1]}],
        },
        "VERIFY": {"found": tour.FINDING, "verifiers": tour.VERIFIERS},
        "TASK_REPLY": {"feedback": tour.UNIT_REPLY, "signed_by": _person(walk, "HANDLER").name, "file": reply},
        "T15": opinion,
        "T16": {"reviewer": str(_person(walk, "REVIEWER").id)},
        "QUALITY": {},
        "T18": {"signer": leader},
        "T19": {"taker": str(tour.VISIT["name"]), "proof.SIGNATURE": tour.SIGNED_FOR},
        "CLOSING_REPORT": {},
        "T25": {"approver": leader},
    }  # fmt: skip
    for code, values in fills.items():
        following = office.ask(dossier.dossier, matter).possible.next
        if following != code:
            raise StepFailed(f"{following} for {code}")
        if code == "QUALITY":
            office.actor = _person(walk, "REVIEWER").actor()
        _act(walk, matter, code, **values)
        office.actor = officer
    seen = office.ask(dossier.dossier, matter)
    if seen.state != "CLOSED":
        raise StepFailed(codes.STATES[seen.state])
    window.open_matter(matter)
    walk.settled()
    walk.shot("closed")
    _keep_prints(walk, matter)


def accusation(walk: Tour) -> None:
    """An accusation is restricted, its accused written down, and handed over sealed."""
    from ui.tour import StepFailed

    office, window = walk.program.office, walk.program.window
    assert office is not None and window is not None
    now: datetime = local(walk.clock()).replace(tzinfo=None, second=0, microsecond=0)
    made = office.do(
        registration.register,
        registration.NewMatter(
            channel="LETTER",
            received_at=now,
            people=(registration.PersonInput(name=str(tour.VISIT["name"]), phone=str(tour.VISIT["phone"])),),
            subject=tour.ACCUSATION_SUBJECT,
            summary=tour.ACCUSATION_SUBJECT,
            demands=(tour.ACCUSATION_DEMAND,),
        ),
    )
    seen = office.ask(dossier.dossier, made.id)
    judged = tuple(
        screening.DemandJudgement(id=row.id, nature="ACCUSATION", route="OTHER_STATUTORY") for row in seen.demands
    )
    office.do(screening.screen, screening.Screen(matter_id=made.id, version=seen.version, judgements=judged))
    unit = office.ask(offices.units)[-1]
    window.open_matter(made.id)
    walk.settled()
    _act(walk, made.id, "ACCUSED", rows=[{"name": "", "person": "", "unit": str(unit.id)}])
    _act(walk, made.id, "T34", receiver=tour.DISCIPLINE_BODY, pages=2)
    seen = office.ask(dossier.dossier, made.id)
    if (seen.state, seen.access) != ("NOTIFIED_OUT", "RESTRICTED"):
        raise StepFailed(codes.STATES[seen.state])
    walk.shot("accusation-handed-over")
    _keep_prints(walk, made.id)
