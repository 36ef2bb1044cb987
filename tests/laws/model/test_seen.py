"""What actors see is not quite what is; and things have books of their own beside money."""

from __future__ import annotations

import numpy as np
import pytest

from sim.outcomes import OUTCOMES
from sim.world import sections
from tests.laws.model.test_mechanisms import lived

JUDGED = {"evaluation": ("six_dimensions", {"first_month": 6, "second_month": 12})}


def test_what_is_seen_of_six_dimensions_is_off_by_chance():
    world = lived(6, rules=JUDGED)
    seen, true = world.project.six_seen, world.project.six
    assert np.isfinite(seen).any()
    assert (seen[np.isfinite(seen)] != true[np.isfinite(seen)]).any()
    assert np.nanmax(np.abs(seen - true)) < 25.0
    exact = lived(6, rules=JUDGED, supervision={"seen_error": 0.0})
    assert np.nan_to_num(exact.project.six_seen) == pytest.approx(np.nan_to_num(exact.project.six))


def test_what_is_seen_stays_until_somebody_looks_again():
    early, late = lived(6, rules=JUDGED), lived(11, rules=JUDGED)
    assert np.array_equal(early.project.six_seen, late.project.six_seen, equal_nan=True)
    assert not np.array_equal(early.project.six, late.project.six, equal_nan=True)


@pytest.mark.parametrize("programme", [True, False])
def test_productive_assets_have_a_balance_of_their_own_to_the_fen(programme):
    storms = sections.Disaster(probability_per_village_year=0.5)
    start = lived(0, programme=programme, shocks__disaster=storms)
    world = lived(24, programme=programme, shocks__disaster=storms)

    def held(one):
        county = one.village.county[one.household.village]
        return np.array([one.household.assets[county == c].sum() for c in range(2)])

    balance = OUTCOMES["asset_balance_yuan"]().measure(world)
    assert np.rint(balance * 100).astype(np.int64).tolist() == (held(world) - held(start)).tolist()
    assert (world.county.asset_change >= 0).all()
    assert (world.county.asset_change.sum(axis=1) > 0).sum() >= 5
