"""The phases of the month, one file each: equations, and what they read and write."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from sim.core.text import Text
from sim.policy import Policy
from sim.world.window import Window


class Phase(ABC):
    """One step of the month.

    `reads_now` are the columns it reads as they stand, `reads_before` those it reads as they
    were when the month opened, `writes` those it may change; any other access raises.
    """

    name: ClassVar[str]
    label: ClassVar[Text]
    reads_now: ClassVar[tuple[str, ...]] = ()
    reads_before: ClassVar[tuple[str, ...]] = ()
    writes: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def run(self, w: Window, policy: Policy) -> None:
        """Live this step of the month for the whole world."""
