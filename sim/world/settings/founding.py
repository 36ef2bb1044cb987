"""How villages, organisations and enterprises stand at the start."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text


# fmt: off
class Founding(Settings):
    """Starting values that a scenario rarely names."""

    key = "founding"
    label = Text("起始状态", "state at the start")

    technology: Floats = setting(
        default=0.3, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("信息技术水平", "information technology of the county"))
    productivity_spread: Floats = setting(
        default=0.10, unit="log points", source="A", low=0, high=1, timed=False,
        label=Text("村间土地差异", "spread of land between villages"))
    deep_productivity: Floats = setting(
        default=0.8, unit="1", source="A", low=0.1, high=1, timed=False,
        label=Text("深度贫困村土地", "land of a deep-poverty village"))
    village_spread: Floats = setting(
        default=0.08, unit="1", source="A", low=0, high=0.3, timed=False,
        label=Text("村间其他差异", "spread of ties and ecology between villages"))
    ecology: Floats = setting(
        default=0.56, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("生态", "ecology"))
    cohesion: Floats = setting(
        default=0.5, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("凝聚力", "cohesion"))
    legitimacy: Floats = setting(
        default=0.5, unit="1", source="A", low=0, high=1, timed=False, sweep=(0.2, 0.8),
        label=Text("外来者的合法性", "legitimacy of outsiders"))
    other_volunteers: Floats = setting(
        default=1, unit="persons a village", source="A", low=0, high=100, timed=False,
        label=Text("其他村志愿者", "volunteers in a village reached later"))
    local_capability: Floats = setting(
        default=0.45, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("本地组织能力", "capability of local organisations"))
    local_spread: Floats = setting(
        default=0.12, unit="1", source="A", low=0, high=0.5, timed=False,
        label=Text("本地组织能力差异", "spread of local capability"))
    local_standing: Floats = setting(
        default=0.45, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("本地组织治理和公信力", "governance and credibility of local organisations"))
    precise: Floats = setting(
        default=0.55, unit="1", source="A", low=0, high=1, timed=False,
        label=Text("四个精准能力", "the four precise skills"))
    capital_enterprise: Floats = setting(
        default=10_000, unit="yuan a project", source="A", low=0, high=1e9, timed=False,
        label=Text("企业登记资本", "registered capital of an enterprise"))
    capital_community: Floats = setting(
        default=5000, unit="yuan a project", source="A", low=0, high=1e9, timed=False,
        label=Text("集体登记资本", "registered capital of the community"))
    capital_household: Floats = setting(
        default=1500, unit="yuan a household", source="A", low=0, high=1e7, timed=False,
        label=Text("农户土地折股", "land that a household puts in as shares"))
