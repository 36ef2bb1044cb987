"""The numbers that a study looks at: one value for each run and outcome."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple, Protocol

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from sim.charts import PARTIES
from sim.core.table import Floats
from sim.lab.part import is_one_of
from sim.lab.parts import Parts
from sim.scenario.study import Study, Wanted
from sim.world.purses import PARTY_OF, TREASURY, is_everyday

FEN_IN_A_YUAN = 100.0
ACTORS = tuple(name for name in PARTIES if name != "outside")
PARTNERS = tuple(name for name in ACTORS if name != "government")
"""Government pays, and so comes off worst whatever is done; the others may."""
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
    return _once(conducted).drop(columns="who")


class Named(NamedTuple):
    """A kind of party, and in how many of all runs of an arm a number was its own."""

    party: str
    n: int
    all: int


def whose(conducted: Runs) -> dict[tuple[str, str], tuple[Named, ...]]:
    """Say which party the lowest or highest payoff was that of.

    Parameters
    ----------
    conducted : Conducted
        A study as far as it was carried out.

    Returns
    -------
    dict
        By outcome and arm the parties, the most frequent first; nothing for other outcomes.
    """
    table = _once(conducted)
    found = {}
    for key, who in table[table["who"] != ""].groupby(["outcome", "arm"], sort=True)["who"]:
        counts = who.value_counts(sort=True)
        outcome, arm = key
        found[str(outcome), str(arm)] = tuple(
            Named(str(name), int(n), len(who)) for name, n in counts.items()
        )
    return found


def _once(conducted: Runs) -> pd.DataFrame:
    """Give the rows of `values_of` with the column `who`, each run and outcome once."""
    outcomes, own = conducted.study.outcomes, conducted.run_keys()
    taken = conducted.parts.taken.setdefault(outcomes, {})
    tables = sorted({_TABLES[wanted.across] for wanted in outcomes})
    for name, part in conducted.parts.unread(*tables, known=taken):
        plain = pc.invert(is_one_of(part, "table", ["outcome"]))
        measured = is_one_of(part, "name", [wanted.measure for wanted in outcomes])
        rows = part.filter(pc.or_(plain, measured)).to_pandas()
        taken[name] = _taken_from(rows, outcomes)
    parts = [part[part["run"].isin(list(own))] for part in taken.values()]
    whole = pd.concat([_NOTHING, *(part for part in parts if len(part))], ignore_index=True)
    asked = [*RUN, "outcome"]
    once = whole.drop_duplicates(asked)[[*asked, "value", "who"]]
    return once.sort_values(asked, kind="stable", ignore_index=True)


_NOTHING = pd.DataFrame(
    {
        "arm": pd.Series(dtype="str"),
        "point": pd.Series(dtype=np.int32),
        "replication": pd.Series(dtype=np.int32),
        "run": pd.Series(dtype="str"),
        "outcome": pd.Series(dtype="str"),
        "value": pd.Series(dtype=np.float64),
        "who": pd.Series(dtype="str"),
    }
)


def _taken_from(rows: pd.DataFrame, outcomes: Sequence[Wanted]) -> pd.DataFrame:
    """Take one value for each run and outcome out of rows of the store."""
    whole = pd.concat([_of_outcome(rows, wanted) for wanted in outcomes], ignore_index=True)
    return whole.assign(**{name: whole[name].astype("str") for name in ("arm", "run", "who")})


def _of_outcome(rows: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    found = _SOURCES[wanted.across](rows[rows["table"] == _TABLES[wanted.across]], wanted)
    return found.assign(outcome=wanted.name, who=found.get("who", ""))[[*_NOTHING]]


def rows_of(
    conducted: Runs,
    *tables: str,
    names: Collection[str] | None = None,
    months: Collection[int] | None = None,
) -> pd.DataFrame:
    """Give the rows of some tables of the store for the runs of this study.

    Parameters
    ----------
    conducted : Conducted
        A study as far as it was carried out.
    *tables : str
        Which tables.
    names : collection of str, optional
        The names (outcomes, payments, …) that are wanted; without it all.
    months : collection of int, optional
        The months that are wanted; without it all.

    Returns
    -------
    pandas.DataFrame
        With the columns of the store.
    """
    own = conducted.run_keys()
    table = conducted.parts.table(*tables, runs=own, names=names, months=months)
    for name in ("arm", "table", "name"):  # spelt out here: pandas would spell row by row
        place = table.schema.get_field_index(name)
        table = table.set_column(place, name, table[name].cast(pa.large_string()))
    found: pd.DataFrame = table.to_pandas()
    return found


def _plain(rows: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    return _at_month(rows[rows["name"] == wanted.measure], wanted)


def _at_month(rows: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    if wanted.at_month is not None:
        return rows[rows["month"] == wanted.at_month]
    return rows[rows["month"] == rows.groupby("run", observed=True)["month"].transform("max")]


def _actors(rows: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    """Net what each kind of actor got out less what it put in, and take as asked."""
    net = payoffs(rows)
    names = rows[[*RUN, "run"]].drop_duplicates()
    asked = PARTNERS if wanted.across == "partners" else ACTORS
    some = net[net["party"].isin(asked)].merge(names, on=RUN)
    found = _taken(some, wanted)
    if wanted.take not in {"minimum", "maximum"}:
        return found
    order = some.sort_values("value", ascending=wanted.take == "minimum", kind="stable")
    own = order.drop_duplicates([*RUN, "run"]).rename(columns={"party": "who"})
    return found.merge(own[[*RUN, "run", "who"]], on=[*RUN, "run"])


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
    kinds = [str(name) for name in money["name"].unique()]
    ends = {name: _ends(*name.split(" ")) for name in kinds}
    givers = money["name"].map({name: giver for name, (giver, _) in ends.items()}).astype("str")
    takers = money["name"].map({name: taker for name, (_, taker) in ends.items()}).astype("str")
    table = money.assign(giver=givers, taker=takers)
    table = table[table["giver"] != table["taker"]]
    yuan = table["value"] / FEN_IN_A_YUAN
    given = table.assign(party=table["giver"], put_in=yuan, got_out=0.0)
    taken = table.assign(party=table["taker"], put_in=0.0, got_out=yuan)
    both = pd.concat([given, taken])
    sums = (
        both.groupby([*RUN, "party"], sort=True, observed=True)[["put_in", "got_out"]]
        .sum()
        .reset_index()
    )
    return sums.assign(value=sums["got_out"] - sums["put_in"])


def _ends(flow: str, source: str, target: str) -> tuple[str, str]:
    if is_everyday(flow, source, target):
        return "", ""
    public = {"outside": "government"} if flow in TREASURY else {}
    who = {**PARTY_OF, **public}
    return who[source], who[target]


def _taken(rows: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    """Take one number over villages, actors or deciles for each run."""
    groups = rows.groupby([*RUN, "run"], sort=True, observed=True)["value"]
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
    "partners": "money",
    "villages": "village",
    "deciles": "decile",
}
_SOURCES: dict[str | None, Callable[[pd.DataFrame, Wanted], pd.DataFrame]] = {
    None: _plain,
    "actors": _actors,
    "partners": _actors,
    "villages": _grouped,
    "deciles": _grouped,
}
