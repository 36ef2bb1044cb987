"""What became of a nation: every county's sums reduced by key to tiers and to the whole.

Sums are taken in whole steps, so that neither grouping nor the order of arrival can be seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.core.table import Floats, Ints
from sim.core.totals import ratio, total_by
from sim.lab.nation.group_year import MONEY
from sim.lab.nation.groups import Group
from sim.outcomes import OUTCOMES
from sim.scenario import Scenario

ALL = "all"
"""The name of the whole among the tiers."""
KEYS = ["arm", "replication", "name", "month", "county"]


@dataclass(frozen=True, eq=False)
class Reduced:
    """The tidy tables of a nation.

    Attributes
    ----------
    nation : pandas.DataFrame
        Columns `arm, replication, month, tier, outcome, value, standard_error, part, whole`; the
        tier `all` is the whole. A value is its part (the poor, say) by its whole (the people). The
        standard error is that of a sample of counties, and 0 where all were lived.
    counties : pandas.DataFrame
        Columns `arm, replication, month, tier, county, outcome, part, whole, value`: a value is
        its part by its whole, and what is only added has a whole of 1.
    money : pandas.DataFrame
        Columns `arm, replication, month, tier, flow, source, target, yuan`: what was paid in the
        twelve months, or fewer, until the end of that month.
    """

    nation: pd.DataFrame
    counties: pd.DataFrame
    money: pd.DataFrame


def reduced(scenario: Scenario, groups: Sequence[Group], rows: pd.DataFrame) -> Reduced:
    """Reduce what was written down of every county.

    Parameters
    ----------
    scenario : Scenario
        The nation.
    groups : sequence of Group
        Its counties, or the sample of them that was lived.
    rows : pandas.DataFrame
        With the columns of `SCHEMA`, `arm` and `replication`, in any order.
    """
    known = pd.DataFrame(
        [(number, group.tier, group.weight) for group in groups for number in group.numbers],
        columns=["county", "place", "weight"],
    )
    told = rows.assign(name=rows["name"].astype(str)).merge(known, on="county")
    told = told.sort_values(KEYS, kind="stable", ignore_index=True)
    names = np.array([*(tier.name for tier in scenario.tiers), ALL])
    is_money = told["name"].str.startswith(f"{MONEY}/")
    outcomes = told[~is_money].rename(columns={"name": "outcome"}).reset_index(drop=True)
    sizes = {tier.name: tier.counties for tier in scenario.tiers}
    counties = outcomes.assign(
        tier=names[outcomes["place"]],
        value=_value(
            outcomes["part"].to_numpy(), outcomes["whole"].to_numpy(), outcomes["outcome"]
        ),
    )
    columns = ["arm", "replication", "month", "tier", "county", "outcome", "part", "whole", "value"]
    return Reduced(
        nation=pd.concat(list(_tiers(outcomes, names, sizes)), ignore_index=True),
        counties=counties[columns],
        money=_money(told[is_money].reset_index(drop=True), names),
    )


def _value(part: Floats, whole: Floats, outcome: pd.Series[str]) -> Floats:
    """Divide what was added up; where there is nobody to divide by, each outcome says itself."""
    nobody = outcome.map({name: each.of_nobody for name, each in OUTCOMES.items()})
    return np.where(whole != 0.0, ratio(part, whole), nobody)


def _tiers(
    rows: pd.DataFrame, names: NDArray[np.str_], sizes: dict[str, int]
) -> Iterator[pd.DataFrame]:
    """Give the whole and then each tier."""
    keys = ["arm", "replication", "month", "outcome"]
    code, found = _keyed(rows, keys)
    adds = np.array([OUTCOMES[name].adds == "sum" for name in found["outcome"]], np.bool_)
    for place in (len(names) - 1, *range(len(names) - 1)):
        here = np.ones(len(rows), np.bool_) if names[place] == ALL else rows["place"] == place
        part, whole, error = _estimate(rows[here], code[here], adds, [*sizes.values()])
        value = _value(part, whole, found["outcome"])
        told = {"value": value, "standard_error": error, "part": part, "whole": whole}
        yield found.assign(tier=names[place], **told)[[*keys[:3], "tier", "outcome", *told]]


def _estimate(
    rows: pd.DataFrame, code: Ints, adds: NDArray[np.bool_], sizes: list[int]
) -> tuple[Floats, Floats, Floats]:
    """Estimate each total, what divides it, and the error of the one by the other.

    Each county that was lived counts with its weight.

    The error is the usual one of a stratified sample without replacement, the ratio taken by its
    first-order (Taylor) residuals (Cochran 1977, sections 5.3, 6.11).
    """
    part, per = rows["part"].to_numpy(), rows["whole"].to_numpy()
    weight, groups = rows["weight"].to_numpy(), len(adds)
    whole = np.where(adds, 1.0, total_by(per * weight, code, groups))
    every = total_by(part * weight, code, groups)
    value = ratio(every, whole)
    rest = np.where(adds[code], part, part - value[code] * per)
    variance = np.zeros(groups)
    for place, size in enumerate(sizes):
        here = (rows["place"] == place).to_numpy()
        lived = total_by(here.astype(np.float64), code, groups)
        middle = ratio(total_by(np.where(here, rest, 0.0), code, groups), lived)
        off = np.where(here, rest - middle[code], 0.0) / np.maximum(whole[code], 1.0)
        spread = ratio(_added(off * off, code, groups), np.maximum(lived - 1.0, 1.0))
        left = np.where(lived > 0.0, 1.0 - lived / size, 0.0)
        variance += size * size * left * ratio(spread, lived)
    scale = np.maximum(whole, 1.0) / np.where(whole != 0.0, whole, 1.0)
    return every, whole, np.sqrt(variance) * scale


def _added(amount: Floats, code: Ints, groups: int) -> Floats:
    """Add up in the order of the rows, which are sorted by county."""
    total = np.zeros(groups)
    np.add.at(total, code, amount)
    return total


def _money(rows: pd.DataFrame, names: NDArray[np.str_]) -> pd.DataFrame:
    words = rows["name"].str.split("/", expand=True)
    told = rows.assign(
        tier=names[rows["place"]],
        yuan=rows["fen"] * rows["weight"] / 100.0,
        **{column: words[place] for place, column in enumerate(("flow", "source", "target"), 1)},
    )
    keys = ["arm", "replication", "month", "tier", "flow", "source", "target"]
    code, found = _keyed(told, keys)
    return found.assign(yuan=total_by(told["yuan"].to_numpy(), code, len(found)))


def _keyed(rows: pd.DataFrame, keys: list[str]) -> tuple[Ints, pd.DataFrame]:
    """Give each row the number of its keys in their order, and the keys that there are."""
    grouped = rows.groupby(keys, sort=True, observed=True)
    return grouped.ngroup().to_numpy().astype(np.int64), grouped.size().reset_index()[keys]
