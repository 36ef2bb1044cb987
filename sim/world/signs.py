"""The register of primitive signs: every direction of effect that an equation takes for granted.

A ranking of rules must come out of behaviour; these are the directions that were put in.
"""

from __future__ import annotations

from typing import NamedTuple

from sim.core.text import Text


class Sign(NamedTuple):
    """One direction of effect, and the functions in which it stands: `file:function` of `sim/`."""

    what: Text
    where: str


SIGNS = (
    Sign(Text("出力越多，项目越不容易失败。",
              "The more effort, the less often a project fails."),
         "phases/_payoff.py:failure_rate"),
    Sign(Text("投入越多，产出越多；合作增益可正可负。",
              "More input gives more output; the gain of joint work may be of either sign."),
         "world/production.py:raw_output"),
    Sign(Text("出力不均会积成矛盾，矛盾减少产出。",
              "Unequal effort builds up conflict, and conflict takes from output."),
         "phases/meet.py:Meet.run phases/_terms.py:terms_of"),
    Sign(Text("职责写得清楚，文书多一点，互相补台少一点。",
              "Clear duties cost paperwork and some mutual cover."),
         "phases/_terms.py:terms_of phases/_stakes.py:stakes_of"),
    Sign(Text("会做、方法合适、工时够、治理好，服务质量就高。",
              "Capability, fitting methods, enough hours and governance raise quality."),
         "phases/_reach.py:_quality"),
    Sign(Text("服务提高技能、健康、信息、自主、市场联结，没有服务就慢慢回落。",
              "Services raise skill, health, information, agency and market access; without them "
              "these fall back to the household's own start."),
         "actors/household/growth.py:grown actors/household/growth.py:drifted"),
    Sign(Text("匹配越准，供给找到需求越多。",
              "The sharper the matching, the more of the supply finds a need."),
         "rules/information/__init__.py:matched"),
    Sign(Text("技能、健康、信息、自主、外出倾向使人更容易找到工作。",
              "Skill, health, information, agency and mobility help in finding a job."),
         "actors/household/work.py:openness actors/household/work.py:finding_rate"),
    Sign(Text("资产、技能、健康、市场联结增加农业收入。",
              "Assets, skill, health and market access raise farm income."),
         "actors/household/work.py:farm_income"),
    Sign(Text("被发现的可能越大、治理越好，资金渗漏越少。",
              "A higher chance of detection and better governance lower leakage."),
         "phases/evaluate.py:Evaluate._supervise"),
    Sign(Text("少得或多得于自己认为该得的，都会减弱回应。",
              "Getting less or more than one thinks is due weakens reciprocity."),
         "actors/effort.py:response"),
    Sign(Text("奖励会挤出一部分公益心。",
              "Pay crowds out part of the mission."),
         "phases/_margins.py:_margins"),
    Sign(Text("孵化和章程使互助协会成熟；低于门槛会萎缩。",
              "Incubation and a charter let a mutual-aid association mature; below a threshold it "
              "withers."),
         "actors/community/association.py:matured"),
    Sign(Text("满意的服务对象更信任，也使机构更有合法性。",
              "Contented clients trust more and make an organisation more legitimate."),
         "phases/feed_back.py:_answer actors/organization/standing.py:legitimate"),
    Sign(Text("服务质量和治理提高公信力，丑闻降低公信力。",
              "Quality and governance raise credibility; scandals lower it."),
         "actors/organization/standing.py:credible"),
    Sign(Text("超负荷、工资低使人员流失；没钱就裁人。",
              "Overload and low pay drive staff away; want of money makes organisations shrink."),
         "actors/organization/staff.py:leaving actors/organization/staff.py:laid_off"),
    Sign(Text("合法性和开放的政策使村里更愿意让机构进来。",
              "Legitimacy and open policy make a village let an organisation in."),
         "actors/organization/standing.py:consent"),
    Sign(Text("培训、能干的伙伴、平台、评估和辅导提高能力；人走了带走一部分。",
              "Training, able partners, a platform, evaluation and coaching raise capability; who "
              "leaves takes part of it along."),
         "phases/_entry.py:learn"),
    Sign(Text("看得见的效果、支持和开放的政策带来新的组织。",
              "A visible effect, support and open policy bring new organisations."),
         "phases/_entry.py:enter"),
    Sign(Text("企业投资带来岗位和收购。",
              "Investment of enterprises brings jobs and orders."),
         "phases/_incomes.py:_grow"),
    Sign(Text("对接就业使服务对象更容易找到工作；平台聚集买家，改善销售。",
              "Placement helps clients to a job; buyers on a platform improve sales."),
         "phases/_placement.py:place_in_jobs actors/household/growth.py:grown"),
    Sign(Text("受训的村干部更会评估需求，社区工作化解矛盾。",
              "Trained village workers help to see needs; community work settles conflict."),
         "actors/community/ties.py:cadre_skill phases/assess.py:Assess._judge "
         "phases/meet.py:Meet.run"),
    Sign(Text("互助协会的榜样和会员带动别人，成为风气。",
              "The example and the members of mutual-aid associations draw others in and become "
              "the norm."),
         "actors/community/association.py:matured actors/community/ties.py:norm"),
    Sign(Text("没钱使孩子辍学，助学金使人留在学校。",
              "Want takes children out of school; money for school keeps them there."),
         "phases/spend.py:_school"),
    Sign(Text("学了技能、能自己拿主意，就更可能自己创业。",
              "Skill and agency make the start of an own business more likely."),
         "actors/household/growth.py:begun"),
    Sign(Text("服务中断伤信任。",
              "Breaks in service cost trust."),
         "phases/feed_back.py:_answer"),
    Sign(Text("三方监管各自多发现一些问题。",
              "Each board of supervision finds something besides the others."),
         "phases/evaluate.py:Evaluate._supervise"),
)  # fmt: skip
"""All of them."""
