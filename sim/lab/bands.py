"""Winners and losers: every household, and every kind of actor, held against itself."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from sim.charts.comparisons import BANDS, COLUMNS
from sim.core.table import Floats, Ints
from sim.lab.values import RUN, payoffs
from sim.outcomes import DECILES

MUCH = 0.05
"""More than five in a hundred is much, as reports on taxes and benefits have it."""
HARDLY = 0.001
"""Less than one in a thousand counts as no change: a yuan for each thousand a month."""
LUCK = ["point", "replication"]
USUAL = ("pension", "universal_transfer")
"""What the state pays to everybody whatever is done; it would hide all that changes."""


def bands_of(rows: pd.DataFrame, arms: list[str]) -> pd.DataFrame:
    """Say which share of each group gains or loses in every arm, against the first one.

    A household's income of the last twelve months is held against that of the same household
    under the same luck. What an actor got out less what it put in is held against all the money
    that passed through its hands in the first arm, what is paid to everybody left out.

    Parameters
    ----------
    rows : pandas.DataFrame
        The tables `household` and `money` of the store.
    arms : list of str
        The arms; the first is the baseline.

    Returns
    -------
    pandas.DataFrame
        With the columns of `ComparedFrames.bands`; empty where nobody was written down.
    """
    homes = _homes(rows[rows["table"] == "household"])
    actors = _actors(rows[rows["table"] == "money"])
    found = [
        part
        for arm in arms[1:]
        for part in (*_of_homes(homes, arm, arms[0]), *_of_actors(actors, arm, arms[0]))
    ]
    blank = pd.DataFrame(columns=list(COLUMNS["bands"]))
    return pd.concat(found, ignore_index=True) if found else blank


def band_of(change: Floats) -> Ints:
    """Put relative changes into the five bands, by number.

    >>> band_of(np.array([0.2, 0.05, 0.0, -0.01, -0.051])).tolist()
    [0, 1, 2, 3, 4]
    """
    edges = [change > MUCH, change > HARDLY, change >= -HARDLY, change >= -MUCH]
    found: Ints = np.select(edges, [0, 1, 2, 3], 4).astype(np.int64)
    return found


def _homes(rows: pd.DataFrame) -> pd.DataFrame:
    """Give one row for each run and household, its columns side by side."""
    keys = [*RUN, "item"]
    wide = rows.set_index([*keys, "name"])["value"].unstack("name")
    return wide.reset_index("arm")


def _of_homes(homes: pd.DataFrame, arm: str, against: str) -> Iterator[pd.DataFrame]:
    if homes.empty:
        return
    one, other = (homes[homes["arm"] == name] for name in (arm, against))
    table = other.join(one["income_mean"].rename("income_mean_arm"), how="inner")
    if table.empty:
        return
    base = table["income_mean"].to_numpy(np.float64)
    change = _share(table["income_mean_arm"].to_numpy(np.float64) - base, base)
    table = table.assign(band=band_of(change))
    pilot, listed = table["pilot"] > 0.0, table["registered"] > 0.0
    who = np.select([pilot & listed, pilot], ["registered", "other"], "elsewhere")
    yield _shares(table, who, (arm, against, "household"))
    inside = table[pilot]
    if len(inside):
        yield _shares(inside, _decile(inside), (arm, against, "decile"))


def _decile(table: pd.DataFrame) -> Ints:
    """Put households into ten groups of as many people, by income per head at the start."""
    sizes = table["size"].to_numpy(np.float64)
    head = table["income_start"].to_numpy(np.float64) / np.maximum(sizes, 1.0)
    run = table.groupby(level=LUCK).ngroup().to_numpy(np.int64)
    order = np.lexsort((np.arange(len(run)), head, run))
    people = np.cumsum(sizes[order])
    ends = np.bincount(run, weights=sizes)
    before = people - sizes[order] / 2.0 - (np.cumsum(ends) - ends)[run[order]]
    place = np.empty(len(run), np.int64)
    place[order] = np.minimum(before * DECILES / ends[run[order]], DECILES - 1).astype(np.int64)
    return place


def _actors(rows: pd.DataFrame) -> pd.DataFrame:
    some = rows[~rows["name"].str.split(" ").str[0].isin(USUAL)]
    if some.empty:
        return some
    sums = payoffs(some)
    kept = sums[~sums["party"].isin(["", "outside", "project", "household"])]
    return kept.set_index([*LUCK, "party"])


def _of_actors(actors: pd.DataFrame, arm: str, against: str) -> Iterator[pd.DataFrame]:
    if actors.empty:
        return
    one, other = (actors[actors["arm"] == name].drop(columns="arm") for name in (arm, against))
    both = one.add_suffix("_arm").join(other, how="outer").fillna(0.0)
    handled = (both["put_in"] + both["got_out"]).to_numpy(np.float64)
    change = (both["value_arm"] - both["value"]).to_numpy(np.float64)
    table = both.assign(band=band_of(_share(change, handled)))
    who = np.array(table.index.get_level_values("party"), object)
    yield _shares(table, who, (arm, against, "actor"))


def _share(change: Floats, base: Floats) -> Floats:
    """Give a change as a share of its base; anything gained from nothing counts as all of it."""
    safe = np.where(base > 0.0, base, 1.0)
    found: Floats = np.where(base > 0.0, change / safe, np.sign(change))
    return found


def _shares(table: pd.DataFrame, item: Floats | Ints, called: tuple[str, str, str]) -> pd.DataFrame:
    """Count who falls into each band, as a share of each item."""
    told = pd.DataFrame({"item": item, "band": table["band"].to_numpy()})
    counts = told.groupby(["item", "band"]).size().unstack("band")
    counts = counts.reindex(columns=range(len(BANDS)), fill_value=0).fillna(0)
    shares = counts.div(counts.sum(axis=1), axis=0)
    shares = shares.set_axis(pd.Index(BANDS), axis=1).reset_index()
    long = shares.melt("item", var_name="band", value_name="share")
    arm, against, group = called
    long = long.assign(arm=arm, against=against, group=group, item=long["item"].astype(str))
    return long[list(COLUMNS["bands"])]
