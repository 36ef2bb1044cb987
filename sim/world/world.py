"""The world: eight tables, the settings, the books and the calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeVar

import numpy as np

from sim.core.blocks import ROWS_PER_BLOCK, Block, blocks
from sim.core.calendar import Calendar, Moment
from sim.core.engine import current
from sim.core.ledger import Ledger
from sim.core.table import Settings, Table
from sim.world.household import Household
from sim.world.nation import County, Nation
from sim.world.organization import Enterprise, Organization
from sim.world.plan import Plan
from sim.world.project import Project, Stake
from sim.world.settings import TOPICS
from sim.world.village import Village

P = TypeVar("P", bound=Settings)
TABLES: tuple[type[Table], ...] = (
    Nation,
    County,
    Village,
    Household,
    Organization,
    Enterprise,
    Project,
    Stake,
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many rows each table has, and how many party places each project."""

    nation: int
    county: int
    village: int
    household: int
    organization: int
    enterprise: int
    project: int
    places: int


class World:
    """Everything that exists at the end of a month.

    `month` is the last month that was lived: 0 before the first, negative in the run-in.
    With `growth` off, the year stands still: prices, lines and wages stay as they were at the
    start, which is what the run-in and the placebo test need.
    """

    nation: Nation
    county: County
    village: Village
    household: Household
    organization: Organization
    enterprise: Enterprise
    project: Project
    stake: Stake
    windows: Any
    """Each phase's view, made when the first month is lived and kept."""
    lasting: Any
    """What counts of this world share from month to month, since it never changes."""

    def __init__(self, plan: Plan, sizes: Sizes, calendar: Calendar) -> None:
        self.plan = plan
        self.calendar = calendar
        self.month = 0
        self.growth = True
        self.places = sizes.places
        for kind in TABLES:
            rows = sizes.project * sizes.places if kind is Stake else getattr(sizes, kind.key)
            setattr(self, kind.key, kind(rows))
        self.settings: dict[str, Settings] = {
            topic: made(sizes.county) for topic, made in TOPICS.items()
        }
        self.ledger = Ledger(0, {})
        self.lasting = {}
        self.adopt(plan)

    @property
    def moment(self) -> Moment:
        """The calendar's view of the present month; the first year again while time stands."""
        now = self.calendar.at(self.month)
        return now if self.growth else self.calendar.held_at_start(now)

    def setting(self, topic: type[P]) -> P:
        """Give the world parameters of a topic, one row per county."""
        found = self.settings[topic.__module__.rpartition(".")[2]]
        if not isinstance(found, topic):
            raise TypeError(topic.__name__)
        return found

    def adopt(self, plan: Plan) -> None:
        """Take over the settings of a plan, in every county; what it does not name is kept."""
        for topic, values in plan.settings.items():
            for name, value in values.items():
                getattr(self.settings[topic], name)[:] = value

    def vary(self, settings: Mapping[str, Sequence[float]]) -> None:
        """Give every county settings of its own: dotted path to one value for each county."""
        for path, values in settings.items():
            _, topic, name = path.split(".")
            getattr(self.settings[topic], name)[:] = np.asarray(values, np.float64)

    def open_books(self) -> None:
        """Open the accounts of every pocket, all empty."""
        village_county = self.village.county
        where = {
            "county": np.arange(len(self.county), dtype=np.int64),
            "organization": self.organization.county,
            "enterprise": self.enterprise.county,
            "collective": village_county,
            "association": village_county,
            "escrow": self.project.county,
            "pool": self.project.county,
            "household": village_county[self.household.village],
        }
        self.ledger = Ledger(len(self.county), where)

    def blocks(self, rows: int = 0) -> list[Block]:
        """Cut the households into blocks of whole villages: (household rows, village rows).

        Compiled equations make little scratch; the calls for one more block take longer than the
        cache would save.
        """
        most = rows or ROWS_PER_BLOCK * (16 if current() == "compiled" else 1)
        first, end = self.village.first, len(self.household)
        known = self.__dict__.setdefault("_blocks", {})
        cut = known.get(most)  # villages stay where they are, unless a table is filled anew
        if cut is None or cut[0] != end or not np.array_equal(cut[1], first):
            starts = np.append(first, end).astype(np.int64)
            cut = known[most] = end, first.copy(), blocks(starts, most)
        found: list[Block] = cut[2]
        return found

    def __deepcopy__(self, memo: object) -> Self:
        return self.copy()

    def copy(self) -> Self:
        """Make a world of its own that stands at the same point."""
        twin = type(self).__new__(type(self))
        twin.__dict__.update({k: v for k, v in self.__dict__.items() if k != "windows"})
        for kind in TABLES:
            setattr(twin, kind.key, getattr(self, kind.key).copy())
        twin.settings = {topic: values.copy() for topic, values in self.settings.items()}
        twin.ledger = self.ledger.copy()
        twin.lasting = {}
        return twin
