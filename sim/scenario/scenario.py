"""A scenario as read: the world to be built, the rules, what changes when, and why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from sim.core.errors import Problem
from sim.core.param import Value
from sim.core.text import Text
from sim.scenario.check import Told, Values
from sim.scenario.own_data import Own
from sim.scenario.prescribed import Prescribed
from sim.scenario.table_file import TableFile
from sim.scenario.tiers import Tier
from sim.scenario.timeline import Change
from sim.scenario.tree import Caption, Node, Place
from sim.world.decisions import Decision
from sim.world.plan import SECTIONS, Plan
from sim.world.roster import Roster

FORMAT = 1
Words = Literal["before_2020", "after_2020"]
"""Up to 2020 people were poor; since then their income is below a reference line."""


class Choice(NamedTuple):
    """A rule by name with its own parameters."""

    rule: str
    params: dict[str, Value]


@dataclass(frozen=True)
class Expectation:
    """What a researcher expects to see, tried after the run."""

    name: str
    measure: str
    at_month: int
    low: float
    high: float


@dataclass(frozen=True)
class Stage:
    """The plan and the rules that hold from a month on, until the next stage."""

    from_month: int
    values: Values
    moved: tuple[str, ...] = ()
    """Settings that differ from their default in some stage; each stage names all of them."""
    decisions: tuple[Decision, ...] = ()
    """What is prescribed in place of what actors would choose."""
    roster: Roster | None = None
    """Own tables of households and villages."""

    @cached_property
    def plan(self) -> Plan:
        """Give what the world is built of: sections, and settings that differ from defaults."""
        return plan_of(self.values, self.moved, self.roster)

    @property
    def choices(self) -> dict[str, Choice]:
        """Give the rule chosen of each family, incentives apart."""
        return {key: c for key, c in _choices(self.values).items() if "." not in key}

    @property
    def incentives(self) -> dict[str, Choice]:
        """Give the incentives by the names that the scenario gave them."""
        found = _choices(self.values)
        return {key.partition(".")[2]: c for key, c in found.items() if "." in key}


@dataclass(frozen=True)
class EqualMoney:
    """Which money shall be the same in every arm, and which value is moved to make it so."""

    what: Literal["outside_yuan", "total_yuan"]
    adjust: str
    """The dotted path of a number of the scenario."""


@dataclass(frozen=True, slots=True)
class Written:
    """What the files of a scenario say, one laid over the other, with the place of every value."""

    file: str
    """The name of the file, as in messages."""
    heading: dict[str, Node]
    body: Node
    tables: Mapping[Place, TableFile] = field(default_factory=dict)
    """Own tables as they lay on the disk, by the place where they are named."""


@dataclass(frozen=True)
class Scenario:
    """A world and its rules, every value with its place; it does not change any more."""

    name: str
    title: Text
    question: Text
    caution: Text
    place: Text
    values: Values
    """Every value without timed changes, by dotted path, in canonical order."""
    stages: tuple[Stage, ...]
    """What holds from month 1 on and after every timed change; the first begins in month 1."""
    timeline: tuple[Change, ...] = ()
    matters: dict[str, float] = field(default_factory=dict)
    expect: tuple[Expectation, ...] = ()
    decisions: tuple[Prescribed, ...] = ()
    equal_money: EqualMoney | None = None
    tiers: tuple[Tier, ...] = ()
    """Tiers of counties, where the story is that of a nation; all else tells of one county."""
    words: Words = "before_2020"
    own: Own = field(default_factory=Own)
    """Own tables of households and villages, and what was read of them."""
    warnings: tuple[Problem, ...] = ()
    source: Written | None = field(default=None, compare=False, repr=False)
    """What was written, so that a study can vary it."""
    notes: dict[str, Caption] = field(default_factory=dict)
    """Captions of all that is not a value: sections, heading, timeline, what is expected."""
    parent: Scenario | None = None
    """What this one is derived from, or the file itself when values were set by hand."""

    @property
    def base(self) -> Stage:
        """Give the world and the rules without timed changes."""
        return Stage(1, self.values, self.stages[0].moved, roster=self.own.roster)

    @property
    def plan(self) -> Plan:
        """Give the world to be built."""
        return self.base.plan

    @property
    def choices(self) -> dict[str, Choice]:
        """Give the rule chosen of each family, without timed changes and incentives."""
        return self.base.choices

    @property
    def incentives(self) -> dict[str, Choice]:
        """Give the incentives by name, without timed changes."""
        return self.base.incentives

    @property
    def months(self) -> int:
        """Give the length of the run in months."""
        return int(self.values["time.months"].value)

    def at(self, month: int) -> Stage:
        """Give what holds in a month of the run, counted from 1, timed changes included.

        Raises
        ------
        ValueError
            If the month is before the first.
        """
        if month < 1:
            raise ValueError(f"months are counted from 1, not {month}")
        return [stage for stage in self.stages if stage.from_month <= month][-1]

    @property
    def awaits(self) -> tuple[str, ...]:
        """Give the moments, decided by luck, that some timed change waits for."""
        return tuple(dict.fromkeys(change.when for change in self.timeline if change.when))

    def origins(self) -> dict[str, str]:
        """Say of every value where it was written (`file:line`, `--set`), or `default`."""
        return {path: origin(told) for path, told in self.values.items()}

    def marks(self) -> dict[str, int]:
        """Count the values by the mark that says where they come from; under "" those without."""
        found: dict[str, int] = {}
        for told in self.values.values():
            found[told.mark] = found.get(told.mark, 0) + 1
        return dict(sorted(found.items()))

    def key(self) -> str:
        """Give the sha256 of everything that bears on the run: same key, same world and rules.

        Names, titles, captions, expectations and the place of a value do not count.
        """
        contents: dict[str, Any] = {
            "format": FORMAT,
            "stages": [
                [stage.from_month, {path: told.value for path, told in stage.values.items()}]
                for stage in self.stages
                if stage.from_month <= self.months
            ],
        }
        waiting = [[c.when, c.until_month, c.values] for c in self.timeline if c.when]
        if waiting:
            contents["waiting"] = waiting
        told = [
            [*astuple(one.decision), one.from_month, min(one.until_month, self.months)]
            for one in self.decisions
            if one.from_month <= self.months
        ]
        if told:
            contents["decisions"] = told
        if self.tiers:
            contents["tiers"] = [
                [t.name, t.counties, t.villages, t.households, t.changes.plain()]
                for t in self.tiers
            ]
        if self.own.roster is not None:
            contents["own_data"] = self.own.roster.digest
        text = json.dumps(contents, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        return hashlib.sha256(text.encode("ascii")).hexdigest()


def origin(told: Told) -> str:
    """Say where a value was first written, without any folder."""
    if told.at is None:
        return "default"
    if told.caption is not None and told.caption.origin:
        return told.caption.origin
    if told.at.file.startswith("--"):
        return told.at.file.partition(" ")[0]
    return f"{told.at.file.replace(chr(92), '/').rpartition('/')[2]}:{told.at.line}"


def plan_of(values: Values, moved: Iterable[str], roster: Roster | None = None) -> Plan:
    """Make the plan of a world from checked values, with the settings named by `moved`."""
    sections = {
        path: section(**{name: values[f"{path}.{name}"].value for name in section.params})
        for path, section in SECTIONS.items()
    }
    settings: dict[str, dict[str, float]] = {}
    for path in moved:
        _, topic, name = path.split(".")
        settings.setdefault(topic, {})[name] = float(values[path].value)
    return Plan(sections, settings, roster)


def unusual(stages: Iterable[Values]) -> tuple[str, ...]:
    """List the settings of the world that differ from their default in some stage."""
    found = {
        path: None
        for values in stages
        for path, told in values.items()
        if path.startswith("world.") and told.value != told.param.default
    }
    return tuple(found)


def _choices(values: Values) -> dict[str, Choice]:
    """Give the chosen rules by family, or by `incentive.<name>`."""
    found: dict[str, Choice] = {}
    for path, told in values.items():
        if not path.startswith("rules."):
            continue
        home, _, key = path.removeprefix("rules.").rpartition(".")
        if key == "rule":
            found[home] = Choice(str(told.value), {})
        else:
            found[home].params[key] = told.value
    return found
