"""Run, compare, study and read in one line, from a notebook or a program of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sim.core.errors import UsageError
from sim.core.words import say
from sim.lab import REPLICATIONS, SEED, simulate
from sim.lab.apart import quick_to_take_apart, taken_apart
from sim.lab.between import between, exactly
from sim.lab.design import DESIGN
from sim.lab.findings import begin_study, finish_study
from sim.lab.reopen import reopened, run_again
from sim.lab.workers import Progress, crew
from sim.report.comparison import Comparison
from sim.report.run import Run
from sim.scenario import Scenario, load, load_scenario
from sim.scenario.study import Study


def run(  # noqa: PLR0913 what can be chosen of a run
    scenario: Scenario | str | Path,
    overrides: Sequence[str] = (),
    *,
    replications: int = REPLICATIONS,
    seed: int = SEED,
    twin: bool = True,
    workers: int = 1,
    progress: Progress | None = None,
) -> Run:
    """Run a scenario under many strokes of luck, with and without its project.

    Parameters
    ----------
    scenario : Scenario, str or Path
        A scenario, a file, or the name of one that comes along, such as `yanliu`.
    overrides : sequence of str, optional
        Values to change in a file, each as `key=value`, such as `project.grant_yuan=300000`.
    replications : int, optional
        How many strokes of luck.
    seed : int, optional
        Which luck, 0 to 2**64 - 1.
    twin : bool, optional
        Whether to run the same world under the same luck without the project as well.
    workers : int, optional
        How many processes; in a program of one's own this needs the usual
        `if __name__ == "__main__":`. The result is the same to the last byte.
    progress : callable, optional
        Told after each month how many replication-months are lived, and how many there are.

    Returns
    -------
    Run
        With `table`, `plot` and `save`, and the numbers in `frames` and `result`.

    Raises
    ------
    ScenarioError
        If anything is wrong with the file or an override.
    UsageError
        If a number is out of its range.
    RefusedError
        If the run would not fit the memory that is free.
    """
    read = scenario if isinstance(scenario, Scenario) else load_scenario(scenario, overrides)
    result = simulate(read, replications, seed, twin=twin, workers=workers, progress=progress)
    return Run(result)


def compare(  # noqa: PLR0913 what can be chosen of a comparison
    *scenarios: Scenario | str | Path,
    replications: int | None = None,
    at_least: int = 20,
    at_most: int = 200,
    half_width: float | None = None,
    seed: int = SEED,
    workers: int = 1,
    out: str | Path = "runs",
    progress: Progress | None = None,
) -> Comparison:
    """Hold arrangements against each other under the same luck; the first is the baseline.

    Parameters
    ----------
    *scenarios : Scenario, str or Path
        Two or more: scenarios, files, or names of those that come along.
    replications : int, optional
        Exactly how many strokes of luck; without it as many as the question needs.
    at_least, at_most : int, optional
        Fewest and most strokes of luck.
    half_width : float, optional
        How closely the first measure's difference shall be known, in its unit.
    seed : int, optional
        Which luck, 0 to 2**64 - 1.
    workers : int, optional
        How many processes.
    out : str or Path, optional
        Where finished runs are kept, so that asking again takes no time.
    progress : callable, optional
        Told how many replication-months are lived, and how many there are.

    Returns
    -------
    Comparison
        With `table`, `plot`, `report` and `save`, and the numbers in `runs` and `differences`.

    Raises
    ------
    ScenarioError
        If anything is wrong with a file.
    UsageError
        If there is nothing to compare.
    RefusedError
        If it would take more than there is.
    """
    read = [each if isinstance(each, Scenario) else load_scenario(each) for each in scenarios]
    asked = between(
        read,
        seed=seed,
        at_least=replications or at_least,
        at_most=replications or at_most,
        half_width=half_width,
        workers=workers,
        commanded=bool(replications),
    )
    return _carried_out(asked, out, workers, progress)


def study(
    file: Study | str | Path,
    *,
    replications: int | None = None,
    workers: int | None = None,
    out: str | Path = "runs",
    progress: Progress | None = None,
) -> Comparison:
    """Carry out a study: all its arms under the same luck, as often as it says.

    Parameters
    ----------
    file : Study, str or Path
        A study, its file, or the name of one that comes along.
    replications : int, optional
        Exactly how many strokes of luck; without it as many as the study says.
    workers : int, optional
        How many processes; without it as many as the study says.
    out : str or Path, optional
        Where finished runs are kept, so that asking again takes no time.
    progress : callable, optional
        Told how many replication-months are lived, and how many there are.

    Returns
    -------
    Comparison
        As `compare` gives it.

    Raises
    ------
    ScenarioError
        If anything is wrong with the file.
    UsageError
        If it is no study.
    RefusedError
        If it would take more than its limits or than there is.
    """
    read = file if isinstance(file, Study) else load(file)
    if not isinstance(read, Study):
        raise UsageError(say("study.not_a_study", file=file))
    return _carried_out(exactly(read, replications), out, workers or read.limits.workers, progress)


def read(folder: str | Path) -> Comparison | Run:
    """Open the folder of a comparison, a study or a run: its numbers as tidy tables.

    Parameters
    ----------
    folder : str or Path
        What `compare`, `study` or `run` kept.

    Returns
    -------
    Comparison or Run
        A comparison with `runs`, `differences` and `tables`; a run, which keeps no single runs
        and is lived again, with `frames`.

    Raises
    ------
    StoreError
        If there is nothing of the kind, or its files do not fit together.
    """
    if (Path(folder) / DESIGN).is_file():
        return Comparison(reopened(folder))
    return Run(run_again(folder))


def _carried_out(
    asked: Study, out: str | Path, workers: int, progress: Progress | None
) -> Comparison:
    wanted = replace(asked, limits=replace(asked.limits, workers=workers))
    with crew(workers) as several:
        findings = finish_study(begin_study(wanted, out), several, progress)
        arms = quick_to_take_apart(findings)
        return Comparison(findings, taken_apart(findings, several, progress, arms))
