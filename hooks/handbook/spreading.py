"""Much of the same work: spread over the cores of the machine, and not done again for what is known already."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Hashable, Iterable, Sequence
from multiprocessing import get_context
from threading import active_count
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)
Made = TypeVar("Made")
FEW = 200  # things for which it is not worth it to start processes
SHARES = 8  # of the work for each core, so that none waits long for the others
KEPT = 10_000  # things of which it is known what was made of them


class Known(Generic[Thing, Made]):
    """What a function makes of things; the same things always make the same, so that it is asked once for each."""

    def __init__(self, work: Callable[[Thing], Made]) -> None:
        self.work = work
        self.kept: dict[Thing, Made] = {}

    def of(self, things: Sequence[Thing]) -> list[Made]:
        """What is made of each."""
        fresh = [each for each in dict.fromkeys(things) if each not in self.kept]
        self.kept |= zip(fresh, spread(self.work, fresh), strict=True)
        made = [self.kept[each] for each in things]
        for each in [*self.kept][: max(0, len(self.kept) - KEPT)]:
            del self.kept[each]
        return made


def spread(work: Callable[[Thing], Made], things: Sequence[Thing]) -> Iterable[Made]:
    """Some work done on many things, by copies of this process where that can be and pays."""
    cores = os.cpu_count() or 1
    if len(things) < FEW or cores == 1 or sys.platform != "linux" or active_count() > 1:
        return map(work, things)
    with get_context("fork").Pool(cores) as pool:
        return pool.map(work, things, chunksize=len(things) // (cores * SHARES) + 1)
