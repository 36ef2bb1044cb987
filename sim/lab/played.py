"""The reference project being played: what efforts are worth, and what conflict leaves of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sim.actors.parties import Motives
from sim.core.table import Floats
from sim.lab.reference import PLATFORM_USE, USUAL_NOISE
from sim.phases._payoff import Terms, payoffs
from sim.phases._pictures import motives_of, repeated
from sim.phases.meet import spread
from sim.policy import Policy
from sim.rules.coordination import HIGHEST_CONFLICT, Gathering
from sim.world.settings.coordination import Coordination
from sim.world.stakes import Stakes

CALM_MONTHS = 36
"""Months over which conflict settles for given efforts; the last twelve are averaged."""
YEAR = 12


@dataclass(frozen=True)
class Played:
    """The reference project with its rules, to be played with any efforts."""

    policy: Policy
    stakes: Stakes
    terms: Terms
    motive: Motives

    def at(self, effort: Floats) -> Stakes:
        """Give copies of the project with these efforts, one a row."""
        return self.stakes.repeated(len(effort)).with_effort(effort)


def values(game: Played, stakes: Stakes, kept: Floats) -> tuple[Floats, Floats]:
    """Give what each party values of the month, and the output, at the efforts of copies.

    A party values its own payoff as far as that is private to it and output as far as it cares,
    less its own cost. Peer pressure, fairness and crowding-out are left to behaviour.

    Parameters
    ----------
    game : Played
        The project with its rules.
    stakes : Stakes
        Copies of it, one a row.
    kept : array
        Part of the output that conflict and meetings leave, float64 of shape (copies,).

    Returns
    -------
    tuple of array
        Yuan, (copies, parties), and yuan-equivalent, (copies,).
    """
    copies = len(kept)
    terms = repeated(game.terms, copies)
    motive = motives_of(game.motive, copies)
    told = payoffs(game.policy, stakes, replace(terms, hindered=terms.hindered * kept), motive)
    care = motive.mission * told.output[:, None]
    worth = motive.private * told.private + care - motive.own_cost * stakes.input
    return np.where(stakes.active, worth, 0.0), told.output


def calm(game: Played, stakes: Stakes) -> Floats:
    """Give what conflict and meetings leave of the output once both have settled, (copies,)."""
    conflict = np.zeros(len(stakes.active))
    kept = np.zeros(len(conflict))
    noise = np.full(len(conflict), USUAL_NOISE)
    uneven = spread(stakes.effort, stakes.active)
    for month in range(1, CALM_MONTHS + 1):
        conflict, hours, noise = met(game, stakes, (conflict, uneven, noise), month)
        if month > CALM_MONTHS - YEAR:
            kept = kept + (1.0 - conflict) * (1.0 - hours)
    return kept / YEAR


def met(
    game: Played, stakes: Stakes, before: tuple[Floats, Floats, Floats], month: int
) -> tuple[Floats, Floats, Floats]:
    """Let partners deal with their conflict for a month: conflict, hours lost and error after.

    Parameters
    ----------
    game : Played
        The project with its rules.
    stakes : Stakes
        Copies of it, one a row.
    before : tuple of array
        Conflict and error in beliefs before, and between them how uneven efforts are; (copies,).
    month : int
        Month of the world, counted from 1.

    Returns
    -------
    tuple of array
        Conflict, share of the hours and error in beliefs afterwards, each (copies,).
    """
    conflict, uneven, noise = before
    terms = Coordination(1)
    easier = 1.0 - terms.clarity_calms * stakes.clarity
    base = terms.persistence * conflict + terms.friction * uneven * easier
    held = game.policy.coordination.meet(
        Gathering(
            conflict=np.minimum(np.maximum(base, 0.0), HIGHEST_CONFLICT),
            month=month,
            stakes=stakes,
            use=np.full_like(base, PLATFORM_USE),
            noise=noise,
            usual=np.full_like(base, USUAL_NOISE),
        )
    )
    return held.conflict, held.hours_share, held.noise
