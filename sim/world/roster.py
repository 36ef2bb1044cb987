"""Own data: what tables of households and villages tell of the world at its start."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sim.core.table import Bools, Floats, Ints, Table
from sim.core.text import Text
from sim.world.household import Household
from sim.world.village import Village


@dataclass(frozen=True, slots=True)
class Given:
    """A column that a table of one's own may hold."""

    table: type[Table]
    column: str
    kind: str
    """`share` 0..1, `whole`, `number` or `flag`."""
    high: float = 1.0
    unit: str = "1"

    @property
    def label(self) -> Text:
        """Give the name of the column, as the world's own table declares it."""
        return self.table.columns[self.column].label


def _shares(table: type[Table], *names: str) -> dict[str, Given]:
    return {name: Given(table, name, "share") for name in names}


HOUSEHOLDS: dict[str, Given] = {
    "registered": Given(Household, "registered", "flag"),
    "size": Given(Household, "size", "whole", 12, "persons"),
    "workers": Given(Household, "workers", "whole", 6, "persons"),
    "elders": Given(Household, "elders", "whole", 6, "persons"),
    "students": Given(Household, "students", "whole", 6, "persons"),
    **_shares(Household, "education", "skill", "health", "information", "agency", "market"),
    "assets_yuan": Given(Household, "assets", "number", 1e8, "yuan"),
    "insured": Given(Household, "insured", "flag"),
    "enrolled": Given(Household, "enrolled", "flag"),
    "safe_house": Given(Household, "safe_house", "flag"),
    "safe_water": Given(Household, "safe_water", "flag"),
}
"""What may be given of a household, by the key of the column."""

VILLAGES: dict[str, Given] = {
    "pilot": Given(Village, "pilot", "flag"),
    "productivity": Given(Village, "productivity", "number", 10),
    **_shares(Village, "ecology", "cohesion", "norm", "legitimacy"),
    "workers": Given(Village, "workers", "number", 20, "persons"),
    "work_team": Given(Village, "work_team", "flag"),
    "volunteers": Given(Village, "volunteers", "number", 10_000, "persons"),
}
"""What may be given of a village, by the key of the column."""


@dataclass(frozen=True)
class Roster:
    """What own tables say of one county; two with the same numbers are equal.

    Villages stand with those of the pilot first; households by village, registered ones first.
    """

    digest: str
    """The sha256 of all numbers."""
    registered: Ints = field(compare=False, repr=False)
    """Registered households of each village, int64 of shape (villages,); empty without a table of
    households."""
    others: Ints = field(compare=False, repr=False)
    """Households of each village that are not registered."""
    households: dict[str, Floats] = field(default_factory=dict, compare=False, repr=False)
    """By key, float64 of shape (households,), NaN where nothing was given."""
    villages: dict[str, Floats] = field(default_factory=dict, compare=False, repr=False)
    """By key, float64 of shape (villages,), NaN where nothing was given."""

    @property
    def has_households(self) -> bool:
        """Say whether there is a table of households."""
        return bool(len(self.registered))


def known(roster: Roster | None, key: str, at: Ints, drawn: Floats | Ints) -> Floats:
    """Put what was given in the place of what was drawn.

    Parameters
    ----------
    roster : Roster or None
        Own data, if there is any.
    key : str
        The key of the column.
    at : array
        Rows of households, int64 of shape (rows,); counties stand one after another, all alike.
    drawn : array
        What luck says, of shape (rows,).

    Returns
    -------
    array
        float64 of shape (rows,); where nothing was given, what was drawn.
    """
    column = None if roster is None else roster.households.get(key)
    if column is None:
        return np.asarray(drawn, np.float64)
    told = column[at % len(column)]
    return np.where(np.isnan(told), drawn, told)


def known_flag(roster: Roster | None, key: str, at: Ints, drawn: Bools) -> Bools:
    """Put what was given in the place of what was drawn, for yes and no; bool of shape (rows,)."""
    flags: Bools = known(roster, key, at, drawn.astype(np.float64)) > 0.0
    return flags


def known_villages(roster: Roster | None, key: str, usual: Floats) -> Floats:
    """Put what was given of villages in the place of what is usual, (counties * villages,)."""
    column = None if roster is None else roster.villages.get(key)
    if column is None:
        return usual
    told = np.tile(column, len(usual) // len(column))
    return np.where(np.isnan(told), usual, told)
