"""What more money changes, and how much each yuan of it changes."""

from __future__ import annotations

from matplotlib.figure import Figure

from sim.charts._look import INK
from sim.charts._months import upward
from sim.charts.comparisons import ComparedFrames, ComparisonChart, Width
from sim.charts.comparisons._arms import legend
from sim.charts.comparisons._found import called, factor, records
from sim.charts.comparisons._gap import Gap
from sim.charts.comparisons._page import Page, page
from sim.charts.comparisons._rows import across
from sim.charts.comparisons._rungs import rung
from sim.core.card import Card
from sim.core.text import Language, Text
from sim.core.words import say

PORTION = 10_000
"""Effects are told for each so many yuan."""


class BudgetLadder(ComparisonChart):
    """The same arrangement with more and more money."""

    card = Card(
        title=Text("钱多一级，结果多多少", "The budget ladder"),
        what=Text(
            "钱一级一级加上去，结果变多少，每一万元变多少。",
            "Money step by step: what it changes, and what each 10,000 yuan changes.",
        ),
        how=Text(
            "右图往零靠，就是多的钱越来越不顶用；多花的钱分不出是不是零的，不算比值。",
            "Where the right picture nears zero, more money does less; no ratio where the extra "
            "money cannot be told from zero.",
        ),
        try_this=Text(
            "把钱加到三倍，看哪一级以后就不值了。",
            "Treble the money: after which step is it no longer worth it?",
        ),
        source="paired differences; ratio by Fieller 1954",
    )

    def fits(self, frames: ComparedFrames) -> bool:
        """Say whether arms have different money."""
        return self.main(frames, frozenset(frames.ladder["outcome"])) is not None

    def draw(self, frames: ComparedFrames, language: Language, cm: Width = 16) -> Figure:
        """Draw the whole effect and the effect of each portion, by the money spent."""
        at = Page(frames, language, cm)
        outcome = self.main(frames, frozenset(frames.ladder["outcome"])) or ""
        label, kind = called(frames, outcome)
        rows = records(frames.ladder[frames.ladder["outcome"] == outcome])
        times = factor(frames, outcome)
        portion = at.say("each_portion", unit=kind)
        sides = [
            (at.say("difference", unit=kind), ("difference", "low", "high"), times),
            (portion, ("per_yuan", "per_yuan_low", "per_yuan_high"), times * PORTION),
        ]
        notes = [say("charts.note_ladder", n=frames.lucks, sure=frames.sure)]
        with page(at, self.card, notes, 13 if at.narrow else 8, about=label) as figure:
            legend(figure, at)
            for axes, (title, ends, scale) in zip(
                figure.subplots(*((2, 1) if at.narrow else (1, 2))), sides, strict=True
            ):
                axes.set_title(at.fold(title, 6.4, size=20))
                axes.axhline(0, color=INK, linewidth=1.5)
                for row in rows:
                    gap = Gap(*(scale * row[end] for end in ends))
                    rung(axes, at, row["budget_yuan"], gap, row["arm"])
                axes.margins(0.12)
                upward(axes, language)
                across(axes, at, at.say("money_spent"))
        return figure
