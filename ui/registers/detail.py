"""One matter beside the list: stepper, the one next step, deadlines with their reasons, time line, papers, files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop_app.labels import codes, life, pages, screen
from desktop_app.rules.explain import cited, explanation
from desktop_app.rules.moments import local
from desktop_app.usecases.dossier import ClockRow, Dossier
from ui import theme
from ui.widgets.panels import EmptyPage, button, icon_button, label, next_step, rule
from ui.widgets.steps import Count, Step, Stepper
from ui.widgets.timeline import Happening, Timeline
from ui.widgets.why import DueRow, WhyPanel

TABS = tuple(pages.DETAIL_TABS)


def count_of(clock: ClockRow, today: date) -> Count | None:
    """The days of a reckoning as a bar: months, breaks hatched, today."""
    start, end = clock.due.start, clock.due.nominal
    first = start + timedelta(days=1)
    total = (end - start).days
    if not 0 < total <= 400 or type(start) is not date or type(end) is not date:
        return None
    marks: list[tuple[int, str]] = []
    rests: list[tuple[int, int]] = []
    calendar = clock.due.calendar
    month, begin = first.month, 0
    for place in range(total + 1):
        day = first + timedelta(days=place)
        if place == total or day.month != month:
            marks.append((begin, f"{month}月 {place - begin}天"))
            month, begin = day.month, place
        if place < total and calendar.kind(day).value == "HOLIDAY":
            if rests and sum(rests[-1]) == place:
                rests[-1] = (rests[-1][0], rests[-1][1] + 1)
            else:
                rests.append((place, 1))
    inside = (today - first).days
    return Count(total, tuple(marks), tuple(rests), inside if 0 <= inside <= total else None, ticks=total <= 31)


def due_row(clock: ClockRow, today: date) -> DueRow:
    """One deadline as a row that unfolds."""
    day = pages.spoken_day(clock.due_day, today)
    if clock.met_on:
        level, word = "done", pages.DONE
        day = pages.DONE_ON.format(day=pages.month_day(clock.met_on))
    else:
        level, word = clock.level.lower(), pages.chip(clock.level, clock.days)
    if clock.right and not clock.met_on:
        level, word = "later", life.RIGHT_OPEN if clock.days >= 0 else life.RIGHT_OVER
    if clock.silent:
        level, word = "later", pages.HISTORY_CHIP
    note = pages.PROVISIONAL if clock.provisional and not clock.met_on else ""
    if not clock.met_on and not clock.right and clock.work_by and clock.work_by != clock.due_day:
        note = pages.BY_WORKDAY.format(day=pages.month_day(clock.work_by))
    if clock.due_day.year != today.year and not clock.met_on:
        # The year needs the room of the second line.
        day, note = "", " · ".join(part for part in (day, note) if part)
    lines = [("", line) for line in explanation(clock.due) if not line.startswith(screen.REASON)]
    basis = [cited((one,)) for one in clock.due.basis]
    panel = WhyPanel(lines, basis, count_of(clock, today))
    return DueRow(level, word, pages.DUTY_TITLES.get(clock.rule, clock.name), day, panel, note)


class DetailPanel(QFrame):
    """Signals: act(code) for a T-code or one of the words of pages.ACT_WORDS; paper(id); linked(id); file(id)."""

    act = Signal(str)
    paper = Signal(int)
    linked = Signal(int)
    file = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName(pages.DETAIL_TABS["BASIC"])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        self.stack = QStackedWidget()
        whole.addWidget(self.stack)
        self.stack.addWidget(EmptyPage("file-text", pages.NOTHING_CHOSEN, pages.NOTHING_CHOSEN_WHY))
        self.seen: Dossier | None = None
        self._tab = "STEPS"
        self._unfolded: set[str] = set()

    def show_nothing(self) -> None:
        """No row is selected."""
        self.seen = None
        self.stack.setCurrentIndex(0)

    def show_matter(self, seen: Dossier, today: date) -> None:
        """Show a matter; the tab and the unfolded reasons stay as they were for the same one."""
        if self.seen is None or self.seen.id != seen.id:
            self._unfolded = set()
        self.seen = seen
        old = self.stack.widget(1)
        page = self._build(seen, today)
        self.stack.insertWidget(1, page)
        self.stack.setCurrentIndex(1)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()

    def unfold_first(self) -> None:
        """Space in the list: why is it this day."""
        if self.stack.currentIndex() == 1 and self._rows:
            self._rows[0].why.toggle()

    def _build(self, seen: Dossier, today: date) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head(seen, today))
        column.addWidget(rule())
        column.addWidget(self._deadlines(seen, today))
        column.addWidget(rule())
        tabs = QTabBar()
        tabs.setProperty("role", "sub")
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        amounts = {"PAPERS": len(seen.papers), "FILES": len(seen.materials), "LINKS": len(seen.links)}
        for code in TABS:
            amount = amounts.get(code, 0)
            tabs.addTab(pages.DETAIL_TABS[code] + (f" {amount}" if amount else ""))
        stack = QStackedWidget()
        for made in (
            self._basic(seen),
            self._steps(seen, today),
            self._course(seen),
            self._papers(seen),
            self._files(seen),
            self._links(seen),
        ):
            stack.addWidget(made)
        tabs.currentChanged.connect(stack.setCurrentIndex)
        tabs.currentChanged.connect(self._remember_tab)
        tabs.setCurrentIndex(TABS.index(self._tab))
        stack.setCurrentIndex(TABS.index(self._tab))
        column.addWidget(tabs)
        column.addWidget(rule())
        stack.setMinimumHeight(theme.px(150))
        column.addWidget(stack, 1)
        # Unfolded reasons may be taller than a small screen: then the whole panel scrolls, nothing is squeezed.
        return _scrolled(page)

    def _remember_tab(self, place: int) -> None:
        self._tab = TABS[place]

    def _head(self, seen: Dossier, today: date) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.px(14), theme.px(8), theme.px(10), theme.px(6))
        column.setSpacing(theme.px(2))
        line = QHBoxLayout()
        line.addWidget(label(pages.short_number(seen.number), "number"))
        natures = {one.nature for one in seen.demands if one.nature}
        nature = f" · {codes.NATURES[natures.pop()]}" if len(natures) == 1 else ""
        year = "" if seen.received_on.year == today.year else f"{seen.received_on.year}-"
        received = f"{year}{seen.received_on:%m-%d}" if year else pages.month_day(seen.received_on)
        told = pages.DETAIL_LINE.format(channel=codes.CHANNELS[seen.channel], received=received, nature=nature)
        line.addWidget(label(told, "label"))
        if seen.urgency != "NORMAL":
            mark = label(codes.URGENCIES[seen.urgency], "strong")
            mark.setProperty("chip", "over")
            line.addWidget(mark)
        line.addStretch()
        line.addWidget(icon_button("printer", pages.ACT_WORDS["F01"], lambda: self.act.emit("F01"), framed=False))
        column.addLayout(line)
        column.addWidget(label(seen.subject, "h1", wrap=True))
        who = pages.PETITIONER_LINE.format(
            petitioner=seen.petitioner, unit=seen.unit or pages.NOT_SET, handler=seen.handler or pages.NOT_SET
        )
        column.addWidget(label(who, "label", wrap=True))
        column.addSpacing(theme.px(6))
        column.addWidget(Stepper(self._stepper(seen)))
        return holder

    @staticmethod
    def _stepper(seen: Dossier) -> list[Step]:
        made = []
        for place, code in enumerate(codes.STEPS):
            reached = -1 if seen.step is None else seen.step
            passed = "done" if seen.step_days[place] else "later"
            standing = "later" if place > reached else "now" if place == reached else passed
            made.append(Step(codes.STEPS[code], standing, seen.step_days[place] if standing == "done" else ""))
        return made

    def _deadlines(self, seen: Dossier, today: date) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(6))
        column.setSpacing(theme.px(2))
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        following = seen.possible.next
        if following in pages.NEXT_WORDS:
            line.addWidget(next_step(pages.NEXT_WORDS[following], lambda: self.act.emit(following)), 1)
        line.addWidget(self._more(seen), 0 if following in pages.NEXT_WORDS else 1)
        column.addLayout(line)
        if seen.standing == "HISTORY":
            column.addWidget(label(pages.HISTORY_MARK, "note"))
        if seen.void_reason:
            column.addWidget(label(f"{pages.VOIDED}：{seen.void_reason}", "note", wrap=True))
        area = QWidget()
        rows = QVBoxLayout(area)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._rows = []
        for clock in seen.clocks:
            row = due_row(clock, today)
            named = f"{clock.rule} {clock.about}"
            row.why.toggled.connect(lambda on, code=named: self._fold(code, on))
            row.why.setChecked(named in self._unfolded)
            self._rows.append(row)
            rows.addWidget(row)
        if not seen.clocks:
            rows.addWidget(label(pages.NO_DEADLINE, "note"))
        column.addWidget(area)
        return holder

    def _fold(self, code: str, shown: bool) -> None:
        (self._unfolded.add if shown else self._unfolded.discard)(code)

    def _more(self, seen: Dossier) -> QPushButton:
        made = button(screen.MORE)
        made.setProperty("menu", "1")
        made.setProperty("tall", "1")
        menu = QMenu(made)
        fill_menu(menu, seen, self.act.emit)
        made.setMenu(menu)
        return made

    def _basic(self, seen: Dossier) -> QWidget:
        rows: list[tuple[str, str]] = []
        for person in seen.people:
            for name, word in pages.PERSON_FIELDS.items():
                value = str(getattr(person, name))
                value = {"gender": codes.SEXES, "identity": codes.IDENTITIES}.get(name, {}).get(value, value)
                if value:
                    rows.append((word, value))
        fields = pages.BASIC_FIELDS
        urgency = codes.URGENCIES[seen.urgency] + (f"（{seen.urgency_reason}）" if seen.urgency_reason else "")
        rows += [
            (fields["received"], f"{pages.full_day(seen.received_on)} {local(seen.received_at):%H:%M}"),
            (fields["receiver"], seen.receiver),
            (fields["place"], seen.place),
            (fields["topic"], seen.topic),
            (fields["occurrence"], codes.OCCURRENCES.get(seen.occurrence, "")),
            (fields["urgency"], "" if seen.urgency == "NORMAL" else urgency),
            (fields["external"], " ".join((seen.external_system, seen.external_number)).strip()),
            (fields["superior"], seen.superior),
            (fields["query_code"], seen.query_code),
            (fields["regime"], seen.regime),
            (fields["promise"], pages.full_day(seen.promise_due) if seen.promise_due else ""),
            (fields["unclear"], seen.address_unclear),
            (fields["answered"], seen.answered_at_once),
            (fields["summary"], seen.summary),
            (fields["facts"], seen.facts),
            (fields["demands"], "\n".join(f"{n}. {one.text}" for n, one in enumerate(seen.demands, start=1))),
        ]
        return _scrolled(_grid([(name, value) for name, value in rows if value]))

    @staticmethod
    def _steps(seen: Dossier, today: date) -> QWidget:
        waiting = [
            Happening(
                f"{pages.month_day(one.due_day)}前",
                pages.DUTY_TITLES.get(one.rule, one.name),
                waiting=True,
            )
            for one in seen.clocks
            if one.met_on is None and not one.silent
        ]
        done = [
            Happening(
                pages.month_day(one.happened_on) if one.happened_on.year == today.year else one.happened_on.isoformat(),
                pages.STEP_ACTS.get(one.act) or codes.ACTS.get(one.act, one.act),
                "；".join(part for part in (one.note, one.late_entry_reason) if part),
                one.actor,
            )
            for one in reversed(seen.steps)
        ]
        return Timeline([*waiting, *done])

    def _course(self, seen: Dossier) -> QWidget:
        lines: list[tuple[str, str, str, Callable[[], Any] | None]] = []
        for one in reversed(seen.course.events):
            paper = one.paper_id
            act = (lambda number=paper: self.paper.emit(number)) if paper is not None else None
            title = "　".join(part for part in (life.EVENT_KINDS[one.kind], one.title) if part)
            note = " · ".join(part for part in (pages.month_day(one.day), one.note.replace("\n", " ")[:80]) if part)
            lines.append((title, note, pages.OPEN_PAPER, act))
        for item in seen.course.executions:
            done = (
                pages.DONE_ON.format(day=pages.month_day(item.done_on)) if item.done_on else pages.month_day(item.due)
            )
            lines.append((f"{life.EVENT_KINDS['EXECUTION']}　{item.action}", f"{item.unit} · {done}", "", None))
        return _listed(lines, life.NO_COURSE)

    def _papers(self, seen: Dossier) -> QWidget:
        lines = []
        for paper in reversed(seen.papers):
            printed = pages.PRINTED.format(n=paper.printed) if paper.printed else pages.NOT_PRINTED
            note = " · ".join((pages.month_day(paper.issued_on), paper.issued_by, printed))
            lines.append(
                (f"{paper.title}　{paper.number}", note, pages.OPEN_PAPER, lambda one=paper.id: self.paper.emit(one))
            )
        return _listed(lines, pages.NO_PAPERS)

    def _files(self, seen: Dossier) -> QWidget:
        lines: list[tuple[str, str, str, Callable[[], Any] | None]] = []
        for one in seen.materials:
            kind = screen.MATERIAL_FORMS["ORIGINAL" if one.original else "COPY"]
            note = " · ".join(part for part in (pages.copies(one.copies), kind, one.file_name) if part)
            act = (lambda number=one.id: self.file.emit(number)) if one.file_name else None
            lines.append((one.name, note, pages.OPEN_FILE, act))
        return _listed(lines, pages.NO_FILES)

    def _links(self, seen: Dossier) -> QWidget:
        lines = [
            (
                f"{pages.short_number(one.number)}　{one.subject}",
                f"{pages.LINKS[one.relation]} · {codes.STATES[one.state]}",
                pages.OPEN_PAPER,
                lambda number=one.id: self.linked.emit(number),
            )
            for one in seen.links
        ]
        return _listed(lines, pages.NO_LINKS)


def groups_of(seen: Dossier) -> list[tuple[str, list[str]]]:
    """What 更多 offers on a matter: title of a submenu and its acts, in order; only what can be done now."""
    offered = set(seen.possible.codes)
    made = [(title, [code for code in codes_ if code in offered]) for title, codes_ in life.MENU]
    if seen.state not in ("VOID", "MERGED"):
        promise = ["PROMISE"] if not seen.promise_due else ["KEEP_PROMISE", "PROMISE"]
        made.append((life.RECORD, ["EDIT", "UNDO", "RESPONSIBLE", "SIGNATURE", "ATTACH", *promise]))
    prints = ["F01"]
    if any(one.form in ("F02", "F03", "F04", "F05", "F06") for one in seen.papers):
        prints += ["F30", "SET"]
    made.append((life.PRINT, [*prints, "F44", "DAYS"]))
    if "T31" in offered:
        made.append(("", ["T31"]))
    return [(title, acts) for title, acts in made if acts]


def fill_menu(menu: QMenu, seen: Dossier, act: Callable[[str], object]) -> None:
    """Put the acts of a matter into a menu, the few of a group into a submenu of its own."""
    for title, offered in groups_of(seen):
        place = menu.addMenu(title) if title else menu
        if not title:
            menu.addSeparator()
        for code in offered:
            entry = QAction(pages.ACT_WORDS[code], place)
            entry.triggered.connect(lambda _=False, one=code: act(one))
            place.addAction(entry)


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    inside.setObjectName("sheet")
    inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


def _grid(rows: Sequence[tuple[str, str]]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(theme.px(14), theme.px(8), theme.px(12), theme.px(8))
    grid.setHorizontalSpacing(theme.px(10))
    grid.setVerticalSpacing(theme.px(4))
    grid.setColumnStretch(1, 1)
    for place, (name, value) in enumerate(rows):
        grid.addWidget(label(name, "note"), place, 0, Qt.AlignmentFlag.AlignTop)
        text = label(value, "", wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(text, place, 1)
    grid.setRowStretch(len(rows), 1)
    return holder


def _listed(lines: Sequence[tuple[str, str, str, Callable[[], Any] | None]], empty: str) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(theme.px(14), theme.px(6), theme.px(10), theme.px(6))
    column.setSpacing(theme.px(6))
    if not lines:
        column.addWidget(label(empty, "note"))
    for title, note, word, act in lines:
        line = QHBoxLayout()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(title, "", wrap=True))
        texts.addWidget(label(note, "note", wrap=True))
        line.addLayout(texts, 1)
        if act is not None:
            line.addWidget(button(word, act, "flat"))
        column.addLayout(line)
    column.addStretch()
    return _scrolled(holder)
