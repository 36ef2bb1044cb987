"""The public-goods game: tokens add up, seats are as told, and the game is nowhere else."""

from __future__ import annotations

import numpy as np
import pytest

from sim.lab import simulate
from sim.lab.arms import policy_of
from sim.month import begin, step
from sim.outcomes import OUTCOMES, counted
from sim.phases.play import TYPE
from sim.policy import Policy
from sim.scenario import load
from sim.world.plan import Plan

TOKENS, RETURN, PLAYERS = 20.0, 0.4, 4


def game(*changes: str):
    return load("public_goods", list(changes))


def after(scenario, rounds: int, programme: bool = True, lucks: int = 2):
    world = begin(scenario.plan, 9, range(lucks))
    for _ in range(rounds):
        step(world, policy_of(scenario.base, programme))
    return world


@pytest.mark.parametrize("antisocial", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("matching", ["partners", "strangers"])
def test_tokens_kept_shared_and_fined_add_up(matching, antisocial):
    changes = f"rules.incentive.agreement.antisocial={antisocial}"
    world = after(game(f"public_goods.matching={matching}", changes), 5)
    p = world.project
    given = p.output / PLAYERS
    held = TOKENS - given + RETURN * PLAYERS * given - p.fined
    assert p.earned == pytest.approx(held, abs=1e-9)
    assert p.surplus == pytest.approx(RETURN * PLAYERS * p.output)
    assert p.output.sum() == pytest.approx(TOKENS * world.stake.effort.sum())
    assert not any(fen.any() for fen in world.ledger.month.values())


@pytest.mark.parametrize("rule", ["equal", "by_contribution", "shapley", "nash", "lexmin"])
def test_any_rule_of_sharing_can_be_played(rule):
    world = after(game(f"rules.benefit_sharing={{rule: {rule}}}"), 6)
    assert (world.stake.effort >= 0.0).all()
    assert (world.stake.effort <= 1.0).all()


def test_where_the_pot_is_shared_by_contribution_nobody_rides_free():
    equal = simulate(game("time.months=10"), 3).mean("contribution_share", arm="twin")
    merit = simulate(game("rules.benefit_sharing={rule: by_contribution}"), 3)
    assert merit.mean("contribution_share", arm="twin") > equal + 0.3


def test_the_twin_is_the_same_game_without_incentives():
    both = simulate(game(), 3)
    none = simulate(game("rules.incentive.agreement.enabled=false"), 3)
    assert both.twin.values.tobytes() == none.programme.values.tobytes()
    assert none.programme.values.tobytes() == none.twin.values.tobytes()


def test_strangers_are_seated_anew_and_partners_stay():
    partners, strangers = (
        after(game(f"public_goods.matching={how}", "world.game.effort_noise=0"), 12, False)
        for how in ("partners", "strangers")
    )
    places = np.repeat(np.arange(len(partners.project)), PLAYERS)
    apart = [
        np.std([w.stake.belief[places == group].mean() for group in range(len(w.project))])
        for w in (partners, strangers)
    ]
    assert apart[1] < apart[0]


def test_types_come_as_often_as_told():
    from sim.core.draws import uniform  # noqa: PLC0415 only this test looks at the draw itself

    world = begin(game("public_goods.groups=1000").plan, 2, [0])
    drawn = uniform(TYPE, world.stake.luck, world.stake.id, 0)
    assert np.mean(drawn < 0.5) == pytest.approx(0.5, abs=0.025)
    assert np.mean(drawn >= 0.8) == pytest.approx(0.2, abs=0.02)


def test_a_luck_is_the_same_alone_and_among_others():
    scenario = game("public_goods.matching=strangers")
    few, many = (after(scenario, 4, lucks=lucks) for lucks in (1, 3))
    players = len(few.stake)
    assert few.stake.effort.tobytes() == many.stake.effort[:players].tobytes()


def test_one_alone_keeps_the_tokens():
    world = after(game("public_goods.players=1", "public_goods.groups=8"), 20)
    assert world.stake.effort.mean() < 0.15
    assert not world.project.fined.any()


def test_villages_know_nothing_of_the_game():
    villages, players = counted(Plan()), counted(game().plan)
    assert set(villages) | set(players) == set(OUTCOMES)
    assert not set(villages) & set(players)
    world = after(game(), 1)
    assert not len(world.household)
    assert np.isnan(OUTCOMES["contribution_share"]().measure(begin(Plan(), 1, [0], run_in=0))).all()


def test_a_round_lives_no_other_phase():
    scenario, lived = game(), []
    world = begin(scenario.plan, 1, [0])
    step(world, Policy.of(scenario.plan, {}, {}), lambda phase, _: lived.append(phase))
    assert lived == ["play", "close"]
