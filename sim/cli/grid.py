"""Tables of plain text in one language, as wide as the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from shutil import get_terminal_size
from typing import Final
from unicodedata import east_asian_width

from sim.core.text import Language, Text
from sim.core.words import say

WIDTH = 100
NARROWEST = 72
LINES = 24
GAP = "  "
PIECES: Final = re.compile(r"[!-~]+|\s+|.", re.DOTALL)
"""A word in Latin letters stays whole, signs of other scripts stand alone."""
NOT_FIRST: Final = "，。、；：？！）》”’·…"
"""Signs that no line begins with."""


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
    columns = [list(_wrapped(cell, width)) for cell, width in zip(row, widths, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        padded = (part + " " * (n - wide(part)) for part, n in zip(parts, widths, strict=True))
        yield GAP.join(padded).rstrip()


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Break a text into lines: words stay whole, and no line begins with a stop or comma."""
    for whole in text.split("\n"):
        line = ""
        for piece in _pieces(whole, width):
            if line and wide(line + piece.rstrip()) > width:
                yield line.rstrip()
                line = ""
            line += piece if line else piece.lstrip()
        yield line.rstrip()


def _pieces(text: str, width: int) -> Iterator[str]:
    held = ""
    for match in PIECES.finditer(text):
        piece = match[0]
        if held and (piece in NOT_FIRST or (held[-1] in "（“《" and not piece.isspace())):
            held += piece
            continue
        if held:
            yield from _cut(held, width)
        held = piece
    if held:
        yield from _cut(held, width)


def _cut(piece: str, width: int) -> Iterator[str]:
    while wide(piece) > width > 0:
        yield piece[:width]
        piece = piece[width:]
    yield piece


def wide(text: str) -> int:
    """Give the columns of a terminal that a text takes: Chinese signs take two.

    >>> wide("村 village")
    10
    """
    return len(text) + sum(east_asian_width(sign) in "WF" for sign in text)
