"""待确认的提醒: what was told and nobody has answered, each with its way to the work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.labels import alerts as words
from desktop_app.labels import pages
from desktop_app.rules.moments import local
from desktop_app.usecases import alert_settings, alerts, offices
from desktop_app.usecases.alert_settings import AlertSettings
from desktop_app.usecases.alerts import Standing
from desktop_app.usecases.offices import PersonRow
from ui import theme
from ui.autostart import set_autostart
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.plain_table import PlainTable
from ui.errands import Errands
from ui.form_fields import Field, Group, Kind
from ui.messages import MessageBars
from ui.widgets.panels import EmptyPage, button, label

WIDTHS = (118, 0, 118, 168, 118)


class AlertList(QDialog):
    """Stays beside the work: nothing in the window is blocked while it is open. went: a Standing to go to."""

    went = Signal(object)

    def __init__(self, parent: QWidget | None, errands: Errands, now: Callable[[], datetime]) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.LIST_TITLE)
        self.errands, self.now = errands, now
        self.rows: Sequence[Standing] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        column.setSpacing(theme.px(10))
        column.addWidget(label(words.LIST_TITLE, "h1"))
        column.addWidget(label(words.LIST_NOTE, "label", wrap=True))
        self.bars = MessageBars()
        column.addWidget(self.bars)
        self.table = PlainTable(words.LIST_TITLE, words.COLUMNS, WIDTHS)
        self.table.cellDoubleClicked.connect(lambda *_at: self.go())
        column.addWidget(self.table, 1)
        self.empty = EmptyPage("check", words.EMPTY, words.EMPTY_WHY)
        column.addWidget(self.empty, 1)
        row = QHBoxLayout()
        self.seen_all = button(words.SEEN_ALL, lambda: self.answer(self.rows))
        self.later = button(words.SNOOZE, self.snooze)
        self.seen = button(words.SEEN, lambda: self.answer(self._chosen()))
        self.work = button(words.DO, self.go, "primary")
        self.work.setDefault(True)
        row.addWidget(self.seen_all)
        row.addStretch()
        for one in (self.later, self.seen, self.work):
            row.addWidget(one)
        column.addLayout(row)
        self.resize(theme.px(760), theme.px(460))
        self._names: dict[int, str] = {}
        errands.ask(offices.people, then=self._learn, purpose="alert-people")
        self.reload()

    def _learn(self, people: Sequence[PersonRow]) -> None:
        self._names = {one.id: one.name for one in people if one.id is not None}
        self.show_rows(self.rows)

    def reload(self) -> None:
        """Ask again what is unanswered."""
        self.errands.ask(alerts.standing, then=self.show_rows, purpose="alert-list")

    def show_rows(self, rows: Sequence[Standing]) -> None:
        self.rows = rows
        self.table.show_rows([self._line(one) for one in rows])
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        for one in (self.seen_all, self.later, self.seen, self.work):
            one.setEnabled(bool(rows))

    def _line(self, one: Standing) -> tuple[str, ...]:
        alert, told = one.alert, local(one.told_at)
        who = self._names.get(alert.responsible_id or 0, words.EVERYBODY)
        if alert.responsible_id is None and alert.stands_in:
            who = words.NOBODY
        elif alert.stands_in:
            who = words.STANDS_IN.format(name=who)
        when = f"{pages.month_day(told.date())} {told:%H:%M}"
        name = words.title(alert) + (f"（{words.MISSED.format(n=one.missed)}）" if one.missed else "")
        return when, name, alert.number, words.due_words(alert, self.now().date()), who

    def _chosen(self) -> Sequence[Standing]:
        places = sorted({index.row() for index in self.table.selectedIndexes()})
        return [self.rows[place] for place in places if place < len(self.rows)]

    def go(self) -> None:
        """去办理 the first chosen one."""
        chosen = self._chosen()
        if chosen:
            self.went.emit(chosen[0])

    def answer(self, chosen: Sequence[Standing]) -> None:
        """知道了."""
        pairs = [(one.alert.occurrence, one.alert.level) for one in chosen]
        if pairs:
            self.errands.do(alerts.acknowledge, pairs, then=lambda _n: self.reload())

    def snooze(self) -> None:
        """稍后提醒, with a reason."""
        chosen = self._chosen()
        if not chosen:
            return
        alert = chosen[0].alert
        titles = words.SNOOZE_FIELDS
        fields = (
            Field("until", titles["until"], Kind.MOMENT, required=True),
            Field("reason", titles["reason"], Kind.LINE, required=True),
        )

        def send(typed: dict[str, object], dialog: FormDialog) -> None:
            def done(_result: object) -> None:
                dialog.done_well(None)
                self.reload()

            arguments = (alert.occurrence, alert.level, typed["until"], typed["reason"] or "")
            self.errands.do(alerts.snooze, *arguments, then=done, failed=dialog.failed)

        note = f"{words.title(alert)}　{alert.number}　{words.SNOOZE_NOTE}"
        FormDialog(self, words.SNOOZE_TITLE, [Group("", fields)], words.SNOOZE_DO, send, self.now, note).open()


def settings_dialog(
    parent: QWidget | None, errands: Errands, now: Callable[[], datetime], then: Callable[[AlertSettings], object]
) -> FormDialog:
    """提醒设置: office hours, the tray, starting with the machine."""
    known: AlertSettings = errands.now(alert_settings.settings)
    titles = words.SETTINGS_FIELDS
    fields = [Field(name, titles[name], Kind.LINE, required=True, width=90) for name in ("opens", "evening", "closes")]
    ticks = ("digests", "tray", "autostart")
    fields += [Field(name, "", Kind.CHECKS, choices=[(name, titles[name])]) for name in ticks]

    def send(typed: dict[str, object], dialog: FormDialog) -> None:
        new = AlertSettings(
            opens=str(typed["opens"] or ""),
            evening=str(typed["evening"] or ""),
            closes=str(typed["closes"] or ""),
            digests=bool(typed["digests"]),
            tray=bool(typed["tray"]),
            autostart=bool(typed["autostart"]),
            version=known.version,
        )

        def done(_result: object) -> None:
            try:
                set_autostart(new.autostart)
            except OSError:
                dialog.bars.show_message("error", words.AUTOSTART_REFUSED)
                return
            dialog.done_well(None)
            then(new)

        errands.do(alert_settings.save, new, then=done, failed=dialog.failed)

    values = {
        "opens": known.opens,
        "evening": known.evening,
        "closes": known.closes,
        **{name: [name] if getattr(known, name) else [] for name in ticks},
    }
    return FormDialog(
        parent, words.SETTINGS_TITLE, [Group("", tuple(fields))], words.SETTINGS_DO, send, now, words.SETTINGS_NOTE,
        values,
    )  # fmt: skip
