"""The bundled font, and texts as it can draw them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

FONT = Path(__file__).parent / "fonts" / "CollabsimSansSC-Regular.otf"
GETA = "〓"
"""What Chinese printers set where a character is missing from the case."""
FIRST_HAN = 0x2E80
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


@cache
def glyphs() -> frozenset[str]:
    """Give every character that the bundled font can draw, and make the font known."""
    font_manager.fontManager.addfont(FONT)
    return frozenset(map(chr, FT2Font(FONT).get_charmap()))


def shown(text: str) -> str:
    """Put a 〓 in the place of what the font cannot draw, so that no empty box appears.

    The font's curved quotation marks are as wide as a Chinese character and tear gaps into English.
    """
    if not any(ord(sign) >= FIRST_HAN for sign in text):
        text = text.translate(STRAIGHT)
    return "".join(sign if sign in glyphs() or sign == "\n" else GETA for sign in text)
