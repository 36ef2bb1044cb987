"""Shocks are as large as their formula says, and what was disturbed returns at its own speed."""

from __future__ import annotations

import numpy as np
import pytest

from sim.actors.household import work
from sim.core.draws import pair_uniform, purpose
from sim.policy import Policy
from sim.world.plan import Plan
from sim.world.sections import Disaster, Illness

LUCK = purpose("test: jobs")
CALM = Plan({"shocks.illness": Illness(enabled=False), "shocks.disaster": Disaster(enabled=False)})


def test_lasting_shocks_have_the_spread_of_their_formula(village_life):
    make, live, _ = village_life
    world = make(nations=20_000, villages=1, each=2)
    live(world, 12)
    assert world.household.shock.std(dtype=float) == pytest.approx(0.061 / 0.19**0.5, rel=0.01)
    assert world.village.shock.std() == pytest.approx(0.0961, rel=0.01)
    assert world.nation.macro.std() == pytest.approx(0.0503, rel=0.01)


def test_health_and_ecology_return_at_their_own_speed(village_life):
    make, live, _ = village_life
    world = make(plan=CALM)
    h, v = world.household, world.village
    h.health[:] = h.health_start * 0.5
    v.ecology[:] = 0.3
    live(world, 24)
    assert np.abs(h.health_start - h.health - 0.5 * h.health_start * 0.96**24).max() < 1e-6
    assert np.abs(0.56 - v.ecology - 0.26 * 0.99**24).max() < 1e-9


def test_jobs_settle_where_finding_and_losing_balance():
    rows, months = 200_000, 150
    workers = (np.arange(rows) % 4).astype(np.int8)
    jobs, ids = np.zeros(rows, np.int8), np.arange(rows, dtype=np.uint64)
    openness, mover = np.full(rows, 0.15), np.ones(rows)
    finding = work.finding_rate(0.107, openness, mover, mover * 0, 2.0, jobs, 0.5)
    losing = work.losing_rate(np.full(rows, 0.4), mover, 0.0171, 1.2, 0.5)
    for month in range(months):
        luck, other = pair_uniform(LUCK, np.uint64(5), ids, month)
        found = work.how_many(workers - jobs, finding, luck)
        jobs = (jobs + found - work.how_many(jobs, losing, other)).astype(np.int8)
    usual = work.usual_employment(openness, mover, losing, 0.107)
    assert jobs.sum() / workers.sum() == pytest.approx(usual[0], rel=0.01)


def test_events_of_several_people_have_the_chances_of_the_binomial():
    luck = (np.arange(100_000) + 0.5) / 100_000
    for people, chances in [(1, (0.3,)), (2, (0.42, 0.09)), (3, (0.441, 0.189, 0.027))]:
        rate = np.full(len(luck), -np.log(0.7))
        count = work.how_many(np.full(len(luck), people, np.int8), rate, luck)
        assert [np.mean(count == k + 1) for k in range(people)] == pytest.approx(chances, abs=1e-4)


def test_the_quick_bound_never_misses_a_change_of_jobs():
    rng = np.random.default_rng(1)
    workers = rng.integers(0, 4, 50_000).astype(np.int8)
    jobs = (workers * rng.random(50_000)).round().astype(np.int8)
    finding, losing = rng.exponential(0.3, (2, 50_000))
    luck, other = rng.random((2, 50_000))
    may = work.may_change(workers, jobs, finding, losing, luck, other)
    found = work.how_many(workers - jobs, finding, luck)
    lost = work.how_many(jobs, losing, other)
    assert not ((found + lost > 0) & ~may).any()
    assert not may.all()


def test_more_villages_move_nobodys_luck(village_life):
    make, live, _ = village_life
    small, large = make(villages=5), make(villages=8)
    for world in (small, large):
        live(world, 6)
    first = slice(len(small.household))
    for column in ("size", "mover", "shock", "months_ill", "health", "allowance_rank"):
        mine, theirs = getattr(small.household, column), getattr(large.household, column)
        assert (mine == theirs[first]).all()
    assert (small.household.health < small.household.health_start - 0.05).any()


def test_a_rule_family_moves_nobodys_luck(village_life):
    make, live, _ = village_life
    one, two = make(villages=3), make(villages=3)
    live(one, 6)
    live(two, 6, Policy.of(two.plan, {"responsibility": ("by_control", {})}, {}))
    assert (one.household.shock == two.household.shock).all()
