"""Services: methods, domains and visits each change what they are said to change."""

from __future__ import annotations

import numpy as np
import pytest

from sim.outcomes import OUTCOMES
from sim.phases._needs import true_needs
from sim.world import methods, sections
from sim.world.kinds import Domain, Party
from tests.laws.model.test_mechanisms import lived


def mean(world, column):
    table, name = column.split(".")
    return float(getattr(getattr(world, table), name).mean(dtype=np.float64))


@pytest.mark.parametrize(
    ("rate", "column"),
    [
        ("skill_rate", "household.skill"),
        ("health_rate", "household.health"),
        ("information_rate", "household.information"),
        ("agency_rate", "household.agency"),
        ("market_rate", "household.market"),
        ("ecology_rate", "village.ecology"),
        ("industry_part", "village.industry"),
        ("asset_part", "household.assets"),
    ],
)
def test_each_domain_serves_a_state_of_its_own(rate, column):
    """Without its effect a domain leaves the state where it was."""
    assert mean(lived(12), column) > mean(lived(12, services={rate: 0.0}), column)


def test_houses_are_repaired():
    quick, never = (
        lived(12, services={"house_cost": cost}).household.safe_house.mean()
        for cost in (1000.0, 200_000.0)
    )
    assert quick > never


def test_deep_poverty_draws_money_where_depth_counts():
    given = []
    for rule, own in (("headcount", {}), ("depth", {"mode": "first"})):
        world = lived(
            12,
            rules={"allocation": (rule, own)},
            villages=sections.Villages(pilot=6, deep_share=0.5),
            households=sections.Households(pilot=240),
        )
        deep = world.village.productivity < 0.88
        assert deep.any()
        given.append(world.village.given_year[deep].sum() / world.village.given_year.sum())
    assert given[1] > given[0]


def errors_of(world):
    """Give how far files are off the true needs of those who were visited."""
    rows = np.flatnonzero(world.household.file_age == 0)
    assert len(rows)
    return np.abs(world.household.need[:, rows] - true_needs(world, rows)).mean()


def test_a_village_that_knows_its_people_lets_needs_be_seen_better():
    found = []
    for skill in (0.0, 1.0):

        def able(world, skill=skill):
            world.village.cadre_skill[:] = skill

        found.append(errors_of(lived(1, spoil=able)))
    assert found[1] < found[0]


def test_a_visit_sees_more_and_takes_longer_than_a_questionnaire():
    quick, close = (
        lived(1, project__assessment=sections.Assessment(method=method))
        for method in ("questionnaire", "field_visit")
    )
    assert errors_of(close) < errors_of(quick)
    assert (close.project.assessment_hours > quick.project.assessment_hours).all()


def test_more_hours_of_assessment_bring_more_of_what_is_needed_together():
    few, many = (
        lived(12, services={"assessment_share": share}, rules={"information": ("silos", {})})
        for share in (0.02, 0.5)
    )
    assert many.project.delivered.sum() > few.project.delivered.sum()
    received = [world.stake.received.sum() for world in (few, many)]
    assert received[1] > received[0]


def test_households_weigh_what_taking_part_costs_them():
    efforts = []
    for cost in (0.2, 1.6):
        world = lived(12, game={"own_cost_household": cost})
        efforts.append(world.stake.effort[world.stake.kind == Party.HOUSEHOLD].mean())
    assert efforts[0] > efforts[1]


def test_groups_of_the_right_size_teach_better():
    right, crowd = (
        lived(
            6,
            project__methods__casework=methods.Casework(households=0),
            project__methods__group_work=methods.GroupWork(groups=4, people_per_group=size),
            project__methods__community_work=methods.CommunityWork(villages=0),
        ).project.quality[Domain.TRAINING]
        for size in (10, 40)
    )
    assert (right >= crowd).all()
    assert right.sum() > crowd.sum()


def test_methods_suit_some_domains_and_not_others():
    one_by_one, together = (
        lived(
            6,
            project__methods__casework=methods.Casework(households=20 * casework),
            project__methods__group_work=methods.GroupWork(groups=0),
            project__methods__community_work=methods.CommunityWork(villages=3 - 3 * casework),
        ).project.quality
        for casework in (1, 0)
    )
    assert one_by_one[Domain.HEALTH].sum() > together[Domain.HEALTH].sum()
    assert one_by_one[Domain.ECOLOGY].sum() < together[Domain.ECOLOGY].sum()


def test_community_work_binds_people_together():
    with_it, without = (
        lived(12, community={"cohesion_gain": gain}).village.cohesion for gain in (0.03, 0.0)
    )
    assert (with_it > without).all()


def test_content_clients_trust_more():
    h = lived(12).household
    rows = np.flatnonzero(h.client)
    order = rows[np.argsort(h.satisfaction[rows], kind="stable")]
    third = len(order) // 3
    assert h.trust[order[-third:]].mean() > h.trust[order[:third]].mean()


def taken_away(world):
    p = world.project  # all are served here, so that nobody is left to hold them against
    return p.need_taken[0].sum() / max(p.need_whole[0].sum(), 1.0)


def test_coverage_and_effect_rise_while_a_project_runs():
    _, seen = lived(
        24,
        rules={"targeting": ("quota", {})},
        watch=lambda w: (OUTCOMES["coverage"]().measure(w).mean(), taken_away(w)),
    )
    coverage, effect = np.array(seen).T
    assert coverage[0] <= coverage[11]
    assert coverage[11] > 0.5
    assert effect[23] > effect[0]


def test_pairing_leaves_few_without_a_helper_and_other_rules_all():
    def alone(rule):
        world = lived(6, rules={"targeting": (rule, {})})
        return OUTCOMES["unpaired_share"]().measure(world).mean()

    assert alone("pairing") < 0.9
    assert alone("need_first") == 1.0


def test_plans_follow_what_was_found_sooner_or_later():
    def moved(months):
        shares = lived(15, watch=lambda w: w.project.domain_share.copy(),
                       money={"replan_organization": months})[1]  # fmt: skip
        return np.abs(shares[14] - shares[11]).sum()

    assert moved(1.0) > moved(24.0)


def test_one_platform_brings_more_of_what_is_needed_together():
    silos, shared = (
        lived(12, rules={"information": (rule, {})}).project.delivered.sum()
        for rule in ("silos", "shared_platform")
    )
    assert shared > silos


def test_the_lasting_gain_is_noted_two_years_after_the_end():
    time = sections.Time(start_year=2014, start_month=1, project_months=6)
    early, late = lived(29, time=time), lived(30, time=time)
    assert np.isnan(early.village.gain_later).all()
    h = late.household
    gain = 12.0 * (h.earned_mean.astype(float) - h.earned_start)
    own = np.bincount(h.village, gain, minlength=len(late.village))
    assert late.village.gain_later == pytest.approx(own, abs=1e-3)
