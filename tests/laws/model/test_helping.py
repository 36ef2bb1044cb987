"""Who helps the others more is seen less by the accounts, and knows it."""

from __future__ import annotations

from sim.month import begin, step
from sim.policy import Policy
from sim.world import sections
from sim.world.kinds import Party
from sim.world.plan import Plan


def helping_after_a_month(seen: float):
    """Let the pilot start where accounts see so much of what partners do for each other."""
    plan = Plan(
        sections={"households": sections.Households(pilot=12), "villages": sections.Villages()},
        settings={"game": {"measured_help": seen}},
    )
    world = begin(plan, seed=5, replications=[0], run_in=0)
    step(world, Policy.of(plan, {"benefit_sharing": ("by_contribution", {})}, {}))
    firms = (world.stake.kind == Party.ENTERPRISE) & (world.stake.inside > 0.0)
    return world.stake.helping[firms]


def test_help_that_accounts_do_not_see_is_held_back_when_they_decide_shares():
    unseen, seen = helping_after_a_month(0.0), helping_after_a_month(1.0)
    assert len(seen)
    assert (unseen < seen).all()
