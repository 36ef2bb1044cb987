"""Poverty and income month by month, with and without the project."""

from __future__ import annotations

from matplotlib.figure import Figure

from sim.charts import Chart, Frames
from sim.charts._lines import difference, levels
from sim.charts._months import field, months
from sim.charts._numbers import spread_note
from sim.charts._style import head, note, sheet
from sim.core.card import Card
from sim.core.text import Language, Text
from sim.core.words import say

OUTCOMES = ("poverty_rate", "income_per_head_yuan")


class MonthlyPovertyIncome(Chart):
    """Two lines with their bands, the project's time shaded, and the difference below."""

    card = Card(
        title=Text("逐月贫困与收入", "Poverty and income month by month"),
        what=Text(
            "年景一样，有项目和没有项目，多少人贫困、收入多高。",
            "How many are poor and what they earn, with and without the project, under one luck.",
        ),
        how=Text(
            "线是平均，每100个年景有90个落在阴影里；下图是逐个年景相减，所以更窄。",
            "Lines are means, 90 in 100 lucks lie in the band; below, the two sides luck by "
            "luck, one less the other.",
        ),
        try_this=Text(
            "把项目期从12个月改成36个月，看差别能留多久。",
            "Let the project last 36 months instead of 12 and see how long the difference stays.",
        ),
        source="model outcomes; paired differences under common random numbers",
    )

    def draw(self, frames: Frames, language: Language) -> Figure:
        """Draw poverty on the left and income on the right."""
        rows = 2 if frames.has_twin else 1
        with sheet() as figure:
            head(figure, frames.title, self.card.title, language)
            grid = figure.subplots(
                rows, 2, sharex=True, squeeze=False, height_ratios=[3.0, 1.2][:rows]
            )
            for column, outcome in zip(grid.T, OUTCOMES, strict=True):
                levels(column[0], frames, outcome, language)
                field(column[0], frames, language, named=True)
                if frames.has_twin:
                    difference(column[1], frames, outcome, language)
                    field(column[1], frames, language, named=False)
                months(column[-1], frames, language)
            paired = [say("charts.note_paired")] if frames.has_twin else []
            spread = spread_note("charts.note_lines", frames.replications)
            pilot = say("charts.note_pilot", number=frames.about.pilot_households)
            note(figure, language, spread, *paired, say("charts.note_real"), below=pilot)
        return figure
