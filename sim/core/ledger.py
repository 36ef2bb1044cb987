"""Double-entry books in whole fen: the only place where money moves.

Every pocket is an account, the outside world included. A move takes from one account what it
gives to another, so the sum of all accounts is zero at all times; `audit` proves it each month.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from sim.core.compiled import looped
from sim.core.engine import current
from sim.core.errors import LedgerError
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import add_at, count_between

OUTSIDE = "outside"
Rows = Ints | slice
Named = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True)
class Flow:
    """A named kind of payment, such as wages or donations."""

    key: str
    label: Text


@dataclass(slots=True)
class _Pocket:
    balance: Ints
    county: NDArray[np.int32]
    opening: Ints
    starts: Ints
    """Where each county's accounts begin, and where the last ones end."""

    def runs(self, rows: slice) -> tuple[Ints, NDArray[np.int32]]:
        """Give where runs of one county begin within some accounts, and each run's county."""
        first = int(self.starts.searchsorted(rows.start, "right")) - 1
        end = int(self.starts.searchsorted(rows.stop, "left"))
        within = np.minimum(np.maximum(self.starts[first : end + 1], rows.start), rows.stop)
        return within - rows.start, self.county[self.starts[first:end]]


class Ledger:
    """The accounts of all pockets and the month's payments by name.

    Parameters
    ----------
    counties : int
        How many counties there are; the outside world keeps one account for each.
    county_of : mapping of str to array
        For each kind of pocket the county of each of its accounts, int64 of shape (accounts,).
    """

    def __init__(self, counties: int, county_of: Mapping[str, Ints]) -> None:
        self.counties = counties
        everywhere = {OUTSIDE: np.arange(counties, dtype=np.int64), **county_of}
        self._pockets = {
            kind: _Pocket(
                np.zeros(len(where), np.int64),
                np.asarray(where, np.int32),  # an account's county, for 29 million households
                np.zeros(counties, np.int64),
                np.append(_runs(np.asarray(where))[0], len(where)),
            )
            for kind, where in everywhere.items()
        }
        self.month: dict[tuple[str, str, str], Ints] = {}

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of pockets, the outside world first."""
        return tuple(self._pockets)

    def reopen(self, balances: Mapping[str, Ints]) -> None:
        """Go on with books that were kept: the accounts of every kind as they stood, in fen.

        Raises
        ------
        LedgerError
            If they do not add up to nothing in each county.
        """
        for kind, pocket in self._pockets.items():
            pocket.balance[:] = balances[kind]
        total = np.zeros(self.counties, np.int64)
        for kind in self._pockets:
            total += self._sums(kind)
        if total.any():
            raise LedgerError(f"the books are off by {int(np.abs(total).max())} fen")

    def balance(self, kind: str) -> Ints:
        """Show the accounts of one kind in fen, int64, not to be written to."""
        view = self._pockets[kind].balance.view()
        view.flags.writeable = False
        return view

    def yuan(self, kind: str) -> Floats:
        """Give the accounts of one kind in yuan, float64."""
        yuan: Floats = self._pockets[kind].balance / 100.0
        return yuan

    def move(  # noqa: PLR0913 a payment has a name, two ends with their accounts, and an amount
        self, flow: Flow, source: str, source_rows: Rows, target: str, target_rows: Rows, fen: Ints
    ) -> None:
        """Pay `fen[i]` from account `source_rows[i]` into account `target_rows[i]`.

        Parameters
        ----------
        flow : Flow
            The name of the payment.
        source : str
            The kind of pocket that pays; `outside` is the world beyond the model.
        source_rows : array or slice
            The accounts that pay, one per amount; a slice names each account once.
        target : str
            The kind of pocket that receives.
        target_rows : array or slice
            The accounts that receive, as above.
        fen : array
            Amounts, int64 of shape (payments,), none negative.

        Raises
        ------
        LedgerError
            If an amount is negative or an account would fall below zero.
        """
        if fen.dtype != np.int64 or (len(fen) and int(fen.min()) < 0):
            raise LedgerError(f"{flow.key}: amounts must be whole fen, none negative")
        giver, taker = self._pockets[source], self._pockets[target]
        _add(giver.balance, source_rows, -fen)
        _add(taker.balance, target_rows, fen)
        if source != OUTSIDE and len(fen) and int(giver.balance[source_rows].min()) < 0:
            raise LedgerError(f"{flow.key}: a {source} account would fall below zero")
        home = taker.county[target_rows] if source == OUTSIDE else giver.county[source_rows]
        total = self.month.setdefault((flow.key, source, target), np.zeros(self.counties, np.int64))
        _add(total, home, fen)

    def move_block(
        self, payments: Iterable[tuple[Flow, Ints]], kind: str, rows: slice, *, receive: bool
    ) -> None:
        """Pay between the outside world and neighbouring accounts, several payments at once.

        Parameters
        ----------
        payments : iterable of (Flow, array)
            Each payment's name and amounts, int64 of shape (accounts in `rows`,), none negative.
        kind : str
            The kind of pocket inside the model.
        rows : slice
            Its accounts; those of one county should stand together, which makes it quick.
        receive : bool
            Whether the accounts receive; otherwise they pay.

        Raises
        ------
        LedgerError
            If an amount is negative or an account would fall below zero.
        """
        pocket, outside = self._pockets[kind], self._pockets[OUTSIDE].balance
        starts, county = pocket.runs(rows)
        own = pocket.balance[rows]
        for flow, fen in payments:
            if not len(fen):
                continue
            if fen.dtype != np.int64 or int(fen.min()) < 0:
                raise LedgerError(f"{flow.key}: amounts must be whole fen, none negative")
            sums, least = _pay(own, fen, starts, 1 if receive else -1)
            if least < 0:
                raise LedgerError(f"{flow.key}: a {kind} account would fall below zero")
            ends = (flow.key, OUTSIDE, kind) if receive else (flow.key, kind, OUTSIDE)
            np.add.at(outside, county, -sums if receive else sums)
            np.add.at(self.month.setdefault(ends, np.zeros(self.counties, np.int64)), county, sums)

    def open_month(self) -> None:
        """Note every kind's opening sums and begin a new list of payments."""
        self.month = {}
        for kind in self._pockets:
            self._pockets[kind].opening = self._sums(kind)

    def audit(self) -> None:
        """Prove the month's books: zero in all, and each kind its opening plus its payments.

        Raises
        ------
        LedgerError
            If a single fen is missing or too many, naming the pocket and the county.
        """
        expected = {kind: pocket.opening.copy() for kind, pocket in self._pockets.items()}
        for (_, source, target), fen in self.month.items():
            expected[source] -= fen
            expected[target] += fen
        total = np.zeros(self.counties, np.int64)
        for kind, pocket in self._pockets.items():
            sums = self._sums(kind)
            total += sums
            wrong = np.flatnonzero(sums != expected[kind])
            if len(wrong):
                off = int((sums - expected[kind])[wrong[0]])
                raise LedgerError(f"{kind} accounts of county {wrong[0]} are off by {off} fen")
            if kind != OUTSIDE and len(sums) and int(pocket.balance.min(initial=0)) < 0:
                raise LedgerError(f"a {kind} account is below zero")
        if total.any():
            raise LedgerError(f"the books are off by {int(np.abs(total).max())} fen")

    def copy(self) -> Self:
        """Make books of its own with the same balances."""
        twin = type(self).__new__(type(self))
        twin.counties = self.counties
        twin._pockets = {  # noqa: SLF001 a copy of its own kind
            kind: _Pocket(p.balance.copy(), p.county, p.opening.copy(), p.starts)
            for kind, p in self._pockets.items()
        }
        twin.month = {key: fen.copy() for key, fen in self.month.items()}
        return twin

    def _sums(self, kind: str) -> Ints:
        pocket = self._pockets[kind]
        sums = np.zeros(self.counties, np.int64)
        counted = count_between(pocket.balance, pocket.starts)
        np.add.at(sums, pocket.county[pocket.starts[:-1]], counted)
        return sums


def _pay(own: Ints, fen: Ints, starts: Ints, sign: int) -> tuple[Ints, int]:
    """Add amounts to accounts, or take them; their sums from start to start, the least account."""
    if current() == "compiled":
        sums = np.empty(len(starts) - 1, np.int64)
        return sums, int(looped(_pay_each)(own, fen, starts, sign, sums))
    own += sign * fen
    return np.add.reduceat(fen, starts[:-1]), int(own.min())


def _pay_each(
    own: Ints, fen: Ints, starts: Ints, sign: int, sums: Ints
) -> int:  # pragma: no cover  compiled
    least: int = own[0] + sign * fen[0]
    for run in range(len(sums)):
        total = np.int64(0)
        for row in range(np.uint64(starts[run]), np.uint64(starts[run + 1])):
            total += fen[row]
            own[row] += sign * fen[row]
            least = min(least, own[row])
        sums[run] = total
    return least


def _add(balance: Ints, rows: Named | slice, fen: Ints) -> None:
    if isinstance(rows, slice):
        balance[rows] += fen
    elif current() == "compiled":
        add_at(balance, rows, fen)
    elif len(rows) and bool((rows[1:] > rows[:-1]).all()):
        balance[rows] += fen  # each account once
    elif len(rows):
        # rows of one account mostly stand together: add up each run first, it is ten times faster
        heads, which = _runs(rows)
        np.add.at(balance, which, np.add.reduceat(fen, heads))


def _runs(rows: Named) -> tuple[Named, Named]:
    """Find where runs of equal entries begin, and each run's entry."""
    heads = np.flatnonzero(np.concatenate([[True], rows[1:] != rows[:-1]])[: len(rows)])
    return heads, rows[heads]
