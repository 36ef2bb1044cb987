"""What the month brings to each place: harvests, wages, offers of jobs, public transfers."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Final, Protocol, TypeVar

import numpy as np

from sim.actors.household.columns import Number, even
from sim.actors.household.work import farm_labour
from sim.core.calendar import Moment
from sim.core.maths import exp, logistic
from sim.core.table import Floats, Ints, Settings
from sim.world.nation import County, Nation
from sim.world.settings.labour import Labour
from sim.world.settings.livelihood import Livelihood
from sim.world.settings.transfers import Transfers
from sim.world.village import Village

P = TypeVar("P", bound=Settings)

SEASON: Final = (0.0, -0.5, -0.866, -1.0, -0.866, -0.5, 0.0, 0.5, 0.866, 1.0, 0.866, 0.5)
"""Part of the year's swing in each month from January: a sine of the year, harvest in October; A"""
_FIRST_YEAR: Final = 2014
_MONTHS: Final = 12.0
_FEN: Final = 100.0


class Place(Protocol):
    """A world, or a phase's view of it."""

    @property
    def nation(self) -> Nation:
        """Give the nations."""

    @property
    def county(self) -> County:
        """Give the counties."""

    @property
    def village(self) -> Village:
        """Give the villages."""

    @property
    def month(self) -> int:
        """Give the month being lived."""

    @property
    def moment(self) -> Moment:
        """Give the month on the calendar."""

    @property
    def growth(self) -> bool:
        """Say whether time moves on."""

    def setting(self, topic: type[P]) -> P:
        """Give the settings of a topic, a row per county."""


@dataclass(frozen=True, slots=True)
class Levels:
    """The month in numbers: one for all counties where they agree, else one for each."""

    farm: Floats
    """Farm output of one worker without tools, yuan a month, per village."""
    labour: Floats
    """What labour adds in each state, shape (1 or counties, states)."""
    asset_scale: Number
    """Scale of farm assets, fen."""
    chance: Number
    """Rate of finding a job before what the household brings, per month."""
    start_chance: Number
    """The same as it was at the start."""
    wage: Number
    """Yuan a month."""
    limit: Number
    """Assets that one worker can handle, fen."""
    threshold: Number
    """Assets above which the return is high, fen."""
    pension: Number
    """Yuan a month and elder."""
    universal: Number
    """Yuan a month and head."""
    standard: Number
    """Standard of the allowance, yuan a month and head: the poverty line, or more."""
    coverage: Number
    """Part of those below that standard whom the allowance may reach."""
    fill: Number
    """Part of the gap to that standard that the allowance fills, 0..1."""

    def at(self, county: Ints) -> Levels:
        """Give the levels of the counties named; `farm` and `labour` stay as they are."""
        values: dict[str, Any] = {
            field.name: value if isinstance(value, float) else value[county]
            for field in fields(self)
            if field.name not in {"farm", "labour"}
            for value in [getattr(self, field.name)]
        }
        return replace(self, **values)


def levels(place: Place, harvest: float = 1.0, usual_year: Moment | None = None) -> Levels:
    """Work out the month's levels from the calendar, the shocks and the settings.

    Parameters
    ----------
    place : Place
        A world, or a window that declares `nation: macro`, `county: nation price line
        tightness` and `village: county productivity shock`.
    harvest : float, optional
        Farm prices against usual ones.
    usual_year : Moment, optional
        Work out a month of usual luck and season in the year of this moment instead.

    Returns
    -------
    Levels
    """
    labour, home = place.setting(Labour), place.setting(Livelihood)
    county, moment = place.county, usual_year or place.moment
    years = moment.years_since_2014
    before = (place.month - 1) / _MONTHS if place.growth and usual_year is None else 0.0
    price = county.price * _FEN
    public = place.setting(Transfers)
    covered = public.coverage + public.coverage_growth * years
    # a fill above 1 means a standard above the line: it raises `standard` and fills that gap whole
    most = np.minimum(public.fill + public.fill_growth * years, public.fill_limit)
    rise = logistic((years - public.universal_middle) / public.universal_width)
    return Levels(
        farm=_farm(place, home, years, usual=usual_year is not None) * harvest,
        labour=_hands(labour, home),
        asset_scale=even(price * home.asset_scale),
        chance=even(_offers(labour, years) * county.tightness),
        start_chance=even(_offers(labour, years - before) * labour.start_ease),
        wage=even(labour.wage * exp(labour.wage_growth * years)),
        limit=even(price * home.asset_limit),
        threshold=even(price * home.threshold),
        pension=even(np.maximum(public.pension + public.pension_growth * years, 0.0)),
        universal=even((public.universal_base + public.universal_rise * rise) / _MONTHS),
        standard=even(county.line * np.maximum(most, 1.0) / _MONTHS),
        coverage=even(np.minimum(covered, public.coverage_limit)),
        fill=even(np.maximum(np.minimum(most, 1.0), 0.0)),
    )


def _farm(place: Place, home: Livelihood, years: float, *, usual: bool) -> Floats:
    """Give the level of `work.farm_income`, yuan a month and worker, (villages,).

    farm_output/12 · exp(farm_growth·years) · productivity · season · exp(uv + um); without the
    last two in a usual month.
    """
    village = place.village
    output = home.farm_output / _MONTHS * exp(home.farm_growth * years)
    per_worker: Floats = output[village.county] * village.productivity
    if usual:
        return per_worker
    season = 1.0 + home.season * SEASON[place.moment.month_of_year - 1]
    mood = village.shock + place.nation.macro[place.county.nation[village.county]]
    return per_worker * season[village.county] * exp(mood)


def _offers(labour: Labour, years: float) -> Floats:
    """Give how many jobs are on offer: they grow until a year, then stay."""
    grown = np.minimum(labour.growth_until - _FIRST_YEAR, years)
    return labour.finding * exp(labour.finding_growth * grown)


def _hands(labour: Labour, home: Livelihood) -> Floats:
    settings = (home.labour_power, labour.sick_loss, home.spare_labour, home.other_labour)
    if all(isinstance(even(each), float) for each in settings):
        settings = tuple(each[:1] for each in settings)  # type: ignore[assignment]
    return farm_labour(*settings)
