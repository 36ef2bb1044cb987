"""What came out of a nation: its tables, its digest and its stamp."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from sim.core.stamp import digest_of, environment
from sim.lab.nation.conduct import Lived
from sim.lab.nation.reduced import Reduced, reduced
from sim.lab.result import run_key
from sim.scenario import Scenario

FORMAT = 1


@dataclass(frozen=True, eq=False)
class NationResult:
    """A nation that has been lived to its end.

    Attributes
    ----------
    lived : Lived
        Its counties and what was written down of them.
    replications : int
        How many strokes of luck.
    twin : bool
        Whether it was lived without its programme as well.
    seconds : float
        How long it took, what was kept from before not counted.
    """

    lived: Lived
    replications: int
    twin: bool
    seconds: float

    @property
    def scenario(self) -> Scenario:
        """The nation as read."""
        return self.lived.scenario

    @cached_property
    def key(self) -> str:
        """The run key: the same for the same scenario, luck and sources."""
        return run_key(self.scenario, self.lived.seed, self.replications, twin=self.twin)

    @cached_property
    def tables(self) -> Reduced:
        """What became of the nation, its tiers and its counties."""
        return reduced(self.scenario, self.lived.groups, self.lived.rows.to_pandas())

    @cached_property
    def digest(self) -> str:
        """The sha256 of all numbers: the same bits on every machine, engine and in every cut."""
        columns: dict[str, Any] = {}
        for name in ("nation", "counties", "money"):
            table: pd.DataFrame = getattr(self.tables, name)
            for column in table.columns:
                values = table[column]
                told = values.to_numpy() if values.dtype.kind in "iuf" else _as_numbers(values)
                columns[f"{name} {column}"] = told
        return digest_of(columns)

    def value(self, outcome: str, month: int, tier: str = "all", arm: str = "programme") -> float:
        """Give an outcome, averaged over the lucks, at the end of a month that was written down.

        Parameters
        ----------
        outcome : str
            Such as `poverty_rate`.
        month : int
            0, a December or the last month.
        tier : str, optional
            A tier's name, or `all`.
        arm : str, optional
            `programme` or `twin`.
        """
        rows = self.tables.nation
        wanted = {"outcome": outcome, "month": month, "tier": tier, "arm": arm}
        for column, told in wanted.items():
            rows = rows[rows[column] == told]
        return float(rows["value"].mean())

    def stamp(self) -> dict[str, Any]:
        """Say what is needed to make this result again, for `stamp.json`."""
        return {
            "format": FORMAT,
            "run": self.key,
            "kind": "nation",
            "scenario": {"name": self.scenario.name, "key": self.scenario.key()},
            "seed": self.lived.seed,
            "replications": self.replications,
            "twin": self.twin,
            "months": self.scenario.months,
            "counties": sum(len(group.numbers) for group in self.lived.groups),
            "households": sum(group.households for group in self.lived.groups),
            "engine": self.lived.engine,
            "seconds": round(self.seconds, 3),
            "digest": self.digest,
            "environment": environment(),
        }


def _as_numbers(words: pd.Series) -> np.ndarray:
    """Spell a column of words as bytes of one width."""
    return np.frombuffer(np.array(words.to_list(), dtype="S").tobytes(), np.uint8)
