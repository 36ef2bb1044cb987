"""What a web form must know of every key: made of the same declarations as the check itself."""

from __future__ import annotations

from typing import Any

from sim.catalogue import RULES, family_label
from sim.core.param import MARKS, Param
from sim.core.text import Text
from sim.core.units import choice_named, unit_named
from sim.scenario.registry import SEVERAL, Key, all_keys
from sim.scenario.story import effect_of, section_named

Field = dict[str, Any]


def form() -> list[Field]:
    """Describe every key as a field, section by section, in the order of a file.

    Returns
    -------
    list of dict
        For each key `path`, `section`, `label`, `kind` (`switch`, `whole`, `number`, `choice` or
        `text`), `unit`, `low`, `high`, `default`, `choices`, `level`, `timed`, `mark`, `source`,
        and `rule` for what belongs to one rule only; texts are in both languages.
    """
    return [_field(key) for key in all_keys()]


def _field(key: Key) -> Field:
    p, section = key.param, key.path.rpartition(".")[0]
    steps = key.path.split(".")
    chooses = steps[0] == "rules" and p.name == "rule"
    title = family_label(steps[1]) if steps[0] == "rules" else section_named(section)
    return {
        "path": key.path,
        "rule": key.rule,
        "several": steps[0] == "rules" and steps[1] in SEVERAL,
        "section": {"path": section, **_both(title), "effect": _both(effect_of(section))},
        "label": _both(p.label),
        "kind": _kind(p),
        "unit": _both(unit_named(p.unit)),
        "low": p.low,
        "high": p.high,
        "default": p.default,
        "choices": [
            {
                "value": word,
                **_both(_title(steps[1], word) if chooses else choice_named(p.name, word)),
            }
            for word in p.choices
        ],
        "level": p.level,
        "timed": p.timed,
        "mark": p.mark,
        "source": {**_both(MARKS.get(p.mark, Text("", ""))), "detail": p.source[1:].strip()},
    }


def _kind(p: Param) -> str:
    if p.choices:
        return "choice"
    return {"bool": "switch", "int": "whole", "float": "number"}.get(p.type, "text")


def _title(family: str, rule: str) -> Text:
    return RULES[family][rule].card.title


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
