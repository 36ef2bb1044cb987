"""Checks that need more than one value at a time, each with its own code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.core.words import say
from sim.scenario.check import Told, Values
from sim.scenario.problems import Faults
from sim.scenario.tree import Place
from sim.world.plan import SHARE_GROUPS

TOLERANCE = 1e-9


def cross_checked(values: Values, faults: Faults) -> None:
    """Run every check whose values are all there."""
    for group in SHARE_GROUPS:
        _sums_to_one(group, values, faults)
    for needs, check in CHECKS:
        if all(path in values for path in needs):
            check(*(values[path] for path in needs), faults)


def _sums_to_one(group: str, values: Values, faults: Faults) -> None:
    members = [t for path, t in values.items() if path.rpartition(".")[0] == group]
    total = 0.0
    for member in members:
        total += float(member.value)
    written = [member for member in members if member.node is not None]
    if abs(total - 1.0) > TOLERANCE and written:
        said = ", ".join(f"{m.param.name} {float(m.value):g}" for m in members)
        at = written[0].node.key_at if written[0].node else _somewhere()
        gap = f"{abs(total - 1.0):.6g}"
        fix = say("scenario.lower_by" if total > 1 else "scenario.raise_by", gap=gap)
        faults.add("share_sum", at, group, sum=f"{total:.6g}", members=said, fix=fix)


def _nobody(pilot: Told, others: Told, faults: Faults) -> None:
    if not pilot.value and not others.value:
        faults.add("nobody", _place(pilot, others), pilot.path)


def _no_other_villages(households: Told, villages: Told, faults: Faults) -> None:
    if households.value and not villages.value:
        faults.add("no_other_villages", _place(households, villages), households.path)


def _no_contractor(implementer: Told, contractor: Told, faults: Faults) -> None:
    if implementer.value == "contractor" and contractor.value is False:
        faults.add("no_contractor", _place(contractor, implementer), contractor.path)


def _place(*values: Told) -> Place:
    return next((told.at for told in values if told.at is not None), _somewhere())


def _somewhere() -> Place:
    return Place("", 0, 0)


CHECKS: tuple[tuple[tuple[str, ...], Callable[..., Any]], ...] = (
    (("households.pilot", "households.spill_over"), _nobody),
    (("households.spill_over", "villages.spill_over"), _no_other_villages),
    (("project.implementer", "organizations.contractor.enabled"), _no_contractor),
)
"""Which values each check looks at, and the check."""
