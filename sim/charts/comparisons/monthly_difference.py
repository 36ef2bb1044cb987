"""Outcomes month by month in every arm, and the difference from the baseline below."""

from __future__ import annotations

from matplotlib.figure import Figure

from sim.charts._months import field, months
from sim.charts.comparisons import ComparedFrames, ComparisonChart, Width
from sim.charts.comparisons._arms import legend
from sim.charts.comparisons._found import called
from sim.charts.comparisons._monthly import BANDED, differences, levels
from sim.charts.comparisons._page import Page, page
from sim.core.card import Card
from sim.core.text import Language, Text
from sim.core.words import say


class MonthlyDifference(ComparisonChart):
    """Lines of all arms above, and below what remains when luck is taken off."""

    card = Card(
        title=Text("逐月比", "The difference month by month"),
        what=Text(
            "各个办法从什么时候开始有差别，差别留了多久。",
            "From when on the arms differ, and how long the difference stays.",
        ),
        how=Text(
            "上图是各个办法的平均，下图是同样年景里减去基准的差别。",
            "Above are the means of the arms; below, each less the baseline, luck by luck.",
        ),
        try_this=Text(
            "看项目走了一年以后，差别还在不在。",
            "Look a year after the project has gone: is the difference still there?",
        ),
        source="model outcomes; paired differences under common random numbers",
    )

    def fits(self, frames: ComparedFrames) -> bool:
        """Say whether there are outcomes by month."""
        return bool(self._outcomes(frames))

    def draw(self, frames: ComparedFrames, language: Language, cm: Width = 16) -> Figure:
        """Draw two outcomes side by side, or one in a column."""
        at = Page(frames, language, cm)
        chosen = self._outcomes(frames)[: 1 if at.narrow else 2]
        few = len(frames.arms) <= BANDED
        notes = [say("charts.note_lines" if few else "charts.note_means", n=frames.lucks)]
        notes += [
            say("charts.note_paired_arms" if few else "charts.note_paired_means", sure=frames.sure)
        ]
        with page(at, self.card, notes, 9.5, about=frames.title) as figure:
            legend(figure, at)
            grid = figure.subplots(
                2, len(chosen), sharex=True, squeeze=False, height_ratios=[3.0, 2.0]
            )
            for column, outcome in zip(grid.T, chosen, strict=True):
                label, kind = called(frames, outcome)
                title = at.say("level", label=label, unit=kind)
                column[0].set_title(at.fold(title, cm / len(chosen) - 1.5, size=20))
                levels(column[0], at, outcome)
                field(column[0], frames, language, named=True)
                column[1].set_title(at.say("difference", unit=kind))
                differences(column[1], at, outcome)
                field(column[1], frames, language, named=False)
                months(column[1], frames, language)
        return figure

    def _outcomes(self, frames: ComparedFrames) -> list[str]:
        known = frozenset(frames.monthly["outcome"].unique())
        wanted = frames.asked if self.outcome is None else (self.outcome,)
        return [name for name in wanted if name in known]
