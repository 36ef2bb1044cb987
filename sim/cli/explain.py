"""`collabsim explain`: a rule, an outcome, a family of rules, a key, or a whole scenario."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sim.catalogue import OUTCOMES, RULES, family_label, rules_named
from sim.cli.telling import tell_scenario, tell_study
from sim.cli.trouble import GOOD
from sim.core.card import Card
from sim.core.errors import UsageError
from sim.core.param import MARKS, Param
from sim.core.text import Language, Text
from sim.core.units import choice_named, figure, measured, unit_named
from sim.core.words import say
from sim.rules import Rule
from sim.scenario import Lesson, Study, load, shipped
from sim.scenario.load import ENDINGS, KINDS
from sim.scenario.registry import Key, all_keys, sections
from sim.scenario.story import effect_of, section_named

CLOSE = 0.6


def explain(asked: argparse.Namespace, language: Language) -> int:
    """Print all that has that name: cards of rules and outcomes, a family, keys, or a story.

    Raises
    ------
    UsageError
        If nothing is called so.
    """
    name = _called(asked.thing)
    found = [
        (say("cli.rule_of", family=family_label(family)), rule)
        for family, rule in rules_named(name)
    ]
    if name in OUTCOMES:
        found.append((say("cli.outcome"), OUTCOMES[name]))
    keys = [key for key in all_keys() if key.path.replace(".<name>", "") == name]
    part = [key for key in all_keys() if key.path.startswith(f"{name}.")]
    if not found and not keys and not part and name not in RULES:
        _tell_file(name, language)
    for kind, thing in found:
        print("\n".join(_card(name, kind, thing.card, language)))
        print("\n".join(_parameters(thing.params, language)))
        print("\n".join(_beside(thing, language)))
    if name in RULES:
        print("\n".join(_family(name, language)))
    elif part:
        print("\n".join(_section(name, part, language)))
    for key in keys:
        print("\n".join(_key(key, language)))
    return GOOD


def _tell_file(name: str, language: Language) -> None:
    if not _is_a_file(name):
        raise UsageError(_unknown(name))
    told = load(name)
    if isinstance(told, Study):
        tell_study(told, language)
    else:
        shown = told.scenario if isinstance(told, Lesson) else told
        tell_scenario(shown, name, language)


def _called(word: str) -> str:
    """Give the name in files of what goes by another: a Chinese title or label, if just one has it.

    What is known under the word itself, or lies there as a file, is taken as it is.
    """
    if word.isascii() or _is_a_file(word):
        return word
    titles = {name: made.card.title for shelf in RULES.values() for name, made in shelf.items()}
    titles |= {name: made.label for name, made in OUTCOMES.items()}
    titles |= {key.path.replace(".<name>", ""): key.param.label for key in all_keys()}
    titles |= {path.removeprefix("rules."): label for path, label in sections()}
    found = [name for name, title in titles.items() if title.zh == word]
    return found[-1] if found else word


def _behind(word: str, language: Language) -> str:
    return _bracketed(say(f"cli.{word}"), language)


def _bracketed(told: Text, language: Language) -> str:
    return f"（{told.zh}）" if language == "zh" else f" ({told.en})"


def _section(name: str, keys: list[Key], language: Language) -> Iterator[str]:
    """List the keys of a section, each with its name and default."""
    yield f"{name} · {section_named(name).within(language)}{_behind('section', language)}"
    effect = effect_of(name).within(language)
    if effect:
        yield f"  {effect}"
    for key in keys:
        rule = f" ({key.rule})" if key.rule else ""
        label, told = key.param.label.within(language), default_of(key).within(language)
        yield f"  {key.path + rule:<44} {label} · {told}"


def default_of(key: Key) -> Text:
    """Say with its unit what holds where a file says nothing of a key."""
    word = _word(key.param.default)
    named = key.param.type == "str"
    told = Text(word, word) if named else measured(Text(word, word), key.param.unit)
    return say("cli.default", value=told)


def _is_a_file(name: str) -> bool:
    by_name = any(name in shipped(kind) for kind in KINDS)
    return by_name or name.endswith(ENDINGS) or Path(name).is_file()


def _family(name: str, language: Language) -> Iterator[str]:
    yield f"{name} · {family_label(name).within(language)}{_behind('family', language)}"
    for rule, made in RULES[name].items():
        yield f"  {rule:<32}{made.card.title.within(language)}"


def _key(key: Key, language: Language) -> Iterator[str]:
    p, rule = key.param, say("cli.of_rule", rule=key.rule).within(language) if key.rule else ""
    yield f"{key.path} · {p.label.within(language)}{rule}"
    mark, unit = MARKS.get(p.mark, Text("", "")), unit_named(p.unit)
    facts = {
        "unit": unit.within(language),
        "allowed": "true | false" if p.type == "bool" else _range(p, language),
        "default_value": _word(p.default),
        "source": " · ".join(
            part for part in (mark.within(language), p.source[1:].strip()) if part
        ),
        "level": say(f"cli.level_{p.level}").within(language),
        "over_time": say("cli.may_change" if p.timed else "cli.may_not_change").within(language),
    }
    for word, told in facts.items():
        if told:
            yield f"  {say(f'cli.{word}').within(language)}: {told}"


def _card(name: str, kind: Text, card: Card, language: Language) -> Iterator[str]:
    yield f"{name} · {card.title.within(language)}{_bracketed(kind, language)}"
    for key in ("what", "how", "try_this"):
        told: Text = getattr(card, key)
        yield f"  {say(f'cli.{key}').within(language)}: {told.within(language)}"
    yield f"  {say('cli.source').within(language)}: {card.source}"


def _parameters(params: dict[str, Param], language: Language) -> Iterator[str]:
    if params:
        yield f"  {say('cli.parameters').within(language)}:"
    for name, p in params.items():
        mark = MARKS.get(p.mark)
        facts = [
            p.label.within(language),
            _range(p, language),
            unit_named(p.unit).within(language),
            say("cli.default", value=_word(p.default)).within(language),
            mark.within(language) if mark else "",
        ]
        yield f"    {name}: {' · '.join(fact for fact in facts if fact)}"


def _beside(thing: Any, language: Language) -> Iterator[str]:  # noqa: ANN401 rule or outcome
    """Show what a planner, cool calculators and the model's parties would do under a rule."""
    from sim.lab.benchmark import ENTERING, benchmark  # it plays the game, which takes a moment

    if not issubclass(thing, Rule):
        return
    family = thing.__module__.split(".")[-2]
    if family not in ENTERING:
        yield f"  {say('cli.not_in_the_game').within(language)}"
        return
    found = benchmark(family, thing.name())
    yield f"  {say('cli.beside').within(language)}:"
    for words, point in found.points().items():
        told = say(
            "cli.point",
            words=say(f"cli.{words}"),
            efforts=" ".join(f"{effort:.2f}" for effort in point.effort),
            output=f"{point.output:,.0f}",
            worth=f"{point.worth:,.0f}",
        )
        yield f"    {told.within(language)}"
    if found.changes_nothing:
        yield f"  {say('cli.changes_nothing').within(language)}"


def _range(p: Param, language: Language) -> str:
    if p.choices and language == "zh":
        named = ((word, choice_named(p.name, word).zh) for word in p.choices)
        return " | ".join(word if word == zh else f"{word}（{zh}）" for word, zh in named)
    if p.choices:
        return " | ".join(p.choices)
    if p.low is None and p.high is None:
        return ""
    return say("cli.range", low=figure(p.low), high=figure(p.high)).within(language)


def _word(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _unknown(name: str) -> Text:
    keys = {key.path.replace(".<name>", "") for key in all_keys()}
    known = sorted({n for shelf in RULES.values() for n in shelf} | {*OUTCOMES, *RULES} | keys)
    close = difflib.get_close_matches(name, known, n=3, cutoff=CLOSE)
    hint = say("cli.did_you_mean", names=", ".join(close)) if close else say("cli.see_list")
    return say("cli.unknown_thing", name=name, hint=hint)
