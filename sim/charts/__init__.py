"""Pictures of a result: one file a picture; a file added here is a picture added.

Matplotlib and pandas are loaded by the files that draw and fill, not here, so that the laboratory
can lay out rows without them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal

from sim.core.card import Card
from sim.core.text import Language, Text
from sim.core.words import say
from sim.world.kinds import LABELS, Party

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

Arm = Literal["programme", "twin"]
ARMS: tuple[Arm, Arm] = ("programme", "twin")
"""The project under study, and the same county with the same luck and without it."""
DIMENSIONS = ("economic", "social", "ecological", "management", "funding", "influence")
PARTIES = ("government", "organization", "enterprise", "community", "household", "outside")
UNITS: dict[str, tuple[float, Text]] = {
    "share of people": (100.0, Text("每100人", "people per 100")),
    "share of households": (100.0, Text("每100户", "households per 100")),
    "share of households a year": (100.0, Text("每100户每年", "households per 100 a year")),
    "yuan": (1.0, Text("元", "yuan")),
    "yuan a year": (1.0, Text("元/年", "yuan a year")),
    "yuan per head and year": (1.0, Text("元/年", "yuan a year")),
    "points": (1.0, Text("分，满分100", "points of 100")),
    "share of the money spent": (100.0, Text("每100元", "yuan per 100")),
    "share of tokens": (100.0, Text("每100枚筹码", "tokens per 100")),
    "share of players": (100.0, Text("每100人", "players per 100")),
    "tokens": (1.0, Text("枚", "tokens")),
    "1": (1.0, Text("指数", "index")),
    "0..1": (1.0, Text("最高1", "1 at most")),
    "1 at most": (1.0, Text("最高1", "1 at most")),
    "yuan per yuan": (1.0, Text("元/元", "yuan per yuan")),
    "households": (1.0, Text("户", "households")),
    "hours": (1.0, Text("小时", "hours")),
    "jobs": (1.0, Text("人", "jobs")),
    "times": (1.0, Text("次", "times")),
}
"""How a number is shown: unit in the tables → what it is multiplied by, and the unit's name.

A share is never shown as per cent, so that points and per cent cannot be mixed up.
"""
COLUMNS = {
    "monthly": ("arm", "replication", "month", "outcome", "value"),
    "dimensions": ("arm", "replication", "month", "dimension", "value"),
    "parties": ("arm", "replication", "party", "put_in_yuan", "got_out_yuan"),
    "flows": ("arm", "replication", "flow", "source", "target", "yuan"),
}


def unit(name: str) -> tuple[float, Text]:
    """Give what a unit's numbers are multiplied by when shown, and the unit's name."""
    return UNITS.get(name, (1.0, Text(name, name)))


def party(name: str) -> Text:
    """Name a kind of actor; whatever is none of the five stands outside."""
    names = {kind.name.lower(): LABELS[Party][kind] for kind in Party}
    return names.get(name) or say("charts.party_outside")


NOTHING = Text("", "")


def named(month: int) -> Text:
    """Name a month of the run; month 0 is how things stood before anything was done."""
    return say("charts.month", month=month) if month else say("charts.before")


def calendar_of(start: tuple[int, int], month: int) -> str:
    """Write a month of a run as year and month; month 1 is the start's.

    >>> calendar_of((2018, 6), 1), calendar_of((2018, 6), 8)
    ('2018-06', '2019-01')
    """
    whole = start[0] * 12 + start[1] - 1 + month - 1
    return f"{whole // 12}-{whole % 12 + 1:02d}"


def _nothing(name: str) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 a third of a second, and seldom needed

    return pd.DataFrame(columns=list(COLUMNS[name]))


@dataclass(frozen=True, slots=True)
class About:
    """What a scenario asks, what to be careful with, and how many it is about."""

    question: Text
    caution: Text
    place: Text
    pilot_households: int
    """Those that the outcomes count."""
    pilot_villages: int
    """One project each; the six dimensions are theirs."""
    households: int
    """All of them: payments are those of everybody."""
    villages: int
    assumed: Text = NOTHING
    """How many of the scenario's values are assumed."""
    by_hand: tuple[Text, ...] = ()
    """Values that were set by hand on top of the file, each as key and value."""
    players: int = 0
    """Players of one session, where a game is played and nobody lives in villages."""


@dataclass(frozen=True, eq=False)
class Frames:
    """What pictures and tables are made of: tidy tables, one row a number.

    A replication (one stroke of luck) has the same number in both arms; the arm `twin` may be
    absent. What was not measured is left out or NaN.

    Parameters
    ----------
    title : Text
        The name of the scenario.
    start : tuple of int
        Calendar year and month of month 1.
    project_months : int
        How many months the project lasts, from month 1.
    outcomes : Mapping of str to tuple
        What is counted: name → (label, unit). The unit is one of `UNITS`.
    monthly : pandas.DataFrame
        One row for each arm, replication, month and outcome; `value` in the outcome's unit.
    dimensions : pandas.DataFrame
        The six dimensions of sustainability in the pilot villages, in the months in which they
        were measured; 0 to 100. Month 0 is before the project began.
    parties : pandas.DataFrame
        What each kind of actor put in and got out over the whole run, in yuan.
    flows : pandas.DataFrame
        The money of the whole run by named flow, from kind to kind, in yuan.
    about : About
        What the scenario asks, and how many households and villages stand behind the numbers.

    Raises
    ------
    ValueError
        If a table lacks a column.
    """

    title: Text
    start: tuple[int, int]
    project_months: int
    outcomes: Mapping[str, tuple[Text, str]]
    monthly: pd.DataFrame
    dimensions: pd.DataFrame = field(default_factory=lambda: _nothing("dimensions"))
    parties: pd.DataFrame = field(default_factory=lambda: _nothing("parties"))
    flows: pd.DataFrame = field(default_factory=lambda: _nothing("flows"))
    about: About = field(kw_only=True)

    def __post_init__(self) -> None:
        for name, wanted in COLUMNS.items():
            lost = [column for column in wanted if column not in getattr(self, name).columns]
            if lost:
                raise ValueError(f"Frames.{name} lacks the columns {lost}")

    @property
    def has_twin(self) -> bool:
        """Whether the run was made with its twin."""
        return bool((self.monthly["arm"] == "twin").any())

    @property
    def replications(self) -> int:
        """How many strokes of luck were tried."""
        return int(self.monthly["replication"].nunique())

    @property
    def months(self) -> int:
        """How many months were run."""
        return int(self.monthly["month"].max())

    @property
    def is_game(self) -> bool:
        """Whether players of a game were run, and the arms differ in their incentives."""
        return self.about.players > 0

    def named(self, arm: str) -> Text:
        """Name an arm: with or without the project, or incentives in a game."""
        of_game = {"programme": "with_incentives", "twin": "without_incentives"}
        of_villages = {"programme": "with_project", "twin": "without_project"}
        return say(f"charts.{(of_game if self.is_game else of_villages)[arm]}")

    @property
    def six_months(self) -> tuple[int, int]:
        """Months of the six dimensions that are shown: the first, and the project's last one."""
        measured = self.dimensions.dropna(subset="value")["month"]
        during = measured[measured <= self.project_months]
        return int(measured.min()), int((during if len(during) else measured).max())

    @property
    def six_note(self) -> Text:
        """Say what gets no marks where there has been no project."""
        return say("charts.note_no_project") if self.has_twin else say("charts.note_start")

    def calendar(self, month: int) -> str:
        """Write a month of the run as year and month, for instance 2018-06."""
        return calendar_of(self.start, month)


class Chart(ABC):
    """A picture of one result, drawn the same to the last byte each time."""

    card: ClassVar[Card]

    def fits(self, frames: Frames) -> bool:
        """Say whether the result has what the picture shows; as a rule, whether it has villages."""
        return not frames.is_game

    @abstractmethod
    def draw(self, frames: Frames, language: Language) -> Figure:
        """Draw the picture in one language; `picture` in `sim.charts._style` makes a file of it."""
