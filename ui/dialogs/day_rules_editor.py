"""接待日规则: the school's own sentence read into a rule, the rule spelled out again, terms, key periods, wording."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QScrollArea, QTabWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.labels import leader_day_page as words
from desktop_app.labels import leader_days as days
from desktop_app.labels import pages, reception, refusals
from desktop_app.rules import reception_words
from desktop_app.rules.reception_dates import OnHoliday, Parity, Pattern, Recurrence
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import day_rules, offices
from desktop_app.usecases.day_rules import Arrangements, DayRule, KeyPeriod, NamedTerm
from ui import theme
from ui.dialogs import rule_words
from ui.dialogs.rows_editor import Cell, RowsEditor
from ui.errands import Errands
from ui.form import Form
from ui.form_fields import Field, Group, Kind
from ui.messages import MessageBars
from ui.widgets.editors import LineEdit, NumberEdit
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.panels import button, label


class RulesDialog(QDialog):
    """One page for the rules, one for the school calendar, one for the words of the posting; kept together."""

    def __init__(self, parent: QWidget | None, errands: Errands, now: Callable[[], datetime]) -> None:
        super().__init__(parent)
        self.errands, self.now = errands, now
        self.setWindowTitle(words.RULES_TITLE)
        self.resize(theme.px(900), theme.px(640))
        self.known: Arrangements = errands.now(day_rules.arrangements)
        self.leaders = [
            one for one in errands.now(offices.people) if {"LEADER_IN_CHARGE", "PRINCIPAL_LEADER"} & set(one.roles)
        ]
        self.rules: list[DayRule] = list(self.known.rules)
        self.waiting: list[str] = []
        column = QVBoxLayout(self)
        column.addWidget(label(words.RULES_TITLE, "h1"))
        self.bars = MessageBars()
        column.addWidget(self.bars)
        tabs = QTabWidget()
        column.addWidget(tabs, 1)
        tabs.addTab(self._rules_page(), words.RULE_LIST)
        tabs.addTab(self._terms_page(), f"{words.TERMS}、{words.KEY_PERIODS}")
        tabs.addTab(self._wording_page(), words.WORDING)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(pages.GO_BACK, self.reject))
        self.ready = button(reception.SAVE, self.save, "primary")
        foot.addWidget(self.ready)
        column.addLayout(foot)
        self._fill()

    # pages

    def _rules_page(self) -> QWidget:
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.addWidget(label(words.RULES_NOTE, "note", wrap=True))
        row = QHBoxLayout()
        row.addWidget(label(words.SENTENCE, "label"))
        self.sentence = LineEdit(words.SENTENCE_HINT)
        self.sentence.setAccessibleName(words.SENTENCE)
        self.sentence.returnPressed.connect(self.read)
        row.addWidget(self.sentence, 1)
        row.addWidget(button(words.READ, self.read, "accent"))
        whole.addLayout(row)
        body = QHBoxLayout()
        left = QVBoxLayout()
        self.list = QListWidget()
        self.list.setAccessibleName(words.RULE_LIST)
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._pick)
        left.addWidget(self.list, 1)
        self.drop = button(words.RULE_DROP, self._drop)
        left.addWidget(self.drop)
        body.addLayout(left, 2)
        right = QVBoxLayout()
        self.form = Form([Group("", self._fields())], self.now)
        self.form.edited.connect(self._edited)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        inside = QWidget()
        inside.setObjectName("body")
        inside_column = QVBoxLayout(inside)
        inside_column.addWidget(self.form)
        inside_column.addStretch()
        area.setWidget(inside)
        right.addWidget(area, 1)
        self.spelled = label("", "strong", wrap=True)
        right.addWidget(self.spelled)
        buttons = QHBoxLayout()
        buttons.addStretch()
        self.change = button(words.RULE_CHANGE, lambda: self._take(self.list.currentRow()))
        self.add = button(words.RULE_ADD, lambda: self._take(-1), "accent")
        buttons.addWidget(self.change)
        buttons.addWidget(self.add)
        right.addLayout(buttons)
        body.addLayout(right, 3)
        whole.addLayout(body, 1)
        return page

    def _fields(self) -> list[Field]:
        titles = words.RULE_FIELDS
        weekdays = tuple((str(n), word[-1]) for n, word in enumerate(days.WEEKDAYS))
        ordinals = tuple((str(n), word) for n, word in days.ORDINALS.items())
        places = tuple((one.name, one.name) for one in self.errands.now(offices.places))
        return [
            Field("name", titles["name"], required=True),
            Field("pattern", titles["pattern"], Kind.CHOICE, required=True, choices=tuple(days.PATTERNS.items())),
            Field("weekdays", titles["weekdays"], Kind.CHECKS, choices=weekdays),
            Field("ordinals", titles["ordinals"], Kind.CHECKS, choices=ordinals),
            Field("month_days", titles["month_days"], hint=words.MONTH_DAYS_HINT),
            Field("dates", titles["dates"], hint=words.DATES_HINT),
            Field("every_weeks", titles["every_weeks"], Kind.NUMBER, width=60, least=1, most=8),
            Field("anchor", titles["anchor"], Kind.DAY, width=150, beside=True, hint=words.ANCHOR_HINT),
            Field("weeks", titles["weeks"], Kind.SEGMENTS, choices=tuple(days.PARITIES.items())),
            Field("months", titles["months"], hint=words.MONTHS_HINT),
            Field(
                "on_holiday", titles["on_holiday"], Kind.CHOICE, required=True, choices=tuple(days.ON_HOLIDAY.items())
            ),
            Field("in_vacation", titles["in_vacation"], Kind.SEGMENTS, choices=tuple(words.VACATION_WORDS.items())),
            Field("sessions", titles["sessions"], required=True, hint=words.SESSIONS_HINT),
            Field("leaders", titles["leaders"], required=True, hint=words.LEADERS_HINT),
            Field("place", titles["place"], Kind.FREE_CHOICE, required=True, choices=places),
            Field("capacity", titles["capacity"], Kind.NUMBER, width=60, least=1, most=99),
        ]

    def _terms_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)

        def day() -> QWidget:
            return MomentEdit(self.now, minutes=False)

        heads = words.TERM_HEADS
        self.terms = RowsEditor(
            words.TERMS,
            (
                Cell("name", heads["name"], 220, 2),
                Cell("first", heads["first"], 140, make=day),
                Cell("last", heads["last"], 140, make=day),
            ),
            "name",
        )
        heads = words.KEY_HEADS
        self.periods = RowsEditor(
            words.KEY_PERIODS,
            (
                Cell("name", heads["name"], 180, 2),
                Cell("first", heads["first"], 140, make=day),
                Cell("last", heads["last"], 140, make=day),
                Cell("days", heads["days"], 130, make=lambda: NumberEdit(1, 31)),
            ),
            "name",
        )
        for title, editor in ((words.TERMS, self.terms), (words.KEY_PERIODS, self.periods)):
            column.addWidget(label(title, "group"))
            column.addWidget(editor, 1)
        return page

    def _wording_page(self) -> QWidget:
        titles = words.WORDING_FIELDS
        self.wording = Form(
            [
                Group(
                    "",
                    (
                        Field("title", titles["title"], hint=words.WORDING_HINTS["title"]),
                        Field("intro", titles["intro"], Kind.TEXT, lines=3, hint=words.WORDING_HINTS["intro"]),
                        Field("booking", titles["booking"], Kind.TEXT, lines=3, hint=words.WORDING_HINTS["booking"]),
                        Field("notes", titles["notes"], Kind.TEXT, lines=3, hint=words.WORDING_HINTS["notes"]),
                        Field("phone", titles["phone"]),
                    ),
                )
            ],
            self.now,
        )
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(self.wording)
        column.addStretch()
        return page

    # the rules

    def _fill(self) -> None:
        self.terms.set_rows([{"name": one.name, "first": one.first, "last": one.last} for one in self.known.terms])
        self.periods.set_rows(
            [
                {"name": one.name, "first": one.first, "last": one.last, "days": one.days}
                for one in self.known.key_periods
            ]
        )
        self.wording.set_values({name: getattr(self.known, name) for name in words.WORDING_FIELDS})
        self._list(0 if self.rules else -1)
        if not self.rules:
            self._show(self._fresh())

    def _fresh(self) -> DayRule:
        places = self.errands.now(offices.places)
        return DayRule(
            name=words.rule_name(len(self.rules) + 1),
            recurrence=Recurrence(pattern=Pattern.WEEKLY),
            sessions=(),
            leaders=tuple(one.id for one in self.leaders),
            place=places[0].name if places else "",
        )

    def _list(self, chosen: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for one in self.rules:
            self.list.addItem(
                f"{one.name}　{day_rules.spelled(one.recurrence)}　{rule_words.sessions_words(one.sessions)}"
            )
        self.list.blockSignals(False)
        self.list.setCurrentRow(chosen)
        self._pick(chosen)

    def _pick(self, place: int) -> None:
        known = 0 <= place < len(self.rules)
        self.change.setEnabled(known)
        self.drop.setEnabled(known)
        if known:
            self._show(self.rules[place])

    def _drop(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self.rules):
            del self.rules[place]
            self._list(min(place, len(self.rules) - 1))

    def read(self) -> None:
        """The school's own sentence into the fields; what it does not say stays as it stands.

        Of a sentence that holds several rules the first is read; the others wait in the box until it is taken.
        """
        first, *self.waiting = reception_words.clauses(self.sentence.value())
        found, doubtful = day_rules.from_sentence(first, self.now().year, self.now().date())
        self.bars.clear()
        if found is None:
            self.bars.show_message("warn", words.READ_NONE)
            return
        base = self._fresh()
        self._show(
            replace(
                base, recurrence=found.recurrence, sessions=found.sessions or base.sessions, sentence=found.sentence
            )
        )
        if self.waiting:
            self.bars.show_message("ok", words.more_rules(len(self.waiting) + 1))
        if doubtful:
            self.bars.show_message("warn", words.WEEKS_DOUBT)

    def _show(self, rule: DayRule) -> None:
        one = rule.recurrence
        names = {person.id: person.name for person in self.leaders}
        self.form.set_values(
            {
                "name": rule.name, "pattern": one.pattern.value, "weekdays": [str(n) for n in one.weekdays],
                "ordinals": [str(n) for n in one.ordinals], "month_days": "、".join(map(str, one.month_days)),
                "dates": "、".join(_full(day) for day in one.dates), "every_weeks": one.every_weeks,
                "anchor": one.anchor, "weeks": one.weeks.value, "months": "、".join(map(str, one.months)),
                "on_holiday": one.on_holiday.value, "in_vacation": "YES" if one.in_vacation else "NO",
                "sessions": rule_words.sessions_words(rule.sessions), "place": rule.place, "capacity": rule.capacity,
                "leaders": "、".join(names[n] for n in rule.leaders if n in names),
            }
        )  # fmt: skip
        self._fit()

    def _edited(self, key: str) -> None:
        self.form.forget_finding(key)
        self._fit()

    def _fit(self) -> None:
        """Only what the pattern needs is asked; the rule stands below in words."""
        pattern = self.form.editor("pattern").value()
        shown = {
            "weekdays": pattern in ("WEEKLY", "NTH_WEEKDAY", "NTH_WEEK"),
            "ordinals": pattern in ("NTH_WEEKDAY", "NTH_WEEK", "NTH_WORKING_DAY"),
            "month_days": pattern == "MONTH_DAY",
            "dates": pattern == "LISTED",
            "every_weeks": pattern == "WEEKLY",
            "anchor": pattern == "WEEKLY" and (self.form.editor("every_weeks").value() or 1) > 1,
            "weeks": pattern != "LISTED",
            "months": pattern != "LISTED",
            "in_vacation": pattern != "LISTED",
        }
        for key, visible in shown.items():
            self.form.show_field(key, visible)
        try:
            self.spelled.setText(day_rules.spelled(self.typed().recurrence) if pattern else "")
        except Refused:
            self.spelled.setText("")

    def typed(self) -> DayRule:
        """The rule as it stands in the fields. Raises Refused: SLOT_TIME_UNREADABLE, HANDLER_UNKNOWN."""
        values = self.form.values()
        pattern = Pattern(values["pattern"] or "WEEKLY")
        by_weekday = pattern in (Pattern.WEEKLY, Pattern.NTH_WEEKDAY, Pattern.NTH_WEEK)
        ordinal = pattern in (Pattern.NTH_WEEKDAY, Pattern.NTH_WEEK, Pattern.NTH_WORKING_DAY)
        every = (values["every_weeks"] or 1) if pattern is Pattern.WEEKLY else 1
        listed = pattern is Pattern.LISTED
        dates = reception_words.read(values["dates"], self.now().year).rule if listed else None
        anchor = values["anchor"]
        rule = Recurrence(
            pattern=pattern,
            weekdays=tuple(int(one) for one in values["weekdays"]) if by_weekday else (),
            ordinals=tuple(int(one) for one in values["ordinals"]) if ordinal else (),
            month_days=rule_words.numbers(values["month_days"], 31) if pattern is Pattern.MONTH_DAY else (),
            dates=dates.dates if dates else (),
            every_weeks=every,
            anchor=(anchor.date() if isinstance(anchor, datetime) else anchor) if every > 1 else None,
            weeks=Parity.EVERY if listed else Parity(values["weeks"]),
            months=() if listed else rule_words.numbers(values["months"], 12),
            on_holiday=OnHoliday(values["on_holiday"] or "SKIP"),
            in_vacation=values["in_vacation"] == "YES",
        )
        return DayRule(
            name=values["name"],
            recurrence=rule,
            sessions=rule_words.sessions(values["sessions"]),
            leaders=self._leaders(values["leaders"]),
            place=values["place"],
            capacity=values["capacity"] or 8,
            sentence=reception_words.clauses(self.sentence.value())[0],
        )

    def _leaders(self, text: str) -> tuple[int, ...]:
        if text.strip() in (words.ALL_LEADERS, "全部"):
            return tuple(one.id for one in self.leaders)
        by_name = {one.name: one.id for one in self.leaders}
        names = [part for part in re.split("[、,，;； ]+", text.strip()) if part]
        for name in names:
            if name not in by_name:
                raise Refused("LEADER_NAME_UNKNOWN", "leaders", {"name": name})
        return tuple(by_name[name] for name in names)

    def _take(self, place: int) -> None:
        """Into the list, as a new rule or instead of the chosen one."""
        self.form.show_findings({})
        missing = self.form.problems()
        if missing:
            self.form.show_findings({key: ("error", why or pages.PLEASE_FILL) for key, why in missing.items()})
            self.form.focus_first_problem()
            return
        try:
            made = self.typed()
            day_rules.check_rule(made, Arrangements(terms=tuple(_terms(self.terms.rows()))).term_days())
        except Refused as refused:
            self._refuse(refused)
            return
        if place < 0:
            self.rules.append(made)
            place = len(self.rules) - 1
        else:
            self.rules[place] = made
        self.bars.clear()
        self.sentence.clear()
        self._list(place)
        if self.waiting:
            self.sentence.setText("；".join(self.waiting))
            self.read()

    def _refuse(self, refused: Refused) -> None:
        sentence = refusals.sentence(refused)
        if refused.field in self.form.fields:
            self.form.show_finding(refused.field, "error", sentence)
        else:
            self.bars.show_message("error", sentence)

    # keeping

    def arrangements(self) -> Arrangements:
        """Everything as it stands in the dialog."""
        wording = self.wording.values()
        periods = [
            KeyPeriod(name=row["name"], first=_day(row["first"]), last=_day(row["last"]), days=row["days"] or 1)
            for row in self.periods.rows()
            if row["name"] and row["first"] and row["last"]
        ]
        return Arrangements(
            rules=tuple(self.rules), terms=tuple(_terms(self.terms.rows())), key_periods=tuple(periods), **wording
        )

    def save(self) -> None:
        for editor in (self.terms, self.periods):
            editor.show_error("")
            if editor.first_missing():
                return
            for place, row in enumerate(editor.rows()):
                for key in ("first", "last"):
                    if row[key] is None:
                        editor.show_error(pages.PLEASE_FILL, place, key)
                        return
        self.ready.setEnabled(False)
        self.errands.do(day_rules.save_arrangements, self.arrangements(), then=self._done, failed=self._failed)

    def _done(self, _result: Any) -> None:
        if isValid(self):
            self.accept()

    def _failed(self, error: Exception) -> None:
        if isValid(self):
            self.ready.setEnabled(True)
            said = refusals.sentence(error) if isinstance(error, Refused) else pages.UNEXPECTED
            self.bars.show_message("error", said)


def _terms(rows: list[dict[str, Any]]) -> list[NamedTerm]:
    return [
        NamedTerm(name=row["name"], first=_day(row["first"]), last=_day(row["last"]))
        for row in rows
        if row["name"] and row["first"] and row["last"]
    ]


def _full(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _day(found: date) -> date:
    return found.date() if isinstance(found, datetime) else found
