"""Associations grow step by step, spread, help each other and stay; teams and shares matter."""

from __future__ import annotations

import numpy as np
import pytest

from sim.actors.community.association import advanced, cultivable
from sim.world import sections
from sim.world.settings.community import Community
from tests.laws.model.test_mechanisms import lived, paid

QUICK = {"incubation": 0.3, "innovation": 0.05, "registered_charter": 0.1}
FAR = {
    "households": sections.Households(pilot=60, spill_over=60, spill_over_from_month=200),
    "villages": sections.Villages(pilot=3, spill_over=3, volunteers=6),
}


def test_an_association_climbs_one_step_a_month_and_needs_charter_and_members():
    c = Community(4).at(np.arange(4))
    stage, grown = np.array([0, 2, 3, 4]), np.full(4, 0.9)
    bare, full = np.zeros(4), np.ones(4)
    assert advanced(stage, grown, full, full, c).tolist() == [1, 3, 4, 4]
    assert advanced(stage, grown, bare, full, c).tolist() == [1, 2, 2, 2]
    assert advanced(stage, grown, full, bare, c).tolist() == [1, 3, 3, 3]
    assert advanced(stage, bare, full, full, c).tolist() == [0, 0, 0, 0]


def test_incubation_falls_better_where_people_hold_together_and_needs_were_surveyed():
    c = Community(2).at(np.arange(2))
    half = np.full(2, 0.5)
    assert cultivable(half, half, np.array([1.0, 0.0]), c).tolist() == [1.0, 0.5]
    assert cultivable(half + 0.2, half, np.ones(2), c).tolist() == pytest.approx([1.2, 1.2])
    c.survey_weight[:] = 0.0
    assert cultivable(half, half, np.array([1.0, 0.0]), c).tolist() == [1.0, 1.0]


def test_every_stage_is_passed_through():
    _, seen = lived(30, watch=lambda w: w.village.stage.copy(), community=QUICK)
    stages = np.array(seen)
    assert np.diff(stages, axis=0).max() == 1
    assert {1, 2, 3} <= set(stages.ravel().tolist())


def test_an_example_raises_associations_in_villages_without_a_project():
    def others(**changes):
        world = lived(36, **FAR, community={**QUICK, **changes})
        return world.village.maturity[~world.village.pilot].mean()

    assert others(example=0.01) > others(example=0.0) + 0.01


def test_members_elsewhere_are_followed():
    def others(**changes):
        world = lived(36, **FAR, community={**QUICK, "example": 0.01, **changes})
        return world.household.member[~world.village.pilot[world.household.village]].mean()

    assert others(neighbour=1.0) > others(neighbour=0.0)


def test_registered_associations_help_each_other():
    def helped(share):
        ill = sections.Illness(probability_per_household_year=0.5)
        _, seen = lived(
            30, watch=paid, shocks__illness=ill, community={**QUICK, "link_share": share}
        )
        return sum(month.get("linked_aid", 0.0) for month in seen)

    assert helped(0.0) == 0.0 < helped(0.5)


def test_members_make_mutual_help_the_thing_to_do():
    norms = [
        lived(24, community={**QUICK, "climate": pull}).village.norm.mean() for pull in (0.0, 0.02)
    ]
    assert norms[1] > norms[0]


def test_a_resident_work_team_binds_the_village_and_vouches_for_outsiders():
    homes = [
        lived(12, villages=sections.Villages(pilot=3, volunteers=6, work_team=team)).village
        for team in (False, True)
    ]
    assert (homes[1].cohesion > homes[0].cohesion).all()
    assert (homes[1].legitimacy > homes[0].legitimacy).all()


def test_project_funds_become_shares_that_earn_dividends():
    def shares(turned):
        world = lived(24, community={"funds_to_shares": turned})
        return world.household.share[world.household.registered]

    alike, grown = shares(0.0), shares(1.0)
    assert alike.std() == 0.0 < alike.min()
    assert grown.std() > 0.0
    assert (grown >= alike).all()
    pays = [
        sum(
            month.get("collective_dividend", 0.0)
            for month in lived(24, watch=paid, community={"dividend_part": part})[1]
        )
        for part in (0.0, 0.5)
    ]
    assert pays[0] == 0.0 < pays[1]


def test_what_was_incubated_goes_on_working_after_the_end():
    time = sections.Time(start_year=2014, start_month=1, project_months=24)
    kept = []
    for share in (0.0, 0.3):
        project = sections.Project(grant_yuan=600_000, incubation_share=share)
        world = lived(48, time=time, project=project, community={"incubation": 0.15})
        assert not world.project.active.any()
        kept.append((world.village.maturity.mean(), world.household.information.mean()))
    assert kept[1][0] > kept[0][0] + 0.2
    assert kept[1][1] > kept[0][1]
