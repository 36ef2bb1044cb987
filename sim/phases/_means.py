"""Who could bring what to each project this month, and the hours that come of it."""

from __future__ import annotations

import numpy as np

from sim.actors.endowment import Means, Partners, endowment
from sim.actors.enterprise.money import gift_at_most
from sim.actors.organization.hours import shared_hours
from sim.actors.organization.standing import consent
from sim.core.draws import purpose, uniform
from sim.core.table import Bools, Floats
from sim.core.totals import ratio, total_by
from sim.phases._demand import where_missing
from sim.phases._incomes import kept
from sim.policy import Policy
from sim.world import methods, sections
from sim.world.kinds import OrganizationKind, Party, Resource, Skill
from sim.world.settings.money import Money
from sim.world.settings.partnership import Partnership
from sim.world.settings.services import Services
from sim.world.window import Window

_MONTHS = 12.0
CONSENT = purpose("commit: whether a village lets an organisation in")


def project_load(w: Window, policy: Policy) -> Floats:
    """Give the hours a month that each project's methods need, (projects,).

    The methods are planned for the pilot villages and divided evenly among them; a village that
    is reached later gets a small standard load.
    """
    services = w.setting(Services).at(w.project.county)
    pilot = w.village.pilot[w.project.village] & w.project.active
    villages = len(w.county)
    pilots = np.maximum(total_by(pilot.astype(np.float64), w.project.county, villages), 1.0)
    casework, group_work, community_work = hours_by_method(policy, services)
    planned = (casework + group_work + community_work) / pilots[w.project.county]
    return np.where(w.project.active, np.where(pilot, planned, services.spill_over_hours), 0.0)


def hours_by_method(policy: Policy, services: Services) -> tuple[Floats, Floats, Floats]:
    """Give the hours a month of casework, group work and community work of a whole plan."""
    plan = policy.plan
    return (
        plan.of(methods.Casework).households * services.casework_hours,
        plan.of(methods.GroupWork).groups * services.group_hours,
        plan.of(methods.CommunityWork).villages * services.community_hours,
    )


def open_to(w: Window) -> Bools:
    """Say which places are held by somebody who can take part: no organisation that has closed."""
    who = w.stake.who.reshape(-1, w.places)
    organization = w.stake.kind.reshape(-1, w.places) == Party.ORGANIZATION
    if not len(w.organization):
        return np.asarray(who >= 0)
    alive: Bools = w.organization.alive[np.where(organization, who, 0)]
    held: Bools = (who >= 0) & (~organization | alive)
    return held


def let_in(w: Window, policy: Policy) -> Bools:
    """Say which places' holders their village lets in; only organisations need consent.

    Each village has a mind of its own of each organisation, which does not change by itself; an
    organisation that was refused is let in once its legitimacy has grown enough.
    """
    kind = w.stake.kind.reshape(-1, w.places)
    who = w.stake.who.reshape(-1, w.places)
    organization = (kind == Party.ORGANIZATION) & (who >= 0)
    if not organization.any():
        return np.ones(kind.shape, np.bool_)
    own = w.organization.legitimacy[np.where(organization, who, 0)]
    village = np.broadcast_to(w.village.legitimacy[w.project.village][:, None], own.shape)
    settings = w.setting(Partnership).at(np.repeat(w.project.county[:, None], w.places, axis=1))
    access = policy.plan.of(sections.Government).access
    mind = uniform(CONSENT, w.stake.luck, w.stake.id, 0).reshape(own.shape)
    willing: Bools = ~organization | (mind < consent(own, village, access, settings))
    return willing


def contractor_hours(w: Window, load: Floats) -> Floats:
    """Divide the hours of all organisations among their projects, (projects, places)."""
    inside = w.stake.inside.reshape(-1, w.places) > 0.0
    return np.where(inside, offered_hours(w, load), 0.0)


def offered_hours(w: Window, load: Floats) -> Floats:
    """Give the hours of organisations, also those they would have where they stay outside."""
    kind = w.stake.kind.reshape(-1, w.places)
    who = w.stake.who.reshape(-1, w.places)
    inside = w.stake.inside.reshape(-1, w.places) > 0.0
    present = (kind == Party.ORGANIZATION) & (who >= 0) & w.project.active[:, None]
    services = w.setting(Services).at(w.organization.county)
    kind_of = w.organization.kind, np.arange(len(w.organization))
    part = np.where(w.organization.contractor, 1.0, services.local_part[kind_of])
    own = w.setting(Partnership).at(w.organization.county)
    each = np.maximum(services.staff_hours - own.training_hours, 0.0)
    hours = part * np.maximum(w.organization.staff * each - own.board_hours, 0.0)
    total = np.where(w.organization.alive, hours, 0.0)
    return shared_hours(total, load, who, present, present & inside)


def free_volunteers(w: Window) -> Floats:
    """Give each project's volunteers but for those who watch over the agreement, persons."""
    services = w.setting(Services).at(w.project.county)
    watching = ratio(w.project.enforcement_hours, services.volunteer_hours)
    free: Floats = np.maximum(w.village.volunteers[w.project.village] - watching, 0.0)
    return free


def helpers_hours(w: Window, worked: Floats) -> Floats:
    """Give what volunteers add to hours worked, in staff hours."""
    return volunteer_hours(w, worked) * w.setting(Services).at(w.project.county).volunteer_value


def volunteer_hours(w: Window, worked: Floats) -> Floats:
    """Give the hours of volunteers, as many as those who work can guide.

    Parameters
    ----------
    w : Window
        A window that declares `village.volunteers` and `project.enforcement_hours`.
    worked : array
        Hours of social workers and officials, float64 of shape (projects,).

    Returns
    -------
    array
        Hours, float64 of shape (projects,).
    """
    services = w.setting(Services).at(w.project.county)
    guided = services.volunteers_per_worker * worked / services.staff_hours
    return np.minimum(free_volunteers(w), guided) * services.volunteer_hours


def resources(w: Window, policy: Policy, hours: Floats, funds: Floats) -> Floats:
    """Give the four resources of every party, (4, projects, places).

    Parameters
    ----------
    w : Window
        The commit phase's window.
    policy : Policy
        The rules in force.
    hours : array
        Hours that organisations have or would have, float64 of shape (projects, places).
    funds : array
        Budget left for inputs and aid, yuan, float64 of shape (projects,).

    Returns
    -------
    array
        Yuan-equivalent a month.
    """
    village = w.project.village
    services = w.setting(Services).at(w.project.county)
    fund = w.ledger.yuan("association")[village]
    most = services.own_part_budget * w.project.budget
    able = services.own_part_household * w.village.able_income[village]
    means = Means(
        government_funds=funds,
        village_workers=w.village.workers[village],
        technology=w.county.technology[w.project.county],
        community_funds=services.own_part_community * fund,
        volunteers=free_volunteers(w),
        household_funds=np.minimum(able, most),
        labour=w.village.labour[village],
    )
    made = endowment(
        w.stake.kind.reshape(-1, w.places), means, _partners(w, policy, hours), services
    )
    present = (w.stake.who >= 0).reshape(-1, w.places) & w.project.active[:, None]
    return np.where(present, made, 0.0)


def _partners(w: Window, policy: Policy, hours: Floats) -> Partners:
    kind = w.stake.kind.reshape(-1, w.places)
    who = w.stake.who.reshape(-1, w.places)
    running = w.project.active[:, None] & (who >= 0)
    organization = (kind == Party.ORGANIZATION) & running
    enterprise = (kind == Party.ENTERPRISE) & running
    services = w.setting(Services).at(w.project.county)
    skill, gifts, orders = np.zeros(kind.shape), np.zeros(kind.shape), np.zeros(kind.shape)
    news = np.zeros(kind.shape)
    if len(w.organization):
        row = np.where(organization, who, 0)
        precise = w.organization.precise
        mean = 0.25 * (precise[0] + precise[1] + precise[2] + precise[3])
        skill = np.where(organization, mean[row], skill)
        own = w.setting(Partnership).at(w.organization.county)
        ties = own.industry_ties[w.organization.kind, np.arange(len(w.organization))]
        known = services.asset_value[:, None] * (ties * precise[Skill.CONNECT])[row]
        news = np.where(organization, known, news)
        foundation = w.organization.kind == OrganizationKind.FOUNDATION
        given = np.where(foundation, w.ledger.yuan("organization") / _MONTHS, 0.0)
        gifts = np.where(
            organization, where_missing(w, given, row, organization, Resource.FUNDS), gifts
        )
    if len(w.enterprise):
        row = np.where(enterprise, who, 0)
        money = w.setting(Money).at(w.enterprise.county)
        given = gift_at_most(w.enterprise.profit_year, money) * w.enterprise.mission
        given = given * kept(w, policy, "enterprise")
        skill = np.where(enterprise, w.enterprise.technology[row], skill)
        gifts = np.where(
            enterprise, where_missing(w, given, row, enterprise, Resource.FUNDS), gifts
        )
        consumption = policy.plan.of(sections.AidModeShares).consumption
        won = w.stake.orders_won.reshape(-1, w.places)
        bought = np.maximum(enterprise_orders(w) + won, 0.0)
        orders = np.where(enterprise, bought * (0.5 + consumption), orders)
    return Partners(hours=hours, skill=skill, gifts=gifts, orders=orders, news=news)


def enterprise_orders(w: Window) -> Floats:
    """Give the produce that enterprises buy through each project, yuan a month."""
    kind = w.stake.kind.reshape(-1, w.places)
    who = w.stake.who.reshape(-1, w.places)
    mine = (kind == Party.ENTERPRISE) & w.project.active[:, None] & (who >= 0)
    if not len(w.enterprise):
        return np.zeros(kind.shape)
    row = np.where(mine, who, 0)
    each = where_missing(w, w.enterprise.orders / _MONTHS, row, mine, Resource.INFORMATION)
    return np.where(mine, each, 0.0)
