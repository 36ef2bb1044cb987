"""The tidy tables of a result: one row a number, for pictures, tables and researchers."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sim.catalogue import OUTCOMES
from sim.charts import COLUMNS, DIMENSIONS, About, Frames
from sim.core.table import Floats
from sim.lab.parties import put_in_and_got_out
from sim.lab.record import Record
from sim.lab.result import Result
from sim.scenario import Scenario
from sim.scenario.story import assumed, by_hand
from sim.scenario.wording import outcome_label
from sim.world.layout import layout
from sim.world.sections import Time

FEN_IN_A_YUAN = 100


def frames_of(result: Result) -> Frames:
    """Make the tidy tables of a result; replications and months are counted from 1.

    The six dimensions have a month 0 as well: how they stood before the first month.
    """
    time = result.scenario.plan.of(Time)
    arms = result.arms.items()
    return Frames(
        title=result.scenario.title,
        start=(time.start_year, time.start_month),
        project_months=time.project_months,
        outcomes={
            name: (outcome_label(name, result.scenario.words), OUTCOMES[name].unit)
            for name in result.programme.outcomes
        },
        monthly=pd.concat([_monthly(a, r) for a, r in arms], ignore_index=True),
        dimensions=pd.concat(
            [_long(a, r.six, DIMENSIONS, "dimension", 0) for a, r in arms], ignore_index=True
        ),
        parties=pd.concat([_parties(a, r) for a, r in arms], ignore_index=True),
        flows=pd.concat([_flows(a, r) for a, r in arms], ignore_index=True),
        about=_about(result.scenario),
    )


def _about(scenario: Scenario) -> About:
    one = layout(scenario.plan)
    households = one.registered + one.near_poor
    return About(
        question=scenario.question,
        caution=scenario.caution,
        place=scenario.place,
        pilot_households=int(households[one.pilot].sum()),
        pilot_villages=int(np.count_nonzero(one.pilot)),
        households=int(households.sum()),
        villages=len(households),
        assumed=assumed(scenario),
        by_hand=by_hand(scenario),
        players=one.players * len(households),
    )


def _monthly(arm: str, record: Record) -> pd.DataFrame:
    """Lay out the outcomes, without the months in which one was not counted."""
    table = _long(arm, record.values, record.outcomes, "outcome", 1)
    now_and_then = {name for name in record.outcomes if not OUTCOMES[name].every_month}
    blank = table["outcome"].isin(now_and_then) & table["value"].isna()
    return table[~blank].reset_index(drop=True)


def _long(arm: str, values: Floats, names: tuple[str, ...], title: str, first: int) -> pd.DataFrame:
    """Lay (names, months from the first, replications) out as rows, by replication."""
    kinds, months, replications = values.shape
    return pd.DataFrame(
        {
            "arm": arm,
            "replication": np.repeat(np.arange(1, replications + 1), months * kinds),
            "month": np.tile(np.repeat(np.arange(first, first + months), kinds), replications),
            title: np.tile(np.array(names), months * replications),
            "value": values.transpose(2, 1, 0).ravel(),
        }
    )


def _parties(arm: str, record: Record) -> pd.DataFrame:
    if not any(
        fen.any() for fen in record.flows.values()
    ):  # where no yuan moves, nobody puts in or gets out any
        return pd.DataFrame(columns=list(COLUMNS["parties"]))
    sums = put_in_and_got_out(record.flows, record.replications)
    return pd.concat(
        pd.DataFrame(
            {
                "arm": arm,
                "replication": np.arange(1, record.replications + 1),
                "party": party,
                "put_in_yuan": put_in / FEN_IN_A_YUAN,
                "got_out_yuan": got_out / FEN_IN_A_YUAN,
            }
        )
        for party, (put_in, got_out) in sums.items()
    ).sort_values(["replication"], kind="stable", ignore_index=True)


def _flows(arm: str, record: Record) -> pd.DataFrame:
    rows = [
        (arm, replication + 1, *key, total / FEN_IN_A_YUAN)
        for key, fen in sorted(record.flows.items())
        for replication, total in enumerate(fen.sum(axis=0).tolist())
    ]
    columns = ["arm", "replication", "flow", "source", "target", "yuan"]
    return (
        pd.DataFrame(rows, columns=columns)
        .astype({"replication": np.int64})
        .sort_values(["replication"], kind="stable", ignore_index=True)
    )
