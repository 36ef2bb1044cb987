"""What a notebook shows by itself."""

from __future__ import annotations

import pytest

from sim.catalogue import CHARTS
from sim.report.shown import Plot, Words


def test_words_are_shown_line_by_line():
    assert repr(Words("一\n二")) == "一\n二"
    assert Words("一") == "一"


@pytest.fixture
def plot(made) -> Plot:
    return Plot("six_dimensions", CHARTS["six_dimensions"]().draw(made(lucks=2), "en"))


def test_a_picture_shows_itself(plot):
    dots, about = plot._repr_png_()
    assert dots == plot.png()
    assert about == {"width": 800}


def test_a_picture_is_saved_by_its_ending(plot, tmp_path):
    assert plot.save(tmp_path / "a.svg").read_bytes() == plot.svg()
    assert plot.save(str(tmp_path / "a.png")).read_bytes() == plot.png()
