"""Long words made to fit: broken into lines, and cut where there are too many."""

from __future__ import annotations

import re
from functools import cache

from matplotlib.ft2font import FT2Font

from sim.charts._style import FONT, shown

# a Chinese sign with what must not begin a line, or a word with the blanks behind it
CLOSING = r"[\u3001\u3002\u201d\uff01\uff09\uff0c\uff1a\uff1b\uff1f]*"
PIECE = re.compile(rf"[\u2e80-\uffff]{CLOSING}|[^\s\u2e80-\uffff]+{CLOSING}\s*|\s+")
CUT = "…"
SIXTY_FOURTHS = 64.0
POINTS_AN_INCH = 72


@cache
def width(text: str, size: float) -> float:
    """Give the width of one line of text in points; `size` is that of the letters.

    >>> 30 < width("1234", 16) < 40
    True
    """
    font = FT2Font(FONT)
    font.set_size(size, POINTS_AN_INCH)
    font.set_text(text, 0.0)
    return float(font.get_width_height()[0]) / SIXTY_FOURTHS


def fold(text: str, inches: float, size: float, lines: int = 2) -> str:
    """Break a text into lines of that width, and cut it after so many.

    >>> fold("one two three four", 1.0, 16, 2).splitlines()
    ['one two', 'three…']
    """
    room, text = inches * POINTS_AN_INCH, shown(" ".join(text.split()))
    found = [""]
    for piece in _pieces(text, room, size):
        if found[-1] and width((found[-1] + piece).rstrip(), size) > room:
            found.append("")
        found[-1] += piece if found[-1] else piece.lstrip()
    kept = [line.rstrip() for line in found[:lines]]
    if len(found) > lines:
        kept[-1] = _cut(kept[-1], room, size)
    return "\n".join(kept)


def _pieces(text: str, room: float, size: float) -> list[str]:
    """Give words, or single letters of words that are wider than the room."""
    found: list[str] = []
    for piece in PIECE.findall(text):
        found.extend([piece] if width(piece.rstrip(), size) <= room else piece)
    return found


def _cut(line: str, room: float, size: float) -> str:
    while line and width(line + CUT, size) > room:
        line = line[:-1]
    return line.rstrip() + CUT
