"""Hold what was written against the register of keys: all faults at once, each with its place."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from sim.catalogue import RULES, family_label
from sim.core.param import Param, Value
from sim.core.text import Text
from sim.core.units import figure, unit_named
from sim.core.words import say
from sim.policy import DEFAULTS
from sim.scenario.problems import Faults, shown
from sim.scenario.registry import Family, Group, close_to, home_of, rule_titled
from sim.scenario.tree import Caption, Node, Place, american

NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
NOTHING = Text("", "")
YES = Text("是 有 开 真 对 要", "y Y")
NO = Text("否 无 没有 关 假 不 不要", "n N")
SWITCHES = dict.fromkeys(f"{YES.zh} {YES.en}".split(), "true")
SWITCHES |= dict.fromkeys(f"{NO.zh} {NO.en}".split(), "false")
MOST_KNOWN = 14
SLIP = 2.0
"""Up to here a share above 1 is more likely a slip than hundredths."""


@dataclass(frozen=True, slots=True)
class Told:
    """One value of a scenario with its declaration, and where it was written if it was."""

    path: str
    value: Value
    param: Param
    node: Node | None = None

    @property
    def at(self) -> Place | None:
        """Give the place of the value; None for a default."""
        return None if self.node is None else self.node.at

    @property
    def caption(self) -> Caption | None:
        """Give the comment that stood behind the value."""
        return None if self.node is None else self.node.caption

    @property
    def mark(self) -> str:
        """Give the letter that says where the value comes from; empty when nothing says so."""
        if self.caption is not None and self.caption.mark:
            return self.caption.mark
        if self.node is None or self.value == self.param.default:
            return self.param.mark
        return ""


Values = dict[str, Told]


def checked(group: Group, root: Node, faults: Faults, path: str = "") -> Values:
    """Give every value below a group: as written, or else its default.

    Parameters
    ----------
    group : Group
        What may stand there.
    root : Node
        What was written.
    faults : Faults
        Collects what is wrong.
    path : str, optional
        The dotted path of the group, ending in a dot unless empty.

    Returns
    -------
    dict
        The values by dotted path, in canonical order; faulty ones are left out.
    """
    values: Values = {}
    _group(group, root, path, values, faults)
    return values


def _group(group: Group, node: Node | None, path: str, values: Values, faults: Faults) -> None:
    entries = _entries(node, path, faults)
    known = [*group.keys, *group.groups]
    for key, child in entries.items():
        if key not in known:
            unknown_key(key, child, path, known, faults)
    for name, param in group.keys.items():
        _value(param, entries.get(name), f"{path}{name}", values, faults)
    for name, below in group.groups.items():
        child_node = entries.get(name)
        if isinstance(below, Group):
            _group(below, child_node, f"{path}{name}.", values, faults)
        elif below.several:
            _several(below, child_node, f"{path}{name}.", values, faults)
        else:
            _choice(below, child_node, f"{path}{name}.", values, faults)


def _entries(node: Node | None, path: str, faults: Faults) -> dict[str, Node]:
    if node is not None and not node.is_map and node.value is not None:
        key = path.rstrip(".")
        faults.add("not_a_section", node.at, key, key=key.rpartition(".")[2])
    return {} if node is None else node.entries


def unknown_key(key: str, node: Node, path: str, known: list[str], faults: Faults) -> None:
    """Note a key that does not belong where it stands, and say what was probably meant."""
    chained = "." in key and not any("." in one for one in known)  # several levels in one key
    guess = "" if faults.many or chained else close_to(key, known)
    near = bool(guess) and american(key).rstrip("s") in {guess, guess.rstrip("s")}
    home = NOTHING if faults.many or near else home_of(key, path)
    guess = guess if home == NOTHING else ""
    meant = say("scenario.did_you_mean", word=guess) if guess else NOTHING
    hint = say("scenario.known_here", known=_listed(known)) if home == NOTHING else home
    faults.add("unknown_key", node.key_at, path + key, hint=hint, key=shown(key), guess=meant)


def _listed(known: list[str]) -> str:
    return ", ".join(known[:MOST_KNOWN]) + (", …" if len(known) > MOST_KNOWN else "")


def _value(param: Param, node: Node | None, path: str, values: Values, faults: Faults) -> None:
    if node is None or node.value is None:
        values[path] = Told(path, _typed(param, param.default), param)
    elif isinstance(node.value, (dict, list)):
        faults.add("not_one_value", node.at, path, key=param.name, hint=described(param))
    else:
        fault = param.fault(_short(node.value))
        if fault is None:
            values[path] = Told(path, _typed(param, node.value), param, node)
            return
        guess = _meant(param, node.value)
        meant = say("scenario.did_you_mean", word=guess) if guess else NOTHING
        hint = described(param)
        faults.add("bad_value", node.at, path, hint=hint, fault=fault, guess=meant)


def _meant(param: Param, value: Value) -> str:
    """Guess what was meant: a word that is alike, yes or no, a share written in hundredths."""
    if param.type == "bool":
        return SWITCHES.get(str(value), "")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        share = param.unit == "1" and param.high is not None and param.high <= 1.0
        part = float(value) / 100.0
        return f"{part:g}" if share and value > SLIP and param.fault(part) is None else ""
    return close_to(str(value), list(param.choices))


def _short(value: Value) -> Value:
    return value if not isinstance(value, str) or len(value) <= MOST_KNOWN * 4 else value[:50] + "…"


def _typed(param: Param, value: Value) -> Value:
    if param.type == "float":
        return float(value)
    return int(value) if param.type == "int" else value


def described(param: Param) -> Text:
    """Say what a key means: name, unit, range, default."""
    words = {"label": param.label, "default": _written(param.default)}
    if param.choices or param.type == "bool":
        return say("scenario.described", span=", ".join(param.choices) or "true, false", **words)
    span = say("scenario.between", low=figure(param.low), high=figure(param.high))
    unit = unit_named(param.unit)
    if unit.en:
        span = Text(f"{span.zh} {unit.zh}", f"{span.en} {unit.en}")
    return say("scenario.described", span=span, **words)


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else f"{value:.15g}"


def _several(family: Family, node: Node | None, path: str, values: Values, faults: Faults) -> None:
    if node is not None and node.value is not None and not node.is_map:
        faults.add("not_named", node.at, path.rstrip("."), family=family.name)
        return
    for name, entry in _entries(node, path, faults).items():
        if not entry.is_map:
            faults.add("not_named", entry.at, path + name, family=family.name)
        elif not NAME.fullmatch(name):
            faults.add("bad_name", entry.key_at, path + name, name=shown(name))
        elif enabled(entry, path + name, faults):
            _choice(family, entry, f"{path}{name}.", values, faults)


def enabled(entry: Node, path: str, faults: Faults) -> bool:
    """Say whether a named entry is switched on; it is unless it says `enabled: false`."""
    switch = entry.entries.get("enabled")
    if switch is None or isinstance(switch.value, bool):
        return switch is None or bool(switch.value)
    faults.add("not_a_switch", switch.at, f"{path}.enabled", value=shown(switch.value))
    return False


def in_use(name: str, entry: Node, path: str, faults: Faults) -> bool:
    """Say whether an entry under a name of the user's own can be read and is switched on."""
    if not entry.is_map:
        faults.add("not_a_section", entry.at, path, key=shown(name))
    elif not NAME.fullmatch(name):
        faults.add("bad_name", entry.key_at, path, name=shown(name))
    else:
        return enabled(entry, path, faults)
    return False


def complete(
    entry: Node, path: str, known: Collection[str], needed: Collection[str], faults: Faults
) -> bool:
    """Say whether an entry holds all that it needs; tell what is unknown and what is missing."""
    for key, child in entry.entries.items():
        if key not in known:
            unknown_key(key, child, f"{path}.", list(known), faults)
    missing = [key for key in needed if key not in entry.entries]
    for key in missing:
        faults.add("missing_key", entry.key_at, path, key=key)
    return not missing


def _choice(family: Family, node: Node | None, path: str, values: Values, faults: Faults) -> None:
    if node is not None and isinstance(node.value, str):
        _rule_alone(family, node, path.rstrip("."), faults)
        return
    entries = _entries(node, path, faults)
    said = entries.get("rule")
    if said is None and node is not None and (entries or family.several):
        faults.add("no_rule", node.at, path.rstrip("."), known=_known(family))
        return
    name = DEFAULTS[family.name][0] if said is None else said.value
    name = american(name) if isinstance(name, str) else name
    if not isinstance(name, str) or name not in RULES[family.name]:
        _unknown_rule(family, said or node, path, name if said is None else said.plain(), faults)
        return
    params = family.params(name)
    values[f"{path}rule"] = Told(f"{path}rule", name, family.choice, said)
    for key, child in entries.items():
        if key not in params and key not in ("rule", *(("enabled",) if family.several else ())):
            unknown_key(key, child, path, ["rule", *params], faults)
    for key, param in params.items():
        _value(param, entries.get(key), path + key, values, faults)


def _rule_alone(family: Family, node: Node, path: str, faults: Faults) -> None:
    """Note the name of a rule without the word `rule:` in front of it."""
    word, names = str(node.value), RULES[family.name].names
    rule = word if word in names else close_to(word, list(names)) or rule_titled(family.name, word)
    last = path.rpartition(".")[2]
    faults.add("rule_alone", node.at, path, family=last, word=shown(word), rule=rule or "…")


def _unknown_rule(family: Family, at: Node | None, path: str, name: object, faults: Faults) -> None:
    guess = close_to(str(name), list(RULES[family.name])) or rule_titled(family.name, str(name))
    meant = say("scenario.did_you_mean", word=guess) if guess else NOTHING
    place = at.at if at is not None else Place("", 0, 0)
    faults.add(
        "unknown_rule",
        place,
        f"{path}rule",
        word=shown(name),
        family=family_label(family.name),
        example=guess or RULES[family.name].names[0],
        guess=meant,
        known=_known(family),
    )


def _known(family: Family) -> Text:
    """List the rules of a family; in Chinese with what each is called."""
    titled = [f"{name}（{made.card.title.zh}）" for name, made in RULES[family.name].items()]
    return Text("、".join(titled), ", ".join(RULES[family.name].names))
