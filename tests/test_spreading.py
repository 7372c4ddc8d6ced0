"""Work on many things: in their order whoever does it, and once for each of them."""

from __future__ import annotations

import json
import os
import sys

from handbook.spreading import FEW, KEPT, Known, forget, remembered, spread

from tests.built import run

ALONE = """
import json, os
from handbook.spreading import FEW, spread
from tests.test_spreading import whose
print(json.dumps([os.getpid(), *spread(whose, range(FEW))]))
"""  # as a process without threads


def whose(number: int) -> tuple[int, int]:
    """A number, and the process that had it."""
    return number, os.getpid()


def test_much_work_is_spread_and_keeps_its_order() -> None:
    """Others do it where there are several cores and no threads; what comes back stands in the order of the things."""
    own, *done = json.loads(run(sys.executable, "-c", ALONE).stdout)
    assert [number for number, _ in done] == [*range(FEW)]
    assert os.cpu_count() == 1 or own not in {process for _, process in done}


def test_little_work_starts_no_process() -> None:
    """A few things are done here."""
    assert {process for _, process in spread(whose, range(FEW - 1))} == {os.getpid()}


def test_what_is_known_is_not_made_again() -> None:
    """Each thing is worked on once, however often it is asked for, alone or among others."""
    asked: list[str] = []

    def louder(word: str) -> str:
        asked.append(word)
        return word.upper()

    known = Known(louder)
    assert known.of(["a", "b", "a"]) == ["A", "B", "A"]
    assert known.of(["c", "b"]) == ["C", "B"]
    assert asked == ["a", "b", "c"]


def test_what_is_known_does_not_grow_for_ever() -> None:
    """The oldest is forgotten, and nothing that was just asked for is missing."""
    known: Known[int, str] = Known(str)
    assert known.of([*range(KEPT + 5)])[0] == "0"
    assert len(known.kept) == KEPT
    assert 0 not in known.kept and KEPT + 4 in known.kept


def test_what_nobody_asks_for_again_is_let_go() -> None:
    """Of a build, which reads once, nothing stays but what it makes; who asks all the same is answered."""
    asked: list[str] = []

    @remembered(10)
    def louder(word: str) -> str:
        asked.append(word)
        return word.upper()

    known = Known(louder)
    assert known.of(["a"]) == known.of(["a"]) == [louder("a")]
    forget()
    assert known.kept == {}
    assert louder("a") == "A"
    assert asked == ["a", "a"]
