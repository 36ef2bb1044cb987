"""Who is counted: what many outcomes ask of households, worked out once."""

from __future__ import annotations

import numpy as np

from sim.core.glance import for_good, once
from sim.core.table import Bools, Floats, Ints
from sim.world.world import World


def persons_of(world: World, rows: Ints) -> Floats:
    """Give the persons of some households."""
    return for_good("persons", rows, lambda: world.household.size[rows].astype(np.float64))


def heads_of(world: World, rows: Ints) -> Ints:
    """Give the persons of some households as whole numbers."""
    return for_good("heads", rows, lambda: world.household.size[rows].astype(np.int64))


def registered_of(world: World, rows: Ints) -> Bools:
    """Say which of some households are registered."""
    return for_good("registered", rows, lambda: world.household.registered[rows])


def one_each(rows: Ints) -> Floats:
    """Count each household, or village, as one."""
    return for_good("one each", rows, lambda: np.ones(len(rows)))


def poor_of(world: World, rows: Ints) -> Bools:
    """Say which of some households are poor by income."""
    return once("poor", rows, lambda: world.household.poor[rows])


def out_of_poverty(world: World, rows: Ints) -> Bools:
    """Say which of some households have left poverty and are not poor now."""
    return once("out", rows, lambda: world.household.exited[rows] & ~poor_of(world, rows))


def out_and_registered(world: World, rows: Ints) -> Bools:
    """Say which registered ones of some households are out of poverty."""
    return once("left", rows, lambda: registered_of(world, rows) & out_of_poverty(world, rows))
