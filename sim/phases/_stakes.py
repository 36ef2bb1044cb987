"""Lays the parties of all projects side by side, from the tables, for the rules to look at."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

import numpy as np

from sim.actors.parties import by_kind, seen_part
from sim.core.access import declared
from sim.core.table import Bools, Floats, Ints
from sim.core.totals import down, ratio, total_by
from sim.policy import Policy
from sim.world.kinds import Domain, Party, Resource, Skill
from sim.world.production import complementarity, row_sum
from sim.world.settings.game import Game
from sim.world.settings.services import Services
from sim.world.stakes import Later, Stakes
from sim.world.window import Window

READS = declared(
    "stake: kind who inside resources posted effort belief helping strikes received outlay capital"
    " contracted instalment orders;"
    "project: active village county budget planned output output_year results_from results age"
    " detection;"
    "village: persons poor_persons gap able_income volunteers;"
    "organization: precise credibility capability contractor staff legitimacy turnover governance"
    " performance grade;"
    "enterprise: reputation technology profit_year gifts_year jobs poor_staff hired"
)
"""What a phase must declare to look at stakes."""

_MONTHS_OF_RESERVE = 6.0
_YEAR = 12.0


def stakes_of(w: Window, policy: Policy, *, whole: bool = False) -> Stakes:
    """Lay out all projects of the world with their parties.

    Parameters
    ----------
    w : Window
        A window that declares `READS`.
    policy : Policy
        The rules in force; they say how clearly duties are written.
    whole : bool, optional
        Give every party its full endowment, whether or how far it takes part.

    Returns
    -------
    Stakes
        Arrays of shape (projects, places).
    """
    places, o, e = w.places, w.organization, w.enterprise
    game = w.setting(Game).at(w.project.county)
    kind = w.stake.kind.reshape(-1, places)
    who = w.stake.who.reshape(-1, places)
    inside = w.stake.inside.reshape(-1, places)
    active = w.project.active[:, None] & (who >= 0) & (inside > 0.0)
    helping = w.stake.helping.reshape(-1, places)
    resources = w.stake.resources
    endowment = (resources[0] + resources[1] + resources[2] + resources[3]).reshape(-1, places)
    endowment = endowment if whole else endowment * inside
    clarity = np.full(len(kind), policy.responsibility.clarity)
    seats = _Seats(w, kind, who, active)
    later: Later = {
        "gain": lambda: joint_gains(game, kind),
        "measured": partial(seen_part, game, kind, helping.copy()),
        "product": lambda: by_kind(game.product, kind),
        "capability": _capability(w, seats),
        "manage": seats.organizations(o.precise[Skill.MANAGE]),
        "connect": seats.organizations(o.precise[Skill.CONNECT]),
        "credibility": _standing(w, seats),
        "persons": lambda: _village(w, kind, w.village.persons, otherwise=1.0),
        "poor_persons": lambda: _village(w, kind, w.village.poor_persons, otherwise=0.0),
        "need": lambda: _need(w, stakes),
        "cash": _cash(w, game, kind, who),
        "contract": lambda: _contract(w, seats),
        "grade": _grade(w, seats),
        "staff": _staff(w, seats),
        "poor_staff": seats.enterprises(e.poor_staff),
        "hired": seats.shared(e.hired),
        "profit": seats.shared(e.profit_year),
        "gifts": seats.shared(e.gifts_year),
        "tax": seats.shared(e.profit_year * TAX_RATE),
        "planned": lambda: game.agreed * row_sum(np.where(active, endowment, 0.0)),
        "volunteer_hours": lambda: _volunteer_hours(w),
        "cover": lambda: 1.0 - game.cover_lost * clarity,
        "visibility": lambda: game.visibility,
        "appraised": _appraised(w, seats),
    }
    stakes = Stakes.laid_out(
        later,
        active=active,
        kind=kind,
        effort=w.stake.effort.reshape(-1, places),
        endowment=endowment,
        funds=w.stake.posted.reshape(-1, places),
        helping=helping,
        belief=w.stake.belief.reshape(-1, places),
        capital=w.stake.capital.reshape(-1, places),
        received=w.stake.received.reshape(-1, places),
        outlay=w.stake.outlay.reshape(-1, places),
        instalment=w.stake.instalment.reshape(-1, places),
        orders=w.stake.orders.reshape(-1, places),
        strikes=w.stake.strikes.reshape(-1, places),
        clarity=clarity,
        budget=w.project.budget,
        output=w.project.output,
        usual=w.project.output,
        output_year=w.project.output_year,
        planned_year=w.project.planned,
        results=w.project.results,
        burden=w.project.results_from * np.maximum(w.project.age - 1, 0) / _YEAR,
        detection=w.project.detection,
        pool=w.ledger.yuan("pool"),
        county=w.project.county,
        actor=who,
    )
    return stakes


TAX_RATE = 0.25
"""Corporate income tax, share of profit; R Enterprise Income Tax Law of 2007, article 4."""


def joint_gains(game: Game, kind: Ints) -> Floats:
    """Give what each pair of parties gains by working jointly, (projects, parties, parties)."""
    organization = Party.ORGANIZATION
    pairs = {
        (Party.GOVERNMENT, organization): game.joint_government_organization,
        (organization, Party.ENTERPRISE): game.joint_organization_enterprise,
        (organization, Party.COMMUNITY): game.joint_organization_community,
    }
    return complementarity(kind, game.joint, pairs)


class _Seats:
    """The places held by organisations and by enterprises, and what these actors bring there.

    Their values are those of this moment; they are laid out by place when they are asked for.
    """

    def __init__(self, w: Window, kind: Ints, who: Ints, active: Bools) -> None:
        self.kind = kind
        self._who, self._active = who, active
        self._number = {
            Party.ORGANIZATION: len(w.organization),
            Party.ENTERPRISE: len(w.enterprise),
        }

    def organizations(self, values: Floats) -> Callable[[], Floats]:
        """Give each organisation's value where it stands, 0 elsewhere, (projects, places)."""
        return partial(self._laid, Party.ORGANIZATION, values.copy())

    def enterprises(self, values: Floats) -> Callable[[], Floats]:
        """Give each enterprise's value where it stands, 0 elsewhere, (projects, places)."""
        return partial(self._laid, Party.ENTERPRISE, values.copy())

    def shared(self, values: Floats) -> Callable[[], Floats]:
        """Divide each enterprise's value among its projects, so that nothing counts twice."""
        whole = self.enterprises(values)
        return lambda: whole() * self._part

    @cached_property
    def _cells(self) -> dict[Party, Ints]:
        held = {party: (self.kind == party) & (self._who >= 0) for party in self._number}
        return {party: np.flatnonzero(held[party] & (self._number[party] > 0)) for party in held}

    @cached_property
    def _part(self) -> Floats:
        """Each place's part of its firm; outside, a firm counts as it would if it came in."""
        firm = (self.kind == Party.ENTERPRISE) & (self._who >= 0)
        row = np.where(firm, self._who, 0)
        if not self._number[Party.ENTERPRISE]:
            return np.zeros(row.shape)
        inside = (firm & self._active).astype(np.float64)
        number = self._number[Party.ENTERPRISE]
        places = total_by(inside.reshape(-1), row.reshape(-1), number)[row]
        return ratio(firm.astype(np.float64), places + (firm & ~self._active))

    def _laid(self, party: Party, values: Floats) -> Floats:
        cells = self._cells[party]
        laid = np.zeros(self.kind.size, np.result_type(values.dtype, 0.0))
        laid[cells] = values[self._who.reshape(-1)[cells]]
        return laid.reshape(self.kind.shape)


def _village(w: Window, kind: Ints, values: Floats, *, otherwise: float) -> Floats:
    of_project = values[w.project.village][:, None]
    return np.where(kind == Party.HOUSEHOLD, of_project, otherwise)


def _capability(w: Window, seats: _Seats) -> Callable[[], Floats]:
    """Give what a partner can do in its own trade: an organisation's mean, a firm's technology."""
    mean = seats.organizations(down(w.organization.capability) / len(Domain))
    technology = seats.enterprises(w.enterprise.technology)
    return lambda: mean() + technology()


def _grade(w: Window, seats: _Seats) -> Callable[[], Ints]:
    grades = seats.organizations(w.organization.grade.astype(np.float64))
    return lambda: grades().astype(np.int64)


def _staff(w: Window, seats: _Seats) -> Callable[[], Floats]:
    working = seats.enterprises(np.maximum(w.enterprise.jobs, 1.0))
    staff = seats.organizations(w.organization.staff)
    return lambda: working() + staff()


def _volunteer_hours(w: Window) -> Floats:
    services = w.setting(Services).at(w.project.county)
    return w.village.volunteers[w.project.village] * services.volunteer_hours


def _standing(w: Window, seats: _Seats) -> Callable[[], Floats]:
    organization = seats.organizations(w.organization.credibility)
    enterprise = seats.enterprises(w.enterprise.reputation)

    def standing() -> Floats:
        trusted = (seats.kind == Party.ORGANIZATION) | (seats.kind == Party.ENTERPRISE)
        return organization() + enterprise() + np.where(trusted, 0.0, 0.5)

    return standing


def _appraised(w: Window, seats: _Seats) -> Callable[[], Floats]:
    """Give what a yearly appraisal knows of each organisation, (projects, places, 4)."""
    o = w.organization
    unknown = np.full(o.staff.shape, np.nan)
    basic = 0.5 * np.minimum(o.staff / _ENOUGH_STAFF, 1.0) + 0.5 * o.legitimacy
    steady = np.maximum(1.0 - o.turnover / _WORST_TURNOVER, 0.0)
    own = (o.governance + steady + o.credibility) / 3.0
    parts = [seats.organizations(part) for part in (basic, own, o.performance, unknown)]
    return lambda: np.stack([part() for part in parts], axis=-1)


_ENOUGH_STAFF = 3.0
_WORST_TURNOVER = 0.36
"""Staff and yearly turnover against which an appraisal measures; A, as the design has it."""


def _contract(w: Window, seats: _Seats) -> Floats:
    """Give contract sums of a year, which add up to a year's budget.

    Local organisations hold contracts for the hours bought of them, contractors the rest.
    """
    signed = w.stake.contracted.reshape(-1, w.places)
    chief = seats.organizations(w.organization.contractor.astype(np.float64))() * (signed > 0.0)
    people = w.stake.resources[Resource.PEOPLE].reshape(-1, w.places)
    small = np.where(chief > 0.0, 0.0, signed * people)
    whole = row_sum(small)
    small = small * np.minimum(ratio(w.project.budget, whole), 1.0)[:, None]
    rest = np.maximum(w.project.budget - row_sum(small), 0.0)
    part = chief / np.maximum(row_sum(chief), 1.0)[:, None]
    held: Floats = (small + part * rest[:, None]) * _YEAR
    return held


def _cash(w: Window, game: Game, kind: Ints, who: Ints) -> Callable[[], Floats]:
    pockets = {party: w.ledger.yuan(pocket) for party, pocket in POCKETS.items()}

    def laid() -> Floats:
        # households answer with a capped part of a month's income, never with their savings
        able = game.household_loss_cap * w.village.able_income[w.project.village]
        cash = np.where(kind == Party.HOUSEHOLD, able[:, None], 0.0)
        for party, yuan in pockets.items():
            mask = (kind == party) & (who >= 0)
            cash = np.where(mask, _take(yuan, who, mask), cash)
        return cash

    return laid


def _take(values: Floats, rows: Ints, mask: Bools) -> Floats:
    return values[np.where(mask, rows, 0)] if len(values) else np.zeros(rows.shape)


POCKETS = {
    Party.GOVERNMENT: "county",
    Party.ORGANIZATION: "organization",
    Party.ENTERPRISE: "enterprise",
    Party.COMMUNITY: "association",
}
"""The account from which each kind of party pays; households pay from their own."""


def _need(w: Window, stakes: Stakes) -> Floats:
    kind = stakes.kind
    reserve = np.maximum(_MONTHS_OF_RESERVE * stakes.outlay / 12.0 - stakes.cash, 0.0)
    households = w.village.gap[w.project.village][:, None]
    of_others = np.where(kind == Party.GOVERNMENT, 0.0, reserve / _MONTHS_OF_RESERVE)
    return np.where(kind == Party.HOUSEHOLD, households, of_others)
