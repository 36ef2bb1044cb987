"""What every targeting rule obeys, and where each one begins and ends."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.targeting import DOMAINS, NOBODY, RULES, Asked
from sim.rules.targeting.comparative import Comparative
from sim.rules.targeting.pairing import Pairing
from sim.rules.targeting.quota import Quota
from sim.rules.targeting.stable import Stable
from tests.laws.rules.drawn import bools, floats, ints, lawful, rules

every_rule = pytest.mark.parametrize("name", RULES.names)
PROJECTS = 3


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    some, parties = draw(st.integers(0, 9)), draw(st.integers(1, 4))
    need = draw(floats(DOMAINS, some, often=(1.0, 0.5)))
    return Asked(
        project=np.sort(draw(ints(some, low=0, high=PROJECTS - 1)), kind="stable"),
        need=need,
        weight=draw(floats(DOMAINS, often=(1.0,))).tolist(),
        most=np.full(PROJECTS, draw(st.sampled_from([200.0, 600.0, 2000.0]))),
        luck=draw(st.permutations(range(some)).map(lambda o: (np.array(o) + 0.5) / max(some, 1))),
        paired=draw(ints(some, low=NOBODY, high=parties - 1)),
        months_paired=draw(ints(some, low=0, high=13)),
        hours=draw(floats(PROJECTS, high=40.0, often=(8.0,))),
        capability=draw(floats(PROJECTS, parties, DOMAINS, often=(1.0,))),
        active=draw(bools(PROJECTS, parties)),
        share=draw(floats(PROJECTS, parties, often=(0.5,))),
    )


supplies = floats(DOMAINS, PROJECTS, high=1e4, often=(300.0, 1e4))


def of(households: Asked, chosen: np.ndarray) -> Asked:
    """Keep some households, in the order given."""
    one = ("project", "luck", "paired", "months_paired")
    kept = {name: getattr(households, name)[chosen] for name in one}
    return replace(households, need=households.need[:, chosen], **kept)


@every_rule
@lawful
@given(data=st.data(), households=asked(), supply=supplies)
def test_no_more_is_given_than_there_is_or_can_be_used(name, data, households, supply):
    got = data.draw(rules(RULES, name)).target(supply, households)
    assert got.yuan.shape == got.skill.shape == households.need.shape
    assert np.isfinite(got.yuan).all()
    assert (got.yuan >= 0.0).all()
    assert (got.yuan <= households.ceiling * (1.0 + 1e-12)).all()
    for domain in range(DOMAINS):
        sums = np.bincount(households.project, got.yuan[domain], PROJECTS)
        assert (sums <= supply[domain] * (1.0 + 1e-9)).all()


@every_rule
@lawful
@given(data=st.data(), households=asked(), supply=supplies)
def test_helpers_are_parties_that_supply_help(name, data, households, supply):
    got = data.draw(rules(RULES, name)).target(supply, households)
    paired = got.paired != NOBODY
    assert ((got.skill >= 0.0) & (got.skill <= 1.0 + 1e-12)).all()
    assert households.active[households.project[paired], got.paired[paired]].all()
    assert (got.months_paired[paired] >= 1).all()
    assert (got.months_paired[~paired] == 0).all()


@every_rule
@lawful
@given(data=st.data(), households=asked(), supply=supplies)
def test_no_project_is_moved_by_its_neighbours(name, data, households, supply):
    rule = data.draw(rules(RULES, name))
    chosen = np.flatnonzero(households.project == data.draw(st.integers(0, PROJECTS - 1)))
    alone, all_ = rule.target(supply, of(households, chosen)), rule.target(supply, households)
    assert np.array_equal(alone.yuan, all_.yuan[:, chosen])
    assert np.array_equal(alone.skill, all_.skill[:, chosen])
    assert np.array_equal(alone.paired, all_.paired[chosen])


@every_rule
@lawful
@given(data=st.data(), households=asked(), supply=supplies)
def test_only_luck_breaks_ties_never_the_order_of_the_list(name, data, households, supply):
    rule = data.draw(rules(RULES, name))
    order = np.array(data.draw(st.permutations(range(len(households.luck)))), np.int64)
    order = order[households.project[order].argsort(kind="stable")]
    moved, still = rule.target(supply, of(households, order)), rule.target(supply, households)
    assert moved.yuan == pytest.approx(still.yuan[:, order], rel=1e-9, abs=1e-9)
    assert np.array_equal(moved.paired, still.paired[order])


@every_rule
@lawful
@given(households=asked())
def test_without_supply_nobody_gets_anything(name, households):
    got = RULES[name]().target(np.zeros((DOMAINS, PROJECTS)), households)
    assert (got.yuan == 0.0).all()


@pytest.mark.parametrize("name", [n for n in RULES.names if n not in {"pairing", "stable"}])
@lawful
@given(data=st.data(), households=asked(), supply=supplies)
def test_nothing_is_left_while_somebody_could_use_it(name, data, households, supply):
    got = data.draw(rules(RULES, name)).target(supply, households)
    for domain in range(DOMAINS):
        given_ = np.bincount(households.project, got.yuan[domain], PROJECTS)
        usable = np.bincount(households.project, households.ceiling[domain], PROJECTS)
        wanted = np.minimum(supply[domain], usable)
        assert given_ == pytest.approx(wanted, rel=1e-9, abs=1e-4)


@lawful
@given(households=asked(), supply=supplies)
def test_the_quota_is_the_same_for_all_who_can_use_it(households, supply):
    got = Quota().target(supply, households).yuan
    for project in range(PROJECTS):
        here = households.project == project
        for domain in range(DOMAINS):
            yuan, ceiling = got[domain][here], households.ceiling[domain][here]
            short = yuan[yuan < ceiling]
            assert len(np.unique(short)) <= 1
            assert (yuan <= short.max(initial=0.0)).all() or not len(short)


def paired_slowly(households: Asked, slots: np.ndarray) -> list[int]:
    """Let households choose one after the other, as a trainer would on a blackboard."""
    free, helper = slots.copy(), [NOBODY] * len(households.luck)
    urgency = households.urgency
    for i in sorted(range(len(helper)), key=lambda h: (-urgency[h], households.luck[h])):
        project = households.project[i]
        fit = [
            sum(float(households.need[d, i] * skill[d]) for d in range(DOMAINS))
            for skill in households.capability[project]
        ]
        open_ = [j for j in range(len(fit)) if free[project, j] > 0]
        if urgency[i] > 0.0 and open_:
            helper[i] = max(open_, key=lambda j: (fit[j], -j))
            free[project, helper[i]] -= 1
    return helper


@pytest.mark.parametrize("rule", [Pairing(), Stable()], ids=["pairing", "stable"])
@lawful
@given(households=asked(), supply=supplies)
def test_batched_choosing_is_choosing_one_after_the_other(rule, households, supply):
    new = replace(households, paired=np.full_like(households.paired, NOBODY))
    room = np.where(new.active, np.floor(new.hours[:, None] * new.part / 4.0), 0.0)
    assert rule.target(supply, new).paired.tolist() == paired_slowly(new, room.astype(int))


@lawful
@given(households=asked(), supply=supplies)
def test_no_household_and_helper_would_rather_have_each_other(households, supply):
    got = Stable().target(supply, households)
    room = np.where(
        households.active, np.floor(households.hours[:, None] * households.part / 4.0), 0.0
    )
    for i, project in enumerate(households.project):
        for party in np.flatnonzero(room[project] > 0.0):
            fit = [households.need[:, i] @ c for c in households.capability[project]]
            own = got.paired[i]
            wants = households.urgency[i] > 0.0 and (own == NOBODY or fit[party] > fit[own] + 1e-9)
            clients = (got.paired == party) & (households.project == project)
            full = clients.sum() >= room[project, party]
            needier = (households.urgency[clients] < households.urgency[i]).any()
            assert not (wants and (not full or needier))


def test_pairs_stay_together_for_their_term():
    households, seen = Asked.of_one_project(need=[0.5, 1.0], hours=4.0), []
    for month in range(26):
        needs = np.repeat([[0.5, 1.0] if month < 5 else [1.0, 0.5]], DOMAINS, axis=0)
        got = Pairing().target(np.full((DOMAINS, 1), 300.0), replace(households, need=needs))
        households = replace(households, paired=got.paired, months_paired=got.months_paired)
        seen.append(got.paired.tolist())
    assert seen == [[NOBODY, 0]] * 12 + [[0, NOBODY]] * 14
    assert got.months_paired.tolist() == [2, 0]


def test_when_hours_shrink_the_neediest_keep_their_helper():
    households = replace(
        Asked.of_one_project(need=[0.2, 0.9, 0.5], hours=8.0), paired=np.zeros(3, np.int64)
    )
    got = Pairing().target(np.full((DOMAINS, 1), 300.0), households)
    assert got.paired.tolist() == [NOBODY, 0, 0]


def test_comparative_advantage_without_focus_or_difference_is_no_advantage():
    alike = Asked.of_one_project(need=[0.5, 1.0], capability=[0.4, 0.4])
    unlike = Asked.of_one_project(need=[0.5, 1.0], capability=[0.2, 0.6])
    supply = np.full((DOMAINS, 1), 450.0)
    assert Comparative().target(supply, alike).skill == pytest.approx(0.4)
    assert Comparative(focus=0.0).target(supply, unlike).skill == pytest.approx(0.4)
