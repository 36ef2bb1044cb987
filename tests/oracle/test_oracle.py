"""The fast month and the slow month agree in every stored number and to the fen."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from sim.month import MONTH, begin
from sim.month import step as fast_step
from sim.policy import Policy
from sim.rules.allocation.equal import Equal
from sim.scenario import load
from sim.world import sections
from sim.world.decisions import Decision
from sim.world.foundations import Foundations
from sim.world.plan import Plan
from sim.world.public_money import Budget
from sim.world.shocks import FundingShock
from sim.world.world import TABLES
from tests.oracle.slow_month import SLOW_MONTH, begin_month
from tests.oracle.slow_needs import true_needs
from tests.oracle.slow_six import six_dimensions
from tests.oracle.slow_world import World, in_32_bits, weigh

MONTHS = 24
PLAN = Plan(
    sections={
        "households": sections.Households(
            pilot=14, spill_over=6, spill_over_from_month=7, near_poor_share=0.3
        ),
        "villages": sections.Villages(pilot=2, spill_over=1, volunteers=6),
        "organizations.local": sections.LocalOrganizations(count=2),
        "enterprises": sections.Enterprises(count=2),
        "project": sections.Project(grant_yuan=150_000),
        "time": sections.Time(months=MONTHS, project_months=12),
    }
)
HARSH = Plan(
    sections=PLAN.sections
    | {
        "organizations.contractor": sections.Contractor(governance=0.05, credibility=0.05),
        "government": sections.Government(purchaser="county", inspection=0.6),
        "organizations.local": sections.LocalOrganizations(type="foundation", count=3),
        "project.assessment": sections.Assessment(method="questionnaire"),
        "monitoring": sections.Monitoring(enabled=True),
        "shocks.illness": sections.Illness(probability_per_household_year=0.6),
        "shocks.disaster": sections.Disaster(probability_per_village_year=0.5),
        "shocks.harvest_price": sections.HarvestPrice(enabled=True, from_month=5, fall=0.4),
        "shocks.funding": FundingShock(
            enabled=True, source="government", from_month=4, months=5, fall=0.6
        ),
        "enterprises": sections.Enterprises(count=2, type="cooperative"),
    },
    settings={
        "game": {"failure": 0.7, "failure_slope": 0.2},
        "community": {"incubation": 0.3, "innovation": 0.05, "registered_charter": 0.1},
        "services": {"startup_base": 0.1},
        "spending": {"drop_out": 0.5},
        "livelihood": {"trap": 0.0},
        "poverty": {"alert": 8.0, "alert_ill": 9.0, "support_level": 5.0},
        "cooperation": {"loan_below": 9.0, "loan_spare": 0.5, "loan_trust": 0.0},
        "partnership": {"entry": 2.0, "pay": 1.1},
    },
)
"""Failures, illness, disasters and monitoring, so that every payment occurs."""
ALONE = Plan(
    sections=PLAN.sections
    | {
        "organizations.contractor": sections.Contractor(enabled=False),
        "organizations.local": sections.LocalOrganizations(enabled=False),
        "enterprises": sections.Enterprises(enabled=False),
        "project": sections.Project(
            grant_yuan=150_000, implementer="government", incubation_share=0.0
        ),
        "project.assessment": sections.Assessment(method="none"),
        "supervision": sections.Supervision(purchaser=False, beneficiary=False),
    }
)
"""Government runs the project by itself."""
BUDGET = Budget(household_month_yuan=80.0, contract_months=8, follow_up_months=4)
YEARLY = Plan(
    sections=PLAN.sections
    | {
        "project": sections.Project(grant_yuan=0.0),
        "time": sections.Time(months=MONTHS, project_months=16, start_month=4),
        "government.budget": BUDGET,
        "villages": sections.Villages(pilot=2, spill_over=1, volunteers=6, size_spread=0.5),
        "organizations.contractor": sections.Contractor(count=2, staff=3, staff_spread=2),
        "organizations.foundations": Foundations(count=2, staff_spread=1),
    }
)
"""Yearly money instead of a grant, contracts of eight months, four months of follow-up.

Two contractors share large and small villages; two foundations give.
"""
RULES = {
    "information": ("silos", {}),
    "coordination": ("regular_meeting", {"meetings_every_months": 2}),
    "allocation": ("need", {}),
    "targeting": ("pairing", {}),
    "responsibility": ("by_control", {"clarity": 0.8}),
    "benefit_sharing": ("by_contribution", {}),
    "evaluation": (
        "six_dimensions",
        {"first_month": 6, "second_month": 12, "beneficiary_weight": 0.3},
    ),
}
APPRAISALS = ({}, {"top_mark": 0.1, "bottom_mark": 0.95})
"""As the pilot has it; and so that the contractor both loses and wins."""


def harsh_policy(month):
    """Share by own money, appraise few by ranks, judge by the arithmetic mean, never meet."""
    rules = RULES | {
        "information": ("shared_platform", {"gain": -0.3}),
        "coordination": ("none", {}),
        "benefit_sharing": ("by_contribution", {"basis": "funds", "eta": 1.5}),
        "evaluation": ("six_dimensions", {"average": "arithmetic", "first_month": 3}),
    }
    ranks = {"few": 2, "top": 0.4, "bottom": 0.4, "stake": 0.2}
    del month
    return Policy.of(HARSH, rules, {"appraisal": ("appraisal_ranking", ranks)})


def pilot_policy(month, marks):
    """Give the rules of the pilot: a platform from month 3, no meetings after the project."""
    rules = RULES | ({"information": ("shared_platform", {})} if month >= 3 else {})
    rules |= {"coordination": ("none", {})} if month > 12 else {}
    return Policy.of(PLAN, rules, {"appraisal": ("appraisal_ranking", marks)})


def same(one, other):
    return one == other or (one != one and other != other)  # noqa: PLR0124 NaN is itself here


def first_difference(fast, slow):
    """Say where the two worlds differ first, or nothing."""
    for kind in TABLES:
        table, rows = getattr(fast, kind.key), getattr(slow, kind.key)
        for name in kind.columns:
            for row, mine in enumerate(rows):
                theirs = getattr(table, name)[..., row].tolist()
                pair = (theirs, getattr(mine, name))
                entries = zip(*pair, strict=True) if isinstance(theirs, list) else [pair]
                if not all(same(a, b) for a, b in entries):
                    return f"{kind.key}.{name}, row {row}: fast {pair[0]}, slow {pair[1]}"
    for kind, book in slow.books.items():
        for row, fen in enumerate(book):
            if fast.ledger.balance(kind)[row] != fen:
                gap = int(fast.ledger.balance(kind)[row]) - fen
                return f"account {kind} {row}: the fast one has {gap} fen more"
    return first_flow(fast, slow)


def first_flow(fast, slow):
    theirs = {k: v.tolist() for k, v in fast.ledger.month.items() if v.any()}
    mine = {k: v for k, v in slow.flows.items() if any(v)}
    for key in sorted(theirs | mine):
        if theirs.get(key) != mine.get(key):
            return f"flow {key}: fast {theirs.get(key)}, slow {mine.get(key)}"
    return None


def together(world, months, policies):
    """Live both months side by side, comparing after each phase."""
    slow = World(world)
    assert first_difference(world, slow) is None
    for _ in range(months):
        policy = policies(world.month + 1)
        begin_month(slow, policy.plan)

        def compare(phase, _seconds, slow=slow, policy=policy):
            SLOW_MONTH[phase](slow, policy)
            found = first_difference(world, slow)
            assert found is None, f"month {world.month}, after {phase}: {found}"

        fast_step(world, policy, compare)
    return world


def test_the_oracle_knows_every_phase():
    assert list(SLOW_MONTH) == [phase.name for phase in MONTH]


@pytest.mark.parametrize("seed", [0, 1])
def test_two_years_of_the_pilot_agree_to_the_fen(seed):
    world = begin(PLAN, seed + 1, [0], run_in=2)
    world = together(world, MONTHS, lambda month: pilot_policy(month, APPRAISALS[seed]))
    assert math.isfinite(world.project.score[0])


def test_a_harsh_county_beside_another_agrees_too():
    world = together(begin(HARSH, 3, [0, 1], run_in=2), MONTHS, harsh_policy)
    assert world.household.member.any()
    assert world.household.business.any()
    assert (world.village.stage >= 3).any()


def test_government_alone_agrees_too():
    rules = RULES | {"coordination": ("none", {}), "targeting": ("quota", {})}
    policy = Policy.of(ALONE, rules, {"appraisal": ("appraisal_ranking", {})})
    world = together(begin(ALONE, 4, [0], run_in=2), MONTHS, lambda _: policy)
    assert world.household.client.any()


def test_prescribed_decisions_agree_too():
    """Every group and every kind of decision, some of them for one actor alone."""
    who = ("local_organizations", "contractor", "organizations", "enterprises", "community")
    told = [
        Decision("households", 1, "take_part", 0.4),
        Decision("local_organizations", 2, "take_part", 0.0),
        *(Decision(group, None, "effort", 0.1 + 0.1 * n) for n, group in enumerate(who)),
        Decision("enterprises", 1, "effort", 0.9),
        Decision("community", 2, "helping", 0.3),
        Decision("government", None, "helping", 0.7),
        Decision("households", None, "own_part", 0.6),
        Decision("enterprises", 2, "own_part", 1.0),
    ]

    def policy(month):
        return replace(pilot_policy(month, {}), decisions=tuple(told if 3 <= month <= 6 else ()))

    world = together(begin(PLAN, 8, [0, 1], run_in=2), 9, policy)
    assert world.project.active.any()


def test_yearly_money_contracts_and_follow_up_agree_too():
    """The first year with less money, the second with more, then follow-up from month 17 on."""

    def policy(month):
        yuan = 80.0 if month <= 12 else 130.0 if month <= 16 else 30.0
        told = {"government.budget": replace(BUDGET, household_month_yuan=yuan)}
        strict = {"first_month": 3, "second_month": 6, "c_from": 90.0, "b_from": 95.0}
        rules = RULES | {"evaluation": ("six_dimensions", strict)}
        return Policy.of(Plan(YEARLY.sections | told, {}), rules, {})

    world = begin(YEARLY, 6, [0], run_in=2)
    world.county.budget_part[:] = 1.1  # as if the nation had allotted it a little more
    world = together(world, MONTHS, policy)
    assert world.project.age.tolist() == [16, 16, 12]  # stopped after six months, then renewed
    assert not world.project.active.any()


@pytest.mark.parametrize("matching", ["partners", "strangers"])
@pytest.mark.parametrize("antisocial", [None, 0.4])
def test_two_dozen_rounds_of_the_game_agree_too(matching, antisocial):
    told = {"public_goods.matching": matching, "public_goods.groups": 2, "time.months": MONTHS}
    game = load("public_goods", [f"{path}={value}" for path, value in told.items()])
    peers = {"form": "public_goods", "antisocial": antisocial}
    agreed = {} if antisocial is None else {"agreement": ("graduated_sanction", peers)}
    policy = Policy.of(game.plan, {"benefit_sharing": ("equal", {})}, agreed)
    world = together(begin(game.plan, 5, [0, 1]), MONTHS, lambda _: policy)
    assert (world.project.fined > 0.0).all() == (antisocial is not None)


def test_the_start_is_noted_as_the_slow_month_sees_it():
    world = begin(HARSH, 3, [0, 1], run_in=2)
    slow = World(world)
    for p in slow.project:
        seen = six_dimensions(slow, p, 0)
        assert all(same(*pair) for pair in zip(p.six_start, seen, strict=True))
    for h in slow.household:
        need = weigh(true_needs(slow, h), slow.of(h).services.weight)
        assert h.need_start == in_32_bits(need)


@pytest.mark.parametrize(
    ("phase", "spoil", "told"),
    [
        ("spend", lambda w: w.pay("gift", "household", 3, "outside", 0, 1), "account outside 0"),
        ("meet", lambda w: setattr(w.stake[1], "belief", 0.25), "stake.belief, row 1"),
        ("live", lambda w: w.household[2].need.__setitem__(4, 9.0), "household.need, row 2"),
    ],
)
def test_a_difference_is_named_by_month_phase_and_place(monkeypatch, phase, spoil, told):
    def spoilt(w, policy, usual=SLOW_MONTH[phase]):
        usual(w, policy)
        if w.month == 2:
            spoil(w)

    monkeypatch.setitem(SLOW_MONTH, phase, spoilt)
    with pytest.raises(AssertionError, match=f"month 2, after {phase}: {told}"):
        together(begin(PLAN, 1, [0], run_in=2), 3, lambda month: pilot_policy(month, {}))


class Unheard(Equal):
    """A rule of which the slow month has never heard."""


def test_a_rule_that_the_slow_month_does_not_know_is_named():
    policy = replace(Policy.of(PLAN, RULES, {}), allocation=Unheard())
    with pytest.raises(AssertionError, match="does not know the rule test_oracle"):
        together(begin(PLAN, 1, [0], run_in=0), 1, lambda _: policy)
