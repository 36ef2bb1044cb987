"""Dated series with their sources: the poverty line of the survey, and the exit standard.

They are two series and are never spliced: a jump from one to the other would make a wave of
returns to poverty that nobody lived through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from sim.core.table import Floats
from sim.core.text import Text


@dataclass(frozen=True, slots=True)
class Series:
    """Yearly values, yuan per head and year; later and earlier years follow prices."""

    label: Text
    source: str
    first_year: int
    values: tuple[float, ...]

    def at(self, year: int, price: Floats, price_of_year: Floats) -> Floats:
        """Give the value of a year, in every county.

        Parameters
        ----------
        year : int
            The calendar year.
        price : array
            Price index of each county in that year, float64.
        price_of_year : array
            Price index of each county in `self.last_known(year)`, float64.

        Returns
        -------
        array
            Yuan per head and year, float64: the value of the table in a year that it holds,
            otherwise the nearest one carried on by prices.

        Examples
        --------
        >>> SURVEY_LINE.at(2021, np.array([1.2]), np.array([1.0])).round(2).tolist()
        [3861.6]
        """
        known = self.last_known(year)
        value = self.values[known - self.first_year]
        carried: Floats = price / price_of_year if known != year else np.ones(len(price))
        return value * carried

    def last_known(self, year: int) -> int:
        """Find the year of the table whose value holds: this one, or the nearest."""
        return min(max(year, self.first_year), self.first_year + len(self.values) - 1)


SURVEY_LINE: Final = Series(
    Text("贫困线", "poverty line"),
    "R Yunnan Survey Yearbook 2017, table 4-2, for 2010-2016; r for 2017 and 2018; R for 2019",
    2010,
    (2300, 2536, 2625, 2736, 2800, 2855, 2952, 2952, 2995, 3218),
)
EXIT_STANDARD: Final = Series(
    Text("脱贫标准", "exit standard"),
    "r 2,800 yuan of 2014, 6 % more each year, about 4,000 in 2020",
    2014,
    (2800, 2968, 3146, 3335, 3535, 3747, 4000),
)
