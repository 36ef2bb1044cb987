"""Words from a scenario as they may be shown: nothing in them steers, computes or runs."""

from __future__ import annotations

import unicodedata

STEERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of what follows them."""
REPLACED = "\ufffd"


def harmless(text: str) -> str:
    r"""Put a sign of replacement in the place of control signs and marks of direction.

    Line breaks and tabs stay.

    >>> harmless("a" + chr(27) + "[31m" + chr(0x202e)) == "a\ufffd[31m\ufffd"
    True
    """
    return "".join(REPLACED if _steers(sign) else sign for sign in text)


def _steers(sign: str) -> bool:
    return sign in STEERING or (sign not in "\n\t" and unicodedata.category(sign) in {"Cc", "Cs"})
