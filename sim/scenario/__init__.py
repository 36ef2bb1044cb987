"""The scenario language: read a file, check it, and print it in full."""

from __future__ import annotations

from sim.scenario.lesson import Lesson, Step
from sim.scenario.load import File, from_text, load, load_scenario, shipped
from sim.scenario.resolved import as_data, resolved
from sim.scenario.scenario import Choice, EqualMoney, Expectation, Scenario, Stage
from sim.scenario.study import Arm, Study, Unknown, Wanted
from sim.scenario.timeline import Change

__all__ = [
    "Arm",
    "Change",
    "Choice",
    "EqualMoney",
    "Expectation",
    "File",
    "Lesson",
    "Scenario",
    "Stage",
    "Step",
    "Study",
    "Unknown",
    "Wanted",
    "as_data",
    "from_text",
    "load",
    "load_scenario",
    "resolved",
    "shipped",
]
