"""Pictures drawn by processes that have nothing else to do, one language each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any

from sim.charts.comparisons import ComparedFrames
from sim.core.text import LANGUAGES, Language
from sim.lab.arms import Tell
from sim.lab.tasks import Task
from sim.report.page.brief import Brief
from sim.report.page.pictures import Drawings, drawings_of, keep_drawings
from sim.report.page.sheet import brief_picture, drawing_of_brief

Hand = Callable[[Task], Future[Any]]
"""Hands something to a process and gives at once what will hold the outcome."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What one process drew: pictures of the page and of the brief, and the brief as a picture."""

    page: Drawings
    brief: bytes | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """All pictures of a report in one language.

    Attributes
    ----------
    frames : ComparedFrames
        The numbers.
    outcome : str
        Which measure to show where a picture shows one.
    language : str
        Of the pictures.
    brief : Brief or None
        The brief, if there shall be one.
    page : bool
        Whether the pictures of the page are wanted.
    """

    frames: ComparedFrames
    outcome: str
    language: Language
    brief: Brief | None
    page: bool
    work: int = 0

    def play(self, _: Tell) -> Drawn:
        """Draw them."""
        page = drawings_of(self.frames, self.outcome, self.language) if self.page else {}
        if self.brief is None:
            return Drawn(page, None)
        page |= drawing_of_brief(self.frames, self.brief.outcome, self.language)
        return Drawn(page, brief_picture(self.brief, self.frames, self.language))


def handed_out(hand: Hand, some: Drawing) -> Iterator[tuple[Language, Future[Drawn]]]:
    """Hand the pictures of a report to processes, one language each."""
    for language in LANGUAGES:
        one = Drawing(some.frames, some.outcome, language, some.brief, some.page)
        yield language, hand(one)


def fetched(frames: ComparedFrames, handed: dict[Language, Future[Drawn]]) -> dict[Language, bytes]:
    """Keep what was drawn for whoever shows it; give the brief as a picture by language.

    What a killed process did not draw is drawn later by whoever shows it.
    """
    briefs: dict[Language, bytes] = {}
    for language, coming in handed.items():
        try:
            drawn = coming.result()
        except BrokenProcessPool:
            continue
        keep_drawings(frames, language, drawn.page)
        if drawn.brief is not None:
            briefs[language] = drawn.brief
    return briefs
