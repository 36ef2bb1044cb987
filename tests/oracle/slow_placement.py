"""The slow month: employment aid."""

from __future__ import annotations

from sim.world import sections
from tests.oracle.scalar_draws import purpose_, uniform_
from tests.oracle.scalar_maths import hazard_
from tests.oracle.slow_world import A_YEAR_ON, INFORMATION


def place_in_jobs(w, policy, p, served):
    """Bring clients without a job together with employers, as far as there are jobs."""
    c, found, looking = w.place(p), 0, 0
    strength = w.of(p).services.productivity * w.of(p).aid.placement
    employment = policy.plan.of(sections.AidModeShares).employment
    for h, row in served:
        if h.workers <= h.jobs or h.months_ill > 0:
            continue
        news = row[INFORMATION] / c.price / 100.0
        chance = hazard_(strength * employment * news * c.tightness)
        lucky = uniform_(purpose_("implement: placed in a job"), h.luck, h.id, w.month) < chance
        h.jobs += lucky
        found, looking = found + lucky, looking + (not lucky)
    p.placed = p.placed * (A_YEAR_ON if p.active else 1.0) + float(found)
    p.seekers = float(looking)
