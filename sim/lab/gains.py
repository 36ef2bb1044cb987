"""Who gains and who pays: paired differences by actor, tenth, village, dimension, household."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.core.table import Floats
from sim.lab.compared import Pair, pairs_of
from sim.lab.findings import Findings
from sim.lab.households import (
    BANDS,
    Example,
    bands_of,
    examples_of,
    household_bands,
    people_of,
    same_start,
    same_villages,
)
from sim.lab.statistics.intervals import Interval, paired
from sim.lab.statistics.shares import fieller
from sim.lab.values import RUN, payoffs, rows_of
from sim.scenario.study import Arm, Study
from sim.world.layout import layout
from sim.world.sections import Time

USUAL = ("pension", "universal_transfer")
"""What the state pays to everybody whatever is done; it would hide all that changes."""
SIDES = ("put_in", "got_out", "net")
GROUPED = ("village", "decile")
COST, EXITS = "public_cost_yuan", "sustained_exit_share"


@dataclass(frozen=True, slots=True)
class Worth:
    """What an arm costs more and what it brings more, apart; and the ratio where it can be told.

    `cost` in yuan, `exits` in households with a sustained exit, `ratio` in yuan for each of
    them, without a range where the exits cannot be told from none.
    """

    pair: Pair
    cost: Interval
    exits: Interval
    ratio: Interval


@dataclass(frozen=True, eq=False)
class Gains:
    """Who gains and who pays, as tidy tables; each row names `arm` and `against`.

    Attributes
    ----------
    outcomes : pandas.DataFrame
        By `measure`: everything that was counted, at the end; in the measure's unit.
    actors : pandas.DataFrame
        By `party` and `side` (put_in, got_out, net: what it got less what it put in), yuan.
    groups : pandas.DataFrame
        By `group` (village, decile), `measure` and `item`, at the end; in the measure's unit.
    dimensions : pandas.DataFrame
        By `dimension`, when the project ends; points.
    bands : pandas.DataFrame
        Of households in the villages that are counted, by `decile` (-1: all of them) and `band`:
        the share; `income` in place of a band: the change in yuan per head and year.
    actor_bands : pandas.DataFrame
        By `party` and `band`: in which share of the lucks it came out so, against all the money
        that it handled in the baseline, what the state pays to everybody left out.
    examples : tuple of Example
        A typical household for each pair, under the first luck.
    worth : tuple of Worth
        Public cost and sustained exits of each pair.
    """

    outcomes: pd.DataFrame
    actors: pd.DataFrame
    groups: pd.DataFrame
    dimensions: pd.DataFrame
    bands: pd.DataFrame
    actor_bands: pd.DataFrame
    examples: tuple[Example, ...]
    worth: tuple[Worth, ...]


def gains_of(findings: Findings) -> Gains:
    """Work out from the runs of a study who gains and who pays.

    Parameters
    ----------
    findings : Findings
        What was run and compared.

    Returns
    -------
    Gains
        Empty tables where nothing of the kind was written down, as in a game.
    """
    study = findings.study
    rows = rows_of(findings.conducted, "outcome", "dimension", "money", *GROUPED)
    paid = rows[rows["table"] == "money"]
    people = people_of(findings)
    usual = [name for name in paid["name"].unique() if name.partition(" ")[0] in USUAL]
    changing = paid[~paid["name"].isin(usual)]
    return Gains(
        outcomes=_outcomes(rows, study),
        actors=_actors(_money(paid), study),
        groups=_groups(rows, study, people),
        dimensions=_dimensions(rows, study),
        bands=household_bands(people, study),
        actor_bands=_actor_bands(_money(changing), study),
        examples=tuple(examples_of(people, study)),
        worth=tuple(_worth(rows, study)),
    )


def gaps(values: pd.DataFrame, keys: Sequence[str], study: Study) -> pd.DataFrame:
    """Hold arms against each other group by group, paired luck by luck.

    Parameters
    ----------
    values : pandas.DataFrame
        Columns `arm`, `replication`, the keys, and `value`; points of the design are averaged.
    keys : sequence of str
        What names a group.
    study : Study
        Says which arms are held against which, and how sure the ranges shall be.

    Returns
    -------
    pandas.DataFrame
        One row for each pair and group: `mean_against`, `mean_arm`, `difference`, `low`, `high`,
        `n`, `identical`; not adjusted for how many groups there are.
    """
    if not len(values):
        return pd.DataFrame(columns=["arm", "against", *keys, *NUMBERS])
    table = values.groupby([*keys, "arm", "replication"], sort=True)["value"].mean()
    wide = table.unstack(["arm", "replication"])
    lucks = sorted(set(wide.columns.get_level_values("replication")))
    grid = {
        arm.name: wide.reindex(columns=[(arm.name, luck) for luck in lucks]).to_numpy(np.float64)
        for arm in study.arms
    }
    found = []
    for pair in pairs_of(study):
        for number, key in enumerate(wide.index):
            names = key if isinstance(key, tuple) else (key,)
            one, other = grid[pair.arm][number], grid[pair.against][number]
            found.append({**pair._asdict(), **dict(zip(keys, names, strict=True)),
                          **numbers_of(one, other, study.comparisons.confidence)})  # fmt: skip
    return pd.DataFrame(found)


NUMBERS = ("mean_against", "mean_arm", "difference", "low", "high", "n", "identical")


def numbers_of(one: Floats, other: Floats, confidence: float) -> dict[str, Any]:
    """Give the columns `NUMBERS` of one arm held against another, luck by luck."""
    gap = paired(one - other, confidence)
    both = ~np.isnan(one - other)
    means = [float(side[both].mean()) if both.any() else float("nan") for side in (other, one)]
    told = (*means, gap.mean, gap.low, gap.high, gap.n, gap.identical)
    return dict(zip(NUMBERS, told, strict=True))


def _money(paid: pd.DataFrame) -> pd.DataFrame:
    """Add up by party; an empty table where no yuan moved, as in a game."""
    if not len(paid):
        return pd.DataFrame(columns=[*RUN, "party", *SIDES])
    return payoffs(paid).rename(columns={"value": "net"})


def _actors(money: pd.DataFrame, study: Study) -> pd.DataFrame:
    if not len(money):
        return gaps(money, ["party", "side"], study)
    inside = money[~money["party"].isin(["project", ""])]
    long = inside.melt(
        ["arm", "point", "replication", "party"], SIDES, var_name="side", value_name="value"
    )
    return gaps(_with_nothing(long, ["party", "side"]), ["party", "side"], study)


def _with_nothing(long: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Put 0 where an arm moved no money of a kind in a luck that it did live."""
    runs = ["arm", "point", "replication"]
    wide = long.pivot_table(index=runs, columns=keys, values="value", aggfunc="sum").fillna(0.0)
    return wide.stack(keys, future_stack=True).rename("value").reset_index()  # type: ignore[call-overload]  # noqa: PD013 a series


def _outcomes(rows: pd.DataFrame, study: Study) -> pd.DataFrame:
    some = rows[rows["table"] == "outcome"].rename(columns={"name": "measure"})
    last = some["month"] == some.groupby("arm")["month"].transform("max")
    return gaps(some[last].dropna(subset="value"), ["measure"], study)


def _groups(rows: pd.DataFrame, study: Study, people: pd.DataFrame) -> pd.DataFrame:
    some = rows[rows["table"].isin(GROUPED)].dropna(subset="value")
    named = some.rename(columns={"table": "group", "name": "measure"})
    last = named.groupby(["arm", "group", "measure"])["month"].transform("max")
    found = gaps(named[named["month"] == last], ["group", "measure", "item"], study)
    other = [pair for pair in pairs_of(study) if not same_villages(study, pair)]
    mixed = [pair for pair in pairs_of(study) if not same_start(people, pair)]
    pairs = pd.Series(list(zip(found["arm"], found["against"], strict=True)), found.index, object)
    lived = found[(found["mean_against"] != 0.0) | (found["mean_arm"] != 0.0)]["item"]
    empty = ~found["item"].isin(lived[found["group"] == "village"].unique())  # nobody is counted
    found = found[~((pairs.isin(other) | empty) & (found["group"] == "village"))]
    return found[~(pairs[found.index].isin(mixed) & (found["group"] == "decile"))]


def _dimensions(rows: pd.DataFrame, study: Study) -> pd.DataFrame:
    some = rows[rows["table"] == "dimension"].dropna(subset="value")
    time = study.baseline.scenario.plan.of(Time)
    during = some[some["month"] <= min(time.project_months, study.baseline.scenario.months)]
    if not len(during):
        return gaps(during, ["dimension"], study)
    named = during.rename(columns={"name": "dimension"})
    return gaps(named[named["month"] == named["month"].max()], ["dimension"], study)


def _actor_bands(money: pd.DataFrame, study: Study) -> pd.DataFrame:
    """Say in which share of the lucks an actor came out better, by what it turns over."""
    if not len(money):
        return pd.DataFrame()
    inside = money[~money["party"].isin(["project", "", "outside", "household"])]
    flow = inside.groupby(["party", "arm", "replication"])[list(SIDES)].mean()
    found = []
    for pair in pairs_of(study):
        one, other = (_of_arm(flow, arm) for arm in pair)
        index = one.index.union(other.index)
        one, other = one.reindex(index, fill_value=0.0), other.reindex(index, fill_value=0.0)
        turned = (other["put_in"] + other["got_out"]).to_numpy(np.float64)
        band = bands_of((one["net"] - other["net"]).to_numpy(np.float64), turned)
        parties = index.get_level_values("party").to_numpy()
        absent = _takes_no_part(one, turned)
        for party in dict.fromkeys(parties.tolist()):
            if absent[parties == party].all():
                continue
            counts = np.bincount(band[parties == party], minlength=len(BANDS))
            shares = (counts / counts.sum()).tolist()
            found += [
                {**pair._asdict(), "party": party, "band": name, "value": share}
                for name, share in zip(BANDS, shares, strict=True)
            ]
    return pd.DataFrame(found)


def _takes_no_part(one: pd.DataFrame, turned: Floats) -> NDArray[np.bool_]:
    """Say where an actor handles no money in one of the arms: it neither gains nor loses there."""
    own: Floats = (one["put_in"] + one["got_out"]).to_numpy(np.float64)
    nowhere: NDArray[np.bool_] = (own == 0.0) | (turned == 0.0)
    return nowhere


def _of_arm(flow: pd.DataFrame, arm: str) -> pd.DataFrame:
    known = arm in flow.index.get_level_values("arm")
    return pd.DataFrame(flow.xs(arm, level="arm") if known else flow.iloc[:0].droplevel("arm"))


def _worth(rows: pd.DataFrame, study: Study) -> Iterator[Worth]:
    some = rows[(rows["table"] == "outcome") & rows["name"].isin([COST, EXITS])]
    if not len(some):
        return
    last = some.groupby("arm")["month"].transform("max")
    wide = some[some["month"] == last].groupby(["name", "arm", "replication"])["value"].mean()
    confidence = study.comparisons.confidence
    both = wide.unstack(["name", "arm"])
    homes = {arm.name: _counted(arm) for arm in study.arms}
    for pair in pairs_of(study):
        if not {(name, arm) for name in (COST, EXITS) for arm in pair} <= set(both.columns):
            continue
        cost = (both[COST, pair.arm] - both[COST, pair.against]).to_numpy(np.float64)
        kept = {arm: homes[arm] * both[EXITS, arm] for arm in pair}
        exits = (kept[pair.arm] - kept[pair.against]).to_numpy(np.float64)
        known = ~np.isnan(cost + exits)
        ratio = fieller(cost[known], exits[known], confidence)
        yield Worth(pair, paired(cost, confidence), paired(exits, confidence), ratio)


def _counted(arm: Arm) -> int:
    """Count the households of the villages that are counted."""
    one = layout(arm.scenario.plan)
    return int((one.registered + one.near_poor)[one.pilot].sum())
