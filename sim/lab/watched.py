"""What is seen when one month is lived again and one row is watched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sim.core.calendar import Moment
from sim.lab.arms import Arm
from sim.rules import Rule

Value = bool | int | float | tuple[Any, ...]
"""What stands in a column of one row; a column with several entries gives them all."""
Values = Mapping[str, Value]


class Row(NamedTuple):
    """A row of a table, counted from 0."""

    table: str
    number: int


@dataclass(frozen=True)
class Subject:
    """Whose month is told.

    Attributes
    ----------
    row : Row
        The row that was asked about.
    own : tuple of Row
        The row itself and, for those who take part in projects, their places there.
    around : tuple of Row
        The village, project, county and nation that it depends on.
    pockets : tuple of str
        The kinds of account that are its own.
    """

    row: Row
    own: tuple[Row, ...]
    around: tuple[Row, ...]
    pockets: tuple[str, ...]


class Changed(NamedTuple):
    """One value that a phase changed; `entry` counts within a column of several, else -1."""

    row: Row
    column: str
    entry: int
    old: bool | float
    new: bool | float


class Paid(NamedTuple):
    """One payment into or out of an account of the row."""

    flow: str
    source: Row
    target: Row
    fen: int


@dataclass(frozen=True)
class Step:
    """One phase of the month as the row met it.

    Attributes
    ----------
    phase : str
        The phase's name.
    changes : tuple of Changed
        What it changed, of the row and of its places in projects.
    payments : tuple of Paid
        What came into its accounts and went out of them.
    rules : mapping
        The rules that the phase asked, by family; none in the twin.
    values : mapping
        All columns of the row, its places and its surroundings as the phase left them.
    """

    phase: str
    changes: tuple[Changed, ...]
    payments: tuple[Paid, ...]
    rules: Mapping[str, tuple[Rule, ...]]
    values: Mapping[Row, Values]
    failure: float = 0.0
    """The yearly chance that the project fails, as its parties work; 0 for anybody else."""


@dataclass(frozen=True)
class Watched:
    """One month of one row, phase by phase.

    Attributes
    ----------
    arm : Arm
        What was lived.
    replication : int
        The stroke of luck, counted from 1.
    moment : Moment
        The month.
    subject : Subject
        Whose month it is.
    before : mapping
        All columns as the month opened.
    cash : tuple of int
        What lay in its accounts before and after the month, fen.
    steps : tuple of Step
        Every phase that was lived, in the order of the month.
    """

    arm: Arm
    replication: int
    moment: Moment
    subject: Subject
    before: Mapping[Row, Values]
    cash: tuple[int, int]
    steps: tuple[Step, ...]
    names: Mapping[Row, tuple[int, int]] = field(default_factory=dict)
    """Kind of party and row of the actor, by place in a project."""

    @property
    def after(self) -> Mapping[Row, Values]:
        """All columns as the month left them."""
        return self.steps[-1].values
