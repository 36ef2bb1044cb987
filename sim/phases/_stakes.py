"""Lays the parties of all projects side by side, from the tables, for the rules to look at."""

from __future__ import annotations

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
from sim.world.stakes import Stakes
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
    places = w.places
    game = w.setting(Game).at(w.project.county)
    kind = w.stake.kind.reshape(-1, places)
    who = w.stake.who.reshape(-1, places)
    inside = w.stake.inside.reshape(-1, places)
    active = w.project.active[:, None] & (who >= 0) & (inside > 0.0)
    effort = w.stake.effort.reshape(-1, places)
    helping = w.stake.helping.reshape(-1, places)
    resources = w.stake.resources
    endowment = (resources[0] + resources[1] + resources[2] + resources[3]).reshape(-1, places)
    part = np.ones_like(inside) if whole else inside
    clarity = np.full(len(kind), policy.responsibility.clarity)
    outlay = w.stake.outlay.reshape(-1, places)
    seats = _Seats(w, kind, who)
    cash = _cash(w, game, kind, who)
    once = _part_of_enterprise(w, active, (kind == Party.ENTERPRISE) & (who >= 0), who)
    return Stakes.with_gain(
        lambda: joint_gains(game, kind),
        active=active,
        kind=kind,
        effort=effort,
        endowment=endowment * part,
        funds=w.stake.posted.reshape(-1, places),
        helping=helping,
        measured=seen_part(game, kind, helping),
        product=by_kind(game.product, kind),
        belief=w.stake.belief.reshape(-1, places),
        capability=_capability(w, seats),
        manage=seats.organizations(w.organization.precise[Skill.MANAGE]),
        connect=seats.organizations(w.organization.precise[Skill.CONNECT]),
        credibility=_standing(w, seats),
        capital=w.stake.capital.reshape(-1, places),
        persons=_village(w, kind, w.village.persons, otherwise=1.0),
        poor_persons=_village(w, kind, w.village.poor_persons, otherwise=0.0),
        need=_need(w, kind, outlay, cash),
        cash=cash,
        received=w.stake.received.reshape(-1, places),
        outlay=outlay,
        contract=_contract(w, seats),
        instalment=w.stake.instalment.reshape(-1, places),
        orders=w.stake.orders.reshape(-1, places),
        grade=_grade(w, seats),
        staff=_staff(w, seats),
        poor_staff=seats.enterprises(w.enterprise.poor_staff),
        hired=seats.enterprises(w.enterprise.hired) * once,
        strikes=w.stake.strikes.reshape(-1, places),
        profit=seats.enterprises(w.enterprise.profit_year) * once,
        gifts=seats.enterprises(w.enterprise.gifts_year) * once,
        tax=seats.enterprises(w.enterprise.profit_year) * TAX_RATE * once,
        clarity=clarity,
        budget=w.project.budget,
        planned=game.agreed * row_sum(np.where(active, endowment * part, 0.0)),
        output=w.project.output,
        usual=w.project.output,
        output_year=w.project.output_year,
        planned_year=w.project.planned,
        results=w.project.results,
        burden=w.project.results_from * np.maximum(w.project.age - 1, 0) / _YEAR,
        volunteer_hours=_volunteer_hours(w),
        detection=w.project.detection,
        pool=w.ledger.yuan("pool"),
        cover=1.0 - game.cover_lost * clarity,
        visibility=game.visibility,
        county=w.project.county,
        actor=who,
        appraised=_appraised(w, seats),
    )


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
    """The places held by organisations and by enterprises, found once for all their columns."""

    def __init__(self, w: Window, kind: Ints, who: Ints) -> None:
        self.kind = kind
        self._who = who.reshape(-1)
        self._cells: dict[Party, Ints] = {}
        for party, table in (
            (Party.ORGANIZATION, w.organization),
            (Party.ENTERPRISE, w.enterprise),
        ):
            held = (kind == party) & (who >= 0) & (len(table) > 0)
            self._cells[party] = np.flatnonzero(held)

    def organizations(self, values: Floats) -> Floats:
        """Give each organisation's value where it stands, 0 elsewhere, (projects, places)."""
        return self._laid(values, Party.ORGANIZATION)

    def enterprises(self, values: Floats) -> Floats:
        """Give each enterprise's value where it stands, 0 elsewhere, (projects, places)."""
        return self._laid(values, Party.ENTERPRISE)

    def _laid(self, values: Floats, party: Party) -> Floats:
        cells = self._cells[party]
        laid = np.zeros(self.kind.size, np.result_type(values.dtype, 0.0))
        laid[cells] = values[self._who[cells]]
        return laid.reshape(self.kind.shape)


def _take(values: Floats, rows: Ints, mask: Bools, otherwise: float) -> Floats:
    if not len(values):
        return np.full(rows.shape, otherwise)
    return np.where(mask, values[np.where(mask, rows, 0)], otherwise)


def _part_of_enterprise(w: Window, active: Bools, firm: Bools, who: Ints) -> Floats:
    """Give each place its part of a firm in several projects, so that nothing counts twice.

    A firm that stays outside counts as it would if it came in besides.
    """
    row = np.where(firm, who, 0)
    if not len(w.enterprise):
        return np.zeros(row.shape)
    inside = (firm & active).astype(np.float64)
    places = total_by(inside.reshape(-1), row.reshape(-1), len(w.enterprise))[row]
    return ratio(firm.astype(np.float64), places + (firm & ~active))


def _village(w: Window, kind: Ints, values: Floats, *, otherwise: float) -> Floats:
    of_project = values[w.project.village][:, None]
    return np.where(kind == Party.HOUSEHOLD, of_project, otherwise)


def _capability(w: Window, seats: _Seats) -> Floats:
    """Give what a partner can do in its own trade: an organisation's mean, a firm's technology."""
    known = w.organization.capability
    mean = seats.organizations(down(known) / len(Domain))
    return mean + seats.enterprises(w.enterprise.technology)


def _grade(w: Window, seats: _Seats) -> Ints:
    grades = w.organization.grade.astype(np.float64)
    return seats.organizations(grades).astype(np.int64)


def _staff(w: Window, seats: _Seats) -> Floats:
    working = seats.enterprises(np.maximum(w.enterprise.jobs, 1.0))
    return working + seats.organizations(w.organization.staff)


def _volunteer_hours(w: Window) -> Floats:
    services = w.setting(Services).at(w.project.county)
    return w.village.volunteers[w.project.village] * services.volunteer_hours


def _standing(w: Window, seats: _Seats) -> Floats:
    organization = seats.organizations(w.organization.credibility)
    enterprise = seats.enterprises(w.enterprise.reputation)
    kind = seats.kind
    fixed = np.where((kind == Party.ORGANIZATION) | (kind == Party.ENTERPRISE), 0.0, 0.5)
    return organization + enterprise + fixed


def _appraised(w: Window, seats: _Seats) -> Floats:
    """Give what a yearly appraisal knows of each organisation, (projects, places, 4)."""
    o = w.organization
    unknown = np.full(o.staff.shape, np.nan)
    basic = 0.5 * np.minimum(o.staff / _ENOUGH_STAFF, 1.0) + 0.5 * o.legitimacy
    steady = np.maximum(1.0 - o.turnover / _WORST_TURNOVER, 0.0)
    own = (o.governance + steady + o.credibility) / 3.0
    known = (basic, own, o.performance, unknown)
    return np.stack([seats.organizations(part) for part in known], axis=-1)


_ENOUGH_STAFF = 3.0
_WORST_TURNOVER = 0.36
"""Staff and yearly turnover against which an appraisal measures; A, as the design has it."""


def _contract(w: Window, seats: _Seats) -> Floats:
    """Give contract sums of a year, which add up to a year's budget.

    Local organisations hold contracts for the hours bought of them, contractors the rest.
    """
    signed = w.stake.contracted.reshape(-1, w.places)
    chief = seats.organizations(w.organization.contractor.astype(np.float64))
    chief = chief * (signed > 0.0)
    people = w.stake.resources[Resource.PEOPLE].reshape(-1, w.places)
    small = np.where(chief > 0.0, 0.0, signed * people)
    whole = row_sum(small)
    small = small * np.minimum(ratio(w.project.budget, whole), 1.0)[:, None]
    rest = np.maximum(w.project.budget - row_sum(small), 0.0)
    part = chief / np.maximum(row_sum(chief), 1.0)[:, None]
    held: Floats = (small + part * rest[:, None]) * _YEAR
    return held


def _cash(w: Window, game: Game, kind: Ints, who: Ints) -> Floats:
    # households answer with a capped part of a month's income, never with their savings
    able = game.household_loss_cap * w.village.able_income[w.project.village]
    cash = np.where(kind == Party.HOUSEHOLD, able[:, None], 0.0)
    for party, pocket in POCKETS.items():
        mask = (kind == party) & (who >= 0)
        cash = np.where(mask, _take(w.ledger.yuan(pocket), who, mask, 0.0), cash)
    return cash


POCKETS = {
    Party.GOVERNMENT: "county",
    Party.ORGANIZATION: "organization",
    Party.ENTERPRISE: "enterprise",
    Party.COMMUNITY: "association",
}
"""The account from which each kind of party pays; households pay from their own."""


def _need(w: Window, kind: Ints, outlay: Floats, cash: Floats) -> Floats:
    reserve = np.maximum(_MONTHS_OF_RESERVE * outlay / 12.0 - cash, 0.0) / _MONTHS_OF_RESERVE
    households = w.village.gap[w.project.village][:, None]
    of_others = np.where(kind == Party.GOVERNMENT, 0.0, reserve)
    return np.where(kind == Party.HOUSEHOLD, households, of_others)
