"""True needs of households, and what villages look like from their households."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.actors.household.needs import industry_need, information_need, training_need
from sim.core.access import declared
from sim.core.table import Floats, Ints
from sim.core.totals import ratio, total_by
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
    h = w.household
    village = h.village[rows]
    county = w.village.county[village]
    needs = w.setting(Needs).at(county)
    line = w.county.line_lived[county] / _YEAR * h.size[rows]
    housing = np.where(h.safe_house[rows], needs.safe_house, needs.unsafe_house)
    return np.stack(
        [
            industry_need(
                real(h.income_mean[rows]), line, needs.industry_lines, real(h.workers[rows])
            ),
            training_need(
                real(h.skill[rows]), needs.skill_full, real(h.students[rows]), needs.student
            ),
            1.0 - real(h.health[rows]),
            housing,
            1.0 - w.village.ecology[village],
            information_need(
                real(h.information[rows]), real(h.agency[rows]), needs.information_weight
            ),
        ]
    )


def weighted(needs: Floats, weight: Floats) -> Floats:
    """Weigh six needs into one number, domain after domain, (households,)."""
    total = np.zeros(needs.shape[1])
    for domain in range(len(needs)):
        total = total + weight[domain] * needs[domain]
    return total


VILLAGE_WRITES = declared("village: persons poor_persons gap able_income labour need")


def look_at_villages(w: Window) -> None:
    """Add up what each village's households are, for the rules that look at villages."""
    h, v = w.household, w.village
    village = h.village
    county = v.county[village]
    services = w.setting(Services).at(county)
    size = real(h.size)
    line = w.county.line_lived[county] / _YEAR * size
    income = real(h.income_mean)
    listed = h.registered
    villages = len(v)
    missing = np.maximum(line - income, 0.0)
    able = income >= services.spared_line * line
    need = weighted(real(h.need), services.weight) * size
    v.persons[:] = total_by(np.where(listed, size, 0.0), village, villages)
    v.poor_persons[:] = total_by(np.where(listed & h.poor, size, 0.0), village, villages)
    v.gap[:] = total_by(np.where(listed, missing, 0.0), village, villages)
    v.able_income[:] = total_by(np.where(able, income, 0.0), village, villages)
    v.labour[:] = total_by(np.where(listed, real(h.workers), 0.0), village, villages)
    v.need[:] = total_by(np.where(listed, need, 0.0), village, villages)


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
    h = w.household
    villages = len(w.village)
    rows = np.flatnonzero(h.client)
    village = h.village[rows]
    number = total_by(np.ones(len(rows)), village, villages)[w.project.village]
    total = total_by(real(h.satisfaction[rows]), village, villages)
    mean = ratio(total[w.project.village], number)
    return np.where(number > 0.0, mean, 0.5), number
