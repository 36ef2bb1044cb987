"""The same projects pictured in several ways, so that parties can compare what would be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.actors.parties import Motives, seen_part
from sim.core.table import Bools, Floats, Ints
from sim.phases._payoff import (
    Liability,
    Payoffs,
    Terms,
    failure_rate,
    joint_output,
    liability_of,
    monthly,
    payoffs,
)
from sim.policy import Policy
from sim.world.stakes import Stakes

TOGETHER = 2000
"""Pictured projects worked out at once, so that their columns fit the processor's cache; no matter
for the results, since every picture has counties and actors of its own."""

CONSIDERED = ("effort", "funds", "helping", "measured", "output")
"""Columns of projects in which pictures of the same parties may differ."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Ways in which projects could stand; arrays of shape (pictures, projects, parties)."""

    effort: Floats
    helping: Floats | None = None
    active: Bools | None = None

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
        """Take the projects named in `rows`, in that order."""
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
        told = [
            payoffs(seen.policy, seen.stakes, seen.terms, seen.motive, seen.liability)
            for seen in self._liable(pictures)._seen(pictures)
        ]
        shape = pictures.effort.shape
        return Payoffs(
            output=np.concatenate([each.output for each in told]).reshape(shape[:2]),
            share=np.concatenate([each.share for each in told]).reshape(shape),
            private=np.concatenate([each.private for each in told]).reshape(shape),
        )

    def outputs(self, pictures: Pictures) -> Floats:
        """Work out the output expected in each picture, (pictures, projects)."""
        told = [
            joint_output(
                seen.stakes, seen.terms, monthly(failure_rate(seen.stakes, seen.terms.game))
            )
            for seen in self._seen(pictures)
        ]
        return np.concatenate(told).reshape(pictures.effort.shape[:2])

    def _liable(self, pictures: Pictures) -> Scene:
        """Work out once what failures cost, if that is the same in all pictures."""
        if pictures.active is not None:  # nobody answers who is not there
            return self
        stakes, asked = self.stakes.watched(*CONSIDERED)
        liability = liability_of(self.policy, stakes, self.terms)
        return self if asked else replace(self, liability=liability)

    def _seen(self, pictures: Pictures) -> Iterator[Scene]:
        """Go through the pictures, as many at once as fit."""
        number, projects, _ = pictures.effort.shape
        passes = min(-(-number * projects // TOGETHER), number)
        each = -(-number // max(passes, 1))
        stacked = self.repeated(each)
        for first in range(0, number, each):
            last = min(first + each, number)
            scene = stacked if last - first == each else self.repeated(last - first)
            yield scene.changed(pictures.some(first, last))

    def changed(self, picture: Pictures) -> Scene:
        """Let the projects stand as in a picture of shape (projects, parties)."""
        stakes = self.stakes
        if picture.active is not None:
            stakes = stakes.but(active=picture.active)
        if picture.helping is not None:
            # who helps more is seen less
            seen = seen_part(self.terms.game, stakes.kind, picture.helping)
            stakes = stakes.but(helping=picture.helping, measured=seen)
        return replace(self, stakes=stakes.with_effort(picture.effort))


def repeated(terms: Terms, copies: int) -> Terms:
    """Stack the terms of all projects several times, as `Stakes.repeated` does."""
    return terms.at(np.tile(np.arange(len(terms.hindered)), copies))


def motives_of(motive: Motives, copies: int) -> Motives:
    """Stack the motives of all parties several times, as `Stakes.repeated` does."""
    return Motives(
        **{f.name: np.tile(getattr(motive, f.name), (copies, 1)) for f in fields(motive)}
    )
