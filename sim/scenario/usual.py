"""What is taken where a file leaves open what only makes sense together with something it says."""

from __future__ import annotations

from typing import Any

from sim.core.errors import Problem
from sim.core.words import say
from sim.scenario.problems import problem
from sim.scenario.tree import Caption, Node, dig, put

HOUSEHOLDS = 30
"""Poor households of a village that no project serves, where nobody says how many villages there
are; A, near the 33 of the pilot's town."""


def with_usual_villages(world: Node) -> tuple[Node, tuple[Problem, ...]]:
    """Count the other villages where a file tells of their households alone.

    Returns
    -------
    Node
        The world, with `villages.spill_over` where it was missing.
    tuple of Problem
        That this was done, as something worth knowing.
    """
    told, known = dig(world, "households.spill_over"), dig(world, "villages.spill_over")
    said = known is not None and known.value is not None
    if told is None or said or type(told.value) is not int or told.value <= 0:
        return world, ()
    number = -(-told.value // HOUSEHOLDS)
    words: dict[str, Any] = {"households": told.value, "each": HOUSEHOLDS, "villages": number}
    caption = Caption(say("scenario.usual_villages", **words), "A")
    world = put(world, "villages.spill_over", Node(number, told.at, told.key_at, caption))
    return world, (problem("usual_villages", told.at, "villages.spill_over", **words),)
