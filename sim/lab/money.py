"""Give all arms the same money, so that a richer arm does not look like a better rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sim.core.errors import UsageError
from sim.core.table import Ints
from sim.core.words import say
from sim.lab.arms import Arm as Lived
from sim.lab.arms import Job, play
from sim.lab.record import FlowKey
from sim.scenario.build import changed, told_by
from sim.scenario.scenario import EqualMoney
from sim.scenario.study import Arm, Study
from sim.world import flows

PROJECT_POCKETS = ("county", "escrow", "pool")
"""Whoever holds money for the project; what enters these pockets is what it was given."""
GIVEN = tuple(
    flow.key for flow in (flows.GRANT, flows.DONATION, flows.GIFT, flows.OWN_PART, flows.MATCHING)
)
"""Payments that give; sales, settled losses and fines do not. What organisations raise to live
on stays with them: their work shows in the full cost."""
PILOT_RUNS = 6
"""Lucks by which the money of an arm is measured."""
STEPS = 6
CLOSE = 0.002
"""The money counts as equal when it differs by less than this share."""
FAR = 0.05
"""From this share on a comparison with equal money would not be one."""
FEN_IN_A_YUAN = 100.0


@dataclass(frozen=True, slots=True)
class Balance:
    """How the money of one arm was made equal to that of the baseline.

    Attributes
    ----------
    arm : str
        The arm.
    before, value : float
        What stood under the path that was moved, and what stands there now.
    target, yuan : float
        The baseline's money, and the arm's money now: means over the pilot runs, yuan.
    """

    arm: str
    before: float
    value: float
    target: float
    yuan: float

    @property
    def residual(self) -> float:
        """What could not be made equal, as a share of the target."""
        return self.yuan / self.target - 1.0 if self.target else 0.0


def with_equal_money(study: Study) -> tuple[Study, tuple[Balance, ...]]:
    """Move one number of every arm until it is given as much money as the baseline.

    Parameters
    ----------
    study : Study
        With `equal_money`; without it nothing is changed.

    Returns
    -------
    tuple
        The study with its arms changed, and how each was.

    Raises
    ------
    UsageError
        If the money of an arm cannot be made equal by that number.
    """
    if study.equal_money is None:
        return study, ()
    asked, base = study.equal_money, study.baseline
    target = _money(base, study, asked)
    found = {arm.name: _solved(arm, study, asked, target) for arm in study.arms if arm is not base}
    arms = tuple(found[arm.name][0] if arm.name in found else arm for arm in study.arms)
    return replace(study, arms=arms), tuple(balance for _, balance in found.values())


def money_given(paid: Mapping[FlowKey, Ints], what: str) -> float:
    """Add up what a project was given in a mean luck, unspent money that went back taken off.

    Parameters
    ----------
    paid : mapping
        Money by payment, whole fen, int64 of shape (years, replications).
    what : str
        `outside_yuan`: what came from outside; `total_yuan`: what came from anybody, own parts
        and gifts of enterprises included.

    Returns
    -------
    float
        Yuan.
    """
    total = 0.0
    for (flow, source, target), fen in sorted(paid.items()):
        yuan = float(fen.sum(axis=0).mean()) / FEN_IN_A_YUAN
        into = flow in GIVEN and target in PROJECT_POCKETS and source not in PROJECT_POCKETS
        if into and (what == "total_yuan" or source == "outside"):
            total += yuan
        if flow == flows.RETURNED.key and target == "outside":
            total -= yuan
    return total


def _solved(arm: Arm, study: Study, asked: EqualMoney, target: float) -> tuple[Arm, Balance]:
    """Find the value by regula falsi from two guesses; the best one is kept."""
    before = float(arm.scenario.values[asked.adjust].value)
    tried = [(before, _money(arm, study, asked))]
    guess = before * target / tried[0][1] if tried[0][1] > 0.0 else before
    for _ in range(STEPS):
        if abs(tried[-1][1] - target) <= CLOSE * abs(target):
            break
        with_guess = _with(arm, asked.adjust, guess)
        tried.append((guess, _money(with_guess, study, asked)))
        guess = _next(tried, target)
    value, yuan = min(tried, key=lambda pair: abs(pair[1] - target))
    made = arm if value == before else _with(arm, asked.adjust, value)
    if abs(yuan - target) > FAR * abs(target):
        words = {"yuan": f"{yuan:,.0f}", "target": f"{target:,.0f}", "key": asked.adjust}
        raise UsageError(say("study.money_unequal", arm=arm.label, value=f"{value:,.0f}", **words))
    return made, Balance(arm.name, before, value, target, yuan)


def _next(tried: list[tuple[float, float]], target: float) -> float:
    (x0, y0), (x1, y1) = tried[-2:]
    if y1 == y0:
        return x1
    return max(x1 + (target - y1) * (x1 - x0) / (y1 - y0), 0.0)


def _with(arm: Arm, path: str, value: float) -> Arm:
    node = told_by(f"--equal_money {path}={value:g}", value)
    return replace(arm, scenario=changed(arm.scenario, {path: node}))


def _money(arm: Arm, study: Study, asked: EqualMoney) -> float:
    job = Job((Lived(arm.scenario),), study.seed, 0, PILOT_RUNS, "numpy")
    return money_given(play(job, lambda _: None)[0].flows, asked.what)
