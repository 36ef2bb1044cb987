"""What a study varies: factors, the arms that they make, and what nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from sim.catalogue import RULES
from sim.core.errors import Problem
from sim.core.text import Text
from sim.scenario.build import build, rewritten
from sim.scenario.check import NAME, checked, in_use, unknown_key
from sim.scenario.problems import Faults, problem, shown
from sim.scenario.registry import Group
from sim.scenario.resolved import written
from sim.scenario.scenario import Scenario
from sim.scenario.study import Arm
from sim.scenario.study_keys import FactorKeys
from sim.scenario.timeline import same_choice
from sim.scenario.tree import Node, Place, Scalar, dig, leaves

KEYS = ("role", "path", "values", "low", "high", "enabled")
MOST = 50
MOST_ARMS = 500
NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Level:
    """One value of a factor, with the name that the user gave it, if any."""

    name: str
    node: Node
    label: Text


@dataclass(frozen=True, slots=True)
class Factor:
    """One thing that is varied, at a dotted path of the scenarios."""

    name: str
    role: str
    path: str
    entry: Node
    levels: tuple[Level, ...]

    @property
    def label(self) -> Text:
        """Give the comment behind the factor, or nothing."""
        return NOTHING if self.entry.caption is None else self.entry.caption.text

    def leaf(self, level: Level) -> Node:
        """Give a value as it would stand at the path; a fault of the path is told at `path:`."""
        return Node(level.node.value, level.node.at, self.entry.entries["path"].at)


def factors(node: Node | None, scenarios: Sequence[Scenario], faults: Faults) -> list[Factor]:
    """Read the factors that are switched on; what is wrong with them is noted."""
    if node is not None and not node.is_map:
        faults.add("not_a_section", node.at, "factors", key="factors")
    found: list[Factor] = []
    for name, entry in ({} if node is None else node.entries).items():
        factor = _factor(name, entry, scenarios, faults)
        if factor is None:
            continue
        twin = next((f for f in found if f.path == factor.path), None)
        if twin is not None:
            at = entry.entries["path"].at
            faults.add("varied_twice", at, f"factors.{name}.path", key=factor.path, name=twin.name)
        found.append(factor)
    return found


def _factor(name: str, entry: Node, scenarios: Sequence[Scenario], faults: Faults) -> Factor | None:
    path = f"factors.{name}"
    if not in_use(name, entry, path, faults):
        return None
    for key, child in entry.entries.items():
        if key not in KEYS:
            unknown_key(key, child, f"{path}.", list(KEYS), faults)
    missing = [key for key in ("role", "path") if entry.entries.get(key) is None]
    for key in missing:
        faults.add("missing_key", entry.key_at, path, key=key)
    there = [key for key in FactorKeys.params if key in entry.entries]
    words = {key: entry.entries[key] for key in there}
    group = Group({key: FactorKeys.params[key] for key in words})
    told = checked(group, Node(words, entry.at, entry.key_at), faults, f"{path}.")
    if missing or len(told) < len(words):
        return None
    role, where = str(told[f"{path}.role"].value), str(told[f"{path}.path"].value)
    levels = _levels(path, role, entry, faults)
    known = _is_known(where, entry.entries["path"], scenarios, faults)
    if known and "." not in where and not (levels and all(one.node.is_map for one in levels)):
        faults.add("not_one_place", entry.entries["path"].at, f"{path}.path", key=shown(where))
        return None
    return Factor(name, role, where, entry, levels) if known else None


def _is_known(where: str, at: Node, scenarios: Sequence[Scenario], faults: Faults) -> bool:
    """Note a path that leads nowhere; what is below a known section is checked with the world."""
    top, _, rest = where.partition(".")
    name = rest.partition(".")[0]
    before = len(faults.noted)
    for scenario in scenarios:
        known = list(dict.fromkeys(key.partition(".")[0] for key in scenario.values))
        if top == "timeline":
            entries = dig(scenario.source.body, "timeline") if scenario.source else None
            named = [] if entries is None else list(entries.entries)
            if name not in named:
                unknown_key(name, _at_path(at), "timeline.", named, faults)
        elif top not in known:
            unknown_key(top, _at_path(at), "", [*known, "timeline"], faults)
    return len(faults.noted) == before


def _at_path(at: Node) -> Node:
    return Node(at.value, at.at, at.at)


def _levels(path: str, role: str, entry: Node, faults: Faults) -> tuple[Level, ...]:
    """Give the values of a factor as written; a range is told elsewhere."""
    node = entry.entries.get("values")
    ends = [key for key in ("low", "high") if key in entry.entries]
    if role == "policy" and ends:
        faults.add("range_of_policy", entry.entries[ends[0]].key_at, path)
    if node is None:
        if role == "policy" or len(ends) < 2:  # noqa: PLR2004 both ends of a range
            faults.add("no_values", entry.key_at, path)
        return ()
    if ends and role != "policy":
        faults.add("range_and_values", entry.entries[ends[0]].key_at, path)
    several = _named(path, node, faults) if node.is_map else _plain(node)
    if not several or len(several) > MOST:
        faults.add("values_of_factor", node.at, f"{path}.values", most=MOST)
        return ()
    return several


def _named(path: str, node: Node, faults: Faults) -> tuple[Level, ...]:
    behind = [n.caption.text for n in node.entries.values() if n.caption is not None]
    own = len(set(behind)) == len(node.entries)  # one comment for all says nothing of each
    found = []
    for name, child in node.entries.items():
        if not NAME.fullmatch(name):
            faults.add("bad_name", child.key_at, f"{path}.values.{name}", name=shown(name))
        label = child.caption.text if own and child.caption is not None else NOTHING
        found.append(Level(name, child, label))
    return tuple(found)


def _plain(node: Node) -> tuple[Level, ...]:
    items = node.value if isinstance(node.value, list) else []
    return tuple(Level("", item, NOTHING) for item in items)


def arms_of(
    scenarios: Sequence[Scenario], policies: Sequence[Factor], *, full: bool, faults: Faults
) -> tuple[Arm, ...]:
    """Put scenarios and policies together, the baseline first.

    Parameters
    ----------
    scenarios : sequence of Scenario
        The first is the baseline.
    policies : sequence of Factor
        The first value of each belongs to the baseline.
    full : bool
        Whether all are combined with all; else one thing is changed at a time.
    faults : Faults
        Collects what cannot stand together.

    Returns
    -------
    tuple of Arm
        Each with a scenario checked like any other.
    """
    usable = [factor for factor in policies if factor.levels]
    ways = [range(len(scenarios)), *(range(len(factor.levels)) for factor in usable)]
    places = list(product(*ways)) if full else list(_one_at_a_time(ways))
    if len(places) > MOST_ARMS:
        at = usable[0].entry.key_at if usable else Place("", 0, 0)
        faults.add("too_many_arms", at, "factors", number=len(places), most=MOST_ARMS)
        return ()
    first, *others = (_arm(scenarios, usable, place, faults) for place in places)
    arms = (first, *(_beside(arm, first) for arm in others))
    names = [arm.name for arm in arms]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        at = usable[0].entry.key_at if usable else Place(scenarios[0].name, 0, 0)
        faults.add("same_arm", at, "factors" if usable else "scenarios", name=shown(twice))
    return arms


def _beside(arm: Arm, baseline: Arm) -> Arm:
    """Let the scenario of an arm know what it is held against, as if it were derived from it."""
    return replace(arm, scenario=replace(arm.scenario, parent=baseline.scenario))


def _one_at_a_time(ways: Sequence[range]) -> Iterator[tuple[int, ...]]:
    baseline = tuple(0 for _ in ways)
    yield baseline
    for turn, way in enumerate(ways):
        for other in way[1:]:
            yield (*baseline[:turn], other, *baseline[turn + 1 :])


def _arm(
    scenarios: Sequence[Scenario],
    policies: Sequence[Factor],
    place: tuple[int, ...],
    faults: Faults,
) -> Arm:
    scenario = scenarios[place[0]]
    levels = [factor.levels[turn] for factor, turn in zip(policies, place[1:], strict=True)]
    pairs = list(zip(policies, levels, strict=True))
    nodes = {factor.path: factor.leaf(level) for factor, level in pairs}
    told = build(rewritten(scenario, nodes), faults) if nodes else scenario
    alone = len(scenarios) == 1 and len(policies) == 1
    apart = [
        (_short(factor, level, policies, scenarios), _label(factor, level))
        for factor, level in pairs
        if alone or level is not factor.levels[0]
    ]
    if not apart or place[0] > 0:
        apart.insert(0, (scenario.name, scenario.title))
    name = "+".join(part for part, _ in apart)
    labels = [label for _, label in apart]
    label = Text(" + ".join(t.zh for t in labels), " + ".join(t.en for t in labels))
    return Arm(name, label, told, {path: node.plain() for path, node in nodes.items()})


def _short(
    factor: Factor, level: Level, policies: Sequence[Factor], scenarios: Sequence[Scenario]
) -> str:
    """Name a level: as the user did, with the factor's name before it unless that is clear."""
    if not level.name:
        return f"{factor.name}_{written(_scalar(level.node))}".replace('"', "")
    others = [other.name for f in policies for other in f.levels if f is not factor]
    others += [scenario.name for scenario in scenarios]
    return f"{factor.name}_{level.name}" if level.name in others else level.name


def _scalar(node: Node) -> float | bool | str:
    rule = node.entries.get("rule", node)
    value: Scalar = rule.value if isinstance(rule.value, (int, float, str)) else None
    return value if value is not None else "others"


def _label(factor: Factor, level: Level) -> Text:
    if level.label != NOTHING:
        return level.label
    rule = level.node.entries.get("rule")
    family = factor.path.split(".")[1] if factor.path.startswith("rules.") else ""
    if rule is not None and family in RULES and rule.value in RULES[family]:
        return RULES[family][str(rule.value)].card.title
    value = level.name or written(_scalar(level.node))
    name = factor.label if factor.label != NOTHING else Text(factor.name, factor.name)
    return Text(f"{name.zh} {value}", f"{name.en} {value}")


def changed_later(arms: Sequence[Arm], policies: Sequence[Factor]) -> Iterator[Problem]:
    """Say of every factor which timed change of a scenario will put another value in its place."""
    for arm in arms:
        for change in arm.scenario.timeline:
            for factor in policies:
                touched = any(_touches(key, factor.path) for key, _ in leaves(change.node))
                if touched and change.from_month <= arm.scenario.months:
                    at = factor.entry.entries["path"].at
                    yield problem(
                        "factor_changed_later",
                        at,
                        f"factors.{factor.name}",
                        key=factor.path,
                        name=change.name,
                        month=change.from_month,
                    )


def _touches(key: str, path: str) -> bool:
    return key == path or key.startswith(f"{path}.") or same_choice(key, path)
