"""Checks that a comparison prints of itself: nothing may differ where nothing was changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from sim.lab.arms import Job, play, policy_of
from sim.lab.compared import Pair, pairs_of
from sim.lab.conduct import Cell, Conducted, lived_for, writes_households
from sim.lab.rows import digest_of_run
from sim.lab.simulate import engine_for
from sim.lab.values import RUN, rows_of
from sim.scenario import Scenario

Check = Literal["null_policy", "prefix", "replay"]


@dataclass(frozen=True, slots=True)
class Checked:
    """One check and what it found.

    Attributes
    ----------
    check : str
        `null_policy`: the same rules twice give the same numbers. `prefix`: before the month
        from which two arms differ, no number differs. `replay`: the same run once more gives
        the same numbers.
    pair : Pair or None
        Which arms; None for all of them.
    before_month : int
        For `prefix`: the first month in which the rules differ.
    numbers : int
        How many pairs of numbers were held against each other.
    good : bool
        Whether not one of them differed.
    """

    check: Check
    pair: Pair | None
    before_month: int
    numbers: int
    good: bool


def honest(conducted: Conducted) -> list[Checked]:
    """Make every check that applies to a study."""
    pairs = pairs_of(conducted.study)
    months = [_parting(conducted, pair) for pair in pairs]
    apart = all(month == 1 for month in months)
    rows = None if apart else rows_of(conducted, "outcome", "dimension")
    found = [
        _prefix(rows, pair, month)
        for pair, month in zip(pairs, months, strict=True)
        if rows is not None and month != 1
    ]
    found.append(_replay(conducted))
    return found


def _parting(conducted: Conducted, pair: Pair) -> int | None:
    one, other = (conducted.study.scenario_of(name) for name in pair)
    return first_difference(one, other)


def first_difference(one: Scenario, other: Scenario) -> int | None:
    """Give the first month in which two scenarios say something different; None if never."""
    months = sorted({stage.from_month for scenario in (one, other) for stage in scenario.stages})
    for month in months:
        if policy_of(one.at(month), True) != policy_of(other.at(month), True):
            return month
    return None


def _prefix(rows: pd.DataFrame, pair: Pair, month: int | None) -> Checked:
    before = rows if month is None else rows[rows["month"] < month]
    index = [*RUN[1:], "table", "name", "month"]
    one, other = (before[before["arm"] == name].set_index(index)["value"] for name in pair)
    both = pd.concat([one, other], axis=1, join="outer").to_numpy(np.float64)
    same = (both[:, 0] == both[:, 1]) | np.isnan(both).all(axis=1)
    check: Check = "null_policy" if month is None else "prefix"
    return Checked(check, pair, month or 0, len(both), bool(same.all()))


def _replay(conducted: Conducted) -> Checked:
    """Hold one luck of every arm, run once more, against what lies in the store.

    Mostly another process ran it once more beside other lucks; if none did, it is run here.
    """
    cells = [conducted.cell(arm.name, 0) for arm in conducted.study.arms]
    done = [cell for cell in cells if cell.run_key(0) in conducted.parts.finished]
    before = conducted.parts.finished
    again = {key: digest for key, digest in conducted.again.items() if key in before}
    alike: dict[tuple[int, bool], list[Cell]] = {}
    for cell in done:
        if cell.run_key(0) not in again:
            alike.setdefault((cell.seed, writes_households([cell.scenario])), []).append(cell)
    again |= {key: digest for some in alike.values() for key, digest in _again(conducted, some)}
    return Checked("replay", None, 0, len(done), all(before[key] == again[key] for key in again))


def _again(conducted: Conducted, cells: Sequence[Cell]) -> Iterator[tuple[str, str]]:
    """Live cells side by side, so that they share founding and run-in; give keys and digests."""
    small = writes_households([cell.scenario for cell in cells])
    arms = tuple(lived_for(conducted.study, cell.scenario) for cell in cells)
    lucks = conducted.replications * len(cells)
    engine = engine_for(cells[0].scenario, lucks)  # the one that is loaded already
    job = Job(arms, cells[0].seed, 0, 1, engine, households=small)
    for cell, record in zip(cells, play(job, lambda _: None), strict=True):
        yield cell.run_key(0), digest_of_run(record)
