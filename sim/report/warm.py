"""Processes get ready to draw while there is nothing to be drawn yet."""

from __future__ import annotations

from dataclasses import dataclass

from sim.lab.arms import Tell


@dataclass(frozen=True, slots=True)
class Warm:
    """Something for a process to do: load what draws."""

    work: int = 0

    def play(self, _: Tell) -> None:
        """Load it."""
        from sim.report import drawing  # noqa: F401, PLC0415 with matplotlib
