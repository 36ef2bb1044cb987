"""Equations of the steps in which projects work and are settled: implement, share, settle."""

from __future__ import annotations

from sim.core.text import Text
from sim.world.equations.entry import Equation

# fmt: off
IMPLEMENT = (
    Equation("Q_raw", Text("共同产出（扣减之前）", "joint output before what is lost of it"),
        "Σ a_j·x_j(1−q_j) + γ·Σ_j<k β_jk·2y_j·y_k/(y_j+y_k), y = x√q, a = `product`, "
        "γ = 1 − `cover_lost`·ψ, β = `joint` or that of the pair "
        "(`joint_government_organization`, …)",
        "world/production.py:raw_output world/production.py:own_work "
        "world/production.py:joint_work phases/_stakes.py:joint_gains phases/_stakes.py:stakes_of",
        "game"),
    Equation("Q", Text("共同产出", "joint output"),
        "Q_raw⁺·(1−K)(1 − time in meetings)(1−λ)(1 − `clarity_drag`·ψ)(1 − `loss_share` if "
        "failed; ·f where it is expected)",
        "phases/_terms.py:terms_of phases/implement.py:Implement._produce "
        "phases/_payoff.py:joint_output", "game"),
    Equation("x̂_j", Text("账面上看得见的投入", "what accounts see of an input"),
        "x_j·`measured`·(1 − q_j(1 − `measured_help`))",
        "actors/parties.py:seen_part world/stakes.py:Stakes.seen", "game"),
    Equation("failed, L", Text("项目失败和损失", "failure and what is lost"),
        "failed if U < f; L = `loss_share`·`loss_months`·budget",
        "phases/implement.py:Implement._produce phases/_payoff.py:failure_rate "
        "phases/_terms.py:terms_of", "game"),
    Equation("δ", Text("没有服务就回落", "drift back to the start"),
        "s′ = s − `drift_skill`·(1 − `drift_kept`·as)(s − s₀); likewise ι, g, μ "
        "(`drift_information`, `drift_agency`, `drift_market`)",
        "actors/household/growth.py:drifted phases/_effects.py:drift", "services"),
    Equation("M", Text("供需匹配", "matching of needs and offers"),
        "D·S/(D^l + S^l)^(1/l), D = `ceiling`·p·ΣÑ of clients, S = Q·share of the domain·"
        "(1 − `duplicates`·(1 − noticed)); what is misrouted goes to a domain by chance",
        "rules/information/__init__.py:matched phases/implement.py:Implement._match", "services"),
    Equation("targeting", Text("给谁多少", "who gets how much"),
        "as the rule has it, among those on the list, at most `ceiling`·p·Ñ each",
        "rules/targeting/__init__.py:Targeting.target phases/_reach.py:_divide "
        "phases/_clients.py:clients phases/_reach.py:_asked", "services"),
    Equation("quality", Text("服务质量", "quality of service"),
        "c·fit·min(1, hours/load)·(½ + ½gv); c = capability of who serves, fit = Σ share·fit²/"
        "Σ share·fit of `fit_casework`, `fit_group_work`·(½ + ½ cohesion), `fit_community_work`",
        "phases/_reach.py:_quality phases/_reach.py:_fit phases/_governance.py:governance_of "
        "phases/_reach.py:_suppliers phases/_reach.py:_help", "services"),
    Equation("cohesion", Text("小组凝聚力", "cohesion of groups"),
        "(1 − var Ñ/`cohesion_variance`)⁺·exp(−((people − `group_size`)/`group_width`)²)",
        "phases/_reach.py:_group_cohesion phases/_reach.py:squared_off", "services"),
    Equation("s′, h′, ι′, g′, μ′", Text("服务的作用", "what services change"),
        "raise(X, rate·dose), dose = `productivity`·useful yuan/(100p): "
        "s `skill_rate`·(½+g), h `health_rate`, ι `information_rate`, g `agency_rate` and "
        "`counselling` of casework, μ `market_rate`·(½ + 2·orders)(1 + orders·`platform_buyers`"
        "·use)",
        "actors/household/growth.py:grown actors/household/growth.py:raised "
        "phases/_effects.py:serve", "services aid"),
    Equation("take-up", Text("参保、复学、修房", "insurance, school, repair of houses"),
        "U < H((1 + `casework_take_up` of clients in casework)·useful yuan/(cost·p)), cost = "
        "`insurance_cost`, `school_cost`, `house_cost`",
        "phases/_effects.py:_take_up", "services"),
    Equation("A′, I′, ec′", Text("实物、村产业、生态", "goods in kind, village industry, ecology"),
        "A′ = A + `asset_part`·useful industry; I′ = I + `industry_part`·useful industry; "
        "ec′ = raise(ec, `productivity`·`ecology_rate`·useful yuan a household/(100p))",
        "phases/_effects.py:serve phases/_effects.py:serve_villages", "services"),
    Equation("B", Text("可分的现金收益", "cash surplus to be shared"),
        "`sale_value`·useful industry (expected: `sale_value`·share of industry·quality·Q)",
        "phases/_reach.py:_help phases/_terms.py:terms_of", "game"),
    Equation("aid", Text("救急和助学", "money for the ill and for school"),
        "`emergency_part`·funds aid·health service ≤ `emergency_most`; `school_part`·funds aid·"
        "training ≤ fees",
        "phases/_aid.py:give_cash", "services"),
    Equation("start-up", Text("自己创业", "start of an own business"),
        "U < H((`startup_base` + `startup_slope`·s·g)·min(1, useful training/(100p))), with a "
        "loan of `startup_loan`·p",
        "actors/household/growth.py:begun phases/_aid.py:start_ups", "services"),
    Equation("placement", Text("对接就业", "placement in jobs"),
        "U < H(`productivity`·`placement`·employment aid·useful information/(100p)·tightness)",
        "phases/_placement.py:place_in_jobs", "services aid"),
    Equation("cost", Text("投入和渗漏", "inputs and leaks"),
        "money spent·λ leaks, the rest buys inputs; own work counts as cost besides",
        "phases/implement.py:_inputs"),
)
SHARE = (
    Equation("shares of B", Text("收益怎么分", "how the surplus is divided"),
        "as the rule has it, to the last fen; the households' part by served + Ñ",
        "rules/benefit_sharing/__init__.py:BenefitSharing.share phases/share.py:Share._pay_out "
        "phases/_purse.py:to_households actors/household/sums.py:got_and_lacked"),
    Equation("incentives", Text("奖励和处罚", "rewards and fines"),
        "as the rules have it, pay cut to the pot; prizes from fines",
        "rules/incentive/__init__.py:Incentive.reward rules/incentive/__init__.py:within_pot "
        "phases/_rewards.py:settle_incentives"),
)
SETTLE = (
    Equation("liability", Text("失败以后谁赔", "who answers for a failure"),
        "l_j of what the pool leaves of L, as far as there is cash; the rest falls on the "
        "purchaser, then on the service",
        "phases/settle.py:Settle._losses phases/_payoff.py:borne "
        "rules/responsibility/__init__.py:Responsibility.fractions"),
    Equation("dispute", Text("扯皮的花费", "cost of disputes"),
        "`dispute`·(1−ψ)·L",
        "phases/settle.py:Settle._losses", "game"),
)
