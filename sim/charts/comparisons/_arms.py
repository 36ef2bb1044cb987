"""How each arm looks: colour, dash and mark, so that grey paper tells them apart as well."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from sim.charts._look import SMALL
from sim.charts.comparisons import ComparedFrames
from sim.charts.comparisons._fold import fold
from sim.charts.comparisons._key import below_heading
from sim.charts.comparisons._page import Page
from sim.core.text import Language


@dataclass(frozen=True, slots=True)
class Stroke:
    """The colour of an arm's lines, their dashes, and the mark of its points."""

    colour: str
    dash: Any
    mark: str
    tag: str = ""


TAGS = "①②③④⑤⑥⑦⑧⑨⑩"
"""An arm's own number; looks begin again, numbers never do."""
# each lighter than the one before; whatever is more than these begins again, otherwise dashed
STROKES = (
    Stroke("#000000", "-", "o"),
    Stroke("#1F3A93", (0, (6, 2)), "s"),
    Stroke("#A8410B", (0, (2, 1.5)), "^"),
    Stroke("#0B8573", (0, (6, 1.5, 1.5, 1.5)), "D"),
    Stroke("#D26FA5", (0, (1, 1)), "v"),
    Stroke("#E6A817", (0, (9, 2, 2, 2, 2, 2)), "P"),
)
MORE = "X<>p*h"
"""Marks of the arms after those."""


def strokes(frames: ComparedFrames) -> dict[str, Stroke]:
    """Give each arm its look; the baseline has the first."""
    return {arm: _look(at) for at, arm in enumerate(frames.arms)}


def _look(at: int) -> Stroke:
    """Give the look of an arm by its place; colours come again, with other dashes and marks."""
    turn, of_turn = divmod(at, len(STROKES))
    tag = TAGS[at] if at < len(TAGS) else f"({at + 1})"
    own = replace(STROKES[of_turn], tag=tag)
    if not turn:
        return own
    dash = STROKES[(of_turn + 2 * turn) % len(STROKES)].dash
    return replace(own, dash=dash, mark=MORE[(at - len(STROKES)) % len(MORE)])


def name(
    frames: ComparedFrames, arm: str, language: Language, inches: float, lines: int = 2
) -> str:
    """Write an arm's name with its number, in lines of that width."""
    words = f"{strokes(frames)[arm].tag} {frames.arms[arm].within(language)}"
    return fold(words, inches, SMALL, lines)


def legend(figure: Figure, page: Page) -> None:
    """Name all arms in one or several columns below the heading."""
    frames = page.frames
    columns = 1 if page.narrow else min(len(frames.arms), 3)
    handles = [
        Line2D([], [], color=look.colour, linestyle=look.dash, marker=look.mark, markersize=10)
        for look in strokes(frames).values()
    ]
    inches = (page.cm - 0.4) / columns - 1.3
    names = [name(frames, arm, page.language, inches) for arm in frames.arms]
    below_heading(figure, handles, names, columns)
