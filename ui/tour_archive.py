"""The tour's archive: a closed matter becomes a bound volume, is lent, and leaves as one PDF and as a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from desktop_app.labels import archive_page as words
from desktop_app.labels import tour
from desktop_app.usecases import archive_settings, offices, volume_board
from ui.tour_days import _answer, _paper
from ui.tour_life import _person

if TYPE_CHECKING:
    from ui.tour import Tour


def archive(walk: Tour) -> None:
    """From the settings to the sealed volume with its one PDF and its folder."""
    from ui.tour import StepFailed

    office, window = walk.program.office, walk.program.window
    assert office is not None and window is not None
    page = window.archive
    window.go("ARCHIVE")
    walk.settled()
    page.shelf_act("SETTINGS")
    _answer(walk, "archive-settings", fonds_no=tour.FONDS_NO, receiver_unit=tour.ARCHIVE_UNIT)
    window.acts.act(walk.matter_id, "T27")
    dialog = walk.dialog("NewVolumeDialog")
    walk.settled()
    walk.shot("archive-new", dialog)
    dialog.make()
    walk.until(lambda: page.contents.detail is not None, "volume")
    walk.settled()
    walk.wait(700)
    walk.shot("archive-open")
    _scans(walk)
    for one in page.contents.detail.checks if page.contents.detail else ():
        if one.code == "MISSING" and not one.excused:
            page.contents.excuse.emit(one.kind)
            _answer(walk, f"archive-excuse-{one.kind.lower()}", reason=tour.NO_PIECE)
    walk.wait(500)
    walk.shot("archive-checked")
    page.act("SEAL")
    names = [one.name for one in office.ask(offices.people)]
    _answer(walk, "archive-seal", checker=names[1], early_reason=tour.EARLY)
    walk.wait(700)
    walk.shot("archive-bound")
    bound = page.contents.detail
    if bound is None or bound.row.state != "BOUND":
        raise StepFailed("bound")
    for form in bound.forms:
        page.print_paper(form)
        _paper(walk, form)
    page.act("LEND")
    _answer(
        walk, "archive-lend", borrower=names[2], purpose=tour.LOAN_PURPOSE,
        approver=str(_person(walk, "PRINCIPAL_LEADER").id),
    )  # fmt: skip
    for code in ("LOANS", "TRANSFER", "RETENTION"):
        page.shelf_act(code)
        walk._picture(f"archive-{code.lower()}")
    for code, name in (("INDEX", "INDEX"), ("LOAN_REGISTER", "F48b"), ("STRIPS", "F48-all")):
        page.shelf_act(code)
        _paper(walk, name)
    volume = bound.row.id
    target = walk.out / "prints" / "volume.pdf"
    page.files.write_whole(volume, target)
    walk.until(target.exists, "whole volume")
    folder = walk.out / "prints" / "volume"
    folder.mkdir(exist_ok=True)
    page.files.write_folder(volume, folder)
    walk.until(lambda: any(one.is_dir() and one.suffix != ".part" for one in folder.iterdir()), "folder")
    walk.settled()
    walk.shot("archive-exported")
    if not office.ask(volume_board.detail, volume).loan or not office.ask(archive_settings.settings).fonds_no:
        raise StepFailed("archive")


def _scans(walk: Tour) -> None:
    """Two invented photos become one piece, the first of them turned."""
    window = walk.program.window
    assert window is not None
    paths = []
    for number, size in enumerate(((900, 1300), (1300, 900)), 1):
        picture = QImage(*size, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.setPen(Qt.GlobalColor.black)
        for line in range(18):
            painter.drawLine(80, 90 + line * 42, size[0] - 80 - (line * 37) % 260, 90 + line * 42)
        painter.end()
        path = walk.out / f"{tour.PHOTO}{number}.jpg"
        picture.save(str(path))
        paths.append(str(path))
    window.archive.add_pieces(paths)
    dialog = walk.dialog("PiecePagesDialog")
    walk.until(lambda: len(dialog.list.leaves) == len(paths), words.FILES)
    walk.wait(600)
    dialog.list.item(1).setSelected(True)
    dialog.list.turn(90)
    dialog.form.editor("title").set_value(tour.PHOTO_TITLE)
    walk.wait(200)
    walk.shot("archive-pages", dialog)
    dialog.save()
    walk.settled()
