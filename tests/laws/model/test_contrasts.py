"""What the papers set side by side: alone and together, with and without, fast and slow."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sim.month import begin, step
from sim.policy import Policy
from sim.world import sections
from sim.world.kinds import Domain, Party, Resource
from sim.world.plan import Plan

PLAN = Plan(
    {
        "households": sections.Households(pilot=36, spill_over=12, spill_over_from_month=3),
        "villages": sections.Villages(pilot=3, spill_over=2),
        "organizations.local": sections.LocalOrganizations(count=3),
    }
)
ALONE = {
    "organizations.contractor": sections.Contractor(enabled=False),
    "organizations.local": sections.LocalOrganizations(enabled=False),
    "enterprises": sections.Enterprises(enabled=False),
    "project": sections.Project(implementer="government"),
}
PILOT = {"evaluation": ("six_dimensions", {"first_month": 6, "second_month": 9})}


def lived(months=6, named=None, rules=None, settings=None, shape=None):
    plan = replace(PLAN, sections={**PLAN.sections, **(named or {})}, settings=settings or {})
    world = begin(plan, seed=5, replications=[0, 1], run_in=0)
    if shape is not None:
        shape(world)
    for _ in range(months):
        step(world, Policy.of(plan, rules or {}, {}))
    return world


def in_pilot(world):
    return world.village.pilot[world.project.village]


def moved(named):
    """Give how far the mix of services moves after all needs turn to health in month 2."""

    def turned(world):
        world.household.need[Domain.HEALTH] = 1.0
        world.household.file_age[:] = 0

    plan = replace(PLAN, sections={**PLAN.sections, **named})
    policy = Policy.of(plan, {}, {})
    world = begin(plan, seed=5, replications=[0, 1], run_in=0)
    step(world, policy)
    before = world.project.domain_share[Domain.HEALTH].copy()
    turned(world)
    step(world, policy)
    return (world.project.domain_share[Domain.HEALTH] - before)[in_pilot(world)].mean()


def test_organisations_change_their_plans_sooner_than_government():
    by_government = {"project": sections.Project(implementer="government")}
    assert moved({}) > moved(by_government) > 0.0


def test_government_alone_serves_with_its_own_people_and_skill():
    together, alone = lived(), lived(named=ALONE)
    assert (alone.stake.kind != Party.ORGANIZATION).all()
    good, plain = (world.project.quality[Domain.TRAINING].mean() for world in (together, alone))
    assert good > plain > 0.0
    skilled = {"services": {"government_skill": 1.0}}
    better = lived(named=ALONE, settings=skilled).project.quality[Domain.TRAINING].mean()
    assert better > plain  # so it is their skill that sets them apart


def test_blocked_information_quarrels_and_unfit_methods_each_do_harm():
    usual = lived()
    open_ = lived(rules={"information": ("shared_platform", {"set_up": 0.0})})
    assert open_.project.sharpness.mean() > usual.project.sharpness.mean()

    def at_odds(world):
        world.project.conflict[:] = 0.8

    assert lived(1, shape=at_odds).project.output.sum() < lived(1).project.output.sum()
    misfit = {f"fit_casework_{d.name.lower()}": 0.0 for d in Domain}
    misfit |= {f"fit_group_work_{d.name.lower()}": 0.1 for d in Domain}
    misfit |= {f"fit_community_work_{d.name.lower()}": 0.1 for d in Domain}
    unfit = lived(settings={"services": misfit})
    assert unfit.project.quality.mean() < usual.project.quality.mean()


def test_a_project_keeps_its_progress_quality_and_cost():
    world = lived(6)
    p, mine = world.project, in_pilot(world)
    paid = mine & (p.budget > 0.0)
    assert paid.any()
    for column in (p.planned, p.delivered, p.cost, p.output, p.hours):
        assert (column[paid] > 0.0).all()
    assert (p.quality[:, paid] > 0.0).any(axis=0).all()
    assert np.isfinite(p.six[3, paid]).all()  # management is judged by all three
    assert p.score[paid] == pytest.approx(lived(6).project.score[paid], nan_ok=True)


def test_good_projects_are_supported_and_bad_ones_rectified_then_stopped():
    def judged(**cuts):
        rule = {"evaluation": ("six_dimensions", {"first_month": 6, "second_month": 9, **cuts})}
        return lived(12, rules=rule).project

    good = judged(a_from=5.0, b_from=4.0, c_from=3.0, a_weakest=0.0)
    weak = judged(a_from=99.0, b_from=98.0, c_from=5.0)
    bad = judged(a_from=99.0, b_from=98.0, c_from=97.0)
    assert (good.multiplier == 1.2).any()
    assert (weak.multiplier == 0.8).any()
    assert not bad.active[:3].any()
    assert weak.active[:3].any()


def test_inspection_lowers_leakage():
    strict, lax = (
        lived(3, {"government": sections.Government(inspection=each)}).project
        for each in (1.0, 0.0)
    )
    assert (strict.leakage[strict.active] < lax.leakage[lax.active]).all()


def test_information_technology_sharpens_the_assessment():
    def off(level):
        errors = []
        for seed in range(3):
            plan = replace(PLAN, settings={"founding": {"technology": level}})
            world = begin(plan, seed, [0, 1], run_in=0)
            step(world, Policy.of(plan, {}, {}))
            seen = world.household.file_age >= 0
            health = 1.0 - world.household.health[seen]
            errors.append(np.abs(world.household.need[Domain.HEALTH, seen] - health).mean())
        return np.mean(errors)

    assert off(1.0) < off(0.0)


def test_effort_answers_what_is_expected_of_the_others():
    def expecting(belief):
        def shape(world):
            world.stake.belief[:] = belief

        return lived(1, settings={"game": {"learning": 0.0}}, shape=shape).stake.effort

    assert expecting(0.9).mean() > expecting(0.1).mean()


def test_other_villages_are_reached_later_and_less():
    early, late = lived(2), lived(6)
    others = ~in_pilot(late)
    assert (early.project.output[others] == 0.0).all()
    reached = late.household.client & others[late.household.village]
    assert reached.any()
    assert late.project.budget[others].mean() < late.project.budget[~others].mean()


def test_central_finance_pays_by_milestones():
    world = lived(2)
    assert (world.county.instalments == 0.4).all()
    later = lived(6)
    assert (later.county.instalments == 0.8).all()
    none = lived(12, settings={"money": {"acceptance": 1.0}})
    assert (none.county.instalments < 1.0).all()  # not accepted, not paid


def test_more_purchase_buys_more_hours():
    few, many = (lived(2, settings={"services": {"purchase_share": each}}) for each in (0.1, 0.6))
    assert many.project.staffed.sum() > few.project.staffed.sum()


def test_organisations_bring_people_technology_and_news():
    world = lived(1)
    s = world.stake
    held = (s.kind == Party.ORGANIZATION) & (s.who >= 0) & (s.inside > 0.0)
    brought = s.resources[:, held].sum(axis=1)
    assert (brought[[Resource.PEOPLE, Resource.TECHNOLOGY, Resource.INFORMATION]] > 0.0).all()


def test_incubation_inside_takes_hours_from_services():
    none, half = (
        lived(3, {"project": sections.Project(incubation_share=each)}) for each in (0.0, 0.5)
    )
    assert half.project.incubation_hours.sum() > none.project.incubation_hours.sum() == 0.0
    assert half.project.hours.sum() < none.project.hours.sum()
    assert half.village.maturity.sum() > none.village.maturity.sum()


def test_an_effect_that_can_be_seen_draws_volunteers():
    def shown(world):
        world.village.visible_effect[:] = 1.0

    seen, unseen = lived(2, shape=shown), lived(2)
    assert seen.village.volunteers.sum() > unseen.village.volunteers.sum()
    deaf = {"community": {"effect_pull": 0.0}}
    one, other = lived(2, settings=deaf, shape=shown), lived(2, settings=deaf)
    assert one.village.volunteers == pytest.approx(other.village.volunteers, rel=0.02)


def test_capability_is_left_behind_when_the_project_has_gone():
    world = lived(30)
    plan = replace(PLAN)
    twin = begin(plan, seed=5, replications=[0, 1], run_in=0)
    for _ in range(30):
        step(twin, Policy.of(plan, {}, {}, programme=False))
    mine = world.village.pilot
    assert not world.project.active.any()
    assert (world.village.maturity[mine] >= twin.village.maturity[mine]).all()
    assert world.village.cadre_skill[mine].mean() > twin.village.cadre_skill[mine].mean()
    clients = world.household.client
    assert world.household.agency[clients].mean() > twin.household.agency[clients].mean()
