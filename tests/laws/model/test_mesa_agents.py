"""Agents are views: one for every row, always of the present, never to be written or removed."""

from __future__ import annotations

import gc
import weakref

import mesa
import numpy as np
import pytest

from sim.core.errors import RefusedError, UsageError
from sim.model import (
    CollaborationModel,
    Community,
    Enterprise,
    Government,
    Household,
    Organization,
    View,
    collaboration_model,
)

FIVE = (Government, Organization, Enterprise, Community, Household)
SMALL = {"households__pilot": 12, "villages__pilot": 2}


@pytest.mark.usefixtures("young")
def test_every_row_has_one_agent_with_a_number_of_its_own():
    model = CollaborationModel(rng=1, **SMALL)
    rows = {kind: len(getattr(model.world, kind.table.key)) for kind in FIVE}
    assert {kind: len(agents) for kind, agents in model.agents_by_type.items()} == rows
    assert [agent.unique_id for agent in model.agents] == list(range(1, sum(rows.values()) + 1))
    assert model.agents_by_type[Household].get("row") == list(range(12))
    assert set(model.agent_types) == set(FIVE)


@pytest.mark.usefixtures("young")
def test_agents_stay_the_same_and_read_the_present():
    model = CollaborationModel(rng=1, **SMALL)
    first = model.agents_by_type[Household][0]
    before = [agent.income for agent in model.agents_by_type[Household]]
    gc.collect()
    model.step()
    assert model.agents_by_type[Household][0] is first
    after = model.agents_by_type[Household].get("income")
    assert after == model.world.household.income.tolist()
    assert after != before
    assert first.cash == model.world.ledger.balance("household")[0]


@pytest.mark.usefixtures("young")
def test_values_are_plain_and_arrays_are_apart():
    agent = CollaborationModel(rng=1, **SMALL).agents_by_type[Household][3]
    assert [type(v) for v in (agent.income, agent.size, agent.poor)] == [float, int, bool]
    assert agent.need.shape == (6,)
    with pytest.raises(ValueError, match="read-only"):
        agent.need[0] = 1
    assert "yuan" in Household.income.__doc__


@pytest.mark.parametrize("kind", FIVE)
def test_a_column_hides_nothing_of_mesas(kind):
    assert not set(kind.table.columns) & (set(dir(mesa.Agent)) | {"model", "unique_id", "pos"})
    assert not set(kind.table.columns) & set(vars(View))


@pytest.mark.usefixtures("young")
@pytest.mark.parametrize("name", ["income", "row", "cash", "village"])
def test_agents_cannot_be_written(name):
    agent = CollaborationModel(rng=1, **SMALL).agents_by_type[Household][3]
    with pytest.raises(UsageError, match=f"{name} of household, row 3") as told:
        setattr(agent, name, 1)
    assert "农户第 3 行" in told.value.within("zh")


@pytest.mark.usefixtures("young")
def test_tables_neither_shrink_nor_grow():
    model = CollaborationModel(rng=1, **SMALL)
    many = len(model.agents)
    with pytest.raises(UsageError, match="cannot be removed"):
        model.remove_all_agents()
    with pytest.raises(UsageError, match="every row has its agent"):
        Household.create_agents(model, 2)
    with pytest.raises(UsageError, match="cannot be set"):
        model.agents = []
    assert len(model.agents) == many


@pytest.mark.usefixtures("young")
def test_agent_sets_work_as_mesa_users_expect():
    model = CollaborationModel(rng=1, **SMALL)
    homes = model.agents.select(agent_type=Household)
    assert len(homes) == 12
    large = homes.select(lambda agent: agent.size >= 3)
    assert sorted(large.get("row")) == np.flatnonzero(model.world.household.size >= 3).tolist()
    assert homes.agg("size", sum) == model.world.household.size.sum()
    met = []
    model.agents.shuffle_do(lambda agent: met.append(agent.unique_id))
    assert met != sorted(met) == list(range(1, len(model.agents) + 1))
    again = []
    CollaborationModel(rng=1, **SMALL).agents.shuffle_do(lambda a: again.append(a.unique_id))
    assert again == met
    by_village = homes.groupby("village", result_type="list")
    assert sorted(len(group) for _, group in by_village) == [6, 6]


class Visitor(mesa.Agent):
    """An agent of the user's own."""


@pytest.mark.usefixtures("young")
def test_own_agents_are_welcome():
    model = CollaborationModel(rng=1, **SMALL)
    guest = Visitor(model)
    numbers = [agent.unique_id for agent in model.agents]
    assert len(set(numbers)) == len(numbers)
    assert guest.unique_id == max(numbers)
    assert list(model.agents_by_type[Visitor]) == [guest]
    guest.remove()
    assert guest not in model.agents


@pytest.mark.usefixtures("young")
def test_too_many_rows_are_refused_by_the_name_of_their_table(monkeypatch):
    monkeypatch.setattr(collaboration_model, "MOST_ROWS", 10)
    model = CollaborationModel(rng=1, **SMALL)
    assert len(model.agents_by_type[Community]) == 2
    with pytest.raises(RefusedError, match=r"12 rows.*model\.world\.household"):
        model.agents_by_type[Household]
    with pytest.raises(RefusedError, match=r"model\.world\.(household|organization)"):
        _ = model.agents
    with pytest.raises(KeyError):
        model.agents_by_type[Visitor]
    model.step()


@pytest.mark.usefixtures("young")
def test_dropped_models_give_their_memory_back():
    alive = []
    for luck in range(50):
        model = CollaborationModel(rng=luck, **SMALL)
        Visitor(model)
        assert len(model.agents)
        alive.append(weakref.ref(model))
    del model
    gc.collect()
    assert sum(ref() is not None for ref in alive) == 0
