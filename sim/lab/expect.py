"""What a researcher expected to see, tried after the run."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.lab.record import Record
from sim.scenario import Expectation, Scenario


@dataclass(frozen=True, slots=True)
class Tried:
    """One expectation and what was seen: the mean over replications with the programme."""

    expectation: Expectation
    seen: float

    @property
    def met(self) -> bool:
        """Whether what was seen lies where it was expected, both ends included."""
        return self.expectation.low <= self.seen <= self.expectation.high


def tried(scenario: Scenario, programme: Record) -> tuple[Tried, ...]:
    """Hold every expectation of a scenario against the run."""
    found = []
    for each in scenario.expect:
        row = programme.outcomes.index(each.measure)
        found.append(Tried(each, float(np.mean(programme.values[row, each.at_month - 1]))))
    return tuple(found)
