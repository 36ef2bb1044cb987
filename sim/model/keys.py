"""What a Mesa user gives as keywords, held against the declarations: all faults at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import numpy as np

from sim.core.errors import UsageError
from sim.core.param import Param, Value
from sim.core.shelf import Shelf
from sim.core.text import Text
from sim.core.words import say
from sim.policy import Choice, Policy
from sim.rules import FAMILIES, Rule
from sim.world.plan import SECTIONS, Plan
from sim.world.settings import TOPICS

RULES: dict[str, Shelf[Rule]] = {name: Shelf(f"sim.rules.{name}", Rule) for name in FAMILIES}
SEVERAL = "incentive"
"""The family of which several rules may hold at once."""
NAMED = tuple(f"rules.{family}" for family in FAMILIES)
NAMED_SEVERAL = f"rules.{SEVERAL}"
NOT_SEED = ("seed", "random_state")
NOTHING = Text("", "")
LONGEST = 60


@dataclass(frozen=True)
class Keys:
    """Checked keywords: they hold in every month, over plan and policies."""

    values: dict[str, Value] = field(default_factory=dict)
    """Values of the world by dotted path."""
    choices: dict[str, Choice] = field(default_factory=dict)
    incentives: dict[str, Choice] | None = None
    """The incentives by name; None where nothing was said of them."""

    def over_plan(self, plan: Plan) -> Plan:
        """Lay the values over a plan."""
        sections = dict(plan.sections)
        for path, section in SECTIONS.items():
            named = {name: self.values.get(f"{path}.{name}") for name in section.params}
            own = {name: value for name, value in named.items() if value is not None}
            if own:
                base = plan.of(section)
                kept: dict[str, Any] = {name: getattr(base, name) for name in section.params}
                sections[path] = section(**(kept | own))
        settings = {topic: dict(values) for topic, values in plan.settings.items()}
        for key, value in self.values.items():
            if key.startswith("world."):
                _, topic, name = key.split(".")
                settings.setdefault(topic, {})[name] = float(value)
        return Plan(sections, settings)

    def over_policy(self, policy: Policy) -> Policy:
        """Put the chosen rules in the place of those of a policy, and lay the values over it."""
        chosen: dict[str, Any] = {
            family: RULES[family][name](**values) for family, (name, values) in self.choices.items()
        }
        if self.incentives is not None:
            several = sorted(self.incentives.items())
            made = (RULES[SEVERAL][name](**values) for _, (name, values) in several)
            chosen["incentives"] = tuple(made)
        return replace(policy, plan=self.over_plan(policy.plan), **chosen)


def read(given: Mapping[str, object]) -> Keys:
    """Check keywords.

    Parameters
    ----------
    given : mapping
        Registry keys with dots or double underscores, maps of keys, or rules by name.

    Returns
    -------
    Keys
        The values, typed as declared.

    Raises
    ------
    UsageError
        With all faults, each with what was probably meant.
    """
    faults: list[Text] = []
    told: dict[str, object] = {}
    for key, value in _flat(given, ""):
        if key in told:
            faults.append(say("model.twice", key=key))
        told[key] = value.item() if isinstance(value, np.generic) else value
    rules = {key: told.pop(key) for key in list(told) if key.startswith("rules.")}
    values = {key: _value(key, value, faults) for key, value in told.items()}
    keys = _chosen(rules, {k: v for k, v in values.items() if v is not None}, faults)
    raise_all(faults)
    return keys


def raise_all(faults: list[Text]) -> None:
    """Raise all faults at once, if there is any.

    Raises
    ------
    UsageError
        With one line for each fault.
    """
    if faults:
        lines = Text("\n".join(f.zh for f in faults), "\n".join(f.en for f in faults))
        raise UsageError(lines)


@cache
def known() -> dict[str, Param]:
    """Lay out every key of the world with its declaration; nothing is listed by hand."""
    found = {f"{path}.{n}": p for path, made in SECTIONS.items() for n, p in made.params.items()}
    for topic, table in TOPICS.items():
        declared = {n: c.setting for n, c in table.columns.items() if c.setting}
        found |= {f"world.{topic}.{n}": p for n, p in declared.items()}
    return found


def _flat(given: Mapping[str, object], path: str) -> Iterator[tuple[str, object]]:
    for name, value in given.items():
        key = path + str(name).replace("__", ".")
        if key == NAMED_SEVERAL:
            yield key, None
            yield from _flat(_named(value), f"{key}.")
        elif isinstance(value, Mapping):
            yield from _flat(value, f"{key}.")
        elif key in NAMED or key.rpartition(".")[0] == NAMED_SEVERAL:
            yield f"{key}.rule", value
        else:
            yield key, value


def _named(value: object) -> dict[str, object]:
    """Give each incentive a name: its own, or that of its rule and its place in the list."""
    if isinstance(value, Mapping) and "rule" not in value:
        entries = {str(name): entry for name, entry in value.items()}
    else:
        several = value if isinstance(value, (list, tuple)) else [value]
        entries = {f"incentive_{place:03d}": entry for place, entry in enumerate(several, 1)}
    return {n: e if isinstance(e, Mapping) else {"rule": e} for n, e in entries.items()}


def _value(key: str, value: object, faults: list[Text]) -> Value | None:
    param = known().get(key)
    if param is None:
        faults.append(_unknown(key))
        return None
    return _checked(key, param, value, faults)


def _checked(key: str, param: Param, value: object, faults: list[Text]) -> Value | None:
    fault = param.fault(value)
    if fault is not None:
        guess = _guess(str(value), param.choices)
        faults.append(say("model.bad_value", key=key, fault=fault, label=param.label, guess=guess))
        return None
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, (int, float)):
        return int(value) if param.type == "int" else float(value)
    return None


def _unknown(key: str) -> Text:
    if key in NOT_SEED:
        return say("model.rng_not_seed", key=key)
    every = [*known(), *NAMED]
    homes = [path for path in every if path.endswith(f".{key}")][:3]
    if homes:
        guess = say("model.did_you_mean", word=Text("、".join(homes), " or ".join(homes)))
    else:
        guess = _guess(key, every)
    return say("model.unknown_key", key=key, guess=guess)


def _guess(word: str, among: Mapping[str, object] | tuple[str, ...] | list[str]) -> Text:
    names = list(among)
    close = difflib.get_close_matches(word[:LONGEST].lower(), names, 1)
    return say("model.did_you_mean", word=close[0]) if close else NOTHING


def _chosen(rules: dict[str, object], values: dict[str, Value], faults: list[Text]) -> Keys:
    several = any(key.startswith(NAMED_SEVERAL) for key in rules)
    rules.pop(NAMED_SEVERAL, None)
    homes: dict[str, dict[str, object]] = {}
    for key, value in rules.items():
        home, _, name = key.removeprefix("rules.").rpartition(".")
        homes.setdefault(home, {})[name] = value
    choices, incentives = {}, {}
    for home, parts in homes.items():
        family, _, name = home.partition(".")
        if family not in RULES or bool(name) != (family == SEVERAL) or "." in name:
            faults.extend(_unknown(f"rules.{home}.{part}".replace("..", ".")) for part in parts)
            continue
        choice = _choice(home, family, parts, faults)
        if choice is not None and family == SEVERAL:
            incentives[name] = choice
        elif choice is not None:
            choices[family] = choice
    return Keys(values, choices, incentives if several else None)


def _choice(home: str, family: str, parts: dict[str, object], faults: list[Text]) -> Choice | None:
    shelf = RULES[family]
    listed = ", ".join(shelf.names)
    if "rule" not in parts:
        faults.append(say("model.no_rule", key=f"rules.{home}", known=listed))
        return None
    word = parts.pop("rule")
    if word not in shelf:
        label: Text = shelf.home.label
        guess = _guess(str(word), shelf.names)
        faults.append(
            say("model.unknown_rule", word=repr(word), family=label, guess=guess, known=listed)
        )
        return None
    rule = str(word)
    params = shelf[rule].params
    values: dict[str, Value] = {}
    for name, value in parts.items():
        param = params.get(name)
        if param is None:
            guess, has = _guess(name, params), ", ".join(params) or say("model.none")
            faults.append(
                say("model.unknown_parameter", rule=rule, key=name, guess=guess, known=has)
            )
        elif (typed := _checked(f"rules.{home}.{name}", param, value, faults)) is not None:
            values[name] = typed
    return rule, values
