"""The village's own strength: association, volunteers, cohesion, collective industry."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text


# fmt: off
class Community(Settings):
    """Numbers of the mutual-aid association and of what holds a village together."""

    key = "community"
    label = Text("社区", "community")

    growth: Floats = setting(
        default=0.08, unit="a month", source="A", low=0.0, high=1.0, sweep=(0.04, 0.12),
        label=Text("互助协会的自生长", "own growth of the mutual-aid association"))
    threshold: Floats = setting(
        default=0.35, unit="1", source="A", low=0.0, high=1.0, sweep=(0.15, 0.6),
        label=Text("能自立的成熟度", "maturity above which it lives by itself"))
    unaided: Floats = setting(
        default=0.05, unit="1", source="A", low=0.0, high=0.5, sweep=(0.0, 0.1),
        label=Text("无人扶持也有的成熟度", "maturity below which mutual help does not wither"))
    incubation: Floats = setting(
        default=0.03, unit="a month at full hours", source="A", low=0.0, high=1.0,
        sweep=(0.01, 0.06), label=Text("孵化的作用", "effect of incubation"))
    incubation_hours: Floats = setting(
        default=60, unit="hours a village and month", source="A", low=1, high=1000,
        label=Text("足量的孵化工时", "hours of full incubation"))
    helping_hours: Floats = setting(
        default=2, unit="hours a household and month", source="A", low=0, high=20, sweep=(0, 4),
        label=Text("协会互助工时", "hours that a mature association works"))
    helping_skill: Floats = setting(
        default=0.45, unit="1", source="A", low=0, high=1,
        label=Text("社区的服务能力", "capability of the community"))
    innovation: Floats = setting(
        default=0.003, unit="a month", source="A", low=0, high=0.5, sweep=(0.001, 0.01),
        label=Text("自发入会", "joining of one's own accord"))
    imitation: Floats = setting(
        default=0.06, unit="a month", source="A", low=0, high=1, sweep=(0.03, 0.12),
        label=Text("跟随入会", "joining after others"))
    leaving: Floats = setting(
        default=0.01, unit="a month", source="A", low=0, high=1,
        label=Text("退会", "leaving"))
    neighbour: Floats = setting(
        default=0.2, unit="1", source="A", low=0, high=1, sweep=(0.0, 0.5),
        label=Text("看邻村样子入会的程度", "how far members elsewhere in the county are followed"))
    example: Floats = setting(
        default=0.002, unit="a month where all others are registered", source="A", low=0, high=1,
        sweep=(0.0, 0.01),
        label=Text("别村协会的带动", "maturity from the example of other villages"))
    survey_weight: Floats = setting(
        default=0.5, unit="1", source="A", low=0, high=1, sweep=(0.0, 1.0),
        label=Text("孵化要先调查需求", "part of incubation that needs a survey of households"))
    registered_charter: Floats = setting(
        default=0.25, unit="1", source="A", low=0, high=1, sweep=(0.0, 0.4),
        label=Text("登记所需的章程", "governance without which none is registered"))
    mature_members: Floats = setting(
        default=0.05, unit="share of households", source="A", low=0, high=1, sweep=(0.0, 0.2),
        label=Text("成熟所需的会员", "members without which none is mature"))
    link_share: Floats = setting(
        default=0.2, unit="share of the spare fund a month", source="A", low=0, high=1,
        sweep=(0.0, 0.5),
        label=Text("协会之间互相接济", "what registered associations lend each other's sick"))
    fee: Floats = setting(
        default=5, unit="yuan a month", source="A", low=0, high=1000,
        label=Text("会费", "fee"))
    aid_share: Floats = setting(
        default=0.6, unit="share of the bill", source="A", low=0, high=1,
        label=Text("互助金比例", "part of an emergency that the pool pays"))
    industry_return: Floats = setting(
        default=0.075, unit="a year", source="A", low=0, high=1, sweep=(0.03, 0.12),
        label=Text("村产业收益率", "return of village industry"))
    dividend_part: Floats = setting(
        default=0.5, unit="1", source="A", low=0, high=1,
        label=Text("按股分给农户的集体收益", "collective profit paid on shares"))
    funds_to_shares: Floats = setting(
        default=1.0, unit="yuan of shares per yuan", source="A", low=0, high=1, sweep=(0.0, 1.0),
        label=Text("资金变股金", "project funds that become shares of households"))
    fund_part: Floats = setting(
        default=0.3, unit="1", source="A", low=0, high=1,
        label=Text("留给协会的集体收益", "collective profit kept for the association"))
    volunteer_speed: Floats = setting(
        default=0.05, unit="a month", source="A", low=0, high=1,
        label=Text("志愿者变化的速度", "speed at which volunteers come and go"))
    effect_pull: Floats = setting(
        default=1.0, unit="1", source="A", low=0, high=10, sweep=(0.0, 2.0),
        label=Text("看得见的效果吸引志愿者", "volunteers drawn by visible effect"))
    cohesion_gain: Floats = setting(
        default=0.02, unit="a month at full hours", source="A", low=0, high=1, sweep=(0.0, 0.05),
        label=Text("社区工作对凝聚力的作用", "effect of community work on cohesion"))
    team_gain: Floats = setting(
        default=0.004, unit="a month", source="A", low=0, high=1, sweep=(0.0, 0.01),
        label=Text("驻村工作队对凝聚力的作用", "effect of the resident work team on cohesion"))
    cohesion_drift: Floats = setting(
        default=0.02, unit="a month", source="A", low=0, high=1,
        label=Text("凝聚力回落", "drift of cohesion"))
    norm_gain: Floats = setting(
        default=0.01, unit="a month", source="A", low=0, high=1, sweep=(0.0, 0.03),
        label=Text("协会对村风的作用", "effect of the association on the norm"))
    climate: Floats = setting(
        default=0.005, unit="a month where all are members", source="A", low=0, high=1,
        sweep=(0.0, 0.02), label=Text("舆论氛围", "opinion climate: members raise the norm"))
    norm_drift: Floats = setting(
        default=0.01, unit="a month", source="A", low=0, high=1,
        label=Text("村风回落", "drift of the norm"))
    cadre_gain: Floats = setting(
        default=0.015, unit="a month", source="A", low=0, high=1,
        label=Text("村干部从项目中学到的", "what village workers learn from a project"))
    cadre_drift: Floats = setting(
        default=0.003, unit="a month", source="A", low=0, high=1,
        label=Text("村干部能力回落", "drift of village workers' skill"))
    charter_gain: Floats = setting(
        default=0.03, unit="a month at full hours", source="A", low=0, high=1,
        label=Text("协会治理的提高", "growth of the association's governance"))
    charter_drift: Floats = setting(
        default=0.003, unit="a month", source="A", low=0, high=1,
        label=Text("协会治理的回落", "drift of the association's governance"))
