"""The slow month, household by household: the month opens, and people earn their living."""

from __future__ import annotations

import math

from sim.world.sections import Disaster, HarvestPrice, Illness
from sim.world.series import EXIT_STANDARD, SURVEY_LINE
from tests.oracle.scalar_draws import normal_, pair_uniform_, purpose_, uniform_
from tests.oracle.scalar_maths import (
    exp_,
    hazard_,
    log_,
    logistic_,
    normal_quantile_,
    power_,
)
from tests.oracle.slow_world import between, ratio

SEASON = (0.0, -0.5, -0.866, -1.0, -0.866, -0.5, 0.0, 0.5, 0.866, 1.0, 0.866, 0.5)


def open_month(w, policy):
    """Set prices and lines; let luck wander, the ill recover, and misfortune strike."""
    w.flows = {}
    illness, disaster = policy.plan.of(Illness), policy.plan.of(Disaster)
    usual = illness.probability_per_household_year / 12.0 if illness.enabled else 0.0
    strikes = disaster.probability_per_village_year / 12.0 if disaster.enabled else 0.0
    for c in w.county:
        set_standards(w, c)
    for n in w.nation:
        first = next(c for c in w.county if c.nation == n.number)
        weather = w.of(first).weather
        luck = normal_(purpose_("open: macro shock"), n.luck, 0, w.month)
        n.macro = weather.macro_memory * n.macro + weather.macro_swing * luck
    for v in w.village:
        weather, key = w.of(v).weather, w.place(v).luck
        luck = normal_(purpose_("open: village shock"), key, v.id, w.month)
        v.shock = weather.village_memory * v.shock + weather.village_swing * luck
        v.ecology += weather.ecology_return * (v.ecology_start - v.ecology)
        bare = max(weather.disaster_limit - v.ecology, 0.0)
        bare = bare / max(weather.disaster_limit - weather.usual_ecology, 1e-9)
        luck = uniform_(purpose_("open: disaster"), key, v.id, w.month)
        v.disaster = luck < hazard_(strikes * bare)
    for h in w.household:
        fortune(w, h, usual)


def set_standards(w, c):
    year, _, years = w.date
    growth = 1.0 + w.of(c).weather.price_growth
    c.price = power_(growth, years)
    c.line = of_year(SURVEY_LINE, growth, year)
    still = not w.growth or w.month <= w.date[1]
    before = of_year(SURVEY_LINE, growth, year if still else year - 1)
    c.line_lived = before + (c.line - before) * (w.date[1] / 12)
    c.exit_standard = of_year(EXIT_STANDARD, growth, year)


def of_year(series, growth, year):
    """Give a dated series in a year; before and after its years it follows prices."""
    last = series.first_year + len(series.values) - 1
    known = min(max(year, series.first_year), last)
    value = series.values[known - series.first_year]
    if known == year:
        return value
    return value * (power_(growth, float(year - 2014)) / power_(growth, float(known - 2014)))


def fortune(w, h, usual):
    weather, health = w.of(h).weather, w.of(h).health
    first, second = pair_uniform_(purpose_("open: own shock, illness"), h.luck, h.id, w.month)
    h.shock = weather.own_memory * h.shock + weather.own_swing * normal_quantile_(first)
    if h.months_ill == 1:
        h.months_ill = -int(w.of(h).poverty.ill_within)
    elif h.months_ill:
        h.months_ill += 1 if h.months_ill < 0 else -1
    rate = usual * max(health.risk_base - health.risk_health * h.health, 0.0)
    start = h.health_start
    at_rest = max(health.risk_base - health.risk_health * start, 0.0)
    target = start + health.harm * (health.usual_illness / 12.0) * at_rest / health.recovery
    h.health = h.health + health.recovery * (min(target, 1.0) - h.health)
    if second < rate and second < hazard_(rate):
        luck = uniform_(purpose_("open: length of illness"), h.luck, h.id, w.month)
        months = 1.0 + math.floor(log_(luck) / log_(1.0 - 1.0 / health.months))
        h.months_ill = max(h.months_ill, int(min(months, 100.0)))
        h.health = max(h.health - health.harm, 0.0)
    if w.village[h.village].disaster:
        lost = round(weather.disaster_loss * h.assets)
        h.assets -= lost
        w.place(h).asset_change[5] += lost


def live(w, policy):
    """Let everybody work, look for jobs, pay no more than fate asks, and receive transfers."""
    price = policy.plan.of(HarvestPrice)
    fallen = price.enabled and w.month >= price.from_month
    harvest = 1.0 - price.fall if fallen else 1.0
    moves = [[0, 0, 0] for _ in w.county]
    for h in w.household:
        found_and_lost = h.jobs, *work(w, h)
        if h.registered:
            own = moves[w.county_of(h)]
            own[:] = [a + b for a, b in zip(own, found_and_lost, strict=True)]
        fall_ill(w, h)
        earn(w, h, harvest)
    for c in w.county:
        employ_poor(w, c, moves[c.number])
        c.tightness = tightness(w, c)


def employ_poor(w, c, moves):
    """Give each enterprise its part of the registered workers who found a job."""
    held, found, lost = moves
    c.staying = 1.0 - min(ratio(float(lost), float(held)), 1.0)
    whole, _ = vacancies_of(w, c)
    for e in w.enterprise:
        if e.county != c.number:
            continue
        left = e.poor_staff * c.staying
        joined = min(found * ratio(e.vacancies, whole), max(e.vacancies - left, 0.0))
        e.hired = e.hires[5] * c.staying
        e.hires = [joined, *(each * c.staying for each in e.hires[:5])]
        e.poor_staff = left + joined
        if w.month >= 1:
            e.lasting_jobs = e.lasting_jobs + e.hired


def offers(labour, years):
    return labour.finding * exp_(labour.finding_growth * min(labour.growth_until - 2014, years))


def openness(labour, information, skill, agency):
    return (
        (labour.information_base + labour.information_part * information)
        * (labour.skill_base + labour.skill_part * skill)
        * (labour.agency_base + labour.agency_part * agency)
    )


def losing(labour, agency, mover):
    steady = max(labour.separation_base - labour.separation_agency * agency, 0.0)
    return labour.separation * steady / math.sqrt(mover)


def work(w, h):
    """Agency answers to last month's work; then jobs are lost and found."""
    labour, years = w.of(h).labour, w.date[2]
    before = (w.month - 1) / 12.0 if w.growth else 0.0
    level = offers(labour, years - before) * labour.start_ease
    ease = openness(labour, h.information_start, h.skill_start, h.agency_start)
    found = level * ease * h.mover
    usual = found / (found + losing(labour, h.agency_start, h.mover))
    given = between(0.0, 1.0 - h.earned / max(h.income, 0.01), 1.0)
    away = h.jobs / max(float(h.workers), 1.0)
    change = labour.work_agency * (1.0 - h.agency) * (away - usual) if h.workers else 0.0
    h.agency = between(0.0, h.agency + change + labour.transfer_agency * given, 1.0)

    ease = openness(labour, h.information, h.skill, h.agency)
    known = 1.0 + labour.memory_part * h.job_memory
    free = 1.0 - (labour.sick_loss if h.months_ill > 0 else 0.0)
    finding = offers(labour, years) * w.place(h).tightness * ease * h.mover * known * free
    leaving = losing(labour, h.agency, h.mover)
    luck, other = pair_uniform_(purpose_("live: job found, job lost"), h.luck, h.id, w.month)
    idle = h.workers - h.jobs
    h.job_memory = labour.memory_kept * h.job_memory
    if luck >= idle * finding and other >= h.jobs * leaving:
        return 0, 0
    gone, new = how_many(h.jobs, leaving, other), how_many(idle, finding, luck)
    h.jobs = h.jobs + new - gone
    h.job_memory = 1.0 if gone else h.job_memory
    return new, gone


def how_many(people, rate, luck):
    """Count whom of a few people an event meets, the same luck deciding for all."""
    p = hazard_(rate)
    q = 1.0 - p
    if people == 0:
        return 0
    none, one = (1.0, people * p)
    for _ in range(people):
        none = none * q
    for _ in range(people - 1):
        one = one * q
    at_least_2 = 1.0 - none - one if people > 1 else 0.0
    all_3 = p * p * p if people == 3 else 0.0
    return (luck < 1.0 - none) + (luck < at_least_2) + (luck < all_3)


def fall_ill(w, h):
    health = w.of(h).health
    h.bill = 0.0
    if h.months_ill > 0:
        luck = normal_(purpose_("live: medical bill"), h.luck, h.id, w.month)
        whole = w.place(h).price * exp_(health.bill_log + health.bill_spread * luck)
        part = health.insurance_base + health.insurance_information * h.information
        h.bill = whole * (1.0 - (min(part, 1.0) if h.insured else 0.0))


def earn(w, h, harvest):
    farm, wage, business = field(w, h, harvest), wages(w, h), trade(w, h)
    h.earned = farm + wage + business
    gifts = transfers(w, h)
    h.income = farm + wage + business + (gifts[0] + gifts[1] + gifts[2])
    names = ("farm_sale", "wage", "business", "pension", "universal_transfer", "allowance")
    for flow, yuan in zip(names, (farm, wage, business, *gifts), strict=True):
        fen = math.floor(yuan * 100.0 + 0.5)
        w.pay(flow, "outside", w.county_of(h), "household", h.number, fen)


def field(w, h, harvest):
    _, month, years = w.date
    home, labour, v, c = w.of(h).livelihood, w.of(h).labour, w.village[h.village], w.place(h)
    level = home.farm_output / 12.0 * exp_(home.farm_growth * years) * v.productivity
    level = level * (1.0 + home.season * SEASON[month - 1])
    level = level * exp_(v.shock + w.nation[c.nation].macro) * harvest
    at_work = h.workers * (1.0 - labour.sick_loss * (1 if h.months_ill > 0 else 0))
    hands = max(at_work - h.jobs, home.spare_labour * at_work + home.other_labour)
    tools = math.sqrt(math.sqrt(1.0 + h.assets / (c.price * 100.0 * home.asset_scale)))
    care = (home.skill_base + home.skill_part * h.skill) * (
        home.health_base + home.health_part * h.health
    )
    price = 1.0 - home.market_loss * (1.0 - h.market)
    return level * power_(hands, home.labour_power) * exp_(h.shock) * tools * care * price


def wages(w, h):
    labour = w.of(h).labour
    level = labour.wage * exp_(labour.wage_growth * w.date[2])
    worth = labour.wage_base + labour.wage_education * h.education + labour.wage_skill * h.skill
    return level * h.jobs * worth * (labour.wage_health_base + labour.wage_health * h.health)


def trade(w, h):
    home, price = w.of(h).livelihood, w.place(h).price * 100.0
    used = min(float(h.assets), price * home.asset_limit * h.workers)
    high = home.return_high * max(used - price * home.threshold, 0.0)
    steep = max(home.return_low * used, high)
    return (home.trap * steep + (1.0 - home.trap) * home.return_plain * used) / 1200.0


def transfers(w, h):
    """Give pension, universal transfers and, to those enrolled in January, the allowance."""
    _, month, years = w.date
    public = w.of(h).transfers
    most = min(public.fill + public.fill_growth * years, public.fill_limit)
    line = w.place(h).line * max(most, 1.0) / 12.0
    old = max(public.pension + public.pension_growth * years, 0.0)
    rise = logistic_((years - public.universal_middle) / public.universal_width)
    each = (public.universal_base + public.universal_rise * rise) / 12.0
    usual = h.earned_mean + (h.size * each + h.elders * old)
    if month == 1:
        covered = min(public.coverage + public.coverage_growth * years, public.coverage_limit)
        cared_for = h.casework and w.village[h.village].project.active
        covered = covered + (public.casework_cover if cared_for else 0.0)
        h.allowance = usual < line * h.size and h.allowance_rank < covered
    fill = max(min(most, 1.0), 0.0)
    aid = fill * max(line * h.size - usual, 0.0) if h.allowance else 0.0
    return h.elders * old, h.size * each, aid


def tightness(w, c):
    vacancies, seekers = vacancies_of(w, c)
    return min(math.sqrt(ratio(vacancies, float(seekers))), 1.0) if seekers else 1.0


def vacancies_of(w, c):
    """Give a county's vacancies and its workers who look for a job."""
    labour = w.of(c).labour
    people = [h for h in w.household if w.county_of(h) == c.number]
    seekers = sum(h.workers - h.jobs for h in people)
    workers = sum(h.workers for h in people)
    local, works = 0.0, 0.0
    for e in w.enterprise:
        local += e.vacancies if e.county == c.number else 0.0
    for v in w.village:
        works += v.industry if v.county == c.number else 0.0
    vacancies = labour.vacancies * workers + local + works / labour.capital_per_job
    return vacancies, seekers
