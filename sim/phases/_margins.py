"""What one more yuan of input, or a little more helping, brings each party."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.actors.parties import Motives
from sim.core.table import Floats
from sim.phases._payoff import Terms
from sim.phases._pictures import Pictures, Scene
from sim.policy import Policy
from sim.world.production import row_any, row_sum
from sim.world.stakes import Stakes

STEP = 0.01
"""Change of effort by which marginal payoffs are taken; a choice of method, not of the model."""


@dataclass(frozen=True, slots=True)
class Margins:
    """What more would bring, and what there is; (projects, parties)."""

    effort: Floats
    """Yuan per yuan of own input."""
    helping: Floats
    """Yuan per yuan of endowment."""
    share: Floats
    """Share of the surplus as efforts stand, yuan; zero in projects where nobody takes part."""


def margins(policy: Policy, stakes: Stakes, terms: Terms, motive: Motives) -> Margins:
    """Take every party's marginal payoff from the whole stack, all projects at once.

    A party counts its own gain as far as money is private to it, what the others gain as far as
    they can see it, the common result as far as it cares, and its own cost.

    Parameters
    ----------
    policy : Policy
        The rules in force.
    stakes : Stakes
        The projects with their efforts.
    terms : Terms
        What output depends on besides the parties.
    motive : Motives
        What drives the parties.

    Returns
    -------
    Margins
        A row for each project.
    """
    found = [np.zeros(stakes.shape) for _ in range(3)]
    # where nobody takes part there is nothing to gain, and nobody there counts elsewhere
    rows = np.flatnonzero(row_any(stakes.active))
    if len(rows):
        some = _margins(Scene(policy, stakes, terms, motive).at(rows))
        for table, values in zip(found, (some.effort, some.helping, some.share), strict=True):
            table[rows] = values
    return Margins(*found)


def _margins(scene: Scene) -> Margins:
    stakes, terms, motive = scene.stakes, scene.terms, scene.motive
    alive = stakes.active & (stakes.endowment > 0.0)
    taken = np.flatnonzero(alive.any(axis=0))  # a place that is empty everywhere has no margin
    liable = scene.liable()
    effort = np.repeat(stakes.effort[None], len(taken) + 1, axis=0)
    helping = np.repeat(stakes.helping[None], len(taken), axis=0)
    for number, place in enumerate(taken):
        effort[number + 1, :, place] += STEP
        helping[number, :, place] += STEP
    harder = liable.payoffs(Pictures(effort=effort))
    closer = liable.payoffs(Pictures(helping=helping))
    private, output = harder.private[0], harder.output[0]  # as things stand
    weight = np.maximum(stakes.endowment, 1e-9)
    per_effort, per_helping = np.zeros(stakes.shape), np.zeros(stakes.shape)
    pressure = terms.game.peer_pressure * terms.game.visibility
    for number, place in enumerate(taken):
        unit = STEP * weight[:, place]
        gains = motive.private * (harder.private[number + 1] - private) / unit[:, None]
        own = gains[:, place]
        others = row_sum(gains) - own
        common = (harder.output[number + 1] - output) / unit
        crowded = 1.0 - terms.game.crowding * np.minimum(np.maximum(own, 0.0), 1.0)
        care = motive.mission[:, place] * crowded
        per_effort[:, place] = own + pressure * others + care * common - motive.own_cost[:, place]
        helped = closer.private[number, :, place] - private[:, place]
        per_helping[:, place] = (
            motive.private[:, place] * helped + care * (closer.output[number] - output)
        ) / unit
    return Margins(
        np.where(alive, per_effort, 0.0), np.where(alive, per_helping, 0.0), harder.share[0]
    )
