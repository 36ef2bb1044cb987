"""How well a project is judged to do: what every evaluation promises."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, fields
from typing import Any, ClassVar

import numpy as np

from sim.core.maths import exp, log
from sim.core.param import param
from sim.core.shelf import Shelf
from sim.core.table import Bools, Floats, Ints
from sim.core.text import Text
from sim.core.totals import ratio
from sim.rules import Rule
from sim.world.production import row_sum

label = Text("评估", "evaluation")
GRADES = ("A", "B", "C", "D")
"""The classes of classified management, best first; a project counts as B until it is judged."""
A, B, C, D = range(4)


@dataclass(frozen=True, slots=True)
class Findings:
    """What those who judge can see of each project, in the month in which they judge."""

    delivered: Floats
    """Service delivered in the month, yuan-equivalent by domain, shape (projects, 6)."""
    planned: Floats
    """Service promised for the month, yuan-equivalent by domain, shape (projects, 6)."""
    weights: Floats
    """Weight of each domain, shape (projects, 6)."""
    satisfaction: Floats
    """Mean satisfaction of clients, 0..1, shape (projects,)."""
    clients: Floats
    """Number of clients, shape (projects,)."""
    six: Floats
    """Observed scores of the six dimensions, 0..100, nan where unknown, shape (projects, 6)."""
    effort: Floats
    """Effort of each party, 0..1, shape (projects, parties)."""
    active: Bools
    """Which parties are present, shape (projects, parties)."""
    need_reduction: Floats
    """Need taken away from served households, weighted, shape (projects,)."""
    planned_reduction: Floats
    """Need that was to be taken away, in the same measure, shape (projects,)."""
    budget: Floats
    """Budget of the months that are judged, yuan, shape (projects,)."""

    @classmethod
    def of_one_project(cls, **columns: Any) -> Findings:  # noqa: ANN401 lists or numbers
        """Make the findings of one project from plain numbers, for worked examples.

        Parameters
        ----------
        **columns : list or number
            Any field of Findings; what is not named is 0, weights are 1, dimensions unknown.
        """
        parties = len(columns.get("effort", [0.0]))
        plain = {"weights": 1.0, "six": np.nan, "active": True}
        wide = dict.fromkeys(("delivered", "weights", "planned", "six"), 6)
        wide |= {"effort": parties, "active": parties}
        made: dict[str, Any] = {}
        for name in (field.name for field in fields(cls)):
            shape = (1, wide[name]) if name in wide else (1,)
            value = np.asarray(columns.get(name, plain.get(name, 0.0)))
            dtype = np.bool_ if name == "active" else np.float64
            made[name] = np.broadcast_to(value.astype(dtype), shape).copy()
        return cls(**made)


@dataclass(frozen=True, slots=True)
class Score:
    """A judgement of each project; arrays of shape (projects,)."""

    value: Floats
    """0..100, nan where nothing could be judged."""
    cost: Floats
    """Yuan that judging cost."""


class Evaluation(Rule, ABC):
    """A way of judging projects: what it looks at, when, how exactly and at what cost.

    A score lies between 0 and 100 or is absent (nan); it never depends on the other projects.
    `laws` says what else a rule keeps: `absent` (it never judges).
    """

    laws: ClassVar[frozenset[str]] = frozenset()

    @abstractmethod
    def score(self, findings: Findings, noise: Floats) -> Score:
        """Judge each project.

        Parameters
        ----------
        findings : Findings
            What can be seen of each project.
        noise : array
            Keyed standard normal draws, float64 of shape (projects,); zeros give the score that
            is to be expected, smooth in what was delivered.

        Returns
        -------
        Score
            Value and cost of each project.
        """

    def due(self, month_of_project: Ints) -> Bools:
        """Say which projects are judged now: those that end a full year.

        Parameters
        ----------
        month_of_project : array
            Month of each project, counted from 1, int64 of shape (projects,).

        Returns
        -------
        array
            Bool of shape (projects,).
        """
        full: Bools = (month_of_project > 0) & (month_of_project % 12 == 0)
        return full

    def grade(self, value: Floats, findings: Findings) -> Ints:
        """Put each project into a class: 0 A, 1 B, 2 C, 3 D.

        Parameters
        ----------
        value : array
            Scores, 0..100 or nan, float64 of shape (projects,).
        findings : Findings
            What was seen of each project.

        Returns
        -------
        array
            int64 of shape (projects,); B for all where nothing is judged.
        """
        del findings
        return np.full(len(value), B, np.int64)


class Judging(Evaluation):
    """The common ground of evaluations that give a score: their cuts between classes."""

    # fmt: off
    a_from: float = param(
        default=70.0, unit="points", low=0.0, high=100.0, sweep=(60.0, 80.0), source="A",
        label=Text("甲类起点", "Class A from"))
    b_from: float = param(
        default=60.0, unit="points", low=0.0, high=100.0, sweep=(55.0, 70.0), source="A",
        label=Text("乙类起点", "Class B from"))
    c_from: float = param(
        default=50.0, unit="points", low=0.0, high=100.0, sweep=(40.0, 55.0), source="A",
        label=Text("丙类起点", "Class C from"))
    # fmt: on

    def grade(self, value: Floats, findings: Findings) -> Ints:
        """Cut the scores into classes; an absent score is B."""
        best = (value >= self.a_from) & self.balanced(findings)
        classes = np.where(value >= self.b_from, B, np.where(value >= self.c_from, C, D))
        return np.where(np.isnan(value), B, np.where(best, A, classes)).astype(np.int64)

    def balanced(self, findings: Findings) -> Bools:
        """Say which projects are good enough in everything to be in class A."""
        return np.ones(len(findings.budget), np.bool_)


def points(share: Floats, known: Bools) -> Floats:
    """Turn shares into points between 0 and 100; what is not known is nan."""
    return np.where(known, 100.0 * np.minimum(np.maximum(share, 0.0), 1.0), np.nan)


def average_of(dimensions: Floats, *, geometric: bool) -> Floats:
    """Average the dimensions that are known, project by project.

    Parameters
    ----------
    dimensions : array
        Scores 0..100, nan where unknown, float64 of shape (projects, dimensions).
    geometric : bool
        Whether one weak side pulls the whole down; scores below 1 then count as 1.

    Returns
    -------
    array
        0..100, nan where nothing is known, float64 of shape (projects,).

    Examples
    --------
    >>> average_of(np.array([[90.0, 10.0, np.nan]]), geometric=True).round(9).tolist()
    [30.0]
    """
    known = ~np.isnan(dimensions)
    sides = np.minimum(np.maximum(np.where(known, dimensions, 1.0), 0.0), 100.0)
    level = log(np.maximum(sides, 1.0)) if geometric else sides
    count = row_sum(known.astype(np.float64))
    mean = ratio(row_sum(np.where(known, level, 0.0)), count)
    return np.where(count > 0.0, exp(mean) if geometric else mean, np.nan)


RULES: Shelf[Evaluation] = Shelf(
    "sim.rules.evaluation",
    Evaluation,  # type: ignore[type-abstract]  # the shelf only compares with it
)
