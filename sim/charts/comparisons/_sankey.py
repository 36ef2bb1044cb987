"""Money from those who give, by way of the project, to those who take."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from sim.charts import PARTIES, party
from sim.charts._look import INK, PARTY_COLOURS
from sim.charts._numbers import exact
from sim.charts.comparisons._page import Page
from sim.charts.comparisons._ribbons import THICK, Node, box, ribbon
from sim.charts.comparisons._scale import APART, MIDDLE, SLOT

COLOURS = dict(zip(PARTIES, PARTY_COLOURS, strict=True))
Place = tuple[float, Node, str]


def sankey(axes: Axes, page: Page, flows: pd.Series[float], scale: float) -> None:
    """Draw the flows of one arm, yuan by source and target, a yuan as high as `scale`."""
    axes.set(xlim=(-0.62, 1.62), ylim=(1.0, 0.0))
    axes.set(xticks=[], yticks=[], frame_on=False)
    ways = zip(flows.index.to_list(), flows.to_list(), strict=True)
    found = {(str(ends[0]), str(ends[1])): float(yuan) for ends, yuan in ways if yuan > 0.0}
    gives, takes = (_column(found, side, scale) for side in (0, 1))
    for ends in sorted(found, key=_order):
        (x0, one, _), (x1, other, _) = gives[ends[0]], takes[ends[1]]
        tall = scale * found[ends]
        y = (one.next("out", tall), other.next("in", tall))
        ribbon(axes, (x0 + THICK / 2, x1 - THICK / 2), y, tall, COLOURS.get(ends[0], INK))
    through = max((s[MIDDLE] for s in (gives, takes) if MIDDLE in s), key=_tall, default=None)
    sides = [pair for side in (gives, takes) for pair in side.items() if pair[0] != MIDDLE]
    for name, place in [*sides, *([(MIDDLE, through)] if through else [])]:
        words = f"{_called(page, name)}\n{exact(place[1].height / scale, page.language)}"
        box(axes, place, words, COLOURS.get(name, INK))


def _tall(place: Place) -> float:
    return place[1].height


def _order(ends: tuple[str, str]) -> tuple[int, int]:
    """Put what passes through the project first, so that ribbons cross less."""
    order = [MIDDLE, *PARTIES]
    return order.index(ends[0]), order.index(ends[1])


def _column(found: dict[tuple[str, str], float], side: int, scale: float) -> dict[str, Place]:
    """Place the boxes of those who give (0, left) or take (1, right); the project is between."""
    sums: dict[str, float] = {}
    for ends, yuan in found.items():
        sums[ends[side]] = sums.get(ends[side], 0.0) + yuan
    places: dict[str, Place] = {}
    if MIDDLE in sums:
        places[MIDDLE] = (0.5, Node(0.14, scale * sums[MIDDLE]), "center")
    top = 0.02
    for name in PARTIES:
        if name in sums:
            tall = scale * sums[name]
            node = Node(top + max(SLOT - tall, 0.0) / 2, tall)
            places[name] = (float(side), node, ("right", "left")[side])
            top += max(SLOT, tall + APART)
    return places


def _called(page: Page, name: str) -> str:
    if name in {MIDDLE, "outside"}:
        return page.say(f"called_{name}")
    return party(name).within(page.language)
