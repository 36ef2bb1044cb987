"""What one phase of the month may see and change of the world."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from sim.core.access import Declares, TableWindow, columns_of
from sim.core.blocks import Block
from sim.core.calendar import Moment
from sim.core.ledger import Ledger
from sim.core.table import Settings
from sim.world.household import Household
from sim.world.nation import County, Nation
from sim.world.organization import Enterprise, Organization
from sim.world.project import Project, Stake
from sim.world.village import Village
from sim.world.world import TABLES, World

P = TypeVar("P", bound=Settings)


class Before:
    """Columns as they were when the month opened."""

    nation: Nation
    county: County
    village: Village
    household: Household
    organization: Organization
    enterprise: Enterprise
    project: Project
    stake: Stake

    def __init__(self, world: World, columns: Iterable[str]) -> None:
        self._copies: list[tuple[NDArray[np.generic], NDArray[np.generic]]] = []
        wanted = sorted(set(columns))
        for kind in TABLES:
            live = getattr(world, kind.key)
            frozen = kind(0)
            frozen.rows = live.rows
            for name in kind.columns:
                delattr(frozen, name)
            for name in sorted(columns_of(wanted, kind.key)):
                source = getattr(live, name)
                copy = source.copy()
                setattr(frozen, name, copy)
                self._copies.append((copy, source))
            setattr(self, kind.key, frozen)

    def refresh(self) -> None:
        """Note the values of this moment."""
        for copy, source in self._copies:
            copy[...] = source


class Window:
    """One phase's view of the world: only declared columns, read-only unless declared so."""

    nation: Nation
    county: County
    village: Village
    household: Household
    organization: Organization
    enterprise: Enterprise
    project: Project
    stake: Stake

    def __init__(self, world: World, phase: Declares, before: Before) -> None:
        self._world = world
        self.ledger: Ledger = world.ledger
        self.places = world.places
        now = set(phase.reads_now) | set(phase.writes)
        for kind in TABLES:
            table = getattr(world, kind.key)
            shown = TableWindow(
                phase.name, table, columns_of(now, kind.key), columns_of(phase.writes, kind.key)
            )
            setattr(self, kind.key, shown)
        self.before = cast("Before", _Shown(phase, before))

    @property
    def month(self) -> int:
        """The month being lived, 1 for the first, 0 and below in the run-in."""
        return self._world.month

    @property
    def moment(self) -> Moment:
        """The month on the calendar."""
        return self._world.moment

    @property
    def growth(self) -> bool:
        """Whether time moves on: off in the run-in and in the placebo test."""
        return self._world.growth

    @property
    def blocks(self) -> list[Block]:
        """Household rows and village rows of each block of whole villages."""
        return self._world.blocks()

    def setting(self, topic: type[P]) -> P:
        """Give the world parameters of a topic, one row per county."""
        return self._world.setting(topic)


class _Shown:
    def __init__(self, phase: Declares, before: Before) -> None:
        for kind in TABLES:
            columns = columns_of(phase.reads_before, kind.key)
            window = TableWindow(phase.name, getattr(before, kind.key), columns, set())
            setattr(self, kind.key, window)
