"""What every column may hold: from its unit, and for some columns by name."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sim.core.ledger import Ledger
from sim.core.table import Column
from sim.month import is_game
from sim.world.world import TABLES, World

ANY = (-np.inf, np.inf)
SHARE = (0.0, 1.0)
AMOUNT = (0.0, np.inf)
UNITS = {
    "1": SHARE,
    "0..100": (0.0, 100.0),
    "0..100, nan none": (0.0, 100.0),
    "persons": AMOUNT,
    "months": (0, 1000),
    "times": (0, 1000),
    "jobs": AMOUNT,
    "hours a month": AMOUNT,
    "0 none, 1 backbone, 2 leaders, 3 registered, 4 mature": (0, 4),
    "0 foundation, 1 association, 2 service agency": (0, 2),
    "0 leading firm, 1 cooperative, 2 poverty-relief workshop": (0, 2),
    "0 government, 1 organisation, 2 enterprise, 3 community, 4 households": (0, 4),
    "0 A, 1 B, 2 C, 3 D": (0, 3),
    "1..5 A, 0 none": (0, 5),
    "months, -1 none": (-1, 127),
    "months, below 0 since": (-24, 127),
}
"""The range that a unit gives; amounts of other units may have any sign unless named below."""
BY_NAME = {
    "village.productivity": AMOUNT,
    "household.mover": AMOUNT,
    "household.need_start": AMOUNT,  # weights of needs may add up to more than 1
    "project.multiplier": AMOUNT,
    "project.sharpness": (0.05, np.inf),
    "project.conflict": (0.0, 0.8),
    "stake.helping": (0.01, 0.9),
}
IN_GAMES = {"stake.helping": (0.0, 0.0)}
"""Where a game replaces the project: its players have no work to help each other with."""
NEVER_NEGATIVE = (
    *("county.line", "county.line_lived", "county.exit_standard", "county.distributed"),
    *("village.industry", "village.gap", "village.able_income", "village.labour", "village.need"),
    *("household.bill", "household.assets", "household.debt", "household.income"),
    *("household.consumption", "household.unmet", "household.served", "household.served_year"),
    *("organization.sources", "organization.turnover", "organization.load"),
    *("enterprise.capital", "enterprise.vacancies", "enterprise.orders", "enterprise.gifts_year"),
    *("project.budget", "project.delay", "project.register_age", "project.information_cost"),
    *("project.trust_loss", "project.loss", "project.output"),
    *("project.matched", "project.demand", "project.surplus", "project.delivered"),
    *("project.planned", "project.cost", "project.income_shared"),
    *("stake.resources", "stake.posted", "stake.outlay", "stake.capital"),
)
UNKNOWN = ("project.six", "project.six_start")
"""Columns in which `nan` says that something cannot be told, besides those that begin so."""
POCKETS = (
    *("outside", "county", "organization", "enterprise", "collective", "association"),
    *("escrow", "pool", "household"),
)


def range_of(table: str, column: Column, *, game: bool = False) -> tuple[float, float]:
    """Give the least and the most that a column may hold."""
    label = f"{table}.{column.name}"
    usual = AMOUNT if label in NEVER_NEGATIVE else ANY
    by_name = BY_NAME | IN_GAMES if game else BY_NAME
    return by_name.get(label, UNITS.get(column.unit, usual))


def outside(world: World) -> Iterator[str]:
    """Name every column that holds something it must not hold."""
    for kind in TABLES:
        table = getattr(world, kind.key)
        for name, column in kind.columns.items():
            values, label = getattr(table, name), f"{kind.key}.{name}"
            if values.dtype.kind not in "fi" or not values.size:
                continue
            if label in UNKNOWN or np.isnan(column.start):
                values = values[~np.isnan(values)]
            low, high = range_of(kind.key, column, game=is_game(world.plan))
            # a comparison with nan is false, and an infinite amount is no amount
            fine = (values >= low) & (values <= high) & (np.abs(values) < np.inf)
            if not fine.all():
                yield f"{label} = {values[~fine][0]}, not in {low}..{high}"


def differences(one: World, other: World) -> list[str]:
    """Name the columns and accounts in which two worlds differ by a single bit."""
    found = []
    for kind in TABLES:
        a, b = getattr(one, kind.key), getattr(other, kind.key)
        found += [
            f"{kind.key}.{name}"
            for name in kind.columns
            if getattr(a, name).tobytes() != getattr(b, name).tobytes()
        ]
    for pocket in POCKETS:
        if (one.ledger.balance(pocket) != other.ledger.balance(pocket)).any():
            found.append(f"accounts {pocket}")
    return found


class Witness(Ledger):
    """Books that somebody else keeps as well, payment by payment and account by account."""

    @classmethod
    def beside(cls, world: World) -> Witness:
        """Let a witness watch a world's books from now on."""
        books = world.ledger
        books.__class__ = cls
        books.seen = {kind: books.balance(kind).copy() for kind in POCKETS}
        return books

    def move(self, flow, source, source_rows, target, target_rows, fen):  # noqa: PLR0913 as there
        """Write a payment down twice."""
        for kind, rows, change in ((source, source_rows, -fen), (target, target_rows, fen)):
            where = np.arange(len(self.seen[kind]))[rows]
            np.add.at(self.seen[kind], where, change)
        super().move(flow, source, source_rows, target, target_rows, fen)

    def move_block(self, payments, kind, rows, *, receive):
        """Write payments of neighbouring accounts down twice."""
        paid = list(payments)
        where = np.arange(len(self.seen[kind]))[rows]
        county = self._pockets[kind].county[where]
        for _, fen in paid:
            change = fen if receive else -fen
            np.add.at(self.seen[kind], where, change)
            np.add.at(self.seen["outside"], county, -change)
        super().move_block(paid, kind, rows, receive=receive)

    def faults(self) -> Iterator[str]:
        """Name every kind of account in which the books and the witness differ."""
        total = 0
        for kind, seen in self.seen.items():
            total += sum(seen.tolist())
            if (seen != self.balance(kind)).any():
                yield f"accounts {kind} are not their opening and their payments"
            if kind != "outside" and (seen < 0).any():
                yield f"an account {kind} is below zero"
        if total:
            yield f"all accounts together hold {total} fen"
