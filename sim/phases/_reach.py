"""How a month's services reach households: who is on the list, what each gets and how good."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.core.calendar import a_year_on
from sim.core.draws import purpose, uniform
from sim.core.engine import by, kernel
from sim.core.maths import exp
from sim.core.table import Floats
from sim.core.totals import down, ratio, total_by
from sim.phases._aid import give_cash, start_ups
from sim.phases._clients import Clients, Gifts, Helped, together
from sim.phases._effects import counsel, serve, serve_villages
from sim.phases._governance import governance_of
from sim.phases._households import Even
from sim.phases._needs import weights_of
from sim.phases._placement import place_in_jobs, seeking, seeks
from sim.policy import Policy
from sim.rules.targeting import Asked
from sim.world import methods
from sim.world.kinds import Domain, Party
from sim.world.settings.game import Game
from sim.world.settings.services import Services
from sim.world.stakes import Stakes
from sim.world.window import Window

TIES = purpose("implement: ties between households")


def reach(w: Window, policy: Policy, stakes: Stakes, served: deque[Clients]) -> None:
    """Divide each project's services among its households and let them work.

    Parameters
    ----------
    w : Window
        The phase's window.
    policy : Policy
        The rules and the plan in force.
    stakes : Stakes
        The projects and their parties.
    served : deque of Clients
        All who can be served; empty when they have been.
    """
    p, villages = w.project, len(w.village)
    p.surplus[:] = 0.0
    p.placed[:] = p.placed * a_year_on(p.active)
    p.seekers[:] = 0.0
    suppliers, services = _suppliers(w, stakes), Even(w.setting(Services))
    divided = Divided(np.zeros(len(p)), np.zeros(len(p)))
    gifts = []
    while served:  # each is let go with all that it looked up, to save memory
        gifts.append(_divide(w, policy, stakes, served.popleft(), suppliers, divided))
    quality = _quality(w, policy, stakes, divided)
    industry, cared = np.zeros(villages), np.zeros(villages)
    for helped in together(w, gifts):
        at = p.village[helped.projects]
        industry[at], cared[at] = _help(w, policy, helped, quality, services, divided)
    serve_villages(w, industry, cared)


@dataclass(slots=True)
class Divided:
    """What is known of each project's clients when its services have been divided, (projects,)."""

    unlike: Floats
    """How much their needs differ: the variance of their weighted needs."""
    a_head: Floats
    """Their mean monthly income by head, yuan."""


def _divide(  # noqa: PLR0913 what the month knows of those who can be served
    w: Window,
    policy: Policy,
    stakes: Stakes,
    some: Clients,
    suppliers: tuple[Floats, np.ndarray],
    divided: Divided,
) -> Gifts:
    """Divide services among some clients by the rule, and give what those get who get any."""
    h, p, part = w.household, w.project, some.projects
    asked = _asked(w, stakes, some, suppliers)
    given = policy.targeting.target(p.matched[:, part], asked)
    h.helper[some.at] = given.paired
    h.helper_months[some.at] = np.minimum(given.months_paired, 120)
    whole = asked.urgency
    mean = ratio(some.total(whole), some.number)
    (off,) = some.totals(squared_off, whole, by(mean, some.project))
    divided.unlike[part] = ratio(off, some.number)
    (heads,) = some.totals(a_head, some.to(h.income_mean), some.to(h.size))
    divided.a_head[part] = ratio(heads, some.number)
    (p.seekers[part],) = some.totals(seeks, *(some.to(column) for column in seeking(w)))
    gets = gets_any(*given.yuan)
    counsel(w, some, ~gets)
    places = np.flatnonzero(gets)
    server = given.server[places]
    return Gifts(
        projects=part,
        rows=some.rows[places],
        project=some.project[places],
        yuan=given.yuan.take(places, axis=1),
        ability=given.ability[:, server],
    )


def _help(  # noqa: PLR0913 what the month knows of those helped
    w: Window,
    policy: Policy,
    helped: Helped,
    quality: Floats,
    services: Even[Services],
    divided: Divided,
) -> tuple[Floats, Floats]:
    """Bring services to those who get some; yuan times quality in industry and ecology."""
    p, part, yuan = w.project, helped.projects, helped.yuan
    useful = yuan * (helped.ability * quality[:, part][:, helped.project])
    for domain in Domain:
        whole, good = helped.total(yuan[domain]), helped.total(useful[domain])
        p.quality[domain, part] = np.where(whole > 0.0, ratio(good, whole), p.quality[domain, part])
    _note(w, helped, divided)
    game = w.setting(Game).at(p.county[part])
    surplus = game.sale_value * helped.total(useful[Domain.INDUSTRY])  # B, which share.py divides
    p.surplus[part] = np.where(p.active[part], surplus, 0.0)
    project = helped.project + part.start
    for domain, places, paid in give_cash(w, policy, helped, project, yuan):
        p.cost[part] += total_by(paid, helped.project[places], part.stop - part.start)
        useful[domain, places] = np.maximum(useful[domain, places] - paid, 0.0)
    serve(w, policy, helped, useful, services)
    start_ups(w, helped, useful[Domain.TRAINING])
    place_in_jobs(w, policy, helped, project, useful)
    return helped.total(useful[Domain.INDUSTRY]), helped.total(useful[Domain.ECOLOGY])


@kernel
def gets_any(  # noqa: PLR0913 one for each domain
    industry: Floats, training: Floats, health: Floats, housing: Floats, ecology: Floats,
    news: Floats,
) -> NDArray[np.bool_]:  # fmt: skip
    """Say who gets service in any domain."""
    most = np.maximum(np.maximum(industry, training), np.maximum(health, housing))
    return np.maximum(most, np.maximum(ecology, news)) > 0.0


def _asked(w: Window, stakes: Stakes, some: Clients, suppliers: tuple[Floats, np.ndarray]) -> Asked:
    h, p, part = w.household, w.project, some.projects
    county = p.county[part]
    services = w.setting(Services)
    capability, supplies = suppliers[0][part], suppliers[1][part]
    return Asked(
        project=some.project,
        need=some.of(h.need),
        weight=weights_of(w, some),
        most=services.ceiling[county] * w.county.price[county],
        luck=uniform(TIES, *some.names, w.month),
        paired=some.of(h.helper),
        months_paired=some.of(h.helper_months),
        hours=p.hours[part],
        capability=capability,
        active=supplies,
        share=np.where(supplies, stakes.input[part], 0.0),
    )


def _suppliers(w: Window, stakes: Stakes) -> tuple[Floats, np.ndarray]:
    """Give what each party can do in each domain, and who supplies services at all.

    Organisations bring their own capability; where none is inside, officials do the work.
    """
    services = w.setting(Services).at(w.project.county)
    who = w.stake.who.reshape(-1, w.places)
    organization = stakes.of(Party.ORGANIZATION)
    official = np.broadcast_to(services.government_skill[:, None, None], (*who.shape, len(Domain)))
    capability = official.copy()
    if len(w.organization):
        own = np.moveaxis(w.organization.capability[:, np.where(organization, who, 0)], 0, -1)
        capability = np.where(organization[:, :, None], own, capability)
    alone = ~np.any(organization, axis=1)[:, None]
    supplies = organization | (alone & stakes.of(Party.GOVERNMENT))
    return capability, supplies


def _quality(w: Window, policy: Policy, stakes: Stakes, divided: Divided) -> Floats:
    """Give the quality of what a worker of full ability does, (6, projects).

    quality = c · fit · min(1, hours/load) · (½ + ½gv); c, the ability of who serves, differs from
    household to household and is taken in by `_help`.
    """
    in_time = np.minimum(ratio(w.project.hours, w.project.load), 1.0)
    governed = 0.5 + 0.5 * governance_of(w, stakes)
    quality: Floats = _fit(w, policy, divided) * in_time * governed
    return quality


def _fit(w: Window, policy: Policy, divided: Divided) -> Floats:
    """Give how well the methods suit each domain: Σ share·fit²/Σ share·fit, (6, projects)."""
    p = w.project
    services = w.setting(Services).at(p.county)
    group = _group_cohesion(policy, services, divided.unlike)
    suits = (
        services.fit_casework,
        services.fit_group_work * (0.5 + 0.5 * group),
        services.fit_community_work,
    )
    # workers use a method the more for a domain, the better it suits
    used = [share * suit for share, suit in zip(p.method_share, suits, strict=True)]
    fitting = [use * suit for use, suit in zip(used, suits, strict=True)]
    return ratio(fitting[0] + fitting[1] + fitting[2], used[0] + used[1] + used[2])


def _group_cohesion(policy: Policy, services: Services, unlike: Floats) -> Floats:
    """Give how well groups hold together: alike in needs, of a good size; (projects,)."""
    alike = np.maximum(1.0 - unlike / services.cohesion_variance, 0.0)
    people = policy.plan.of(methods.GroupWork).people_per_group
    away = (people - services.group_size) / services.group_width
    cohesion: Floats = alike * exp(-away * away)
    return cohesion


@kernel
def squared_off(value: Floats, mean: Floats) -> Floats:
    """Give the square of what a value is off the mean."""
    return (value - mean) * (value - mean)


@kernel
def a_head(income: NDArray[Any], size: NDArray[Any]) -> Floats:
    """Give a household's income by head."""
    return ratio(income.astype(np.float64), size.astype(np.float64))


def _note(w: Window, helped: Helped, divided: Divided) -> None:
    h, p, at, part = w.household, w.project, helped.at, helped.projects
    total = down(helped.yuan)
    for domain in Domain:
        h.served[domain, at] = helped.yuan[domain]
    h.served_year[at] += total.astype(np.float32)
    h.client[at] |= total > 0.0
    head = a_head(helped.of(h.income_mean), helped.of(h.size))
    poorer = head < divided.a_head[part][helped.project]
    whole, to_poorer = helped.total(total), helped.total(np.where(poorer, total, 0.0))
    p.poorer_share[part] = np.where(whole > 0.0, ratio(to_poorer, whole), p.poorer_share[part])
