"""The tables: figures computed by hand, and what the screen says of them."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from sim.catalogue import OUTCOMES
from sim.charts import COLUMNS, DIMENSIONS, PARTIES, UNITS, Frames
from sim.core.text import LANGUAGES, Text
from sim.report.printed import screen
from sim.report.tables import HEADLINES, dimensions, flat, outcomes, parties, tables


@pytest.fixture
def small(made) -> Frames:
    """Two lucks, two months: rates .50 and .40 with, .60 and .60 without at the end."""
    rates = {("programme", 1): 0.5, ("programme", 2): 0.4, ("twin", 1): 0.6, ("twin", 2): 0.6}
    monthly = [
        (arm, luck, month, "poverty_rate", rate if month == 2 else 0.7)
        for (arm, luck), rate in rates.items()
        for month in (1, 2)
    ]
    six = [
        (arm, luck, month, name, 50.0 + 10 * (arm == "programme") * (month - 1))
        for arm, luck in rates
        for month in (1, 2)
        for name in DIMENSIONS
    ]
    money = [
        (arm, luck, "government", 100.0 * luck * (arm == "programme"), 30.0) for arm, luck in rates
    ]
    return Frames(
        title=Text("甲", "A"),
        start=(2018, 6),
        project_months=2,
        outcomes={"poverty_rate": (Text("贫困发生率", "headcount ratio"), "share of people")},
        monthly=pd.DataFrame(monthly, columns=COLUMNS["monthly"]),
        dimensions=pd.DataFrame(six, columns=COLUMNS["dimensions"]),
        parties=pd.DataFrame(money, columns=COLUMNS["parties"]),
        about=made().about,
    )


def test_shares_are_shown_per_hundred_and_compared_in_pairs(small):
    (row,) = outcomes(small).rows
    assert row.unit.en == "people per 100"
    cells = row.cells
    assert cells["programme"].mean == pytest.approx(45)
    assert cells["twin"].mean == pytest.approx(60)
    assert cells["difference"].mean == pytest.approx(-15)  # −10 in the one luck, −20 in the other
    assert outcomes(small, month=1).rows[0].cells["difference"].identical


def test_dimensions_stand_beside_start_and_twin(small):
    table = dimensions(small)
    assert [row.key for row in table.rows] == list(DIMENSIONS)
    cells = table.rows[0].cells
    assert [cells[c].mean for c in ("start", "programme", "twin", "difference")] == [50, 60, 50, 10]
    assert "end of the project: month 2; start: month 1" in table.title.en


def test_six_dimensions_are_those_of_the_project_s_last_month(small):
    short = replace(small, project_months=1)
    assert [row.cells["programme"].mean for row in dimensions(short).rows] == [50] * 6
    assert short.six_months == (1, 1)
    assert replace(small, project_months=60).six_months == (1, 2)


def test_each_heading_says_who_and_how_many(small):
    households, six, payments = (table.title for table in tables(small))
    assert "70户" in households.zh
    assert "70 households" in households.en
    assert "6个村" in six.zh
    assert "6 villages" in six.en
    assert "26个村、720户" in payments.zh
    assert "26 villages with 720 households" in payments.en


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_comes_first_and_the_caution_last(language, small):
    lines = screen(small, language).splitlines()
    assert small.about.place.within(language) in lines[0]
    assert lines[1].endswith(small.about.question.within(language))
    assert lines[-1].endswith(small.about.caution.within(language))


def test_parties_show_what_was_put_in_got_out_and_the_net_gain(small):
    (row,) = parties(small).rows
    cells = row.cells
    assert cells["put_in_programme"].mean == 150
    assert cells["got_out_programme"].mean == 30
    assert cells["net_difference"].mean == -150  # (30 − 150) − (30 − 0)
    assert cells["got_out_difference"].identical


def test_a_flat_table_has_a_column_a_number(small):
    (row,) = flat(outcomes(small)).to_dict("records")
    assert row["outcomes"] == "poverty_rate"
    assert row["unit_zh"] == "每100人"
    assert row["difference_mean"] == pytest.approx(-15)
    assert row["difference_note"] == "too few"


def test_too_few_lucks_and_identical_arms_are_said_in_words(small):
    assert "年景太少" in screen(small, "zh")
    assert "-15.0\n" in screen(small, "en").replace("      2", "")
    first = small.monthly.assign(value=0.5)
    same = Frames(small.title, (2018, 6), 1, small.outcomes, first, about=small.about)
    assert "identical in all" in screen(same, "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shape", [{}, {"lucks": 1}, {"lucks": 5}, {"twin": False}])
@pytest.mark.parametrize("width", [60, 88, 120])
def test_the_screen_fits_and_every_terminal_can_show_it(language, shape, width, made):
    text = screen(made(**shape), language, width)
    assert text.encode("gbk")
    cells = [len(line.encode("gbk")) for line in text.splitlines()]  # Chinese takes two of each
    assert max(cells) <= width
    if language == "en":
        assert not re.search(r"[\u3000-\u9fff]", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_share_is_a_per_cent(language, made):
    left = screen(made(), language).replace("95%", "")
    assert "%" not in left


def test_without_a_twin_nothing_is_compared(made):
    text = screen(made(twin=False), "en")
    assert "without" not in text
    assert "difference" not in text.lower()


def test_what_is_empty_is_left_out(made):
    whole = made()
    bare = Frames(whole.title, (2018, 6), 12, whole.outcomes, whole.monthly, about=whole.about)
    assert [table.name for table in tables(bare)] == ["outcomes"]
    assert screen(bare, "zh")


def test_six_dimensions_that_were_not_measured_in_the_twin_are_said_so(made):
    whole = made()
    six = whole.dimensions[whole.dimensions["arm"] == "programme"]
    some = Frames(whole.title, (2018, 6), 12, whole.outcomes, whole.monthly, six, about=whole.about)
    assert "not measured" in screen(some, "en")


def test_every_outcome_has_a_unit_that_can_be_shown():
    assert [name for name, outcome in OUTCOMES.items() if outcome.unit not in UNITS] == []


def test_headlines_are_outcomes():
    assert [name for name in HEADLINES if name not in OUTCOMES] == []


def test_each_party_has_one_row(made):
    assert [row.key for row in parties(made()).rows] == list(PARTIES)
