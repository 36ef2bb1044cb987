"""The brief as a page to print, and as a long picture for messengers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import matplotlib.image
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from sim.catalogue import COMPARISON_CHARTS
from sim.charts._letters import glyphs
from sim.charts._look import GHOST, INK, LOOK, PROGRAMME
from sim.charts._style import picture
from sim.charts.comparisons import ComparedFrames
from sim.charts.comparisons._fold import fold
from sim.core.text import Language
from sim.core.words import say
from sim.report.harmless import harmless
from sim.report.page.blocks import Picture
from sim.report.page.brief import Brief, headed
from sim.report.page.page import render
from sim.report.page.pictures import Drawings, drawing, inside

CHART = "paired_difference"
WIDTH, EDGE = 10.8, 0.5
"""Inches at 100 dots each: 1,080 dots, as wide as a telephone shows."""
TITLE, BODY, LEAD, SMALL = 26, 19, 24, 15
SPACING, POINTS_AN_INCH = 1.5, 72
MOST_LINES = 40


def brief_page(brief: Brief, frames: ComparedFrames, language: Language) -> str:
    """Write the brief as an HTML page that prints on one sheet of A4, in both languages."""
    return render(
        "brief.html",
        language,
        title=brief.title,
        brief=brief,
        parts=headed(brief),
        pictures=list(_inside(frames, brief.outcome)),
    )


def drawing_of_brief(frames: ComparedFrames, outcome: str, language: Language) -> Drawings:
    """Draw the picture of the page `brief_page` in one language."""
    chart = COMPARISON_CHARTS[CHART](outcome)
    if not chart.fits(frames):
        return {}
    return {(CHART, chart.outcome): drawing(CHART, chart, frames, language)}


def _inside(frames: ComparedFrames, outcome: str) -> Iterator[Picture]:
    chart = COMPARISON_CHARTS[CHART](outcome)
    if chart.fits(frames):
        yield Picture(CHART, chart.card.title, inside(CHART, chart, frames))


@dataclass(frozen=True, slots=True)
class _Lines:
    """Some lines of one size, with the room below them, in inches."""

    text: str
    size: float
    colour: str = INK
    below: float = 0.12

    @property
    def height(self) -> float:
        lines = self.text.count("\n") + 1
        return lines * self.size * SPACING / POINTS_AN_INCH + self.below


def brief_picture(brief: Brief, frames: ComparedFrames, language: Language) -> bytes:
    """Draw the brief as one long picture, 1,080 dots wide, without a browser.

    Parameters
    ----------
    brief : Brief
        What it says.
    frames : ComparedFrames
        What its picture is made of.
    language : str
        `zh` or `en`.

    Returns
    -------
    bytes
        A PNG, the same bytes each time.
    """
    glyphs()
    chart = _chart(frames, brief.outcome, language)
    above, below = list(_above(brief, language)), list(_below(brief, language))
    room = WIDTH - 2 * EDGE
    tall = room * chart.shape[0] / chart.shape[1] + 0.3 if chart is not None else 0.0
    height = 2 * EDGE + sum(lines.height for lines in (*above, *below)) + tall
    with rc_context(LOOK):
        figure = Figure(figsize=(WIDTH, height))
        FigureCanvasAgg(figure)
        at = _write(figure, above, EDGE, height)
        if chart is not None:
            box = (
                EDGE / WIDTH,
                1 - (at + tall - 0.15) / height,
                room / WIDTH,
                (tall - 0.3) / height,
            )
            axes = figure.add_axes(box)
            axes.imshow(chart, interpolation="lanczos")
            axes.set_axis_off()
        _write(figure, below, at + tall, height)
    return picture(figure, "png")


def _chart(frames: ComparedFrames, outcome: str, language: Language):  # type: ignore[no-untyped-def]  # noqa: ANN202 dots
    chart = COMPARISON_CHARTS[CHART](outcome)
    if not chart.fits(frames):
        return None
    drawn = picture(chart.draw(frames, language, 8), "png")
    return matplotlib.image.imread(BytesIO(drawn))


def _write(figure: Figure, lines: list[_Lines], at: float, height: float) -> float:
    for each in lines:
        words = {"fontsize": each.size, "color": each.colour, "linespacing": SPACING * 0.83}
        figure.text(EDGE / WIDTH, 1 - at / height, each.text, va="top", **words)  # type: ignore[arg-type]
        at += each.height
    return at


def _above(brief: Brief, language: Language) -> Iterator[_Lines]:
    yield _folded(brief.title.within(language), TITLE)
    asked = say("page.asked").within(language)
    gap = "：" if language == "zh" else ": "
    yield _folded(f"{asked}{gap}{brief.question.within(language)}", BODY, GHOST)
    yield _folded(brief.answer.within(language), LEAD, PROGRAMME, 0.2)


def _below(brief: Brief, language: Language) -> Iterator[_Lines]:
    for head, texts in headed(brief):
        yield _folded(head.within(language), LEAD, PROGRAMME, 0.06)
        for number, text in enumerate(texts):
            last = number == len(texts) - 1
            yield _folded(text.within(language), BODY, INK, 0.3 if last else 0.08)
    yield _folded(brief.source.within(language), SMALL, GHOST)


def _folded(text: str, size: float, colour: str = INK, below: float = 0.12) -> _Lines:
    room = WIDTH - 2 * EDGE
    return _Lines(fold(harmless(text), room, size, MOST_LINES), size, colour, below)
