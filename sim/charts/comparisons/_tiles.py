"""Tiles whose colour says how much, and whose sign says which way."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

import numpy as np
import pandas as pd
from matplotlib.colors import LinearSegmentedColormap, to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from sim.charts._look import GHOST, INK
from sim.charts._numbers import MINUS, exact
from sim.charts.comparisons._arms import name
from sim.charts.comparisons._cells import Cell
from sim.charts.comparisons._key import below_heading
from sim.charts.comparisons._page import Page
from sim.core.numbers import number

MORE = LinearSegmentedColormap.from_list("more", ["#FFFFFF", "#5B9BD5"])
LESS = LinearSegmentedColormap.from_list("less", ["#FFFFFF", "#E08A3C"])
"""Both end light enough for black letters."""
UNKNOWN = "–"


def level_cell(page: Page, value: float) -> Cell:
    """Give the field of a level, without colour."""
    return Cell(UNKNOWN if isnan(value) else exact(value, page.language))


def tile(page: Page, change: float, most: float) -> Cell:
    """Give the field of a change: blue for more, orange for less, and always its sign."""
    if isnan(change):
        return Cell(UNKNOWN)
    words = number(change, page.language, sign=True).translate(MINUS)
    if change == 0.0:
        return Cell(words)
    scale = MORE if change > 0.0 else LESS
    return Cell(words, INK, to_hex(scale(abs(change) / most)))


def key(figure: Figure, page: Page, most: float) -> None:
    """Say above the panels which number is which arm's, and what the deepest colours stand for."""
    looks = {"less": to_hex(LESS(1.0)), "none": "#FFFFFF", "more": to_hex(MORE(1.0))}
    told = [page.say(f"tile_{which}", size=exact(most, page.language)) for which in looks]
    told += [name(page.frames, arm, page.language, 3.6) for arm in page.frames.arms]
    patches = [Patch(facecolor=look, edgecolor=GHOST) for look in looks.values()]
    patches += [Patch(visible=False) for _ in page.frames.arms]
    below_heading(figure, patches, told, 1 if page.narrow else -(-len(told) // 3))


def most_moved(moved: pd.DataFrame, most: int) -> list[int]:
    """Choose the rows that move most in any arm, in their own order."""
    size = moved.abs().max(axis="columns").fillna(0.0)
    kept = size.sort_values(ascending=False, kind="stable").index[:most]
    return sorted(int(row) for row in kept)


def headed(page: Page, tags: list[str]) -> Iterator[Cell]:
    """Head the columns: the baseline's number, then what is taken from which."""
    yield Cell(page.say("tile_base", tag=tags[0]))
    yield from (Cell(f"{tag} − {tags[0]}") for tag in tags[1:])


def tiles(page: Page, levels: pd.DataFrame, rows: list[int], most: float) -> list[list[Cell]]:
    """Give a row of fields for each village: its level in the baseline, and the changes."""
    found = []
    for base, *others in levels.loc[rows].to_numpy(np.float64).tolist():
        changes = [tile(page, other - base, most) for other in others]
        found.append([level_cell(page, base), *changes])
    return found


def village(page: Page, number: int) -> str:
    """Name a village, by its number if it has no name."""
    words = page.frames.places.get(number) or page.say("village", n=number + 1)
    return page.fold(words, 1.5, lines=1)
