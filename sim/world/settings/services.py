"""Services: hours, loads, fit of methods, matching and what a service changes."""

from __future__ import annotations

from sim.core.table import Floats, Settings, setting
from sim.core.text import Text
from sim.world.kinds import Domain, OrganizationKind, each

DOMAINS = each(Domain)


# fmt: off
class Services(Settings):
    """Numbers of needs assessment, work with households and its effects."""

    key = "services"
    label = Text("服务", "services")

    hour_value: Floats = setting(
        default=30, unit="yuan an hour", source="A", low=1, high=500, sweep=(20, 45),
        label=Text("社工每小时", "worth of a staff hour"))
    volunteer_value: Floats = setting(
        default=0.35, unit="staff hours per hour", source="A", low=0, high=1, sweep=(0.2, 0.6),
        label=Text("志愿者一小时", "worth of a volunteer's hour"))
    volunteer_hours: Floats = setting(
        default=8, unit="hours a month", source="A", low=0, high=100, sweep=(4, 16),
        label=Text("志愿者每月服务", "hours of a volunteer"))
    volunteers_per_worker: Floats = setting(
        default=2, unit="persons", source="A", low=0, high=20,
        label=Text("每名社工带的志愿者", "volunteers guided by a worker"))
    staff_hours: Floats = setting(
        default=140, unit="hours a month", source="A", low=20, high=250,
        label=Text("每名社工工时", "hours of a worker"))
    village_worker_hours: Floats = setting(
        default=20, unit="hours a month", source="A", low=0, high=200, sweep=(10, 40),
        label=Text("村扶贫人员用于项目的工时", "hours a village worker gives to the project"))
    household_hours: Floats = setting(
        default=4, unit="hours a worker and month", source="A", low=0, high=100, sweep=(2, 8),
        label=Text("农户参与的工时", "hours a household worker gives"))
    asset_value: Floats = setting(
        default=300, unit="yuan a month", source="A", low=0, high=10_000, sweep=(100, 900),
        label=Text("技术和信息的价值", "worth of full technology or information"))
    local_part: Floats = setting(
        default=(0.10, 0.25, 0.50), each=each(OrganizationKind), unit="share of working time",
        source="A", low=0, high=1, sweep=(0.05, 0.8),
        label=Text("本地社会组织投入的工时比例",
                   "part of their time that local organisations give to projects"))
    local_contract: Floats = setting(
        default=0.3, unit="share of the hours given", source="A", low=0, high=1, sweep=(0.0, 1.0),
        label=Text("本地社会组织签约的工时",
                   "part of local organisations' hours that is bought"))
    offers_weight: Floats = setting(
        default=0.5, unit="1", source="A", low=0, high=1, sweep=(0.0, 1.0),
        label=Text("计划顾及供给的程度", "how far a plan follows offers that are seen"))
    order_value: Floats = setting(
        default=0.10, unit="yuan per yuan of orders", source="A", low=0, high=1,
        sweep=(0.05, 0.2), label=Text("订单的带动价值", "worth of orders as market access"))
    government_skill: Floats = setting(
        default=0.40, unit="1", source="A", low=0, high=1, sweep=(0.3, 0.6),
        label=Text("干部直接服务的能力", "capability of officials in every domain"))

    questionnaire_hours: Floats = setting(
        default=0.5, unit="hours a household", source="A", low=0.05, high=20,
        label=Text("问卷用时", "hours of a questionnaire"))
    questionnaire_noise: Floats = setting(
        default=0.20, unit="1", source="A", low=0, high=1, sweep=(0.1, 0.3),
        label=Text("问卷误差", "error of a questionnaire"))
    questionnaire_bias: Floats = setting(
        default=0.05, unit="1", source="A", low=-0.5, high=0.5, sweep=(-0.05, 0.1),
        label=Text("问卷多报", "overclaim in a questionnaire"))
    interview_hours: Floats = setting(
        default=1.5, unit="hours a household", source="A", low=0.05, high=20,
        label=Text("访谈用时", "hours of an interview"))
    interview_noise: Floats = setting(
        default=0.15, unit="1", source="A", low=0, high=1, sweep=(0.08, 0.25),
        label=Text("访谈误差", "error of an interview"))
    field_visit_hours: Floats = setting(
        default=3, unit="hours a household", source="A", low=0.05, high=20,
        label=Text("入户用时", "hours of a field visit"))
    field_visit_noise: Floats = setting(
        default=0.10, unit="1", source="A", low=0, high=1, sweep=(0.05, 0.2),
        label=Text("入户误差", "error of a field visit"))
    prior_spread: Floats = setting(
        default=0.25, unit="1", source="A", low=0.01, high=1, sweep=(0.15, 0.35),
        label=Text("需求的户间差异", "spread of needs between households"))
    assessment_share: Floats = setting(
        default=0.30, unit="share of hours", source="A", low=0, high=1, sweep=(0.1, 0.5),
        label=Text("需求评估的工时上限", "most of the hours that needs assessment takes"))
    file_life: Floats = setting(
        default=12, unit="months", source="A", low=1, high=120,
        label=Text("档案有效期", "months before a file ages"))
    file_fading: Floats = setting(
        default=0.97, unit="a month", source="A", low=0, high=1, sweep=(0.9, 1.0),
        label=Text("档案过期后的精度", "precision that an old file keeps"))

    casework_hours: Floats = setting(
        default=4, unit="hours a client and month", source="A", low=0, high=50,
        label=Text("个案用时", "hours of casework"))
    group_hours: Floats = setting(
        default=24, unit="hours a group and month", source="A", low=0, high=200,
        label=Text("小组用时", "hours of group work"))
    community_hours: Floats = setting(
        default=60, unit="hours a village and month", source="A", low=1, high=500,
        label=Text("社区工作用时", "hours of community work"))
    spill_over_hours: Floats = setting(
        default=15, unit="hours a village and month", source="A", low=0, high=500,
        label=Text("辐射村用时", "hours in a village reached later"))
    fit_casework: Floats = setting(
        default=(0.7, 0.6, 0.95, 0.8, 0.1, 0.8), each=DOMAINS, unit="1", source="A", low=0,
        high=1, label=Text("个案的适合度", "fit of casework"))
    fit_group_work: Floats = setting(
        default=(0.9, 0.95, 0.5, 0.3, 0.4, 0.9), each=DOMAINS, unit="1", source="A", low=0,
        high=1, label=Text("小组的适合度", "fit of group work"))
    fit_community_work: Floats = setting(
        default=(0.6, 0.4, 0.5, 0.6, 0.95, 0.7), each=DOMAINS, unit="1", source="A", low=0,
        high=1, label=Text("社区工作的适合度", "fit of community work"))
    cohesion_variance: Floats = setting(
        default=0.1, unit="1", source="A", low=0.001, high=1,
        label=Text("小组需求差异的上限", "variance of needs at which a group falls apart"))
    group_size: Floats = setting(
        default=10, unit="persons", source="A", low=2, high=50,
        label=Text("合适的小组人数", "best size of a group"))
    group_width: Floats = setting(
        default=6, unit="persons", source="A", low=1, high=50,
        label=Text("小组人数的宽容度", "tolerance in the size of a group"))

    weight: Floats = setting(
        default=(0.25, 0.20, 0.20, 0.10, 0.10, 0.15), each=DOMAINS, unit="1", source="A", low=0,
        high=1, label=Text("领域权重", "weight of a domain"))
    ceiling: Floats = setting(
        default=600, unit="yuan a month at full need", source="A", low=10, high=10_000,
        sweep=(200, 2000), label=Text("每户服务上限", "most that a household can use"))
    mode_weight: Floats = setting(
        default=0.5, unit="1", source="A", low=0, high=1, sweep=(0.2, 0.8),
        label=Text("计划比例的分量", "weight of the planned aid modes against needs"))
    duplicates: Floats = setting(
        default=0.08, unit="1", source="A", low=0, high=0.9, sweep=(0.0, 0.2),
        label=Text("重复帮扶", "service lost to duplicates"))

    productivity: Floats = setting(
        default=0.04, unit="1", source="F the graduation trial in six countries", low=0, high=1,
        sweep=(0.01, 0.1), label=Text("服务效力", "strength of services"))
    skill_rate: Floats = setting(
        default=0.055, unit="per 100 yuan", source="A", low=0, high=1, sweep=(0.03, 0.1),
        label=Text("对技能的作用", "effect on skill"))
    health_rate: Floats = setting(
        default=0.035, unit="per 100 yuan", source="A", low=0, high=1, sweep=(0.01, 0.07),
        label=Text("对健康的作用", "effect on health"))
    information_rate: Floats = setting(
        default=0.12, unit="per 100 yuan", source="A", low=0, high=1, sweep=(0.05, 0.2),
        label=Text("对信息的作用", "effect on information"))
    agency_rate: Floats = setting(
        default=0.06, unit="per 100 yuan", source="A", low=0, high=1, sweep=(0.02, 0.1),
        label=Text("对自主能力的作用", "effect on agency"))
    market_rate: Floats = setting(
        default=0.035, unit="per 100 yuan", source="A", low=0, high=1, sweep=(0.01, 0.07),
        label=Text("对市场联结的作用", "effect on market access"))
    ecology_rate: Floats = setting(
        default=0.01, unit="per 100 yuan a household", source="A", low=0, high=1,
        sweep=(0.003, 0.03), label=Text("对生态的作用", "effect on ecology"))
    house_cost: Floats = setting(
        default=15_000, unit="yuan of 2014", source="A", low=1000, high=200_000,
        sweep=(8000, 30_000), label=Text("修缮一处危房", "repair of an unsafe house"))
    insurance_cost: Floats = setting(
        default=600, unit="yuan of health service, of 2014", source="A", low=50, high=100_000,
        sweep=(200, 2000),
        label=Text("使一户参加医保的服务", "service that gets a household insured"))
    school_cost: Floats = setting(
        default=1500, unit="yuan of training service, of 2014", source="A", low=50, high=100_000,
        sweep=(500, 5000),
        label=Text("使辍学孩子复学的服务", "service that gets a child back to school"))
    casework_take_up: Floats = setting(
        default=1.0, unit="1", source="A", low=0, high=10, sweep=(0.0, 2.0),
        label=Text("个案工作加快参保复学", "how much casework speeds up take-up of guarantees"))
    counselling: Floats = setting(
        default=0.003, unit="a month", source="A", low=0, high=0.5, sweep=(0.0, 0.01),
        label=Text("个案辅导增强自主", "agency from counselling in casework"))
    emergency_part: Floats = setting(
        default=2.0, unit="per unit of funds aid", source="A", low=0, high=20, sweep=(0.5, 4.0),
        label=Text("医疗服务付现给病户", "part of health service paid out to the ill"))
    emergency_most: Floats = setting(
        default=2000, unit="yuan a month", source="A", low=0, high=100_000, sweep=(1000, 5000),
        label=Text("项目急难救助上限", "most emergency aid of a project"))
    school_part: Floats = setting(
        default=2.0, unit="per unit of funds aid", source="A", low=0, high=20, sweep=(0.5, 4.0),
        label=Text("培训服务付现作助学金", "part of training service paid out for school"))
    startup_base: Floats = setting(
        default=0.002, unit="a month at 100 yuan of training", source="A", low=0, high=1,
        sweep=(0.0, 0.01), label=Text("自主创业", "start of own businesses"))
    startup_slope: Floats = setting(
        default=0.02, unit="a month, times skill and agency", source="A", low=0, high=1,
        sweep=(0.0, 0.05), label=Text("技能和自主促进创业", "businesses from skill and agency"))
    startup_loan: Floats = setting(
        default=3000, unit="yuan of 2014", source="A", low=0, high=1e6, sweep=(1000, 10_000),
        label=Text("创业小额贷款", "loan that starts a business"))
    cadre_hours: Floats = setting(
        default=2, unit="hours a village worker and month", source="A", low=0, high=100,
        sweep=(0, 8), label=Text("培训村干部的工时", "hours to train a village worker"))
    asset_part: Floats = setting(
        default=0.55, unit="yuan per yuan of industry service", source="A", low=0, high=1,
        label=Text("实物资产", "assets in kind"))
    industry_part: Floats = setting(
        default=0.39, unit="yuan per yuan of industry service", source="A", low=0, high=1,
        label=Text("留作村产业", "part that becomes village industry"))

    drift_skill: Floats = setting(
        default=0.004, unit="a month", source="A", low=0, high=0.2,
        label=Text("技能回落", "drift of skill"))
    drift_information: Floats = setting(
        default=0.012, unit="a month", source="A", low=0, high=0.2,
        label=Text("信息回落", "drift of information"))
    drift_agency: Floats = setting(
        default=0.006, unit="a month", source="A", low=0, high=0.2,
        label=Text("自主能力回落", "drift of agency"))
    drift_market: Floats = setting(
        default=0.01, unit="a month", source="A", low=0, high=0.2,
        label=Text("市场联结回落", "drift of market access"))
    drift_kept: Floats = setting(
        default=0.7, unit="1", source="A", low=0, high=1, sweep=(0.0, 0.9),
        label=Text("协会维持成果的程度", "drift held back by a mature association"))
    own_part_household: Floats = setting(
        default=0.03, unit="share of income", source="A", low=0, high=0.3,
        label=Text("农户自筹上限", "most of income that a household adds"))
    own_part_budget: Floats = setting(
        default=0.10, unit="share of the project's budget", source="A", low=0, high=1,
        sweep=(0.0, 0.2), label=Text("自筹合计上限", "most of a budget that own parts add"))
    own_part_community: Floats = setting(
        default=0.08, unit="share of the fund a month", source="A", low=0, high=1,
        label=Text("社区自筹上限", "most of its fund that the community adds"))
    spared_line: Floats = setting(
        default=1.3, unit="poverty lines", source="A", low=1, high=5,
        label=Text("免出资免担责的收入线", "income below which nobody pays or bears a loss"))
    purchase_share: Floats = setting(
        default=0.55, unit="share of the budget", source="A", low=0, high=1, sweep=(0.3, 0.7),
        label=Text("购买服务工时的比例", "share of the purchase of services that buys hours"))
    carried: Floats = setting(
        default=2, unit="months", source="A", low=0.1, high=24, sweep=(1, 4),
        label=Text("结余最多能用几个月的预算", "months of budget that may be used at once"))
    promised_reduction: Floats = setting(
        default=0.2, unit="1", source="A", low=0.01, high=1, sweep=(0.1, 0.4),
        label=Text("计划承诺一年减少的需求", "part of needs that a plan promises to take away"))
    exit_response: Floats = setting(
        default=1e-4, unit="exits per yuan", source="A", low=0, high=1e-2, sweep=(2e-5, 3e-4),
        label=Text("每元带来的脱贫户", "exits that the first yuan is believed to bring"))
