"""What workers live: a job of any kind."""

from __future__ import annotations

from typing import Any, Protocol

from sim.lab.arms import Tell


class Task(Protocol):
    """Something to be lived in one process, such as some replications of some arms."""

    @property
    def work(self) -> int:
        """How many months it counts in the progress of the whole."""

    def play(self, tell: Tell) -> Any:  # noqa: ANN401 each kind of job gives its own
        """Live it, and tell of months as they pass."""
