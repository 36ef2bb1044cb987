"""Who lives in the villages at the start, and how they stand when the story begins."""

from __future__ import annotations

from typing import Final

import numpy as np

from sim.actors.household.levels import Levels, levels
from sim.actors.household.prospects import expected_income, usual_jobs
from sim.core.calendar import Moment
from sim.core.draws import Purpose, purpose, uniform
from sim.core.engine import kernel
from sim.core.fen import to_fen
from sim.core.maths import exp, log, normal_quantile
from sim.core.table import Floats, Ints
from sim.world.flows import STARTING_CASH
from sim.world.naming import names
from sim.world.roster import known, known_flag
from sim.world.sections import Households, Illness
from sim.world.settings.health import Health
from sim.world.settings.labour import Labour
from sim.world.settings.livelihood import Livelihood
from sim.world.settings.population import Population
from sim.world.settings.weather import Weather
from sim.world.standards import set_standards
from sim.world.world import World

ATTEMPTS: Final = 60  # drawings until a household's income fits
TOGETHER: Final = 65_536  # households whose income is tried at once
REGISTRATION: Final = 2014
"""Year of which the line decided who was registered, whenever the story begins."""
_MOST_SIZE: Final = 6
_LEAST: Final = 0.02  # states stay off their bounds, where equations would be flat

SIZE, WORKERS, ELDERS, STUDENTS = (
    purpose(f"people: {what}") for what in ("size", "workers", "elders", "students")
)
EDUCATION, SKILL, HEALTH, INFORMATION, AGENCY, MOVER = (
    purpose(f"people: {what}")
    for what in ("education", "skill", "health", "information", "agency", "mover type")
)
ASSETS, CASH, JOBS, SHOCK, RANK = (
    purpose(f"people: {what}") for what in ("assets", "cash", "jobs", "own shock", "allowance rank")
)
INSURED, ENROLLED, HOUSE, WATER = (
    purpose(f"people: {what}") for what in ("insured", "enrolled", "safe house", "safe water")
)
MEASURED, VILLAGE, MACRO = (
    purpose(f"people: {what}") for what in ("measured income", "village shock", "macro shock")
)


def people(world: World) -> None:
    """Fill the villages: who lives there, with what, and what they hold in cash.

    Villages, households' numbers, luck and registration stand already; books are open. Households
    registered in 2014 are drawn as they come: with little work away from home in that year most
    were poor, and by now some are better off. If the plan wants those who are poor at the start,
    they are drawn until their measured income is below the poverty line. Near-poor households
    are drawn until it lies between their two bounds.
    """
    illness = world.plan.of(Illness)
    usual = illness.probability_per_household_year if illness.enabled else 0.0
    world.setting(Health).usual_illness[:] = usual
    _moods(world)
    weather, then = world.setting(Weather), Moment(0, REGISTRATION, 1)
    chosen = world.plan.of(Households).mix == "poor_at_start"
    if chosen:
        then = world.calendar.at(1)
    set_standards(world.county, weather, then)
    registering = levels(world, usual_year=then)
    everybody = np.arange(len(world.household), dtype=np.int64)
    for rows, *_ in world.blocks():
        _draw(world, everybody[rows], 0)
    fitting = everybody if chosen else np.flatnonzero(~world.household.registered)
    for first in range(0, len(fitting), TOGETHER):
        _draw_fitting(world, fitting[first : first + TOGETHER], registering)
    now = world.calendar.at(1)
    set_standards(world.county, weather, now)
    month = levels(world, usual_year=now)
    for rows, *_ in world.blocks():
        _settle(world, everybody[rows], month)


def settle_in(world: World) -> None:
    """Begin the story after the run-in: what is now is the start, and nobody has left poverty."""
    h = world.household
    if world.plan.roster is not None:  # the run-in has moved what own data had put down
        everybody = np.arange(len(h), dtype=np.int64)
        h.assets[:] = to_fen(known(world.plan.roster, "assets_yuan", everybody, h.assets / 100.0))
    h.income_start[:] = h.income_mean
    h.earned_start[:] = h.earned_mean
    line = (world.county.line_lived / 12.0)[world.village.county[h.village]]
    h.poor[:] = h.income_mean < line * h.size
    h.exited[:] = False
    for counter in (h.exit_month, h.relapses, h.at_risk_months, h.watched):
        counter[:] = 0
    world.county.public_cost[:] = 0.0
    world.county.asset_change[:] = 0


class _Luck:
    """Draws for some households in one attempt."""

    def __init__(self, world: World, at: Ints, attempt: int) -> None:
        self.name, self.attempt = names(world, at), attempt

    def uniform(self, what: Purpose) -> Floats:
        return uniform(what, *self.name, self.attempt)

    def normal(self, what: Purpose) -> Floats:
        return normal_quantile(self.uniform(what))

    def binomial(self, what: Purpose, people: Ints, share: Floats) -> Ints:
        """Draw how many of up to six people it is, by the sum of the chances."""
        return _how_many(people, share, self.uniform(what))


@kernel
def _how_many(people: Ints, share: Floats, luck: Floats) -> Ints:
    chance, count = 0.0 * luck + 1.0, 0 * people
    for person in range(_MOST_SIZE):
        chance = np.where(person < people, chance * (1.0 - share), chance)
    total, odds = chance, share / np.maximum(1.0 - share, 1e-12)
    for k in range(_MOST_SIZE):
        count = np.where((luck >= total) & (k < people), count + 1, count)
        chance = chance * np.maximum(people - k, 0) / (k + 1) * odds
        total = total + chance
    return count


def _county(world: World, at: Ints) -> Ints:
    found: Ints = world.village.county[world.household.village[at]]
    return found


def _moods(world: World) -> None:
    """Begin with shocks of villages and nations as large as they usually are."""
    weather, county = world.setting(Weather), world.village.county
    spread = _lasting(weather.village_swing, weather.village_memory)
    luck = normal_quantile(uniform(VILLAGE, world.county.luck[county], world.village.id, 0))
    world.village.shock[:] = spread[county] * luck
    spread = _lasting(weather.macro_swing, weather.macro_memory)
    ids = np.zeros(len(world.nation), np.uint64)
    luck = normal_quantile(uniform(MACRO, world.nation.luck, ids, 0))
    first = np.zeros(len(world.nation), np.int64)
    first[world.county.nation[::-1]] = np.arange(len(world.county))[::-1]
    world.nation.macro[:] = spread[first] * luck


def _lasting(swing: Floats, memory: Floats) -> Floats:
    """Give the spread of a shock of which a part stays each month."""
    return swing / np.sqrt(1.0 - memory * memory)


def _draw(world: World, at: Ints, attempt: int) -> None:
    """Draw who some households are and what they own."""
    h, luck = world.household, _Luck(world, at, attempt)
    own = world.setting(Population).at(_county(world, at))
    _draw_persons(world, at, luck, own)
    drawn = {
        "education": own.education + own.education_spread * luck.normal(EDUCATION),
        "skill": own.skill + own.skill_spread * luck.normal(SKILL),
        "health": 1.0 + own.ill_health * log(luck.uniform(HEALTH)),
        "information": own.information + own.information_spread * luck.normal(INFORMATION),
        "agency": own.agency + own.agency_spread * luck.normal(AGENCY),
    }
    for state, values in drawn.items():
        getattr(h, state)[at] = known(world.plan.roster, state, at, _share(values))
    h.market[at] = known(world.plan.roster, "market", at, own.market)
    for state in ("skill", "health", "information", "agency", "market"):
        getattr(h, f"{state}_start")[at] = getattr(h, state)[at]
    h.mover[at] = exp(own.mover + own.mover_spread * luck.normal(MOVER))
    h.assets[at] = to_fen(own.assets * exp(own.assets_spread * luck.normal(ASSETS)))


def _draw_persons(world: World, at: Ints, luck: _Luck, own: Population) -> None:
    """Draw how many live in a household, who of them works, is old or goes to school."""
    sizes = (own.size_1, own.size_2, own.size_3, own.size_4, own.size_5)
    size = _told(world, "size", at, 1 + _step(luck.uniform(SIZE), sizes))
    least = np.zeros(len(at), np.int64)  # those whom own data name need room
    for who in ("workers", "elders", "students"):
        least += _told(world, who, at, np.zeros_like(least))
    size = np.maximum(size, least)
    workers = _step(luck.uniform(WORKERS), (own.workers_0, own.workers_1, own.workers_2))
    free = size - least + _told(world, "workers", at, np.zeros_like(least))
    workers = _told(world, "workers", at, np.minimum(workers, free))
    room = size - workers - _told(world, "students", at, np.zeros_like(least))
    room = np.minimum(room, _MOST_SIZE)
    elders = _told(world, "elders", at, luck.binomial(ELDERS, room, own.elder_share))
    others = np.minimum(size - workers - elders, _MOST_SIZE)
    h = world.household
    h.size[at], h.workers[at], h.elders[at] = size, workers, elders
    students = luck.binomial(STUDENTS, others, own.student_share)
    h.students[at] = _told(world, "students", at, students)


def _told(world: World, key: str, at: Ints, drawn: Ints) -> Ints:
    """Count as own data say, or else as luck has it; int64."""
    return known(world.plan.roster, key, at, drawn).astype(np.int64)


def _draw_fitting(world: World, at: Ints, month: Levels) -> None:
    """Draw again until the income that registration measures fits: poor, or near it."""
    h = world.household
    for attempt in range(1, ATTEMPTS + 1):
        county = _county(world, at)
        own = world.setting(Population).at(county)
        spread = np.where(h.registered[at], own.picking_error, own.register_error)
        error = exp(spread * _Luck(world, at, attempt - 1).normal(MEASURED))
        earned, given = _prospects(world, at, month)
        line = world.county.line[county] / 12.0 * h.size[at]
        measured, bound = (earned + given) * error, own.near_poor_from * line
        near = (measured >= bound) & (measured < own.near_poor_to * line)
        at = at[~np.where(h.registered[at], measured < bound, near)]
        if not len(at):
            return
        _draw(world, at, attempt)


def _settle(world: World, at: Ints, month: Levels) -> None:
    """Give households their jobs, cash, guarantees and the income that they are used to."""
    h, luck, county = world.household, _Luck(world, at, 0), _county(world, at)
    own, weather = world.setting(Population).at(county), world.setting(Weather).at(county)
    price = world.county.price[county]
    h.assets[at] = to_fen(known(world.plan.roster, "assets_yuan", at, h.assets[at] / 100.0 * price))
    earned, given = _prospects(world, at, month)
    chance = month.at(county).start_chance
    employed = usual_jobs(h, at, world.setting(Labour).at(county), chance)
    h.jobs[at] = luck.binomial(JOBS, h.workers[at].astype(np.int64), employed)
    h.earned[at] = h.earned_mean[at] = h.earned_last[at] = earned
    h.income[at] = h.income_mean[at] = h.income_last[at] = earned + given
    h.shock[at] = _lasting(weather.own_swing, weather.own_memory) * luck.normal(SHOCK)
    h.allowance_rank[at] = luck.uniform(RANK)
    for flag, chance_of, share in (
        ("insured", INSURED, own.insured),
        ("enrolled", ENROLLED, own.enrolled),
        ("safe_house", HOUSE, own.safe_house),
        ("safe_water", WATER, own.safe_water),
    ):
        drawn = luck.uniform(chance_of) < share
        getattr(h, flag)[at] = known_flag(world.plan.roster, flag, at, drawn)
    h.enrolled[at] |= h.students[at] == 0
    h.poor[at] = earned + given < world.county.line[county] / 12.0 * h.size[at]
    cash = own.cash * price * exp(own.cash_spread * luck.normal(CASH))
    world.ledger.move(STARTING_CASH, "outside", county, "household", at, to_fen(cash))


def _prospects(world: World, at: Ints, month: Levels) -> tuple[Floats, Floats]:
    """Give what households earn, and what is given to all, in a month of usual luck."""
    county = _county(world, at)
    return expected_income(
        world.household, at, month.at(county), month.farm[world.household.village[at]],
        world.setting(Labour).at(county), world.setting(Livelihood).at(county),
    )  # fmt: skip


def _share(x: Floats) -> Floats:
    return np.minimum(np.maximum(x, _LEAST), 1.0)


def _step(luck: Floats, shares: tuple[Floats, ...]) -> Ints:
    """Find which of several shares, one after another, luck falls into; past them the next."""
    place, total = np.zeros(len(luck), np.int64), np.zeros(len(luck))
    for share in shares:
        total = total + share
        place += luck >= total
    return place
