"""What a button or menu entry of a matter does: which dialog opens, which paper comes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QFileDialog

from desktop_app.labels import forms, life, pages
from desktop_app.usecases import (
    attachments,
    charges,
    day_counts,
    delivery,
    dossier,
    offices,
    papers,
    registration,
    undo,
)
from desktop_app.usecases.dossier import Dossier
from ui.dialogs import acts
from ui.dialogs.declared import Case
from ui.dialogs.notices import AcceptDialog, NotifyOutDialog, ScreenDialog
from ui.dialogs.paper_view import PaperView
from ui.life_acts import DIALOGS
from ui.messages import Answer, ask

if TYPE_CHECKING:
    from ui.main_window import MainWindow

NOTICES = ("F02", "F03", "F04", "F05", "F06", "F15", "F16")


class MatterActs:
    """Belongs to the window; every act asks the matter anew, so that nothing is done on a stale picture."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.errands = window.errands

    def act(self, matter_id: int, code: str) -> None:
        """Do what a code of pages.ACT_WORDS or a T-code says on a matter."""
        if code == "EDIT":
            self.window.edit_matter(matter_id)
            return
        if code in ("T27", "T28"):
            self.window.archive_matter(matter_id, code)
            return
        self.errands.ask(
            dossier.dossier,
            matter_id,
            self.window.masked,
            then=lambda seen: self._on(seen, code),
            purpose="act",
        )

    def _on(self, seen: Dossier, code: str) -> None:
        if code in DIALOGS:
            self._open(DIALOGS[code](self.case(seen, life.DIALOGS[code][0])))
            return
        doers: dict[str, Callable[[Dossier], object]] = {
            "T02": lambda one: self._open(acts.merge(self.window, self.errands, one, self.window.now)),
            "T03": self._accept,
            "T10": self._accept,
            "SCREEN": self._screen,
            "T06": self._notify_out,
            "T31": self._void,
            "UNDO": self._undo,
            "RESPONSIBLE": self._responsible,
            "PROMISE": self._promise,
            "KEEP_PROMISE": lambda one: self._open(acts.keep_promise(self.window, self.errands, one, self.window.now)),
            "SIGNATURE": lambda one: self._open(acts.signature(self.window, self.errands, one, self.window.now)),
            "ATTACH": self._attach,
            "F01": lambda one: self._issue(one, "F01"),
            "F44": lambda one: self._issue(one, "F44"),
            "RATING_FORM": self._rating_form,
            "CHARGE_SHEET": self._charge_sheet,
            "F30": self._service_proof,
            "SET": self._print_set,
            "DAYS": self._day_count,
        }
        doers[code](seen)

    def case(self, seen: Dossier, act: str) -> Case:
        """What a dialog of this matter starts from; the papers it issues are shown, everything else is told."""
        return Case(
            self.window,
            self.errands,
            seen,
            self.window.now,
            lambda result: self._after(result, act),
            self.window.masked,
        )

    def _after(self, result: object, act: str) -> None:
        issued = result if isinstance(result, tuple) else (result,)
        made = [one for one in issued if isinstance(one, papers.Issued)]
        if made:
            told = "、".join(pages.ISSUED_NOW.format(title=one.title, number=one.number).strip() for one in made)
            self.window.bars.show_message("ok", told)
            self.show_papers([one for paper in made for one in (paper.id, *paper.beside)])
        elif isinstance(result, registration.Registered):
            self.window.bars.show_message("ok", pages.REGISTERED_NOW.format(number=pages.short_number(result.number)))
            self.window.open_matter(result.id)
        else:
            self.window.bars.show_message("ok", life.DONE_NOW.format(act=act))

    def _open(self, dialog: QDialog, then: Callable[[], object] | None = None) -> None:
        if then is not None:
            dialog.accepted.connect(lambda: then())
        # A closed dialog with its drawn paper does not stay until the window goes.
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # decisions

    def _accept(self, seen: Dossier) -> None:
        units: Sequence[Any] = self.errands.now(offices.units)
        people: Sequence[Any] = self.errands.now(offices.people)
        dialog = AcceptDialog(self.window, self.errands, seen, units, people, self.window.now)
        self._open(dialog, lambda: self._after_issue(dialog.issued))

    def _screen(self, seen: Dossier) -> None:
        dialog = ScreenDialog(self.window, self.errands, seen, self.window.now)
        self._open(dialog, lambda: self._after_issue(dialog.issued))

    def _notify_out(self, seen: Dossier) -> None:
        dialog = NotifyOutDialog(self.window, self.errands, seen, self.window.now)
        self._open(dialog, lambda: self._after_issue(dialog.issued))

    def _after_issue(self, issued: papers.Issued | None) -> None:
        if issued is not None:
            told = pages.ISSUED_NOW.format(title=issued.title, number=issued.number).strip()
            self.window.bars.show_message("ok", told)
            self.show_papers([issued.id, *issued.beside])

    def _void(self, seen: Dossier) -> None:
        told = pages.VOIDED_NOW.format(number=pages.short_number(seen.number))
        self._open(
            acts.void(self.window, self.errands, seen, self.window.now),
            lambda: self.window.bars.show_message("ok", told),
        )

    def _undo(self, seen: Dossier) -> None:
        answers = [Answer("UNDO", pages.ACT_WORDS["UNDO"])]
        if ask(self.window, pages.UNDO_QUESTION, [pages.UNDO_NOTE], answers, pages.GO_BACK) == "UNDO":
            told = pages.UNDONE.format(number=pages.short_number(seen.number))
            self.errands.do(
                undo.undo_last_amendment,
                seen.id,
                seen.version,
                then=lambda _: self.window.bars.show_message("ok", told),
            )

    def _responsible(self, seen: Dossier) -> None:
        units: Sequence[Any] = self.errands.now(offices.units)
        people: Sequence[Any] = self.errands.now(offices.people)
        self._open(acts.responsible(self.window, self.errands, seen, self.window.now, units, people))

    def _promise(self, seen: Dossier) -> None:
        self._open(acts.promise(self.window, self.errands, seen, self.window.now, self._after_issue))

    # files

    def _attach(self, seen: Dossier) -> None:
        path, _ = QFileDialog.getOpenFileName(self.window, pages.CHOOSE_FILE)
        if path:
            self._open(acts.attach(self.window, self.errands, seen, self.window.now, Path(path)))

    def save_file(self, matter_id: int, material_id: int) -> None:
        """Give a copy of an attachment out; the kept one is never touched."""

        def chosen(found: tuple[str, bytes]) -> None:
            name, content = found
            path, _ = QFileDialog.getSaveFileName(self.window, pages.SAVE_FILE, name)
            if path:
                try:
                    Path(path).write_bytes(content)
                except OSError as error:
                    self.window.tell_trouble(error)
                    return
                self.window.bars.show_message("ok", pages.SAVED_AS.format(path=path))

        self.errands.ask(attachments.content, matter_id, material_id, then=chosen)

    # papers

    def _issue(self, seen: Dossier, form: str) -> None:
        # Nothing written since the last copy: the kept one is printed again, with its count.
        known = [one for one in seen.papers if one.form == form]
        if form == "F01" and known and not _amended_after(seen, known[-1].id):
            self.show_papers([known[-1].id])
            return
        self.errands.do(papers.issue_form, seen.id, form, then=lambda issued: self.show_papers([issued.id]))

    def _service_proof(self, seen: Dossier) -> None:
        notice = next((one for one in reversed(seen.papers) if one.form in NOTICES), None)
        if notice is not None:
            self.errands.do(
                papers.issue_service_proof,
                seen.id,
                notice.id,
                then=lambda issued: self.show_papers([issued.id]),
            )

    def _rating_form(self, seen: Dossier) -> None:
        self.errands.do(delivery.rating_form, seen.id, then=lambda issued: self.show_papers([issued.id]))

    def _charge_sheet(self, seen: Dossier) -> None:
        running = next((one for one in seen.course.charges if not one.ended), None)
        if running is not None:
            self.errands.do(charges.sheet, seen.id, running.id, then=lambda issued: self.show_papers([issued.id]))

    def _print_set(self, seen: Dossier) -> None:
        """登记表 + 告知书 + 送达回证 as one job."""
        self.errands.do(
            papers.print_set,
            seen.id,
            then=lambda ids: self.show_papers(ids, pages.SET_TITLE.format(number=pages.short_number(seen.number))),
        )

    def _day_count(self, seen: Dossier) -> None:
        def work() -> bytes:
            from desktop_app.documents.press import press

            return press("DAYS", self.window.office.ask(day_counts.day_count, seen.id))

        title = forms.TITLES["DAYS"]
        name = f"{title}-{seen.number}.pdf"
        self.errands.work(work, lambda pdf: PaperView(self.window, title, name, pdf).open())

    def show_papers(self, ids: Sequence[int], title: str = "") -> None:
        """Frozen papers on the screen, as one document; each print is counted and later ones carry their number."""

        def work() -> list[papers.Kept]:
            return [self.window.office.ask(papers.kept, one) for one in ids]

        self.errands.work(work, lambda found: self._show(found, title))

    def _show(self, found: list[papers.Kept], title: str) -> None:
        from desktop_app.documents.assemble import joined, stamp_reprint

        printed = {one.id: one.printed for one in found}

        def for_print() -> bytes:
            return joined([stamp_reprint(one.pdf, printed[one.id] + 1, one.mark) for one in found])

        def count() -> None:
            for one in found:
                printed[one.id] += 1
                self.errands.do(papers.count_print, one.id)

        shown = found[0].pdf if len(found) == 1 else joined([one.pdf for one in found])
        name = title or f"{found[0].title} {found[0].number}".strip()
        view = PaperView(self.window, name, found[0].file_name, shown, for_print, count, note=pages.FIRST_PRINT_NOTE)
        view.open()


def _amended_after(seen: Dossier, paper_id: int) -> bool:
    """Whether anything of the registration was written after this copy of the form was issued."""
    found = False
    for one in seen.steps:
        if one.paper_id == paper_id:
            found = False
        elif one.act in ("AMEND", "UNDO", "ATTACH"):
            found = True
    return found
