"""Benchmarks beside every rule: what a planner, cool calculators and the model's parties would do.

All three play the same game, the stack of payoffs, on one printed project. The planner chooses
all efforts for the greatest sum of what everybody values; the best reply is a state in which nobody
gains by another effort of its own; the third is where the equation of effort comes to rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import Any

import numpy as np

from sim.actors.effort import Pull, adapt, adapt_helping, response
from sim.actors.parties import motives, seen_part
from sim.core.table import Floats
from sim.lab.played import YEAR, Played, calm, met, values
from sim.lab.reference import FULL_YEAR, USUAL_NOISE, reference
from sim.phases._margins import margins
from sim.phases._payoff import Terms, payoffs
from sim.phases.meet import others_mean, spread
from sim.policy import Policy
from sim.world.plan import Plan
from sim.world.production import row_sum
from sim.world.stakes import Stakes

ENTERING = ("benefit_sharing", "responsibility", "incentive", "coordination")
"""Families whose rules enter the payoffs of the game."""
STEP = 0.05
"""Grid of efforts on which planner and best reply choose; a choice of method."""
COARSE = (0.0, 0.25, 0.5, 0.75, 1.0)
MONTHS = 60
"""Months after which the equation of effort stands still; the last twelve are averaged."""
SWEEPS = 36
"""Rounds of replies, and steps of the planner, at most."""
STILL = 1e-3
"""Change of what conflict leaves that counts as none; a choice of method."""


@dataclass(frozen=True)
class Point:
    """One state of the project."""

    effort: tuple[float, ...]
    """Efforts of the five parties, 0..1."""
    output: float
    """Joint output, yuan-equivalent a month."""
    worth: float
    """Sum of what everybody values less own costs, yuan a month."""


@dataclass(frozen=True)
class Benchmark:
    """A rule beside its benchmarks; `at_rest` says whether the replies settled."""

    planner: Point
    best_reply: Point
    behaviour: Point
    at_rest: bool
    changes_nothing: bool = False
    """Whether an incentive leaves everybody's payoff as it is without any."""

    def points(self) -> dict[str, Point]:
        """Give the three points by the words that name them."""
        reply = "best_reply" if self.at_rest else "best_reply_round"
        return {"planner": self.planner, reply: self.best_reply, "behaviour": self.behaviour}


def benchmark(
    family: str, rule: str, params: Mapping[str, Any] | None = None, active: tuple[int, ...] = ()
) -> Benchmark:
    """Work out the three benchmarks of a rule; the other rules are the pilot's.

    Parameters
    ----------
    family, rule : str
        The rule by its family and name.
    params : mapping, optional
        Parameters of the rule that are not at their defaults.
    active : tuple of int, optional
        The parties that take part, by kind; all five if none is named.

    Returns
    -------
    Benchmark
        Planner's optimum, best-reply equilibrium and steady state of the equation of effort.

    Raises
    ------
    KeyError
        If the family has no such rule, or does not enter the game.
    """
    found = _worked_out(family, rule, tuple(sorted((params or {}).items())), active)
    idle = family == "incentive" and rule != "none"
    plain = idle and found == _worked_out("incentive", "none", (), active)
    return replace(found, changes_nothing=plain)


@cache
def _worked_out(
    family: str, rule: str, params: tuple[tuple[str, Any], ...], active: tuple[int, ...]
) -> Benchmark:
    game, behaviour = settled(policy_with(family, rule, dict(params)), active)
    reply, at_rest = _best_reply(game)
    return Benchmark(
        planner=_point(game, _planner(game, [behaviour, reply])),
        best_reply=_point(game, reply),
        behaviour=_point(game, behaviour),
        at_rest=at_rest,
    )


def settled(policy: Policy, active: tuple[int, ...] = ()) -> tuple[Played, Floats]:
    """Give the project with partners' helping as it settles, and the efforts that go with it.

    Parameters
    ----------
    policy : Policy
        The rules in force.
    active : tuple of int, optional
        The parties that take part, by kind; all five if none is named.

    Returns
    -------
    tuple
        The project, and efforts where the equation of effort rests, float64 of shape (1, parties).
    """
    stakes, terms = reference(policy)
    if active:
        stakes = replace(stakes, active=np.isin(stakes.kind, active))
    game = Played(policy, stakes, terms, motives(terms.game, stakes.kind))
    behaviour, helping = _behaviour(game)
    seen = seen_part(terms.game, stakes.kind, helping)
    return replace(game, stakes=replace(stakes, helping=helping, measured=seen)), behaviour


def policy_with(family: str, rule: str, params: Mapping[str, Any]) -> Policy:
    """Give the pilot's rules with one of them exchanged, and no incentive but that one.

    Raises
    ------
    KeyError
        If the family does not enter the game, or has no such rule.
    """
    if family not in ENTERING:
        raise KeyError(family)
    pilot: dict[str, tuple[str, Mapping[str, Any]]] = {
        "coordination": ("regular_meeting", {"meetings_every_months": 2}),
        "responsibility": ("by_control", {"clarity": 0.8}),
        "benefit_sharing": ("by_contribution", {}),
    }
    if family == "incentive":
        return Policy.of(Plan(), pilot, {"this": (rule, params)})
    if family == "responsibility":
        params = {"clarity": 0.8, **params}
    return Policy.of(Plan(), pilot | {family: (rule, params)}, {})


def _point(game: Played, effort: Floats) -> Point:
    stakes = game.at(effort)
    worth, output = values(game, stakes, calm(game, stakes))
    shown = np.where(game.stakes.active, effort, 0.0)
    return Point(tuple(shown[0].tolist()), float(output[0]), float(row_sum(worth)[0]))


def _totals(game: Played, effort: Floats) -> Floats:
    stakes = game.at(effort)
    return row_sum(values(game, stakes, calm(game, stakes))[0])


def _planner(game: Played, starts: list[Floats]) -> Floats:
    """Choose all efforts for the greatest sum: on a coarse grid first, then step by step."""
    places = game.stakes.shape[1]
    here = game.stakes.active[0]
    levels = [COARSE if there else (0.0,) for there in here]
    coarse = np.array(list(product(*levels)))
    tried = np.concatenate([coarse, *starts])
    best: Floats = tried[np.argmax(_totals(game, tried))]
    moves = [(-STEP, 0.0, STEP) if there else (0.0,) for there in here]
    near = np.array(list(product(*moves))).reshape(-1, places)
    for _ in range(SWEEPS):
        around = np.minimum(np.maximum(best + near, 0.0), 1.0)
        around = np.concatenate([best[None, :], around])
        chosen: Floats = around[np.argmax(_totals(game, around))]
        if (chosen == best).all():
            break
        best = chosen
    return best[None, :]


def _best_reply(game: Played) -> tuple[Floats, bool]:
    """Let one party after another choose what is best for itself, until nobody moves.

    As in the month, nobody foresees conflict: it follows efforts, at half speed so that replies
    do not overshoot. Where they go round in circles, the mean of the last rounds is given.
    """
    levels = np.arange(round(1.0 / STEP) + 1) * STEP
    effort = np.full(game.stakes.shape, 0.5)
    kept = calm(game, game.at(effort))
    last: list[Floats] = []
    for _ in range(SWEEPS):
        before = effort.copy()
        off = calm(game, game.at(effort)) - kept
        kept = kept + 0.5 * off
        for place in np.flatnonzero(game.stakes.active[0]):
            tried = np.repeat(effort, len(levels), axis=0)
            tried[:, place] = levels
            own, _ = values(game, game.at(tried), np.repeat(kept, len(levels)))
            effort[0, place] = levels[np.argmax(own[:, place])]
        if (effort == before).all() and abs(float(off[0])) < STILL:
            return effort, True
        last = [*last[1 - YEAR :], effort.copy()]
    total = np.zeros(game.stakes.shape)
    for each in last:
        total = total + each
    return total / len(last), False


def _behaviour(game: Played) -> tuple[Floats, Floats]:
    """Let the equation of effort run without luck; efforts and helping of the last year."""
    stakes = game.stakes.with_effort(np.full(game.stakes.shape, 0.6))
    conflict, noise = np.zeros(1), np.full(1, USUAL_NOISE)
    nothing = np.zeros(stakes.shape)
    effort_year, helping_year = nothing, nothing
    for month in range(1, MONTHS + 1):
        uneven = spread(stakes.effort, stakes.active)
        conflict, hours, noise = met(game, stakes, (conflict, uneven, noise), month)
        left = game.terms.hindered * (1.0 - conflict) * (1.0 - hours)
        terms = replace(game.terms, hindered=left)
        seen = others_mean(stakes.effort, stakes.active) - stakes.belief
        stakes = replace(stakes, belief=stakes.belief + terms.game.learning[:, None] * seen)
        stakes = _moved(game, stakes, terms)
        if month > MONTHS - YEAR:
            effort_year = effort_year + stakes.effort / YEAR
            helping_year = helping_year + stakes.helping / YEAR
    return effort_year, helping_year


def _moved(game: Played, stakes: Stakes, terms: Terms) -> Stakes:
    margin = margins(game.policy, stakes, terms, game.motive)
    share = payoffs(game.policy, stakes, terms, game.motive).share
    answer = response(stakes, share, game.motive, terms.game) * stakes.belief
    nothing = np.zeros(stakes.shape)
    pull = Pull(margin=margin.effort, answer=answer, norm=nothing, chance=nothing)
    effort = adapt(stakes, pull, game.motive, terms.game)
    helping = adapt_helping(stakes.helping, margin.helping, terms.game)
    stakes = stakes.with_effort(np.where(stakes.active, effort, 0.0))
    seen = seen_part(terms.game, stakes.kind, helping)
    return replace(stakes, helping=helping, measured=seen, outlay=FULL_YEAR * stakes.input)
