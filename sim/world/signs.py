"""The register of primitive signs: every direction of effect that an equation takes for granted.

A ranking of rules must come out of behaviour; these are the directions that were put in.
"""

from __future__ import annotations

from typing import NamedTuple

from sim.core.text import Text


class Sign(NamedTuple):
    """One direction of effect, and the file in which its equation stands."""

    what: Text
    where: str


SIGNS = (
    Sign(Text("出力越多，项目越不容易失败。",
              "The more effort, the less often a project fails."),
         "sim/phases/_payoff.py"),
    Sign(Text("投入越多，产出越多；合作增益可正可负。",
              "More input gives more output; the gain of joint work may be of either sign."),
         "sim/world/production.py"),
    Sign(Text("出力不均会积成矛盾，矛盾减少产出。",
              "Unequal effort builds up conflict, and conflict takes from output."),
         "sim/phases/meet.py"),
    Sign(Text("职责写得清楚，文书多一点，互相补台少一点。",
              "Clear duties cost paperwork and some mutual cover."),
         "sim/phases/_terms.py"),
    Sign(Text("会做、方法合适、工时够、治理好，服务质量就高。",
              "Capability, fitting methods, enough hours and governance raise quality."),
         "sim/phases/implement.py"),
    Sign(Text("服务提高技能、健康、信息、自主、市场联结，没有服务就慢慢回落。",
              "Services raise skill, health, information, agency and market access; without them "
              "these fall back to the household's own start."),
         "sim/actors/household/growth.py"),
    Sign(Text("匹配越准，供给找到需求越多。",
              "The sharper the matching, the more of the supply finds a need."),
         "sim/rules/information/__init__.py"),
    Sign(Text("技能、健康、信息、自主、外出倾向使人更容易找到工作。",
              "Skill, health, information, agency and mobility help in finding a job."),
         "sim/actors/household/work.py"),
    Sign(Text("资产、技能、健康、市场联结增加农业收入。",
              "Assets, skill, health and market access raise farm income."),
         "sim/actors/household/work.py"),
    Sign(Text("被发现的可能越大、治理越好，资金渗漏越少。",
              "A higher chance of detection and better governance lower leakage."),
         "sim/phases/evaluate.py"),
    Sign(Text("少得或多得于自己认为该得的，都会减弱回应。",
              "Getting less or more than one thinks is due weakens reciprocity."),
         "sim/actors/effort.py"),
    Sign(Text("奖励会挤出一部分公益心。",
              "Pay crowds out part of the mission."),
         "sim/phases/_margins.py"),
    Sign(Text("孵化和章程使互助协会成熟；低于门槛会萎缩。",
              "Incubation and a charter let a mutual-aid association mature; below a threshold it "
              "withers."),
         "sim/actors/community/association.py"),
    Sign(Text("满意的服务对象更信任，也使机构更有合法性。",
              "Contented clients trust more and make an organisation more legitimate."),
         "sim/phases/feed_back.py"),
    Sign(Text("服务质量和治理提高公信力，丑闻降低公信力。",
              "Quality and governance raise credibility; scandals lower it."),
         "sim/actors/organization/standing.py"),
    Sign(Text("超负荷、工资低使人员流失；没钱就裁人。",
              "Overload and low pay drive staff away; want of money makes organisations shrink."),
         "sim/actors/organization/staff.py"),
    Sign(Text("合法性和开放的政策使村里更愿意让机构进来。",
              "Legitimacy and open policy make a village let an organisation in."),
         "sim/actors/organization/standing.py"),
    Sign(Text("培训、能干的伙伴、平台、评估和辅导提高能力；人走了带走一部分。",
              "Training, able partners, a platform, evaluation and coaching raise capability; who "
              "leaves takes part of it along."),
         "sim/phases/_entry.py"),
    Sign(Text("看得见的效果、支持和开放的政策带来新的组织。",
              "A visible effect, support and open policy bring new organisations."),
         "sim/phases/_entry.py"),
    Sign(Text("企业投资带来岗位和收购。",
              "Investment of enterprises brings jobs and orders."),
         "sim/phases/_incomes.py"),
    Sign(Text("对接就业使服务对象更容易找到工作；平台聚集买家，改善销售。",
              "Placement helps clients to a job; buyers on a platform improve sales."),
         "sim/phases/_placement.py"),
    Sign(Text("受训的村干部更会评估需求，社区工作化解矛盾。",
              "Trained village workers help to see needs; community work settles conflict."),
         "sim/actors/community/ties.py"),
    Sign(Text("互助协会的榜样和会员带动别人，成为风气。",
              "The example and the members of mutual-aid associations draw others in and become "
              "the norm."),
         "sim/actors/community/association.py"),
    Sign(Text("没钱使孩子辍学，助学金使人留在学校。",
              "Want takes children out of school; money for school keeps them there."),
         "sim/phases/spend.py"),
    Sign(Text("学了技能、能自己拿主意，就更可能自己创业。",
              "Skill and agency make the start of an own business more likely."),
         "sim/phases/_aid.py"),
    Sign(Text("服务中断伤信任。",
              "Breaks in service cost trust."),
         "sim/phases/feed_back.py"),
    Sign(Text("三方监管各自多发现一些问题。",
              "Each board of supervision finds something besides the others."),
         "sim/phases/evaluate.py"),
)  # fmt: skip
"""All of them."""
