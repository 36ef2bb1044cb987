"""项目实施: partners produce together; services find needs, reach households and work."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

import numpy as np

from sim.core.access import declared
from sim.core.calendar import A_YEAR_ON, a_year_on
from sim.core.draws import purpose, uniform
from sim.core.table import Floats
from sim.core.text import Text
from sim.core.totals import down
from sim.phases import Phase
from sim.phases._aid import AID_READS, AID_WRITES
from sim.phases._clients import Clients, clients
from sim.phases._effects import EFFECT_READS, EFFECT_WRITES, drift
from sim.phases._payoff import failure_rate, joint_output, monthly
from sim.phases._placement import PLACEMENT_READS, PLACEMENT_WRITES
from sim.phases._purse import spend_escrow
from sim.phases._reach import reach
from sim.phases._stakes import READS, stakes_of
from sim.phases._terms import TERMS_READS, terms_of
from sim.policy import Policy
from sim.rules.information import matched
from sim.world import flows
from sim.world.kinds import Domain, Party, Resource
from sim.world.production import row_sum, work_of
from sim.world.settings.services import Services
from sim.world.stakes import Stakes
from sim.world.weighing import widened
from sim.world.window import Window

FAILURE = purpose("implement: failure")


class Implement(Phase):
    """Produce, match, bring services to households, let them work; spend the inputs."""

    name = "implement"
    label = Text("项目实施", "implementation")
    reads_now = (
        *READS,
        *TERMS_READS,
        *EFFECT_READS,
        *AID_READS,
        *PLACEMENT_READS,
        *declared(
            "project: id luck sharpness deduplicated misrouted hours load method_share"
            " own_clients left_out let_in;"
            "stake: resources; household: need file_age registered size income_mean casework;"
            "village: count"
        ),
    )
    writes = (
        *EFFECT_WRITES,
        *AID_WRITES,
        *PLACEMENT_WRITES,
        *declared(
            "project: output output_year failed loss demand matched quality surplus"
            " delivered planned cost poorer_share;"
            "household: served served_year client helper helper_months"
        ),
    )

    def run(self, w: Window, policy: Policy) -> None:
        """Drift first, so that what is gained this month stands whole at its end."""
        drift(w)
        w.household.served[:] = 0.0
        w.household.served_year[:] *= np.float32(A_YEAR_ON)
        p = w.project
        if not p.active.any():
            p.output[:] = 0.0
            p.surplus[:] = 0.0
            p.failed[:] = False
            return
        stakes = stakes_of(w, policy)
        self._produce(w, policy, stakes)
        served = deque(clients(w, policy))
        self._match(w, served)
        reach(w, policy, stakes, served)

    def _produce(self, w: Window, policy: Policy, stakes: Stakes) -> None:
        """Draw who fails, and let the parties produce Q; the equation is told at `terms_of`."""
        p = w.project
        terms = terms_of(w, policy, stakes)
        work = work_of(stakes)
        rate = failure_rate(work, terms.game)
        p.failed[:] = p.active & (uniform(FAILURE, p.luck, p.id, w.month) < monthly(rate))
        output = joint_output(work, terms, p.failed)
        p.output[:] = np.where(p.active, output, 0.0)
        p.loss[:] = np.where(p.failed, terms.at_risk, 0.0)
        keeps = a_year_on(p.active)
        p.output_year[:] = p.output_year * keeps + p.output
        p.planned[:] = p.planned * keeps + stakes.planned
        p.cost[:] += _inputs(w, stakes)

    def _match(self, w: Window, served: Iterable[Clients]) -> None:
        p = w.project
        services = w.setting(Services).at(p.county)
        unduplicated = 1.0 - services.duplicates * (1.0 - p.deduplicated)
        ceiling = services.ceiling * w.county.price[p.county]
        need = np.zeros((len(Domain), len(p)))
        for some in served:
            need[:, some.projects] = some.totals(widened, *(some.to(d) for d in w.household.need))
        found = np.zeros((len(Domain), len(p)))
        for domain in Domain:
            p.demand[domain] = np.where(p.active, ceiling * need[domain], 0.0)
            supply = p.output * p.domain_share[domain] * unduplicated
            found[domain] = matched(p.demand[domain], supply, p.sharpness)
        stray = p.misrouted * down(found) / len(Domain)
        for domain in Domain:
            kept = found[domain] * (1.0 - p.misrouted) + stray
            p.matched[domain] = np.minimum(kept, p.demand[domain])
        p.delivered[:] = p.delivered * a_year_on(p.active) + down(p.matched)


def _inputs(w: Window, stakes: Stakes) -> Floats:
    """Spend this month's money on inputs, the leaking part on nothing; yuan of cost."""
    p = w.project
    own = w.stake.resources[Resource.FUNDS].reshape(-1, w.places)
    public = np.where(stakes.of(Party.GOVERNMENT), stakes.effort * own, 0.0)
    added = np.where(stakes.kind == Party.GOVERNMENT, 0.0, stakes.funds)
    wanted = row_sum(public) + row_sum(added)
    leaked = spend_escrow(w, flows.DIVERSION, wanted * p.leakage)
    used = spend_escrow(w, flows.INPUT, wanted * (1.0 - p.leakage))
    work = row_sum(np.where(stakes.active, stakes.input, 0.0)) - row_sum(public + added)
    return leaked + used + np.maximum(work, 0.0)
