"""What each kind of actor put into the project and got out of it."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from sim.charts import PARTIES, Chart, Frames, party
from sim.charts._bars import Bar, panel
from sim.charts._look import PARTY_COLOURS
from sim.charts._numbers import ranges, spread_note
from sim.charts._style import head, note, sheet, shown
from sim.core.card import Card
from sim.core.text import Language, Text
from sim.core.words import say

SIDES = {"put_in_yuan": "charts.put_in", "got_out_yuan": "charts.got_out"}


class WhoPaysWhoGains(Chart):
    """Two columns of bars on one scale, so that nobody's loss is hidden."""

    card = Card(
        title=Text("谁出钱，谁得益", "Who pays and who gains"),
        what=Text(
            "每一类主体从头到尾一共投入多少、得到多少。",
            "What each kind of actor put in and got out over the whole run.",
        ),
        how=Text(
            "左右同一个尺度；竖线是没有项目时的数。",
            "Both sides have one scale; the upright stroke is the figure without the project.",
        ),
        try_this=Text(
            "换一种分法，看得益从谁那里移到了谁那里。",
            "Change the sharing rule and see from whom to whom the gain moves.",
        ),
        source="ledger: named flows by kind of actor",
    )

    def draw(self, frames: Frames, language: Language) -> Figure:
        """Draw what was put in on the left and what was got out on the right."""
        with sheet() as figure:
            head(figure, frames.title, self.card.title, language)
            grid = figure.subplots(1, 2, sharey=True)
            sides = {column: _bars(frames.parties, column, language) for column in SIDES}
            top = max((bar.high for bars in sides.values() for bar in bars), default=0.0)
            for axes, (column, words) in zip(grid, SIDES.items(), strict=True):
                title = say("charts.money", side=say(words)).within(language)
                axes.set_title(shown(title))
                panel(axes, sides[column], 1.02 * top or 1.0, language, lines=2)
            stroke = [say("charts.note_stroke")] if frames.has_twin else []
            spread = spread_note("charts.note_bars", frames.replications)
            note(figure, language, spread, *stroke)
        return figure


def _bars(parties: pd.DataFrame, column: str, language: Language) -> list[Bar]:
    found = {
        arm: ranges(parties[parties["arm"] == arm], "party", column)
        for arm in ("programme", "twin")
    }
    bars = []
    for kind, colour in zip(PARTIES, PARTY_COLOURS, strict=True):
        if kind in found["programme"]:
            _, twin, _ = found["twin"].get(kind, (0.0, 0.0, 0.0))
            name = party(kind).within(language)
            bars.append(Bar(name, *found["programme"][kind], colour, mark=twin))
    return bars
