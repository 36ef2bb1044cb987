"""The JSON Schema of studies and lessons, which stand beside the scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim.core.text import Text
from sim.scenario.json_parts import (
    Schema,
    heading,
    map_of,
    measure,
    money,
    named,
    said,
    text,
    value_of,
)
from sim.scenario.lesson import LessonKeys, StepKeys
from sim.scenario.study_keys import LISTS, TAKES, OutcomeKeys
from sim.scenario.wanted import QUANTILE


def study(found: Mapping[str, Any]) -> Schema:
    """Give the schema of a study; what a factor may be set to, the loader alone can say.

    Parameters
    ----------
    found : mapping
        The schemas of its single values, by section.

    Returns
    -------
    dict
        The schema.
    """
    found = dict(found)
    for home, listed in LISTS.items():
        section, _, key = home.partition(".")
        item = {"type": "array", "items": {"enum": list(listed.choices)}, "uniqueItems": True}
        words = said(listed.label)
        found.setdefault(section, map_of({}))["properties"][key] = {"description": words, **item}
    switch: Schema = {"enabled": {"type": "boolean"}}
    take = {
        "anyOf": [{"enum": list(TAKES)}, {"type": "string", "pattern": f"^{QUANTILE.pattern}$"}]
    }
    looks = {name: value_of(param) for name, param in OutcomeKeys.params.items()}
    look = map_of({"measure": measure(), "take": take, **looks, **switch}, needed=("measure",))
    names = {"type": "array", "items": {"type": "string"}, "minItems": 1}
    values = {"anyOf": [{"type": "array"}, {"type": "object"}]}
    ends: Schema = {"low": {"type": "number"}, "high": {"type": "number"}}
    path = {"type": "string", "description": said(Text("情景里的哪一处", "place in the scenario"))}
    role = {
        "enum": ["policy", "uncertainty"],
        "description": said(Text("方案还是未知数", "policy or unknown")),
    }
    factor = map_of({"role": role, "path": path, "values": values, **ends, **switch})
    about = {key: what for key, what in heading("study").items() if key not in {"place", "words"}}
    return map_of(
        {
            **about,
            "scenarios": {
                **names,
                "description": said(Text("第一个是基准", "the first is the baseline")),
            },
            "factors": named(factor, Text("要变的东西", "what is varied")),
            "equal_money": money(),
            "outcomes": named(look, Text("看什么", "what is looked at")),
            **found,
        },
        needed=("format", "kind", "scenarios"),
    )


def lesson(body: Mapping[str, Schema]) -> Schema:
    """Give the schema of a lesson; `body` is what a step may set in its world."""
    about = {key: what for key, what in heading("lesson").items() if key not in {"place", "words"}}
    files = {"type": "string", "description": said(Text("哪个情景", "which scenario"))}
    minutes = {name: value_of(param) for name, param in StepKeys.params.items()}
    look = {"outcome": measure(), "at_month": {"type": "integer", "minimum": 1}}
    step = {
        **minutes,
        "say": text(Text("说什么", "what to say")),
        "do": text(Text("做什么", "what to do")),
        "scenario": files,
        "set": map_of(body),
        "guess": map_of({"question": text(Text("猜什么", "what to guess")), "options": {}}),
        "look": map_of({**look, "beside": {}}, needed=("outcome",)),
        "notes": text(Text("只给老师看", "for the trainer")),
        "enabled": {"type": "boolean"},
    }
    told: Schema = {key: {} for key in ("notes", "ask", "notice")}
    return map_of(
        {
            **about,
            **{name: value_of(param) for name, param in LessonKeys.params.items()},
            "scenario": files,
            "goal": text(Text("目标", "goal")),
            "steps": named(map_of(step), Text("一步一步", "step by step")),
            "without_power": text(Text("没电的时候", "without power")),
            **told,
        },
        needed=("format", "kind", "scenario", "steps"),
    )
