"""The numbers that a study looks at: one value for each run and outcome."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

import numpy as np
import pandas as pd

from sim.charts import PARTIES
from sim.core.table import Floats
from sim.lab.parts import Parts
from sim.scenario.study import Study, Wanted
from sim.world.purses import PARTY_OF, TREASURY, is_everyday

FEN_IN_A_YUAN = 100.0
ACTORS = tuple(name for name in PARTIES if name != "outside")
RUN = ["arm", "point", "replication"]
"""What names a run within a study; together the primary key of every row."""


class Runs(Protocol):
    """The runs of a study or of its audit, as far as they are finished."""

    @property
    def study(self) -> Study:
        """What they belong to."""

    @property
    def parts(self) -> Parts:
        """Where they lie."""

    def run_keys(self) -> Collection[str]:
        """Give the keys of those that belong to the study."""


def values_of(conducted: Runs) -> pd.DataFrame:
    """Give one row for each run and outcome of the study.

    Parameters
    ----------
    conducted : Conducted
        A study as far as it was carried out.

    Returns
    -------
    pandas.DataFrame
        Columns `arm`, `point` (from 0), `replication` (from 1), `outcome` (the study's name for
        it) and `value`, in the outcome's unit; NaN where it cannot be told. Failed runs have no
        rows.
    """
    outcomes = conducted.study.outcomes
    rows = {
        table: rows_of(conducted, table, names=_measures(outcomes, table))
        for table in sorted({_TABLES[wanted.across] for wanted in outcomes})
    }
    found = [
        _SOURCES[wanted.across](rows[_TABLES[wanted.across]], wanted).assign(outcome=wanted.name)
        for wanted in outcomes
    ]
    whole = pd.concat(found, ignore_index=True)
    asked = [*RUN, "outcome", "value"]
    return whole[asked].sort_values(asked[:-1], kind="stable", ignore_index=True)


def _measures(outcomes: Sequence[Wanted], table: str) -> set[str] | None:
    """Give the names of the rows that are needed of a table; None for all of them."""
    if table == _TABLES["actors"]:
        return None
    return {wanted.measure for wanted in outcomes if _TABLES[wanted.across] == table}


def rows_of(conducted: Runs, *tables: str, names: Collection[str] | None = None) -> pd.DataFrame:
    """Give the rows of some tables of the store for the runs of this study.

    Parameters
    ----------
    conducted : Conducted
        A study as far as it was carried out.
    *tables : str
        Which tables.
    names : collection of str, optional
        The names (outcomes, payments, …) that are wanted; without it all.

    Returns
    -------
    pandas.DataFrame
        With the columns of the store.
    """
    own = conducted.run_keys()
    table: pd.DataFrame = conducted.parts.table(*tables, runs=own, names=names).to_pandas()
    words = {name: table[name].astype("str") for name in ("arm", "table", "name")}
    return table.assign(**words)


def _plain(rows: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    return _at_month(rows[rows["name"] == wanted.measure], wanted)


def _at_month(rows: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    if wanted.at_month is not None:
        return rows[rows["month"] == wanted.at_month]
    return rows[rows["month"] == rows.groupby(RUN)["month"].transform("max")]


def _actors(rows: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    """Net what each kind of actor got out less what it put in, and take as asked."""
    net = payoffs(rows)
    return _taken(net[net["party"].isin(ACTORS)], wanted)


def payoffs(money: pd.DataFrame) -> pd.DataFrame:
    """Add up what each kind of actor got out of the collaboration less what it put in.

    Parameters
    ----------
    money : pandas.DataFrame
        The rows of the table `money` of the store.

    Returns
    -------
    pandas.DataFrame
        Columns `arm`, `point`, `replication`, `party`, `put_in`, `got_out` and `value`, in yuan.
    """
    parts = money["name"].str.split(" ", expand=True)
    table = money.assign(flow=parts[0], source=parts[1], target=parts[2])
    kinds = table[["flow", "source", "target"]].drop_duplicates()
    told = [_ends(*kind) for kind in kinds.itertuples(index=False, name=None)]
    kinds = kinds.assign(giver=[ends[0] for ends in told], taker=[ends[1] for ends in told])
    table = table.merge(kinds, on=["flow", "source", "target"])
    table = table[table["giver"] != table["taker"]]
    yuan = table["value"] / FEN_IN_A_YUAN
    given = table.assign(party=table["giver"], put_in=yuan, got_out=0.0)
    taken = table.assign(party=table["taker"], put_in=0.0, got_out=yuan)
    both = pd.concat([given, taken])
    sums = both.groupby([*RUN, "party"], sort=True)[["put_in", "got_out"]].sum().reset_index()
    return sums.assign(value=sums["got_out"] - sums["put_in"])


def _ends(flow: str, source: str, target: str) -> tuple[str, str]:
    if is_everyday(flow, source, target):
        return "", ""
    public = {"outside": "government"} if flow in TREASURY else {}
    who = {**PARTY_OF, **public}
    return who[source], who[target]


def _taken(rows: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    """Take one number over villages, actors or deciles for each run."""
    groups = rows.groupby(RUN, sort=True)["value"]
    taken: pd.DataFrame = groups.agg(_takes(wanted)).reset_index()
    return taken


def _takes(wanted: Wanted) -> Callable[[pd.Series], float]:
    quantile = wanted.quantile
    if quantile is not None:
        return lambda some: float(np.quantile(some.to_numpy(np.float64), quantile))
    takes: dict[str, Callable[[Floats], float]] = {
        "minimum": lambda some: float(np.min(some)),
        "maximum": lambda some: float(np.max(some)),
        "mean": lambda some: float(np.mean(some)),
    }
    take = takes[wanted.take or "mean"]
    return lambda some: take(some.to_numpy(np.float64))


def _grouped(rows: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    """Take one number over villages or deciles, those left out in which it cannot be told."""
    some = _at_month(rows[rows["name"] == wanted.measure], wanted)
    return _taken(some.dropna(subset=["value"]), wanted)


_TABLES: dict[str | None, str] = {
    None: "outcome",
    "actors": "money",
    "villages": "village",
    "deciles": "decile",
}
_SOURCES: dict[str | None, Callable[[pd.DataFrame, Wanted], pd.DataFrame]] = {
    None: _plain,
    "actors": _actors,
    "villages": _grouped,
    "deciles": _grouped,
}
