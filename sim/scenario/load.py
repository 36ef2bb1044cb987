"""Read a scenario by path, by name or from text, and check all of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sim.catalogue import OUTCOMES
from sim.core.errors import Problem, ScenarioError
from sim.core.words import say
from sim.scenario.check import Values, checked, unknown_key
from sim.scenario.cross import advice, cross_checked
from sim.scenario.document import TOLD_LATER, Reader
from sim.scenario.parse import parse_value
from sim.scenario.problems import Faults, problem, shown, stop
from sim.scenario.registry import Group, close_to, schema
from sim.scenario.scenario import Scenario, Stage, unusual
from sim.scenario.source import read
from sim.scenario.telling import expectations, matters_of, name_of, text_of
from sim.scenario.timeline import Change, Timeline, overridden_later
from sim.scenario.tree import Node, Place, dig, merged, nested

ENDINGS = (".yaml", ".yml")


def load(path_or_name: str | Path, overrides: Sequence[str] = ()) -> Scenario:
    """Read a scenario file, or one of the shipped scenarios by its name.

    Parameters
    ----------
    path_or_name : str or Path
        A file, or a name such as `yanliu`.
    overrides : sequence of str
        Values to set on top of the file, each as `key=value` with a dotted key.

    Returns
    -------
    Scenario
        The scenario, every value checked.

    Raises
    ------
    ScenarioError
        If anything is wrong: all faults at once, each with its place.
    """
    word = str(path_or_name)
    path = Path(word)
    by_name = path.name == word and not word.endswith(ENDINGS) and not path.is_file()
    if by_name and (word in shipped() or not path.exists()):
        path = folder() / f"{word}.yaml"
        if word not in shipped():
            _unknown_name(word)
        word = path.name
    text = read(path, word)
    return _read(text, word, path.resolve(), overrides)


def from_text(text: str, name: str = "text", overrides: Sequence[str] = ()) -> Scenario:
    """Read a scenario from a text; `name` stands for the file in messages.

    Raises
    ------
    ScenarioError
        If anything is wrong: all faults at once, each with its place.
    """
    return _read(text, name, None, overrides)


def shipped() -> list[str]:
    """List the scenarios that come with the program, by name."""
    return sorted(path.stem for path in folder().glob("*.yaml"))


def folder() -> Path:
    """Give the folder of the shipped scenarios: in the wheel beside this file, else on top."""
    beside = Path(__file__).parent / "shipped"
    return beside if beside.is_dir() else Path(__file__).parents[2] / "scenarios"


def _unknown_name(word: str) -> None:
    known = shipped()
    guess = close_to(word, known)
    meant = say("scenario.did_you_mean", word=guess) if guess else say("scenario.nothing")
    at = Place(word, 0, 0)
    raise stop("unknown_name", at, name=shown(word), known=", ".join(known), guess=meant)


def _read(text: str, file: str, path: Path | None, overrides: Sequence[str]) -> Scenario:
    layout = schema()
    faults = Faults()
    family = Reader(layout, folder(), faults).family(text, file, path)
    body = _overridden(family.body, overrides, [*layout.groups, *TOLD_LATER], faults)
    world = _only(body, layout)
    values = checked(layout, world, faults)
    cross_checked(values, faults)
    months, project = _length(values, "time.months"), _length(values, "time.project_months")
    timeline = Timeline(world, layout, project, faults).read(dig(body, "timeline"))
    heading, measures = family.heading, list(OUTCOMES)
    stages = _stages(world, timeline, layout, faults)
    scenario = Scenario(
        name=name_of(heading, file, faults),
        title=text_of(heading, "title", faults),
        question=text_of(heading, "question", faults),
        caution=text_of(heading, "caution", faults),
        place=text_of(heading, "place", faults),
        values=values,
        stages=stages,
        timeline=timeline,
        matters=matters_of(dig(body, "matters"), measures, faults),
        expect=expectations(dig(body, "expect"), measures, months, faults),
        warnings=_warnings(values, timeline, months, Place(file, 0, 0)),
    )
    faults.raise_if_any()
    return scenario


def _warnings(
    values: Values, timeline: tuple[Change, ...], months: int, file: Place
) -> tuple[Problem, ...]:
    late = [
        problem("change_too_late", c.node.key_at, f"timeline.{c.name}", months=months)
        for c in timeline
        if c.from_month > months
    ]
    later = overridden_later(values, timeline, months)
    return (*late, *later, *advice(values, file))


def _length(values: Values, path: str) -> int:
    return int(values[path].value) if path in values else 1


def _only(body: Node, layout: Group) -> Node:
    kept = {key: node for key, node in body.entries.items() if key in layout.groups}
    return Node(kept, body.at, body.key_at)


def _stages(
    world: Node, timeline: tuple[Change, ...], layout: Group, faults: Faults
) -> tuple[Stage, ...]:
    """Lay all changes that hold at the same time over the world, month of change by month."""
    months = {1} | {change.from_month for change in timeline}
    months |= {change.until_month + 1 for change in timeline if change.until_month is not None}
    laid: dict[int, Values] = {}
    for month in sorted(months):
        then = world
        for change in timeline:
            if change.holds(month):
                then = merged(then, change.node)
        laid[month] = checked(layout, then, faults)
        cross_checked(laid[month], faults)
    moved = unusual(laid.values())
    stages = [Stage(month, values, moved) for month, values in laid.items()]
    return tuple(
        now
        for now, before in zip(stages, [None, *stages], strict=False)
        if before is None or _plain(now.values) != _plain(before.values)
    )


def _plain(values: Values) -> dict[str, object]:
    return {path: told.value for path, told in values.items()}


def _overridden(body: Node, overrides: Sequence[str], known: list[str], faults: Faults) -> Node:
    for override in overrides:
        file = f"--set {override}"
        path, sign, text = override.partition("=")
        path = path.strip()
        if not sign or not all(path.split(".")):
            faults.add("bad_override", Place(file, 0, 0), text=shown(override))
            continue
        try:
            leaf = parse_value(text.strip(), file, path)
        except ScenarioError as error:
            faults.noted.update(dict.fromkeys(error.problems))
            continue
        top = path.partition(".")[0]
        if top not in known:
            unknown_key(top, leaf, "", known, faults)
            continue
        body = merged(body, nested(path, leaf))
    return body
