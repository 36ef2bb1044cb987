"""What every evaluation keeps, a new file included from the moment it exists."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.evaluation import RULES, Findings
from tests.laws.rules.drawn import lawful, rules

SEEDS = st.integers(0, 10**6)
each_rule = pytest.mark.parametrize("name", RULES.names)
ABSENT = [name for name, rule in RULES.items() if "absent" in rule.laws]
JUDGING = [name for name in RULES if name not in ABSENT]


def some_findings(seed: int, projects: int = 4) -> tuple[Findings, np.ndarray]:
    """Draw what is seen of some projects, and noise."""
    luck = np.random.default_rng(seed)
    six = luck.random((projects, 6)) * 100.0
    planned = np.where(luck.random((projects, 6)) < 0.3, 0.0, luck.random((projects, 6)) * 9000.0)
    seen = Findings(
        delivered=luck.random((projects, 6)) * 9000.0,
        planned=planned,
        weights=luck.random((projects, 6)),
        satisfaction=luck.random(projects),
        clients=np.floor(luck.random(projects) * 4.0) * 20.0,
        six=np.where(luck.random((projects, 6)) < 0.2, np.nan, six),
        effort=luck.random((projects, 5)),
        active=luck.random((projects, 5)) < 0.6,
        need_reduction=luck.random(projects) * 50.0,
        planned_reduction=np.floor(luck.random(projects) * 3.0) * 20.0,
        budget=luck.random(projects) * 200_000.0,
    )
    return seen, luck.standard_normal(projects)


def one_of(seen: Findings, project: int) -> Findings:
    kept = {f.name: getattr(seen, f.name)[project : project + 1] for f in fields(Findings)}
    return replace(seen, **kept)


@each_rule
@lawful
@given(st.data(), SEEDS)
def test_a_score_lies_between_0_and_100_or_is_absent(name, data, seed):
    rule = data.draw(rules(RULES, name))
    seen, noise = some_findings(seed)
    score = rule.score(seen, noise * 5.0)
    known = ~np.isnan(score.value)
    assert ((score.value[known] >= 0.0) & (score.value[known] <= 100.0)).all()
    assert (np.isfinite(score.cost) & (score.cost >= 0.0)).all()
    assert score.value.shape == score.cost.shape == (4,)


@each_rule
@lawful
@given(st.data(), SEEDS, st.integers(0, 3))
def test_a_project_is_judged_by_itself(name, data, seed, project):
    rule = data.draw(rules(RULES, name))
    seen, noise = some_findings(seed)
    among = rule.score(seen, noise)
    by_itself = rule.score(one_of(seen, project), noise[project : project + 1])
    np.testing.assert_array_equal(by_itself.value, among.value[project : project + 1])
    np.testing.assert_array_equal(by_itself.cost, among.cost[project : project + 1])


@each_rule
@lawful
@given(st.data(), SEEDS)
def test_classes_follow_scores_and_an_absent_score_is_b(name, data, seed):
    rule = data.draw(rules(RULES, name))
    seen, _ = some_findings(seed)
    ladder = (100.0, 65.0, 40.0, np.nan)
    rungs = [rule.grade(np.array([value]), one_of(seen, 0)) for value in ladder]
    classes = np.concatenate(rungs)
    assert classes.dtype == np.int64
    assert ((classes >= 0) & (classes <= 3)).all()
    assert classes[3] == 1
    assert (np.diff(classes[:3]) >= 0).all()


@each_rule
def test_nothing_known_is_no_reason_for_nonsense(name):
    seen = Findings.of_one_project()
    score = RULES[name]().score(seen, np.zeros(1))
    assert np.isnan(score.value[0]) or 0.0 <= score.value[0] <= 100.0
    assert score.cost.tolist() == [0.0]


@pytest.mark.parametrize("name", ABSENT)
@lawful
@given(st.data(), SEEDS)
def test_who_never_judges_has_no_score_and_no_month(name, data, seed):
    rule = data.draw(rules(RULES, name))
    seen, noise = some_findings(seed)
    score = rule.score(seen, noise)
    assert np.isnan(score.value).all()
    assert not score.cost.any()
    assert not rule.due(np.arange(200)).any()


@pytest.mark.parametrize("name", JUDGING)
def test_who_judges_does_so_within_two_years_and_not_before_the_start(name):
    due = RULES[name]().due(np.arange(-5, 25))
    assert due[5:].any()
    assert not due[:6].any()


@pytest.mark.parametrize("name", JUDGING)
@lawful
@given(st.data(), SEEDS)
def test_doing_more_of_what_is_promised_never_lowers_the_score(name, data, seed):
    rule = data.draw(rules(RULES, name))
    seen, noise = some_findings(seed)
    more = replace(
        seen,
        delivered=seen.delivered * 1.1,
        satisfaction=np.minimum(seen.satisfaction * 1.1, 1.0),
        six=np.minimum(seen.six * 1.1, 100.0),
        effort=np.minimum(seen.effort * 1.1, 1.0),
        need_reduction=seen.need_reduction * 1.1,
    )
    before, after = rule.score(seen, noise), rule.score(more, noise)
    known = ~np.isnan(before.value)
    assert (after.value[known] >= before.value[known] - 1e-9).all()


def test_six_dimensions_judge_in_the_months_agreed():
    rule = RULES["six_dimensions"](first_month=3, second_month=9)
    assert np.flatnonzero(rule.due(np.arange(24))).tolist() == [3, 9]


def test_the_rating_by_those_served_counts_as_much_as_agreed():
    seen = Findings.of_one_project(six=[60.0] * 6, satisfaction=0.9, clients=12)
    rule = RULES["six_dimensions"](beneficiary_weight=0.3)
    assert rule.score(seen, np.zeros(1)).value[0] == pytest.approx(69.0)
    nobody = replace(seen, clients=np.zeros(1))
    assert rule.score(nobody, np.zeros(1)).value[0] == pytest.approx(60.0)


def test_one_weak_side_keeps_a_project_out_of_class_a():
    rule = RULES["six_dimensions"]()
    strong = Findings.of_one_project(six=[90.0] * 6)
    weak = Findings.of_one_project(six=[90.0] * 5 + [44.0])
    assert rule.grade(np.array([80.0]), strong).tolist() == [0]
    assert rule.grade(np.array([80.0]), weak).tolist() == [1]


def test_what_was_not_planned_is_not_counted():
    seen = Findings.of_one_project(delivered=[50, 0, 0, 0, 0, 0], planned=[100, 0, 9, 0, 9, 9])
    assert RULES["outputs"]().score(seen, np.zeros(1)).value.tolist() == [50.0]
    nothing = Findings.of_one_project(delivered=[50] * 6, planned=[0, 0, 9, 0, 9, 9])
    assert np.isnan(RULES["outputs"]().score(nothing, np.zeros(1)).value[0])


def test_nobody_to_ask_is_no_score():
    for name, missing in (("satisfaction", "clients"), ("third_party", "planned_reduction")):
        seen = Findings.of_one_project(satisfaction=0.5, clients=9, planned_reduction=9)
        nobody = replace(seen, **{missing: np.zeros(1)})
        assert np.isfinite(RULES[name]().score(seen, np.zeros(1)).value[0])
        assert np.isnan(RULES[name]().score(nobody, np.zeros(1)).value[0])
    alone = Findings.of_one_project(effort=[0.9])
    assert np.isnan(RULES["peer"]().score(alone, np.zeros(1)).value[0])


def test_mutual_praise_and_capture_hide_what_was_done():
    seen = Findings.of_one_project(effort=[0.0, 0.0], planned_reduction=9)
    assert RULES["peer"](collusion=1.0).score(seen, np.zeros(1)).value.tolist() == [100.0]
    assert RULES["third_party"](capture=0.5).score(seen, np.zeros(1)).value.tolist() == [50.0]


def test_asking_more_leaves_less_to_chance():
    seen = Findings.of_one_project(
        satisfaction=0.5, clients=1000, need_reduction=4, planned_reduction=9
    )
    for name in ("satisfaction", "third_party"):
        few, many = RULES[name](sample=4), RULES[name](sample=400)
        spread = [
            r.score(seen, np.ones(1)).value - r.score(seen, np.zeros(1)).value for r in (few, many)
        ]
        np.testing.assert_allclose(spread[0], 10.0 * spread[1])
