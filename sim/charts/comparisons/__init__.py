"""Pictures of a comparison: one file a picture; a file added here is a picture added.

Matplotlib is loaded by the files that draw, not here, so that the laboratory can fill
`ComparedFrames` without it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal

import pandas as pd

from sim.charts import NOTHING, calendar_of
from sim.core.card import Card
from sim.core.text import Language, Text

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Width = Literal[8, 16]
"""Centimetres on paper; as many inches on a screen."""
BANDS = ("gain_large", "gain_small", "none", "loss_small", "loss_large")
"""Gains more than 5 per 100, gains less, no change, loses less, loses more than 5 per 100."""
COLUMNS = {
    "runs": ("arm", "point", "replication", "outcome", "value"),
    "differences": (
        *("outcome", "arm", "against", "base", "level", "difference", "low", "high"),
        *("n", "verdict"),
    ),
    "monthly": ("arm", "replication", "month", "outcome", "value"),
    "dimensions": ("arm", "replication", "month", "dimension", "value"),
    "flows": ("arm", "replication", "source", "target", "yuan"),
    "villages": ("arm", "replication", "village", "outcome", "value"),
    "deciles": ("arm", "replication", "decile", "outcome", "value"),
    "bands": ("arm", "against", "group", "item", "band", "share"),
    "regrets": ("outcome", "arm", "regret", "low", "high", "best_share"),
    "indices": ("outcome", "arm", "method", "index", "unknown", "value", "low", "high"),
    "league": ("outcome", "arm", "place", "letters"),
    "ladder": (
        *("outcome", "arm", "budget_yuan", "difference", "low", "high"),
        *("per_yuan", "per_yuan_low", "per_yuan_high"),
    ),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: its name, its unit (one of `UNITS`), which way is good, what matters."""

    label: Text
    unit: str
    better: str = "neither"
    matters: float | None = None
    """The smallest difference that counts, in the unit; None where nobody said."""


def _nothing(name: str) -> pd.DataFrame:
    return pd.DataFrame(columns=list(COLUMNS[name]))


@dataclass(frozen=True, eq=False)
class ComparedFrames:
    """What pictures of a comparison are made of: tidy tables, one row a number.

    A replication (one stroke of luck) has the same number in all arms. Every number is in its
    outcome's own unit, shares from 0 to 1; what was not measured is left out or NaN. Any table
    may be empty: pictures that need it do not fit then.

    Parameters
    ----------
    title : Text
        The name of the comparison.
    source : Text
        Where the numbers come from: program, study and how many lucks.
    arms : Mapping of str to Text
        What is compared, as shown; the first is the baseline.
    outcomes : Mapping of str to Counted
        Everything that a table below names as its outcome; what the study asks for comes first,
        and in its order.
    start : tuple of int
        Calendar year and month of month 1.
    project_months : int
        How many months the baseline's project lasts, from month 1.
    runs : pandas.DataFrame
        One row for each run and outcome; points are counted from 0, replications from 1.
    differences : pandas.DataFrame
        One row for each outcome and pair of arms: the mean of `against` (`base`), that of `arm`
        (`level`), arm less against luck by luck with its range (NaN where there is none), over
        `n` lucks; `verdict` is one of `sim.lab.statistics.verdicts.Verdict`.
    monthly : pandas.DataFrame
        Outcomes of the whole county or pilot by month, mean over the points.
    dimensions : pandas.DataFrame
        The six dimensions of sustainability, 0 to 100; month 0 is before the project.
    flows : pandas.DataFrame
        The money of the whole run from one kind of actor to another, `project` being the
        project's own accounts; what households earn and what is paid to everybody is left out.
    villages, deciles : pandas.DataFrame
        Outcomes at the end by village and by decile of the first month's income, both from 0,
        the poorest decile being 0. Arms with other villages than the baseline have no rows.
    bands : pandas.DataFrame
        Which share (0..1) of a group falls into each of `BANDS`. `group` is `decile` (`item` is
        its number), `household` (`item` is `all`) or `actor` (`item` is a kind of actor; the share
        is one of lucks).
    regrets : pandas.DataFrame
        The largest shortfall behind the best arm over all futures, with its range, and in which
        share of resamples the arm has the least.
    indices : pandas.DataFrame
        What drives an outcome. `method` is `each_alone` (`index` is `at_low` or `at_high`: the
        difference arm less baseline at that end), `morris` (`mu_star`, `sigma`) or `sobol`
        (`first`, `total`); the unknown `noise` is the share of luck.
    league : pandas.DataFrame
        The order of arms by outcome, 1 being best; arms that share a letter cannot be told apart.
    ladder : pandas.DataFrame
        Arms that differ in their money: what each got, what it changed against the baseline, and
        that change for each yuan spent beyond the baseline.
    unknowns : Mapping of str to Text
        The names of what is uncertain, as shown.
    confidence : float
        How often the likely ranges shall hold the truth.
    interval : str
        How ranges of differences are made: `t` or `bootstrap_t`.
    places : Mapping of int to Text
        The names of villages; those without one are shown by number, from 1.

    Raises
    ------
    ValueError
        If a table lacks a column.
    """

    title: Text
    source: Text
    arms: Mapping[str, Text]
    outcomes: Mapping[str, Counted]
    start: tuple[int, int]
    project_months: int
    runs: pd.DataFrame
    differences: pd.DataFrame
    monthly: pd.DataFrame = field(default_factory=lambda: _nothing("monthly"))
    dimensions: pd.DataFrame = field(default_factory=lambda: _nothing("dimensions"))
    flows: pd.DataFrame = field(default_factory=lambda: _nothing("flows"))
    villages: pd.DataFrame = field(default_factory=lambda: _nothing("villages"))
    deciles: pd.DataFrame = field(default_factory=lambda: _nothing("deciles"))
    bands: pd.DataFrame = field(default_factory=lambda: _nothing("bands"))
    regrets: pd.DataFrame = field(default_factory=lambda: _nothing("regrets"))
    indices: pd.DataFrame = field(default_factory=lambda: _nothing("indices"))
    league: pd.DataFrame = field(default_factory=lambda: _nothing("league"))
    ladder: pd.DataFrame = field(default_factory=lambda: _nothing("ladder"))
    unknowns: Mapping[str, Text] = field(default_factory=dict)
    places: Mapping[int, Text] = field(default_factory=dict)
    confidence: float = 0.95
    interval: str = "t"
    question: Text = NOTHING
    caution: Text = NOTHING

    def __post_init__(self) -> None:
        for name, wanted in COLUMNS.items():
            lost = [column for column in wanted if column not in getattr(self, name).columns]
            if lost:
                raise ValueError(f"ComparedFrames.{name} lacks the columns {lost}")

    @property
    def baseline(self) -> str:
        """The arm against which the others are held."""
        return next(iter(self.arms))

    @property
    def others(self) -> tuple[str, ...]:
        """All arms but the baseline."""
        return tuple(self.arms)[1:]

    @property
    def asked(self) -> tuple[str, ...]:
        """The outcomes of the study, in its order."""
        here = frozenset(self.differences["outcome"])
        return tuple(name for name in self.outcomes if name in here)

    @property
    def lucks(self) -> int:
        """How many strokes of luck were tried."""
        return int(self.runs["replication"].nunique())

    @property
    def sure(self) -> str:
        """How often likely ranges hold the truth, of a hundred, as written."""
        return f"{100 * self.confidence:g}"

    @property
    def months(self) -> int:
        """How many months were run."""
        return int(self.monthly["month"].max()) if len(self.monthly) else self.project_months

    def calendar(self, month: int) -> str:
        """Write a month of the run as year and month, for instance 2018-06."""
        return calendar_of(self.start, month)


class ComparisonChart(ABC):
    """A picture of one comparison, drawn the same to the last byte each time.

    Parameters
    ----------
    outcome : str, optional
        Which outcome to draw; without it the first one that the picture can show.
    arm : str, optional
        Which arm to draw where there is room for one only; without it the first after the baseline.
    """

    card: ClassVar[Card]

    def __init__(self, outcome: str | None = None, arm: str | None = None) -> None:
        self.outcome = outcome
        self.arm = arm

    def main(self, frames: ComparedFrames, known: Collection[str]) -> str | None:
        """Give the outcome to be drawn, of those known; None where there is none of them."""
        if self.outcome is not None:
            return self.outcome if self.outcome in known else None
        return next((name for name in frames.outcomes if name in known), None)

    def one_arm(self, frames: ComparedFrames) -> str:
        """Give the arm to be drawn where there is room for one only."""
        return self.arm or frames.others[0]

    @abstractmethod
    def fits(self, frames: ComparedFrames) -> bool:
        """Say whether the comparison has what the picture shows."""

    @abstractmethod
    def draw(self, frames: ComparedFrames, language: Language, cm: Width = 16) -> Figure:
        """Draw the picture in one language, for a page or a column of that many centimetres.

        `picture` and `printed` in `sim.charts._style` make files of it.
        """
