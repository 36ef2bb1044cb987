"""The card of a rule, an outcome or a picture: what it is, how it works, what to try."""

from __future__ import annotations

from dataclasses import dataclass

from sim.core.text import Text


@dataclass(frozen=True, slots=True)
class Card:
    """What a trainer reads aloud before using a thing, in both languages.

    `try_this` is one change worth making in a workshop; `source` says where the idea comes
    from.
    """

    title: Text
    what: Text
    how: Text
    try_this: Text
    source: str
