"""Every picture: drawn in both languages, the same bytes each time, nothing printed over."""

from __future__ import annotations

import matplotlib as mpl
import pytest
from matplotlib.text import Text as Label

from sim.catalogue import CHARTS
from sim.charts import UNITS, Frames
from sim.charts._look import LOOK, PARTY_COLOURS, PROGRAMME, TWIN_NAME
from sim.charts._style import picture
from sim.core.text import LANGUAGES, Text


def words_of(figure) -> set[str]:
    figure.canvas.draw()
    return {label.get_text() for label in figure.findobj(Label) if label.get_text()}


def picture_of(name, made, language, **made_as):
    """Draw a picture of villages, or of players if it shows those."""
    chart = CHARTS[name]()
    frames = made(**made_as)
    return chart.draw(frames if chart.fits(frames) else made(**made_as, game=True), language)


def drawn(figure) -> list[Label]:
    """Give the words that are seen: marks beyond the end of an axis are not."""
    ticks = [
        (tick, sorted(axis.get_view_interval()))
        for axes in figure.axes
        for axis in (axes.xaxis, axes.yaxis)
        for tick in axis.get_major_ticks()
    ]
    beyond = {
        tick.label1
        for tick, (low, high) in ticks
        if not low - 1e-9 <= tick.get_loc() <= high + 1e-9
    }
    return [
        label
        for label in figure.findobj(Label)
        if label.get_text() and label.get_visible() and label not in beyond
    ]


@pytest.mark.parametrize("name", CHARTS.names)
def test_a_picture_is_the_same_file_each_time(name, made):
    first, again = (picture_of(name, made, "zh") for _ in range(2))
    for kind, begin in (("png", b"\x89PNG"), ("svg", b"<?xml")):
        assert picture(first, kind) == picture(again, kind)
        assert picture(first, kind).startswith(begin)


@pytest.mark.parametrize("name", CHARTS.names)
def test_a_picture_names_neither_day_nor_program(name, made):
    drawn = picture(picture_of(name, made, "zh"), "svg")
    assert b"dc:date" not in drawn
    assert b"<text" not in drawn  # letters are paths: no font is needed to see them


@pytest.mark.parametrize("name", CHARTS.names)
@pytest.mark.parametrize(
    "made_as", [{"lucks": 1}, {"twin": False}, {"lucks": 21, "months": 5}, {"months": 120}]
)
def test_a_picture_stands_odd_runs(name, made_as, made):
    assert words_of(picture_of(name, made, "zh", **made_as))


@pytest.mark.parametrize("name", CHARTS.names)
def test_nothing_is_cut_off_or_printed_over_another(name, made):
    for language in LANGUAGES:
        figure = picture_of(name, made, language)
        picture(figure, "png")
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
def test_drawing_leaves_no_trace_outside(name, made):
    before = dict(mpl.rcParams)
    picture(picture_of(name, made, "en"), "png")
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("name", CHARTS.names)
def test_letters_are_large_enough_for_a_projector(name, made):
    figure = picture_of(name, made, "zh")
    figure.canvas.draw()
    dots = {label.get_fontsize() * LOOK["figure.dpi"] / 72 for label in figure.findobj(Label)}
    assert min(dots) >= 20
    assert LOOK["lines.linewidth"] * LOOK["figure.dpi"] / 72 >= 4


def test_what_the_font_lacks_becomes_a_geta_and_dollars_stay_dollars(made):
    figure = CHARTS["six_dimensions"]().draw(made(title="$x^2$ 𠮷"), "zh")
    assert any(words.startswith("$x^2$ 〓 ·") for words in words_of(figure))
    assert picture(figure, "svg")


def test_the_months_carry_their_calendar(made):
    words = words_of(CHARTS["monthly_poverty_income"]().draw(made(), "zh"))
    assert {"第1个月\n2018-06", "12\n2019-05", "36\n2021-05"} <= words
    assert {"贫困发生率（每100人）", "差别（元/年）"} <= words


def test_one_luck_says_that_it_proves_nothing(made):
    for name in CHARTS:
        words = words_of(picture_of(name, made, "en", lucks=1))
        assert any("one luck only" in sentence for sentence in words)


def test_a_game_has_its_own_picture_and_no_other(made):
    fitting = [name for name in CHARTS if CHARTS[name]().fits(made(game=True))]
    assert fitting == ["contributions_by_round"]


def light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("colour", "least"), [(PROGRAMME, 7), (TWIN_NAME, 7), *((c, 4.5) for c in PARTY_COLOURS)]
)
def test_colours_stand_out_from_white(colour, least):
    assert 1.05 / (light(colour) + 0.05) >= least


def test_frames_refuse_a_table_without_its_columns(made):
    whole = made()
    with pytest.raises(ValueError, match="monthly lacks the columns"):
        Frames(
            title=Text("甲", "A"),
            start=(2018, 6),
            project_months=12,
            outcomes={},
            monthly=whole.monthly.drop(columns="value"),
            about=whole.about,
        )


def test_frames_know_the_calendar(made):
    assert [made().calendar(month) for month in (1, 7, 8, 20)] == [
        "2018-06",
        "2018-12",
        "2019-01",
        "2020-01",
    ]


def test_no_unit_is_a_per_cent():
    assert not [name for _, name in UNITS.values() if "%" in name.both()]
