"""The brief: the measure that was asked, losers and costs with ranges, checks counted in words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sim.core.text import LANGUAGES, Text
from sim.lab.findings import begin_study, finish_study
from sim.lab.gains import gains_of
from sim.lab.households import ALL
from sim.lab.workers import Here
from sim.report.comparison import Comparison
from sim.report.page.brief import Brief, brief_of
from tests.laws.lab.tiny import longer

NOTHING = Text("", "")


@pytest.fixture(scope="module")
def findings(tmp_path_factory):
    asked = longer(14, "project.grant_yuan=900000", lucks=20, project=12)
    return finish_study(begin_study(asked, tmp_path_factory.mktemp("brief")), Here())


@pytest.fixture(scope="module")
def brief(findings) -> Brief:
    return brief_of(findings, gains_of(findings), NOTHING)


def test_its_picture_is_of_what_was_asked(findings, brief):
    assert brief.outcome == findings.study.outcomes[0].name


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_loses_is_told_with_ranges(findings, brief, language):
    bands = gains_of(findings).bands
    lost = bands[(bands["decile"] == ALL) & (bands["band"] == "loss")].iloc[0]
    assert lost["low"] < lost["value"] < lost["high"]
    told = "\n".join(text.within(language) for text in brief.losers)
    each = re.findall(r"likely .*? to|可能.*?到", told)
    assert len(each) >= 3


def test_two_bands_together_have_a_range_of_their_own(findings):
    bands = gains_of(findings).bands
    whole = bands[bands["decile"] == ALL].set_index("band")
    for sum_of, parts in {
        "gain": ("gain_large", "gain_small"),
        "loss": ("loss_small", "loss_large"),
    }.items():
        some = whole.loc[list(parts)]
        assert whole.loc[sum_of, "value"] == pytest.approx(some["value"].sum())
        width = whole.loc[sum_of, "high"] - whole.loc[sum_of, "low"]
        assert 0.0 <= width <= (some["high"] - some["low"]).sum() + 1e-12


def test_a_single_check_is_told_in_the_singular(findings, brief):
    (check,) = findings.checks
    assert "one check passed" in brief.sure.en
    assert "自查1项，通过了" in brief.sure.zh
    failed = replace(findings, checks=(replace(check, good=False),))
    assert "one check failed" in brief_of(failed, gains_of(findings), NOTHING).sure.en
    twice = replace(findings, checks=(check, check))
    assert "2 of 2 checks" in brief_of(twice, gains_of(findings), NOTHING).sure.en


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "多稳住一户的花费"), ("en", "The cost of each further")]
)
def test_the_screen_says_what_a_household_costs(findings, language, words):
    told = str(Comparison(findings).table(language))
    assert words in told
