"""True needs of households, and what villages look like from their households."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.actors.household.columns import Number, even
from sim.actors.household.needs import six_needs
from sim.actors.household.sums import asked_for, village_sums
from sim.core.access import declared
from sim.core.table import Floats, Ints
from sim.core.totals import ratio
from sim.phases._households import Even, Some, households
from sim.world.settings.needs import Needs
from sim.world.settings.services import Services
from sim.world.window import Window
from sim.world.world import World

NEED_READS = declared(
    "household: village size workers students skill health safe_house information agency"
    " income_mean; village: county ecology; county: line_lived"
)
"""What a phase must declare to work out true needs."""
_YEAR = 12.0


def real(column: np.ndarray) -> Floats:
    """Widen a stored column to float64 for arithmetic."""
    return column.astype(np.float64)


def true_needs(w: Window | World, rows: Ints) -> Floats:
    """Work out what the households in `rows` really need, 0..1, (6, households).

    Parameters
    ----------
    w : Window or World
        Declares `NEED_READS`.
    rows : array
        Household rows, int64.

    Returns
    -------
    array
        float64 of shape (6, len(rows)): industry, training, health, housing, ecology,
        information.
    """
    return needs_of(w, Some(w, rows))


def needs_of(w: Window | World, some: Some) -> Floats:
    """Work out what some households really need; see `true_needs`."""
    return np.stack(six_needs_of(w, some))


def six_needs_of(w: Window | World, some: Some) -> tuple[Floats, ...]:
    """Work out what some households really need, each domain by itself; see `true_needs`."""
    h, s = w.household, some.settings(Even(w.setting(Needs)))
    return six_needs(
        some.to(h.income_mean), some.to(h.size), some.to(h.workers), some.to(h.skill),
        some.to(h.students), some.to(h.health), some.to(h.safe_house),
        w.village.ecology[some.village], some.to(h.information), some.to(h.agency),
        some.of_county(even(w.county.line_lived / _YEAR)), s.industry_lines, s.skill_full,
        s.student, s.safe_house, s.unsafe_house, s.information_weight,
    )  # fmt: skip


def weights_of(w: Window | World, some: Some) -> list[Number]:
    """Give how much each domain counts: one number for all, or one for each household."""
    return [some.laid(even(each)) for each in w.setting(Services).weight]


VILLAGE_WRITES = declared("village: persons poor_persons gap able_income labour need")


def look_at_villages(w: Window) -> Floats:
    """Add up what each village's households are, for the rules that look at villages.

    Parameters
    ----------
    w : Window
        Declares `NEED_READS`, `household: poor need registered` and writes `VILLAGE_WRITES`.

    Returns
    -------
    array
        Assessed needs of the registered by domain, weighted, times persons, (6, villages).
    """
    h, v, topic = w.household, w.village, Even(w.setting(Services))
    line = even(w.county.line_lived / _YEAR)
    asked = np.zeros((len(h.need), len(v)))
    columns = (v.persons, v.poor_persons, v.gap, v.able_income, v.labour)
    for block in households(w):
        rows, at = block.rows, block.villages
        size, listed = h.size[rows], h.registered[rows]
        parts = block.totals(
            village_sums, size, h.income_mean[rows], h.workers[rows], listed, h.poor[rows],
            block.by_county(line), block.by_county(topic.spared_line),
        )  # fmt: skip
        for column, part in zip(columns, parts, strict=True):
            column[at] = part
        *each, v.need[at] = block.totals(
            asked_for, size, listed, *(need[rows] for need in h.need),
            *(block.by_county(even(domain)) for domain in w.setting(Services).weight),
        )  # fmt: skip
        asked[:, at] = each
    return asked


def of_villages(w: Window, values: NDArray[Any]) -> NDArray[Any]:
    """Lay values of projects out by village; a village without a project gets 0.

    Parameters
    ----------
    w : Window
        Declares `project.village`.
    values : array
        Any type, shape (projects,) or (entries, projects).

    Returns
    -------
    array
        The same type, shape (villages,) or (entries, villages).
    """
    laid = np.zeros((*values.shape[:-1], len(w.village)), values.dtype)
    laid[..., w.project.village] = values
    return laid


def projects_of_villages(w: Window) -> Ints:
    """Give each village its project's row; 0 for a village without one, whom nobody asks."""
    rows: Ints = of_villages(w, np.arange(len(w.project), dtype=np.int64))
    return rows


def contentment(w: Window) -> tuple[Floats, Floats]:
    """Give clients' mean satisfaction, one half where there are none, and their number.

    Parameters
    ----------
    w : Window
        Declares `household.client`, `household.satisfaction`, `household.village` and
        `project.village`.

    Returns
    -------
    tuple of array
        Each float64 of shape (projects,).
    """
    h, villages = w.household, len(w.village)
    number, total = np.zeros(villages), np.zeros(villages)
    for block in households(w):
        client = h.client[block.rows]
        if client.any():
            number[block.villages] = block.total(client)
            content = np.where(client, h.satisfaction[block.rows], np.float32(0.0))
            total[block.villages] = block.total(content)
    number = number[w.project.village]
    mean = ratio(total[w.project.village], number)
    return np.where(number > 0.0, mean, 0.5), number
