"""Benchmarks beside every rule: a planner is never worse, and no split of the gain reaches it."""

from __future__ import annotations

import numpy as np
import pytest

from sim.catalogue import RULES
from sim.cli import main
from sim.core.words import say
from sim.lab.benchmark import ENTERING, STEP, benchmark, policy_with, settled
from sim.lab.played import calm, values
from sim.lab.reference import FACTS
from sim.world.kinds import Party

KNOWN = [(family, rule) for family in ENTERING for rule in RULES[family].names]
BUDGET_BALANCED = RULES["benefit_sharing"].names


@pytest.mark.parametrize(("family", "rule"), KNOWN)
def test_a_planner_is_never_worse_than_anybody_else(family, rule):
    found = benchmark(family, rule)
    for point in (found.best_reply, found.behaviour):
        assert found.planner.worth >= point.worth
    for point in found.points().values():
        assert all(0.0 <= effort <= 1.0 for effort in point.effort)
        assert point.output >= 0.0


@pytest.mark.parametrize("rule", BUDGET_BALANCED)
def test_no_split_of_what_there_is_reaches_the_planners_optimum(rule):
    """As Holmström 1982 has it for teams: who bears the whole cost gets only part of the gain."""
    found = benchmark("benefit_sharing", rule)
    assert found.at_rest
    assert found.best_reply.worth < 0.95 * found.planner.worth
    assert found.best_reply.effort != found.planner.effort


@pytest.mark.parametrize("party", [Party.ORGANIZATION, Party.ENTERPRISE, Party.HOUSEHOLD])
@pytest.mark.parametrize("rule", ["equal", "by_contribution", "shapley"])
def test_one_alone_is_its_own_planner(party, rule):
    found = benchmark("benefit_sharing", rule, active=(party,))
    assert found.at_rest
    assert found.best_reply.effort == pytest.approx(found.planner.effort, abs=STEP)
    assert found.best_reply.worth == pytest.approx(found.planner.worth, rel=1e-3, abs=1e-6)
    others = [found.planner.effort[kind] for kind in Party if kind != party]
    assert others == [0.0] * 4


@pytest.mark.parametrize("rule", ["equal", "lexmin", "by_need"])
def test_at_rest_nobody_gains_by_another_effort(rule):
    found, policy = benchmark("benefit_sharing", rule), policy_with("benefit_sharing", rule, {})
    game, _ = settled(policy)
    rest = np.array([found.best_reply.effort])
    kept = calm(game, game.at(rest))
    here, _ = values(game, game.at(rest), kept)
    for party in Party:
        for other in (0.0, 0.3, 0.6, 1.0):
            moved = rest.copy()
            moved[0, party] = other
            there, _ = values(game, game.at(moved), kept)
            assert there[0, party] <= here[0, party] + 1e-6


def test_what_is_given_out_differs_only_by_who_gets_it():
    """The planner's output hardly depends on the split: a split moves money, not work."""
    outputs = [benchmark("benefit_sharing", rule).planner.output for rule in BUDGET_BALANCED]
    assert max(outputs) < 1.02 * min(outputs)


def test_an_incentive_that_pays_nobody_is_said_to_change_nothing():
    assert benchmark("incentive", "matching_grant").changes_nothing
    assert not benchmark("incentive", "input_subsidy").changes_nothing
    assert not benchmark("incentive", "none").changes_nothing


def test_the_same_twice_and_a_parameter_counts():
    assert benchmark("incentive", "input_subsidy") == benchmark("incentive", "input_subsidy")
    more = benchmark("incentive", "input_subsidy", {"rate": 0.9})
    less = benchmark("incentive", "input_subsidy", {"rate": 0.0})
    assert more.behaviour.worth > less.behaviour.worth


def test_every_fact_has_a_unit_and_a_source_and_a_number_for_all_or_each():
    for fact in FACTS:
        assert fact.unit
        assert fact.source[0] in "ARSFr"
        assert len(fact.values) in {1, len(Party)}


def test_a_family_outside_the_game_is_refused_and_said_to_be_so(capsys):
    with pytest.raises(KeyError):
        benchmark("targeting", "quota")
    assert main(["explain", "quota", "--lang", "en"]) == 0
    assert say("cli.not_in_the_game").en in capsys.readouterr().out


def test_explain_shows_the_three_points_in_both_languages(capsys):
    for language in ("zh", "en"):
        assert main(["explain", "shapley", "--lang", language]) == 0
        told = capsys.readouterr().out
        for words in benchmark("benefit_sharing", "shapley").points():
            assert say(f"cli.{words}").within(language) in told
