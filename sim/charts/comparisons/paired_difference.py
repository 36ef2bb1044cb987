"""Levels luck by luck, and the difference with its range on an axis of its own."""

from __future__ import annotations

from matplotlib.figure import Figure

from sim.charts._look import GHOST
from sim.charts.comparisons import ComparedFrames, ComparisonChart, Width
from sim.charts.comparisons._arms import name, strokes
from sim.charts.comparisons._found import called, factor, gaps, levels
from sim.charts.comparisons._gap import Gap
from sim.charts.comparisons._page import Page, page, range_note
from sim.charts.comparisons._rows import across, around_zero, beside, dots, mark, named_rows
from sim.core.card import Card
from sim.core.text import Language, Text
from sim.core.words import say


class PairedDifference(ComparisonChart):
    """Both arms with a line for each luck, and what remains when luck is taken off."""

    card = Card(
        title=Text("逐个年景比", "The difference, luck by luck"),
        what=Text(
            "同一个年景里，各个办法各得多少，差多少。",
            "What each arm reaches under the same luck, and by how much they differ.",
        ),
        how=Text(
            "每条细线是一个年景；灰带以内的差别太小，不算数。",
            "A thin line is one luck; differences within the grey band are too small to matter.",
        ),
        try_this=Text(
            "加一倍年景，看差别的范围窄了多少。",
            "Try twice as many lucks: how much narrower does the range get?",
        ),
        source="Gardner & Altman 1986; Ho et al. 2019",
    )

    def fits(self, frames: ComparedFrames) -> bool:
        """Say whether there is a difference to be drawn."""
        return self.main(frames, frames.asked) is not None

    def draw(self, frames: ComparedFrames, language: Language, cm: Width = 16) -> Figure:
        """Draw arms as rows: levels on the left, differences from the baseline on the right."""
        at = Page(frames, language, cm)
        outcome = self.main(frames, frames.asked) or ""
        label, kind = called(frames, outcome)
        arms = list(frames.arms)
        table, found = levels(frames, outcome), gaps(frames, outcome)
        matters = (frames.outcomes[outcome].matters or 0.0) * factor(frames, outcome)
        looks = strokes(frames)
        least = min((gap.n for gap in found.values()), default=frames.lucks)
        notes = [say("charts.note_lucks"), range_note(frames, least)]
        notes += [say("charts.note_matters")] if matters else []
        rows = 0.9 * len(frames.arms)
        height = 2 * rows + 7.2 if at.narrow else max(rows, 2.0) + 4.6
        with page(at, self.card, notes, height, about=label) as figure:
            left, right = figure.subplots(*((2, 1) if at.narrow else (1, 2)))
            names = [name(frames, arm, language, 2.2 if at.narrow else 3.0) for arm in arms]
            heights = [
                dots(left, row, table[arm].to_numpy(), looks[arm]) for row, arm in enumerate(arms)
            ]
            for row, arm in enumerate(arms):
                mark(left, row, Gap(float(table[arm].mean())), looks[arm])
            left.plot(table.T.to_numpy(), heights, color=GHOST, linewidth=0.7, alpha=0.6, zorder=1)
            named_rows(left, names)
            across(left, at, at.say("level", label=at.fold(label, 5), unit=kind))
            around_zero(right, matters)
            for row, arm in enumerate(arms):
                gap = found.get(arm)
                if gap is not None:
                    dots(right, row, (table[arm] - table[frames.baseline]).to_numpy(), looks[arm])
                    mark(right, row, gap, looks[arm])
                beside(right, row, gap.words(at) if gap else at.say("baseline"))
            named_rows(right, names if at.narrow else [""] * len(names))
            across(right, at, at.say("difference", unit=kind))
        return figure
