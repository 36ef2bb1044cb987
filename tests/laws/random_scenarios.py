"""Scenarios drawn at random: small worlds under any rules, with any values inside their ranges.

Everything is drawn from the register of keys, so that a new key or rule is drawn the moment it
exists. A drawn scenario can be written out as a file (`Drawn.text`) and run by hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import strategies as st

from sim.catalogue import RULES
from sim.core.param import Param, Value
from sim.policy import DEFAULTS, Policy
from sim.scenario.registry import SEVERAL, all_keys
from sim.scenario.resolved import written
from sim.world.plan import SECTIONS, SHARE_GROUPS, Plan

Values = Mapping[str, Value]

SIZES = {
    "households.pilot": st.integers(8, 60),
    "households.spill_over": st.integers(0, 20),
    "households.near_poor_share": st.sampled_from([0.0, 0.3, 0.5]),
    "villages.pilot": st.integers(1, 4),
    "villages.spill_over": st.integers(0, 2),
    "organizations.local.count": st.integers(0, 5),
    "enterprises.count": st.integers(0, 5),
    "time.months": st.integers(2, 24),
    "time.project_months": st.integers(0, 18),
}
"""How large a world is: the only values that are not drawn from their whole range."""

_all = list(all_keys())
KEYS: dict[str, Param] = {
    key.path: key.param
    for key in _all
    if not key.path.startswith("rules.") and key.path.rpartition(".")[0] not in SHARE_GROUPS
}
"""Every key outside of the rules that can be drawn by itself."""
ONE_OF_EACH = tuple(family for family in RULES if family not in SEVERAL)
MANY = 1000
"""From here on a whole number that is fixed at the start says how large a world is."""
EXTREME = 1e9
"""Drawn values stop here where their range does not; larger sums would not fit a fen account."""


def values_of(param: Param) -> st.SearchStrategy[Value]:
    """Draw a value: often from the sweep, now and then anywhere in the range or at its ends."""
    if param.choices:
        return st.sampled_from(param.choices)
    if param.type == "bool":
        return st.booleans()
    low, high = (max(param.low, -EXTREME), min(param.high, EXTREME))
    usual = param.sweep or (low, min(high, max(3.0 * abs(float(param.default)), low + 1.0)))
    if param.type == "int" and not param.timed and high >= MANY:
        return st.integers(int(low), int(low) + 6)  # how many there are of something: a few
    if param.type == "int":
        ends = st.sampled_from([int(low), int(high)])
        return st.one_of(st.integers(int(usual[0]), int(usual[1])), ends)
    ends = st.sampled_from([float(low), float(high)])
    return st.one_of(st.floats(*map(float, usual)), ends)


DRAWS = {path: values_of(param) for path, param in KEYS.items()} | SIZES
RULE_DRAWS = {
    (family, name): {key: values_of(p) for key, p in rule.params.items()}
    for family, shelf in RULES.items()
    for name, rule in shelf.items()
}
TIMED = [path for path, param in KEYS.items() if param.timed and path not in SIZES]
FREE = [path for path in KEYS if path not in SIZES]


@dataclass(frozen=True)
class Drawn:
    """A scenario drawn: what its world is, its rules, and what is changed from a month on."""

    values: Values
    rules: Mapping[str, tuple[str, Values]]
    incentives: Mapping[str, tuple[str, Values]]
    counties: int = 1
    seed: int = 0
    months: int = 3
    change_from: int = 2
    changed: Values = field(default_factory=dict)
    changed_rules: Mapping[str, tuple[str, Values]] = field(default_factory=dict)

    def plan(self, month: int = 1) -> Plan:
        """Give the plan that holds in a month; it names every setting that ever changes."""
        later = self.changed if month >= self.change_from else {}
        usual = {path: KEYS[path].default for path in self.changed}
        sections: dict[str, dict[str, Any]] = defaultdict(dict)
        settings: dict[str, dict[str, float]] = defaultdict(dict)
        for path, value in {**usual, **self.values, **later}.items():
            home, _, name = path.rpartition(".")
            if home.startswith("world."):
                settings[home.removeprefix("world.")][name] = float(value)
            else:
                sections[home][name] = value
        made = {path: SECTIONS[path](**named) for path, named in sections.items()}
        return Plan(made, dict(settings))

    def policy(self, month: int = 1, *, programme: bool = True) -> Policy:
        """Give the rules that hold in a month."""
        rules = dict(self.rules)
        for family, (name, values) in self.changed_rules.items():
            if month >= self.change_from:
                # who names the rule again that holds already keeps its values, as in a file
                kept = rules[family][1] if rules[family][0] == name else {}
                rules[family] = (name, {**kept, **values})
        return Policy.of(self.plan(month), rules, self.incentives, programme=programme)

    def spelled_out(self) -> Drawn:
        """Say the same in other words: what goes without saying is said, the rest in reverse."""
        usual = {path: param.default for path, param in KEYS.items()}
        named = {**DEFAULTS, **self.rules}
        return replace(
            self,
            values={**usual, **dict(reversed(self.values.items()))},
            rules={f: _in_full(f, *named[f]) for f in reversed(named)},
            incentives={
                name: _in_full("incentive", *chosen)
                for name, chosen in reversed(self.incentives.items())
            },
        )

    def text(self) -> str:
        """Write the scenario as a file."""
        rows = ["format: 1", "kind: scenario", "name: drawn"]
        tree: dict[str, Any] = {}
        for path, value in self.values.items():
            _put(tree, path, value)
        for family, (rule, values) in self.rules.items():
            _put(tree, f"rules.{family}", {"rule": rule, **values})
        for name, (rule, values) in self.incentives.items():
            _put(tree, f"rules.incentive.{name}", {"rule": rule, **values})
        changes: dict[str, Any] = {}
        for path, value in self.changed.items():
            _put(changes, path, value)
        for family, (rule, values) in self.changed_rules.items():
            _put(changes, f"rules.{family}", {"rule": rule, **values})
        if changes:
            entry = {"from_month": self.change_from, "changes": changes}
            _put(tree, "timeline.later", entry)
        return "\n".join([*rows, *_lines(tree, 0)]) + "\n"


def _in_full(family: str, rule: str, values: Values) -> tuple[str, Values]:
    params = RULES[family][rule].params
    return rule, {**{name: p.default for name, p in params.items()}, **values}


def _put(tree: dict[str, Any], path: str, value: Any) -> None:
    *steps, last = path.split(".")
    for step in steps:
        tree = tree.setdefault(step, {})
    tree[last] = value


def _lines(tree: Mapping[str, Any], depth: int) -> list[str]:
    rows = []
    for key, value in tree.items():
        margin = "  " * depth + f"{key}:"
        if isinstance(value, Mapping):
            rows += [margin, *_lines(value, depth + 1)]
        else:
            rows.append(f"{margin} {written(value)}")
    return rows


@st.composite
def rule_of(draw: st.DrawFn, family: str) -> tuple[str, Values]:
    """Draw a rule of a family and some of its parameters; shares that must add up stay."""
    name = draw(st.sampled_from(RULES[family].names))
    made = RULES[family][name]
    free = [key for key in made.params if key not in made.shares]
    some = draw(st.lists(st.sampled_from(free), max_size=4, unique=True)) if free else []
    return name, {key: draw(RULE_DRAWS[family, name][key]) for key in some}


@st.composite
def scenarios(draw: st.DrawFn, *, most_counties: int = 3) -> Drawn:
    """Draw a small world, its rules and a change."""
    values = {path: draw(drawn) for path, drawn in SIZES.items()}
    some = draw(st.lists(st.sampled_from(FREE), max_size=16, unique=True))
    values |= {path: draw(DRAWS[path]) for path in some}
    if not values["villages.spill_over"]:
        values["households.spill_over"] = 0
    if not values.get("organizations.contractor.enabled", True):
        values["project.implementer"] = "government"
    rules = {family: draw(rule_of(family)) for family in ONE_OF_EACH}
    kinds = draw(st.lists(rule_of("incentive"), max_size=3))
    months = draw(st.integers(2, 3))
    later = draw(st.lists(st.sampled_from(TIMED), max_size=3, unique=True))
    family = draw(st.sampled_from(ONE_OF_EACH))
    return Drawn(
        values=values,
        rules=rules,
        incentives={f"no_{number}": kind for number, kind in enumerate(kinds)},
        counties=draw(st.integers(1, most_counties)),
        seed=draw(st.integers(0, 2**32 - 1)),
        months=months,
        change_from=draw(st.integers(2, months)),
        changed={path: draw(DRAWS[path]) for path in later},
        changed_rules={family: draw(rule_of(family))},
    )
