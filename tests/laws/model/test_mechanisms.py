"""Each mechanism of village and household life shows an effect, and can be switched off."""

from __future__ import annotations

import numpy as np
import pytest

from sim.month import begin, step
from sim.policy import Policy
from sim.world import sections
from sim.world.plan import Plan

RULES = {"information": ("register", {}), "targeting": ("need_first", {})}
BASE = {
    "households": sections.Households(pilot=60, near_poor_share=0.3),
    "villages": sections.Villages(pilot=3, volunteers=6),
    "enterprises": sections.Enterprises(count=1),
    "organizations.local": sections.LocalOrganizations(count=2),
    "project": sections.Project(grant_yuan=600_000),
    "time": sections.Time(start_year=2014, start_month=1, project_months=36),
}


def lived(months: int, *, programme: bool = True, spoil=None, watch=None, rules=None, **changes):
    """Live some months of a small world; `changes` are sections by path or settings by topic."""
    named = {key.replace("__", "."): value for key, value in changes.items()}
    told = {key: value for key, value in named.items() if isinstance(value, dict)}
    parts = {key: value for key, value in named.items() if not isinstance(value, dict)}
    plan = Plan(BASE | parts, told)
    world = begin(plan, 11, [0, 1], run_in=2)
    if spoil:
        spoil(world)
    policy = Policy.of(plan, RULES | (rules or {}), {}, programme=programme)
    seen = []
    for _ in range(months):
        step(world, policy)
        if watch:
            seen.append(watch(world))
    return (world, seen) if watch else world


def paid(world) -> dict[str, float]:
    return {name: fen.sum() / 100 for (name, _, _), fen in world.ledger.month.items()}


@pytest.mark.parametrize("board", ["purchaser", "contractor", "beneficiary"])
def test_each_board_finds_what_the_others_miss(board):
    """Without a board less is found, and more money leaks."""
    on = lived(4)
    off = lived(4, supervision=sections.Supervision(**{board: False}))
    assert (off.project.detection < on.project.detection).all()
    assert (off.project.leakage > on.project.leakage).all()


def test_a_purchaser_that_does_not_look_pays_nothing_for_looking():
    costs = [
        lived(4, watch=lambda w: paid(w).get("evaluation_cost", 0.0), supervision=board)[1][-1]
        for board in (sections.Supervision(), sections.Supervision(purchaser=False))
    ]
    assert costs[1] == 0.0 < costs[0]


def test_without_assessment_nobody_is_visited_and_everybody_looks_alike():
    seen = lived(6, project__assessment=sections.Assessment(method="interview"))
    blind = lived(6, project__assessment=sections.Assessment(method="none"))
    assert (seen.household.file_age >= 0).any()
    assert (blind.household.file_age < 0).all()
    assert (blind.project.assessment_hours == 0.0).all()
    assert blind.household.need.std() < seen.household.need.std()
    assert blind.household.client.any()


def test_community_work_settles_part_of_the_conflict():
    calm = lived(12, coordination={"mediation": 0.2})
    left = lived(12, coordination={"mediation": 0.0})
    assert (calm.project.conflict < left.project.conflict).all()


def test_village_workers_learn_as_far_as_they_are_trained():
    trained, without = lived(12), lived(12, services={"cadre_hours": 0.0})
    gain = trained.village.cadre_skill - without.village.cadre_skill
    assert (gain > 0.0).all()
    assert gain.mean() > 0.05
    assert (without.project.training_hours == 0.0).all()
    assert (trained.project.hours < without.project.hours).any()


def test_counselling_in_casework_strengthens_agency():
    gains = []
    for speed in (0.0, 0.01):
        world = lived(12, services={"counselling": speed})
        client = world.household.casework & world.household.client
        gains.append(world.household.agency[client].mean())
    assert gains[1] > gains[0] + 0.02


def test_casework_stands_up_for_the_allowance():
    def rest(world):
        world.household.allowance_rank[:] = 0.4  # beyond what the county covers of itself

    shares = []
    for cover in (0.0, 1.0):
        world = lived(14, spoil=rest, transfers={"casework_cover": cover})
        shares.append(world.household.allowance[world.household.casework].mean())
        assert not world.household.allowance[~world.household.casework].any()
    assert shares[0] == 0.0 < shares[1]


def test_training_lets_some_begin_a_business_with_a_loan():
    off = lived(24, services={"startup_base": 0.0, "startup_slope": 0.0})
    on, twin = lived(24, services={"startup_base": 0.05}), lived(24, programme=False)
    assert not off.household.business.any()
    assert not twin.household.business.any()
    started = on.household.business
    assert 0.0 < started.mean() < 1.0
    assert not (started & (on.household.workers == 0)).any()
    assert on.household.assets[started].mean() > off.household.assets[started].mean() + 100_000


def poor_parents(world):
    """Put every family with students into want."""
    h = world.household
    h.students[:] = 1
    h.assets[:] = 0
    h.debt[:] = 10**9  # nobody lends them anything more


def test_children_leave_school_for_want_of_money_and_come_back_without_it():
    months = {"programme": False, "spoil": poor_parents}
    away = lived(12, **months, spending={"drop_out": 0.5, "school": 900.0})
    kept = lived(12, **months, spending={"drop_out": 0.0, "school": 900.0})
    assert away.household.enrolled.mean() < kept.household.enrolled.mean() - 0.1

    def absent(world):
        world.household.students[:], world.household.enrolled[:] = 1, False

    back = lived(12, programme=False, spoil=absent, spending={"back_at_school": 0.3})
    assert back.household.enrolled.mean() > 0.5


def test_funds_aid_pays_for_school_where_money_is_lacking():
    schooled, shares = [], []
    modes = sections.AidModeShares(consumption=0.1, employment=0.1, skills=0.3, funds=0.5)
    for part in (0.0, 2.0):
        world, seen = lived(
            18, watch=paid, spoil=poor_parents, project__aid_mode_shares=modes,
            services={"school_part": part, "school_cost": 1e5},
            spending={"drop_out": 0.3, "back_at_school": 0.0, "school": 200.0},
        )  # fmt: skip
        schooled.append(sum(month.get("school_aid", 0.0) for month in seen))
        shares.append(world.household.enrolled.mean())
    assert schooled[0] == 0.0 < schooled[1]
    assert shares[1] > shares[0]


def test_micro_credit_is_cheaper_where_a_project_runs_or_an_association_stands():
    def indebted(world):
        world.household.debt[:] = 500_000

    def interest(**changes):
        _, seen = lived(1, watch=lambda w: paid(w)["interest"], spoil=indebted, **changes)
        return seen[0]

    near, far = interest(), interest(programme=False)
    assert near < far
    assert interest(spending={"micro_local": 0.0}) == pytest.approx(far, rel=1e-3)
    alone = interest(programme=False, spending={"micro_share": 0.0})
    assert far < alone


def test_breaks_in_service_cost_trust_and_can_be_read():
    def stop(world):
        world.project.last_month[:] = 6

    costs = []
    for cost in (0.0, 0.05):
        world = lived(8, spoil=stop, supervision={"broken_service": cost})
        assert (world.village.broken > 0.0).all()
        costs.append(world.household.trust[world.household.client].mean())
    assert costs[1] == pytest.approx(costs[0] - 0.05, abs=0.02)
    assert (lived(6).village.broken < 0.2).all()


def test_transfers_change_agency_only_where_somebody_says_so():
    neutral, dulled = (
        lived(12, programme=False, labour={"transfer_agency": change}) for change in (0.0, -0.004)
    )
    received = neutral.household.income > 1.2 * neutral.household.earned
    gap = neutral.household.agency - dulled.household.agency
    assert gap[received].mean() > 0.004
    assert np.abs(gap[neutral.household.income == neutral.household.earned]).max(initial=0) < 0.004
