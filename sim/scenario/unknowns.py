"""What nobody knows: numbers that a study varies between two ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.core.errors import Problem
from sim.core.param import Param
from sim.core.units import figure
from sim.scenario.build import build, rewritten
from sim.scenario.check import described
from sim.scenario.factors import Factor
from sim.scenario.problems import Faults, problem, shown
from sim.scenario.study import Arm, Unknown
from sim.scenario.tree import Node, Place


def unknowns_of(
    factors: Sequence[Factor], arms: Sequence[Arm], method: str, faults: Faults
) -> tuple[Unknown, ...]:
    """Read the unknowns, each checked against the scenario of every arm."""
    found = [_unknown(factor, arms, faults) for factor in factors]
    for factor in factors:
        if method == "full_grid" and "low" in factor.entry.entries:
            at = factor.entry.entries["low"].key_at
            faults.add("no_grid", at, f"factors.{factor.name}")
    kept = tuple(unknown for unknown in found if unknown is not None)
    if arms and kept and not faults.noted:
        _corners(factors, arms[0], faults)
    return kept


def _unknown(factor: Factor, arms: Sequence[Arm], faults: Faults) -> Unknown | None:
    entry, path = factor.entry, f"factors.{factor.name}"
    param: Param | None = None
    for arm in arms:
        told = arm.scenario.values.get(factor.path)
        if told is None:
            _no_such_key(factor, arm, faults)
            return None
        param = told.param
    if param is None:
        return None
    if param.type not in {"float", "int"}:
        at = entry.entries["path"].at
        faults.add("not_a_number", at, f"{path}.path", key=param.label)
        return None
    ends = {end: entry.entries[end] for end in ("low", "high") if end in entry.entries}
    told_ends = {end: _number(param, node, f"{path}.{end}", faults) for end, node in ends.items()}
    values = [_number(param, level.node, f"{path}.values", faults) for level in factor.levels]
    low, high = told_ends.get("low"), told_ends.get("high")
    if low is not None and high is not None and low >= high:
        ends_said = {"low": figure(low), "high": figure(high)}
        faults.add("range_backwards", entry.entries["low"].at, f"{path}.low", **ends_said)
    label = factor.label if factor.label.en else param.label
    plain = tuple(value for value in values if value is not None)
    at = entry.key_at
    return Unknown(factor.name, factor.path, label, param, low, high, plain, at)


def _number(param: Param, node: Node, path: str, faults: Faults) -> float | None:
    fault = None if isinstance(node.value, (dict, list)) else param.fault(node.value)
    if isinstance(node.value, bool) or not isinstance(node.value, (int, float)):
        faults.add("no_number", node.at, path, value=shown(str(node.plain())), key=param.label)
        return None
    if fault is not None:
        faults.add("bad_value", node.at, path, hint=described(param), fault=fault, guess="")
        return None
    return float(node.value)


def _no_such_key(factor: Factor, arm: Arm, faults: Faults) -> None:
    """Let the check of the world say why there is no such key; if it takes it, it is no number."""
    before = len(faults.noted)
    at = factor.entry.entries["path"].at
    build(rewritten(arm.scenario, {factor.path: Node(0, at, at)}), faults)
    if len(faults.noted) == before:
        path = f"factors.{factor.name}.path"
        faults.add("not_a_world_key", at, path, key=shown(factor.path), arm=arm.name)


def _corners(factors: Sequence[Factor], arm: Arm, faults: Faults) -> None:
    """Try all lowest and all highest values together: shares may no longer add up."""
    for turn in (0, -1):
        nodes = {}
        for factor in factors:
            entries = factor.entry.entries
            ends = [entries[end] for end in ("low", "high") if end in entries]
            node = (ends or [level.node for level in factor.levels])[turn]
            nodes[factor.path] = Node(node.value, node.at, node.at)
        build(rewritten(arm.scenario, nodes), faults)


def beside_the_point(unknowns: Sequence[Unknown], arms: Sequence[Arm]) -> Iterator[Problem]:
    """Say of every range that the scenario's own value lies outside it."""
    for unknown in unknowns:
        own, low, high = arms[0].scenario.values.get(unknown.path), unknown.low, unknown.high
        if own is None or low is None or high is None or low <= float(own.value) <= high:
            continue
        yield problem(
            "range_beside",
            unknown.at or Place("", 0, 0),
            f"factors.{unknown.name}",
            key=unknown.path,
            own=figure(float(own.value)),
            low=figure(low),
            high=figure(high),
        )
