"""New files to begin from: a commented template, and a derived file made of a few answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from sim.catalogue import RULES
from sim.core.param import Param
from sim.core.text import Text
from sim.core.units import PURE, choice_named, figure, measured, unit_named
from sim.core.words import say
from sim.policy import DEFAULTS
from sim.scenario.check import NAME
from sim.scenario.json_schema import FILE
from sim.scenario.registry import Family, Group, schema
from sim.scenario.resolved import line, quoted, written
from sim.scenario.scenario import FORMAT
from sim.scenario.story import SAID_BY_NAME, section_named
from sim.scenario.tree import Caption

TOP = f"# yaml-language-server: $schema={FILE}"
LEVELS = ("workshop", "standard")
MOST = 1e6
"""A bound above this is no help to anybody who writes a number."""
APART = ("rules", "world", "public_goods")
"""Parts that stand further down in a template, or not at all."""


def template(name: str) -> str:
    """Give a scenario that holds every value of everyday use at its default, with comments.

    It loads as it stands, to the world of a file that says nothing.
    """
    title, question = say("template.title"), _both("question", say("template.question"))
    rows = [
        TOP,
        *_comment("template.about"),
        *_comment("template.marks"),
        *_head(name),
        line(_both("title", title), _caption(say("template.title_here"))),
        f"# {line(question, _caption(say('template.question_off')))}",
        "",
    ]
    for part, group in schema().groups.items():
        if part not in APART and isinstance(group, Group):
            rows.extend(_group(part, group, part))
    rows.extend(["", *_comment("template.rules"), "rules:"])
    for name_of_family, family in schema().inside("rules").groups.items():
        if isinstance(family, Family):
            rows.extend(_family(name_of_family, family))
    rows.extend(["", *_comment("template.timeline"), *_comment("template.world")])
    return "\n".join(rows) + "\n"


def derived(name: str, parent: str, title: Text, question: Text, values: Mapping[str, str]) -> str:
    """Give a derived file that sets some values of a shipped scenario.

    Parameters
    ----------
    name : str
        The short name.
    parent : str
        The shipped scenario.
    title, question : Text
        What it is called and asks; left out where empty.
    values : mapping
        Values as they are written in a file, by dotted path.

    Returns
    -------
    str
        The text of the file.
    """
    rows = [TOP, *_comment("template.marks"), *_head(name)]
    if title.en:
        rows.append(line(_both("title", title), _caption(say("template.title_here"))))
    if question.en:
        rows.append(line(_both("question", question), _caption(say("template.question_here"))))
    rows.append(line(f"extends: {parent}", _caption(say("template.extends_here"))))
    if values:
        rows.extend(["", line("changes:", _caption(say("template.changes_here")))])
    before: list[str] = []
    for path, value in values.items():
        *steps, last = path.split(".")
        for depth, step in enumerate(steps):
            if before[: depth + 1] != steps[: depth + 1]:
                home = ".".join(steps[: depth + 1])
                rows.append(line(f"{'  ' * (depth + 1)}{step}:", _caption(section_named(home))))
        label = label_of(path)
        margin = "  " * (len(steps) + 1)
        rows.append(line(f"{margin}{last}: {value}", _caption(label, "A")))
        before = steps
    return "\n".join(rows) + "\n"


def label_of(path: str) -> Text:
    """Give the name of a key that stands in a section, or of a family of rules."""
    home, _, key = path.rpartition(".")
    if key == "rule":
        family = schema().inside("rules").groups[home.split(".")[1]]
        return family.choice.label if isinstance(family, Family) else Text(key, key)
    return schema().inside(home).keys[key].label


def name_for(file: str | Path) -> str:
    """Make a short name of the name of a file.

    >>> name_for("My Village.yaml"), name_for("村.yaml")
    ('my_village', 'my_scenario')
    """
    stem = "".join(c if c.isascii() and c.isalnum() else "_" for c in Path(file).stem.lower())
    return stem if NAME.fullmatch(stem) else "my_scenario"


def _head(name: str) -> list[str]:
    return [
        line(f"format: {FORMAT}", _caption(say("template.format_here"))),
        line("kind: scenario", _caption(say("template.kind_here"))),
        line(f"name: {name}", _caption(say("template.name_here"))),
    ]


def _both(key: str, text: Text) -> str:
    return f"{key}: {{zh: {quoted(text.zh)}, en: {quoted(text.en)}}}"


def _caption(text: Text, mark: str = "") -> Caption:
    return Caption(text, mark)


def _comment(key: str) -> list[str]:
    """Write sentences as whole lines of comment, Chinese above English."""
    text = say(key)
    return [f"# {row}" for part in (text.zh, text.en) for row in part.splitlines()]


def _group(name: str, group: Group, path: str) -> Iterator[str]:
    keys = {key: p for key, p in group.keys.items() if p.level in LEVELS}
    below = [
        row
        for inner, more in group.groups.items()
        if isinstance(more, Group)
        for row in _group(inner, more, f"{path}.{inner}")
    ]
    if not keys and not below:
        return
    margin = "  " * path.count(".")
    yield line(f"{margin}{name}:", _caption(section_named(path)))
    for key, param in keys.items():
        yield line(f"{margin}  {key}: {written(param.default)}", _value_caption(param))
    yield from below


def _value_caption(param: Param) -> Caption:
    label, source = param.label, param.source[1:].strip()
    if param.choices:
        words = " | ".join(param.choices)
        named = "、".join(f"{word} {choice_named(param.name, word).zh}" for word in param.choices)
        return Caption(Text(f"{label.zh}：{named}", f"{label.en}: {words}"), param.mark, source)
    if param.low is None and param.high is None:
        return Caption(label, param.mark, source)
    low, high = figure(param.low), figure(param.high)
    span = Text(f"{low.zh}–{high.zh}", f"{low.en}–{high.en}")
    if param.high is not None and param.high > MOST and param.unit != PURE:
        unit = unit_named(param.unit)
        if unit.en in label.en:
            return Caption(label, param.mark, source)
        return Caption(Text(f"{label.zh}，{unit.zh}", f"{label.en}, {unit.en}"), param.mark, source)
    told = measured(span, PURE if param.unit in SAID_BY_NAME else param.unit)
    return Caption(Text(f"{label.zh}，{told.zh}", f"{label.en}, {told.en}"), param.mark, source)


def _family(name: str, family: Family) -> Iterator[str]:
    known = " | ".join(RULES[name].names)
    label = family.choice.label
    if family.several:
        yield line(f"  {name}: {{}}", _caption(label))
        first = RULES[name].names[0]
        yield line(f"    # my_own_name: {{rule: {first}}}", _caption(Text(known, known)))
        return
    yield line(f"  {name}:", _caption(label))
    choice = Text(label.zh, f"{label.en}: {known}")
    yield line(f"    rule: {DEFAULTS[name][0]}", _caption(choice, "A"))
