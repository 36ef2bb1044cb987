"""The pictures of a comparison, each in both languages, inside the page itself."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from sim.catalogue import COMPARISON_CHARTS
from sim.charts._style import picture
from sim.charts.comparisons import ComparedFrames, ComparisonChart
from sim.core.text import LANGUAGES, Language
from sim.report.page.blocks import Picture

PLACES = {
    "six": ("six",),
    "gains": ("winners", "flows", "village"),
    "league": ("league",),
    "robust": ("regret", "tornado", "ladder"),
}
"""Where a picture stands, by a word of its name; all others stand with the differences."""
DIFFERENCES = "differences"


def fitting(frames: ComparedFrames) -> list[str]:
    """Name the pictures for which the comparison has numbers."""
    return [name for name, chart in COMPARISON_CHARTS.items() if chart().fits(frames)]


def place_of(name: str) -> str:
    """Say in which section a picture stands.

    >>> place_of("paired_difference"), place_of("village_heat_map")
    ('differences', 'gains')
    """
    for section, words in PLACES.items():
        if any(word in name for word in words):
            return section
    return DIFFERENCES


def pictures(frames: ComparedFrames, section: str, outcome: str) -> Iterator[Picture]:
    """Draw the pictures of a section as lines, to be shown and printed at any size.

    Parameters
    ----------
    frames : ComparedFrames
        The numbers.
    section : str
        The name of a section of the page.
    outcome : str
        Which measure to show where a picture shows one and can show this one.

    Yields
    ------
    Picture
        With the drawing itself in place of an address.
    """
    for name in fitting(frames):
        if place_of(name) == section:
            chart = drawable(name, frames, outcome)
            yield Picture(name, chart.card.title, inside(name, chart, frames))


def drawable(name: str, frames: ComparedFrames, outcome: str) -> ComparisonChart:
    """Give a picture of that measure, or of the first one it can show."""
    chart: type[ComparisonChart] = COMPARISON_CHARTS[name]
    wanted = chart(outcome)
    return wanted if wanted.fits(frames) else chart()


Drawings = dict[tuple[str, str | None], str]
"""What was drawn in one language, by the name of the picture and the measure that it shows."""


def inside(name: str, chart: ComparisonChart, frames: ComparedFrames) -> dict[Language, str]:
    """Draw a picture in every language, once for all pages that show it.

    Parameters
    ----------
    name : str
        What the picture is called on its shelf.
    chart : ComparisonChart
        The picture, with the measure that it shows.
    frames : ComparedFrames
        The numbers.

    Returns
    -------
    dict
        By language the drawing itself in place of an address.
    """
    return {language: drawing(name, chart, frames, language) for language in LANGUAGES}


def drawing(name: str, chart: ComparisonChart, frames: ComparedFrames, language: Language) -> str:
    """Draw a picture in one language, if it is not drawn yet."""
    known = _DRAWN.setdefault(frames, {}).setdefault(language, {})
    if (name, chart.outcome) not in known:
        drawn = picture(chart.draw(frames, language), "svg")
        known[name, chart.outcome] = _inside(drawn)
    return known[name, chart.outcome]


def drawings_of(frames: ComparedFrames, outcome: str, language: Language) -> Drawings:
    """Draw all pictures that `pictures` shows in the sections of a page, in one language."""
    charts = {name: drawable(name, frames, outcome) for name in fitting(frames)}
    return {
        (name, chart.outcome): drawing(name, chart, frames, language)
        for name, chart in charts.items()
    }


def keep_drawings(frames: ComparedFrames, language: Language, drawings: Drawings) -> None:
    """Keep what somebody else drew of the same numbers."""
    _DRAWN.setdefault(frames, {}).setdefault(language, {}).update(drawings)


_DRAWN: WeakKeyDictionary[ComparedFrames, dict[Language, Drawings]] = WeakKeyDictionary()
"""What was drawn, for as long as its numbers are there."""


def _inside(svg: bytes) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg).decode('ascii')}"
