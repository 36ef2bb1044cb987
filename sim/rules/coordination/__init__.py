"""How the parties of a project keep in step: what every coordination rule promises."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np

from sim.core.shelf import Shelf
from sim.core.table import Floats
from sim.core.text import Text
from sim.rules import Rule
from sim.world.stakes import Stakes

label = Text("协调", "coordination")
HIGHEST_CONFLICT = 0.8
"""Share of the output that conflict can destroy at worst; A, a bound that keeps output positive."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """The projects of a month before anybody has talked; arrays of shape (projects,)."""

    conflict: Floats
    """Conflict carried over plus this month's new friction, 0..0.8."""
    month: int
    """Month of the world, counted from 1."""
    stakes: Stakes
    use: Floats
    """How far the shared platform is really used, 0..1; 0 without a platform."""
    noise: Floats
    """Error in what partners believed of each other last month, 0..1."""
    usual: Floats
    """Error in such beliefs when nobody does anything about it: from the information rule."""

    @classmethod
    def of_one_project(  # noqa: PLR0913 one project has that many numbers
        cls,
        stakes: Stakes,
        *,
        conflict: float,
        month: int = 12,
        use: float = 0.0,
        noise: float = 0.2,
        usual: float = 0.2,
    ) -> Gathering:
        """Put one project down with plain numbers, for worked examples."""
        alone = [np.array([number]) for number in (conflict, use, noise, usual)]
        return cls(alone[0], month, stakes, *alone[1:])


@dataclass(frozen=True, slots=True)
class Meeting:
    """What came of it; arrays of shape (projects,)."""

    conflict: Floats
    """Conflict afterwards, 0..0.8."""
    hours_share: Floats
    """Share of everybody's working time that went into it, 0..1."""
    noise: Floats
    """Error in what partners believe of each other from now on, 0..1."""
    agency_hours: Floats
    """Hours of the agency's staff; never the same hours as in `hours_share`."""


class Coordination(Rule, ABC):
    """A way of keeping partners in step: it may lower conflict, and it takes time."""

    @abstractmethod
    def meet(self, gathering: Gathering) -> Meeting:
        """Let the partners of every project deal with their conflict for one month.

        Parameters
        ----------
        gathering : Gathering
            The projects with their conflict and beliefs before anybody has talked.

        Returns
        -------
        Meeting
            Conflict and beliefs afterwards and the time that it took; a party that is alone in
            its project has nobody to talk to and pays nothing.
        """


def apart(gathering: Gathering) -> Meeting:
    """Give the month as it is when partners do not coordinate at all."""
    nothing = np.zeros_like(gathering.conflict)
    return Meeting(
        conflict=gathering.conflict,
        hours_share=nothing,
        noise=gathering.usual,
        agency_hours=nothing,
    )


def eased(conflict: Floats, share: Floats | float) -> Floats:
    """Take a share of the conflict away; a negative share adds to it, up to the highest."""
    return np.minimum(np.maximum(conflict * (1.0 - share), 0.0), HIGHEST_CONFLICT)


RULES: Shelf[Coordination] = Shelf(
    "sim.rules.coordination",
    Coordination,  # type: ignore[type-abstract]  # the shelf only compares with it
)
