"""The project game: what partners produce, what it is worth to them, how they adapt."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text
from sim.world.kinds import Party, each

PARTIES = each(Party)


# fmt: off
class Game(Settings):
    """Numbers of the game that the parties of a project play."""

    key = "game"
    label = Text("项目博弈", "project game")

    product: Floats = setting(
        default=(0.85, 1.05, 1.0, 0.95, 0.90), each=PARTIES, unit="1", source="A", low=0.0,
        high=3.0, sweep=(0.6, 1.2), label=Text("单干产出", "product of own work"))
    joint: Floats = setting(
        default=0.35, unit="1", source="A", low=-0.5, high=2.0, sweep=(-0.2, 1.0),
        label=Text("合作增益", "gain of joint work"))
    joint_government_organization: Floats = setting(
        default=0.45, unit="1", source="A", low=-0.5, high=2.0, sweep=(-0.2, 1.0),
        label=Text("政府与社会组织的合作增益", "joint gain, government and social organisation"))
    joint_organization_enterprise: Floats = setting(
        default=0.40, unit="1", source="A", low=-0.5, high=2.0, sweep=(-0.2, 1.0),
        label=Text("社会组织与企业的合作增益", "joint gain, social organisation and enterprise"))
    joint_organization_community: Floats = setting(
        default=0.45, unit="1", source="A", low=-0.5, high=2.0, sweep=(-0.2, 1.0),
        label=Text("社会组织与社区的合作增益", "joint gain, social organisation and community"))
    cover_lost: Floats = setting(
        default=0.10, unit="1", source="A", low=0.0, high=1.0, sweep=(0.0, 0.3),
        label=Text("职责过严损失的互补", "mutual cover lost to strict mandates"))
    clarity_drag: Floats = setting(
        default=0.04, unit="1", source="A", low=0.0, high=0.5, sweep=(0.0, 0.1),
        label=Text("文书负担", "output lost to paperwork at full clarity"))
    agreed: Floats = setting(
        default=0.7, unit="1", source="A", low=0.05, high=1.0, sweep=(0.5, 0.9),
        label=Text("计划里约定的努力", "effort that the plan of a project counts on"))
    measured: Floats = setting(
        default=(1.0, 0.90, 0.95, 0.70, 0.60), each=PARTIES, unit="1", source="A", low=0.0,
        high=1.0, sweep=(0.5, 1.0),
        label=Text("账上看得见的投入", "part of own work that accounts see"))
    measured_help: Floats = setting(
        default=0.3, unit="1", source="A", low=0.0, high=1.0, sweep=(0.0, 1.0),
        label=Text("账上看得见的互助", "part of helping that accounts see"))
    sale_value: Floats = setting(
        default=0.8, unit="yuan per yuan of industry output", source="A", low=0.0, high=3.0,
        sweep=(0.3, 1.3), label=Text("产业产出的售价", "cash from industry output"))

    private: Floats = setting(
        default=(0.3, 0.5, 1.0, 0.6, 1.0), each=PARTIES, unit="1", source="A", low=0.0, high=1.0,
        sweep=(0.1, 1.0), label=Text("把钱当自己钱的程度", "how far money is private"))
    peer_pressure: Floats = setting(
        default=0.3, unit="1", source="A", low=0.0, high=1.0, sweep=(0.0, 1.0),
        label=Text("同伴压力", "peer pressure"))
    visibility: Floats = setting(
        default=0.3, unit="1", source="A", low=0.0, high=1.0, sweep=(0.0, 1.0),
        label=Text("彼此看得见", "how visible partners are to each other"))
    crowding: Floats = setting(
        default=0.3, unit="1", source="A", low=0.0, high=1.0, sweep=(0.0, 1.0),
        label=Text("奖励挤出公心", "crowding-out of mission by pay"))
    mission: Floats = setting(
        default=1.0, unit="1", source="A", low=0.0, high=3.0, sweep=(0.0, 1.5),
        label=Text("公益心总水平", "level of mission"))
    mission_of: Floats = setting(
        default=(0.75, 0.65, 0.15, 0.60, 0.55), each=PARTIES, unit="yuan per yuan of output",
        source="A", low=0.0, high=2.0, label=Text("公益心", "mission"))
    own_cost: Floats = setting(
        default=(0.7, 0.7, 0.9, 0.7, 0.7), each=PARTIES, unit="yuan per yuan put in", source="A",
        low=0.0, high=2.0, sweep=(0.1, 1.0), label=Text("投入的自有成本", "own cost of input"))
    inertia: Floats = setting(
        default=0.35, unit="share a month", source="A", low=0.0, high=1.0, sweep=(0.2, 0.5),
        label=Text("调整速度", "speed of adapting effort"))
    effort_noise: Floats = setting(
        default=0.02, unit="1", source="A", low=0.0, high=0.3, sweep=(0.0, 0.05),
        label=Text("努力的偶然波动", "chance in effort"))
    reciprocity: Floats = setting(
        default=(0.5, 0.7, 0.25, 0.7, 0.7), each=PARTIES, unit="1", source="A", low=0.0,
        high=1.0, sweep=(0.0, 1.0), label=Text("礼尚往来的程度", "weight of reciprocity"))
    choice_scale: Floats = setting(
        default=0.25, unit="yuan per yuan", source="A", low=0.01, high=5.0, sweep=(0.15, 0.8),
        label=Text("对得失的敏感度", "scale of the response to gain"))
    fairness_base: Floats = setting(
        default=0.95, unit="1", source="A", low=0.0, high=1.25, sweep=(0.8, 1.1),
        label=Text("回应的基数", "base of reciprocity"))
    shortfall_weight: Floats = setting(
        default=0.5, unit="1", source="A", low=0.0, high=3.0, sweep=(0.0, 1.5),
        label=Text("少得的在意程度", "weight of getting less than due"))
    excess_weight: Floats = setting(
        default=0.25, unit="1", source="A", low=0.0, high=3.0, sweep=(0.0, 0.6),
        label=Text("多得的在意程度", "weight of getting more than due"))
    merit_norm: Floats = setting(
        default=(0.5, 0.5, 0.8, 0.4, 0.3), each=PARTIES, unit="1", source="A", low=0.0, high=1.0,
        sweep=(0.0, 1.0), label=Text("按劳取酬的看法", "own norm of merit against need"))
    norm_weight: Floats = setting(
        default=0.1, unit="1", source="A", low=0.0, high=1.0, sweep=(0.0, 0.3),
        label=Text("村风的影响", "weight of the village norm"))
    helping_step: Floats = setting(
        default=0.15, unit="1", source="A", low=0.0, high=1.0, sweep=(0.05, 0.3),
        label=Text("互助的调整", "step of adapting helping"))
    learning: Floats = setting(
        default=0.5, unit="1", source="A", low=0.0, high=1.0, sweep=(0.2, 0.8),
        label=Text("对他人看法的更新", "weight of what is observed in beliefs"))

    failure: Floats = setting(
        default=0.25, unit="per year", source="A", low=0.0, high=2.0, sweep=(0.05, 0.5),
        label=Text("无人努力时的失败风险", "rate of failure without effort"))
    failure_slope: Floats = setting(
        default=2.5, unit="1", source="A", low=0.0, high=10.0, sweep=(1.0, 4.0),
        label=Text("努力降低失败的程度", "how fast effort lowers failure"))
    loss_share: Floats = setting(
        default=0.5, unit="1", source="A", low=0.0, high=1.0, sweep=(0.1, 1.0),
        label=Text("失败损失的比例", "share lost in a failure"))
    loss_months: Floats = setting(
        default=6, unit="months of money", source="A", low=0.0, high=24.0, sweep=(1.0, 12.0),
        label=Text("未验收的月数", "months since the last accepted instalment"))
    liability_months: Floats = setting(
        default=3, unit="months of endowment", source="A", low=0.0, high=24.0, sweep=(1.0, 6.0),
        label=Text("有限责任", "most that a party can be made to bear"))
    risk_aversion: Floats = setting(
        default=(0.3, 1.0, 0.7, 1.5, 2.5), each=PARTIES, unit="1", source="A", low=0.0,
        high=10.0, sweep=(0.0, 3.0), label=Text("怕风险的程度", "risk aversion"))
    dump: Floats = setting(
        default=0.5, unit="1", source="A", low=0.0, high=1.0, sweep=(0.0, 1.0),
        label=Text("责任不清时落到农户的部分", "part of vague losses that falls on households"))
    dispute: Floats = setting(
        default=0.05, unit="share of the loss", source="A", low=0.0, high=0.5, sweep=(0.0, 0.15),
        label=Text("纠纷成本", "cost of disputes"))
    contract_cost: Floats = setting(
        default=0.01, unit="share of the budget", source="A", low=0.0, high=0.2,
        sweep=(0.0, 0.05), label=Text("写清职责的成本", "cost of full clarity"))
    household_loss_cap: Floats = setting(
        default=0.05, unit="share of a month's income", source="A", low=0.0, high=1.0,
        label=Text("农户损失上限", "most of a month's income that a household can lose"))

    taste_scale: Floats = setting(
        default=0.15, unit="yuan per yuan", source="A", low=0.01, high=2.0, sweep=(0.05, 0.3),
        label=Text("参加意愿的差异", "spread of the wish to take part"))
    outside_option: Floats = setting(
        default=(-0.35, -0.20, -0.35, -0.25, -0.40), each=PARTIES, unit="yuan per yuan",
        source="A", low=-2.0, high=2.0, sweep=(-0.4, 0.1),
        label=Text("不参加时的所得", "value of staying out"))
    lasting_taste: Floats = setting(
        default=0.9, unit="share of variance", source="A", low=0.0, high=1.0, sweep=(0.5, 1.0),
        label=Text("意愿中不变的部分", "lasting part of the taste"))
    trial_effort: Floats = setting(
        default=0.3, unit="1", source="A", low=0.0, high=1.0,
        label=Text("设想参加时的努力", "least effort when picturing oneself inside"))
    reputation_value: Floats = setting(
        default=(0.0, 0.6, 0.4, 0.0, 0.0), each=PARTIES, unit="yuan a month per endowment yuan",
        source="A", low=0.0, high=10.0, sweep=(0.0, 2.0),
        label=Text("声誉的价值", "worth of reputation"))
    order_profit: Floats = setting(
        default=0.05, unit="yuan per yuan of orders", source="A", low=0.0, high=0.5,
        sweep=(0.0, 0.15), label=Text("订单的利润", "profit on orders"))
    pot: Floats = setting(
        default=0.05, unit="share of the budget", source="A", low=0.0, high=0.5,
        sweep=(0.0, 0.2), label=Text("激励资金", "pot for incentives"))
