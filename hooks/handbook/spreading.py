"""Much of the same work: spread over the cores of the machine, and not done again for what is known already."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from multiprocessing import get_context
from threading import active_count
from typing import Any, Generic, TypeVar

Work = TypeVar("Work", bound=Callable[..., Any])
Thing = TypeVar("Thing", bound=Hashable)
Made = TypeVar("Made")
FEW = 200  # things for which it is not worth it to start processes
SHARES = 8  # of the work for each core, so that none waits long for the others
KEPT = 10_000  # things of which it is known what was made of them
LETTING_GO: list[Callable[[], None]] = []


class Known(Generic[Thing, Made]):
    """What a function makes of things; the same things always make the same, so that it is asked once for each."""

    def __init__(self, work: Callable[[Thing], Made]) -> None:
        self.work = work
        self.kept: dict[Thing, Made] = {}
        LETTING_GO.append(self.kept.clear)

    def of(self, things: Sequence[Thing]) -> list[Made]:
        """What is made of each."""
        fresh = [each for each in dict.fromkeys(things) if each not in self.kept]
        self.kept |= zip(fresh, spread(self.work, fresh), strict=True)
        made = [self.kept[each] for each in things]
        for each in [*self.kept][: max(0, len(self.kept) - KEPT)]:
            del self.kept[each]
        return made


def remembered(most: int) -> Callable[[Work], Work]:
    """Have what a function makes of texts be known, of so many of them."""

    def remembering(work: Work) -> Work:
        known: Any = lru_cache(most)(work)
        LETTING_GO.append(known.cache_clear)
        return known  # type: ignore[no-any-return]

    return remembering


def forget() -> None:
    """Let go of all that is known of texts, where nobody reads them again."""
    for let_go in LETTING_GO:
        let_go()


def spread(work: Callable[[Thing], Made], things: Sequence[Thing]) -> Iterable[Made]:
    """Some work done on many things, by copies of this process where that can be and pays."""
    cores = os.cpu_count() or 1
    if len(things) < FEW or cores == 1 or sys.platform != "linux" or active_count() > 1:
        return map(work, things)
    with get_context("fork").Pool(cores) as pool:
        return pool.map(work, things, chunksize=len(things) // (cores * SHARES) + 1)
