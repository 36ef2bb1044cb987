"""All files of a comparison's report: page, brief, tables, figures, each as the study wishes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from sim.catalogue import COMPARISON_CHARTS
from sim.charts._paper import printed
from sim.charts.comparisons import Width
from sim.core.text import Language, Text
from sim.core.words import say
from sim.report.drawing import Drawing, Hand, fetched, handed_out
from sim.report.folder import csv, put
from sim.report.page.answer import answer
from sim.report.page.brief import Brief, brief_of
from sim.report.page.pictures import fitting
from sim.report.page.sheet import brief_page, brief_picture
from sim.report.page.sure import cautions, how_sure
from sim.report.stata import stata
from sim.report.tidy import codebook_of, label_of, units_of
from sim.report.workbook import workbook

if TYPE_CHECKING:
    from sim.report.comparison import Comparison

WIDTHS: tuple[Width, Width] = (8, 16)
"""Centimetres of a column and of a page."""
File = tuple[str, bytes]


def publish(
    found: Comparison, language: Language, formats: Collection[str], hand: Hand | None = None
) -> None:
    """Write the report of a comparison into its folder.

    Parameters
    ----------
    found : Comparison
        What was found.
    language : str
        In which language pages open.
    formats : collection of str
        `html`, `brief`, `xlsx`, `csv`, `dta`, `figures`; what is not named is not written.
    hand : callable, optional
        Hands pictures to processes that draw them while this one writes tables.

    Raises
    ------
    StoreError
        If the disk is full or cannot be written to.
    """
    shown = _SHOWN.keys() & set(formats)
    coming = dict(handed_out(hand, _pictures(found, formats))) if hand and shown else {}
    for wanted, made in _MADE.items():
        if wanted in formats:
            for name, contents in made(found, language):
                put(found.findings.folder / name, contents)
    briefs = fetched(found.frames, coming) if coming else {}
    for wanted, shows in _SHOWN.items():
        if wanted in shown:
            for name, contents in shows(found, language, briefs):
                put(found.findings.folder / name, contents)


def _pictures(found: Comparison, formats: Collection[str]) -> Drawing:
    """Say which pictures the page and the brief show."""
    brief = _brief_of(found) if "brief" in formats else None
    outcome = found.findings.study.outcomes[0].name
    return Drawing(found.frames, outcome, "zh", brief, "html" in formats)


def _brief_of(found: Comparison) -> Brief:
    return brief_of(found.findings, found.gains, found.frames.source)


def _csv(found: Comparison, language: Language) -> Iterator[File]:
    for name, table in found.tables.items():
        yield f"tables/{name}.csv", csv(table)
    yield "tables/codebook.csv", csv(codebook_of(found.findings, found.tables))
    yield "tables/units.csv", csv(units_of())
    yield "tables/summary.txt", found.table(language).encode("utf-8-sig")


Briefs = Mapping[Language, bytes]
"""The brief as a picture by language, as far as somebody has drawn it already."""


def _page(found: Comparison, language: Language, _: Briefs) -> Iterator[File]:
    yield "report.html", found.report(language).encode()


def _brief(found: Comparison, language: Language, drawn: Briefs) -> Iterator[File]:
    brief = _brief_of(found)
    yield "brief.html", brief_page(brief, found.frames, language).encode()
    for each in found.findings.study.report.languages:
        yield f"brief_{each}.png", drawn.get(each) or brief_picture(brief, found.frames, each)


def _xlsx(found: Comparison, _: Language) -> Iterator[File]:
    codebook = codebook_of(found.findings, found.tables)
    sheets = {**found.tables, "codebook": codebook, "units": units_of()}
    yield "tables.xlsx", workbook(list(_about(found)), sheets)


def _about(found: Comparison) -> Iterator[Text]:
    """Say on the first sheet what the tables are about."""
    study = found.findings.study
    yield study.title
    yield say("report.question", question=study.question)
    yield answer(found.findings)
    yield from how_sure(found.findings)
    for words in cautions(found.findings):
        yield say("report.caution", words=words)


def _dta(found: Comparison, _: Language) -> Iterator[File]:
    for name, table in found.tables.items():
        labels = {str(each): label_of(str(each), found.findings) for each in table.columns}
        title = f"{found.findings.study.name}: {name}"
        yield f"stata/{name}.dta", stata(table, title, labels)


def _figures(found: Comparison, _: Language) -> Iterator[File]:
    for name in fitting(found.frames):
        for cm in WIDTHS:
            for language in found.findings.study.report.languages:
                figure = COMPARISON_CHARTS[name]().draw(found.frames, language, cm)
                yield f"figures/{name}_{cm}cm_{language}.png", printed(figure)


_MADE: dict[str, Callable[[Comparison, Language], Iterator[File]]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "dta": _dta,
    "figures": _figures,
}
_SHOWN: dict[str, Callable[[Comparison, Language, Briefs], Iterator[File]]] = {
    "html": _page,
    "brief": _brief,
}
"""What shows pictures that others may draw meanwhile."""
