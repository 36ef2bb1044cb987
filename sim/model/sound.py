"""Whether the values of a plan go together; the faults of single values are found before."""

from __future__ import annotations

from sim.core.text import Text
from sim.core.words import say
from sim.world.plan import SECTIONS, SHARE_GROUPS, Plan
from sim.world.sections import Contractor, Households, Project, Villages

TOLERANCE = 1e-9
"""How far shares may miss 1, for decimal numbers that have no exact binary form."""


def unsound(plan: Plan) -> list[Text]:
    """List what cannot be in a plan, each with what to write instead."""
    found = [fault for group in SHARE_GROUPS for fault in _sum_of(group, plan)]
    people, villages = plan.of(Households), plan.of(Villages)
    if people.spill_over and not villages.spill_over:
        found.append(say("model.no_other_villages"))
    if plan.of(Project).implementer == "contractor" and not plan.of(Contractor).enabled:
        found.append(say("model.no_contractor"))
    return found


def _sum_of(group: str, plan: Plan) -> list[Text]:
    section = SECTIONS[group]
    held = plan.of(section)
    total = 0.0
    for name in section.params:
        total += getattr(held, name)
    if abs(total - 1.0) <= TOLERANCE:
        return []
    members = ", ".join(f"{name} {getattr(held, name):g}" for name in section.params)
    return [say("model.share_sum", key=group, sum=f"{total:.6g}", members=members)]
