"""Laws of the whole month: money, luck, declared access, null policy, equal prefixes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.core.errors import AccessError, LedgerError
from sim.month import BEFORE, MONTH, begin, step, writers
from sim.policy import Policy
from sim.rules import (
    allocation,
    benefit_sharing,
    coordination,
    evaluation,
    incentive,
    information,
    responsibility,
    targeting,
)
from sim.world import sections
from sim.world.plan import Plan
from sim.world.window import Before, Window
from sim.world.world import TABLES

SHELVES = {
    "information": information.RULES,
    "coordination": coordination.RULES,
    "allocation": allocation.RULES,
    "targeting": targeting.RULES,
    "responsibility": responsibility.RULES,
    "benefit_sharing": benefit_sharing.RULES,
    "evaluation": evaluation.RULES,
}
PILOT = Plan(
    sections={
        "households": sections.Households(pilot=30, spill_over=20, spill_over_from_month=4),
        "villages": sections.Villages(pilot=3, spill_over=2),
        "organizations.local": sections.LocalOrganizations(count=3),
        "enterprises": sections.Enterprises(count=2),
        "project": sections.Project(grant_yuan=150_000),
        "time": sections.Time(months=18, project_months=8),
    }
)
YANLIU = {
    "information": ("shared_platform", {}),
    "coordination": ("regular_meeting", {}),
    "allocation": ("need", {}),
    "targeting": ("pairing", {}),
    "responsibility": ("by_control", {}),
    "evaluation": ("six_dimensions", {}),
}
POCKETS = (
    *("outside", "county", "organization", "enterprise", "collective", "association"),
    *("escrow", "pool", "household"),
)


def lived(world, policy, months):
    """Live some months on a copy."""
    world = world.copy()
    for _ in range(months):
        step(world, policy)
    return world


@pytest.fixture(scope="module")
def start():
    """Begin a small pilot with two replications."""
    return begin(PILOT, seed=7, replications=[0, 1], run_in=6)


def rules(**choices):
    """Name the rules of the pilot, some of them others."""
    named = {**YANLIU, **choices}
    return Policy.of(PILOT, named, {"appraisal": ("appraisal_ranking", {})})


def differences(one, other):
    """Name the columns and accounts in which two worlds differ."""
    found = []
    for kind in TABLES:
        for column, declared in kind.columns.items():
            a, b = (getattr(getattr(world, kind.key), column) for world in (one, other))
            if not np.array_equal(a, b, equal_nan=declared.dtype.kind == "f"):
                found.append(f"{kind.key}.{column}")
    unlike = (
        f"ledger.{pocket}"
        for pocket in POCKETS
        if not np.array_equal(one.ledger.balance(pocket), other.ledger.balance(pocket))
    )
    return [*found, *unlike]


def test_month_moves_the_world_and_the_project_ends(start):
    during, after = lived(start, rules(), 6), lived(start, rules(), 10)
    assert during.project.output[during.village.pilot].min() > 0.0
    assert after.project.output.max() == 0.0
    assert after.household.client.any()
    assert "household.skill" in differences(start, after)


def test_same_rules_twice_give_the_same_bits(start):
    assert differences(lived(start, rules(), 12), lived(start, rules(), 12)) == []


def test_nothing_differs_before_a_change(start):
    one, other = start.copy(), start.copy()
    for month in range(1, 13):
        step(one, rules())
        step(other, rules(benefit_sharing=("equal", {})) if month >= 6 else rules())
        if month < 6:
            assert differences(one, other) == []
    assert differences(one, other) != []


def test_a_replication_does_not_know_of_the_others(start):
    alone = lived(begin(PILOT, seed=7, replications=[1], run_in=6), rules(), 10)
    beside = lived(start, rules(), 10)
    half = len(beside.household) // 2
    for column in ("skill", "income_mean", "jobs", "satisfaction", "served_year"):
        theirs = getattr(beside.household, column)[half:]
        assert np.array_equal(getattr(alone.household, column), theirs), column
    cash = beside.ledger.balance("household")[half:]
    assert np.array_equal(alone.ledger.balance("household"), cash)


def test_rules_do_not_touch_a_world_without_programme(start):
    idle = replace(rules(), programme=False)
    other = replace(rules(benefit_sharing=("equal", {}), targeting=("quota", {})), programme=False)
    assert differences(lived(start, idle, 10), lived(start, other, 10)) == []


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_fen_is_lost_or_made_under_any_rules(start, data):
    chosen = {
        family: (data.draw(st.sampled_from(shelf.names), label=family), {})
        for family, shelf in SHELVES.items()
    }
    some = data.draw(st.lists(st.sampled_from(incentive.RULES.names), max_size=3, unique=True))
    policy = Policy.of(PILOT, chosen, {name: (name, {}) for name in some})
    # the closing phase audits the books each month and raises on a single fen
    world = lived(start, policy, 10)
    assert sum(int(world.ledger.balance(kind).sum()) for kind in POCKETS) == 0
    h, p = world.household, world.project
    assert np.isfinite(h.income).all()
    assert np.isfinite(p.output).all()
    for share in (h.skill, h.health, h.information, h.agency, h.market, h.trust, h.satisfaction):
        assert ((share >= 0.0) & (share <= 1.0)).all()
    assert ((p.conflict >= 0.0) & (p.conflict <= 0.8)).all()
    assert ((world.stake.effort >= 0.0) & (world.stake.effort <= 1.0)).all()


def test_a_phase_sees_only_what_it_declared(start):
    world = start.copy()
    spend = next(phase for phase in MONTH if phase.name == "spend")
    window = Window(world, spend, Before(world, BEFORE))
    with pytest.raises(AccessError, match=r"has not declared household\.skill"):
        _ = window.household.skill
    with pytest.raises(ValueError, match="read-only"):
        window.county.price[:] = 2.0


def test_declarations_name_real_columns():
    tables = {kind.key: kind for kind in TABLES}
    for phase in MONTH:
        for entry in (*phase.reads_now, *phase.reads_before, *phase.writes):
            table, _, column = entry.partition(".")
            assert column in tables[table].columns, f"{phase.name}: {entry}"


def test_every_column_lists_its_writers_in_the_order_of_the_month():
    order = [phase.name for phase in MONTH]
    for entry in sorted({column for phase in MONTH for column in phase.writes}):
        places = [order.index(name) for name in writers(entry)]
        assert places
        assert places == sorted(places)


def test_the_audit_notices_a_fen_that_no_payment_explains(start):
    world = start.copy()
    step(world, rules())
    world.ledger.balance("household").base[0] += 1
    with pytest.raises(LedgerError, match="household"):
        world.ledger.audit()
