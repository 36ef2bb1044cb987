"""The six dimensions of sustainability: with the project, without it, and at the start."""

from __future__ import annotations

from matplotlib.figure import Figure

from sim.charts import DIMENSIONS, Chart, Frames, named, unit
from sim.charts._bars import Bar, panel
from sim.charts._letters import shown
from sim.charts._look import GHOST, PROGRAMME, TWIN
from sim.charts._numbers import ranges, spread_note
from sim.charts._style import head, note, sheet
from sim.core.card import Card
from sim.core.text import Language, Text
from sim.core.words import say


class SixDimensions(Chart):
    """Three bars a dimension, since a score alone says nothing."""

    card = Card(
        title=Text("可持续性六个方面", "Sustainability in six dimensions"),
        what=Text(
            "六个方面各得几分，和开始时、没有项目时放在一起比。",
            "How each of six dimensions scores, beside the start and no project at all.",
        ),
        how=Text(
            "每个方面0到100分；柱是平均，每100个年景有90个落在细线里。",
            "Each from 0 to 100; bars are means, 90 in 100 lucks lie on the thin line.",
        ),
        try_this=Text(
            "把孵化的工时拿掉，看哪个方面掉得最多。",
            "Take the hours for incubation away and see which dimension falls most.",
        ),
        source="S P, sustainability assessment",
    )

    def draw(self, frames: Frames, language: Language) -> Figure:
        """Draw six small panels, one a dimension."""
        table = frames.dimensions.dropna(subset="value")
        first, last = frames.six_months
        rows = (
            (say("charts.with_project"), "programme", last, {"colour": PROGRAMME}),
            (say("charts.without_project"), "twin", last, {"colour": TWIN, "hatch": "//"}),
            (say("charts.at_start"), "programme", first, {"colour": GHOST, "filled": False}),
        )
        with sheet() as figure:
            head(figure, frames.title, self.card.title, language)
            for axes, name in zip(figure.subplots(3, 2).T.flat, DIMENSIONS, strict=True):
                here = table[table["dimension"] == name]
                bars: list[Bar] = []
                for words, arm, month, look in rows:
                    some = here[(here["arm"] == arm) & (here["month"] == month)]
                    found = ranges(some, "dimension", "value").values()
                    bars.extend(Bar(words.within(language), *spread, **look) for spread in found)
                label, points = say(f"charts.dimension_{name}"), unit("points")[1]
                title = say("charts.level", label=label, unit=points).within(language)
                axes.set_title(shown(title))
                panel(axes, bars, (0, 100), language)
            shares = {"number": frames.about.pilot_villages, "first": named(first)}
            months = say("charts.note_six", **shares, last=named(last))
            spread = spread_note("charts.note_bars", frames.replications)
            note(figure, language, months, spread, below=frames.six_note)
        return figure
