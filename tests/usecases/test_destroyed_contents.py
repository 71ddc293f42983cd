"""Contents after a disposal: what is gone stays gone, what the office is handed again lives again."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.office import Office
from desktop_app.storage import backup
from desktop_app.usecases import attachments, disposals, verification, volume_header, volume_pieces
from desktop_app.usecases.disposals import Appraise, Approve, Destroy
from tests import binder, life, sample
from tests.conftest import Clock

BLANK_FORM = binder.scan("通用空白表")
DIGEST = hashlib.sha256(BLANK_FORM).hexdigest()


def problems(office: Office) -> list[tuple[str, str]]:
    return list(office.ask(verification.verify, office.numbers_outside()).problems)


def lies(office: Office) -> bool:
    return office.folder.files.sound(DIGEST) is True


def destroyed(office: Office, *made: int) -> None:
    """These volumes go the whole way to the shredder today."""
    today = life.today(office)
    leader = sample.person(office, sample.PRINCIPAL).id
    office.do(
        disposals.appraise,
        Appraise(volume_ids=made, decision="DESTROY", opinion="无查考价值", first=sample.OFFICER,
                 second=sample.HEAD, appraised_on=today),
    )  # fmt: skip
    listed = office.do(disposals.prepare, made)
    office.do(disposals.approve, Approve(disposal_id=listed, approver_id=leader, approved_on=today))
    number = office.ask(disposals.rows)[0].number
    done = Destroy(disposal_id=listed, watchers=(sample.HANDLER, sample.CLERK), destroyed_on=today, typed=number)
    office.do(disposals.destroy, done)
    office.do(disposals.sweep)


def with_form(office: Office, **known: object) -> int:
    """A bound volume of a matter that was told its way, with the blank form in it."""
    made = binder.volume(office, binder.told_away(office, **known))
    pages, _count = office.ask(lambda desk: desk.pages("空白表.jpg", BLANK_FORM, None))
    originals = (volume_pieces.Original(name="空白表.jpg", content=BLANK_FORM),)
    binder.added(office, made, "空白表", pdf=pages, originals=originals)
    binder.excused(office, made)
    binder.bound(office, made)
    return made


@pytest.fixture
def emptied(office: Office, clock: Clock) -> Office:
    """An office in 2037 that destroyed a volume with the blank form in it."""
    binder.settled(office)
    made = with_form(office)
    clock.set(datetime(2037, 2, 3, 9, 0))
    destroyed(office, made)
    assert problems(office) == [] and not lies(office)
    return office


def test_a_form_that_was_destroyed_once_and_is_handed_in_again_is_kept_and_saved(
    emptied: Office, tmp_path: Path
) -> None:
    matter = sample.register(emptied, received_at=datetime(2037, 2, 3, 8, 0)).id
    emptied.do(attachments.attach, matter, "同一张表", BLANK_FORM, "表.jpg")
    assert problems(emptied) == []
    assert emptied.do(disposals.sweep) == 0 and lies(emptied)
    kept = sample.seen(emptied, matter).materials[-1].id
    assert emptied.ask(attachments.content, matter, kept)[1] == BLANK_FORM
    made = backup.make(emptied.folder.path / "desk.db", emptied.folder.files, tmp_path / "盘", emptied.clock())
    assert (made / "files" / DIGEST[:2] / DIGEST).read_bytes() == BLANK_FORM


def test_a_form_that_lives_again_is_missed_when_it_is_gone(emptied: Office) -> None:
    matter = sample.register(emptied, received_at=datetime(2037, 2, 3, 8, 0)).id
    emptied.do(attachments.attach, matter, "同一张表", BLANK_FORM, "表.jpg")
    emptied.folder.files.destroy(DIGEST)
    assert [code for code, _about in problems(emptied)] == ["FILE_MISSING"]


def test_the_same_form_is_destroyed_a_second_time_with_its_second_volume(emptied: Office, clock: Clock) -> None:
    made = with_form(emptied, received_at=datetime(2037, 2, 3, 8, 0))
    assert lies(emptied)
    clock.set(datetime(2048, 2, 3, 9, 0))
    destroyed(emptied, made)
    assert not lies(emptied) and problems(emptied) == []


def test_a_form_of_two_volumes_goes_with_the_second_of_them(office: Office, clock: Clock) -> None:
    binder.settled(office)
    first, second = with_form(office), with_form(office)
    clock.set(datetime(2037, 2, 3, 9, 0))
    destroyed(office, first)
    assert lies(office)
    destroyed(office, second)
    assert not lies(office) and problems(office) == []


def test_a_volume_made_by_mistake_keeps_nothing_of_a_destroyed_matter(office: Office, clock: Clock) -> None:
    binder.settled(office)
    matter = binder.told_away(office)
    office.do(attachments.attach, matter, "同一张表", BLANK_FORM, "表.jpg")
    wrong = binder.volume(office, matter)
    office.do(volume_header.void, wrong, None, "类别选错")
    right = binder.volume(office, matter)
    binder.excused(office, right)
    binder.bound(office, right)
    clock.set(datetime(2037, 2, 3, 9, 0))
    destroyed(office, right)
    assert not lies(office) and problems(office) == []
