"""How much one may come to regret each arm over futures that nobody can choose."""

from __future__ import annotations

from matplotlib.figure import Figure

from sim.charts._numbers import reach
from sim.charts.comparisons import ComparedFrames, ComparisonChart, Width
from sim.charts.comparisons._arms import name, strokes
from sim.charts.comparisons._found import called, factor, records
from sim.charts.comparisons._gap import Gap
from sim.charts.comparisons._page import Page, page
from sim.charts.comparisons._rows import across, beside, mark, named_rows
from sim.core.card import Card
from sim.core.text import Language, Text
from sim.core.words import say


class RegretTable(ComparisonChart):
    """The worst shortfall of each arm with its range, and how often it is the least."""

    card = Card(
        title=Text("最多会后悔多少", "The most one may regret"),
        what=Text(
            "在想得到的各种情形里，选了这个办法，最多比当时最好的差多少。",
            "Over all futures tried: by how much an arm falls short of the best one at worst.",
        ),
        how=Text(
            "越靠左越稳妥；右边是重抽年景后它后悔最少的次数。",
            "Farther left is safer; right: how often its regret was least with lucks drawn again.",
        ),
        try_this=Text(
            "多加一个不确定的数，看谁的后悔变大。",
            "Add another unknown: whose regret grows?",
        ),
        source="Savage 1951; bootstrap over the whole table",
    )

    def fits(self, frames: ComparedFrames) -> bool:
        """Say whether several futures were tried."""
        return self.main(frames, frozenset(frames.regrets["outcome"])) is not None

    def draw(self, frames: ComparedFrames, language: Language, cm: Width = 16) -> Figure:
        """Draw one row an arm."""
        at = Page(frames, language, cm)
        outcome = self.main(frames, frozenset(frames.regrets["outcome"])) or ""
        label, kind = called(frames, outcome)
        times, looks = factor(frames, outcome), strokes(frames)
        some = frames.regrets[frames.regrets["outcome"] == outcome]
        rows = [row for row in records(some) if row["arm"] in looks]
        notes = [say("charts.note_regret", n=frames.lucks, sure=frames.sure)]
        height = max(1.15 * len(rows), 2.0) + 4.4
        with page(at, self.card, notes, height, about=label) as figure:
            axes = figure.subplots()
            for place, row in enumerate(rows):
                gap = Gap(*(times * row[end] for end in ("regret", "low", "high")))
                mark(axes, place, gap, looks[row["arm"]])
                least = at.say("least_regret", n=f"{100 * row['best_share']:.0f}")
                written = [part for part in reach(gap.mean, gap.low, gap.high, language) if part]
                beside(axes, place, "\n".join([*written, least]))
            inches = 2.0 if at.narrow else 4.0
            named_rows(axes, [name(frames, row["arm"], language, inches, 3) for row in rows])
            most = max(float(some[["regret", "high"]].max().max()) * times, 0.0) or 1.0
            axes.set_xlim(-0.05 * most, 1.08 * most)
            across(axes, at, at.say("level", label=at.say("regret"), unit=kind))
        return figure
