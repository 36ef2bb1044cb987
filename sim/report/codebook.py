"""What every name in the tables means, and in what unit its numbers are."""

from __future__ import annotations

import pandas as pd

from sim.charts import DIMENSIONS, PARTIES, Frames, party, unit
from sim.core.text import Text
from sim.core.words import say
from sim.world.flows import FLOWS


def codebook(frames: Frames) -> pd.DataFrame:
    """List the names of outcomes, dimensions, parties and payments.

    Parameters
    ----------
    frames : Frames
        The tidy tables of a run.

    Returns
    -------
    pandas.DataFrame
        One row a name: the table in which it stands, the name, its label in Chinese and in
        English, and the unit in that table. The summaries show it in another unit where
        `summary_times` is not 1: multiplied by so much.
    """
    rows = [_row("monthly", name, *about) for name, about in frames.outcomes.items()]
    rows += [_row("dimensions", n, say(f"charts.dimension_{n}"), "points") for n in DIMENSIONS]
    rows += [_row("parties", name, party(name), "yuan") for name in PARTIES]
    rows += [_row("parties", "project", say("report.party_project"), "yuan")]
    rows += [_row("flows", name, flow.label, "yuan") for name, flow in FLOWS.items()]
    return pd.DataFrame(rows)


def _row(table: str, name: str, label: Text, kind: str) -> dict[str, object]:
    times, shown = unit(kind)
    return {
        "table": table,
        "name": name,
        "label_zh": label.zh.replace("\n", ""),
        "label_en": label.en.replace("\n", " "),
        "unit": kind,
        "summary_times": times,
        "summary_unit_zh": shown.zh,
        "summary_unit_en": shown.en,
    }
