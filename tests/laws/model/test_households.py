"""Households: who they are, that their books are right, and that both engines agree."""

from __future__ import annotations

import numpy as np
import pytest

from sim.core.engine import use
from sim.world import flows
from sim.world.plan import Plan
from sim.world.sections import HarvestPrice, Households, Illness, Monitoring
from sim.world.settings.labour import Labour

WATCH = Plan({"monitoring": Monitoring(enabled=True, every_months=1)})


def told(world):
    """Everything that a world of households says, by name."""
    tables = ("nation", "county", "village", "household")
    columns = {
        f"{table}.{name}": getattr(getattr(world, table), name)
        for table in tables
        for name in getattr(world, table).columns
    }
    return columns | {"cash": world.ledger.balance("household")}


def test_persons_of_a_household_add_up(village_life):
    make, _, _ = village_life
    h = make(villages=40, each=50, near_poor=15).household
    assert (h.workers + h.elders + h.students <= h.size).all()
    assert set(np.unique(h.size)) == {1, 2, 3, 4, 5, 6}
    assert h.workers.max() == 3
    assert (h.jobs <= h.workers).all()


def test_registration_finds_the_poor_with_some_error(village_life):
    make, _, _ = village_life
    h = make(villages=60, each=50, near_poor=15).household
    wrongly_in = 1 - h.poor[h.registered].mean()
    wrongly_out = h.poor[~h.registered].mean()
    assert 0 < wrongly_in < 0.5
    assert 0 < wrongly_out < 0.5


def test_near_poor_households_live_between_one_and_two_lines(village_life):
    make, _, _ = village_life
    exact = Plan({}, {"population": {"register_error": 0.0}})
    world = make(villages=60, each=20, near_poor=20, plan=exact)
    h = world.household
    lines = (h.income_mean * 12 / h.size / world.county.line[0])[~h.registered]
    assert ((lines >= 1) & (lines < 2)).mean() > 0.99


def test_those_poor_at_the_start_can_be_chosen(village_life):
    make, _, _ = village_life
    chosen = Plan({"households": Households(mix="poor_at_start")})
    poor, usual = make(start=2018, plan=chosen), make(start=2018)
    assert poor.household.poor.mean() > usual.household.poor.mean() + 0.2


def test_not_a_fen_is_lost_in_any_month(village_life):
    make, live, _ = village_life
    world = make(nations=2, villages=10, each=30, near_poor=15, plan=WATCH)
    live(world, 40)
    assert int(world.ledger.balance("household").min()) >= 0
    assert int(world.ledger.balance("outside").sum()) < 0
    assert (world.household.assets >= 0).all()
    assert (world.household.debt >= 0).all()


def test_every_payment_of_households_occurs(village_life):
    make, live, _ = village_life
    world = make(villages=20, each=50, near_poor=20, plan=WATCH)
    seen = set()
    for _ in range(36):
        live(world, 1)
        seen |= {flow for (flow, _, _), fen in world.ledger.month.items() if fen.any()}
    own = (
        *(flows.FARM_SALE, flows.WAGE, flows.BUSINESS, flows.PENSION, flows.UNIVERSAL_TRANSFER),
        *(flows.ALLOWANCE, flows.CONSUMPTION, flows.MEDICAL, flows.SCHOOL, flows.LOAN),
        *(flows.INTEREST, flows.REPAYMENT, flows.UPKEEP, flows.ASSET_PURCHASE, flows.ASSET_SALE),
        *(flows.TOP_UP, flows.EMERGENCY_AID, flows.EVALUATION_COST, flows.GRANT),
    )
    assert {flow.key for flow in own} <= seen


def test_cash_changes_by_what_was_paid(village_life):
    make, live, _ = village_life
    world = make(villages=5)
    before = world.ledger.balance("household").sum()
    live(world, 1)
    paid = sum(
        int(fen.sum()) * (1 if to == "household" else -1 if source == "household" else 0)
        for (_, source, to), fen in world.ledger.month.items()
    )
    assert world.ledger.balance("household").sum() - before == paid


def test_support_is_paid_in_public(village_life):
    make, live, _ = village_life
    world = make(villages=20, each=50, plan=WATCH)
    cost = 0
    for _ in range(24):
        live(world, 1)
        month = world.ledger.month
        cost += sum(int(fen.sum()) for (_, source, _), fen in month.items() if source == "county")
    assert world.county.public_cost.sum() == pytest.approx(cost / 100)
    assert (world.household.watched > 0).any()


@pytest.mark.parametrize("plan", [Plan(), WATCH], ids=["alone", "watched"])
def test_both_engines_give_the_same_bits(village_life, plan):
    make, live, _ = village_life
    results = []
    for name in ("numpy", "compiled"):
        with use(name):
            world = make(nations=2, villages=3, each=20, near_poor=8, plan=plan)
            live(world, 24)
            results.append(told(world))
    for name, plain in results[0].items():
        assert plain.tobytes() == results[1][name].tobytes(), name


def test_one_number_for_all_counties_is_as_good_as_one_for_each(village_life):
    make, live, _ = village_life
    alone, beside = make(nations=2, villages=4), make(nations=2, villages=4)
    for column in beside.settings.values():
        for name in column.columns:
            getattr(column, name)[1] *= 1.01
    for world in (alone, beside):
        live(world, 13)
    first = alone.village.count[:4].sum()
    for name, values in told(alone).items():
        rows = {"household": first, "cash": first, "village": 4}.get(name.split(".")[0], 1)
        mine, theirs = values[..., :rows], told(beside)[name][..., :rows]
        assert mine.tobytes() == theirs.tobytes(), name


def test_scenario_shocks_reach_households(village_life):
    make, live, _ = village_life
    usual, hard = make(), make()
    plan = Plan({
        "shocks.harvest_price": HarvestPrice(enabled=True, from_month=1, fall=0.5),
        "shocks.illness": Illness(probability_per_household_year=0.5),
    })  # fmt: skip
    hard.plan = plan
    live(usual, 12)
    live(hard, 12)
    assert hard.household.months_ill.sum() > 3 * usual.household.months_ill.sum()
    farm = [int(w.ledger.month[("farm_sale", "outside", "household")].sum()) for w in (usual, hard)]
    assert 0.4 < farm[1] / farm[0] < 0.52


def test_enterprises_and_village_industry_make_jobs_easier_to_find(village_life):
    make, live, _ = village_life
    poor, rich = make(), make()
    rich.village.industry[:] = 1e6
    for world in (poor, rich):
        world.setting(Labour).vacancies[:] = 0.1
        live(world, 2)
    assert (rich.county.tightness > poor.county.tightness).all()
