"""Every rule of all eight families explains itself, in both languages, with sound numbers."""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import FrozenInstanceError

import pytest

from sim.catalogue import RULES
from sim.core.param import MARKS
from sim.rules import Rule

HAN = re.compile(r"[\u3400-\u9fff]")
ALL = [pytest.param(r, id=f"{f}.{n}") for f, shelf in RULES.items() for n, r in shelf.items()]
each_rule = pytest.mark.parametrize("rule", ALL)
PARAMS = [
    pytest.param(r, p, id=f"{f}.{n}.{p}")
    for f, shelf in RULES.items()
    for n, r in shelf.items()
    for p in r.params
]
each_param = pytest.mark.parametrize(("rule", "key"), PARAMS)


@each_rule
def test_the_card_is_complete_in_both_languages(rule: type[Rule]):
    card = rule.card
    for text in (card.title, card.what, card.how, card.try_this):
        assert HAN.search(text.zh)
        assert re.search(r"[A-Za-z]{3}", text.en)
        assert not HAN.search(text.en)
    for text in (card.what, card.how, card.try_this):
        assert text.zh.endswith(("。", "？"))
        assert text.en.endswith((".", "?"))
    assert len(card.title.zh) <= 14
    assert len(card.how.en) > len(card.what.en) / 2
    assert card.source.strip()


@each_rule
def test_the_card_tells_rules_of_a_family_apart(rule: type[Rule]):
    family = RULES[rule.__module__.split(".")[-2]]
    for field in ("title", "what", "how", "try_this"):
        for language in ("zh", "en"):
            said = [getattr(getattr(r.card, field), language) for _, r in family.items()]
            assert said.count(getattr(getattr(rule.card, field), language)) == 1


@each_rule
def test_the_sum_on_the_blackboard_stays_short(rule: type[Rule]):
    source = ast.parse(inspect.getsource(inspect.getmodule(rule)))
    (node,) = [n for n in source.body if isinstance(n, ast.ClassDef)]
    texts = [ast.get_docstring(n) or "" for n in [node, *node.body] if hasattr(n, "name")]
    lines = [line for text in texts for line in text.split("\n")]
    typed = [line for line in lines if line.strip().startswith((">>>", "..."))]
    assert 1 <= len(typed) <= 8


@each_rule
def test_a_rule_is_a_value_that_nobody_can_change(rule: type[Rule]):
    made = rule()
    assert made == rule()
    assert hash(made) == hash(rule())
    for key in rule.params:
        with pytest.raises(FrozenInstanceError):
            setattr(made, key, 1)


@each_param
def test_a_number_says_all_that_is_known_of_it(rule: type[Rule], key: str):
    p = rule.params[key]
    assert p.fault(p.default) is None
    assert p.unit.strip()
    assert p.mark in MARKS
    assert HAN.search(p.label.zh)
    assert p.label.en.strip()
    assert not HAN.search(p.label.en)
    assert p.type in {"float", "int", "bool", "str"}
    if p.type in {"float", "int"}:
        assert p.low is not None
        assert p.high is not None
        assert p.low < p.high
    if p.sweep is not None:
        assert p.low <= p.sweep[0] < p.sweep[1] <= p.high
    if p.type == "str":
        assert len(p.choices) > 1


@each_param
def test_a_value_out_of_range_is_refused(rule: type[Rule], key: str):
    p = rule.params[key]
    wrong = "nonsense" if p.high is None else p.high + 1
    with pytest.raises(ValueError, match=key):
        rule(**{key: wrong})
