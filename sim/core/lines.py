"""Text broken into lines as wide as a terminal, no number and no word torn apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import east_asian_width

from sim.core.text import Text

MYRIADS: Final = Text("万亿", "ten thousand, hundred million").zh
PIECES: Final = re.compile(rf"[!-~]+(?:’[!-~]+)*[{MYRIADS}]*|\s+|.", re.DOTALL)
"""A word in Latin letters and a number stay whole, signs of other scripts stand alone."""
NOT_FIRST: Final = "，。、；：？！）》”’·…"
"""Signs that no line begins with."""
NOT_LAST: Final = "（“《"
"""Signs that no line ends with."""


def wrapped(text: str, width: int) -> Iterator[str]:
    """Break a text into lines: words and numbers stay whole, no line begins with a stop or comma.

    Parameters
    ----------
    text : str
        Line breaks in it stay.
    width : int
        Columns; Chinese signs take two. A word that is longer is cut.

    Yields
    ------
    str
        Lines without trailing blanks; the first one keeps its indent.

    Examples
    --------
    >>> list(wrapped("差别约1.25万元", 8))
    ['差别约', '1.25万元']
    """
    for whole in text.split("\n"):
        line = whole[: len(whole) - len(whole.lstrip())]
        for piece in _pieces(whole.lstrip(), width):
            if line.strip() and wide(line + piece.rstrip()) > width:
                yield line.rstrip()
                line = ""
            line += piece if line else piece.lstrip()
        yield line.rstrip()


def longest(text: str) -> int:
    """Give the columns of the longest part of a text that cannot be broken."""
    return max((wide(piece.strip()) for piece in _whole(text)), default=0)


def wide(text: str) -> int:
    """Give the columns of a terminal that a text takes: Chinese signs take two.

    >>> wide("村 village")
    10
    """
    return len(text) + sum(east_asian_width(sign) in "WF" for sign in text)


def _pieces(text: str, width: int) -> Iterator[str]:
    for piece in _whole(text):
        yield from _cut(piece, width)


def _whole(text: str) -> Iterator[str]:
    held = ""
    for match in PIECES.finditer(text):
        piece = match[0]
        if held and (piece in NOT_FIRST or (held[-1] in NOT_LAST and not piece.isspace())):
            held += piece
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _cut(piece: str, width: int) -> Iterator[str]:
    while wide(piece) > width > 0:
        signs = next(n for n in range(len(piece), 0, -1) if n == 1 or wide(piece[:n]) <= width)
        yield piece[:signs]
        piece = piece[signs:]
    yield piece
