"""Read a scenario by path, by name or from text, and check all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sim.core.errors import ScenarioError
from sim.core.words import say
from sim.scenario.build import build
from sim.scenario.check import unknown_key
from sim.scenario.counties import check_tiers
from sim.scenario.document import TOLD_LATER, Family, Reader, format_and_kind
from sim.scenario.lesson import Lesson
from sim.scenario.lessons import KEYS as LESSON_KEYS
from sim.scenario.lessons import lesson_of
from sim.scenario.origins import key_written, without_old_origins
from sim.scenario.parse import parse, parse_value
from sim.scenario.problems import Faults, shown, stop
from sim.scenario.registry import close_to, schema
from sim.scenario.scenario import Scenario, Written
from sim.scenario.short_forms import spelled_out
from sim.scenario.source import read
from sim.scenario.studies import KEYS as STUDY_KEYS
from sim.scenario.studies import study_of
from sim.scenario.study import Study
from sim.scenario.tree import Node, Place, merged, nested

ENDINGS = (".yaml", ".yml")


File = Scenario | Study | Lesson
KINDS = {"scenario": "*.yaml", "study": "studies/*.yaml", "lesson": "lessons/*.yaml"}
"""Where the shipped files of each kind lie."""


def load(path_or_name: str | Path, overrides: Sequence[str] = ()) -> File:
    """Read a scenario, study or lesson, or one of the shipped files by its name.

    Parameters
    ----------
    path_or_name : str or Path
        A file, or a name such as `yanliu`.
    overrides : sequence of str
        Values to set on top of the file, each as `key=value` with a dotted key.

    Returns
    -------
    Scenario, Study or Lesson
        What the file's `kind` says, every value checked.

    Raises
    ------
    ScenarioError
        If anything is wrong: all faults at once, each with its place.
    """
    text, word, path = _found(path_or_name)
    return _read(text, word, path, overrides)


def load_scenario(path_or_name: str | Path, overrides: Sequence[str] = ()) -> Scenario:
    """Read a file as `load` does, but take nothing but a scenario.

    Raises
    ------
    ScenarioError
        If anything is wrong, or the file is of another kind.
    """
    text, word, path = _found(path_or_name)
    found = _read(text, word, path, overrides, wanted=("scenario",))
    if not isinstance(found, Scenario):
        raise TypeError(word)
    return found


def from_text(text: str, name: str = "text", overrides: Sequence[str] = ()) -> File:
    """Read a scenario, study or lesson from a text; `name` stands for the file in messages.

    Raises
    ------
    ScenarioError
        If anything is wrong: all faults at once, each with its place.
    """
    return _read(text, name, None, overrides)


def shipped(kind: str = "scenario") -> list[str]:
    """List the files of a kind that come with the program, by name."""
    return sorted(path.stem for path in folder().glob(KINDS[kind]))


def folder() -> Path:
    """Give the folder of the shipped scenarios: in the wheel beside this file, else on top."""
    beside = Path(__file__).parent / "shipped"
    return beside if beside.is_dir() else Path(__file__).parents[2] / "scenarios"


def _found(path_or_name: str | Path) -> tuple[str, str, Path]:
    """Find and open a file: its text, its name in messages, and where it lies."""
    word = str(path_or_name)
    path = Path(word)
    by_name = path.name == word and not word.endswith(ENDINGS) and not path.is_file()
    at = {name: kind for kind in reversed(KINDS) for name in shipped(kind)}
    if by_name and (word in at or not path.exists()):
        if word not in at:
            _unknown_name(word)
        path = folder() / KINDS[at[word]].replace("*", word)
        word = path.name
    return read(path, word), word, path.resolve()


def _unknown_name(word: str) -> None:
    known = shipped()
    guess = close_to(word, [name for kind in KINDS for name in shipped(kind)])
    meant = say("scenario.did_you_mean", word=guess) if guess else say("scenario.nothing")
    at = Place(word, 0, 0)
    raise stop("unknown_name", at, name=shown(word), known=", ".join(known), guess=meant)


def _read(
    text: str,
    file: str,
    path: Path | None,
    overrides: Sequence[str],
    wanted: tuple[str, ...] = tuple(KINDS),
) -> File:
    layout = schema()
    faults = Faults()
    reader = Reader(layout, folder(), faults)
    root = parse(text, file, faults)
    kind = format_and_kind(root, wanted, faults)
    found: File
    if kind == "study":
        root = _overridden(root, overrides, list(STUDY_KEYS), faults)
        found = study_of(root, file, path, reader)
    elif kind == "lesson":
        root = _overridden(root, overrides, list(LESSON_KEYS), faults)
        found = lesson_of(root, file, path, reader)
    else:
        family = reader.laid(reader.document(root, file, path))
        body = _overridden(family.body, overrides, [*layout.groups, *TOLD_LATER], faults)
        if path is not None:
            reader.read_tables(body, Path.cwd())  # what `--set` names lies where one works
        found = _scenario(text, family, body, reader, by_hand=bool(overrides))
    faults.raise_if_any()
    return replace(found, warnings=(*faults.warned, *found.warnings))


def _scenario(text: str, family: Family, body: Node, reader: Reader, *, by_hand: bool) -> Scenario:
    written = Written(family.file, family.heading, body, reader.tables)
    scenario = build(written, reader.faults)
    check_tiers(scenario, reader.faults)
    reader.faults.raise_if_any()
    scenario = replace(scenario, parent=_parent(family, reader, by_hand=by_hand))
    return scenario if key_written(text) == scenario.key() else without_old_origins(scenario)


def _parent(family: Family, reader: Reader, *, by_hand: bool) -> Scenario | None:
    """Give what a scenario differs from; None when there is nothing, or nothing sound."""
    before = family.parent or (family if by_hand else None)
    if before is None:
        return None
    faults = Faults()
    written = Written(before.file, before.heading, before.body, reader.tables)
    scenario = build(written, faults)
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
        body = merged(body, spelled_out(nested(path, leaf), faults))
    return body
