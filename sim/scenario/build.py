"""Make a scenario of what its files say, and others of it in which some values differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from sim.catalogue import OUTCOMES
from sim.core.errors import Problem
from sim.scenario.check import Values, checked
from sim.scenario.cross import advice, cross_checked
from sim.scenario.dated import undated
from sim.scenario.distributions import spread_out
from sim.scenario.own_data import with_own_data
from sim.scenario.prescribed import Prescribed, decisions_of, too_late
from sim.scenario.problems import Faults, problem
from sim.scenario.registry import Group, schema
from sim.scenario.scenario import Scenario, Stage, Written, plan_of, unusual
from sim.scenario.telling import (
    equal_money_of,
    expectations,
    matters_of,
    name_of,
    text_of,
    words_of,
)
from sim.scenario.tiers import tiers_of
from sim.scenario.timeline import Change, Timeline, overridden_later
from sim.scenario.tree import Caption, Node, Place, Scalar, captions_of, dig, merged, put
from sim.scenario.usual import with_usual_villages
from sim.world.decisions import Decision
from sim.world.layout import Layout, layout
from sim.world.plan import SECTIONS
from sim.world.roster import Roster
from sim.world.sections import Time


def build(
    source: Written, faults: Faults, happened: Mapping[str, int] = MappingProxyType({})
) -> Scenario:
    """Check all that was written and make the scenario; faults are noted, not raised.

    `happened` tells the months of moments that luck decides, as far as they have come.
    """
    keys, heading = schema(), source.heading
    plain = spread_out(_only(source.body, keys), faults)
    world, later = undated(plain, _start_year(source.body), faults)
    world, own = with_own_data(world, source.tables, faults)
    world, counted = with_usual_villages(world)
    values = checked(keys, world, faults)
    cross_checked(values, faults)
    months = int(values["time.months"].value) if "time.months" in values else 1
    told = Timeline(world, values, keys, faults, happened)
    timeline = told.read(dig(source.body, "timeline"), later)
    measures = measures_of(values)
    written = dig(source.body, "decisions")
    one = None if written is None else _layout(values, own.roster)
    decisions = decisions_of(written, one, faults)
    stages = _stages(world, (timeline, decisions), keys, faults)
    notes = _notes(source, values)
    return Scenario(
        name=name_of(heading, source.file, faults),
        title=text_of(heading, "title", faults),
        question=text_of(heading, "question", faults),
        caution=text_of(heading, "caution", faults),
        place=text_of(heading, "place", faults),
        values=values,
        stages=tuple(replace(stage, roster=own.roster) for stage in stages),
        own=own,
        timeline=timeline,
        matters=matters_of(dig(source.body, "matters"), measures, faults),
        expect=expectations(dig(source.body, "expect"), measures, months, faults),
        decisions=decisions,
        tiers=tiers_of(dig(source.body, "tiers"), keys, faults, notes),
        equal_money=equal_money_of(dig(source.body, "equal_money"), values, faults),
        words=words_of(heading, faults),
        warnings=(
            *counted,
            *_warnings(values, timeline, months, Place(source.file, 0, 0)),
            *too_late(decisions, months),
        ),
        notes=notes,
        source=source,
    )


def changed(scenario: Scenario, settings: Mapping[str, Node]) -> Scenario:
    """Give the scenario with other values under some paths, as if its file had said so.

    Parameters
    ----------
    scenario : Scenario
        A scenario that was read from a file or a text.
    settings : mapping
        What to write under which dotted path; a choice (of a rule, say) replaces the whole choice.

    Returns
    -------
    Scenario
        Checked like any other.

    Raises
    ------
    ScenarioError
        If a value cannot stand there.
    """
    if not settings:
        return scenario
    faults = Faults()
    told = build(rewritten(scenario, settings), faults)
    faults.raise_if_any()
    return told


def told_by(origin: str, value: Scalar | dict[str, Node]) -> Node:
    """Give a value that no file says, as `changed` takes it.

    Parameters
    ----------
    origin : str
        What said so, as a resolved scenario shall name it: `--set time.months=24`.
    value : scalar or dict of Node
        A value, or the nodes of a choice by their keys.
    """
    at = Place(origin, 0, 0)
    return Node(value, at, at)


def happened(scenario: Scenario, months: Mapping[str, int]) -> Scenario:
    """Give the scenario as it goes on when moments that luck decides have come.

    Parameters
    ----------
    scenario : Scenario
        A scenario with changes that wait for such a moment.
    months : mapping
        By name of the moment, the first month in which such a change holds.

    Returns
    -------
    Scenario
        The same, its stages with these changes in their months.
    """
    if scenario.source is None:
        return scenario
    told = build(scenario.source, Faults(), months)
    waiting = [replace(c, when="") if c.when in months else c for c in told.timeline]
    return replace(scenario, stages=told.stages, timeline=tuple(waiting))


def rewritten(scenario: Scenario, settings: Mapping[str, Node]) -> Written:
    """Give what the files would say if the values under some paths were others.

    Raises
    ------
    ValueError
        If the scenario was not read from a file or a text.
    """
    if scenario.source is None:
        raise ValueError(f"{scenario.name} was not read from a file")
    body = scenario.source.body
    for path, node in settings.items():
        body = put(body, path, node)
    return replace(scenario.source, body=body)


def _notes(source: Written, values: Values) -> dict[str, Caption]:
    whole = Node({**source.heading, **source.body.entries}, source.body.at, source.body.key_at)
    return {path: caption for path, caption in captions_of(whole) if path not in values}


def _warnings(
    values: Values, timeline: tuple[Change, ...], months: int, file: Place
) -> tuple[Problem, ...]:
    late = [
        problem("change_too_late", c.node.key_at, f"timeline.{c.name}", months=months)
        for c in timeline
        if c.from_month > months and not c.when
    ]
    later = overridden_later(values, timeline, months)
    return (*late, *later, *advice(values, file))


def _start_year(body: Node) -> int:
    node = dig(body, "time.start_year")
    known = node is not None and type(node.value) is int
    return int(str(node.value)) if node is not None and known else Time().start_year


def measures_of(values: Values) -> list[str]:
    """Name what a run of these values counts: of players where a game is played, or of villages."""
    told = values.get("public_goods.enabled")
    game = told is not None and bool(told.value)
    return [name for name, outcome in OUTCOMES.items() if outcome.of_game == game]


def _only(body: Node, keys: Group) -> Node:
    kept = {key: node for key, node in body.entries.items() if key in keys.groups}
    return Node(kept, body.at, body.key_at)


def _layout(values: Values, roster: Roster | None) -> Layout | None:
    """Count what there is of everything; None as long as that cannot be read."""
    wanted = (f"{path}.{name}" for path, section in SECTIONS.items() for name in section.params)
    if not all(path in values for path in wanted):
        return None
    return layout(plan_of(values, (), roster))


def _stages(
    world: Node,
    told: tuple[tuple[Change, ...], tuple[Prescribed, ...]],
    keys: Group,
    faults: Faults,
) -> tuple[Stage, ...]:
    """Lay all changes that hold at the same time over the world, month of change by month."""
    timeline, decisions = told
    months = {1} | {change.from_month for change in timeline}
    months |= {change.until_month + 1 for change in timeline if change.until_month is not None}
    months |= {month for one in decisions for month in (one.from_month, one.until_month + 1)}
    laid: dict[int, Values] = {}
    for month in sorted(months):
        laid[month] = checked(keys, _then(world, timeline, month), faults)
        cross_checked(laid[month], faults)
    moved = unusual(laid.values())
    stages = [
        Stage(month, values, moved, tuple(d.decision for d in decisions if d.holds(month)))
        for month, values in laid.items()
    ]
    return tuple(
        now
        for now, before in zip(stages, [None, *stages], strict=False)
        if before is None or _plain(now) != _plain(before)
    )


def _then(world: Node, timeline: Iterable[Change], month: int) -> Node:
    for change in timeline:
        if change.holds(month):
            world = merged(world, change.node)
    return world


def _plain(stage: Stage) -> tuple[dict[str, object], tuple[Decision, ...]]:
    return {path: told.value for path, told in stage.values.items()}, stage.decisions
