"""The stack of payoffs: what each party can expect under all rules in force together.

No rule is known by name here. A party's marginal payoff is the finite difference of the whole
stack, so whatever a new rule does to its payoff, the party responds to.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from sim.actors.parties import Motives, seen_part
from sim.core.maths import exp, power
from sim.core.table import Floats, Ints
from sim.policy import Policy
from sim.rules.incentive import Occasion, Reward, within_pot
from sim.world.kinds import Party
from sim.world.production import raw_output, row_sum
from sim.world.settings.game import Game
from sim.world.stakes import Stakes

STEP = 0.01
"""Change of effort by which marginal payoffs are taken; a choice of method, not of the model."""


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
class Payoffs:
    """What is expected for the month under given efforts."""

    output: Floats
    """Joint output, yuan-equivalent, (projects,)."""
    share: Floats
    """Share of the surplus, yuan, (projects, parties)."""
    private: Floats
    """Everything that reaches the party's own pocket or name, yuan, (projects, parties)."""


def failure_rate(stakes: Stakes, game: Game) -> Floats:
    """Give the yearly rate at which a project fails; it falls with the effort put in."""
    whole = row_sum(np.where(stakes.active, stakes.endowment, 0.0))
    real = row_sum(stakes.input)
    part = real / np.where(whole > 0.0, whole, 1.0)
    return np.where(whole > 0.0, game.failure * exp(-game.failure_slope * part), 0.0)


def monthly(rate: Floats) -> Floats:
    """Turn a yearly probability into the monthly one."""
    return 1.0 - power(np.maximum(1.0 - rate, 0.0), np.full_like(rate, 1.0 / 12.0))


def borne(policy: Policy, stakes: Stakes, terms: Terms, fractions: Floats) -> Floats:
    """Give the loss that each party would bear in a failure, yuan, (projects, parties).

    What is written down follows the rule; the vague rest is partly dumped on households and
    partly shared by all who are present.
    """
    clarity = policy.responsibility.clarity
    game = terms.game
    count = np.maximum(stakes.count, 1)[:, None]
    even = stakes.active / count
    household = stakes.of(Party.HOUSEHOLD).astype(np.float64)
    heads = np.maximum(row_sum(household), 1.0)[:, None]
    dump = np.where(row_sum(household) > 0.0, game.dump, 0.0)[:, None]
    vague = dump * household / heads + (1.0 - dump) * even
    part = clarity * fractions + (1.0 - clarity) * vague
    return np.minimum(part * terms.at_risk[:, None], terms.most)


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
    chance = monthly(failure_rate(stakes, terms.game))
    kept = 1.0 - terms.game.loss_share * chance
    output = np.maximum(raw_output(stakes), 0.0) * terms.hindered * kept
    stakes = replace(stakes, output=output)
    surplus = output * terms.cash_share
    share = policy.benefit_sharing.share(surplus, stakes)
    occasion = Occasion.plain(stakes, terms.month_of_year, expected=True)
    reward = rewards(policy, stakes, occasion, terms.game.pot * stakes.budget)
    loss = borne(policy, stakes, terms, policy.responsibility.expected(terms.at_risk, stakes))
    covered = policy.responsibility.covered(terms.at_risk, stakes)
    loss = loss * (1.0 - covered / np.maximum(terms.at_risk, 1e-9))[:, None]
    f = chance[:, None]
    backing = np.maximum(terms.game.liability_months[:, None] * stakes.endowment, 1.0)
    risk = 0.5 * motive.risk_aversion * f * (1.0 - f) * loss * loss / backing
    name = motive.reputation_value * stakes.endowment * reward.reputation
    owed = policy.benefit_sharing.top_up(surplus, stakes)
    profit = terms.game.order_profit[:, None] * reward.orders
    # what is bought is paid in any case; only what stays unearned of it is a loss
    unearned = held_back(policy) * stakes.instalment - reward.earned
    private = share + owed + reward.pay - unearned + profit + reward.relief + name
    private = private + reward.prize - bearable(reward.fine, stakes)
    private = private - policy.responsibility.premium(stakes) - f * loss - risk
    return Payoffs(output, share, np.where(stakes.active, private, 0.0))


def held_back(policy: Policy) -> float:
    """Give the part of each instalment that incentives pay out later, 0..1."""
    part = 0.0
    for rule in policy.incentives:
        part = part + rule.held_back()
    return min(part, 1.0)


def rewards(policy: Policy, stakes: Stakes, occasion: Occasion, pot: Floats) -> Reward:
    """Add up what all incentives in force pay, within the pot, and take on an occasion."""
    total = Reward.zeros(stakes)
    for rule in policy.incentives:
        total = total + rule.reward(occasion, stakes)
    return within_pot(total, pot)


def bearable(fine: Floats, stakes: Stakes) -> Floats:
    """Cut the fines of households to the part of their income that may be asked for."""
    return np.where(stakes.kind == Party.HOUSEHOLD, np.minimum(fine, stakes.cash), fine)


@dataclass(frozen=True, slots=True)
class Margins:
    """What one more yuan of input, or a little more helping, brings; (projects, parties)."""

    effort: Floats
    helping: Floats


def margins(policy: Policy, stakes: Stakes, terms: Terms, motive: Motives) -> Margins:
    """Take every party's marginal payoff from the whole stack, all projects at once.

    A party counts its own gain as far as money is private to it, what the others gain as far as
    they can see it, the common result as far as it cares, and its own cost.

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
    Margins
        Yuan per yuan of own input; for helping, yuan per yuan of endowment.
    """
    effort, helping = np.zeros(stakes.shape), np.zeros(stakes.shape)
    # where nobody takes part there is nothing to gain, and nobody there counts elsewhere
    rows = np.flatnonzero(stakes.active.any(axis=1))
    if len(rows):
        some = _margins(policy, stakes.at(rows), terms.at(rows), _motives_at(motive, rows))
        effort[rows], helping[rows] = some.effort, some.helping
    return Margins(effort, helping)


def _margins(policy: Policy, stakes: Stakes, terms: Terms, motive: Motives) -> Margins:
    projects, places = stakes.shape
    copies = 2 * places + 1
    many = stakes.repeated(copies)
    effort = many.effort.reshape(copies, projects, places).copy()
    helping = many.helping.reshape(copies, projects, places).copy()
    for place in range(places):
        effort[place, :, place] += STEP
        helping[places + place, :, place] += STEP
    again, helped_by = repeated(terms, copies), helping.reshape(-1, places)
    seen = seen_part(again.game, many.kind, helped_by)  # who helps more is seen less
    shaken = replace(many, helping=helped_by, measured=seen)
    shaken = shaken.with_effort(effort.reshape(-1, places))
    told = payoffs(policy, shaken, again, motives_of(motive, copies))
    private = told.private.reshape(copies, projects, places)
    output = told.output.reshape(copies, projects)
    weight = np.maximum(stakes.endowment, 1e-9)
    per_effort, per_helping = np.zeros((projects, places)), np.zeros((projects, places))
    pressure = terms.game.peer_pressure * terms.game.visibility
    for place in range(places):
        unit = STEP * weight[:, place]
        gains = motive.private * (private[place] - private[-1]) / unit[:, None]
        own = gains[:, place]
        others = row_sum(gains) - own
        common = (output[place] - output[-1]) / unit
        crowded = 1.0 - terms.game.crowding * np.minimum(np.maximum(own, 0.0), 1.0)
        care = motive.mission[:, place] * crowded
        per_effort[:, place] = own + pressure * others + care * common - motive.own_cost[:, place]
        helped = private[places + place] - private[-1]
        per_helping[:, place] = (
            motive.private[:, place] * helped[:, place]
            + care * (output[places + place] - output[-1])
        ) / unit
    alive = stakes.active & (stakes.endowment > 0.0)
    return Margins(np.where(alive, per_effort, 0.0), np.where(alive, per_helping, 0.0))


def repeated(terms: Terms, copies: int) -> Terms:
    """Stack the terms of all projects several times, as `Stakes.repeated` does."""
    return terms.at(np.tile(np.arange(len(terms.hindered)), copies))


def motives_of(motive: Motives, copies: int) -> Motives:
    """Stack the motives of all parties several times, as `Stakes.repeated` does."""
    return _motives_at(motive, np.tile(np.arange(len(motive.private)), copies))


def _motives_at(motive: Motives, rows: Ints) -> Motives:
    return Motives(**{f.name: getattr(motive, f.name)[rows] for f in fields(motive)})
