"""The small parts of which the JSON Schema of the language is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sim.catalogue import OUTCOMES
from sim.core.param import MARKS, Param
from sim.core.text import Text
from sim.core.units import figure, unit_named
from sim.scenario.check import NAME
from sim.scenario.distributions import Drawn
from sim.scenario.parse import YEAR
from sim.scenario.telling import EQUAL, LONGEST_TEXT, MONEY, WORDS

Schema = dict[str, Any]
NAMES = f"^{NAME.pattern}$"
WORDING = Text("用哪一套说法", "wording of poverty")
TEXTS = {
    "title": Text("标题", "title"),
    "question": Text("想知道什么", "what we want to know"),
    "caution": Text("印在报告第一页的提醒", "printed on page one of the report"),
    "place": Text("地点", "place"),
}


def value_of(param: Param, *, dated: bool = False) -> Schema:
    """Give the schema of one value, with all that is known of it in its description."""
    kinds: dict[str, Callable[[], Schema]] = {
        "bool": lambda: {"type": "boolean"},
        "int": lambda: {"type": "integer", **_bounds(param)},
        "float": lambda: {"type": "number", **_bounds(param)},
        "str": lambda: {"type": "string"},
    }
    found = {"enum": list(param.choices)} if param.choices else kinds[param.type]()
    told = {"description": described(param), **found, "default": param.default}
    return _or_dated(told) if dated and param.timed and not param.choices else told


def _or_dated(told: Schema) -> Schema:
    """Let a value be written by calendar year as well."""
    plain = {key: told[key] for key in ("type", "minimum", "maximum") if key in told}
    by_year = {
        "type": "object",
        "patternProperties": {f"^{YEAR.pattern}$": plain},
        "additionalProperties": False,
        "minProperties": 1,
    }
    kept = {key: told[key] for key in ("description", "default")}
    return {**kept, "anyOf": [plain, by_year]}


def or_drawn(told: Schema, drawn: Drawn, spread: Param) -> Schema:
    """Let a value be written with its spread as one distribution as well."""
    plain: Schema = {key: told[key] for key in ("type", "minimum", "maximum") if key in told}
    shape: Schema = {"const": drawn.shape}
    parts: dict[str, Schema] = {
        "shape": shape,
        drawn.middle: plain,
        "spread": {"type": "number", **_bounds(spread)},
    }
    kept = {key: told[key] for key in ("description", "default")}
    return {**kept, "anyOf": [plain, map_of(parts, needed=tuple(parts))]}


def table() -> Schema:
    """Give the schema of a table of one's own beside a section."""
    words = Text("自己的表格（CSV 或 xlsx）", "a table of one's own, CSV or xlsx")
    return {"type": "string", "minLength": 1, "description": said(words)}


def _bounds(param: Param) -> Schema:
    ends = {"minimum": param.low, "maximum": param.high}
    return {key: end for key, end in ends.items() if end is not None}


def described(param: Param) -> str:
    """Say on one line what an editor shows: both names, range, unit, default, source."""
    span, unit = "", unit_named(param.unit).en
    if param.low is not None or param.high is not None:
        span = f"{figure(param.low).en}..{figure(param.high).en}"
    mark = MARKS.get(param.mark)
    source = f"{mark.en} {param.source[1:].strip()}".strip() if mark else ""
    return words_of(param.label, f"{span} {unit}".strip(), source, param.default)


def words_of(label: Text, span: str, source: str, default: object) -> str:
    """Join what is known of a key on one line."""
    value = str(default).lower() if isinstance(default, bool) else default
    shown = "" if default is None or default == "" else f"default {value}"
    return " | ".join(part for part in (label.en, label.zh, span, shown, source) if part)


def said(words: Text) -> str:
    """Give words in both languages on one line."""
    return f"{words.en} | {words.zh}"


def map_of(found: Mapping[str, Schema], needed: Iterable[str] = ()) -> Schema:
    """Give the schema of a map that may hold these keys and no others."""
    return {
        "type": "object",
        "properties": dict(found),
        "additionalProperties": False,
        **({"required": list(needed)} if needed else {}),
    }


def named(entry: Schema, label: Text) -> Schema:
    """Give the schema of a map whose keys are names of the user's own."""
    return {
        "description": said(label),
        "type": "object",
        "patternProperties": {NAMES: entry},
        "additionalProperties": False,
    }


def switched_off() -> Schema:
    """Give the schema of an entry that only says that it is switched off."""
    return map_of({"enabled": {"const": False}}, needed=("enabled",))


def heading(kind: str) -> Schema:
    """Give the schemas of what every file says of itself."""
    return {
        "format": {"const": 1, "description": said(Text("文件格式", "file format"))},
        "kind": {"const": kind, "description": said(Text("文件种类", "kind of file"))},
        "name": {
            "type": "string",
            "pattern": NAMES,
            "description": said(Text("短名", "short name")),
        },
        "words": {"enum": list(WORDS), "description": said(WORDING)},
        **{key: text(label) for key, label in TEXTS.items()},
    }


def text(label: Text) -> Schema:
    """Give the schema of a text in one or both languages."""
    words = {"type": "string", "maxLength": LONGEST_TEXT}
    return {
        "description": said(label),
        "anyOf": [words, map_of({"zh": words, "en": words})],
    }


def listed(whole: Schema, names: tuple[str, ...]) -> Schema:
    """Let a section be written as a list of its values as well, in their order."""
    ends = [
        {k: v for k, v in whole["properties"][name].items() if k != "default"} for name in names
    ]
    row = {
        "type": "array",
        "prefixItems": ends,
        "items": False,
        "minItems": len(names),
        "description": ", ".join(names),
    }
    return {"anyOf": [whole, row]}


def several(first: Param, names: tuple[str, ...]) -> Schema:
    """Give the schema of one key with a list that stands for several keys."""
    kept = value_of(first)
    one = {key: kept[key] for key in ("type", "minimum", "maximum") if key in kept}
    words = ", ".join(names)
    return {
        "type": "array",
        "items": one,
        "minItems": 1,
        "maxItems": len(names),
        "description": words,
    }


def measure() -> Schema:
    """Give the schema of the name of an outcome."""
    return {"enum": list(OUTCOMES), "description": said(Text("看什么", "what is measured"))}


def money() -> Schema:
    """Give the schema of what makes arms comparable in money."""
    return map_of({"what": {"enum": list(MONEY)}, "adjust": {"type": "string"}}, needed=EQUAL)
