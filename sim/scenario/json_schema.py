"""The language as a JSON Schema, for editors: made of the declarations, nothing is listed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sim.catalogue import OUTCOMES, RULES
from sim.core.text import Text
from sim.scenario.distributions import DRAWN
from sim.scenario.json_parts import (
    Schema,
    heading,
    listed,
    map_of,
    measure,
    money,
    named,
    or_drawn,
    said,
    several,
    switched_off,
    table,
    value_of,
    words_of,
)
from sim.scenario.json_studies import lesson, study
from sim.scenario.moments import MOMENTS
from sim.scenario.prescribed import NEEDED, DecisionKeys
from sim.scenario.registry import Family, Group, schema
from sim.scenario.rosters import KINDS
from sim.scenario.short_forms import MONTHS, PARTS
from sim.scenario.study_keys import study_schema
from sim.scenario.telling import AtMonth
from sim.scenario.timeline import Months
from sim.world.country import TierKeys

Shown = set[tuple[str, str]] | None
"""Families and rules to take in, or all of them."""
FILE = "collabsim.schema.json"


def json_schema(shown: Shown = None) -> Schema:
    """Lay out what scenario and study files may say.

    What it accepts the loader accepts, except where two values do not fit each other.

    Parameters
    ----------
    shown : set, optional
        Families and rules to take in; all of them unless told otherwise.

    Returns
    -------
    dict
        A schema of the draft of 2020-12.
    """
    world = _Layout(shown, timed=False)
    now = world.group(schema())["properties"]
    then = _Layout(shown, timed=True).group(schema())["properties"]
    own = map_of({**{key: _ref("now", key) for key in now}, "rules": _ref("later", "rules")})
    later = _told_later(map_of({key: _ref("later", key) for key in then}))
    later = {"tiers": _tiers(own), **later}
    body = {**{key: _ref("now", key) for key in now}, **{key: _ref("told", key) for key in later}}
    plain = map_of({**heading("scenario"), **body}, needed=("format", "kind"))
    some = {**body, "rules": _ref("later", "rules")}
    derived = map_of(
        {**heading("scenario"), "extends": _extends(), "changes": map_of(some)},
        needed=("format", "kind", "extends"),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "collabsim",
        "type": "object",
        "required": ["format", "kind"],
        **_if_kind("study", study(world.group(study_schema())["properties"])),
        "else": {
            **_if_kind("lesson", lesson(some)),
            "else": {"if": {"required": ["extends"]}, "then": derived, "else": plain},
        },
        "$defs": {"now": now, "later": then, "told": later},
    }


def _if_kind(kind: str, then: Schema) -> Schema:
    is_kind = {"properties": {"kind": {"const": kind}}, "required": ["kind"]}
    return {"if": is_kind, "then": then}


def _ref(part: str, key: str) -> Schema:
    return {"$ref": f"#/$defs/{part}/{key}"}


def as_json(found: Schema) -> str:
    """Write a schema as text, the same to the last byte each time."""
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


class _Layout:
    """Lays groups of keys out; `timed` keeps only what may change during a run."""

    def __init__(self, shown: Shown, *, timed: bool) -> None:
        self.shown = shown
        self.timed = timed

    def group(self, group: Group, path: str = "") -> Schema:
        """Give the schema of a map and all below it; `path` leads there, with steps between."""
        found: Schema = {}
        home = path.replace("/properties/", ".")
        for key, param in group.keys.items():
            drawn = DRAWN.get(f"{home}.{key}")
            if self.timed and param.timed:
                found[key] = {"$ref": f"#/$defs/now/{path}/properties/{key}"}
            elif drawn is not None and not self.timed:
                found[key] = or_drawn(value_of(param), drawn, group.keys[f"{key}_spread"])
            elif not self.timed:
                found[key] = value_of(param, dated=True)
        found |= {"table": table()} if home in KINDS and not self.timed else {}
        for name, below in group.groups.items():
            there = f"{path}/properties/{name}" if path else name
            if isinstance(below, Family):
                found[name] = self.family(below, there)
                continue
            made = self.group(below, there)
            if made["properties"]:
                found[name] = listed(made, PARTS[name]) if name in PARTS else made
        return map_of(found)

    def family(self, family: Family, path: str) -> Schema:
        """Give the schema of a place where a rule is chosen.

        Where something is changed, a parameter may stand alone: the rule is that of before.
        """
        known = RULES[family.name]
        rules = [r for r in known.names if self.shown is None or (family.name, r) in self.shown]
        more = {"enabled": {"type": "boolean"}} if family.several else {}
        if self.timed and not family.several:
            return {"anyOf": [{"$ref": f"#/$defs/now/{path}"}, self._alone(family, rules)]}
        ways = [self._rule(family, rule, more) for rule in rules]
        ways += [self._alone(family, rules)] if self.timed else []
        ways += [switched_off()] if family.several else []
        told = words_of(family.choice.label, "", "", None)
        choices: Schema = {"description": told, "anyOf": ways}
        return named(choices, family.choice.label) if family.several else choices

    def _alone(self, family: Family, rules: Iterable[str]) -> Schema:
        """Give the schema of parameters without the rule that they belong to."""
        found: dict[str, list[Schema]] = {}
        for rule in rules:
            for name, param in family.params(rule).items():
                told = value_of(param)
                same = found.setdefault(name, [])
                same.extend([told] if told not in same else [])
        ways = {
            name: told[0] if len(told) == 1 else {"anyOf": told} for name, told in found.items()
        }
        return {**map_of(ways), "minProperties": 1}

    def _rule(self, family: Family, rule: str, more: Mapping[str, Schema]) -> Schema:
        title = RULES[family.name][rule].card.title
        choice = {"rule": {"const": rule, "description": said(title)}}
        params = {
            name: value_of(param, dated=True)
            for name, param in family.params(rule).items()
            if param.timed or not self.timed
        }
        declared = family.params(rule)
        for key, names in MONTHS.items():
            if set(names) <= set(declared):
                params[key] = several(declared[names[0]], names)
        return map_of({**choice, **params, **more}, needed=("rule",))


def _extends() -> Schema:
    words = said(Text("由哪个情景改来", "file or shipped scenario that this one is derived from"))
    return {"type": "string", "minLength": 1, "description": words}


def _told_later(changes: Schema) -> Schema:
    """Give the schema of timeline, what matters, and what is expected."""
    months = {name: value_of(param) for name, param in Months.params.items()}
    event = {
        "enum": list(MOMENTS),
        "description": said(Text("由什么引起", "event that sets it off")),
    }
    shared = {"until_month": months["until_month"], "enabled": {"type": "boolean"}}
    some = {**changes, "minProperties": 1}
    by_month = {"from_month": months["from_month"], "changes": some, **shared}
    by_event = {"when": event, "changes": some, **shared}
    entry = {
        "anyOf": [
            map_of(by_month, needed=("from_month", "changes")),
            map_of(by_event, needed=("when", "changes")),
            switched_off(),
        ]
    }
    size = {"type": "number", "minimum": 0}
    between = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
    wanted = {"measure": measure(), "between": between, "enabled": {"type": "boolean"}}
    wanted["at_month"] = value_of(AtMonth.params["at_month"])
    expected = map_of(wanted, needed=("measure", "at_month", "between"))
    return {
        "decisions": _decisions(),
        "equal_money": money(),
        "timeline": named(entry, Text("什么时候变", "what changes when")),
        "matters": map_of({n: {**size, "description": _of(n)} for n in OUTCOMES}),
        "expect": named(expected, Text("跑完自己核对", "checked after the run")),
    }


def _tiers(changes: Schema) -> Schema:
    keys = {name: value_of(param) for name, param in TierKeys.params.items()}
    entry = map_of({**keys, "changes": changes, "enabled": {"type": "boolean"}}, needed=keys)
    label = Text("分档的县，合成一个国家", "tiers of counties that make up a nation")
    return named({"anyOf": [entry, switched_off()]}, label)


def _decisions() -> Schema:
    month = {"type": "integer", "minimum": 1, "maximum": 600}
    months = {"type": "array", "items": month, "minItems": 1, "maxItems": 2}
    keys = {name: value_of(param) for name, param in DecisionKeys.params.items()}
    value = {key: keys["value"][key] for key in ("type", "minimum", "maximum")}
    keys["value"] = {**keys["value"], "anyOf": [value, {"type": "boolean"}]}
    for key in ("type", "minimum", "maximum"):
        del keys["value"][key]
    entry = map_of({**keys, "months": months, "enabled": {"type": "boolean"}}, needed=NEEDED)
    label = Text("替各方做的决定", "decisions in an actor's place")
    return named({"anyOf": [entry, switched_off()]}, label)


def _of(outcome: str) -> str:
    label = OUTCOMES[outcome].label
    return said(label)
