"""What a folder or a file says of a run, so that it can be lived again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.core.errors import StoreError, UsageError
from sim.core.stamp import source_hash
from sim.core.words import say
from sim.lab.arms import Arm
from sim.lab.design import DESIGN, SCENARIOS, study_in
from sim.lab.points import points_of
from sim.lab.simulate import SEED
from sim.lab.store import STAMP, read_stamp
from sim.scenario import Scenario, load
from sim.scenario.study import Study

PROGRAMME, TWIN = "programme", "twin"


@dataclass(frozen=True)
class Again:
    """One arm of a run as it can be lived again.

    Attributes
    ----------
    arm : Arm
        What is lived.
    name : str
        The arm's name: `programme` or `twin` of a run, an arm's own name of a comparison.
    seed : int
        The seed of the run.
    replications : int or None
        How many strokes of luck the run had; None where nothing was run yet.
    as_recorded : bool
        Whether program and scenario are those that made what lies in the folder.
    """

    arm: Arm
    name: str
    seed: int
    replications: int | None = None
    as_recorded: bool = True


def again(
    place: str | Path,
    arm: str | None = None,
    seed: int = SEED,
    overrides: Sequence[str] = (),
    point: int = 0,
) -> Again:
    """Find out what is to be lived again.

    Parameters
    ----------
    place : str or Path
        The folder of a run, a comparison or a study; or a file, or the name of a shipped one.
    arm : str, optional
        Which arm; without it the one with the programme, or the baseline.
    seed : int, optional
        The seed, where nothing was run yet; a folder knows its own.
    overrides : sequence of str, optional
        Values to set on top, each as `key=value`; in a study they take the place of its point.
    point : int, optional
        Which point of a study's design, counted from 0 as in its tables.

    Returns
    -------
    Again
        What to live.

    Raises
    ------
    UsageError
        If there is no such arm or point.
    StoreError
        If the folder is not one of ours, or cannot be read.
    ScenarioError
        If anything is wrong with the scenario.
    """
    folder = Path(place)
    if not folder.is_dir():
        return _of_file(place, arm, seed, overrides)
    if (folder / DESIGN).is_file():
        return _of_study(folder, arm, point, overrides)
    if (folder / STAMP).is_file():
        return _of_run(folder, arm, overrides)
    raise StoreError(say("why.not_ours", folder=folder))


def _of_file(place: str | Path, arm: str | None, seed: int, overrides: Sequence[str]) -> Again:
    read = load(place, overrides)
    if isinstance(read, Study):
        name = _chosen(arm, [each.name for each in read.arms])
        arms = {each.name: each.scenario for each in read.arms}
        return Again(Arm(arms[name]), name, _seed(read, name))
    if not isinstance(read, Scenario):
        raise UsageError(say("study.not_a_scenario", file=place))
    name = _chosen(arm, [PROGRAMME, TWIN])
    return Again(Arm(read, name == PROGRAMME), name, seed)


def _of_run(folder: Path, arm: str | None, overrides: Sequence[str]) -> Again:
    stamp = read_stamp(folder) or {}
    name = _chosen(arm, [PROGRAMME, TWIN] if stamp.get("twin") else [PROGRAMME])
    scenario = _scenario(folder / "scenario.yaml", overrides)
    told = stamp.get("scenario", {}).get("key") == scenario.key()
    return Again(
        arm=Arm(scenario, name == PROGRAMME),
        name=name,
        seed=_number(stamp, "seed", folder),
        replications=_number(stamp, "replications", folder),
        as_recorded=told and _same_program(stamp),
    )


def _of_study(folder: Path, arm: str | None, point: int, overrides: Sequence[str]) -> Again:
    study, file = study_in(folder)
    name = _chosen(arm, [each.name for each in study.arms])
    points = points_of(study)
    if not 0 <= point < len(points):
        raise UsageError(say("why.no_point", point=point, last=len(points) - 1))
    scenario = study.scenario_of(name, points[point])
    if overrides:
        scenario = _scenario(folder / SCENARIOS / f"{name}.yaml", overrides)
    stamp = read_stamp(folder) or {}
    return Again(
        arm=Arm(scenario),
        name=name,
        seed=_seed(study, name),
        replications=stamp.get("replications", study.replications.at_most),
        as_recorded=not overrides and file.sources == source_hash(),
    )


def _seed(study: Study, name: str) -> int:
    """Give the seed of an arm: the study's own, unless every arm has luck of its own."""
    number = [each.name for each in study.arms].index(name)
    return study.seed + (0 if study.common else number)


def _scenario(file: Path, overrides: Sequence[str]) -> Scenario:
    read = load(file, overrides)
    if not isinstance(read, Scenario):
        raise UsageError(say("study.not_a_scenario", file=file))
    return read


def _same_program(stamp: Mapping[str, Any]) -> bool:
    made_by = stamp.get("environment", {}).get("sources")
    return made_by in {None, source_hash()}


def _number(told: Mapping[str, Any], name: str, folder: Path) -> int:
    value = told.get(name)
    if not isinstance(value, int):
        raise StoreError(say("why.not_ours", folder=folder))
    return value


def _chosen(arm: str | None, known: list[str]) -> str:
    """Give the name of an arm, the first one where none is asked for.

    Raises
    ------
    UsageError
        If there is no arm of that name.
    """
    if arm is None:
        return known[0]
    if arm not in known:
        raise UsageError(say("why.no_arm", arm=arm, known=", ".join(known)))
    return arm
