"""The ODD+D description says all that is declared, and its numbers are counted."""

from __future__ import annotations

import re

import pytest

from sim.catalogue import OUTCOMES, RULES
from sim.core.text import LANGUAGES
from sim.core.words import sentences
from sim.month import MONTH
from sim.report.odd import odd_page, odd_summary
from sim.report.odd.counts import counts, purposes
from sim.report.odd.page import PARTS
from sim.scenario.registry import all_keys
from sim.world.flows import FLOWS
from sim.world.signs import SIGNS
from sim.world.world import TABLES

HAN = re.compile(r"[\u3400-\u9fff]")
PAGES = {language: odd_page(language) for language in LANGUAGES}
HEADS = {"column", "name", "unit", "kept_as", "start", "phase", "reads_before", "reads_now"}
HEADS |= {"writes", "files", "key", "value", "range", "source", "direction", "where", "year"}
HEADS |= {"amount", "none", "series"}
COLUMNS = [f"{kind.key}.{name}" for kind in TABLES for name in kind.columns]
KEYS = list(all_keys())


def rows(page: str, start: str, stop: str) -> list[str]:
    """Give the rows of tables between two headings, heads and rules left out."""
    part = page[page.index(start) : page.index(stop)]
    return [line for line in part.splitlines() if line.startswith("| `")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_stands_there_with_its_name_and_unit(language):
    page = PAGES[language]
    for name in COLUMNS:
        assert page.count(f"\n| `{name}` | ") == 1, name
    cells = [line.split(" | ") for line in page.splitlines() if re.match(r"\| `\w+\.\w+` \|", line)]
    assert not [line for line in cells if "" in line[:4]]


def test_every_unit_of_a_column_has_its_other_language():
    units = {column.unit for kind in TABLES for column in kind.columns.values()} - {"1"}
    assert sorted(units - {*sentences("units")}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_parameter_stands_there_once_with_its_source(language):
    page = PAGES[language]
    for key in KEYS:
        head = f"\n| `{key.path}`" + (f" ({key.rule})" if key.rule else "") + " | "
        found = [line for line in page.split("\n") if f"\n{line}".startswith(head)]
        assert len(found) == 1, key
        assert key.param.name == "rule" or key.param.source.replace("|", "\\|") in found[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_phases_rules_payments_outcomes_directions_and_luck_stand_there(language):
    page = PAGES[language]
    for phase in MONTH:
        assert f"{phase.label.within(language)} · `{phase.name}`" in page
        assert f"`sim/phases/{phase.name}.py`" in page
    for family, shelf in RULES.items():
        for name, rule in shelf.items():
            assert rule.card.how.within(language) in page, (family, name)
    assert all(f"{flow.label.within(language)} `{key}`" in page for key, flow in FLOWS.items())
    assert all(f"| `{name}` | " in page for name in OUTCOMES)
    assert all(sign.what.within(language) in page for sign in SIGNS)
    assert all(f"- `{name}`" in page for name in purposes())


def test_numbers_are_those_of_the_tables_below():
    page, told = PAGES["en"], counts()
    assert len(rows(page, "### I.ii", "### I.iii")) == told["columns"] == len(COLUMNS)
    assert page[page.index("### Parameters") :].count("\n| `") == told["parameters"] == len(KEYS)
    assert (
        page[page.index("### Rules") : page.index("### Payments")].count("\n- **") == told["rules"]
    )
    assert told["rules"] == sum(len(shelf.names) for shelf in RULES.values())
    assert len(rows(page, "### II.x", "## III")) == told["outcomes"]
    assert f"{told['columns']} state variables" in odd_summary("en")
    assert f"{told['rules']} 条规则" in odd_summary("zh")
    assumed = [key for key in KEYS if key.param.mark == "A"]
    assert told["assumed"] == len(assumed)
    assert told["hits"] + told["misses"] == told["figures"] > 0


def test_the_purposes_are_those_that_luck_is_drawn_for():
    assert "live: job found, job lost" in purposes()
    assert len(purposes()) > 40
    assert not [name for name in purposes() if name.startswith(("example", "statistics"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sections_of_the_protocol_stand_in_their_order(language):
    heads = re.findall(r"^### (I+\.[ivx]+) ", PAGES[language], re.MULTILINE)
    assert heads == [
        *("I.i", "I.ii", "I.iii"),
        *("II.i", "II.ii", "II.iii", "II.iv", "II.v", "II.vi", "II.vii", "II.viii", "II.ix"),
        *("II.x", "III.i", "III.ii", "III.iii", "III.iv"),
    ]


def test_each_page_speaks_its_own_language():
    assert not HAN.search(PAGES["en"])
    assert not re.search(r"\{\w+\}", PAGES["en"] + PAGES["zh"])
    lines = [line for line in PAGES["zh"].splitlines() if line.startswith("| `")]
    assert not [line for line in lines if not HAN.search(line)]


def test_nothing_is_written_that_no_page_says():
    used = {text for sections in PARTS.values() for texts in sections.values() for text in texts}
    used |= {*PARTS, *(f"section_{section}" for part in PARTS.values() for section in part)}
    used |= {f"table_{kind.key}" for kind in TABLES} | {f"phase_{phase.name}" for phase in MONTH}
    used |= {"title", "head", "summary", "rules", "payments", "parameters"} | HEADS
    assert {*sentences("odd")} == used


def test_a_rule_that_is_not_shown_is_not_counted():
    shown = {(family, name) for family, shelf in RULES.items() for name in shelf}
    fewer = shown - {("targeting", "random")}
    page = odd_page("en", fewer)
    assert f"{len(shown) - 1} rules" in page
    assert "(random)" not in page
    assert odd_page("en", shown) == PAGES["en"]
