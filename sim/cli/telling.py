"""`collabsim explain FILE`: a scenario told in words, before any run."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from shutil import get_terminal_size

from sim.catalogue import OUTCOMES
from sim.cli.trouble import plain
from sim.core.text import Language
from sim.core.units import figure
from sim.core.words import say
from sim.scenario import Scenario
from sim.scenario.difference import differences
from sim.scenario.story import Row, assumed, calendar, story

WIDTH = 100
NARROWEST = 72
LINES = 24


def tell_scenario(scenario: Scenario, file: str, language: Language) -> None:
    """Print heading, the table *when · what · parameters · effect*, and what is expected."""
    rows = [*_heading(scenario, file, language), ""]
    print(plain("\n".join(rows)))
    print(plain(_table(story(scenario), language)))
    print(plain("\n".join(_expected(scenario, language))))
    print(plain(say("told.more_of", file=file).within(language)))


def _heading(scenario: Scenario, file: str, language: Language) -> Iterator[str]:
    title, place = scenario.title.within(language), scenario.place.within(language)
    yield " · ".join(part for part in (title or scenario.name, place) if part)
    for text in (scenario.question, scenario.caution):
        if text.within(language):
            yield text.within(language)
    yield calendar(scenario).within(language)
    if scenario.parent is not None:
        n = len(differences(scenario.parent, scenario))
        yield say("told.begins_as", parent=scenario.parent.name, n=n, file=file).within(language)
    yield assumed(scenario).within(language)


def _table(rows: tuple[Row, ...], language: Language) -> str:
    from rich.box import Box
    from rich.console import Console
    from rich.table import Table

    rule = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
    grid = Table(box=rule, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
    heads = [
        say(f"told.{key}").within(language) for key in ("when", "what", "parameters", "effect")
    ]
    for head, ratio in zip(heads, (None, 4, 6, 6), strict=True):
        grid.add_column(head, overflow="fold", ratio=ratio)
    before = ""
    for row in rows:
        when = row.when.within(language)
        cells = (row.what, row.numbers, row.effect)
        grid.add_row("" if when == before else when, *(cell.within(language) for cell in cells))
        before = when
    target = StringIO()
    width = max(get_terminal_size((WIDTH, LINES)).columns, NARROWEST)
    console = Console(
        file=target, width=width, color_system=None, markup=False, emoji=False, highlight=False
    )
    console.print(grid)
    return "\n".join(line.rstrip() for line in target.getvalue().splitlines())


def _expected(scenario: Scenario, language: Language) -> Iterator[str]:
    yield ""
    if scenario.matters:
        sizes = [
            f"{OUTCOMES[name].label.within(language)} {size:g}"
            for name, size in scenario.matters.items()
        ]
        joined = ("，" if language == "zh" else ", ").join(sizes)
        yield say("told.matters", list=joined).within(language)
    for one in scenario.expect:
        what = OUTCOMES[one.measure].label
        ends = {"low": figure(one.low), "high": figure(one.high)}
        yield say("told.expects", month=one.at_month, what=what, **ends).within(language)
