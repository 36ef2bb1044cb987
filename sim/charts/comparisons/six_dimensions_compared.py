"""The six dimensions of sustainability of all arms: a radar, and the numbers beside it."""

from __future__ import annotations

from matplotlib.figure import Figure

from sim.charts import DIMENSIONS, named
from sim.charts.comparisons import ComparedFrames, ComparisonChart, Width
from sim.charts.comparisons._arms import legend, strokes
from sim.charts.comparisons._cells import Cell, grid
from sim.charts.comparisons._page import Page, page, range_note
from sim.charts.comparisons._radar import polygon, web
from sim.charts.comparisons._six import RANGED, last_scores, score
from sim.core.card import Card
from sim.core.text import Language, Text
from sim.core.words import say


class SixDimensionsCompared(ComparisonChart):
    """A radar for the eye and a table for the mind: areas in a radar mislead."""

    card = Card(
        title=Text("可持续性六个方面对比", "Six dimensions compared"),
        what=Text(
            "六个方面各个办法各得几分。",
            "How each arm scores in each of the six dimensions.",
        ),
        how=Text(
            "离中心越远越好，0到100分；看角上的点，别看面积；数在表里。",
            "Farther out is better, 0 to 100; look at the corners, not the area; numbers beside.",
        ),
        try_this=Text(
            "找出哪个方面换了办法以后掉得最多。",
            "Find the dimension that falls most when the arrangement changes.",
        ),
        source="S P, sustainability assessment",
    )

    def fits(self, frames: ComparedFrames) -> bool:
        """Say whether the six dimensions were measured."""
        return bool(frames.dimensions["value"].notna().any())

    def draw(self, frames: ComparedFrames, language: Language, cm: Width = 16) -> Figure:
        """Draw the radar on the left and the table on the right."""
        at = Page(frames, language, cm)
        month, table = last_scores(frames)
        notes = [say("charts.note_dimensions", month=named(month))]
        many = len(frames.arms) > RANGED
        notes += [] if many else [range_note(frames, frames.lucks, "note_span")]
        with page(at, self.card, notes, 15 if at.narrow else 9.5, about=frames.title) as figure:
            legend(figure, at)
            wide = {"width_ratios": [5, 8] if many else [7, 8]}
            shape = {"height_ratios": [5, 7]} if at.narrow else wide
            left, right = figure.subplots(*((2, 1) if at.narrow else (1, 2)), gridspec_kw=shape)
            words = {name: at.say(f"dimension_{name}") for name in DIMENSIONS}
            web(left, [at.fold(word, 1.45) for word in words.values()])
            for arm, look in strokes(frames).items():
                polygon(left, table[arm].groupby("dimension").mean(), look)
            heads = [Cell(look.tag) for look in strokes(frames).values()]
            rows = [
                [Cell(score(at, table, name, arm)) for arm in frames.arms] for name in DIMENSIONS
            ]
            names = [at.fold(word, 1.5 if many else 1.7, lines=3) for word in words.values()]
            grid(right, names, heads, rows)
        return figure
