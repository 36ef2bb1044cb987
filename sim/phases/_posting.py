"""Own money: what enterprises, foundations, communities and better-off households add."""

from __future__ import annotations

import numpy as np

from sim.core.table import Floats
from sim.core.totals import ratio, total_by
from sim.phases._purse import collect, up_to
from sim.policy import Policy
from sim.world import flows
from sim.world.kinds import Party, Resource
from sim.world.production import row_sum
from sim.world.settings.services import Services
from sim.world.window import Window

_YEAR = 12.0
_ASKED = (Party.ORGANIZATION, Party.ENTERPRISE, Party.COMMUNITY)


def own_parts(w: Window, policy: Policy) -> None:
    """Move own money into escrow as far as effort goes, and note what everybody laid out."""
    del policy
    places = w.places
    kind = w.stake.kind.reshape(-1, places)
    inside = w.stake.inside.reshape(-1, places) * w.project.active[:, None]
    effort = w.stake.effort.reshape(-1, places) * inside
    funds = w.stake.resources[Resource.FUNDS].reshape(-1, places)
    meant = effort * funds
    enterprise = np.where(kind == Party.ENTERPRISE, meant, 0.0)
    others = np.where(kind == Party.ENTERPRISE, 0.0, meant)
    given = collect(w, flows.GIFT, enterprise, _ASKED) / 100.0
    _note_gifts(w, given)
    added = collect(w, flows.OWN_PART, others, _ASKED) / 100.0
    households = _households(w, np.where(kind == Party.HOUSEHOLD, meant, 0.0))
    posted = np.where(kind == Party.GOVERNMENT, meant, given + added + households)
    w.stake.posted[:] = posted.reshape(-1)
    whole = w.stake.resources
    endowment = (whole[0] + whole[1] + whole[2] + whole[3]).reshape(-1, places)
    kept = 1.0 - 1.0 / _YEAR
    w.stake.outlay[:] = kept * w.stake.outlay + (effort * endowment).reshape(-1)


def _note_gifts(w: Window, given: Floats) -> None:
    """Keep what each enterprise gave in twelve months."""
    mine = w.stake.kind == Party.ENTERPRISE
    who = np.maximum(w.stake.who[mine], 0)
    month = total_by(given.reshape(-1)[mine], who, len(w.enterprise)) if mine.any() else 0.0
    w.enterprise.gifts_year[:] += month


def _households(w: Window, meant: Floats) -> Floats:
    """Collect from households above the spared line, by income; yuan by stake of households."""
    per_project = row_sum(meant)
    wanted = total_by(per_project, w.project.village, len(w.village))
    if not wanted.any():
        return 0.0 * meant
    village = w.household.village
    services = w.setting(Services).at(w.village.county)
    spared = (services.spared_line * w.county.line_lived[w.village.county] / _YEAR)[village]
    income = w.household.income_mean.astype(np.float64)
    able = income >= spared * w.household.size
    rate = ratio(wanted, w.village.able_income)[village]
    fen = up_to(np.where(able, income * rate, 0.0), w.ledger.balance("household"))
    paid = total_by(fen / 100.0, village, len(w.village))
    projects = np.zeros(len(w.village), np.int64)
    projects[w.project.village] = np.arange(len(w.project))
    w.ledger.move(flows.OWN_PART, "household", slice(None), "escrow", projects[village], fen)
    by_project = paid[w.project.village][:, None]
    return np.where(meant > 0.0, by_project, 0.0)
