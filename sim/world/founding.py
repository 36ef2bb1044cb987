"""Founds a world: counties side by side with their villages, partners, projects and stakes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from sim.core.calendar import Calendar
from sim.core.draws import county_keys, normal, purpose
from sim.core.fen import to_fen
from sim.core.maths import exp, normal_quantile
from sim.core.table import Ints
from sim.world import flows, sections
from sim.world.contracts import last_month
from sim.world.kinds import Party
from sim.world.layout import Layout, layout
from sim.world.partners import employ, inner, invest
from sim.world.plan import Plan
from sim.world.players import seat
from sim.world.roster import known_villages
from sim.world.settings.founding import Founding
from sim.world.settings.money import Money
from sim.world.village_sizes import sized
from sim.world.world import Sizes, World

LAND = purpose("founding: land")
ECOLOGY = purpose("founding: ecology")
COHESION = purpose("founding: cohesion")
NORM = purpose("founding: norm of mutual help")
LEGITIMACY = purpose("founding: legitimacy")
DEEP = purpose("founding: deep poverty")
TASTE = purpose("founding: lasting taste for taking part")
_PLACE_BITS = np.uint64(8)


ALONE = (0,)
"""The numbers of the counties of a nation that has one."""


def found(
    plan: Plan,
    seed: int,
    replications: Sequence[int],
    settings: Mapping[str, Sequence[float]] | None = None,
    counties: Sequence[int] = ALONE,
) -> World:
    """Found a world with some counties of one nation for each replication.

    People are not yet born into the households: `sim.world.population` does that.

    Parameters
    ----------
    plan : Plan
        What the scenario says.
    seed : int
        The seed of all luck.
    replications : sequence of int
        Numbers of the replications; each has its own luck, whatever the others are.
    settings : mapping, optional
        For paths such as `world.labour.finding` a value for each county, in place of the
        plan's; the plan must not set them itself.
    counties : sequence of int, optional
        Numbers of the counties within each nation, all alike by the plan. A county's luck goes by
        its number, whichever others are founded beside it.

    Returns
    -------
    World
        Villages, partners, projects and stakes, with opened books and starting cash.
    """
    one = layout(plan)
    world = unsettled(plan, one, len(replications), len(counties))
    world.vary(settings or {})
    nations, numbers = np.asarray(replications, np.int64), np.asarray(counties, np.int64)
    _counties(world, seed, nations, numbers)
    listed = _villages(world, one)
    _households(world, listed)
    employ(world, one.contractors, one.locals, one.entrants, one.foundations)
    invest(world, one.enterprises)
    _projects(world)
    if one.players:
        seat(world)
        _stake_luck(world)
    else:
        _stakes(world, one)
    world.open_books()
    _cash(world)
    return world


def unsettled(plan: Plan, one: Layout, nations: int, counties: int) -> World:
    """Make a world of the right size in which nothing is told yet and no book is open.

    Parameters
    ----------
    plan : Plan
        What the scenario says.
    one : Layout
        How many of everything one county has.
    nations : int
        How many nations stand side by side.
    counties : int
        How many counties each of them has here.
    """
    every, villages = nations * counties, len(one.pilot)
    sizes = Sizes(
        nation=nations,
        county=every,
        village=every * villages,
        household=every * int(one.registered.sum() + one.near_poor.sum()),
        organization=every * one.organizations,
        enterprise=every * one.enterprises,
        project=every * villages,
        places=one.places,
    )
    time = plan.of(sections.Time)
    return World(plan, sizes, Calendar(time.start_year, time.start_month))


def _counties(world: World, seed: int, nations: Ints, numbers: Ints) -> None:
    county, nation = world.county, world.nation
    county.nation[:] = np.repeat(np.arange(len(nations)), len(numbers))
    nation.luck[:] = county_keys(seed, nations, np.full_like(nations, 2**31 - 1))
    places = np.repeat(nations, len(numbers)), np.tile(numbers, len(nations))
    county.luck[:] = county_keys(seed, *places)
    county.technology[:] = world.setting(Founding).technology
    county.inspection[:] = world.plan.of(sections.Government).inspection


def _villages(world: World, one: Layout) -> Ints:
    """Found the villages; give how many registered households each has."""
    v = world.village
    per_county, counties = len(one.pilot), len(world.county)
    v.county[:] = np.repeat(np.arange(counties), per_county)
    v.id[:] = np.tile(np.arange(per_county, dtype=np.uint64), counties)
    roster = world.plan.roster
    spread = world.plan.of(sections.Villages).size_spread
    if roster is not None and roster.has_households:
        spread = 0.0
    listed = sized(one.registered, _apart(one), spread, world.county.luck)
    v.count[:] = listed + sized(one.near_poor, _apart(one), spread, world.county.luck)
    v.first[:] = np.cumsum(v.count) - v.count
    v.pilot[:] = np.tile(one.pilot, counties)
    plan = world.plan.of(sections.Villages)
    founding = world.setting(Founding).at(v.county)
    luck = world.county.luck[v.county]
    deep = normal(DEEP, luck, v.id, 0) < _cut(plan.deep_share)
    land = exp(founding.productivity_spread * normal(LAND, luck, v.id, 0))
    land = land * np.where(deep, founding.deep_productivity, 1.0)
    v.productivity[:] = known_villages(roster, "productivity", land)
    for key, start, level, chance in (
        ("ecology", v.ecology_start, founding.ecology, ECOLOGY),
        ("cohesion", v.cohesion_start, founding.cohesion, COHESION),
        ("norm", v.norm_start, founding.cohesion, NORM),
        ("legitimacy", v.legitimacy, founding.legitimacy, LEGITIMACY),
    ):
        usual = inner(level + founding.village_spread * normal(chance, luck, v.id, 0))
        start[:] = known_villages(roster, key, usual)
        getattr(v, key)[:] = start
    every = np.ones(len(v))
    v.workers[:] = known_villages(roster, "workers", plan.workers_per_village * every)
    v.work_team[:] = known_villages(roster, "work_team", float(plan.work_team) * every)
    helpers = plan.volunteers / np.maximum(np.count_nonzero(one.pilot), 1)
    usual = np.where(v.pilot, helpers, founding.other_volunteers)
    v.volunteers[:] = known_villages(roster, "volunteers", usual)
    v.volunteers_start[:] = v.volunteers
    return listed


def _apart(one: Layout) -> Ints:
    """Say which villages share their households: those of the pilot, and the others."""
    return np.where(one.pilot, 0, 1).astype(np.int64)


def _cut(share: float) -> float:
    """Give the quantile below which a share of villages lies."""
    return float(normal_quantile(np.array([min(max(share, 1e-12), 1 - 1e-12)]))[0])


def _households(world: World, listed: Ints) -> None:
    h, v = world.household, world.village
    h.village[:] = np.repeat(np.arange(len(v)), v.count)
    inside = np.arange(len(h)) - v.first[h.village]
    h.registered[:] = inside < listed[h.village]
    land = world.setting(Founding).capital_household[v.county[h.village]]
    h.share[:] = np.where(h.registered, land, 0.0)


def _projects(world: World) -> None:
    p, v = world.project, world.village
    people = world.plan.of(sections.Households)
    p.village[:] = np.arange(len(v))
    p.county[:] = v.county
    p.id[:] = v.id
    p.luck[:] = world.county.luck[v.county]
    p.first_month[:] = np.where(v.pilot, 1, people.spill_over_from_month)
    p.last_month[:] = last_month(world.plan)


def _stakes(world: World, one: Layout) -> None:
    projects, places = len(world.project), world.places
    kind = np.full((projects, places), int(Party.HOUSEHOLD), np.int64)
    who = np.full((projects, places), -1, np.int64)
    pilots = max(int(np.count_nonzero(one.pilot)), 1)
    row = np.arange(projects)
    county = world.project.county
    village = world.project.id.astype(np.int64)
    pilot = world.village.pilot[world.project.village]
    place = 0
    kind[:, place], who[:, place] = int(Party.GOVERNMENT), county
    partners, local = one.organizations, one.locals + one.entrants
    if one.contractors:
        place += 1
        kind[:, place] = int(Party.ORGANIZATION)
        who[:, place] = county * partners + village % one.contractors
    for number, party, offset, width in (
        (local, Party.ORGANIZATION, one.contractors, partners),
        (one.foundations, Party.ORGANIZATION, one.contractors + local, partners),
        (one.enterprises, Party.ENTERPRISE, 0, one.enterprises),
    ):
        for turn in range(-(-number // pilots)):
            place += 1
            each = village + turn * pilots if number > pilots else village % max(number, 1)
            there = pilot & (each < number)
            kind[:, place] = int(party)
            who[:, place] = np.where(there, county * width + offset + each, -1)
    for party in (Party.COMMUNITY, Party.HOUSEHOLD):
        place += 1
        kind[:, place], who[:, place] = int(party), row
    world.stake.kind[:] = kind.reshape(-1)
    world.stake.who[:] = who.reshape(-1)
    if len(world.organization):
        organization = (kind == Party.ORGANIZATION) & (who >= 0)
        asleep = organization & ~world.organization.alive[np.where(organization, who, 0)]
        world.stake.inside[asleep.reshape(-1)] = 0.0
    _stake_luck(world)
    _capital(world, kind)


def _stake_luck(world: World) -> None:
    s, places = world.stake, np.uint64(world.places)
    row = np.arange(len(s), dtype=np.uint64)
    project = (row // places).astype(np.int64)
    s.id[:] = (world.project.id[project] << _PLACE_BITS) | (row % places)
    s.luck[:] = world.project.luck[project]
    s.taste[:] = normal(TASTE, s.luck, s.id, 0)


def _capital(world: World, kind: Ints) -> None:
    founding = world.setting(Founding).at(world.project.county)
    listed = np.zeros(len(world.village))
    np.add.at(listed, world.household.village, world.household.registered.astype(np.float64))
    land = founding.capital_household * listed[world.project.village]
    by_party = np.stack(
        [
            0.0 * land,
            0.0 * land,
            founding.capital_enterprise,
            founding.capital_community,
            land,
        ]
    )
    world.stake.capital[:] = by_party[kind, np.arange(len(kind))[:, None]].reshape(-1)


def _cash(world: World) -> None:
    o, e, ledger = world.organization, world.enterprise, world.ledger
    money = world.setting(Money)
    reserve = money.start_reserve[o.county] * o.staff * money.salary[o.county] * o.alive
    ledger.move(
        flows.STARTING_CASH, "outside", o.county, "organization", np.arange(len(o)), to_fen(reserve)
    )
    start = to_fen(money.enterprise_start[e.county])
    ledger.move(flows.STARTING_CASH, "outside", e.county, "enterprise", np.arange(len(e)), start)
