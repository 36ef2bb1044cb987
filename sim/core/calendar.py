"""Which month it is: the number the model counts in, and the calendar that people read.

>>> Calendar(start_year=2018, start_month=1).at(14).label
'2019-02'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from sim.core.table import Bools, Floats

MONTHS_IN_YEAR: Final = 12
A_YEAR_ON: Final = 1.0 - 1.0 / MONTHS_IN_YEAR
"""What a running sum of twelve months keeps when a month passes."""
_MONTHS_IN_QUARTER: Final = 3
_FIRST_OF_COUNT: Final = 2014


def a_year_on(running: Bools) -> Floats:
    """Say what each running sum of twelve months keeps: its last twelve months stand at the end.

    Parameters
    ----------
    running : array
        Which projects run this month, bool of any shape.

    Returns
    -------
    array
        Shares, float64 of the same shape.
    """
    return np.where(running, A_YEAR_ON, 1.0)


@dataclass(frozen=True, slots=True)
class Moment:
    """One month, in the model's counting and in the calendar's.

    Attributes
    ----------
    month : int
        Number in the run: 1 is its first month, 0 and below come before the start.
    year : int
        Calendar year.
    month_of_year : int
        1 to 12.
    held : float, optional
        While time stands still: the years since January 2014 at which it stands.
    """

    month: int
    year: int
    month_of_year: int
    held: float | None = None

    @property
    def years_since_2014(self) -> float:
        """Count the years from January 2014 to this month's beginning, or to where time stands."""
        if self.held is not None:
            return self.held
        return (self.year - _FIRST_OF_COUNT) + (self.month_of_year - 1) / MONTHS_IN_YEAR

    @property
    def year_before(self) -> int:
        """Give the year that was lived before this one: the same one where time stood still.

        Months before month 1 are lived with time standing still at the start.
        """
        still = self.held is not None or self.month <= self.month_of_year
        return self.year if still else self.year - 1

    @property
    def is_january(self) -> bool:
        """Say whether a calendar year begins."""
        return self.month_of_year == 1

    @property
    def is_december(self) -> bool:
        """Say whether a calendar year ends."""
        return self.month_of_year == MONTHS_IN_YEAR

    @property
    def quarter(self) -> int:
        """Give the quarter of the year, 1 to 4."""
        return (self.month_of_year - 1) // _MONTHS_IN_QUARTER + 1

    @property
    def ends_quarter(self) -> bool:
        """Say whether this is the last month of a quarter."""
        return self.month_of_year % _MONTHS_IN_QUARTER == 0

    @property
    def label(self) -> str:
        """Write the month as both languages do in figures: 2018-03."""
        return f"{self.year:04d}-{self.month_of_year:02d}"


@dataclass(frozen=True, slots=True)
class Calendar:
    """When the run's first month is.

    Attributes
    ----------
    start_year : int
        Calendar year of month 1.
    start_month : int
        Month of the year of month 1, 1 to 12.
    """

    start_year: int
    start_month: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.start_month <= MONTHS_IN_YEAR:
            raise ValueError(f"A year has no month {self.start_month}; write 1 to 12.")

    def at(self, month: int) -> Moment:
        """Find a month of the run (1 is the first) in the calendar."""
        years, rest = divmod(self.start_month - 1 + month - 1, MONTHS_IN_YEAR)
        return Moment(month, self.start_year + years, rest + 1)

    def held_at_start(self, moment: Moment) -> Moment:
        """Stop prices, lines and wages at the start, while the seasons go on."""
        start = self.at(1).years_since_2014
        return Moment(moment.month, self.start_year, moment.month_of_year, start)

    def month_of(self, year: int, month_of_year: int = 1) -> int:
        """Find the number in the run of a calendar month; 0 or less if it is before the start."""
        months = (year - self.start_year) * MONTHS_IN_YEAR + month_of_year - self.start_month
        return months + 1
