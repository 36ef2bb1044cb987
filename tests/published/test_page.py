"""The page of hits and misses is what the kept results say, and its pictures can be drawn."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from sim.charts._letters import GETA, glyphs
from tests.published.figures import FIGURES
from tests.published.measure import PATH

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "docs"))

import validation  # noqa: E402 a script beside its page
import validation_pictures  # noqa: E402

TOLD = json.loads(PATH.read_text(encoding="utf-8"))


def test_the_page_is_current():
    assert validation.PAGE.read_text(encoding="utf-8") == validation.page(TOLD)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.key)
def test_every_figure_was_measured_and_is_hit_or_an_explained_miss(figure):
    mean = TOLD[validation.PARTS.get(figure.row, "defaults")][figure.key][0]
    assert figure.hit(mean) == (figure.miss is None)
    assert figure.words or not figure.miss, "reports tell what is missed in words with units"


def test_reports_quote_what_the_page_says():
    assert validation.QUOTED.read_text(encoding="utf-8") == validation.summary(TOLD)


@pytest.mark.parametrize("name", validation_pictures.PICTURES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_picture_is_there_and_its_words_can_be_set(name, language):
    assert (validation.FOLDER / f"{name}_{language}.png").is_file()
    figure = validation_pictures.PICTURES[name](TOLD, language)
    words = [text.get_text() for axes in figure.axes for text in [*axes.texts, axes.title]]
    words += [figure.get_suptitle(), figure.get_supxlabel()]
    assert GETA not in "".join(words)
    assert glyphs()
