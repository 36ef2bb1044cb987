"""Live a run again up to a month, and watch what that month does to one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, Final

import numpy as np

from sim.core.engine import use
from sim.core.errors import UsageError
from sim.core.ledger import OUTSIDE, Flow, Ledger, Rows
from sim.core.table import Ints
from sim.core.words import say
from sim.lab.arms import Arm, policy_of
from sim.lab.estimate import refuse_what_does_not_fit
from sim.lab.moments import gone_on
from sim.lab.simulate import engine_for
from sim.lab.watched import Changed, Paid, Row, Step, Subject, Value, Values, Watched
from sim.month import MONTH, begin, step
from sim.phases._payoff import failure_rate
from sim.phases._stakes import stakes_of
from sim.policy import Policy
from sim.rules import Rule
from sim.scenario.whom import mentions
from sim.world.kinds import Party
from sim.world.production import work_of
from sim.world.settings.game import Game
from sim.world.world import TABLES, World

POCKETS: Final[dict[str, tuple[str, ...]]] = {
    "household": ("household",),
    "project": ("escrow", "pool"),
    "organization": ("organization",),
    "enterprise": ("enterprise",),
    "village": ("collective", "association"),
}
"""Whose month can be told, by table, and the accounts that are its own."""
WORK_DECIDED, LOTS_DRAWN = "commit", "implement"
"""The phase in which efforts are decided, and the next one, in which projects may fail."""
_PARTY: Final = {"organization": Party.ORGANIZATION, "enterprise": Party.ENTERPRISE}


def watch(arm: Arm, seed: int, replication: int, month: int, who: tuple[str, int]) -> Watched:
    """Live one replication up to a month, and tell phase by phase what happened to a row.

    Luck is keyed, so the values are those of the run to the last bit.

    Parameters
    ----------
    arm : Arm
        What is lived.
    seed : int
        The seed of the run.
    replication : int
        The stroke of luck, counted from 1.
    month : int
        The month of the run, counted from 1.
    who : tuple of (str, int)
        The table (household, project, organization, enterprise, village) and the number in it,
        counted from 1.

    Returns
    -------
    Watched
        The month of that row.

    Raises
    ------
    UsageError
        If there is no such month or nobody of that number.
    RefusedError
        If the world would not fit the memory that is free.
    """
    if not 1 <= month <= arm.scenario.months:
        raise UsageError(say("why.no_month", month=month, months=arm.scenario.months))
    refuse_what_does_not_fit(arm.scenario, 1, 1)
    with use(engine_for(arm.scenario, 1)):
        world = begin(arm.scenario.plan, seed, [replication - 1])
        table, number = who
        rows = len(getattr(world, table))
        if not 1 <= number <= rows:
            key = "why.nobody" if rows == 0 else "why.no_row"
            raise UsageError(say(key, what=say(f"why.{table}"), number=number, rows=rows))
        policy = _lived_before(world, arm, month)
        return _watched(world, policy, arm, replication, Row(table, number - 1))


def _lived_before(world: World, arm: Arm, month: int) -> Policy:
    """Live the months before one, and give the rules that hold in it."""
    scenario = arm.scenario
    for now in range(1, month):
        step(world, policy_of(scenario.at(now), arm.programme))
        scenario = gone_on(scenario, world, now)
    return policy_of(scenario.at(month), arm.programme)


def _watched(seen: World, policy: Policy, arm: Arm, replication: int, row: Row) -> Watched:
    seen.__dict__.pop("windows", None)  # they are made anew and see the books that tell
    subject = subject_of(seen, row)
    books = _Telling(seen.ledger, row.number, subject.pockets)
    seen.ledger = books
    asking = _Asking.over(policy)
    watcher = _Watcher(seen, subject, books, asking)
    cash = _cash(seen, subject)
    before = watcher.values
    step(seen, asking, watcher)
    return Watched(
        arm=arm,
        replication=replication,
        moment=seen.calendar.at(seen.month),
        subject=subject,
        before=before,
        cash=(cash, _cash(seen, subject)),
        steps=tuple(watcher.steps),
        names={
            place: (int(seen.stake.kind[place.number]), int(seen.stake.who[place.number]))
            for place in subject.own
            if place.table == "stake"
        },
    )


def subject_of(world: World, row: Row) -> Subject:
    """Find the places in projects that belong to a row, and what it depends on."""
    table, number = row
    own, around = [row], [Row("county", 0), Row("nation", 0)]
    if table in {"household", "village", "project"}:
        village = number
        if table != "village":
            village = int(getattr(world, table).village[number])
            around.insert(0, Row("village", village))
        here = np.flatnonzero(world.project.village == village).tolist()
        if table != "project":
            around[-2:-2] = [Row("project", project) for project in here]
    if table == "project":
        first = number * world.places
        places = range(first, first + world.places)
        own += [Row("stake", place) for place in places if world.stake.who[place] >= 0]
    elif table in _PARTY:
        mine = (world.stake.kind == _PARTY[table]) & (world.stake.who == number)
        own += [Row("stake", place) for place in np.flatnonzero(mine).tolist()]
    return Subject(row, tuple(own), tuple(around), POCKETS[table])


def _cash(world: World, subject: Subject) -> int:
    return sum(int(world.ledger.balance(kind)[subject.row.number]) for kind in subject.pockets)


class _Watcher:
    """Looks at the rows after each phase; `step` calls it with the phase's name."""

    def __init__(self, world: World, subject: Subject, books: _Telling, policy: _Asking) -> None:
        self._world, self._subject = world, subject
        self._books, self._policy = books, policy
        self.values = self._look()
        self._failure = 0.0
        self.steps: list[Step] = []

    def __call__(self, phase: str, _: float) -> None:
        found = self._look()
        changes = tuple(
            change
            for row in self._subject.own
            for change in _changes(row, self.values[row], found[row])
        )
        paid, rules = tuple(self._books.paid), self._rules(phase)
        self.steps.append(Step(phase, changes, paid, rules, found, self._failure))
        self._failure = self._chance_of_failure() if phase == WORK_DECIDED else 0.0
        self.values = found
        self._books.paid.clear()
        self._policy.asked.clear()

    def _chance_of_failure(self) -> float:
        """Give the yearly rate at which the project fails, from the efforts just decided."""
        row = self._subject.row
        if row.table != "project":
            return 0.0
        windows, _ = self._world.windows
        names = [phase.name for phase in MONTH]
        stakes = stakes_of(windows[names.index(LOTS_DRAWN)], self._policy)
        game = self._world.setting(Game).at(self._world.project.county)
        return float(failure_rate(work_of(stakes), game)[row.number])

    def _look(self) -> Mapping[Row, Values]:
        tables = {kind.key: kind for kind in TABLES}
        return {
            row: {
                name: _value(getattr(getattr(self._world, row.table), name)[..., row.number])
                for name in tables[row.table].columns
            }
            for row in (*self._subject.own, *self._subject.around)
        }

    def _rules(self, phase: str) -> Mapping[str, tuple[Rule, ...]]:
        """Give the rules that the phase asked.

        Making a policy over asks all of them, so its code must mention the family as well.
        """
        if not self._policy.programme:
            return {}
        asked = set(self._policy.asked)
        return {
            family.replace("incentives", "incentive"): rules
            for family, rules in _rules_of(self._policy).items()
            if family in asked and rules and mentions(phase, rf"policy\.{family}\b")
        }


def _value(cell: Any) -> Value:  # noqa: ANN401 a cell of any column, or several
    plain = cell.tolist()
    return tuple(plain) if isinstance(plain, list) else plain


def _changes(row: Row, old: Values, new: Values) -> Iterator[Changed]:
    for column, value in new.items():
        was = old[column]
        if isinstance(value, tuple) and isinstance(was, tuple):
            for entry, (one, other) in enumerate(zip(was, value, strict=True)):
                if not _same(one, other):
                    yield Changed(row, column, entry, one, other)
        elif not _same(was, value):
            yield Changed(row, column, -1, was, value)  # type: ignore[arg-type]  # not a tuple


def _same(one: Value, other: Value) -> bool:
    return one == other or (one != one and other != other)  # noqa: PLR0124 nan is nan here


def _rules_of(policy: Policy) -> dict[str, tuple[Rule, ...]]:
    return {
        name: (held if isinstance(held, tuple) else (held,))
        for name, held in vars(policy).items()
        if name in _Asking.families
    }


class _Asking(Policy):
    """Rules that note when they are asked."""

    families: ClassVar[tuple[str, ...]] = (
        *("information", "coordination", "allocation", "targeting", "responsibility"),
        *("benefit_sharing", "incentives", "evaluation"),
    )
    asked: ClassVar[set[str]] = set()
    """Where copies made by a phase note; those that are watched have a set of their own."""

    @classmethod
    def over(cls, policy: Policy) -> _Asking:
        """Note what is asked of a policy."""
        made = object.__new__(cls)
        made.__dict__.update(vars(policy), asked=set())
        return made

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 whatever lies there
        if name in _Asking.families:
            super().__getattribute__("asked").add(name)
        return super().__getattribute__(name)


class _Telling(Ledger):
    """Books that note each payment into or out of the accounts of one row."""

    def __init__(self, books: Ledger, row: int, pockets: tuple[str, ...]) -> None:
        self.__dict__.update(vars(books))
        self._row, self._own = row, pockets
        self.paid: list[Paid] = []

    def move(  # noqa: PLR0913 as the books have it
        self, flow: Flow, source: str, source_rows: Rows, target: str, target_rows: Rows, fen: Ints
    ) -> None:
        super().move(flow, source, source_rows, target, target_rows, fen)
        if source not in self._own and target not in self._own:
            return
        giver, taker = self._numbers(source, source_rows), self._numbers(target, target_rows)
        mine = np.zeros(len(fen), np.bool_)
        for kind, numbers in ((source, giver), (target, taker)):
            if kind in self._own:
                mine |= numbers == self._row
        for at in np.flatnonzero(mine & (fen > 0)).tolist():
            ends = Row(source, int(giver[at])), Row(target, int(taker[at]))
            self.paid.append(Paid(flow.key, *ends, int(fen[at])))

    def move_block(
        self, payments: Iterable[tuple[Flow, Ints]], kind: str, rows: slice, *, receive: bool
    ) -> None:
        several = list(payments)
        super().move_block(several, kind, rows, receive=receive)
        if kind not in self._own or not rows.start <= self._row < rows.stop:
            return
        own, outside = Row(kind, self._row), Row(OUTSIDE, 0)
        source, target = (outside, own) if receive else (own, outside)
        for flow, fen in several:
            amount = int(fen[self._row - rows.start]) if len(fen) else 0
            if amount:
                self.paid.append(Paid(flow.key, source, target, amount))

    def _numbers(self, kind: str, rows: Rows) -> Ints:
        everybody = np.arange(len(self.balance(kind)), dtype=np.int64)
        return everybody[rows] if isinstance(rows, slice) else rows
