"""What nobody knows of a study's arms, and draws of it: the ground of an audit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from scipy.stats import qmc

from sim.core.param import Param
from sim.core.table import Floats
from sim.core.text import Text
from sim.lab.accepted import accepted
from sim.scenario.check import Told
from sim.scenario.scenario import Scenario
from sim.scenario.study import Study

NARROW, WIDE = 0.5, 1.5
"""The range, as multiples of the default, of an assumption that declares none of its own."""
DATA_OF_THE_CASE = ("world.population.",)
"""Who lives there: shares that add up, and to which the accepted sets were fitted."""
NATURES = ("capability", "legitimacy", "credibility", "governance", "access", "inspection")
"""What is assumed of partners besides how many they are."""
TOGETHER = 10
"""Draws that live side by side and share the numbers of rules and partners."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """A number without data, and the range over which it is drawn.

    Attributes
    ----------
    path : str
        Where a scenario says it.
    label : Text
        Its name.
    unit : str
        Its unit.
    usual : float
        What the baseline has.
    low, high : float
        The ends of the range; within it every value is as likely.
    whole : bool
        Whether it is counted.
    """

    path: str
    label: Text
    unit: str
    usual: float
    low: float
    high: float
    whole: bool = False

    @property
    def is_of_world(self) -> bool:
        """Whether each draw has a value of its own; the others are shared by a few draws."""
        return self.path.startswith("world.")

    def at(self, part: Floats) -> Floats:
        """Turn numbers between 0 and 1 into values."""
        values = self.low + part * (self.high - self.low)
        return np.rint(values) if self.whole else values


def assumptions(study: Study) -> tuple[Assumption, ...]:
    """List what an audit varies: all that is assumed and not itself compared.

    Left out are numbers that the arms have differently (they are compared), those of the world
    that a scenario or its timeline sets itself (they are said), and who lives there. A study's
    own unknowns keep their own ranges.

    Parameters
    ----------
    study : Study
        What is audited.

    Returns
    -------
    tuple of Assumption
        In the order of the scenario's keys.
    """
    own = {u.path: (u.low, u.high) for u in study.unknowns}
    fitted = set(accepted()[0])
    left_out = fitted | set().union(*(_said(arm.scenario) for arm in study.arms))
    return tuple(
        _assumption(path, told, own.get(path))
        for path, told in _common(study)
        if path not in left_out and _is_assumed(path, told.param)
    )


def _common(study: Study) -> Iterator[tuple[str, Told]]:
    """Walk over the numbers that all arms have alike."""
    others = [arm.scenario.values for arm in study.arms]
    for path, told in study.baseline.scenario.values.items():
        alike = all(path in values and values[path].value == told.value for values in others)
        if alike and all(_rule(values, path) == _rule(others[0], path) for values in others):
            yield path, told


def _rule(values: Mapping[str, Told], path: str) -> object:
    choice = values.get(f"{path.rpartition('.')[0]}.rule")
    return choice and choice.value


def _said(scenario: Scenario) -> set[str]:
    """Name what of the world is set by the scenario itself, at any time."""
    told = [stage.plan.settings for stage in scenario.stages]
    return {
        f"world.{topic}.{name}" for some in told for topic, names in some.items() for name in names
    }


def _is_assumed(path: str, p: Param) -> bool:
    if p.mark != "A" or p.type not in {"float", "int"} or path.startswith(DATA_OF_THE_CASE):
        return False
    if path.startswith("world."):
        return p.sweep is not None or p.default != 0
    if path.startswith("rules."):
        return p.sweep is not None
    return p.type == "float" and any(f".{nature}" in path for nature in NATURES)


def _assumption(path: str, told: Told, own: tuple[float | None, float | None] | None) -> Assumption:
    p, usual = told.param, float(told.value)
    low, high = p.sweep or sorted((NARROW * usual, WIDE * usual))
    if own is not None and own[0] is not None and own[1] is not None:
        low, high = own[0], own[1]
    low = low if p.low is None else max(low, p.low)
    high = high if p.high is None else min(high, p.high)
    return Assumption(path, p.label, p.unit, usual, low, high, p.type == "int")


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
