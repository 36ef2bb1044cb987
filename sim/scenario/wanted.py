"""What a study looks at: outcomes under names of the user's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sim.catalogue import OUTCOMES
from sim.core.errors import Problem
from sim.scenario.build import measures_of
from sim.scenario.check import checked, in_use, unknown_key
from sim.scenario.problems import Faults, problem, shown
from sim.scenario.registry import Group
from sim.scenario.scenario import Scenario
from sim.scenario.study import Replications, Wanted
from sim.scenario.study_keys import TAKES, OutcomeKeys
from sim.scenario.telling import known_measure
from sim.scenario.tree import Node
from sim.scenario.wording import label_across, outcome_label

KEYS = ("measure", "at_month", "across", "take", "matters", "enabled")
QUANTILE = re.compile(r"quantile_0\.[0-9]{1,4}")


def outcomes_of(
    node: Node | None, scenarios: Sequence[Scenario], faults: Faults
) -> tuple[Wanted, ...]:
    """Give what is looked at, in the order of the file; what is wrong is noted."""
    if node is not None and not node.is_map:
        faults.add("not_a_section", node.at, "outcomes", key="outcomes")
    entries = {} if node is None else node.entries
    found = [_outcome(name, entry, scenarios, faults) for name, entry in entries.items()]
    return tuple(one for one in found if one is not None)


def _outcome(
    name: str, entry: Node, scenarios: Sequence[Scenario], faults: Faults
) -> Wanted | None:
    path = f"outcomes.{name}"
    if not in_use(name, entry, path, faults):
        return None
    for key, child in entry.entries.items():
        if key not in KEYS:
            unknown_key(key, child, f"{path}.", list(KEYS), faults)
    measure = entry.entries.get("measure")
    if measure is None or measure.value is None:
        faults.add("missing_key", entry.key_at, path, key="measure")
        return None
    counted = measures_of(scenarios[0].values) if scenarios else list(OUTCOMES)
    known_measure(measure.plain(), measure.at, f"{path}.measure", counted, faults)
    told = _plain_values(entry, path, faults)
    _not_after_the_end(entry, told, scenarios, path, faults)
    if measure.value not in OUTCOMES:
        return None
    kind, across = OUTCOMES[str(measure.value)], told.get("across")
    matters, taken = told.get("matters"), _take(entry, across, path, faults)
    words = scenarios[0].words if scenarios else "before_2020"
    label = outcome_label(str(measure.value), words)
    if matters is None and across is None and scenarios:
        matters = scenarios[0].matters.get(str(measure.value))
    return Wanted(
        name=name,
        measure=str(measure.value),
        label=label_across(label, across, taken, kind.better),
        at_month=told.get("at_month"),
        across=across,
        take=taken,
        matters=matters,
        better=kind.better,
    )


def _plain_values(entry: Node, path: str, faults: Faults) -> Mapping[str, Any]:
    """Check the keys that were written; those left out have no value at all."""
    there = {
        key: entry.entries[key]
        for key in OutcomeKeys.params
        if key in entry.entries and entry.entries[key].value is not None
    }
    group = Group({key: OutcomeKeys.params[key] for key in there})
    told = checked(group, Node(there, entry.at, entry.key_at), faults, f"{path}.")
    return {key.removeprefix(f"{path}."): value.value for key, value in told.items()}


def _not_after_the_end(
    entry: Node,
    told: Mapping[str, Any],
    scenarios: Sequence[Scenario],
    path: str,
    faults: Faults,
) -> None:
    lengths = [scenario.months for scenario in scenarios if "time.months" in scenario.values]
    if "at_month" in told and lengths and told["at_month"] > min(lengths):
        said = {"month": told["at_month"], "months": min(lengths)}
        faults.add("after_the_end", entry.entries["at_month"].at, f"{path}.at_month", **said)


def _take(entry: Node, across: str | None, path: str, faults: Faults) -> str | None:
    node = entry.entries.get("take")
    if node is None or node.value is None:
        return None if across is None else "mean"
    word = str(node.plain())
    if word not in TAKES and not QUANTILE.fullmatch(word):
        known = ", ".join((*TAKES, "quantile_0.9"))
        faults.add("unknown_take", node.at, f"{path}.take", word=shown(word), known=known)
    elif across is None and "across" not in entry.entries:
        faults.add("take_alone", node.key_at, f"{path}.take", word=shown(word))
    return word


def coarser_than_matters(
    wanted: Sequence[Wanted], stop: Replications, node: Node | None
) -> Iterator[Problem]:
    """Say that the rule stops before a difference as small as matters can be told."""
    sizes = {one.name: one.matters for one in wanted}
    size, width = sizes.get(stop.stop_outcome or ""), stop.half_width
    if node is not None and size and width is not None and width > size:
        at = node.entries.get("half_width", node).at
        yield problem(
            "coarser_than_matters",
            at,
            "replications.stop_when.half_width",
            width=f"{width:g}",
            matters=f"{size:g}",
            half=f"{size / 2:g}",
        )


def measured_twice(wanted: Sequence[Wanted], node: Node | None) -> Iterator[Problem]:
    """Say of every outcome that it is the same as an earlier one, so that it adds nothing."""
    seen: dict[tuple[object, ...], str] = {}
    for one in wanted:
        same = (one.measure, one.at_month, one.across, one.take)
        if same in seen and node is not None:
            at = node.entries[one.name].key_at
            yield problem("measured_twice", at, f"outcomes.{one.name}", name=seen[same])
        seen.setdefault(same, one.name)
