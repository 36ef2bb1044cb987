"""What organisations and enterprises live on: donations, fees, loans, profits, investment."""

from __future__ import annotations

import numpy as np

from sim.actors.enterprise.money import profit
from sim.actors.organization.money import donations, wage_bill
from sim.core.access import declared
from sim.core.calendar import A_YEAR_ON
from sim.core.fen import to_fen
from sim.core.table import Bools, Floats, Ints
from sim.core.totals import ratio, total_by
from sim.phases._purse import everybody, up_to
from sim.policy import Policy
from sim.world import flows
from sim.world.kinds import Party, Skill, Source
from sim.world.production import row_sum
from sim.world.settings.cooperation import Cooperation
from sim.world.settings.game import Game
from sim.world.settings.money import Money
from sim.world.settings.partnership import Partnership
from sim.world.shocks import FundingShock
from sim.world.window import Window

INCOMES_READS = declared(
    "organization: county kind contractor alive staff staff_start credibility precise;"
    "enterprise: county kind mission; stake: kind who inside orders_won;"
    "project: active age village"
)
INCOMES_WRITES = declared(
    "organization: sources debt; enterprise: profit_year capital jobs vacancies orders;"
    "village: industry"
)
_HUNDRED = 100.0


def kept(w: Window, policy: Policy, source: str) -> float:
    """Give the part of a source of money that is left while it has fallen, else 1.

    Parameters
    ----------
    w : Window
        Knows the month.
    policy : Policy
        The plan in force.
    source : str
        `government`, `donations` or `enterprise`.
    """
    shock = policy.plan.of(FundingShock)
    lasts = shock.from_month <= w.month < shock.from_month + shock.months
    return 1.0 - shock.fall if shock.enabled and lasts and shock.source == source else 1.0


def incomes(w: Window, policy: Policy) -> None:
    """Let organisations raise money and pay their staff; let enterprises earn and invest.

    Parameters
    ----------
    w : Window
        Declares `INCOMES_READS` and `INCOMES_WRITES`.
    policy : Policy
        The plan in force.
    """
    rows = everybody(len(w.organization))
    county = w.organization.county
    money = w.setting(Money).at(county)
    gift = to_fen(donations(w.organization, money) * kept(w, policy, "donations"))
    w.ledger.move(flows.DONATION, "outside", county, "organization", rows, gift)
    w.organization.sources[Source.DONATIONS] += gift / _HUNDRED
    bill = wage_bill(w.organization, money, w.setting(Partnership).at(county))
    _borrow(w, bill)
    pay = up_to(bill, w.ledger.balance("organization"))
    w.ledger.move(flows.SALARY, "organization", rows, "outside", county, pay)
    _repay(w, bill)
    earned = _profits(w)
    if len(w.enterprise):
        _fees(w, earned * kept(w, policy, "enterprise"))
        _grow(w)


def _borrow(w: Window, bill: Floats) -> None:
    """Let whoever holds a contract and is trusted borrow until its next instalment comes."""
    o = w.organization
    if not len(o):
        return
    s = w.setting(Cooperation).at(o.county)
    mask = _organizations(w) & w.project.active[:, None]
    at_work = np.zeros(len(o), np.bool_)
    at_work[w.stake.who.reshape(-1, w.places)[mask]] = True
    trusted = o.alive & o.contractor & at_work & (o.credibility >= s.loan_trust)
    short = np.maximum(s.loan_below * bill - w.ledger.yuan("organization"), 0.0)
    room = np.maximum(s.loan_most * bill - o.debt, 0.0)
    fen = to_fen(np.where(trusted, np.minimum(short, room), 0.0))
    rows = everybody(len(o))
    w.ledger.move(flows.IMPACT_FINANCE, "outside", o.county, "organization", rows, fen)
    o.debt[:] += fen / _HUNDRED


def _repay(w: Window, bill: Floats) -> None:
    """Pay interest as far as there is cash, and debt back out of what is not needed soon."""
    o = w.organization
    s = w.setting(Cooperation).at(o.county)
    rows = everybody(len(o))
    owed = np.where(o.alive, o.debt, 0.0)
    interest = up_to(s.loan_interest * owed, w.ledger.balance("organization"))
    w.ledger.move(flows.IMPACT_INTEREST, "organization", rows, "outside", o.county, interest)
    spare = np.maximum(w.ledger.yuan("organization") - s.loan_spare * bill, 0.0)
    fen = np.floor(np.minimum(owed, spare) * _HUNDRED).astype(np.int64)
    w.ledger.move(flows.IMPACT_REPAYMENT, "organization", rows, "outside", o.county, fen)
    o.debt[:] = np.maximum(o.debt - fen / _HUNDRED, 0.0)


def _profits(w: Window) -> Floats:
    """Let enterprises earn and pay out to their owners; the month's profit, yuan."""
    rows = everybody(len(w.enterprise))
    county = w.enterprise.county
    money = w.setting(Money).at(county)
    usual = profit(w.enterprise.capital, w.enterprise.kind, money)
    fen = to_fen(np.maximum(usual + _won(w), 0.0))
    w.ledger.move(flows.PROFIT, "outside", county, "enterprise", rows, fen)
    out = np.floor(fen * (1.0 - money.kept_profit)).astype(np.int64)
    w.ledger.move(flows.DIVIDEND_OUT, "enterprise", rows, "outside", county, out)
    before = w.enterprise.profit_year * A_YEAR_ON
    w.enterprise.profit_year[:] = before + fen / _HUNDRED
    earned: Floats = fen / _HUNDRED
    return earned


def _won(w: Window) -> Floats:
    """Give the profit on orders that enterprises won by preference, less that on orders lost."""
    s = w.stake
    mine = (s.kind == Party.ENTERPRISE) & (s.who >= 0) & (s.inside > 0.0)
    won = total_by(s.orders_won[mine], s.who[mine], len(w.enterprise))
    return w.setting(Game).at(w.enterprise.county).order_profit * won


def _organizations(w: Window) -> Bools:
    who = w.stake.who.reshape(-1, w.places)
    inside = (who >= 0) & (w.stake.inside.reshape(-1, w.places) > 0.0)
    held: Bools = inside & (w.stake.kind.reshape(-1, w.places) == Party.ORGANIZATION)
    return held


def _enterprises(w: Window) -> tuple[Bools, Ints, Floats]:
    """Mark firms in projects that have begun, name them, and give each place's part of its firm."""
    who = w.stake.who.reshape(-1, w.places)
    inside = (who >= 0) & (w.stake.inside.reshape(-1, w.places) > 0.0)
    firm: Bools = inside & (w.stake.kind.reshape(-1, w.places) == Party.ENTERPRISE)
    firm = firm & (w.project.age > 0)[:, None]
    row = np.where(firm, who, 0)
    number = total_by(firm.reshape(-1).astype(np.float64), row.reshape(-1), len(w.enterprise))
    return firm, row, ratio(firm.astype(np.float64), number[row])


def _fees(w: Window, earned: Floats) -> None:
    """Let firms pay the organisations that they met in projects, also after these have ended."""
    if not len(w.organization):
        return
    firm, row, part = _enterprises(w)
    s = w.setting(Cooperation).at(w.enterprise.county)
    paid = up_to(s.fee * earned, w.ledger.balance("enterprise"))
    offered = np.floor(paid[row] * part)
    who = w.stake.who.reshape(-1, w.places)
    held = _organizations(w)
    other = np.where(held, who, 0)
    held = held & w.organization.alive[other]
    known = (w.organization.credibility * w.organization.precise[Skill.CONNECT])[other]
    weight = np.where(held, known, 0.0)
    share = weight / np.maximum(row_sum(weight), 1e-9)[:, None]
    got = np.zeros(len(w.organization), np.int64)
    for place in np.flatnonzero(firm.any(axis=0)):
        fen = np.floor(offered[:, place][:, None] * share).astype(np.int64)
        project, seat = np.nonzero(fen)
        giver, taker = row[project, place], who[project, seat]
        amount = fen[project, seat]
        w.ledger.move(flows.COOPERATION, "enterprise", giver, "organization", taker, amount)
        np.add.at(got, taker, amount)
    w.organization.sources[Source.ENTERPRISE] += got / _HUNDRED


def _grow(w: Window) -> None:
    """Invest spare cash: with villages in joint ventures, and in the firm; hire and order more."""
    e = w.enterprise
    s, money = w.setting(Cooperation).at(e.county), w.setting(Money).at(e.county)
    firm, row, part = _enterprises(w)
    running = part * w.project.active[:, None]
    spare = np.maximum(w.ledger.yuan("enterprise") - money.enterprise_start, 0.0)
    rows = everybody(len(e))
    meant = np.minimum(s.venture * e.mission, 1.0) * spare
    busy = total_by(running[firm], row[firm], len(e))
    venture = np.floor(meant * busy * _HUNDRED).astype(np.int64)
    w.ledger.move(flows.JOINT_VENTURE, "enterprise", rows, "outside", e.county, venture)
    joint = venture / _HUNDRED
    each = ratio(joint, busy)[row] * running * s.venture_village[row]
    v = w.village
    v.industry[:] += total_by(row_sum(np.where(firm, each, 0.0)), w.project.village, len(v))
    own = up_to(s.reinvested * spare, w.ledger.balance("enterprise"))
    w.ledger.move(flows.INVESTMENT, "enterprise", rows, "outside", e.county, own)
    added = own / _HUNDRED + joint * (1.0 - s.venture_village)
    rise = ratio(added, e.capital)
    e.capital[:] += added
    e.jobs[:] *= 1.0 + s.hiring * rise
    e.vacancies[:] *= 1.0 + s.hiring * rise
    e.orders[:] *= 1.0 + s.ordering * rise
