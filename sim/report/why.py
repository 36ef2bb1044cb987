"""Why a household, a project or another actor came out of a month as it did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pandas as pd

from sim.catalogue import family_label
from sim.core.errors import UsageError
from sim.core.text import Language
from sim.core.units import unit_named
from sim.core.words import say
from sim.lab.again import Again, again
from sim.lab.simulate import SEED
from sim.lab.watch import POCKETS, watch
from sim.lab.watched import Changed, Paid, Step, Watched
from sim.month import MONTH
from sim.report.cells import declared, named
from sim.report.month_told import month_told
from sim.report.people import counterpart, whose
from sim.report.shown import Words
from sim.world.flows import FLOWS

COLUMNS: Final = (
    *("phase", "phase_zh", "phase_en", "what", "whose_zh", "whose_en", "name"),
    *("label_zh", "label_en", "old", "new", "unit_zh", "unit_en"),
)
"""What `Why.frame` says of each change (`what` is change), payment (received or paid: `new` is
the amount in yuan, `whose` the other end) and rule (`name` is the rule's own)."""


@dataclass(frozen=True)
class Why:
    """One month of one row, as it can be read, shown and computed with.

    Attributes
    ----------
    seen : Watched
        What was watched.
    of : Again
        The run to which the month belongs.
    """

    seen: Watched
    of: Again

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row a change, a payment or a rule, in the order in which they came."""
        rows = [row for step in self.seen.steps for row in self._rows(step)]
        return pd.DataFrame(rows, columns=list(COLUMNS))

    def told(self, language: Language = "zh") -> Words:
        """Tell the month as a short story."""
        lines = month_told(self.seen, language)
        if not self.of.as_recorded:
            lines.append(say("why.not_as_recorded").within(language))
        return Words("\n".join(lines))

    def plain(self) -> dict[str, Any]:
        """Give everything as plain values, for JSON; every phase is there, also an empty one."""
        seen, row = self.seen, self.seen.subject.row
        return {
            "scenario": seen.arm.scenario.name,
            "arm": self.of.name,
            "seed": self.of.seed,
            "replication": seen.replication,
            "month": seen.moment.month,
            "date": seen.moment.label,
            "who": {"table": row.table, "number": row.number + 1},
            "as_recorded": self.of.as_recorded,
            "cash_fen": {"before": seen.cash[0], "after": seen.cash[1]},
            "phases": [
                {"phase": step.phase, "told": [_plain(told) for told in self._rows(step)]}
                for step in seen.steps
            ],
        }

    def _rows(self, step: Step) -> Iterator[tuple[object, ...]]:
        label = next(phase.label for phase in MONTH if phase.name == step.phase)
        head = (step.phase, label.zh, label.en)
        for family, rules in step.rules.items():
            whom = family_label(family)
            for rule in rules:
                title = rule.card.title
                told = ("rule", whom.zh, whom.en, rule.name(), title.zh, title.en)
                yield (*head, *told, None, None, "", "")
        for paid in step.payments:
            for cells in self._paid(paid):
                yield (*head, *cells)
        for one in step.changes:
            yield (*head, *self._changed(one))

    def _changed(self, one: Changed) -> tuple[object, ...]:
        column, label = declared(one.row, one.column), named(one.row, one.column, one.entry)
        who, unit = whose(self.seen, one.row), unit_named(column.unit)
        entry = f"[{one.entry}]" if one.entry >= 0 else ""
        name = f"{one.row.table}.{one.column}{entry}"
        ends = (_none_for_nan(one.old), _none_for_nan(one.new))
        return ("change", who.zh, who.en, name, label.zh, label.en, *ends, unit.zh, unit.en)

    def _paid(self, paid: Paid) -> Iterator[tuple[object, ...]]:
        """Give a payment as it looks from the row: twice if both ends are its own."""
        row, pockets = self.seen.subject.row, self.seen.subject.pockets
        label, unit = FLOWS[paid.flow].label, unit_named("yuan")
        for what, mine, other in (
            ("received", paid.target, paid.source),
            ("paid", paid.source, paid.target),
        ):
            if mine.table in pockets and mine.number == row.number:
                who = counterpart(self.seen, paid.flow, other)
                cells = (what, who.zh, who.en, paid.flow, label.zh, label.en)
                yield (*cells, None, paid.fen / 100, unit.zh, unit.en)


def why(  # noqa: PLR0913 whose month, and of which run
    place: str | Path,
    *,
    month: int,
    household: int | None = None,
    project: int | None = None,
    village: int | None = None,
    organization: int | None = None,
    enterprise: int | None = None,
    replication: int = 1,
    arm: str | None = None,
    seed: int = SEED,
    overrides: Sequence[str] = (),
    point: int = 0,
) -> Why:
    """Live a run again up to a month, and find out why somebody came out of it as he did.

    Parameters
    ----------
    place : str or Path
        The folder of a run, a comparison or a study; or a scenario by file or name.
    month : int
        The month of the run, counted from 1.
    household, project, village, organization, enterprise : int, optional
        Whose month, one of them, by its number, counted from 1.
    replication : int, optional
        Which stroke of luck, counted from 1.
    arm : str, optional
        `programme` or `twin` of a run, the arm's name of a comparison or study.
    seed : int, optional
        The seed where nothing was run yet; a folder knows its own.
    overrides : sequence of str, optional
        Values to set on top, each as `key=value`.
    point : int, optional
        Which point of a study's design, counted from 0 as in its tables.

    Returns
    -------
    Why
        With `told`, the tidy table `frame`, and `plain`.

    Raises
    ------
    UsageError
        If there is no such month, arm, luck or row, or not one of them was named.
    StoreError
        If the folder is not one of ours, or cannot be read.
    ScenarioError
        If anything is wrong with the scenario.
    RefusedError
        If the world would not fit the memory that is free.
    """
    numbers = (household, project, organization, enterprise, village)
    named_ones = [(t, n) for t, n in zip(POCKETS, numbers, strict=True) if n is not None]
    if len(named_ones) != 1:
        raise UsageError(say("why.who_missing"))
    of = again(place, arm, seed, overrides, point)
    most = of.replications
    if replication < 1 or (most is not None and replication > most):
        raise UsageError(say("why.no_luck", replication=replication, replications=most or "…"))
    return Why(watch(of.arm, of.seed, replication, month, named_ones[0]), of)


def _plain(cells: tuple[object, ...]) -> dict[str, object]:
    return dict(zip(COLUMNS[3:], cells[3:], strict=True))


def _none_for_nan(value: bool | float) -> bool | float | None:
    return None if value != value else value  # noqa: PLR0124 not a number: nobody knows it
