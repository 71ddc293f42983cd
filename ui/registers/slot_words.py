"""How the month page words a reception: its state with the day that matters, and what is still to do for it."""

from __future__ import annotations

from datetime import date

from desktop_app.labels import leader_day_page as words
from desktop_app.labels import leader_days as days
from desktop_app.usecases.day_board import SlotCard, SlotDetail


def card_words(card: SlotCard, today: date) -> tuple[str, str]:
    """The state of a reception and the words that tell it, with the day that matters."""
    if card.state == "HELD":
        return card.state, words.VISITS_WORD.format(n=card.visits)
    if card.state == "PENDING":
        return card.state, words.PENDING_WORD.format(name=card.waiting_for)
    if card.state in ("UNPOSTED", "PREPARED", "CHANGED"):
        if card.post_due == today:
            return "CHANGED", words.TODAY_DUE
        if card.post_due < today:
            return "OPEN", words.OVERDUE
        return card.state, words.UNTIL[card.state].format(day=f"{card.post_due.day}日")
    return card.state, days.STATES[card.state]


def steps(detail: SlotDetail, today: date) -> list[tuple[str, str, str, str]]:
    """What is still to do for a reception: shape, title, why, and the code of the link."""
    card = detail.card
    found = []
    if card.state != "NO_POSTING" and detail.closed_at is None:
        level, word = card_words(card, today)
        shape = {"POSTED": "done", "OPEN": "over", "CHANGED": "today", "PENDING": "pause"}.get(level, "later")
        why = words.POST_WHY.format(day=days.plain_day(card.post_due))
        link = "" if level == "POSTED" else "DECIDE" if card.state == "PENDING" else "HANG"
        if card.state == "CHANGED":
            link = "CHANGE_NOTICE"
        found.append((shape, f"{words.STEPS['POST']}　{word}", why, link))
    if detail.closed_at is None:
        why = words.NOTIFY_WHY.format(day=days.plain_day(card.notify_due))
        link = "BRIEF" if not detail.brief_paper_id else "NOTIFIED"
        shape = "over" if card.notify_due < today else "today" if card.notify_due == today else "later"
        if card.notified_at is not None:
            why = words.NOTIFIED_WHY.format(when=f"{card.notified_at:%m-%d %H:%M}", told=detail.told)
            shape, link = "done", ""
        found.append((shape, words.STEPS["NOTIFY"], why, link))
    done = words.RECEIVE_DONE.format(n=card.visits, persons=card.persons)
    here = card.day <= today and detail.closed_at is None
    shape = "done" if detail.closed_at else "today" if here else "later"
    why = done if card.visits or detail.closed_at else words.RECEIVE_WHY
    found.append((shape, words.STEPS["RECEIVE"], why, "COUNTER" if here else ""))
    return found
