"""The scenario language: read a file, check it, and print it in full."""

from __future__ import annotations

from sim.scenario.load import from_text, load, shipped
from sim.scenario.resolved import as_data, resolved
from sim.scenario.scenario import Choice, Expectation, Scenario, Stage
from sim.scenario.timeline import Change

__all__ = [
    "Change",
    "Choice",
    "Expectation",
    "Scenario",
    "Stage",
    "as_data",
    "from_text",
    "load",
    "resolved",
    "shipped",
]
