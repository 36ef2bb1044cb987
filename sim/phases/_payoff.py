"""The stack of payoffs: what each party can expect under all rules in force together.

No rule is known by name here. A party's marginal payoff is the finite difference of the whole
stack, so whatever a new rule does to its payoff, the party responds to.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.actors.parties import Motives
from sim.core.engine import by, kernel
from sim.core.maths import exp, power
from sim.core.table import Bools, Floats, Ints
from sim.core.taken import flat
from sim.policy import Policy
from sim.rules.incentive import Occasion, Reward, within_pot
from sim.world.kinds import Party
from sim.world.production import Work, row_sum, work_of
from sim.world.settings.game import Game
from sim.world.stakes import Stakes

Column = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a project's output depends on besides its parties; arrays of shape (projects,)."""

    game: Game
    hindered: Floats
    """Part of the raw output that conflict, meetings, leaks and paperwork leave, 0..1."""
    cash_share: Floats
    """Yuan of cash surplus per yuan of output."""
    at_risk: Floats
    """Money lost in a failure, yuan."""
    most: Floats
    """Most that each party can be made to bear, yuan, (projects, parties)."""
    month_of_year: int

    def at(self, rows: Ints) -> Terms:
        """Take the projects named in `rows`, in that order."""
        return Terms(
            game=self.game.at(rows),
            hindered=self.hindered[rows],
            cash_share=self.cash_share[rows],
            at_risk=self.at_risk[rows],
            most=self.most[rows],
            month_of_year=self.month_of_year,
        )


@dataclass(frozen=True, slots=True)
class Liability:
    """What failures are expected to cost the parties, and to be insured against."""

    loss: Floats
    """What each would bear of a failure, yuan, (projects, parties)."""
    covered: Floats
    """What the pool would pay of it, yuan, (projects,)."""
    premium: Floats
    """What each pays into the pool, yuan a month, (projects, parties)."""

    def repeated(self, times: int) -> Liability:
        """Stack the same projects several times."""
        parts = (self.loss, self.covered, self.premium)
        return Liability(*(np.concatenate([part] * times) for part in parts))


@dataclass(frozen=True, slots=True)
class Payoffs:
    """What is expected for the month under given efforts."""

    output: Floats
    """Joint output, yuan-equivalent, (projects,)."""
    share: Floats
    """Share of the surplus, yuan, (projects, parties)."""
    private: Floats
    """Everything that reaches the party's own pocket or name, yuan, (projects, parties)."""


def failure_rate(work: Work, game: Game) -> Floats:
    """Give the yearly rate at which a project fails; it falls with the effort put in."""
    part = work.put_in / np.where(work.could > 0.0, work.could, 1.0)
    rate = game.failure * exp(-game.failure_slope * part)
    return np.where(work.could > 0.0, rate, 0.0)


def monthly(rate: Floats) -> Floats:
    """Turn a yearly probability into the monthly one."""
    return 1.0 - power(np.maximum(1.0 - rate, 0.0), np.full_like(rate, 1.0 / 12.0))


def borne(policy: Policy, stakes: Stakes, terms: Terms, fractions: Floats) -> Floats:
    """Give the loss that each party would bear in a failure, yuan, (projects, parties).

    What is written down follows the rule; the vague rest is partly dumped on households and
    partly shared by all who are present.
    """
    game = terms.game
    household = stakes.of(Party.HOUSEHOLD)
    heads = row_sum(household.astype(np.float64))
    each = project_of(*stakes.shape)
    count = np.maximum(stakes.count, 1).astype(np.float64)
    columns: list[Any] = [
        *(flat(table) for table in (stakes.active, household, fractions, terms.most)),
        *(by(column, each) for column in (count, heads, game.dump, terms.at_risk)),
        policy.responsibility.clarity,
    ]
    return _borne(*columns).reshape(stakes.shape)


@kernel
def _borne(  # noqa: PLR0913 an equation and its columns
    active: Column, household: Column, fraction: Column, most: Column,
    count: Column, heads: Column, dump: Column, at_risk: Column, clarity: float,
) -> Floats:  # fmt: skip
    even = np.where(active, 1.0, 0.0) / count
    dumped = np.where(heads > 0.0, dump, 0.0)
    own = np.where(household, 1.0, 0.0)
    vague = dumped * own / np.maximum(heads, 1.0) + (1.0 - dumped) * even
    part = clarity * fraction + (1.0 - clarity) * vague
    return np.minimum(part * at_risk, most)


@lru_cache(maxsize=32)
def project_of(projects: int, parties: int) -> Ints:
    """Give the project of each party of a table (projects, parties), laid out in one row."""
    rows = np.repeat(np.arange(projects), parties)
    rows.flags.writeable = False
    return rows


def liability_of(policy: Policy, stakes: Stakes, terms: Terms) -> Liability:
    """Ask the responsibility rule what every party must expect of a failure."""
    rule = policy.responsibility
    return Liability(
        loss=borne(policy, stakes, terms, rule.expected(terms.at_risk, stakes)),
        covered=rule.covered(terms.at_risk, stakes),
        premium=rule.premium(stakes),
    )


def payoffs(policy: Policy, stakes: Stakes, terms: Terms, motive: Motives) -> Payoffs:
    """Work out what every party expects of the month if efforts are as they stand.

    Parameters
    ----------
    policy : Policy
        The rules in force.
    stakes : Stakes
        The projects with their efforts.
    terms : Terms
        What output depends on besides the parties.
    motive : Motives
        What drives the parties.

    Returns
    -------
    Payoffs
        Output, shares of the surplus and private payoffs.
    """
    work = work_of(stakes)
    chance = monthly(failure_rate(work, terms.game))
    output = joint_output(work, terms, chance)
    return paid_off(policy, stakes, terms, motive, Prospect(output, chance))


class Prospect(NamedTuple):
    """What projects are expected to make, and what may go wrong.

    Attributes
    ----------
    output : array
        Joint output, yuan-equivalent, (projects,).
    chance : array
        The chance of failure in the month, 0..1, (projects,).
    failure : Liability or None
        What a failure costs the parties, where it is known already.
    """

    output: Floats
    chance: Floats
    failure: Liability | None = None


def paid_off(
    policy: Policy, stakes: Stakes, terms: Terms, motive: Motives, prospect: Prospect
) -> Payoffs:
    """Work out payoffs where it is known what is made and what may go wrong; see `payoffs`."""
    output, chance, failure = prospect
    stakes = stakes.but(output=output)
    failure = failure or liability_of(policy, stakes, terms)
    surplus = output * terms.cash_share
    share = policy.benefit_sharing.share(surplus, stakes)
    occasion = Occasion.plain(stakes, terms.month_of_year, expected=True)
    reward = rewards(policy, stakes, occasion, terms.game.pot * stakes.budget)
    tables: tuple[NDArray[Any], ...] = (
        *(share, policy.benefit_sharing.top_up(surplus, stakes), reward.pay, stakes.instalment),
        *(reward.earned, reward.orders, reward.relief, reward.reputation, reward.prize),
        *(reward.fine, stakes.kind, stakes.cash, failure.premium, failure.loss),
        *(stakes.endowment, motive.risk_aversion, motive.reputation_value, stakes.active),
    )
    game, each = terms.game, project_of(*stakes.shape)
    columns = failure.covered, terms.at_risk, game.liability_months, game.order_profit, chance
    laid: list[Any] = [flat(table) for table in tables] + [by(column, each) for column in columns]
    laid.append(held_back(policy))
    private = _private(*laid)
    return Payoffs(output, share, private.reshape(stakes.shape))


@kernel
def _private(  # noqa: PLR0913, PLR0917 an equation and its columns
    share: Column, owed: Column, pay: Column, instalment: Column, earned: Column, orders: Column,
    relief: Column, reputation: Column, prize: Column, fine: Column, kind: Column, cash: Column,
    premium: Column, loss: Column, endowment: Column, risk_aversion: Column,
    reputation_value: Column, active: Column, covered: Column, at_risk: Column,
    liability: Column, order_profit: Column, f: Column, held: float,
) -> Floats:  # fmt: skip
    """Add up what reaches a party's own pocket or name, yuan; `f` is the chance of failure."""
    loss = loss * (1.0 - covered / np.maximum(at_risk, 1e-9))
    backing = np.maximum(liability * endowment, 1.0)
    risk = 0.5 * risk_aversion * f * (1.0 - f) * loss * loss / backing
    name = reputation_value * endowment * reputation
    profit = order_profit * orders
    # what is bought is paid in any case; only what stays unearned of it is a loss
    unearned = held * instalment - earned
    private = share + owed + pay - unearned + profit + relief + name
    private = private + prize - _bearable(fine, kind, cash)
    private = private - premium - f * loss - risk
    return np.where(active, private, 0.0)


def joint_output(work: Work, terms: Terms, failed: Floats | Bools) -> Floats:
    """Give Q = Q_raw⁺ · what is not hindered · (1 − loss_share·failed), yuan-equivalent.

    Parameters
    ----------
    work : Work
        What the projects make before anything is lost, a row for each picture or one for all.
    terms : Terms
        What output depends on besides the parties; see `terms_of`.
    failed : array
        Whether each project failed, or the chance that it will, 0..1, shaped as the work.

    Returns
    -------
    array
        float64, shaped as the work.
    """
    kept = 1.0 - terms.game.loss_share * failed
    return np.maximum(work.raw, 0.0) * terms.hindered * kept


def held_back(policy: Policy) -> float:
    """Give the part of each instalment that incentives pay out later, 0..1."""
    part = 0.0
    for rule in policy.incentives:
        part = part + rule.held_back()
    return min(part, 1.0)


def rewards(policy: Policy, stakes: Stakes, occasion: Occasion, pot: Floats) -> Reward:
    """Add up what all incentives in force pay, within the pot, and take on an occasion."""
    proposed = [rule.reward(occasion, stakes) for rule in policy.incentives]
    total = proposed[0] if proposed else Reward.zeros(stakes)
    for other in proposed[1:]:
        total = total + other
    return within_pot(total, pot)


def bearable(fine: Floats, stakes: Stakes) -> Floats:
    """Cut the fines of households to the part of their income that may be asked for."""
    return _bearable(fine, stakes.kind, stakes.cash)


@kernel
def _bearable(fine: Column, kind: Column, cash: Column) -> Floats:
    return np.where(kind == _HOUSEHOLD, np.minimum(fine, cash), fine)


_HOUSEHOLD = int(Party.HOUSEHOLD)
