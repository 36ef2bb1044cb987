"""The tables of who gains and who pays: actors, tenths of income, households, villages."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from sim.catalogue import OUTCOMES
from sim.charts import PARTIES, unit
from sim.core.text import Text
from sim.core.words import say
from sim.lab.compared import Pair, pairs_of
from sim.lab.findings import Findings
from sim.lab.gains import SIDES, Gains
from sim.lab.households import ALL, BANDS, TENTHS, Example
from sim.report.page.blocks import Block, Cell, Grid, Tiles, Tone, figure, gap, word
from sim.report.page.tables import Numbers, by, cell_of, head, of, of_pair, records
from sim.report.sentences import one_line
from sim.scenario.study import Study
from sim.scenario.wording import outcome_label

PER_HUNDRED = 100.0


def gainers(findings: Findings, gains: Gains) -> Iterator[Block]:
    """Lay out who gains and who pays, the most telling tables first."""
    study = findings.study
    for pair in pairs_of(study):
        yield from _bands(study, pair, of(gains.bands, pair))
        for example in gains.examples:
            if example.pair == pair:
                yield _told(example, study)
        yield from _actors(study, pair, of(gains.actors, pair))
        yield from _actor_bands(study, pair, of(gains.actor_bands, pair))
        yield from _deciles(study, pair, of(gains.groups, pair))
        if len(of(gains.bands, pair)) and not _has(of(gains.groups, pair), "decile"):
            yield say("page.deciles_apart")
        yield from _villages(study, pair, of(gains.groups, pair))


def tenth(number: int) -> Text:
    """Name a tenth of the people by income at the start; -1 is everybody."""
    ends = {0: "tenth_poorest", TENTHS - 1: "tenth_richest", ALL: "tenth_all"}
    return say(f"page.{ends.get(number, 'tenth')}", n=number + 1)


def _actors(study: Study, pair: Pair, table: pd.DataFrame) -> Iterator[Grid]:
    rows = []
    for name in PARTIES:
        some = by("side", table, party=name)
        if some:
            net = some["net"]
            cells = [cell_of(some[side]) for side in SIDES]
            cells[-1] = _toned(cells[-1], net, "higher")
            rows.append((Cell(one_line(name)), *cells, Cell(figure(net["mean_against"]))))
    if rows:
        title = say("page.actors_title", **of_pair(study, pair))
        names = ("actor", "put_in", "got_out", "net", "actor_base")
        heads, note = tuple(head(each) for each in names), say("page.actors_note")
        yield Grid(f"actors_{pair.arm}_{pair.against}", title, heads, tuple(rows), (note,))


def _toned(cell: Cell, row: Numbers, better: str) -> Cell:
    """Tint a cell as good or bad where its range leaves zero out."""
    if not (row["low"] > 0.0 or row["high"] < 0.0) or better == "neither":
        return cell
    tone: Tone = "good" if (row["difference"] > 0.0) == (better == "higher") else "bad"
    return Cell(cell.text, cell.below, tone)


def _bands(study: Study, pair: Pair, table: pd.DataFrame) -> Iterator[Grid]:
    if not len(table):
        return
    rows = []
    for number in (ALL, *range(TENTHS)):
        some = by("band", table, decile=number)
        shares = [_share(some[band]) for band in BANDS]
        income = some["income"]
        cell = gap(income["value"], income["low"], income["high"])
        rows.append((Cell(tenth(number)), *shares, cell))
    heads = (head("tenth"), *(say(f"page.band_{band}") for band in BANDS), head("income"))
    title, note = say("page.bands_title", **of_pair(study, pair)), say("page.bands_note")
    yield Grid(f"bands_{pair.arm}_{pair.against}", title, heads, tuple(rows), (note,))


def _share(row: Numbers) -> Cell:
    low, high = max(row["low"], 0.0), min(row["high"], 1.0)
    return gap(row["value"], low, high, PER_HUNDRED, sign=False)


def _actor_bands(study: Study, pair: Pair, table: pd.DataFrame) -> Iterator[Grid]:
    rows = []
    for name in PARTIES:
        some = by("band", table, party=name)
        if some:
            cells = [Cell(figure(some[band]["value"], PER_HUNDRED)) for band in BANDS]
            rows.append((Cell(one_line(name)), *cells))
    if rows:
        title = say("page.actor_bands_title", **of_pair(study, pair))
        heads = (head("actor"), *(say(f"page.band_{band}") for band in BANDS))
        note = say("page.actor_bands_note")
        yield Grid(f"actor_bands_{pair.arm}_{pair.against}", title, heads, tuple(rows), (note,))


def _deciles(study: Study, pair: Pair, table: pd.DataFrame) -> Iterator[Grid]:
    for measure, some in _measures(table, "decile"):
        label, (factor, called) = _label(study, measure), unit(OUTCOMES[measure].unit)
        rows = tuple(
            (
                Cell(tenth(int(row["item"]))),
                _toned(cell_of(row, factor), row, OUTCOMES[measure].better),
                Cell(figure(row["mean_against"], factor)),
                Cell(figure(row["mean_arm"], factor)),
            )
            for row in records(some)
        )
        title = say("page.deciles_title", what=label, unit=called, **of_pair(study, pair))
        heads = tuple(head(name) for name in ("tenth", "difference", "against", "arm"))
        yield Grid(f"deciles_{measure}_{pair.arm}_{pair.against}", title, heads, rows)


def _villages(study: Study, pair: Pair, table: pd.DataFrame) -> Iterator[Block]:
    for measure, some in _measures(table, "village"):
        label, (factor, called) = _label(study, measure), unit(OUTCOMES[measure].unit)
        cells = tuple(
            (
                say("page.village", n=int(row["item"]) + 1),
                _toned(cell_of(row, factor), row, OUTCOMES[measure].better),
            )
            for row in records(some)
        )
        title = say("page.villages_title", what=label, unit=called, **of_pair(study, pair))
        if some["identical"].all():
            yield say("page.villages_alike", title=title, n=len(cells))
            continue
        yield Tiles(title, cells, say("page.villages_note"))


def _has(table: pd.DataFrame, group: str) -> bool:
    return bool(len(table)) and bool((table["group"] == group).any())


def _measures(table: pd.DataFrame, group: str) -> Iterator[tuple[str, pd.DataFrame]]:
    if len(table):
        some = table[table["group"] == group]
        for measure in dict.fromkeys(some["measure"].tolist()):
            yield measure, some[some["measure"] == measure]


def _label(study: Study, measure: str) -> Text:
    return outcome_label(measure, study.baseline.scenario.words)


def _told(example: Example, study: Study) -> Text:
    change = example.level - example.base
    return say(
        "page.example" if abs(change) >= 1.0 else "page.example_same",
        village=example.village + 1,
        number=example.number + 1,
        persons=word(str(example.persons)),
        start=figure(example.start),
        base=figure(example.base),
        level=figure(example.level),
        size=figure(abs(change)),
        way=say("study.more" if change > 0.0 else "study.less"),
        **of_pair(study, example.pair),
    )
