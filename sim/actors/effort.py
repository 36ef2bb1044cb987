"""How hard a party works, and how far it helps the others: gain, fairness and habit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.actors.parties import Motives
from sim.core.maths import logistic
from sim.core.table import Floats
from sim.core.taken import flat
from sim.world.production import row_sum
from sim.world.settings.game import Game
from sim.world.stakes import Stakes

_LEAST_DUE = 0.02
_MOST_RESPONSE = 1.25
_HELPING_BOUNDS = (0.01, 0.9)


def entitlement(stakes: Stakes, motive: Motives) -> Floats:
    """Say what part of the surplus each party thinks is its due, by its own norm.

    A party weighs merit (what it put in) against need and equality; every party does so with
    its own norm, so that no rule is fair in everybody's eyes.

    Parameters
    ----------
    stakes : Stakes
        The projects.
    motive : Motives
        What drives the parties.

    Returns
    -------
    array
        Parts of the surplus, float64 of shape (projects, parties).
    """
    x = stakes.input
    put_in = row_sum(x)[:, None]
    need = np.where(stakes.active, stakes.need, 0.0)
    needed = row_sum(need)[:, None]
    merit = x / np.where(put_in > 0.0, put_in, 1.0)
    even = stakes.active / np.maximum(stakes.count, 1)[:, None]
    by_need = np.where(needed > 0.0, need / np.where(needed > 0.0, needed, 1.0), even)
    return motive.merit_norm * merit + (1.0 - motive.merit_norm) * (0.5 * even + 0.5 * by_need)


def response(stakes: Stakes, share: Floats, motive: Motives, game: Game) -> Floats:
    """Say how far a party answers the others' effort in kind, given what it gets.

    Getting less, or more, than one's due weakens the answer, and the more so the larger the
    surplus is beside what everybody lays out.

    Parameters
    ----------
    stakes : Stakes
        The projects.
    share : array
        Shares of the surplus, yuan, float64 of shape (projects, parties).
    motive : Motives
        What drives the parties.
    game : Game
        Settings, a row per project.

    Returns
    -------
    array
        Factor 0..1.25, float64 of shape (projects, parties).
    """
    surplus = row_sum(share)
    part = share / np.where(surplus > 0.0, surplus, 1.0)[:, None]
    due = entitlement(stakes, motive)
    scale = np.maximum(due, _LEAST_DUE)
    short = np.minimum(np.maximum(due - part, 0.0) / scale, 1.0)
    over = np.minimum(np.maximum(part - due, 0.0) / scale, 1.0)
    outlay = row_sum(np.where(stakes.active, stakes.outlay, 0.0)) / 12.0
    laid_out = surplus + outlay
    stake = np.where(laid_out > 0.0, surplus / np.where(laid_out > 0.0, laid_out, 1.0), 0.0)
    hurt = game.shortfall_weight[:, None] * short + game.excess_weight[:, None] * over
    felt = np.minimum(np.maximum(1.0 - hurt * stake[:, None], 0.0), _MOST_RESPONSE)
    return game.fairness_base[:, None] * felt


@dataclass(frozen=True, slots=True)
class Pull:
    """What pulls a party's effort this month; arrays of shape (projects, parties)."""

    margin: Floats
    answer: Floats
    """Fairness times the effort expected of the others."""
    norm: Floats
    """How far the village's norm of mutual help has risen since the start."""
    chance: Floats
    """Keyed standard normal draws."""


def adapt(stakes: Stakes, pull: Pull, motive: Motives, game: Game) -> Floats:
    """Move each party's effort toward what gain and reciprocity ask for.

    Parameters
    ----------
    stakes : Stakes
        The projects with their efforts.
    pull : Pull
        What pulls at effort.
    motive : Motives
        What drives the parties.
    game : Game
        Settings, a row per project.

    Returns
    -------
    array
        Effort 0..1, float64 of shape (projects, parties).
    """
    shape = stakes.shape
    gain = logistic(flat(pull.margin / game.choice_scale[:, None])).reshape(shape)
    alone = (stakes.count <= 1)[:, None]
    theta = np.where(alone, 0.0, motive.reciprocity)
    wanted = theta * pull.answer + (1.0 - theta) * gain + game.norm_weight[:, None] * pull.norm
    moved = stakes.effort + game.inertia[:, None] * (wanted - stakes.effort)
    moved = moved + game.effort_noise[:, None] * pull.chance
    return np.minimum(np.maximum(moved, 0.0), 1.0)


def adapt_helping(helping: Floats, margin: Floats, game: Game) -> Floats:
    """Move the part of work that helps the others, by what helping brings to oneself."""
    step = game.helping_step[:, None] * np.minimum(np.maximum(margin, -1.0), 1.0)
    moved = helping + step * helping * (1.0 - helping)
    low, high = _HELPING_BOUNDS
    return np.minimum(np.maximum(moved, low), high)
