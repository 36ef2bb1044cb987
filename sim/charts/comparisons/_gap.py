"""A difference or a measure with its range, as numbers and as words."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan, nan

from sim.charts._numbers import MINUS
from sim.charts.comparisons._page import Page
from sim.core.numbers import number, ranged


@dataclass(frozen=True, slots=True)
class Gap:
    """A difference with its range as shown; the ends are NaN where there is none."""

    mean: float
    low: float = nan
    high: float = nan
    verdict: str = ""
    n: int = 0

    @property
    def known(self) -> bool:
        """Whether there is a range."""
        return not isnan(self.low)

    def words(self, page: Page) -> str:
        """Write the difference and its range on two lines."""
        if isnan(self.mean):
            return page.say("unknown")
        if self.verdict == "identical":
            return page.say("identical")
        if not self.known:
            return number(self.mean, page.language, sign=True).translate(MINUS)
        ends = ranged(self.mean, self.low, self.high, page.language, sign=True)
        return "\n".join(part for part in ends if part).translate(MINUS)

    def plain(self, page: Page, *, sign: bool = False) -> str:
        """Write the number alone, as finely as its range asks for."""
        if not self.known:
            return number(self.mean, page.language, sign=sign).translate(MINUS)
        ends = ranged(self.mean, self.low, self.high, page.language, sign=sign)
        return ends[0].translate(MINUS)
