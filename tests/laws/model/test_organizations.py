"""Organisations are let in or not, learn, come into being and close; each can be switched off."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sim.month import begin, step
from sim.policy import Policy
from sim.world import sections
from sim.world.kinds import OrganizationKind, Party, Resource
from sim.world.plan import Plan

PLAN = Plan(
    {
        "households": sections.Households(pilot=24),
        "villages": sections.Villages(pilot=3),
        "organizations.local": sections.LocalOrganizations(count=3),
    }
)
JUDGED = {"evaluation": ("six_dimensions", {"first_month": 6, "second_month": 12})}


def lived(months=12, settings=None, rules=None, shape=None, **changes):
    named = {path.replace("__", "."): section for path, section in changes.items()}
    plan = replace(PLAN, sections={**PLAN.sections, **named}, settings=settings or {})
    world = begin(plan, seed=5, replications=[0, 1, 2], run_in=0)
    if shape is not None:
        shape(world)
    for _ in range(months):
        step(world, Policy.of(plan, rules or {}, {}))
    return world


def inside(world, *, contractor):
    s, o = world.stake, world.organization
    held = (s.kind == Party.ORGANIZATION) & (s.who >= 0)
    mine = held & (o.contractor[np.maximum(s.who, 0)] == contractor)
    return s.inside[mine & o.alive[np.maximum(s.who, 0)]]


def local(world):
    return ~world.organization.contractor


# ── entry and exit ──


def test_new_organisations_come_where_policy_is_open_and_an_effect_is_seen():
    keen = {"partnership": {"entry": 1.0}}
    before = lived(0, keen).organization.alive.sum()
    assert lived(12, keen).organization.alive.sum() > before
    closed = {"government": sections.Government(access=0.0)}
    assert lived(12, keen, **closed).organization.alive.sum() == before
    assert lived(12, {"partnership": {"entry": 0.0}}).organization.alive.sum() == before
    unseen = lived(12, keen | {"services": {"productivity": 0.1}}, shape=_hidden)
    assert unseen.organization.alive.sum() == before


def _hidden(world):
    world.project.last_month[:] = 0  # no project runs, so nothing can be seen


def test_a_new_organisation_has_a_reserve_and_may_take_part():
    world = lived(24, {"partnership": {"entry": 5.0}})
    rows = np.flatnonzero(local(world))
    assert world.organization.alive[rows].all()
    assert (world.organization.staff[rows] > 0.0).all()
    assert (world.ledger.yuan("organization")[rows] > 0.0).any()


def test_without_cash_organisations_close_after_six_months():
    poor = {"money": {"donations_association": 0.0, "start_reserve": 0.0}}
    alone = {"partnership": {"entry": 0.0, "lay_off": 0.0}, "cooperation": {"fee": 0.0}}
    world = lived(10, poor | alone)
    assert not world.organization.alive[local(world)].any()
    kind = int(OrganizationKind.ASSOCIATION)
    assert (world.organization.kind[local(world)] == kind).all()


def test_an_organisation_short_of_money_goes_down_to_what_its_income_carries():
    poor = {"money": {"donations_association": 0.6, "start_reserve": 0.0}}
    kept, cut = ({"partnership": {"entry": 0.0, "lay_off": each}} for each in (0.0, 0.2))
    stiff, lean = lived(12, poor | kept), lived(12, poor | cut)
    there = local(lean) & (lean.organization.staff_start > 0.0)
    assert lean.organization.alive[there].sum() > stiff.organization.alive[there].sum()
    alive = there & lean.organization.alive
    assert lean.organization.staff[alive].mean() < 0.9


# ── legitimacy ──


def test_villages_let_in_whom_they_think_legitimate():
    none = sections.Contractor(legitimacy=0.0)
    closed = sections.Government(access=0.0)
    strict = {"partnership": {"consent_from": 0.6}}
    refused = lived(1, strict, organizations__contractor=none, government=closed)
    assert not inside(refused, contractor=True).any()
    assert (refused.project.budget == 0.0).all()  # never entered, so never paid
    off = {"partnership": {"consent_from": -9.0}}
    let_in = lived(1, off, organizations__contractor=none, government=closed)
    assert inside(let_in, contractor=True).any()


def test_open_policy_makes_up_for_little_legitimacy():
    def entered(access):
        plan = {"organizations.contractor": sections.Contractor(legitimacy=0.1)}
        plan["government"] = sections.Government(access=access)
        named = {path.replace(".", "__"): section for path, section in plan.items()}
        return inside(lived(1, {"partnership": {"access_help": 1.0}}, **named), contractor=True)

    assert entered(1.0).sum() > entered(0.0).sum()


def test_legitimacy_grows_with_approval():
    def content(world):
        world.household.satisfaction[:] = 1.0
        world.household.client[:] = True

    world = lived(2, {"supervision": {"satisfaction_memory": 1.0}}, shape=content)
    busy = world.organization.contractor
    assert (world.organization.legitimacy[busy] > 0.5).all()
    frozen = {"supervision": {"satisfaction_memory": 1.0, "legitimacy_step": 0.0}}
    still = lived(2, frozen, shape=content)
    assert (still.organization.legitimacy[busy] == 0.5).all()


# ── people: training, pay, turnover, teaching ──


def test_training_takes_hours_and_raises_capability():
    none = {"partnership": {"training_hours": 0.0, "newcomer_gap": 0.0, "transfer": 0.0}}
    much = {"partnership": none["partnership"] | {"training_hours": 12.0}}
    idle, keen = lived(6, none), lived(6, much)
    chief = idle.organization.contractor
    assert (keen.organization.capability[:, chief] > idle.organization.capability[:, chief]).all()
    first = [lived(1, each).project.staffed.sum() for each in (none, much)]
    assert first[1] < first[0]


def test_better_pay_keeps_staff_and_costs_money():
    low, high = ({"partnership": {"pay": pay}} for pay in (0.8, 1.3))
    worse, better = lived(6, low), lived(6, high)
    assert (better.organization.turnover < worse.organization.turnover).all()
    assert better.ledger.yuan("organization").sum() < worse.ledger.yuan("organization").sum()
    deaf = [{"partnership": {"pay": pay, "pay_response": 0.0}} for pay in (0.8, 1.3)]
    one, other = (lived(2, each).organization.turnover for each in deaf)
    assert one == pytest.approx(other)


def test_those_who_leave_take_part_of_what_is_known():
    still = {"training_hours": 0.0, "transfer": 0.0}
    kept = lived(6, {"partnership": still | {"newcomer_gap": 0.0}}).organization.capability
    lost = lived(6, {"partnership": still | {"newcomer_gap": 0.3}}).organization.capability
    assert (lost[:, ::7] < kept[:, ::7]).all()


def test_partners_learn_from_the_ablest_core_team():
    still = {"training_hours": 0.0, "newcomer_gap": 0.0}
    alone = lived(6, {"partnership": still | {"transfer": 0.0}})
    taught = lived(6, {"partnership": still | {"transfer": 0.05}})
    few = lived(6, {"partnership": still | {"transfer": 0.05, "core_staff": 50.0}})
    rows = local(alone) & alone.organization.alive
    gain = taught.organization.capability[:, rows] - alone.organization.capability[:, rows]
    assert gain.max() > 0.01
    assert (few.organization.capability[:, rows] == alone.organization.capability[:, rows]).all()


def test_a_platform_builds_capability():
    rules = {"information": ("shared_platform", {})}
    off, on = ({"partnership": {"platform_building": each}} for each in (0.0, 0.02))
    chief = lived(0).organization.contractor
    built = lived(6, on, rules).organization.capability[:, chief]
    assert (built > lived(6, off, rules).organization.capability[:, chief]).all()


# ── governance, precise skills ──


def test_hours_for_the_board_raise_governance():
    off, on = ({"partnership": {"board_hours": each}} for each in (0.0, 30.0))
    chief = lived(0).organization.contractor
    assert (lived(6, on).organization.governance[chief] > 0.6).all()
    assert (lived(6, off).organization.governance[chief] < 0.6).all()


def test_organisations_take_a_lesson_from_an_evaluation():
    learned = lived(6, {"partnership": {"lesson": 0.1}}, JUDGED).organization
    still = lived(6, {"partnership": {"lesson": 0.0}}, JUDGED).organization
    chief = learned.contractor
    assert (learned.precise[:, chief] > still.precise[:, chief]).all()
    assert (lived(5, {"partnership": {"lesson": 0.1}}, JUDGED).organization.precise == 0.55).all()


def test_precise_skills_sharpen_the_assessment_of_needs():
    def error(skill):
        def able(world):
            world.organization.precise[:] = skill

        world = lived(1, shape=able)
        seen = world.household.file_age >= 0
        return world.household.need[:, seen]

    assert not np.array_equal(error(0.0), error(1.0))


def test_rectified_projects_are_coached():
    hard = {"evaluation": ("six_dimensions", {"c_from": 20.0, "b_from": 95.0, "a_from": 99.0})}
    off, on = ({"partnership": {"coaching_hours": each}} for each in (0.0, 40.0))
    idle, coached = lived(9, off, hard), lived(9, on, hard)
    chief = idle.organization.contractor
    assert (idle.project.grade == 2).any()
    assert coached.organization.governance[chief].sum() > idle.organization.governance[chief].sum()
    assert coached.project.overhead_hours.sum() > idle.project.overhead_hours.sum()


# ── the three types ──


def test_each_type_brings_its_own():
    def of(kind):
        plan = sections.LocalOrganizations(count=3, type=kind)
        world = lived(1, {"partnership": {"consent_from": -9.0}}, organizations__local=plan)
        s, o = world.stake, world.organization
        held = (s.kind == Party.ORGANIZATION) & (s.who >= 0)
        mine = held & ~o.contractor[np.maximum(s.who, 0)] & o.alive[np.maximum(s.who, 0)]
        return s.resources[:, mine].sum(axis=1)

    foundation, association, agency = map(of, ("foundation", "association", "service_agency"))
    assert foundation[Resource.FUNDS] > max(association[Resource.FUNDS], agency[Resource.FUNDS])
    others = max(foundation[Resource.INFORMATION], agency[Resource.INFORMATION])
    assert association[Resource.INFORMATION] > others
    assert agency[Resource.PEOPLE] > max(association[Resource.PEOPLE], foundation[Resource.PEOPLE])
