"""Three and more arms in their order, with those that cannot be told apart."""

from __future__ import annotations

from matplotlib.figure import Figure

from sim.charts.comparisons import ComparedFrames, ComparisonChart, Width
from sim.charts.comparisons._arms import name, strokes
from sim.charts.comparisons._found import called, factor, gaps, records
from sim.charts.comparisons._gap import Gap
from sim.charts.comparisons._page import Page, page, range_note
from sim.charts.comparisons._rows import across, around_zero, beside, mark, named_rows
from sim.core.card import Card
from sim.core.text import Language, Text
from sim.core.words import say

LEAST = 3


class LeagueTable(ComparisonChart):
    """An order without a false winner: arms with a common letter are tied."""

    card = Card(
        title=Text("排个队", "The order of the arms"),
        what=Text(
            "几个办法排出先后，分不出高下的标出来。",
            "Several arms in their order, with those marked that cannot be told apart.",
        ),
        how=Text(
            "有相同字母的办法分不出高下；右边是和基准的差别。",
            "Arms with a letter in common cannot be told apart; right: against the baseline.",
        ),
        try_this=Text(
            "加一倍年景，看哪些并列分开了。",
            "Try twice as many lucks: which ties come apart?",
        ),
        source="pairwise paired tests, adjusted; compact letter display, Piepho 2004",
    )

    def fits(self, frames: ComparedFrames) -> bool:
        """Say whether three or more arms were put in order."""
        known = frozenset(frames.league["outcome"])
        return len(frames.arms) >= LEAST and self.main(frames, known) is not None

    def draw(self, frames: ComparedFrames, language: Language, cm: Width = 16) -> Figure:
        """Draw one row an arm, the best on top."""
        at = Page(frames, language, cm)
        outcome = self.main(frames, frozenset(frames.league["outcome"])) or ""
        label, kind = called(frames, outcome)
        some = frames.league[frames.league["outcome"] == outcome]
        rows = records(some.sort_values("place", kind="stable"))
        found, looks = gaps(frames, outcome), strokes(frames)
        matters = (frames.outcomes[outcome].matters or 0.0) * factor(frames, outcome)
        notes = [say("charts.note_ties"), range_note(frames, frames.lucks)]
        notes += [say("charts.note_matters")] if matters else []
        with page(at, self.card, notes, 1.1 * len(rows) + 4.8, about=label) as figure:
            axes = figure.subplots()
            around_zero(axes, matters)
            for place, row in enumerate(rows):
                gap = found.get(row["arm"])
                mark(axes, place, gap or Gap(0.0), looks[row["arm"]])
                words = gap.words(at) if gap else at.say("baseline")
                beside(axes, place, f"{words}\n{at.say('letters', letters=row['letters'])}")
            inches = 2.2 if at.narrow else 5.0
            named_rows(axes, [name(frames, row["arm"], language, inches, 3) for row in rows])
            across(axes, at, at.say("difference", unit=kind))
        return figure
