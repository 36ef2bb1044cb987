"""What a year means in money: the price index, the poverty line and the exit standard."""

from __future__ import annotations

import numpy as np

from sim.core.calendar import MONTHS_IN_YEAR, Moment
from sim.core.maths import power
from sim.core.table import Floats
from sim.world.nation import County
from sim.world.series import EXIT_STANDARD, SURVEY_LINE, Series
from sim.world.settings.weather import Weather

_FIRST_YEAR = 2014


def set_standards(county: County, weather: Weather, moment: Moment) -> None:
    """Write the month's price index, poverty lines and exit standard into every county.

    Income of twelve months is held against the line of the same twelve months, `line_lived`: as
    with that income, a month of this year replaces an average one of the year before. In December
    it is the line of the year. The exit standard is asked for in December only.

    Parameters
    ----------
    county : County
        The table, or a view on its columns `price`, `line`, `line_lived` and `exit_standard`.
    weather : Weather
        The settings, a row per county.
    moment : Moment
        The month; both standards change in January, prices every month.
    """
    growth = 1.0 + weather.price_growth
    county.price[:] = price_index(growth, moment.years_since_2014)
    county.line[:] = _standard(SURVEY_LINE, growth, moment.year)
    before = _standard(SURVEY_LINE, growth, moment.year_before)
    lived = float(moment.month_of_year)
    county.line_lived[:] = before + (county.line - before) * (lived / MONTHS_IN_YEAR)
    county.exit_standard[:] = _standard(EXIT_STANDARD, growth, moment.year)


def price_index(growth: Floats, years: float) -> Floats:
    """Compound the yearly growth factor of prices over years since 2014."""
    return power(growth, np.full(len(growth), years))


def _standard(series: Series, growth: Floats, year: int) -> Floats:
    known = series.last_known(year)
    return series.at(
        year, price_index(growth, year - _FIRST_YEAR), price_index(growth, known - _FIRST_YEAR)
    )
