"""How far a run has come and how long it will still take, on the error stream."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Final

from sim.cli.trouble import tell
from sim.core.text import Language, Text
from sim.core.words import say
from sim.lab.workers import Progress

LINE_SECONDS: Final = 5.0
"""Without a terminal a line is printed this often."""
_MINUTE: Final = 60.0
_HOUR: Final = 3600.0
_MANY_MINUTES: Final = 2 * _HOUR
_SMALL: Final = 0.1


@contextmanager
def progress(language: Language, *, at_most: bool = False) -> Iterator[Progress]:
    """Give what is to be told of every month: a bar on a terminal, else a line now and then.

    With `at_most` it is said that there may be less to do than what is counted.
    """
    if sys.stderr.isatty():
        with _bar() as told:
            yield told
    else:
        yield _Lines(language, "progress_most" if at_most else "progress")


class _Lines:
    def __init__(self, language: Language, words: str) -> None:
        self.language, self.words = language, words
        self.began = self.last = perf_counter()

    def __call__(self, done: int, whole: int) -> None:
        now = perf_counter()
        if done and done < whole and now - self.last >= LINE_SECONDS:
            self.last = now
            left = time_left(now - self.began, done, whole)
            percent = 100 * done // whole
            told = say(f"run.{self.words}", percent=percent, left=left)
            if not percent:  # too little to tell how long the rest will take
                told = say("run.progress_begun")
            tell(told.within(self.language))


def time_left(seconds: float, done: int, whole: int) -> Text:
    """Say how long the rest will take if it goes on as it went so far.

    >>> time_left(10.0, 1, 3).en, time_left(60.0, 1, 3).en
    ('20 s', '2 min')
    """
    return duration(seconds * (whole - done) / done)


def duration(seconds: float) -> Text:
    """Say a length of time as one would.

    >>> duration(50.0).en, duration(600.0).en, duration(8400.0).en
    ('50 s', '10 min', '2.3 h')
    """
    if seconds < _MINUTE:
        return say("run.seconds", n=round(seconds))
    if seconds < _MANY_MINUTES:
        return say("run.minutes", n=round(seconds / _MINUTE))
    return say("run.hours", n=f"{seconds / _HOUR:.1f}")


def amount(gigabytes: float) -> Text:
    """Say a size of memory or disk as one would, never as nothing.

    >>> amount(0.5723).en, amount(0.0021).en, amount(0.0).en
    ('0.6 GB', '2 MB', '1 MB')
    """
    if gigabytes < _SMALL:
        return say("run.megabytes", n=max(round(1000 * gigabytes), 1))
    return say("run.gigabytes", n=f"{gigabytes:.1f}")


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        TaskProgressColumn,
        TimeRemainingColumn,
    )
    from rich.progress import (
        Progress as Bar,
    )

    columns = (BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("")
        yield lambda done, whole: bar.update(task, completed=done, total=whole)
