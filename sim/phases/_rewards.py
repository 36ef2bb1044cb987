"""Incentives are settled: pay, what was held back, fines, prizes, grants, names and orders."""

from __future__ import annotations

import numpy as np

from sim.core.access import declared
from sim.core.draws import normal, purpose, uniform
from sim.core.fen import to_fen
from sim.core.table import Floats, Ints
from sim.core.totals import ratio, total_by
from sim.phases._contracts import pay_instalments
from sim.phases._payoff import bearable, rewards
from sim.phases._purse import (
    PAYERS,
    affordable,
    between,
    charge,
    collect,
    collect_from_households,
    everybody,
    in_all,
    to_households,
)
from sim.phases._support import from_state
from sim.policy import Policy
from sim.rules.incentive import Occasion, Reward
from sim.world import flows
from sim.world.kinds import Party
from sim.world.production import row_sum
from sim.world.ranking import paid_by
from sim.world.stakes import Stakes
from sim.world.window import Window

NOISE = purpose("share: what incentives see")
LUCK = purpose("share: whom an incentive hits")
REWARD_READS = declared(
    "stake: id luck kind who; village: county able_income; county: line_lived;"
    "household: village income_mean size registered served need"
)
REWARD_WRITES = declared(
    "project: pot cost enforcement_hours; stake: received strikes orders_won;"
    "organization: credibility sources barred; enterprise: reputation; county: public_cost"
)
BARRED_MONTHS = 12
"""How long who is barred gets no new contract."""


def settle_incentives(w: Window, policy: Policy, stakes: Stakes) -> None:
    """Ask all incentives in force what is due this month, and let it happen.

    Parameters
    ----------
    w : Window
        A window that declares `REWARD_READS` and writes `REWARD_WRITES`.
    policy : Policy
        The rules in force.
    stakes : Stakes
        The projects with their parties.
    """
    shape = stakes.shape
    occasion = Occasion(
        month_of_year=w.moment.month_of_year,
        noise=normal(NOISE, w.stake.luck, w.stake.id, w.month).reshape(shape),
        luck=uniform(LUCK, w.stake.luck, w.stake.id, w.month).reshape(shape),
    )
    reward = rewards(policy, stakes, occasion, np.minimum(w.project.pot, w.ledger.yuan("escrow")))
    got = _pay(w, policy, stakes, reward)
    fined = _fine(w, stakes, reward.fine)
    won = _prizes(w, stakes, reward.prize, fined)
    _match_grants(w, reward.escrow)
    charge(w, flows.EVALUATION_COST, reward.cost)
    _enforcement(w, reward)
    _relief(w, stakes, reward.relief)
    _standing(w, stakes, np.where(stakes.active, reward.reputation, 0.0))
    _records(w, stakes, reward)
    w.stake.received[:] += ((got + won - fined) / 100.0).reshape(-1)


def _pay(w: Window, policy: Policy, stakes: Stakes, reward: Reward) -> Ints:
    """Pay what was held back as far as it was earned, then from the pot; fen of the latter."""
    held = sum_of([rule.held_back() * stakes.instalment for rule in policy.incentives])
    earned = np.minimum(np.maximum(reward.earned, 0.0), np.minimum(held, stakes.instalment))
    cash = w.ledger.yuan("escrow")
    part = np.minimum(ratio(cash, row_sum(earned)), 1.0)[:, None]
    pay_instalments(
        w, np.floor(np.where(stakes.active, earned * part, 0.0) * 100.0).astype(np.int64)
    )
    left = np.minimum(ratio(w.ledger.yuan("escrow"), row_sum(reward.pay)), 1.0)[:, None]
    pay = np.floor(np.maximum(reward.pay * left, 0.0) * 100.0).astype(np.int64)
    pay = np.where(stakes.active, pay, 0)
    between(w, flows.INCENTIVE, pay, collected=False)
    to_households(w, in_all(np.where(stakes.kind == Party.HOUSEHOLD, pay, 0)))
    w.project.pot[:] = np.maximum(w.project.pot - in_all(pay) / 100.0, 0.0)
    return pay


def sum_of(parts: list[Floats]) -> Floats:
    """Add arrays up in their order; there is at least one."""
    whole = parts[0]
    for part in parts[1:]:
        whole = whole + part
    return whole


def _fine(w: Window, stakes: Stakes, fine: Floats) -> Ints:
    """Collect fines for the county; fen paid, of households by those above the spared line."""
    wanted = np.where(stakes.active, bearable(fine, stakes), 0.0)
    fined = collect(w, flows.FINE, wanted, PAYERS)
    household = stakes.kind == Party.HOUSEHOLD
    whole_income = np.ones(len(w.village))  # what may be asked for has bounded it already
    asked = row_sum(np.where(household, wanted, 0.0))
    paid = collect_from_households(w, flows.FINE, asked, whole_income)
    fined = fined + np.where(household & stakes.active, to_fen(paid)[:, None], 0)
    back = in_all(fined)
    w.ledger.move(flows.FINE, "escrow", everybody(len(back)), "county", w.project.county, back)
    return fined


def _prizes(w: Window, stakes: Stakes, prize: Floats, fined: Ints) -> Ints:
    # fines that could not be collected win nobody anything
    won = np.floor(paid_by(fined / 100.0, prize, stakes) * 100.0).astype(np.int64)
    total = in_all(won)
    rows = everybody(len(total))
    w.ledger.move(flows.INCENTIVE, "county", w.project.county, "escrow", rows, total)
    between(w, flows.INCENTIVE, won, collected=False)
    return won


def _match_grants(w: Window, wanted: Floats) -> None:
    county = w.project.county
    due = to_fen(np.maximum(wanted, 0.0))
    paid = affordable(due, county, w.ledger.balance("county"))
    w.ledger.move(flows.MATCHING, "county", county, "escrow", everybody(len(paid)), paid)


def _enforcement(w: Window, reward: Reward) -> None:
    """Let the county pay its inspectors, and volunteers give their hours next month."""
    county = w.project.county
    fen = to_fen(np.maximum(reward.county_cost, 0.0))
    from_state(w, county, fen)
    w.ledger.move(flows.EVALUATION_COST, "county", county, "outside", county, fen)
    w.project.enforcement_hours[:] = np.where(w.project.active, reward.volunteer_hours, 0.0)


def _relief(w: Window, stakes: Stakes, relief: Floats) -> None:
    project, place = np.nonzero((stakes.kind == Party.ENTERPRISE) & (relief > 0.0))
    if not len(project):
        return
    who = w.stake.who.reshape(-1, w.places)[project, place]
    fen = to_fen(relief[project, place])
    county = w.project.county[project]
    w.ledger.move(flows.TAX_RELIEF, "outside", county, "enterprise", who, fen)
    w.county.public_cost[:] += total_by(fen / 100.0, county, len(w.county))


def _records(w: Window, stakes: Stakes, reward: Reward) -> None:
    """Keep findings, who is barred, and the orders won or lost from next month on."""
    strikes = w.stake.strikes.reshape(-1, w.places) + reward.strikes
    w.stake.strikes[:] = np.maximum(strikes, 0).reshape(-1)
    w.stake.orders_won[:] = np.where(stakes.active, reward.orders, 0.0).reshape(-1)
    barred = stakes.of(Party.ORGANIZATION) & reward.barred
    w.organization.barred[w.stake.who.reshape(-1, w.places)[barred]] = BARRED_MONTHS


def _standing(w: Window, stakes: Stakes, change: Floats) -> None:
    """Add changes of reputation to organisations and enterprises, averaged over projects."""
    who = w.stake.who.reshape(-1, w.places)
    for party, table, column in (
        (Party.ORGANIZATION, w.organization, "credibility"),
        (Party.ENTERPRISE, w.enterprise, "reputation"),
    ):
        mask = stakes.of(party)
        rows = who[mask]
        if not len(rows):
            continue
        some = total_by(np.ones(len(rows)), rows, len(table))
        mean = ratio(total_by(change[mask], rows, len(table)), some)
        standing = getattr(table, column)
        standing[:] = np.minimum(np.maximum(standing + mean, 0.0), 1.0)
