"""The numbers drawn of a comparison are the numbers given."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from matplotlib.patches import PathPatch, Rectangle

from sim.catalogue import COMPARISON_CHARTS as CHARTS
from sim.charts._paired import difference
from sim.charts.comparisons import BANDS
from sim.charts.comparisons._arms import strokes
from sim.charts.comparisons._bands import SHADES
from sim.core.text import Text
from tests.laws.charts.compared import compared, missing
from tests.laws.charts.test_charts import light, words_of
from tests.laws.charts.test_comparisons import numbers_in

TWO, THREE, SIX = compared(2), compared(3, method="morris"), compared(6, method="sobol")


def figure_of(name, made, **wanted):
    return CHARTS[name](**wanted).draw(made, "en")


def lines_of(axes):
    return [line.get_xydata() for line in axes.get_lines()]


def told(words, *wanted, within):
    """Say whether a sentence holds just these numbers, as closely as they are written."""
    return any(
        len(found) == len(wanted) and np.allclose(found, wanted, rtol=0, atol=within)
        for found in map(numbers_in, words)
    )


def test_the_monthly_lines_are_the_means_and_their_differences():
    above, below = figure_of("monthly_difference", TWO, outcome="poverty_rate").axes
    table = TWO.monthly[TWO.monthly["outcome"] == "poverty_rate"]
    means = 100 * table.groupby(["arm", "month"])["value"].mean()
    lines = lines_of(above)
    np.testing.assert_allclose(lines[0][:, 1], means["yanliu"].to_numpy())
    np.testing.assert_allclose(lines[1][:, 1], means["alone"].to_numpy())
    gap = (means["alone"] - means["yanliu"]).to_numpy()
    drawn = [line[:, 1] for line in lines_of(below) if len(line) == len(gap)]
    assert any(np.allclose(line, gap) for line in drawn)


def test_the_six_scores_stand_in_the_table():
    words = words_of(figure_of("six_dimensions_compared", TWO))
    last = TWO.dimensions[TWO.dimensions["month"] == 12]
    wide = last.set_index(["dimension", "replication", "arm"])["value"].unstack("arm")
    for _, scores in wide.groupby(level="dimension"):
        assert told(words, scores["yanliu"].mean(), within=0.05)
        gap = difference(scores["alone"].to_numpy(), scores["yanliu"].to_numpy())
        level = scores["alone"].mean()
        assert told(words, level, gap.mean, gap.low, gap.high, within=0.051)


def test_a_dimension_that_was_not_measured_is_not_known():
    assert "not known" in words_of(figure_of("six_dimensions_compared", missing()))


def test_ribbons_are_as_wide_as_the_money():
    figure = figure_of("money_flows", TWO)
    given = TWO.flows[TWO.flows["arm"] == "yanliu"].groupby(["source", "target"])["yuan"].mean()
    paths = [patch for patch in figure.axes[0].patches if isinstance(patch, PathPatch)]
    corners = [patch.get_path().vertices[:, 1] for patch in paths]
    widths = sorted(float(y[4] - y[3]) for y in corners)
    np.testing.assert_allclose(
        np.array(widths) / sum(widths), np.sort(given.to_numpy()) / given.sum(), rtol=1e-9
    )


def test_all_arms_have_one_scale_of_money():
    figure = figure_of("money_flows", SIX)
    boxes = [
        {patch.get_height() for patch in axes.patches if isinstance(patch, Rectangle)}
        for axes in figure.axes[:6]
    ]
    common = set.intersection(*boxes)
    assert common  # what an organisation gives is the same in all


def test_village_tiles_are_the_paired_differences():
    words = words_of(figure_of("village_heat_map", TWO))
    assert {"−70.0", "−140", "−1,750"} <= words
    assert {"8,000", "10,250"} <= words


def test_a_village_without_numbers_has_a_dash():
    assert "–" in words_of(figure_of("village_heat_map", missing()))


def test_regrets_are_written_with_their_ranges():
    words = words_of(figure_of("regret_table", THREE))
    assert told(words, 1.0, 0.8, 1.3, 33, 100, within=0.051)


@pytest.mark.parametrize(
    ("made", "first", "numbers"),
    [
        (TWO, "unknown number 6", (-7.0, 7.0)),
        (THREE, "unknown number 6", (60.0, 60.0)),
        (SIX, "unknown number 6", (60.0, 60.0)),
    ],
)
def test_what_matters_most_stands_on_top(made, first, numbers):
    figure = figure_of("tornado", made)
    labels = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert labels[0].replace("\n", " ").startswith(first)
    assert told(words_of(figure), *numbers, within=0.051)


@pytest.mark.parametrize("made", [THREE, SIX])
def test_luck_has_its_own_bar(made):
    figure = figure_of("tornado", made)
    assert "luck" in [label.get_text() for label in figure.axes[0].get_yticklabels()]


def test_bands_fill_the_hundred():
    axes = figure_of("winners_and_losers", TWO).axes[0]
    bars = [p for p in axes.patches if isinstance(p, Rectangle)]
    rows = TWO.bands.groupby(["group", "item"]).ngroups
    assert len(bars) == len(BANDS) * rows
    np.testing.assert_allclose(sum(bar.get_width() for bar in bars), 100 * rows)


def test_losses_are_hatched_and_gains_are_not():
    for band, shade in SHADES.items():
        assert bool(shade.hatch) == band.startswith("loss")
    grounds = [light(shade.ground) for band, shade in SHADES.items() if not shade.hatch]
    assert grounds == sorted(grounds)


def test_the_league_keeps_order_and_letters():
    figure = figure_of("league_table", THREE)
    labels = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert [label[0] for label in labels] == ["③", "②", "①"]
    assert any(words.endswith("letters: ab") for words in words_of(figure))


def test_the_ladder_stands_where_the_money_is():
    left, right = figure_of("budget_ladder", THREE).axes
    row = THREE.ladder.iloc[0]
    points = [line[0] for line in lines_of(left) if len(line) == 1]
    assert any(np.allclose(p, (row["budget_yuan"], 100 * row["difference"])) for p in points)
    points = [line[0] for line in lines_of(right) if len(line) == 1]
    assert any(np.allclose(p, (row["budget_yuan"], 1e6 * row["per_yuan"])) for p in points)


def test_a_ratio_that_cannot_be_told_is_not_drawn():
    blank = THREE.ladder.assign(per_yuan=np.nan, per_yuan_low=np.nan, per_yuan_high=np.nan)
    _, right = figure_of("budget_ladder", replace(THREE, ladder=blank)).axes
    assert [line for line in lines_of(right) if len(line) == 1] == []


def test_pictures_without_their_table_do_not_fit():
    bare = replace(
        TWO,
        **{
            name: getattr(TWO, name).iloc[:0]
            for name in ("monthly", "dimensions", "flows", "villages", "bands", "regrets")
        },
        indices=TWO.indices.iloc[:0],
        league=TWO.league.iloc[:0],
        ladder=TWO.ladder.iloc[:0],
    )
    assert [name for name, chart in CHARTS.items() if chart().fits(bare)] == ["paired_difference"]


def test_the_notes_say_how_sure_the_ranges_are():
    words = words_of(figure_of("paired_difference", replace(TWO, confidence=0.9)))
    assert any("90%" in sentence for sentence in words)


def test_one_arm_alone_can_be_drawn():
    one = compared(1)
    fitting = [name for name, chart in CHARTS.items() if chart().fits(one)]
    assert {"money_flows", "six_dimensions_compared"} <= set(fitting)
    for name in fitting:
        assert words_of(figure_of(name, one))


def test_an_outcome_and_an_arm_can_be_asked_for():
    words = words_of(figure_of("paired_difference", THREE, outcome="income"))
    assert any("income per head" in sentence for sentence in words)
    figure = CHARTS["winners_and_losers"](arm="equal").draw(THREE, "en", 8)
    assert any("Equal shares" in sentence for sentence in words_of(figure))
    assert not CHARTS["paired_difference"](outcome="nothing").fits(TWO)


def test_a_village_is_named_if_it_has_a_name():
    named = replace(TWO, places={0: Text("刘岗村", "Liugang")})
    assert "Liugang" in words_of(figure_of("village_heat_map", named))


def test_only_the_villages_that_move_most_are_shown():
    some = pd.concat(
        [TWO.villages.assign(village=TWO.villages["village"] + 26 * n) for n in range(3)]
    )
    words = words_of(figure_of("village_heat_map", replace(TWO, villages=some)))
    assert any("40 villages" in sentence for sentence in words)
    assert len([w for w in words if w.startswith("village ")]) == 40


def test_no_two_arms_bear_the_same_number():
    many = replace(TWO, arms={f"arm_{n}": Text(str(n), str(n)) for n in range(14)})
    tags = [look.tag for look in strokes(many).values()]
    assert len(set(tags)) == 14
    assert tags[0] == "①"
