"""Sentences of a comparison name the month, the party, the range, and what stands in the way."""

from __future__ import annotations

import re
from dataclasses import replace
from math import nan

import pandas as pd
import pytest

from sim.core.text import LANGUAGES, Text
from sim.lab.apart import quick_to_take_apart, taken_apart, taken_apart_before
from sim.lab.compared import Pair
from sim.lab.findings import begin_study, finish_study
from sim.lab.households import same_start
from sim.lab.statistics.intervals import Interval
from sim.lab.workers import Here
from sim.lab.worth import Worth
from sim.outcomes import OUTCOMES
from sim.report.comparison import Comparison
from sim.report.costs import cost_told
from sim.report.page.answer import answer, others
from sim.report.page.apart import apart
from sim.report.page.sure import how_sure
from sim.report.sentences import told_verdict, verdict_in_words
from sim.report.verdicts import word_of
from sim.scenario.study import Wanted
from sim.world.entries import DIMENSIONS
from tests.laws.lab.tiny import study

TWO = "rules.benefit_sharing.rule=equal rules.coordination.rule=none"
WORST = Wanted(
    "worst",
    "payoff_yuan",
    Text("净得", "payoff"),
    across="partners",
    take="minimum",
    matters=1.0,
    better="higher",
)


@pytest.fixture(scope="module")
def findings(tmp_path_factory):
    asked = study(TWO, at_least=20, at_most=20)
    asked = replace(asked, outcomes=(WORST, *asked.outcomes))
    return finish_study(begin_study(asked, tmp_path_factory.mktemp("told")), Here())


def test_the_party_that_comes_off_worst_is_named_and_is_not_government(findings):
    named = findings.compared.named
    assert {outcome for outcome, _ in named} == {"worst"}
    for parties in named.values():
        assert sum(each.n for each in parties) == parties[0].all == 20
        assert "government" not in {each.party for each in parties}
    words = verdict_in_words(findings.compared.rows[0], findings.compared)
    assert "最吃亏的" in words.zh
    assert re.search(r"Worst off(: under “.*” .* \(\d+ of| in all) 20 runs", words.en)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sentence_names_its_month(findings, language):
    month = {"zh": "第4个月（", "en": "by month 4 ("}[language]
    assert month in answer(findings).within(language)


def test_every_difference_of_the_first_sentence_has_its_range(findings):
    sentence = answer(findings).en
    told = [row for row in findings.compared.rows if row.verdict in {"better", "worse"}]
    assert told
    assert sentence.count("likely") >= len(told)


def test_changes_are_taken_apart_without_being_asked_and_none_twice(findings):
    assert quick_to_take_apart(findings) == [findings.study.arms[1].name]
    (taken,) = taken_apart(findings, Here())
    assert len(taken.compared.study.arms) == 4
    one, other = taken.pieces
    assert (one.added, other.added) == (other.taken_back, one.taken_back)
    again = taken_apart_before(findings)
    assert [each.arm for each in again] == [taken.arm]
    assert list(apart(findings.study, again))


def test_the_page_says_it_in_both_languages_and_turns_by_its_address(findings):
    page = Comparison(findings, taken_apart(findings, Here())).quick_report("zh")
    assert "#en:target" in page
    assert "One change at a time" in page
    assert "collabsim report" not in page.split('id="methods"')[0]


def test_a_difference_is_told_by_where_it_lies_to_what_matters(findings):
    row = replace(
        findings.compared.rows[0],
        verdict="differs",
        outcome=replace(WORST, better="neither"),
        gap=Interval(10.0, 8.0, 12.0, 20),
    )
    assert told_verdict(replace(row, p_border=0.001), findings.study) == "beyond"
    assert told_verdict(replace(row, p_border=0.5), findings.study) == "near"
    near = replace(row, p_border=0.5)
    assert "alone it would, but" in verdict_in_words(near, findings.compared).en
    below = replace(near, gap=Interval(10.0, 0.5, 12.0, 20))
    assert "since the range goes below it" in verdict_in_words(below, findings.compared).en
    silent = replace(row, outcome=replace(WORST, matters=None))
    assert told_verdict(silent, findings.study) == "differs"


def test_the_same_is_not_firm_where_the_other_range_goes_beyond(findings):
    row = replace(findings.compared.rows[0], verdict="same", outcome=replace(WORST, matters=10.0))
    near, far = Interval(0.0, -2.0, 2.0, 20), Interval(0.0, -2.0, 30.0, 20)
    assert not replace(row, bent=near).loose
    assert replace(row, bent=far).loose
    assert "not firm" in verdict_in_words(replace(row, bent=far), findings.compared).en


def test_tenths_are_compared_where_they_hold_the_same_households():
    one = pd.DataFrame({"arm": "a", "point": 0, "replication": 1, "item": [1, 2]})
    people = pd.concat([one, one.assign(arm="b")]).assign(income_start=[1.0, 2.0, 1.0, 2.0])
    assert same_start(people, Pair("b", "a"))
    assert not same_start(people.assign(income_start=[1.0, 2.0, 1.0, 3.0]), Pair("b", "a"))


def test_a_page_names_both_kinds_of_comparisons_by_their_numbers(findings):
    rows = findings.compared.rows
    agreed = sum(bool(row.outcome.matters) for row in rows)
    told = " ".join(text.en for text in how_sure(findings))
    assert f"{agreed} of measures with a limit agreed beforehand" in told
    assert f"and {len(rows) - agreed} others" in told


@pytest.mark.parametrize("dated", [True, False])
def test_what_is_identical_is_said_of_its_month_alone(findings, dated):
    first, *rest = findings.compared.rows
    row = replace(first, gap=Interval(0.0, 0.0, 0.0, 20), verdict="identical", bent=None)
    found = replace(findings.compared, rows=(row, *rest))
    told = verdict_in_words(row, found, dated=dated)
    for words in (told, answer(replace(findings, compared=found))):
        assert words.en.count("by month 4 (") == words.zh.count("第4个月（") == 1
        assert "in every luck" in words.en
        assert "nothing" not in words.en


def test_a_cost_that_only_many_comparisons_leave_open_says_so(findings):
    rows = findings.compared.rows
    row = next(each for each in rows if each.outcome.measure == "public_cost_yuan")
    clear, ends = Interval(-783.0, -1413.0, -152.0, 20), (152.0, 783.0)
    open_one = replace(row, gap=clear, verdict="unknown", p=0.2, bent=None)
    found = replace(findings.compared, rows=(rows[0], open_one))
    kept = Interval(-1.0, -2.0, -0.5, 20)
    worth = Worth(row.pair, "exits", cost=clear, kept=kept, ratio=Interval(783.0, *ends, 20))
    kin = f"but {found.kin(open_one)} of its kind are compared"
    told = cost_told(worth, found).en
    assert "783 yuan lower (likely 152 to 1,413): by itself that would be told" in told
    assert kin in told
    assert kin in answer(replace(findings, compared=found)).en
    sure = replace(found, rows=(rows[0], replace(open_one, verdict="better", p=0.001)))
    assert "by itself" not in cost_told(worth, sure).en
    assert "by itself" not in answer(replace(findings, compared=sure)).en


def test_an_end_beyond_what_matters_does_not_read_like_it(findings):
    row = findings.compared.rows[0]
    gap = Interval(0.6, 0.2, 1.04, 20)
    near = replace(row, gap=gap, verdict="differs", p_border=0.5, bent=None)
    assert near.outcome.matters == 1.0
    assert "0.20 to 1.04" in verdict_in_words(near, findings.compared).en


def test_too_few_lucks_give_a_cost_no_range(findings):
    pair, few = findings.compared.rows[0].pair, Interval(-956.0, n=2)
    for what in ("exits", "relapses"):
        told = cost_told(Worth(pair, what, cost=few, kept=few, ratio=Interval(1.0)))
        assert told.en.count("too few lucks for a range") == 2
        assert "likely" not in told.en


def test_no_sentence_is_left_with_an_open_place(findings):
    for text in (answer(findings), *others(findings)):
        assert "{" not in text.zh + text.en


def test_no_outcome_is_called_as_a_dimension_of_sustainability():
    labels = [outcome.label for _, outcome in OUTCOMES.items()]
    assert not {each.zh for each in labels} & {each.zh for each in DIMENSIONS}
    assert not {each.en for each in labels} & {each.en for each in DIMENSIONS}


def test_what_only_many_comparisons_leave_open_says_so(findings):
    row, found = findings.compared.rows[0], findings.compared
    clear = replace(row, gap=Interval(1.0, 0.5, 1.5, 30), verdict="unknown", p=0.2)
    kin = sum(bool(each.outcome.matters) for each in found.rows)
    assert 0 < kin < len(found.rows)
    many = f"{kin} of its kind are compared"
    assert many in verdict_in_words(clear, found).en
    open_one = replace(clear, gap=Interval(1.0, -0.5, 1.5, 30))
    assert many not in verdict_in_words(open_one, found).en


@pytest.mark.parametrize(
    ("matters", "ends", "told"),
    [
        (None, (-0.5, 1.5), "holds 0, so it may be more or less"),
        (1.0, (-0.5, 1.5), "holds 0 as well as the 1 that was agreed to matter"),
        (1.0, (-0.5, 0.9), "alone it would look about the same"),
        (1.0, (0.1, 1.5), "alone it would look like a difference"),
    ],
)
def test_what_cannot_be_told_says_why(findings, matters, ends, told):
    first, found = findings.compared.rows[0], findings.compared
    row = replace(
        first,
        gap=Interval(0.5, *ends, 30, spread=1.0),
        verdict="unknown",
        p=0.2,
        more=10_000,
        outcome=replace(first.outcome, matters=matters),
    )
    opened = replace(found, rows=(row, *found.rows[1:]))
    first_sentence = answer(replace(findings, compared=opened)).en
    for sentence in (verdict_in_words(row, found).en, first_sentence):
        assert told in sentence
        assert "over 10,000 more lucks" in sentence


def test_a_difference_that_nobody_would_notice_is_not_called_better(findings):
    row = next(row for row in findings.compared.rows if row.outcome.name != "worst")
    silent = replace(row.outcome, matters=None, better="higher")
    small = replace(
        row, outcome=silent, base=1000.0, gap=Interval(5.0, 4.0, 6.0, 30), verdict="better"
    )
    assert told_verdict(small, findings.study) == "tiny"
    assert "less than a hundredth" in verdict_in_words(small, findings.compared).en
    assert word_of(small).en == "differs, by little"
    large = replace(small, gap=Interval(50.0, 40.0, 60.0, 30))
    agreed = replace(small, outcome=replace(silent, matters=1.0))
    assert {told_verdict(each, findings.study) for each in (large, agreed)} == {"better"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_level_that_nobody_has_is_unknown_and_not_nought(findings, language):
    first, *rest = findings.compared.rows
    row = replace(first, gap=Interval(), bent=None, level=nan, base=0.39, verdict="too_few")
    found = replace(findings.compared, rows=(row, *rest))
    names = {arm.name: arm.label for arm in findings.study.arms}
    lead = answer(replace(findings, compared=found)).within(language)
    for sentence in (verdict_in_words(row, found).within(language), lead):
        assert names[row.pair.arm].within(language) in sentence
        assert {"zh": "没有对象可量", "en": "nobody to measure"}[language] in sentence
        assert "0.39" in sentence
        assert "–" in sentence
    told = str(Comparison(replace(findings, compared=found)).table(language))
    assert {"zh": "没法比", "en": "not to be compared"}[language] in told
    assert told_verdict(row, findings.study) == "untold"
