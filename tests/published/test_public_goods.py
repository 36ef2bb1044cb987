"""Experiments with public goods: rows C10 to C13 of the validation table.

The game runs in seconds, so nothing here is slow. What is found stands in
`docs/public_goods.md`, written by `python docs/public_goods.py`.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from tests.published.game import (
    FIGURES,
    MISSED,
    MIXES,
    SETTINGS,
    courses,
    measured,
    of_mix,
    of_setting,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def found():
    return courses()


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.key)
def test_each_figure_is_hit_or_is_a_known_miss(found, figure):
    value = measured(found)[figure.key]
    assert figure.hit(value) == (figure.miss is None), value


def test_there_are_enough_sessions(found):
    assert min(course.shape[1] for course in found.values()) >= 20


@pytest.mark.parametrize(("conditional", "free_rider"), MIXES)
def test_c12_giving_declines_and_punishment_holds_it_in_every_mix(conditional, free_rider):
    seen = of_mix(conditional, free_rider)
    assert seen["last"] < 0.6 * seen["start"]
    assert 0.50 <= seen["punished"] <= 0.90


def test_without_free_riders_giving_lasts_longer():
    many, few = of_mix(0.4, 0.4), of_mix(0.8, 0.0)
    assert few["last"] > many["last"]


@pytest.mark.parametrize(("inertia", "norm"), SETTINGS)
def test_c10_c11_c13_over_inertia_and_norm(inertia, norm):
    seen = of_setting(inertia, norm)
    misses = [f.key for f in FIGURES if f.key in seen and not f.hit(seen[f.key])]
    assert tuple(misses) == MISSED.get((inertia, norm), ())


def test_the_page_says_what_is_found():
    at = ROOT / "docs" / "public_goods.py"
    spec = importlib.util.spec_from_file_location("public_goods_page", at)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    written = (ROOT / "docs" / "public_goods.md").read_text(encoding="utf-8")
    assert written == script.page(), "run `python docs/public_goods.py`"
    for name in script.PICTURES:
        for language in ("zh", "en"):
            assert (ROOT / f"docs/pictures/published/{name}_{language}.png").is_file()
