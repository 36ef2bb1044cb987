"""信息: who knows what of whom, how late, and at what price."""

from __future__ import annotations

import numpy as np

from sim.core.access import declared
from sim.core.draws import purpose, uniform
from sim.core.text import Text
from sim.phases import Phase
from sim.policy import Policy
from sim.rules.information import Network
from sim.world.window import Window

NEWS = purpose("inform: links and news")
_YEAR = 12.0


class Inform(Phase):
    """Let news of needs and offers travel as the information rule has it."""

    name = "inform"
    label = Text("信息", "information")
    reads_now = declared(
        "project: active county village id luck age budget;"
        "village: count; county: technology; stake: who inside"
    )
    writes = declared(
        "project: sharpness usual_noise delay deduplicated misrouted sees_from platform_use"
        " platform_reach own_clients left_out let_in links register_age information_cost"
        " overhead_hours trust_loss offers_seen"
    )

    def run(self, w: Window, policy: Policy) -> None:
        """Ask the information rule and note what it brings and costs."""
        p = w.project
        if not p.active.any():
            for column in (p.platform_use, p.platform_reach, p.trust_loss):
                column[:] = 0.0  # nobody runs it any more
            return
        inside = (w.stake.who >= 0) & (w.stake.inside > 0.0)
        present = np.count_nonzero(inside.reshape(-1, w.places), axis=1)
        parties = np.where(p.active, present, 0)
        known = policy.information.connect(
            Network(
                month=w.month,
                county=p.county,
                parties=parties.astype(np.int64),
                use=p.platform_use,
                links=p.links,
                age=p.register_age,
                technology=w.county.technology[p.county],
                budget=p.budget,
                households=w.village.count[p.village].astype(np.float64),
                shared=np.minimum(np.maximum(p.age - 1, 0) / _YEAR, 1.0),
                luck=uniform(NEWS, p.luck, p.id, w.month),
            )
        )
        p.sharpness[:] = known.sharpness
        p.usual_noise[:] = known.noise
        p.delay[:] = known.delay
        p.deduplicated[:] = known.deduplicated
        p.misrouted[:] = known.misrouted
        p.sees_from[:] = known.sees_min_information
        p.platform_use[:] = known.use
        p.platform_reach[:] = known.reach
        p.links[:] = known.links
        blind = known.needs_only | known.own_clients_only
        p.offers_seen[:] = np.where(blind, 0.0, np.maximum(known.reach, known.links))
        p.own_clients[:] = known.own_clients_only
        p.left_out[:] = known.left_out
        p.let_in[:] = known.let_in
        p.register_age[:] = known.age
        p.information_cost[:] = np.where(p.active, known.cost_yuan, 0.0)
        p.overhead_hours[:] = np.where(p.active, known.cost_hours, 0.0)
        p.trust_loss[:] = np.where(p.active, known.trust_loss, 0.0)
