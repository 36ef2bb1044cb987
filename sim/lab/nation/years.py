"""The years of a run: the nation's counties meet each January, at the start of all but the first.

>>> [(year.first, year.last) for year in years(10, 20)]
[(1, 3), (4, 15), (16, 20)]
"""

from __future__ import annotations

from dataclasses import dataclass

from sim.core.calendar import MONTHS_IN_YEAR


@dataclass(frozen=True, slots=True)
class Year:
    """Some months of the run that lie in one calendar year, counted from 1, both included."""

    number: int
    first: int
    last: int

    @property
    def months(self) -> int:
        """How many months it has."""
        return self.last - self.first + 1


def years(start_month: int, months: int) -> tuple[Year, ...]:
    """Cut a run at its Januaries.

    Parameters
    ----------
    start_month : int
        The month of the year in which it begins, 1 to 12.
    months : int
        How long it lasts.
    """
    ends = [*range(MONTHS_IN_YEAR - start_month + 1, months, MONTHS_IN_YEAR), months]
    firsts = [1, *(end + 1 for end in ends)]
    both = zip(firsts, ends, strict=False)
    return tuple(Year(number, *each) for number, each in enumerate(both))
