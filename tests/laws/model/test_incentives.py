"""An incentive changes something from its start on, and what one would expect of it."""

from __future__ import annotations

import numpy as np
import pytest

from sim.month import begin, step
from sim.policy import Policy
from sim.rules.incentive import RULES
from sim.world import sections
from sim.world.plan import Plan
from sim.world.settings.services import Services
from sim.world.world import TABLES, World

PLAN = Plan(
    {
        "households": sections.Households(pilot=30),
        "villages": sections.Villages(pilot=3, volunteers=15),
        "time": sections.Time(months=24, project_months=24),
        "organizations.local": sections.LocalOrganizations(count=6),
        "enterprises": sections.Enterprises(count=3, jobs_total=30),
    }
)
START = 4


def policy_of(plan: Plan = PLAN, /, **incentives: dict[str, float | str]) -> Policy:
    """Let incentives be in force, each with its own parameters."""
    return Policy.of(plan, {}, {name: (name, told) for name, told in incentives.items()})


def lived(months: int, *policies: Policy, start: int = 1, seed: int = 3) -> World:
    """Live some months, under the second policy from month `start` on."""
    world = begin(PLAN, seed, [0, 1], run_in=12)
    for month in range(1, months + 1):
        step(world, policies[-1] if month >= start else policies[0])
    return world


def differ(one: World, other: World) -> bool:
    """Say whether anything stored differs between two worlds."""
    for kind in TABLES:
        mine, theirs = getattr(one, kind.key), getattr(other, kind.key)
        for name in kind.columns:
            if not np.array_equal(getattr(mine, name), getattr(theirs, name), equal_nan=True):
                return True
    return False


@pytest.mark.parametrize("name", [name for name in RULES if name != "none"])
def test_an_incentive_changes_nothing_before_its_start_and_something_after(name):
    without, with_it = policy_of(), policy_of(**{name: {}})
    before = lived(START - 1, without)
    assert not differ(before, lived(START - 1, without, with_it, start=START))
    assert differ(lived(10, without), lived(10, without, with_it, start=START))


def test_no_incentive_is_exactly_the_null_policy():
    assert not differ(lived(8, policy_of()), lived(8, policy_of(none={})))


def purchases(world: World) -> float:
    return float(world.ledger.month["purchase", "escrow", "organization"].sum())


def test_payment_by_results_pays_less_the_higher_the_plan():
    plain = purchases(lived(6, policy_of()))
    easy = purchases(lived(6, policy_of(payment_by_results={"at_risk": 1.0, "plan": 0.01})))
    hard = purchases(lived(6, policy_of(payment_by_results={"at_risk": 1.0, "plan": 1.0})))
    assert hard < 0.8 * plain
    assert hard < easy


def test_the_pot_is_saved_up_for_the_bonus_of_december():
    policy = policy_of(target_bonus={"target": 0.5})
    world = begin(PLAN, 3, [0], run_in=12)
    for _ in range(6):  # June to November
        step(world, policy)
        assert ("incentive", "escrow", "organization") not in paid_now(world)
    saved = world.project.pot.copy()
    assert saved.sum() > 4 * 0.05 * world.project.budget.sum()
    step(world, policy)
    assert ("incentive", "escrow", "organization") in paid_now(world)
    assert (world.project.pot < saved).any()


def paid_now(world: World) -> set[tuple[str, str, str]]:
    return {key for key, fen in world.ledger.month.items() if fen.any()}


def test_no_money_is_set_aside_where_no_incentive_pays():
    assert not lived(3, policy_of(reputation={}, appraisal_ranking={})).project.pot.any()


def test_a_hire_subsidy_makes_firms_offer_more_but_pays_mostly_for_what_was_there():
    without, with_it = lived(18, policy_of()), lived(18, policy_of(hire_subsidy={"amount": 5000.0}))
    assert (with_it.enterprise.vacancies >= without.enterprise.vacancies).all()
    assert with_it.enterprise.vacancies.sum() > without.enterprise.vacancies.sum()
    kept, usual = with_it.enterprise.lasting_jobs.sum(), without.enterprise.lasting_jobs.sum()
    assert kept != usual
    assert usual > 0.5 * kept  # windfall


def test_lasting_jobs_are_no_more_than_the_jobs_that_were_offered():
    world = lived(18, policy_of())
    e = world.enterprise
    assert (e.poor_staff <= e.vacancies + 1e-9).all()
    assert (e.hires.sum(axis=0) <= e.poor_staff + 1e-9).all()
    assert (e.lasting_jobs > 0.0).all()


def test_a_purchase_preference_moves_orders_and_makes_none():
    world = begin(PLAN, 3, [0, 1], run_in=12)
    world.enterprise.technology[:] = np.tile([0.2, 0.5, 0.8], 2)
    for _ in range(6):
        step(world, policy_of(purchase_preference={"reserved": 0.6}))
    s = world.stake
    for kind in (1, 2):
        won = s.orders_won[s.kind == kind]
        assert np.abs(won).sum() > 1.0
        assert abs(won.sum()) < 1e-3
    assert (s.instalment[s.kind == 1] >= 0.0).all()


def test_volunteers_who_watch_are_missing_elsewhere():
    watched = {"enforced_by": "community", "hours": 8.0, "least_effort": 0.9}
    by_county = lived(6, policy_of(graduated_sanction=watched | {"enforced_by": "county"}))
    by_people = lived(6, policy_of(graduated_sanction=watched))
    assert not by_county.project.enforcement_hours.any()
    most = by_people.village.volunteers * by_people.setting(Services).volunteer_hours[0]
    assert by_people.project.enforcement_hours.any()
    assert (by_people.project.enforcement_hours <= most + 1e-9).all()
    community = by_county.stake.kind == 3
    people = [world.stake.resources[1, community].sum() for world in (by_people, by_county)]
    assert people[0] < people[1]
    assert by_county.county.public_cost[0] > by_people.county.public_cost[0]


def test_the_county_and_the_households_may_be_fined_too():
    harsh = {"least_effort": 0.9, "first_step": 0.5, "false_alarm": 0.5}
    policy = policy_of(graduated_sanction=harsh)
    world, payers = begin(PLAN, 3, [0], run_in=12), set()
    for _ in range(12):
        step(world, policy)
        payers |= {key[1] for key in paid_now(world) if key[0] == "fine"}
    assert {"county", "organization", "household"} <= payers


def test_who_is_barred_gets_no_new_contract_but_keeps_the_old_one():
    world = begin(PLAN, 3, [0], run_in=12)
    policy = policy_of()
    for _ in range(3):
        step(world, policy)
    mine = (world.stake.kind == 1) & (world.stake.who == 1)
    assert (world.stake.contracted[mine] > 0.0).all()
    world.organization.barred[1] = 12
    step(world, policy)
    assert (world.stake.contracted[mine] > 0.0).all()
    world.project.age[:] = 0  # the project begins anew
    step(world, policy)
    assert not world.stake.contracted[mine].any()
    assert not world.stake.instalment[mine].any()
    assert (world.stake.contracted[(world.stake.kind == 1) & (world.stake.who == 0)] == 1.0).all()


def test_the_last_in_the_ranking_is_barred_for_twelve_months():
    ranked = {"few": 2, "last": 0.3}
    world = lived(7, policy_of(appraisal_ranking=ranked))  # June to December
    assert (world.organization.barred > 0).any()
    policy, barred = policy_of(), []
    for _ in range(13):
        barred.append(int(world.organization.barred.max()))
        step(world, policy)
    assert barred == list(range(12, -1, -1))


def test_the_tournament_has_winners_and_losers_where_one_contractor_works():
    world = begin(PLAN, 3, [0, 1, 2], run_in=12)
    for _ in range(7):
        step(world, policy_of(appraisal_ranking={"few": 2, "top": 0.4, "bottom": 0.4}))
    moved = paid_now(world)
    assert ("fine", "organization", "escrow") in moved
    assert ("incentive", "escrow", "organization") in moved
    assert world.organization.grade.any()


def test_contracts_of_a_project_add_up_to_its_budget():
    world = lived(3, policy_of())
    s, places = world.stake, world.places
    assert ((s.instalment > 0.0).reshape(-1, places).sum(axis=1) > 1).any()
    assert not s.contracted[s.kind != 1].any()


def test_a_register_shows_needs_but_no_offers():
    def seen(name):
        world = begin(PLAN, 3, [0], run_in=12)
        policy = Policy.of(PLAN, {"information": (name, {})}, {})
        for _ in range(4):
            step(world, policy)
        return world.project

    register, platform = seen("register"), seen("shared_platform")
    assert not register.offers_seen.any()
    assert platform.offers_seen.all()
    assert (register.domain_share != platform.domain_share).any()
