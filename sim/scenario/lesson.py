"""A guided lesson of a workshop as read: what to say, which world to show, what to ask."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from sim.core.errors import Problem
from sim.core.param import Declared, param
from sim.core.text import Text
from sim.scenario.scenario import Scenario


# fmt: off
class LessonKeys(Declared):
    """Single values of a lesson."""

    minutes: int = param(
        default=15, unit="minutes", low=1, high=240, timed=False, level="standard", source="A",
        label=Text("讲几分钟", "length of the lesson"))


class StepKeys(Declared):
    """Single values of a step."""

    minutes: int = param(
        default=2, unit="minutes", low=0, high=120, timed=False, level="standard", source="A",
        label=Text("这一步几分钟", "length of the step"))
# fmt: on


@dataclass(frozen=True)
class Guess:
    """What people guess before they see it."""

    question: Text
    options: tuple[tuple[str, Text], ...]
    """Names of the answers and their words."""


@dataclass(frozen=True)
class Look:
    """What the screen shows: an outcome, perhaps beside what an earlier step showed."""

    outcome: str
    label: Text
    at_month: int | None = None
    """Month of the run to point at; None for the whole line."""
    beside: str | None = None
    """The name of an earlier step whose line stands beside."""


@dataclass(frozen=True)
class Step:
    """One step: what the trainer says and does, and the world that the screen shows."""

    name: str
    say: Text
    do: Text
    minutes: int
    scenario: Scenario
    """The lesson's scenario, or the step's own, with what the step sets."""
    changed: tuple[str, ...]
    """Dotted paths of what the step sets."""
    guess: Guess | None = None
    look: Look | None = None
    notes: tuple[Text, ...] = ()
    """For the trainer's window only."""


@dataclass(frozen=True)
class Lesson:
    """A lesson of ten to fifteen minutes; it does not change any more."""

    name: str
    title: Text
    question: Text
    caution: Text
    goal: Text
    minutes: int
    scenario: Scenario
    steps: tuple[Step, ...]
    notes: tuple[Text, ...] = ()
    """For the trainer's window only."""
    ask: tuple[Text, ...] = ()
    """Questions for the talk afterwards."""
    notice: tuple[Text, ...] = ()
    """What to notice."""
    without_power: Text = Text("", "")  # noqa: RUF009 a pair of words never changes
    warnings: tuple[Problem, ...] = ()

    def step(self, name: str) -> Step:
        """Give a step by its name.

        Raises
        ------
        KeyError
            If there is none of that name.
        """
        return {step.name: step for step in self.steps}[name]

    def key(self) -> str:
        """Give the sha256 of everything that bears on what the screen shows."""
        shown = [[step.name, step.scenario.key()] for step in self.steps]
        text = json.dumps([self.scenario.key(), shown], separators=(",", ":"))
        return hashlib.sha256(text.encode("ascii")).hexdigest()
