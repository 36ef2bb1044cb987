"""Long words made to fit: broken into lines, and cut where there are too many."""

from __future__ import annotations

import re
from functools import cache
from math import ceil

from matplotlib.ft2font import FT2Font

from sim.charts._letters import FONT, shown

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


def _within(line: str, room: float, size: float) -> bool:
    """Say whether a line has room.

    No letter of the bundled font is wider than it is high, so that few letters need no measuring,
    which takes a millisecond; one letter more is counted for what stands out at the ends.
    """
    return (len(line) + 1) * ceil(size) <= room or width(line, size) <= room


def fold(text: str, inches: float, size: float, lines: int = 2) -> str:
    """Break a text into lines of that width, and cut it after so many.

    >>> fold("one two three four", 1.0, 16, 2).splitlines()
    ['one two', 'three…']
    """
    room, text = inches * POINTS_AN_INCH, shown(" ".join(text.split()))
    found = [""]
    for piece in _pieces(text, room, size):
        if found[-1] and not _within((found[-1] + piece).rstrip(), room, size):
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
        found.extend([piece] if _within(piece.rstrip(), room, size) else piece)
    return found


def _cut(line: str, room: float, size: float) -> str:
    while line and not _within(line + CUT, room, size):
        line = line[:-1]
    return line.rstrip() + CUT
