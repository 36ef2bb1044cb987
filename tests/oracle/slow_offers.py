"""What slow partners could do, and which volunteers are free."""

from __future__ import annotations

from tests.oracle.slow_world import DOMAINS, ORGANIZATION, add, ratio


def ability(w, p):
    """Say how much better partners are at each domain, as far as their offers are seen."""
    here = [s for s in p.stakes if s.kind == ORGANIZATION and s.who >= 0 and s.inside > 0.0]
    partners = [w.organization[s.who] for s in here]
    staff = add(o.staff for o in partners)
    able = [ratio(add(o.staff * o.capability[d] for o in partners), staff) for d in DOMAINS]
    mean = add(able) / 6
    part = w.of(p).services.offers_weight * p.offers_seen
    return [1.0 + part * (each / mean - 1.0) if mean > 0.0 else 1.0 for each in able]


def free_volunteers(w, p):
    """Give a project's volunteers but for those who watch over the agreement."""
    watching = ratio(p.enforcement_hours, w.of(p).services.volunteer_hours)
    return max(p.home.volunteers - watching, 0.0)
