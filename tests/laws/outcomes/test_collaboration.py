"""Outcomes of services, organisations, villages and money agree with sums done by hand."""

from __future__ import annotations

import numpy as np
import pytest

from sim.outcomes import OUTCOMES
from sim.world.kinds import Party


def figure(name: str, world, **choice) -> float:
    return float(OUTCOMES[name](**choice).measure(world)[0])


def test_who_is_reached_missed_and_alone(small_world):
    world = small_world()
    h = world.household
    h.poor[:5] = True
    h.served_year[:4] = (0.0, 500.0, 300.0, 200.0)
    assert figure("coverage", world) == pytest.approx(0.3)
    assert figure("wrongly_excluded_share", world) == pytest.approx(2 / 5)
    h.registered[3] = False
    assert figure("wrongly_included_share", world) == pytest.approx(0.2)
    assert figure("unpaired_share", world) == 1.0
    h.helper[:3] = 1
    assert figure("unpaired_share", world) == pytest.approx(6 / 9)


def test_exits_by_income_and_by_the_official_rule_differ_by_guarantees(small_world):
    world = small_world()
    world.county.exit_standard[:] = 120.5  # incomes are kept in 32 bits
    world.household.exited[7:9] = True
    assert figure("exit_by_income_share", world) == pytest.approx(0.4)
    assert figure("official_poverty_rate", world) == pytest.approx(0.8)
    assert figure("exits", world) == 2.0


def test_multidimensional_poverty_is_headcount_times_what_is_lacking(small_world):
    world = small_world()
    h = world.household
    world.settings["poverty"].repaired[:] = 0.0
    world.settings["poverty"].repaired_growth[:] = 0.0
    h.safe_house[:] = h.safe_water[:] = h.insured[:] = h.enrolled[:] = True
    assert figure("multidimensional_poverty", world) == 0.0
    h.safe_house[:3] = False
    h.insured[:1] = False
    assert figure("multidimensional_poverty", world) == pytest.approx((0.5 + 0.25 + 0.25) / 10)
    assert figure("multidimensional_poverty", world, cutoff=0.5) == pytest.approx(0.05)


def test_the_project_effect_is_net_of_those_not_served(small_world):
    world = small_world()
    p = world.project
    p.need_whole[:, :2] = 10.0
    p.need_taken[0, :2] = (3.0, 1.0)
    p.need_taken[1, :2] = 0.5
    assert figure("project_effect", world) == pytest.approx(0.2 - 0.05)
    assert OUTCOMES["project_effect"]().by_village(world)[:2] == pytest.approx([0.25, 0.05])


def test_economic_benefit_is_the_gain_of_clients_over_cost(small_world):
    world = small_world()
    h = world.household
    h.earned_start[:] = h.earned_mean
    h.client[:4] = True
    h.earned_mean[:4] += 30.0
    h.earned_mean[4:] += 10.0
    world.project.cost[:] = 600.0
    assert figure("economic_benefit", world) == pytest.approx(12 * 4 * 20 / 1200, rel=1e-5)


@pytest.mark.parametrize("name", ["economic_benefit", "project_effect"])
def test_what_is_net_of_others_cannot_be_told_where_there_are_none(small_world, name):
    world = small_world()
    world.household.client[:] = True
    world.project.cost[:] = 600.0
    world.project.need_whole[0], world.project.need_whole[1] = 10.0, 0.0
    assert np.isnan(figure(name, world))


def test_social_benefit_is_the_mean_of_its_four_parts(small_world):
    world = small_world()
    world.village.cohesion[:] = world.village.cohesion_start + 0.2
    world.village.norm[:] = world.village.norm_start + 0.1
    world.household.exited[:10] = np.arange(10) % 2 == 0
    world.household.consumption[:], world.household.unmet[:] = 30.0, 10.0
    out = (3 / 5 + 2 / 5) / 2
    assert figure("social_benefit", world) == pytest.approx(0.25 * (0.2 + 0.1 + out + 0.75))


def test_soundness_of_organisations_is_a_fourth_root(small_world):
    world = small_world()
    o = world.organization
    o.staff[:] = o.staff_start[:] = 2.0
    o.governance[:] = o.credibility[:] = 0.81
    o.turnover[:] = 0.0
    o.sources[:2] = 50.0
    expected = 100 * (0.81 * 1.0 * 0.5 * 0.81) ** 0.25
    assert figure("organization_score", world) == pytest.approx(expected)
    o.sources[1] = 0.0
    assert figure("organization_score", world) == 0.0
    assert figure("organization_survival", world) == 1.0
    o.alive[0] = False
    assert figure("organization_survival", world) == 0.0


def test_the_lasting_gain_is_told_from_its_month_on(small_world):
    world = small_world()
    assert np.isnan(figure("gain_after_24_months_yuan", world))
    world.village.gain_later[:2] = (300.0, -100.0)
    assert figure("gain_after_24_months_yuan", world) == pytest.approx(20.0)


def test_payoffs_are_told_by_party_and_for_the_worst(small_world):
    world = small_world()
    world.county.payoff[:, 0] = (-50_000, 10_000, -300, 200, 40_000)
    assert figure("payoff_yuan", world) == -500.0
    for party in Party:
        named = figure("payoff_yuan", world, party=party.name.lower())
        assert named == world.county.payoff[party, 0] / 100


def test_costs_stand_apart_and_together(small_world):
    world = small_world()
    world.county.public_cost[0], world.county.own_money[0] = 1000.0, 20_000
    world.county.tax_forgone[0] = 5_000
    world.village.volunteered[:2] = (10.0, 30.0)
    s = world.settings["services"]
    hours = 40.0 * s.volunteer_value[0] * s.hour_value[0]
    assert figure("full_cost_yuan", world) == pytest.approx(1200.0 + hours)
    assert figure("tax_forgone_yuan", world) == 50.0
    assert figure("volunteer_hours", world) == 40.0


def test_leakage_is_that_of_projects_that_have_begun(small_world):
    world = small_world()
    p = world.project
    p.leakage[:2], p.age[:] = (0.04, 0.10), 0
    assert figure("leakage_share", world) == 0.0
    p.age[:2] = 12
    assert figure("leakage_share", world) == pytest.approx(0.07)


def test_means_over_households(small_world):
    world = small_world()
    h = world.household
    h.jobs[:5], h.assets[:10], h.debt[:2] = 1, 30_000, 50_000
    h.consumption[:] = 25.0
    assert figure("jobs_per_household", world) == pytest.approx(0.5)
    assert figure("assets_per_household_yuan", world) == pytest.approx(300.0)
    assert figure("debt_per_household_yuan", world) == pytest.approx(100.0)
    assert figure("consumption_per_head_yuan", world) == pytest.approx(300.0)
    assert figure("transfer_share", world) == pytest.approx(0.501, abs=1e-6)


def test_villages_entered_associations_and_breaks(small_world):
    world = small_world()
    v = world.village
    v.entered[0], v.stage[0], v.broken[:2] = True, 3, (0.2, 0.1)
    assert figure("villages_never_entered", world) == pytest.approx(0.5)
    assert figure("association_registered_share", world) == pytest.approx(0.5)
    assert figure("fragmentation", world) == pytest.approx(0.15)
