"""Rules that use exact maths give the same bits whichever engine runs them."""

from __future__ import annotations

import numpy as np
import pytest

from sim.core import engine
from sim.rules import allocation, information, targeting
from sim.rules.allocation import Register
from sim.rules.information import Network, matched
from sim.rules.targeting import Asked
from tests.laws.rules.drawn import arrays


def everything() -> list[np.ndarray]:
    network = Network.of_one_project(use=0.4, links=0.3, age=5.0, technology=0.5, luck=0.01)
    villages = Register.of_one_county(
        [100.0, 50.0, 20.0],
        exits_per_yuan=[0.01, 0.02, np.nan],
        previous=[10.0, 20.0, 5.0],
        response=[0.02, 0.01, 0.0],
    )
    asked = Asked.of_one_project(need=[0.3, 0.7], capability=[0.2, 0.6], hours=8.0)
    supply, budget = np.full((6, 1), 300.0), np.full(1, 1e4)
    found = [matched(np.full((6, 3), 5.0), np.full((6, 3), 3.0), np.array([0.7, 1.2, 20.0]))]
    for rule in map(information.RULES.__getitem__, information.RULES):
        found += arrays(rule().connect(network))
    for rule in map(allocation.RULES.__getitem__, allocation.RULES):
        found.append(rule().allocate(budget, villages))
    for rule in map(targeting.RULES.__getitem__, targeting.RULES):
        found += arrays(rule().target(supply, asked))
    return found


@pytest.mark.slow
def test_both_engines_give_the_same_bits():
    with engine.use("numpy"):
        plain = everything()
    with engine.use("compiled"):
        compiled = everything()
    assert all(np.array_equal(one, two) for one, two in zip(plain, compiled, strict=True))
