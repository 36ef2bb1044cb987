"""What the projects' output depends on besides their parties."""

from __future__ import annotations

import numpy as np

from sim.core.access import declared
from sim.phases._payoff import Terms
from sim.policy import Policy
from sim.world.kinds import Domain, Party
from sim.world.settings.game import Game
from sim.world.stakes import Stakes
from sim.world.window import Window

TERMS_READS = declared(
    "project: county village budget conflict meeting_share leakage quality domain_share;"
    "village: able_income"
)
"""What a phase must declare to work out terms."""


def terms_of(w: Window, policy: Policy, stakes: Stakes) -> Terms:
    """Say what the projects' output depends on besides their parties.

    Parameters
    ----------
    w : Window
        A window that declares conflict, meetings, leakage, quality and shares of domains.
    policy : Policy
        The rules in force.
    stakes : Stakes
        The projects.

    Returns
    -------
    Terms
        A row per project.
    """
    p = w.project
    game = w.setting(Game).at(p.county)
    paperwork = 1.0 - game.clarity_drag * policy.responsibility.clarity
    hindered = (1.0 - p.conflict) * (1.0 - p.meeting_share) * (1.0 - p.leakage) * paperwork
    industry = p.domain_share[Domain.INDUSTRY] * p.quality[Domain.INDUSTRY]
    able = game.household_loss_cap * w.village.able_income[p.village]
    most = game.liability_months[:, None] * stakes.endowment
    return Terms(
        game=game,
        hindered=hindered,
        cash_share=game.sale_value * industry,
        at_risk=game.loss_share * game.loss_months * p.budget,
        most=np.where(stakes.kind == Party.HOUSEHOLD, able[:, None], most),
        month_of_year=w.moment.month_of_year,
    )
