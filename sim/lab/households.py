"""Households held against themselves under the same luck: who gains, who loses, in five bands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sim.core.table import Floats, Ints
from sim.lab.compared import Pair, pairs_of
from sim.lab.findings import Findings
from sim.lab.part import only
from sim.lab.statistics.intervals import likely
from sim.scenario.study import Study
from sim.world.layout import layout

PEOPLE = ("income_start", "income_mean", "size", "pilot", "village")
NOTICED = 0.001
"""A change of income below this share counts as none: a thousandth, as good as rounding."""
MUCH = 0.05
"""Beyond this share a gain or loss counts as large, as the tables of tax models have it."""
BANDS = ("gain_large", "gain_small", "none", "loss_small", "loss_large")
SUMS = {"gain": (0, 1), "loss": (3, 4)}
"""Bands that are also told together, by their numbers; a range of a sum is no sum of ranges."""
TENTHS, ALL = 10, -1
COUNTED = ("registered", "near_poor", "pilot")
MONTHS = 12.0


@dataclass(frozen=True, slots=True)
class Example:
    """One household told in numbers, under the same luck in two arms; yuan per head and year."""

    pair: Pair
    number: int
    village: int
    persons: int
    start: float
    base: float
    level: float


def people_of(findings: Findings) -> pd.DataFrame:
    """Lay the households out: one row for each run and household, those that are counted."""
    conducted = findings.conducted
    table = conducted.parts.table("household", runs=conducted.run_keys(), names=PEOPLE)
    each = [only(table, "name", [name]) for name in PEOPLE]
    if not len(each[0]):
        return pd.DataFrame()
    whose = ["arm", "point", "replication", "item"]
    wide: pd.DataFrame = each[0].select(whose).to_pandas()
    values = {name: some["value"].to_numpy() for name, some in zip(PEOPLE, each, strict=True)}
    wide = wide.assign(arm=wide["arm"].astype("str"), **values)
    return wide[wide["pilot"] == 1.0].sort_values(whose, kind="stable", ignore_index=True)


def _side_by_side(people: pd.DataFrame, study: Study) -> Iterator[tuple[Pair, pd.DataFrame]]:
    if not len(people):
        return
    index = ["point", "replication", "item"]
    for pair in pairs_of(study):
        if not same_villages(study, pair):
            continue
        one, other = (people[people["arm"] == arm].set_index(index) for arm in pair)
        both = other.join(one["income_mean"].rename("level"), how="inner").reset_index()
        before = both["income_mean"].to_numpy(np.float64)
        change = both["level"].to_numpy(np.float64) - before
        band = bands_of(change, np.abs(before))
        each = MONTHS * change / both["size"].to_numpy(np.float64)
        yield pair, both.assign(change=change, band=band, each=each)


def same_villages(study: Study, pair: Pair) -> bool:
    """Say whether two arms have the same villages with as many households in each.

    Where they have not, household 17 of the one is nobody in particular in the other.
    """
    one, other = (layout(study.arm(name).scenario.plan) for name in pair)
    both = ((getattr(each, name) for each in (one, other)) for name in COUNTED)
    return all(np.array_equal(here, there) for here, there in both)


def same_start(people: pd.DataFrame, pair: Pair) -> bool:
    """Say whether every household begins with the same income in two arms.

    Only then do tenths of income hold the same households in both; where single households were
    not written down, it is taken to be so.
    """
    if not len(people):
        return True
    index = ["point", "replication", "item"]
    one, other = (
        people[people["arm"] == arm].set_index(index)["income_start"].sort_index() for arm in pair
    )
    return bool(one.equals(other))


def bands_of(change: Floats, before: Floats) -> Ints:
    """Sort changes into five bands: large gain, gain, none, loss, large loss (0 to 4).

    >>> bands_of(np.array([6.0, 4.0, 0.05, -4.0, -6.0]), np.full(5, 100.0)).tolist()
    [0, 1, 2, 3, 4]
    """
    size = np.abs(change)
    noticed, much = size > NOTICED * before, size > MUCH * before
    found = np.where(change > 0.0, np.where(much, 0, 1), np.where(much, 4, 3))
    return np.where(noticed, found, 2).astype(np.int64)


def tenths(start: Floats, persons: Floats) -> Ints:
    """Put households into ten groups of as many people by income a head, the poorest first.

    >>> tenths(np.arange(20.0), np.ones(20))[[0, 1, 2, 19]].tolist()
    [0, 0, 1, 9]
    """
    order = np.argsort(start / persons, kind="stable")
    upto = np.cumsum(persons[order])
    middle = upto - persons[order] / 2.0
    found = np.empty(len(start), np.int64)
    found[order] = np.minimum(TENTHS * middle / upto[-1], TENTHS - 1).astype(np.int64)
    return found


def household_bands(people: pd.DataFrame, study: Study) -> pd.DataFrame:
    """Count who gains and who loses by tenth of income, paired household by household.

    Parameters
    ----------
    people : pandas.DataFrame
        What `people_of` laid out.
    study : Study
        Says which arms are held against which.

    Returns
    -------
    pandas.DataFrame
        As `Gains.bands`.
    """
    found, asked = [], study.comparisons
    for pair, both in _side_by_side(people, study):
        shares = [_shares(one) for _, one in both.groupby(["point", "replication"])]
        lucks = [key[1] for key, _ in both.groupby(["point", "replication"])]
        grid = pd.DataFrame(np.array(shares).reshape(len(shares), -1)).groupby(np.array(lucks))
        means = grid.mean().to_numpy(np.float64).reshape(-1, TENTHS + 1, len(BANDS) + 1)
        told_of: dict[str, list[int]] = {name: [at] for at, name in enumerate((*BANDS, "income"))}
        told_of |= {name: list(bands) for name, bands in SUMS.items()}
        for tenth in range(TENTHS + 1):
            for band, columns in told_of.items():
                values = means[:, tenth, columns].sum(axis=1)
                share = likely(values, asked.confidence, asked.interval)
                row = {"decile": tenth if tenth < TENTHS else ALL, "band": band}
                told = {"value": share.mean, "low": share.low, "high": share.high, "n": share.n}
                found.append({**pair._asdict(), **row, **told})
    return pd.DataFrame(found)


def _shares(one: pd.DataFrame) -> Floats:
    """Give the share of each band by tenth, and the mean change a head, (11, 6); last row: all."""
    persons = one["size"].to_numpy(np.float64)
    tenth = tenths(one["income_start"].to_numpy(np.float64), persons)
    band, each = one["band"].to_numpy(np.int64), one["each"].to_numpy(np.float64)
    found = np.full((TENTHS + 1, len(BANDS) + 1), np.nan)
    for row in range(TENTHS + 1):
        here = tenth == row if row < TENTHS else np.ones(len(one), bool)
        if here.any():
            found[row, :-1] = np.bincount(band[here], minlength=len(BANDS)) / here.sum()
            found[row, -1] = float((each[here] * persons[here]).sum() / persons[here].sum())
    return found


def examples_of(people: pd.DataFrame, study: Study) -> Iterator[Example]:
    """Choose the household whose change is the middle one of those that changed."""
    for pair, both in _side_by_side(people, study):
        first = both[(both["replication"] == both["replication"].min()) & (both["point"] == 0)]
        changed = first[first["band"] != BANDS.index("none")]
        some = (changed if len(changed) else first).sort_values(["each", "item"], kind="stable")
        one = some.iloc[len(some) // 2]
        head = MONTHS / one["size"]
        yield Example(
            pair,
            number=int(one["item"]),
            village=int(one["village"]),
            persons=int(one["size"]),
            start=float(one["income_start"] * head),
            base=float(one["income_mean"] * head),
            level=float(one["level"] * head),
        )
