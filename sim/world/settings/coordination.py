"""Conflict between partners."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text


# fmt: off
class Coordination(Settings):
    """Numbers of how conflict arises and stays."""

    key = "coordination"
    label = Text("矛盾与协调", "conflict and coordination")

    persistence: Floats = setting(
        default=0.90, unit="a month", source="A", low=0.0, high=1.0, sweep=(0.80, 0.98),
        label=Text("矛盾的延续", "part of the conflict that stays"))
    friction: Floats = setting(
        default=0.10, unit="per unit of spread in effort", source="A", low=0.0, high=2.0,
        sweep=(0.0, 0.25), label=Text("出力不均引起的矛盾", "conflict from unequal effort"))
    mediation: Floats = setting(
        default=0.05, unit="a month at full community work", source="A", low=0.0, high=1.0,
        sweep=(0.0, 0.2), label=Text("社工调解化解的矛盾", "conflict that social workers settle"))
    clarity_calms: Floats = setting(
        default=0.3, unit="1", source="A", low=-1.0, high=1.0, sweep=(-0.2, 0.8),
        label=Text("职责清楚减少的矛盾", "conflict that clear duties prevent"))
