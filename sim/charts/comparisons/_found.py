"""What was found for one outcome, as it is shown: levels luck by luck, differences, words."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan, nan
from typing import Any

import pandas as pd

from sim.charts import unit
from sim.charts._numbers import MINUS
from sim.charts.comparisons import ComparedFrames
from sim.charts.comparisons._page import Page
from sim.core.numbers import number, ranged
from sim.core.text import Text


@dataclass(frozen=True, slots=True)
class Gap:
    """A difference with its range as shown; the ends are NaN where there is none."""

    mean: float
    low: float = nan
    high: float = nan
    verdict: str = ""
    n: int = 0

    @property
    def known(self) -> bool:
        """Whether there is a range."""
        return not isnan(self.low)

    def words(self, page: Page) -> str:
        """Write the difference and its range on two lines."""
        if isnan(self.mean):
            return page.say("unknown")
        if self.verdict == "identical":
            return page.say("identical")
        if not self.known:
            return number(self.mean, page.language, sign=True).translate(MINUS)
        ends = ranged(self.mean, self.low, self.high, page.language, sign=True)
        return "\n".join(part for part in ends if part).translate(MINUS)


def levels(frames: ComparedFrames, outcome: str) -> pd.DataFrame:
    """Give an outcome as shown: one row a luck, one column an arm, mean over the points."""
    some = frames.runs[frames.runs["outcome"] == outcome]
    table = some.groupby(["replication", "arm"])["value"].mean().unstack("arm")
    return table.reindex(columns=list(frames.arms)) * factor(frames, outcome)


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows of a table, each as its values by column."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def gaps(frames: ComparedFrames, outcome: str) -> dict[str, Gap]:
    """Give each arm's difference from the baseline as it was found."""
    table, times = frames.differences, factor(frames, outcome)
    some = table[(table["outcome"] == outcome) & (table["against"] == frames.baseline)]
    found = {
        row["arm"]: Gap(times * row["difference"], times * row["low"], times * row["high"], *said)
        for row in records(some)
        for said in [(row["verdict"], row["n"])]
    }
    return {arm: found[arm] for arm in frames.others if arm in found}


def factor(frames: ComparedFrames, outcome: str) -> float:
    """Give what an outcome's numbers are multiplied by when shown."""
    return unit(frames.outcomes[outcome].unit)[0]


def called(frames: ComparedFrames, outcome: str) -> tuple[Text, Text]:
    """Give an outcome's name and the unit in which it is shown."""
    counted = frames.outcomes[outcome]
    return counted.label, unit(counted.unit)[1]
