"""A tiny nation for the laws of the laboratory."""

from __future__ import annotations

import sys
from pathlib import Path

from sim.core.errors import RefusedError
from sim.lab.nation.result import NationResult
from sim.lab.nation.run import finished, prepared
from sim.scenario import Scenario, from_text

TINY = """
format: 1
kind: scenario
name: tiny_nation
title: {{zh: 小国, en: A tiny nation}}
extends: county
changes:
  time: {{months: {months}, start_month: {start}, project_months: {months}}}
  households: {{near_poor_share: 0}}
  villages: {{size_spread: 0}}
  organizations: {{contractor: {{count: 1}}, local: {{count: 1}}, foundations: {{count: 0}}}}
  enterprises: {{count: 1, jobs_total: 6, orders_total_yuan_per_year: 90000}}
  project:
    methods:
      casework: {{households: 5}}
      group_work: {{groups: 1}}
      community_work: {{villages: 1}}
  nation: {{division: {division}, sample: {sample}}}
  tiers:
    east: {{counties: {east}, villages: {east_villages}, households: {east_households}}}
    west:
      counties: {west}
      villages: {west_villages}
      households: {west_households}
      changes: {{villages: {{deep_share: 0.5}}}}
"""
SEED = 7


def told_as_text(  # noqa: PLR0913 what a test may choose
    east: int = 2,
    west: int = 4,
    *,
    months: int = 5,
    start: int = 10,
    division: str = "by_poor",
    sample: float = 1.0,
    each: int = 30,
) -> str:
    """Write a nation in which neither villages nor households can be shared out evenly.

    It begins in October, so that five months cross a January.
    """
    told = {
        "east_villages": 3 * east,
        "west_villages": 3 * west + 1,
        "east_households": 3 * each * east + 1,
        "west_households": 3 * each * west,
    }
    return TINY.format(
        east=east, west=west, months=months, start=start, division=division, sample=sample, **told
    )


def nation(*counties: int, **more: float | str) -> Scenario:
    """Read such a nation."""
    found = from_text(told_as_text(*counties, **more))
    assert isinstance(found, Scenario)
    return found


def lived(  # noqa: PLR0913 what a test may choose
    folder: Path,
    scenario: Scenario | None = None,
    *,
    rows: int = 100,
    workers: int = 1,
    twin: bool = False,
    scheduler: str | None = None,
    engine: str = "numpy",
    seed: int = SEED,
    lucks: int = 1,
) -> NationResult:
    """Live a nation; 100 rows make a group of each county."""
    told = prepared(scenario or nation(), folder, seed, lucks, twin=twin, rows=rows)
    told.engine = engine
    return finished(told, workers, None, scheduler)


if __name__ == "__main__":  # a process of its own, to be killed, or to work for a scheduler
    place, many, address = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] or None
    try:
        found = lived(place, nation(months=int(sys.argv[4])), workers=many, scheduler=address)
        sys.stdout.write(found.digest)
    except RefusedError as error:
        raise SystemExit(str(error)) from error
