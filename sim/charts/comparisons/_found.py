"""What was found for one outcome, as it is shown: levels luck by luck, differences, words."""

from __future__ import annotations

from typing import Any

import pandas as pd

from sim.charts import unit
from sim.charts.comparisons import ComparedFrames
from sim.charts.comparisons._gap import Gap
from sim.core.text import Text


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


def unmoved(frames: ComparedFrames, outcome: str, arm: str) -> float:
    """Give the mean difference of an arm at the first point, where no unknown was moved."""
    some = frames.runs[(frames.runs["outcome"] == outcome) & (frames.runs["point"] == 0)]
    wide = some.set_index(["replication", "arm"])["value"].unstack("arm")
    gap = wide[arm] - (wide[frames.baseline] if arm != frames.baseline else 0.0)
    return float(gap.mean()) * factor(frames, outcome)
