"""Organisations learn, teach each other, and new ones come into being."""

from __future__ import annotations

import numpy as np

from sim.core.access import declared
from sim.core.draws import purpose, uniform
from sim.core.fen import to_fen
from sim.core.maths import hazard
from sim.core.table import Bools, Floats, Ints
from sim.core.totals import ratio, total_by
from sim.policy import Policy
from sim.rules.evaluation import C
from sim.world import flows, sections
from sim.world.kinds import Party, Source
from sim.world.settings.founding import Founding
from sim.world.settings.money import Money
from sim.world.settings.partnership import Partnership
from sim.world.window import Window

ENTRY = purpose("feed back: a new organisation")
ENTRY_READS = declared(
    "organization: county id contractor staff_start; county: luck;"
    "village: county visible_effect;"
    "project: active county platform_reach grade; stake: kind who inside"
)
ENTRY_WRITES = declared(
    "organization: alive staff capability precise credibility legitimacy governance turnover load"
    " broke_months sources debt"
)


def learn(w: Window, leaves: Floats) -> None:
    """Let organisations learn by training, from abler partners, through a platform, by coaching.

    What those who leave knew is partly lost.

    Parameters
    ----------
    w : Window
        Declares `ENTRY_READS` and `ENTRY_WRITES`.
    leaves : array
        Share of staff that left this month, float64 of shape (organizations,).
    """
    o, p = w.organization, w.project
    s = w.setting(Partnership).at(o.county)
    mask, rows = working(w)
    number = total_by(np.ones(len(rows)), rows, len(o))
    project = np.nonzero(mask)[0]
    reach = ratio(total_by(p.platform_reach[project], rows, len(o)), number)
    drawn = s.training_hours * s.training_gain + s.platform_building * reach
    best = _best_partner(w, mask, rows)
    seen = s.transfer * np.maximum(best - o.capability, 0.0)
    lost = leaves * s.newcomer_gap * o.capability
    learned = o.capability + drawn * (1.0 - o.capability) + seen - lost
    o.capability[:] = np.where(o.alive, learned, o.capability)
    under = (p.grade[project] >= C).astype(np.float64)
    coached = total_by(under, rows, len(o)) > 0.0
    gain = s.coaching_hours * s.coaching_gain * coached
    o.precise[:] += gain * (1.0 - o.precise)
    o.governance[:] += gain * (1.0 - o.governance)


def working(w: Window) -> tuple[Bools, Ints]:
    """Mark places of organisations that work in running projects, and name who holds them."""
    if not w.project.active.any():
        return np.zeros((len(w.project), w.places), np.bool_), np.zeros(0, np.int64)
    kind = w.stake.kind.reshape(-1, w.places)
    who = w.stake.who.reshape(-1, w.places)
    inside = (w.stake.inside.reshape(-1, w.places) > 0.0) & w.project.active[:, None]
    mask: Bools = (kind == Party.ORGANIZATION) & (who >= 0) & inside
    return mask, who[mask]


def _best_partner(w: Window, mask: Bools, rows: Ints) -> Floats:
    """Give the best capability among an organisation's partners with a core team, (6, O)."""
    o = w.organization
    enough = o.staff >= w.setting(Partnership).at(o.county).core_staff
    can = np.where(enough, o.capability, 0.0)
    project = np.nonzero(mask)[0]
    of_project = np.zeros((len(can), len(w.project)))
    best = np.zeros_like(can)
    for domain in range(len(can)):
        np.maximum.at(of_project[domain], project, can[domain][rows])
        np.maximum.at(best[domain], rows, of_project[domain][project])
    return best


def enter(w: Window, policy: Policy) -> None:
    """Let new organisations come into being, in places that nobody holds.

    They come where government supports them, where the effect of others can be seen, and where
    policy is open; donors give them their first reserve.

    Parameters
    ----------
    w : Window
        Declares `ENTRY_READS` and `ENTRY_WRITES`.
    policy : Policy
        The plan in force.
    """
    o, v = w.organization, w.village
    asleep = ~o.alive & ~o.contractor
    if not asleep.any():
        return
    counties = len(w.county)
    s = w.setting(Partnership).at(o.county)
    running = total_by(w.project.active.astype(np.float64), w.project.county, counties) > 0.0
    villages = total_by(np.ones(len(v)), v.county, counties)
    effect = ratio(total_by(v.visible_effect, v.county, counties), villages)[o.county]
    support = s.entry_quiet + (1.0 - s.entry_quiet) * running[o.county]
    access = policy.plan.of(sections.Government).access
    rate = hazard(s.entry * support * effect * access)
    new = asleep & (uniform(ENTRY, w.county.luck[o.county], o.id, w.month) < rate)
    _found(w, policy, np.flatnonzero(new).astype(np.int64))


def _found(w: Window, policy: Policy, rows: Ints) -> None:
    o = w.organization
    county = o.county[rows]
    money, founding = w.setting(Money).at(county), w.setting(Founding).at(county)
    o.alive[rows] = True
    o.staff[rows] = o.staff_start[rows]
    for column in (o.turnover, o.load, o.broke_months, o.debt):
        column[rows] = 0
    o.credibility[rows] = o.governance[rows] = founding.local_standing
    o.legitimacy[rows] = policy.plan.of(sections.LocalOrganizations).legitimacy
    fen = to_fen(money.start_reserve * o.staff[rows] * money.salary)
    w.ledger.move(flows.DONATION, "outside", county, "organization", rows, fen)
    o.sources[Source.DONATIONS, rows] += fen / 100.0
