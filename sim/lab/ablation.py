"""Which of several differences does it: each one added alone, and each one taken back alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from sim.core.errors import ScenarioError
from sim.lab.compared import Compared, Row, compared
from sim.lab.conduct import conduct
from sim.lab.workers import Progress, Workers
from sim.scenario.build import changed, told_by
from sim.scenario.difference import Difference, differences
from sim.scenario.scenario import Scenario
from sim.scenario.study import Arm, Design, Replications, Study
from sim.scenario.tree import Node, dig

LUCKS = 20
"""As many as a range needs; an ablation explains a verdict, it does not replace it."""
FOLDER = "ablation"
LEAST = 2
"""Where only one thing is different there is nothing to take apart."""


@dataclass(frozen=True)
class Piece:
    """One of the things in which an arm differs from the baseline, and what it does.

    Attributes
    ----------
    difference : Difference
        What is different.
    added, taken_back : str
        The arm that has only this of the other, and the arm that lacks only this; empty where
        such a scenario cannot stand, since what it needs is missing.
    """

    difference: Difference
    added: str
    taken_back: str


@dataclass(frozen=True, eq=False)
class Ablation:
    """What each difference between an arm and the baseline does by itself.

    Attributes
    ----------
    arm, against : str
        The arms of the study that are taken apart.
    pieces : tuple of Piece
        What is different, in canonical order.
    compared : Compared
        All the arms made of them, held against the baseline.
    """

    arm: str
    against: str
    pieces: tuple[Piece, ...]
    compared: Compared

    def whole(self, outcome: str) -> Row:
        """Give the difference between the two arms."""
        return self.compared.of(outcome, self.arm)

    def added(self, piece: Piece, outcome: str) -> Row | None:
        """Give what the piece does when it alone is added to the baseline."""
        return self.compared.of(outcome, piece.added) if piece.added else None

    def missing(self, piece: Piece, outcome: str) -> Row | None:
        """Give what is left of the whole when the piece alone is taken back."""
        return self.compared.of(outcome, piece.taken_back) if piece.taken_back else None

    def shares(self, outcome: str) -> list[tuple[Piece, float]]:
        """Give the mean of both directions for each piece that has both, the largest first.

        Added alone is one end of all orders in which the pieces could come, taken back alone
        the other; their mean is near the Shapley value and exact for two pieces.
        """
        whole = self.whole(outcome).gap.mean
        found = []
        for piece in self.pieces:
            first, last = self.added(piece, outcome), self.missing(piece, outcome)
            if first is not None and last is not None:
                found.append((piece, (first.gap.mean + whole - last.gap.mean) / 2))
        return sorted(found, key=lambda each: -abs(each[1]))


def ablation(  # noqa: PLR0913 what can be chosen of it
    study: Study,
    arm: str,
    folder: Path,
    workers: Workers,
    *,
    lucks: int = LUCKS,
    progress: Progress | None = None,
) -> Ablation | None:
    """Take apart in what an arm differs from the baseline, in both directions.

    Parameters
    ----------
    study : Study
        With its money made equal already if that is asked for.
    arm : str
        The arm.
    folder : Path
        The study's folder; the runs are kept in `ablation` inside it.
    workers : Workers
        Who lives the jobs.
    lucks : int, optional
        Replications of each arm that is made.
    progress : callable, optional
        Told of replication-months.

    Returns
    -------
    Ablation or None
        None where fewer than two things differ.

    Raises
    ------
    StoreError
        If the folder cannot be read or written.
    """
    laid = laid_out(study, arm, lucks)
    if laid is None:
        return None
    conducted = conduct(laid.study, folder / FOLDER, workers, lambda _: False, progress)
    return Ablation(arm, study.baseline.name, laid.pieces, compared(conducted))


class Laid(NamedTuple):
    """What is to be run to take an arm apart."""

    pieces: tuple[Piece, ...]
    study: Study


def laid_out(study: Study, arm: str, lucks: int = LUCKS, most: int | None = None) -> Laid | None:
    """Lay out the arms that take an arm apart, none of them twice.

    A piece that alone leaves the baseline as it is, such as the end of meetings that the baseline
    never held, becomes an arm nonetheless and is found to be identical.

    None where nothing is to be taken apart, or more than `most` things differ.
    """
    old, new = study.baseline, study.arm(arm)
    told = differences(old.scenario, new.scenario)
    if len(told) < LEAST or (most is not None and len(told) > most):
        return None
    pieces, made = [], {new.scenario.key(): new}
    for number, each in enumerate(told, 1):
        first = _with(old.scenario, new.scenario, each, f"only_{number}")
        last = _with(new.scenario, old.scenario, each, f"without_{number}")
        names = [
            made.setdefault(one.scenario.key(), one).name if one else "" for one in (first, last)
        ]
        pieces.append(Piece(each, *names))
    return Laid(tuple(pieces), _study_of(study, (old, *made.values()), lucks))


def _study_of(study: Study, arms: tuple[Arm, ...], lucks: int) -> Study:
    comparisons = replace(study.comparisons, against=arms[0].name, also="none", adjust="none")
    return replace(
        study,
        arms=arms,
        unknowns=(),
        design=Design(),
        replications=Replications(lucks, lucks, lucks),
        comparisons=comparisons,
        equal_money=None,
    )


def _with(kept: Scenario, other: Scenario, what: Difference, name: str) -> Arm | None:
    """Give a scenario with one thing as the other has it; None if it cannot stand so."""
    try:
        scenario = changed(kept, dict(_as_in(other, what.path)))
    except ScenarioError:
        return None
    return Arm(name, what.label, scenario, {})


def _as_in(other: Scenario, path: str) -> Iterator[tuple[str, Node]]:
    """Give what to write so that a path reads as in another scenario."""
    origin = f"--ablation {path}"
    if path in other.values:
        yield path, told_by(origin, other.values[path].value)
    elif f"{path}.rule" in other.values:
        inside = {k: told for k, told in other.values.items() if k.rpartition(".")[0] == path}
        entries = {k.rpartition(".")[2]: told_by(origin, t.value) for k, t in inside.items()}
        yield path, told_by(origin, entries)
    else:
        found = other.source and dig(other.source.body, path)
        yield (path, found) if found else (f"{path}.enabled", told_by(origin, False))
