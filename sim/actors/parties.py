"""What drives the five kinds of party in a project, laid out for the arrays of stakes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.core.compiled import looped
from sim.core.engine import current
from sim.core.table import Floats, Ints
from sim.world.settings.game import Game


@dataclass(frozen=True, slots=True)
class Motives:
    """What a yuan, an output and an effort are worth to each party; (projects, parties)."""

    private: Floats
    mission: Floats
    own_cost: Floats
    risk_aversion: Floats
    reciprocity: Floats
    merit_norm: Floats
    outside_option: Floats
    reputation_value: Floats


def by_kind(values: Floats, kind: Ints) -> Floats:
    """Give each party the value of its kind.

    Parameters
    ----------
    values : array
        One row per kind of party, one column per project, float64 of shape (5, projects).
    kind : array
        Kinds, int64 of shape (projects, parties).

    Returns
    -------
    array
        float64 of shape (projects, parties).
    """
    if current() == "compiled":
        laid = np.empty(kind.shape)
        looped(_by_kind)(values, np.ascontiguousarray(kind), laid)
        return laid
    return values[kind, np.arange(len(kind))[:, None]]


def _by_kind(values: Floats, kind: Ints, laid: Floats) -> None:  # pragma: no cover  compiled
    for project in range(kind.shape[0]):
        for place in range(kind.shape[1]):
            laid[project, place] = values[kind[project, place], project]


def seen_part(game: Game, kind: Ints, helping: Floats) -> Floats:
    """Give the part of each party's input that accounts see: help between partners less.

    Parameters
    ----------
    game : Game
        Settings, a row per project.
    kind : array
        Kinds, int64 of shape (projects, parties).
    helping : array
        Share of the effort that helps the others, 0..1, float64 of shape (projects, parties).

    Returns
    -------
    array
        0..1, float64 of shape (projects, parties).
    """
    unseen = helping * (1.0 - game.measured_help[:, None])
    return by_kind(game.measured, kind) * (1.0 - unseen)


def motives(game: Game, kind: Ints) -> Motives:
    """Read the motives of all parties from the settings of their projects' counties."""
    return Motives(
        private=by_kind(game.private, kind),
        mission=game.mission[:, None] * by_kind(game.mission_of, kind),
        own_cost=by_kind(game.own_cost, kind),
        risk_aversion=by_kind(game.risk_aversion, kind),
        reciprocity=by_kind(game.reciprocity, kind),
        merit_norm=by_kind(game.merit_norm, kind),
        outside_option=by_kind(game.outside_option, kind),
        reputation_value=by_kind(game.reputation_value, kind),
    )
