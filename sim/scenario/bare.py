"""A scenario as it travels to whoever lives it: values without captions, places and declarations.

What a scenario tells its readers is more than nine tenths of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from sys import intern

from sim.core.param import Param, Value
from sim.core.text import Text
from sim.scenario.check import Told, Values
from sim.scenario.own_data import Own
from sim.scenario.scenario import Expectation, Scenario, Stage

NOTHING = Text("", "")
_PLAIN = Param("", "str", "", "1", NOTHING, "")
_Line = tuple[tuple[str, ...], tuple[Value, ...]]
"""Paths, and the value of each."""


@dataclass(frozen=True, slots=True)
class Bare:
    """What it takes to live a scenario.

    Attributes
    ----------
    name : str
        The scenario's name.
    values : tuple
        Paths and values without timed changes.
    stages : tuple
        Each stage with its values apart: only those that differ from `values`, or all.
    expect : tuple of Expectation
        What is written down because somebody expects something of it.
    own : Own
        The roster, if there is one.
    whole : Scenario or None
        The scenario itself where luck decides when something changes: it is read on then.
    """

    name: str
    values: _Line
    stages: tuple[tuple[Stage, tuple[bool, _Line]], ...]
    expect: tuple[Expectation, ...]
    own: Own
    whole: Scenario | None = None


def bare(scenario: Scenario) -> Bare:
    """Leave away what only readers of a scenario need."""
    if scenario.awaits:
        whole = replace(scenario, notes={}, parent=None, warnings=())
        return Bare(scenario.name, ((), ()), (), (), Own(), whole)
    values = _line(scenario.values)
    stages = tuple(
        (replace(each, values={}), _changed(_line(each.values), values)) for each in scenario.stages
    )
    own = Own(roster=scenario.own.roster)
    return Bare(scenario.name, values, stages, scenario.expect, own)


def worn(told: Bare) -> Scenario:
    """Give a scenario that lives the same life, month by month, as the one that was laid bare."""
    if told.whole is not None:
        return told.whole
    values = _values(told.values)
    return Scenario(
        name=told.name,
        title=NOTHING,
        question=NOTHING,
        caution=NOTHING,
        place=NOTHING,
        values=values,
        stages=tuple(
            replace(stage, values=values | _values(line) if of_base else _values(line))
            for stage, (of_base, line) in told.stages
        ),
        expect=told.expect,
        own=told.own,
    )


def _line(values: Values) -> _Line:
    # the same words are the same objects, so that they are packed only once
    return tuple(intern(path) for path in values), tuple(told.value for told in values.values())


def _changed(line: _Line, base: _Line) -> tuple[bool, _Line]:
    """Name only what differs from the base, where both have the same paths in the same order."""
    if line[0] != base[0]:
        return False, line
    other = [pair for pair, before in zip(zip(*line, strict=True), base[1], strict=True)
             if pair[1] != before or type(pair[1]) is not type(before)]  # fmt: skip
    return True, (tuple(path for path, _ in other), tuple(value for _, value in other))


def _values(line: _Line) -> Values:
    return {path: Told(path, value, _PLAIN) for path, value in zip(*line, strict=True)}
