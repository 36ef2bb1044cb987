"""A page of a comparison: what it is called, how to read it, and where its numbers come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from matplotlib.figure import Figure

from sim.charts._look import LOOK, SMALL
from sim.charts._paired import LEAST
from sim.charts._style import sheet
from sim.charts.comparisons import ComparedFrames, Width
from sim.charts.comparisons._fold import fold
from sim.core.card import Card
from sim.core.text import Language, Text
from sim.core.words import say

NARROW = 8
EDGE = 0.3
"""Inches that stay white left and right of heading and note."""
SOURCE_LINES, NOTE_LINES = 3, 9


@dataclass(frozen=True, slots=True)
class Page:
    """What is the same for everything on a page."""

    frames: ComparedFrames
    language: Language
    cm: Width

    @property
    def narrow(self) -> bool:
        """Whether it is the column of a page only."""
        return self.cm == NARROW

    def say(self, key: str, **values: object) -> str:
        """Write a sentence of the pictures in the page's language."""
        return say(f"charts.{key}", **values).within(self.language)

    def fold(self, text: Text | str, inches: float, *, size: float = SMALL, lines: int = 2) -> str:
        """Write words in the page's language in lines of that width."""
        words = text.within(self.language) if isinstance(text, Text) else text
        return fold(words, inches, size, lines)


@contextmanager
def page(
    at: Page, card: Card, notes: Sequence[Text], height: float, *, about: Text | None = None
) -> Iterator[Figure]:
    """Give a sheet with heading and note, as wide as the page and so many inches high."""
    with sheet(at.cm, height) as figure:
        size = LOOK["figure.titlesize"] - (6 if at.narrow else 0)
        called = about or at.frames.title
        whole = at.say("head", scenario=card.title, picture=called)
        words = at.fold(whole, at.cm - EDGE, size=size)
        figure.suptitle(words, x=0.15 / at.cm, ha="left", fontsize=size)
        gap = "" if at.language == "zh" else " "
        told = gap.join(sentence.within(at.language) for sentence in notes if sentence.en)
        below = at.fold(told, at.cm - EDGE, lines=NOTE_LINES)
        source = at.fold(at.frames.source, at.cm - EDGE, lines=SOURCE_LINES)
        figure.supxlabel(f"{below}\n{source}" if below else source, x=0.15 / at.cm, ha="left")
        yield figure


def range_note(frames: ComparedFrames, lucks: int, key: str = "note_likely") -> Text:
    """Say what a likely range is, or why there is none."""
    if lucks < LEAST:
        return say("charts.note_too_few", n=lucks, least=LEAST)
    method = say(f"charts.method_{frames.interval}")
    return say(f"charts.{key}", n=lucks, sure=frames.sure, method=method)
