"""The points of a study: which values of the unknowns are tried together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from typing import TYPE_CHECKING, Any

from sim.core.errors import UsageError
from sim.core.table import Floats
from sim.core.words import say
from sim.scenario.study import Study, Unknown

if TYPE_CHECKING:
    from types import ModuleType

Point = Mapping[str, float]
"""A value for each unknown, by its name; those not named stay as the scenario has them."""
LEVELS = 4
"""Levels of each unknown in Morris's walks, as Morris 1991 and Campolongo 2007 have it."""
LARGEST_SEED = 2**32


def points_of(study: Study) -> list[Point]:
    """Lay out the points of a study; the same study has the same points every time.

    Parameters
    ----------
    study : Study
        What is to be compared.

    Returns
    -------
    list of mapping
        At least one point; the empty one where nothing is unknown.

    Raises
    ------
    UsageError
        If the method needs the extra `sensitivity`, or a number of points that it cannot have.
    """
    if not study.unknowns:
        return [{}]
    listed = _LISTED.get(study.design.method)
    return listed(study) if listed else _between(study, spread_points(study))


def spread_points(study: Study) -> Floats:
    """Give the points of a study that spreads them over all unknowns at once.

    Parameters
    ----------
    study : Study
        With a method that is neither `each_alone` nor `full_grid`.

    Returns
    -------
    array
        Each unknown from 0 (its low end) to 1, float64 of shape (points, unknowns).

    Raises
    ------
    UsageError
        As `points_of`.
    """
    return _SPREAD[study.design.method](study)


def problem_of(study: Study) -> dict[str, Any]:
    """Describe the unknowns as SALib wants them: every one spread evenly between 0 and 1."""
    names = [unknown.name for unknown in study.unknowns]
    return {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}


def salib() -> ModuleType:
    """Give the library for sensitivity indices, which not everybody needs.

    Raises
    ------
    UsageError
        If it is not installed, with the line that installs it.
    """
    try:
        import SALib.sample.morris  # noqa: PLC0415 an extra
        import SALib.sample.sobol  # noqa: PLC0415
    except ImportError as error:
        raise UsageError(say("study.needs_sensitivity")) from error
    found: ModuleType = SALib
    return found


def _each_alone(study: Study) -> list[Point]:
    found: list[Point] = [{}]
    for unknown in study.unknowns:
        found += [{unknown.name: value} for value in _steps(unknown)]
    return found


def _full_grid(study: Study) -> list[Point]:
    names = [unknown.name for unknown in study.unknowns]
    grid = product(*(_steps(unknown) for unknown in study.unknowns))
    return [dict(zip(names, values, strict=True)) for values in grid]


def _latin_hypercube(study: Study) -> Floats:
    from scipy.stats import qmc  # noqa: PLC0415 it takes long to load

    sampler = qmc.LatinHypercube(len(study.unknowns), rng=study.seed)
    found: Floats = sampler.random(study.design.points)
    return found


def _sobol_points(study: Study) -> Floats:
    from scipy.stats import qmc  # noqa: PLC0415 it takes long to load

    _insist_on_power_of_two(study)
    sampler = qmc.Sobol(len(study.unknowns), rng=study.seed)
    found: Floats = sampler.random(study.design.points)
    return found


def _morris(study: Study) -> Floats:
    sample = salib().sample.morris.sample
    walks = max(study.design.points, 2)
    found: Floats = sample(
        problem_of(study), walks, num_levels=LEVELS, seed=study.seed % LARGEST_SEED
    )
    return found


def _sobol_indices(study: Study) -> Floats:
    sample = salib().sample.sobol.sample
    _insist_on_power_of_two(study)
    found: Floats = sample(
        problem_of(study),
        study.design.points,
        calc_second_order=False,
        seed=study.seed % LARGEST_SEED,
    )
    return found


_LISTED: dict[str, Callable[[Study], list[Point]]] = {
    "each_alone": _each_alone,
    "full_grid": _full_grid,
}
_SPREAD: dict[str, Callable[[Study], Floats]] = {
    "latin_hypercube": _latin_hypercube,
    "sobol_points": _sobol_points,
    "morris": _morris,
    "sobol_indices": _sobol_indices,
}


def _insist_on_power_of_two(study: Study) -> None:
    points = study.design.points
    if points & (points - 1):
        below = 1 << (points.bit_length() - 1)
        raise UsageError(say("study.power_of_two", points=points, below=below, above=2 * below))


def _steps(unknown: Unknown) -> list[float]:
    if unknown.values:
        return list(unknown.values)
    return [end for end in (unknown.low, unknown.high) if end is not None]


def _between(study: Study, unit: Floats) -> list[Point]:
    """Turn numbers between 0 and 1 into values of the unknowns."""
    return [
        {u.name: _value(u, float(part)) for u, part in zip(study.unknowns, row, strict=True)}
        for row in unit
    ]


def _value(unknown: Unknown, part: float) -> float:
    if unknown.values:
        return unknown.values[min(int(part * len(unknown.values)), len(unknown.values) - 1)]
    low, high = unknown.low or 0.0, unknown.high or 0.0
    return unknown.rounded(low + part * (high - low))
