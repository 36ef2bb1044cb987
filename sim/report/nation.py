"""A nation as its owner sees it: a table of years and tiers, tidy tables, a picture, a folder."""

from __future__ import annotations

import json
from functools import cached_property
from io import BytesIO
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure

from sim.charts import unit
from sim.charts._style import picture
from sim.core.calendar import Calendar
from sim.core.numbers import FINER, number, span
from sim.core.text import LANGUAGES, Language, Text
from sim.core.words import say
from sim.lab import folder_name, kept
from sim.lab.nation.reduced import ALL
from sim.lab.nation.result import NationResult
from sim.lab.store import STAMP
from sim.lab.sums import seal
from sim.outcomes import OUTCOMES
from sim.report.folder import csv, put
from sim.report.nation_picture import Course, Panel, by_tier
from sim.report.printed import WIDTH, printed
from sim.report.ruled import Grid
from sim.report.shown import Plot, Words
from sim.scenario import resolved
from sim.scenario.wording import outcome_label
from sim.world.sections import Time

SHOWN = ("poverty_rate", "poverty_rate_before_transfers", "exit_share", "income_per_head_yuan")
"""What the screen shows of the whole beside the poverty of every tier."""
DRAWN = "poverty_rate"
ENOUGH = 10
"""Counties of a tier below which it is said that their sampling error is unsure as well: with ten
an error is known to a quarter."""
LARGE: dict[Language, float] = {"zh": 1e-4, "en": 1e-6}
COUNTED = {
    "share of people": ("nation.people", Text("万人", "million people")),
    "share of households": ("nation.homes", Text("万户", "million households")),
}
"""Shares whose part is a number of somebody, how it is called, and as the language counts."""


class NationRun:
    """A nation that was lived, with `table`, `plot` and `save`.

    Attributes
    ----------
    result : NationResult
        The numbers, as tidy tables in `result.tables`.
    """

    def __init__(self, result: NationResult) -> None:
        self.result = result

    @cached_property
    def tiers(self) -> dict[str, Text]:
        """The names of the whole and of each tier."""
        told = {tier.name: tier.label for tier in self.result.scenario.tiers}
        return {ALL: say("nation.all"), **told}

    @property
    def months(self) -> list[int]:
        """The months that were written down."""
        return sorted(int(month) for month in self.result.tables.nation["month"].unique())

    def table(self, language: Language = "zh", width: int = WIDTH) -> Words:
        """Write poverty by tier and some outcomes of the whole, year by year."""
        grids = self._grid(language, self._poverty()), self._grid(language, self._whole())
        parts: list[Text | Grid | None] = [self._about(), None, grids[0], None, grids[1]]
        parts += [None, *self._sure()]
        return Words(printed(parts, language, width))

    def plot(self, language: Language = "zh", outcome: str = DRAWN) -> Plot:
        """Draw an outcome by tier over the years."""
        return Plot(f"{outcome}_by_tier", self._drawn(language, outcome))

    def save(self, out: str | Path = "runs") -> Path:
        """Keep the run as a folder `<name>-<key>` in the folder `out`.

        It holds the resolved scenario, the stamp, tables and a picture, and appears only when all
        is written.

        Raises
        ------
        StoreError
            If something else lies there, or the disk cannot be written to.
        """
        result, tables = self.result, self.result.tables
        folder = Path(out) / folder_name(result.scenario, result.key)
        with kept(folder, result.key) as aside:
            (aside / "scenario.yaml").write_text(resolved(result.scenario), encoding="utf-8")
            put(aside / "tables" / "nation.csv", csv(self._named(tables.nation)))
            put(aside / "tables" / "money.csv", csv(tables.money))
            put(aside / "tables" / "counties.parquet", _parquet(tables.counties))
            for language in LANGUAGES:
                words = str(self.table(language)).encode("utf-8-sig")
                put(aside / "tables" / f"summary_{language}.txt", words)
                figure = self._drawn(language, DRAWN)
                for kind in ("png", "svg"):
                    name = f"{DRAWN}_by_tier_{language}.{kind}"
                    put(aside / "pictures" / name, picture(figure, kind))
            stamp = json.dumps(result.stamp(), indent=2, sort_keys=True)
            (aside / STAMP).write_text(stamp + "\n", encoding="utf-8")
            seal(aside)
        return folder

    @property
    def _sampled(self) -> bool:
        return any(group.weight > 1.0 for group in self.result.lived.groups)

    def _sure(self) -> list[Text]:
        """Say what the numbers are uncertain by, and by what they are not told to be."""
        counties, lucks = self.result.stamp()["counties"], self.result.replications
        told = [say("nation.sampled", counties=counties)] if self._sampled else []
        fewest, tier = min((n, at) for at, n in enumerate(self._of_each_tier()))
        if self._sampled and fewest < ENOUGH:
            label = self.result.scenario.tiers[tier].label
            told.append(say("nation.few_sampled", counties=fewest, tier=label))
        return [*told, say("nation.lucks" if lucks > 1 else "nation.one_luck", lucks=lucks)]

    def _of_each_tier(self) -> list[int]:
        """Count the counties that were lived of each tier."""
        groups = self.result.lived.groups
        return [
            sum(len(group.numbers) for group in groups if group.tier == tier)
            for tier in range(len(self.result.scenario.tiers))
        ]

    def _about(self) -> Text:
        stamp = self.result.stamp()
        words = "nation.lived_sample" if self._sampled else "nation.lived"
        every = sum(tier.counties for tier in self.result.scenario.tiers)
        figures = {"counties": stamp["counties"], "every": every, "lucks": stamp["replications"]}
        households = Text(*(number(float(stamp["households"]), each) for each in ("zh", "en")))
        return say(words, title=self.result.scenario.title, households=households, **figures)

    def _poverty(self) -> list[tuple[Text, str, str]]:
        label = outcome_label(DRAWN, self.result.scenario.words)
        return [
            (say("nation.of_tier", label=label, tier=name), DRAWN, tier)
            for tier, name in self.tiers.items()
        ]

    def _whole(self) -> list[tuple[Text, str, str]]:
        words = self.result.scenario.words
        return [(outcome_label(outcome, words), outcome, ALL) for outcome in SHOWN]

    def _grid(self, language: Language, columns: list[tuple[Text, str, str]]) -> Grid:
        heads = [
            say("nation.head", label=name, unit=unit(OUTCOMES[outcome].unit)[1]).within(language)
            for name, outcome, _ in columns
        ]
        first = say("nation.until").within(language)
        grid = Grid((first, "left"), *((head, "right") for head in heads))
        for month in self.months:
            cells = [self._cell(outcome, month, tier, language) for _, outcome, tier in columns]
            grid.add(self._when(month), *cells)
        return grid

    def _cell(self, outcome: str, month: int, tier: str, language: Language) -> str:
        """Write a number with its sampling error, and below it the range over lucks."""
        factor, _ = unit(OUTCOMES[outcome].unit)
        rows = self.result.tables.nation
        wanted = {"outcome": outcome, "month": month, "tier": tier, "arm": "programme"}
        for column, told in wanted.items():
            rows = rows[rows[column] == told]
        values = factor * rows["value"]
        mean, error = float(values.mean()), factor * float(rows["standard_error"].mean())
        shown = _with_error(mean, error, language) if self._sampled else number(mean, language)
        if len(values) == 1:
            return shown
        return f"{shown}\n{span(float(values.min()), float(values.max()), language)}"

    def _when(self, month: int) -> str:
        time = self.result.scenario.plan.of(Time)
        at = Calendar(time.start_year, time.start_month).at(month)
        return f"{at.year}-{at.month_of_year:02d}"

    def _drawn(self, language: Language, outcome: str) -> Figure:
        """Draw an outcome by tier; a share of people or households also as their number."""
        time, scenario = self.result.scenario.plan.of(Time), self.result.scenario
        label = outcome_label(outcome, scenario.words)
        factor, named = unit(OUTCOMES[outcome].unit)
        panels = [Panel(label, named, self._lines("value", outcome, factor))]
        counted = COUNTED.get(OUTCOMES[outcome].unit)
        if counted is not None:
            called, large = counted
            lines = self._lines("part", outcome, LARGE[language])
            panels.append(Panel(say(called, label=label), large, lines))
        start = time.start_year, time.start_month
        return by_tier(scenario.title, start, panels, language, self._sure_of_lines())

    def _sure_of_lines(self) -> Text:
        """Say what the lines of a picture leave out."""
        counties, lucks = self.result.stamp()["counties"], self.result.replications
        key = "nation.lines_sampled" if self._sampled else "nation.lines"
        return say(key, counties=counties, lucks=lucks)

    def _lines(self, column: str, outcome: str, factor: float) -> tuple[Course, ...]:
        rows = self.result.tables.nation
        rows = rows[(rows["outcome"] == outcome) & (rows["arm"] == "programme")]
        means = rows.groupby(["tier", "month"])[column].mean()
        months = tuple(self.months)
        return tuple(
            Course(name, months, tuple(factor * float(means[tier, month]) for month in months))
            for tier, name in self.tiers.items()
        )

    def _named(self, table: pd.DataFrame) -> pd.DataFrame:
        """Add the names of outcomes and their units in both languages."""
        names = table["outcome"].unique()
        told = pd.DataFrame(
            [(name, OUTCOMES[name].label.zh, OUTCOMES[name].label.en, OUTCOMES[name].unit)
             for name in names],
            columns=["outcome", "label_zh", "label_en", "unit"],
        )  # fmt: skip
        when = table["month"].map({month: self._when(month) for month in self.months})
        return table.assign(calendar=when).merge(told, on="outcome")

    def __repr__(self) -> str:
        return f"NationRun({self.result.scenario.name}, {self.result.scenario.months} months)"


def _with_error(value: float, error: float, language: Language) -> str:
    """Write a number and its error equally fine, so fine that the error is no mere nought."""
    known = [number(error, language, like=value, finer=finer) for finer in range(FINER + 1)]
    finer = next((at for at, told in enumerate(known) if told != "0"), 0)
    return f"{number(value, language, finer=finer)} ± {known[finer]}"


def _parquet(table: pd.DataFrame) -> bytes:
    target = BytesIO()
    table.to_parquet(target, index=False, compression="zstd")
    return target.getvalue()
