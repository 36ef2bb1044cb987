"""THE MONTH: the phases in their order. Read this page first.

The order is the papers' own process: needs assessment, resource integration, implementation,
evaluation and feedback, set into the life of households and villages. Where each equation stands
is said in the first part of `docs/month.md`, printed from `sim.world.equations`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from time import perf_counter

from sim.actors.household.population import people, settle_in
from sim.phases import Phase
from sim.phases._start import start_needs
from sim.phases.assess import Assess
from sim.phases.close import Close
from sim.phases.commit import Commit
from sim.phases.evaluate import Evaluate
from sim.phases.feed_back import FeedBack
from sim.phases.implement import Implement
from sim.phases.inform import Inform
from sim.phases.live import Live
from sim.phases.meet import Meet
from sim.phases.monitor import Monitor
from sim.phases.open import Open
from sim.phases.organise import Organise
from sim.phases.play import Play
from sim.phases.settle import Settle
from sim.phases.share import Share
from sim.phases.spend import Spend
from sim.policy import Policy
from sim.world.founding import ALONE, found
from sim.world.plan import Plan
from sim.world.public_goods import PublicGoods
from sim.world.window import Before, Window
from sim.world.world import World

MONTH: tuple[Phase, ...] = (
    Open(),  # 开月: calendar, prices, weather, illness, disaster
    Live(),  # 生计: farm, jobs, business, transfers
    Assess(),  # 需求评估: who needs what, as far as can be seen
    Inform(),  # 信息: who knows what of whom
    Meet(),  # 协调: conflict, meetings, beliefs
    Commit(),  # 资源整合: money, taking part, effort
    Implement(),  # 项目实施: joint output, matching, services to households
    Share(),  # 利益共享: surplus and incentives
    Settle(),  # 责任结算: losses
    Spend(),  # 消费: consumption, debt, investment
    Organise(),  # 社区: association, volunteers, collective profit
    Evaluate(),  # 评估: boards, appraisal, scores
    FeedBack(),  # 反馈: classes, trust, credibility, staff
    Monitor(),  # 监测: poverty, exit, return, support
    Play(),  # 公共品博弈: instead of all this, where a scenario asks for the game
    Close(),  # 结账: the books
)
BEFORE = tuple(sorted({column for phase in MONTH for column in phase.reads_before}))

RUN_IN = 36
"""Months without growth before month 1, after which nothing drifts any more; A."""
SETTLING = ("open", "live", "spend", "monitor", "close")
"""Phases of the run-in: households settle; partners, who wait for a project, do not live yet."""
GAME = ("play", "close")
"""Phases of a round of the public-goods game: its players live in no village."""

Trace = Callable[[str, float], None]


def step(
    world: World, policy: Policy, trace: Trace | None = None, only: tuple[str, ...] = ()
) -> None:
    """Live one month in place.

    Parameters
    ----------
    world : World
        The world at the end of the month before; changed in place.
    policy : Policy
        The rules in force in this month.
    trace : callable, optional
        Told each phase's name and the seconds it took.
    only : tuple of str, optional
        Names of the phases to live; all of them if none is named.
    """
    windows, before = _windows(world)
    world.month += 1
    world.adopt(policy.plan)
    before.refresh()
    only = only or (GAME if is_game(policy.plan) else ())
    for phase, window in zip(MONTH, windows, strict=True):
        if only and phase.name not in only:
            continue
        began = perf_counter()
        phase.run(window, policy)
        if trace is not None:
            trace(phase.name, perf_counter() - began)


def begin(  # noqa: PLR0913 what can be chosen of a beginning
    plan: Plan,
    seed: int,
    replications: Sequence[int],
    run_in: int = RUN_IN,
    trace: Trace | None = None,
    settings: Mapping[str, Sequence[float]] | None = None,
    counties: Sequence[int] = ALONE,
) -> World:
    """Found a world and let it live, without growth or programme, until it stands still.

    Parameters
    ----------
    plan : Plan
        What the scenario says of the world.
    seed : int
        The seed of all luck.
    replications : sequence of int
        The replications that live side by side, each a county with luck of its own.
    run_in : int, optional
        Months lived before month 1.
    trace : callable, optional
        Told each phase's name and the seconds it took.
    settings : mapping, optional
        For paths such as `world.labour.finding` a value for each replication.
    counties : sequence of int, optional
        Numbers of the counties of each nation that are founded here.

    Returns
    -------
    World
        The world at the end of month 0.
    """
    world = found(plan, seed, replications, settings, counties)
    if is_game(plan):
        return world
    people(world)
    idle = Policy.of(plan, {}, {}, programme=False)
    world.month, world.growth = -run_in, False
    for _ in range(run_in):
        step(world, idle, trace, only=SETTLING)
    world.growth = True
    settle_in(world)
    start_needs(world)
    return world


def is_game(plan: Plan) -> bool:
    """Say whether a plan asks for the public-goods game, where nobody lives through a run-in."""
    return plan.of(PublicGoods).enabled


def writers(column: str) -> list[str]:
    """List the phases that may change a column (`table.column`), in the month's order."""
    return [phase.name for phase in MONTH if column in phase.writes]


def _windows(world: World) -> tuple[list[Window], Before]:
    if "windows" not in world.__dict__:
        before = Before(world, BEFORE)
        world.windows = [Window(world, phase, before) for phase in MONTH], before
    found: tuple[list[Window], Before] = world.windows
    return found
