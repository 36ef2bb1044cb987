"""What a scenario of many counties says of the nation that they make up."""

from __future__ import annotations

from sim.core.param import Declared, param
from sim.core.text import Text

BY_REGISTER, BY_POOR = "by_register", "by_poor"
DIVISIONS = (BY_REGISTER, BY_POOR)


# fmt: off
class Country(Declared):
    """How a nation divides its yearly money among its counties, and how many of them are lived.

    All counties together get what their registers add up to; only the division differs. By the
    poor of last December is what the rules of 2017 for the special funds put first (the number of
    the poor; recalled). Before the first January there is only the register to go by.
    """

    division: str = param(
        default=BY_POOR, unit="1", choices=DIVISIONS, timed=False, level="standard",
        source="r management measures for special poverty funds, 2017: by factors, the poor first",
        label=Text("年度资金怎么分到县", "how yearly money is divided among counties"))
    sample: float = param(
        default=1.0, unit="1", low=0.0001, high=1.0, timed=False, level="standard", source="A",
        label=Text("算多大比例的县", "share of the counties that are lived"))


class TierKeys(Declared):
    """One tier of counties: how many, and how many villages and households they have together."""

    counties: int = param(
        default=1, unit="counties", low=1, high=100_000, timed=False, level="standard", source="A",
        label=Text("县数", "counties"))
    villages: int = param(
        default=1, unit="villages", low=1, high=10_000_000, timed=False, level="standard",
        source="A", label=Text("村数合计", "villages, all counties together"))
    households: int = param(
        default=1, unit="households", low=1, high=1_000_000_000, timed=False, level="standard",
        source="A", label=Text("建档立卡户合计", "registered households, all counties together"))
