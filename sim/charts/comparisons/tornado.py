"""Which unknown moves the difference, or the outcome, most."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from sim.charts.comparisons import ComparedFrames, ComparisonChart, Width
from sim.charts.comparisons._found import called, factor, unmoved
from sim.charts.comparisons._key import below_heading
from sim.charts.comparisons._page import Page, page
from sim.charts.comparisons._rows import across, named_rows
from sim.charts.comparisons._storm import storm_of
from sim.charts.comparisons._tornado import looks, tornado
from sim.core.card import Card
from sim.core.text import Language, Text
from sim.core.words import say

MOST = 12


class Tornado(ComparisonChart):
    """A tornado: the unknown that moves most on top."""

    card = Card(
        title=Text("哪个不确定的数最要紧", "What drives the result"),
        what=Text(
            "一个一个地改不确定的数，看结果动多少。",
            "How far the result moves with each number that nobody knows.",
        ),
        how=Text(
            "条越长越要紧，最要紧的在最上面；细线是可能范围。",
            "The longer the bars the more it matters, the most on top; lines are likely ranges.",
        ),
        try_this=Text("先去把最上面那个数查准。", "Go and find out the number on top first."),
        source="one at a time; Morris 1991, Campolongo et al. 2007; Saltelli et al. 2010",
    )

    def fits(self, frames: ComparedFrames) -> bool:
        """Say whether unknowns were varied."""
        return self.main(frames, frozenset(frames.indices["outcome"])) is not None

    def draw(self, frames: ComparedFrames, language: Language, cm: Width = 16) -> Figure:
        """Draw one row an unknown."""
        at = Page(frames, language, cm)
        outcome = self.main(frames, frozenset(frames.indices["outcome"])) or ""
        label, kind = called(frames, outcome)
        some, arm = self._chosen(frames, outcome)
        storm = storm_of(some, factor(frames, outcome), unmoved(frames, outcome, arm))
        order, method = storm.order[:MOST], storm.method
        notes = [say(f"charts.note_{method}", arm=frames.arms[arm])]
        left = len(storm.found) - len(order)
        notes += [say("charts.note_unknowns_left", n=left)] if left else []
        with page(at, self.card, notes, 0.85 * len(order) + 5.0, about=label) as figure:
            axes = figure.subplots()
            patches = tornado(axes, at, storm, order)
            keys = [at.say(f"index_{index}") for index, _ in looks(method)]
            below_heading(figure, patches, keys, 1 if at.narrow else 2)
            words = [frames.unknowns.get(name) or at.say("noise") for name in order]
            named_rows(axes, [at.fold(word, 2.4 if at.narrow else 5.0, lines=3) for word in words])
            across(axes, at, at.say(f"axis_{method}", unit=kind))
        return figure

    def _chosen(self, frames: ComparedFrames, outcome: str) -> tuple[pd.DataFrame, str]:
        """Give the rows of one arm: the one asked for, or the first that is no baseline."""
        some = frames.indices[frames.indices["outcome"] == outcome]
        here = frozenset(some["arm"])
        arms = [name for name in (*frames.others, frames.baseline) if name in here]
        arm = self.arm if self.arm in here and self.arm else arms[0]
        return some[some["arm"] == arm], arm
