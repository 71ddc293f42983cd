"""The heartbeat looks again and again, and stops when the program closes."""

from __future__ import annotations

import threading

from desktop_app.scheduler import Heartbeat


def test_the_office_is_looked_at_again_and_again_on_another_thread_until_it_closes() -> None:
    beats: list[str] = []
    enough = threading.Event()

    def beat() -> None:
        beats.append(threading.current_thread().name)
        if len(beats) == 3:
            enough.set()

    heart = Heartbeat(beat, seconds=0.05)
    heart.start()
    assert enough.wait(10)
    heart.stop()
    assert threading.current_thread().name not in beats
    count = len(beats)
    enough.clear()
    assert not enough.wait(0.3)
    assert len(beats) <= count + 1


def test_a_beat_that_fails_does_not_stop_the_next_one() -> None:
    seen: list[int] = []
    twice = threading.Event()

    def beat() -> None:
        seen.append(1)
        if len(seen) >= 2:
            twice.set()
        raise RuntimeError("once")

    heart = Heartbeat(beat, seconds=0.05)
    heart.start()
    assert twice.wait(10)
    heart.stop()
