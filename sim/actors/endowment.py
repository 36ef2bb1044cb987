"""What each party could put into a project this month: funds, people, technology, information."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.core.table import Floats, Ints
from sim.world.kinds import Party
from sim.world.settings.services import Services


@dataclass(frozen=True, slots=True)
class Means:
    """What stands behind the parties of each project; arrays of shape (projects,)."""

    government_funds: Floats
    """Budget left for inputs and aid, yuan."""
    village_workers: Floats
    technology: Floats
    """Information technology of the county, 0..1."""
    community_funds: Floats
    """Most that the village association adds, yuan."""
    volunteers: Floats
    household_funds: Floats
    """Most that better-off households add, yuan."""
    labour: Floats
    """Workers in the households."""


@dataclass(frozen=True, slots=True)
class Partners:
    """What organisations and enterprises bring; arrays of shape (projects, places)."""

    hours: Floats
    """Staff hours for this project."""
    skill: Floats
    """Mean of the four precise skills, or technology of the firm, 0..1."""
    gifts: Floats
    """Most that the enterprise gives, yuan."""
    orders: Floats
    """Produce that it buys through this project, yuan a month."""
    news: Floats
    """Worth of what an organisation knows of industry and markets, yuan a month."""


def endowment(kind: Ints, means: Means, partners: Partners, services: Services) -> Floats:
    """Give the four resources of every party, in yuan-equivalent a month.

    Parameters
    ----------
    kind : array
        Kinds of party, int64 of shape (projects, places).
    means : Means
        What government, community and households have.
    partners : Partners
        What organisations and enterprises have.
    services : Services
        Settings, a row per project.

    Returns
    -------
    array
        float64 of shape (4, projects, places): funds, people, technology, information.
    """
    hour = services.hour_value
    volunteer = hour * services.volunteer_value
    value = services.asset_value
    skilled = (kind == Party.ORGANIZATION) | (kind == Party.ENTERPRISE)
    funds = _by_party(
        kind,
        government=means.government_funds,
        community=means.community_funds,
        household=means.household_funds,
    )
    people = _by_party(
        kind,
        government=means.village_workers * services.village_worker_hours * hour,
        community=means.volunteers * services.volunteer_hours * volunteer,
        household=means.labour * services.household_hours * volunteer,
    )
    technology = _by_party(kind, government=means.technology * value)
    information = _by_party(kind, government=0.5 * value, community=value)
    orders = services.order_value[:, None] * partners.orders
    return np.stack(
        [
            funds + partners.gifts,
            people + partners.hours * hour[:, None],
            technology + np.where(skilled, partners.skill * value[:, None], 0.0),
            information + orders + partners.news,
        ]
    )


def _by_party(
    kind: Ints,
    *,
    government: Floats | float = 0.0,
    community: Floats | float = 0.0,
    household: Floats | float = 0.0,
) -> Floats:
    out = np.zeros(kind.shape)
    for party, values in (
        (Party.GOVERNMENT, government),
        (Party.COMMUNITY, community),
        (Party.HOUSEHOLD, household),
    ):
        spread = np.broadcast_to(np.asarray(values, np.float64), (len(kind),))[:, None]
        out = np.where(kind == party, spread, out)
    return out
