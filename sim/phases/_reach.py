"""How a month's services reach households: who is on the list, what each gets and how good."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np

from sim.core.calendar import a_year_on
from sim.core.draws import purpose, uniform
from sim.core.maths import exp
from sim.core.table import Floats, Ints
from sim.core.totals import down, ratio, total_by
from sim.phases._aid import give_cash, start_ups
from sim.phases._effects import serve, serve_villages
from sim.phases._households import Block, Even, Some, households
from sim.phases._needs import of_villages, projects_of_villages, real, weighted, weights_of
from sim.phases._placement import place_in_jobs
from sim.policy import Policy
from sim.rules.targeting import Asked, Targeted
from sim.world import methods, sections
from sim.world.kinds import Domain, Party
from sim.world.production import row_sum
from sim.world.settings.game import Game
from sim.world.settings.services import Services
from sim.world.stakes import Stakes
from sim.world.window import Window

LISTED = purpose("implement: who is on the list")
TIES = purpose("implement: ties between households")


class Clients(Some):
    """Households of some neighbouring villages that their projects can serve, in row order.

    Attributes
    ----------
    projects : slice
        Rows of the projects of these villages, from the first client's to the last's.
    project : array
        Each client's project, counted from the first of these, int64, ascending.
    """

    def __init__(self, w: Window, rows: Ints) -> None:
        super().__init__(w, rows)
        own = projects_of_villages(w)[self.village]
        self.projects = slice(int(own[0]), int(own[-1]) + 1)
        self.project: Ints = own - own[0]

    def total(self, amount: Floats) -> Floats:
        """Add up amounts of the clients of each of their projects."""
        return total_by(amount, self.project, self.projects.stop - self.projects.start)

    @cached_property
    def number(self) -> Floats:
        """How many clients each of their projects has."""
        return self.total(np.ones(len(self)))


def clients(w: Window, policy: Policy) -> list[Clients]:
    """Find the households that a running project can serve, block by block.

    The list may miss some who should be on it and hold others by mistake; and partners who keep
    their news to themselves see only households that one of them has visited; where nobody visits
    anybody, all have the same register.
    """
    p = w.project
    running, left_out = of_villages(w, p.active), of_villages(w, p.left_out)
    let_in = of_villages(w, p.let_in)
    visits = policy.plan.of(sections.Assessment).method != "none"
    own = of_villages(w, p.own_clients & visits)
    found = []
    for block in households(w):
        some = _of_running(block, running)
        if len(some):
            h, village = w.household, some.village
            luck = uniform(LISTED, *some.names, 0)
            listed = np.where(
                some.of(h.registered), luck >= left_out[village], luck < let_in[village]
            )
            known = ~own[village] | (some.of(h.file_age) >= 0)
            rows = some.rows[listed & known]
            if len(rows):
                found.append(Clients(w, rows))
    return found


def _of_running(block: Block, running: np.ndarray) -> Some:
    """Give the households of the block in whose village a project runs."""
    here = running[block.villages]
    return block.some(here[block.village])


def reach(w: Window, policy: Policy, stakes: Stakes, served: Iterable[Clients]) -> None:
    """Divide each project's services among its households and let them work.

    Parameters
    ----------
    w : Window
        The phase's window.
    policy : Policy
        The rules and the plan in force.
    stakes : Stakes
        The projects and their parties.
    served : iterable of Clients
        All who can be served.
    """
    p, villages = w.project, len(w.village)
    p.surplus[:] = 0.0
    p.placed[:] = p.placed * a_year_on(p.active)
    p.seekers[:] = 0.0
    industry, cared = np.zeros(villages), np.zeros(villages)
    suppliers, services = _suppliers(w, stakes), Even(w.setting(Services))
    eased = _governed(w, stakes)
    for some in served:
        useful = _serve_block(w, policy, stakes, some, suppliers, services, eased)
        at = p.village[some.projects]
        industry[at] = some.total(useful[Domain.INDUSTRY])
        cared[at] = some.total(useful[Domain.ECOLOGY])
    serve_villages(w, industry, cared)


def _serve_block(  # noqa: PLR0913 what the month knows of those served
    w: Window,
    policy: Policy,
    stakes: Stakes,
    some: Clients,
    suppliers: tuple[Floats, np.ndarray],
    services: Even[Services],
    governed: Floats,
) -> Floats:
    """Bring services to some households; give yuan times quality, (6, clients)."""
    p, part = w.project, some.projects
    asked = _asked(w, stakes, some, suppliers)
    given = policy.targeting.target(p.matched[:, part], asked)
    ease = _ease(w, policy, some, asked.need) * governed[part]
    useful = given.yuan * (given.skill * ease[:, some.project])
    for domain in Domain:
        whole, good = some.total(given.yuan[domain]), some.total(useful[domain])
        p.quality[domain, part] = np.where(whole > 0.0, ratio(good, whole), p.quality[domain, part])
    _note(w, given, some)
    game = w.setting(Game).at(p.county[part])
    industry = game.sale_value * some.total(useful[Domain.INDUSTRY])
    p.surplus[part] = np.where(p.active[part], industry, 0.0)
    project = some.project + part.start
    for domain, places, paid in give_cash(w, policy, some, project, given.yuan):
        p.cost[part] += total_by(paid, some.project[places], part.stop - part.start)
        useful[domain, places] = np.maximum(useful[domain, places] - paid, 0.0)
    serve(w, policy, some, useful, services)
    start_ups(w, some, useful[Domain.TRAINING])
    place_in_jobs(w, policy, some, project, useful)
    return useful


def _asked(w: Window, stakes: Stakes, some: Clients, suppliers: tuple[Floats, np.ndarray]) -> Asked:
    h, p, part = w.household, w.project, some.projects
    county = p.county[part]
    services = w.setting(Services)
    need = real(some.of(h.need))
    ceiling = (services.ceiling[county] * w.county.price[county])[some.project]
    capability, supplies = suppliers[0][part], suppliers[1][part]
    return Asked(
        project=some.project,
        need=need,
        weight=services.weight[:, 0],
        ceiling=ceiling * need,
        luck=uniform(TIES, *some.names, w.month),
        paired=some.of(h.helper).astype(np.int64),
        months_paired=some.of(h.helper_months).astype(np.int64),
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


def _governed(w: Window, stakes: Stakes) -> Floats:
    """Give what of a worker's skill comes through under the governance there is, (projects,)."""
    organization = stakes.of(Party.ORGANIZATION)
    weight = np.where(organization, stakes.endowment, 0.0)
    governed = np.full(len(w.project), 0.5)
    if len(w.organization):
        who = np.where(organization, w.stake.who.reshape(-1, w.places), 0)
        own = row_sum(weight * w.organization.governance[who])
        governed = np.where(row_sum(weight) > 0.0, ratio(own, row_sum(weight)), governed)
    return 0.5 + 0.5 * governed


def _ease(w: Window, policy: Policy, some: Clients, need: Floats) -> Floats:
    """Give what of a worker's skill comes through: fit of methods and time, (6, projects)."""
    p, part = w.project, some.projects
    services = w.setting(Services).at(p.county[part])
    whole = weighted(need, weights_of(w, some))
    group = _group_cohesion(policy, services, some, whole)
    suits = (
        services.fit_casework,
        services.fit_group_work * (0.5 + 0.5 * group),
        services.fit_community_work,
    )
    # workers use a method the more for a domain, the better it suits
    used = [share * suit for share, suit in zip(p.method_share[:, part], suits, strict=True)]
    weighed = [use * suit for use, suit in zip(used, suits, strict=True)]
    fit = ratio(weighed[0] + weighed[1] + weighed[2], used[0] + used[1] + used[2])
    ease: Floats = fit * np.minimum(ratio(p.hours[part], p.load[part]), 1.0)
    return ease


def _group_cohesion(policy: Policy, services: Services, some: Clients, whole: Floats) -> Floats:
    """Give how well groups hold together: alike in needs, of a good size; (projects,)."""
    mean = ratio(some.total(whole), some.number)
    off = whole - mean[some.project]
    variance = ratio(some.total(off * off), some.number)
    alike = np.maximum(1.0 - variance / services.cohesion_variance, 0.0)
    people = policy.plan.of(methods.GroupWork).people_per_group
    away = (people - services.group_size) / services.group_width
    cohesion: Floats = alike * exp(-away * away)
    return cohesion


def _note(w: Window, given: Targeted, some: Clients) -> None:
    h, p, at, part = w.household, w.project, some.at, some.projects
    total = down(given.yuan)
    for domain in Domain:
        h.served[domain, at] = given.yuan[domain]
    h.served_year[at] += total.astype(np.float32)
    h.client[at] |= total > 0.0
    h.helper[at] = given.paired
    h.helper_months[at] = np.minimum(given.months_paired, 120)
    head = ratio(real(some.of(h.income_mean)), real(some.of(h.size)))
    mean = ratio(some.total(head), some.number)[some.project]
    poorer, whole = some.total(np.where(head < mean, total, 0.0)), some.total(total)
    p.poorer_share[part] = np.where(whole > 0.0, ratio(poorer, whole), p.poorer_share[part])
