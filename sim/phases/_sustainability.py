"""The six dimensions of each project, as they truly are."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, cast

import numpy as np

from sim.actors.household.columns import even
from sim.actors.household.sums import counted_sums, met_needs
from sim.actors.organization.money import wage_bill
from sim.core.access import declared
from sim.core.compiled import looped
from sim.core.engine import by, current
from sim.core.table import Bools, Floats, Ints
from sim.core.totals import down, ratio, total_by
from sim.phases._dimensions import ecological, economic, funding, influence, management, social
from sim.phases._households import households
from sim.world.kinds import Party
from sim.world.production import row_count, row_sum
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


class _Handed:
    """Settings of each project's county, as equations take them."""

    def __init__(self, topic: Sustainability, county: Ints) -> None:
        self._topic, self._county = topic, county

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 stands for a column
        return by(getattr(self._topic, name), self._county)


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
    topic = w.setting(Sustainability)
    g = cast("Sustainability", _Handed(topic, w.project.county))
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
    young = (w.project.age > 0) & (w.project.age < topic.least_months[w.project.county])
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
    p, county, counties = w.project, w.village.county, len(w.county)
    others = total_by(sums.others, county, counties)
    drift = ratio(total_by(sums.others_gain, county, counties), others)
    return economic(
        p.age, p.cost, p.income_shared, by(drift, p.county), by(others, p.county),
        by(sums.gain, p.village), by(sums.number, p.village), by(sums.income, p.village),
        by(sums.earned, p.village),
        g.gain_per_cost, g.earned_from, g.earned_range, g.cash_shared,
    )  # fmt: skip


def _social(w: Window | World, g: Sustainability, sums: Sums) -> Floats:
    p = w.project
    return social(
        p.age, p.poorer_share, by(sums.number, p.village), by(sums.exited, p.village),
        by(sums.content, p.village),
        g.exits, g.satisfaction, g.poorer_from, g.poorer_range,
    )  # fmt: skip


def _ecological(w: Window | World, g: Sustainability, sums: Sums) -> Floats:
    p, v = w.project, w.village
    return ecological(
        by(v.ecology, p.village), by(v.industry, p.village), by(sums.assets, p.village),
        by(v.count, p.village),
        by(w.county.technology, p.county), g.ecology_from, g.ecology_range,
        g.industry_pressure, g.asset_pressure,
    )  # fmt: skip


def _management(w: Window | World, g: Sustainability) -> Floats:
    p = w.project
    quality = down(p.quality) / len(p.quality)
    return management(
        p.age, p.planned, p.delivered, p.cost, quality, p.leakage,
        g.delivery, g.budget_slack, g.quality, g.leakage,
    )  # fmt: skip


def _funding(w: Window | World, g: Sustainability, mask: Bools, month: int) -> Floats:
    p, o = w.project, w.organization
    hhi, reserve, mixed, some = (np.zeros(len(p)) for _ in range(4))
    if len(o):
        total = down(o.sources)
        share = ratio(o.sources, np.broadcast_to(total, o.sources.shape))
        earns = (total > 0.0)[np.where(mask, w.stake.who.reshape(mask.shape), 0)]
        # whoever had no income has no mix of it
        hhi, mixed = _mean(w, mask & earns, down(share * share))
        partnership = w.setting(Partnership).at(o.county)
        cost = wage_bill(o, w.setting(Money).at(o.county), partnership)
        held_to = w.setting(Sustainability).reserve_share[o.county] * cost
        reserve, some = _mean(w, mask, ratio(w.ledger.yuan("organization"), held_to))
    committed = p.last_month - month
    return funding(p.active, committed, hhi, mixed, reserve, some, g.diversity, g.reserve_months)


def _influence(w: Window | World, g: Sustainability, mask: Bools, sums: Sums) -> Floats:
    p, v = w.project, w.village
    trusted, some = _mean(w, mask, w.organization.credibility)
    return influence(
        trusted, some,
        by(sums.met, p.village), by(sums.number, p.village), by(v.volunteers, p.village),
        by(v.count, p.village), by(v.maturity, p.village),
        g.volunteers, g.maturity, g.credibility_from, g.credibility_range,
    )  # fmt: skip


def _partners(w: Window | World) -> Bools:
    """Mark the places held by organisations that are there."""
    kind = w.stake.kind.reshape(-1, w.places)
    who = w.stake.who.reshape(-1, w.places)
    held: Bools = (kind == Party.ORGANIZATION) & (who >= 0)
    if not len(w.organization):
        return held
    return held & w.organization.alive[np.where(held, who, 0)]


def _mean(w: Window | World, mask: Bools, values: Floats) -> tuple[Floats, Floats]:
    """Give the mean of each project's marked organisations, 0 without any, and their number."""
    if not len(values):
        return np.zeros(len(mask)), np.zeros(len(mask))
    who = w.stake.who.reshape(mask.shape)
    if current() == "compiled":
        mean, several = np.empty(len(mask)), np.empty(len(mask))
        looped(_average)(mask, who, values, mean, several)
        return mean, several
    number = row_count(mask).astype(np.float64)
    return ratio(row_sum(np.where(mask, values[np.where(mask, who, 0)], 0.0)), number), number


def _average(
    mask: Bools, who: Ints, values: Floats, mean: Floats, number: Floats
) -> None:  # pragma: no cover  compiled
    for row in range(len(mask)):
        total, several = 0.0, 0.0
        for place in range(mask.shape[1]):
            total += values[who[row, place]] if mask[row, place] else 0.0
            several += 1.0 if mask[row, place] else 0.0
        mean[row], number[row] = total / (several if several > 0.0 else 1.0), several
