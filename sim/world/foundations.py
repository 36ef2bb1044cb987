"""Foundations: social organisations that bring money rather than staff."""

from __future__ import annotations

from sim.core.param import Declared, param
from sim.core.text import Text


# fmt: off
class Foundations(Declared):
    """The foundations of a county, beside its contractors and local organisations."""

    count: int = param(
        default=0, unit="organisations", low=0, high=10_000, timed=False, level="standard",
        source="A", label=Text("基金会数", "foundations"))
    staff: float = param(
        default=4, unit="persons each", low=0, high=10_000, timed=False, source="A",
        label=Text("每家基金会专职人员", "staff of each foundation"))
    staff_spread: float = param(
        default=0, unit="persons more or fewer", low=0, high=10_000, timed=False, source="A",
        label=Text("基金会人数差别", "spread of the staff of foundations"))
