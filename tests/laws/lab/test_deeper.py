"""Ties, budgets, futures and unknowns: what is told follows from made-up numbers."""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np
import pytest

from sim.core.errors import UsageError
from sim.core.text import LANGUAGES, Text
from sim.lab.budgets import budgets_of
from sim.lab.compared import Compared, compared, known_closely_enough, pairs_of, rows_of_pairs
from sim.lab.conduct import conduct
from sim.lab.deeper import tails
from sim.lab.findings import Findings
from sim.lab.league import league
from sim.lab.points import points_of
from sim.lab.robust import robustness
from sim.lab.sensitivity import sensitivity
from sim.lab.statistics.letters import letters
from sim.lab.workers import Here
from sim.report.deeper import deeper_lines, deeper_tables
from sim.scenario.registry import all_keys
from sim.scenario.study import Design, Unknown
from tests.laws.lab.tiny import never, study

RULES = ("rules.benefit_sharing.rule=equal", "rules.coordination.rule=none")
WAGE = "world.labour.wage_growth"


def made_up(effects, n=40, points=1, seed=1, matters=None):
    """Give a study of which every outcome has the same made-up numbers."""
    asked = study(*["rules.benefit_sharing.rule=equal"] * (len(effects) - 1))
    first = replace(asked.outcomes[0], matters=matters, better="lower")
    asked = replace(asked, outcomes=(first,))
    rng = np.random.default_rng(seed)
    luck = rng.normal(size=(points, n))
    grid = {
        arm.name: np.asarray(effect)[..., None] + luck + 0.3 * rng.normal(size=(points, n))
        for arm, effect in zip(asked.arms, effects, strict=True)
    }
    grids = {first.name: grid}
    return Compared(asked, None, tuple(rows_of_pairs(asked, grids, pairs_of(asked))), grids)


def unknown(*values, low=None, high=None):
    param = next(key.param for key in all_keys() if key.path == WAGE)
    return Unknown("wage", WAGE, Text("工钱", "wage"), param, low, high, values)


def test_arms_that_differ_much_have_no_letter_in_common():
    table = league(made_up([[0.0], [0.01], [2.0]])).set_index("arm")
    marks = table["letters"].tolist()
    assert set(marks) == {"a", "b"}
    assert table["letters"].to_list()[-1] == "b"
    assert table["place"].tolist() == [1, 2, 3]


def test_two_arms_and_few_lucks_make_no_league():
    assert not len(league(made_up([[0.0], [1.0]])))
    assert not len(league(made_up([[0.0], [1.0], [2.0]], n=19)))


@pytest.mark.parametrize("seed", range(20))
def test_letters_are_shared_exactly_by_those_that_cannot_be_told_apart(seed):
    rng = np.random.default_rng(seed)
    upper = np.triu(rng.random((7, 7)) < 0.4, 1)
    apart = upper | upper.T
    marks = letters(apart, rng.permutation(7).tolist())
    for one in range(7):
        for other in range(7):
            if one != other:
                assert bool(set(marks[one]) & set(marks[other])) != apart[one, other]


def robust(found):
    asked = ("worst_case", "max_regret", "satisfied_share")
    comparisons = replace(found.study.comparisons, robustness=asked)
    return replace(found, study=replace(found.study, comparisons=comparisons))


def test_the_least_regret_is_told_where_it_is_plain():
    found = made_up([[0.0, 5.0, 0.0], [1.0, 1.0, 1.0], [9.0, 9.0, 9.0]], points=3, matters=1.5)
    assert not len(robustness(found))
    table = robustness(robust(found))
    assert table["could_be_best"].tolist() == [False, True, False]
    assert (table["low"] <= table["regret"]).all()
    assert (table["regret"] <= table["high"]).all()
    assert table["regret"].to_numpy() == pytest.approx([4.0, 1.0, 9.0], abs=0.2)
    assert table["worst_case"].to_numpy() == pytest.approx([5.0, 1.0, 9.0], abs=0.6)
    assert table["satisfied_share"].to_numpy() == pytest.approx([2 / 3, 1.0, 0.0])


def test_identical_arms_could_both_be_best():
    found = robust(made_up([[0.0, 1.0], [0.0, 1.0]], points=2))
    grid = found.grids[found.study.outcomes[0].name]
    first = next(iter(grid.values()))
    same = replace(found, grids={found.study.outcomes[0].name: dict.fromkeys(grid, first)})
    table = robustness(same)
    assert table["could_be_best"].all()
    assert (table[["regret", "low", "high"]] == 0.0).all().all()


def test_tails_are_refused_below_59_lucks():
    assert not len(tails(made_up([[0.0], [1.0]], n=58)))
    table = tails(made_up([[0.0], [1.0]], n=59))
    assert (table["bound"] >= table["worst_twentieth"]).all()  # less is better here


def test_two_lucks_do_not_end_a_study_though_they_are_identical(tmp_path):
    asked = study("", at_least=2, at_most=2)
    assert not known_closely_enough(conduct(asked, tmp_path, Here(), never))


def test_a_point_that_failed_everywhere_does_not_vanish_from_the_mean(tmp_path):
    asked = replace(study(RULES[0]), unknowns=(unknown(0.0, 0.1),), design=Design("each_alone"))
    found = conduct(asked, tmp_path, Here(), never)
    own = found.run_keys()
    for key, (cell, _) in own.items():
        if cell.point == 2:
            found.parts.finished.pop(key)
    values = compared(found).measured
    found.parts.taken[asked.outcomes] = {
        name: part[part["point"] != 2] for name, part in found.parts.taken[asked.outcomes].items()
    }
    assert len(compared(found).measured) < len(values)
    assert all(row.gap.n == 0 for row in compared(found).rows)


@pytest.fixture(scope="module")
def budgets(tmp_path_factory):
    """Give three budgets, tried at both ends of an unknown, of a tiny world."""
    money = [f"project.grant_yuan={yuan}" for yuan in (40_000, 160_000)]
    asked = study(*money, at_least=20, at_most=20)
    robust_to = ("worst_case", "max_regret", "satisfied_share")
    asked = replace(
        asked,
        unknowns=(unknown(0.0, 0.1),),
        design=Design("each_alone"),
        comparisons=replace(asked.comparisons, robustness=robust_to),
    )
    folder = tmp_path_factory.mktemp("budgets")
    ran = conduct(asked, folder, Here(), never)
    return Findings(asked, folder, ran, compared(ran), (), (), 0.0)


def test_budgets_are_told_by_their_one_amount(budgets):
    told = budgets_of(budgets.study)
    assert list(told.values()) == sorted(told.values())
    assert len(told) == 3
    assert not budgets_of(study(*RULES))
    table = budgets.deeper.ladder
    assert set(table["arm"]) == set(told) - {budgets.study.baseline.name}
    money = table.groupby("budget_yuan")["extra_yuan"].first()
    assert (np.diff(money) > 0.0).all()
    rate = table["difference"] / table["extra_yuan"]
    known = table["per_yuan"].notna()
    assert table["per_yuan"][known].to_numpy() == pytest.approx(rate[known].to_numpy())


def test_every_table_has_rows_and_every_line_both_languages(budgets):
    tables = deeper_tables(budgets)
    assert {name for name, table in tables.items() if not len(table)} == {"tails"}
    lines = list(deeper_lines(budgets))
    assert len(lines) > 3
    assert all("{" not in line.within(language) for line in lines for language in LANGUAGES)
    assert set(tables["sensitivity"]["index"]) == {"at_low", "at_high"}


def test_points_are_told_one_by_one(budgets):
    table = budgets.deeper.by_point
    own = table[(table["outcome"] == budgets.study.outcomes[0].name) & (table["point"] == 1)]
    assert (own["at_wage"] == 0.0).all()
    assert len(table) == len(budgets.study.outcomes) * 2 * len(budgets.conducted.points)


@pytest.mark.parametrize(("method", "points"), [("morris", 2), ("sobol_indices", 2)])
def test_unknowns_are_weighed_and_a_gap_is_refused(tmp_path, method, points):
    asked = replace(study(RULES[0]), unknowns=(unknown(low=0.0, high=0.1),))
    asked = replace(asked, design=Design(method, points))
    ran = conduct(asked, tmp_path, Here(), never)
    found = compared(ran)
    told = sensitivity(ran, found)
    assert not told.refused
    assert set(told.table["unknown"]) == {"wage", "noise"}
    grid = dict(found.grids[asked.outcomes[0].name])
    broken = grid[asked.arms[1].name].copy()
    broken[1, 2] = np.nan
    gap = {**found.grids, asked.outcomes[0].name: {**grid, asked.arms[1].name: broken}}
    lost = sensitivity(ran, replace(found, grids=gap))
    assert len(lost.refused) == 1
    assert asked.outcomes[0].name not in set(lost.table["outcome"])


def test_without_the_extra_one_line_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "SALib.sample.morris", None)
    asked = replace(study(RULES[0]), unknowns=(unknown(low=0.0, high=0.1),))
    asked = replace(asked, design=Design("morris", 2))
    with pytest.raises(UsageError, match=r"pip install 'collabsim\[sensitivity\]'"):
        points_of(asked)
