"""Every picture of a comparison: the numbers given, in both languages, on any paper."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from types import SimpleNamespace

import matplotlib as mpl
import pytest
from PIL import Image

from sim.catalogue import COMPARISON_CHARTS as CHARTS
from sim.charts._letters import glyphs
from sim.charts._look import LOOK
from sim.charts._paper import printed
from sim.charts._style import picture
from sim.charts.comparisons import ComparedFrames
from sim.charts.comparisons._arms import STROKES, strokes
from sim.charts.comparisons._fold import fold, width
from sim.core.text import LANGUAGES
from tests.laws.charts.compared import compared, identical, missing
from tests.laws.charts.test_charts import drawn, light, words_of

MADE = {
    "two": compared(2),
    "three": compared(3, method="morris"),
    "six": compared(6, method="sobol"),
    "identical": identical(),
    "missing": missing(),
    "few": compared(2, 5),
}
SIX_FIRST = [MADE["six"], *MADE.values()]
USUAL = {
    *(("two", 16, "zh"), ("two", 8, "en"), ("three", 16, "en"), ("six", 16, "zh")),
    *(("six", 8, "en"), ("identical", 16, "zh"), ("missing", 16, "en"), ("few", 8, "zh")),
}
CASES = [
    pytest.param(
        *(name, made, cm, language),
        id=f"{name}-{kind}-{cm}-{language}",
        marks=[] if (kind, cm, language) in USUAL else [pytest.mark.slow],
    )
    for name, chart in CHARTS.items()
    for kind, made in MADE.items()
    if chart().fits(made)
    for cm in (8, 16)
    for language in LANGUAGES
]


@pytest.mark.parametrize(("name", "made", "cm", "language"), CASES)
def test_nothing_is_cut_off_or_printed_over_another(name, made, cm, language):
    figure = CHARTS[name]().draw(made, language, cm)
    figure.canvas.draw()
    boxes = [(label.get_text(), label.get_window_extent()) for label in drawn(figure)]
    assert [word for word, box in boxes if box.x0 < 0 or box.x1 > figure.bbox.x1] == []
    assert [word for word, box in boxes if box.y0 < 0 or box.y1 > figure.bbox.y1] == []
    over = [
        (one, two)
        for at, (one, box) in enumerate(boxes)
        for two, other in boxes[at + 1 :]
        if box.shrunk(0.9, 0.8).overlaps(other.shrunk(0.9, 0.8))
    ]
    assert over == []


@pytest.mark.parametrize("name", CHARTS.names)
def test_a_picture_is_the_same_file_each_time(name):
    made = MADE["three"]
    first, again = (CHARTS[name]().draw(made, "zh") for _ in range(2))
    assert picture(first, "png") == picture(again, "png")
    drawn_as_paths = picture(first, "svg")
    assert drawn_as_paths == picture(again, "svg")
    assert b"dc:date" not in drawn_as_paths
    assert b"<text" not in drawn_as_paths


@pytest.mark.parametrize("name", CHARTS.names)
def test_every_picture_fits_something_and_says_where_it_comes_from(name):
    fitting = [made for made in MADE.values() if CHARTS[name]().fits(made)]
    assert fitting
    for language in LANGUAGES:
        words = words_of(CHARTS[name]().draw(fitting[0], language))
        source = fitting[0].source.within(language)
        assert any(sentence.endswith(source) for sentence in words)


@pytest.mark.parametrize("name", CHARTS.names)
@pytest.mark.parametrize("cm", [8, 16])
def test_paper_gets_its_centimetres_at_300_dots_an_inch(name, cm):
    figure = CHARTS[name]().draw(MADE["three"], "en", cm)
    page = Image.open(io.BytesIO(printed(figure)))
    assert abs(page.width - cm / 2.54 * 300) <= 1
    assert round(page.info["dpi"][0]) == 300
    smallest = min(label.get_fontsize() for label in drawn(figure))
    assert smallest / 2.54 >= 6  # points on paper


@pytest.mark.parametrize("name", CHARTS.names)
def test_letters_are_large_enough_for_a_projector(name):
    chart = CHARTS[name]()
    figure = chart.draw(next(made for made in SIX_FIRST if chart.fits(made)), "zh")
    assert min(label.get_fontsize() for label in drawn(figure)) * LOOK["figure.dpi"] / 72 >= 20


@pytest.mark.parametrize("name", CHARTS.names)
def test_drawing_leaves_no_trace_outside(name):
    before = dict(mpl.rcParams)
    picture(CHARTS[name]().draw(MADE["two"], "en"), "png")
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("name", CHARTS.names)
def test_hostile_names_are_only_letters(name):
    figure = CHARTS[name]().draw(MADE["six"], "en")
    assert picture(figure, "svg")
    for label in drawn(figure):
        assert not label.get_parse_math()
        assert set(label.get_text()) <= glyphs() | {"\n"}


def test_arms_differ_in_grey_in_dash_and_in_mark():
    levels = [116 * max(light(look.colour), 1e-9) ** (1 / 3) - 16 for look in STROKES]
    assert all(next_one - one >= 8 for one, next_one in pairwise(levels))
    assert len({str(look.dash) for look in STROKES}) == len(STROKES)
    assert len({look.mark for look in STROKES}) == len(STROKES)


def test_looks_begin_again_where_there_are_many_arms_but_numbers_never_do():
    many = SimpleNamespace(arms=dict.fromkeys("abcdefghijklmn"))
    looks = list(strokes(many).values())
    assert looks[len(STROKES)].colour == looks[0].colour
    assert len({look.tag for look in looks}) == len(looks)
    twelve = looks[: 2 * len(STROKES)]
    assert len({(look.colour, str(look.dash)) for look in twelve}) == len(twelve)
    assert len({look.mark for look in twelve}) == len(twelve)


def test_long_words_are_folded_and_cut():
    for text in ("a" * 500, "word " * 90, "很长的名字。" * 50):
        lines = fold(text, 3.0, 16, 3).split("\n")
        assert len(lines) == 3
        assert all(width(line, 16) <= 3.0 * 72 for line in lines)
        assert lines[-1].endswith("…")
    assert fold("short", 3.0, 16) == "short"


def test_frames_refuse_a_table_without_its_columns():
    made = MADE["two"]
    with pytest.raises(ValueError, match="runs lacks the columns"):
        ComparedFrames(
            title=made.title,
            source=made.source,
            arms=made.arms,
            outcomes=made.outcomes,
            start=(2018, 6),
            project_months=12,
            runs=made.runs.drop(columns="value"),
            differences=made.differences,
        )


def numbers_in(words: str) -> list[float]:
    """Read the numbers of a sentence back."""
    found = re.findall(r"[-+]?\d[\d,]*\.?\d*", words.replace("−", "-"))
    return [float(number.replace(",", "")) for number in found]


def test_the_paired_difference_is_the_one_that_was_given():
    made = MADE["two"]
    words = words_of(CHARTS["paired_difference"]().draw(made, "en"))
    row = made.differences[made.differences["outcome"] == "poverty_rate"].iloc[0]
    wanted = [100 * row["difference"], 100 * row["low"], 100 * row["high"]]
    assert any(
        len(found) == 3 and all(abs(a - b) <= 0.051 for a, b in zip(found, wanted, strict=True))
        for found in map(numbers_in, words)
    )


def test_what_is_identical_is_said_to_be():
    assert "identical" in words_of(CHARTS["paired_difference"]().draw(MADE["identical"], "en"))


def test_few_lucks_have_no_range():
    words = words_of(CHARTS["paired_difference"]().draw(MADE["few"], "en"))
    assert any("no likely range" in sentence for sentence in words)
