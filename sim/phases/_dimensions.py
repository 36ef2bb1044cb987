"""The equations of the six dimensions: marks 0..100 of each project, of what is known of it."""

from __future__ import annotations

import numpy as np

from sim.actors.household.columns import Column, Number
from sim.core.engine import kernel
from sim.core.table import Bools, Floats
from sim.core.totals import ratio

_YEAR = 12.0
_UNTOLD = float("nan")


@kernel
def _weighed(
    weight: Number, total: Number, own: float, marks: Floats, known: Bools | bool
) -> tuple[Floats, Floats]:
    """Add one component to what the weights and the weighed marks come to so far."""
    inside = np.minimum(np.maximum(marks, 0.0), 1.0)
    return weight + np.where(known, own, 0.0), total + np.where(known, own * inside, 0.0)


@kernel
def _score(weight: Floats, total: Floats) -> Floats:
    """Turn weighed marks into a score 0..100; nan where no component can be told."""
    return np.where(weight > 0.0, 100.0 * ratio(total, weight), _UNTOLD)


@kernel
def dimension(  # noqa: PLR0913 three components
    own0: float, marks0: Floats, known0: Bools, own1: float, marks1: Floats, known1: Bools,
    own2: float, marks2: Floats, known2: Bools | bool,
) -> Floats:  # fmt: skip
    """Weigh three components into a score 0..100; what cannot be told is left out of the weights.

    >>> here, not_here = np.array([True]), np.array([False])
    >>> half, full = np.array([0.5]), np.array([1.0])
    >>> dimension(0.4, half, here, 0.3, full, not_here, 0.3, full, not_here).tolist()
    [50.0]
    """
    weight, total = _weighed(0.0, 0.0, own0, marks0, known0)
    weight, total = _weighed(weight, total, own1, marks1, known1)
    weight, total = _weighed(weight, total, own2, marks2, known2)
    return _score(weight, total)


@kernel
def economic(  # noqa: PLR0913, PLR0917 an equation and its columns
    age: Column, cost: Floats, shared: Floats, drift: Floats, others: Floats,
    gain: Floats, number: Floats, income: Floats, earned: Floats,
    gain_per_cost: Floats, earned_from: Floats, earned_range: Floats, cash_shared: Floats,
) -> Floats:  # fmt: skip
    """Score gain net of those not served, income from work, and cash shared."""
    had, spent = age > 0, cost > 0.0
    net = (gain - number * drift) * _YEAR
    told = spent & (others > 0.0)  # net of nobody there is no gain to be told
    by_work = ratio(earned, income)
    return dimension(
        0.4, np.where(had, ratio(net, cost), 0.0) / gain_per_cost, told | ~had,
        0.3, (by_work - earned_from) / earned_range, income > 0.0,
        0.3, ratio(shared, cost) / cash_shared, spent | ~had,
    )  # fmt: skip


@kernel
def social(  # noqa: PLR0913 an equation and its columns
    age: Column, poorer_share: Floats, number: Floats, exited: Floats, content: Floats,
    exits: Floats, satisfaction: Floats, poorer_from: Floats, poorer_range: Floats,
) -> Floats:  # fmt: skip
    """Score exits, satisfaction, and what goes to the poorer half."""
    had, some = age > 0, number > 0.0
    pleased, out = np.where(had, ratio(content, number), 0.0), ratio(exited, number)
    to_poorer = (poorer_share - poorer_from) / poorer_range
    return dimension(
        0.4, out / exits, some,
        0.3, pleased / satisfaction, some,
        0.3, np.where(had, to_poorer, 0.0), some,
    )  # fmt: skip


@kernel
def ecological(  # noqa: PLR0913 an equation and its columns
    ecology: Floats, industry: Floats, assets: Floats, count: Column, technology: Floats,
    ecology_from: Floats, ecology_range: Floats, industry_pressure: Floats, asset_pressure: Floats,
) -> Floats:  # fmt: skip
    """Score the state of nature and what industry and assets weigh on it, a household."""
    households = count.astype(np.float64)
    used = 0.5 * ratio(industry, households) / industry_pressure
    pressed = used + 0.5 * ratio(assets, households) / asset_pressure
    pressure = np.minimum(np.maximum(pressed * (1.0 - 0.5 * technology), 0.0), 1.0)
    state = (ecology - ecology_from) / ecology_range
    weight, total = _weighed(0.0, 0.0, 0.6, state, True)
    weight, total = _weighed(weight, total, 0.4, 1.0 - pressure, True)
    return _score(weight, total)


@kernel
def management(  # noqa: PLR0913, PLR0917 an equation and its columns
    age: Column, planned: Floats, delivered: Floats, cost: Floats, quality: Floats,
    leakage: Floats, delivery: Floats, budget_slack: Floats, full: Floats, worst: Floats,
) -> Floats:  # fmt: skip
    """Score delivery and cost against the plan, quality, and what does not leak."""
    had = age > 0
    told = (planned > 0.0) | ~had
    kept_to = 1.0 - np.abs(ratio(cost, planned) - 1.0) / budget_slack
    done = ratio(delivered, delivery * planned)
    weight, total = _weighed(0.0, 0.0, 0.25, done, told)
    weight, total = _weighed(weight, total, 0.25, np.where(had, kept_to, 0.0), told)
    weight, total = _weighed(weight, total, 0.25, np.where(had, quality / full, 0.0), told)
    tight = np.where(had, 1.0 - leakage / worst, 0.0)
    weight, total = _weighed(weight, total, 0.25, tight, told)
    return _score(weight, total)


@kernel
def funding(  # noqa: PLR0913 an equation and its columns
    active: Bools, months: Column, hhi: Floats, mixed: Floats, reserve: Floats, some: Floats,
    diversity: Floats, reserve_months: Floats,
) -> Floats:  # fmt: skip
    """Score the mix of income of the partners, their reserves, and years committed."""
    years = np.minimum(np.maximum(months / _YEAR, 0.0), 1.0)
    committed = np.where(active, years, 0.0)
    return dimension(
        0.4, (1.0 - hhi) / diversity, mixed > 0.0,
        0.3, reserve / reserve_months, some > 0.0,
        0.3, committed, True,
    )  # fmt: skip


@kernel
def influence(  # noqa: PLR0913, PLR0917 an equation and its columns
    trusted: Floats, some: Floats, met: Floats, number: Floats, volunteers: Floats, count: Column,
    maturity: Floats, helped: Floats, mature: Floats, credibility_from: Floats,
    credibility_range: Floats,
) -> Floats:  # fmt: skip
    """Score needs met, trust in the partners, and the village's own strength."""
    helpers = 100.0 * ratio(volunteers, count.astype(np.float64)) / helped
    own = 0.5 * np.minimum(helpers, 1.0) + 0.5 * np.minimum(maturity / mature, 1.0)
    return dimension(
        0.35, ratio(met, number), number > 0.0,
        0.35, (trusted - credibility_from) / credibility_range, some > 0.0,
        0.3, own, True,
    )  # fmt: skip
