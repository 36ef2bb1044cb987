"""What a page is built of: sections with sentences, tables and pictures, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sim.core.numbers import number, ranged
from sim.core.text import Language, Text

NOTHING = Text("", "")
Tone = Literal["", "good", "bad", "pale"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what it says, what stands small below it, and how it is tinted."""

    text: Text
    below: Text = NOTHING
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: heads, rows of cells the first of which names the row, and notes below."""

    name: str
    title: Text
    heads: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Text, ...] = ()
    words: bool = False
    """Whether the cells are words, not numbers."""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Small squares side by side, each with a name and a number: a picture that is no map."""

    title: Text
    cells: tuple[tuple[Text, Cell], ...]
    note: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in both languages: what it shows in words, and the address of each."""

    name: str
    alt: Text
    sources: Mapping[Language, str]


Block = Text | Grid | Tiles | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page."""

    name: str
    title: Text
    blocks: tuple[Block, ...]

    def kind(self, block: Block) -> str:
        """Name what a block is, for the page's template."""
        return type(block).__name__.lower()


def word(text: str) -> Text:
    """Give the same words in both languages."""
    return Text(text, text)


def figure(value: float, factor: float = 1.0, *, sign: bool = False) -> Text:
    """Write a number in both languages; a number that is not known is left out."""
    if value != value:  # noqa: PLR0124 not a number
        return word("–")
    shown = factor * value
    return Text(number(shown, "zh", sign=sign), number(shown, "en", sign=sign))


def gap(mean: float, low: float, high: float, factor: float = 1.0, *, sign: bool = True) -> Cell:
    """Write a difference with its likely range below, all equally fine."""
    if low != low or mean != mean:  # noqa: PLR0124
        return Cell(figure(mean, factor, sign=sign))
    ends = (factor * mean, factor * low, factor * high)
    zh, en = (ranged(*ends, language, sign=sign) for language in ("zh", "en"))
    return Cell(Text(zh[0], en[0]), Text(zh[1], en[1]))
