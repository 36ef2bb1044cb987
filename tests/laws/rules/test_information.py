"""What every information rule obeys, and where each one begins and ends."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.information import RULES, Connection, Network, matched
from sim.rules.information.bilateral import Bilateral
from sim.rules.information.register import Register
from sim.rules.information.shared_platform import SharedPlatform
from sim.rules.information.silos import Silos
from tests.laws.rules.drawn import arrays, floats, ints, lawful, rows, rules, same

every_rule = pytest.mark.parametrize("name", RULES.names)
SHARES = (
    *("noise", "deduplicated", "use", "reach", "links", "misrouted", "trust_loss"),
    *("sees_min_information", "left_out", "let_in"),
)
NEWS = ("sharpness", "noise", "delay", "deduplicated", "own_clients_only", "needs_only")


@st.composite
def networks(draw: st.DrawFn) -> Network:
    projects = draw(st.integers(1, 5))
    return Network(
        month=draw(st.integers(1, 120)),
        county=draw(ints(projects, low=0, high=2)),
        parties=draw(ints(projects, low=0, high=6)),
        use=draw(floats(projects, often=(1.0,))),
        links=draw(floats(projects, often=(1.0,))),
        age=draw(floats(projects, high=200.0).map(np.floor)),
        technology=draw(floats(projects, often=(1.0,))),
        budget=draw(floats(projects, high=1e7)),
        households=draw(floats(projects, high=1e4).map(np.floor)),
        shared=draw(floats(projects, often=(0.0, 1.0))),
        luck=draw(floats(projects, high=0.999)),
    )


def news(connection: Connection) -> list[float]:
    return [float(getattr(connection, name)[0]) for name in NEWS]


@every_rule
@lawful
@given(data=st.data(), network=networks())
def test_everything_stays_in_its_bounds(name, data, network):
    met = data.draw(rules(RULES, name)).connect(network)
    assert all(np.isfinite(part).all() for part in arrays(met))
    assert all(part.shape == network.use.shape for part in arrays(met))
    assert (met.sharpness > 0.0).all()
    for part in SHARES:
        assert ((getattr(met, part) >= 0.0) & (getattr(met, part) <= 1.0)).all(), part
    for part in ("delay", "cost_yuan", "cost_hours", "age"):
        assert (getattr(met, part) >= 0.0).all(), part


@every_rule
@lawful
@given(data=st.data(), network=networks())
def test_no_project_is_moved_by_another_county(name, data, network):
    rule = data.draw(rules(RULES, name))
    chosen = network.county == data.draw(st.integers(0, 2))
    assert same(rule.connect(rows(network, chosen)), rows(rule.connect(network), chosen))


@every_rule
def test_nothing_at_all_is_no_reason_to_fail(name):
    met = RULES[name]().connect(Network.of_one_project(parties=0.0))
    assert all(np.isfinite(part).all() for part in arrays(met))


sides = floats(6, high=1e9)


@lawful
@given(demand=sides, supply=sides, sharpness=floats(6, low=0.05, high=30.0))
def test_no_more_is_matched_than_the_smaller_side(demand, supply, sharpness):
    found = matched(demand, supply, sharpness)
    assert (found >= 0.0).all()
    assert (found <= np.minimum(demand, supply)).all()
    assert (found[(demand == 0.0) | (supply == 0.0)] == 0.0).all()
    assert (found == matched(supply, demand, sharpness)).all()


@lawful
@given(demand=floats(6, low=1.0, high=1e6), supply=floats(6, low=1.0, high=1e6))
def test_sharper_matching_finds_more_and_at_last_all(demand, supply):
    found = [matched(demand, supply, np.full(6, sharp)) for sharp in (0.3, 0.7, 1.6, 5.0, 19.9)]
    assert all((less <= more).all() for less, more in itertools.pairwise(found))
    assert (matched(demand, supply, np.full(6, 20.0)) == np.minimum(demand, supply)).all()
    assert np.allclose(found[2], demand * supply / (demand**1.6 + supply**1.6) ** (1 / 1.6))


def test_matching_fits_shapes_together():
    found = matched(np.ones((6, 3)), np.ones((6, 3)), np.array([1.0, 2.0, 20.0]))
    assert found.shape == (6, 3)
    assert np.allclose(found[0], [0.5, 0.5**0.5, 1.0])


def test_silos_cost_nothing():
    met = Silos().connect(Network.of_one_project(budget=1e6, households=100.0, use=0.5, links=1.0))
    assert met.cost_yuan.tolist() == met.cost_hours.tolist() == [0.0]
    assert met.use.tolist() == met.links.tolist() == [0.0]


@pytest.mark.parametrize("state", [{"parties": 1.0, "links": 1.0}, {"links": 0.0, "luck": 0.99}])
def test_who_is_in_touch_with_nobody_is_in_a_silo(state):
    network = Network.of_one_project(**state)
    assert news(Bilateral().connect(network)) == news(Silos().connect(network))


def test_partners_of_a_project_are_in_touch_and_drift_apart_afterwards():
    network = Network.of_one_project(shared=1.0, luck=0.99)
    links = []
    for _ in range(3):
        network = replace(network, links=Bilateral().connect(network).links)
        links.append(float(network.links[0]))
        network = replace(network, shared=np.zeros(1))
    assert links == pytest.approx([1.0, 0.95, 0.9025])


def test_half_a_year_of_joint_work_brings_half_of_the_pairs_in_touch():
    network = Network.of_one_project(shared=0.5, luck=0.99)
    assert Bilateral().connect(network).links.tolist() == [0.5]
    lucky = replace(network, links=np.array([0.8]))
    assert Bilateral().connect(lucky).links.tolist() == pytest.approx([0.76])


def test_a_list_that_nobody_renews_ends_as_a_silo():
    old = Register(update_every_months=24).connect(Network.of_one_project(age=22.0))
    assert old.sharpness[0] == pytest.approx(0.7 + 0.6 * 0.97**23)
    assert Register(ageing=0.5, update_every_months=24).connect(
        Network.of_one_project(age=22.0)
    ).sharpness[0] == pytest.approx(0.7, abs=1e-6)
    end = Register(ageing=0.5, update_every_months=60).connect(Network.of_one_project(age=50.0))
    assert news(end)[:3] == pytest.approx(news(Silos().connect(Network.of_one_project()))[:3])


def test_a_register_is_renewed_on_time_and_paid_in_hours():
    network, hours = Network.of_one_project(households=70.0), []
    for _ in range(12):
        met = Register(update_every_months=4).connect(network)
        network = replace(network, age=met.age)
        hours.append(float(met.cost_hours[0]))
    assert hours == [0.0, 0.0, 0.0, 70.0] * 3


def test_a_platform_to_which_nobody_agrees_is_a_silo_with_a_bill():
    network = Network.of_one_project(budget=1000.0)
    met = SharedPlatform(consent=0.0).connect(network)
    assert news(met) == news(Silos().connect(network))
    assert met.cost_yuan[0] == 100_030.0


def test_a_platform_is_set_up_once_in_each_county():
    three = Network.of_one_project(budget=0.0)
    network = rows(three, np.zeros(3, np.int64))
    network = replace(network, county=np.array([0, 0, 1]))
    first = SharedPlatform().connect(network)
    then = SharedPlatform().connect(replace(network, use=first.use))
    assert first.cost_yuan.tolist() == [50_000.0, 50_000.0, 100_000.0]
    assert then.cost_yuan.tolist() == [0.0, 0.0, 0.0]


def test_who_joins_later_finds_the_platform_set_up():
    network = rows(Network.of_one_project(budget=0.0), np.zeros(2, np.int64))
    network = replace(network, parties=np.array([5, 0]))
    first = SharedPlatform().connect(network)
    network = replace(network, use=first.use, parties=np.array([5, 5]))
    then = SharedPlatform().connect(network)
    assert first.cost_yuan.tolist() == [100_000.0, 0.0]
    assert first.use[1] == 0.0
    assert then.cost_yuan.tolist() == [0.0, 0.0]
    assert then.use[1] == first.use[0]


def test_use_of_a_platform_spreads_but_not_among_people_who_cannot_work_it():
    able, unable = (Network.of_one_project(use=0.1, technology=t) for t in (1.0, 0.0))
    for _ in range(240):
        able = replace(able, use=SharedPlatform().connect(able).use)
        unable = replace(unable, use=SharedPlatform().connect(unable).use)
    assert able.use[0] == pytest.approx(1.0, abs=1e-6)
    assert unable.use[0] == pytest.approx(1.0 - 0.02 / 0.15, abs=1e-6)


def test_a_platform_may_make_matching_worse():
    network = Network.of_one_project(use=0.5)
    assert SharedPlatform(gain=-0.3).connect(network).sharpness[0] < 0.7
    assert SharedPlatform(gain=0.0).connect(network).sharpness[0] == 0.7
