"""Columns of plain text below their heads and one line of hyphens: nothing drawn or coloured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal

from sim.core.lines import longest, wide, wrapped

GAP = "  "
Side = Literal["left", "right"]


class Grid:
    """A table that is filled row by row and laid out for a width of the terminal.

    Parameters
    ----------
    *columns : tuple of str
        For each column its head and the side to which it keeps, `left` or `right`.
    """

    def __init__(self, *columns: tuple[str, Side]) -> None:
        self.sides = [side for _, side in columns]
        self.rows = [[head for head, _ in columns]]

    def add(self, *cells: str) -> None:
        """Add a row; a cell may have several lines."""
        self.rows.append(list(cells))

    def lines(self, width: int) -> Iterator[str]:
        """Lay the rows out, no wider than the terminal as long as no number must be torn for it.

        Parameters
        ----------
        width : int
            Columns of the terminal.

        Yields
        ------
        str
            Lines without trailing blanks.
        """
        widths = self._widths(width)
        head, *rest = self.rows
        yield from self._laid(head, widths)
        yield "-" * (sum(widths) + len(GAP) * (len(widths) - 1))
        for row in rest:
            yield from self._laid(row, widths)

    def _widths(self, whole: int) -> list[int]:
        """Take from the widest column until all fit, from none so much that a number breaks."""
        columns = list(zip(*self.rows, strict=True))
        widths = [max(wide(line) for cell in c for line in cell.split("\n")) for c in columns]
        least = [max(longest(cell) for cell in column) for column in columns]
        over = sum(widths) + len(GAP) * (len(widths) - 1) - whole
        while over > 0:
            widest = max(range(len(widths)), key=lambda n: (widths[n] > least[n], widths[n]))
            if widths[widest] <= 1:
                break
            widths[widest] -= 1
            over -= 1
        return widths

    def _laid(self, row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
        columns = [list(wrapped(cell, room)) for cell, room in zip(row, widths, strict=True)]
        for parts in zip_longest(*columns, fillvalue=""):
            told = zip(parts, widths, self.sides, strict=True)
            yield GAP.join(_beside(*each) for each in told).rstrip()


def _beside(part: str, room: int, side: Side) -> str:
    blank = " " * (room - wide(part))
    return blank + part if side == "right" else part + blank
