"""Distributions: `{shape: lognormal, median: 2500, spread: 0.9}` in place of a number.

What households have at the start is drawn; each such value has a middle and a spread. Written as
one map they stay together, and the shape says how the two are meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from sim.scenario.check import unknown_key
from sim.scenario.problems import Faults, shown
from sim.scenario.tree import Node, dig, put, without


@dataclass(frozen=True, slots=True)
class Drawn:
    """How the world draws a value: the shape, and what its middle is called."""

    shape: str
    middle: str


LOGNORMAL, NORMAL = Drawn("lognormal", "median"), Drawn("normal", "mean")
DRAWN: dict[str, Drawn] = {
    **{f"world.population.{key}": LOGNORMAL for key in ("assets", "cash")},
    **{
        f"world.population.{key}": NORMAL for key in ("education", "skill", "information", "agency")
    },
}
"""The values that may be written so, by path; the spread stands beside as `<path>_spread`."""


def spread_out(world: Node, faults: Faults) -> Node:
    """Write every distribution as the two values that it stands for.

    Parameters
    ----------
    world : Node
        What was written of the world and its rules.
    faults : Faults
        Collects shapes that the world does not draw, and what is missing or said twice.

    Returns
    -------
    Node
        The same without distributions.
    """
    for path, drawn in DRAWN.items():
        node = dig(world, path)
        if node is None or "shape" not in node.entries:
            continue
        world = without(world, path)
        known = ("shape", drawn.middle, "spread")
        if _is_sound(node, path, drawn, known, faults):
            twin = dig(world, f"{path}_spread")
            if twin is not None and twin.value is not None and twin.at.file == node.at.file:
                faults.add("spread_twice", twin.key_at, f"{path}_spread")
            world = put(world, path, node.entries[drawn.middle])
            world = put(world, f"{path}_spread", node.entries["spread"])
    return world


def _is_sound(node: Node, path: str, drawn: Drawn, known: tuple[str, ...], faults: Faults) -> bool:
    """Say whether a distribution is of the right shape and whole."""
    shape = node.entries["shape"]
    if shape.value != drawn.shape:
        word = shown(str(shape.plain()))
        faults.add("unknown_shape", shape.at, f"{path}.shape", word=word, known=drawn.shape)
        return False
    for key, child in node.entries.items():
        if key not in known:
            unknown_key(key, child, f"{path}.", list(known), faults)
    missing = [key for key in known if key not in node.entries]
    for key in missing:
        faults.add("missing_key", node.key_at, path, key=key)
    return not missing
