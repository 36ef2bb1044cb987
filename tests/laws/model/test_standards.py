"""Poverty lines: two series that are never spliced, exact to the yuan in their years."""

from __future__ import annotations

import numpy as np
import pytest

from sim.core.calendar import Calendar
from sim.world.nation import County
from sim.world.settings.weather import Weather
from sim.world.standards import set_standards


def standards(year: int, month: int = 1) -> tuple[float, float, float]:
    county, weather = County(2), Weather(2)
    set_standards(county, weather, Calendar(year, month).at(1))
    assert len(np.unique(county.line)) == 1
    return float(county.price[0]), float(county.line[0]), float(county.exit_standard[0])


@pytest.mark.parametrize(
    ("year", "line"),
    [(2010, 2300), (2011, 2536), (2012, 2625), (2013, 2736), (2014, 2800), (2015, 2855),
     (2016, 2952), (2017, 2952), (2018, 2995), (2019, 3218)],
)  # fmt: skip
def test_the_survey_line_is_the_published_one(year, line):
    assert standards(year)[1] == line


def test_the_exit_standard_is_another_series():
    assert [standards(year)[2] for year in (2014, 2019, 2020)] == [2800, 3747, 4000]


def test_no_series_jumps_to_the_other():
    line_2019, line_2020 = standards(2019)[1], standards(2020)[1]
    assert line_2020 == pytest.approx(line_2019 * 1.02)


def test_prices_double_in_35_years_and_stand_still_when_time_does():
    assert standards(2049)[0] == pytest.approx(2.0, rel=0.001)
    calendar = Calendar(2018, 6)
    still = [calendar.held_at_start(calendar.at(month)) for month in (-35, 1, 100)]
    assert len({moment.years_since_2014 for moment in still}) == 1
    assert [moment.month_of_year for moment in still] == [6, 6, 9]


def lived(month: int, *, held: bool = False) -> float:
    county, weather, calendar = County(1), Weather(1), Calendar(2018, 6)
    moment = calendar.at(month)
    set_standards(county, weather, calendar.held_at_start(moment) if held else moment)
    return float(county.line_lived[0])


def test_the_line_lived_passes_from_one_year_to_the_next_month_by_month():
    december_2018 = 7
    assert lived(december_2018) == 2995
    steps = np.diff([lived(december_2018 + month) for month in range(13)])
    assert steps == pytest.approx([(3218 - 2995) / 12] * 12)
    assert lived(december_2018 + 12) == 3218


def test_what_was_lived_while_time_stood_still_had_the_line_of_the_start():
    assert {lived(month) for month in range(1, 8)} == {2995}
    assert {lived(month, held=True) for month in (-35, 0, 20, 100)} == {2995}


def test_standing_is_judged_by_the_line_of_the_months_lived(village_life):
    make, live, _ = village_life
    world = make(nations=2, villages=4, each=50)
    live(world, 25)
    h = world.household
    of_household = world.village.county[h.village]
    per_head = 12.0 * h.income_mean.astype(np.float64) / h.size
    assert world.moment.is_january
    assert (world.county.line_lived < world.county.line).all()
    assert (h.poor == (per_head < world.county.line_lived[of_household])).all()
