"""The slow month, household by household: people spend, and somebody sees how they stand."""

from __future__ import annotations

import math

from sim.world.sections import Monitoring, Time
from tests.oracle.scalar_draws import pair_uniform_, purpose_, uniform_
from tests.oracle.scalar_maths import exp_, hazard_, power_
from tests.oracle.slow_living import trade
from tests.oracle.slow_world import to_fen, total


def spend(w, policy):
    """Pay bills and consume, borrowing or selling if need be; then repay, keep up and invest."""
    del policy
    for h in w.household:
        held = consume(w, h)
        school(w, h)
        manage(w, h, held)


def round_up(yuan):
    return math.floor(yuan * 100.0 + 0.5)


def consume(w, h):
    own, line = w.of(h).spending, w.place(h).line / 12.0
    smooth = h.income_mean + (h.income - h.income_mean) / 12.0
    least = own.floor * line * h.size
    spendable = smooth if smooth <= least else 0.5 * (smooth + h.income)
    free = max(spendable - own.kept_profit * trade(w, h), 0.0)
    want = round_up(max(min(least, smooth), own.part * free))
    medical = round_up(h.bill)
    school = round_up(h.students * (w.place(h).price * own.school))
    bills, cash = medical + school + want, w.books["household"][h.number]

    short = max(bills - cash, 0)
    room = math.floor(own.loan_months * smooth * 100.0) - h.debt
    loan = min(short, max(room, 0))
    needed = math.floor((short - loan) / own.sale_price + 0.5)
    sold = min(needed, math.floor(own.sale_limit * h.assets))
    into(w, h, "loan", loan)
    into(w, h, "asset_sale", math.floor(own.sale_price * sold))

    left = w.books["household"][h.number]
    unmet = bills
    for flow, due in (("medical", medical), ("school", school), ("consumption", want)):
        paid = min(due, left)
        left, unmet = left - paid, unmet - paid
        out_of(w, h, flow, paid)
        if flow == "consumption":
            h.consumption = paid / 100.0
    h.unmet = unmet / 100.0
    w.place(h).asset_change[4] += sold
    return h.debt + loan, h.assets - sold


def manage(w, h, held):
    debt, assets = held
    own, home, price = w.of(h).spending, w.of(h).livelihood, w.place(h).price
    need = h.size * (w.place(h).line / 12.0) * 100.0
    v, micro = w.village[h.village], own.micro_share
    if v.project.active or v.stage >= 3:
        micro = min(micro + own.micro_local, 1.0)
    micro = micro if h.registered else 0.0
    rate = own.interest + micro * (own.micro_interest - own.interest)
    cash = w.books["household"][h.number]
    interest = min(math.floor(rate * debt + 0.5), cash)
    left = cash - interest
    worn = math.floor(home.wear * assets / 12.0 + 0.5)
    upkeep = min(worn, math.floor(max(left - own.upkeep_buffer * need, 0.0)))
    left = left - upkeep
    spare = max(left - own.repay_buffer * need, 0.0)
    repaid = min(math.floor(own.repay_part * spare), debt)
    left, debt, assets = left - repaid, debt - repaid, assets - worn + upkeep
    bought = 0
    if h.workers and debt <= 0:
        wish = math.floor(own.invest * h.agency * max(left - own.invest_buffer * need, 0.0))
        limit = price * 100.0 * home.asset_limit * h.workers
        bought = min(wish, math.floor(max(limit - assets, 0.0)))
    out_of(w, h, "interest", interest)
    out_of(w, h, "upkeep", upkeep)
    out_of(w, h, "repayment", repaid)
    out_of(w, h, "asset_purchase", bought)
    h.debt = math.floor(debt - own.written_off * debt)
    h.assets = assets + bought
    for place, fen in ((0, bought), (2, upkeep), (3, worn)):
        w.place(h).asset_change[place] += fen


def school(w, h):
    """Let children leave school where money is lacking, and come back where it is not."""
    own, lacks = w.of(h).spending, h.unmet > 0.0
    if h.students and h.enrolled == lacks:
        rate = own.drop_out * h.unmet / (h.unmet + h.consumption) if lacks else own.back_at_school
        luck = uniform_(
            purpose_("spend: child leaves school, or comes back"), h.luck, h.id, w.month
        )
        h.enrolled = h.enrolled != (luck < hazard_(rate))


def into(w, h, flow, fen):
    w.pay(flow, "outside", w.county_of(h), "household", h.number, fen)


def out_of(w, h, flow, fen):
    w.pay(flow, "household", h.number, "outside", w.county_of(h), fen)


def monitor(w, policy):
    """Support those at risk if so planned; judge in December who left poverty and who fell back."""
    plan, month = policy.plan.of(Monitoring), w.date[1]
    if plan.enabled and w.month >= 1:
        support(w)
        if month % plan.every_months == 0:
            visit(w, policy.plan.of(Monitoring).every_months)
    for h in w.household:
        if month == 1:
            h.earned_last, h.income_last = h.earned_mean, h.income_mean
        h.earned_mean = max(h.earned_mean + (h.earned - h.earned_last) / 12.0, 0.0)
        h.income_mean = max(h.income_mean + (h.income - h.income_last) / 12.0, 0.0)
        h.poor = h.income_mean < w.place(h).line_lived / 12.0 * h.size
        h.at_risk_months += h.exited
        if month == 12:
            judge(w, h)
    if w.month == policy.plan.of(Time).project_months + 24:
        for v in w.village:
            gains = (h.earned_mean - h.earned_start for h in v.households)
            v.gain_later = 12.0 * total(gains)


def judge(w, h):
    own = w.of(h).poverty
    house, water = pair_uniform_(purpose_("monitor: order of repairs"), h.luck, h.id, 0)
    repaired = own.repaired + own.repaired_growth * w.date[2]
    safe = (h.safe_house or house < repaired) and (h.safe_water or water < repaired)
    safe = safe and h.insured and h.enrolled
    enough = h.income_mean >= w.place(h).exit_standard / 12.0 * h.size
    if h.exited and h.poor:
        h.exited = False
        h.relapses += 1
    elif not h.exited and h.registered and safe and enough and not h.poor:
        h.exited = True
        h.exit_month = w.month


def aid(w, flow, payments):
    """Let each county pay its households what the state grants for it."""
    for c in w.county:
        own = [(h, fen) for h, fen in payments if w.county_of(h) == c.number]
        fund(w, c, sum(fen for _, fen in own))
        for h, fen in own:
            w.pay(flow, "county", c.number, "household", h.number, fen)


def fund(w, c, fen):
    w.pay("grant", "outside", c.number, "county", c.number, fen)
    c.public_cost += fen / 100.0


def support(w):
    payments = []
    for h in w.household:
        own = w.of(h).poverty
        if 0 < h.watched <= own.support_months:
            level = own.support_level * (w.place(h).line / 12.0)
            gap = max(level * h.size - h.income, 0.0)
            payments.append((h, to_fen(gap)))
            h.income = h.income + gap
            if h.watched == own.support_months:
                find_place(w, h, own)
        h.watched = max(h.watched - 1, 0)
    aid(w, "top_up", payments)


def visit(w, often):
    looked_at = [h for h in w.household if h.exited or not h.registered]
    for c in w.county:
        fen = to_fen(c.price * w.of(c).poverty.visit_cost)
        count = sum(w.county_of(h) == c.number for h in looked_at)
        fund(w, c, fen * count)
        w.pay("evaluation_cost", "county", c.number, "outside", c.number, fen * count)
    payments = []
    for h in looked_at:
        own, v = w.of(h).poverty, w.village[h.village]
        level = own.alert_ill if h.months_ill else own.alert
        if h.watched or h.income_mean >= level * (w.place(h).line_lived / 12.0) * h.size:
            continue
        purpose = purpose_("monitor: alert noticed, months until support")
        luck, delay = pair_uniform_(purpose, h.luck, h.id, w.month)
        used = v.project.platform_use if "project" in v.__dict__ else 0.0
        missed = own.missed * (1.0 - own.platform_help * used)
        if luck < 1.0 - power_(missed, min(often / 3.0, 1.0)):
            payments.append((h, respond(w, h, own, delay)))
    aid(w, "emergency_aid", payments)


def respond(w, h, own, delay):
    """Plan support within some months and perhaps a job; fen of emergency aid for the ill."""
    h.watched = int(min(own.support_months + math.floor(delay * own.support_delay), 127.0))
    if h.months_ill > 0:
        return to_fen(min(h.bill * h.months_ill, own.emergency_limit * w.place(h).price))
    return 0


def find_place(w, h, own):
    """Find a job for some who come under support, and buyers for the produce of the others."""
    luck = uniform_(purpose_("monitor: job by support"), h.luck, h.id, w.month)
    if luck < own.support_job and h.months_ill <= 0 and h.jobs < h.workers:
        h.jobs += 1
        orders = 0.0
    else:
        orders = own.support_order
    h.market = 1.0 - (1.0 - h.market) * exp_(-orders)


def close(w, policy):
    """Prove that no fen was made or lost; note what each kind of party gained."""
    del policy
    if w.month >= 1:
        for (flow, source, target), page in w.flows.items():
            for c, fen in zip(w.county, page, strict=True):
                gained(c, flow, source, target, fen)
    assert sum(sum(book) for book in w.books.values()) == 0
    assert all(fen >= 0 for kind, book in w.books.items() if kind != "outside" for fen in book)


PARTIES = ("government", "organization", "enterprise", "community", "household")
WHOSE = {
    "county": "government",
    "organization": "organization",
    "enterprise": "enterprise",
    "collective": "community",
    "association": "community",
    "household": "household",
}
PUBLIC = ("grant", "tax_relief", "returned", "pension", "universal_transfer", "allowance")
COUNTED = ("donation", "salary", "wage", "farm_sale", "business", "collective_profit")
COUNTED += ("joint_venture", "impact_finance", "impact_interest", "impact_repayment")


def gained(c, flow, source, target, fen):
    """Add a payment to what its two ends got or put in; payments of everyday life do not count."""
    ends = (source, target)
    whose = [WHOSE.get(end, end) for end in ends]
    if flow in PUBLIC:
        whose = ["government" if one == "outside" else one for one in whose]
    pots = ("county", "escrow", "pool")
    everyday = "outside" in ends and flow not in (*PUBLIC, *COUNTED)
    everyday = everyday and not any(end in pots for end in ends)
    inside = {"escrow": "project", "pool": "project"}
    if not everyday and inside.get(whose[0], whose[0]) != inside.get(whose[1], whose[1]):
        for one, sign in zip(whose, (-1, 1), strict=True):
            if one in PARTIES:
                c.payoff[PARTIES.index(one)] += sign * fen
    c.tax_forgone += fen if flow == "tax_relief" else 0
    c.own_money += fen if flow in {"own_part", "gift"} else 0
