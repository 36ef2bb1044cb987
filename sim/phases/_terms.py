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

    Q = Q_raw⁺ · (1 − K)(1 − time in meetings)(1 − λ)(1 − clarity_drag·ψ) · (1 − loss_share if it
    failed, or times the chance of it), the first four factors being `hindered`.
    Q_raw = Σ a_j·x_j(1 − q_j) + γ·Σ_j<k β_jk·2y_j·y_k/(y_j + y_k), x = eW, y = x√q, is
    `production.raw_output`; β is `_stakes.joint_gains`, and γ = 1 − cover_lost·ψ is `cover` of
    `_stakes.stakes_of`. In a failure L = loss_share·loss_months·budget is lost, `at_risk`; a party
    bears at `most` liability_months·W, households a part of a month's income.

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
