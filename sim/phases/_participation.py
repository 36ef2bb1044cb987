"""Who takes part: each party compares being inside with staying out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.actors.effort import entitlement
from sim.actors.parties import Motives
from sim.core.maths import logistic
from sim.core.table import Floats
from sim.phases._payoff import Terms, motives_of, payoffs, repeated
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
    copies = 2 * places
    many = full.repeated(copies)
    active = many.active.reshape(copies, projects, places).copy()
    effort = many.effort.reshape(copies, projects, places).copy()
    trial = terms.game.trial_effort
    for place in range(places):
        active[place, :, place] = full.endowment[:, place] > 0.0
        effort[place, :, place] = np.maximum(effort[place, :, place], trial)
        active[places + place, :, place] = False
    pictured = replace(many, active=active.reshape(-1, places))
    pictured = pictured.with_effort(effort.reshape(-1, places))
    told = payoffs(policy, pictured, repeated(terms, copies), motives_of(motive, copies))
    output = told.output.reshape(copies, projects)
    private = told.private.reshape(copies, projects, places)
    share = told.share.reshape(copies, projects, places)
    due = entitlement(pictured, motives_of(motive, copies)).reshape(copies, projects, places)
    wish = np.zeros((projects, places))
    for place in range(places):
        surplus = row_sum(share[place])
        short = due[place, :, place] * surplus - share[place, :, place]
        game = terms.game
        unfair = game.shortfall_weight * np.maximum(short, 0.0)
        unfair = unfair + game.excess_weight * np.maximum(-short, 0.0)
        endowment = full.endowment[:, place]
        work = effort[place, :, place] * endowment
        gain = motive.private[:, place] * private[place, :, place]
        care = motive.mission[:, place] * (output[place] - output[places + place])
        worth = gain + care - motive.own_cost[:, place] * work - unfair
        per_yuan = worth / np.where(endowment > 0.0, endowment, 1.0)
        wish[:, place] = logistic((per_yuan - motive.outside_option[:, place]) / game.taste_scale)
    return wish
