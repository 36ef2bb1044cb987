"""Open the month: prices and standards, good and bad years, illness, disaster."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from sim.actors.household.columns import evened
from sim.actors.household.health import illness_months, illness_rate
from sim.actors.household.month import luck_of_month
from sim.core.access import declared
from sim.core.draws import normal, pair_uniform, purpose, uniform
from sim.core.maths import hazard, normal_quantile
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.phases import Phase
from sim.phases._households import Block, county_of, households
from sim.policy import Policy
from sim.world.household import Small
from sim.world.kinds import AssetChange
from sim.world.naming import LUCK_READS, names
from sim.world.settings.health import Health
from sim.world.settings.poverty import Poverty
from sim.world.settings.weather import Weather
from sim.world.shocks import Disaster, Illness
from sim.world.standards import set_standards
from sim.world.window import Window

MACRO = purpose("open: macro shock")
VILLAGE = purpose("open: village shock")
OWN = purpose("open: own shock, illness")
DISASTER = purpose("open: disaster")
LENGTH = purpose("open: length of illness")


class Open(Phase):
    """Prices, lines and shocks of the month; the books begin a new list of payments."""

    name: ClassVar[str] = "open"
    label: ClassVar[Text] = Text("开月", "open")
    reads_now: ClassVar[tuple[str, ...]] = LUCK_READS + declared(
        "nation: luck; county: nation; village: ecology_start;household: health_start"
    )
    writes: ClassVar[tuple[str, ...]] = declared(
        "nation: macro; county: price line line_lived exit_standard asset_change;"
        "village: shock ecology disaster; household: shock health months_ill assets"
    )

    def run(self, w: Window, policy: Policy) -> None:
        """Begin the month for the whole world."""
        w.ledger.open_month()
        set_standards(w.county, w.setting(Weather), w.moment)
        self._shocks(w)
        self._villages(w, policy.plan.of(Disaster))
        illness = policy.plan.of(Illness)
        usual = illness.probability_per_household_year / 12.0 if illness.enabled else 0.0
        weather, health = evened(w.setting(Weather)), evened(w.setting(Health))
        for block in households(w):
            self._households(w, block, block.settings(weather), block.settings(health), usual)

    def _shocks(self, w: Window) -> None:
        """Let the year's weather and the villages' luck wander on, always returning to usual."""
        weather = w.setting(Weather)
        nation = _one_county_each(w.county.nation, len(w.nation))
        luck = normal(MACRO, w.nation.luck, np.zeros(len(w.nation), np.uint64), w.month)
        w.nation.macro[:] = (
            weather.macro_memory[nation] * w.nation.macro + weather.macro_swing[nation] * luck
        )
        county = w.village.county
        luck = normal(VILLAGE, w.county.luck[county], w.village.id, w.month)
        w.village.shock[:] = (
            weather.village_memory[county] * w.village.shock + weather.village_swing[county] * luck
        )

    def _villages(self, w: Window, disaster: Disaster) -> None:
        """Let ecology return to its own start, and draw which villages are struck."""
        weather = w.setting(Weather).at(w.village.county)
        ecology = w.village.ecology
        ecology += weather.ecology_return * (w.village.ecology_start - ecology)
        usual = disaster.probability_per_village_year / 12.0 if disaster.enabled else 0.0
        exposed = np.maximum(weather.disaster_limit - ecology, 0.0) / np.maximum(
            weather.disaster_limit - weather.usual_ecology, 1e-9
        )
        luck = uniform(DISASTER, w.county.luck[w.village.county], w.village.id, w.month)
        w.village.disaster[:] = luck < hazard(usual * exposed)

    def _households(
        self, w: Window, block: Block, weather: Weather, health: Health, usual: float
    ) -> None:
        """Let own shocks wander, the ill recover, some fall ill, and the struck lose assets.

        u′ = own_memory·u + own_swing·ε; h′ = h + recovery·(h* − h) toward the level h* that usual
        illness leaves at the start; ill with H(usual·(risk_base − risk_health·h)⁺), here only the
        few for whom that may be, by its bound: `luck_of_month`, by `health.recovered` and
        `health.illness_rate`. `usual` is the scenario's monthly rate now, `usual_illness`/12 that
        at the beginning.
        """
        h, rows = w.household, block.rows
        even_luck, lot = pair_uniform(OWN, *names(w, rows), w.month)
        shock, better, likely = luck_of_month(
            normal_quantile(even_luck), lot,  # in loops of their own, which are twice as fast
            h.shock[rows], weather.own_memory, weather.own_swing,
            h.health[rows], h.health_start[rows], usual, health.usual_illness / 12.0,
            health.risk_base, health.risk_health, health.harm, health.recovery,
        )  # fmt: skip
        few = np.flatnonzero(likely)
        ill = _fallen_ill(w, few + rows.start, lot[few], usual)
        h.shock[rows], h.health[rows] = shock, better
        h.months_ill[rows] = _a_month_on(w, block)
        _sicken(w, ill)
        if w.village.disaster[block.villages].any():
            struck = np.flatnonzero(block.of_village(w.village.disaster))
            _destroy(w, struck + rows.start)


def _a_month_on(w: Window, block: Block) -> Small:
    """Let illnesses go on or end; one that ended is remembered for a while, counted below 0."""
    months = w.household.months_ill[block.rows]
    later = months - np.sign(months)
    ends = np.flatnonzero(months == 1)
    within = w.setting(Poverty).ill_within[block.county[ends]]
    later[ends] = -within.astype(np.int8)
    return later


def _fallen_ill(w: Window, likely: Ints, lot: Floats, usual: float) -> Ints:
    """Find who of those few falls ill: the quick bound let a few too many through."""
    h, own = w.household, w.setting(Health).at(county_of(w, likely))
    rate = illness_rate(h.health[likely], usual, own.risk_base, own.risk_health)
    return likely[lot < hazard(rate)]


def _sicken(w: Window, ill: Ints) -> None:
    h, own = w.household, w.setting(Health).at(county_of(w, ill))
    luck = uniform(LENGTH, *names(w, ill), w.month)
    h.months_ill[ill] = np.maximum(h.months_ill[ill], illness_months(luck, own.months))
    h.health[ill] = np.maximum(h.health[ill].astype(np.float64) - own.harm, 0.0)


def _destroy(w: Window, struck: Ints) -> None:
    county = county_of(w, struck)
    loss = w.setting(Weather).disaster_loss[county]
    lost = np.rint(loss * w.household.assets[struck]).astype(np.int64)
    w.household.assets[struck] -= lost
    np.add.at(w.county.asset_change[AssetChange.DESTROYED], county, lost)


def _one_county_each(nation: Ints, nations: int) -> Ints:
    """Find each nation's first county, whose settings stand for the nation."""
    first = np.zeros(nations, np.int64)
    first[nation[::-1]] = np.arange(len(nation), dtype=np.int64)[::-1]
    return first
