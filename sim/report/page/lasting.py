"""Does it last: the six dimensions and what is looked at, when the project ends and later."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from sim.catalogue import OUTCOMES
from sim.charts import DIMENSIONS, unit
from sim.core.text import Text, listed
from sim.core.words import say
from sim.lab.compared import Pair, pairs_of
from sim.lab.findings import Findings
from sim.lab.gains import Gains
from sim.lab.lasting import AFTER, end_of, lived_after
from sim.month import is_game
from sim.report.page.blocks import Block, Cell, Grid, figure
from sim.report.page.policy import is_twin
from sim.report.page.tables import Numbers, by, cell_of, head, of, of_pair
from sim.scenario.study import Study
from sim.scenario.wording import outcome_label


def lasting(findings: Findings, gains: Gains) -> Iterator[Block]:
    """Lay out what stands when the project ends and what is left a year and two years later.

    Parameters
    ----------
    findings : Findings
        What was run.
    gains : Gains
        With the six dimensions and what is looked at, by months since the end.

    Yields
    ------
    Block
        What can be told of later months at all, then two tables for each pair.
    """
    study = findings.study
    if is_game(study.baseline.scenario.plan):
        return
    ends = sorted({end_of(arm) for arm in study.arms})
    yield _how_long(study, ends)
    if len(ends) > 1:
        yield say("page.lasts_own_ends")
    for pair in pairs_of(study):
        yield from _six(study, pair, of(gains.dimensions, pair))
        yield from _looked_at(study, pair, of(gains.lasting, pair))
    if is_twin(findings):
        yield say("page.six_twin")


def _how_long(study: Study, ends: list[int]) -> Text:
    """Say of which later months nothing is known, since the story is over before."""
    left = lived_after(study)
    last = min(arm.scenario.months for arm in study.arms)
    months = listed([Text(str(end), str(end)) for end in ends], say("page.and"))
    said = {"end": months, "last": last}
    if left <= 0:
        return say("page.lasts_not_at_all", **said)
    if left < AFTER[1]:
        return say("page.lasts_briefly", left=left, least=AFTER[1], **said)
    short = left < AFTER[2]
    return say("page.lasts_one" if short else "page.lasts_two", left=left, **said)


def _six(study: Study, pair: Pair, table: pd.DataFrame) -> Iterator[Grid]:
    labels = {name: (say(f"charts.dimension_{name}"), Text("", "")) for name in DIMENSIONS}
    times = dict.fromkeys(DIMENSIONS, 1.0)
    title = say("page.six_title", **of_pair(study, pair))
    yield from _grid(f"six_{pair.arm}_{pair.against}", "dimension", title, table, labels, times)


def _looked_at(study: Study, pair: Pair, table: pd.DataFrame) -> Iterator[Grid]:
    labels, times = {}, {}
    for wanted in study.outcomes:
        factor, called = unit(OUTCOMES[wanted.measure].unit)
        words = study.baseline.scenario.words
        labels[wanted.measure] = outcome_label(wanted.measure, words), called
        times[wanted.measure] = factor
    title = say("page.lasting_title", **of_pair(study, pair))
    yield from _grid(f"left_{pair.arm}_{pair.against}", "measure", title, table, labels, times)


def _grid(  # noqa: PLR0913 what a table is made of
    name: str,
    key: str,
    title: Text,
    table: pd.DataFrame,
    labels: dict[str, tuple[Text, Text]],
    times: dict[str, float],
) -> Iterator[Grid]:
    if not len(table):
        return
    told = [after for after in AFTER if (table["after"] == after).any()]
    found = {after: by(key, table, after=after) for after in told}
    rows = tuple(
        (Cell(*labels[each]), *_cells([found[after].get(each) for after in told], times[each]))
        for each in labels
        if each in found[told[0]]
    )
    heads = (
        head("dimension" if key == "dimension" else "outcome"),
        *(say(f"page.head_ended_{side}") for side in ("against", "arm")),
        *(say(f"page.head_after_{after}") for after in told),
    )
    yield Grid(name, title, heads, rows)


def _cells(found: list[Numbers | None], factor: float) -> Iterator[Cell]:
    first = found[0]
    for side in ("mean_against", "mean_arm"):
        yield Cell(figure(first[side], factor) if first else figure(float("nan")))
    for row in found:
        yield cell_of(row, factor) if row else Cell(figure(float("nan")))
