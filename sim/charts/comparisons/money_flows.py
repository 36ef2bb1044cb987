"""Whose money goes where, by way of the project or past it, arm by arm."""

from __future__ import annotations

from matplotlib.figure import Figure

from sim.charts import unit
from sim.charts.comparisons import ComparedFrames, ComparisonChart, Width
from sim.charts.comparisons._arms import name
from sim.charts.comparisons._page import Page, page
from sim.charts.comparisons._sankey import sankey
from sim.charts.comparisons._scale import common_scale
from sim.core.card import Card
from sim.core.text import Language, Text
from sim.core.words import say


class MoneyFlows(ComparisonChart):
    """Ribbons as thick as the money, on one scale for all arms."""

    card = Card(
        title=Text("钱从哪里来，到哪里去", "Where money comes from and goes"),
        what=Text(
            "每一类主体的钱，经过项目账户或者不经过，到了谁手里。",
            "To whom the money of each kind of actor goes, by way of the project or past it.",
        ),
        how=Text(
            "带子越宽钱越多；各个办法同一个尺度；左边是出钱的，右边是收钱的。",
            "The wider a ribbon the more money, one scale for all; givers left, takers right.",
        ),
        try_this=Text(
            "把政府的钱减半，看谁收到的少了。",
            "Halve the government's money and see who receives less.",
        ),
        source="ledger: payments between kinds of actor",
    )

    def fits(self, frames: ComparedFrames) -> bool:
        """Say whether money moved between kinds of actor."""
        return bool((frames.flows["yuan"] > 0).any())

    def draw(self, frames: ComparedFrames, language: Language, cm: Width = 16) -> Figure:
        """Draw one panel an arm, two in a row."""
        at = Page(frames, language, cm)
        columns = 1 if at.narrow else 2
        rows = -(-len(frames.arms) // columns)
        keys = ["arm", "source", "target"]
        means = frames.flows.groupby(keys)["yuan"].sum() / max(frames.lucks, 1)
        scale = common_scale(means)
        notes = [say("charts.note_flows", n=frames.lucks, unit=unit("yuan")[1])]
        with page(at, self.card, notes, 5.4 * rows + 1.6, about=frames.title) as figure:
            grid = figure.subplots(rows, columns, squeeze=False).flatten()
            for axes in grid:
                axes.set(xticks=[], yticks=[], frame_on=False)
            for axes, arm in zip(grid, frames.arms, strict=False):
                axes.set_title(name(frames, arm, language, cm / columns - 1.2, 1), fontsize=18)
                if arm in means.index:
                    sankey(axes, at, means.loc[arm], scale)
        return figure
