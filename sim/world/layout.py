"""How many of everything one county has: read from a plan before anything is founded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.core.table import Bools, Ints
from sim.world import sections
from sim.world.foundations import Foundations
from sim.world.plan import Plan
from sim.world.public_goods import PublicGoods


@dataclass(frozen=True, slots=True)
class Layout:
    """How many of everything one county has."""

    registered: Ints
    """Registered households of each village, int64 of shape (villages,)."""
    near_poor: Ints
    pilot: Bools
    contractors: int = 0
    locals: int = 0
    entrants: int = 0
    """Organisations that do not exist yet and may come into being."""
    foundations: int = 0
    enterprises: int = 0
    players: int = 0
    """Players of a group, in a game without villagers."""

    @property
    def organizations(self) -> int:
        """Social organisations: contractors first, then local ones, then foundations."""
        return self.contractors + self.locals + self.entrants + self.foundations

    @property
    def places(self) -> int:
        """Party places of a project: government, partners, community and households."""
        pilots = max(int(np.count_nonzero(self.pilot)), 1)
        several = (self.locals + self.entrants, self.foundations, self.enterprises)
        turns = [-(-number // pilots) for number in several]
        return self.players or 1 + min(self.contractors, 1) + sum(turns) + 2


def layout(plan: Plan) -> Layout:
    """Read from a plan how many of everything one county has."""
    game = plan.of(PublicGoods)
    if game.enabled:
        nobody = np.zeros(game.groups, np.int64)
        return Layout(nobody, nobody, nobody == 0, players=game.players)
    people, villages = plan.of(sections.Households), plan.of(sections.Villages)
    pilot = np.arange(villages.pilot + villages.spill_over) < villages.pilot
    others = villages.spill_over
    in_pilot = people.pilot if others else people.pilot + people.spill_over
    registered = _evenly(in_pilot, villages.pilot)
    if others:
        registered = np.concatenate([registered, _evenly(people.spill_over, others)])
    near = np.rint(registered * people.near_poor_share).astype(np.int64)
    if plan.roster is not None and plan.roster.has_households:
        registered, near = plan.roster.registered, plan.roster.others
    contractor, local = plan.of(sections.Contractor), plan.of(sections.LocalOrganizations)
    firms = plan.of(sections.Enterprises)
    return Layout(
        registered=registered,
        near_poor=near,
        pilot=pilot,
        contractors=contractor.count if contractor.enabled else 0,
        locals=local.count if local.enabled else 0,
        entrants=local.entrants if local.enabled and local.count else 0,
        foundations=plan.of(Foundations).count,
        enterprises=firms.count if firms.enabled else 0,
    )


def _evenly(total: int, parts: int) -> Ints:
    """Divide whole things over places, the first ones getting what is left over."""
    return np.array([total // parts + (i < total % parts) for i in range(parts)], np.int64)
