"""Who takes part: each party compares being inside with staying out."""

from __future__ import annotations

import numpy as np

from sim.actors.effort import entitlement
from sim.actors.parties import Motives
from sim.core.maths import logistic
from sim.core.table import Floats
from sim.phases._payoff import Terms
from sim.phases._pictures import Pictures, Scene
from sim.policy import Policy
from sim.world.production import row_sum
from sim.world.stakes import Stakes


def wish_to_join(policy: Policy, full: Stakes, terms: Terms, motive: Motives) -> Floats:
    """Give the probability with which a party of ordinary taste would take part.

    Each party pictures itself inside, working at least at the trial effort, and outside, the
    others staying as they are; whatever the rules do to its payoff counts.

    Parameters
    ----------
    policy : Policy
        The rules in force.
    full : Stakes
        The projects, with full endowments also for those outside; `active` says who is inside.
    terms : Terms
        What output depends on besides the parties.
    motive : Motives
        What drives the parties.

    Returns
    -------
    array
        Probability 0..1, float64 of shape (projects, parties).
    """
    projects, places = full.shape
    scene = Scene(policy, full, terms, motive)
    inside = np.repeat(full.active[None], places, axis=0)
    outside = inside.copy()
    tried = np.repeat(full.effort[None], places, axis=0)
    for place in range(places):
        inside[place, :, place] = full.endowment[:, place] > 0.0
        outside[place, :, place] = False
        tried[place, :, place] = np.maximum(tried[place, :, place], terms.game.trial_effort)
    pictures = Pictures(effort=tried, active=inside)
    told = scene.payoffs(pictures)
    without = scene.outputs(Pictures(active=outside))
    wish = np.zeros((projects, places))
    for place in range(places):
        share = told.share[place]
        due = entitlement(scene.changed(pictures.one(place)).stakes, motive)[:, place]
        short = due * row_sum(share) - share[:, place]
        game = terms.game
        unfair = game.shortfall_weight * np.maximum(short, 0.0)
        unfair = unfair + game.excess_weight * np.maximum(-short, 0.0)
        endowment = full.endowment[:, place]
        work = tried[place, :, place] * endowment
        gain = motive.private[:, place] * told.private[place, :, place]
        care = motive.mission[:, place] * (told.output[place] - without[place])
        worth = gain + care - motive.own_cost[:, place] * work - unfair
        per_yuan = worth / np.where(endowment > 0.0, endowment, 1.0)
        wish[:, place] = logistic((per_yuan - motive.outside_option[:, place]) / game.taste_scale)
    return wish
