"""The generated pages say what the declarations say today."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SPEC = importlib.util.spec_from_file_location("make_pages", ROOT / "docs" / "make.py")
make = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(make)


# a rule that is new needs no edit anywhere: the pages take it in when they are next made
RULES = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
OF_RULES = (
    "assumptions.md",
    "rules.md",
    "language.md",
    "odd.zh.md",
    "odd.en.md",
    "../sim/scenario/collabsim.schema.json",
)


def rules_on_the_page():
    """Give families and rules that the page of rules tells of."""
    shown, family = set(), ""
    for heading, name in re.findall(r"^(##+) .*`(\w+)`$", RULES, re.MULTILINE):
        family = name if heading == "##" else family
        shown |= {(family, name)} if heading == "###" else set()
    return shown


@pytest.mark.parametrize("name", sorted(make.PAGES))
def test_page_is_current(name):
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    made = make.PAGES[name](rules_on_the_page()) if name in OF_RULES else make.PAGES[name]()
    assert written == made, f"run `python docs/make.py`: docs/{name} is out of date"


def test_the_page_of_rules_tells_of_every_family():
    assert {family for family, _ in rules_on_the_page()} == set(make.RULES)
