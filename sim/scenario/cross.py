"""Checks that need more than one value at a time, each with its own code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sim.catalogue import RULES
from sim.core.errors import Problem
from sim.core.words import say
from sim.scenario.check import Told, Values
from sim.scenario.problems import Faults, problem
from sim.scenario.tree import Place
from sim.world.plan import SHARE_GROUPS

TOLERANCE = 1e-9


def cross_checked(values: Values, faults: Faults) -> None:
    """Run every check whose values are all there and were all read."""
    if faults.misread:
        return
    for group in SHARE_GROUPS:
        members = [told for path, told in values.items() if path.rpartition(".")[0] == group]
        _sums_to_one(group, members, faults)
    for path, told in values.items():
        group, _, key = path.rpartition(".")
        if group.startswith("rules.") and key == "rule":
            shares = RULES[group.split(".")[1]][str(told.value)].shares
            _sums_to_one(group, [values[f"{group}.{share}"] for share in shares], faults)
    for needs, check in CHECKS:
        if all(path in values for path in needs):
            check(*(values[path] for path in needs), faults)


def _sums_to_one(group: str, members: Sequence[Told], faults: Faults) -> None:
    total = 0.0
    for member in members:
        total += float(member.value)
    written = [member for member in members if member.node is not None]
    if abs(total - 1.0) > TOLERANCE and written:
        said = ", ".join(f"{m.param.name} {float(m.value):g}" for m in members)
        by_hand = [m for m in written if m.at is not None and m.at.file.startswith("--set")]
        first = (by_hand or written)[0]
        at = first.node.key_at if first.node else _somewhere()
        gap = f"{abs(total - 1.0):.6g}"
        fix = say("scenario.lower_by" if total > 1 else "scenario.raise_by", gap=gap)
        other = next((m.path for m in members if m not in by_hand), first.path)
        hint = say("scenario.set_the_others", fix=fix, other=other) if by_hand else None
        values = {"sum": f"{total:.6g}", "members": said, "fix": fix}
        faults.add("share_sum", at, group, hint=hint, **values)


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


def advice(values: Values, file: Place) -> list[Problem]:
    """Give what is worth knowing though it is no fault: a long project, too little time."""
    return [*_long_project(values, file), *_too_few_hours(values, file)]


def _long_project(values: Values, file: Place) -> Iterator[Problem]:
    project, whole = values.get("time.project_months"), values.get("time.months")
    if project is not None and whole is not None and int(project.value) > int(whole.value):
        at = project.at or file
        yield problem("project_too_long", at, project.path, months=whole.value)


def _too_few_hours(values: Values, file: Place) -> Iterator[Problem]:
    """Compare the hours a month that the planned methods need with those that are there."""
    if any(path not in values for path in HOURS):
        return
    if values["project.implementer"].value != "contractor":
        return
    had = _product(values, "organizations.contractor.staff", "world.services.staff_hours")
    had *= float(values["organizations.contractor.count"].value)
    workers = float(values["villages.workers_per_village"].value)
    villages = float(values["villages.pilot"].value) + float(values["villages.spill_over"].value)
    had += villages * workers * float(values["world.services.village_worker_hours"].value)
    had *= 1.0 - float(values["project.incubation_share"].value)
    need = 0.0
    for amount, hours in WORK:
        need += _product(values, amount, hours)
    if need > had:
        at = values["project.methods.casework.households"].at or file
        yield problem("hours", at, "project.methods", need=f"{need:.0f}", had=f"{had:.0f}")


def _product(values: Values, one: str, other: str) -> float:
    return float(values[one].value) * float(values[other].value)


WORK = (
    ("project.methods.casework.households", "world.services.casework_hours"),
    ("project.methods.group_work.groups", "world.services.group_hours"),
    ("project.methods.community_work.villages", "world.services.community_hours"),
    ("villages.spill_over", "world.services.spill_over_hours"),
)
HOURS = (
    *(path for pair in WORK for path in pair),
    "project.implementer",
    "project.incubation_share",
    "organizations.contractor.staff",
    "organizations.contractor.count",
    "villages.pilot",
    "villages.workers_per_village",
    "world.services.staff_hours",
    "world.services.village_worker_hours",
)
CHECKS: tuple[tuple[tuple[str, ...], Callable[..., Any]], ...] = (
    (("households.spill_over", "villages.spill_over"), _no_other_villages),
    (("project.implementer", "organizations.contractor.enabled"), _no_contractor),
)
"""Which values each check looks at, and the check."""
