"""What organisations and enterprises live on: donations, fees, loans, profits, investment."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sim.actors.enterprise.money import profit
from sim.actors.organization.money import donations, wage_bill
from sim.core.access import declared
from sim.core.calendar import A_YEAR_ON
from sim.core.fen import to_fen
from sim.core.table import Bools, Floats, Ints
from sim.core.totals import add_at, ratio, total_by
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
        firms = _enterprises(w)
        _fees(w, firms, earned * kept(w, policy, "enterprise"))
        _grow(w, firms)


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


class Firms(NamedTuple):
    """Firms in projects that have begun, one row for each place that a firm holds.

    Attributes
    ----------
    cells : array
        The place, counted over all projects, int64.
    project, firm : array
        Its project and who holds it, int64.
    part : array
        Which part of the firm is there, 0..1, float64.
    """

    cells: Ints
    project: Ints
    firm: Ints
    part: Floats


def _enterprises(w: Window) -> Firms:
    """Name the firms in projects that have begun; who is in several is in each in part."""
    s = w.stake
    cells = np.flatnonzero((s.kind == Party.ENTERPRISE) & (s.who >= 0) & (s.inside > 0.0))
    cells = cells[w.project.age[cells // w.places] > 0]
    firm = s.who[cells]
    number = np.bincount(firm, minlength=len(w.enterprise)).astype(np.float64)
    return Firms(cells, cells // w.places, firm, 1.0 / number[firm])


def _fees(w: Window, firms: Firms, earned: Floats) -> None:
    """Let firms pay the organisations that they met in projects, also after these have ended."""
    o = w.organization
    if not len(o) or not len(firms.cells):
        return
    s = w.setting(Cooperation).at(w.enterprise.county)
    paid = up_to(s.fee * earned, w.ledger.balance("enterprise"))
    offered = np.floor(paid[firms.firm] * firms.part)
    who = w.stake.who.reshape(-1, w.places)[firms.project]
    held = _organizations(w)[firms.project]
    other = np.where(held, who, 0)
    known = (o.credibility * o.precise[Skill.CONNECT])[other]
    weight = np.where(held & o.alive[other], known, 0.0)
    share = weight / np.maximum(row_sum(weight), 1e-9)[:, None]
    fen = np.floor(offered[:, None] * share).astype(np.int64)
    place, seat = np.nonzero(fen)
    taker, amount = who[place, seat], fen[place, seat]
    w.ledger.move(flows.COOPERATION, "enterprise", firms.firm[place], "organization", taker, amount)
    got = np.zeros(len(o), np.int64)
    add_at(got, taker, amount)
    o.sources[Source.ENTERPRISE] += got / _HUNDRED


def _grow(w: Window, firms: Firms) -> None:
    """Invest spare cash: with villages in joint ventures, and in the firm; hire and order more."""
    e = w.enterprise
    s, money = w.setting(Cooperation).at(e.county), w.setting(Money).at(e.county)
    running = firms.part * w.project.active[firms.project]
    spare = np.maximum(w.ledger.yuan("enterprise") - money.enterprise_start, 0.0)
    rows = everybody(len(e))
    meant = np.minimum(s.venture * e.mission, 1.0) * spare
    busy = total_by(running, firms.firm, len(e))
    venture = np.floor(meant * busy * _HUNDRED).astype(np.int64)
    w.ledger.move(flows.JOINT_VENTURE, "enterprise", rows, "outside", e.county, venture)
    joint = venture / _HUNDRED
    each = ratio(joint, busy)[firms.firm] * running * s.venture_village[firms.firm]
    laid = np.zeros((len(w.project), w.places))
    laid.reshape(-1)[firms.cells] = each
    v = w.village
    v.industry[:] += total_by(row_sum(laid), w.project.village, len(v))
    own = up_to(s.reinvested * spare, w.ledger.balance("enterprise"))
    w.ledger.move(flows.INVESTMENT, "enterprise", rows, "outside", e.county, own)
    added = own / _HUNDRED + joint * (1.0 - s.venture_village)
    rise = ratio(added, e.capital)
    e.capital[:] += added
    e.jobs[:] *= 1.0 + s.hiring * rise
    e.vacancies[:] *= 1.0 + s.hiring * rise
    e.orders[:] *= 1.0 + s.ordering * rise
