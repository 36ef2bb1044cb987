"""Tables of plain text in one language, as wide as the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from shutil import get_terminal_size

from sim.core.lines import wide, wrapped
from sim.core.text import Language, Text
from sim.core.words import say

WIDTH = 100
NARROWEST = 72
LINES = 24
GAP = "  "


def grid(heads: Sequence[str], rows: Iterable[Sequence[Text]], language: Language) -> str:
    """Lay rows out below their heads; the first column is as wide as its longest cell.

    Parameters
    ----------
    heads : sequence of str
        Keys of the heads, among the words of `told`.
    rows : iterable
        As many texts as there are heads; a text may have several lines.
    language : str
        `zh` or `en`.

    Returns
    -------
    str
        Lines without trailing blanks.
    """
    top = [say(f"told.{head}").within(language) for head in heads]
    cells = [top, *([cell.within(language) for cell in row] for row in rows)]
    widths = _widths(cells, max(get_terminal_size((WIDTH, LINES)).columns, NARROWEST))
    told = [line for row in cells for line in _laid(row, widths)]
    told.insert(len(list(_laid(top, widths))), "-" * (sum(widths) + len(GAP) * (len(widths) - 1)))
    return "\n".join(told)


def _widths(cells: Sequence[Sequence[str]], whole: int) -> list[int]:
    """Give each column what it needs, and share what is left among those that need more."""
    needed = [max(wide(line) for cell in column for line in cell.split("\n")) for column in
              zip(*cells, strict=True)]  # fmt: skip
    left = whole - len(GAP) * (len(needed) - 1)
    widths = [0] * len(needed)
    for place in sorted(range(len(needed)), key=lambda n: (n > 0, needed[n])):
        waiting = widths.count(0)
        fair = left if not place else left // waiting
        widths[place] = max(min(needed[place], fair), 1)
        left -= widths[place]
    return widths


def _laid(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    columns = [list(wrapped(cell, width)) for cell, width in zip(row, widths, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        padded = (part + " " * (n - wide(part)) for part, n in zip(parts, widths, strict=True))
        yield GAP.join(padded).rstrip()
