"""Who sees what: restricted matters exist only for those who may read them, and never for the accused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from desktop_app.office import Desk, Office
from desktop_app.rules.refusal import Refused
from desktop_app.storage.journal import JournalLine, JournalPayload
from desktop_app.usecases import dossier, ledger, offices, papers, registration, repeats, screening, sight, today
from tests import sample

ACCUSATION = {"subject": "反映后勤采购有回扣", "demands": ("查处采购回扣",), "summary": "后勤采购员收取回扣"}


@pytest.fixture
def accusation(office: Office) -> int:
    """A restricted matter registered by 林晓岚; nobody else is its reader."""
    made = sample.register(office, **ACCUSATION)
    sample.restrict(office, made.id)
    return made.id


def refused(office: Office, query: Callable[..., object], *arguments: object) -> str:
    with pytest.raises(Refused) as said:
        office.ask(query, *arguments)
    return said.value.code


def sees(office: Office, matter_id: int) -> bool:
    """One answer for every way a matter could be seen; they must all agree."""
    number = "XF-2026-0001"
    ways = {
        "list": matter_id in office.ask(ledger.ids, ledger.Filter(view="ALL")),
        "counts": office.ask(ledger.counts)["ALL"] == 1,
        "open count": office.ask(ledger.counts)["OPEN"] == 1,
        "year total": office.ask(ledger.year_total) == 1,
        "search": matter_id in office.ask(ledger.ids, ledger.Filter(view="ALL", words="回扣")),
        "rows": matter_id in office.ask(ledger.rows, [matter_id]),
        "number": office.ask(ledger.find, number) == matter_id,
        "similar": bool(office.ask(repeats.similar, sample.visit(**ACCUSATION))),
        "today": office.ask(today.today).open_matters == 1,
    }
    try:
        sample.seen(office, matter_id)
        ways["show"] = True
    except Refused:
        ways["show"] = False
    assert len(set(ways.values())) == 1, ways
    return ways["list"]


def test_the_officer_and_the_head_read_an_accusation(office: Office, accusation: int) -> None:
    assert sees(office, accusation)
    sample.act_as(office, sample.HEAD)
    assert sees(office, accusation)


@pytest.mark.parametrize("name", [sample.HANDLER, sample.CLERK, sample.DEAN])
def test_nobody_else_knows_that_it_exists(name: str, office: Office, accusation: int) -> None:
    sample.act_as(office, name)
    assert not sees(office, accusation)


def test_a_named_reader_and_the_handler_read_it(office: Office) -> None:
    made = sample.register(office, **ACCUSATION)
    sample.restrict(office, made.id, (sample.person(office, sample.DEAN).id,))
    shown = sample.seen(office, made.id)
    handler = sample.person(office, sample.CLERK)
    office.do(screening.set_responsible, made.id, shown.version, sample.unit(office, "人事处").id, handler.id)
    for name, may in ((sample.DEAN, True), (sample.CLERK, True), (sample.HANDLER, False)):
        sample.act_as(office, name)
        assert sees(office, made.id) is may


@pytest.mark.parametrize("name", [sample.OFFICER, sample.HEAD, sample.HANDLER])
@pytest.mark.parametrize("how", ["by name", "by person", "by unit"])
def test_the_accused_never_sees_it_whatever_their_office(name: str, how: str, office: Office, accusation: int) -> None:
    person = sample.person(office, name)
    if how == "by name":
        sample.accuse(office, accusation, name=name)
    elif how == "by person":
        sample.accuse(office, accusation, person_id=person.id)
    else:
        if not person.unit_id:
            pytest.skip("this person belongs to no unit")
        sample.accuse(office, accusation, unit_id=person.unit_id)
    sample.act_as(office, name)
    assert not sees(office, accusation)
    assert refused(office, registration.as_input, accusation) == "MATTER_UNKNOWN"


@pytest.mark.parametrize("spelling", ["林 晓岚", " 林晓岚", "林\u200b晓岚", "林晓岚\u3000", "林·晓岚"])
def test_another_spelling_of_the_accused_hides_the_matter_as_well(
    spelling: str, office: Office, accusation: int
) -> None:
    sample.accuse(office, accusation, name=spelling)
    assert not sees(office, accusation)


def test_somebody_whose_own_name_is_kept_with_a_blank_is_barred_like_anybody(office: Office, accusation: int) -> None:
    answers = office.ask(offices.answers)
    spaced = tuple(replace(row, name="贺 远川") if row.name == sample.HEAD else row for row in answers.people)
    office.do(offices.set_up, replace(answers, people=spaced))
    sample.accuse(office, accusation, name=sample.HEAD)
    sample.act_as(office, "贺 远川")
    assert not sees(office, accusation)


def test_an_accusation_of_a_unit_alone_bars_nobody_without_a_name(office: Office, accusation: int) -> None:
    sample.accuse(office, accusation, unit_id=sample.unit(office, "教务处").id)
    assert sees(office, accusation)


def test_an_accused_handler_of_an_open_matter_does_not_see_it_either(office: Office) -> None:
    made = sample.register(office)
    sample.accuse(office, made.id, name=sample.HANDLER)
    sample.act_as(office, sample.HANDLER)
    assert not sees(office, made.id)


def test_papers_of_an_unseen_matter_can_neither_be_read_nor_printed(office: Office, accusation: int) -> None:
    paper = sample.seen(office, accusation).papers[0].id
    sample.act_as(office, sample.CLERK)
    assert refused(office, papers.kept, paper) == "MATTER_UNKNOWN"
    with pytest.raises(Refused):
        office.do(papers.count_print, paper)
    with pytest.raises(Refused):
        office.do(papers.issue_form, accusation, "F01")


def test_a_link_to_an_unseen_matter_stays_hidden_and_is_not_cut_by_an_edit(office: Office, accusation: int) -> None:
    later = sample.register(office, occurrence="REPEAT", linked_number="XF-2026-0001")
    assert [one.number for one in sample.seen(office, later.id).links] == ["XF-2026-0001"]
    sample.act_as(office, sample.CLERK)
    assert sample.seen(office, later.id).links == ()
    shown, version = office.ask(registration.as_input, later.id)
    assert shown.linked_number == ""
    office.do(registration.amend, later.id, version, shown, "核对")
    assert office.do(papers.issue_form, later.id, "F01").form == "F01"
    sample.act_as(office, sample.OFFICER)
    assert [one.number for one in sample.seen(office, later.id).links] == ["XF-2026-0001"]


def test_an_edit_by_somebody_who_sees_the_link_may_cut_it(office: Office) -> None:
    sample.register(office)
    later = sample.register(office, linked_number="2026-0001")
    shown, version = office.ask(registration.as_input, later.id)
    assert shown.linked_number == "XF-2026-0001"
    office.do(registration.amend, later.id, version, registration.replace(shown, linked_number=""))
    assert sample.seen(office, later.id).links == ()


def last_line(office: Office) -> tuple[str, str, str, int | None]:
    def told(desk: Desk) -> tuple[str, str, str, int | None]:
        row = desk.db.execute(
            select(JournalLine.act, JournalLine.actor, JournalLine.record, JournalPayload.access,
                   JournalPayload.matter_id)
            .join(JournalPayload, JournalPayload.sequence == JournalLine.sequence)
            .order_by(JournalLine.sequence.desc())
        ).first()  # fmt: skip
        assert row is not None
        return row.act, row.actor, row.access, row.matter_id

    return office.ask(told)


def test_unmasking_names_leaves_a_line(office: Office) -> None:
    made = sample.register(office)
    assert sample.seen(office, made.id).people[0].name == "周*"
    office.do(sight.unmasked)
    assert last_line(office) == ("UNMASK", sample.OFFICER, "OPEN", None)
    office.do(sight.unmasked, made.id)
    assert last_line(office) == ("UNMASK", sample.OFFICER, "OPEN", made.id)
    assert office.ask(dossier.dossier, made.id, False).people[0].name == "周某某"


def test_reading_an_accusation_leaves_a_line_and_reading_another_matter_does_not(
    office: Office, accusation: int
) -> None:
    office.do(sight.read_restricted, accusation)
    assert last_line(office) == ("READ", sample.OFFICER, "RESTRICTED", accusation)
    other = sample.register(office)
    before = last_line(office)
    office.do(sight.read_restricted, other.id)
    assert last_line(office) == before
    sample.act_as(office, sample.CLERK)
    with pytest.raises(Refused):
        office.do(sight.read_restricted, accusation)


def test_lists_are_masked_until_somebody_asks(office: Office) -> None:
    made = sample.register(office)
    assert office.ask(ledger.rows, [made.id])[made.id].petitioner == "周*"
    assert office.ask(ledger.rows, [made.id], False)[made.id].petitioner == "周某某"


def test_the_number_of_an_empty_line_is_nobodys(office: Office) -> None:
    sample.register(office)
    assert office.ask(ledger.find, "  ") is None


def test_the_program_itself_sees_everything(office: Office, accusation: int) -> None:
    from desktop_app.composition import PROGRAM_ITSELF

    office.actor = PROGRAM_ITSELF
    assert accusation in office.ask(ledger.ids, ledger.Filter(view="ALL"))
