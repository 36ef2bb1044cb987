"""Own money: what enterprises, foundations, communities and better-off households add."""

from __future__ import annotations

import numpy as np

from sim.core.calendar import a_year_on
from sim.core.table import Floats
from sim.core.totals import total_by
from sim.phases._prescribed import prescribed
from sim.phases._purse import collect, collect_from_households
from sim.policy import Policy
from sim.world import flows
from sim.world.kinds import Party, Resource
from sim.world.production import row_sum
from sim.world.window import Window

_ASKED = (Party.ORGANIZATION, Party.ENTERPRISE, Party.COMMUNITY)


def own_parts(w: Window, policy: Policy) -> None:
    """Move own money into escrow as far as effort goes, and note what everybody laid out."""
    places = w.places
    kind = w.stake.kind.reshape(-1, places)
    inside = w.stake.inside.reshape(-1, places) * w.project.active[:, None]
    funds = w.stake.resources[Resource.FUNDS].reshape(-1, places)
    effort = w.stake.effort.reshape(-1, places)
    worked = effort * inside
    meant = prescribed(w, policy, "own_part", effort) * inside * funds
    enterprise = np.where(kind == Party.ENTERPRISE, meant, 0.0)
    others = np.where(kind == Party.ENTERPRISE, 0.0, meant)
    given = collect(w, flows.GIFT, enterprise, _ASKED) / 100.0
    _note_gifts(w, given)
    added = collect(w, flows.OWN_PART, others, _ASKED) / 100.0
    by_households = np.where(kind == Party.HOUSEHOLD, meant, 0.0)
    whole_income = np.ones(len(w.village))  # the endowment has bounded it already
    paid = collect_from_households(w, flows.OWN_PART, row_sum(by_households), whole_income)
    households = np.where(by_households > 0.0, paid[:, None], 0.0)
    posted = np.where(kind == Party.GOVERNMENT, meant, given + added + households)
    w.stake.posted[:] = posted.reshape(-1)
    whole = w.stake.resources
    endowment = (whole[0] + whole[1] + whole[2] + whole[3]).reshape(-1, places)
    outlay = w.stake.outlay.reshape(-1, places) * a_year_on(w.project.active)[:, None]
    w.stake.outlay[:] = (outlay + worked * endowment).reshape(-1)


def _note_gifts(w: Window, given: Floats) -> None:
    """Keep what each enterprise gave in twelve months."""
    mine = w.stake.kind == Party.ENTERPRISE
    who = np.maximum(w.stake.who[mine], 0)
    month = total_by(given.reshape(-1)[mine], who, len(w.enterprise)) if mine.any() else 0.0
    w.enterprise.gifts_year[:] += month
