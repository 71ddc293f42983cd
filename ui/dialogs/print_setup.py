"""打印校准: a test sheet is printed and measured, and each printer remembers by how much its print is shifted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desktop_app.labels import printing as words
from ui import print_memory, printing
from ui.dialogs.sheet import Sheet
from ui.form import Form
from ui.form_fields import Field, Group, Kind
from ui.widgets.panels import button


class PrintSetup(Sheet):
    """The shift is kept when it is saved; the test sheet is printed with what stands in the fields."""

    def __init__(self, parent: QWidget | None, now: Callable[[], datetime]) -> None:
        super().__init__(parent, words.TITLE, words.NOTE, 520, 320)
        names = QPrinterInfo.availablePrinterNames()
        self.form = Form(
            [
                Group(
                    "",
                    (
                        Field("printer", words.PRINTER, Kind.CHOICE, choices=[(one, one) for one in names]),
                        Field("right", words.RIGHT, width=90),
                        Field("down", words.DOWN, width=90, beside=True, note=""),
                    ),
                    note=words.MINUS,
                )
            ],
            now,
        )
        self.column.addWidget(self.form)
        self.column.addStretch()
        self.form.edited.connect(self._edited)
        self.test = button(words.TEST, self.print_test, "", "printer")
        self.save = button(words.SAVE, self.keep, "primary")
        self.foot.addWidget(self.test)
        self.foot.addWidget(self.save)
        if names:
            default = QPrinterInfo.defaultPrinterName()
            self.form.set_values({"printer": default if default in names else names[0]})
            self._edited("printer")
        else:
            self.test.setEnabled(False)
            self.save.setEnabled(False)
            self.bars.show_message("warn", words.NO_PRINTER)

    def keep(self) -> None:
        """Remember the shift of the printer in sight."""
        told = self._told()
        if told is not None:
            printer = self.form.values()["printer"]
            print_memory.set_shift(printer, *told)
            self.bars.show_message("ok", words.SAVED.format(printer=printer))

    def print_test(self) -> None:
        """The test sheet, shifted by what stands in the fields."""
        told = self._told()
        if told is None:
            return
        from desktop_app.documents.measure_sheet import measure_sheet

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(self.form.values()["printer"])
        printing.print_pdf(
            self, measure_sheet(), words.SHEET_TITLE, lambda _pages: None, self.say_no, printer, shift=told
        )  # fmt: skip

    def _edited(self, key: str) -> None:
        if key == "printer":
            right, down = print_memory.shift(self.form.values()["printer"] or "")
            self.form.set_values({**self.form.values(), "right": f"{right:g}", "down": f"{down:g}"})

    def _told(self) -> tuple[float, float] | None:
        found = []
        for key in ("right", "down"):
            text = (self.form.values()[key] or "0").replace("．", ".").replace("－", "-").strip()
            try:
                value = float(text)
            except ValueError:
                value = print_memory.FARTHEST + 1
            if not abs(value) <= print_memory.FARTHEST:
                self.form.show_finding(key, "error", words.NOT_A_SHIFT)
                return None
            self.form.show_finding(key)
            found.append(value)
        return found[0], found[1]
