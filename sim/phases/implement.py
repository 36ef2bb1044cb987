"""项目实施: partners produce together; services find needs, reach households and work."""

from __future__ import annotations

import numpy as np

from sim.core.access import declared
from sim.core.calendar import A_YEAR_ON, a_year_on
from sim.core.draws import purpose, uniform
from sim.core.maths import exp
from sim.core.table import Floats, Ints
from sim.core.text import Text
from sim.core.totals import down, ratio, total_by
from sim.phases import Phase
from sim.phases._aid import AID_READS, AID_WRITES, give_cash, start_ups
from sim.phases._effects import EFFECT_READS, EFFECT_WRITES, drift, serve
from sim.phases._needs import of_villages, projects_of_villages, real, weighted
from sim.phases._payoff import failure_rate, monthly
from sim.phases._placement import PLACEMENT_READS, PLACEMENT_WRITES, place_in_jobs
from sim.phases._purse import spend_escrow
from sim.phases._stakes import READS, stakes_of
from sim.phases._terms import TERMS_READS, terms_of
from sim.policy import Policy
from sim.rules.information import matched
from sim.rules.targeting import Asked, Targeted
from sim.world import flows, methods, sections
from sim.world.kinds import Domain, Party, Resource
from sim.world.production import raw_output, row_sum
from sim.world.settings.game import Game
from sim.world.settings.services import Services
from sim.world.stakes import Stakes
from sim.world.window import Window

FAILURE = purpose("implement: failure")
LISTED = purpose("implement: who is on the list")
TIES = purpose("implement: ties between households")


class Implement(Phase):
    """Produce, match, bring services to households, let them work; spend the inputs."""

    name = "implement"
    label = Text("项目实施", "implementation")
    reads_now = (
        *READS,
        *TERMS_READS,
        *EFFECT_READS,
        *AID_READS,
        *PLACEMENT_READS,
        *declared(
            "project: id luck sharpness deduplicated misrouted hours load method_share"
            " own_clients left_out let_in;"
            "stake: resources; household: need file_age registered size income_mean casework;"
            "village: count"
        ),
    )
    writes = (
        *EFFECT_WRITES,
        *AID_WRITES,
        *PLACEMENT_WRITES,
        *declared(
            "project: output output_year failed loss demand matched quality surplus"
            " delivered planned cost poorer_share;"
            "household: served served_year client helper helper_months"
        ),
    )

    def run(self, w: Window, policy: Policy) -> None:
        """Drift first, so that what is gained this month stands whole at its end."""
        drift(w)
        w.household.served[:] = 0.0
        w.household.served_year[:] *= np.float32(A_YEAR_ON)
        p = w.project
        if not p.active.any():
            p.output[:] = 0.0
            p.surplus[:] = 0.0
            p.failed[:] = False
            return
        stakes = stakes_of(w, policy)
        self._produce(w, policy, stakes)
        clients = _clients(w, policy)
        self._match(w, clients)
        self._reach(w, policy, stakes, clients)

    def _produce(self, w: Window, policy: Policy, stakes: Stakes) -> None:
        p = w.project
        terms = terms_of(w, policy, stakes)
        rate = failure_rate(stakes, terms.game)
        p.failed[:] = p.active & (uniform(FAILURE, p.luck, p.id, w.month) < monthly(rate))
        lost = np.where(p.failed, terms.game.loss_share, 0.0)
        output = np.maximum(raw_output(stakes), 0.0) * terms.hindered * (1.0 - lost)
        p.output[:] = np.where(p.active, output, 0.0)
        p.loss[:] = np.where(p.failed, terms.at_risk, 0.0)
        keeps = a_year_on(p.active)
        p.output_year[:] = p.output_year * keeps + p.output
        p.planned[:] = p.planned * keeps + stakes.planned
        p.cost[:] += _inputs(w, stakes)

    def _match(self, w: Window, clients: Ints) -> None:
        p, h = w.project, w.household
        services = w.setting(Services).at(p.county)
        villages = len(w.village)
        village = h.village[clients].astype(np.int64)
        doubled = 1.0 - services.duplicates * (1.0 - p.deduplicated)
        found = np.zeros((len(Domain), len(p)))
        for domain in Domain:
            ceiling = services.ceiling * w.county.price[p.county]
            need = total_by(real(h.need[domain, clients]), village, villages)[p.village]
            p.demand[domain] = np.where(p.active, ceiling * need, 0.0)
            supply = p.output * p.domain_share[domain] * doubled
            found[domain] = matched(p.demand[domain], supply, p.sharpness)
        stray = p.misrouted * down(found) / len(Domain)
        for domain in Domain:
            kept = found[domain] * (1.0 - p.misrouted) + stray
            p.matched[domain] = np.minimum(kept, p.demand[domain])
        p.delivered[:] = p.delivered * a_year_on(p.active) + down(p.matched)

    def _reach(self, w: Window, policy: Policy, stakes: Stakes, clients: Ints) -> None:
        p, h = w.project, w.household
        project = projects_of_villages(w)[h.village[clients]]
        given = policy.targeting.target(p.matched, _asked(w, stakes, clients, project))
        ease = _ease(w, policy, stakes, clients, project)
        quality = given.skill * ease[:, project]
        useful = given.yuan * quality
        for domain in Domain:
            whole = total_by(given.yuan[domain], project, len(p))
            good = total_by(useful[domain], project, len(p))
            p.quality[domain] = np.where(whole > 0.0, ratio(good, whole), p.quality[domain])
        _note(w, given, clients, project)
        game = w.setting(Game).at(p.county)
        industry = total_by(useful[Domain.INDUSTRY], project, len(p))
        p.surplus[:] = np.where(p.active, game.sale_value * industry, 0.0)
        for domain, paid in give_cash(w, policy, clients, project, given.yuan):
            p.cost[:] += total_by(paid, project, len(p))
            useful[domain] = np.maximum(useful[domain] - paid, 0.0)
        serve(w, policy, clients, useful)
        start_ups(w, clients, useful[Domain.TRAINING])
        place_in_jobs(w, policy, clients, project, useful)


def _inputs(w: Window, stakes: Stakes) -> Floats:
    """Spend this month's money on inputs, the leaking part on nothing; yuan of cost."""
    p = w.project
    own = w.stake.resources[Resource.FUNDS].reshape(-1, w.places)
    public = np.where(stakes.of(Party.GOVERNMENT), stakes.effort * own, 0.0)
    added = np.where(stakes.kind == Party.GOVERNMENT, 0.0, stakes.funds)
    wanted = row_sum(public) + row_sum(added)
    leaked = spend_escrow(w, flows.DIVERSION, wanted * p.leakage)
    used = spend_escrow(w, flows.INPUT, wanted * (1.0 - p.leakage))
    work = row_sum(np.where(stakes.active, stakes.input, 0.0)) - row_sum(public + added)
    return leaked + used + np.maximum(work, 0.0)


def _clients(w: Window, policy: Policy) -> Ints:
    """Give the households that a running project can serve, in row order.

    The list may miss some who should be on it and hold others by mistake; and partners who keep
    their news to themselves see only households that one of them has visited; where nobody visits
    anybody, all have the same register.
    """
    h, p = w.household, w.project
    village = h.village
    running = of_villages(w, p.active)[village]
    rows = np.flatnonzero(running)
    luck = uniform(LISTED, h.luck[rows], h.id[rows], 0)
    missed = of_villages(w, p.left_out)[village[rows]]
    let_in = of_villages(w, p.let_in)[village[rows]]
    listed = np.where(h.registered[rows], luck >= missed, luck < let_in)
    own = p.own_clients & (policy.plan.of(sections.Assessment).method != "none")
    known = ~of_villages(w, own)[village[rows]] | (h.file_age[rows] >= 0)
    return rows[listed & known]


def _asked(w: Window, stakes: Stakes, clients: Ints, project: Ints) -> Asked:
    h, p = w.household, w.project
    services = w.setting(Services).at(p.county)
    need = real(h.need[:, clients])
    ceiling = (services.ceiling * w.county.price[p.county])[project]
    capability, supplies = _suppliers(w, stakes)
    return Asked(
        project=project,
        need=need,
        weight=w.setting(Services).weight[:, 0],
        ceiling=ceiling * need,
        luck=uniform(TIES, h.luck[clients], h.id[clients], w.month),
        paired=h.helper[clients].astype(np.int64),
        months_paired=h.helper_months[clients].astype(np.int64),
        hours=p.hours,
        capability=capability,
        active=supplies,
        share=np.where(supplies, stakes.input, 0.0),
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


def _ease(w: Window, policy: Policy, stakes: Stakes, clients: Ints, project: Ints) -> Floats:
    """Give what of a worker's skill comes through: fit of methods, time, governance, (6, P)."""
    p = w.project
    services = w.setting(Services).at(p.county)
    group = _group_cohesion(w, policy, clients, project)
    suits = (
        services.fit_casework,
        services.fit_group_work * (0.5 + 0.5 * group),
        services.fit_community_work,
    )
    # workers use a method the more for a domain, the better it suits
    used = [share * suit for share, suit in zip(p.method_share, suits, strict=True)]
    weighed = [use * suit for use, suit in zip(used, suits, strict=True)]
    fit = ratio(weighed[0] + weighed[1] + weighed[2], used[0] + used[1] + used[2])
    time = np.minimum(ratio(p.hours, p.load), 1.0)
    organization = stakes.of(Party.ORGANIZATION)
    weight = np.where(organization, stakes.endowment, 0.0)
    governed = np.full(len(p), 0.5)
    if len(w.organization):
        who = np.where(organization, w.stake.who.reshape(-1, w.places), 0)
        own = row_sum(weight * w.organization.governance[who])
        governed = np.where(row_sum(weight) > 0.0, ratio(own, row_sum(weight)), governed)
    ease: Floats = fit * time * (0.5 + 0.5 * governed)
    return ease


def _group_cohesion(w: Window, policy: Policy, clients: Ints, project: Ints) -> Floats:
    """Give how well groups hold together: alike in needs, of a good size; (projects,)."""
    p, h = w.project, w.household
    services = w.setting(Services).at(p.county)
    need = weighted(real(h.need[:, clients]), services.weight[:, project])
    count = total_by(np.ones(len(clients)), project, len(p))
    mean = ratio(total_by(need, project, len(p)), count)
    off = need - mean[project]
    variance = ratio(total_by(off * off, project, len(p)), count)
    alike = np.maximum(1.0 - variance / services.cohesion_variance, 0.0)
    people = policy.plan.of(methods.GroupWork).people_per_group
    away = (people - services.group_size) / services.group_width
    cohesion: Floats = alike * exp(-away * away)
    return cohesion


def _note(w: Window, given: Targeted, clients: Ints, project: Ints) -> None:
    h, p = w.household, w.project
    total = np.zeros(len(clients))
    for domain in Domain:
        total = total + given.yuan[domain]
    h.served[:, clients] = given.yuan
    h.served_year[clients] += total.astype(np.float32)
    h.client[clients] |= total > 0.0
    h.helper[clients] = given.paired
    h.helper_months[clients] = np.minimum(given.months_paired, 120)
    head = ratio(real(h.income_mean[clients]), real(h.size[clients]))
    count = total_by(np.ones(len(clients)), project, len(p))
    mean = ratio(total_by(head, project, len(p)), count)[project]
    poorer = total_by(np.where(head < mean, total, 0.0), project, len(p))
    whole = total_by(total, project, len(p))
    p.poorer_share[:] = np.where(whole > 0.0, ratio(poorer, whole), p.poorer_share)
