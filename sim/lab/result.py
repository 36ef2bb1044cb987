"""What came out of a run: the records of both arms, and the tidy tables made of them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from sim.core.stamp import digest_of, environment, source_hash
from sim.lab.expect import Tried, tried
from sim.lab.record import Record
from sim.scenario import Scenario

FORMAT = 1


@dataclass(frozen=True, eq=False)
class Result:
    """One run of a scenario: all replications with the programme and, if asked for, the twin.

    Attributes
    ----------
    scenario : Scenario
        What was run.
    seed : int
        The seed of the run.
    programme : Record
        What happened with the programme.
    twin : Record or None
        What happened in the same world under the same luck without it.
    engine : str
        On which engine it was run; the result has the same bits on each.
    seconds : float
        How long it took.
    """

    scenario: Scenario
    seed: int
    programme: Record
    twin: Record | None
    engine: str
    seconds: float

    @property
    def replications(self) -> int:
        """How many strokes of luck were tried."""
        return self.programme.replications

    @property
    def arms(self) -> dict[str, Record]:
        """The records by the names of the arms: `programme`, and `twin` if it was run."""
        both = {"programme": self.programme, "twin": self.twin}
        return {name: record for name, record in both.items() if record is not None}

    @cached_property
    def key(self) -> str:
        """The run key: the same for the same scenario, luck and sources."""
        return run_key(self.scenario, self.seed, self.replications, twin=self.twin is not None)

    @cached_property
    def digest(self) -> str:
        """The sha256 of all numbers: the same bits on every machine and engine."""
        columns = {
            f"{arm} {name}": column
            for arm, record in self.arms.items()
            for name, column in record.columns().items()
        }
        return digest_of(columns)

    @cached_property
    def tried(self) -> tuple[Tried, ...]:
        """What the scenario expected, and what was seen."""
        return tried(self.scenario, self.programme)

    def mean(self, outcome: str, month: int | None = None, arm: str = "programme") -> float:
        """Average an outcome over the replications, at the end of a month (the last one).

        Parameters
        ----------
        outcome : str
            What is counted, for instance `poverty_rate`.
        month : int, optional
            Month of the run, counted from 1; without it the last.
        arm : str, optional
            `programme` or `twin`.

        Returns
        -------
        float
            In the outcome's unit.
        """
        record = self.arms[arm]
        row = record.outcomes.index(outcome)
        return float(np.mean(record.values[row, (month or record.months) - 1]))

    def stamp(self) -> dict[str, Any]:
        """Say what is needed to make this result again, for `stamp.json`."""
        return {
            "format": FORMAT,
            "run": self.key,
            "scenario": {"name": self.scenario.name, "key": self.scenario.key()},
            "seed": self.seed,
            "replications": self.replications,
            "twin": self.twin is not None,
            "months": self.scenario.months,
            "engine": self.engine,
            "seconds": round(self.seconds, 3),
            "digest": self.digest,
            "environment": environment(),
        }


def run_key(scenario: Scenario, seed: int, replications: int, *, twin: bool) -> str:
    """Give the sha256 of everything that decides the numbers of a run.

    Versions of libraries are not among it, since the model computes with what is the same bits
    in all of them; the sources are.
    """
    contents = {
        "format": FORMAT,
        "scenario": scenario.key(),
        "seed": seed,
        "replications": replications,
        "twin": twin,
        "sources": source_hash(),
    }
    text = json.dumps(contents, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()
