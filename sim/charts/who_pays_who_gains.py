"""What the project makes each kind of actor put in and get out."""

from __future__ import annotations

from matplotlib.figure import Figure

from sim.charts import PARTIES, Chart, Frames, party, unit
from sim.charts._bars import Bar, panel
from sim.charts._letters import shown
from sim.charts._look import PARTY_COLOURS
from sim.charts._numbers import spread_note
from sim.charts._paired import LEAST
from sim.charts._payments import SIDES, Found, alone, paired
from sim.charts._style import head, note, sheet
from sim.core.card import Card
from sim.core.text import Language, Text
from sim.core.words import say


class WhoPaysWhoGains(Chart):
    """Three columns of bars on one scale, so that nobody's loss is hidden."""

    card = Card(
        title=Text("谁出钱，谁得益", "Who pays and who gains"),
        what=Text(
            "因为有项目，每一类主体多投入多少、多得到多少。",
            "What each kind of actor puts in and gets out because of the project.",
        ),
        how=Text(
            "同样的年景里，有项目的数减没有项目的数；三列同一个尺度，往左是负的。",
            "With project less without, luck by luck; three columns, one scale; left is negative.",
        ),
        try_this=Text(
            "换一种分法，看得益从谁那里移到了谁那里。",
            "Change the sharing rule and see from whom to whom the gain moves.",
        ),
        source="ledger: named flows by kind of actor",
    )

    def draw(self, frames: Frames, language: Language) -> Figure:
        """Draw what was put in, what was got out, and the one less the other."""
        found = paired(frames) if frames.has_twin else alone(frames)
        sides = {name: _bars(found[name], language) for name in SIDES}
        every = [bar for bars in sides.values() for bar in bars]
        low = min([0.0, *(bar.low for bar in every)])
        high = max([0.0, *(bar.high for bar in every)])
        room = 0.03 * (high - low) or 1.0
        key = "charts.note_money_paired" if frames.has_twin else "charts.note_money"
        about = frames.about
        money = say(key, villages=about.villages, households=about.households)
        with sheet() as figure:
            head(figure, frames.title, self.card.title, language)
            grid = figure.subplots(1, len(SIDES), sharey=True)
            for axes, (name, words) in zip(grid, SIDES.items(), strict=True):
                title = say("charts.level", label=say(words), unit=unit("yuan")[1])
                axes.set_title(shown(title.within(language)))
                panel(axes, sides[name], (low - room, high + room), language, lines=2)
            note(figure, language, money, below=_spread_note(frames))
        return figure


def _spread_note(frames: Frames) -> Text:
    if not frames.has_twin or frames.replications == 1:
        return spread_note("charts.note_bars", frames.replications)
    key = "charts.note_bars_few" if frames.replications < LEAST else "charts.note_bars_paired"
    return say(key, n=frames.replications, least=LEAST)


def _bars(found: Found, language: Language) -> list[Bar]:
    return [
        Bar(party(kind).within(language), *found[kind], colour)
        for kind, colour in zip(PARTIES, PARTY_COLOURS, strict=True)
        if kind in found
    ]
