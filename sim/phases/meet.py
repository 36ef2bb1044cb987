"""协调: conflict grows out of unequal effort; partners may meet, and learn of each other."""

from __future__ import annotations

import numpy as np

from sim.core.access import declared
from sim.core.draws import normal, purpose
from sim.core.table import Bools, Floats
from sim.core.text import Text
from sim.phases import Phase
from sim.phases._stakes import READS, stakes_of
from sim.policy import Policy
from sim.rules.coordination import HIGHEST_CONFLICT, Gathering
from sim.rules.evaluation import C
from sim.world.kinds import Method
from sim.world.production import row_count, row_sum
from sim.world.settings.coordination import Coordination
from sim.world.settings.game import Game
from sim.world.settings.partnership import Partnership
from sim.world.settings.services import Services
from sim.world.window import Window

BELIEF = purpose("meet: what is seen of the others")


class Meet(Phase):
    """Work out conflict, let the coordination rule deal with it, and renew beliefs."""

    name = "meet"
    label = Text("协调", "coordination")
    reads_now = (
        *READS,
        *declared(
            "project: conflict usual_noise noise platform_reach grade hours method_share;"
            "stake: id luck"
        ),
    )
    writes = declared("project: conflict meeting_share noise overhead_hours; stake: belief")

    def run(self, w: Window, policy: Policy) -> None:
        """Conflict, meeting, beliefs."""
        p = w.project
        if not p.active.any():
            return
        stakes = stakes_of(w, policy)
        terms = w.setting(Coordination).at(p.county)
        game = w.setting(Game).at(p.county)
        uneven = spread(stakes.effort, stakes.active)
        calm = 1.0 - terms.clarity_calms * stakes.clarity
        base = terms.persistence * p.conflict + terms.friction * uneven * calm
        services = w.setting(Services).at(p.county)
        work = p.hours * p.method_share[Method.COMMUNITY_WORK] / services.community_hours
        base = base * (1.0 - terms.mediation * np.minimum(work, 1.0))
        base = np.minimum(np.maximum(base, 0.0), HIGHEST_CONFLICT)
        met = policy.coordination.meet(
            Gathering(
                conflict=base,
                month=w.month,
                stakes=stakes,
                use=p.platform_reach,
                noise=p.noise,
                usual=p.usual_noise,
            )
        )
        p.conflict[:] = np.where(p.active, met.conflict, p.conflict)
        p.meeting_share[:] = np.where(p.active, met.hours_share, 0.0)
        p.noise[:] = met.noise
        coached = w.setting(Partnership).at(p.county).coaching_hours * (p.grade >= C)
        p.overhead_hours[:] += np.where(p.active, met.agency_hours + coached, 0.0)
        chance = normal(BELIEF, w.stake.luck, w.stake.id, w.month).reshape(stakes.shape)
        seen = others_mean(stakes.effort, stakes.active) + p.noise[:, None] * chance
        seen = np.minimum(np.maximum(seen, 0.0), 1.0)
        learned = stakes.belief + game.learning[:, None] * (seen - stakes.belief)
        w.stake.belief[:] = np.where(stakes.active, learned, stakes.belief).reshape(-1)


def spread(effort: Floats, active: Bools) -> Floats:
    """Give the standard deviation of effort among those present; 0 for one alone.

    >>> spread(np.array([[0.4, 0.8], [0.4, 0.8]]), np.array([[True, True], [True, False]]))
    array([0.2, 0. ])
    """
    count = np.maximum(row_count(active), 1)
    mean = row_sum(np.where(active, effort, 0.0)) / count
    off = np.where(active, effort - mean[:, None], 0.0)
    deviation: Floats = np.sqrt(row_sum(off * off) / count)
    return deviation


def others_mean(effort: Floats, active: Bools) -> Floats:
    """Give the mean effort of the other parties present; one's own where there is none."""
    count = row_count(active)[:, None]
    total = row_sum(np.where(active, effort, 0.0))[:, None]
    own = np.where(active, effort, 0.0)
    others = count - active
    return np.where(others > 0, (total - own) / np.maximum(others, 1), effort)
