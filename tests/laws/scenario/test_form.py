"""The web form and the manual know every key, from the same declarations as the check."""

from __future__ import annotations

import json

import pytest

from sim.catalogue import RULES
from sim.core.text import Text
from sim.scenario import from_text
from sim.scenario.form import form
from sim.scenario.manual import parts
from sim.scenario.registry import all_keys

FORM = form()
DOZEN = 12
"""So many keys a trainer is shown; a chosen rule brings a number or two of its own."""


def test_the_form_has_a_field_for_every_key_in_both_languages():
    assert [(field["path"], field["rule"]) for field in FORM] == [
        (key.path, key.rule) for key in all_keys()
    ]
    for field in FORM:
        assert field["label"]["zh"]
        assert field["label"]["en"]
        assert field["section"]["zh"]
        assert field["kind"] in {"switch", "whole", "number", "choice", "text"}
        assert bool(field["choices"]) == (field["kind"] == "choice")
    assert json.loads(json.dumps(FORM)) == FORM


def test_choices_are_named_and_the_first_level_is_short():
    named = {field["path"]: field for field in FORM if not field["rule"]}
    visits = named["project.assessment.method"]["choices"][2]
    assert visits == {"value": "field_visit", "zh": "入户走访", "en": "visits to the homes"}
    titles = [choice["en"] for choice in named["rules.benefit_sharing.rule"]["choices"]]
    assert "Equal split" in titles
    first = [field for field in FORM if field["level"] == "workshop"]
    assert len([field for field in first if not field["rule"]]) <= DOZEN
    for family, shelf in RULES.items():
        for rule in shelf:
            own = [f for f in first if f["rule"] == rule and f["path"].split(".")[1] == family]
            assert len(own) <= 2, (family, rule)


@pytest.mark.parametrize("part", list(parts()), ids=lambda part: part.name)
def test_every_example_of_the_manual_is_read(part):
    assert isinstance(part.words, Text)
    assert part.words.zh
    if "table" in part.example or not part.example:
        return
    whole = part.example if part.example.startswith("format") else (
        f"format: 1\nkind: scenario\n{part.example}"
    )  # fmt: skip
    assert from_text(whole).name
