"""All arms in order, with ties; and how much one may come to regret each of them."""

from __future__ import annotations

from collections.abc import Iterator

from sim.charts import unit
from sim.charts.comparisons import ComparedFrames
from sim.core.words import say
from sim.report.page.blocks import Block, Cell, Grid, figure, gap, word
from sim.report.page.tables import records

TWO = 2


def league(frames: ComparedFrames | None) -> Iterator[Block]:
    """Lay three and more arms out in order; those that share a letter cannot be told apart."""
    if frames is None or len(frames.arms) <= TWO:
        return
    for outcome in dict.fromkeys(frames.league["outcome"].tolist()):
        counted = frames.outcomes[outcome]
        factor, called = unit(counted.unit)
        means = frames.runs[frames.runs["outcome"] == outcome].groupby("arm")["value"].mean()
        some = frames.league[frames.league["outcome"] == outcome].sort_values("place")
        rows = tuple(
            (
                Cell(frames.arms[row["arm"]]),
                Cell(figure(float(means[row["arm"]]), factor)),
                Cell(word(str(row["letters"]))),
            )
            for row in records(some)
        )
        title = say("page.league_title", what=counted.label, unit=called)
        heads = tuple(say(f"page.head_{name}") for name in ("arm", "mean", "tie"))
        yield Grid(f"league_{outcome}", title, heads, rows, (say("page.league_note"),))


def regret(frames: ComparedFrames | None) -> Iterator[Block]:
    """Lay out how far each arm may fall behind the best one where nobody knows what will be."""
    if frames is None:
        return
    for outcome in dict.fromkeys(frames.regrets["outcome"].tolist()):
        counted = frames.outcomes[outcome]
        factor, called = unit(counted.unit)
        rows = tuple(
            (
                Cell(frames.arms[row["arm"]]),
                gap(row["regret"], row["low"], row["high"], factor, sign=False),
                Cell(figure(row["best_share"], 100.0)),
            )
            for row in records(frames.regrets[frames.regrets["outcome"] == outcome])
        )
        title = say("page.regret_title", what=counted.label, unit=called)
        heads = tuple(say(f"page.head_{name}") for name in ("arm", "regret", "best_share"))
        yield Grid(f"regret_{outcome}", title, heads, rows, (say("page.regret_note"),))
