"""What may go wrong from outside: illness, disaster, prices, a source of money that dries up."""

from __future__ import annotations

from sim.core.param import Declared, param
from sim.core.text import Text

# fmt: off
SOURCES = ("government", "donations", "enterprise")
class Illness(Declared):
    """Serious illness."""

    enabled: bool = param(
        default=True, unit="1", level="standard", source="A",
        label=Text("会生大病", "serious illness happens"))
    probability_per_household_year: float = param(
        default=0.06, unit="per household and year", low=0.0, high=0.9, level="workshop",
        source="A", label=Text("每户每年生大病的可能", "chance of serious illness"))


class Disaster(Declared):
    """Natural disaster."""

    enabled: bool = param(
        default=True, unit="1", level="standard", source="A",
        label=Text("会有灾害", "disasters happen"))
    probability_per_village_year: float = param(
        default=0.09, unit="per village and year", low=0.0, high=0.9, level="standard", source="A",
        label=Text("每村每年遭灾的可能", "chance of a disaster"))


class HarvestPrice(Declared):
    """A fall of farm prices at a known month."""

    enabled: bool = param(
        default=False, unit="1", timed=False, level="standard", source="A",
        label=Text("农产品跌价", "farm prices fall"))
    from_month: int = param(
        default=20, unit="month of the run", low=1, high=600, timed=False, source="A",
        label=Text("从第几个月", "from month"))
    fall: float = param(
        default=0.2, unit="1", low=0.0, high=0.9, timed=False, source="A",
        label=Text("跌几成", "size of the fall"))


class FundingShock(Declared):
    """One source of organisations' money falls for a while."""

    enabled: bool = param(
        default=False, unit="1", timed=False, level="standard", source="A",
        label=Text("资金来源中断", "a source of money falls away"))
    source: str = param(
        default="government", unit="1", choices=SOURCES, timed=False, level="standard",
        source="A", label=Text("哪种资金", "which source"))
    from_month: int = param(
        default=7, unit="month of the run", low=1, high=600, timed=False, source="A",
        label=Text("从第几个月", "from month"))
    months: int = param(
        default=6, unit="months", low=1, high=600, timed=False, source="A",
        label=Text("持续几个月", "for how many months"))
    fall: float = param(
        default=0.5, unit="1", low=0.0, high=1.0, timed=False, source="A",
        label=Text("减少几成", "size of the fall"))
