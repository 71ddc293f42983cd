"""What full text finds a matter by."""

from __future__ import annotations

from ..office import Desk
from ..rules import names
from ..storage import search
from ..storage.matters import Matter


def reindex(desk: Desk, matter: Matter) -> None:
    """Refresh what full text finds this loaded matter by."""
    search.put(desk.db.connection(), matter.id, index_words(matter))


def index_words(matter: Matter) -> list[str]:
    """What full text finds a matter by: numbers, names with their readings, phones, texts."""
    found = [matter.number, matter.external_number, matter.account, matter.subject, matter.summary, matter.facts]
    for person in matter.people:
        if not person.struck:
            found += [person.name, *names.search_keys(person.name), person.phone_key, person.id_no, person.org]
    return found + [row.text for row in matter.demands if not row.struck]
