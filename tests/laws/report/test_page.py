"""The page answers first, needs no network, runs no script, and quotes the run's own numbers."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from sim.core.text import LANGUAGES, Text
from sim.lab.between import between
from sim.lab.findings import begin_study, finish_study
from sim.lab.statistics.intervals import Interval
from sim.lab.workers import Here
from sim.report.comparison import Comparison
from sim.report.page.answer import answer, others
from sim.report.page.methods import methods
from sim.report.page.pictures import fitting
from sim.report.page.validation import held_against
from sim.scenario import load
from tests.laws.lab.tiny import study

VOID = {"meta", "input", "img", "br", "link", "hr"}


class Page(HTMLParser):
    """Notes tags, attributes and words, and that every tag is closed."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.words, self.open, self.cells = [], [], [], [], []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        """Note a tag."""
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Close a tag."""
        assert self.open.pop() == tag

    def handle_data(self, data):
        """Note words."""
        if data.strip() and "style" not in self.open:
            self.words.append(data.strip())
            if "td" in self.open:
                self.cells.append(data.strip())


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    asked = study(
        "rules.benefit_sharing.rule=equal", "rules.coordination.rule=none", at_least=2, at_most=2
    )
    out = tmp_path_factory.mktemp("page")
    return Comparison(finish_study(begin_study(asked, out), Here()))


@pytest.fixture(scope="module")
def text(found):
    return found.report("en")


def test_the_page_is_whole_and_alone(text):
    page = Page(text)
    assert not {"script", "link", "iframe", "object", "form", "base"} & set(page.tags)
    for tag, name, value in page.attributes:
        assert not name.startswith("on"), (tag, name)
        assert name != "style", tag
        if name in {"src", "href"}:
            assert value.startswith("data:image/"), value
    assert not re.search(r"https?://|@import|url\(", text)


def test_the_policy_of_the_page_allows_its_own_style_and_nothing_else(text):
    css = re.search(r"<style>(.*)</style>", text, re.DOTALL).group(1)
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text).group(1)
    assert f"style-src &#39;sha256-{digest}&#39;" in policy or f"'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


def test_the_answer_comes_first(found, text):
    page = Page(text)
    told = answer(found.findings)
    head = [word for word in page.words if word in {told.zh, told.en}]
    assert head == [told.zh, told.en]
    before = page.words[: page.words.index(told.en)]
    assert found.findings.study.question.en in before
    assert len(before) < 15


def test_every_measure_is_told_once_for_all_arms(found):
    study = found.findings.study
    told = list(others(found.findings))
    first, *rest = study.outcomes
    assert len(told) == len(rest)
    assert all(
        wanted.label.within(language) in one.within(language)
        for wanted, one in zip(rest, told, strict=True)
        for language in LANGUAGES
    )
    assert first.label.en in answer(found.findings).en
    for arm in study.arms[1:]:
        assert all(arm.label.en in one.en for one in told)


def test_what_is_not_firm_or_open_is_told_of_each_arm_as_well(found):
    compared = found.findings.compared
    *some, last = compared.rows
    open_ = replace(last, verdict="unknown", gap=Interval(0.1, -0.2, 0.4, 30, spread=1.0), more=9)
    opened = replace(found.findings, compared=replace(compared, rows=(*some, open_)))
    assert len(list(others(opened))) == len(list(others(found.findings))) + 1


def test_the_methods_quote_the_run(found):
    told = methods(found.findings)
    for number in (f"seed {found.findings.study.seed}", "3 arms", "same 2 lucks", "6 runs"):
        assert number in told.en


def test_points_are_never_written_as_per_cent(found, text):
    page = Page(text)
    assert page.cells
    assert not [word for word in (*page.cells, answer(found.findings).en) if "%" in word]


def test_names_from_a_scenario_are_only_words(found):
    bad = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\u202e{{7*7}}\x1b[31m'
    asked = replace(
        found.findings.study,
        title=Text(bad, bad),
        question=Text(bad, bad),
        caution=Text(bad, bad),
        arms=tuple(replace(arm, label=Text(bad, bad)) for arm in found.findings.study.arms),
    )
    compared = replace(found.findings.compared, study=asked)
    hostile = Comparison(replace(found.findings, study=asked, compared=compared))
    text = hostile.quick_report("en")
    page = Page(text)
    assert "script" not in page.tags
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert "49" not in re.findall(r"\{\{.*?\}\}|\b49\b(?=\x1b)", text)
    assert "\u202e" not in text
    assert "\x1b" not in text


def test_what_is_missed_is_quoted(text):
    misses = [row["label_en"] for row in held_against() if row["hit"] == "0"]
    assert misses
    words = " ".join(Page(text).words)
    assert all(label in words for label in misses)


def test_pictures_stand_in_both_languages(found, text):
    page = Page(text)
    shown = [value for tag, name, value in page.attributes if (tag, name) == ("img", "class")]
    drawn = len(fitting(found.frames))
    assert drawn
    assert shown.count("zh") == shown.count("en") == drawn


def test_a_game_has_a_report_without_money(tmp_path):
    arms = [load("public_goods", some) for some in ([], ["public_goods.common_return=0.3"])]
    asked = between(arms, seed=3, at_least=2, at_most=2)
    game = Comparison(finish_study(begin_study(asked, tmp_path), Here()))
    folder = game.save("en", ("xlsx",))
    assert "actors" not in game.tables
    assert Page(game.quick_report("en")).words
    assert (folder / "tables.xlsx").is_file()
