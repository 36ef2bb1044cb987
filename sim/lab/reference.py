"""A printed reference project: five parties as in the pilot, for benchmarks beside every rule."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from sim.actors.parties import by_kind, seen_part
from sim.core.table import Floats
from sim.core.text import Text
from sim.phases._payoff import Terms
from sim.phases._stakes import joint_gains
from sim.policy import Policy
from sim.world.kinds import Party
from sim.world.settings.game import Game
from sim.world.stakes import Stakes

PILOT = "A, mean of the pilot's six projects in month 3 over ten lucks, rounded"
FULL_YEAR = 12.0
PLATFORM_USE = 0.5
"""How far a shared platform is used, 0..1, where the rule of coordination builds on one; A."""
USUAL_NOISE = 0.2
"""Error in what partners believe of each other without any meeting, 0..1; A, information silos."""


class Fact(NamedTuple):
    """One line of the printed project: a number for each of the five parties, or of the whole."""

    field: str
    label: Text
    unit: str
    values: tuple[float, ...]
    source: str


# fmt: off
FACTS: tuple[Fact, ...] = (
    Fact("endowment", Text("可投入资源", "endowment"), "yuan-equivalent a month",
         (4500.0, 3700.0, 350.0, 600.0, 1100.0), PILOT),
    Fact("funds", Text("其中自有资金", "own money in it"), "yuan a month",
         (3650.0, 0.0, 30.0, 0.0, 500.0), PILOT),
    Fact("need", Text("缺口", "need"), "yuan a month", (0.0, 0.0, 0.0, 0.0, 90.0), PILOT),
    Fact("cash", Text("手头现金", "cash at hand"), "yuan",
         (80_000.0, 40_000.0, 100_000.0, 1000.0, 1100.0), "A"),
    Fact("capital", Text("登记资本", "registered capital"), "yuan",
         (0.0, 0.0, 10_000.0, 5000.0, 17_500.0), PILOT),
    Fact("persons", Text("人数", "persons"), "persons", (1.0, 1.0, 1.0, 1.0, 36.0), PILOT),
    Fact("poor_persons", Text("贫困人数", "poor persons"), "persons",
         (0.0, 0.0, 0.0, 0.0, 7.0), PILOT),
    Fact("contract", Text("合同金额", "contract sum"), "yuan a year",
         (0.0, 83_000.0, 0.0, 0.0, 0.0), "A, a sixth of the pilot's grant"),
    Fact("profit", Text("利润", "profit"), "yuan a year", (0.0, 0.0, 60_000.0, 0.0, 0.0), "A"),
    Fact("gifts", Text("捐赠", "gifts"), "yuan a year", (0.0, 0.0, 400.0, 0.0, 0.0), "A"),
    Fact("tax", Text("应纳税", "tax due"), "yuan a year", (0.0, 0.0, 15_000.0, 0.0, 0.0),
         "A, a quarter of the profit"),
    Fact("capability", Text("能力", "capability"), "1", (0.3, 0.5, 0.3, 0.3, 0.3), "A"),
    Fact("manage", Text("管理伙伴的本领", "skill of managing partners"), "1",
         (0.0, 0.55, 0.0, 0.0, 0.0), "A, as at the founding"),
    Fact("connect", Text("联络伙伴的本领", "skill of connecting partners"), "1",
         (0.0, 0.55, 0.0, 0.0, 0.0), "A, as at the founding"),
    Fact("credibility", Text("公信力", "credibility"), "1", (0.5,) * 5, "A"),
    Fact("strikes", Text("记过次数", "findings so far"), "times", (1.0,) * 5,
         "A, so that a second finding costs something"),
    Fact("budget", Text("项目预算", "budget"), "yuan a month", (6944.0,),
         "R China Daily 2013-02: 500,000 yuan for six villages and twelve months"),
    Fact("detection", Text("发现问题的可能", "chance of detection"), "1", (0.36,), PILOT),
    Fact("quality", Text("产业服务质量", "quality of industry service"), "1", (0.5,),
         "A, a project of industry only, so that there is something to share"),
    Fact("leakage", Text("资金渗漏", "leakage of funds"), "1", (0.01,), PILOT),
)
"""Everything that the project is made of, apart from the numbers of the game."""
# fmt: on
_APART = ("quality", "leakage")


def fact(field: str) -> float:
    """Give the one number of a fact that all parties have in common."""
    return next(each.values[0] for each in FACTS if each.field == field)


def reference(policy: Policy) -> tuple[Stakes, Terms]:
    """Make the project: full efforts, and nothing lost to conflict or meetings yet.

    Parameters
    ----------
    policy : Policy
        The rules in force; they say how clearly duties are written.

    Returns
    -------
    tuple
        The parties, and what output depends on besides them; one project.
    """
    game = Game(1)
    one = game.at(np.zeros(1, np.int64))
    kinds = np.array([[int(party) for party in Party]])
    clarity = policy.responsibility.clarity
    helping = np.full(kinds.shape, 0.2)
    endowment = next(each.values for each in FACTS if each.field == "endowment")
    given: dict[str, Any] = {f.field: _spread(f.values) for f in FACTS if f.field not in _APART}
    whole = float(np.cumsum(endowment)[-1])
    stakes = Stakes.of_one_project(
        **given,
        kind=kinds[0].tolist(),
        effort=[1.0] * len(Party),
        belief=[0.6] * len(Party),
        helping=helping[0].tolist(),
        measured=seen_part(one, kinds, helping)[0].tolist(),
        product=by_kind(one.product, kinds)[0].tolist(),
        outlay=[FULL_YEAR * each for each in endowment],
        clarity=clarity,
        cover=1.0 - float(one.cover_lost[0]) * clarity,
        planned=float(one.agreed[0]) * whole,
        visibility=float(one.visibility[0]),
    )
    return _finished(stakes, one, kinds), _terms(stakes, one, clarity)


def _spread(values: tuple[float, ...]) -> list[float] | float:
    return values[0] if len(values) == 1 else list(values)


def _finished(stakes: Stakes, game: Game, kinds: np.ndarray) -> Stakes:
    stakes.gain[:] = joint_gains(game, kinds)
    stakes.appraised[:, :, :3] = np.where(stakes.of(Party.ORGANIZATION)[:, :, None], 0.5, np.nan)
    return stakes


def _terms(stakes: Stakes, game: Game, clarity: float) -> Terms:
    kept = (1.0 - fact("leakage")) * (1.0 - game.clarity_drag * clarity)
    most: Floats = game.liability_months[:, None] * stakes.endowment
    return Terms(
        game=game,
        hindered=kept,
        cash_share=game.sale_value * fact("quality"),
        at_risk=game.loss_share * game.loss_months * stakes.budget,
        most=np.where(stakes.kind == Party.HOUSEHOLD, stakes.cash, most),
        month_of_year=6,
    )
