"""What players of the public-goods game give and take home, round by round."""

from __future__ import annotations

from matplotlib.figure import Figure

from sim.charts import Chart, Frames
from sim.charts._lines import difference, levels
from sim.charts._months import rounds, upward
from sim.charts._numbers import spread_note
from sim.charts._style import head, note, sheet
from sim.core.card import Card
from sim.core.text import Language, Text
from sim.core.words import say

OUTCOMES = ("contribution_share", "tokens_earned")


class ContributionsByRound(Chart):
    """Two lines with their bands, with and without incentives, and the difference below."""

    card = Card(
        title=Text("逐轮给多少、得多少", "Given and taken home, round by round"),
        what=Text(
            "同样的人，有激励和没有激励，每轮给公共池多少，最后自己手上有多少。",
            "The same players with and without incentives: what they give to the pot in each "
            "round, and what they take home.",
        ),
        how=Text(
            "线是平均，每100个年景有90个落在阴影里；下图是逐个年景相减，所以更窄。",
            "Lines are means, 90 in 100 lucks lie in the band; below, the two sides luck by "
            "luck, one less the other.",
        ),
        try_this=Text(
            "让一半的处罚落到给得多的人头上，看两条线还差多少。",
            "Let half of the fines hit those who give more: how far apart are the lines then?",
        ),
        source="model outcomes; compare Fehr & Gächter 2000",
    )

    def fits(self, frames: Frames) -> bool:
        """Say whether a game was played."""
        return frames.is_game and all(name in frames.outcomes for name in OUTCOMES)

    def draw(self, frames: Frames, language: Language) -> Figure:
        """Draw what is given on the left and what is taken home on the right."""
        rows = 2 if frames.has_twin else 1
        with sheet() as figure:
            head(figure, frames.title, self.card.title, language)
            grid = figure.subplots(
                rows, 2, sharex=True, squeeze=False, height_ratios=[3.0, 1.2][:rows]
            )
            for column, outcome in zip(grid.T, OUTCOMES, strict=True):
                levels(column[0], frames, outcome, language)
                upward(column[0], language)
                if frames.has_twin:
                    difference(column[1], frames, outcome, language)
                    upward(column[1], language)
                rounds(column[-1], frames, language)
            paired = [say("charts.note_paired_game")] if frames.has_twin else []
            spread = spread_note("charts.note_lines", frames.replications)
            players = say("charts.note_players", number=frames.about.players)
            note(figure, language, spread, *paired, below=players)
        return figure
