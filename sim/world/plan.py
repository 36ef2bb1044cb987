"""What a scenario says of the world before it is built."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from sim.core.param import Declared
from sim.world import methods, public_goods
from sim.world import sections as s
from sim.world.country import Country
from sim.world.foundations import Foundations
from sim.world.public_money import Budget
from sim.world.roster import Roster
from sim.world.shocks import FundingShock

S = TypeVar("S", bound=Declared)

SECTIONS: dict[str, type[Declared]] = {
    "time": s.Time,
    "nation": Country,
    "households": s.Households,
    "villages": s.Villages,
    "government": s.Government,
    "government.budget": Budget,
    "organizations.contractor": s.Contractor,
    "organizations.contractor.capability": s.Capability,
    "organizations.local": s.LocalOrganizations,
    "organizations.foundations": Foundations,
    "enterprises": s.Enterprises,
    "project": s.Project,
    "project.milestone_shares": s.MilestoneShares,
    "project.aid_mode_shares": s.AidModeShares,
    "project.assessment": s.Assessment,
    "project.methods.casework": methods.Casework,
    "project.methods.group_work": methods.GroupWork,
    "project.methods.community_work": methods.CommunityWork,
    "supervision": s.Supervision,
    "monitoring": s.Monitoring,
    "shocks.illness": s.Illness,
    "shocks.disaster": s.Disaster,
    "shocks.harvest_price": s.HarvestPrice,
    "shocks.funding": FundingShock,
    "public_goods": public_goods.PublicGoods,
    "public_goods.types": public_goods.PlayerTypes,
}
"""Every section of a scenario file that describes the world, by its path in the file."""

SHARE_GROUPS = ("project.milestone_shares", "project.aid_mode_shares", "public_goods.types")
"""Sections whose values must add up to 1."""


@dataclass(frozen=True)
class Plan:
    """A world to be built: its sections by path, and the settings that differ from defaults."""

    sections: dict[str, Declared] = field(default_factory=dict)
    settings: dict[str, dict[str, float]] = field(default_factory=dict)
    roster: Roster | None = None
    """Own tables of households and villages, if there are any."""

    def of(self, section: type[S]) -> S:
        """Give a section, or its defaults when the scenario says nothing of it."""
        path = next(path for path, known in SECTIONS.items() if known is section)
        found = self.sections.get(path)
        return found if isinstance(found, section) else section()
