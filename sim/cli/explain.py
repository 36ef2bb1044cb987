"""`collabsim explain`: the card of a rule or an outcome, and what can be changed in it."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterator

from sim.catalogue import OUTCOMES, RULES, family_label, rules_named
from sim.cli.trouble import GOOD
from sim.core.card import Card
from sim.core.errors import UsageError
from sim.core.param import MARKS, Param
from sim.core.text import Language, Text
from sim.core.words import say

CLOSE = 0.6


def explain(asked: argparse.Namespace, language: Language) -> int:
    """Print the card of every rule and outcome of that name.

    Raises
    ------
    UsageError
        If nothing is called so.
    """
    name = asked.thing
    found = [
        (say("cli.rule_of", family=family_label(family)), rule)
        for family, rule in rules_named(name)
    ]
    if name in OUTCOMES:
        found.append((say("cli.outcome"), OUTCOMES[name]))
    if not found:
        raise UsageError(_unknown(name))
    for kind, thing in found:
        print("\n".join(_card(name, kind, thing.card, language)))
        print("\n".join(_parameters(thing.params, language)))
    return GOOD


def _card(name: str, kind: Text, card: Card, language: Language) -> Iterator[str]:
    yield f"{name} · {card.title.within(language)} ({kind.within(language)})"
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
            "" if p.unit == "1" else p.unit,
            say("cli.default", value=_word(p.default)).within(language),
            mark.within(language) if mark else "",
        ]
        yield f"    {name}: {' · '.join(fact for fact in facts if fact)}"


def _range(p: Param, language: Language) -> str:
    if p.choices:
        return " | ".join(p.choices)
    if p.low is None and p.high is None:
        return ""
    low, high = (("…" if end is None else f"{end:g}") for end in (p.low, p.high))
    return say("cli.range", low=low, high=high).within(language)


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _unknown(name: str) -> Text:
    known = sorted({n for shelf in RULES.values() for n in shelf} | {*OUTCOMES})
    close = difflib.get_close_matches(name, known, n=3, cutoff=CLOSE)
    hint = say("cli.did_you_mean", names=", ".join(close)) if close else say("cli.see_list")
    return say("cli.unknown_thing", name=name, hint=hint)
