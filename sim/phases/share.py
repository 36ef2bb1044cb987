"""利益共享: the surplus is divided, and incentives pay and take."""

from __future__ import annotations

import numpy as np

from sim.core.access import declared
from sim.core.calendar import A_YEAR_ON
from sim.core.draws import normal, purpose, uniform
from sim.core.fen import split, split_groups, to_fen
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import ratio, total_by
from sim.phases import Phase
from sim.phases._needs import of_villages, projects_of_villages
from sim.phases._payoff import rewards
from sim.phases._purse import affordable, between, charge, collect, everybody
from sim.phases._stakes import READS, stakes_of
from sim.policy import Policy
from sim.rules.incentive import Occasion, Reward
from sim.world import flows
from sim.world.kinds import Party
from sim.world.production import row_sum
from sim.world.ranking import paid_by
from sim.world.settings.game import Game
from sim.world.stakes import Stakes
from sim.world.window import Window

NOISE = purpose("share: what incentives see")
LUCK = purpose("share: whom an incentive hits")
_SERVICE = 3
"""Place of what an organisation earns by its work in projects among its sources of income."""
_PAYERS = (Party.GOVERNMENT, Party.ORGANIZATION, Party.ENTERPRISE, Party.COMMUNITY)


class Share(Phase):
    """Sell what was produced, divide the surplus by the rule, settle all incentives."""

    name = "share"
    label = Text("利益共享", "benefit sharing")
    reads_now = (
        *READS,
        *declared(
            "project: surplus failed; household: village registered served need;"
            "stake: id luck; village: county"
        ),
    )
    writes = declared(
        "project: household_share income_shared cost; stake: received strikes;"
        "organization: credibility sources; enterprise: reputation;"
        "county: public_cost"
    )

    def run(self, w: Window, policy: Policy) -> None:
        """Benefits first, then incentives."""
        w.project.household_share[:] = 0.0
        if not w.project.active.any():
            return
        stakes = stakes_of(w, policy)
        fen = to_fen(w.project.surplus)
        w.ledger.move(flows.SALE, "outside", w.project.county, "escrow", everybody(len(fen)), fen)
        shared = policy.benefit_sharing.share(fen / 100.0, stakes)
        self._pay_out(w, stakes, split(fen, shared, stakes.active))
        charge(w, flows.MEASURING_COST, policy.benefit_sharing.cost(stakes))
        self._top_up(w, stakes, policy.benefit_sharing.top_up(fen / 100.0, stakes))
        if policy.incentives:
            self._incentives(w, policy, stakes)

    def _pay_out(self, w: Window, stakes: Stakes, parts: Ints) -> None:
        between(w, flows.BENEFIT_SHARE, parts, collected=False)
        total = _in_all(np.where(stakes.kind == Party.HOUSEHOLD, parts, 0))
        to_households(w, total)
        w.project.household_share[:] = total / 100.0
        government = row_sum(np.where(stakes.kind == Party.GOVERNMENT, parts / 100.0, 0.0))
        others = row_sum(parts / 100.0) - government
        w.project.income_shared[:] = w.project.income_shared * A_YEAR_ON + others
        w.stake.received[:] += (parts / 100.0).reshape(-1)
        mine = (stakes.kind == Party.ORGANIZATION) & (parts > 0)
        served = total_by(parts[mine] / 100.0, stakes.actor[mine], len(w.organization))
        w.organization.sources[_SERVICE] += served

    def _top_up(self, w: Window, stakes: Stakes, owed: Floats) -> None:
        """Let guarantors make good what households were promised, as far as they can pay."""
        if not owed.any():
            return
        paid = collect(w, flows.GUARANTEE, np.maximum(-owed, 0.0), _PAYERS)
        total = _in_all(paid)
        to_households(w, total)
        w.project.household_share[:] += total / 100.0
        w.project.income_shared[:] += total / 100.0
        parts = split(total, np.maximum(owed, 0.0), stakes.active)
        w.stake.received[:] += ((parts - paid) / 100.0).reshape(-1)

    def _incentives(self, w: Window, policy: Policy, stakes: Stakes) -> None:
        shape = stakes.shape
        occasion = Occasion(
            month_of_year=w.moment.month_of_year,
            noise=normal(NOISE, w.stake.luck, w.stake.id, w.month).reshape(shape),
            luck=uniform(LUCK, w.stake.luck, w.stake.id, w.month).reshape(shape),
        )
        game = w.setting(Game).at(w.project.county)
        pot = np.minimum(game.pot * stakes.budget, w.ledger.yuan("escrow"))
        self._settle(w, stakes, rewards(policy, stakes, occasion, pot))

    def _settle(self, w: Window, stakes: Stakes, reward: Reward) -> None:
        places = w.places
        pay = np.floor(np.maximum(reward.pay, 0.0) * 100.0).astype(np.int64)
        between(w, flows.INCENTIVE, np.where(stakes.active, pay, 0), collected=False)
        to_households(w, _in_all(np.where(stakes.kind == Party.HOUSEHOLD, pay, 0)))
        fined = collect(w, flows.FINE, np.where(stakes.active, reward.fine, 0.0), _PAYERS)
        back = _in_all(fined)
        rows = everybody(len(back))
        w.ledger.move(flows.FINE, "escrow", rows, "county", w.project.county, back)
        won = _prizes(w, stakes, reward.prize, fined)
        self._match_grants(w, reward.escrow)
        charge(w, flows.EVALUATION_COST, reward.cost)
        self._relief(w, stakes, reward.relief)
        change = np.where(stakes.active, reward.reputation, 0.0)
        _standing(w, stakes, change)
        strikes = w.stake.strikes.reshape(-1, places) + reward.strikes
        w.stake.strikes[:] = np.maximum(strikes, 0).reshape(-1)
        w.stake.received[:] += ((pay + won - fined) / 100.0).reshape(-1)

    def _match_grants(self, w: Window, wanted: Floats) -> None:
        county = w.project.county
        due = to_fen(np.maximum(wanted, 0.0))
        paid = affordable(due, county, w.ledger.balance("county"))
        w.ledger.move(flows.MATCHING, "county", county, "escrow", everybody(len(paid)), paid)

    def _relief(self, w: Window, stakes: Stakes, relief: Floats) -> None:
        project, place = np.nonzero((stakes.kind == Party.ENTERPRISE) & (relief > 0.0))
        if not len(project):
            return
        who = w.stake.who.reshape(-1, w.places)[project, place]
        fen = to_fen(relief[project, place])
        county = w.project.county[project]
        w.ledger.move(flows.TAX_RELIEF, "outside", county, "enterprise", who, fen)
        w.county.public_cost[:] += total_by(fen / 100.0, county, len(w.county))


def _in_all(fen: Ints) -> Ints:
    total: Ints = fen.sum(axis=1)
    return total


def _prizes(w: Window, stakes: Stakes, prize: Floats, fined: Ints) -> Ints:
    # fines that could not be collected win nobody anything
    won = np.floor(paid_by(fined / 100.0, prize, stakes) * 100.0).astype(np.int64)
    total = _in_all(won)
    rows = everybody(len(total))
    w.ledger.move(flows.INCENTIVE, "county", w.project.county, "escrow", rows, total)
    between(w, flows.INCENTIVE, won, collected=False)
    return won


def to_households(w: Window, total: Ints) -> None:
    """Divide what the household party gets among its households, by the service they get.

    Parameters
    ----------
    w : Window
        A window that declares the households' village, registration, service and need.
    total : array
        Fen for the households of each project, int64 of shape (projects,).
    """
    h = w.household
    owed = of_villages(w, total > 0)
    rows = np.flatnonzero(owed[h.village] & h.registered)
    if not len(rows):
        return
    own = projects_of_villages(w)[h.village[rows]]
    weight = np.zeros(len(rows))
    for domain in range(len(h.served)):
        weight = weight + h.served[domain, rows] + h.need[domain, rows]
    fen = split_groups(total, weight, own)
    w.ledger.move(flows.BENEFIT_SHARE, "escrow", own, "household", rows, fen)


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
