"""Who gains and who loses, in five bands: by decile of income, by household, by actor."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from sim.charts import PARTIES, party
from sim.charts._look import SMALL
from sim.charts.comparisons import BANDS, ComparedFrames, ComparisonChart, Width
from sim.charts.comparisons._arms import name
from sim.charts.comparisons._bands import DECILES, bars, handles, tenth
from sim.charts.comparisons._key import below_heading
from sim.charts.comparisons._page import Page, page
from sim.core.card import Card
from sim.core.text import Language, Text
from sim.core.words import say

GAP = 0.6


class WinnersAndLosers(ComparisonChart):
    """Bars of a hundred in five bands: a mean hides who loses."""

    card = Card(
        title=Text("谁多得，谁少得", "Who gains and who loses"),
        what=Text(
            "同样的年景里，和基准比，每一层的户里多少户多得，多少户少得。",
            "Under the same luck, against the baseline: how many in each layer gain or lose.",
        ),
        how=Text(
            "每一条是100户（主体是100个年景）；斜线和网格是少得的。",
            "Each bar is 100 households (of actors, 100 lucks); hatched are those who lose.",
        ),
        try_this=Text(
            "换一种分法，看最穷的那一层里少得的多了还是少了。",
            "Change the sharing rule: do more or fewer of the poorest tenth lose?",
        ),
        source="households paired with themselves; bands as in tax-benefit models",
    )

    def fits(self, frames: ComparedFrames) -> bool:
        """Say whether households or actors were held against themselves."""
        return bool(len(frames.bands))

    def draw(self, frames: ComparedFrames, language: Language, cm: Width = 16) -> Figure:
        """Draw one panel an arm; a column has room for one."""
        at = Page(frames, language, cm)
        arms = [self.one_arm(frames)] if at.narrow else list(frames.others)
        table = frames.bands.set_index(["arm", "group", "item", "band"])["share"].unstack("band")
        table = table.reindex(columns=list(BANDS)).fillna(0.0)
        rows = _rows(at, table)
        places = [at_row + GAP * group for at_row, (group, *_) in enumerate(rows)]
        inches = (cm - 3.4) / len(arms)
        notes = [say("charts.note_bands", base=frames.arms[frames.baseline])]
        told = frozenset(frames.bands.loc[frames.bands["group"] != "actor", "arm"])
        lost = not told.issuperset(arms)
        notes += [say("charts.note_other_villages")] if lost else []
        with page(at, self.card, notes, 0.42 * len(rows) + 4.2, about=frames.title) as figure:
            below_heading(figure, *handles(at), 2 if at.narrow else 5)
            panels = figure.subplots(1, len(arms), sharey=True, squeeze=False)[0]
            for axes, arm in zip(panels, arms, strict=True):
                axes.set_title(name(frames, arm, language, inches, 3), fontsize=SMALL)
                keys = [(arm, group, item) for _, group, item, _ in rows]
                bars(axes, table.reindex(keys).fillna(0.0), places, inches)
                axes.set_xlabel(at.say("of_hundred"), fontsize=SMALL)
            panels[0].set_ylim(places[-1] + 0.6, -0.6)
            panels[0].set_yticks(places, [word for *_, word in rows], fontsize=SMALL)
        return figure


def _rows(at: Page, table: pd.DataFrame) -> list[tuple[int, str, str, str]]:
    """List the rows in order: number of the group, its name, the item, and what it is called."""
    here = {(group, item) for _, group, item in table.index.to_list()}
    tenths = [("decile", str(d), tenth(at, d)) for d in range(DECILES)]
    homes = [("household", "all", at.say("homes_all"))]
    actors = [("actor", kind, party(kind).within(at.language)) for kind in PARTIES]
    groups = enumerate((tenths, homes, actors))
    return [(g, *row) for g, group in groups for row in group if row[:2] in here]
