"""The design of a study as a file: all that its numbers and its report need, beside the arms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.core.errors import StoreError
from sim.core.stamp import source_hash
from sim.core.text import Text
from sim.core.words import say
from sim.lab.money import Balance
from sim.lab.plain import as_json, from_json
from sim.lab.points import points_of
from sim.scenario import Scenario, load_scenario
from sim.scenario.scenario import EqualMoney
from sim.scenario.study import (
    Arm,
    Comparisons,
    Design,
    Limits,
    Replications,
    Study,
    Unknown,
    Wanted,
    Wishes,
)

DESIGN, SCENARIOS = "design.json", "scenarios"
FORMAT = 1
MOST_CELLS = 64
"""Keys of so many points are written down, so that a later version still finds the runs."""
NAME = re.compile(r"[a-z][a-z0-9_]{0,99}")
"""What an arm may be called, since a file is named after it."""


@dataclass(frozen=True)
class WrittenArm:
    """An arm without its scenario, which lies in a file of the arm's name."""

    name: str
    label: Text
    key: str
    cells: tuple[str, ...]
    """The keys of its scenario at each point; none where there are more than `MOST_CELLS`."""
    settings: dict[str, Any]


@dataclass(frozen=True)
class WrittenUnknown:
    """Something that nobody knows, without its declaration, which the program has."""

    name: str
    path: str
    label: Text
    low: float | None
    high: float | None
    values: tuple[float, ...]


@dataclass(frozen=True)
class WrittenStudy:
    """What `design.json` says of a study.

    Attributes
    ----------
    format : int
        The format of this file.
    key : str
        The study's key as it was asked for; the folder is named after it.
    carried_out : str
        The key of the study as it was carried out, with the money made equal.
    sources : str
        The sha256 of the sources that the runs were made by.
    """

    format: int
    key: str
    carried_out: str
    sources: str
    name: str
    title: Text
    question: Text
    caution: Text
    arms: tuple[WrittenArm, ...]
    unknowns: tuple[WrittenUnknown, ...]
    design: Design
    replications: Replications
    seed: int
    common: bool
    outcomes: tuple[Wanted, ...]
    comparisons: Comparisons
    equal_money: EqualMoney | None
    balances: tuple[Balance, ...]
    report: Wishes
    limits: Limits


def written(study: Study, key: str, sources: str, balances: Sequence[Balance]) -> str:
    """Write the design of a study as JSON.

    Parameters
    ----------
    study : Study
        As it is carried out, its money made equal.
    key : str
        The key of the study as it was asked for.
    sources : str
        The sha256 of the sources by which it is carried out.
    balances : sequence of Balance
        How the money was made equal.

    Returns
    -------
    str
        What `read_design` reads.
    """
    file = WrittenStudy(
        format=FORMAT,
        key=key,
        carried_out=study.key(),
        sources=sources,
        name=study.name,
        title=study.title,
        question=study.question,
        caution=study.caution,
        arms=tuple(
            WrittenArm(
                arm.name, arm.label, arm.scenario.key(), _cells(study, arm), dict(arm.settings)
            )
            for arm in study.arms
        ),
        unknowns=tuple(
            WrittenUnknown(u.name, u.path, u.label, u.low, u.high, u.values) for u in study.unknowns
        ),
        design=study.design,
        replications=study.replications,
        seed=study.seed,
        common=study.common,
        outcomes=study.outcomes,
        comparisons=study.comparisons,
        equal_money=study.equal_money,
        balances=tuple(balances),
        report=study.report,
        limits=study.limits,
    )
    return as_json(file)


def _cells(study: Study, arm: Arm) -> tuple[str, ...]:
    points = points_of(study)
    if len(points) > MOST_CELLS:
        return ()
    return tuple(study.scenario_of(arm, point).key() for point in points)


def read_design(folder: Path) -> WrittenStudy:
    """Read the design in the folder of a study.

    Raises
    ------
    StoreError
        If there is none, or it was not written by this program.
    """
    try:
        contents = (folder / DESIGN).read_bytes()
    except OSError as error:
        raise StoreError(say("study.no_design", folder=folder)) from error
    try:
        found = from_json(WrittenStudy, contents)
    except ValueError as error:
        raise StoreError(say("study.bad_design", folder=folder)) from error
    if found.format != FORMAT or not all(NAME.fullmatch(arm.name) for arm in found.arms):
        raise StoreError(say("study.bad_design", folder=folder))
    return found


def study_in(folder: Path) -> tuple[Study, WrittenStudy]:
    """Read a study back from its folder, as it was carried out.

    Parameters
    ----------
    folder : Path
        The folder of the study.

    Returns
    -------
    tuple
        The study, and what `design.json` says besides.

    Raises
    ------
    StoreError
        If there is no study, or its files no longer say what was run. What an earlier version
        wrote is taken as it stands.
    ScenarioError
        If the scenario of an arm cannot be read.
    """
    file = read_design(folder)
    later = file.sources != source_hash()
    scenarios = {arm.name: _scenario(folder, arm, later=later) for arm in file.arms}
    if not scenarios or file.comparisons.against not in scenarios:
        raise StoreError(say("study.bad_design", folder=folder))
    first = next(iter(scenarios.values()))
    try:
        unknowns = tuple(_unknown(each, first) for each in file.unknowns)
    except KeyError as error:
        raise StoreError(say("study.bad_design", folder=folder)) from error
    study = Study(
        name=file.name,
        title=file.title,
        question=file.question,
        caution=file.caution,
        scenarios=tuple(scenarios.values()),
        arms=tuple(
            Arm(arm.name, arm.label, scenarios[arm.name], arm.settings) for arm in file.arms
        ),
        unknowns=unknowns,
        design=file.design,
        replications=file.replications,
        seed=file.seed,
        common=file.common,
        outcomes=file.outcomes,
        comparisons=file.comparisons,
        equal_money=file.equal_money,
        report=file.report,
        limits=file.limits,
    )
    if file.sources == source_hash() and study.key() != file.carried_out:
        raise StoreError(say("study.changed_design", folder=folder))
    return study, file


def _scenario(folder: Path, arm: WrittenArm, *, later: bool) -> Scenario:
    """Read the scenario of an arm; a later version may know more values, so that its key moves."""
    found = load_scenario(folder / SCENARIOS / f"{arm.name}.yaml")
    if found.key() != arm.key and not (later and arm.cells):
        raise StoreError(say("study.changed_scenario", folder=folder, arm=arm.name))
    return found


def _unknown(said: WrittenUnknown, scenario: Scenario) -> Unknown:
    param = scenario.values[said.path].param
    return Unknown(said.name, said.path, said.label, param, said.low, said.high, said.values)
