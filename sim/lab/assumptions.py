"""What nobody knows of a study's arms: the ground of an audit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

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
    base, scenarios = study.baseline.scenario, [arm.scenario for arm in study.arms]
    for path, told in base.values.items():
        rule = f"{path.rpartition('.')[0]}.rule"
        same = (path, rule) if rule in base.values else (path,)
        if all(_alike(base, other, each) for other in scenarios for each in same):
            yield path, told


def _alike(one: Scenario, other: Scenario, path: str) -> bool:
    return path in other.values and other.values[path].value == one.values[path].value


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
