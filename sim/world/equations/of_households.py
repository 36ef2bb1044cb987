"""Equations of the steps in which households live: open, live, spend, monitor."""

from __future__ import annotations

from sim.core.text import Text
from sim.world.equations.entry import Equation

# fmt: off
OPEN = (
    Equation("p, z", Text("物价、贫困线、脱贫标准", "prices, poverty line, exit standard"),
        "p = (1+`price_growth`)^yr; line and exit standard by year, beyond their series with p",
        "world/standards.py:set_standards world/standards.py:price_index world/series.py:Series.at",
        "weather"),
    Equation("um, uv", Text("全国和村的年景", "luck of the nation and of a village"),
        "um′ = `macro_memory`·um + `macro_swing`·ε; uv′ = `village_memory`·uv + `village_swing`·ε",
        "phases/open.py:Open._shocks", "weather"),
    Equation("u", Text("自家的年景", "a household's own luck"),
        "u′ = `own_memory`·u + `own_swing`·ε",
        "actors/household/month.py:luck_of_month phases/open.py:Open._households", "weather"),
    Equation("illness", Text("生大病", "serious illness"),
        "falls ill if U < H(usual·(`risk_base` − `risk_health`·h)⁺), usual = yearly chance of the "
        "scenario/12; then h′ = (h − `harm`)⁺, for 1 + ⌊ln U/ln(1 − 1/`months`)⌋ months",
        "actors/household/health.py:illness_rate actors/household/health.py:illness_months "
        "phases/open.py:_fallen_ill phases/open.py:_sicken", "health"),
    Equation("h", Text("健康恢复", "recovery of health"),
        "h′ = h + `recovery`·(h* − h), h* = min(1, h₀ + `harm`·usual·(`risk_base` − "
        "`risk_health`·h₀)⁺/`recovery`)",
        "actors/household/health.py:recovered actors/household/month.py:luck_of_month", "health"),
    Equation("ec", Text("生态恢复", "return of ecology"),
        "ec′ = ec + `ecology_return`·(ec₀ − ec)",
        "phases/open.py:Open._villages", "weather"),
    Equation("disaster", Text("遭灾", "disaster"),
        "U < H(yearly chance/12·(`disaster_limit` − ec)⁺/(`disaster_limit` − `usual_ecology`)); "
        "takes `disaster_loss` of A",
        "phases/open.py:Open._villages phases/open.py:_destroy", "weather"),
)
LIVE = (
    Equation("g", Text("务工和自主能力", "agency after work"),
        "g′ = [g + `work_agency`·(1−g)(J/L − q₀) + `transfer_agency`·[1 − earned/y]], "
        "q₀ = J/L at which finding and losing balance for the starting values",
        "actors/household/work.py:agency_after_work actors/household/work.py:usual_employment "
        "actors/household/month.py:agency_of_month phases/live.py:Live._agency", "labour"),
    Equation("finding", Text("找到工作的月率", "rate of finding a job"),
        "offers·openness·mover·(1 + `memory_part`·memory)·(1 − `sick_loss` if ill); "
        "offers = `finding`·exp(`finding_growth`·min(yr, `growth_until` − 2014))·tightness; "
        "openness = (`information_base` + `information_part`·ι)(`skill_base` + `skill_part`·s)"
        "(`agency_base` + `agency_part`·g)",
        "actors/household/work.py:finding_rate actors/household/work.py:openness "
        "actors/household/levels.py:_offers actors/household/month.py:job_rates "
        "actors/household/work.py:how_many phases/live.py:Live._jobs", "labour"),
    Equation("losing", Text("失去工作的月率", "rate of losing a job"),
        "`separation`·(`separation_base` − `separation_agency`·g)⁺/√mover",
        "actors/household/work.py:losing_rate actors/household/month.py:job_rates "
        "phases/live.py:Live._jobs", "labour"),
    Equation("tightness", Text("劳动力市场松紧", "tightness of the labour market"),
        "min(1, √(vacancies/seekers)), vacancies = `vacancies`·ΣL + Σ of enterprises + "
        "ΣI/`capital_per_job`; 1 without seekers",
        "phases/live.py:Live._tightness", "labour"),
    Equation("bill", Text("医药费", "medical bill"),
        "p·exp(`bill_log` + `bill_spread`·ε)·(1 − [`insurance_base` + `insurance_information`·ι] "
        "if insured), of those who are ill",
        "actors/household/health.py:own_bill phases/live.py:Live._bills", "health"),
    Equation("F", Text("农业收入", "farm income"),
        "`farm_output`/12·exp(`farm_growth`·yr)·(1 + `season`·swing of the month)·land·"
        "exp(u+uv+um)·labour^`labour_power`·(1 + A/(p·`asset_scale`))^¼·(`skill_base` + "
        "`skill_part`·s)(`health_base` + `health_part`·h)(1 − `market_loss`·(1−μ)); "
        "labour = max(L − J, `spare_labour`·L + `other_labour`), L less `sick_loss` if ill",
        "actors/household/work.py:farm_income actors/household/work.py:farm_labour "
        "actors/household/levels.py:_farm actors/household/month.py:earned_income "
        "phases/live.py:Live._incomes", "livelihood labour"),
    Equation("wages", Text("工资", "wages"),
        "`wage`·exp(`wage_growth`·yr)·J·(`wage_base` + `wage_education`·education + "
        "`wage_skill`·s)(`wage_health_base` + `wage_health`·h)",
        "actors/household/work.py:wages actors/household/levels.py:levels "
        "actors/household/month.py:earned_income phases/live.py:Live._incomes", "labour"),
    Equation("business", Text("自家经营收入", "income from own business"),
        "max(`return_low`·used, `return_high`·(used − p·`threshold`)⁺)/12, "
        "used = min(A, p·`asset_limit`·L); without the trap `return_plain`·used/12",
        "actors/household/transfers.py:business_income actors/household/month.py:earned_income "
        "phases/live.py:Live._incomes", "livelihood"),
    Equation("pension, universal", Text("养老金和普惠补贴", "pensions and universal transfers"),
        "elders·(`pension` + `pension_growth`·yr)⁺; n·(`universal_base` + "
        "`universal_rise`·σ((yr − `universal_middle`)/`universal_width`))/12",
        "actors/household/month.py:given_income actors/household/levels.py:levels "
        "phases/live.py:Live._given", "transfers"),
    Equation("allowance", Text("低保", "the allowance"),
        "f·(z·n − regular)⁺ for those enrolled in January, f = min(`fill` + `fill_growth`·yr, "
        "`fill_limit`), above 1 it raises z instead; enrolled: regular < z·n and rank < "
        "min(`coverage` + `coverage_growth`·yr, `coverage_limit`) + `casework_cover` of clients; "
        "regular = mean earned + pension + universal",
        "actors/household/transfers.py:allowance actors/household/transfers.py:entitled "
        "actors/household/transfers.py:regular_income actors/household/levels.py:levels "
        "phases/live.py:_covered phases/live.py:Live._given", "transfers"),
    Equation("poor staff", Text("企业里的贫困职工", "poor workers of enterprises"),
        "stay with the county's rate of keeping a job; join by the enterprise's part of all "
        "vacancies, up to its own",
        "phases/_hiring.py:employ_poor"),
)
SPEND = (
    Equation("want", Text("想消费多少", "wanted consumption"),
        "max(min(`floor`·z·n, ȳ), `part`·(ȳ if ȳ ≤ `floor`·z·n else ½(ȳ+y) − kept)⁺), "
        "kept = `kept_profit`·business",
        "actors/household/wealth.py:wanted actors/household/purse.py:consumed "
        "phases/spend.py:Spend._consume", "spending"),
    Equation("loan, sale", Text("借钱、变卖资产、没满足的需要", "loan, sale of assets, unmet want"),
        "short = (bills + school + want − M)⁺; loan ≤ `loan_months`·ȳ − debt; then assets at "
        "`sale_price`, at most `sale_limit` of A; what still lacks is unmet: want first, "
        "then school, then bills",
        "actors/household/wealth.py:financed actors/household/wealth.py:paid "
        "actors/household/purse.py:consumed phases/spend.py:Spend._consume", "spending"),
    Equation("interest, upkeep, repayment", Text("利息、保养、还债", "interest, upkeep, repayment"),
        "interest = rate·debt ≤ M, rate = `interest`, in part `micro_interest` (`micro_share`, "
        "`micro_local` near a project); upkeep = min(`wear`·A/12, (M − `upkeep_buffer`·z·n)⁺); "
        "repaid = `repay_part`·(M − `repay_buffer`·z·n)⁺; `written_off` of debt a month",
        "actors/household/wealth.py:serviced actors/household/wealth.py:loan_rate "
        "actors/household/wealth.py:after_write_off actors/household/purse.py:managed "
        "phases/spend.py:Spend._manage", "spending livelihood"),
    Equation("investment", Text("添置资产", "investment"),
        "min(`invest`·g·(M − `invest_buffer`·z·n)⁺, p·`asset_limit`·L − A), with workers and "
        "without debt",
        "actors/household/wealth.py:invested actors/household/purse.py:managed "
        "phases/spend.py:Spend._manage", "spending livelihood"),
    Equation("school", Text("辍学和复学", "leaving school and coming back"),
        "leaves if U < H(`drop_out`·unmet/(unmet + consumption)), comes back if U < "
        "H(`back_at_school`)",
        "phases/spend.py:_school", "spending"),
)
MONITOR = (
    Equation("ȳ", Text("十二个月平均收入", "mean income of twelve months"),
        "ȳ′ = (ȳ + (y − ȳ of last December)/12)⁺",
        "actors/household/standing.py:carried_on phases/monitor.py:Monitor._means"),
    Equation("poor", Text("贫困", "poverty"),
        "ȳ < z·n, z of the twelve months lived",
        "actors/household/standing.py:below phases/monitor.py:Monitor._means "
        "world/standards.py:set_standards"),
    Equation("exit, relapse", Text("脱贫和返贫", "exit from poverty, return to poverty"),
        "exit in December: ȳ ≥ exit standard·n, not poor, school, insurance, safe house and "
        "water; relapse: exited and poor in December",
        "phases/monitor.py:Monitor._judge world/guarantees.py:guarantees"),
    Equation("guarantees", Text("住房和饮水安全", "safe house and safe water"),
        "had from the start, or U < `repaired` + `repaired_growth`·yr",
        "world/guarantees.py:guarantees", "poverty"),
    Equation("alert", Text("监测发现风险", "households in danger"),
        "ȳ < `alert`·z·n (`alert_ill` if ill within `ill_within` months), noticed if U < 1 − "
        "(`missed`·(1 − `platform_help`·use))^(months between visits/3)",
        "phases/monitor.py:Monitor._alert phases/monitor.py:_noticing "
        "phases/monitor.py:Monitor._visit phases/open.py:_a_month_on", "poverty"),
    Equation("support", Text("监测后的帮扶", "support after an alert"),
        "(`support_level`·z·n − y)⁺ for `support_months`, after a delay of at most "
        "`support_delay`; a job with `support_job`, else μ′ = raise(μ, `support_order`); "
        "for the ill at once up to `emergency_limit`·p",
        "actors/household/standing.py:support_gap phases/monitor.py:Monitor._support "
        "phases/monitor.py:Monitor._respond phases/monitor.py:_place", "poverty"),
    Equation("gain", Text("结束两年后的增收", "gain two years after the end"),
        "12·Σ(mean earned − its start) of a village",
        "phases/monitor.py:_gain"),
)
