"""Who has what an exit from poverty asks for besides income."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.core.draws import pair_uniform, purpose
from sim.core.glance import for_good
from sim.core.table import Bools, Ints
from sim.world.naming import names
from sim.world.settings.poverty import Poverty

if TYPE_CHECKING:
    from sim.world.window import Window
    from sim.world.world import World

REPAIR = purpose("monitor: order of repairs")


def guarantees(w: Window | World, rows: Ints | slice) -> tuple[Bools, Bools, Bools, Bools]:
    """Say who has school, insurance, a safe house and safe water, each (households,).

    House and water are safe from the start, or made safe as public works advance over the years.

    Parameters
    ----------
    w : Window or World
        Declares `LUCK_READS` and `household: insured enrolled safe_house safe_water`.
    rows : array or slice
        Household rows.
    """
    h = w.household
    county = for_good("county", rows, lambda: w.village.county[h.village[rows]])
    own = w.setting(Poverty).at(county)
    house, water = for_good("repairs", rows, lambda: pair_uniform(REPAIR, *names(w, rows), 0))
    repaired = own.repaired + own.repaired_growth * w.moment.years_since_2014
    safe_house: Bools = h.safe_house[rows] | (house < repaired)
    safe_water: Bools = h.safe_water[rows] | (water < repaired)
    return h.enrolled[rows], h.insured[rows], safe_house, safe_water
