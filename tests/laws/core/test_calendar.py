"""What the calendar promises: the model's months and people's months never drift apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.core.calendar import Calendar, Moment


def test_the_first_month_is_where_the_run_starts():
    moment = Calendar(2018, 3).at(1)
    assert moment == Moment(1, 2018, 3)
    assert (moment.label, moment.quarter, moment.is_january) == ("2018-03", 1, False)
    assert moment.ends_quarter
    assert not moment.is_december


def test_months_before_the_start_count_downwards():
    calendar = Calendar(2018, 1)
    assert calendar.at(0).label == "2017-12"
    assert calendar.at(0).is_december
    assert calendar.at(-23).label == "2016-01"


def test_years_since_2014_grow_by_one_a_year():
    calendar = Calendar(2014, 1)
    assert calendar.at(1).years_since_2014 == 0.0
    assert calendar.at(7).years_since_2014 == 0.5
    assert calendar.at(61).years_since_2014 == 5.0
    assert Calendar(2013, 1).at(1).years_since_2014 == -1.0


@given(year=st.integers(1900, 2100), start=st.integers(1, 12), month=st.integers(-600, 1200))
def test_there_and_back(year, start, month):
    calendar = Calendar(year, start)
    moment = calendar.at(month)
    assert calendar.month_of(moment.year, moment.month_of_year) == month
    following = calendar.at(month + 1)
    if moment.is_december:
        assert (following.year, following.month_of_year) == (moment.year + 1, 1)
    else:
        assert (following.year, following.month_of_year) == (moment.year, moment.month_of_year + 1)
    assert moment.quarter == {1: 1, 2: 2, 3: 3, 4: 4}[-(-moment.month_of_year // 3)]


@pytest.mark.parametrize("month", [0, 13])
def test_a_month_that_no_year_has_is_refused(month):
    with pytest.raises(ValueError, match=str(month)):
        Calendar(2018, month)
