"""Read a scenario by path, by name or from text, and check all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sim.core.errors import ScenarioError
from sim.core.words import say
from sim.scenario.build import build
from sim.scenario.check import unknown_key
from sim.scenario.document import TOLD_LATER, Family, Reader
from sim.scenario.parse import parse_value
from sim.scenario.problems import Faults, shown, stop
from sim.scenario.registry import close_to, schema
from sim.scenario.resolved import key_written, without_old_origins
from sim.scenario.scenario import Scenario, Written
from sim.scenario.source import read
from sim.scenario.tree import Node, Place, merged, nested

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
    scenario = build(Written(file, family.heading, body), faults)
    faults.raise_if_any()
    scenario = replace(scenario, parent=_parent(family, by_hand=bool(overrides)))
    return scenario if key_written(text) == scenario.key() else without_old_origins(scenario)


def _parent(family: Family, *, by_hand: bool) -> Scenario | None:
    """Give what a scenario differs from; None when there is nothing, or nothing sound."""
    before = family.parent or (family if by_hand else None)
    if before is None:
        return None
    faults = Faults()
    scenario = build(Written(before.file, before.heading, before.body), faults)
    return None if faults.noted else scenario


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
