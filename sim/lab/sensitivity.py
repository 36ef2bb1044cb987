"""What decides: which unknowns move the difference between arms, and how much is luck."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sim.core.table import Floats
from sim.core.text import Text
from sim.core.words import say
from sim.lab.compared import Compared
from sim.lab.conduct import Conducted
from sim.lab.points import spread_points
from sim.lab.statistics.indices import Estimate, morris, sobol
from sim.lab.statistics.intervals import paired
from sim.scenario.study import Wanted

COLUMNS = ("outcome", "arm", "method", "index", "unknown", "value", "low", "high")
NOISE = "noise"
Row = tuple[str, str, str, str, str, float, float, float]


@dataclass(frozen=True, eq=False)
class Sensitivity:
    """What moves an outcome, and what could not be told.

    Attributes
    ----------
    table : pandas.DataFrame
        One row a number, with the columns of `COLUMNS`. An outcome is that of `arm` less that of
        the baseline under the same luck; with a single arm it is the outcome itself. `method` and
        `index` are `each_alone` (`at_low`, `at_high`: the outcome at that end of the unknown),
        `morris` (`mu`, `mu_star`, `sigma`, in the outcome's unit, for the whole range of the
        unknown; `mu_star` of `noise` is how far two lucks lie apart at the same point) or
        `sobol` (`first`, `total`: shares of the variance of one run; the one of `noise` is
        what luck adds, alone and together with unknowns).
    refused : tuple of Text
        Why some outcomes have no rows.
    """

    table: pd.DataFrame
    refused: tuple[Text, ...] = ()


def sensitivity(conducted: Conducted, found: Compared) -> Sensitivity:
    """Say what decides, as far as the study's design can tell.

    Parameters
    ----------
    conducted : Conducted
        The runs.
    found : Compared
        What they came to.

    Returns
    -------
    Sensitivity
        Without rows for other designs. A design of which one run failed is refused as a whole:
        a gap would make every index wrong without a word.
    """
    study = found.study
    tell = _METHODS.get(study.design.method)
    if tell is None or not study.unknowns:
        return Sensitivity(_table([]))
    rows: list[Row] = []
    refused: list[Text] = []
    for wanted in study.outcomes:
        for arm, values in _looked_at(found, wanted):
            lost = int(np.isnan(values).sum())
            if lost and study.design.method != "each_alone":
                told = {"what": wanted.label, "lost": lost, "whole": values.size}
                refused.append(say("study.incomplete_design", **told))
            else:
                rows += [(wanted.name, arm, *each) for each in tell(conducted, found, values)]
    return Sensitivity(_table(rows), tuple(dict.fromkeys(refused)))


def _table(rows: Sequence[Row]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _looked_at(found: Compared, wanted: Wanted) -> Iterator[tuple[str, Floats]]:
    """Give what is explained, (points, lucks), under the name of its arm."""
    grid, base = found.grids[wanted.name], found.study.baseline.name
    others = [arm.name for arm in found.study.arms if arm.name != base]
    if not others:
        yield base, grid[base]
    for name in others:
        yield name, grid[name] - grid[base]


Told = tuple[str, str, str, float, float, float]


def _morris(conducted: Conducted, found: Compared, values: Floats) -> Iterator[Told]:
    steps, level = spread_points(conducted.study), found.study.comparisons.confidence
    names = [unknown.name for unknown in conducted.study.unknowns]
    for index, estimate in morris(values, steps, level).items():
        yield from _named("morris", index, names, estimate)
    apart = _between_lucks(values)
    yield "morris", "mu_star", NOISE, apart, np.nan, np.nan


def _between_lucks(values: Floats) -> float:
    """Give how far two lucks lie apart at the same point, on average over pairs and points."""
    lucks = values.shape[1]
    if lucks < 2:  # noqa: PLR2004 two make a pair
        return np.nan
    ranked = np.sort(values, axis=1).mean(axis=0)
    weights = 2.0 * np.arange(lucks) - (lucks - 1)
    far: float = float((weights * ranked).sum()) * 2.0 / (lucks * (lucks - 1))
    return far


def _sobol(conducted: Conducted, found: Compared, values: Floats) -> Iterator[Told]:
    names = [unknown.name for unknown in conducted.study.unknowns]
    told = sobol(values, len(names), found.study.comparisons.confidence)
    for index in ("first", "total"):
        yield from _named("sobol", index, names, told[index])
        yield from _named("sobol", index, [NOISE], told["noise"])


def _named(method: str, index: str, names: Sequence[str], found: Estimate) -> Iterator[Told]:
    for k, name in enumerate(names):
        yield method, index, name, found.value[k], found.low[k], found.high[k]


def _each_alone(conducted: Conducted, found: Compared, values: Floats) -> Iterator[Told]:
    """Give the outcome at both ends of each unknown, all others as the scenario has them."""
    level = found.study.comparisons.confidence
    for unknown in conducted.study.unknowns:
        tried = sorted(
            (point[unknown.name], number)
            for number, point in enumerate(conducted.points)
            if unknown.name in point
        )
        for index, (_, number) in (("at_low", tried[0]), ("at_high", tried[-1])):
            gap = paired(values[number], level)
            yield "each_alone", index, unknown.name, gap.mean, *gap.ends


_METHODS: dict[str, Callable[[Conducted, Compared, Floats], Iterator[Told]]] = {
    "each_alone": _each_alone,
    "morris": _morris,
    "sobol_indices": _sobol,
}
