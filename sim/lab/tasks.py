"""What workers live: a job of any kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from sim.lab.arms import Tell

Ready = Callable[[int, Any], None]
"""Told the number of each job as it is finished, with what it gave or what went wrong."""


class Task(Protocol):
    """Something to be lived in one process, such as some replications of some arms."""

    @property
    def work(self) -> int:
        """How many months it counts in the progress of the whole."""

    def play(self, tell: Tell) -> Any:  # noqa: ANN401 each kind of job gives its own
        """Live it, and tell of months as they pass."""
