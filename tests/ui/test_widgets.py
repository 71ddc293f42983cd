"""The small pieces: chips, steps, reckoning, messages, questions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import photograph
from tests.ui.sample_page import detail
from ui import messages, theme
from ui.messages import Answer, MessageBars, Question
from ui.theme import Look, Theme
from ui.widgets.chips import DeadlineChip
from ui.widgets.panels import EmptyPage, Panel, button, next_step
from ui.widgets.segments import Segments
from ui.widgets.steps import Count, CountBar, Step, Stepper
from ui.widgets.timeline import Happening, Timeline
from ui.widgets.why import DueRow, WhyPanel

LEVELS = ("over", "today", "soon", "later", "done", "pause")


def _grey(widget: QWidget) -> list[int]:
    image = widget.grab().toImage()
    return [QColor(image.pixel(x, y)).lightness() for x in range(20) for y in range(image.height())]


@pytest.mark.parametrize("look", list(Look))
def test_every_level_has_its_own_shape_even_in_grey(qtbot: QtBot, qapp: QApplication, look: Look) -> None:
    theme.apply(qapp, Theme(look, 100))
    drawn = []
    for level in LEVELS:
        chip = DeadlineChip(level, "")
        qtbot.addWidget(chip)
        chip.resize(chip.sizeHint())
        drawn.append(_grey(chip))
    for place, one in enumerate(drawn):
        for other in drawn[place + 1 :]:
            assert sum(abs(a - b) > 40 for a, b in zip(one, other, strict=True)) > 8


def test_a_chip_says_its_word_and_grows_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    chip = DeadlineChip("over", "逾期 3 天")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "逾期 3 天" and chip.sizeHint().height() == 20
    theme.apply(qapp, Theme(Look.DARK, 125))
    assert chip.sizeHint().height() == 25
    chip.show_level("done", "已告知")
    assert chip.accessibleName() == "已告知"


def test_the_steps_can_be_read_aloud(qtbot: QtBot) -> None:
    stepper = Stepper([Step("登记", "done", "1-20"), Step("送达", "now", "3-18 前", True), Step("办结", "later")])
    qtbot.addWidget(stepper)
    assert stepper.accessibleName() == "办理进度：登记1-20（已完成）、送达3-18 前（当前）、办结（未到）"


def test_the_bar_of_days_marks_today_where_it_lies(qtbot: QtBot) -> None:
    bar = CountBar(Count(60, ((0, "1月"), (8, "2月")), ((22, 9),), 52))
    qtbot.addWidget(bar)
    bar.resize(601, 32)
    image = bar.grab().toImage()
    ink = theme.colour("text")
    assert [x for x in range(601) if QColor(image.pixel(x, 1)) == ink] == [519, 520]
    assert len({image.pixel(x, y) for x in range(225, 305) for y in range(5, 12)}) > 1, "rest days are hatched"
    assert len({image.pixel(x, y) for x in range(90, 215) for y in range(5, 12)}) == 1


def test_why_this_day_unfolds_with_sentences_that_can_be_copied(qtbot: QtBot) -> None:
    panel = WhyPanel([("起算", "次日为第 1 天")], ["《信访工作条例》第三十四条", "《信访工作条例》第二十三条"])
    row = DueRow("later", "剩 8 天", "办结", "3月24日 周二", panel)
    qtbot.addWidget(row)
    row.show()
    assert not panel.isVisible()
    row.why.setFocus()
    qtbot.keyClick(row.why, Qt.Key.Key_Space)
    assert panel.isVisible()
    texts = {piece.text(): piece for piece in panel.findChildren(QLabel)}
    assert "依据" in texts and "《信访工作条例》第二十三条" in texts
    flags = texts["次日为第 1 天"].textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByMouse
    qtbot.keyClick(row.why, Qt.Key.Key_Space)
    assert not panel.isVisible()


def test_the_time_line_is_walked_with_the_arrow_keys_and_read_aloud(qtbot: QtBot) -> None:
    line = Timeline([Happening("3月11日", "签发处理意见书", "予以支持" * 40, "许澄"), Happening("3月2日", "现场复核")])
    qtbot.addWidget(line)
    line.resize(390, 300)
    line.show()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert line.item(0).text().startswith("3月11日，签发处理意见书，予以支持")
    assert line.visualItemRect(line.item(0)).height() > 2 * line.visualItemRect(line.item(1)).height()


def test_the_next_step_names_verb_and_document(qtbot: QtBot) -> None:
    done: list[str] = []
    step = next_step("送达处理意见书", lambda: done.append("x"))
    qtbot.addWidget(step)
    step.click()
    assert step.text() == "下一步：送达处理意见书" and done == ["x"]


def test_an_empty_page_says_what_is_empty_why_and_one_way_out(qtbot: QtBot) -> None:
    page = EmptyPage("archive", "没有符合条件的事项", "当前筛选：来信。", ["清除后可见"], button("清除筛选"))
    qtbot.addWidget(page)
    assert page.accessibleName() == "没有符合条件的事项。当前筛选：来信。"
    assert [piece.text() for piece in page.findChildren(QPushButton)] == ["清除筛选"]


def test_a_choice_that_is_not_offered_is_refused(qtbot: QtBot) -> None:
    row = Segments([("VISIT", "来访", ""), ("LETTER", "来信", "mail")], "信访形式")
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.edited):
        row.set_value("LETTER")
    assert row.value() == "LETTER"
    with pytest.raises(ValueError):
        row.set_value("FAX")


def test_one_message_per_level_the_errors_on_top(qtbot: QtBot) -> None:
    bars = MessageBars()
    qtbot.addWidget(bars)
    bars.show_message("ok", "已登记 2026-0035。")
    first = bars.show_message("error", "没有存到移动硬盘。", "本机数据完好。")
    tried: list[str] = []
    second = bars.show_message("error", "没有导出。", "登记已保存。", [("再试一次", lambda: tried.append("again"))])
    QApplication.processEvents()
    assert bars.shown() == {"ok": bars.shown()["ok"], "error": second} and first is not second
    assert second.y() < bars.shown()["ok"].y()
    assert "需改正：没有导出。登记已保存。" in second.accessibleName()
    next(piece for piece in second.findChildren(QPushButton) if piece.text() == "再试一次").click()
    assert tried == ["again"] and "error" not in bars.shown()
    bars.clear()
    assert bars.isHidden()


ANSWERS = [Answer("VOID", "仍要作废"), Answer("DELIVER", "登记送达", safe=True)]


def _answer_with(key: Qt.Key) -> str:
    def press() -> None:
        window = QApplication.activeModalWidget()
        assert isinstance(window, Question)
        photograph(window, "question")
        from PySide6.QtTest import QTest

        QTest.keyClick(window, key)

    QTimer.singleShot(100, press)
    return messages.ask(None, "这件事项还不能办结", ["没有送达记录。", "已填写的内容都已保存。"], ANSWERS, "先不办结")


def test_enter_takes_the_safe_answer_and_esc_does_nothing(qtbot: QtBot) -> None:
    assert _answer_with(Qt.Key.Key_Return) == "DELIVER"
    assert _answer_with(Qt.Key.Key_Escape) == ""


def test_without_a_safe_answer_enter_goes_back(qtbot: QtBot) -> None:
    question = Question(None, "作废这件事项？", [], [Answer("VOID", "作废")], "先不作废", "warn")
    qtbot.addWidget(question)
    question.show()
    qtbot.keyClick(question, Qt.Key.Key_Return)
    assert question.answer == "" and not question.isVisible()


def test_a_warning_panel_has_an_amber_head_and_keeps_its_tools(qtbot: QtBot) -> None:
    tool = button("对比查看")
    panel = Panel("可能是重复信访", "2 条", tool, level="warn")
    qtbot.addWidget(panel)
    panel.resize(366, 120)
    panel.show()
    image = panel.grab().toImage()
    assert QColor(image.pixel(200, 10)) == theme.colour("amber-t")
    assert tool.isVisible() and panel.accessibleName() == "可能是重复信访"


def test_the_detail_of_a_matter_fits_its_place(qtbot: QtBot) -> None:
    panel = detail()
    qtbot.addWidget(panel)
    panel.resize(418, 612)
    panel.show()
    QApplication.processEvents()
    assert panel.width() == 418
