"""Expert measures agree with the figures of textbooks, county, village and decile alike."""

from __future__ import annotations

import numpy as np
import pytest

from sim.outcomes import OUTCOMES, OfHouseholds, OfVillages, Outcome

GOLDEN = {
    "watts": 0.5562282912,
    "sen": 0.362,
    "sen_shorrocks_thon": 0.471,
    "theil": 0.6454255589,
    "mean_log_deviation": 0.7607323027,
    "atkinson": 0.2999627384,
    "palma": 7.076923077,
}


def figure(name: str, world, **choice) -> float:
    return float(OUTCOMES[name](**choice).measure(world)[0])


@pytest.mark.parametrize("name", GOLDEN)
def test_the_textbook_incomes_give_the_textbook_figures(small_world, name):
    assert figure(name, small_world()) == pytest.approx(GOLDEN[name], abs=2e-6)


@pytest.mark.parametrize("name", ["theil", "mean_log_deviation", "atkinson", "gini"])
def test_equal_incomes_are_not_unequal(small_world, name):
    world = small_world()
    world.household.income_mean[:] = 250.0
    assert figure(name, world) == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("name", [*GOLDEN, "gini", "poverty_gap_before_transfers"])
def test_two_people_in_one_household_are_two_people(small_world, name):
    world, doubled = small_world(), small_world()
    for column in ("income_mean", "earned_mean", "size"):
        getattr(doubled.household, column)[:] *= 2
    assert figure(name, doubled) == pytest.approx(figure(name, world), abs=1e-6)


def test_before_transfers_only_earnings_count(small_world):
    world = small_world()
    own = np.array([10, 20, 40, 60, 80, 120, 150, 200, 400, 920]) * 0.499
    missing = np.maximum(100.0 - own, 0.0) / 100.0
    gap = figure("poverty_gap_before_transfers", world)
    assert gap == pytest.approx(missing.mean(), abs=1e-6)
    square = figure("squared_poverty_gap_before_transfers", world)
    assert square == pytest.approx((missing**2).mean(), abs=1e-6)


def test_palma_cuts_a_household_where_a_tenth_ends(small_world):
    world = small_world()
    world.household.size[:10] = (3, 1, 1, 1, 1, 1, 1, 1, 1, 9)
    world.household.income_mean[:10] *= world.household.size[:10]
    # the top tenth of 20 people are 2 of the 9 richest; the lowest 8 are all but the last three
    poorest = 3 * 10 + 20 + 40 + 60 + 80 + 120
    assert figure("palma", world) == pytest.approx(2 * 920 / poorest, abs=1e-4)


@pytest.mark.parametrize("name", [n for n, o in OUTCOMES.items() if issubclass(o, OfHouseholds)])
def test_a_measure_of_households_can_be_had_by_village_and_by_decile(small_world, name):
    world, outcome = small_world(), OUTCOMES[name]()
    world.household.income_start[:] = world.household.income_mean
    world.household.client[:] = True
    villages, tenths = outcome.by_village(world), outcome.by_decile(world)
    assert villages.shape == (len(world.village),)
    assert tenths.shape == (len(world.county), 10)
    alone = [type(outcome)(among="pilot").measure(cut(small_world, place))[0] for place in (0, 1)]
    assert villages[:2] == pytest.approx(alone, nan_ok=True)


def cut(small_world, place):
    """Leave the pilot only one of its villages."""
    world = small_world()
    world.household.client[:] = True
    world.village.pilot[:] = np.arange(len(world.village)) % 2 == place
    return world


def test_the_deciles_are_those_of_the_start(small_world):
    world = small_world()
    world.household.income_start[:] = world.household.income_mean
    world.household.income_mean[:] = world.household.income_mean[::-1].copy()
    tenths = OUTCOMES["income_per_head_yuan"]().by_decile(world)[0]
    assert tenths == pytest.approx([920, 400, 200, 150, 120, 80, 60, 40, 20, 10], rel=1e-5)


@pytest.mark.parametrize("name", [n for n, o in OUTCOMES.items() if issubclass(o, OfVillages)])
def test_a_measure_of_villages_can_be_had_by_village(small_world, name):
    assert OUTCOMES[name]().by_village(small_world()).shape == (4,)


def test_what_is_no_matter_of_villages_or_people_says_so(small_world):
    outcome: Outcome = OUTCOMES["credibility"]()
    assert np.isnan(outcome.by_village(small_world())).all()
    assert np.isnan(outcome.by_decile(small_world())).all()
