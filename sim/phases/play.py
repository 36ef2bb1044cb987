"""公共品博弈: a round of the public-goods game, where a scenario asks for one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.actors.effort import Pull, adapt, response
from sim.actors.parties import Motives, motives
from sim.core.access import declared
from sim.core.calendar import A_YEAR_ON
from sim.core.draws import keyed_order, normal, purpose, uniform
from sim.core.table import Bools, Ints
from sim.core.text import Text
from sim.phases import Phase
from sim.phases._margins import margins
from sim.phases._payoff import Terms, payoffs, rewards
from sim.phases._stakes import READS, stakes_of
from sim.phases.meet import others_mean
from sim.policy import Policy
from sim.rules.incentive import Occasion
from sim.world.production import raw_output, row_sum
from sim.world.public_goods import PlayerTypes, PublicGoods
from sim.world.settings.game import Game
from sim.world.stakes import Stakes
from sim.world.window import Window

SEATS = purpose("play: who sits with whom")
TYPE = purpose("play: type of player")
CHANCE = purpose("play: chance in giving")
NOISE = purpose("play: what incentives see")
LUCK = purpose("play: whom an incentive hits")

_ENDLESS = 1e12
"""Tokens that no player can lose; a choice of method."""


class Play(Phase):
    """Let every player choose what to give, divide the pot, fine, and look at the others.

    Stakes, payoffs, their margins, the answer to the others and the step of effort are those of
    a project: a player is a party whose endowment is its tokens. Nothing here belongs to the
    game but who sits with whom, and which of the others' gifts a type of player imitates.
    """

    name = "play"
    label = Text("公共品博弈", "public-goods game")
    reads_now = (*READS, *declared("stake: id luck; project: county"))
    writes = declared(
        "stake: effort belief margin outlay received strikes; project: output surplus earned fined"
    )

    def run(self, w: Window, policy: Policy) -> None:
        """Seat, choose, share, fine, learn; in a world of villages do nothing."""
        told = policy.plan.of(PublicGoods)
        if not told.enabled:
            return
        if not policy.programme:  # the twin: the same players without any incentive
            policy = replace(policy, incentives=())
        seats = self._seats(w, told)
        stakes = self._seated(w, policy, seats)
        terms = self._terms(w, told, stakes)
        motive, hump = self._minds(w, policy, stakes, seats)
        margin = margins(policy, stakes, terms, motive)
        share = payoffs(policy, stakes, terms, motive).share
        others = np.where(hump, np.minimum(stakes.belief, 1.0 - stakes.belief), stakes.belief)
        pull = Pull(
            margin=margin.effort,
            answer=response(stakes, share, motive, terms.game) * others,
            norm=np.zeros(stakes.shape),
            chance=normal(CHANCE, w.stake.luck, w.stake.id, w.month)[seats],
        )
        effort = adapt(stakes, pull, motive, terms.game)
        w.stake.effort[seats] = effort
        w.stake.margin[seats] = margin.effort
        given = stakes.with_effort(effort)
        self._divide(w, policy, given, seats, terms)
        learned = terms.game.learning[:, None] * (others_mean(effort, given.active) - given.belief)
        w.stake.belief[seats] = given.belief + learned

    def _seats(self, w: Window, told: PublicGoods) -> Ints:
        """Give the stake row of each place: the same each round, or drawn anew by luck."""
        rows = np.arange(len(w.stake), dtype=np.int64)
        if told.matching == "strangers":
            session = np.repeat(w.project.county, w.places)
            rows = keyed_order(SEATS, w.stake.luck, w.stake.id, w.month, session)
        return rows.reshape(-1, w.places)

    def _seated(self, w: Window, policy: Policy, seats: Ints) -> Stakes:
        stakes = stakes_of(w, policy)
        columns = ("effort", "belief", "outlay", "received", "strikes")
        moved = {name: getattr(w.stake, name)[seats] for name in columns}
        # a player may lose more than it has: tokens count and are never collected
        endless = np.full(stakes.shape, _ENDLESS)
        return replace(stakes, **moved, detection=np.ones(len(seats)), cash=endless)

    def _terms(self, w: Window, told: PublicGoods, stakes: Stakes) -> Terms:
        groups = len(stakes.active)
        nothing = np.zeros(groups)
        return Terms(
            game=w.setting(Game).at(w.project.county),
            hindered=np.ones(groups),
            cash_share=np.full(groups, told.common_return * told.players),
            at_risk=nothing,
            most=np.zeros(stakes.shape),
            month_of_year=w.moment.month_of_year,
        )

    def _minds(
        self, w: Window, policy: Policy, stakes: Stakes, seats: Ints
    ) -> tuple[Motives, Bools]:
        """Give what drives each player, and who answers with a hump."""
        types = policy.plan.of(PlayerTypes)
        drawn = uniform(TYPE, w.stake.luck, w.stake.id, 0)[seats]
        free = (drawn >= types.conditional) & (drawn < types.conditional + types.free_rider)
        hump = drawn >= types.conditional + types.free_rider
        motive = motives(w.setting(Game).at(w.project.county), stakes.kind)
        theta = np.where(free, 0.0, policy.plan.of(PublicGoods).reciprocity)
        return replace(motive, reciprocity=theta), hump

    def _divide(self, w: Window, policy: Policy, given: Stakes, seats: Ints, terms: Terms) -> None:
        """Divide the pot by the rule and settle incentives, in tokens."""
        output = raw_output(given)
        given = replace(given, output=output)
        surplus = output * terms.cash_share
        share = policy.benefit_sharing.share(surplus, given)
        occasion = Occasion(
            month_of_year=w.moment.month_of_year,
            noise=normal(NOISE, w.stake.luck, w.stake.id, w.month)[seats],
            luck=uniform(LUCK, w.stake.luck, w.stake.id, w.month)[seats],
        )
        reward = rewards(policy, given, occasion, np.zeros(len(output)))
        kept = given.endowment - given.input
        players = np.maximum(given.count, 1)
        w.project.output[:] = output
        w.project.surplus[:] = surplus
        w.project.fined[:] = row_sum(reward.fine) / players
        w.project.earned[:] = row_sum(kept + share - reward.fine) / players
        w.stake.received[seats] = given.received * A_YEAR_ON + share
        w.stake.outlay[seats] = given.outlay * A_YEAR_ON + given.input
        w.stake.strikes[seats] = np.maximum(given.strikes + reward.strikes, 0)
