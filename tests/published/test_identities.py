"""What must hold by mathematics: rows C16, C23, C24, C26 to C30 of the validation table."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sim.actors.community.association import comings_and_goings, matured
from sim.actors.household import work
from sim.actors.household.growth import drifted
from sim.actors.household.transfers import business_income
from sim.core.draws import normal, pair_uniform, purpose
from sim.lab import simulate
from sim.outcomes._inequality import gini_of
from sim.outcomes._points import together
from sim.rules.benefit_sharing import RULES
from sim.rules.information import matched
from sim.scenario import load
from sim.world.plan import Plan
from sim.world.settings.community import Community
from sim.world.settings.labour import Labour
from sim.world.settings.weather import Weather
from tests.laws.rules.projects import some_stakes
from tests.published.threshold import crossing_share, ends, switch_point
from tests.published.trial import ASSET_YUAN

LUCK = purpose("published: luck")
MANY = 1_000_000


# ── C16: the asset threshold ──


def test_c16_the_switch_lies_at_the_root_of_saving_less_wear():
    told = switch_point()
    assert told.simulated == pytest.approx(told.root, rel=0.05)


def test_c16_assets_end_high_or_low_and_one_large_grant_beats_equal_small_ones():
    low, high, between, once, often = ends()
    assert low > 0.1
    assert high > 0.1
    assert between < 0.1
    assert once > often


@pytest.mark.slow
def test_c16_a_grant_as_in_india_moves_more_households_over_the_threshold():
    without, once, _ = crossing_share(ASSET_YUAN)
    assert once > without + 0.02


def test_c16_without_a_trap_the_return_does_not_jump():
    assets = np.array([3000.0, 9000.0]) * 100.0
    earned = business_income(assets, np.full(2, 2), 1.2e6, 0.0, 0.1, 0.4, 6e5, 0.18)
    assert earned[1] / earned[0] == pytest.approx(3.0)


# ── C23, C24: shocks and return ──


@pytest.mark.parametrize(
    ("memory", "swing", "expected"),
    [("own_memory", "own_swing", 0.1399), ("village_memory", "village_swing", 0.0961),
     ("macro_memory", "macro_swing", 0.0503)],
)  # fmt: skip
def test_c23_lasting_shocks_have_the_spread_of_their_formula(memory, swing, expected):
    weather, ids = Weather(1), np.arange(MANY, dtype=np.uint64)
    kept, size = getattr(weather, memory)[0], getattr(weather, swing)[0]
    spread = size / np.sqrt(1.0 - kept * kept)
    shock = spread * normal(LUCK, np.uint64(3), ids, 0)
    for month in (1, 2):  # what has its own spread keeps it
        shock = kept * shock + size * normal(LUCK, np.uint64(3), ids, month)
    assert shock.std() == pytest.approx(spread, rel=0.01)
    assert spread == pytest.approx(expected, rel=0.01)


def test_c24_a_state_returns_to_its_start_at_its_rate():
    state = np.array([0.9])
    for _ in range(50):
        state = drifted(state, np.array([0.25]), np.array([0.004]))
    assert state[0] - 0.25 == pytest.approx(0.65 * 0.996**50, abs=1e-9)


def test_c24_employment_settles_where_finding_and_losing_balance():
    labour, rows = Labour(1), 60_000
    workers, ids = np.ones(rows, np.int8), np.arange(rows, dtype=np.uint64)
    finding, losing = np.full(rows, 0.05), np.full(rows, labour.separation[0])
    jobs = np.zeros(rows, np.int8)
    for month in range(120):
        luck, other = pair_uniform(LUCK, np.uint64(5), ids, month)
        found = work.how_many(workers - jobs, finding, luck)
        jobs = (jobs + found - work.how_many(jobs, losing, other)).astype(np.int8)
    come, go = 1.0 - np.exp(-0.05), 1.0 - np.exp(-labour.separation[0])
    assert jobs.mean() == pytest.approx(come / (come + go), rel=0.01)


# ── C26, C27: fair shares and measures ──


def test_c26_shapley_is_efficient_symmetric_additive_and_leaves_nothing_to_nobody():
    rule, stakes = RULES["shapley"](), some_stakes(4)
    surplus = np.linspace(10.0, 1000.0, stakes.shape[0])
    there = stakes.active.any(axis=1)
    share = rule.share(surplus, stakes)
    np.testing.assert_allclose(share.sum(axis=1)[there], surplus[there], rtol=1e-9)
    np.testing.assert_allclose(rule.share(3.0 * surplus, stakes), 3.0 * share, rtol=1e-9)
    twins = replace(stakes, **{
        name: np.repeat(getattr(stakes, name)[:, :1], stakes.shape[1], axis=1)
        for name in ("effort", "endowment", "helping", "product")
    })  # fmt: skip
    even = replace(twins, gain=0.3 * (1.0 - np.eye(stakes.shape[1]))[None].repeat(4, axis=0))
    parts = rule.share(surplus, even)
    for row, active in zip(parts, even.active, strict=True):
        assert np.ptp(row[active]) <= 1e-9 * max(row.max(), 1.0)
    idle = replace(stakes, effort=stakes.effort * (np.arange(stakes.shape[1]) > 0))
    assert (rule.share(surplus, idle)[there & stakes.active[:, 1:].any(axis=1), 0] == 0.0).all()


def test_c27_measures_of_poverty_stand_in_their_order_and_inequality_falls_with_a_transfer():
    rng = np.random.default_rng(2)
    gaps = np.maximum(1.0 - rng.lognormal(0.0, 0.6, 5000), 0.0)
    rate, gap, square = (gaps > 0).mean(), gaps.mean(), (gaps**2).mean()
    assert gap * gap <= square <= gap <= rate
    ones, zero = np.ones(2, np.int64), np.zeros(2, np.int64)
    assert gini_of(np.array([1000, 3000]), ones, zero, 1)[0] == 0.25
    assert gini_of(np.array([1500, 2500]), ones, zero, 1)[0] < 0.25
    six = rng.uniform(1.0, 100.0, (6, 200))
    assert (together(six) <= six.mean(axis=0) + 1e-9).all()


# ── C28: money; C29: matching; C30: association ──


@pytest.mark.parametrize("name", ["county", "base", "yanliu"])
def test_c28_no_fen_is_made_or_lost(name):
    """The books are audited at the end of every month; a fen too many would stop the run."""
    small = ("time.months=4", "time.project_months=3", "households.pilot=40")
    flows = simulate(load(name, small), 2, 9).programme.flows
    assert flows
    assert all((fen >= 0).all() for fen in flows.values())


def test_c29_matching_lies_between_its_limits():
    rng = np.random.default_rng(1)
    demand, supply = rng.uniform(0.0, 1000.0, (2, 500))
    sharp = rng.uniform(0.3, 12.0, 500)
    found = matched(demand, supply, sharp)
    assert (found <= np.minimum(demand, supply) * (1.0 + 1e-9)).all()
    np.testing.assert_allclose(
        matched(demand, supply, np.ones(500)), demand * supply / (demand + supply), rtol=1e-9
    )
    assert (matched(demand, supply, np.full(500, 1e9)) == np.minimum(demand, supply)).all()


def test_c30_an_association_grows_above_its_threshold_and_withers_below():
    c, none = Community(2), np.zeros(2)
    state = np.array([c.threshold[0] - 0.01, c.threshold[0] + 0.01])
    for _ in range(600):
        state = matured(state, none, none, none, c)
    assert state[0] < 0.1  # a little mutual help is always left
    assert state[1] > 0.95


def test_c30_members_join_fastest_when_bass_says():
    c, step = Community(1), 0.05
    c.innovation[:], c.imitation[:] = 0.003 * step, 0.06 * step
    part, joined = np.zeros(1), []
    for _ in range(int(150 / step)):
        join, _ = comings_and_goings(part, np.ones(1), np.array([4]), c)
        joined.append(float(join[0] * (1.0 - part[0])))
        part = part + join * (1.0 - part)
    peak = np.log(0.06 / 0.003) / 0.063
    assert (np.argmax(joined) + 0.5) * step == pytest.approx(peak, rel=0.01)


def test_the_plan_of_these_tests_is_the_declared_one():
    assert Plan().settings == {}
