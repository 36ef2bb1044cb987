"""Outcomes agree with closed forms and with sums done by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.lab.record import Record
from sim.outcomes import OUTCOMES, Outcome


def figure(name: str, world, **choice) -> float:
    values = OUTCOMES[name](**choice).measure(world)
    assert values.shape == (len(world.county),)
    assert values.dtype == np.float64
    return float(values[0])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("poverty_rate", 0.5),
        ("poverty_gap", 0.29),
        ("squared_poverty_gap", 0.201),
        ("gini", 0.598),
        ("poverty_rate_before_transfers", 0.8),
        ("income_per_head_yuan", 200.0),
        ("earned_income_per_head_yuan", 99.8),
    ],
)
def test_the_textbook_incomes_give_the_textbook_figures(small_world, name, expected):
    assert figure(name, small_world()) == pytest.approx(expected, abs=2e-5)


def test_people_count_and_not_households(small_world):
    world = small_world()
    world.household.size[0] = 11
    world.household.income_mean[0] = 11 * 10 / 12
    assert figure("poverty_rate", world) == pytest.approx(15 / 20)


def test_only_the_villages_of_the_pilot_are_counted_unless_said(small_world):
    world = small_world()
    world.village.pilot[1] = False
    assert figure("poverty_rate", world) == 1.0
    assert figure("poverty_rate", world, among="everyone") == 0.5
    world.household.registered[:4] = False
    assert figure("poverty_rate", world, among="registered") == pytest.approx(1 / 6)


def test_exits_and_returns_are_counted_among_the_registered(small_world):
    world = small_world()
    household = world.household
    world.month = 30
    household.exited[:4] = True
    household.poor[0] = True
    household.exit_month[:4] = (1, 5, 6, 7)
    household.relapses[0] = 1
    household.at_risk_months[:4] = 6
    assert figure("exit_share", world) == pytest.approx(0.3)
    assert figure("sustained_exit_share", world) == pytest.approx(0.2)
    assert figure("relapse_rate", world) == pytest.approx(0.5)
    assert figure("relapses", world) == 1.0
    household.registered[1] = False
    assert figure("exit_share", world) == pytest.approx(2 / 9)


def test_unmet_wants_are_held_against_all_wants(small_world):
    world = small_world()
    world.household.consumption[:] = 30.0
    world.household.unmet[:5] = 10.0
    assert figure("deprivation", world) == pytest.approx(50 / 350)


def test_means_over_households_organisations_and_villages(small_world):
    world = small_world()
    world.household.satisfaction[:10] = np.repeat([0.2, 0.6], 5)
    world.household.client[:8] = True
    world.organization.credibility[:] = 0.7
    world.village.maturity[:2] = (0.1, 0.4)
    world.county.public_cost[:] = 1234.5
    assert figure("satisfaction", world) == pytest.approx((5 * 0.2 + 3 * 0.6) / 8)
    world.household.client[:] = False
    assert np.isnan(figure("satisfaction", world))
    assert figure("credibility", world) == pytest.approx(0.7)
    assert figure("association_maturity", world) == pytest.approx(0.25)
    assert figure("public_cost_yuan", world) == 1234.5
    world.organization.alive[:] = False
    assert figure("credibility", world) == 0.0


def test_integration_efficiency_is_matched_over_put_in(small_world):
    world = small_world()
    assert figure("integration_efficiency", world) == 0.0
    world.project.active[0] = True
    world.project.matched[:, 0] = 10.0
    world.stake.resources[:, :2] = 50.0
    world.stake.effort[:2] = 0.5
    assert figure("integration_efficiency", world) == pytest.approx(60 / 200)
    world.stake.who[1] = -1
    assert figure("integration_efficiency", world) == pytest.approx(60 / 100)


def test_one_low_dimension_is_not_made_up_for(small_world):
    world = small_world()
    world.project.six[:] = 64.0
    assert figure("sustainability", world) == pytest.approx(64.0)
    world.project.six[3] = 0.0
    assert figure("sustainability", world) == pytest.approx(32.0)


def test_the_six_dimensions_are_those_of_the_pilot_villages(small_world):
    world = small_world()
    world.village.pilot[:] = [True, False, True, False]
    world.project.six[:] = np.tile([64.0, 16.0], 2)
    assert figure("sustainability", world) == pytest.approx(64.0)
    record = Record.blank((), 1, 2)
    record.note(world, 1)
    assert (record.six[:, 1] == 64.0).all()


TEXTBOOK = (10.0, 20.0, 40.0, 60.0, 80.0, 120.0, 150.0, 200.0, 400.0, 920.0)
INCOMES = st.lists(st.floats(0.0, 5000.0, width=32), min_size=10, max_size=10)


@given(INCOMES)
def test_the_measures_stand_in_their_order(small_world, incomes):
    world = small_world(1)
    world.household.income_mean[:] = incomes
    rate, gap, square = (
        figure(n, world) for n in ("poverty_rate", "poverty_gap", "squared_poverty_gap")
    )
    assert 0.0 <= gap * gap <= square + 1e-9
    assert square <= gap + 1e-9 <= rate + 2e-9
    assert -1e-12 <= figure("gini", world) < 1.0


@given(st.integers(0, 8), st.floats(0.0, 5.0))
def test_a_gift_from_richer_to_poorer_never_raises_inequality(small_world, place, gift):
    world = small_world(1)
    income = np.array(TEXTBOOK) / 12.0
    before = figure("gini", world)
    moved = min(gift, (income[place + 1] - income[place]) / 2.0)
    income[place] += moved
    income[place + 1] -= moved
    world.household.income_mean[:] = income
    assert figure("gini", world) <= before + 1e-6


def test_two_people_have_the_gini_of_the_formula(small_world):
    world = small_world(1)
    world.household.size[2:] = 0
    world.household.income_mean[:2] = (10.0, 30.0)
    assert figure("gini", world) == pytest.approx(0.25)


@pytest.mark.parametrize("name", list(OUTCOMES))
def test_every_outcome_keeps_the_contract(small_world, name):
    made = OUTCOMES[name]
    assert made.name() == name
    assert made.better in {"higher", "lower", "neither"}
    assert made.card.title == made.label
    world = small_world()
    before = world.household.income_mean.tobytes()
    assert not np.isinf(made().measure(world)).any()
    assert world.household.income_mean.tobytes() == before


@pytest.mark.parametrize("name", list(OUTCOMES))
def test_a_county_counts_the_same_alone_and_among_others(small_world, name):
    outcome: Outcome = OUTCOMES[name]()
    alone, among = outcome.measure(small_world(1)), outcome.measure(small_world(3))
    assert alone[0].tobytes() == among[1].tobytes()


def test_lasting_jobs_are_those_of_the_countys_enterprises(small_world):
    world = small_world()
    world.enterprise.county[:] = (0, 1)
    world.enterprise.lasting_jobs[:] = (2.5, 4.0)
    assert figure("lasting_jobs", world) == 2.5
