"""The six dimensions of each project, as they truly are."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from sim.actors.household.columns import even
from sim.actors.household.sums import counted_sums, met_needs
from sim.actors.organization.money import wage_bill
from sim.core.access import declared
from sim.core.engine import by, kernel
from sim.core.table import Bools, Floats
from sim.core.totals import down, ratio, total_by
from sim.phases._households import households
from sim.world.kinds import Party
from sim.world.production import row_any, row_count, row_sum
from sim.world.settings.money import Money
from sim.world.settings.partnership import Partnership
from sim.world.settings.sustainability import Sustainability
from sim.world.window import Window
from sim.world.world import World

SIX_READS = declared(
    "household: village size registered client earned_mean earned_start income_mean exited"
    " satisfaction assets served need; village: county count ecology industry volunteers maturity;"
    "county: technology; stake: kind who inside;"
    "project: age village county active cost planned delivered quality leakage income_shared"
    " poorer_share last_month; organization: county sources credibility staff alive"
)
_YEAR = 12.0


@dataclass(frozen=True, slots=True)
class Part:
    """One component of a dimension: its weight, its marks 0..1, and where it can be told."""

    weight: float
    marks: Floats
    known: Bools


@kernel
def _weighed(
    weight: Floats, total: Floats, own: float, marks: Floats, known: Bools
) -> tuple[Floats, Floats]:
    """Add one component to what the weights and the weighed marks come to so far."""
    inside = np.minimum(np.maximum(marks, 0.0), 1.0)
    return weight + np.where(known, own, 0.0), total + np.where(known, own * inside, 0.0)


def clipped(values: Floats) -> Floats:
    """Keep marks between 0 and 1."""
    return np.minimum(np.maximum(values, 0.0), 1.0)


def dimension(*parts: Part) -> Floats:
    """Weigh components into a score 0..100; what cannot be told is left out of the weights.

    >>> here, not_here = np.array([True]), np.array([False])
    >>> half, full = np.array([0.5]), np.array([1.0])
    >>> dimension(Part(0.4, half, here), Part(0.6, full, not_here)).tolist()
    [50.0]
    """
    weight, total = np.zeros(len(parts[0].marks)), np.zeros(len(parts[0].marks))
    for part in parts:
        weight, total = _weighed(weight, total, part.weight, part.marks, part.known)
    return np.where(weight > 0.0, 100.0 * ratio(total, weight), np.nan)


def six_dimensions(w: Window | World, month: int) -> Floats:
    """Score every project in the six dimensions.

    Those counted are the households that were ever served; where none was, as in the twin
    without a programme or before the start, the registered households of the village. Where
    there has been no project, components that measure one get no marks: nothing was managed,
    nobody was satisfied by it. A component that cannot be told although there is a project is
    left out; of a project in its first months nothing can be told yet.

    Parameters
    ----------
    w : Window or World
        Declares `SIX_READS`.
    month : int
        The month being lived.

    Returns
    -------
    array
        0..100, nan where nothing can be told, float64 of shape (6, projects).
    """
    g = w.setting(Sustainability).at(w.project.county)
    sums, partners = _sums(w), _partners(w)
    marks = np.stack(
        [
            _economic(w, g, sums),
            _social(w, g, sums),
            _ecological(w, g, sums),
            _management(w, g),
            _funding(w, g, partners, month),
            _influence(w, g, partners, sums),
        ]
    )
    young = (w.project.age > 0) & (w.project.age < g.least_months)
    return np.where(young, np.nan, marks)


@dataclass(slots=True)
class Sums:
    """Sums over the households counted, by village; then by project."""

    number: Floats
    gain: Floats
    """Earned income above its start, yuan a month."""
    income: Floats
    earned: Floats
    exited: Floats
    content: Floats
    others: Floats
    """Households that were never clients."""
    others_gain: Floats
    assets: Floats
    """Yuan, of everybody."""
    met: Floats
    """Needs met, 0..1 each."""


def _sums(w: Window | World) -> Sums:
    h = w.household
    sums = Sums(*(np.zeros(len(w.village)) for _ in fields(Sums)))
    each = [getattr(sums, field.name) for field in fields(Sums)]
    running = w.project.active.any()
    enough = even(w.setting(Sustainability).service_per_need)
    for block in households(w):
        rows, at = block.rows, block.villages
        client = h.client[rows]
        served = by(block.total(client) > 0.0, block.village)
        parts = block.totals(
            counted_sums, client, h.registered[rows], served, h.earned_mean[rows],
            h.earned_start[rows], h.income_mean[rows], h.exited[rows], h.satisfaction[rows],
            h.assets[rows],
        )  # fmt: skip
        for column, part in zip(each[:-1], parts, strict=True):
            column[at] = part
        if running:  # else nobody is served this month
            (sums.met[at],) = block.totals(
                met_needs, client, h.registered[rows], served, block.by_county(enough),
                *(column[rows] for column in h.need), *(column[rows] for column in h.served),
            )  # fmt: skip
    return sums


def _economic(w: Window | World, g: Sustainability, sums: Sums) -> Floats:
    village, county = w.project.village, w.village.county
    others = total_by(sums.others, county, len(w.county))
    drift = ratio(total_by(sums.others_gain, county, len(w.county)), others)
    had = w.project.age > 0
    gain, number = sums.gain[village], sums.number[village]
    home, cost = w.project.county, w.project.cost
    net = (gain - number * drift[home]) * _YEAR
    spent = cost > 0.0
    told = spent & (others[home] > 0.0)  # net of nobody there is no gain to be told
    total = sums.income[village]
    by_work = ratio(sums.earned[village], total)
    return dimension(
        Part(0.4, np.where(had, ratio(net, cost), 0.0) / g.gain_per_cost, told | ~had),
        Part(0.3, (by_work - g.earned_from) / g.earned_range, total > 0.0),
        Part(0.3, ratio(w.project.income_shared, cost) / g.cash_shared, spent | ~had),
    )


def _social(w: Window | World, g: Sustainability, sums: Sums) -> Floats:
    village = w.project.village
    number = sums.number[village]
    out, content = ratio(sums.exited[village], number), ratio(sums.content[village], number)
    some, had = number > 0.0, w.project.age > 0
    to_poorer = (w.project.poorer_share - g.poorer_from) / g.poorer_range
    return dimension(
        Part(0.4, out / g.exits, some),
        Part(0.3, np.where(had, content, 0.0) / g.satisfaction, some),
        Part(0.3, np.where(had, to_poorer, 0.0), some),
    )


def _ecological(w: Window | World, g: Sustainability, sums: Sums) -> Floats:
    village = w.project.village
    count = w.village.count[village].astype(np.float64)
    assets = ratio(sums.assets[village], count)
    industry = ratio(w.village.industry[village], count)
    pressed = 0.5 * industry / g.industry_pressure + 0.5 * assets / g.asset_pressure
    technology = w.county.technology[w.project.county]
    pressure = clipped(pressed * (1.0 - 0.5 * technology))
    state = (w.village.ecology[village] - g.ecology_from) / g.ecology_range
    always = np.ones(len(village), np.bool_)
    return dimension(Part(0.6, state, always), Part(0.4, 1.0 - pressure, always))


def _management(w: Window | World, g: Sustainability) -> Floats:
    p = w.project
    planned = (p.planned > 0.0) | (p.age <= 0)
    had = p.age > 0
    delivered = ratio(p.delivered, g.delivery * p.planned)
    kept_to = 1.0 - np.abs(ratio(p.cost, p.planned) - 1.0) / g.budget_slack
    quality = down(p.quality) / len(p.quality)
    return dimension(
        Part(0.25, delivered, planned),
        Part(0.25, np.where(had, kept_to, 0.0), planned),
        Part(0.25, np.where(had, quality / g.quality, 0.0), planned),
        Part(0.25, np.where(had, 1.0 - p.leakage / g.leakage, 0.0), planned),
    )


def _funding(w: Window | World, g: Sustainability, mask: Bools, month: int) -> Floats:
    p = w.project
    who = w.stake.who.reshape(-1, w.places)
    some = row_any(mask) & (len(w.organization) > 0)
    hhi, reserve, earns = np.zeros(len(p)), np.zeros(len(p)), np.zeros_like(mask)
    if len(w.organization):
        row = np.where(mask, who, 0)
        total = down(w.organization.sources)
        share = ratio(w.organization.sources, np.broadcast_to(total, w.organization.sources.shape))
        earns = mask & (total[row] > 0.0)  # whoever had no income has no mix of it
        hhi = _mean(earns, down(share * share)[row])
        county = w.organization.county
        money, partnership = w.setting(Money).at(county), w.setting(Partnership).at(county)
        cost = wage_bill(w.organization, money, partnership)
        held_to = w.setting(Sustainability).reserve_share[county] * cost
        months = ratio(w.ledger.yuan("organization"), held_to)
        reserve = _mean(mask, months[row])
    committed = clipped((p.last_month - month) / _YEAR) * p.active
    return dimension(
        Part(0.4, (1.0 - hhi) / g.diversity, row_any(earns)),
        Part(0.3, reserve / g.reserve_months, some),
        Part(0.3, committed, np.ones(len(p), np.bool_)),
    )


def _influence(w: Window | World, g: Sustainability, mask: Bools, sums: Sums) -> Floats:
    p = w.project
    number = sums.number[p.village]
    reach = ratio(sums.met[p.village], number)
    who = w.stake.who.reshape(-1, w.places)
    trusted = np.zeros(len(p))
    if len(w.organization):
        trusted = _mean(mask, w.organization.credibility[np.where(mask, who, 0)])
    village = p.village
    count = w.village.count[village].astype(np.float64)
    helpers = 100.0 * ratio(w.village.volunteers[village], count) / g.volunteers
    own = w.village.maturity[village] / g.maturity
    always = np.ones(len(p), np.bool_)
    return dimension(
        Part(0.35, reach, number > 0.0),
        Part(0.35, (trusted - g.credibility_from) / g.credibility_range, row_any(mask)),
        Part(0.3, 0.5 * np.minimum(helpers, 1.0) + 0.5 * np.minimum(own, 1.0), always),
    )


def _partners(w: Window | World) -> Bools:
    """Mark the places held by organisations that are there."""
    kind = w.stake.kind.reshape(-1, w.places)
    who = w.stake.who.reshape(-1, w.places)
    held: Bools = (kind == Party.ORGANIZATION) & (who >= 0)
    if not len(w.organization):
        return held
    return held & w.organization.alive[np.where(held, who, 0)]


def _mean(mask: Bools, values: Floats) -> Floats:
    return ratio(row_sum(np.where(mask, values, 0.0)), row_count(mask).astype(np.float64))
