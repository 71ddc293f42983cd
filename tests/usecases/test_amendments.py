"""Correcting a registration: what is taken away is the thing taken away, not its neighbour."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.office import Office
from desktop_app.usecases import attachments, dossier, registration
from desktop_app.usecases.registration import MaterialInput
from tests import sample


def test_taking_away_the_first_demand_leaves_the_second_on_its_own_row(office: Office) -> None:
    made = sample.register(office, demands=("修好立管", "说明采暖费"))
    before = {one.text: one.id for one in office.ask(dossier.dossier, made.id).demands}
    shown, version = office.ask(registration.as_input, made.id)
    office.do(registration.amend, made.id, version, replace(shown, demands=("说明采暖费",)))
    after = office.ask(dossier.dossier, made.id).demands
    assert [(one.text, one.id) for one in after] == [("说明采暖费", before["说明采暖费"])]


def test_a_reworded_demand_keeps_its_row_and_new_ones_come_behind(office: Office) -> None:
    made = sample.register(office, demands=("修好立管", "说明采暖费"))
    before = [one.id for one in office.ask(dossier.dossier, made.id).demands]
    shown, version = office.ask(registration.as_input, made.id)
    office.do(registration.amend, made.id, version, replace(shown, demands=("尽快修好立管", "说明采暖费", "书面答复")))
    after = office.ask(dossier.dossier, made.id).demands
    assert [one.text for one in after] == ["尽快修好立管", "说明采暖费", "书面答复"]
    assert [one.id for one in after[:2]] == before


def test_taking_away_the_first_material_leaves_the_seconds_file_with_the_second(office: Office) -> None:
    first = MaterialInput(name="照片", content=b"photo", file_name="a.jpg")
    second = MaterialInput(name="缴费单", content=b"bill", file_name="b.pdf")
    made = sample.register(office, materials=(first, second))
    shown, version = office.ask(registration.as_input, made.id)
    kept = tuple(one for one in shown.materials if one.name == "缴费单")
    office.do(registration.amend, made.id, version, replace(shown, materials=kept))
    rows = office.ask(dossier.dossier, made.id).materials
    assert [(one.name, one.file_name) for one in rows] == [("缴费单", "b.pdf")]
    assert office.ask(attachments.content, made.id, rows[0].id) == ("b.pdf", b"bill")
