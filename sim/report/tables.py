"""The tables of a run: what happened to the households, six dimensions, who paid and who gained."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sim.charts import DIMENSIONS, PARTIES, Frames, named, party, unit
from sim.core.text import Text
from sim.core.words import say
from sim.report.paired import Difference, Level, level, side_by_side

HEADLINES = (
    "poverty_rate_before_transfers",
    "poverty_rate",
    "income_per_head_yuan",
    "earned_income_per_head_yuan",
    "exit_share",
    "sustained_exit_share",
    "relapse_rate",
    "deprivation",
)
"""What the screen shows of the households; the files hold everything that was counted."""
HEADS = {
    "start": say("report.at_start"),
    "programme": say("report.with_project"),
    "twin": say("report.without_project"),
    "difference": say("report.difference"),
    "put_in": say("report.put_in"),
    "got_out": say("report.got_out"),
    "net": say("report.net"),
}
"""The columns of the screen; the files have more."""
HEADS_OF_GAME = {
    **HEADS,
    "programme": say("report.with_incentives"),
    "twin": say("report.without_incentives"),
}
SIDES = ("put_in", "got_out", "net")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing with its cells by column, in the unit in which it is shown."""

    key: str
    label: Text
    unit: Text
    cells: dict[str, Level | Difference]


@dataclass(frozen=True, slots=True)
class Table:
    """Some rows under one title; `columns` are those for the screen, in order.

    `units` says whether each row has a unit of its own; if not, the title says it. What is
    needed to read this table alone is in `notes`.
    """

    name: str
    title: Text
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    units: bool = False
    notes: tuple[Text, ...] = ()


def outcomes(frames: Frames, month: int | None = None, *, everything: bool = False) -> Table:
    """Compare what was counted at the end of a month, the last one unless told otherwise."""
    when = month or frames.months
    table = frames.monthly[frames.monthly["month"] == when].dropna(subset="value")
    counted = set(table["outcome"])
    chosen = [name for name in HEADLINES if name in frames.outcomes]
    if everything or not chosen:
        chosen += [name for name in frames.outcomes if name not in chosen]
    rows = []
    for name in [name for name in chosen if name in counted]:
        label, kind = frames.outcomes[name]
        factor, called = unit(kind)
        some = table[table["outcome"] == name]
        shown = some.assign(value=some["value"].astype(np.float64) * factor)
        rows.append(Row(name, label, called, _arms(shown, "value")))
    about = frames.about
    title = say("report.households", number=about.pilot_households, month=when)
    if frames.is_game:
        title = say("report.players", number=about.players, month=when)
    return Table("outcomes", title, _columns(frames, "programme"), tuple(rows), units=True)


def dimensions(frames: Frames) -> Table:
    """Compare the six dimensions when the project ends, beside how they stood before it."""
    table = frames.dimensions.dropna(subset="value")
    first, last = frames.six_months
    rows = []
    for name in DIMENSIONS:
        some = table[table["dimension"] == name]
        began = some[(some["month"] == first) & (some["arm"] == "programme")]
        start = level(began["value"].to_numpy(np.float64))
        cells = {"start": start, **_arms(some[some["month"] == last], "value")}
        rows.append(Row(name, say(f"charts.dimension_{name}"), unit("points")[1], cells))
    months = {"first": named(first), "last": named(last)}
    title = say("report.dimensions", number=frames.about.pilot_villages, **months)
    columns, note = _columns(frames, "start", "programme"), frames.six_note
    return Table("dimensions", title, columns, tuple(rows), notes=(note,))


def parties(frames: Frames) -> Table:
    """Compare what each kind of actor put in and got out over the whole run."""
    table = frames.parties.assign(
        put_in=frames.parties["put_in_yuan"].astype(np.float64),
        got_out=frames.parties["got_out_yuan"].astype(np.float64),
    )
    table["net"] = table["got_out"] - table["put_in"]
    rows = []
    for name in PARTIES:
        some = table[table["party"] == name]
        if len(some):
            cells = {
                f"{side}_{arm}": found for side in SIDES for arm, found in _arms(some, side).items()
            }
            rows.append(Row(name, _on_one_line(party(name)), unit("yuan")[1], cells))
    arm = "difference" if frames.has_twin else "programme"
    key = "report.parties_paired" if frames.has_twin else "report.parties"
    title = say(key, households=frames.about.households, villages=frames.about.villages)
    columns, note = tuple(f"{side}_{arm}" for side in SIDES), say("report.note_outside")
    return Table("parties", title, columns, tuple(rows), notes=(note,))


def tables(frames: Frames, *, everything: bool = False) -> tuple[Table, ...]:
    """Give the tables of a run, without those for which nothing was measured."""
    made = [outcomes(frames, everything=everything)]
    made += [dimensions(frames)] if frames.dimensions["value"].notna().any() else []
    made += [parties(frames)] if len(frames.parties) else []
    return tuple(made)


def flat(table: Table) -> pd.DataFrame:
    """Lay a table out for a file: one row a thing, each number in a column of its own."""
    rows = []
    for row in table.rows:
        words = {"label_zh": row.label.zh, "label_en": row.label.en}
        units = {"unit_zh": row.unit.zh, "unit_en": row.unit.en}
        numbers: dict[str, object] = {}
        for name, cell in row.cells.items():
            parts = ("mean", "low", "high", "n")
            numbers |= {f"{name}_{part}": getattr(cell, part) for part in parts}
            if isinstance(cell, Difference):
                numbers[f"{name}_note"] = cell.note
        rows.append({table.name: row.key, **words, **units, **numbers})
    return pd.DataFrame(rows)


def _columns(frames: Frames, *first: str) -> tuple[str, ...]:
    return (*first, "twin", "difference") if frames.has_twin else first


def _arms(some: pd.DataFrame, value: str) -> dict[str, Level | Difference]:
    programme, twin, difference = side_by_side(some, value)
    return {"programme": programme, "twin": twin, "difference": difference}


def _on_one_line(words: Text) -> Text:
    return Text(words.zh.replace("\n", ""), words.en.replace("\n", " "))
