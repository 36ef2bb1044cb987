"""A good Mesa citizen: the month's own numbers, asked for in the ways of Mesa."""

from __future__ import annotations

import copy
import inspect
import pickle

import mesa
import numpy as np
import pytest

from sim.core.errors import UsageError
from sim.model import CollaborationModel, Community, Household
from sim.month import begin, step
from sim.outcomes import OUTCOMES, counted
from sim.policy import Policy
from sim.world.plan import Plan
from sim.world.sections import Households, Time, Villages
from sim.world.world import TABLES

SMALL = {"households__pilot": 12, "villages__pilot": 2}
PLAN = Plan(
    {"households": Households(pilot=12), "villages": Villages(pilot=2), "time": Time(months=3)}
)


def same(one, other):
    for kind in TABLES:
        left, right = getattr(one, kind.key), getattr(other, kind.key)
        for name in kind.columns:
            np.testing.assert_array_equal(getattr(left, name), getattr(right, name), name)
    for pocket in ("county", "household", "organization", "outside"):
        np.testing.assert_array_equal(one.ledger.balance(pocket), other.ledger.balance(pocket))


def test_its_numbers_are_the_months_own():
    model = CollaborationModel(rng=11, plan=PLAN)
    world = begin(PLAN, 11, [0])
    same(model.world, world)
    policy = Policy.of(PLAN, {}, {})
    for month in (1, 2):
        model.step()
        step(world, policy)
        assert model.month == world.month == model.steps == month
    same(model.world, world)
    assert model.poverty_rate == OUTCOMES["poverty_rate"]().measure(world)[0]


def test_keys_and_plan_say_the_same():
    same(CollaborationModel(rng=3, **SMALL).world, CollaborationModel(rng=3, plan=PLAN).world)


@pytest.mark.usefixtures("young")
def test_the_same_luck_makes_the_same_model():
    one, other, third = (CollaborationModel(rng=rng, **SMALL) for rng in (5, 5, 6))
    same(one.world, other.world)
    assert one.world.county.luck[0] != third.world.county.luck[0]


@pytest.mark.usefixtures("young")
@pytest.mark.parametrize("rng", [None, np.random.default_rng(1), [1, 2], np.int64(9)])
def test_whatever_luck_began_with_its_number_makes_it_again(rng):
    model = CollaborationModel(rng=rng, **SMALL)
    same(model.world, CollaborationModel(rng=model.luck, **SMALL).world)


@pytest.mark.usefixtures("young")
def test_no_rng_is_fresh_luck():
    assert CollaborationModel(**SMALL).luck != CollaborationModel(**SMALL).luck


@pytest.mark.usefixtures("young")
def test_it_stops_with_the_last_month():
    model = CollaborationModel(rng=1, **SMALL, time__months=3)
    assert (model.running, model.month) == (True, 0)
    model.run_model()
    assert (model.running, model.month, model.steps) == (False, 3, 3)


@pytest.mark.usefixtures("young")
def test_without_programme_nobody_is_served():
    model, twin = (CollaborationModel(rng=1, programme=on, **SMALL) for on in (True, False))
    for _ in range(4):
        model.step()
        twin.step()
    assert model.world.household.client.any()
    assert not twin.world.household.client.any()


def test_its_names_are_not_mesas():
    ours = set(inspect.signature(CollaborationModel).parameters)
    ours |= {name for name in vars(CollaborationModel) if not name.startswith("__")}
    ours |= set(vars(CollaborationModel(rng=1, **SMALL))) - set(vars(mesa.Model()))
    assert not ours & {"seed", "scenario", "time", "steps"}
    shared = {"rng", "agents", "agents_by_type", "agent_types", "register_agent", "step"}
    mesas = set(dir(mesa.Model)) | set(vars(mesa.Model()))
    assert (ours & mesas) - {"observables"} == shared  # the exception is put there by Mesa


@pytest.mark.usefixtures("young")
@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, pickle.dumps])
def test_it_is_made_again_rather_than_copied(way):
    with pytest.raises(UsageError, match="rng=4"):
        way(CollaborationModel(rng=4, **SMALL))


def served(model):
    return int(model.world.household.client.sum())


@pytest.mark.usefixtures("young")
def test_a_data_collector_makes_frames():
    model = CollaborationModel(rng=1, **SMALL)
    kinds = {Household: {"income": "income"}, Community: {"norm": "norm"}}
    model.datacollector = mesa.DataCollector(
        model_reporters={"served": served, "gini": "gini"}, agenttype_reporters=kinds
    )
    for _ in range(3):
        model.step()
    frame = model.datacollector.get_model_vars_dataframe()
    assert frame.shape == (3, 2)
    assert frame["gini"].iloc[-1] == model.gini
    homes = model.datacollector.get_agenttype_vars_dataframe(Household)
    assert homes.shape == (36, 1)
    assert homes.loc[3]["income"].tolist() == model.world.household.income.tolist()


@pytest.mark.usefixtures("young")
def test_its_own_collector_notes_every_outcome_each_month():
    model = CollaborationModel(rng=1, **SMALL)
    model.step()
    frame = model.datacollector.get_model_vars_dataframe()
    assert list(frame) == ["month", *counted(Plan())]
    assert frame["month"].tolist() == [1]
    model.datacollector = None
    model.step()


@pytest.mark.usefixtures("young")
def test_batch_run_is_a_courtesy():
    designs = {"households.pilot": [6, 12], "villages__pilot": 2, "time.months": 2}
    luck = {"rng": [1]}
    newer = "rng" in inspect.signature(mesa.batch_run).parameters
    designs, options = (designs, luck) if newer else (designs | luck, {})
    rows = mesa.batch_run(CollaborationModel, designs, display_progress=False, **options)
    assert [(row["households.pilot"], row["month"]) for row in rows] == [(6, 2), (12, 2)]
    alone = CollaborationModel(rng=1, households__pilot=6, villages__pilot=2)
    alone.step()
    alone.step()
    assert rows[0]["gini"] == alone.gini
