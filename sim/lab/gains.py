"""Who gains and who pays: paired differences by actor, tenth, village, dimension, household."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.core.table import Floats
from sim.lab.compared import pairs_of
from sim.lab.findings import Findings
from sim.lab.gaps import gaps
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
from sim.lab.lasting import dimensions_after, looked_at, outcomes_after
from sim.lab.values import RUN, payoffs, rows_of
from sim.lab.worth import Worth, worth_of
from sim.scenario.study import Study

USUAL = ("pension", "universal_transfer")
"""What the state pays to everybody whatever is done; it would hide all that changes."""
SIDES = ("put_in", "got_out", "net")
GROUPED = ("village", "decile")


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
        By `after` (months since the project's end, 0 being its last) and `dimension`; points.
    lasting : pandas.DataFrame
        By `after` and `measure`: what the study looks at, in the measure's unit.
    bands : pandas.DataFrame
        Of households in the villages that are counted, by `decile` (-1: all of them) and `band`:
        the share; `gain` and `loss` are two bands together; `income` in place of a band: the
        change in yuan per head and year.
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
    lasting: pd.DataFrame
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
    conducted = findings.conducted
    ends = rows_of(conducted, "outcome", months={arm.scenario.months for arm in study.arms})
    rows = rows_of(conducted, "dimension", *GROUPED)
    paid = rows_of(conducted, "money")
    people = people_of(findings)
    usual = [name for name in paid["name"].unique() if name.partition(" ")[0] in USUAL]
    changing = paid[~paid["name"].isin(usual)]
    return Gains(
        outcomes=_outcomes(ends, study),
        actors=_actors(_money(paid), study),
        groups=_groups(rows, study, people),
        dimensions=dimensions_after(rows, study),
        lasting=outcomes_after(rows_of(conducted, "outcome", names=looked_at(study)), study),
        bands=household_bands(people, study),
        actor_bands=_actor_bands(_money(changing), study),
        examples=tuple(examples_of(people, study)),
        worth=tuple(worth_of(ends, study)),
    )


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
