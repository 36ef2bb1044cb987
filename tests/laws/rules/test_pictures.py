"""What parties consider doing, pictured side by side: as if each picture were all there is."""

from __future__ import annotations

import numpy as np
import pytest

from sim.actors.parties import motives
from sim.catalogue import RULES
from sim.core.engine import use
from sim.month import MONTH, begin, step
from sim.phases._payoff import Terms, payoffs
from sim.phases._pictures import Pictures, Scene
from sim.phases._stakes import stakes_of
from sim.policy import Policy
from sim.world.production import pictured_work, raw_output, row_sum
from sim.world.settings.game import Game
from sim.world.stakes import Stakes
from tests.laws.rules.projects import some_stakes
from tests.laws.rules.worlds import SMALL, policy

FAMILIES = ("responsibility", "benefit_sharing", "incentive")
ASKED = [(family, rule) for family in FAMILIES for rule in RULES[family].names]


def scene(family: str, rule: str) -> Scene:
    stakes = some_stakes(4, projects=6)
    game = Game(3).at(stakes.county)
    terms = Terms(
        game=game,
        hindered=np.linspace(0.5, 0.9, 6),
        cash_share=np.linspace(0.1, 0.4, 6),
        at_risk=np.linspace(0.0, 9000.0, 6),
        most=4.0 * stakes.endowment,
        month_of_year=5,
    )
    return Scene(policy(SMALL, family, rule, {}), stakes, terms, motives(game, stakes.kind))


def raised(table: np.ndarray) -> np.ndarray:
    """Picture a table as it is, and with a little more for each party in its turn."""
    pictures = np.repeat(table[None], table.shape[1] + 1, axis=0)
    for place in range(table.shape[1]):
        pictures[place + 1, :, place] += 0.05
    return pictures


@pytest.mark.parametrize("engine", ["numpy", "compiled"])
@pytest.mark.parametrize(("family", "rule"), ASKED)
def test_a_picture_among_others_is_as_it_is_alone(family, rule, engine):
    with use(engine):
        whole = scene(family, rule)
        stakes = whole.stakes
        for pictures in (
            Pictures(effort=raised(stakes.effort)),
            Pictures(helping=raised(stakes.helping)),
            Pictures(effort=raised(stakes.effort), active=raised(stakes.kind * 1.0) > 0.0),
        ):
            told = whole.liable().payoffs(pictures) if pictures.active is None else None
            told = told or whole.payoffs(pictures)
            for number in range(pictures.shape[0]):
                seen = whole.changed(pictures.one(number))
                alone = payoffs(seen.policy, seen.stakes, seen.terms, seen.motive)
                for name in ("output", "share", "private"):
                    assert np.array_equal(getattr(told, name)[number], getattr(alone, name)), name


def test_what_failures_cost_is_asked_once_only_of_rules_that_look_at_nothing_considered():
    once = {rule for rule in RULES["responsibility"].names if scene("responsibility", rule).liable()
            .liability is not None}  # fmt: skip
    assert {"by_control", "joint"} <= once
    assert not {"by_fault", "by_budget"} & once


@pytest.mark.parametrize("engine", ["numpy", "compiled"])
def test_pictured_work_is_the_work_of_each_picture(engine):
    with use(engine):
        stakes = some_stakes(9, projects=5)
        active = np.stack([stakes.active, ~stakes.active])
        work = pictured_work(stakes, active=active)
        for number, there in enumerate(active):
            seen = stakes.but(active=there)
            assert np.array_equal(work.raw[number], raw_output(seen))
            assert np.array_equal(work.put_in[number], row_sum(seen.input))
            could = row_sum(np.where(there, seen.endowment, 0.0))
            assert np.array_equal(work.could[number], could)


def test_parties_are_laid_out_as_they_stood():
    plan = SMALL
    world = begin(plan, 5, [0], run_in=0)
    rules = Policy.of(plan, {}, {})
    step(world, rules)
    names = [phase.name for phase in MONTH]
    window = world.windows[0][names.index("share")]
    before = columns_of(stakes_of(window, rules))
    later = stakes_of(window, rules)
    world.organization.credibility[:] *= 0.5
    world.organization.performance[:] *= 0.5
    world.enterprise.reputation[:] *= 0.5
    world.enterprise.jobs[:] += 3.0
    world.stake.helping[:] *= 0.5
    for name, values in before.items():
        assert np.array_equal(getattr(later, name), values, equal_nan=True), name


def columns_of(stakes: Stakes) -> dict[str, np.ndarray]:
    names = ("credibility", "appraised", "staff", "measured", "hired", "cash", "capability")
    return {name: getattr(stakes, name).copy() for name in names}
