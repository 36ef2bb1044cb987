"""What parties of a project decide: fairness counts with the stake, and nobody is sure to join."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sim.actors.effort import Pull, adapt, entitlement, response
from sim.actors.parties import motives
from sim.lab.arms import policy_of
from sim.month import begin, step
from sim.scenario import load
from sim.world.kinds import Party
from sim.world.settings.game import Game
from sim.world.stakes import Stakes

LUCKS = 8


def five(outlay: float = 1200.0) -> tuple[Stakes, Game]:
    """Put down one project of five parties who put in 1 to 5 hundred yuan."""
    stakes = Stakes.of_one_project(
        kind=[int(party) for party in Party],
        x=[100.0, 200.0, 300.0, 400.0, 500.0],
        outlay=[outlay] * 5,
        belief=[0.6] * 5,
    )
    return stakes, Game(1).at(np.zeros(1, np.int64))


def answered(surplus: float, part: list[float], outlay: float = 1200.0) -> np.ndarray:
    stakes, game = five(outlay)
    share = surplus * np.array([part])
    return response(stakes, share, motives(game, stakes.kind), game)[0]


UNEVEN = [0.0, 0.0, 0.0, 0.0, 1.0]


def test_unfairness_hurts_the_more_the_larger_the_surplus_beside_what_is_laid_out():
    base = five()[1].fairness_base[0]
    felt = [base - answered(surplus, UNEVEN)[:4] for surplus in (0.0, 10.0, 100.0, 10_000.0)]
    assert (felt[0] == 0.0).all()
    assert (np.diff(felt, axis=0) > 0.0).all()
    dear, cheap = answered(100.0, UNEVEN, 12_000.0), answered(100.0, UNEVEN, 120.0)
    assert (dear[:4] > cheap[:4]).all()


def test_what_all_think_their_due_makes_nobody_answer_less():
    stakes, game = five()
    motive = motives(game, stakes.kind)
    same = replace(motive, merit_norm=np.full(stakes.shape, 1.0))
    due = entitlement(stakes, same)
    assert due.sum() == pytest.approx(1.0)
    assert response(stakes, 900.0 * due, same, game) == pytest.approx(game.fairness_base[0])


def test_each_party_judges_by_its_own_norm():
    """Enterprises look at merit, households at need: an equal split is not fair to both."""
    stakes, game = five()
    due = entitlement(stakes, motives(game, stakes.kind))[0]
    merit = stakes.input[0] / stakes.input[0].sum()
    off = np.abs(due - 0.2) / np.maximum(np.abs(merit - 0.2), 1e-9)
    apart = [Party.GOVERNMENT, Party.ORGANIZATION, Party.COMMUNITY, Party.HOUSEHOLD]
    expected = {Party.GOVERNMENT: 0.5, Party.ORGANIZATION: 0.5, Party.COMMUNITY: 0.4}
    for party in apart:
        assert off[party] == pytest.approx(expected.get(party, 0.3))


def test_getting_less_than_due_hurts_more_than_getting_more():
    stakes, game = five()
    motive = replace(motives(game, stakes.kind), merit_norm=np.full(stakes.shape, 0.5))
    due = entitlement(stakes, motive)[0]
    shift = np.array([-0.05, 0.05, 0.0, 0.0, 0.0])
    share = 1000.0 * (due + shift)[None, :]
    felt = game.fairness_base[0] - response(stakes, share, motive, game)[0]
    scaled = felt[:2] * due[:2]
    assert scaled[0] == pytest.approx(2.0 * scaled[1])


def test_one_alone_has_nobody_to_answer():
    stakes, game = five()
    motive = motives(game, stakes.kind)
    alone = replace(stakes, active=stakes.kind == Party.ENTERPRISE)
    nothing = np.zeros(stakes.shape)
    told = [
        adapt(alone, Pull(nothing, np.full(stakes.shape, answer), nothing, nothing), motive, game)
        for answer in (0.0, 1.0)
    ]
    assert (told[0] == told[1]).all()


@pytest.fixture(scope="module")
def pilot():
    scenario = load("yanliu", ["households.spill_over=0", "villages.spill_over=0"])
    world = begin(scenario.plan, 20260701, range(LUCKS), run_in=12)
    for month in range(1, 13):
        step(world, policy_of(scenario.at(month), True))
    return world


def taking_part(world, party: Party) -> float:
    there = (world.stake.kind == party) & (world.stake.who >= 0)
    return float(world.stake.inside[there].mean())


@pytest.mark.parametrize("party", list(Party))
def test_taking_part_is_a_decision_for_every_kind(pilot, party):
    """Neither sure nor hopeless at the defaults: a rule can move it either way."""
    assert 0.25 < taking_part(pilot, party) < 0.98


def test_the_government_takes_part_as_a_rule_but_not_always(pilot):
    assert 0.75 <= taking_part(pilot, Party.GOVERNMENT) <= 0.97
