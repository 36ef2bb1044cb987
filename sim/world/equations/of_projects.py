"""Equations of the steps in which a project is prepared and decided on: assess to commit."""

from __future__ import annotations

from sim.core.text import Text
from sim.world.equations.entry import Equation

# fmt: off
ASSESS = (
    Equation("N", Text("六项真实需求", "the six true needs"),
        "industry [1 − ȳ/(`industry_lines`·z·n)] with workers; training [1 − s/`skill_full` + "
        "`student`]; health 1−h; housing `safe_house` or `unsafe_house`; ecology 1−ec; "
        "information [1 − `information_weight`·(ι+g)]",
        "actors/household/needs.py:six_needs phases/_needs.py:six_needs_of", "needs"),
    Equation("visits", Text("看得了几户", "how many are visited"),
        "⌊`assessment_share`·hours/hours a visit⌋; hours of staff and volunteers and "
        "`village_worker_hours` of each village worker; whoever has no file younger than "
        "`file_life`",
        "phases/assess.py:Assess._visit phases/assess.py:Assess._due "
        "actors/household/needs.py:awaits_visit", "services"),
    Equation("Ñ", Text("评估出的需求", "assessed needs"),
        "Ñ = [prior + t·(N + bias + err·ε − prior)], t = `prior_spread`²/(`prior_spread`² + "
        "err²), err = noise/((1+technology)(½+τ)(½+skill of village workers)(½+skill of staff)); "
        "noise = `questionnaire_noise`, `interview_noise` or `field_visit_noise`, "
        "bias = `questionnaire_bias` or 0",
        "actors/household/needs.py:judged phases/assess.py:Assess._judge", "services"),
    Equation("prior", Text("先验的修正", "what is expected of the next visit"),
        "prior′ = prior + m/(m + m₀)·(mean found − prior) after m visits",
        "phases/assess.py:_learn"),
    Equation("fading", Text("档案过时", "files that grow old"),
        "Ñ′ = prior + `file_fading`·(Ñ − prior) from an age of `file_life` months",
        "phases/assess.py:_age_files", "services"),
    Equation("mix", Text("服务结构的调整", "the mix of services"),
        "share′ = share + (wanted − share)/(`replan_organization` or `replan_government`); "
        "wanted = (1 − `mode_weight`)·needs·ability + `mode_weight`·planned ways of aid",
        "phases/assess.py:_plan phases/assess.py:_modes phases/_offers.py:ability",
        "services money"),
    Equation("ability", Text("供给能力调查", "the supply survey"),
        "1 + `offers_weight`·seen·(capability in the domain/mean − 1)",
        "phases/_offers.py:ability", "services"),
)
INFORM = (
    Equation("l, noise, delay", Text("信息规则带来什么", "what the information rule brings"),
        "as the rule of the month has it; see the rules",
        "rules/information/__init__.py:Information.connect phases/inform.py:Inform.run"),
)
MEET = (
    Equation("K", Text("矛盾", "conflict"),
        "K = min(.8, (`persistence`·K + `friction`·sd(e)(1 − `clarity_calms`·ψ))⁺"
        "·(1 − `mediation`·community work)), then the coordination rule",
        "phases/meet.py:Meet.run phases/meet.py:spread "
        "rules/coordination/__init__.py:Coordination.meet", "coordination"),
    Equation("b", Text("对别人出力的看法", "beliefs of the others' effort"),
        "b′ = b + `learning`·([mean e of the others + noise·ε] − b)",
        "phases/meet.py:Meet.run phases/meet.py:others_mean", "game"),
)
COMMIT = (
    Equation("grant", Text("分期付款", "instalments of the grant"),
        "the second when the first is used up; the last when both are, and delivered ≥ "
        "`acceptance`·planned",
        "actors/government/purse.py:by_milestones phases/_funding.py:_part_due "
        "phases/_funding.py:_instalment phases/_budget.py:advance", "money"),
    Equation("budget", Text("各项目的预算", "budgets of projects"),
        "what is due this month, divided by the allocation rule·class multiplier",
        "phases/_funding.py:fund phases/_funding.py:_weights "
        "rules/allocation/__init__.py:Allocation.allocate"),
    Equation("overheads", Text("合同和激励的开支", "costs of contracts, pot of incentives"),
        "contract `contract_cost`·ψ²·budget; pot of incentives `pot`·budget",
        "phases/_funding.py:overheads", "game"),
    Equation("hours", Text("工时", "hours of work"),
        "part·(staff·(`staff_hours` − `training_hours`) − `board_hours`)⁺, divided among projects "
        "by load; load = clients·`casework_hours` + groups·`group_hours` + "
        "villages·`community_hours`",
        "phases/_means.py:offered_hours actors/organization/hours.py:shared_hours "
        "phases/_means.py:hours_by_method phases/_means.py:project_load", "services partnership"),
    Equation("volunteer hours", Text("志愿者工时", "hours of volunteers"),
        "min(volunteers, `volunteers_per_worker`·worked/`staff_hours`)·`volunteer_hours`, each "
        "worth `volunteer_value`",
        "phases/_means.py:volunteer_hours phases/_means.py:helpers_hours", "services"),
    Equation("purchase", Text("购买工时", "purchase of hours"),
        "`purchase_share`·budget buys hours at `hour_value`; a contractor works what is paid and "
        "what gifts cover",
        "phases/_contracts.py:buy_hours phases/_contracts.py:_worked phases/_contracts.py:sign",
        "services"),
    Equation("missing", Text("资源缺口", "missing resources"),
        "(`resource_mix`·demand − seen)⁺, seen = resources·exp(`survey_noise`·(1 − platform)·ε)",
        "phases/_demand.py:look_for_gaps phases/_demand.py:where_missing", "aid"),
    Equation("W", Text("各方的四种资源", "the four resources of each party"),
        "people = hours·`hour_value` (volunteers and households ·`volunteer_value`); technology "
        "and skill ·`asset_value`; orders ·`order_value`; own funds ≤ `own_part_community` of "
        "the fund, `own_part_household` of income above `spared_line`, `own_part_budget`",
        "actors/endowment.py:endowment phases/_means.py:resources phases/_means.py:_partners",
        "services"),
    Equation("consent", Text("村里是否同意机构进来", "consent of a village"),
        "U < σ((l − `consent_from`)/`consent_width`), l = m + `access_help`·access·(1−m), "
        "m = ½(Lg of the organisation + of the village)",
        "actors/organization/standing.py:consent phases/_means.py:let_in phases/assess.py:_knock",
        "partnership"),
    Equation("f", Text("项目失败的可能", "chance of failure"),
        "1 − (1 − `failure`·exp(−`failure_slope`·Σx/ΣW))^(1/12)",
        "phases/_payoff.py:failure_rate phases/_payoff.py:monthly", "game"),
    Equation("l_j", Text("各方承担的损失", "loss borne by each party"),
        "min(part·L, `liability_months`·W_j), households at most `household_loss_cap` of a "
        "month's income; L = `loss_share`·`loss_months`·budget; part = ψ·rule + "
        "(1−ψ)(`dump`·households + (1 − `dump`)·equal)",
        "phases/_payoff.py:_borne phases/_payoff.py:borne phases/_terms.py:terms_of "
        "rules/responsibility/__init__.py:Responsibility.fractions", "game"),
    Equation("π_j", Text("各方预期的得失", "expected payoff of each party"),
        "share + top-up + pay − unearned + `order_profit`·orders + relief + prize − fine − "
        "premium − f·l_j − ½`risk_aversion`·f(1−f)·l_j²/(`liability_months`·W_j) + "
        "`reputation_value`·W_j·ΔR",
        "phases/_payoff.py:_private phases/_payoff.py:payoffs phases/_payoff.py:rewards", "game"),
    Equation("m_j", Text("多投一元带来什么", "marginal payoff of an own yuan"),
        "m_j = ω_j∂π_j/∂x_j + `peer_pressure`·`visibility`·Σ_k≠j ω_k∂π_k/∂x_j + "
        "μ_j(1 − `crowding`·[ω_j∂π_j/∂x_j])·∂Q/∂x_j − c_j; ω = `private`, c = `own_cost`, "
        "μ = `mission`·`mission_of`·firm's responsibility",
        "phases/_margins.py:_margins phases/_margins.py:margins actors/parties.py:motives "
        "phases/commit.py:_caring", "game"),
    Equation("r_j", Text("自认为该得的一份", "entitlement"),
        "ν_j·x_j/Σx + (1−ν_j)(½/parties + ½ need_j/Σneed), ν = `merit_norm`",
        "actors/effort.py:entitlement", "game"),
    Equation("φ_j", Text("公平感", "sense of fairness"),
        "`fairness_base`·[1 − (`shortfall_weight`·short + `excess_weight`·over)·B/(B + Σoutlay)], "
        "short and over = [±(r_j − share_j)/r_j]",
        "actors/effort.py:response", "game"),
    Equation("e", Text("出力", "effort"),
        "e′ = [e + `inertia`·(e* − e) + `effort_noise`·ε], e* = θφb + (1−θ)·σ(m/`choice_scale`) "
        "+ `norm_weight`·(norm − norm₀); θ = `reciprocity`, 0 for who is alone",
        "actors/effort.py:adapt phases/commit.py:Commit._work", "game"),
    Equation("q", Text("帮助别人的部分", "helping"),
        "q′ = q + `helping_step`·clip(m^q, ±1)·q(1−q), within .01 … .9",
        "actors/effort.py:adapt_helping phases/commit.py:Commit._work phases/_margins.py:_margins",
        "game"),
    Equation("P", Text("愿意参加的可能", "chance of wanting to take part"),
        "P = σ((U/W − `outside_option`)/`taste_scale`), U = ω·π + μ·(Q − Q without) − c·x − "
        "unfair, seen with e ≥ `trial_effort`",
        "phases/_participation.py:wish_to_join phases/commit.py:Commit._join", "game"),
    Equation("inside", Text("参加还是不参加", "who takes part"),
        "joins if Φ(√`lasting_taste`·z + √(1 − `lasting_taste`)·z of the year) < P, once a year "
        "by quarter; households move ¼ of the way to P each quarter",
        "phases/commit.py:Commit._join phases/commit.py:_taste phases/commit.py:_moved "
        "phases/commit.py:_decided", "game"),
    Equation("own part", Text("自己拿出的钱", "own money"),
        "effort·inside·own funds, as far as there is cash",
        "phases/_posting.py:own_parts"),
    Equation("vacancies", Text("企业多招人", "jobs that enterprises offer"),
        "jobs·(1 + `demand_elasticity`·what rules pay a lasting hire/yearly wage)",
        "phases/_hiring.py:offer_jobs phases/_hiring.py:_per_hire", "labour"),
    Equation("donations, salaries", Text("捐赠和人员工资", "donations and salaries"),
        "staff₀·`salary`·`donations`·(1 + `donation_credibility`·(R − ½)); staff·`salary`·`pay`",
        "actors/organization/money.py:donations actors/organization/money.py:wage_bill "
        "phases/_incomes.py:incomes", "money partnership"),
    Equation("profit", Text("企业利润和捐赠上限", "profit and gifts of enterprises"),
        "capital·`profit_rate`/12 + profit on orders won; gift ≤ `gift_share`·yearly profit/12; "
        "`kept_profit` stays in the firm",
        "actors/enterprise/money.py:profit actors/enterprise/money.py:gift_at_most "
        "phases/_incomes.py:_profits", "money"),
    Equation("investment", Text("企业投资", "investment of enterprises"),
        "`reinvested` and `venture`·responsibility of spare cash, `venture_village` of a venture "
        "into I; jobs ·(1 + `hiring`·rise of capital), orders ·(1 + `ordering`·rise)",
        "phases/_incomes.py:_grow", "cooperation"),
    Equation("fees, loans", Text("合作收入和过桥借款", "fees of firms, bridging loans"),
        "`fee`·profit by R·skill of connecting; borrow up to `loan_below` months' salaries "
        "if R ≥ `loan_trust`",
        "phases/_incomes.py:_fees phases/_incomes.py:_borrow phases/_incomes.py:_repay",
        "cooperation"),
)
