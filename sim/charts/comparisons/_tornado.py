"""Two half bars a row: both ends of an unknown, or two measures of how much it matters."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from sim.charts._look import GHOST, INK, PROGRAMME
from sim.charts.comparisons._page import Page
from sim.charts.comparisons._rows import beside
from sim.charts.comparisons._storm import INDICES, Storm

HALF = 0.2


def looks(method: str) -> list[tuple[str, dict[str, object]]]:
    """Give both measures of a method with the look of their bars."""
    light: dict[str, object] = {"facecolor": "#BBD3EE", "edgecolor": INK, "hatch": "//"}
    dark: dict[str, object] = {"facecolor": PROGRAMME, "edgecolor": INK}
    return list(zip(INDICES[method], (light, dark), strict=True))


def tornado(axes: Axes, page: Page, storm: Storm, order: Sequence[str]) -> list[Patch]:
    """Draw the rows from above to below; give what a key needs."""
    sides = looks(storm.method)
    axes.axvline(storm.base, color=INK, linewidth=1.5)
    axes.axvline(0.0, color=GHOST, linewidth=1.0, linestyle=(0, (2, 2)))
    for row, unknown in enumerate(order):
        words = []
        for (index, look), place in zip(sides, (row - HALF, row + HALF), strict=True):
            gap = storm.found[unknown].get(index)
            if gap is not None:
                size = gap.mean - storm.base
                axes.barh(place, size, left=storm.base, height=2 * HALF, linewidth=1, **look)  # type: ignore[arg-type]  # words
                axes.plot([gap.low, gap.high], [place, place], color="white", linewidth=5)
                axes.plot([gap.low, gap.high], [place, place], color=INK, linewidth=2.5)
                words.append(gap.plain(page, sign=storm.method == "each_alone"))
        beside(axes, row, "\n".join(words))
    return [Patch(**look) for _, look in sides]  # type: ignore[arg-type]  # words
