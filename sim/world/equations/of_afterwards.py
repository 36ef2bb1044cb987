"""Equations of what follows on the work: organise, evaluate, feed back; the game, the books."""

from __future__ import annotations

from sim.core.text import Text
from sim.world.equations.entry import Equation

# fmt: off
ORGANISE = (
    Equation("as", Text("协会成熟度", "maturity of the association"),
        "as′ = [as + `growth`·as(1−as)(as − `threshold`) + `incubation`·hours/`incubation_hours`·"
        "falls·(½ + charter) + `example`·(1−as)·share of registered]; falls = (co + norm)"
        "(1 − `survey_weight`·unsurveyed)",
        "actors/community/association.py:matured actors/community/association.py:cultivable "
        "phases/organise.py:Organise._association", "community"),
    Equation("charter, stage", Text("章程和阶段", "charter and stage"),
        "charter′ = charter + `charter_gain`·incubation·(1 − charter) − `charter_drift`·charter; "
        "registered from `registered_charter`, mature from `mature_members`",
        "actors/community/association.py:chartered actors/community/association.py:advanced",
        "community"),
    Equation("members", Text("入会和退会", "joining and leaving"),
        "joins if U < H(`innovation` + `imitation`·part), leaves if U < H(`leaving`·(1−as)); "
        "part = members + `neighbour`·(more of them in the county)⁺",
        "actors/community/association.py:comings_and_goings "
        "phases/organise.py:Organise._households", "community"),
    Equation("mutual aid", Text("互助金", "mutual aid"),
        "fee `fee`·p; pays `aid_share` of a bill, pro rata when short; registered associations "
        "lend each other `link_share` of their funds",
        "phases/organise.py:_pay_claims phases/_associations.py:lend_across_villages",
        "community"),
    Equation("ι, g", Text("协会自己做的事", "what an association does by itself"),
        "raise(ι, `information_rate`·d), raise(g, `agency_rate`·d), d = `productivity`·"
        "`helping_hours`·as·`hour_value`·`volunteer_value`·`helping_skill`/(100p)",
        "phases/organise.py:Organise._households phases/organise.py:_serve_members",
        "community services"),
    Equation("co", Text("凝聚力", "cohesion of the village"),
        "co′ = raise(co, `cohesion_gain`·community work + `team_gain`·team) − `cohesion_drift`·"
        "(1 − kept·as)(co − co₀)",
        "actors/community/ties.py:cohesion phases/organise.py:Organise._ties", "community"),
    Equation("norm", Text("互助风气", "norm of mutual help"),
        "norm′ = raise(norm, `norm_gain`·(as − first stage)⁺ + `climate`·members) − "
        "`norm_drift`·(norm − norm₀)",
        "actors/community/ties.py:norm phases/organise.py:Organise._ties", "community"),
    Equation("volunteers", Text("志愿者", "volunteers"),
        "v′ = v + `volunteer_speed`·(v₀(1 + co − co₀ + `effect_pull`·visible effect) − v)",
        "actors/community/ties.py:volunteers phases/organise.py:Organise._ties", "community"),
    Equation("village workers", Text("村干部的本领", "skill of village workers"),
        "k′ = raise(k, `cadre_gain`·training) − `cadre_drift`·(k − start) without a project",
        "actors/community/ties.py:cadre_skill phases/organise.py:Organise._ties", "community"),
    Equation("profit of I", Text("集体收益", "collective profit"),
        "`industry_return`·I/12: `dividend_part` by shares, `fund_part` to the association, the "
        "rest to public works",
        "phases/organise.py:_collective_profit", "community"),
)
EVALUATE = (
    Equation("p_detect", Text("问题被发现的可能", "chance of detection"),
        "1 − (1 − `inspection_weight`·inspection)(1 − `audit_weight`·gv)"
        "(1 − `complaint_weight`·(1 − satisfaction))",
        "phases/evaluate.py:Evaluate._supervise", "supervision"),
    Equation("λ", Text("资金渗漏", "leakage of funds"),
        "`leakage`·(1−gv)·exp(−`leakage_slope`·p_detect)",
        "phases/evaluate.py:Evaluate._supervise phases/_governance.py:governance_of",
        "supervision"),
    Equation("EC", Text("经济", "economic dimension"),
        ".4[gain net of the unserved/cost/`gain_per_cost`] + .3[(earned share − `earned_from`)/"
        "`earned_range`] + .3[cash shared/cost/`cash_shared`]",
        "phases/_dimensions.py:economic phases/_sustainability.py:_economic", "sustainability"),
    Equation("SO", Text("社会", "social dimension"),
        ".4[exits/`exits`] + .3[satisfaction/`satisfaction`] + .3[(to the poorer − `poorer_from`)/"
        "`poorer_range`]",
        "phases/_dimensions.py:social phases/_sustainability.py:_social", "sustainability"),
    Equation("EN", Text("生态", "ecological dimension"),
        ".6[(ec − `ecology_from`)/`ecology_range`] + .4(1 − pressure), pressure = [(½I/"
        "`industry_pressure` + ½A/`asset_pressure`)(1 − ½technology)], a household",
        "phases/_dimensions.py:ecological phases/_sustainability.py:_ecological", "sustainability"),
    Equation("MG", Text("管理", "management dimension"),
        "¼([delivered/(`delivery`·plan)] + [1 − |cost/plan − 1|/`budget_slack`] + "
        "[quality/`quality`] + [1 − λ/`leakage`])",
        "phases/_dimensions.py:management phases/_sustainability.py:_management", "sustainability"),
    Equation("FU", Text("资金", "funding dimension"),
        ".4[(1 − Σ shares of income²)/`diversity`] + .3[months of reserve/`reserve_months`] + "
        ".3[years committed]",
        "phases/_dimensions.py:funding phases/_sustainability.py:_funding", "sustainability"),
    Equation("IN", Text("影响力", "influence dimension"),
        ".35·needs met + .35[(R − `credibility_from`)/`credibility_range`] + .3(½[volunteers a "
        "hundred households/`volunteers`] + ½[as/`maturity`])",
        "phases/_dimensions.py:influence phases/_sustainability.py:_influence", "sustainability"),
    Equation("index", Text("六维合成", "the index of the six"),
        "geometric mean of the dimensions known, none counted below 1",
        "outcomes/_points.py:together rules/evaluation/__init__.py:average_of"),
    Equation("score, class", Text("评分和等级", "score and class"),
        "as the evaluation rule has it, of what is seen: dimension + `seen_error`·ε",
        "rules/evaluation/__init__.py:Evaluation.score "
        "rules/evaluation/__init__.py:Evaluation.grade phases/evaluate.py:Evaluate._judge "
        "phases/evaluate.py:_see", "supervision"),
    Equation("5A … 1A", Text("机构的年度评估", "yearly appraisal of organisations"),
        "`appraisal` weights of four groups of marks (staff and Lg; gv, turnover and R; "
        "performance and effort; output/plan), cut at `grade_from`",
        "world/ranking.py:appraised phases/_stakes.py:_appraised phases/_appraisal.py:grade",
        "supervision"),
    Equation("performance", Text("机构的业绩", "an organisation's performance"),
        "½(min(1, delivered/planned) + satisfaction), placement counts as far as planned: "
        "placed/(`placement_goal`·listed)",
        "phases/evaluate.py:Evaluate._performance phases/_placement.py:placement_marks", "aid"),
    Equation("lesson", Text("评估使机构长本领", "what an evaluation teaches"),
        "k′ = k + `lesson`·(1−k) in each of the four precise skills",
        "phases/evaluate.py:_learn", "partnership"),
)
FEED_BACK = (
    Equation("Sat", Text("满意度", "satisfaction"),
        "Sat′ = `satisfaction_memory`·Sat + (1 − `satisfaction_memory`)·[ΣN·met·seen/ΣN − "
        "`delay_annoys`·delay/12], met = min(1, yuan/(`hoped_service`·p·N)), seen = "
        "min(1, quality/`hoped_quality`)",
        "actors/household/answer.py:needs_met actors/household/answer.py:answered "
        "phases/feed_back.py:_answer", "supervision"),
    Equation("τ", Text("信任", "trust"),
        "τ′ = [τ + `trust_step`·(Sat − ½) − `broken_service` if service broke off − loss by news]",
        "actors/household/answer.py:answered phases/feed_back.py:_answer", "supervision"),
    Equation("class", Text("等级的后果", "what follows on a class"),
        "budget ·`support_good` for A, ·`rectify` for C and D",
        "phases/feed_back.py:FeedBack._classes", "supervision"),
    Equation("R", Text("公信力", "credibility"),
        "R′ = [R + `credibility_step`·((1−w)·quality + w·gv − R) − `scandal_cost`·R if scandal], "
        "w = `governance_weight`, "
        "scandal if U < `scandal_rate`·λ·p_detect",
        "actors/organization/standing.py:credible phases/feed_back.py:_judge_partners",
        "supervision"),
    Equation("Lg", Text("机构的合法性", "legitimacy of an organisation"),
        "d = `legitimacy_step`·(Sat − ½): raise(Lg, d⁺), or Lg·(1 + d) where d < 0",
        "actors/organization/standing.py:legitimate phases/feed_back.py:_judge_partners",
        "supervision"),
    Equation("Lg, effect (village)", Text("村里的合法性和看得见的效果",
                                         "legitimacy and visible effect in the village"),
        "Lg′ = [raise(Lg, `team_legitimacy`·team) + `legitimacy_step`·(Sat − ½)]; effect′ = "
        "effect + `effect_step`·(quality − effect), quality 0 where no project runs",
        "phases/feed_back.py:FeedBack._organizations", "supervision"),
    Equation("gv", Text("治理", "governance"),
        "gv′ = gv + `governance_training`·`board_hours`/10·(1−gv) − `governance_decay`·gv",
        "actors/organization/standing.py:governed", "supervision partnership"),
    Equation("staff", Text("人员流动", "staff"),
        "leave H(`turnover`·exp(`turnover_load`·(load−1)⁺ − `pay_response`·(`pay` − 1))); "
        "rehire `rehire` of what is missing above `hire_reserve` months' cash; else `lay_off`; "
        "close after `exit_months` without cash",
        "actors/organization/staff.py:leaving actors/organization/staff.py:staffed "
        "actors/organization/staff.py:laid_off actors/organization/staff.py:without_cash "
        "phases/feed_back.py:_staff", "supervision partnership"),
    Equation("capability", Text("机构的能力", "capability of an organisation"),
        "c′ = c + (`training_hours`·`training_gain` + `platform_building`·reach)(1−c) + "
        "`transfer`·(best partner − c)⁺ − leaving·`newcomer_gap`·c; C is coached: "
        "`coaching_hours`·`coaching_gain`·(1−k)",
        "phases/_entry.py:learn phases/_entry.py:_best_partner", "partnership"),
    Equation("entry", Text("新机构成立", "entry of organisations"),
        "U < H(`entry`·(`entry_quiet` + (1 − `entry_quiet`)·running)·visible effect·access)",
        "phases/_entry.py:enter", "partnership"),
)
PLAY = (
    Equation("the game", Text("公共品博弈", "the public-goods game"),
        "effort, beliefs, margins and payoffs as in a project; free riders have θ = 0, the hump "
        "answers to min(b, 1−b); pot = return·players·Q",
        "phases/play.py:Play._minds phases/play.py:Play._terms phases/play.py:Play._divide "
        "actors/effort.py:adapt"),
)
CLOSE = (
    Equation("Σ = 0", Text("账目相符", "the books"),
        "the sum of all accounts is 0, and none but the outside is below 0",
        "core/ledger.py:Ledger.audit phases/close.py:Close.run"),
)
