"""The same projects pictured in several ways, so that parties can compare what would be."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.actors.parties import Motives, seen_part
from sim.core.table import Bools, Floats, Ints
from sim.phases._payoff import (
    Liability,
    Payoffs,
    Prospect,
    Terms,
    failure_rate,
    joint_output,
    liability_of,
    monthly,
    paid_off,
)
from sim.policy import Policy
from sim.world.production import Work, pictured_work
from sim.world.stakes import Stakes

TOGETHER = 2000
"""Pictured projects worked out at once, so that their columns fit the processor's cache; no matter
for the results, since every picture has counties and actors of its own."""

CONSIDERED = ("effort", "funds", "helping", "measured", "output")
"""Columns of projects in which pictures of the same parties differ."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Ways in which projects could stand, as far as they differ from how these stand.

    Arrays of shape (pictures, projects, parties).
    """

    effort: Floats | None = None
    helping: Floats | None = None
    active: Bools | None = None

    @property
    def shape(self) -> tuple[int, ...]:
        """Number of pictures, projects and party places."""
        given = (self.effort, self.helping, self.active)
        return next(table.shape for table in given if table is not None)

    def some(self, first: int, last: int) -> Pictures:
        """Take neighbouring pictures, laid one under the other: (pictures * projects, parties)."""

        def laid(table: NDArray[Any] | None) -> Any:  # noqa: ANN401 of the kind that is given
            return None if table is None else table[first:last].reshape(-1, table.shape[2])

        return Pictures(laid(self.effort), laid(self.helping), laid(self.active))

    def one(self, number: int) -> Pictures:
        """Take one picture, (projects, parties)."""
        return self.some(number, number + 1)


@dataclass(frozen=True, slots=True)
class Scene:
    """Projects as they stand, and all that payoffs depend on besides."""

    policy: Policy
    stakes: Stakes
    terms: Terms
    motive: Motives
    liability: Liability | None = None
    """What failures cost, where it does not depend on what parties consider doing."""

    def at(self, rows: Ints) -> Scene:
        """Take the projects named in `rows`, ascending."""
        if len(rows) == self.stakes.shape[0]:
            return self
        motive = {f.name: getattr(self.motive, f.name)[rows] for f in fields(Motives)}
        taken = self.stakes.at(rows), self.terms.at(rows), Motives(**motive)
        return Scene(self.policy, *taken)

    def repeated(self, times: int) -> Scene:
        """Stack the same projects several times, each copy with counties and actors of its own."""
        if times == 1:
            return self
        terms, motive = repeated(self.terms, times), motives_of(self.motive, times)
        liability = self.liability and self.liability.repeated(times)
        return Scene(self.policy, self.stakes.repeated(times), terms, motive, liability)

    def payoffs(self, pictures: Pictures) -> Payoffs:
        """Work out what everybody would expect in each picture; pictures are the first axis."""
        number, projects, parties = pictures.shape
        output, chance = self._outlook(pictures)
        each = -(-number // max(min(-(-number * projects // TOGETHER), number), 1))
        stacked, share, private = self.repeated(each), [], []
        for first in range(0, number, each):
            last = min(first + each, number)
            scene = stacked if last - first == each else self.repeated(last - first)
            seen = scene.changed(pictures.some(first, last))
            made, fails = (column[first:last].reshape(-1) for column in (output, chance))
            prospect = Prospect(made, fails, seen.liability)
            told = paid_off(seen.policy, seen.stakes, seen.terms, seen.motive, prospect)
            share.append(told.share)
            private.append(told.private)
        shape = (number, projects, parties)
        return Payoffs(
            output=output,
            share=np.concatenate(share).reshape(shape),
            private=np.concatenate(private).reshape(shape),
        )

    def outputs(self, pictures: Pictures) -> Floats:
        """Work out the output expected in each picture, (pictures, projects)."""
        return self._outlook(pictures)[0]

    def _outlook(self, pictures: Pictures) -> tuple[Floats, Floats]:
        """Give output and chance of failure in each picture, (pictures, projects)."""
        work = pictured_work(self.stakes, pictures.effort, pictures.helping, pictures.active)
        moved = work  # where parties only help each other more, as much is put in
        if pictures.effort is None and pictures.active is None:
            moved = Work(*(each[:1] for each in work))
        chance = np.broadcast_to(monthly(failure_rate(moved, self.terms.game)), work.raw.shape)
        return joint_output(work, self.terms, chance), chance

    def liable(self) -> Scene:
        """Work out once what failures cost, if it depends on nothing that parties consider."""
        stakes, asked = self.stakes.watched(*CONSIDERED)
        liability = liability_of(self.policy, stakes, self.terms)
        return self if asked else replace(self, liability=liability)

    def changed(self, picture: Pictures) -> Scene:
        """Let the projects stand as in a picture of shape (projects, parties)."""
        stakes = self.stakes
        if picture.active is not None:
            stakes = stakes.but(active=picture.active)
        if picture.helping is not None:
            # who helps more is seen less
            seen = seen_part(self.terms.game, stakes.kind, picture.helping)
            stakes = stakes.but(helping=picture.helping, measured=seen)
        if picture.effort is not None:
            stakes = stakes.with_effort(picture.effort)
        return replace(self, stakes=stakes)


def repeated(terms: Terms, copies: int) -> Terms:
    """Stack the terms of all projects several times, as `Stakes.repeated` does."""
    return terms.at(np.tile(np.arange(len(terms.hindered)), copies))


def motives_of(motive: Motives, copies: int) -> Motives:
    """Stack the motives of all parties several times, as `Stakes.repeated` does."""
    return Motives(
        **{f.name: np.tile(getattr(motive, f.name), (copies, 1)) for f in fields(motive)}
    )
