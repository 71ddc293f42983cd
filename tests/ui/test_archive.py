"""信访档案 in the window: a volume made, put in order by keyboard, sealed, lent, handed over, left as a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop_app.labels import archive_page as words
from desktop_app.office import Office
from desktop_app.usecases import loans, shelf_list, volume_pieces
from tests import binder, sample
from tests.conftest import Clock
from tests.ui.conftest import photograph
from tests.ui.test_main_window import open_dialog, settle
from tests.ui.test_main_window import window as window
from ui.dialogs.archive_lists import LoansDialog, RetentionDialog, TransferDialog
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.paper_view import PaperView
from ui.dialogs.piece_pages import PiecePagesDialog
from ui.dialogs.volume_new import AddCasesDialog, NewVolumeDialog
from ui.main_window import MainWindow
from ui.registers.archive import ArchivePage
from ui.theme import Look, Theme


def keys(widget: QWidget, *pressed: Qt.Key, alt: bool = False) -> None:
    for key in pressed:
        QTest.keyClick(widget, key, Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier)


def until(window: MainWindow, so: Callable[[], Any]) -> Any:
    for _ in range(200):
        found = so()
        if found:
            return found
        settle(window, 30)
    raise AssertionError(so)


@pytest.fixture
def page(office: Office, window: MainWindow) -> ArchivePage:
    binder.settled(office)
    window.go("ARCHIVE")
    settle(window, 200)
    return window.archive


def show(window: MainWindow, page: ArchivePage, volume_id: int) -> None:
    page.go_to(volume_id)
    until(window, lambda: page.contents.detail is not None and page.contents.detail.row.id == volume_id)
    settle(window)


def gone(dialog: QWidget) -> bool:
    """Whether a dialog did its work and was closed."""
    return not isValid(dialog) or not dialog.isVisible()


def test_an_empty_shelf_says_how_a_volume_comes_about(window: MainWindow, page: ArchivePage) -> None:
    assert words.NOTHING in page.contents.name.text() and words.NOTHING_HINT in page.contents.name.text()
    assert page.waiting.text() == words.WAITING_NONE and not page.preview.isVisible()


def test_a_closed_matter_is_bound_from_the_ledger_to_the_sealed_volume(
    office: Office, window: MainWindow, page: ArchivePage, clock: Clock
) -> None:
    matter = binder.closed(office, attach=3)
    binder.after_windows(clock)
    settle(window, 200)
    window.acts.act(matter, "T27")
    dialog = open_dialog(window, NewVolumeDialog)
    assert dialog.table.chosen() == (matter,)
    photograph(dialog, "archive-new")
    dialog.make()
    until(window, lambda: page.contents.detail is not None)
    settle(window, 300)
    photograph(window, "archive-open")
    lacking = [one for one in page.contents.detail.checks if one.code == "MISSING"]
    for one in lacking:
        page.contents.excuse.emit(one.kind)
        asked = open_dialog(window, FormDialog)
        asked.form.editor("reason").set_value("本件没有这种材料")
        asked.try_submit()
        settle(window, 200)
    page.act("SEAL")
    seal = open_dialog(window, FormDialog)
    seal.form.editor("checker").set_value(sample.HEAD)
    photograph(seal, "archive-seal")
    seal.try_submit()
    settle(window, 300)
    assert page.contents.detail.row.state == "BOUND" and not page.contents.seal.isVisible()
    assert "ok" in page.bars.shown()
    photograph(window, "archive-bound")


def test_pieces_change_places_with_alt_and_the_arrows_and_by_the_buttons(
    office: Office, window: MainWindow, page: ArchivePage
) -> None:
    made = binder.volume(office, binder.closed(office))
    show(window, page, made)
    before = [one.id for one in page.contents.detail.pieces]
    page.contents.choose(before[0])
    keys(page.contents.table, Qt.Key.Key_Down, alt=True)
    settle(window, 200)
    after = [one.id for one in page.contents.detail.pieces]
    assert after[:2] == [before[1], before[0]] and page.contents.table.current_id() == before[0]
    page.contents.up.click()
    settle(window, 200)
    assert [one.id for one in page.contents.detail.pieces] == before
    page.contents.table.moved.emit(before[0], len(before) - 1)
    settle(window, 200)
    assert page.contents.detail.pieces[-1].id == before[0]
    page.contents.order.click()
    settle(window, 200)
    assert [one.id for one in page.contents.detail.pieces] == before


def files_in(folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(2):
        (folder / f"照片{n}.jpg").write_bytes(binder.scan(f"照片{n}", size=(800, 600)))
    (folder / "方案.pdf").write_bytes(binder.pdf(3))
    return sorted(folder.iterdir())


def test_photos_and_a_pdf_dropped_in_become_one_piece_with_turned_and_ordered_pages(
    office: Office, window: MainWindow, page: ArchivePage, tmp_path: Path
) -> None:
    made = binder.volume(office, binder.closed(office))
    show(window, page, made)
    page.add_pieces([str(one) for one in files_in(tmp_path / "来件")])
    dialog = open_dialog(window, PiecePagesDialog)
    until(window, lambda: len(dialog.list.leaves) == 5)
    settle(window, 300)
    dialog.list.item(0).setSelected(True)
    dialog.list.turn(90)
    dialog.list.shift(1)
    dialog.list.clearSelection()
    dialog.list.item(4).setSelected(True)
    photograph(dialog, "archive-pages")
    dialog.list.drop()
    dialog.form.editor("title").set_value("现场照片和维修方案")
    dialog.save()
    until(window, lambda: gone(dialog))
    settle(window, 300)
    one = next(row for row in page.contents.detail.pieces if row.title == "现场照片和维修方案")
    assert (one.pages, one.source, one.can_edit_pages) == (4, "SCAN", True)
    kept = office.ask(volume_pieces.originals, one.id)
    assert {row.name for row in kept} == {"照片0.jpg", "方案.pdf"}
    page.on_piece("PAGES", one.id)
    again = open_dialog(window, PiecePagesDialog)
    until(window, lambda: len(again.list.leaves) == 4)
    assert sum(leaf.edit.turn for leaf in again.list.leaves) == 90
    again.save()
    until(window, lambda: gone(again))


def test_many_files_become_as_many_pieces_when_asked(
    office: Office, window: MainWindow, page: ArchivePage, tmp_path: Path
) -> None:
    made = binder.volume(office, binder.closed(office))
    show(window, page, made)
    count = len(page.contents.detail.pieces)
    page.add_pieces([str(one) for one in files_in(tmp_path / "来件")])
    dialog = open_dialog(window, PiecePagesDialog)
    until(window, lambda: len(dialog.list.leaves) == 5)
    dialog.as_one.set_value("MANY")
    dialog.save()
    until(window, lambda: gone(dialog))
    settle(window, 300)
    titles = [one.title for one in page.contents.detail.pieces]
    assert len(titles) == count + 3 and {"照片0", "照片1", "方案"} <= set(titles)


def test_a_damaged_file_is_named_and_the_others_stay(
    office: Office, window: MainWindow, page: ArchivePage, tmp_path: Path
) -> None:
    made = binder.volume(office, binder.closed(office))
    show(window, page, made)
    good, bad, other = tmp_path / "好的.pdf", tmp_path / "坏的.pdf", tmp_path / "录音.mp3"
    good.write_bytes(binder.pdf(2))
    bad.write_bytes(binder.pdf(2)[:200])
    other.write_bytes(b"ID3....")
    page.add_pieces([str(one) for one in (bad, good, other)])
    dialog = open_dialog(window, PiecePagesDialog)
    until(window, lambda: len(dialog.list.leaves) == 2 and not dialog._waiting)
    said = dialog.bars.shown()["error"].accessibleName()
    assert "坏的.pdf" in said and "录音.mp3" in said and "好的" not in said
    photograph(dialog, "archive-refused")
    dialog.reject()


def test_a_picture_is_pasted_and_paper_without_a_scan_is_counted(
    office: Office, window: MainWindow, page: ArchivePage
) -> None:
    made = binder.volume(office, binder.closed(office))
    show(window, page, made)
    page.contents.act.emit("ADD")
    dialog = open_dialog(window, PiecePagesDialog)
    picture = QImage(300, 400, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(picture)
    dialog.paste()
    until(window, lambda: len(dialog.list.leaves) == 1)
    dialog.list.selectAll()
    dialog.list.drop()
    dialog.form.editor("title").set_value("图纸一组")
    dialog.save()
    assert dialog.form.marked()
    dialog.form.editor("pages").set_value(9)
    dialog.save()
    until(window, lambda: gone(dialog))
    settle(window, 200)
    row = next(one for one in page.contents.detail.pieces if one.title == "图纸一组")
    assert (row.pages, row.scanned) == (9, False)


def test_new_scans_are_offered_once_and_their_files_are_not_touched(
    office: Office, window: MainWindow, page: ArchivePage, tmp_path: Path
) -> None:
    folder = tmp_path / "扫描"
    folder.mkdir()
    binder.settled(office, scans=str(folder))
    made = binder.volume(office, binder.closed(office))
    show(window, page, made)
    (folder / "scan0001.pdf").write_bytes(binder.pdf(1))
    (folder / "说明.txt").write_text("不是扫描件")
    until(window, lambda: page.scanner.fresh)
    assert [one.name for one in page.scanner.fresh] == ["scan0001.pdf"]
    assert "1" in page.contents.add.text()
    page.add_pieces([str(one) for one in page.scanner.fresh])
    dialog = open_dialog(window, PiecePagesDialog)
    until(window, lambda: len(dialog.list.leaves) == 1)
    dialog.save()
    until(window, lambda: gone(dialog))
    until(window, lambda: page.scanner.look() or not page.scanner.fresh)
    assert (folder / "scan0001.pdf").read_bytes() == binder.pdf(1)


def test_a_volume_is_lent_and_comes_back_through_the_window(
    office: Office, window: MainWindow, page: ArchivePage, clock: Clock
) -> None:
    made = binder.shelved(office, clock)
    show(window, page, made)
    page.act("LEND")
    dialog = open_dialog(window, FormDialog)
    for key, value in (("borrower", "汪若谷"), ("purpose", "复查答辩")):
        dialog.form.editor(key).set_value(value)
    dialog.form.editor("approver").set_value(str(sample.person(office, sample.HEAD).id))
    photograph(dialog, "archive-lend")
    dialog.try_submit()
    settle(window, 300)
    assert "汪若谷" in page.contents.facts.text()
    page.shelf_act("LOANS")
    listed = open_dialog(window, LoansDialog)
    until(window, lambda: listed.rows)
    photograph(listed, "archive-loans")
    listed.reject()
    page.act("BACK")
    back = open_dialog(window, FormDialog)
    back.try_submit()
    settle(window, 200)
    assert office.ask(loans.rows, "OUT") == []


def test_volumes_are_handed_over_with_a_list(
    office: Office, window: MainWindow, page: ArchivePage, clock: Clock
) -> None:
    made = binder.shelved(office, clock)
    page.shelf_act("TRANSFER")
    dialog = open_dialog(window, TransferDialog)
    until(window, lambda: dialog.volumes)
    dialog.table.tick((made,))
    dialog.make.click()
    asked = open_dialog(window, FormDialog)
    asked.try_submit()
    settle(window, 300)
    for paper in [one for one in QApplication.topLevelWidgets() if isinstance(one, PaperView) and one.isVisible()]:
        paper.reject()
    until(window, lambda: dialog.lists)
    photograph(dialog, "archive-transfer")
    dialog.sign.click()
    sign = next(one for one in QApplication.topLevelWidgets() if isinstance(one, FormDialog) and one.isVisible())
    sign.form.editor("receiver").set_value("馆员甲")
    sign.try_submit()
    settle(window, 300)
    dialog.reject()
    assert office.ask(shelf_list.rows)[0].state == "ARCHIVED"


def test_what_was_kept_long_enough_is_listed_for_appraisal(
    office: Office, window: MainWindow, page: ArchivePage, clock: Clock
) -> None:
    made = binder.volume(office, binder.told_away(office))
    binder.excused(office, made)
    binder.bound(office, made)
    clock.forward(days=365 * 11 + 3)
    page.shelf_act("RETENTION")
    dialog = open_dialog(window, RetentionDialog)
    until(window, lambda: dialog.volumes)
    dialog.table.tick((made,))
    dialog.appraise.click()
    asked = open_dialog(window, FormDialog)
    values = {"decision": "DESTROY", "opinion": "无查考价值", "first": sample.OFFICER, "second": sample.HEAD}
    for key, value in values.items():
        asked.form.editor(key).set_value(value)
    asked.try_submit()
    settle(window, 300)
    dialog.table.tick((made,))
    assert dialog.list_them.isEnabled()
    dialog.list_them.click()
    until(window, lambda: dialog.lists)
    photograph(dialog, "archive-retention")
    assert dialog.approve.isEnabled() and not dialog.destroy_button.isEnabled()
    dialog.reject()


def test_the_whole_volume_leaves_as_one_pdf_and_as_a_folder(
    office: Office, window: MainWindow, page: ArchivePage, clock: Clock, tmp_path: Path
) -> None:
    made = binder.shelved(office, clock)
    show(window, page, made)
    target = tmp_path / "整卷.pdf"
    page.files.write_whole(made, target)
    until(window, target.exists)
    settle(window, 200)
    assert "ok" in page.bars.shown()
    detail = binder.detail(office, made)
    with pikepdf.open(target) as whole:
        sheets = sum(not one.scanned for one in detail.pieces)
        assert len(whole.pages) == detail.row.pages + sheets + 2 + -(-len(detail.pieces) // 15)
    page.files.write_folder(made, tmp_path)
    folder = tmp_path / "Q012－XF·2026－0001"
    until(window, folder.exists)
    told = json.loads((folder / "volume.json").read_text(encoding="utf-8"))
    assert len(told["pieces"]) == len(detail.pieces) and told["retention"] == "30年"
    assert (folder / "pieces.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_pdf_that_is_stopped_leaves_no_file(
    office: Office, window: MainWindow, page: ArchivePage, clock: Clock, tmp_path: Path
) -> None:
    made = binder.shelved(office, clock)
    show(window, page, made)
    target = tmp_path / "整卷.pdf"
    page.files.write_whole(made, target)
    page.files.cancel()
    until(window, lambda: "warn" in page.bars.shown())
    assert list(tmp_path.glob("整卷*")) == []


def test_further_matters_are_put_into_the_volume_of_a_year(
    office: Office, window: MainWindow, page: ArchivePage
) -> None:
    first, second = binder.told_away(office), binder.told_away(office)
    made = binder.volume(office, first, mode="YEAR")
    show(window, page, made)
    page.act("ADD_CASES")
    dialog = open_dialog(window, AddCasesDialog)
    dialog.table.tick((second,))
    dialog.add()
    until(window, lambda: gone(dialog))
    settle(window, 200)
    assert [number for _id, number, _s in page.contents.detail.cases] == ["XF-2026-0001", "XF-2026-0002"]


def test_the_settings_and_the_header_are_changed_in_their_dialogs(
    office: Office, window: MainWindow, page: ArchivePage
) -> None:
    made = binder.volume(office, binder.closed(office))
    show(window, page, made)
    page.shelf_act("SETTINGS")
    dialog = open_dialog(window, FormDialog)
    dialog.form.editor("fonds_name").set_value("本校")
    photograph(dialog, "archive-settings")
    dialog.try_submit()
    settle(window, 200)
    assert dialog.form.marked() and dialog.isVisible()
    dialog.reject()
    page.contents.act.emit("HEADER")
    header = next(one for one in QApplication.topLevelWidgets() if isinstance(one, FormDialog) and one.isVisible())
    header.form.editor("title").set_value("青岚学院关于供暖问题的信访案卷")
    header.form.editor("shelf").set_value("2号柜3层")
    photograph(header, "archive-header")
    header.try_submit()
    settle(window, 300)
    assert page.contents.name.text() == "青岚学院关于供暖问题的信访案卷" and "2号柜3层" in page.contents.facts.text()


def test_the_shelf_is_searched_and_narrowed(office: Office, window: MainWindow, page: ArchivePage) -> None:
    binder.volume(office, binder.closed(office))
    binder.volume(office, binder.told_away(office, subject="食堂价格公示"))
    until(window, lambda: len(page.list.rows) == 2)
    page.finder.setText("食堂")
    until(window, lambda: len(page.list.rows) == 1)
    page.finder.clear()
    page.state.set_value("BOUND")
    until(window, lambda: not page.list.rows)
    page.state.set_value("")
    until(window, lambda: len(page.list.rows) == 2)


def test_files_may_be_dropped_on_the_contents_of_an_open_volume(
    office: Office, window: MainWindow, page: ArchivePage, tmp_path: Path
) -> None:
    made = binder.volume(office, binder.closed(office))
    show(window, page, made)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(one)) for one in files_in(tmp_path / "来件")])
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.contents.dropEvent(event)
    dialog = open_dialog(window, PiecePagesDialog)
    until(window, lambda: len(dialog.list.leaves) == 5)
    dialog.reject()


def test_larger_text_takes_the_room_of_the_preview_at_once(
    office: Office, window: MainWindow, page: ArchivePage
) -> None:
    show(window, page, binder.volume(office, binder.told_away(office)))
    assert page.preview.isVisible()
    window.theme_asked.emit(Theme(Look.LIGHT, 125))
    assert not page.preview.isVisible()
