"""What several counts of one moment ask for, worked out once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Final, TypeVar

T = TypeVar("T")


class _Seen(threading.local):
    """What a glance remembers, for each thread by itself: another one looks at another world."""

    known: dict[tuple[str, tuple[int, ...]], tuple[object, Any]] | None = None


_seen: Final = _Seen()


class glance:  # noqa: N801 reads as a word: `with glance():`
    """Look at a world that does not change: what several outcomes ask for is worked out once."""

    def __enter__(self) -> None:
        """Begin to remember."""
        _seen.known = {}

    def __exit__(self, *_: object) -> None:
        """Forget everything."""
        _seen.known = None


def once(name: str, of: object, make: Callable[[], T], *also: object) -> T:
    """Make something of a world, or of rows of it; within a glance only the first time."""
    known = _seen.known
    if known is None:
        return make()
    place = name, (id(of), *map(id, also))
    if place not in known:
        known[place] = (of, *also), make()  # `of` is kept, so that no other takes its number
    found: T = known[place][1]
    return found
