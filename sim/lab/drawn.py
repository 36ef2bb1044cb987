"""Draws of all that nobody knows, many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from scipy.stats import qmc

from sim.core.table import Floats
from sim.lab.accepted import accepted
from sim.lab.assumptions import Assumption, assumptions
from sim.scenario.study import Study

TOGETHER = 10
"""Draws that live side by side and share the numbers of rules and partners."""


@dataclass(frozen=True, eq=False)
class Draws:
    """Values of everything unknown, drawn together many times.

    Attributes
    ----------
    of : tuple of Assumption
        What is drawn.
    values : array
        float64 of shape (draws, assumptions).
    fitted : tuple of mapping
        The accepted set of each draw, by path.
    """

    of: tuple[Assumption, ...]
    values: Floats
    fitted: tuple[Mapping[str, float], ...]

    def __len__(self) -> int:
        return len(self.values)

    @property
    def blocks(self) -> list[range]:
        """The draws that live side by side."""
        return [range(a, min(a + TOGETHER, len(self))) for a in range(0, len(self), TOGETHER)]

    def of_world(self, draws: Sequence[int]) -> dict[str, tuple[float, ...]]:
        """Give the settings of the world by path, a value for each of some draws."""
        paths = self.fitted[0]
        found = {path: tuple(self.fitted[d][path] for d in draws) for path in paths}
        for number, each in enumerate(self.of):
            if each.is_of_world:
                found[each.path] = tuple(float(self.values[d, number]) for d in draws)
        return found

    def of_rules(self, draw: int) -> dict[str, float]:
        """Give the numbers of rules and partners by path."""
        named = zip(self.of, self.values[draw], strict=True)
        return {each.path: float(value) for each, value in named if not each.is_of_world}

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row for each draw, one column for each path, the accepted sets' included."""
        drawn = pd.DataFrame(self.values, columns=[each.path for each in self.of])
        return pd.concat([drawn, pd.DataFrame(self.fitted)], axis=1).rename_axis("draw")


def drawn(study: Study, draws: int, seed: int) -> Draws:
    """Draw everything that is unknown of a study, evenly over all ranges at once.

    Parameters
    ----------
    study : Study
        What is audited.
    draws : int
        How many.
    seed : int
        Which draws.

    Returns
    -------
    Draws
        A Latin hypercube (McKay, Beckman and Conover 1979) of the world's numbers, another of
        those of rules and partners, which ten draws share; for each draw one accepted set.
    """
    of = assumptions(study)
    values = np.empty((draws, len(of)))
    world = [n for n, each in enumerate(of) if each.is_of_world]
    other = [n for n, each in enumerate(of) if not each.is_of_world]
    groups = -(-draws // TOGETHER)
    spread = _spread(len(world) + 1, draws, seed)
    values[:, world] = spread[:, 1:]
    values[:, other] = np.repeat(_spread(len(other), groups, seed + 1), TOGETHER, axis=0)[:draws]
    for number, each in enumerate(of):
        values[:, number] = each.at(values[:, number])
    sets = accepted()
    which = [int(part * len(sets)) for part in spread[:, 0]]
    return Draws(of, values, tuple(sets[number] for number in which))


def _spread(columns: int, rows: int, seed: int) -> Floats:
    if not columns:
        return np.empty((rows, 0))  # the library refuses none
    made: Floats = qmc.LatinHypercube(columns, rng=seed).random(rows)
    return made
