"""Stopping by Ctrl-C at a safe place: between two phases of a month.

An interruption in the midst of compiled code can end in a crash instead of a message. So the
first one is noted, and heeded at the next safe place; a second one does not wait.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stoppable() -> Iterator[Callable[[], None]]:
    """Give what is to be called at safe places; it raises once Ctrl-C was pressed.

    Yields
    ------
    callable
        Raises KeyboardInterrupt if somebody asked to stop since the beginning.
    """
    if threading.current_thread() is not threading.main_thread():
        yield _go_on
        return
    asked = False

    def note(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        if asked and callable(before):
            before(number, frame)
        asked = True

    def heed() -> None:
        if asked:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, note)
    try:
        yield heed
        heed()
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def deaf() -> Iterator[None]:
    """Let processes be started that do not hear Ctrl-C while they load; this one hears it later.

    Yields
    ------
    None
        Nothing; what is started inside inherits that the signal is held back.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _go_on() -> None:
    """Nobody can ask here: only the main thread hears of Ctrl-C."""
