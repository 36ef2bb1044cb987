"""Every village as a row: its level in the baseline, and what each arm changes."""

from __future__ import annotations

from matplotlib.figure import Figure

from sim.charts.comparisons import ComparedFrames, ComparisonChart, Width
from sim.charts.comparisons._arms import strokes
from sim.charts.comparisons._cells import grid
from sim.charts.comparisons._found import called, factor
from sim.charts.comparisons._page import Page, page
from sim.charts.comparisons._tiles import headed, key, most_moved, tiles, village
from sim.core.card import Card
from sim.core.text import Language, Text
from sim.core.words import say

MOST = 40
"""More villages than these are not all shown, but those that move most."""
A_COLUMN = 12
"""Up to so many villages stand in one column of the page."""


class VillageHeatMap(ComparisonChart):
    """Tiles with their numbers, so that no colour has to be guessed; a table, not a map."""

    card = Card(
        title=Text("各村冷热图", "Village by village"),
        what=Text(
            "每个村在基准里多少，换了办法差多少。",
            "How each village stands in the baseline, and what another arm changes.",
        ),
        how=Text(
            "颜色越深变得越多；加号、减号和数字说明往哪边变。",
            "The deeper the colour the larger the change; sign and number say which way.",
        ),
        try_this=Text(
            "找出变化和全县相反的村。",
            "Find villages that move against the mean of all.",
        ),
        source="model outcomes by village; paired differences under common random numbers",
    )

    def fits(self, frames: ComparedFrames) -> bool:
        """Say whether villages were counted."""
        return self.main(frames, frozenset(frames.villages["outcome"])) is not None

    def draw(self, frames: ComparedFrames, language: Language, cm: Width = 16) -> Figure:
        """Draw villages as rows, in two columns of the page if there are many."""
        at = Page(frames, language, cm)
        outcome = self.main(frames, frozenset(frames.villages["outcome"])) or ""
        label, kind = called(frames, outcome)
        some = frames.villages[frames.villages["outcome"] == outcome]
        means = some.groupby(["village", "arm"])["value"].mean() * factor(frames, outcome)
        levels = means.unstack("arm").reindex(columns=list(frames.arms))
        moved = levels.sub(levels[frames.baseline], axis=0)
        kept = most_moved(moved.drop(columns=frames.baseline), MOST)
        blocks = 1 if at.narrow or len(kept) <= A_COLUMN else 2
        long = -(-len(kept) // blocks)
        notes = [say("charts.note_villages", unit=kind, n=frames.lucks)]
        notes += [say("charts.note_most", n=MOST)] if len(levels) > MOST else []
        notes += [say("charts.note_other_villages")] if levels.isna().all().any() else []
        most = float(moved.abs().max().max()) or 1.0
        with page(at, self.card, notes, 0.5 * long + 5.2, about=label) as figure:
            key(figure, at, most)
            panels = figure.subplots(1, blocks, squeeze=False)[0]
            for number, axes in enumerate(panels):
                rows = kept[number * long : (number + 1) * long]
                heads = list(headed(at, [look.tag for look in strokes(frames).values()]))
                names = [village(at, row) for row in rows]
                grid(axes, names, heads, tiles(at, levels, rows, most))
                axes.set_ylim(long, -1)
        return figure
