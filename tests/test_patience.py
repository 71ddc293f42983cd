"""A file that a scanner of viruses holds for a moment is waited for; one that stays held is told."""

from __future__ import annotations

import pytest

from desktop_app.patience import WAITS, patient


@pytest.mark.parametrize("held", [0, 1, 3])
def test_a_file_that_is_let_go_in_time_costs_nothing(held: int) -> None:
    left = [held]

    def act() -> str:
        if left[0]:
            left[0] -= 1
            raise PermissionError("held")
        return "done"

    assert patient(act) == "done"


def test_a_file_that_is_never_let_go_is_told_in_the_end() -> None:
    tried: list[int] = []

    def act() -> None:
        tried.append(1)
        raise PermissionError("held")

    with pytest.raises(PermissionError):
        patient(act)
    assert len(tried) == len(WAITS) + 1


def test_any_other_trouble_is_told_at_once() -> None:
    tried: list[int] = []

    def act() -> None:
        tried.append(1)
        raise FileNotFoundError

    with pytest.raises(FileNotFoundError):
        patient(act)
    assert len(tried) == 1
