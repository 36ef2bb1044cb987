"""Jobs of enterprises: whom they employ of the poor, who stays, and how many jobs they offer."""

from __future__ import annotations

import numpy as np

from sim.core.maths import exp
from sim.core.table import Floats, Ints
from sim.core.totals import ratio, total_by
from sim.phases._payoff import rewards
from sim.policy import Policy
from sim.rules.incentive import Occasion
from sim.world.kinds import Party
from sim.world.settings.game import Game
from sim.world.settings.labour import Labour
from sim.world.stakes import Stakes
from sim.world.window import Window

_A_LITTLE = 0.01
"""Workers by whom what a hire brings is measured; a choice of method, not of the model."""
_MONTHS = 12.0


def employ_poor(w: Window, moves: Ints, vacancies: Floats) -> None:
    """Let enterprises fill their part of the jobs that registered workers found this month.

    Nobody notes for whom a household works. So each enterprise gets the part of the county's
    new workers that it has of all vacancies, up to the jobs it offers, and all lose workers at
    the county's rate: numbers of persons are means, not heads.

    Parameters
    ----------
    w : Window
        The live phase's window.
    moves : array
        Registered workers with a job before, who found one, and who lost one, by county, int64
        of shape (3, counties).
    vacancies : array
        All vacancies of each county, float64 of shape (counties,).
    """
    e = w.enterprise
    held, found, lost = moves.astype(np.float64)
    w.county.staying[:] = 1.0 - np.minimum(ratio(lost, held), 1.0)
    stay = w.county.staying[e.county]
    left = e.poor_staff * stay
    coming = found[e.county] * ratio(e.vacancies, vacancies[e.county])
    joined = np.minimum(coming, np.maximum(e.vacancies - left, 0.0))
    e.hired[:] = e.hires[-1] * stay
    e.hires[1:] = e.hires[:-1] * stay
    e.hires[0] = joined
    e.poor_staff[:] = left + joined
    if w.month >= 1:
        e.lasting_jobs[:] += e.hired


def offer_jobs(w: Window, policy: Policy, stakes: Stakes | None = None) -> None:
    """Let enterprises offer more jobs where rules pay for hiring, as labour gets cheaper by it.

    What a further lasting worker brings is taken from the rewards themselves, so that whatever a
    new rule pays for hiring counts. It comes half a year later, if the worker is still there.

    Parameters
    ----------
    w : Window
        The commit phase's window.
    policy : Policy
        The rules in force.
    stakes : Stakes, optional
        The projects; without them nothing is paid for hiring.
    """
    e = w.enterprise
    e.vacancies[:] = e.jobs
    if stakes is None or not policy.incentives or not len(e):
        return
    brings = _per_hire(w, policy, stakes)
    mine = stakes.of(Party.ENTERPRISE)
    weight = np.where(mine, _places(stakes, len(e)), 0.0)
    whole = total_by((brings * weight)[mine], stakes.actor[mine], len(e))
    labour = w.setting(Labour).at(e.county)
    stay = w.county.staying[e.county]
    half_a_year = (stay * stay * stay) * (stay * stay * stay)
    growth = exp(labour.wage_growth * w.moment.years_since_2014)
    cheaper = ratio(whole * half_a_year, _MONTHS * labour.wage * growth)
    e.vacancies[:] = e.jobs * (1.0 + labour.demand_elasticity * cheaper)


def _places(stakes: Stakes, enterprises: int) -> Floats:
    """Give each place its part of an enterprise that is in several projects."""
    mine = stakes.of(Party.ENTERPRISE)
    row = np.where(mine, stakes.actor, 0)
    number = total_by(mine.astype(np.float64).reshape(-1), row.reshape(-1), enterprises)
    return ratio(mine.astype(np.float64), number[row])


def _per_hire(w: Window, policy: Policy, stakes: Stakes) -> Floats:
    """Give what one more lasting worker brings in, yuan, (projects, places)."""
    occasion = Occasion.plain(stakes, w.moment.month_of_year, expected=True)
    pot = w.setting(Game).at(w.project.county).pot * stakes.budget
    watched, asked = stakes.watched("hired")
    usual = rewards(policy, watched, occasion, pot)
    if not asked:  # whoever is hired, no rule looks at it
        return np.zeros(stakes.shape)
    more = np.where(stakes.of(Party.ENTERPRISE), stakes.hired + _A_LITTLE, stakes.hired)
    raised = rewards(policy, stakes.but(hired=more), occasion, pot)
    return np.maximum(raised.pay - usual.pay, 0.0) / _A_LITTLE
