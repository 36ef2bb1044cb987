"""A sheet to draw on, its heading and note, the bundled font, and the file it becomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from matplotlib import font_manager, rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font
from matplotlib.layout_engine import ConstrainedLayoutEngine

from sim.charts._look import LOOK
from sim.core.text import Language, Text
from sim.core.words import say

FONT = Path(__file__).parent / "fonts" / "CollabsimSansSC-Regular.otf"
Kind = Literal["png", "svg"]
GETA = "〓"
"""What Chinese printers set where a character is missing from the case."""
METADATA: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
}


@cache
def glyphs() -> frozenset[str]:
    """Give every character that the bundled font can draw, and make the font known."""
    font_manager.fontManager.addfont(FONT)
    return frozenset(map(chr, FT2Font(FONT).get_charmap()))


def shown(text: str) -> str:
    """Put a 〓 in the place of what the font cannot draw, so that no empty box appears."""
    return "".join(sign if sign in glyphs() or sign == "\n" else GETA for sign in text)


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
