"""What several counts of one moment ask for, worked out once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Final, TypeVar

T = TypeVar("T")


Remembered = dict[tuple[str, tuple[int, ...]], tuple[object, Any]]
"""What was made, by its name and by the numbers of what it was made of, which is kept with it."""


class _Seen(threading.local):
    """What a glance remembers, for each thread by itself: another one looks at another world."""

    known: Remembered | None = None
    lasting: Remembered | None = None


_seen: Final = _Seen()


class glance:  # noqa: N801 reads as a word: `with glance():`
    """Look at a world that does not change: what several outcomes ask for is worked out once.

    Parameters
    ----------
    lasting : dict, optional
        What glances at this world share from month to month; `for_good` fills it.
    """

    def __init__(self, lasting: Remembered | None = None) -> None:
        self._lasting = lasting

    def __enter__(self) -> None:
        """Begin to remember."""
        _seen.known = {}
        _seen.lasting = _seen.known if self._lasting is None else self._lasting

    def __exit__(self, *_: object) -> None:
        """Forget everything but what lasts."""
        _seen.known = _seen.lasting = None


def once(name: str, of: object, make: Callable[[], T], *also: object) -> T:
    """Make something of a world, or of rows of it; within a glance only the first time."""
    return _remembered(_seen.known, name, make, (of, *also))


def for_good(name: str, of: object, make: Callable[[], T], *also: object) -> T:
    """Make something that never changes in a run, of what lasts as long; see `once`."""
    return _remembered(_seen.lasting, name, make, (of, *also))


def _remembered(
    known: Remembered | None, name: str, make: Callable[[], T], of: tuple[object, ...]
) -> T:
    if known is None:
        return make()
    place = name, tuple(map(id, of))
    if place not in known:
        known[place] = of, make()  # `of` is kept, so that no other takes its number
    found: T = known[place][1]
    return found
