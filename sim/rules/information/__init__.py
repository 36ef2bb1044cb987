"""Who knows what of whom: what every information rule promises."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace

import numpy as np

from sim.core.maths import power
from sim.core.param import param
from sim.core.shelf import Shelf
from sim.core.table import Bools, Floats, Ints
from sim.core.text import Text
from sim.rules import Rule

label = Text("信息", "information")
BLUNTEST = 0.05
"""However badly news travels, matching is no blunter; A, a bound that keeps the formula defined."""
SHARPEST = 20.0
"""From this sharpness on, what is matched is simply the smaller side; A, a bound for exactness."""


@dataclass(frozen=True, slots=True)
class Network:
    """What is known so far; arrays of shape (projects,)."""

    month: int
    """Month of the world, counted from 1."""
    county: Ints
    """The county of each project."""
    parties: Ints
    """Parties that are active in the project; 0 for a project that does not run."""
    use: Floats
    """How many of those with access use the shared platform, 0..1; 0 before it is set up."""
    links: Floats
    """Share of all pairs of parties that are in touch, 0..1."""
    age: Floats
    """Months since the register was last brought up to date."""
    technology: Floats
    """How able people are with computers and telephones, 0..1."""
    budget: Floats
    """Project budget, yuan a month."""
    households: Floats
    """Households of the project's village."""
    shared: Floats
    """Part of the last twelve months in which the partners worked together, 0..1."""
    luck: Floats
    """A keyed uniform draw of this month, 0..1."""

    @classmethod
    def of_one_project(cls, month: int = 1, **numbers: float) -> Network:
        """Put one project down with plain numbers, for worked examples: 5 parties, else 0."""
        names = ("use", "links", "age", "technology", "budget", "households", "shared", "luck")
        columns = {name: np.array([numbers.get(name, 0.0)]) for name in names}
        return cls(
            month=month,
            county=np.zeros(1, np.int64),
            parties=np.array([numbers.get("parties", 5.0)]).astype(np.int64),
            **columns,
        )


@dataclass(frozen=True, slots=True)
class Connection:
    """What is known from now on; arrays of shape (projects,)."""

    sharpness: Floats
    """How sharply demand finds supply (l): larger is closer to the smaller of the two."""
    noise: Floats
    """Error in what partners believe of each other, 0..1."""
    delay: Floats
    """Months from a need to the news of it."""
    deduplicated: Floats
    """Share of double services that is noticed and avoided, 0..1."""
    cost_yuan: Floats
    """Money that it takes this month, yuan."""
    cost_hours: Floats
    """Staff time that it takes this month, hours."""
    use: Floats
    """Use of the shared platform from now on, 0..1; 0 without a platform."""
    reach: Floats
    """Use among everybody, those without access counted as not using it, 0..1."""
    links: Floats
    """Share of all pairs of parties that are in touch from now on, 0..1."""
    age: Floats
    """Months since the register was last brought up to date, from now on."""
    misrouted: Floats
    """Share of matched service that goes to a need chosen at random, 0..1."""
    trust_loss: Floats
    """Trust that households lose a month, 0..1."""
    sees_min_information: Floats
    """Households below this access to information are not reached without a worker, 0..1."""
    own_clients_only: Bools
    """Whether a partner sees only households that it already serves."""
    needs_only: Bools
    """Whether needs are known but not who could supply."""
    left_out: Floats
    """Share of needy households that the list misses, 0..1."""
    let_in: Floats
    """Share of other households that the list holds by mistake, 0..1."""


class Information(Rule, ABC):
    """A way for news of needs and offers to travel; its parameters say how things are without."""

    # fmt: off
    sharpness: float = param(default=0.7, unit="1", low=BLUNTEST, high=SHARPEST, sweep=(0.3, 1.5),
        source="A",
        label=Text("互不通气时的匹配锐度", "sharpness of matching without shared information"))
    noise: float = param(default=0.2, unit="1", low=0.0, high=1.0, sweep=(0.1, 0.3), source="A",
        label=Text("互不通气时的判断误差", "error in beliefs without shared information"))
    delay: float = param(default=3.0, unit="months", low=0.0, high=24.0, sweep=(1.0, 6.0),
        source="A",
        label=Text("互不通气时消息晚几个月", "delay of news without shared information"))
    # fmt: on

    @abstractmethod
    def connect(self, state: Network) -> Connection:
        """Let news travel for one month.

        Parameters
        ----------
        state : Network
            What is known so far in every project.

        Returns
        -------
        Connection
            How sharply needs find offers, how late and how wrong news is, and what that costs.
        """

    def unconnected(self, state: Network) -> Connection:
        """Give the month as it is when every partner keeps its news to itself."""
        nothing = np.zeros_like(state.use)
        never = np.zeros(nothing.shape, np.bool_)
        return Connection(
            sharpness=nothing + self.sharpness,
            noise=nothing + self.noise,
            delay=nothing + self.delay,
            deduplicated=nothing,
            cost_yuan=nothing,
            cost_hours=nothing,
            use=nothing,
            reach=nothing,
            links=nothing,
            age=state.age + 1.0,
            misrouted=nothing,
            trust_loss=nothing,
            sees_min_information=nothing,
            own_clients_only=~never,
            needs_only=never,
            left_out=nothing,
            let_in=nothing,
        )


def in_touch(none: Connection, u: Floats, *, gain: float, clearer: float) -> Connection:
    """Make matching sharper and beliefs clearer by the share u of what would be possible."""
    return replace(
        none,
        sharpness=np.maximum(none.sharpness + gain * u, BLUNTEST),
        noise=np.maximum(none.noise - clearer * u, 0.0),
        own_clients_only=u <= 0.0,
    )


def set_up_share(state: Network) -> Floats:
    """Give each project's part of what a county sets up once, (projects,).

    The projects that run when the first platform of the county begins bear it together; those
    that join later find it there.
    """
    runs = state.parties > 0
    running = np.bincount(state.county[runs], minlength=state.county.max(initial=0) + 1)
    begun = np.bincount(state.county[state.use > 0.0], minlength=len(running)) > 0
    bears = runs & ~begun[state.county]
    return np.where(bears, 1.0 / np.maximum(running, 1)[state.county], 0.0)


def matched(demand: Floats, supply: Floats, sharpness: Floats) -> Floats:
    """Find how much of what is needed and of what is offered finds each other.

    Parameters
    ----------
    demand, supply, sharpness : array
        Yuan a month, and the sharpness l > 0; any shapes that fit together.

    Returns
    -------
    array
        D S / (D^l + S^l)^(1/l), float64; 0 where either side is 0, the smaller side where the
        sharpness is 20 or more. Never more than the smaller side.

    Examples
    --------
    >>> matched(np.array([2.0, 2.0, 0.0]), np.array([2.0, 1.0, 5.0]), np.array([1.0, 20.0, 1.0]))
    array([1., 1., 0.])
    """
    sides = np.broadcast_arrays(demand, supply, sharpness)
    d, s, sharp = (np.ascontiguousarray(side, np.float64).ravel() for side in sides)
    small, large = np.minimum(d, s), np.maximum(d, s)
    both = small > 0.0
    ratio = np.where(both, small / np.where(both, large, 1.0), 0.0)
    # the same as the formula, with the larger side taken out so that no power overflows
    whole = power(1.0 + power(ratio, sharp), 1.0 / sharp)
    found = np.where(both, np.where(sharp >= SHARPEST, small, small / whole), 0.0)
    return found.reshape(sides[0].shape)


RULES: Shelf[Information] = Shelf(
    "sim.rules.information",
    Information,  # type: ignore[type-abstract]  # the shelf only compares with it
)
