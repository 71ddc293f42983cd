"""Reading the State Council's notice as it is pasted from the web, into a preview the officer confirms.

A wrong holiday moves deadlines, so nothing is guessed: a sentence with a date that is not understood is refused with
its text, weekdays and day counts the notice states are checked, and every festival has to be found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from desktop_app.labels.deadlines import WEEKDAYS
from desktop_app.rules.calendar import ArrangedDay, Arrangement
from desktop_app.rules.calendar_arrangement import arranged
from desktop_app.rules.refusal import Refused

ITEM = re.compile(r"(?:^|(?<=[\s。；]))(?:[一二三四五六七八九十]+、|[0-9]{1,2}[.、])\s*([^:。；,\n]{2,20}):")
DATE = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日")
BRACKETS = re.compile(r"\(([^()]*)\)")
WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
RANGE = re.compile(r"\s*(?:至|到|-|—|–|~|──|——)\s*")
STATED_COUNT = re.compile(r"(?:共|放假|休息)\s*(\d+)\s*天")
PAPER = re.compile(r"国办发(?:明电)?\s*[〔\[]\s*\d{4}\s*[〕\]]\s*\d+\s*号")
TITLE_YEAR = re.compile(r"关于(\d{4})年(?:部分)?(?:节假日|元旦)")
EXPLAINS = re.compile(r"调至|调到|法定(?:节)?假日|公休日|照常公休|鼓励|连休|不调休")
WORKS = re.compile(r"上班")
RESTS = re.compile(r"放假|补休|调休|公休|休息")
SIGNED = re.compile(r"^(?:国务院办公厅)?\s*\d{4}年\d{1,2}月\d{1,2}日$")
FESTIVALS = ("元旦", "春节", "清明", "劳动|五一", "端午", "中秋", "国庆|十一")
OLD_FESTIVALS = ("元旦", "春节", "劳动|五一", "国庆|十一")
FIRST_YEAR_OF_SEVEN = 2008


def parse_notice(text: str, year: int, papers: tuple[str, ...] = ()) -> Arrangement:
    """The arrangement of `year` in a pasted notice, for the officer to look through before it is applied.

    papers: references the officer adds; the notice's own number (国办发明电〔…〕…号) is found in the text. Without any
    paper the result does not count as loaded.

    Refuses `notice_other_year`, `notice_no_items`, `notice_unread` (with the sentence), `notice_weekday`,
    `notice_count`, `notice_festival_missing`, and what `arranged` refuses.
    """
    plain = _plain(text)
    found_year = TITLE_YEAR.search(plain)
    if found_year and int(found_year[1]) != year:
        raise Refused("notice_other_year", "year", {"found": int(found_year[1]), "year": year})
    days: dict[date, ArrangedDay] = {}
    names = []
    for name, body in _items(plain):
        names.append(name)
        for sentence in _sentences(body):
            for day in _arranged_days(sentence, name, year):
                days[day.day] = day
    wanted = FESTIVALS if year >= FIRST_YEAR_OF_SEVEN else OLD_FESTIVALS
    missing = [one.split("|")[0] for one in wanted if not re.search(one, "、".join(names))]
    if missing:
        raise Refused("notice_festival_missing", None, {"names": "、".join(missing)})
    number = PAPER.search(plain)
    own = (number[0].replace("[", "〔").replace("]", "〕").replace(" ", ""),) if number else ()
    return arranged(year, own + tuple(one for one in papers if one not in own), days.values())


def _plain(text: str) -> str:
    """One way of writing: ASCII digits, brackets and colons; the ideographic blanks of the web gone."""
    return unicodedata.normalize("NFKC", text).replace("\u3000", " ").replace("\r", "\n")


def _items(plain: str) -> Iterator[tuple[str, str]]:
    heads = list(ITEM.finditer(plain))
    if not heads:
        raise Refused("notice_no_items", None, {})
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        name = re.sub(r"^\d{4}年", "", head[1].strip())
        yield name, plain[head.end() : following.start() if following else len(plain)]


def _sentences(body: str) -> Iterator[str]:
    for sentence in re.split(r"[。;\n]", body):
        stripped = sentence.strip()
        if stripped and not SIGNED.match(stripped):
            yield stripped


def _arranged_days(sentence: str, name: str, year: int) -> Iterator[ArrangedDay]:
    """The days of one sentence. Clauses that only explain (调至, 法定节假日, 公休日, 鼓励) arrange nothing."""
    if sentence.startswith("鼓励"):
        return
    pending: list[date] = []
    off: list[date] = []
    read = False
    last: date | None = None
    for clause in re.split(r"[,]", _weekdays_kept(sentence)):
        dates, last = _dates(clause, name, year, last, sentence)
        bare = BRACKETS.sub("", clause)
        if EXPLAINS.search(bare) and not (dates and RESTS.match(_after_dates(bare)) and not bare.startswith("其中")):
            read = True
            continue
        pending.extend(dates)
        if pending and WORKS.search(bare):
            yield from (ArrangedDay(day, name, off=False) for day in pending)
            pending, read = [], True
        elif pending and RESTS.search(bare):
            off.extend(pending)
            pending, read = [], True
    if pending or (not read and (DATE.search(sentence) or WORKS.search(sentence))):
        raise Refused("notice_unread", None, {"sentence": sentence})
    stated = STATED_COUNT.search(BRACKETS.sub("", sentence))
    if off and stated and int(stated[1]) != len(off):
        raise Refused("notice_count", None, {"sentence": sentence, "stated": int(stated[1]), "found": len(off)})
    yield from (ArrangedDay(day, name, off=True) for day in off)


def _weekdays_kept(sentence: str) -> str:
    """Commas inside brackets would split a clause; they become an enumeration mark."""
    return BRACKETS.sub(lambda found: found[0].replace(",", "、"), sentence)


def _after_dates(clause: str) -> str:
    found = list(DATE.finditer(clause))
    return clause[found[-1].end() :].strip() if found else clause


def _dates(clause: str, name: str, year: int, last: date | None, sentence: str) -> tuple[list[date], date | None]:
    """The days a clause names, ranges filled, and the last one (it lends its month to a bare 12日)."""
    days: list[date] = []
    outside = BRACKETS.sub(lambda found: " " * len(found[0]), clause)
    end = 0
    for found in DATE.finditer(outside):
        day = _resolved(found, name, year, last, sentence)
        _check_weekday(clause[found.end() :], day, sentence)
        joined = RANGE.fullmatch(outside[end : found.start()].strip() or " ")
        if days and last is not None and joined:
            if day < last:
                raise Refused("notice_unread", None, {"sentence": sentence})
            days.extend(last + timedelta(days=n) for n in range(1, (day - last).days + 1))
        else:
            days.append(day)
        last, end = day, found.end()
    return days, last


def _resolved(found: re.Match[str], name: str, year: int, last: date | None, sentence: str) -> date:
    """A December day in the paragraph of 元旦 belongs to the year before, unless the notice names the year."""
    if found[2] is None and last is None:
        raise Refused("notice_unread", None, {"sentence": sentence})
    month = int(found[2]) if found[2] else (last.month if last else 0)
    if found[1]:
        of_year = int(found[1])
    elif not found[2] and last:
        of_year = last.year
    else:
        of_year = year - 1 if month == 12 and "元旦" in name else year
    try:
        return date(of_year, month, int(found[3]))
    except ValueError as wrong:
        raise Refused("notice_unread", None, {"sentence": sentence}) from wrong


def _check_weekday(rest: str, day: date, sentence: str) -> None:
    bracket = BRACKETS.match(rest.lstrip())
    stated = WEEKDAY.search(bracket[1]) if bracket else None
    if stated and WEEKDAYS.index(stated[1].replace("天", "日")) != day.weekday():
        facts = {"sentence": sentence, "day": day, "weekday": WEEKDAYS[day.weekday()]}
        raise Refused("notice_weekday", None, facts)
