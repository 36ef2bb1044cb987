"""Mesa agents: each is a view of one row of a table, and owns nothing but the row's number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

import mesa
from numpy.typing import NDArray

from sim.core.errors import UsageError
from sim.core.table import Column, Table
from sim.core.words import say
from sim.world.household import Household as HouseholdTable
from sim.world.nation import County
from sim.world.organization import Enterprise as EnterpriseTable
from sim.world.organization import Organization as OrganizationTable
from sim.world.village import Village

if TYPE_CHECKING:
    from sim.model.collaboration_model import CollaborationModel


class View(mesa.Agent):
    """One row as a Mesa agent: every column of its table is an attribute, read when asked for.

    Numbers come as plain `int`, `float` or `bool`; a column with several entries a row comes as
    an array of its own that cannot be written to. Besides the columns it has `row`, the row of
    the table, `cash`, what lies in its accounts, and Mesa's own `model` and `unique_id`.
    The model makes the views when they are first asked for; no one else can.
    """

    table: ClassVar[type[Table]]
    pockets: ClassVar[tuple[str, ...]]
    """The kinds of account that are its own."""
    model: CollaborationModel

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...  # noqa: ANN401 a column's own type

    def __init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401 handed on to Mesa
        super().__init_subclass__(**kwargs)
        for declared in cls.table.columns.values():
            if not hasattr(cls, declared.name):
                setattr(cls, declared.name, _live(declared))

    def __init__(self, model: CollaborationModel, row: int = -1) -> None:
        self._row = row
        super().__init__(model)

    @property
    def row(self) -> int:
        """The row of the table, counted from 0."""
        return self._row

    @row.setter
    def row(self, _: object) -> NoReturn:
        self.refuse("row")

    @property
    def cash(self) -> int:
        """What lies in its accounts, in fen."""
        ledger = self.model.world.ledger
        return sum(int(ledger.balance(pocket)[self._row]) for pocket in self.pockets)

    @cash.setter
    def cash(self, _: object) -> NoReturn:
        self.refuse("cash")

    def refuse(self, name: str) -> NoReturn:
        """Refuse to write a value.

        Parameters
        ----------
        name : str
            The attribute.

        Raises
        ------
        UsageError
            Always; it says who may change the value.
        """
        raise UsageError(say("model.read_only", kind=self.table.label, name=name, row=self._row))

    def remove(self) -> NoReturn:
        """Refuse to take the row away: tables keep all their rows.

        Raises
        ------
        UsageError
            Always.
        """
        raise UsageError(say("model.no_removal", kind=self.table.label, row=self._row))


def _live(declared: Column) -> property:
    """Make a column an attribute that is read live and refuses to be written."""
    name = declared.name

    def read(view: View) -> Any:  # noqa: ANN401 a column's own type
        column = getattr(getattr(view.model.world, view.table.key), name)
        entry: NDArray[Any] = column[..., view.row]
        if entry.ndim == 0:
            return entry.item()
        own = entry.copy()
        own.flags.writeable = False
        return own

    def refuse(view: View, _: object) -> NoReturn:
        view.refuse(name)

    unit = "" if declared.unit == "1" else f", {declared.unit}"
    return property(read, refuse, doc=f"{declared.label.both()}{unit}.")


class Government(View):
    """The government of a county, with all that its villages share."""

    table = County
    pockets = ("county",)


class Organization(View):
    """A social organisation: its people, capability and standing."""

    table = OrganizationTable
    pockets = ("organization",)


class Enterprise(View):
    """An enterprise: its jobs, orders, profit and how much it cares."""

    table = EnterpriseTable
    pockets = ("enterprise",)


class Community(View):
    """A village as an actor: its ties, its association and its industry."""

    table = Village
    pockets = ("collective", "association")


class Household(View):
    """A household: its people, work, wealth, bonds, needs and standing."""

    table = HouseholdTable
    pockets = ("household",)


KINDS: tuple[type[View], ...] = (Government, Organization, Enterprise, Community, Household)
"""The five kinds of actor, in the order of their numbers."""
