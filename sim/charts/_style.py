"""A sheet to draw on, its heading and note, and the file it becomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Literal

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from sim.charts._letters import glyphs, shown
from sim.charts._look import LOOK
from sim.core.text import Language, Text
from sim.core.words import say

Kind = Literal["png", "svg"]
METADATA: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
}


@contextmanager
def sheet(width: float = 16, height: float = 9) -> Iterator[Figure]:
    """Give an empty figure of that many inches at 100 dots each, in our look.

    What is drawn on it is laid out and then kept in its place: laying out again moves it a little.
    """
    glyphs()
    with rc_context(LOOK):
        layout = ConstrainedLayoutEngine()
        figure = Figure(figsize=(width, height), layout=layout)
        FigureCanvasAgg(figure)
        yield figure
        layout.execute(figure)
        figure.set_layout_engine("none")


def head(figure: Figure, scenario: Text, title: Text, language: Language) -> None:
    """Write scenario and picture above everything, from the left."""
    words = say("charts.head", scenario=scenario, picture=title).within(language)
    figure.suptitle(shown(words), x=0.012, ha="left")


def note(figure: Figure, language: Language, *sentences: Text, below: Text | None = None) -> None:
    """Write below everything how to read the picture; what is `below` gets a line of its own."""
    gap = "" if language == "zh" else " "
    words = gap.join(sentence.within(language) for sentence in sentences)
    words += f"\n{below.within(language)}" if below else ""
    figure.supxlabel(shown(words), x=0.012, ha="left")


def picture(figure: Figure, kind: Kind, options: Mapping[str, Any] | None = None) -> bytes:
    """Turn a figure into a file's bytes, the same each time."""
    target = BytesIO()
    glyphs()
    with rc_context(LOOK):
        figure.savefig(target, format=kind, metadata=METADATA[kind], **(options or {}))
    return target.getvalue()
